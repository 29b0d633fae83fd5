#!/usr/bin/env python3
"""Writes docs/api.md, the reference of the panel's API, from its openapi.yaml. Needs PyYAML."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
API = yaml.safe_load((ROOT / "painel/src/main/resources/br/engdados/sinesp/painel/web/openapi.yaml").read_text("utf-8"))
HEAD = """# The API's reference

Every address of the panel's API and its parameters, written by `scripts/api-page.py` from
[openapi.yaml](../painel/src/main/resources/br/engdados/sinesp/painel/web/openapi.yaml), which the server hands out as
`/openapi.yaml`. What the figures mean, forms, caches and limits: [painel.md](painel.md#the-api). What the columns mean:
[dictionary.md](dictionary.md).

"""


def resolved(node):
    while "$ref" in node:
        target = API
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def kind(schema):
    schema = resolved(schema)
    values = schema.get("enum") or resolved(schema.get("items", {})).get("enum")
    if values and len(values) <= 8:
        return ", ".join(f"`{value}`" for value in values)
    return schema.get("type", "")


def cell(text):
    return " ".join(str(text).split()).replace("|", "\\|")


def section(path, forms, operation, parameters):
    yield f"## `GET {path}`\n\n{cell(operation['summary'])}."
    if operation.get("description"):
        yield " " + cell(operation["description"])
    yield f" Answers: {', '.join(operation['responses'])}."
    yield (f" Also as {', '.join(f'`{form}`' for form in forms)}." if forms else "") + "\n\n"
    if parameters:
        yield "| parameter | in | default | values | meaning |\n|---|---|---|---|---|\n"
    for one in parameters:
        schema = resolved(one.get("schema", {}))
        default = schema.get("default")
        default = ", ".join(default) if isinstance(default, list) else default
        standard = "required" if one.get("required") else "" if default is None else f"`{default}`"
        yield f"| `{one['name']}` | {one['in']} | {standard} | {kind(schema)} | {cell(one.get('description', ''))} |\n"
    if parameters:
        yield "\n"


def main():
    text = [HEAD]
    for path, item in API["paths"].items():
        if path.endswith((".json", ".csv", ".xlsx")):
            continue
        forms = [ending for ending in (".json", ".csv", ".xlsx") if path + ending in API["paths"]]
        operation = item["get"]
        parameters = [resolved(one) for one in item.get("parameters", []) + operation.get("parameters", [])]
        text.extend(section(path, forms, operation, parameters))
    (ROOT / "docs/api.md").write_text("".join(text).rstrip("\n") + "\n", "utf-8")


main()
