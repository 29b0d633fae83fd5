#!/usr/bin/env python3
"""A topic to Cassandra as tutorials show it: from_json, foreachBatch, collect, one INSERT a row with the Python driver.
spark-submit --jars KAFKA_SOURCE_JAR load_pyspark.py BOOTSTRAP TOPIC CASSANDRA_PORT KEYSPACE TABLE"""
import datetime
import decimal
import sys
import time
import uuid

from cassandra.cluster import Cluster
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, from_json
from pyspark.sql.types import DecimalType, IntegerType, StringType, StructField, StructType

address, topic, port, keyspace, table = sys.argv[1:]
WHOLE = ("ano", "mes", "codigo_municipio", "feminino", "masculino", "nao_informado", "vitimas", "ocorrencias")
TEXT = ("id", "dataset_id", "resource_id", "granularidade", "data_referencia", "uf", "uf_nome", "regiao", "municipio",
        "tipo_crime", "abrangencia", "agente", "arma", "faixa_etaria", "formulario", "data_extracao")
schema = StructType([StructField(name, IntegerType()) for name in WHOLE] + [StructField(name, StringType()) for name in TEXT]
                    + [StructField("peso_kg", DecimalType(38, 10))])
names = [field.name for field in schema.fields]

spark = (SparkSession.builder.appName("tutorial").config("spark.driver.host", "127.0.0.1")
         .config("spark.ui.enabled", "false").getOrCreate())
spark.sparkContext.setLogLevel("ERROR")
session = Cluster(["127.0.0.1"], port=int(port)).connect(keyspace)
insert = session.prepare(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})")
rows = 0


def values(row):
    """The row's values in the types of the table."""
    given = row.asDict()
    given["id"] = uuid.UUID(given["id"])
    given["data_referencia"] = datetime.date.fromisoformat(given["data_referencia"])
    given["data_extracao"] = datetime.datetime.fromisoformat(given["data_extracao"])
    assert given["peso_kg"] is None or isinstance(given["peso_kg"], decimal.Decimal)
    return [given[name] for name in names]


def write(batch, _):
    """One INSERT after another."""
    global rows
    for row in batch.collect():
        session.execute(insert, values(row))
        rows += 1


begun = time.perf_counter()
records = (spark.readStream.format("kafka").option("kafka.bootstrap.servers", address).option("subscribe", topic)
           .option("startingOffsets", "earliest").load())
parsed = records.select(from_json(col("value").cast("string"), schema).alias("row")).select("row.*")
parsed.writeStream.foreachBatch(write).trigger(availableNow=True).start().awaitTermination()
print(f"rows={rows} seconds={time.perf_counter() - begun:.3f}")
spark.stop()
