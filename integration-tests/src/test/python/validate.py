"""Validates the CSV files of an export against its data package, every cell: validate.py EXPORT."""

import json
import sys
from pathlib import Path

from frictionless import Package

export = Path(sys.argv[1])
descriptor = json.loads((export / "datapackage.json").read_text(encoding="utf-8"))
assert any(resource["format"] == "parquet" for resource in descriptor["resources"])
# The validator reads Parquet through a library of its own choice; those files are opened by sums.py.
descriptor["resources"] = [resource for resource in descriptor["resources"] if resource["format"] == "csv"]
report = Package.from_descriptor(descriptor, basepath=str(export)).validate()
if not report.valid:
    sys.exit(json.dumps(report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:20], ensure_ascii=False))
print(f"{len(descriptor['resources'])} resources are valid")
