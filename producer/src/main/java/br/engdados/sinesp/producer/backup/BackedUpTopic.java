package br.engdados.sinesp.producer.backup;

import java.util.List;
import java.util.Map;

/**
 * A topic of a backup.
 *
 * @param name its name
 * @param id the id that it had; a topic that is made again has another
 * @param settings what its creator had set, as {@code cleanup.policy}
 * @param files one for each partition, in the order of the partitions
 */
public record BackedUpTopic(
    String name, String id, Map<String, String> settings, List<PartitionFile> files) {
  public BackedUpTopic {
    settings = Map.copyOf(settings);
    files = List.copyOf(files);
  }

  /**
   * The records of a partition, in their order.
   *
   * @param name the file's name in the folder of the backup
   * @param records how many it holds
   * @param sha256 of the file, 64 hexadecimal digits
   */
  public record PartitionFile(String name, long records, String sha256) {}

  /**
   * Counts the records of all partitions.
   *
   * @return how many
   */
  public long records() {
    return files.stream().mapToLong(PartitionFile::records).sum();
  }
}
