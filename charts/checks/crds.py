"""Custom resources against the schemas of their CRD files."""

import jsonschema
import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Takes a lone = for a text, as a CRD of the Prometheus operator has it."""


Loader.add_constructor("tag:yaml.org,2002:value", Loader.construct_yaml_str)


def closed(schema):
    """The schema, refusing fields that it does not name, as the API server's strict validation does."""
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) if key in ("items", "additionalProperties") else value for key, value in schema.items()}
    if "properties" in schema:
        result["properties"] = {key: closed(value) for key, value in schema["properties"].items()}
        if "additionalProperties" not in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
            result["additionalProperties"] = False
    if str(schema.get("pattern", "")).startswith("^(?i)"):  # Go's way; Python wants the flag first
        result["pattern"] = "(?i)^" + schema["pattern"].removeprefix("^(?i)")
    if schema.get("x-kubernetes-int-or-string"):
        result.pop("type", None)
        result.pop("format", None)
    if schema.get("nullable") and "type" in result:
        result["type"] = [result["type"], "null"]
    return result


class Definitions:
    """The custom resources of CRD files."""

    def __init__(self, files):
        self._schemas = {}
        for file in files:
            for crd in yaml.load_all(file.read_text(encoding="utf-8"), Loader=Loader):
                if not crd or crd.get("kind") != "CustomResourceDefinition":
                    continue
                for version in crd["spec"]["versions"]:
                    key = (f"{crd['spec']['group']}/{version['name']}", crd["spec"]["names"]["kind"])
                    self._schemas[key] = version["schema"]["openAPIV3Schema"]

    def validate(self, resource):
        """Raises jsonschema.ValidationError, or KeyError for a resource that no file defines."""
        schema = closed(self._schemas[(resource["apiVersion"], resource["kind"])])
        schema["properties"] = {**schema["properties"], "metadata": {"type": "object"}}
        jsonschema.validate(resource, schema)
