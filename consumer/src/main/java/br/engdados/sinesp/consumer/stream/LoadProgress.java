package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.connection.ProgressView;
import java.util.List;

/** How far all loads of a run are, told to a view. */
final class LoadProgress {
  private final List<TopicProgress> topics;
  private final RowsRead read;
  private final ProgressView view;

  LoadProgress(List<TopicProgress> topics, RowsRead read, ProgressView view) {
    this.topics = List.copyOf(topics);
    this.read = read;
    this.view = view;
  }

  /** Tells it as it is now. */
  void tell() {
    long all = topics.stream().mapToLong(TopicProgress::rowsToRead).sum();
    long committed = topics.stream().mapToLong(TopicProgress::rowsCommitted).sum();
    view.at("loading", Math.min(all, Math.max(committed, read.rows())), all);
  }
}
