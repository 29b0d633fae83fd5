"""What NetworkPolicies allow, by the rules of https://kubernetes.io/docs/concepts/services-networking/network-policies/."""

import ipaddress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Party:
    """A pod (namespace and labels) or an address outside of the cluster."""

    name: str
    namespace: str = ""
    labels: dict = field(default_factory=dict, hash=False)
    address: str = ""


def matches(selector, labels):
    """Whether a label selector selects; an empty one selects everything."""
    if selector.get("matchExpressions"):
        raise NotImplementedError("matchExpressions")
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def is_peer(peer, party, namespace):
    """Whether a peer of a policy in this namespace is the party."""
    if "ipBlock" in peer:
        if not party.address:
            return False
        address = ipaddress.ip_address(party.address)
        block = peer["ipBlock"]
        inside = address in ipaddress.ip_network(block["cidr"])
        return inside and not any(address in ipaddress.ip_network(other) for other in block.get("except", []))
    if party.address:
        return False
    if "namespaceSelector" in peer:
        in_namespace = matches(peer["namespaceSelector"], {"kubernetes.io/metadata.name": party.namespace})
    else:
        in_namespace = party.namespace == namespace
    return in_namespace and matches(peer.get("podSelector", {}), party.labels)


def rule_allows(rule, side, party, port, namespace):
    """Whether a rule allows the party at the port; absent peers or ports are all of them."""
    peers, ports = rule.get(side), rule.get("ports")
    return (not peers or any(is_peer(peer, party, namespace) for peer in peers)) and (
        not ports or any(entry["port"] == port for entry in ports)
    )


def side_allows(policies, direction, pod, other, port):
    """Whether the policies of a pod allow this direction; a pod that none selects may do everything."""
    if pod.address:
        return True
    chosen = [
        policy
        for policy in policies
        if policy["metadata"].get("namespace", "sinesp") == pod.namespace
        and matches(policy["spec"]["podSelector"], pod.labels)
        and direction.capitalize() in policy["spec"]["policyTypes"]
    ]
    side = "to" if direction == "egress" else "from"
    return not chosen or any(
        rule_allows(rule, side, other, port, pod.namespace)
        for policy in chosen
        for rule in policy["spec"].get(direction) or []
    )


def allows(policies, source, target, port):
    """Whether a connection gets through: both ends must allow it."""
    return side_allows(policies, "egress", source, target, port) and side_allows(policies, "ingress", target, source, port)
