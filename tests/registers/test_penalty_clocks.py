"""What becomes of the limits of a penalty case when it goes out and comes back, is lengthened, set aside, contested twice.

2024: filed 03-05, so that ninety days end on 06-03. 04-04 to 04-06, 05-01 to 05-05 and 06-10 are holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from guiju import law
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.people import make_county
from tests.registers.penalties import ALL_RIGHTS, BACK, DECISION, HEARD, NOTICE, SEALED, Bench
from tests.registers.penalty_gate_rows import Row, check

DECIDE, FINE = "penalty.decide.ordinary", "penalty.fine.pay"
OUT: dict[str, Any] = {}
ASIDE = {"time_aside": "expert", "basis": "《某部门行政处罚程序规定》第六十四条第三款", "reason": "检验"}
LONGER = {"extension_length": 30, "basis": "《某部门行政处罚程序规定》第六十四条第一款", "reason": "案情复杂"}
CALL = {"hearing_hour": "9:30", "hearing_place": "会议室", "host": "法制机构负责人"}
Steps = list[tuple[str, date, dict[str, Any]]]


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def d(month: int, day: int) -> date:
    return date(2024, month, day)


def taken(bench: Bench, matter: Any, steps: Steps) -> Any:
    for step, on, told in steps:
        matter = bench.transferred(matter, on) if step == "transfer" else _back(bench, step, matter, on, told)
    return matter


def _back(bench: Bench, step: str, matter: Any, on: date, told: dict[str, Any]) -> Any:
    """The step; what comes back was declined by the police before."""
    if step == "take_back":
        matter = bench.take("police_receive", matter, on, {"signed_by": "值班民警"})
        matter = bench.take("police_decline", matter, on, {"reason": "没有犯罪事实"})
    return bench.take(step, matter, on, told)


def clock(rule: str = DECIDE) -> ClockRow:
    return ClockRow.objects.filter(rule=rule).latest("id")


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ([], d(6, 3)),
        # with the judiciary from 04-09 to 09-01: 146 days that were not the agency's; 10-27 is a Sunday.
        ([("transfer", d(4, 9), OUT), ("take_back", d(9, 2), BACK)], d(10, 28)),
        # sent out twice: 27 days and then ten.
        (
            [
                ("transfer", d(4, 9), OUT),
                ("take_back", d(5, 6), BACK),
                ("transfer", d(5, 10), OUT),
                ("take_back", d(5, 20), BACK),
            ],
            d(7, 10),
        ),
        ([("transfer", d(4, 9), OUT), ("take_back", d(4, 9), BACK)], d(6, 3)),
        # 处罚法 60, second sentence: what another text lengthens or leaves out.
        ([("extend_term", d(5, 6), LONGER)], d(7, 3)),
        ([("extend_term", d(5, 6), LONGER), ("extend_term", d(6, 3), LONGER)], d(8, 2)),
        ([("set_time_aside", d(4, 9), ASIDE), ("count_again", d(4, 29), {})], d(6, 24)),  # 06-23 is a Sunday
        ([("set_time_aside", d(4, 9), ASIDE), ("count_again", d(4, 9), {})], d(6, 3)),
        # sent out while an appraisal is on: the days count once.
        (
            [
                ("set_time_aside", d(4, 9), ASIDE),
                ("transfer", d(4, 15), OUT),
                ("take_back", d(4, 20), BACK),
                ("count_again", d(4, 29), {}),
            ],
            d(6, 24),
        ),
    ],
)
def test_ninety_days_keep_what_has_run(bench: Bench, steps: Steps, due: date) -> None:
    taken(bench, bench.concluded(), steps)
    assert (clock().due_on, clock().running, ClockRow.objects.filter(rule=DECIDE).count()) == (due, True, 1)


def test_a_case_with_the_judiciary_rests_and_one_kept_there_is_over(bench: Bench) -> None:
    matter = bench.transferred(bench.concluded(), d(4, 9))
    assert (clock().paused, clock().due_on, clock().overdue(date(2026, 1, 5))) == (True, None, False)
    matter = bench.take("hand_over_goods", bench.filed_by_police(matter, d(5, 31)), d(5, 31), {"handed_over": "案卷"})
    bench.take("hand_over", matter, d(6, 1), {"receipt": "已立案侦查"})
    assert (clock().running, clock().stopped_on) == (False, d(6, 1))


def test_a_case_sent_out_after_its_ninety_days_stays_overdue(bench: Bench) -> None:
    matter = bench.transferred(bench.concluded(), d(7, 1))
    assert (clock().due_on, clock().overdue(d(7, 1))) == (d(6, 3), True)
    _back(bench, "take_back", matter, d(8, 1), BACK)
    assert clock().due_on == d(6, 3)


def test_preserved_evidence_waits_for_the_case_to_come_back(bench: Bench) -> None:
    matter = taken(
        bench,
        bench.brought("verify"),
        [
            ("allow_preservation", d(3, 11), {"ground": "可能灭失"}),
            ("preserve", d(3, 11), bench.kept()),
            ("transfer", d(3, 13), OUT),
            ("take_back", d(4, 8), BACK),
        ],
    )
    row = clock("penalty.evidence.preserved_disposal")
    # seven working days from Monday 03-11: one had run, six are left from 04-08 on.
    assert (row.first_due_on, row.due_on) == (d(3, 20), d(4, 15))
    assert matter.stage == "concluded"


def test_each_thing_kept_has_its_own_seven_days(bench: Bench) -> None:
    """处罚法 art. 56: what is decided on one leaves the others waiting."""
    two = bench.kept(things=[{"name": "账册", "quantity": "3册"}, {"name": "电脑", "quantity": "1台"}])
    matter = taken(
        bench,
        bench.approved(),
        [("allow_preservation", d(3, 11), {"ground": "可能灭失"}), ("preserve", d(3, 11), two)],
    )
    book, computer = bench.settling("copied")["things"]
    matter = bench.take("settle_preserved", matter, d(3, 13), {"things": [book]})
    rows = ClockRow.objects.filter(matter_id=matter.pk, rule="penalty.evidence.preserved_disposal")
    ran = {row.of_whom.partition("（")[0]: (row.running, row.in_time) for row in rows}
    assert ran == {"账册": (False, True), "电脑": (True, None)}
    assert matter.preserved_settled_on is None
    seized = {**computer, "disposal": "seized", "measure_number": "资某扣〔2024〕3号"}
    matter = bench.take("settle_preserved", matter, d(3, 25), {"things": [seized]})
    assert sorted(bool(row.in_time) for row in rows.all()) == [False, True]
    assert matter.preserved_settled_on == d(3, 25)
    matter = bench.take("settle_preserved", matter, d(3, 26), {"things": [{**seized, "disposal": "confiscated"}]})
    assert (matter.preserved_settled_on, rows.count()) == (d(3, 25), 2)
    papers = Paper.objects.filter(matter_id=matter.pk, kind="preservation_disposal").order_by("id")
    assert [("账册" in one.content.decode(), "电脑" in one.content.decode()) for one in papers] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def resting(bench: Bench) -> Any:
    return bench.take("set_time_aside", bench.concluded(), d(4, 9), ASIDE)


def put_off(bench: Bench) -> Any:
    return bench.take("request_deferral", bench.served(), d(4, 25), {"reason": "困难"})


EXEMPT: dict[str, Any] = {"exemption": "minor", "reason": "轻微", "education": True, **SEALED}
MINOR: dict[str, Any] = {"conclusion": {"minor_act": True, "corrected": True, "harm": "none"}}
ROWS = [
    Row("extend_term", DECIDE, d(6, 3), lambda b: b.concluded(), LONGER, LONGER, bad_on=d(6, 4)),
    Row(
        "set_time_aside",
        "house.time_not_aside_yet",
        d(4, 9),
        lambda b: b.concluded(),
        ASIDE | {"time_aside": "hearing"},
        ASIDE,
        bad_given=resting,
    ),
    Row("count_again", "house.time_set_aside", d(4, 9), resting, bad_given=lambda b: b.concluded()),
    Row(
        "decide",
        "house.time_counted_again",
        d(4, 22),
        lambda b: b.notified(),
        DECISION,
        DECISION,
        bad_given=lambda b: b.take("set_time_aside", b.notified(), d(4, 11), ASIDE),
    ),
    Row(
        "exempt",
        "house.time_counted_again",
        d(4, 22),
        lambda b: b.reviewed(**MINOR),
        EXEMPT,
        EXEMPT,
        bad_given=lambda b: b.take("set_time_aside", b.reviewed(**MINOR), d(4, 11), ASIDE),
    ),
    Row("notice_received", "house.notice_under_way", d(4, 15), lambda b: sent(b), bad_given=lambda b: b.notified()),
    Row("notice_received", "house.time_to_answer", d(4, 29), lambda b: sent(b), bad_on=d(4, 30)),
    Row("defer", "house.days_in_order", d(4, 26), put_off, {"deferred_until": d(4, 25), "reason": "分期"},
        {"deferred_until": d(4, 26), "reason": "分期"}),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}" for row in ROWS])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


# --- the hearing: five working days from being told (处罚法 64(1)) ---------------------------------------------------


def sent(bench: Bench, **notice: Any) -> Any:
    """A notice of 04-10 that goes by post, with the right to a hearing."""
    return bench.notified(notice={"sent": True, "rights": ALL_RIGHTS, "defence_until": d(4, 30), **notice})


@pytest.mark.parametrize(
    ("received", "asked", "taken_"),
    [
        (None, d(4, 17), True),  # handed over on 04-10
        (None, d(4, 18), False),
        (d(4, 15), d(4, 19), True),
        (d(4, 15), d(4, 22), True),  # 04-16 to 04-22
        (d(4, 15), d(4, 23), False),
    ],
)
def test_a_hearing_is_asked_for_from_the_day_of_being_told(
    bench: Bench, received: date | None, asked: date, taken_: bool
) -> None:
    if received is None:
        matter = bench.notified(notice={"rights": ALL_RIGHTS})
    else:
        matter = bench.take("notice_received", sent(bench), received, {})
    if taken_:
        assert bench.take("request_hearing", matter, asked, {}).hearing_requested_on == asked
    else:
        with pytest.raises(Refused) as refused:
            bench.take("request_hearing", matter, asked, {})
        assert refused.value.codes == {"penalty.hearing.request"}


def test_nothing_is_decided_before_the_party_was_told(bench: Bench) -> None:
    """处罚法 62: a notice under way has told nobody; one that came late leaves five days from then."""
    matter = bench.take("defend", sent(bench), d(4, 12), {"defence": "电话陈述"})
    matter = bench.take("review_defence", matter, d(4, 12), {"defence_verdict": "denied", "reason": "不成立"})
    with pytest.raises(Refused) as refused:
        bench.take("decide", matter, d(4, 22), DECISION)
    assert refused.value.codes == {"penalty.no_decision_without_notice"}
    matter = bench.take("notice_received", matter, d(4, 22), {})
    with pytest.raises(Refused) as refused:
        bench.take("decide", matter, d(4, 28), DECISION)  # the fifth working day, a worked Sunday
    assert refused.value.codes == {"penalty.hearing.request"}
    assert bench.take("decide", matter, d(4, 29), DECISION).stage == "decided"


def test_a_notice_that_comes_after_its_own_last_day_is_given_anew(bench: Bench) -> None:
    matter = sent(bench, defence_until=d(4, 15))
    with pytest.raises(Refused) as refused:
        bench.take("notice_received", matter, d(4, 16), {})
    assert refused.value.codes == {"house.time_to_answer"}
    again = bench.take("notify", matter, d(4, 16), NOTICE | {"rights": ALL_RIGHTS, "defence_until": d(4, 22)})
    assert again.notice_received_on == d(4, 16)


# --- the fine: put off to a day, and the surcharge while it is contested (处罚法 66(2), 72, 73(3)) -------------------


def test_a_fine_put_off_is_due_on_the_day_granted(bench: Bench) -> None:
    matter = bench.take("request_deferral", bench.served(), d(4, 25), {"reason": "困难"})
    matter = bench.take("defer", matter, d(4, 26), {"deferred_until": d(6, 8), "reason": "分期"})
    row = ClockRow.objects.get(words="缴清罚款")
    assert (clock(FINE).running, row.due_on, row.basis) == (False, d(6, 8), "由延期、分期缴纳的批准确定的期限")
    matter = bench.take("defer", matter, d(5, 20), {"deferred_until": d(7, 31), "reason": "再次分期"})
    row.refresh_from_db()
    assert (row.first_due_on, row.due_on) == (d(6, 8), d(7, 31))
    bench.take("pay", matter, d(7, 31), {"way": "bank", "payments": [{"amount": Decimal(2000)}]})
    row.refresh_from_db()
    assert row.in_time is True


HARD: dict[str, Any] = {"reason": "困难"}
PUT_OFF: dict[str, Any] = {"deferred_until": d(6, 30), "reason": "分期"}
RECONSIDERATION: Steps = [
    ("contest", d(5, 1), {"note": "复议", "contest_kind": "reconsideration"}),
    ("contest_over", d(7, 1), {"note": "维持", "contest_kind": "reconsideration", "contest_result": "upheld"}),
]
SUIT: Steps = [
    ("contest", d(7, 10), {"note": "诉讼", "contest_kind": "suit"}),
    ("contest_over", d(10, 10), {"note": "驳回", "contest_kind": "suit", "contest_result": "upheld"}),
]


@pytest.mark.parametrize(
    ("steps", "on", "most"),
    [
        # served 04-23, to be paid by 05-08; 60 yuan a day from 05-09 on, 2000 at most.
        ([], d(5, 20), 720),
        ([], d(10, 11), 2000),
        (RECONSIDERATION, d(7, 9), 480),
        ([*RECONSIDERATION, *SUIT], d(10, 11), 540),  # 07-02 to 07-09, and 10-11
        ([*RECONSIDERATION, SUIT[0]], d(9, 2), 480),  # the suit is still on
        # put off: no surcharge to the day granted, but what had run before the grant stays owed: eleven days and five.
        ([("request_deferral", d(5, 20), HARD), ("defer", d(5, 20), PUT_OFF)], d(7, 5), 960),
        ([("request_deferral", d(4, 25), HARD), ("defer", d(4, 26), PUT_OFF)], d(7, 5), 300),
        # two contests at once: the days count once, to the end of the later.
        (
            [
                RECONSIDERATION[0],
                ("contest", d(6, 1), {"note": "诉讼", "contest_kind": "suit", "review_overdue": True}),
                RECONSIDERATION[1],
            ],
            d(7, 20),
            0,
        ),
        (
            [
                RECONSIDERATION[0],
                ("contest", d(6, 1), {"note": "诉讼", "contest_kind": "suit", "review_overdue": True}),
                RECONSIDERATION[1],
                SUIT[1],
            ],
            d(10, 12),
            120,
        ),
    ],
)
def test_no_surcharge_for_the_days_of_any_contest(bench: Bench, steps: Steps, on: date, most: int) -> None:
    matter = taken(bench, bench.served(), steps)
    with pytest.raises(Refused) as refused:
        bench.take("add_surcharge", matter, on, {"surcharge": Decimal(most) + Decimal("0.01")})
    assert refused.value.codes & {"penalty.surcharge_paused", "penalty.surcharge_cap"}
    if most:
        assert bench.take("add_surcharge", matter, on, {"surcharge": Decimal(most)}).surcharge == most


@pytest.mark.parametrize(("announced", "in_time"), [(d(4, 30), True), (d(5, 6), False)])
def test_an_announcement_in_seven_days_is_in_time(bench: Bench, announced: date, in_time: bool) -> None:
    """处罚法 art. 61(1): decided 04-22, so that the seven working days end on 04-30; served thirty days after it."""
    why = {"unreachable": "邮寄退回", "announced_in": "门户网站"}
    matter = bench.take("announce", bench.decided(), announced, why)
    assert (clock("penalty.serve.decision").running, clock("penalty.serve.decision").in_time) == (False, in_time)
    served = bench.take("serve", matter, announced + timedelta(31), {"channel": "notice"})
    assert (served.noticed_on, served.served_on) == (announced, announced + timedelta(31))
    shown = bench.take("publish", served, announced + timedelta(31), {"confirmed": ["penalty.confidentiality"]})
    assert (clock("enforcement.publish.licence_or_penalty").in_time, shown.published_on is None) == (in_time, False)


def test_an_announced_notice_does_not_stand_for_the_decision(bench: Bench) -> None:
    """Each paper is announced for itself: 处罚法 arts. 44, 61."""
    why = {"unreachable": "邮寄退回", "announced_in": "门户网站"}
    matter = bench.notified(notice={"sent": True, "defence_until": d(5, 20)})
    matter = bench.take("announce", matter, d(4, 11), why)
    matter = bench.take("notice_received", matter, d(5, 13), {"notice_channel": "notice"})
    matter = bench.take("decide", matter, d(5, 21), DECISION)
    assert matter.noticed_on is None
    with pytest.raises(Refused) as refused:
        bench.take("serve", matter, d(5, 22), {"channel": "notice"})
    assert refused.value.codes == {"penalty.serve_by_civil_procedure"}


@pytest.mark.parametrize(
    ("announced", "first"),
    [
        (date(2024, 4, 23), date(2024, 5, 24)),
        (date(2022, 4, 22), date(2022, 5, 23)),
        (date(2021, 4, 22), date(2021, 6, 22)),
    ],
)
def test_what_is_announced_is_served_after_as_many_days_as_the_text_of_the_day_has(
    announced: date, first: date
) -> None:
    assert law.earliest(law.limit("penalty.serve.public_notice", announced), announced) == first


def part(amount: int) -> dict[str, Any]:
    return {"way": "bank", "payments": [{"amount": Decimal(amount)}]}


def test_a_part_paid_in_time_lessens_what_runs_on(bench: Bench) -> None:
    """处罚法 arts. 66, 67(3), 72(1)(1): nobody's leave is needed to pay a part in time; the rest is due on the same day."""
    matter = bench.take("pay_instalment", bench.served(), d(4, 30), part(1500))
    assert (matter.paid, clock(FINE).running, clock(FINE).due_on) == (1500, True, d(5, 8))
    with pytest.raises(Refused) as refused:
        bench.take("add_surcharge", matter, d(5, 18), {"surcharge": Decimal("150.01")})
    assert refused.value.codes == {"penalty.surcharge_cap"}
    matter = bench.take("add_surcharge", matter, d(5, 18), {"surcharge": Decimal(150)})
    matter = bench.take("pay", matter, d(5, 18), part(650))
    assert (matter.paid, clock(FINE).in_time) == (2150, False)


