package br.engdados.sinesp.producer.revision;

import br.engdados.sinesp.contract.json.EncodedOccurrence;
import br.engdados.sinesp.contract.occurrence.Dataset;
import br.engdados.sinesp.contract.topic.Operation;
import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.kafka.TopicRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds what a new edition changes, by comparing it with what the topics hold. The scopes are read
 * back when their first row comes: of the yearly files the one year, of the older datasets all.
 */
public final class Comparison {
  /** Knows the tables by what was published before. */
  public interface InTables {
    /**
     * Tells whether tables may hold rows of a scope that the topics do not.
     *
     * @param scope the scope
     * @return whether the topics were deleted since it was published
     * @throws IOException if that cannot be read
     */
    boolean mayHold(Scope scope) throws IOException;
  }

  private final PublishedLog log;
  private final boolean republish;
  private final InTables inTables;
  private final PublishedRows rows = new PublishedRows();
  private final Set<Scope> loaded = new HashSet<>();
  private final Map<Scope, Long> publishedRows = new HashMap<>();
  private final Map<Scope, Long> rowsOfFile = new HashMap<>();
  private Scope current;
  private boolean currentInTables;
  private boolean findsPublished;

  /**
   * Starts a comparison for one file.
   *
   * @param log what is published
   * @param republish whether unchanged rows count as revised
   * @param inTables tells of which scopes tables may hold rows that the topics do not, because the
   *     topics were deleted since: their blanks must be written then
   */
  public Comparison(PublishedLog log, boolean republish, InTables inTables) {
    this.log = log;
    this.republish = republish;
    this.inTables = inTables;
  }

  /**
   * Enters the scope of the next row; reads it back from the topics the first time.
   *
   * @param scope the scope
   * @return whether it is the first row of that scope in the file
   * @throws BrokerException if the topics cannot be read
   * @throws IOException if the temporary file of what is published cannot be written or read
   */
  public boolean enter(Scope scope) throws BrokerException, IOException {
    if (scope.equals(current)) {
      rowsOfFile.merge(scope, 1L, Long::sum);
      return false;
    }
    current = scope;
    currentInTables = inTables.mayHold(scope);
    if (!loaded.contains(scope)) {
      load(scope);
    }
    return rowsOfFile.merge(scope, 1L, Long::sum) == 1;
  }

  /**
   * Compares a row of the scope entered last.
   *
   * @param row the encoded row
   * @return what publishing it does, or empty where it is published already, just so
   */
  public Optional<Operation> compare(EncodedOccurrence row) {
    Operation operation = rows.compare(row.key(), row.value(), row.contentLength());
    if (operation == null) {
      return republish ? Optional.of(Operation.REVISED) : Optional.empty();
    }
    return Optional.of(
        operation == Operation.NEW && currentInTables ? Operation.REVISED : operation);
  }

  /**
   * Tells whether anything is published of the scopes read back so far: of the yearly files those
   * entered, of the older datasets all.
   *
   * @return whether a row of the file may change or withdraw something
   */
  public boolean findsPublished() {
    return findsPublished;
  }

  /**
   * Tells whether anything may be published of other years of the dataset entered last.
   *
   * @return whether the file may still come to a row of a published scope
   */
  public boolean mayFindPublished() {
    return log.mayHoldOthers(current);
  }

  /**
   * Counts what was published of a scope when its first row came.
   *
   * @param scope the scope
   * @return rows, 0 for a scope that was not read back
   */
  public long publishedRows(Scope scope) {
    return publishedRows.getOrDefault(scope, 0L);
  }

  /**
   * Names the scopes of the file.
   *
   * @return those entered so far, sorted
   */
  public Set<Scope> scopes() {
    return new TreeSet<>(rowsOfFile.keySet());
  }

  /**
   * Names the scopes of which rows may be withdrawn: the file's main one, and others of which it
   * has at least half of what is published. A few stray rows of another year do not stand for it.
   *
   * @return a subset of {@link #scopes}
   */
  public Set<Scope> complete() {
    long most = rowsOfFile.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Set<Scope> complete = new TreeSet<>();
    rowsOfFile.forEach(
        (scope, count) -> {
          if (count == most || 2 * count >= publishedRows(scope)) {
            complete.add(scope);
          }
        });
    return complete;
  }

  /** Takes withdrawn rows. */
  public interface WithdrawnRows {
    /**
     * Takes a row that the file does not have any more.
     *
     * @param topic its topic
     * @param key its key
     * @throws BrokerException if publishing the withdrawal fails
     * @throws IOException if holding it back fails
     */
    void withdrawn(String topic, byte[] key) throws BrokerException, IOException;
  }

  /**
   * Finds the rows that are published but not in the file, once it is read to its end. Reads them
   * from the topics a second time, for their keys.
   *
   * @param into takes each once
   * @throws BrokerException if the topics cannot be read
   * @throws IOException if taking one fails
   */
  public void withdraw(WithdrawnRows into) throws BrokerException, IOException {
    if (rows.left() == 0) {
      return;
    }
    Set<Scope> complete = complete();
    AtomicInteger kept = new AtomicInteger();
    TopicRecords.Visitor withdraw =
        record -> {
          if (!rows.isLeft(record.key())) {
            return;
          }
          if (Scope.ofKey(record.key()).filter(complete::contains).isEmpty()) {
            kept.incrementAndGet();
          } else if (rows.takeLeft(record.key())) {
            take(into, record.topic(), record.key());
          }
        };
    try {
      log.readAt(rows.placesLeft(), withdraw);
      if (rows.left() > kept.get()) {
        // Somebody else has published newer records of some rows, and compaction took those read.
        log.topics().read(withdraw);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void take(WithdrawnRows into, String topic, byte[] key) throws BrokerException {
    try {
      into.withdrawn(topic, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what is published. */
  public interface PublishedRecords {
    /**
     * Takes a record of one of the file's scopes; the last of a key counts.
     *
     * @param key its key
     * @param value its value, null where the row was withdrawn
     * @param left whether the file does not have the row and publishing would withdraw it
     * @throws IOException if what is done with it fails
     */
    void published(byte[] key, byte[] value, boolean left) throws IOException;
  }

  /**
   * Reads the topics a second time, for what is published now, once the file is read to its end.
   *
   * @param into takes the records
   * @throws BrokerException if the topics cannot be read
   * @throws IOException if taking one fails
   */
  public void readPublished(PublishedRecords into) throws BrokerException, IOException {
    Set<Scope> complete = complete();
    TopicRecords.Visitor offer =
        record -> {
          Scope scope = Scope.ofKey(record.key()).orElse(null);
          if (scope == null || !rowsOfFile.containsKey(scope)) {
            return;
          }
          boolean left = complete.contains(scope) && rows.isLeft(record.key());
          try {
            into.published(record.key(), record.value(), left);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try {
      log.topics().read(offer);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void load(Scope scope) throws BrokerException, IOException {
    if (!log.mayHold(scope)) {
      loaded.add(scope);
      return;
    }
    log.refresh();
    Set<Scope> wanted = new HashSet<>();
    wanted.add(scope);
    if (scope.dataset() != Dataset.VDE) {
      wanted.addAll(log.scopesOf(scope.dataset()));
    }
    for (Scope of : wanted) {
      if (loaded.add(of)) {
        log.replay(of, record -> publishedRows.merge(of, (long) rows.put(record), Long::sum));
        findsPublished |= publishedRows(of) > 0;
      }
    }
  }
}
