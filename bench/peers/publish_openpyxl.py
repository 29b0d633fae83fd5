#!/usr/bin/env python3
"""A workbook to Kafka as the usual Python scripts do it, one JSON object a row, keyless:
publish_openpyxl.py FILE ROWS BOOTSTRAP TOPIC"""
import json
import sys
import time

from confluent_kafka import Producer
from openpyxl import load_workbook

begun = time.perf_counter()
file, most, address, topic = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
producer = Producer({"bootstrap.servers": address, "acks": "all", "compression.type": "lz4", "linger.ms": 50})
rows = load_workbook(file, read_only=True, data_only=True).active.iter_rows(max_row=1 + most, values_only=True)
header = next(rows)
count = 0
for row in rows:
    while True:
        try:
            producer.produce(topic, json.dumps(dict(zip(header, row)), default=str, ensure_ascii=False))
            break
        except BufferError:
            producer.poll(0.1)
    producer.poll(0)
    count += 1
producer.flush()
print(f"rows={count} seconds={time.perf_counter() - begun:.3f}")
