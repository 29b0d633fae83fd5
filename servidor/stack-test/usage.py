"""Prints what the containers of a compose project took, by service, as Docker's engine measures it: usage.py PROJECT, until SIGTERM.

CPU-seconds are sums over all containers of a service since it began, memory is the highest working set of one container.
The same as charts/checks/usage.py says of pods.
"""

import http.client
import json
import signal
import socket
import sys
import threading
import urllib.parse

PROJECT = f"com.docker.compose.project={sys.argv[1]}"
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())


class Engine(http.client.HTTPConnection):
    def __init__(self):
        super().__init__("localhost", timeout=60)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect("/var/run/docker.sock")


def ask(path, **query):
    engine = Engine()
    try:
        engine.request("GET", f"{path}?{urllib.parse.urlencode(query)}")
        answer = engine.getresponse()
        body = answer.read()
        return json.loads(body) if answer.status == 200 else {}
    finally:
        engine.close()


seconds, first, memory, service = {}, {}, {}, {}
opening = True
while not ended.is_set():
    for container in ask("/containers/json", filters=json.dumps({"label": [PROJECT]})):
        name = container["Id"]
        figures = ask(f"/containers/{name}/stats", **{"stream": "false", "one-shot": "true"})
        if not figures.get("memory_stats", {}).get("usage"):
            continue  # it has ended meanwhile
        service[name] = container["Labels"]["com.docker.compose.service"]
        used = figures["cpu_stats"]["cpu_usage"]["total_usage"] / 1e9
        # A container that was there before counts from here on, a new one from its start.
        first.setdefault(name, used if opening else 0)
        seconds[name] = max(seconds.get(name, 0), used - first[name])
        held = figures["memory_stats"].get("stats", {})
        file_pages = held.get("total_inactive_file", held.get("inactive_file", 0))
        memory[name] = max(memory.get(name, 0), figures["memory_stats"]["usage"] - file_pages)
    opening = False
    ended.wait(5)

print(f"{'service':18} {'CPU s':>8} {'MiB':>8}")
for name in sorted(set(service.values())):
    of = [container for container in seconds if service[container] == name]
    print(f"{name:18} {sum(seconds[container] for container in of):8.1f} {max(memory[container] for container in of) / 2**20:8.0f}")
