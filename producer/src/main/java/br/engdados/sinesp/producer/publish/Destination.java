package br.engdados.sinesp.producer.publish;

import br.engdados.sinesp.producer.kafka.BrokerException;
import br.engdados.sinesp.producer.publish.report.ChangeCounts;
import br.engdados.sinesp.producer.publish.report.FileOutcome.Status;
import br.engdados.sinesp.producer.revision.Change;
import br.engdados.sinesp.producer.revision.Comparison;
import br.engdados.sinesp.producer.revision.Scope;
import java.io.IOException;
import java.util.Set;

/**
 * The end of a file's way, where a publication and a dry run differ: the topics, or what people are
 * told. It is called in the order of its methods, {@link #changed}, {@link #begin} and {@link
 * #send} as often as there is cause.
 */
interface Destination {
  /**
   * What came of a file.
   *
   * @param records sent, or to be sent
   * @param bytes of their keys and values, before compression
   */
  record Sent(long records, long bytes) {}

  /** How a file ends here that is not refused. */
  Status status();

  /** Tells whether a scope was published to topics that do not exist any more. */
  boolean publishedToOtherTopics(Scope scope) throws IOException;

  /** Takes note of a change, whether or not it will ever be sent. */
  void changed(Change change) throws IOException;

  /** Says that records of a scope follow. */
  void begin(Scope scope) throws IOException, BrokerException;

  /** Takes a record; returns before it is acknowledged. */
  void send(Change change) throws BrokerException;

  /** Says that no more rows come, also where reading broke off; these are the scopes they had. */
  void rowsEnded(Set<Scope> scopes);

  /**
   * Says that the file is whole, before its withdrawals.
   *
   * @param comparison knows what the file has and has not of what is published
   * @param tolerated whether it has few enough rejected rows to withdraw anything
   */
  void whole(Comparison comparison, boolean tolerated) throws IOException, BrokerException;

  /**
   * Ends.
   *
   * @param allowed whether the file was not refused, and all its records were sent
   * @param changes what it changes
   * @param scopes its scopes
   * @return what was sent
   */
  Sent end(boolean allowed, ChangeCounts changes, Set<Scope> scopes)
      throws IOException, BrokerException;
}
