"""The real Kafka and Cassandra of `local`, in a folder and on ports of their own."""
import re
import shutil
import time

from .processes import cpu_seconds, peak_mb, run
from .settings import ROOT

# Cassandra's default: writes are acknowledged before they are synced. Ours runs with group commit (docs/decisions/0008).
PERIODIC = " ".join(f"-Dcassandra.{setting}" for setting in (
    "config.allow_system_properties=true", "settings.commitlog_sync=periodic", "settings.commitlog_sync_period=10000ms"))


class Servers:
    """Kafka and Cassandra from empty folders; what they use is told by process."""

    def __init__(self, settings):
        self.settings = settings
        self.data = settings.folder / "servers"
        self.pids = {}

    @property
    def environment(self):
        """What the three programs take from the environment."""
        return {
            "LOCAL_DATA_DIR": str(self.data),
            "KAFKA_PORT": str(self.settings.kafka_port),
            "CASSANDRA_PORT": str(self.settings.cassandra_port),
            "KAFKA_BOOTSTRAP_SERVERS": self.settings.kafka,
            "CASSANDRA_HOST": "127.0.0.1"}

    def up(self, fresh=True, java=""):
        """Starts both, with empty folders unless told otherwise; `java` are more options of their JVMs."""
        self.down()
        if fresh and self.data.exists():
            shutil.rmtree(self.data)
        self._local("up", {"JAVA_TOOL_OPTIONS": java} if java else {})
        status = self._local("status").text
        self.pids = {name.lower(): int(pid) for name, pid in re.findall(r"^(Kafka|Cassandra) .*? pid (\d+) ", status, re.M)}
        if set(self.pids) != {"kafka", "cassandra"}:
            raise RuntimeError(f"cannot tell the servers' processes from:\n{status}")

    def down(self):
        """Stops both; their folders stay."""
        if self.data.exists():
            self._local("down")

    def cpu(self):
        """CPU seconds so far, by server."""
        return {name: cpu_seconds(pid) for name, pid in self.pids.items()}

    def peak(self):
        """Peak memory so far in MiB, by server."""
        return {name: peak_mb(pid) for name, pid in self.pids.items()}

    def settle(self, longest=90):
        """Waits until both servers have been idle for three seconds: flushes, compactions, log cleaning."""
        quiet, before, end = 0, self.cpu(), time.monotonic() + longest
        while quiet < 3 and time.monotonic() < end:
            time.sleep(1)
            now = self.cpu()
            quiet = quiet + 1 if sum(now.values()) - sum(before.values()) < 0.1 else 0
            before = now

    def _local(self, command, environment=None):
        return run([ROOT / "scripts/sinesp.sh", "local", command], self.settings.folder / "log" / f"local-{command}.log",
                   {**self.environment, **(environment or {})}, timeout=180)
