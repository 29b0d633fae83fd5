package br.engdados.sinesp.producer.forms;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;

/** A row of a yearly file as it is meant, before it is written in some form; null is blank. */
record SampleRow(
    String uf,
    String municipio,
    String evento,
    YearMonth month,
    String agente,
    String arma,
    String faixaEtaria,
    Integer feminino,
    Integer masculino,
    Integer naoInformado,
    Integer totalVitima,
    Integer total,
    BigDecimal totalPeso,
    String abrangencia) {
  private record Town(String uf, String name) {}

  private static final List<Town> TOWNS =
      List.of(
          new Town("SP", "SÃO PAULO"),
          new Town("SP", "Águas de Lindóia"),
          new Town("MG", "BELO HORIZONTE"),
          new Town("CE", "Itapajé"),
          new Town("GO", "GOIÂNIA"),
          new Town("PA", "BELÉM"),
          new Town("RO", "Espigão D'Oeste"),
          new Town("DF", "BRASÍLIA"));
  private static final List<String> MUNICIPAL_EVENTS =
      List.of("Feminicídio", "Homicídio doloso", "Estupro", "Suicídio");
  private static final List<String> STATE_EVENTS =
      List.of("Roubo de veículo", "Tráfico de drogas", "Apreensão de Cocaína", "Furto de veículo");

  /** Makes the rows of one yearly file: several months, places and events, some measures blank. */
  static List<SampleRow> table(RandomGenerator random) {
    int year = random.nextInt(2015, 2027);
    int rows = 1 + random.nextInt(40);
    int largest = List.of(9, 999, 1_500, 2_500_000).get(random.nextInt(4));
    return random.ints(rows).mapToObj(any -> row(random, year, largest)).toList();
  }

  private static SampleRow row(RandomGenerator random, int year, int largest) {
    Town town = TOWNS.get(random.nextInt(TOWNS.size()));
    boolean ofState = random.nextInt(3) == 0;
    List<String> events = ofState ? STATE_EVENTS : MUNICIPAL_EVENTS;
    return new SampleRow(
        town.uf(),
        ofState ? "NÃO INFORMADO" : town.name(),
        events.get(random.nextInt(events.size())),
        YearMonth.of(year, 1 + random.nextInt(12)),
        ofState && random.nextInt(4) == 0 ? "Polícia Militar" : null,
        ofState && random.nextInt(4) == 0 ? "Revólver; pistola, outras" : null,
        null,
        count(random, largest),
        count(random, largest),
        count(random, largest),
        count(random, largest),
        count(random, largest),
        weight(random),
        "Estadual");
  }

  private static Integer count(RandomGenerator random, int largest) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> 0;
      default -> random.nextInt(largest + 1);
    };
  }

  private static BigDecimal weight(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(100_000_000), random.nextInt(4));
      case 1 -> BigDecimal.valueOf(random.nextInt(3_000_000), 3);
      default -> null;
    };
  }
}
