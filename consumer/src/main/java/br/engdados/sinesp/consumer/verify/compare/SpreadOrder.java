package br.engdados.sinesp.consumer.verify.compare;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.Serializable;
import scala.math.Ordering;

/**
 * Spreads the first tasks of a stage evenly among its other ones, in each of which order stays:
 * Spark starts them in this order, so that both kinds run at the same time throughout. Reading
 * topics keeps this machine's processors busy, reading tables those of Cassandra.
 */
final class SpreadOrder implements PartitionCoalescer, Serializable {
  private static final long serialVersionUID = 1L;

  private final int first;

  private SpreadOrder(int first) {
    this.first = first;
  }

  /**
   * Gives the same tasks in another order.
   *
   * @param first how many of the tasks are spread, those at the beginning
   */
  static <T> JavaRDD<T> of(JavaRDD<T> tasks, int first) {
    RDD<T> spread =
        tasks
            .rdd()
            .coalesce(
                tasks.getNumPartitions(),
                false,
                Option.apply(new SpreadOrder(first)),
                noOrdering());
    return JavaRDD.fromRDD(spread, tasks.classTag());
  }

  // Only a shuffle needs one.
  private static <T> Ordering<T> noOrdering() {
    return null;
  }

  @Override
  public PartitionGroup[] coalesce(int most, RDD<?> parent) {
    Partition[] tasks = parent.partitions();
    return order(tasks.length, first).stream()
        .map(
            number -> {
              PartitionGroup alone = new PartitionGroup(Option.empty());
              alone.partitions().$plus$eq(tasks[number]);
              return alone;
            })
        .toArray(PartitionGroup[]::new);
  }

  /**
   * Gives the numbers from 0 in their new order.
   *
   * @param all how many there are
   * @param first how many of them are spread
   */
  static List<Integer> order(int all, int first) {
    List<Integer> order = new ArrayList<>(all);
    int other = first;
    int spread = 0;
    while (order.size() < all) {
      boolean due = spread < first && (long) spread * all <= (long) order.size() * first;
      order.add(due || other == all ? spread++ : other++);
    }
    return order;
  }
}
