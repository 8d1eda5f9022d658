"""Those who hold a connection: a form begun and sent a byte at a time."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

HEAD = (
    b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nx="
)


@contextmanager
def dripping(port: int, how_many: int) -> Iterator[list[socket.socket]]:
    """So many connections at the server of ``port``, each with a form that never ends."""
    lines = []
    try:
        for _ in range(how_many):
            line = socket.create_connection(("127.0.0.1", port), timeout=10)
            line.sendall(HEAD)
            lines.append(line)
        time.sleep(0.3)
        yield lines
    finally:
        for line in lines:
            line.close()


def seconds(address: str) -> float:
    """How long a page takes."""
    began = time.perf_counter()
    with urlopen(address, timeout=8) as answer:
        answer.read()
    return time.perf_counter() - began
