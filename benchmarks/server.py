"""The server under steps and slow lines, paired: waitress as ``guiju serve`` runs it, beside granian where it is installed.

``python benchmarks/server.py``: steps a second by HTTP from several clerks, and the front page beside dripping strangers.
In turns on one database each round; a script by itself, for each server is a process of its own.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
sys.path.insert(0, str(Path(__file__).parents[1]))

from guiju.cli.starting import start
from tests.serving.dripping import dripping, seconds

ROUNDS, CLERKS, EACH, LOOKS = 6, 4, 30, 200
SERVERS = {
    "waitress": "from guiju.cli import main; main(['serve','--port','{port}'])",
    "granian": (
        "import logging; from granian import Granian; Granian('guiju.wsgi:application', port={port}, "
        "interface='wsgi', blocking_threads=4, websockets=False, log_enabled=False).serve()"
    ),
}


@contextmanager
def serving(name: str, port: int) -> Any:
    code = SERVERS[name].format(port=port)
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                seconds(f"http://127.0.0.1:{port}/health/")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def steps_a_second(port: int, clerks: list[tuple[str, str]], records: list[str]) -> float:
    """``EACH`` accepted disputes refused by each clerk, with the token of a form, as a browser sends it."""
    failed: list[str] = []

    def work(cookie: str, token: str, mine: list[str]) -> None:
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        for pk in mine:
            told = {"csrfmiddlewaretoken": token, "version": "2", "on": REFUSED_ON, **TOLD}
            headers = {
                "Cookie": f"sessionid={cookie}; csrftoken={token}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            line.request("POST", f"/r/dispute/{pk}/do/refuse/", urlencode(told), headers)
            answer = line.getresponse()
            page = answer.read().decode()
            if answer.status != 302:
                failed.append(f"{answer.status} {re.findall('<li>(.*?)</li>', page)[:6]}")

    share = len(records) // len(clerks)
    threads = [
        threading.Thread(target=work, args=(*clerk, records[n * share : (n + 1) * share]))
        for n, clerk in enumerate(clerks)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if failed:
        sys.exit(f"{len(failed)} steps were refused: {failed[0]}")
    return share * len(clerks) / took


REFUSED_ON, TOLD = "", {}


def main() -> None:
    global REFUSED_ON
    with tempfile.TemporaryDirectory(prefix="guiju-server-") as home:
        start(Path(home), migrate=True)
        from django.test import Client

        from benchmarks.ground import REFUSED, accepted
        from guiju.kernel.offices.people import Role, User
        from guiju.scenarios.founding import make_place
        from guiju.scenarios.published import load

        TOLD.update({name: str(value) for name, value in REFUSED.items()})
        place = make_place(load("zixing-2020"))
        towns, clerks = place.townships[:CLERKS], []
        for town in towns:
            client = Client()
            user = User.objects.get(pk=place.actor(town, Role.CLERK).user_id)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            token = "a" * 32
            clerks.append((client.cookies["sessionid"].value, token))
        servers = [name for name in SERVERS if name == "waitress" or _there("granian")]
        rates: dict[str, list[float]] = {name: [] for name in servers}
        for turn in range(ROUNDS):
            for n, name in enumerate(servers if turn % 2 else reversed(servers)):
                made = accepted(place, EACH * len(place.townships))
                records = [one for town in towns for one in made if one.agency_id == town.pk]
                REFUSED_ON = max(one.last_step_on for one in records).isoformat()
                port = 18800 + 10 * turn + n
                with serving(name, port):
                    rates[name].append(steps_a_second(port, clerks, [str(one.pk) for one in records]))
        for name, found in rates.items():
            print(f"{name}: {median(found):.1f} steps a second (of {', '.join(f'{one:.1f}' for one in found)})")
        if len(servers) == 2:
            paired = [ours / theirs for ours, theirs in zip(*(rates[name] for name in servers), strict=True)]
            print(
                f"waitress / granian, round by round: {median(paired):.2f} ({', '.join(f'{one:.2f}' for one in paired)})"
            )
        with serving("waitress", 18900):
            page = "http://127.0.0.1:18900/public/"
            alone = sorted(seconds(page) for _ in range(LOOKS))
            with dripping(18900, 200):
                beside = sorted(seconds(page) for _ in range(LOOKS))
        at = LOOKS * 95 // 100
        print(f"front page p95: alone {alone[at] * 1000:.0f} ms, beside 200 dripping {beside[at] * 1000:.0f} ms")


def _there(module: str) -> bool:
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
