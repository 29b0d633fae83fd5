"""Writes the tables of docs/performance.md, and bench/results/targets.json, from the suites' results."""
import json
import math
import re

from .settings import ROOT
from .waived import WAIVED

PAGE = ROOT / "docs/performance.md"
RESULTS = ROOT / "bench/results"
BEGIN, END = "<!-- results: begin (written by make bench) -->", "<!-- results: end -->"
ORDER = ("read", "publish", "load", "endtoend", "before", "growth", "queries", "painel", "profile")
HEADINGS = {"read": "Reading", "publish": "Publishing", "load": "Loading", "endtoend": "End to end, and what changed",
            "before": "Before and now", "growth": "Growth", "queries": "Queries", "painel": "The panel", "profile": "Profiles"}


def regenerate():
    """Replaces what stands between the marks; leaves the rest of the page alone."""
    page = PAGE.read_text(encoding="utf-8")
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE} lacks its marks")
    results = read(RESULTS)
    body = "\n".join(part for result in results for part in section(result))
    PAGE.write_text(f"{head}{BEGIN}\n\n{targets(results)}\n{body}\n{END}{tail}", encoding="utf-8")


def read(folder):
    """The suites' results that there are, in their order."""
    paths = [folder / f"{suite}.json" for suite in ORDER]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.exists()]


def write_targets(folder=RESULTS):
    """Writes targets.json beside the suites' results."""
    folder.mkdir(parents=True, exist_ok=True)
    content = list_of_targets(read(folder), anchors(PAGE.read_text(encoding="utf-8")))
    (folder / "targets.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def with_target(results):
    """Suite, comparison, and the heading that shows why the target is out of reach (None where none does), of all that have one."""
    for result in results:
        for ratio in result["ratios"]:
            if ratio["target"] is not None:
                yield result["suite"], ratio, WAIVED.get((result["suite"], ratio["title"]))


def targets(results):
    """All targets on one table."""
    lines = ["### Targets", "", "| suite | what | figure | target | |", "|---|---|---|---|---|"]
    for suite, ratio, why in with_target(results):
        sign = "≥" if ratio["at_least"] else "≤"
        missed = f"**missed**, [why](#{why})" if why else "**missed**"
        lines.append(f"| {suite} | {ratio['title']} | {number(ratio['value'])}{ratio['unit']} "
                     f"| {sign} {ratio['target']}{ratio['unit']} | {'reached' if ratio['reached'] else missed} |")
    return "\n".join(lines) + "\n"


def list_of_targets(results, there):
    """The same for programs; `waived` names the part of the page that shows why a target is out of reach."""
    found = []
    for suite, ratio, why in with_target(results):
        value = ratio["value"]
        one = {"target": f"{suite}: {ratio['title']}", "value": None if value is None or math.isnan(value) else value,
               "limit": ratio["target"], "met": ratio["reached"]}
        if why and not ratio["reached"]:
            if why not in there:
                raise ValueError(f"{PAGE} has no heading for #{why}")
            one["waived"] = f"docs/performance.md#{why}"
        found.append(one)
    return found


def anchors(page):
    """The headings' anchors, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def section(result):
    """One suite: where and when, its measurements, its comparisons without a target."""
    machine, versions = result["machine"], result["versions"]
    yield f"### {HEADINGS[result['suite']]}"
    yield ""
    yield (f"{result['date']}, commit {result['commit']}, {result['repeat']} runs each, {result['notes'].get('minutes', '?')} min. "
           f"{machine['processors']} × {machine['processor']}, {machine['memory_gb']} GB, {machine['system']}, {machine['java']}; "
           f"load average before: {machine['load_before']:.1f}.")
    yield ", ".join(f"{name} {version}" for name, version in versions.items()) + "."
    yield ""
    if result["measurements"]:
        yield "| what | rows | seconds, median | least – most | rows/s | CPU-s | peak memory, MB |"
        yield "|---|---|---|---|---|---|---|"
        for one in result["measurements"]:
            yield measurement(one)
        yield ""
    for ratio in result["ratios"]:
        if ratio["target"] is None:
            yield f"- {ratio['title']}: {number(ratio['value'])}{ratio['unit']}"
    for table in result["notes"].get("tables", ()):
        yield ""
        yield table
    yield ""


def measurement(one):
    """A line of the table."""
    seconds = one["seconds"]
    if seconds["least"] is None:
        return f"| {one['title']} | | all {one['failed']} runs failed | | | | |"
    cpu = ", ".join(f"{process} {number(value)}" for process, value in one["cpu_seconds"].items())
    peak = ", ".join(f"{process} {value:.0f}" for process, value in one["peak_mb"].items())
    failed = f" ({one['failed']} failed)" if one["failed"] else ""
    return (f"| {one['title']}{failed} | {one['rows']:,} | {number(seconds['median'])} "
            f"| {number(seconds['least'])} – {number(seconds['most'])} | {one['rows_per_second']:,.0f} | {cpu} | {peak} |")


def number(value):
    """Three significant digits."""
    if value is None or math.isnan(value):
        return "–"
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"
