package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.normalise.Normaliser;
import br.engdados.sinesp.producer.normalise.Reference;
import br.engdados.sinesp.producer.publish.FileOutcome.Status;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.PublishedLog;
import br.engdados.sinesp.producer.revision.Scope;
import br.engdados.sinesp.producer.revision.ScopeLoss;
import br.engdados.sinesp.producer.revision.Withdrawals;
import br.engdados.sinesp.producer.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What one file passes through, made for it alone, whether it is published or only compared. */
final class FileStages {
  private final PublishSettings settings;
  private final SourceFile file;
  private final String sha256;
  private final Instant dataExtracao;
  private final FileTally tally;
  private final Normaliser normaliser;
  private final Comparison comparison;
  private final Withdrawals withdrawals = new Withdrawals();

  /**
   * Prepares.
   *
   * @param settings what was asked for
   * @param reference states and municipalities
   * @param file which
   * @param sha256 its content
   * @param dataExtracao the instant that its rows carry
   * @param tally counts its rows
   * @param published what the topics hold
   * @param toOtherTopics tells which scopes were published to topics that do not exist any more
   */
  FileStages(
      PublishSettings settings,
      Reference reference,
      SourceFile file,
      String sha256,
      Instant dataExtracao,
      FileTally tally,
      PublishedLog published,
      Predicate<Scope> toOtherTopics) {
    this.settings = settings;
    this.file = file;
    this.sha256 = sha256;
    this.dataExtracao = dataExtracao;
    this.tally = tally;
    this.normaliser = new Normaliser(reference, dataExtracao);
    this.comparison = new Comparison(published, settings.full(), toOtherTopics);
  }

  Comparison comparison() {
    return comparison;
  }

  FileRecords records(Outlet outlet, FileRecords.ScopeListener scopes) {
    return new FileRecords(
        file, outlet, RecordSender.Origin.of(file.name(), sha256), dataExtracao, tally, scopes);
  }

  FilePublication publication(FileRecords records, FilePublication.ChangeListener changes) {
    return new FilePublication(normaliser, comparison, records, tally, withdrawals, changes);
  }

  /** Whether the rejected rows are few enough for withdrawals; to be asked at the file's end. */
  boolean tolerated() {
    return settings.maxRejected().allows(tally.rejected(), tally.read());
  }

  /** Whether what would be withdrawn is within the limit; to be asked after the withdrawals. */
  boolean withdrawalsAllowed() {
    return refusedLosses().isEmpty();
  }

  private List<ScopeLoss> refusedLosses() {
    return withdrawals.losses(comparison).stream()
        .filter(loss -> !settings.maxWithdrawn().allows(loss))
        .toList();
  }

  /**
   * Sums up at the end.
   *
   * @param done how the file ended, if it was not refused
   * @param records records sent, or to be sent
   * @param bytes of their keys and values
   * @param time how long it took
   */
  FileOutcome outcome(Status done, long records, long bytes, Duration time) {
    Set<String> scopes = new TreeSet<>();
    comparison.scopes().forEach(scope -> scopes.add(scope.toString()));
    List<ScopeLoss> refused = tolerated() ? refusedLosses() : List.of();
    Status status = done;
    String error = "";
    if (!tolerated()) {
      status = Status.TOO_MANY_REJECTED;
      error = tally.tooMany(settings.maxRejected(), records > 0);
    } else if (!refused.isEmpty()) {
      status = Status.TOO_MANY_WITHDRAWN;
      error = WithdrawalNotes.error(file.name(), refused, settings.maxWithdrawn(), records > 0);
    }
    return new FileOutcome(
        file.name(),
        sha256,
        status,
        error,
        tally,
        normaliser.observations(),
        scopes,
        refused,
        dataExtracao,
        records,
        bytes,
        time);
  }
}
