"""A year rebuilt through the engine from published numbers: its place, its registers, its report. All marked as simulated."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from guiju.figures import catalogue, compute, declared
from guiju.figures.period import Period
from guiju.figures.rows import counted
from guiju.kernel.acting import administration
from guiju.kernel.declaring.life import days, later
from guiju.kernel.keeping import checkpoints
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Agency, Role
from guiju.kernel.offices.scope import sees
from guiju.reading.reconcile import Reconciled
from guiju.reports import confirming
from guiju.reports.annual_report import AnnualReport
from guiju.reports.annual_report_life import AFTERWARDS
from guiju.reports.confirming import Verdict
from guiju.reports.reconciling import reconcile_text
from guiju.scenarios import by_hand
from guiju.scenarios.founding import make_place
from guiju.scenarios.place import Place
from guiju.scenarios.published import PublishedFigure, PublishedYear
from guiju.scenarios.walking import Walk
from guiju.scenarios.years.discipline_case import commission

Tell = Callable[[str, int], None]
"""Told what is being done, and of how many records."""

YEARS: dict[str, tuple[str, ...]] = {
    "normative_document": ("normative_document",),
    "document_cleanup": ("document_cleanup",),
    "document_review": ("document_review",),
    "legislative_comment": ("legislative_comment",),
    "mediation_committee": ("mediation_committee", "mediator"),
    "dispute": ("dispute",),
    "grid_event": ("grid", "grid_event"),
    "roundtable": ("roundtable",),
    "visit": ("visit",),
    "reconsideration": ("reconsideration",),
    "audit_project": ("audit_project",),
    "litigation": ("litigation",),
    "proposal": ("proposal",),
    "disclosure_item": ("disclosure_item",),
    "disclosure_request": ("disclosure_request",),
    "hotline_case": ("hotline_case", "hotline_order"),
    "enforcement_certificate": ("enforcement_certificate",),
    "enforcement_body": ("enforcement_body",),
    "power_item": ("power_item", "power_list_review", "reviewed_power_list"),
    "service_item": ("service_item",),
    "service_case": ("service_case", "service_branch", "service_rating"),
    "penalty_case": ("penalty_case",),
    "credit_publication": ("credit_publication",),
    "inspection": ("inspection", "inspection_checklist", "inspected_subject", "inspection_draw"),
    "file_review": ("file_review", "reviewed_unit", "file_draw", "reviewed_file", "file_reviewer"),
    "study_session": ("study_session",),
    "exam": ("question_bank", "exam_round", "exam"),
    "outreach_event": ("outreach_event",),
    "legal_advocate": ("legal_advocate",),
    "model_village": ("model_village",),
    "school_vice_principal": ("school", "school_vice_principal"),
    "legality_review": ("legality_review",),
    "major_decision": ("major_decision",),
    "counsel": ("counsel",),
    "meeting": ("meeting",),
    "work_task": ("work_plan", "work_task"),
    "duty_report": ("duty_round", "duty_report"),
    "legal_aid_case": ("legal_aid_case",),
    "notary_case": ("notary_case",),
    "consultation": ("consultation",),
    "village_counsel": ("village_counsel",),
    "supervision": ("supervision",),
    "discipline_case": ("discipline_case",),
    "supervised_person": ("supervised_person", "home_visit"),
    "reported_statistic": ("reported_statistic",),
}
"""Modules of ``years`` that each rebuild a year, with the registers they tell of; later ones find earlier ones."""


def rebuild(year: PublishedYear, tell: Tell, seed: int = 20200, *, whole: bool = False) -> Place:
    """Rebuild the year and its annual report; ``whole``: also what is laid by hand (``by_hand``). The database holds nothing
    else of that region."""
    with administration.laid_in("装入模拟数据"):
        place = _lived_through(year, tell, seed, by_hand.numbers(year, whole=whole))
    checkpoints.make()
    return place


def _lived_through(year: PublishedYear, tell: Tell, seed: int, numbers: dict[str, float]) -> Place:
    tell("建立行政区划、机关和人员", 1)
    place = make_place(year)
    for name in YEARS:
        year_of = import_module(f"guiju.scenarios.years.{name}")
        year_of.simulate(place, numbers, random.Random(f"{seed}/{name}"), tell)  # noqa: S311
    tell("汇总数据", 1)
    compute.refresh()
    tell("编制年度报告", 1)
    make_report(place)
    return place


def make_report(place: Place) -> Any:
    """The annual report: compiled, confirmed by every agency that sees it (one above a township has matters in it, and no sight of
    its report: those numbers are settled), written around, approved, sent up and published in time."""
    january = later(date(place.year + 1, 1, 4), 3)
    rng, office = random.Random(place.year), place.office  # noqa: S311
    walk = Walk(place, AnnualReport, rng, january, agency=office, organs={Organ.JUSTICE: office})
    walk.follow("usual", upto="ask").take()
    asked = confirming.numbers(walk.record)
    above = False
    for agency in Agency.objects.filter(pk__in={one.agency for one in asked}).order_by("pk"):
        clerk = place.actor(agency, Role.CLERK)
        if not sees(clerk, walk.record):
            above = True
            continue
        told = confirming.as_told((one for one in asked if one.agency == agency.pk), verdict=Verdict.CONFIRMED)
        walk.plan("confirm", {"confirmations": told}, clerk)
    if above:
        walk.then("vouch", days(1, after="confirm_by"))
    return walk.follow(AFTERWARDS).take().record


def with_lives() -> set[str]:
    """The registers that a rebuilt year tells of: those of its years, and its annual report."""
    return {register for told in YEARS.values() for register in told} | {AnnualReport.register()}


def has_life(concept: str) -> bool:
    """Whether a rebuilt year can yield the figure: all registers that it counts are there and have a life."""
    if concept not in declared.figures():
        return False
    return {compute.register_of(one).register() for one in declared.counted_of(concept)} <= with_lives()


def compared(year: PublishedYear) -> list[dict[str, Any]]:
    """Each published figure beside the computed one: what ``guiju reproduce`` prints. Without a life it is to come."""
    living = [figure.concept for figure in year.figures if has_life(figure.concept)]
    values = compute.values(living, year.region, Period.year(year.year))
    return [_row(figure, year, values) for figure in year.figures]


def _row(figure: PublishedFigure, year: PublishedYear, values: dict[str, Any]) -> dict[str, Any]:
    computed, living = values.get(figure.concept), figure.concept in values
    concept = catalogue.load()[figure.concept]
    return {
        "id": figure.id,
        "concept": figure.concept,
        "label": concept.label,
        "published": _plain(figure.value),
        "computed": _plain(computed),
        "unit": figure.unit,
        "precision": figure.precision,
        "source": "ledger" if living else None,
        "records": _records(figure.concept, year) if living else 0,
        "definition": concept.definition,
        "verdict": _verdict(figure, computed, living),
    }


def _verdict(figure: PublishedFigure, computed: Any, living: bool) -> str:
    if not living:
        return "to_come"
    if figure.damaged:
        return "damaged"
    if figure.agrees(computed):
        return "agrees"
    few = by_hand.lessened(figure)
    return "share" if few is not None and computed == few else "differs"


def reconciled(report: Path, year: PublishedYear) -> list[Reconciled]:
    """The published text held against the rebuilt registers; those without a life say nothing. Raises Unreadable."""
    found = reconcile_text(report, year.region, year.year, in_full=True)
    few = {figure.concept for figure in year.figures if by_hand.lessened(figure) is not None}
    return [
        row if has_life(row.concept) and row.concept not in few else replace(row, computed=None, verdict="only_report")
        for row in found
    ]


def _records(concept: str, year: PublishedYear) -> int:
    """How many rows a figure rests on: for a rate, those of its whole."""
    base = declared.counted_of(concept)[-1]
    return counted(base.counted, year.region, Period.year(year.year)).count()


def _plain(value: Any) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(float(value), 4)


@dataclass(frozen=True)
class Account:
    """A demo account, printed by ``guiju demo``."""

    username: str
    who: str


DEMO_PASSWORD = "guiju-demo-2020"  # noqa: S105 - only ever set on simulated accounts of a demo installation


def open_accounts(place: Place) -> list[Account]:
    """Accounts with which a visitor can look around and work in the demo; from now on they act for their agencies."""
    market, town = place.departments[1], place.townships[0]
    wanted = [
        ("clerk", place.bureau, Role.CLERK, "司法局经办人（统管全市）"),
        ("legal", place.bureau, Role.LEGAL, "司法局法制审核人员"),
        ("head", place.bureau, Role.HEAD, "司法局负责人"),
        ("gov", place.government, Role.CLERK, f"{place.government.name}经办人"),
        ("mayor", place.government, Role.HEAD, f"{place.government.name}负责人"),
        ("town", town, Role.MEDIATOR, f"{town.name}调解员"),
        ("tclerk", town, Role.CLERK, f"{town.name}经办人"),
        ("grid", town, Role.GRID, f"{town.name}网格员（手机）"),
        ("care", town, Role.CORRECTION, f"{town.name}矫正帮教工作人员"),
        ("carehead", town, Role.HEAD, f"{town.name}负责人"),
        ("market", market, Role.OFFICER, f"{market.name}执法人员"),
        ("mclerk", market, Role.CLERK, f"{market.name}经办人"),
        ("mlegal", market, Role.LEGAL, f"{market.name}法制审核人员"),
        ("mhead", market, Role.HEAD, f"{market.name}负责人"),
        ("discipline", commission(place), Role.DISCIPLINE, "监察委员会工作人员"),
        ("dischead", commission(place), Role.HEAD, "监察委员会负责人"),
        ("aid", place.legal_aid, Role.CLERK, "法律援助中心经办人"),
        ("aidhead", place.legal_aid, Role.HEAD, "法律援助中心负责人"),
        ("auditor", place.bureau, Role.AUDITOR, "监督人员（只看不改）"),
    ]
    with administration.laid_in("开立演示账号"):
        return [_account(place, *one) for one in wanted]


def _account(place: Place, username: str, agency: Agency, role: Role, who: str) -> Account:
    from guiju.kernel.offices.people import Appointment, User

    user = User(username=username, full_name=f"{who}（模拟）", agency=agency, demonstration=True)
    user.set_password(DEMO_PASSWORD)
    user.save()
    Appointment.objects.create(user=user, role=role, since=date(place.year, 1, 1))
    place.seat(user, role)
    return Account(username, who)
