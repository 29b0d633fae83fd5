"""Each connection that the stack makes is allowed by some NetworkPolicy, and nothing else is.

As rendered: the node of ../shared/kubernetes does not enforce NetworkPolicies.
"""

import itertools

import pytest
import yaml

from conftest import CHECKS, EVALUATION, EXTERNAL, executor_of, pod_of, render
from policies import Party, allows, side_allows

LIST = yaml.safe_load((CHECKS / "connections.yaml").read_text(encoding="utf-8"))
EXPORT = ["--set", "export.enabled=true"]
SERVERS = {"broker", "cassandra"}


def many(value):
    return value if isinstance(value, list) else [value]


def parties(objects, mode):
    """The pods with the labels that they are really rendered with, and the others."""
    found = {}
    pods = [pod for pod in map(pod_of, objects) if pod] + [executor_of(objects)]
    for pod in pods:
        labels = pod["metadata"]["labels"]
        name = labels["app.kubernetes.io/component"]
        found[name] = Party(name, "sinesp", labels)
    expected = set(LIST["parties"]["pods"]) - (SERVERS if mode == "external" else set())
    assert set(found) == expected
    for name, other in LIST["parties"]["others"].items():
        found[name] = Party(name, **other)
    return found


def expected_connections(mode, known):
    wanted = set()
    for entry in LIST["connections"]:
        if entry.get("mode", mode) == mode:
            wanted |= {(source, entry["to"], entry["port"]) for source in entry["from"] if source in known}
    return wanted


def open_by_default():
    return {
        (source, target, port)
        for entry in LIST["open_by_default"]
        for source in entry["from"]
        for target in entry["to"]
        for port in entry["ports"]
    }


def allowed_connections(objects, known):
    policies = [item for item in objects if item["kind"] == "NetworkPolicy"]
    ports = {entry["port"] for entry in LIST["connections"]} | set(LIST["further_ports"])
    release = set(LIST["parties"]["pods"])
    pairs = [(a, b) for a, b in itertools.permutations(known, 2) if a in release or b in release]
    # A pod always reaches itself; another of its kind only where a policy says so.
    pairs += [(name, name) for name in release & set(known)]
    return {(a, b, port) for a, b in pairs for port in ports if allows(policies, known[a], known[b], port)}


@pytest.mark.parametrize("mode, options", [("evaluation", EVALUATION), ("external", EXTERNAL)])
def test_the_policies_allow_what_the_stack_does_and_nothing_else(mode, options):
    objects = render(*options, *EXPORT)
    known = parties(objects, mode)
    wanted = expected_connections(mode, known)
    allowed = allowed_connections(objects, known)
    assert wanted - allowed == set(), "needed, and refused"
    assert allowed - wanted - open_by_default() == set(), "allowed, and not needed"


def test_neither_end_allows_more_than_the_other():
    """Between pods of the release; the panel alone is open to every pod."""
    objects = render(*EVALUATION, *EXPORT)
    known = parties(objects, "evaluation")
    policies = [item for item in objects if item["kind"] == "NetworkPolicy"]
    pods = [name for name in LIST["parties"]["pods"] if name != "painel"]
    ports = {entry["port"] for entry in LIST["connections"]} | set(LIST["further_ports"])
    wanted = {entry for entry in expected_connections("evaluation", known) if entry[0] in pods and entry[1] in pods}
    assert len(wanted) > 10
    for direction in ("egress", "ingress"):
        allowed = {
            (source, target, port)
            for source, target, port in itertools.product(pods, pods, ports)
            if side_allows(policies, direction, *ends(direction, known[source], known[target]), port)
        }
        assert allowed == wanted, direction


def ends(direction, source, target):
    """The pod that the direction's policies are of, and the other one."""
    return (source, target) if direction == "egress" else (target, source)


def test_an_api_server_that_is_named_leaves_nothing_open():
    objects = render(*EVALUATION, *EXPORT, "--set", "networkPolicy.apiServer[0].ipBlock.cidr=10.96.0.1/32")
    known = parties(objects, "evaluation")
    assert allowed_connections(objects, known) == expected_connections("evaluation", known)


def test_an_export_without_verify_does_not_reach_the_broker():
    objects = render(*EVALUATION, *EXPORT, "--set", "export.verifyFirst=false")
    known = parties(objects, "evaluation")
    reached = {(a, b) for a, b, _ in allowed_connections(objects, known)}
    assert ("export", "broker") not in reached
    assert ("export", "cassandra") in reached


def test_the_object_store_is_reached_by_those_who_use_it_only():
    store = Party("store", address="203.0.113.5")
    objects = render(*EXTERNAL, *EXPORT, "--set", "export.uri=s3a://bucket/x", "--set", "objectStore.endpoint=https://s3.example.org:9000")
    policies = [item for item in objects if item["kind"] == "NetworkPolicy"]
    reach = {name for name, party in parties(objects, "external").items() if not party.address and allows(policies, party, store, 9000)}
    # Pods of others are bound by no policy of this release.
    assert reach & set(LIST["parties"]["pods"]) == {"export"}


def test_ports_of_the_policies_are_the_ports_of_the_containers():
    """Otherwise the list above could agree with the policies, and both be wrong."""
    objects = render(*EVALUATION, *EXPORT)
    offered = {
        pod["metadata"]["labels"]["app.kubernetes.io/component"]: {
            port["containerPort"] for container in pod["spec"]["containers"] for port in container.get("ports", [])
        }
        for pod in filter(None, map(pod_of, objects))
    }
    conf = next(item["data"]["spark-defaults.conf"] for item in objects if item["metadata"]["name"].endswith("-spark"))
    settings = dict(line.split(None, 1) for line in conf.splitlines() if line.startswith("spark."))
    offered["executor"] = {int(settings["spark.blockManager.port"])}
    assert {int(settings["spark.driver.port"]), int(settings["spark.driver.blockManager.port"])} < offered["consumer"]
    listed = {}
    for entry in LIST["connections"]:
        if entry["to"] in offered:
            listed.setdefault(entry["to"], set()).add(entry["port"])
    assert listed == {name: ports for name, ports in offered.items() if ports}
