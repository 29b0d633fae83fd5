"""Prints what the pods of a namespace took, by component, as their kubelets measure it: usage.py NAMESPACE, until SIGTERM.

CPU-seconds are sums over all pods of a component since it began, memory is the highest working set of one pod.
"""

import json
import signal
import subprocess
import sys
import threading

NAMESPACE = sys.argv[1]
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())


def ask(*words):
    answer = subprocess.run(["kubectl", *words], capture_output=True, text=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else {}


seconds, first, memory, component = {}, {}, {}, {}
opening = True
while not ended.is_set():
    for pod in ask("--namespace", NAMESPACE, "get", "pods", "--output", "json").get("items", []):
        component[pod["metadata"]["name"]] = pod["metadata"].get("labels", {}).get("app.kubernetes.io/component", "other")
    for node in ask("get", "nodes", "--output", "json").get("items", []):
        summary = ask("get", "--raw", f"/api/v1/nodes/{node['metadata']['name']}/proxy/stats/summary")
        for pod in summary.get("pods", []):
            name = pod["podRef"]["name"]
            if pod["podRef"]["namespace"] != NAMESPACE or name not in component:
                continue
            used = pod.get("cpu", {}).get("usageCoreNanoSeconds", 0) / 1e9
            # A pod that was there before counts from here on, a new one from its start.
            first.setdefault(name, used if opening else 0)
            seconds[name] = max(seconds.get(name, 0), used - first[name])
            memory[name] = max(memory.get(name, 0), pod.get("memory", {}).get("workingSetBytes", 0))
    opening = False
    ended.wait(5)

print(f"{'component':12} {'pods':>5} {'CPU s':>8} {'MiB':>8}")
for name in sorted(set(component.values())):
    pods = [pod for pod in seconds if component[pod] == name]
    if pods:
        print(f"{name:12} {len(pods):5} {sum(seconds[pod] for pod in pods):8.1f} {max(memory[pod] for pod in pods) / 2**20:8.0f}")
