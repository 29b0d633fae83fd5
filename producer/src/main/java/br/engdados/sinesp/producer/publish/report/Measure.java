package br.engdados.sinesp.producer.publish.report;

import br.engdados.sinesp.contract.occurrence.Measures;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import java.math.BigDecimal;
import java.util.Locale;

/** The measures of a row, to be gone through. */
enum Measure {
  FEMININO,
  MASCULINO,
  NAO_INFORMADO,
  VITIMAS,
  OCORRENCIAS,
  PESO_KG;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives the value of a row, null for blank. */
  BigDecimal of(Occurrence row) {
    Measures measures = row.measures();
    return switch (this) {
      case FEMININO -> decimal(measures.feminino());
      case MASCULINO -> decimal(measures.masculino());
      case NAO_INFORMADO -> decimal(measures.naoInformado());
      case VITIMAS -> decimal(measures.vitimas());
      case OCORRENCIAS -> decimal(measures.ocorrencias());
      case PESO_KG -> measures.pesoKg();
    };
  }

  private static BigDecimal decimal(Integer count) {
    return count == null ? null : BigDecimal.valueOf(count);
  }
}
