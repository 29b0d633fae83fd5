"""Comparisons that more than one suite makes, each like with like."""
from .results import quotient

CLIENT_AND_CASSANDRA = ("client", "cassandra")


def verify_beside(suite, period, verify, load, limit):
    """Verifying beside loading the same rows, and beside its limit; names of runs without their starts."""
    suite.ratio(f"verify / load, {period}: seconds, both without their starts",
                quotient(suite.seconds(verify), suite.seconds(load)), 0.35, at_least=False)
    for processes, what in ((CLIENT_AND_CASSANDRA, "CPU of client and Cassandra"), (("client",), "CPU of the client")):
        suite.ratio(f"verify / load, {period}: {what}, both without their starts",
                    quotient(suite.cpu(verify, *processes), suite.cpu(load, *processes)), 0.35, at_least=False)
    suite.ratio(f"verify / verify limit, {period}: seconds, without the start",
                quotient(suite.seconds(verify), suite.seconds(limit)), 2.5, at_least=False)
    suite.ratio(f"verify / verify limit, {period}: CPU of client and Cassandra",
                quotient(suite.cpu(verify, *CLIENT_AND_CASSANDRA), suite.cpu(limit, *CLIENT_AND_CASSANDRA)))
