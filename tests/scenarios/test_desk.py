"""The desk of today: the rebuilt year untouched, the stock alive, every lamp and every register with something to do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from guiju.figures import freezing
from guiju.figures.models import Frozen
from guiju.kernel.acting.admission import stands
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import AgencyOf
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import User
from guiju.kernel.offices.scope import sees
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, valid_on
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.services.service_rating import ServiceRating
from guiju.registers.statistics.reported_statistic import ReportedStatistic
from guiju.reports.read_figures import of_latest
from guiju.reports.report_filing import ReportFiling
from guiju.scenarios import desk, published, rebuilding
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.founding import county_there
from guiju.web import duties
from guiju.web.lamps import lamp
from tests.homes import TODAY, Laid, inside, of_the_year
from tests.people import verified

YEAR = published.load("zixing-2020")
CALLED_BY_NUMBER = (HotlineOrder, ReportedStatistic, ServiceRating)
"""Nothing that somebody wrote stands in their titles; pages show of these too that they are simulated."""


@pytest.fixture
def demo(laid: Laid, django_db_blocker: DjangoDbBlocker) -> Iterator[Laid]:
    with inside(laid.home, django_db_blocker):
        yield laid


def test_the_figures_of_the_rebuilt_year_stand_as_published(demo: Laid) -> None:
    now = of_the_year(YEAR)
    assert now == demo.before
    assert "agrees" in {row["verdict"] for row in rebuilding.compared(YEAR)}
    assert "differs" not in {row["verdict"] for row in rebuilding.compared(YEAR)}


def test_the_ledger_holds_and_the_published_report_still_proves(demo: Laid, request: pytest.FixtureRequest) -> None:
    assert verified().faults == []
    frozen = list(Frozen.objects.order_by("pk"))
    assert len(frozen) == demo.frozen > 0
    proven = frozen[:: 1 if request.config.getoption("--whole") else 12]
    assert [row.figure for row in proven if not freezing.prove(row).proven] == []


def test_the_last_working_days_have_come_whatever_day_it_is(demo: Laid) -> None:
    place = county_there(YEAR)
    for n in range(366):
        today = date(2025, 1, 1) + timedelta(days=n)
        days = [Desk(place, today, random.Random(1)).ago(back) for back in range(15)]
        assert today >= days[0] and days == sorted(set(days), reverse=True)


@pytest.mark.parametrize("today", [date(2025, 9, 20), date(2025, 10, 4)], ids=["weekend", "holiday"])
def test_nothing_on_the_desk_is_still_to_come_on_a_day_of_rest(demo: Laid, today: date) -> None:
    now = Desk(replace(county_there(YEAR), year=today.year), today, random.Random(1))
    with transaction.atomic():
        for live in desk.LIVE:
            live.open_matters(now)
        transaction.set_rollback(True)
    days = [act.on for walk in now.walks for act in walk.acts]
    assert len(days) > 100 and max(days) <= today


def test_everything_is_marked_as_simulated(demo: Laid) -> None:
    assert all(not model._default_manager.filter(simulated=False).exists() for model in registers().values())
    live: list[Any] = [m for m in registers().values() if m.ended == "closed_on" and m not in CALLED_BY_NUMBER]
    # A report that is owed is called by its place and year until somebody sends one.
    opened = [m._default_manager.filter(opened_on__year=2025).exclude(stage="owed") for m in live]
    titles = [title for rows in opened for title in rows.values_list("title", flat=True)]
    assert len(titles) > 20
    assert [title for title in titles if "模拟" not in title] == []


def test_terms_and_certificates_reach_beyond_today(demo: Laid) -> None:
    ended = ClockRow.objects.filter(rule="mediation.committee.term", running=True, due_on__lt=TODAY)
    assert ended.count() == 2
    assert MediationCommittee.objects.filter(left_on=None).count() == 230
    assert not EnforcementCertificate.objects.filter(stage="valid", valid_until__lt=TODAY).exists()
    assert valid_on(TODAY).count() > 1000
    assert NormativeDocument.objects.expiring_on(TODAY).count() >= 9


def test_every_lamp_shows(demo: Laid) -> None:
    rows = ClockRow.objects.filter(running=True).exclude(rule="mediation.committee.term")
    lamps = [lamp(row, TODAY).colour for row in rows]
    assert {"red", "amber", "green", "grey"} <= set(lamps)
    assert lamps.count("red") < 10


@pytest.mark.parametrize(
    ("register", "stages"),
    [
        ("dispute", {"found", "accepted", "mediating", "drafted", "agreed", "confirming", "failed"}),
        ("reconsideration", {"received", "reviewing", "suspended"}),
        ("penalty_case", {"filing", "investigating", "notified", "served"}),
        ("normative_document", {"consulting", "in_review", "issued", "published"}),
        ("document_cleanup", {"open"}),
        ("report_filing", {"owed", "read"}),
        ("grid_event", {"reported", "transferred", "handled", "verified"}),
        ("enforcement_certificate", {"applied", "trained", "examined", "suspended"}),
    ],
)
def test_matters_stand_at_varied_stages(demo: Laid, register: str, stages: set[str]) -> None:
    model: Any = registers()[register]
    there = set(model._default_manager.filter(**{f"{model.ended}__isnull": True}).values_list("stage", flat=True))
    assert stages <= there
    if register in ("dispute", "reconsideration"):
        assert not model._default_manager.filter(opened_on__year=2020, closed_on=None).exists()


def test_the_late_report_of_a_township_shows_its_planted_faults(demo: Laid) -> None:
    filing = ReportFiling.objects.get(stage="read")
    found = {fault.kind for fault in of_latest(filing, filing.faults.all())}
    assert {"arithmetic_mismatch", "malformed_number", "sum_mismatch", "ordinal_sequence"} <= found
    sound = ReportFiling.objects.get(stage="accepted")
    assert not of_latest(sound, sound.faults.filter(severity="defect"))


@pytest.fixture(scope="module")
def open_records(laid: Laid, django_db_blocker: DjangoDbBlocker) -> list[Any]:
    """Of the open records of each register one of those alike in who has them, where they lie and at which stage they stand."""
    alike: dict[Any, Any] = {}
    with inside(laid.home, django_db_blocker):
        for model in registers().values():
            of = {
                place.column
                for step in model.procedure.declared
                for place in step.places
                if isinstance(place, AgencyOf)
            }
            for record in model._default_manager.filter(**{f"{model.ended}__isnull": True}):
                who = (record.agency_id, record.handler_id, *(getattr(record, f"{name}_id") for name in sorted(of)))
                ground = getattr(record, model.lies_on) if model.lies_on else None
                alike.setdefault((model, who, ground, record.region, record.stage, record.restricted), record)
    return list(alike.values())


def possible(user: User, records: list[Any]) -> set[str]:
    """Steps of its own register that a user's role, agency and the stage of some open record allow."""
    actor, found = user.actor, set()
    for record in records:
        if not sees(actor, record):
            continue
        for step in record.procedure.possible(record.stage):
            may = actor.roles & set(step.by) and any(stands(place, actor, record) for place in step.places)
            if may and step in record.procedure.declared:
                found.add(f"{record.register()}.{step.name}")
    return found


