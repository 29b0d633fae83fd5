package br.engdados.sinesp.consumer.write;

import br.engdados.sinesp.contract.occurrence.Breakdown;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.Place;
import br.engdados.sinesp.contract.table.Column;
import br.engdados.sinesp.contract.table.OccurrenceTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a row apart into the values of its columns and, as one more, its write time.
 *
 * <p>{@code verify} takes rows apart a second time, in its own {@code TableRow}, and the two must
 * stay two: with a shared mapping, columns that were swapped here would be swapped on both sides of
 * the comparison, and {@code verify} would find nothing.
 */
final class RowValues implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean municipal;
  private final ArrayList<String> names = new ArrayList<>();

  RowValues(OccurrenceTable table) {
    municipal = table.granularidade() == Granularidade.MUNICIPIO;
    table.columns().stream().map(Column::name).forEach(names::add);
    names.add(OccurrenceTable.WRITE_TIME);
  }

  /** The names of the columns in the order of the table, then that of the write time. */
  List<String> names() {
    return names;
  }

  /**
   * Takes a row apart.
   *
   * @param change the row
   * @param buffer takes the values in the order of the names, the write time in microseconds
   */
  void read(RowChange.Write change, Object[] buffer) {
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
