"""The files that are measured: the ministry's own, whole or cut for a small run, and editions with 1 % changed."""
import lzma
import shutil
import zipfile
from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
END_OF_ROW = b"</row>"


class Data:
    """Makes each file once and keeps it in the folder of the benchmarks."""

    def __init__(self, settings):
        self.settings = settings
        self.folder = settings.folder / "data" / ("all" if settings.rows is None else str(settings.rows))
        self.folder.mkdir(parents=True, exist_ok=True)

    def workbook(self):
        """The workbook of 2023."""
        original = self.settings.source / "bancovde-2023.xlsx"
        if self.settings.rows is None:
            return original
        return self._once("bancovde-2023.xlsx", lambda target: self._workbook(target, self._cut_rows))

    def changed_workbook(self):
        """The same with a measure of every hundredth row one higher."""
        return self._once("changed/bancovde-2023.xlsx", lambda target: self._workbook(target, self._changed_rows))

    def csv(self, year=2023):
        """A year's CSV, not compressed."""
        return self._once(f"bancovde-{year}.csv", lambda target: self._csv(year, target))

    def years(self, count):
        """A folder with the CSVs of the newest years, xz-compressed as they come."""
        folder = self.folder / f"years-{count}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for year in range(2024 - count, 2024):
            if self.settings.rows is None:
                shutil.copy(self.settings.source / f"bancovde-{year}.csv.xz", folder)
            else:
                shutil.copy(self.csv(year), folder)
        return folder

    def _once(self, name, make):
        target = self.folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_suffix(".partial")
            make(partial)
            partial.rename(target)
        return target

    def _csv(self, year, target):
        with lzma.open(self.settings.source / f"bancovde-{year}.csv.xz", "rb") as lines, open(target, "wb") as out:
            if self.settings.rows is None:
                shutil.copyfileobj(lines, out)
            else:
                for _ in range(self.settings.rows + 1):
                    out.write(lines.readline())

    def _workbook(self, target, edit):
        with zipfile.ZipFile(self.settings.source / "bancovde-2023.xlsx") as original, \
                zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in original.infolist():
                content = original.read(entry)
                if entry.filename == SHEET:
                    rows = content.split(END_OF_ROW)
                    content = END_OF_ROW.join(edit(rows))
                copy.writestr(entry.filename, content)

    def _cut_rows(self, rows):
        # One more for the header; what follows the last row closes the sheet.
        return rows[:self.settings.rows + 1] + rows[-1:]

    def _changed_rows(self, rows):
        if self.settings.rows is not None:
            rows = self._cut_rows(rows)
        for number in range(100, len(rows) - 1, 100):
            rows[number] = one_higher(rows[number])
        return rows


def one_higher(row):
    """Raises the row's total of victims, else its occurrences, else its weight; a row that reports nothing stays."""
    for column in (b"K", b"L", b"M"):
        start = row.find(b'<c r="' + column)
        value = row.find(b"<v>", start) + 3
        end = row.find(b"</v>", start)
        if 0 <= start < value < end and row.find(b"</c>", start) > end - 1:
            number = row[value:end]
            raised = repr(float(number) + 1).encode() if b"." in number else str(int(number) + 1).encode()
            return row[:value] + raised + row[end:]
    return row