@pytest.mark.parametrize(
    ("username", "steps"),
    [
        ("clerk", {"report_filing.return", "normative_document.register", "enforcement_certificate.train"}),
        ("legal", {"normative_document.pass_review", "reconsideration.accept", "reconsideration.resume"}),
        ("head", {"document_cleanup.judge", "enforcement_certificate.issue", "reconsideration.extend"}),
        ("gov", {"reconsideration.reply", "reconsideration.deliver"}),
        ("mayor", {"reconsideration.approve"}),
        ("tclerk", {"grid_event.transfer", "grid_event.close", "grid_event.lead_to_dispute"}),
        ("grid", {"grid_event.handle", "grid_event.verify"}),
        ("town", {"dispute.accept", "dispute.begin", "dispute.report_risk", "dispute.sign", "dispute.lead_on"}),
        ("care", {"supervised_person.register", "supervised_person.mark_key"}),
        ("discipline", {"discipline_case.find", "discipline_case.hear", "discipline_case.serve"}),
        ("dischead", {"discipline_case.file", "discipline_case.drop"}),
        ("carehead", {"supervised_person.approve_leave", "supervised_person.commend"}),
        (
            "market",
            {
                "inspection.hold",
                "inspection.recheck",
                "penalty_case.settle_preserved",
                "penalty_case.publish",
                "penalty_case.report_on_spot",
            },
        ),
        ("mclerk", {"normative_document.end_consultation", "penalty_case.pay"}),
        ("mlegal", {"penalty_case.legal_review", "penalty_case.hold_hearing"}),
        ("mhead", {"penalty_case.approve_filing", "penalty_case.decide", "penalty_case.add_surcharge"}),
    ],
)
def test_each_account_finds_something_it_may_do(
    demo: Laid, open_records: list[Any], username: str, steps: set[str]
) -> None:
    missing = steps - possible(User.objects.get(username=username), open_records)
    assert missing == set()


def test_every_account_but_the_auditor_is_covered_above(demo: Laid, open_records: list[Any]) -> None:
    idle = [a.username for a in demo.accounts if not possible(User.objects.get(username=a.username), open_records)]
    assert idle == ["auditor"]


def test_a_visit_that_was_missed_is_on_the_desk(demo: Laid) -> None:
    worker = User.objects.get(username="care").actor
    shown = duties.due(worker, TODAY)
    missed = [row for row, lamp_of, _ in shown if lamp_of.words == "未履行"]
    assert missed
    assert all(row.noted_on for row in missed), "noted in the ledger by the night"
    assert all(matter is not None for _, _, matter in shown)
    seen = {row.register for row, _, _ in duties.due(User.objects.get(username="gov").actor, TODAY)}
    assert seen == {"village_counsel"}, "what is owed in open registers, and nothing of the closed one"
