"""Workers to be killed: ``jobbing.py make N`` has N reports handed in, ``jobbing.py work`` works until it is told to stop, ``tell``
says how everything stands. Run in a GUIJU_HOME of its own.
"""

import json
import sys
from datetime import date, timedelta
from uuid import uuid4

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from guiju.kernel.acting import administration  # noqa: E402
from guiju.kernel.keeping import jobs, papers  # noqa: E402
from guiju.kernel.keeping.ledger import Entry  # noqa: E402
from guiju.kernel.offices.organs import Organ, entrust  # noqa: E402
from guiju.kernel.offices.people import Agency, Appointment, Region, Role, User  # noqa: E402
from guiju.reports.receiving import Incoming, hand_in  # noqa: E402
from guiju.reports.report_filing import ReportFiling  # noqa: E402

jobs.LEASE = timedelta(seconds=2)  # before the worker is imported, which beats by it
jobs.MOST_TIMES = 50  # it is the tests that kill
from guiju.serving import worker  # noqa: E402


def make(times: int) -> None:
    with transaction.atomic():
        region = Region.objects.create(code="431081", name="资兴市")
        bureau = Agency.objects.create(name="资兴市司法局", region=region, oversees=True)
        entrust(bureau, Organ.JUSTICE, since=date(2020, 1, 1))
        user = User.objects.create(username="clerk", agency=bureau)
        Appointment.objects.create(user=user, role=Role.CLERK)
        for n in range(times):
            Agency.objects.create(name=f"第{n}镇人民政府", region=region)
        administration.note(None, "演练")
    for n in range(times):
        text = f"第{n}镇人民政府2024年度法治政府建设情况报告\n\n一、成效。办结行政处罚案件{n}件（模拟）。\n"
        row = Incoming(batch=uuid4(), by=user, name=f"{n}.txt")
        hand_in(user.actor, row, papers.store(text.encode()))


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
        case ["work"]:
            print("began", flush=True)
            worker.alone()
        case ["tell"]:
            tell()
