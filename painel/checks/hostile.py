#!/usr/bin/env python3
"""Sends a running panel thousands of hostile requests: long, wrong, traversal, header injection, slow bodies.

Every answer must be one of HTTP, bounded and none of a fault of the server (5xx, but for 503: Cassandra may be away); nothing may
leak; meanwhile and afterwards the panel must answer as before, and its memory and threads must stay where they were.
Exit code 0, or 2 with the faults.
"""
import argparse
import collections
import concurrent.futures
import os
import random
import re
import socket
import string
import sys
import time
import urllib.parse
from pathlib import Path

PATHS = ("/v1", "/v1/eventos", "/v1/series", "/v1/mapa", "/v1/ranking", "/v1/cobertura", "/v1/revisoes", "/v1/linhas", "/v1/lugares",
         "/v1/exportacoes/", "/v1/limites/", "/v1/series.csv", "/v1/mapa.xlsx", "/pagina/", "/problemas/", "/", "/embutir")
VISIBLE = "".join(chr(code) for code in range(0x21, 0x7F))
# What no answer may hold: a trace, the server's make, a file of the machine.
LEAKS = (b"\tat java", b"\tat br.", b"exception", b"jetty", b"javalin", b"root:x:", b"/work/", b"/home/")
GOOD = "/v1/series?evento=homicidio-doloso&lugar=BR&passo=ano"
LONGEST_ANSWER = 15
SLOW = 200
# Most growth that counts as flat: a heap is used up to its limit before it is collected.
MOST_GROWTH_MB = 100
MOST_LINE = 1_500


def text(rng, length, alphabet=VISIBLE):
    """Random characters."""
    return "".join(rng.choice(alphabet) for _ in range(length))


def target(rng, kind, path):
    """A request target of some kind."""
    if kind == 0:
        return f"{path}?evento={text(rng, rng.randint(1, 20_000))}"
    if kind == 1:
        return f"{path}{'../' * rng.randint(1, 20)}etc/passwd"
    if kind == 2:
        return f"{path}{rng.choice(('%2e%2e%2f', '..%2f', '%2e%2e/', '..;/', '..%5c', '%252e%252e%252f')) * 5}etc/passwd"
    if kind == 3:
        return f"{path}?evento=a%0d%0aX-Evil:%201%0d%0a%0d%0a&lugar=%00%ff%fe&lang=%0d%0aX-Evil:1"
    if kind == 4:
        return path + "?" + "&".join(f"a{i}={i}" for i in range(600))
    if kind == 5:
        places = ",".join(text(rng, 5, string.ascii_letters) for _ in range(300))
        return f"{path}?evento=homicidio-doloso&lugar={places}"
    if kind == 6:
        return (f"{path}?de=9999-99&ate=-1&limite=99999999999999999999&ano=1e9&pagina={text(rng, 1000, string.ascii_letters)}"
                "&evento=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&uf=%27%3B%20DROP%20TABLE")
    if kind == 7:
        return text(rng, rng.randint(1, 300))
    if kind == 8:
        return f"{path}?evento=homicidio-doloso&evento=homicidio-doloso&lugar=BR&lugar=BR&passo=dia&medida={text(rng, 50)}"
    return path


def headers(rng, kind):
    """Header lines, mostly good ones."""
    if kind != 9:
        return "Host: x\r\n"
    return rng.choice((
        "", "Host: \r\n", "Host: a b\r\n", "Host: x\r\nHost: y\r\n", "Host: x\r\nRange: bytes=0-,5-3,-,999999999999999999999-\r\n",
        f"Host: x\r\nIf-None-Match: {text(rng, 3000)}\r\n", f"Host: x\r\nX: {'y' * 20_000}\r\n", "Host: x\r\nTransfer-Encoding: chunked\r\n",
        "Host: x\r\nContent-Length: -1\r\n", "Host: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Host: x\r\n folded: 1\r\n",
        "Host: x\r\nAccept-Encoding: gzip;q=nan, *;q=-1\r\n", "Host: x\r\nX-Forwarded-For: " + ", ".join(["1.1.1.1"] * 300) + "\r\n",
        "Host: evil.example\"><script>\r\nX-Forwarded-Host: evil\r\n", "Host: x\r\nBad\x00Name: 1\r\n", "Host: x\r\nExpect: 100-continue\r\n"))


def exchange(address, raw, longest=LONGEST_ANSWER):
    """Sends bytes and reads the head of the answer and the start of its body."""
    with socket.create_connection(address, timeout=longest) as connection:
        try:
            connection.sendall(raw)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before it was read whole; the answer may be there all the same
        answer = b""
        while len(answer) < 65_536:
            try:
                part = connection.recv(65_536)
            except ConnectionResetError:
                break
            if not part:
                break
            answer += part
        return answer


