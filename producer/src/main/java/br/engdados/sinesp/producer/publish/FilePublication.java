package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.publish.RecordSender.Origin;
import br.engdados.sinesp.producer.reader.Row;
import java.io.IOException;
import java.time.Instant;

/** Publishes one file: every row is normalised, encoded, sent or rejected. */
final class FilePublication {
  private final RowPipeline pipeline;
  private final Normaliser normaliser;
  private final RecordSender sender;
  private final Origin origin;
  private final long timestamp;
  private final FileTally tally;
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();

  FilePublication(
      RowPipeline pipeline,
      Normaliser normaliser,
      RecordSender sender,
      Origin origin,
      Instant dataExtracao,
      FileTally tally) {
    this.pipeline = pipeline;
    this.normaliser = normaliser;
    this.sender = sender;
    this.origin = origin;
    this.timestamp = dataExtracao.toEpochMilli();
    this.tally = tally;
  }

  /** Reads the file to its end and sends what it holds. */
  void run() throws IOException, BrokerException, InterruptedException {
    while (true) {
      RowPipeline.Piece piece = pipeline.next();
      if (piece instanceof RowPipeline.Piece.Begin begin) {
        normaliser.begin(begin.layout());
        tally.layout(begin.layout());
      } else if (piece instanceof RowPipeline.Piece.Batch batch) {
        for (Row row : batch.rows()) {
          take(row);
        }
        tally.progress(pipeline.progress());
      } else {
        return;
      }
    }
  }

  private void take(Row row) throws IOException, BrokerException {
    Normalised normalised = normaliser.normalise(row);
    if (normalised instanceof Normalised.Accepted accepted) {
      publish(row, accepted.occurrence());
    } else if (normalised instanceof Normalised.Rejected rejected) {
      tally.rejected(rejected);
    }
  }

  private void publish(Row row, Occurrence occurrence) throws BrokerException {
    EncodedOccurrence record = encoder.encode(occurrence);
    Operation operation = Operation.NEW;
    sender.send(
        occurrence.place().granularidade(),
        record.key(),
        record.partitionKeyLength(),
        record.value(),
        timestamp,
        operation,
        origin,
        row.number());
    tally.published(occurrence, operation);
  }
}
