package br.engdados.sinesp.contract.json;

/**
 * A row as it goes to Kafka.
 *
 * @param key the record's key, JSON
 * @param partitionKeyLength how many bytes of the key, from its start, tell the table's partition:
 *     whatever shares them belongs to one Cassandra partition
 * @param value the record's value, JSON
 * @param contentLength how many bytes of the value, from its start, are content; the rest is
 *     provenance ({@code resource_id}, {@code data_extracao}), which changes with every edition
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to Kafka
public record EncodedOccurrence(
    byte[] key, int partitionKeyLength, byte[] value, int contentLength) {}
