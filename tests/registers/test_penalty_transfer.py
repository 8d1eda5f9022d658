"""The transfer of suspected crimes: each gate, each limit, and the courses it may take (移送规定 2020; 处罚法 arts. 27, 35)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Actor, Role
from tests.people import make_county
from tests.registers.penalties import BACK, CONCLUSION, DECISION, NOTICE, SENT, Bench
from tests.registers.penalty_gate_rows import Made, Row, check

D = Decimal


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def d(month: int, day: int, year: int = 2024) -> date:
    return date(year, month, day)


def then(given: Made, *steps: tuple[str, date, Any]) -> Made:
    def made(b: Bench) -> Any:
        matter = given(b)
        for step, on, told in steps:
            matter = b.take(step, matter, on, told(b) if callable(told) else told)
        return matter

    return made


def group(*certificates: int) -> Callable[[Bench], dict[str, Any]]:
    def told(b: Bench) -> dict[str, Any]:
        members = [{"certificate": b.certificates[n]} for n in certificates or (0, 1)]
        return {"group_members": members, "suspicion": "数额达到追诉标准"}

    return told


def old_certificate(b: Bench) -> dict[str, Any]:
    """One of the two has run out."""
    gone = b.certificate(3, valid_until=d(3, 31))
    return group()(b) | {"group_members": [{"certificate": b.certificates[0]}, {"certificate": gone}]}


DAY = d(4, 9)
CONCLUDED: Made = lambda b: b.concluded(conclusion={"suspects_crime": True})  # noqa: E731
FORM = ("form_group", DAY, group())
REPORT = ("report_transfer", DAY, {"crime": "某罪", "transfer_report": "核实"})
YES: dict[str, Any] = {"approval": "yes", "chief": True}
NO: dict[str, Any] = {"approval": "no", "chief": True, "refusal_reason": "没有达到追诉标准"}
APPROVE = ("decide_transfer", d(4, 10), YES)
FORMED = then(CONCLUDED, FORM)
REPORTED = then(FORMED, REPORT)
APPROVED = then(REPORTED, APPROVE)
LISTED: dict[str, Any] = {**REPORT[2]} | {
    "listed_goods": [{"name": "过期食品", "quantity": "30箱", "kept": "本机关仓库"}]
}
WITH_GOODS = then(FORMED, ("report_transfer", DAY, LISTED), APPROVE)
OUT = then(APPROVED, ("transfer", d(4, 11), SENT))
RECEIVE = ("police_receive", d(4, 11), {"signed_by": "值班民警"})
RECEIVED = then(OUT, RECEIVE)
FILE = ("police_file", d(4, 12), {"police_number": "立1号"})
FILED = then(RECEIVED, FILE)
DECLINE = ("police_decline", d(4, 12), {"reason": "没有犯罪事实"})
TURNED_DOWN = then(RECEIVED, DECLINE)
RECHECK = ("ask_recheck", d(4, 15), {"reason": "事实清楚"})
UPHOLD = ("recheck_decided", d(4, 17), {"result": "declined", "police_number": "复1号"})
UPHELD = then(TURNED_DOWN, RECHECK, UPHOLD)
WATCH: dict[str, Any] = {"procuratorate": "某市人民检察院", "reason": "应当立案"}
SUPERVISED = then(UPHELD, ("ask_supervision", d(4, 18), WATCH))
GOODS: dict[str, Any] = {"handed_over": "涉案食品和案卷"}
SERVED: Made = lambda b: b.served()  # noqa: E731
DECIDED_OUT: Made = lambda b: b.transferred(b.served(), d(5, 6), "transfer_decided")  # noqa: E731


def both(b: Bench) -> Actor:
    officer = b.officer
    return Actor(officer.user_id, officer.name, officer.agency_id, officer.region, officer.roles | {Role.HEAD})


def sentenced(b: Bench) -> Any:
    matter = b.filed_by_police(DECIDED_OUT(b), d(5, 7))
    return b.take("justice_over", matter, d(9, 2), {"justice_result": "sentenced_fine", "justice_note": "判1号"})


def back_sentenced(result: str) -> Made:
    """Come back from justice, told and ready to be decided."""

    def made(b: Bench) -> Any:
        back = ("take_back", d(9, 2), BACK | {"justice_result": result})
        review = ("head_review", d(9, 3), {"opinion": "同意"})
        return then(FILED, back, review, ("notify", d(9, 4), NOTICE | {"defence_until": d(9, 9)}))(b)

    return made


def state(step: str, on: date, good: Made, told: Any, bad: Made = CONCLUDED) -> Row:
    return Row(step, "house.at_justice", on, good, told, told, bad_given=bad)


ROWS = [
    Row("form_group", "house.at_justice", DAY, CONCLUDED, group(), group(), bad_given=FORMED),
    Row("form_group", "penalty.transfer_group", DAY, CONCLUDED, group(0), group()),
    Row("form_group", "penalty.transfer_group", DAY, CONCLUDED, old_certificate, group()),
    state("report_transfer", DAY, FORMED, REPORT[2]),
    state("decide_transfer", DAY, REPORTED, YES, FORMED),
    Row("decide_transfer", "penalty.transfer_chief", DAY, REPORTED, YES | {"chief": False}, YES),
    Row("decide_transfer", "penalty.transfer_chief", DAY, REPORTED, NO | {"refusal_reason": ""}, NO),
    Row("decide_transfer", "house.four_eyes", DAY, REPORTED, YES, YES, bad_by=both),
    state("transfer", d(4, 11), APPROVED, SENT, REPORTED),
    Row(
        "transfer",
        "penalty.transfer_papers",
        d(4, 11),
        WITH_GOODS,
        SENT,
        SENT | {"no_goods": False, "materials": ["letter", "report", "goods"]},
    ),
    Row(
        "transfer",
        "penalty.transfer_papers",
        d(4, 11),
        WITH_GOODS,
        SENT | {"no_goods": False},
        SENT | {"no_goods": False, "materials": ["letter", "report", "goods"]},
    ),
    Row("transfer", "penalty.transfer_papers", d(4, 11), APPROVED, SENT | {"no_goods": False}, SENT),
    Row("transfer", "penalty.transfer_papers", d(4, 11), APPROVED, SENT | {"no_tests": False}, SENT),
    Row("transfer", "penalty.transfer_papers", d(4, 11), APPROVED, SENT | {"materials": ["letter"]}, SENT),
    state("transfer_decided", d(5, 6), lambda b: b.approved_transfer(b.served(), d(5, 6)), SENT, SERVED),
    Row(
        "transfer_decided",
        "penalty.transfer_papers",
        d(5, 6),
        lambda b: b.approved_transfer(b.served(), d(5, 6)),
        SENT | {"materials": ["report"]},
        SENT,
    ),
    state("police_receive", d(4, 11), OUT, RECEIVE[2], RECEIVED),
    state("police_file", d(4, 12), RECEIVED, FILE[2], OUT),
    state("police_decline", d(4, 12), RECEIVED, DECLINE[2], OUT),
    state("ask_recheck", d(4, 15), TURNED_DOWN, RECHECK[2], FILED),
    Row("ask_recheck", "penalty.transfer.recheck", d(4, 15), TURNED_DOWN, RECHECK[2], RECHECK[2], bad_on=d(4, 16)),
    state("recheck_decided", d(4, 17), then(TURNED_DOWN, RECHECK), UPHOLD[2], TURNED_DOWN),
    state("ask_supervision", d(4, 18), UPHELD, WATCH, FILED),
    Row("ask_supervision", "penalty.transfer.supervision", d(4, 22), UPHELD, WATCH, WATCH, bad_on=d(4, 23)),
    state("supervision_over", d(5, 6), SUPERVISED, {"result": "filed", "supervision_note": "检1号"}, UPHELD),
    state("hand_over_goods", d(4, 15), FILED, GOODS, TURNED_DOWN),
    state("take_back", d(5, 6), TURNED_DOWN, BACK, OUT),
    state(
        "justice_over",
        d(9, 2),
        lambda b: b.filed_by_police(DECIDED_OUT(b), d(5, 7)),
        {"justice_result": "exempted", "justice_note": "判1号"},
        DECIDED_OUT,
    ),
    Row(
        "set_off_fine",
        "penalty.set_off",
        d(9, 3),
        sentenced,
        {"set_off": D("2000.01"), "sentence": "判1号"},
        {"set_off": D(2000), "sentence": "判1号"},
    ),
    Row(
        "set_off_fine",
        "penalty.set_off",
        d(9, 3),
        sentenced,
        {"set_off": D(2000), "sentence": "判1号"},
        {"set_off": D(2000), "sentence": "判1号"},
        bad_given=SERVED,
    ),
    Row(
        "hand_over",
        "house.at_justice",
        d(4, 16),
        then(FILED, ("hand_over_goods", d(4, 15), GOODS)),
        {"receipt": "已立案"},
        {"receipt": "已立案"},
        bad_given=TURNED_DOWN,
        also=("penalty.transfer.goods",),
    ),
    Row(
        "hand_over",
        "penalty.transfer.goods",
        d(4, 16),
        then(FILED, ("hand_over_goods", d(4, 15), GOODS)),
        {"receipt": "已立案"},
        {"receipt": "已立案"},
        bad_given=FILED,
    ),
    Row(
        "decide",
        "penalty.no_fine_after_sentence",
        d(9, 11),
        back_sentenced("sentenced"),
        DECISION,
        DECISION,
        bad_given=back_sentenced("sentenced_fine"),
    ),
    Row(
        "decide",
        "penalty.no_fine_after_sentence",
        d(9, 11),
        back_sentenced("sentenced_fine"),
        DECISION,
        DECISION | {"fine": None},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}-{n}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def clock(rule: str) -> ClockRow:
    return ClockRow.objects.filter(rule=f"penalty.transfer.{rule}").latest("id")


@pytest.mark.parametrize(
    ("rule", "given", "due"),
    [
        ("decide", REPORTED, d(4, 12)),
        ("deliver", APPROVED, d(4, 11)),
        ("police_review", RECEIVED, d(4, 15)),
        ("goods", FILED, d(4, 15)),
        ("recheck", TURNED_DOWN, d(4, 15)),
        ("recheck_decide", then(TURNED_DOWN, RECHECK), d(4, 18)),
        ("supervision", UPHELD, d(4, 22)),
    ],
)
def test_the_limits_of_a_transfer(bench: Bench, rule: str, given: Made, due: date) -> None:
    """Calendar days: the rules of 2020 know no working days. 04-14 is a Sunday, 04-20 a Saturday."""
    given(bench)
    assert clock(rule).due_on == due


def refused_for(bench: Bench, step: str, matter: Any, on: date, told: dict[str, Any], *rules: str) -> None:
    with pytest.raises(Refused) as refused:
        bench.take(step, matter, on, told)
    assert refused.value.codes == set(rules)


def test_no_penalty_while_a_transfer_is_being_decided(bench: Bench) -> None:
    """移送规定 art. 11(1): and a head who does not approve leaves the case to the agency."""
    matter = then(lambda b: b.notified(), ("form_group", d(4, 22), group()))(bench)
    refused_for(bench, "decide", matter, d(4, 22), DECISION, "penalty.transfer_crime")
    matter = then(lambda b: matter, ("report_transfer", d(4, 22), REPORT[2]), ("decide_transfer", d(4, 22), NO))(bench)
    assert bench.take("decide", matter, d(4, 22), DECISION).stage == "decided"


def test_a_decision_made_before_is_carried_out_and_its_fine_set_off(bench: Bench) -> None:
    """移送规定 art. 11(2)(3); 处罚法 art. 35(2)."""
    matter = sentenced(bench)
    matter = bench.take("set_off_fine", matter, d(9, 3), {"set_off": D(2000), "sentence": "判1号"})
    matter = bench.take("carry_out", matter, d(9, 3), {"how": "罚款折抵罚金"})
    matter = bench.take("publish", matter, d(9, 3), {"confirmed": ["penalty.confidentiality"]})
    assert bench.closed(matter, d(9, 4)).stage == "closed"
    assert (matter.justice_accepted_on, matter.transferred_on) == (d(5, 7), d(5, 6))


def test_what_the_procuratorate_has_filed_counts_as_accepted(bench: Bench) -> None:
    told = {"result": "filed", "supervision_note": "检1号"}
    matter = then(SUPERVISED, ("supervision_over", d(5, 6), told))(bench)
    assert (matter.justice_stage, matter.justice_accepted_on) == ("filed", d(5, 6))
    matter = then(lambda b: matter, ("hand_over_goods", d(5, 7), GOODS), ("hand_over", d(5, 8), {"receipt": "侦查"}))(
        bench
    )
    assert matter.stage == "handed_over"
    assert not ClockRow.objects.filter(running=True).exists()


def test_what_nobody_files_comes_back_and_is_dealt_with(bench: Bench) -> None:
    """移送规定 art. 10."""
    told = {"result": "declined", "supervision_note": "检1号"}
    back = ("take_back", d(5, 7), BACK)
    matter = then(SUPERVISED, ("supervision_over", d(5, 6), told), back)(bench)
    assert (matter.stage, matter.suspects_crime, matter.justice_accepted_on) == ("concluded", False, None)


def test_the_letter_lists_what_goes_with_it_and_has_a_receipt(bench: Bench) -> None:
    """移送规定 arts. 6, 7."""
    matter = WITH_GOODS(bench)
    told = SENT | {"materials": ["letter", "report", "goods"], "no_goods": False}
    bench.take("transfer", matter, d(4, 11), told)
    letter = Paper.objects.get(title="涉嫌犯罪案件移送书").content_for(Use.VERIFYING).decode()
    report = Paper.objects.get(title="涉嫌犯罪案件情况调查报告").content_for(Use.VERIFYING).decode()
    assert all(words in letter for words in ("某市公安局", "涉案物品清单", "回执", "2024年4月10日", "接收人签字"))
    assert all(words in report for words in ("过期食品", "30箱", "本机关仓库", "某罪"))


def test_a_clue_of_a_breach_of_duty_goes_its_own_way(bench: Bench) -> None:
    """移送规定 art. 19."""
    told = {"clue_receiver": "某市监察委员会", "clue": "监管人员涉嫌失职"}
    matter = bench.take("report_duty_clue", bench.concluded(), DAY, told)
    assert (matter.duty_clue_on, matter.transferred_on, matter.stage) == (DAY, None, "concluded")


def test_a_report_that_says_no_crime_does_not_end_a_transfer(bench: Bench) -> None:
    """The group was formed while the case was investigated; only the chief, or the police, say that it is none."""
    matter = then(lambda b: b.brought("verify"), ("form_group", d(3, 7), group()))(bench)
    steps = (
        ("conclude", d(4, 8), CONCLUSION),
        ("head_review", d(4, 9), {"opinion": "同意"}),
        ("notify", d(4, 10), NOTICE),
    )
    matter = then(lambda b: matter, *steps)(bench)
    assert not matter.suspects_crime
    refused_for(bench, "decide", matter, d(4, 22), DECISION, "penalty.transfer_crime")
    refused_for(bench, "drop", matter, d(4, 22), {"reason": "查无犯罪"}, "penalty.transfer_crime")
