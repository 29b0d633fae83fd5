"""Reading alone: our reader beside the libraries' own speed, POI and openpyxl."""
import sys

from harness.data import Data
from harness.processes import run
from harness.programs import printed_pass, reader
from harness.results import Run, Suite, quotient
from harness.settings import ROOT, SHEET_ROWS


READERS = (
    ("ours-xlsx", "workbook: our reader, all checks", "OurReader", True),
    ("fastexcel", "workbook: fastexcel-reader alone", "FastexcelAlone", True),
    ("poi", "workbook: Apache POI, event reader", "PoiSax", True),
    ("ours-csv", "CSV: our reader, all checks", "OurReader", False),
    ("opencsv", "CSV: opencsv alone", "OpencsvAlone", False))


def measure(settings):
    """One pass in a new process each time; the seconds are those of the pass, without the start of the JVM."""
    suite, data = Suite("read", settings), Data(settings)
    for _ in range(settings.repeat):
        for name, title, program, workbook in READERS:
            done, (rows, seconds) = reader(settings, program, data.workbook() if workbook else data.csv())
            suite.add(name, title, Run(seconds, rows, done.wall, {"client": done.cpu}, {"client": done.peak_mb}))
        done = run([sys.executable, ROOT / "bench/peers/read_openpyxl.py", data.workbook(), settings.cut(SHEET_ROWS)],
                   settings.folder / "log/read_openpyxl.log")
        rows, seconds = printed_pass(done.text)
        suite.add("openpyxl", "workbook: openpyxl read-only",
                  Run(seconds, rows, done.wall, {"client": done.cpu}, {"client": done.peak_mb}))
    suite.ratio("workbook: rate of our reader / fastexcel alone", quotient(suite.rate("ours-xlsx"), suite.rate("fastexcel")))
    suite.ratio("workbook: rate of our reader / POI", quotient(suite.rate("ours-xlsx"), suite.rate("poi")))
    suite.ratio("workbook: rate of our reader / openpyxl", quotient(suite.rate("ours-xlsx"), suite.rate("openpyxl")))
    suite.ratio("CSV: rate of our reader / opencsv alone", quotient(suite.rate("ours-csv"), suite.rate("opencsv")))
    return suite
