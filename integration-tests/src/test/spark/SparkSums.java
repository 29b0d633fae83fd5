import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Prints the rows and the sums of every measure of a folder of Parquet files as JSON lines; run from source. */
public final class SparkSums {
  private SparkSums() {}

  public static void main(String[] arguments) {
    String[] measures = {"feminino", "masculino", "nao_informado", "vitimas", "ocorrencias"};
    Column[] sums =
        Arrays.stream(measures).map(name -> functions.sum(name).as(name)).toArray(Column[]::new);
    SparkSession spark =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").getOrCreate();
    spark
        .read()
        .parquet(arguments[0])
        .groupBy("dataset_id", "ano", "granularidade", "tipo_crime")
        .agg(functions.count("*").as("rows"), sums)
        .toJSON()
        .collectAsList()
        .forEach(System.out::println);
    spark.stop();
  }
}
