package br.engdados.sinesp.contract.table;

import br.engdados.sinesp.contract.occurrence.Granularidade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of rows, one for each granularity. The partition holds a year of one event in one state:
 * bounded, a few megabytes at the most, and each of the three queries that the tables are made for
 * reads one partition a year.
 *
 * @param granularidade what its rows stand for
 * @param name the table's name
 * @param columns all columns, in the order in which they are declared
 * @param partitionKey the names of the partition-key columns, in order
 * @param clusteringKey the names of the clustering columns, in order; {@code id} is the last
 */
public record OccurrenceTable(
    Granularidade granularidade,
    String name,
    List<Column> columns,
    List<String> partitionKey,
    List<String> clusteringKey) {
  /** The keyspace that the tables are in unless the user names another. */
  public static final String KEYSPACE = "dados_seguranca_publica";

  /** The bind marker of a write time, microseconds; no column of the tables has this name. */
  public static final String WRITE_TIME = "write_time";

  /** The table of rows that stand for a municipality. */
  public static final OccurrenceTable MUNICIPIO =
      table(
          Granularidade.MUNICIPIO,
          List.of("dataset_id", "uf", "tipo_crime", "ano"),
          List.of("mes", "codigo_municipio", "abrangencia", "id"));

  /** The table of rows that stand for a whole state. */
  public static final OccurrenceTable ESTADO =
      table(
          Granularidade.ESTADO,
          List.of("dataset_id", "uf", "tipo_crime", "ano"),
          List.of("mes", "abrangencia", "id"));

  /** The table of rows of no known place. */
  public static final OccurrenceTable GERAL =
      table(
          Granularidade.GERAL,
          List.of("dataset_id", "tipo_crime", "ano"),
          List.of("mes", "abrangencia", "id"));

  public OccurrenceTable {
    columns = List.copyOf(columns);
    partitionKey = List.copyOf(partitionKey);
    clusteringKey = List.copyOf(clusteringKey);
  }

  /**
   * Finds the table of a granularity.
   *
   * @param granularidade what the rows stand for
   * @return its table
   */
  public static OccurrenceTable of(Granularidade granularidade) {
    return switch (granularidade) {
      case MUNICIPIO -> MUNICIPIO;
      case ESTADO -> ESTADO;
      case GERAL -> GERAL;
    };
  }

  /**
   * Lists the primary-key columns.
   *
   * @return partition key, then clustering key
   */
  public List<String> primaryKey() {
    return Stream.concat(partitionKey.stream(), clusteringKey.stream()).toList();
  }

  /**
   * Writes the statement that creates the table where it is missing.
   *
   * @param keyspace the keyspace's name
   * @return CQL
   */
  public String createStatement(String keyspace) {
    String declared =
        columns.stream()
            .map(column -> "  " + column.name() + " " + column.cqlType())
            .collect(Collectors.joining(",\n"));
    return "CREATE TABLE IF NOT EXISTS %s.%s (\n%s,\n  PRIMARY KEY ((%s), %s)\n)"
        .formatted(
            keyspace,
            name,
            declared,
            String.join(", ", partitionKey),
            String.join(", ", clusteringKey));
  }

  /**
   * Writes the statement that writes a whole row with a write time.
   *
   * @param keyspace the keyspace's name
   * @return CQL with a named bind marker for each column in their order, then {@link #WRITE_TIME}
   */
  public String insertStatement(String keyspace) {
    List<String> names = columns.stream().map(Column::name).toList();
    return "INSERT INTO %s.%s (%s) VALUES (:%s) USING TIMESTAMP :%s"
        .formatted(keyspace, name, String.join(", ", names), String.join(", :", names), WRITE_TIME);
  }

  /**
   * Writes the statement that deletes a row with a write time.
   *
   * @param keyspace the keyspace's name
   * @return CQL with the bind marker {@link #WRITE_TIME}, then one for each primary-key column
   */
  public String deleteStatement(String keyspace) {
    return "DELETE FROM %s.%s USING TIMESTAMP :%s WHERE %s"
        .formatted(keyspace, name, WRITE_TIME, primaryKeyCondition());
  }

  /**
   * Writes the condition that picks one row.
   *
   * @return CQL with a named bind marker for each primary-key column in their order
   */
  public String primaryKeyCondition() {
    return primaryKey().stream()
        .map(column -> column + " = :" + column)
        .collect(Collectors.joining(" AND "));
  }

  private static OccurrenceTable table(
      Granularidade granularidade, List<String> partitionKey, List<String> clusteringKey) {
    return new OccurrenceTable(
        granularidade,
        "tb_ocorrencias_" + granularidade.code(),
        columns(granularidade == Granularidade.MUNICIPIO),
        partitionKey,
        clusteringKey);
  }

  private static List<Column> columns(boolean municipal) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", "uuid"));
    addAll(columns, "text", "dataset_id", "resource_id", "granularidade");
    addAll(columns, "int", "ano", "mes");
    addAll(columns, "date", "data_referencia");
    addAll(columns, "text", "uf", "uf_nome", "regiao");
    if (municipal) {
      addAll(columns, "int", "codigo_municipio");
      addAll(columns, "text", "municipio");
    }
    addAll(columns, "text", "tipo_crime", "abrangencia", "agente", "arma", "faixa_etaria");
    addAll(columns, "text", "formulario");
    addAll(columns, "int", "feminino", "masculino", "nao_informado", "vitimas", "ocorrencias");
    addAll(columns, "decimal", "peso_kg");
    addAll(columns, "timestamp", "data_extracao");
    return columns;
  }

  private static void addAll(List<Column> columns, String cqlType, String... names) {
    for (String name : names) {
      columns.add(new Column(name, cqlType));
    }
  }
}
