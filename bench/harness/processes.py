"""Runs programs and tells what they took."""
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Finished:
    """A program that has ended: whole wall time, CPU seconds with its children, peak memory of its largest process."""
    code: int
    wall: float
    cpu: float
    peak_mb: float
    log: Path
    began: float = field(default=0.0)

    @property
    def text(self):
        return self.log.read_text(encoding="utf-8", errors="replace")


class Failed(Exception):
    """A program ended otherwise than it should."""


class Started:
    """A program that runs, its output going to a log."""

    def __init__(self, command, log, environment=None, stdin=subprocess.DEVNULL, directory=None):
        self.command = [str(word) for word in command]
        self.log = Path(log)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.began = time.time()
        self._clock = time.monotonic()
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(
                self.command, stdin=stdin, stdout=out, stderr=subprocess.STDOUT, cwd=directory,
                env={**os.environ, **(environment or {})}, start_new_session=True)

    def wait(self, timeout=3600, accept=(0,)):
        """Waits for the end; an exit code that is not to be accepted raises Failed with the end of the log."""
        killer = threading.Timer(timeout, self.kill)
        killer.start()
        try:
            _, status, usage = os.wait4(self.process.pid, 0)
        finally:
            killer.cancel()
        wall = time.monotonic() - self._clock
        self.process.returncode = os.waitstatus_to_exitcode(status)
        done = Finished(self.process.returncode, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                        self.log, self.began)
        if done.code not in accept:
            raise Failed(f"exit code {done.code} of {' '.join(self.command)[:300]}\n{done.text[-2000:]}")
        return done

    def kill(self):
        """Ends the program and what it started."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def run(command, log, environment=None, timeout=3600, accept=(0,), directory=None):
    """Runs a program to its end."""
    started = Started(command, log, environment, directory=directory)
    try:
        return started.wait(timeout, accept)
    except BaseException:
        started.kill()
        raise


def cpu_seconds(pid):
    """CPU seconds of a running process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(value) for value in fields[11:15]) / TICKS


def peak_mb(pid):
    """The most memory that a running process has had resident so far (VmHWM), in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
