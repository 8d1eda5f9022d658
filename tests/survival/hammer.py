"""A process that takes steps until it is killed: ``hammer.py make`` opens a report, ``hammer.py write N`` writes to it.

``file N WHO`` has N reports received, each with its paper, beside others who do. ``send FOLDER`` hands every file of a folder in
at the intake page and says what became of it. ``race`` says that it is ready, waits for a line, and then takes one step on the
version it has read. Run in a GUIJU_HOME of its own.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from guiju.cli.starting import load

load()


from guiju.kernel.acting import administration, engine, establishment  # noqa: E402
from guiju.kernel.declaring.refused import Refused  # noqa: E402
from guiju.kernel.keeping import digests, jobs  # noqa: E402
from guiju.kernel.offices.organs import Organ, entrust  # noqa: E402
from guiju.kernel.offices.people import Actor, Agency, Appointment, Region, Role, User  # noqa: E402
from guiju.reports.annual_report import AnnualReport  # noqa: E402
from guiju.reports.report_filing import ReportFiling  # noqa: E402


def clerk() -> Actor:
    return User.objects.get(username="clerk").actor


def make() -> None:
    with administration.laid_in("演练"):
        region = Region.objects.create(code="431081", name="资兴市")
        bureau = Agency.objects.create(name="资兴市司法局", region=region, oversees=True)
        entrust(bureau, Organ.JUSTICE, since=date(2020, 1, 1))
        user = User.objects.create(username="clerk", agency=bureau)
        Appointment.objects.create(user=user, role=Role.CLERK)
    told = {"title": "报告", "year": 2024, "addressee": "上级", "issuer": "本级"}
    engine.take("compile", AnnualReport, clerk(), told, date(2025, 1, 6))


def write(times: int) -> None:
    actor = clerk()
    for n in range(times):
        rows = [{"chapter": "disputes", "text": f"第{n}稿"}]
        told = {"plan": f"第{n}稿安排", "passages": rows}
        engine.take("write", AnnualReport.objects.get(), actor, told, date(2025, 1, 7))
        print(n, flush=True)


def file(times: int, who: str = "") -> None:
    """Receive reports, each with a paper of its own; say the digest of each when it is in. ``who`` tells several at once apart."""
    actor = clerk()
    for n in (f"{who}{n}" for n in range(times)):
        content = f"第{n}镇2024年法治政府建设情况报告\n\n一年来，我镇办结行政处罚案件3件（模拟）。\n".encode()
        filer, _ = establishment.register_agency(None, "演练", Agency(name=f"第{n}镇人民政府", region_id="431081"))
        told = {"title": f"第{n}镇报告", "filer": filer, "year": 2024, "file": ("报告.txt", content)}
        engine.take("receive", ReportFiling, actor, told, date(2025, 1, 7))
        print(digests.of(content), flush=True)


def race() -> None:
    report, actor = AnnualReport.objects.get(), clerk()
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        engine.take("write", report, actor, {"plan": "抢先"}, date(2025, 1, 8))
        print("taken")
    except Refused as refused:
        print(",".join(sorted(refused.codes)), refused)


def send(folder: Path) -> None:
    setup_test_environment()
    jobs.ended = lambda numbers, seconds: bool(jobs.work_off("hammer"))  # there is no worker beside this process
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="clerk"), "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["proved"] = int(time.time())  # by a second factor (guiju.web.proving)
    session.save()
    for path in sorted(folder.iterdir()):
        file = SimpleUploadedFile(path.name, path.read_bytes())
        filer = Agency.objects.get().pk
        response = client.post(reverse("intake"), {"files": [file], "filer": filer, "year": 2024, "title": path.stem})
        words = [] if response.status_code == 302 else [o.words for o in response.context["outcomes"]]
        print(json.dumps([path.name, response.status_code, words], ensure_ascii=False), flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make"]:
            make()
        case ["write", times]:
            write(int(times))
        case ["file", times, *who]:
            file(int(times), *who)
        case ["send", folder]:
            send(Path(folder))
        case ["race"]:
            race()
