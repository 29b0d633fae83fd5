"""What the figures were measured on and with."""
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from .settings import ROOT


def machine():
    """Processor, memory, system, Java."""
    processor = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = re.search(r"MemTotal: +(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8"))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    return {"processor": processor[1] if processor else platform.machine(), "processors": os.cpu_count(),
            "memory_gb": round(int(memory[1]) / 1024 / 1024), "system": f"{platform.system()} {platform.release()}",
            "java": java[1].strip() if len(java) > 1 else java[0], "load_before": os.getloadavg()[0]}


def versions():
    """The versions of what is measured, from the POMs and the Python packages."""
    wanted = {"pom.xml": ("spark", "spark-cassandra-connector", "cassandra", "kafka", "fastexcel", "opencsv", "poi"),
              "bench/dsbulk/pom.xml": ("dsbulk",), "bench/kafka-tools/pom.xml": ("kafka-tools",)}
    found = {}
    for pom, names in wanted.items():
        text = (ROOT / pom).read_text(encoding="utf-8")
        for name in names:
            found[name] = re.search(rf"<{name}\.version>(.*?)<", text)[1]
    for package in ("openpyxl", "confluent-kafka", "cassandra-driver", "pyspark"):
        found[package] = version(package)
    return found


def commit(root=ROOT):
    """The commit of a working tree, marked where files differ from it."""
    def git(*arguments):
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
        return done.stdout.strip()
    name = git("rev-parse", "--short", "HEAD")
    changed = git("status", "--porcelain", "--", ".", ":!bench/results", ":!docs")
    return (name + "+changes" if changed else name) or "unknown"
