"""Every gate of decisions, service, payment and closing: closed, with its article and nothing written; then open.

The last test holds that no gate of the register is missing from the tables.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought
from tests.people import make_county
from tests.registers import test_authority as authority
from tests.registers import test_discretion as discretion
from tests.registers import test_penalty_audit as audit
from tests.registers import test_penalty_clocks as times
from tests.registers import test_penalty_enforcement as enforced
from tests.registers import test_penalty_gates as earlier
from tests.registers import test_penalty_joint as joint
from tests.registers import test_penalty_paper_gates as papers
from tests.registers import test_penalty_transfer as transferred
from tests.registers.penalties import (
    ALL_RIGHTS,
    CONCLUSION,
    DECISION,
    LEADERS,
    NOTICE,
    REPORT,
    SEALED,
    SHOP,
    Bench,
    person,
)
from tests.registers.penalty_gate_rows import Made, Row, check

D = Decimal
FINE, CASH = D(2000), D(100)
DAY, SPOT = date(2024, 4, 22), date(2024, 5, 6)


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def decision(**more: Any) -> dict[str, Any]:
    return DECISION | more


def noted(**more: Any) -> Made:
    return lambda b: b.notified(**more)


def flagged(**flags: Any) -> Made:
    return noted(conclusion=flags)


NOTED = noted()


def decide(rule: str, bad_given: Made, given: Made = NOTED, on: date = DAY, **more: Any) -> Row:
    """A row in which the record, not what is told, closes the gate."""
    return Row("decide", rule, on, given, more.get("bad", DECISION), more.get("good", DECISION), bad_given=bad_given)


def tell(rule: str, bad: dict[str, Any], given: Made = NOTED, good: dict[str, Any] | None = None) -> Row:
    """A row in which what is told closes the gate."""
    return Row("decide", rule, DAY, given, decision(**bad), decision(**(good or {})))


def aged(years: int, extra_days: int = 0) -> Made:
    """A case against a person who was ``years`` old on the day of the act, or had that birthday so many days before."""
    return noted(party=person(date(2024 - years, 3, 4 - extra_days)))


def then(given: Made, *steps: tuple[str, date, dict[str, Any]]) -> Made:
    def made(b: Bench) -> Any:
        matter = given(b)
        for step, on, data in steps:
            matter = b.take(step, matter, on, data)
        return matter

    return made


def unnotified(b: Bench) -> Any:
    return b.reviewed()


def reopened(b: Bench) -> Any:
    """Investigated further after the notice: what was told may no longer be what was found."""
    steps = [
        ("investigate_further", date(2024, 4, 11), {"reason": "补充证据"}),
        ("conclude", date(2024, 4, 12), CONCLUSION),
    ]
    review = ("head_review", date(2024, 4, 15), {"opinion": "同意"})
    return then(NOTED, *steps, review)(b)


def unreviewed(b: Bench) -> Any:
    return b.take("notify", b.concluded(), date(2024, 4, 10), NOTICE)


OPEN_TIME = noted(notice={"defence_until": DAY})
OFFERED = noted(notice={"rights": ALL_RIGHTS, "defence_until": date(2024, 4, 12)})
RECUSE = ("request_recusal", date(2024, 4, 11), {"whom": "某执法人员", "reason": "系亲属"})
RECUSED = ("decide_recusal", date(2024, 4, 12), {"recused": "no", "reason": "不成立"})
DEFEND = ("defend", date(2024, 4, 12), {"defence": "从轻"})
WEIGH = ("review_defence", date(2024, 4, 15), {"defence_verdict": "denied", "reason": "不成立"})
ASK: tuple[str, date, dict[str, Any]] = ("request_hearing", date(2024, 4, 17), {})
FORGO = ("forgo_hearing", date(2024, 4, 18), {"forgo_ground": "withdrawn", "reason": "书面撤回"})
DISCUSS = ("discuss", date(2024, 4, 17), LEADERS)
PASS = ("legal_review", date(2024, 4, 17), {"legal_review_passed": True, "opinion": "合法"})
FAIL = ("legal_review", date(2024, 4, 17), {"legal_review_passed": False, "opinion": "证据不足"})
AFTER_HEARING = date(2024, 5, 6)
BY_RECORD = decision(by_hearing_record=True)
UPHELD = ("review_defence", date(2024, 4, 15), {"defence_verdict": "upheld", "reason": "成立"})
LAWFUL = {"detained_days": 15, "detention_by_law": "某法第九条"}
PARTLY = ("review_defence", date(2024, 4, 15), {"defence_verdict": "part", "reason": "部分成立"})
NAMELESS = {"kind": "person", "name": "赵七", "address": "东江街道3号"}


def heard(b: Bench, **flags: Any) -> Any:
    return earlier.held(b, conclusion=flags)


RIGHTS_AT_STAKE: Made = lambda b: heard(b, major_rights=True)  # noqa: E731
LATER_PASS = ("legal_review", date(2024, 4, 30), PASS[2])


def fined_before(b: Bench) -> Any:
    b.decided(party=SHOP)
    return b.notified(party=SHOP)


TAKING = noted(notice={"confiscated": D(500), "gains_confiscated": D(500), "goods_confiscated": True})
MOST = {"fine_most": 5000, "other_fine_most": 5000}
BELOW = {"leniency": "mitigated", "mitigation": "remedied"}
SPARED: dict[str, Any] = {"leniency": "mitigated", "fine_spared": D(500)}
OTHERWISE = {"mitigation": "by_rule"}
SPARING = decision(**SPARED)
DECISION_ROWS = [
    tell("house.some_penalty", {"fine": None, "warned": ""}),
    tell("penalty.published_basis", {"basis_published_on": None}),
    tell("penalty.published_basis", {"basis_published_on": date(2024, 3, 5)}),
    tell("penalty.order_correction", {"correction": ""}),
    tell("house.unit_kind", {"unit_kind": ""}),
    tell("penalty.gains_confiscated", {"unlawful_gains": None}),
    tell(
        "penalty.gains_confiscated",
        {"unlawful_gains": D(900)},
        TAKING,
        {"unlawful_gains": D(900), "gains_refunded": D(400), "gains_confiscated": D(500), "confiscated": D(500)},
    ),
    tell(
        "penalty.gains_confiscated",
        {"unlawful_gains": D(400), "gains_confiscated": D(500), "confiscated": D(500)},
        TAKING,
        {"unlawful_gains": D(500), "gains_confiscated": D(500), "confiscated": D(500)},
    ),
    tell("penalty.higher_fine", {"several_norms": True, "fine_most": 5000}, NOTED, {"several_norms": True} | MOST),
    tell("penalty.higher_fine", {"several_norms": True} | MOST | {"other_fine_most": 5001}),
    tell("house.kinds_apart", {"confiscated": D(500)}, TAKING, {"confiscated": D(500), "goods_confiscated": True}),
    tell("house.fine_spared", BELOW, NOTED, BELOW | {"fine_spared": D(3000)}),
    Row("decide", "penalty.no_double_fine", DAY, fined_before, DECISION, decision(other_act="另一门店的行为")),
    decide("penalty.under_14", aged(14), aged(14, 1), good=decision(leniency="mitigated", fine_spared=D(500))),
    tell("penalty.age_14_to_18", {"leniency": "ordinary"}, aged(18), {"leniency": "lighter"}),
    decide("penalty.age_14_to_18", aged(18), aged(18, 1)),
    tell(
        "penalty.benchmark_published",
        {"benchmark": "某基准"},
        NOTED,
        {"benchmark": "某基准", "benchmark_published": True},
    ),
    tell(
        "penalty.favourable_new_rule",
        {"rule_changed": True},
        NOTED,
        {"rule_changed": True, "lighter_rule_applied": True},
    ),
    tell("penalty.decision_document", {"remedies": ""}),
    tell("penalty.decision_document", {"provision": ""}),
    tell("penalty.decision_document", {"basis": ""}),
    tell("penalty.notify_before_decision", {"provision": "另一规定第九条"}),
    tell("penalty.decision_document", {"how_to_pay": ""}, NOTED, {"how_to_pay": "", "fine": None}),
    decide("penalty.transfer_crime", flagged(suspects_crime=True)),
    decide("penalty.head_review", unreviewed),
    decide("penalty.recusal_decided_by_head", then(NOTED, RECUSE), then(NOTED, RECUSE, RECUSED)),
    decide("penalty.facts_proved", flagged(facts_found=[])),
    decide("penalty.facts_proved", flagged(facts_found=[{"words": "事实", "items": ""}])),
    decide("penalty.mental_incapacity", flagged(incapable=True)),
    decide("penalty.minor_corrected_exempt", flagged(minor_act=True, corrected=True, harm="none")),
    tell("penalty.no_fault_exempt", {}, flagged(no_fault=True), {"fault_by_law": "某法第八条"}),
    decide("penalty.no_decision_without_notice", unnotified),
    decide("penalty.no_decision_without_notice", reopened),
    decide("penalty.no_decision_without_notice", OPEN_TIME, then(OPEN_TIME, DEFEND, WEIGH)),
    decide("penalty.hear_defence", then(NOTED, DEFEND), then(NOTED, DEFEND, WEIGH)),
    tell("penalty.hear_defence", {}, then(NOTED, DEFEND, UPHELD), {"fine": D(1000)}),
    tell("penalty.hear_defence", {}, then(NOTED, DEFEND, PARTLY), {"taken_up": "已更正认定的数量"}),
    tell("penalty.mitigation_due", {"leniency": "ordinary"}, flagged(mitigation="remedied"), {"leniency": "lighter"}),
    tell("penalty.mitigation_due", {"mitigation": "coerced"}, NOTED, {"mitigation": "coerced", "leniency": "lighter"}),
    decide("penalty.limitation.ordinary", flagged(act_found=date(2022, 3, 3)), flagged(act_found=date(2022, 3, 4))),
    tell("penalty.mitigation_ground", SPARED, NOTED, SPARED | BELOW),
    tell(
        "penalty.mitigation_ground", SPARED | OTHERWISE, NOTED, SPARED | OTHERWISE | {"mitigation_rule": "某法第九条"}
    ),
    decide("penalty.mitigation_ground", NOTED, flagged(mitigation="diminished"), bad=SPARING, good=SPARING),
    tell("penalty.detention_by_police", {"detained_days": 15}, noted(notice=LAWFUL), {}),
    tell("penalty.order_correction", {"correction": "by_date"}, NOTED, {"correction": "by_date", "correct_by": DAY}),
    decide("penalty.under_14", noted(party=NAMELESS), noted(party=NAMELESS, age_found=30)),
    tell("penalty.no_heavier_for_defence", {"fine": D(2000) + D("0.01")}),
    tell("penalty.no_heavier_for_defence", {"warned": "circular"}),
    tell("penalty.no_heavier_for_defence", {"licence": "suspended", "fine": D(1)}),
    decide("penalty.hearing_right", then(OFFERED, ASK), then(OFFERED, ASK, FORGO)),
    Row("decide", "penalty.hearing.request", DAY, OFFERED, DECISION, DECISION, bad_on=date(2024, 4, 17)),
    Row("decide", "penalty.hearing_record_basis", AFTER_HEARING, heard, DECISION, BY_RECORD),
    decide("penalty.collective_discussion", noted(grave_case=True), then(noted(grave_case=True), DISCUSS)),
    decide("penalty.legal_review", flagged(public_interest=True), then(flagged(public_interest=True), PASS)),
    decide(
        "penalty.legal_review", then(flagged(complex_relations=True), FAIL), then(flagged(complex_relations=True), PASS)
    ),
    decide("penalty.legal_review", flagged(review_by_rule=True), then(flagged(review_by_rule=True), PASS)),
    decide(
        "penalty.legal_review_after_hearing",
        RIGHTS_AT_STAKE,
        then(RIGHTS_AT_STAKE, LATER_PASS),
        on=AFTER_HEARING,
        bad=BY_RECORD,
        good=BY_RECORD,
    ),
    Row(
        "decide",
        "house.within_benchmark",
        DAY,
        then(NOTED, DISCUSS),
        decision(benchmark_low=D(3000), benchmark_high=D(5000)),
        decision(benchmark_low=D(3000), benchmark_high=D(5000), outside_reason="主动消除后果"),
    ),
    Row(
        "decide",
        "house.within_benchmark",
        DAY,
        NOTED,
        decision(benchmark_low=D(5000), benchmark_high=D(1000), outside_reason="主动消除后果"),
        decision(benchmark_low=D(1000), benchmark_high=D(5000)),
    ),
]

EXEMPT_ON = date(2024, 4, 10)
MINOR = {"minor_act": True, "corrected": True, "harm": "none"}


def exemption(of: str, **more: Any) -> dict[str, Any]:
    return {"exemption": of, "reason": "依法不予处罚", "education": True, **SEALED, **more}


def reviewed(**flags: Any) -> Made:
    known = {"party": flags.pop("party")} if "party" in flags else {}
    return lambda b: b.reviewed(conclusion=flags, **known)


def old_case(b: Bench) -> Any:
    """Reviewed in the last days of the text of 2017."""
    days = dict.fromkeys(("file", "approve_filing", "investigate", "gather", "verify", "conclude"), date(2021, 7, 5))
    told = {"file": b.filing(date(2021, 7, 5)), "conclude": {"harm": "slight", "corrected": True}}
    days["head_review"] = date(2021, 7, 6)
    return brought(b.county, PenaltyCase, "head_review", days=days, steps=told).record


def exempt(rule: str, bad_given: Made, given: Made, of: str = "minor", **more: Any) -> Row:
    told = exemption(of, **more)
    return Row("exempt", rule, EXEMPT_ON, given, told, told, bad_given=bad_given)


UNFOUNDED = [
    exempt("penalty.not_established_exempt", reviewed(), reviewed(facts_found=[]), "unfounded"),
    Row(
        "exempt",
        "house.exemption_in_law",
        date(2021, 7, 15),
        old_case,
        exemption("first"),
        exemption("first"),
        bad_on=date(2021, 7, 14),
    ),
]


def punished_before(b: Bench) -> Any:
    b.decided(party=SHOP)
    return b.reviewed(conclusion=FIRST, act_on=date(2024, 3, 1), party=SHOP)


FIRST = {"corrected": True, "harm": "slight"}
CHILD = person(date(2011, 1, 1))
MINOR_CASE = reviewed(**MINOR)


def over_on(day: date, **more: Any) -> Made:
    """Found on 2024-03-04; the report has found when the act was over."""
    return lambda b: b.reviewed(conclusion={"act_found": day}, **more)


LONG_OVER = over_on(date(2022, 3, 3))
EXEMPTION_ROWS = [
    exempt("penalty.limitation.ordinary", over_on(date(2022, 3, 4)), LONG_OVER, "limitation"),
    exempt(
        "penalty.limitation.ordinary",
        over_on(date(2019, 3, 4), grave_danger=True),
        over_on(date(2019, 3, 3), grave_danger=True),
        "limitation",
    ),
    exempt(
        "penalty.limitation.ordinary",
        over_on(date(2023, 9, 4), limitation_months=6, limitation_law="某法"),
        over_on(date(2023, 9, 3), limitation_months=6, limitation_law="某法"),
        "limitation",
    ),
    exempt("penalty.transfer_crime", reviewed(**MINOR, suspects_crime=True), MINOR_CASE),
    exempt("penalty.head_review", lambda b: b.concluded(conclusion=MINOR), MINOR_CASE),
    exempt(
        "penalty.recusal_decided_by_head",
        then(MINOR_CASE, ("request_recusal", EXEMPT_ON, RECUSE[2])),
        MINOR_CASE,
    ),
    Row(
        "exempt",
        "penalty.educate_when_exempt",
        EXEMPT_ON,
        MINOR_CASE,
        exemption("minor", education=False),
        exemption("minor"),
    ),
    exempt("penalty.first_offence_exempt", reviewed(harm="grave", corrected=True), reviewed(**FIRST), "first"),
    exempt("penalty.first_offence_exempt", reviewed(harm="slight"), reviewed(**FIRST), "first"),
    exempt("penalty.minor_corrected_exempt", reviewed(**FIRST), MINOR_CASE),
    exempt("penalty.no_fault_exempt", reviewed(**FIRST), reviewed(no_fault=True), "no_fault"),
    exempt("penalty.under_14", reviewed(party=person()), reviewed(party=CHILD), "child", guardian=True),
    Row(
        "exempt",
        "penalty.under_14",
        EXEMPT_ON,
        reviewed(party=CHILD),
        exemption("child"),
        exemption("child", guardian=True),
    ),
    Row(
        "exempt",
        "penalty.mental_incapacity",
        EXEMPT_ON,
        reviewed(incapable=True),
        exemption("incapacity"),
        exemption("incapacity", guardian=True),
    ),
    Row(
        "drop",
        "penalty.transfer_crime",
        EXEMPT_ON,
        MINOR_CASE,
        {"reason": "不成立"},
        {"reason": "不成立"},
        bad_given=reviewed(suspects_crime=True),
    ),
]


def spot(rule: str, bad: Any, good: Any = None, **more: Any) -> Row:
    """An on-the-spot decision; ``bad`` and ``good`` are what differs from the usual one, or make it."""

    def told(differs: Any) -> Any:
        return lambda b: b.on_spot(**(differs(b) if callable(differs) else differs or {}))

    return Row("penalise_on_spot", rule, SPOT, lambda b: PenaltyCase, told(bad), told(good), **more)


def officers(made: Any) -> Any:
    return lambda b: {"officers": made(b)}


def spot_before(b: Bench) -> Any:
    b.penalised_on_spot(party=person())
    return PenaltyCase


NEWER = {"act_on": date(2024, 4, 30), "basis_published_on": date(2024, 5, 4)}
SPOT_ROWS = [
    spot("house.field_of_its_day", {"field": "industry_commerce"}),
    spot("penalty.qualified_officers", officers(earlier.SUPERVISOR)),
    spot("penalty.two_officers", officers(earlier.ALONE)),
    spot("penalty.recusal", officers(earlier.TIED)),
    spot("house.some_penalty", {"fine": None, "warned": ""}),
    spot("penalty.published_basis", {"basis_published_on": None}),
    spot("penalty.order_correction", {"correction": ""}),
    spot("penalty.decision_document", {"basis": "《模拟依据》"}),
    spot("house.unit_kind", {"unit_kind": "", "party": SHOP}, {"party": SHOP}),
    spot("penalty.gains_confiscated", {"unlawful_gains": D(50)}),
    spot("penalty.higher_fine", {"several_norms": True}, {"several_norms": True} | MOST),
    spot("house.fine_spared", BELOW, BELOW | {"fine_spared": D(100)}),
    spot("penalty.mitigation_ground", SPARED, SPARED | BELOW),
    spot("penalty.mitigation_due", {"mitigation": "helped"}, {"mitigation": "helped", "leniency": "lighter"}),
    spot("house.kinds_apart", {"confiscated": D(50)}, also=("penalty.summary_conditions",)),
    spot(
        "penalty.no_double_fine",
        {"party": person()},
        {"party": person(), "other_act": "不同地点"},
        bad_given=spot_before,
    ),
    spot(
        "penalty.under_14",
        {"party": person(date(2010, 5, 6))},
        {"party": person(date(2010, 5, 5)), "leniency": "lighter"},
    ),
    spot("penalty.age_14_to_18", {"party": person(date(2006, 5, 6))}, {"party": person(date(2006, 5, 5))}),
    spot("penalty.benchmark_published", {"benchmark": "某基准"}),
    spot("penalty.favourable_new_rule", {"rule_changed": True}),
    spot("penalty.decision_document", {"remedies": ""}, also=("penalty.on_spot_content",)),
    spot("penalty.delegation_written", earlier.ENTRUSTED | {"delegation": ""}, earlier.ENTRUSTED),
    spot("penalty.delegation_content", earlier.ENTRUSTED | {"delegation_published": False}, earlier.ENTRUSTED),
    spot("penalty.delegate_fit", earlier.ENTRUSTED | {"delegate_fit": False}, earlier.ENTRUSTED),
    spot("penalty.limitation.ordinary", {"act_on": date(2023, 11, 5), **earlier.SIX_MONTHS}, earlier.SIX_MONTHS),
    spot("penalty.notify_before_decision", {"told_orally": False}),
    spot("penalty.hear_defence", {"defence_heard": "upheld"}, {"defence_heard": "denied"}),
    spot("penalty.facts_proved", {"evidence": []}),
    spot("penalty.on_spot_content", {"officers_signed": False}),
    spot("penalty.detention_by_police", {"detained_days": 5, "by_other_law": "某法"}),
    spot("penalty.published_basis", NEWER, NEWER | {"rule_changed": True, "lighter_rule_applied": True}),
    spot("penalty.no_subdelegation", {"delegated_on": True}),
    spot("field.act_on", {"act_on": date(2024, 5, 7)}),
    spot("penalty.limitation.ordinary", {"act_on": date(2022, 4, 28)}, {"act_on": date(2022, 5, 6)}),
    spot("penalty.summary_conditions", {"fine": D(201)}, {"fine": D(200)}),
    spot("penalty.summary_conditions", {"fine": D(3001), "party": SHOP}, {"fine": D(3000), "party": SHOP}),
    spot("penalty.summary_conditions", {"warned": "circular"}, {"fine": D(500), "by_other_law": "某法第一百零七条"}),
    spot("penalty.summary_form", officers(earlier.HIDDEN)),
    spot("penalty.summary_form", {"delivered": "no"}, {"delivered": "refused"}),
]

SERVED_ON, LATE = date(2024, 4, 23), date(2024, 5, 28)
SERVED: Made = lambda b: b.served()  # noqa: E731
ASKED = then(SERVED, ("request_deferral", date(2024, 4, 25), {"reason": "困难"}))
PLAN = {"deferred_until": date(2024, 6, 30), "reason": "分三期"}
DEFERRED = then(ASKED, ("defer", date(2024, 4, 26), PLAN))
PUBLISHED = ("publish", date(2024, 4, 24), {"confirmed": ["penalty.confidentiality"]})
PUBLISHED_LATE = ("publish", date(2024, 11, 20), PUBLISHED[2])
CARRIED_OUT = ("carry_out", date(2024, 11, 20), {"how": "没有财产"})
PRIVATE = ("keep_private", date(2024, 4, 24), {"reason": "涉及商业秘密"})


def pay(amount: Any = FINE, way: str = "bank") -> dict[str, Any]:
    return {"way": way, "payments": [{"amount": amount}]}


PAID = ("pay", date(2024, 4, 25), pay())
RECEIVED = {"channel": "direct", "received_by": "李四"}
ASKED_AT_ONCE = ("report_closing", SERVED_ON, REPORT)
ASKED_LATE = ("report_closing", date(2024, 11, 20), REPORT)
ASKED_TO_CLOSE = ("report_closing", date(2024, 5, 17), REPORT)
CLOSE_ON = date(2024, 5, 20)


def cash(ground: str, amount: Any = CASH, **more: Any) -> dict[str, Any]:
    return {"cash_ground": ground, "payments": [{"amount": amount, "receipt": "湘财0001"}]} | more


def on_spot(**more: Any) -> Made:
    return lambda b: b.penalised_on_spot(**more)


HAND_IN: tuple[str, date, dict[str, Any]] = ("hand_in", SPOT, {})
BANK: tuple[str, date, dict[str, Any]] = ("deposit", SPOT, {})
COLLECTED = then(on_spot(), ("collect", SPOT, cash("small")))
CONTESTED = then(
    SERVED,
    ("contest", date(2024, 5, 10), {"note": "已受理", "contest_kind": "reconsideration"}),
    (
        "contest_over",
        date(2024, 5, 19),
        {"note": "维持", "contest_kind": "reconsideration", "contest_result": "upheld"},
    ),
)
QUIET: dict[str, Any] = {"decision": {"social_impact": False}}
AT_THE_BANK = then(COLLECTED, ("hand_in", SPOT, {}), ("deposit", SPOT, {}))
SPOT_DONE = then(AT_THE_BANK, ("publish", SPOT, PUBLISHED[2]))
REPORTED = then(SPOT_DONE, ("report_on_spot", SPOT, {}))
RECORD = ("penalty.full_record", "penalty.three_systems")
ANNUL = ("revoke", date(2024, 6, 4), {"revoked_on": date(2024, 6, 3), "revocation": "annulled", "reason": "复议撤销"})
ANNUL_EARLY = ("revoke", SERVED_ON, ANNUL[2] | {"revoked_on": SERVED_ON})
HARDSHIP = {"reason": "困难"}
DEFERRAL = ("request_deferral", date(2024, 10, 21), HARDSHIP)
LATER = {"deferred_until": date(2024, 12, 31), "reason": "分期"}
EXECUTION_ROWS = [
    Row(
        "serve",
        "penalty.serve_at_once",
        DAY,
        lambda b: b.decided(),
        {"channel": "post", "present": True},
        {"channel": "on_spot", "present": True},
    ),
    Row(
        "serve",
        "penalty.electronic_service_consent",
        SERVED_ON,
        lambda b: b.decided(),
        {"channel": "electronic"},
        {"channel": "electronic", "consent": True},
    ),
    Row(
        "serve",
        "house.delivered_at_once",
        DAY,
        lambda b: b.decided(),
        {"channel": "on_spot"},
        {"channel": "on_spot"},
        bad_on=SERVED_ON,
    ),
    Row(
        "publish",
        "house.may_be_shown",
        SERVED_ON,
        SERVED,
        PUBLISHED[2],
        PUBLISHED[2],
        bad_given=then(SERVED, PRIVATE),
        bad_on=PRIVATE[1],
    ),
    Row(
        "defer",
        "house.days_in_order",
        date(2024, 4, 26),
        ASKED,
        {**PLAN, "deferred_until": date(2024, 4, 25)},
        {**PLAN, "deferred_until": date(2024, 4, 26)},
    ),
    Row(
        "revoke",
        "house.days_in_order",
        date(2024, 6, 4),
        SERVED,
        {"revoked_on": date(2024, 4, 21), "revocation": "annulled", "reason": "复议撤销"},
        {"revoked_on": date(2024, 4, 22), "revocation": "annulled", "reason": "复议撤销"},
    ),
    Row("defer", "penalty.deferral_approval", date(2024, 4, 26), ASKED, PLAN, PLAN, bad_given=SERVED),
    Row("pay", "penalty.fine_separation", LATE, SERVED, pay(way="agency"), pay(way="online")),
    Row("pay", "house.in_full", LATE, SERVED, pay(D(1999)), pay()),
    Row("report_on_spot", "house.on_the_spot", LATE, SPOT_DONE, {}, {}, bad_given=SERVED),
    Row("pay_instalment", "penalty.fine_separation", LATE, DEFERRED, pay(D(500), "agency"), pay(D(500))),
    Row("pay_instalment", "house.part_of_it", LATE, DEFERRED, pay(D(2000)), pay(D("1999.99"))),
    Row(
        "publish",
        "house.may_be_shown",
        date(2024, 6, 4),
        SERVED,
        PUBLISHED[2],
        PUBLISHED[2],
        bad_given=then(SERVED, ANNUL),
        bad_on=date(2024, 6, 5),
    ),
    Row("revoke", "house.decision_stands", date(2024, 6, 4), SERVED, ANNUL[2], ANNUL[2], bad_given=then(SERVED, ANNUL)),
    Row(
        "serve",
        "house.decision_stands",
        SERVED_ON,
        lambda b: b.decided(),
        RECEIVED,
        RECEIVED,
        bad_given=then(lambda b: b.decided(), ANNUL_EARLY),
    ),
    Row(
        "close",
        "house.served_or_annulled",
        SERVED_ON,
        then(lambda b: b.decided(), ANNUL_EARLY, ASKED_AT_ONCE),
        bad_given=then(lambda b: b.decided(), ASKED_AT_ONCE),
        also=(*RECORD, "house.settled_or_ended", "penalty.publish_decision"),
    ),
    Row("request_deferral", "house.something_owed", LATE, SERVED, HARDSHIP, HARDSHIP, bad_given=then(SERVED, PAID)),
    Row("defer", "house.something_owed", date(2024, 4, 26), ASKED, PLAN, PLAN, bad_given=then(ASKED, PAID)),
    Row(
        "defer",
        "house.not_at_court",
        date(2024, 10, 28),
        then(enforced.GIVEN, DEFERRAL),
        LATER,
        LATER,
        bad_given=then(enforced.GIVEN, DEFERRAL, enforced.APPLY),
    ),
    Row(
        "carry_out",
        "penalty.detention_stay",
        date(2024, 7, 3),
        then(enforced.stayed, ("contest_over", date(2024, 7, 1), enforced.over())),
        {"how": "拘留执行完毕"},
        {"how": "拘留执行完毕"},
        bad_given=enforced.stayed,
    ),
    Row(
        "close",
        "house.transfer_settled",
        CLOSE_ON,
        then(SERVED, PUBLISHED, PAID, ASKED_TO_CLOSE),
        bad_given=lambda b: b.approved_transfer(then(SERVED, PUBLISHED, PAID, ASKED_TO_CLOSE)(b), CLOSE_ON),
    ),
    Row("collect", "house.in_full", SPOT, on_spot(), cash("small", D(101)), cash("small")),
    Row("collect", "house.in_full", SPOT, on_spot(), cash("small", D(99)), cash("small")),
    Row(
        "collect",
        "penalty.onsite_collection",
        SPOT,
        on_spot(),
        cash("small"),
        cash("small"),
        bad_given=on_spot(fine=D(101)),
        also=("house.in_full",),
    ),
    Row(
        *("collect", "penalty.onsite_collection", SPOT, on_spot(), cash("hard"), cash("hard")),
        bad_given=SERVED,
        also=("house.in_full",),
    ),
    Row(
        "collect", "penalty.onsite_collection_remote", SPOT, on_spot(), cash("remote"), cash("remote", party_asked=True)
    ),
    Row(
        "collect",
        "penalty.onsite_receipt",
        SPOT,
        on_spot(),
        cash("small", payments=[{"amount": D(100)}]),
        cash("small"),
    ),
    Row("land", "house.collected", SPOT, COLLECTED, bad_given=on_spot()),
    Row("hand_in", "house.cash_on_its_way", SPOT, COLLECTED, bad_given=on_spot()),
    Row("hand_in", "house.cash_on_its_way", SPOT, COLLECTED, bad_given=then(COLLECTED, HAND_IN)),
    Row("deposit", "house.cash_on_its_way", SPOT, then(COLLECTED, HAND_IN), bad_given=COLLECTED),
    Row("deposit", "house.cash_on_its_way", SPOT, then(COLLECTED, HAND_IN), bad_given=then(COLLECTED, HAND_IN, BANK)),
    Row("add_surcharge", "penalty.surcharge_cap", LATE, SERVED, {"surcharge": D("1200.01")}, {"surcharge": D(1200)}),
    Row(
        "add_surcharge", "penalty.surcharge_paused", LATE, CONTESTED, {"surcharge": D("600.01")}, {"surcharge": D(600)}
    ),
    Row(
        "close",
        "compulsory.termination_grounds",
        date(2024, 11, 20),
        then(enforced.GIVEN, PUBLISHED_LATE, CARRIED_OUT, ASKED_LATE),
        {"ended_by": "court_refused", "ended_ground": "裁定"},
        {"ended_by": "other", "ended_ground": "无财产"},
    ),
    Row(
        "close",
        "house.contest_over",
        date(2024, 11, 20),
        then(SERVED, PUBLISHED_LATE, CARRIED_OUT, ASKED_LATE),
        {"ended_by": "other", "ended_ground": "无财产"},
        {"ended_by": "other", "ended_ground": "无财产"},
        bad_given=then(
            SERVED, ("contest", date(2024, 5, 10), enforced.RECONSIDER), PUBLISHED_LATE, CARRIED_OUT, ASKED_LATE
        ),
    ),
    Row("close", "penalty.summary_filing", CLOSE_ON, REPORTED, bad_given=SPOT_DONE, also=RECORD),
    Row(
        "close",
        "penalty.publish_decision",
        CLOSE_ON,
        then(SERVED, PUBLISHED, PAID, ASKED_TO_CLOSE),
        bad_given=then(SERVED, PRIVATE, PAID, ASKED_TO_CLOSE),
    ),
    Row(
        "close",
        "penalty.full_record",
        CLOSE_ON,
        then(SERVED, PUBLISHED, ("carry_out", date(2024, 4, 25), {"how": "已改正"}), ASKED_TO_CLOSE),
        {"ended_by": "dissolved", "ended_ground": "被执行人注销"},
        {"ended_by": "dissolved", "ended_ground": "被执行人注销"},
        bad_given=then(SERVED, PUBLISHED, ASKED_TO_CLOSE),
        also=("penalty.three_systems",),
    ),
    Row(
        "close",
        "penalty.three_systems",
        CLOSE_ON,
        then(lambda b: b.served(**QUIET), PRIVATE, PAID, ASKED_TO_CLOSE),
        bad_given=then(lambda b: b.served(**QUIET), PAID, ASKED_TO_CLOSE),
    ),
    Row(
        "close",
        "house.settled_or_ended",
        CLOSE_ON,
        then(
            DEFERRED,
            ("publish", date(2024, 4, 26), PUBLISHED[2]),
            ("pay_instalment", date(2024, 5, 6), pay(D(500))),
            ASKED_TO_CLOSE,
        ),
        {},
        {"ended_by": "dissolved", "ended_ground": "主体注销"},
    ),
]

SLIP = {"wrong_words": "罚款二千元", "right_words": "罚款二千一百元", "reason": "计算错误"}
RECTIFYING_ROWS = [
    Row("rectify", "house.four_eyes", DAY, lambda b: b.decided(), SLIP, SLIP, bad_by=lambda b: b.actor_for("decide")),
    Row("rectify", "penalty.no_decision_without_notice", DAY, lambda b: b.decided(),
        SLIP | {"fine": Decimal(2100)}, SLIP | {"fine": Decimal(1900)}),
    Row("rectify", "penalty.summary_conditions", SPOT, lambda b: b.penalised_on_spot(),
        SLIP | {"fine": Decimal("200.01")}, SLIP | {"fine": Decimal(200)}),
]  # fmt: skip
ROWS = [*UNFOUNDED, *DECISION_ROWS, *EXEMPTION_ROWS, *SPOT_ROWS, *EXECUTION_ROWS, *RECTIFYING_ROWS]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}-{n}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def test_a_second_offence_is_no_first_one(bench: Bench) -> None:
    told = exemption("first")
    check(bench, Row("exempt", "penalty.first_offence_exempt", DAY, reviewed(**FIRST), told, told, punished_before))


def test_every_gate_of_the_register_is_in_a_table() -> None:
    tested = {
        (row.step, row.rule)
        for row in [
            *(*earlier.ROWS, *ROWS, *times.ROWS, *enforced.ROWS),
            *(*transferred.ROWS, *joint.ROWS, *papers.ROWS, *audit.ROWS, *authority.ROWS, *discretion.ROWS),
        ]
    }
    declared = {(step.name, gate.rule) for step in PenaltyCase.procedure.declared for gate in step.gates}
    assert declared - tested == set()


CONFIRMED = [
    ("file", "penalty.process_publicity", lambda b: PenaltyCase, lambda b: b.filing(date(2024, 3, 4))),
    ("decide", "penalty.decision_seal", NOTED, lambda b: DECISION),
    ("exempt", "penalty.decision_seal", MINOR_CASE, lambda b: exemption("minor")),
    ("penalise_on_spot", "penalty.decision_seal", lambda b: PenaltyCase, lambda b: b.on_spot()),
    ("publish", "penalty.confidentiality", SERVED, lambda b: PUBLISHED[2]),
]


@pytest.mark.parametrize(("step", "rule", "given", "data"), CONFIRMED)
def test_what_a_person_must_judge_must_be_ticked(bench: Bench, step: str, rule: str, given: Any, data: Any) -> None:
    on = {"file": date(2024, 3, 4), "exempt": EXEMPT_ON, "penalise_on_spot": SPOT}.get(step, date(2024, 4, 23))
    confirmed = [one for one in data(bench).get("confirmed", ()) if one != rule]
    row = Row(step, rule, on, given, lambda b: data(b) | {"confirmed": confirmed}, data)
    check(bench, row)
