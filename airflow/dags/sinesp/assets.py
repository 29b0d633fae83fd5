"""The Kafka topics as Assets: the producer's tasks update them, the DAG `spark_consumer` starts from them."""

from airflow.sdk import Asset

TOPICS = (
    "sinesp_ocorrencias_municipio",
    "sinesp_ocorrencias_estado",
    "sinesp_ocorrencias_geral",
)

OCCURRENCES = [Asset(name=topic, uri=f"kafka://broker:29092/{topic}") for topic in TOPICS]
