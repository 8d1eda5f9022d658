"""Guessers, a process of their own: ``python benchmarks/guessing.py PORT DOOR HOW_MANY`` (DOOR: ``sign-in`` or ``mine``).

Each is another visitor (by the address that a proxy would tell), and tries one password or query code after the other for as
long as the process lives. They are polite to the processor, for the guessers of the world bring their own.
"""

from __future__ import annotations

import os
import random
import secrets
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

TOKEN = "a" * 32
DOORS = {"sign-in": "/sign-in/", "mine": "/public/mine/"}


def told(door: str, n: int) -> dict[str, str]:
    """What one guess says."""
    if door == "sign-in":
        return {"username": f"somebody{n}", "password": secrets.token_hex(6)}
    return {"code": "".join(random.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=16))}


def guess(port: int, door: str, n: int) -> None:
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    while True:
        headers = {
            "Cookie": f"csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"203.0.{random.randrange(256)}.{random.randrange(1, 255)}",
            "X-Forwarded-Proto": "http",
        }
        try:
            line.request("POST", DOORS[door], urlencode({"csrfmiddlewaretoken": TOKEN, **told(door, n)}), headers)
            line.getresponse().read()
        except (OSError, HTTPException):
            line.close()
            time.sleep(0.1)


def main() -> None:
    port, door, how_many = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    os.nice(19)
    for n in range(how_many):
        threading.Thread(target=guess, args=(port, door, n), daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
