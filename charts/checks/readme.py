"""Writes charts/sinesp/README.md from values.yaml, whose comments have helm-docs' form: `# --` above a value, or above what holds it.

    readme.py CHART
"""

import json
import re
import sys
from pathlib import Path

import yaml

TYPES = {str: "string", bool: "bool", int: "int", list: "list", dict: "object"}
HEAD = """# The chart {name}

{description}. How to install and run it: [docs/kubernetes.md](../../docs/kubernetes.md).

<!-- Written by `make chart-docs` from values.yaml; a test fails where they differ. -->

| | |
|---|---|
| Kubernetes | {kubeVersion} |
| Helm | 3 and 4 |
| chart | {version} |
| images | {appVersion} |

## Values

| value | type | default | meaning |
|---|---|---|---|
"""


def described(text):
    """Yields path and description of each value that has one; what is below a described value belongs to it."""
    stack, description, above = [], None, None
    for line in text.splitlines():
        comment = re.match(r"^ *# -- (.*)$", line)
        key = re.match(r"^( *)(\w+):( |$)", line)
        if comment:
            description = comment[1]
        elif key:
            indent = len(key[1])
            stack = [entry for entry in stack if entry[0] < indent] + [(indent, key[2])]
            if above is not None and indent <= above:
                above = None
            if description is not None and above is None:
                yield tuple(name for _, name in stack), description
                above = indent
            description = None


def readme(chart):
    """The text for a chart's folder."""
    text = (chart / "values.yaml").read_text(encoding="utf-8")
    values = yaml.safe_load(text)
    rows = []
    for path, description in described(text):
        value = values
        for name in path:
            value = value[name]
        default = json.dumps(value, ensure_ascii=False)
        rows.append(f"| {'.'.join(path)} | {TYPES[type(value)]} | `{default}` | {description} |\n")
    head = HEAD.format(**yaml.safe_load((chart / "Chart.yaml").read_text(encoding="utf-8")))
    return head + "".join(rows)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "README.md").write_text(readme(folder), encoding="utf-8")
