"""Topics seen from outside: deleting them, and writing out what they hold for the peers."""
import csv
import heapq
import json
import time

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

MUNICIPIO = "sinesp_ocorrencias_municipio"
OURS = [MUNICIPIO, "sinesp_ocorrencias_estado", "sinesp_ocorrencias_geral", "sinesp_ocorrencias_dlq"]


class Topics:
    """The topics of one broker."""

    def __init__(self, servers):
        self.address = servers.settings.kafka
        self.admin = AdminClient({"bootstrap.servers": self.address, "log_level": 2})

    def delete(self, *names):
        """Deletes topics, those that are there, and waits until they are gone."""
        there = [name for name in names if name in self.admin.list_topics(timeout=20).topics]
        for future in self.admin.delete_topics(there).values() if there else ():
            future.result(30)
        end = time.monotonic() + 60
        while set(there) & set(self.admin.list_topics(timeout=20).topics):
            if time.monotonic() > end:
                raise TimeoutError(f"topics {there} are still there")
            time.sleep(0.2)

    def create(self, name, partitions=3):
        """Creates a topic anew."""
        self.delete(name)
        self.admin.create_topics([NewTopic(name, partitions, 1)])[name].result(30)

    def send(self, topic, values):
        """Sends values without keys and waits until the broker has them."""
        producer = Producer({"bootstrap.servers": self.address, "acks": "all", "compression.type": "lz4"})
        for value in values:
            producer.produce(topic, value)
            producer.poll(0)
        if producer.flush(60):
            raise TimeoutError(f"the broker did not take all records of {topic}")

    def records(self, topic):
        """Gives all records, partition after partition."""
        for partition in self.partitions(topic):
            yield from self.records_of(topic, partition)

    def partitions(self, topic):
        """The numbers of a topic's partitions."""
        return list(self.admin.list_topics(topic, timeout=20).topics[topic].partitions)

    def records_of(self, topic, partition):
        """Gives the records of a partition."""
        consumer = Consumer({"bootstrap.servers": self.address, "group.id": "bench", "enable.auto.commit": False,
                             "auto.offset.reset": "earliest"})
        try:
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=20)
            consumer.assign([TopicPartition(topic, partition, low)])
            while low < high:
                for record in consumer.consume(10_000, timeout=1):
                    if record.error():
                        raise KafkaException(record.error())
                    low = record.offset() + 1
                    yield record
        finally:
            consumer.close()

    def in_file_order(self, topic):
        """Gives the values of a topic as the files have them; within a partition they are in that order already."""
        parts = [self.records_of(topic, partition) for partition in self.partitions(topic)]
        return (record.value() for record in heapq.merge(*parts, key=source))


def source(record):
    """The file and the row that a record comes from."""
    headers = dict(record.headers())
    return headers["source-file"], int(headers["source-row"])


def write_payload(topics, target):
    """Writes the values of all our topics, one a line; gives their number."""
    count = 0
    with open(target, "wb") as out:
        for topic in OURS[:2]:
            for record in topics.records(topic):
                out.write(record.value() + b"\n")
                count += 1
    return count


def write_csv(values, columns, target):
    """Writes JSON values as the CSV that dsbulk reads, in the table's columns; gives their number."""
    count = 0
    with open(target, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        for value in values:
            fields = json.loads(value)
            writer.writerow([fields.get(column) for column in columns])
            count += 1
    return count
