"""What a run of the benchmarks was asked for."""
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The most that Excel's format allows.
SHEET_ROWS = 1 << 20


@dataclass(frozen=True)
class Settings:
    """Where things are, how often each measurement is made, and how many rows of a file are taken (None for all)."""
    repeat: int
    rows: int | None
    folder: Path
    source: Path
    kafka_port: int
    cassandra_port: int

    @staticmethod
    def from_environment(repeat, rows):
        return Settings(
            repeat=repeat,
            rows=rows,
            folder=Path(os.environ.get("BENCH_DIR", ROOT / ".local/bench")).resolve(),
            source=Path(os.environ.get("BENCH_SOURCE", ROOT.parent / "shared/sinesp")).resolve(),
            kafka_port=int(os.environ.get("BENCH_KAFKA_PORT", "19092")),
            cassandra_port=int(os.environ.get("BENCH_CASSANDRA_PORT", "19042")))

    @property
    def kafka(self):
        return f"127.0.0.1:{self.kafka_port}"

    def cut(self, rows):
        """As many rows of a slice as a small run has."""
        return rows if self.rows is None else min(rows, self.rows)
