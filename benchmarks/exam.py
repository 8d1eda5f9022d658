"""An examination under load: 300 sitting at once whose answers are kept every 15 seconds, then 300 hand-ins within one second.

``python benchmarks/exam.py``: the server as ``guiju serve`` runs it, in a process of its own on a database of its own; who sits and
the clock that measures run beside it on the same machine. A latency counts from the moment at which a request was due.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
sys.path.insert(0, str(Path(__file__).parents[1]))

from guiju.cli.starting import start

SITTING, EVERY, SECONDS = 300, 15, 30
PORT, TOKEN = 18970, "a" * 32


def sitters(place: Any) -> list[tuple[Any, str, str]]:
    """Each examination that has begun, with the cookie of who sits and the seat of their page."""
    from django.utils import timezone

    from benchmarks.statements import signed_in
    from guiju.kernel.acting import engine
    from guiju.kernel.offices.people import Appointment, Role, User
    from guiju.registers.governance.exam import Exam, KeptAnswers
    from guiju.registers.governance.exam_round import ExamRound
    from guiju.scenarios.walking import Walk

    today, unit = timezone.localdate(), place.department
    people = [User(username=f"sits-{n}", full_name=f"学员{n}（模拟）", agency=unit) for n in range(SITTING)]
    for user in people:
        user.set_unusable_password()
    people = User.objects.bulk_create(people)
    since = today - timedelta(days=400)
    Appointment.objects.bulk_create([Appointment(user=user, role=Role.OFFICER, since=since) for user in people])
    rng = random.Random(1)
    led = Walk(place, ExamRound, rng, today, agency=place.bureau)
    led.then("open", units=[unit], closes_on=today + timedelta(days=3)).take()
    by_name = {user.username: user for user in people}
    found = []
    for exam in Exam.objects.filter(round=led.record, account__in=by_name):
        user = by_name[exam.account]
        exam = engine.take("begin", exam, User.objects.get(pk=user.pk).actor, {"began_at": int(time.time())}, today)
        seat = uuid4().hex
        KeptAnswers.objects.filter(exam=exam.pk).update(seat=seat)
        found.append((exam, signed_in(user.pk).cookies["sessionid"].value, seat))
    return found


def sent(path: str, cookie: str, due: float, **told: str) -> tuple[int, float]:
    """The status of one request, and its seconds since it was due."""
    time.sleep(max(0.0, due - time.perf_counter()))
    headers = {
        "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    line = HTTPConnection("127.0.0.1", PORT, timeout=60)
    line.request("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **told}), headers)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, time.perf_counter() - due


def processor() -> float:
    """Seconds of the processor that the server, this process's child, has taken: what does not depend on who else is at work."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    ticks = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in children]
    return max(sum(map(int, one)) for one in ticks) / os.sysconf("SC_CLK_TCK")


def told_of(name: str, found: list[tuple[int, float]], cost: float) -> None:
    took = sorted(seconds for _, seconds in found)
    at = [took[min(len(took) - 1, len(took) * part // 100)] * 1000 for part in (50, 95, 100)]
    load = os.getloadavg()[0]
    print(
        f"{name}: {len(took)} requests, median {at[0]:.0f} ms, p95 {at[1]:.0f} ms, longest {at[2]:.0f} ms, "
        f"{cost * 1000 / len(took):.1f} ms of the server's processor each; "
        f"answers {dict(Counter(status for status, _ in found))}; load {load:.1f}"
    )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="guiju-exam-") as home:
        start(Path(home), migrate=True)
        from benchmarks.server import serving
        from guiju.registers.governance.exam import Exam, KeptAnswers, paper
        from guiju.scenarios.founding import make_place
        from guiju.scenarios.published import load

        place = make_place(load("zixing-2020"))
        sitting = sitters(place)
        print(f"{len(sitting)} sitting")
        with serving("waitress", PORT), ThreadPoolExecutor(SITTING) as pool:
            exam, cookie, seat = sitting[0]
            for _ in range(5):
                sent(f"/exam/{exam.pk}/keep/", cookie, time.perf_counter(), seat=seat, q1="A")
            began, before = time.perf_counter() + 1, processor()
            asked = [
                pool.submit(
                    sent,
                    f"/exam/{exam.pk}/keep/",
                    cookie,
                    began + turn * EVERY + EVERY * n / SITTING,
                    seat=seat,
                    q1="A",
                    q2="B",
                )
                for turn in range(SECONDS // EVERY)
                for n, (exam, cookie, seat) in enumerate(sitting)
            ]
            told_of("kept, 20 a second", [one.result() for one in asked], processor() - before)
            right = {}
            for exam, _, _ in sitting:
                items = paper.of(exam.round, exam.seed)
                right[exam.pk] = {
                    f"q{one.place}": one.question.answer for one in items if len(one.question.answer) == 1
                }
            began, before = time.perf_counter() + 1, processor()
            asked = [
                pool.submit(
                    sent, f"/exam/{exam.pk}/", cookie, began + n / SITTING, act="hand_in", seat=seat, **right[exam.pk]
                )
                for n, (exam, cookie, seat) in enumerate(sitting)
            ]
            told_of("handed in within a second", [one.result() for one in asked], processor() - before)
        marked = Exam.objects.filter(pk__in=[exam.pk for exam, _, _ in sitting], stage="called", best_score=70).count()
        print(f"{marked} of {len(sitting)} marked, {KeptAnswers.objects.count()} still kept")


if __name__ == "__main__":
    main()
