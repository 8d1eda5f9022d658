"""Workers to be killed: ``jobbing.py make N`` has N reports handed in, ``killed N`` lets two workers at them and kills one N
times in the middle of a job, by turns while it reads and just before it ends; ``tell`` says how everything stands. Run in a
GUIJU_HOME of its own.
"""

import json
import os
import selectors
import signal
import sys
import time
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from guiju.cli.starting import load

load()

from django.db import connection  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from guiju.kernel.acting import administration  # noqa: E402
from guiju.kernel.keeping import jobs, papers  # noqa: E402
from guiju.kernel.keeping.ledger import Entry  # noqa: E402
from guiju.kernel.offices.organs import Organ, entrust  # noqa: E402
from guiju.kernel.offices.people import Agency, Appointment, Region, Role, User  # noqa: E402
from guiju.reports import receiving  # noqa: E402
from guiju.reports.receiving import Incoming, hand_in  # noqa: E402
from guiju.reports.report_filing import ReportFiling  # noqa: E402

jobs.LEASE = timedelta(seconds=2)  # before the worker is imported, which beats by it
jobs.MOST_TIMES = 50  # it is the tests that kill
from guiju.serving import worker  # noqa: E402


def make(times: int) -> None:
    with administration.laid_in("演练"):
        region = Region.objects.create(code="431081", name="资兴市")
        bureau = Agency.objects.create(name="资兴市司法局", region=region, oversees=True)
        entrust(bureau, Organ.JUSTICE, since=date(2020, 1, 1))
        user = User.objects.create(username="clerk", agency=bureau)
        Appointment.objects.create(user=user, role=Role.CLERK)
        for n in range(times):
            Agency.objects.create(name=f"第{n}镇人民政府", region=region)
    for n in range(times):
        text = f"第{n}镇人民政府2024年度法治政府建设情况报告\n\n一、成效。办结行政处罚案件{n}件（模拟）。\n"
        row = Incoming(batch=uuid4(), by=user, name=f"{n}.txt")
        hand_in(user.actor, row, papers.store(text.encode()))


def killed(times: int) -> None:
    """Exits with 0 where all jobs ended, and both workers ended when they were told to."""
    connection.close()
    with selectors.DefaultSelector() as saying:
        at_work = {saying.register(line, selectors.EVENT_READ, pid).data: line for pid, line in (begun(), begun())}
        moments = [(READS, ENDS)[n % 2] for n in range(times)]
        until = time.monotonic() + 120
        while (moments or not all_ended()) and time.monotonic() < until:
            for key, _ in saying.select(0.5):
                said = os.read(key.fd, 1)
                if moments and said == moments[0]:
                    moments.pop(0)
                    os.kill(key.data, signal.SIGKILL)
                    os.waitpid(key.data, 0)
                    saying.unregister(at_work.pop(key.data))
                    pid, line = begun()
                    at_work[pid] = line
                    saying.register(line, selectors.EVENT_READ, pid)
    for pid in at_work:
        os.kill(pid, signal.SIGTERM)
    statuses = [os.waitpid(pid, 0)[1] for pid in at_work]
    sys.exit(any(statuses) or bool(moments))


READS, ENDS = b"r", b"e"


def begun() -> tuple[int, int]:
    """A worker that says when it reads and when it is about to end, and waits a little each time."""
    theirs, line = os.pipe()
    pid = os.fork()
    if pid:
        os.close(line)
        return pid, theirs
    told, end = receiving._told, jobs.Job._end

    def say(what: bytes) -> None:
        os.write(line, what)
        time.sleep(0.1)

    def reads(*given: Any) -> Any:
        say(READS)
        return told(*given)

    def ends(*given: Any) -> bool:
        say(ENDS)
        return end(*given)

    for place, name, paused in ((receiving, "_told", reads), (jobs.Job, "_end", ends)):
        setattr(place, name, paused)
    try:
        worker.Worker().run()
    except BaseException:
        os._exit(1)
    os._exit(0)


def all_ended() -> bool:
    left = DBTaskResult.objects.filter(status__in=(jobs.READY, jobs.RUNNING)).exists()
    connection.close()  # none is held when the next worker is forked
    return not left


def tell() -> None:
    steps = Entry.objects.filter(register="report_filing")
    told = {
        "states": sorted(DBTaskResult.objects.values_list("status", flat=True)),
        "workers": sorted(len(row.worker_ids) for row in DBTaskResult.objects.all()),
        "filings": sorted(ReportFiling.objects.values_list("filer__name", flat=True)),
        "received": steps.filter(step="receive").count(),
        "read": steps.filter(step="read").count(),
        "words": [words for row in Incoming.objects.all() for words in row.words],
        "kept": Incoming.objects.exclude(digest="").count(),
    }
    connection.close()
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", times]:
            make(int(times))
        case ["killed", times]:
            killed(int(times))
        case ["tell"]:
            tell()