@pytest.mark.parametrize(
    ("steps", "due", "in_time"),
    [
        ([], d(4, 29), None),
        ([("hold_hearing", d(4, 29), HEARD)], d(4, 29), True),
        ([("call_hearing", d(4, 29), {"hearing_set_for": d(5, 20)} | CALL)], d(5, 20), None),
        ([("forgo_hearing", d(4, 18), {"forgo_ground": "withdrawn", "reason": "书面撤回"})], d(4, 29), None),
    ],
)
def test_the_day_set_for_a_hearing_is_a_limit(bench: Bench, steps: Steps, due: date, in_time: bool | None) -> None:
    """处罚法 64(2): on the day told; another day is told anew."""
    matter = bench.take("request_hearing", bench.notified(notice={"rights": ALL_RIGHTS}), d(4, 16), {})
    matter = bench.take("call_hearing", matter, d(4, 17), {"hearing_set_for": d(4, 29)} | CALL)
    taken(bench, matter, steps)
    row = ClockRow.objects.filter(words="举行听证").latest("id")
    assert (row.due_on, row.in_time) == (due, in_time)
    assert row.running is (in_time is None and not any(step == "forgo_hearing" for step, _, _ in steps))
    assert row.basis == "由听证通知书确定的期限"


def test_a_case_holds_no_running_limit_for_ever(bench: Bench) -> None:
    for end, told in (("drop", {"reason": "查无违法"}), ("hand_over", {"receipt": "已立案"})):
        matter = bench.concluded()
        if end == "hand_over":
            matter = bench.take(
                "hand_over_goods",
                bench.filed_by_police(bench.transferred(matter, d(4, 9)), d(4, 9)),
                d(4, 9),
                {"handed_over": "案卷"},
            )
        bench.take(end, matter, d(4, 10), told)
    assert not ClockRow.objects.filter(running=True).exists()
    assert {matter.stage for matter in PenaltyCase.objects.all()} == {"dropped", "handed_over"}


def test_a_term_for_correction_is_a_limit(bench: Bench) -> None:
    """行政处罚法 art. 28(1): ordered to correct by a day, which is checked upon."""
    told = {"correction": "by_date", "correct_by": date(2024, 5, 6)}
    matter = bench.decided(decision=told)
    row = ClockRow.objects.get(matter_id=matter.pk, words="改正违法行为")
    assert (row.due_on, row.running) == (date(2024, 5, 6), True)
    bench.take("check_correction", matter, date(2024, 5, 6), {"correction_found": "已经改正"}, bench.officer)
    row.refresh_from_db()
    assert row.in_time
