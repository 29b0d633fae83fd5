"""What dashboards.py makes its dashboards of: panels of each kind, rows, the dashboard around them."""

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24


def steps(*pairs):
    """Colours from a value on: steps((None, GREEN), (1, RED))."""
    return {"mode": "absolute", "steps": [{"color": color, "value": value} for value, color in pairs]}


def words(**texts):
    """What is shown instead of a number: words(v0="não", v1="sim")."""
    options = {name[1:]: {"text": text, "index": index} for index, (name, text) in enumerate(texts.items())}
    return [{"type": "value", "options": options}]


def panel(kind, title, unit, queries, width, height, **field):
    targets = [
        {
            "refId": chr(ord("A") + index),
            "datasource": SOURCE,
            "expr": query,
            "legendFormat": legend,
            "instant": kind != "timeseries",
            "range": kind == "timeseries",
            **({"format": "table"} if kind == "table" else {}),
        }
        for index, (query, legend) in enumerate(queries)
    ]
    options = {
        "stat": {"reduceOptions": {"calcs": ["lastNotNull"]}, "colorMode": "background", "graphMode": "none"},
        "timeseries": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
        "bargauge": {"reduceOptions": {"calcs": ["lastNotNull"]}, "orientation": "horizontal"},
        "table": {"showHeader": True},
    }[kind]
    return {
        "type": kind,
        "title": title,
        "datasource": SOURCE,
        "targets": targets,
        "options": options,
        "fieldConfig": {"defaults": {"unit": unit, **field}, "overrides": []},
        "gridPos": {"w": width, "h": height},
    }


def stat(title, unit, query, width=6, legend="", **field):
    return panel("stat", title, unit, [(query, legend)], width, 5, **field)


def graph(title, unit, *queries, width=12):
    return panel("timeseries", title, unit, queries, width, 8)


def bars(title, unit, query, legend, width=12):
    return panel("bargauge", title, unit, [(query, legend)], width, 8)


def table(title, unit, query, hidden, names, width=12):
    made = panel("table", title, unit, [(query, "")], width, 8)
    made["transformations"] = [
        {"id": "organize", "options": {"excludeByName": dict.fromkeys(hidden, True), "renameByName": names}}
    ]
    return made


def row(title):
    return {"type": "row", "title": title, "collapsed": False, "panels": [], "gridPos": {"w": WIDTH, "h": 1}}


def dashboard(uid, title, description, *panels):
    x = y = height = 0
    for number, made in enumerate(panels, 1):
        size = made["gridPos"]
        if x + size["w"] > WIDTH or made["type"] == "row":
            x, y, height = 0, y + height, 0
        made["id"] = number
        made["gridPos"] = {"x": x, "y": y, **size}
        x, height = x + size["w"], max(height, size["h"])
    return {
        "uid": uid,
        "title": title,
        "description": description,
        "tags": ["sinesp"],
        "timezone": "America/Sao_Paulo",
        "editable": False,
        "graphTooltip": 1,
        "refresh": "1m",
        "schemaVersion": 39,
        "time": {"from": "now-24h", "to": "now"},
        "templating": {
            "list": [{"name": "datasource", "label": "Fonte de dados", "type": "datasource", "query": "prometheus"}]
        },
        "links": [
            {"type": "dashboards", "title": "SINESP", "tags": ["sinesp"], "asDropdown": True, "keepTime": True}
        ],
        "panels": list(panels),
    }
