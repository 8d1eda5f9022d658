"""Some records of every register, at several stages: what the tests over the whole registry look at."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.declaring import registry
from guiju.kernel.declaring.life import Life
from guiju.kernel.declaring.matters import Record
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from tests.lives import brought
from tests.people import County
from tests.registers import disputes, documents, reconsiderations
from tests.registers.penalties import Bench
from tests.specimen.models import Badge, Errand
from tests.web import desk, intake_reports

DISPUTES = ("find", "begin", "agree_in_writing", "apply_confirmation", "fail", "perform")
DOCUMENTS = ("propose", "submit", "deliberate", "publish")


def some_records(county: County) -> dict[str, list[Record]]:
    """Records by register: at least one, and of the long procedures several, each at another stage."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (*_specimens(county), *_mediation(county), *_documents(county), *_penalties(county), *_cases(county)):
        found[record.register()].append(record)
    for record in _reports(county):
        found[record.register()].append(record)
    for name, life in registry.lives().items():
        found[name] = found[name] or _on_its_way(county, life)
    return dict(found)


def _on_its_way(county: County, life: Life) -> list[Record]:
    """Of a register that has no lines of its own here: records at the first and at the middle step of its usual way."""
    steps = next(iter(life.ways.values())).steps
    wanted = {2024: steps[0], 2025: steps[len(steps) // 2]}
    return [brought(county, life.model, step, date(year, 1, 8)).record for year, step in wanted.items()]


def _specimens(county: County) -> list[Any]:
    badge = engine.take("issue", Badge, county.clerk, {"holder": "甲"}, date(2024, 1, 8))
    errand = engine.take(
        "send", Errand, county.clerk, {"title": "差事一件", "report_by": date(2024, 2, 1)}, date(2024, 1, 8)
    )
    received, accepted = (desk.petition(county.clerk) for _ in range(2))
    return [received, desk.accept(county.clerk, accepted), desk.decided(county), badge, errand]


def _mediation(county: County) -> list[Any]:
    committee = disputes.established(county)
    return [
        committee,
        disputes.appointed(county, committee),
        *(disputes.told(county, upto).record for upto in DISPUTES),
    ]


def _documents(county: County) -> list[Any]:
    made = [documents.a_document(county, upto) for upto in DOCUMENTS]
    return [*made, documents.existing(county)]


def _penalties(county: County) -> list[Any]:
    bench = Bench(county)
    applied = brought(county, EnforcementCertificate, "apply").record
    cases = [bench.filed(), bench.brought("verify"), bench.notified(), bench.served(), bench.penalised_on_spot()]
    return [applied, bench.certificates[0], *cases]


def _cases(county: County) -> list[Any]:
    of = reconsiderations
    ways = (of.received, of.accepted, of.suspended, of.answered, of.served)
    return [way(county, of.NEW).record for way in ways]


def _reports(county: County) -> list[Any]:
    faulty = intake_reports.receive(county, intake_reports.report(more=intake_reports.DEFECT))
    return [faulty, intake_reports.receive(county, intake_reports.report(year=2023), year=2023)]
