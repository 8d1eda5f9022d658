"""The server under steps and slow lines, paired: waitress as ``guiju serve`` runs it, beside granian where it is installed.

``python benchmarks/server.py``: steps a second by HTTP from several clerks, in turns on one database each round; then the front
page, and a clerk's step, alone and beside crowds: dripping strangers, guessers of passwords and of query codes. A script by
itself, for each server is a process of its own. ``python benchmarks/server.py crowds``: the crowds alone.
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
STEPS = 60
"""A clerk's steps of which the 95th of a hundred is told, in each surrounding."""
CROWDS = {
    "alone": ((), 0),
    "50 guessers at sign-in": (("sign-in",), 0),
    "50 guessers of query codes": (("mine",), 0),
    "200 dripping strangers": ((), 200),
    "all of these at once": (("sign-in", "mine"), 200),
}
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
            led = answer.getheader("Location") or ""
            if answer.status != 302 or pk not in led:  # elsewhere it leads who has to sign in or to prove who they are
                failed.append(f"{answer.status} {led} {re.findall('<li>(.*?)</li>', page)[:6]}")

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


def step_times(port: int, clerk: tuple[str, str], records: list[str]) -> list[float]:
    """How long each step of one clerk takes, a breath between them."""
    took = []
    for pk in records:
        began = time.perf_counter()
        steps_a_second(port, [clerk], [pk])
        took.append(time.perf_counter() - began)
        time.sleep(0.05)
    return sorted(took)


@contextmanager
def crowd(port: int, doors: tuple[str, ...], lines: int) -> Any:
    """Guessers at these doors, and so many connections that drip."""
    script = str(Path(__file__).with_name("guessing.py"))
    guessers = [subprocess.Popen([sys.executable, script, str(port), door, "50"]) for door in doors]
    try:
        with dripping(port, lines):
            time.sleep(2 if doors else 0)
            yield
    finally:
        for one in guessers:
            one.kill()
            one.wait()


def beside_crowds(place: Any, clerk: tuple[str, str], port: int) -> None:
    from benchmarks.ground import accepted

    global REFUSED_ON
    made = accepted(place, (STEPS + 1) * len(CROWDS) * len(place.townships))
    mine = [one for one in made if one.agency_id == place.townships[0].pk]
    REFUSED_ON = max(one.last_step_on for one in mine).isoformat()
    os.environ["GUIJU_PROXIES"] = "1"  # each guesser has an address of their own
    with serving("waitress", port):
        step_times(port, clerk, [str(mine.pop().pk) for _ in range(5)])
        for name, (doors, lines) in CROWDS.items():
            with crowd(port, doors, lines):
                took = step_times(port, clerk, [str(mine.pop().pk) for _ in range(STEPS)])
            load = os.getloadavg()[0]
            at = [took[len(took) * part // 100] * 1000 for part in (50, 95)]
            print(f"a clerk's step, {name}: median {at[0]:.0f} ms, p95 {at[1]:.0f} ms (of {STEPS}; load {load:.1f})")
    del os.environ["GUIJU_PROXIES"]


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
        from guiju.web.proving import PROVED

        TOLD.update({name: str(value) for name, value in REFUSED.items()})
        place = make_place(load("zixing-2020"))
        towns, clerks = place.townships[:CLERKS], []
        for town in towns:
            client = Client()
            user = User.objects.get(pk=place.actor(town, Role.CLERK).user_id)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            session = client.session
            session[PROVED] = int(time.time())
            session.save()
            token = "a" * 32
            clerks.append((client.cookies["sessionid"].value, token))
        beside_crowds(place, clerks[0], 18950)
        if "crowds" in sys.argv:
            return
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
