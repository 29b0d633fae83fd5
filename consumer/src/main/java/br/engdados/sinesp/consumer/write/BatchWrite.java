package br.engdados.sinesp.consumer.write;

import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.spark.connector.writer.RichStatement;
import scala.Option;

/** A batch in the form that the connector's executor takes. */
record BatchWrite(Statement<?> stmt, int bytesCount, int rowsCount) implements RichStatement {
  @Override
  public RichStatement executeAs(Option<String> user) {
    return this;
  }
}
