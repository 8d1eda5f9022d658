"""Gates of what the papers of a case stand for: records, things taken and kept, recusal, hearing, service, closing.

Closed, with the article and nothing written; then open.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guiju.kernel.declaring.refused import Refused
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.made_up import RECORD
from tests.people import make_county
from tests.registers import test_penalty_gates as earlier
from tests.registers.penalties import (
    CONCLUSION,
    DECISION,
    HEARD,
    LEADERS,
    POSTED,
    REPORT,
    SERVED,
    STANDARD,
    Bench,
    person,
)
from tests.registers.penalty_gate_rows import Made, Row, both, check

DAY, HEARING_DAY = earlier.INQUIRY, earlier.HEARING_DAY
APPROVED: Made = lambda b: b.approved()  # noqa: E731


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


def then(given: Made, *steps: tuple[str, date, Any]) -> Made:
    def made(b: Bench) -> Any:
        matter = given(b)
        for step, on, data in steps:
            matter = b.take(step, matter, on, data(b) if callable(data) else data)
        return matter

    return made


# --- what every act in the field needs --------------------------------------------------------------------------

ASKED = {"questioned": "李四", "standing_of": "party", "answers": "问：是否办证？\n答：没有。"}
SAMPLES = {
    "samples": [{"name": "火腿肠", "quantity": "2根"}],
    "sampling_place": "店内货架",
    "sampling_method": "随机抽取，当场封样",
    "sample_checked": "yes",
}
ALLOWED = then(APPROVED, ("allow_preservation", DAY, {"ground": "可能灭失"}))
IN_THE_FIELD: dict[str, tuple[Made, dict[str, Any]]] = {
    "question": (APPROVED, {**ASKED, **RECORD}),
    "sample": (APPROVED, SAMPLES),
    "preserve": (ALLOWED, {"things": [{"name": "账册", "quantity": "3册"}], "keeping_place": "就地封存"}),
}
"""Acts in which officers take part, beside the inspection, which ``test_penalty_gates`` has."""


def by(told: dict[str, Any], officers: Callable[[Bench], Any] = Bench.present) -> Callable[[Bench], dict[str, Any]]:
    return lambda b: {**told, "officers": officers(b)}


FIELDWORK = [
    Row(step, f"penalty.{rule}", DAY, given, by(told, officers), by(told))
    for step, (given, told) in IN_THE_FIELD.items()
    for rule, officers in (
        ("qualified_officers", earlier.EXPIRED),
        ("two_officers", earlier.ALONE),
        ("recusal", earlier.TIED),
        ("show_certificate", earlier.HIDDEN),
    )
]


def record(step: str, **bad: Any) -> Row:
    told = {"did": "检查", **ASKED, **RECORD}
    names = {ask.name for ask in PenaltyCase.procedure.steps[step].asked}
    told = {name: value for name, value in told.items() if name in names}
    rule = bad.pop("rule", "penalty.inquiry_record")
    return Row(step, rule, DAY, APPROVED, by({**told, **bad}), by(told))


RECORDS = [
    *(record(step, transcript=False) for step in ("investigate", "question")),
    *(record(step, place="") for step in ("investigate", "question")),
    *(record(step, ended="") for step in ("investigate", "question")),
    *(record(step, checked="no", rule="house.record_checked") for step in ("investigate", "question")),
    *(record(step, checked="refused", rule="house.record_checked") for step in ("investigate", "question")),
]
SUMMON = {"summoned": "李四", "questioning_hour": "9:00", "questioning_place": "本机关询问室"}

# --- who was taken off the case ---------------------------------------------------------------------------------

OFF = (
    ("request_recusal", DAY, {"whom": "王五", "reason": "系亲属"}),
    (
        "decide_recusal",
        DAY,
        lambda b: {"recused": "yes", "reason": "系亲属", "recused_officers": [{"certificate": b.certificates[0]}]},
    ),
)


def himself(b: Bench) -> Actor:
    """The account of the officer whose certificate was taken off the case."""
    return b.county.actor(b.county.department, Role.OFFICER, Role.LEGAL, Role.HEAD, name="王五")


def others(b: Bench) -> list[dict[str, Any]]:
    b.parties += 1
    holder = {"name": "赵六", "id_number": person(serial=b.parties)["id_number"]}
    return b.present(b.certificates[1], b.certificate(9, holder=holder))


def off(step: str, given: Made, told: Any, on: date = DAY) -> Row:
    return Row(step, "penalty.recusal", on, given, told, told, bad_by=himself)


OFF_THE_CASE = then(APPROVED, *OFF)
KEPT = then(ALLOWED, ("preserve", DAY, lambda b: b.kept()))
SAMPLED = then(APPROVED, ("sample", DAY, by(SAMPLES)))
ITEM = {"evidence": [{"kind": "document", "proves": "事实"}]}
TRUE = {"verifications": [{"item": 1, "true": True}]}
CONCLUDED = then(lambda b: b.brought("verify"), *OFF, ("conclude", date(2024, 4, 8), CONCLUSION))
RESULT = {"sample_result": "合格", "sample_fate": "returned"}
RECUSED = [
    off("investigate", OFF_THE_CASE, by({"did": "检查", **RECORD}, others)),
    off("gather", OFF_THE_CASE, ITEM),
    off("verify", then(OFF_THE_CASE, ("gather", DAY, ITEM)), TRUE),
    off("settle_preserved", then(KEPT, *OFF), lambda b: b.settling()),
    off("settle_samples", then(SAMPLED, *OFF), RESULT),
    off("conclude", then(lambda b: b.brought("verify"), *OFF), CONCLUSION, date(2024, 4, 8)),
    off("head_review", CONCLUDED, {"opinion": "同意"}, date(2024, 4, 9)),
    off("legal_review", CONCLUDED, {"opinion": "合法", "legal_review_passed": True}, date(2024, 4, 9)),
    Row(
        "decide_recusal",
        "penalty.recusal_decided_by_head",
        DAY,
        APPROVED,
        lambda b: {"recused": "no", "reason": "不成立", "recused_officers": [{"certificate": b.certificates[0]}]},
        {"recused": "no", "reason": "不成立"},
    ),
]

# --- things taken and kept --------------------------------------------------------------------------------------

CHECKED = {**SAMPLES, "sample_checked": "refused"}
EVIDENCE = [
    Row(
        "sample",
        "house.sample_checked",
        DAY,
        APPROVED,
        by(CHECKED),
        by({**CHECKED, "sample_note": "拒签，见证人赵六"}),
    ),
    Row("settle_samples", "house.sampled", DAY, SAMPLED, RESULT, RESULT, bad_given=APPROVED),
    Row(
        "conclude",
        "house.samples_settled",
        earlier.REPORT,
        then(SAMPLED, ("settle_samples", DAY, RESULT)),
        {**CONCLUSION, "facts_found": []},
        {**CONCLUSION, "facts_found": []},
        bad_given=SAMPLED,
    ),
    Row(
        "preserve",
        "penalty.preservation_approval",
        DAY,
        then(
            KEPT,
            ("settle_preserved", DAY, lambda b: b.settling()),
            ("allow_preservation", DAY, {"ground": "另有账册"}),
        ),
        lambda b: b.kept(),
        lambda b: b.kept(),
        bad_given=then(KEPT, ("settle_preserved", DAY, lambda b: b.settling())),
    ),
    Row(
        "preserve",
        "house.preserved_settled",
        DAY,
        ALLOWED,
        lambda b: b.kept(),
        lambda b: b.kept(),
        bad_given=then(KEPT, ("allow_preservation", DAY, {"ground": "另有账册"})),
    ),
    Row("settle_preserved", "house.preserved", DAY, KEPT, {"things": []}, lambda b: b.settling("copied"), APPROVED),
    Row("settle_preserved", "house.preserved", DAY, KEPT, {"things": []}, lambda b: b.settling("copied")),
    Row(
        "settle_preserved",
        "house.seizure_named",
        DAY,
        KEPT,
        lambda b: b.settling("seized"),
        lambda b: b.settling("seized", measure_number="资某扣〔2024〕3号"),
    ),
    Row(
        "summon",
        "house.days_in_order",
        DAY,
        APPROVED,
        {**SUMMON, "questioning_set_for": date(2024, 3, 5)},
        {**SUMMON, "questioning_set_for": DAY},
    ),
]

# --- filing, referral, orders -----------------------------------------------------------------------------------

ORDER = {"to_correct": "公示许可证", "correction_basis": "某法第三十条"}
REFER = {"referral_ground": "place", "reason": "行为发生在苏仙区"}
REVIEW = {"review_opinion": "建议立案"}
HANDED_DOWN: dict[str, Any] = {
    "handed_down": "某省人民政府决定〔2023〕1号",
    "handed_down_published": True,
    "handed_down_covers": True,
}


def reviewed_by(b: Bench) -> Actor:
    return b.county.actor(b.county.department, Role.LEGAL, Role.HEAD, name="审核人")


def reviewed(b: Bench) -> Any:
    return b.take("review_filing", b.filed(), date(2024, 3, 4), REVIEW, reviewed_by(b))


OTHERS = [
    Row("review_filing", "house.four_eyes", date(2024, 3, 4), lambda b: b.filed(), REVIEW, REVIEW, bad_by=both),
    Row("approve_filing", "house.four_eyes", date(2024, 3, 5), reviewed, STANDARD, STANDARD, bad_by=reviewed_by),
    Row(
        "refer",
        "house.referred_to_another",
        DAY,
        APPROVED,
        {**REFER, "receiver": "资兴市某局"},
        {**REFER, "receiver": "苏仙区某局"},
    ),
    Row(
        "refer",
        "penalty.transfer_crime",
        date(2024, 4, 9),
        lambda b: b.concluded(),
        {**REFER, "receiver": "苏仙区某局"},
        {**REFER, "receiver": "苏仙区某局"},
        bad_given=lambda b: b.concluded(conclusion={"suspects_crime": True}),
    ),
    Row(
        "order_correction",
        "penalty.order_correction",
        DAY,
        APPROVED,
        {**ORDER, "correction": "by_date"},
        {**ORDER, "correction": "by_date", "correct_by": date(2024, 3, 20)},
    ),
    Row(
        "check_correction",
        "house.correction_ordered",
        DAY,
        then(APPROVED, ("order_correction", DAY, {**ORDER, "correction": "at_once"})),
        {"correction_found": "已经改正"},
        {"correction_found": "已经改正"},
        bad_given=APPROVED,
    ),
    Row(
        "discuss",
        "penalty.collective_discussion",
        date(2024, 4, 9),
        lambda b: b.concluded(),
        LEADERS | {"leaders": 4},
        LEADERS,
    ),
    Row(
        "decide",
        "penalty.decision_document",
        date(2024, 4, 22),
        lambda b: b.notified(party={key: value for key, value in b.shop().items() if key != "address"}),
        DECISION,
        DECISION | {"party_address": "东江街道1号"},
    ),
]

# --- hearing ----------------------------------------------------------------------------------------------------

CALL = {**earlier.CALL, "hearing_set_for": HEARING_DAY}
CALLED_ON = date(2024, 4, 17)
CHALLENGED = ("request_recusal", date(2024, 4, 18), {"whom": "赵六", "reason": "有利害关系"})
DISMISSED = ("decide_recusal", date(2024, 4, 18), {"recused": "no", "reason": "不成立"})
GRANTED = ("decide_recusal", date(2024, 4, 18), {"recused": "yes", "recused_others": "赵六", "reason": "成立"})
STAYED_AWAY = {"forgo_ground": "absent", "reason": "无正当理由拒不出席"}
REJECTED = HEARD | {"host_challenged": "rejected"}
HELD = {"hearing_opinion": "可以处罚"}


def hearing(
    rule: str, given: Made, bad: dict[str, Any] = HEARD, good: dict[str, Any] = HEARD, bad_given: Made | None = None
) -> Row:
    return Row("hold_hearing", rule, HEARING_DAY, given, bad, good, bad_given)


HEARING = [
    hearing("penalty.hearing_absence", earlier.called, HEARD | {"attendance": "left"}),
    hearing("penalty.hearing_absence", earlier.called, HEARD | {"attendance": "excused"}),
    hearing("penalty.hearing_record", earlier.called, HEARD | {"signed": "noted"}),
    hearing("penalty.hearing_host_recusal", earlier.called, bad_given=then(earlier.called, CHALLENGED)),
    hearing("penalty.hearing_host_recusal", earlier.called, bad_given=then(earlier.called, CHALLENGED, GRANTED)),
    hearing(
        "penalty.hearing_host_recusal", then(earlier.called, CHALLENGED, DISMISSED), REJECTED, REJECTED, earlier.called
    ),
    Row("call_hearing", "penalty.hearing_neutral_host", CALLED_ON, earlier.requested, CALL | {"host": "王五"}, CALL),
    Row(
        "call_hearing",
        "penalty.hearing_host_recusal",
        date(2024, 4, 18),
        then(earlier.called, CHALLENGED, GRANTED),
        CALL,
        CALL | {"host": "孙七"},
    ),
    Row(
        "forgo_hearing",
        "penalty.hearing_absence",
        HEARING_DAY,
        earlier.called,
        STAYED_AWAY,
        STAYED_AWAY,
        bad_on=date(2024, 4, 28),
    ),
    Row(
        "report_hearing",
        "house.hearing_reported_by_host",
        HEARING_DAY,
        earlier.held,
        HELD,
        HELD,
        bad_by=lambda b: b.officer,
    ),
]

# --- service and closing ----------------------------------------------------------------------------------------

DECIDED: Made = lambda b: b.decided()  # noqa: E731
LEFT = {"channel": "left", "refusal": "拒绝签收", "witness": "社区干部赵六"}
NOTICED = {"channel": "notice"}
ANNOUNCE: dict[str, Any] = {"unreachable": "下落不明，邮寄退回", "announced_in": "机关公告栏和门户网站"}
ANNOUNCED, SERVED_ON, LATE = date(2024, 4, 22), date(2024, 4, 23), date(2024, 6, 3)
HANDED = {"present": True, "channel": "left", **LEFT}
PAID: tuple[tuple[str, date, Any], ...] = (
    ("publish", date(2024, 4, 24), {"confirmed": ["penalty.confidentiality"]}),
    ("pay", date(2024, 4, 25), {"way": "bank", "payments": [{"amount": 2000}]}),
)
DONE = then(lambda b: b.served(), *PAID)
REPORTED = ("report_closing", date(2024, 4, 26), REPORT)


def on_the_file(b: Bench) -> Any:
    """A case that its head has reported on, so that two are needed to close it."""
    return b.take("report_closing", DONE(b), date(2024, 4, 26), REPORT, handler(b))


def handler(b: Bench) -> Actor:
    return b.county.actor(b.county.department, Role.CLERK, Role.HEAD, name="承办人")


LEFT_NOTICE = {"notice_channel": "left", "refusal": "拒绝签收", "witness": "社区干部赵六"}
NOTICED_OF = {"notice_channel": "notice"}
UNDER_WAY: Made = lambda b: b.notified(notice={"sent": True, "defence_until": date(2024, 6, 28)})  # noqa: E731
ADDRESS = {"service_address": "东江街道1号后门", "electronic": True, "electronic_address": "a@b.cn"}
AT_A_DISTANCE = {"notice_channel": "electronic", "consent": True}


ON_ITS_WAY = then(UNDER_WAY, ("announce", date(2024, 4, 10), ANNOUNCE))
WITHOUT_AN_ADDRESS = then(DECIDED, ("announce", date(2024, 4, 23), ANNOUNCE))


def received(rule: str, bad: dict[str, Any], good: dict[str, Any], bad_on: date | None = None) -> Row:
    return Row("notice_received", rule, LATE, UNDER_WAY, bad, good, bad_on=bad_on)


SERVICE = [
    received("penalty.serve_by_civil_procedure", {"notice_channel": "direct"}, {"notice_channel": "post"}),
    received("penalty.serve_by_civil_procedure", LEFT_NOTICE | {"witness": ""}, LEFT_NOTICE),
    Row(
        *("notice_received", "penalty.serve.public_notice", date(2024, 5, 11), ON_ITS_WAY, NOTICED_OF, NOTICED_OF),
        bad_on=date(2024, 5, 9),
    ),
    Row("announce", "house.awaits_service", ANNOUNCED, UNDER_WAY, ANNOUNCE, ANNOUNCE, lambda b: b.notified()),
    received("penalty.electronic_service_consent", AT_A_DISTANCE | {"consent": False}, AT_A_DISTANCE),
    Row(
        "confirm_address",
        "penalty.electronic_service_consent",
        ANNOUNCED,
        DECIDED,
        ADDRESS | {"electronic_address": ""},
        ADDRESS,
    ),
    Row("serve", "penalty.serve_at_once", ANNOUNCED, DECIDED, HANDED, HANDED, bad_on=SERVED_ON),
    Row("serve", "penalty.serve_by_civil_procedure", SERVED_ON, DECIDED, {"channel": "direct"}, SERVED),
    Row("serve", "penalty.serve_by_civil_procedure", SERVED_ON, DECIDED, LEFT | {"witness": ""}, LEFT),
    Row("serve", "penalty.serve_by_civil_procedure", SERVED_ON, DECIDED, LEFT | {"refusal": ""}, POSTED),
    Row("serve", "penalty.serve_by_civil_procedure", LATE, WITHOUT_AN_ADDRESS, NOTICED, NOTICED, DECIDED),
    Row("serve", "penalty.serve.public_notice", LATE, WITHOUT_AN_ADDRESS, NOTICED, NOTICED, bad_on=date(2024, 5, 20)),
    Row("close", "house.file_complete", date(2024, 4, 26), then(DONE, REPORTED), bad_given=DONE),
    Row("close", "house.four_eyes", date(2024, 4, 26), on_the_file, bad_by=handler),
]


# --- townships --------------------------------------------------------------------------------------------------


def in_town(b: Bench) -> Actor:
    return b.county.actor(b.county.township, Role.OFFICER)


TOWNSHIP = [
    Row(
        "file",
        "penalty.township_powers",
        date(2024, 3, 4),
        lambda b: PenaltyCase,
        lambda b: b.filing(),
        lambda b: b.filing(),
        bad_by=in_town,
    ),
    Row(
        "penalise_on_spot",
        "penalty.township_powers",
        date(2024, 5, 6),
        lambda b: PenaltyCase,
        lambda b: b.on_spot(),
        lambda b: b.on_spot(),
        bad_by=in_town,
        also=("penalty.qualified_officers",),
    ),
]


@pytest.mark.parametrize("lacking", HANDED_DOWN)
def test_a_township_penalises_by_powers_handed_down(bench: Bench, lacking: str) -> None:
    """Art. 24: the province has decided it, the decision is public, the case lies in its scope."""
    on = date(2024, 3, 4)
    with pytest.raises(Refused) as refused:
        bench.take("file", PenaltyCase, on, bench.filing(**HANDED_DOWN | {lacking: ""}), in_town(bench))
    assert refused.value.codes == {"penalty.township_powers"}
    assert bench.take("file", PenaltyCase, on, bench.filing(**HANDED_DOWN), in_town(bench)).stage == "filing"


ROWS = [*FIELDWORK, *RECORDS, *RECUSED, *EVIDENCE, *OTHERS, *HEARING, *SERVICE, *TOWNSHIP]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}-{n}" for n, row in enumerate(ROWS)])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)
