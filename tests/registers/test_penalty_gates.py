"""Every gate of the penalty procedure: closed, with its article and nothing written; open, with the step taken.

A row says how the record comes about, the step, its day, what is told when the gate is closed, and what when it is open.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.made_up import RECORD
from tests.people import make_county
from tests.registers.penalties import (
    ALL_RIGHTS,
    CONCLUSION,
    HEARD,
    NOTICE,
    STANDARD,
    Bench,
)
from tests.registers.penalty_gate_rows import Made, Row, both, check

D = Decimal


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


# --- filing -----------------------------------------------------------------------------------------------------

MARCH, FILED = date(2024, 3, 4), lambda b: PenaltyCase


def filing(**bad: Any) -> dict[str, Any]:
    return {"bad": lambda b: b.filing(**bad), "good": lambda b: b.filing()}


ENTRUSTED = {"delegate": "某执法队", "delegation": "委1号", "delegation_published": True, "delegate_fit": True}
SIX_MONTHS = {"limitation_months": 6, "limitation_law": "某法第二十二条"}


def entrusted(without: str) -> dict[str, Any]:
    told = {"good": lambda b: b.filing(**ENTRUSTED), "bad": lambda b: b.filing(**ENTRUSTED | {without: False})}
    return told


FILING = [
    Row("file", "house.field_of_its_day", MARCH, FILED, **filing(field="industry_commerce")),
    Row("file", "house.days_in_order", MARCH, FILED, **filing(found_on=date(2024, 3, 3))),
    Row(
        "file",
        "penalty.limitation.ordinary",
        MARCH,
        FILED,
        bad=lambda b: b.filing(act_on=date(2022, 3, 3)),
        good=lambda b: b.filing(act_on=date(2022, 3, 4)),
    ),
    Row(
        "file",
        "penalty.limitation.life_health_finance",
        MARCH,
        FILED,
        bad=lambda b: b.filing(act_on=date(2019, 2, 28), grave_danger=True),
        good=lambda b: b.filing(act_on=date(2019, 3, 4), grave_danger=True),
    ),
    Row(
        "file",
        "penalty.random_inspection",
        MARCH,
        FILED,
        bad=lambda b: b.filing(source="random"),
        good=lambda b: b.filing(source="random", draw="抽〔2024〕3号"),
    ),
    Row(
        "file",
        "penalty.jurisdiction_first_filed",
        MARCH,
        FILED,
        bad=lambda b: b.filing(filed_elsewhere_on=date(2024, 3, 1)),
        good=lambda b: b.filing(filed_elsewhere_on=date(2024, 3, 1), designation="指〔2024〕1号"),
    ),
    Row(
        "file",
        "penalty.delegation_written",
        MARCH,
        FILED,
        bad=lambda b: b.filing(**ENTRUSTED | {"delegation": ""}),
        good=lambda b: b.filing(**ENTRUSTED),
    ),
    Row("file", "penalty.delegation_content", MARCH, FILED, **entrusted("delegation_published")),
    Row("file", "penalty.delegate_fit", MARCH, FILED, **entrusted("delegate_fit")),
    Row(
        "file",
        "penalty.limitation.ordinary",
        MARCH,
        FILED,
        bad=lambda b: b.filing(act_on=date(2023, 9, 3), **SIX_MONTHS),
        good=lambda b: b.filing(act_on=date(2023, 9, 4), **SIX_MONTHS),
    ),
    Row(
        "file",
        "penalty.limitation.ordinary",
        MARCH,
        FILED,
        bad=lambda b: b.filing(act_on=date(2020, 3, 4), limitation_months=60),
        good=lambda b: b.filing(act_on=date(2020, 3, 4), limitation_months=60, limitation_law="某法第八十六条"),
    ),
    Row("file", "penalty.no_subdelegation", MARCH, FILED, **filing(delegated_on=True)),
    Row("approve_filing", "penalty.file_case", MARCH, lambda b: b.filed(), STANDARD | {"standard": ["act"]}, STANDARD),
    Row("approve_filing", "house.four_eyes", MARCH, lambda b: b.filed(), STANDARD, STANDARD, bad_by=lambda b: both(b)),
]


# --- investigation ----------------------------------------------------------------------------------------------

INQUIRY = date(2024, 3, 6)


def inquiry(officers: Callable[[Bench], Any] | None = None, **more: Any) -> Callable[[Bench], dict[str, Any]]:
    base = {"did": "检查", **RECORD}
    return lambda b: {**base, "officers": (officers or Bench.present)(b), **more}


def suspended(bench: Bench) -> list[dict[str, Any]]:
    third = bench.certificate(3)
    bench.take("suspend", third, date(2024, 3, 6), {"reason": "审验不合格"}, bench.county.bureau_head)
    return bench.present(bench.certificates[0], third)


EXPIRED = lambda b: b.present(b.certificates[0], b.certificate(4, valid_until=date(2024, 3, 5)))  # noqa: E731
LAST_DAY = lambda b: b.present(b.certificates[0], b.certificate(6, valid_until=date(2024, 3, 6)))  # noqa: E731
SUPERVISOR = lambda b: b.present(b.certificates[0], b.certificate(5, kind="supervision"))  # noqa: E731
ALONE = lambda b: b.present(b.certificates[0])  # noqa: E731
TWICE = lambda b: b.present(b.certificates[0], b.certificates[0])  # noqa: E731
TIED = lambda b: b.present(interested=True)  # noqa: E731
HIDDEN = lambda b: b.present(shown=False)  # noqa: E731
APPROVED = lambda b: b.approved()  # noqa: E731


def evidence(**more: Any) -> dict[str, Any]:
    return {"evidence": [{"kind": "electronic", "proves": "超速", **more}]}


DEVICE = {"kind": "electronic", "proves": "超限", "device": "K12", "device_reviewed": True}


def with_evidence(*items: dict[str, Any], verified: bool = True) -> Made:
    def made(b: Bench) -> Any:
        matter = b.take("gather", b.approved(), INQUIRY, {"evidence": list(items)})
        checks = [{"item": n, "true": verified} for n, _ in enumerate(items, 1)]
        return b.take("verify", matter, INQUIRY, {"verifications": checks})

    return made


PLAIN = {"kind": "document", "proves": "事实"}
ONE = {**CONCLUSION, "facts_found": [{"words": "事实", "items": "1"}]}
REPORT = date(2024, 4, 8)


def preserved(b: Bench) -> Any:
    matter = b.take("allow_preservation", with_evidence(PLAIN)(b), INQUIRY, {"ground": "可能灭失"})
    return b.take("preserve", matter, INQUIRY, b.kept())


INVESTIGATION = [
    Row("investigate", "penalty.qualified_officers", INQUIRY, APPROVED, inquiry(EXPIRED), inquiry(LAST_DAY)),
    Row("investigate", "penalty.qualified_officers", INQUIRY, APPROVED, inquiry(suspended), inquiry()),
    Row("investigate", "penalty.qualified_officers", INQUIRY, APPROVED, inquiry(SUPERVISOR), inquiry()),
    Row("investigate", "penalty.two_officers", INQUIRY, APPROVED, inquiry(ALONE), inquiry()),
    Row(
        "investigate",
        "penalty.two_officers",
        INQUIRY,
        APPROVED,
        inquiry(TWICE),
        inquiry(ALONE, fewer_by_law="某法第三条"),
    ),
    Row("investigate", "penalty.recusal", INQUIRY, APPROVED, inquiry(TIED), inquiry()),
    Row("investigate", "penalty.show_certificate", INQUIRY, APPROVED, inquiry(HIDDEN), inquiry()),
    Row("investigate", "penalty.inquiry_record", INQUIRY, APPROVED, inquiry(transcript=False), inquiry()),
    Row(
        *("verify", "house.items_exist", INQUIRY, with_evidence(PLAIN)),
        {"verifications": [{"item": 2, "true": True}]},
        {"verifications": [{"item": 1, "true": True}]},
    ),
    Row(
        "gather",
        "penalty.monitoring_device_reviewed",
        INQUIRY,
        APPROVED,
        evidence(device="K12"),
        evidence(device="K12", device_reviewed=True),
    ),
    Row(
        "preserve",
        "penalty.preservation_approval",
        INQUIRY,
        lambda b: b.take("allow_preservation", b.approved(), INQUIRY, {"ground": "可能灭失"}),
        lambda b: b.kept(),
        lambda b: b.kept(),
        bad_given=APPROVED,
    ),
    Row(
        "conclude",
        "house.items_exist",
        REPORT,
        with_evidence(PLAIN),
        {**ONE, "facts_found": [{"words": "事实", "items": "1、7"}]},
        ONE,
    ),
    Row(
        "conclude",
        "penalty.evidence_verified",
        REPORT,
        with_evidence(PLAIN),
        ONE,
        ONE,
        bad_given=with_evidence(PLAIN, verified=False),
    ),
    Row(
        "conclude",
        "penalty.no_illegal_evidence",
        REPORT,
        with_evidence(PLAIN),
        ONE,
        ONE,
        bad_given=with_evidence({**PLAIN, "unlawful": True}),
    ),
    Row(
        "conclude",
        "penalty.monitoring_record_reviewed",
        REPORT,
        with_evidence({**DEVICE, "record_reviewed": True}),
        ONE,
        ONE,
        bad_given=with_evidence(DEVICE),
    ),
    Row(
        "conclude",
        "house.preserved_settled",
        REPORT,
        lambda b: b.take("settle_preserved", preserved(b), INQUIRY, b.settling()),
        ONE,
        ONE,
        bad_given=preserved,
    ),
]

# --- reviews, notice, hearing -----------------------------------------------------------------------------------

REVIEW, NOTIFIED = date(2024, 4, 9), date(2024, 4, 10)
CONCLUDED = lambda b: b.concluded()  # noqa: E731
REVIEWED = lambda b: b.reviewed()  # noqa: E731
OPINION = {"opinion": "同意"}
LEGAL = {"opinion": "合法", "legal_review_passed": True}
OFFERED = {"rights": ALL_RIGHTS}


def notice(**more: Any) -> dict[str, Any]:
    return NOTICE | more


def offered(b: Bench, **more: Any) -> Any:
    return b.notified(notice=OFFERED, **more)


def requested(b: Bench, **more: Any) -> Any:
    return b.take("request_hearing", offered(b, **more), date(2024, 4, 17))


def called(b: Bench, **more: Any) -> Any:
    call = {"hearing_set_for": date(2024, 4, 29), "hearing_hour": "9:30", "hearing_place": "会议室", "host": "赵六"}
    return b.take("call_hearing", requested(b, **more), date(2024, 4, 17), call)


def held(b: Bench, **more: Any) -> Any:
    return b.take("hold_hearing", called(b, **more), date(2024, 4, 29), HEARD)


def monitored(b: Bench) -> Any:
    items = [{**DEVICE, "record_reviewed": True}]
    facts = {"facts_found": [{"words": "超限", "items": "1"}]}
    return b.reviewed(evidence=items, conclusion=facts)


def defended(b: Bench) -> Any:
    return b.take("defend", b.notified(), date(2024, 4, 12), {"defence": "从轻"})


CALL = {"hearing_hour": "9:30", "hearing_place": "会议室", "host": "赵六"}
HEARING_DAY = date(2024, 4, 29)
BEFORE = [
    Row(
        *("conclude", "house.act_in_order", REPORT, with_evidence(PLAIN)),
        *(ONE | {"act_found": date(2024, 3, 5)}, ONE | {"act_found": date(2024, 3, 4)}),
    ),
    Row("head_review", "house.not_an_investigator", REVIEW, CONCLUDED, OPINION, OPINION, bad_by=both),
    Row("legal_review", "house.not_an_investigator", REVIEW, CONCLUDED, LEGAL, LEGAL, bad_by=both),
    Row(
        "legal_review",
        "penalty.legal_reviewer_qualified",
        REVIEW,
        CONCLUDED,
        LEGAL | {"first_time": True},
        LEGAL | {"first_time": True, "qualified": True},
    ),
    Row("notify", "house.some_penalty", NOTIFIED, REVIEWED, notice(fine=None, warned=""), notice(fine=None)),
    Row("notify", "house.time_to_answer", NOTIFIED, REVIEWED, notice(defence_until=REVIEW), notice()),
    Row(
        *("notify", "house.time_to_answer", NOTIFIED, REVIEWED),
        *(notice(defence_until=NOTIFIED), notice(defence_until=date(2024, 4, 11))),
    ),
    Row("notify", "penalty.notify_before_decision", NOTIFIED, REVIEWED, notice(rights=["state"]), notice()),
    Row("notify", "penalty.notify_before_decision", NOTIFIED, REVIEWED, notice(reasons_told=""), notice()),
    Row("notify", "penalty.hearing_right", NOTIFIED, REVIEWED, notice(fine=D(50000)), notice(fine=D("49999.99"))),
    Row(
        "notify",
        "penalty.hearing_right",
        NOTIFIED,
        REVIEWED,
        notice(business="suspended"),
        notice(business="suspended", **OFFERED),
    ),
    Row("notify", "penalty.hearing_right", NOTIFIED, REVIEWED, notice(licence="revoked"), notice(licence="suspended")),
    Row("notify", "penalty.hearing_right", NOTIFIED, REVIEWED, notice(hearing_by_rule=True), notice()),
    Row("notify", "penalty.monitoring_notify_party", NOTIFIED, monitored, notice(), notice(monitoring_told=True)),
    Row(
        "notify",
        "penalty.no_heavier_for_defence",
        date(2024, 4, 15),
        defended,
        notice(fine=D(3000)),
        notice(fine=D(3000), new_facts="另查明一次同类行为"),
    ),
    Row("request_hearing", "house.hearing_offered", date(2024, 4, 17), offered, bad_given=lambda b: b.notified()),
    Row("request_hearing", "penalty.hearing.request", date(2024, 4, 17), offered, bad_on=date(2024, 4, 18)),
    Row(
        "forgo_hearing",
        "house.hearing_offered",
        date(2024, 4, 17),
        offered,
        {"forgo_ground": "waived", "reason": "书面放弃"},
        {"forgo_ground": "waived", "reason": "书面放弃"},
        bad_given=lambda b: b.notified(),
    ),
    Row(
        "call_hearing",
        "house.hearing_requested",
        date(2024, 4, 17),
        requested,
        CALL | {"hearing_set_for": HEARING_DAY},
        CALL | {"hearing_set_for": HEARING_DAY},
        bad_given=offered,
    ),
    Row(
        "call_hearing",
        "penalty.hearing.notice",
        date(2024, 4, 17),
        requested,
        CALL | {"hearing_set_for": date(2024, 4, 25)},
        CALL | {"hearing_set_for": date(2024, 4, 26)},
    ),
    Row(
        "call_hearing",
        "house.days_in_order",
        date(2024, 4, 17),
        requested,
        CALL | {"hearing_set_for": date(2024, 4, 16)},
        CALL | {"hearing_set_for": HEARING_DAY},
        also=("penalty.hearing.notice",),
    ),
    Row("hold_hearing", "house.on_the_day_set", HEARING_DAY, called, HEARD, HEARD, bad_on=date(2024, 4, 30)),
    Row("hold_hearing", "penalty.hearing_neutral_host", HEARING_DAY, called, HEARD, HEARD, bad_by=lambda b: b.officer),
    Row(
        "hold_hearing",
        "penalty.hearing_public",
        HEARING_DAY,
        called,
        HEARD | {"openness": "closed"},
        HEARD | {"openness": "closed", "closed_ground": "涉及商业秘密"},
    ),
    Row(
        "hold_hearing",
        "penalty.hearing_record",
        HEARING_DAY,
        called,
        HEARD | {"signed": "no"},
        HEARD | {"signed": "noted", "sign_note": "认为处罚过重"},
    ),
    Row("hold_hearing", "penalty.hearing_agents", HEARING_DAY, called, HEARD | {"agents": 3}, HEARD | {"agents": 2}),
    Row("hold_hearing", "penalty.hearing_absence", HEARING_DAY, called, HEARD | {"attendance": "absent"}, HEARD),
    Row(
        "hold_hearing",
        "penalty.hearing_host_recusal",
        HEARING_DAY,
        called,
        HEARD | {"host_challenged": "granted"},
        HEARD,
    ),
    Row("hold_hearing", "penalty.hearing_debate", HEARING_DAY, called, HEARD | {"debate": False}, HEARD),
    Row("notify", "penalty.detention_by_police", NOTIFIED, REVIEWED, notice(detained_days=15), notice()),
    Row(
        "decide_recusal",
        "penalty.recusal_decided_by_head",
        INQUIRY,
        lambda b: b.take("request_recusal", b.approved(), INQUIRY, {"whom": "王五", "reason": "系亲属"}),
        {"recused": "yes", "reason": "系亲属"},
        lambda b: {"recused": "yes", "reason": "系亲属", "recused_officers": [{"certificate": b.certificates[0]}]},
    ),
    Row("hold_hearing", "penalty.hearing_free", HEARING_DAY, called, HEARD | {"charged": True}, HEARD),
]

ROWS = [*FILING, *INVESTIGATION, *BEFORE]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}-{n}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)
