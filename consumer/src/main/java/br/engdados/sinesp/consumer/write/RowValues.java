package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import com.datastax.spark.connector.writer.RowWriter;
import java.util.ArrayList;
import java.util.List;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Gives the connector a row's columns and, as one more, its write time in microseconds. */
final class OccurrenceRowWriter implements RowWriter<RowChange.Write> {
  private static final long serialVersionUID = 1L;

  /** The bind marker of the write time; no column of the tables has this name. */
  static final String WRITE_TIME = "write_time";

  private final boolean municipal;
  private final ArrayList<String> names = new ArrayList<>();

  OccurrenceRowWriter(OccurrenceTable table) {
    municipal = table.granularidade() == Granularidade.MUNICIPIO;
    table.columns().stream().map(Column::name).forEach(names::add);
    names.add(WRITE_TIME);
  }

  @Override
  public Seq<String> columnNames() {
    return JavaConverters.asScalaBuffer((List<String>) names).toSeq();
  }

  @Override
  public void readColumnValues(RowChange.Write change, Object[] buffer) {
    Occurrence occurrence = change.occurrence();
    Place place = occurrence.place();
    int i = 0;
    buffer[i++] = occurrence.id();
    buffer[i++] = occurrence.edition().dataset().id();
    buffer[i++] = occurrence.edition().resourceId();
    buffer[i++] = place.granularidade().code();
    buffer[i++] = occurrence.period().getYear();
    buffer[i++] = occurrence.period().getMonthValue();
    buffer[i++] = occurrence.period().atDay(1);
    buffer[i++] = place.uf();
    buffer[i++] = place.ufNome();
    buffer[i++] = place.regiao();
    if (municipal) {
      buffer[i++] = place.codigoMunicipio();
      buffer[i++] = place.municipio();
    }
    buffer[i++] = occurrence.tipoCrime();
    i = breakdown(occurrence.breakdown(), buffer, i);
    i = measures(occurrence.measures(), buffer, i);
    buffer[i++] = occurrence.edition().dataExtracao();
    buffer[i] = change.writeTime();
  }

  private static int breakdown(Breakdown breakdown, Object[] buffer, int from) {
    int i = from;
    buffer[i++] = breakdown.abrangencia();
    buffer[i++] = breakdown.agente();
    buffer[i++] = breakdown.arma();
    buffer[i++] = breakdown.faixaEtaria();
    buffer[i++] = breakdown.formulario();
    return i;
  }

  private static int measures(Measures measures, Object[] buffer, int from) {
    int i = from;
    buffer[i++] = measures.feminino();
    buffer[i++] = measures.masculino();
    buffer[i++] = measures.naoInformado();
    buffer[i++] = measures.vitimas();
    buffer[i++] = measures.ocorrencias();
    buffer[i++] = measures.pesoKg();
    return i;
  }
}