def attack(address, seed):
    """One hostile request; gives its kind, the status and a fault or nothing."""
    rng = random.Random(seed)
    kind = rng.randrange(10)
    method = rng.choice(("GET",) * 6 + ("POST", "PUT", "DELETE", "TRACE", "FOO", "HEAD", "OPTIONS", text(rng, 30, string.ascii_uppercase)))
    asked = target(rng, kind, rng.choice(PATHS))
    raw = f"{method} {asked} HTTP/1.{rng.choice('1111109')}\r\n{headers(rng, kind)}Connection: close\r\n\r\n".encode("latin-1")
    try:
        answer = exchange(address, raw)
    except TimeoutError:
        return kind, "timeout", f"no answer in {LONGEST_ANSWER} s: {raw[:200]!r}"
    status = answer.split(b" ", 2)[1][:3].decode("latin-1") if answer.startswith(b"HTTP/1.") else "none"
    if status == "none" and answer:
        return kind, status, f"no HTTP: {answer[:100]!r} to {raw[:200]!r}"
    if status.startswith("5") and status not in ("503", "505"):
        return kind, status, f"{status} to {raw[:200]!r}"
    if b"\nx-evil" in answer.partition(b"\r\n\r\n")[0].lower():
        return kind, status, f"a header was injected by {raw[:200]!r}"
    low = answer.lower()
    for leak in LEAKS:
        if leak in low:
            return kind, status, f"{leak!r} in the answer to {raw[:200]!r}"
    return kind, status, None


def good(address):
    """Milliseconds of an ordinary question; raises if it is not answered."""
    begun = time.monotonic()
    answer = exchange(address, f"GET {GOOD} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode("ascii"))
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"an ordinary question is answered with {answer[:200]!r}")
    return (time.monotonic() - begun) * 1000


def slow(address):
    """Holds connections that send their request or its body a byte at a time; ordinary questions must be answered meanwhile."""
    held, faults = [], []
    for i in range(SLOW):
        connection = socket.create_connection(address, timeout=LONGEST_ANSWER)
        connection.sendall(b"GET /v1/eve" if i % 2 else b"POST /v1/series HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na")
        held.append(connection)
    times = []
    for _ in range(20):
        for connection in held:
            try:
                connection.sendall(b"n" if connection.fileno() % 2 else b"a")
            except OSError:
                pass  # closed by the server, which is its right
        times.append(good(address))
        time.sleep(0.1)
    if max(times) > 5_000:
        faults.append(f"an ordinary question took {max(times):.0f} ms beside {SLOW} slow ones")
    for connection in held:
        connection.close()
    return times, faults


def measure(pid):
    """Resident memory in MiB, threads and open files of the panel."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = {name: int(re.search(rf"^{name}:\s+(\d+)", status, re.M)[1]) for name in ("VmRSS", "Threads")}
    return found["VmRSS"] / 1024, found["Threads"], len(os.listdir(f"/proc/{pid}/fd"))


def log_faults(path, offset):
    """Lines that are too long, or that a request has made up."""
    with open(path, "rb") as log:
        log.seek(offset)
        lines = log.read().split(b"\n")
    faults = [f"a line of {len(line)} bytes in the log" for line in lines if len(line) > MOST_LINE]
    faults += [f"the log holds {line[:100]!r}" for line in lines if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]|^X-Evil", line)]
    refused = sum(b"event=refused" in line for line in lines)
    failed = [line for line in lines if b"event=request-failed" in line]
    return refused, faults + [f"the log holds {line[:300]!r}" for line in failed]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("url", help="such as http://127.0.0.1:8088; the panel must run with --rate-limit 0")
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--pid", type=int, help="the panel's process, on this machine: its memory, threads and files are watched")
    parser.add_argument("--log", help="the panel's log: its new lines are looked at")
    options = parser.parse_args()
    url = urllib.parse.urlsplit(options.url)
    address = (url.hostname, url.port or 80)
    offset = os.path.getsize(options.log) if options.log else 0
    print(f"seed {options.seed}, {options.requests} requests, load {os.getloadavg()[0]:.1f}", flush=True)

    # A tenth first: what the server sets up once is no growth.
    seeds = [options.seed * 1_000_003 + i for i in range(options.requests)]
    counts, faults, begun = collections.Counter(), [], time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for part in (seeds[:len(seeds) // 10], seeds[len(seeds) // 10:]):
            if options.pid:
                before = measure(options.pid)
            for _, status, fault in pool.map(lambda seed: attack(address, seed), part):
                counts[status] += 1
                if fault:
                    faults.append(fault)
    print(f"answers in {time.monotonic() - begun:.0f} s: {dict(sorted(counts.items()))}", flush=True)
    times, more = slow(address)
    faults += more
    print(f"beside {SLOW} slow connections an ordinary question took {min(times):.1f} to {max(times):.1f} ms; now {good(address):.1f} ms")
    if options.pid:
        after = measure(options.pid)
        print("before and after: {:.0f} and {:.0f} MiB, {} and {} threads, {} and {} open files".format(
            *(value for pair in zip(before, after) for value in pair)))
        if after[0] - before[0] > MOST_GROWTH_MB:
            faults.append(f"memory grew by {after[0] - before[0]:.0f} MiB")
    if options.log:
        refused, more = log_faults(options.log, offset)
        faults += more
        print(f"{refused} refusals in the log")
    for fault in faults[:20]:
        print("FAULT", fault)
    print(f"{len(faults)} faults")
    return 2 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
