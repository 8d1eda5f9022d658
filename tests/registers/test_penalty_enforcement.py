"""What follows an unpaid fine: contests, the demand, enforcement by the agency and by the court; each gate, limit, course.

处罚法 arts. 66(2), 72–74; 行政强制法 2011 arts. 13, 34–40, 46, 53–58. Served 2024-04-23, to be paid by 05-08; it may be
contested until 10-23 (six months), and the court be asked until 2025-01-23.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.lives import brought
from tests.people import make_county
from tests.registers.penalties import REPORT, Bench
from tests.registers.penalty_gate_rows import Made, Row, check

D = Decimal
Steps = tuple[tuple[str, date, dict[str, Any]], ...]


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def d(month: int, day: int, year: int = 2024) -> date:
    return date(year, month, day)


def then(given: Made, *steps: tuple[str, date, dict[str, Any]]) -> Made:
    def made(b: Bench) -> Any:
        matter = given(b)
        for step, on, told in steps:
            matter = b.take(step, matter, on, told)
        return matter

    return made


SERVED: Made = lambda b: b.served()  # noqa: E731
RECONSIDER: dict[str, Any] = {"contest_kind": "reconsideration", "note": "受理"}
SUE: dict[str, Any] = {"contest_kind": "suit", "note": "立案"}


def over(kind: str = "reconsideration", result: str = "upheld") -> dict[str, Any]:
    return {"contest_kind": kind, "contest_result": result, "note": "文书"}


TOLD = {
    "demand_until": d(5, 31),
    "demand_manner": "到指定银行缴纳",
    "demand_sum": D(2000),
    "demand_rights": ["state", "defend"],
}
DEMAND = ("demand", d(5, 9), TOLD)
DIRECT: dict[str, Any] = {"demand_channel": "direct"}
SERVE = ("serve_demand", d(5, 10), DIRECT)
ANSWER = ("answer_demand", d(5, 13), {"demand_answer": "无力缴纳"})


def weigh(verdict: str) -> tuple[str, date, dict[str, Any]]:
    return "weigh_demand", d(5, 14), {"demand_verdict": verdict, "reason": "核对"}


OUT, GIVEN = then(SERVED, DEMAND), then(SERVED, DEMAND, SERVE)
MATERIALS = ["application", "decision", "demand", "object"]
JURISDICTION = {"confirmed": ["compulsory.court_jurisdiction"]}
APPLICATION: dict[str, Any] = {"court": "某市人民法院", "object": "罚款2000元", "materials": MATERIALS, **JURISDICTION}
APPLY_ON = d(10, 24)
APPLY = ("apply_to_court", APPLY_ON, APPLICATION)
APPLIED = then(GIVEN, APPLY)
DECLINE = ("court_declines", d(10, 28), {"reason": "材料不全"})
ACCEPT = ("court_accepts", d(10, 28), {"court_number": "（2024）某行审1号"})
REFUSE = (
    "court_rules",
    d(11, 8),
    {"ruling": "refused", "ruling_made_on": d(11, 4), "ruling_number": "裁1号", "refusal_reason": "明显缺乏依据"},
)
GRANT = ("court_rules", d(11, 4), {"ruling": "granted", "ruling_made_on": d(11, 4), "ruling_number": "裁1号"})
OBJECT: dict[str, Any] = {"superior_court": "某中级人民法院", "reason": "依据充分"}
ACCEPTED = then(APPLIED, ACCEPT)
GRANTED = then(ACCEPTED, GRANT)
OWN: dict[str, Any] = {
    "execution_means": "transfer",
    "power_by_law": "某法第四十条",
    "why_executed": "经催告仍不缴纳",
    "execution_plan": "六月三日划拨",
    "remedies": "六十日内申请复议",
    "no_just_cause": True,
}
OWN_ON = d(6, 3)
DECIDE_OWN = ("decide_execution", OWN_ON, OWN)
HOURS: dict[str, Any] = {"confirmed": ["compulsory.no_night_holiday", "compulsory.no_utility_cut"]}


def got(amount: int | None = 2000, **more: Any) -> dict[str, Any]:
    rows = [{"amount": D(amount)}] if amount else []
    return {"execution_result": "已到账", "payments": rows, "to_treasury": True, **more}


SUSPEND = ("suspend_execution", d(6, 3), {"suspended_for": "no_means", "reason": "无财产"})
SOLD: dict[str, Any] = {"disposal": "auction", "proceeds": D(300), "to_treasury": True}
STAY: dict[str, Any] = {"stay": "yes", "no_danger": True, "surety": "bond", "reason": "符合情形"}
AGAIN = TOLD | {"demand_until": d(11, 20)}
OWNED: Made = then(GIVEN, DECIDE_OWN)
ON_SPOT_UPHELD = then(
    lambda b: b.penalised_on_spot(d(5, 6)), ("contest", d(5, 10), RECONSIDER), ("contest_over", d(6, 19), over())
)
ROWS = [
    Row(
        "contest",
        "house.contested_once",
        d(5, 13),
        SERVED,
        RECONSIDER,
        RECONSIDER,
        bad_given=then(SERVED, ("contest", d(5, 10), RECONSIDER)),
    ),
    Row(
        *("contest", "reconsideration.no_parallel_suit", d(5, 13), then(SERVED, ("contest", d(5, 10), RECONSIDER))),
        *(SUE, SUE | {"review_overdue": True}),
    ),
    Row(
        *("contest", "reconsideration.no_parallel_suit", d(5, 13), SERVED, RECONSIDER, RECONSIDER),
        bad_given=then(SERVED, ("contest", d(5, 10), SUE)),
    ),
    Row(
        *("contest", "reconsideration.mandatory_first", d(6, 20), ON_SPOT_UPHELD, SUE, SUE),
        bad_given=lambda b: b.penalised_on_spot(d(5, 6)),
    ),
    Row(
        "contest_over",
        "house.contest_under_way",
        d(5, 13),
        then(SERVED, ("contest", d(5, 10), RECONSIDER)),
        over("suit"),
        over(),
    ),
    Row(
        "revoke",
        "house.fine_upheld",
        d(6, 4),
        SERVED,
        {"revoked_on": d(6, 3), "revocation": "changed", "reason": "复议变更"},
        {"revoked_on": d(6, 3), "revocation": "changed", "reason": "复议变更", "fine_upheld": D(1000)},
    ),
    Row(
        "revoke",
        "house.fine_upheld",
        d(6, 4),
        SERVED,
        {"revoked_on": d(6, 3), "revocation": "changed", "reason": "复议变更", "fine_upheld": D("2000.01")},
        {"revoked_on": d(6, 3), "revocation": "changed", "reason": "复议变更", "fine_upheld": D(2000)},
    ),
    Row("demand", "compulsory.unperformed", d(5, 9), SERVED, TOLD, TOLD, bad_on=d(5, 8)),
    Row("demand", "compulsory.demand_before_execution", d(5, 9), SERVED, TOLD | {"demand_until": d(5, 9)}, TOLD),
    Row("demand", "compulsory.demand_before_execution", d(5, 9), SERVED, TOLD | {"demand_manner": ""}, TOLD),
    Row("demand", "compulsory.demand_before_execution", d(5, 9), SERVED, TOLD | {"demand_sum": D(2001)}, TOLD),
    Row("demand", "compulsory.demand_before_execution", d(5, 9), SERVED, TOLD | {"demand_rights": ["state"]}, TOLD),
    Row("serve_demand", "house.demand_under_way", d(5, 10), OUT, DIRECT, DIRECT, bad_given=SERVED),
    Row(
        "serve_demand",
        "compulsory.demand_service",
        d(5, 10),
        OUT,
        {"demand_channel": "left"},
        {"demand_channel": "left", "not_direct": "拒收，见证人在场"},
    ),
    Row("serve_demand", "house.time_to_perform", d(5, 31), OUT, DIRECT, DIRECT, bad_on=d(6, 3)),
    Row("demand", "house.not_at_court", d(11, 5), then(APPLIED, DECLINE), AGAIN, AGAIN, bad_given=GRANTED),
    Row("decide_execution", "house.not_at_court", d(11, 5), GIVEN, OWN, OWN, bad_given=GRANTED),
    Row("answer_demand", "house.demand_served", d(5, 13), GIVEN, ANSWER[2], ANSWER[2], bad_given=OUT),
    Row(
        "weigh_demand",
        "house.demand_answered",
        d(5, 14),
        then(GIVEN, ANSWER),
        weigh("denied")[2],
        weigh("denied")[2],
        bad_given=GIVEN,
    ),
    Row(
        "decide_execution",
        "compulsory.unperformed",
        OWN_ON,
        GIVEN,
        OWN,
        OWN,
        bad_given=then(GIVEN, ("pay", d(5, 20), {"way": "bank", "payments": [{"amount": D(2000)}]})),
    ),
    Row("decide_execution", "compulsory.own_power", OWN_ON, GIVEN, OWN | {"power_by_law": ""}, OWN),
    Row(
        "decide_execution",
        "compulsory.auction_offset",
        APPLY_ON,
        GIVEN,
        OWN | {"power_by_law": "", "execution_means": "auction"},
        OWN | {"power_by_law": "", "execution_means": "auction", "seized": True},
    ),
    Row(
        "decide_execution",
        "compulsory.auction_offset",
        APPLY_ON,
        GIVEN,
        OWN | {"power_by_law": "", "execution_means": "auction", "seized": True},
        OWN | {"power_by_law": "", "execution_means": "auction", "seized": True},
        bad_on=d(10, 23),
    ),
    Row(
        *("demand", "house.execution_not_suspended", d(10, 21), GIVEN),
        *(AGAIN, AGAIN),
        bad_given=then(GIVEN, SUSPEND),
    ),
    Row(
        *("demand", "compulsory.hear_after_demand", d(10, 21), then(GIVEN, ANSWER, weigh("denied"))),
        *(AGAIN, AGAIN),
        bad_given=then(GIVEN, ANSWER),
    ),
    Row(
        *("apply_to_court", "house.execution_not_suspended", APPLY_ON, GIVEN),
        *(APPLICATION, APPLICATION),
        bad_given=then(GIVEN, SUSPEND),
    ),
    Row("decide_execution", "compulsory.execution_decision", OWN_ON, GIVEN, OWN, OWN, bad_given=OUT),
    Row("decide_execution", "compulsory.execution_decision", OWN_ON, GIVEN, OWN | {"no_just_cause": False}, OWN),
    Row(
        "decide_execution",
        "compulsory.immediate_execution_evidence",
        d(5, 31),
        GIVEN,
        OWN,
        OWN | {"hiding": "转账记录"},
    ),
    Row(
        "decide_execution",
        "compulsory.hear_after_demand",
        OWN_ON,
        then(GIVEN, ANSWER, weigh("denied")),
        OWN,
        OWN,
        bad_given=then(GIVEN, ANSWER),
    ),
    Row(
        "decide_execution",
        "compulsory.hear_after_demand",
        OWN_ON,
        then(GIVEN, ANSWER, weigh("part")),
        OWN,
        OWN,
        bad_given=then(GIVEN, ANSWER, weigh("upheld")),
    ),
    Row(
        "decide_execution",
        "compulsory.execute.surcharge_wait",
        d(7, 5),
        then(GIVEN, ("add_surcharge", d(6, 4), {"surcharge": D(60)})),
        OWN,
        OWN,
        bad_on=d(7, 4),
    ),
    Row("decide_execution", "compulsory.execution_paper", OWN_ON, GIVEN, OWN | {"remedies": ""}, OWN),
    Row("decide_execution", "house.execution_not_suspended", OWN_ON, GIVEN, OWN, OWN, bad_given=then(GIVEN, SUSPEND)),
    Row("execute", "house.execution_decided", OWN_ON, OWNED, got(**HOURS), got(**HOURS), bad_given=GIVEN),
    Row(
        "execute",
        "house.execution_not_suspended",
        OWN_ON,
        OWNED,
        got(**HOURS),
        got(**HOURS),
        bad_given=then(OWNED, SUSPEND),
    ),
    Row("execute", "house.not_too_much", OWN_ON, OWNED, got(2001, **HOURS), got(**HOURS)),
    Row(
        "execute",
        "penalty.proceeds_to_treasury",
        OWN_ON,
        OWNED,
        got(to_treasury=False, **HOURS),
        got(None, to_treasury=False, **HOURS),
    ),
    Row("suspend_execution", "house.demand_served", d(6, 3), GIVEN, SUSPEND[2], SUSPEND[2], bad_given=OUT),
    Row(
        "suspend_execution",
        "house.execution_not_suspended",
        d(6, 3),
        GIVEN,
        SUSPEND[2],
        SUSPEND[2],
        bad_given=then(GIVEN, SUSPEND),
    ),
    Row(
        "resume_execution",
        "house.execution_suspended",
        d(6, 4),
        then(GIVEN, SUSPEND),
        {"reason": "有财产"},
        {"reason": "有财产"},
        bad_given=GIVEN,
    ),
    Row(
        "resume_execution",
        "compulsory.execute.discontinue_after_suspension",
        d(6, 3, 2025),
        lambda b: long_suspended(b),
        {"reason": "有财产"},
        {"reason": "有财产"},
        bad_on=d(6, 4, 2025),
    ),
    Row("dispose_goods", "house.goods_confiscated", d(5, 20), lambda b: seized(b), SOLD, SOLD, bad_given=SERVED),
    Row(
        "dispose_goods",
        "penalty.goods_disposed",
        d(5, 20),
        lambda b: seized(b),
        SOLD | {"disposal": "destroyed"},
        SOLD | {"disposal": "destroyed", "disposal_rule": "某办法第八条", "proceeds": None},
    ),
    Row(
        "dispose_goods",
        "penalty.proceeds_to_treasury",
        d(5, 20),
        lambda b: seized(b),
        SOLD | {"to_treasury": False},
        SOLD,
    ),
    Row(
        "ask_stay",
        "house.detained",
        d(5, 13),
        lambda b: jailed(b),
        {"reason": "申请复议"},
        {"reason": "申请复议"},
        bad_given=SERVED,
    ),
    Row(
        "decide_stay",
        "house.detained",
        d(5, 14),
        lambda b: stay_asked(b),
        STAY,
        STAY,
        bad_given=SERVED,
        also=("house.stay_asked", "penalty.detention_stay"),
    ),
    Row(
        "decide_stay",
        "house.stay_asked",
        d(5, 14),
        lambda b: stay_asked(b),
        STAY,
        STAY,
        bad_given=lambda b: contested(b),
    ),
    Row("decide_stay", "penalty.detention_stay", d(5, 14), lambda b: stay_asked(b), STAY | {"surety": ""}, STAY),
    Row(
        "decide_stay",
        "penalty.detention_stay",
        d(5, 14),
        lambda b: stay_asked(b),
        STAY | {"stay": "no"},
        STAY | {"stay": "no", "no_danger": False},
    ),
    Row("apply_to_court", "house.at_court", d(11, 11), GIVEN, APPLICATION, APPLICATION, bad_given=ACCEPTED),
    Row(
        "apply_to_court",
        "compulsory.unperformed",
        APPLY_ON,
        GIVEN,
        APPLICATION,
        APPLICATION,
        bad_given=then(GIVEN, ("pay", d(5, 20), {"way": "bank", "payments": [{"amount": D(2000)}]})),
    ),
    Row("apply_to_court", "compulsory.court_demand_first", APPLY_ON, GIVEN, APPLICATION, APPLICATION, bad_given=OUT),
    Row(
        "apply_to_court",
        "compulsory.court.demand_wait",
        d(11, 6),
        then(SERVED, ("demand", d(10, 21), AGAIN), ("serve_demand", d(10, 22), DIRECT)),
        APPLICATION,
        APPLICATION,
        bad_on=d(11, 5),
    ),
    Row(
        "apply_to_court",
        "compulsory.hear_after_demand",
        APPLY_ON,
        then(GIVEN, ANSWER, weigh("denied")),
        APPLICATION,
        APPLICATION,
        bad_given=then(GIVEN, ANSWER),
    ),
    Row("apply_to_court", "compulsory.court.apply", APPLY_ON, GIVEN, APPLICATION, APPLICATION, bad_on=d(10, 23)),
    Row(
        "apply_to_court",
        "compulsory.court.apply",
        d(1, 23, 2025),
        GIVEN,
        APPLICATION,
        APPLICATION,
        bad_on=d(1, 24, 2025),
    ),
    Row(
        "apply_to_court",
        "compulsory.court_application_materials",
        APPLY_ON,
        GIVEN,
        APPLICATION | {"materials": MATERIALS[:3]},
        APPLICATION,
    ),
    *(
        Row(step, "house.at_court", on, given, told, told, bad_given=GIVEN)
        for step, on, given, told in (
            ("court_accepts", d(10, 28), APPLIED, ACCEPT[2]),
            ("court_declines", d(10, 28), APPLIED, DECLINE[2]),
            ("court_hears", d(11, 1), ACCEPTED, {"manifest_ground": "缺乏事实根据"}),
            ("court_executes", d(11, 11), GRANTED, got()),
            (
                "superior_rules",
                d(11, 15),
                then(APPLIED, DECLINE, ("object_to_court", d(11, 5), OBJECT)),
                {"objection": "upheld", "ruling_number": "裁2号"},
            ),
            ("object_to_court", d(11, 5), then(APPLIED, DECLINE), OBJECT),
        )
    ),
    Row("court_rules", "house.at_court", GRANT[1], ACCEPTED, GRANT[2], GRANT[2], bad_given=APPLIED),
    Row("court_rules", "house.days_in_order", GRANT[1], ACCEPTED, GRANT[2] | {"ruling_made_on": d(10, 23)}, GRANT[2]),
    Row(
        "court_rules", "compulsory.refusal_reasoned", REFUSE[1], ACCEPTED, REFUSE[2] | {"refusal_reason": ""}, REFUSE[2]
    ),
    Row(
        "object_to_court",
        "house.objected_once",
        d(11, 11),
        then(APPLIED, DECLINE),
        OBJECT,
        OBJECT,
        bad_given=then(
            APPLIED,
            DECLINE,
            ("object_to_court", d(11, 5), OBJECT),
            ("superior_rules", d(11, 8), {"objection": "rejected", "ruling_number": "裁2号"}),
        ),
    ),
    Row(
        "object_to_court",
        "compulsory.court.nonacceptance_objection",
        d(11, 12),
        then(APPLIED, DECLINE),
        OBJECT,
        OBJECT,
        bad_on=d(11, 13),
    ),
    Row(
        "object_to_court",
        "compulsory.court.refusal_objection",
        d(11, 25),
        then(ACCEPTED, REFUSE),
        OBJECT,
        OBJECT,
        bad_on=d(11, 26),
    ),
    Row("court_executes", "house.not_too_much", d(11, 11), GRANTED, got(2001), got()),
    Row("court_executes", "penalty.proceeds_to_treasury", d(11, 11), GRANTED, got(to_treasury=False), got()),
]


def long_suspended(b: Bench) -> Any:
    """A case of 2022 whose enforcement was suspended on 2022-06-03, for want of means."""
    served = brought(b.county, PenaltyCase, "serve", d(1, 10, 2022), way="unpaid").record
    told = TOLD | {"demand_until": d(5, 31, 2022), "demand_sum": served.fine}
    demanded = then(lambda _: served, ("demand", d(5, 9, 2022), told), ("serve_demand", d(5, 10, 2022), DIRECT))
    return b.take("suspend_execution", demanded(b), d(6, 3, 2022), SUSPEND[2])


def stayed(b: Bench) -> Any:
    return b.take("decide_stay", stay_asked(b), d(5, 14), STAY)


def seized(b: Bench) -> Any:
    """A case in which goods were confiscated whose value nobody can fix."""
    return b.served(notice={"goods_confiscated": True}, decision={"goods_confiscated": True})


def jailed(b: Bench) -> Any:
    """A case of the police with five days of detention."""
    entrust(b.county.department, Organ.POLICE, since=d(1, 1, 2020))
    return b.served(notice={"detained_days": 5}, decision={"detained_days": 5})


def contested(b: Bench) -> Any:
    return b.take("contest", jailed(b), d(5, 13), RECONSIDER)


def stay_asked(b: Bench) -> Any:
    return b.take("ask_stay", contested(b), d(5, 13), {"reason": "申请复议"})


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}" for row in ROWS])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def clock(rule: str) -> ClockRow:
    return ClockRow.objects.filter(rule=rule).latest("id")


APPLY_RULE = "compulsory.court.apply"


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ((), d(1, 23, 2025)),
        # put off to the end of the year: the three months run from then (处罚法 72(2)).
        (
            (
                ("request_deferral", d(4, 25), {"reason": "困难"}),
                ("defer", d(4, 26), {"deferred_until": d(12, 31), "reason": "分期"}),
            ),
            d(3, 31, 2025),
        ),
        # put off to a day on which it may still be contested: from the later of the two.
        (
            (
                ("request_deferral", d(4, 25), {"reason": "困难"}),
                ("defer", d(4, 26), {"deferred_until": d(6, 30), "reason": "分期"}),
            ),
            d(1, 23, 2025),
        ),
        # upheld on reconsideration on 07-01: fifteen days to sue, three months from 07-16.
        ((("contest", d(5, 10), RECONSIDER), ("contest_over", d(7, 1), over())), d(10, 16)),
        # withdrawn: what was left of the six months.
        ((("contest", d(5, 10), RECONSIDER), ("contest_over", d(7, 1), over(result="withdrawn"))), d(1, 23, 2025)),
    ],
)
def test_the_time_for_an_application(bench: Bench, steps: Steps, due: date) -> None:
    then(SERVED, *steps)(bench)
    assert (clock(APPLY_RULE).due_on, clock(APPLY_RULE).running) == (due, True)


def test_no_time_runs_while_it_is_contested_nor_after_a_judgment(bench: Bench) -> None:
    matter = then(SERVED, ("contest", d(5, 10), SUE))(bench)
    assert not clock(APPLY_RULE).running
    matter = then(lambda b: matter, DEMAND_LATER, SERVE_LATER)(bench)
    refused_for(bench, "apply_to_court", matter, d(9, 2), APPLICATION, APPLY_RULE)
    matter = bench.take("contest_over", matter, d(12, 2), over("suit"))
    assert not clock(APPLY_RULE).running, "a judgment is enforced as such (诉讼法 art. 95)"
    assert bench.take("apply_to_court", matter, d(6, 2, 2025), APPLICATION).court_stage == "applied"


DEMAND_LATER = ("demand", d(6, 3), TOLD | {"demand_until": d(6, 28)})
SERVE_LATER = ("serve_demand", d(6, 4), DIRECT)


def refused_for(bench: Bench, step: str, matter: Any, on: date, told: dict[str, Any], *rules: str) -> None:
    with pytest.raises(Refused) as refused:
        bench.take(step, matter, on, told)
    assert refused.value.codes == set(rules)


COURT_DAYS = [
    ("compulsory.court.accept", APPLIED, d(10, 31)),
    ("compulsory.court.rule_ordinary", ACCEPTED, d(11, 6)),
    (
        "compulsory.court.rule_manifest_illegality",
        then(ACCEPTED, ("court_hears", d(11, 1), {"manifest_ground": "缺乏依据"})),
        d(11, 27),
    ),
    ("compulsory.court.serve_refusal", then(ACCEPTED, REFUSE), d(11, 11)),
    ("compulsory.court.refusal_objection", then(ACCEPTED, REFUSE), d(11, 25)),
    ("compulsory.court.nonacceptance_objection", then(APPLIED, DECLINE), d(11, 12)),
    ("compulsory.court.nonacceptance_review", then(APPLIED, DECLINE, ("object_to_court", d(11, 5), OBJECT)), d(11, 20)),
    ("compulsory.court.refusal_review", then(ACCEPTED, REFUSE, ("object_to_court", d(11, 12), OBJECT)), d(12, 12)),
    (
        "compulsory.court.immediate_execute",
        then(then(GIVEN, ("apply_to_court", APPLY_ON, APPLICATION | {"immediate_execution": True}), ACCEPT), GRANT),
        d(11, 11),
    ),
]


@pytest.mark.parametrize(("rule", "given", "due"), COURT_DAYS, ids=[row[0] for row in COURT_DAYS])
def test_the_limits_of_the_courts(bench: Bench, rule: str, given: Made, due: date) -> None:
    given(bench)
    assert clock(rule).due_on == due


PUBLISH = {"confirmed": ["penalty.confidentiality"]}
ENDINGS: list[tuple[str, Made, Steps, dict[str, Any]]] = [
    ("paid late", SERVED, (("pay", d(7, 1), {"way": "bank", "payments": [{"amount": D(2000)}]}),), {}),
    ("paid on demand", GIVEN, (("pay", d(5, 27), {"way": "bank", "payments": [{"amount": D(2000)}]}),), {}),
    ("by the agency", OWNED, (("execute", OWN_ON, got(**HOURS)),), {}),
    (
        "by the court, in parts",
        GRANTED,
        (("court_executes", d(11, 11), got(500)), ("court_executes", d(12, 2), got(1500))),
        {},
    ),
    (
        "declined for good",
        then(APPLIED, DECLINE),
        (("carry_out", d(11, 20), {"how": "法院不予受理"}),),
        {"ended_by": "court_refused", "ended_ground": "裁定"},
    ),
    (
        "refused, objected, refused",
        then(ACCEPTED, REFUSE),
        (
            ("object_to_court", d(11, 12), OBJECT),
            ("superior_rules", d(12, 10), {"objection": "rejected", "ruling_number": "裁2号"}),
            ("carry_out", d(12, 11), {"how": "法院不予执行"}),
        ),
        {"ended_by": "court_refused", "ended_ground": "裁定"},
    ),
    (
        "refused, objected, granted",
        then(ACCEPTED, REFUSE),
        (
            ("object_to_court", d(11, 12), OBJECT),
            ("superior_rules", d(12, 10), {"objection": "upheld", "ruling_number": "裁2号"}),
            ("court_executes", d(12, 20), got()),
        ),
        {},
    ),
    (
        "declined, applied again",
        then(APPLIED, DECLINE),
        (
            ("apply_to_court", d(11, 5), APPLICATION),
            ("court_accepts", d(11, 8), ACCEPT[2]),
            ("court_rules", d(11, 12), GRANT[2] | {"ruling_made_on": d(11, 11)}),
            ("court_executes", d(12, 20), got()),
        ),
        {},
    ),
    (
        "paid while the court has it",
        ACCEPTED,
        (("pay", d(11, 1), {"way": "bank", "payments": [{"amount": D(2000)}]}),),
        {},
    ),
    (
        "dissolved without means",
        GIVEN,
        (("carry_out", d(6, 20), {"how": "当事人注销"}),),
        {"ended_by": "dissolved", "ended_ground": "无财产"},
    ),
    (
        "three years without means",
        lambda b: long_suspended(b),
        (("carry_out", d(6, 4, 2025), {"how": "无能力履行"}),),
        {"ended_by": "three_years", "ended_ground": "中止满三年"},
    ),
    (
        "annulled",
        GIVEN,
        (
            ("revoke", d(6, 4), {"revoked_on": d(6, 3), "revocation": "annulled", "reason": "复议撤销"}),
            ("withdraw", d(6, 5), {"reason": "撤销"}),
            ("carry_out", d(6, 5), {"how": "决定已撤销"}),
        ),
        {},
    ),
    (
        "changed to less and paid",
        GIVEN,
        (
            (
                "revoke",
                d(6, 4),
                {"revoked_on": d(6, 3), "revocation": "changed", "fine_upheld": D(800), "reason": "复议变更"},
            ),
            ("pay", d(6, 10), {"way": "bank", "payments": [{"amount": D(800)}]}),
        ),
        {},
    ),
]


@pytest.mark.parametrize(("given", "steps", "told"), [row[1:] for row in ENDINGS], ids=[row[0] for row in ENDINGS])
def test_every_lawful_course_comes_to_its_end(bench: Bench, given: Made, steps: Steps, told: dict[str, Any]) -> None:
    matter = bench.take("publish", given(bench), steps[0][1], PUBLISH)
    matter = then(lambda b: matter, *steps)(bench)
    closed = bench.closed(matter, matter.last_step_on, **told)
    assert closed.stage == "closed"
    assert not ClockRow.objects.filter(running=True).exclude(rule="penalty.publicity.withdraw").exists()


@pytest.mark.parametrize(
    ("given", "told", "rules"),
    [
        (GIVEN, {"ended_by": "offset", "ended_ground": "折抵"}, {"compulsory.termination_grounds"}),
        (GIVEN, {"ended_by": "death", "ended_ground": "死亡"}, {"compulsory.termination_grounds"}),
        (GIVEN, {"ended_by": "court_refused", "ended_ground": "裁定"}, {"compulsory.termination_grounds"}),
        (GIVEN, {"ended_by": "revoked", "ended_ground": "撤销"}, {"compulsory.termination_grounds"}),
        (
            then(GIVEN, SUSPEND),
            {"ended_by": "three_years", "ended_ground": "无财产"},
            {"compulsory.termination_grounds"},
        ),
        (ACCEPTED, {"ended_by": "other", "ended_ground": "无财产"}, {"compulsory.termination_grounds"}),
        (
            then(SERVED, ("contest", d(5, 10), RECONSIDER)),
            {"ended_by": "other", "ended_ground": "无财产"},
            {"house.contest_over"},
        ),
    ],
)
def test_an_enforcement_ends_on_a_ground_that_the_record_bears_out(
    bench: Bench, given: Made, told: dict[str, Any], rules: set[str]
) -> None:
    matter = bench.take("publish", given(bench), d(11, 20), PUBLISH)
    matter = bench.take("carry_out", matter, d(11, 20), {"how": "无财产"})
    matter = bench.take("report_closing", matter, d(11, 20), REPORT)
    refused_for(bench, "close", matter, d(11, 20), told, *rules)


def test_the_papers_say_what_the_law_asks_of_them(bench: Bench) -> None:
    """强制法 arts. 35 (1)–(4), 37(2), 55."""
    APPLIED(bench)
    texts = {paper.title: paper.content_for(Use.VERIFYING).decode() for paper in Paper.objects.all()}
    demand, application = texts["履行行政处罚决定催告书"], texts["强制执行申请书"]
    assert all(words in demand for words in ("2000", "2024年5月31日", "到指定银行缴纳", "陈述和申辩"))
    parts = ("被执行人", "罚款2000元", "没有申请行政复议", "2024年5月10日送达催告书", "负责人签名", "某市人民法院")
    assert all(words in application for words in parts)
    OWNED(bench)
    decision = Paper.objects.get(title="行政强制执行决定书").content_for(Use.VERIFYING).decode()
    assert all(
        words in decision for words in ("某法第四十条", "划拨存款、汇款", "六月三日划拨", "六十日内申请复议", "住所")
    )


def test_an_annulled_fine_is_not_collected(bench: Bench) -> None:
    revoked = {"revoked_on": d(6, 3), "revocation": "annulled", "reason": "复议撤销"}
    matter = then(GIVEN, ("revoke", d(6, 4), revoked))(bench)
    refused_for(bench, "pay", matter, d(6, 5), {"way": "bank", "payments": [{"amount": D(2000)}]}, "house.in_full")
    refused_for(
        bench,
        "demand",
        matter,
        d(6, 5),
        TOLD | {"demand_until": d(7, 1), "demand_sum": D(0), "other_duty": "改正"},
        "compulsory.unperformed",
    )


def test_a_contest_stops_nothing_but_the_surcharge_and_the_court(bench: Bench) -> None:
    """处罚法 art. 73(1): demanded, enforced by who has the power, carried out, all while it is contested."""
    matter = then(SERVED, ("contest", d(5, 8), RECONSIDER), DEMAND, SERVE, DECIDE_OWN)(bench)
    assert bench.take("execute", matter, OWN_ON, got(**HOURS)).paid == 2000


def test_who_pays_part_of_it_late_owes_the_rest(bench: Bench) -> None:
    """Nobody turns away what is paid in part when the time is over; no approval is needed for what is owed at once."""
    part = {"way": "bank", "payments": [{"amount": D(500)}]}
    matter = bench.take("pay_instalment", GIVEN(bench), d(5, 20), part)
    refused_for(bench, "pay", matter, d(5, 21), {"way": "bank", "payments": [{"amount": D(2000)}]}, "house.in_full")
    matter = bench.take("pay", matter, d(5, 21), {"way": "bank", "payments": [{"amount": D(1500)}]})
    assert matter.paid == 2000


def test_goods_sold_in_lots_are_summed(bench: Bench) -> None:
    matter = bench.take("dispose_goods", seized(bench), d(5, 20), SOLD)
    assert bench.take("dispose_goods", matter, d(6, 3), SOLD | {"proceeds": D(200)}).proceeds == 500


def test_a_duty_other_than_to_pay_is_enforced_too(bench: Bench) -> None:
    goods = {"fine": None, "goods_confiscated": True}
    told = TOLD | {"demand_sum": None, "other_duty": "交出被没收的物品"}
    matter = then(lambda b: b.served(notice=goods, decision=goods), ("demand", d(5, 9), told), SERVE)(bench)
    assert bench.take("apply_to_court", matter, APPLY_ON, APPLICATION).court_stage == "applied"


def test_what_was_annulled_before_anybody_saw_it_comes_to_its_end(bench: Bench) -> None:
    """Neither shown nor collected, though it was of social impact and nothing of it was published."""
    annulled = {"revoked_on": d(6, 3), "revocation": "annulled", "reason": "复议撤销"}
    matter = then(SERVED, ("revoke", d(6, 4), annulled))(bench)
    assert bench.closed(matter, d(6, 5)).stage == "closed"
