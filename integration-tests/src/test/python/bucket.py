"""Copies a bucket into a folder: bucket.py ENDPOINT BUCKET FOLDER."""

import sys
from pathlib import Path

import boto3

endpoint, bucket, folder = sys.argv[1:]
client = boto3.client(
    "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
)
for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
    for found in page.get("Contents", []):
        if not found["Key"].endswith("/"):
            file = Path(folder) / found["Key"]
            file.parent.mkdir(parents=True, exist_ok=True)
            client.download_file(bucket, found["Key"], str(file))
