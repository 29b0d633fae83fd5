"""Asks Spark's servers for something without their secret: intruder.py HOST PORT...

Each port is sent the request that opens a broadcast block, as Spark 3 frames it. A server without a secret answers it
with a stream to read from (RpcResponse); one with a secret wants to be shown it first. Exit code 1 if any port answers.
"""

import socket
import struct
import sys

RPC_REQUEST, RPC_RESPONSE, RPC_FAILURE = 3, 4, 5
OPEN_BLOCKS = 0


def text(value):
    return struct.pack(">i", len(value)) + value.encode()


def open_blocks():
    blocks = ["broadcast_0_piece0"]
    body = bytes([OPEN_BLOCKS]) + text("app") + text("0") + struct.pack(">i", len(blocks)) + b"".join(map(text, blocks))
    frame = struct.pack(">BqI", RPC_REQUEST, 1, len(body)) + body
    return struct.pack(">q", 8 + len(frame)) + frame


def answer(host, port):
    """What comes back: 'answered', 'refused', or 'closed'."""
    with socket.create_connection((host, port), timeout=10) as server:
        server.settimeout(10)
        server.sendall(open_blocks())
        try:
            head = server.recv(9)
        except (TimeoutError, ConnectionResetError):
            return "closed"
    if len(head) < 9:
        return "closed"
    return "answered" if head[8] == RPC_RESPONSE else "refused"


def main(host, ports):
    answers = {port: answer(host, int(port)) for port in ports}
    print(host, answers)
    return 1 if not answers or "answered" in answers.values() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
