package br.engdados.sinesp.consumer.stream;

import br.engdados.sinesp.consumer.deadletter.DeadLetter;
import br.engdados.sinesp.consumer.deadletter.DeadLetterLimit;
import br.engdados.sinesp.consumer.deadletter.DeadLetterQueue;
import br.engdados.sinesp.consumer.write.ConsumedRecord;
import br.engdados.sinesp.consumer.write.NewestChanges;
import br.engdados.sinesp.consumer.write.RecordDecoder;
import br.engdados.sinesp.consumer.write.TableLoad;
import br.engdados.sinesp.consumer.write.UnprocessableRecordException;
import br.engdados.sinesp.contract.topic.OccurrenceTopic;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What a task does with its part of a batch: a range of one Kafka partition, the whole of it unless
 * {@code --min-tasks} splits it. Rows of a Cassandra partition come from one Kafka partition, so
 * they meet in few tasks and are sent together. Changes of one row in two tasks are both applied,
 * as those of two batches are: by write time, in any order.
 */
final class PartitionTask implements FlatMapFunction<Iterator<InternalRow>, BatchCounts> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final TableLoad load;
  private final DeadLetterQueue queue;
  private final DeadLetterLimit limit;

  PartitionTask(String topic, TableLoad load, DeadLetterQueue queue, DeadLetterLimit limit) {
    this.topic = topic;
    this.load = load;
    this.queue = queue;
    this.limit = limit;
  }

  @Override
  public Iterator<BatchCounts> call(Iterator<InternalRow> rows) {
    RecordDecoder decoder = new RecordDecoder(OccurrenceTopic.granularidade(topic));
    NewestChanges changes = new NewestChanges();
    List<DeadLetter> dead = new ArrayList<>();
    long read = 0;
    while (rows.hasNext()) {
      ConsumedRecord record = SourceRow.record(topic, rows.next());
      read++;
      try {
        changes.add(record.key(), decoder.decode(record));
      } catch (UnprocessableRecordException e) {
        dead.add(DeadLetter.of(record, e));
      }
    }
    if (!dead.isEmpty()) {
      limit.check(dead.size(), read, dead.get(0).summary());
    }
    TableLoad.Counts applied = load.apply(changes.partitions());
    queue.send(dead);
    return List.of(new BatchCounts(read, applied.written(), applied.deleted(), dead.size()))
        .iterator();
  }
}
