"""Prints what the pods of a namespace, or the containers of a compose project, took while it ran: until SIGTERM.

usage.py pods NAMESPACE           by component, as the kubelets measure it
usage.py containers PROJECT       by service, as Docker's engine measures it

CPU-seconds are sums over all pods or containers since it began, memory is the highest working set of one of them.
"""

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import urllib.parse


def kubectl(*words):
    answer = subprocess.run(["kubectl", *words], capture_output=True, text=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else {}


def pods(namespace):
    """(name, nanoseconds of CPU since its start, bytes of its working set) of each."""
    for pod in kubectl("--namespace", namespace, "get", "pods", "--output", "json").get("items", []):
        group[pod["metadata"]["name"]] = pod["metadata"].get("labels", {}).get("app.kubernetes.io/component", "other")
    for node in kubectl("get", "nodes", "--output", "json").get("items", []):
        summary = kubectl("get", "--raw", f"/api/v1/nodes/{node['metadata']['name']}/proxy/stats/summary")
        for pod in summary.get("pods", []):
            name = pod["podRef"]["name"]
            if pod["podRef"]["namespace"] == namespace and name in group:
                yield name, pod.get("cpu", {}).get("usageCoreNanoSeconds", 0), pod.get("memory", {}).get("workingSetBytes", 0)


class Engine(http.client.HTTPConnection):
    def __init__(self):
        super().__init__("localhost", timeout=60)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect("/var/run/docker.sock")


def engine(path, **query):
    connection = Engine()
    try:
        connection.request("GET", f"{path}?{urllib.parse.urlencode(query)}")
        answer = connection.getresponse()
        body = answer.read()
        return json.loads(body) if answer.status == 200 else {}
    finally:
        connection.close()


def containers(project):
    """The same of containers; one that has ended meanwhile tells nothing."""
    for container in engine("/containers/json", filters=json.dumps({"label": [f"com.docker.compose.project={project}"]})):
        name = container["Id"]
        figures = engine(f"/containers/{name}/stats", **{"stream": "false", "one-shot": "true"})
        if figures.get("memory_stats", {}).get("usage"):
            group[name] = container["Labels"]["com.docker.compose.service"]
            held = figures["memory_stats"].get("stats", {})
            file_pages = held.get("total_inactive_file", held.get("inactive_file", 0))
            yield name, figures["cpu_stats"]["cpu_usage"]["total_usage"], figures["memory_stats"]["usage"] - file_pages


read, of = {"pods": pods, "containers": containers}[sys.argv[1]], sys.argv[2]
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())

group, seconds, first, memory = {}, {}, {}, {}
opening = True
while not ended.is_set():
    for name, nanoseconds, working_set in read(of):
        used = nanoseconds / 1e9
        # What was there before counts from here on, what is new from its start.
        first.setdefault(name, used if opening else 0)
        seconds[name] = max(seconds.get(name, 0), used - first[name])
        memory[name] = max(memory.get(name, 0), working_set)
    opening = False
    ended.wait(5)

print(f"{'':18} {sys.argv[1]:>10} {'CPU s':>8} {'MiB':>8}")
for one in sorted(set(group.values())):
    names = [name for name in seconds if group[name] == one]
    if names:
        print(f"{one:18} {len(names):10} {sum(seconds[name] for name in names):8.1f} {max(memory[name] for name in names) / 2**20:8.0f}")
