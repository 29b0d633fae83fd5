package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.json.MalformedJsonException;
import br.engdados.sinesp.contract.json.OccurrenceDecoder;
import br.engdados.sinesp.contract.json.OccurrenceEncoder;
import br.engdados.sinesp.contract.occurrence.Edition;
import br.engdados.sinesp.contract.occurrence.Granularidade;
import br.engdados.sinesp.contract.occurrence.Occurrence;
import br.engdados.sinesp.contract.occurrence.OccurrenceKey;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.normalise.Normalised;
import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.publish.report.FileTally;
import br.engdados.sinesp.producer.reader.DataFiles;
import br.engdados.sinesp.producer.reader.Row;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import br.engdados.sinesp.producer.revision.Withdrawals;
import br.engdados.sinesp.producer.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of one file: each is normalised, compared, and sent, left out or rejected. */
final class FileRows {
  private final Normaliser normaliser;
  private final Comparison comparison;
  private final FileRecords records;
  private final FileTally tally;
  private final Withdrawals withdrawals = new Withdrawals();
  private final OccurrenceEncoder encoder = new OccurrenceEncoder();
  private final OccurrenceDecoder decoder = new OccurrenceDecoder();
  private Edition lastEdition;
  private int lastYear;
  private Scope scope;

  /**
   * Prepares.
   *
   * @param normaliser reads the rows
   * @param comparison finds what they change
   * @param records takes what is to be sent
   * @param tally counts the rows
   */
  FileRows(Normaliser normaliser, Comparison comparison, FileRecords records, FileTally tally) {
    this.normaliser = normaliser;
    this.comparison = comparison;
    this.records = records;
    this.tally = tally;
  }

  /** Takes the rows of the whole file. */
  @SuppressWarnings("try") // progress shows itself until it is closed
  void read(SourceFile file, DataFiles files, boolean terminal)
      throws IOException, BrokerException, InterruptedException {
    try (RowPipeline pipeline = RowPipeline.start(file, files);
        Progress progress = Progress.start(file.name(), pipeline::progress, terminal)) {
      take(pipeline);
    }
  }

  private void take(RowPipeline pipeline)
      throws IOException, BrokerException, InterruptedException {
    while (true) {
      RowPipeline.Piece piece = pipeline.next();
      if (piece instanceof RowPipeline.Piece.Begin begin) {
        normaliser.begin(begin.layout());
        tally.layout(begin.layout());
      } else if (piece instanceof RowPipeline.Piece.Batch batch) {
        tally.read(batch.rows().size());
        for (Row row : batch.rows()) {
          take(row);
        }
      } else if (piece instanceof RowPipeline.Piece.End end) {
        tally.notes(end.notes());
        return;
      }
    }
  }

  /** Withdraws what is published of the file's scopes and not in the file. */
  void withdraw() throws BrokerException, IOException {
    comparison.withdraw(this::withdraw);
  }

  /** Tells what the file would withdraw of which scopes; to be asked after its withdrawals. */
  List<ScopeLoss> losses() {
    return withdrawals.losses(comparison);
  }

  private void take(Row row) throws IOException, BrokerException {
    Normalised normalised = normaliser.normalise(row);
    if (normalised instanceof Normalised.Accepted accepted) {
      compare(row, accepted.occurrence());
    } else if (normalised instanceof Normalised.Rejected rejected) {
      tally.rejected(rejected);
    }
  }

  private void compare(Row row, Occurrence occurrence) throws IOException, BrokerException {
    if (comparison.enter(scopeOf(occurrence))) {
      records.enter(scope, comparison.findsPublished(), comparison.mayFindPublished());
    }
    if (comparison.findsPublished()) {
      withdrawals.named(scope, occurrence);
    }
    EncodedOccurrence record = encoder.encode(occurrence);
    Optional<Operation> operation = comparison.compare(record);
    if (operation.isEmpty()) {
      tally.unchanged(occurrence.tipoCrime(), occurrence.period());
      return;
    }
    tally.changed(occurrence.tipoCrime(), occurrence.period(), operation.get());
    records.add(
        new Change(
            scope.dataset(),
            occurrence.place().granularidade(),
            operation.get(),
            record.key(),
            record.partitionKeyLength(),
            record.value(),
            row.number()));
  }

  private void withdraw(String topic, byte[] key) throws BrokerException, IOException {
    Granularidade granularidade = OccurrenceTopic.granularidade(topic);
    OccurrenceKey row;
    try {
      row = decoder.decodeKey(granularidade, key);
    } catch (MalformedJsonException e) {
      throw new BrokerException(
          "topic %s holds a key that is not ours (%s). Find out who else writes there."
              .formatted(topic, e.getMessage()),
          e);
    }
    withdrawals.withdrawn(row);
    tally.changed(row.tipoCrime(), row.period(), Operation.WITHDRAWN);
    records.add(
        new Change(
            row.dataset(),
            granularidade,
            Operation.WITHDRAWN,
            key,
            OccurrenceEncoder.partitionKeyLength(key),
            null,
            0));
  }

  @SuppressWarnings("ReferenceEquality") // the normaliser gives the same instance for a scope
  private Scope scopeOf(Occurrence occurrence) {
    int year = occurrence.period().getYear();
    if (occurrence.edition() != lastEdition || year != lastYear) {
      lastEdition = occurrence.edition();
      lastYear = year;
      scope = new Scope(lastEdition.dataset(), year);
    }
    return scope;
  }
}
