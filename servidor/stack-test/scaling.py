"""Checks that executors followed a backlog up and down, and draws it: scaling.py MOST PICTURE.png < SERIES

SERIES are three answers of Prometheus' query_range, a line each: executors, cores in use, records that wait.
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402: the back end is chosen before


def points(line):
    """Seconds since 1970 and values; nothing where the series was not there."""
    result = json.loads(line)["data"]["result"]
    return [(float(at), float(value)) for series in result for at, value in series["values"]]


def main(most, picture):
    executors, cores, lag = (points(line) for line in sys.stdin if line.strip())
    begin = executors[0][0]
    figure, (above, below) = pyplot.subplots(2, sharex=True, figsize=(10, 6))
    for axis, name, series in ((above, "executors", executors), (above, "cores in use", cores), (below, "records that wait", lag)):
        axis.step([(at - begin) / 60 for at, _ in series], [value for _, value in series], where="post", label=name)
    for axis in (above, below):
        axis.set_ylim(bottom=0)
        axis.legend(loc="upper right")
        axis.grid(alpha=0.3)
    below.set_xlabel("minutes since the publication began")
    figure.savefig(picture, dpi=120, bbox_inches="tight")

    counts = [value for _, value in executors]
    changes = [counts[0]] + [now for before, now in zip(counts, counts[1:]) if before != now]
    print("executors:", *(f"{count:g}" for count in changes))
    first = next(at for at, value in executors if value == most) if most in counts else None
    print("seconds to all of them:", first and first - begin, "of", executors[-1][0] - begin)
    return counts[0] != 1 or max(counts) != most or counts[-1] != 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
