"""What a reading of the law beside the register found wanting: each case as it would have gone wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from guiju.asking.step_form import StepForm
from guiju.kernel.acting import change
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.execution_gates import gaps
from guiju.registers.enforcement.penalty_case.made_up import EVIDENCE
from guiju.registers.enforcement.penalty_case.remedies import told_of_reconsideration_first
from tests.people import make_county
from tests.reaching_back import corrected, folds_to_itself
from tests.registers.penalties import ALL_RIGHTS, CONCLUSION, DECISION, HEARD, LEADERS, SEALED, Bench
from tests.registers.penalty_gate_rows import Made, Row, check

D = Decimal
PUBLIC = {"confirmed": ["penalty.confidentiality"]}
BROUGHT = {"contest_kind": "reconsideration", "note": "资兴市人民政府 2024复1号"}


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_county())


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2024, 5, 6), date(2024, 7, 5)),
        (date(2023, 5, 8), date(2023, 11, 8)),
        (date(2020, 6, 1), date(2020, 12, 1)),
    ],
)
def test_since_2024_a_decision_on_the_spot_is_open_for_sixty_days_only(bench: Bench, on: date, ends: date) -> None:
    """复议法 2023 art. 23(1)(1): no suit without a reconsideration, so the three months of 强制法 art. 53 run from its end."""
    fine = D(20) if on < date(2021, 7, 15) else D(100)
    assert bench.penalised_on_spot(on, fine=fine).contest_ends_on == ends


def test_a_decision_of_the_ordinary_procedure_may_be_sued_over_at_once(bench: Bench) -> None:
    assert bench.served().contest_ends_on == date(2024, 10, 23)


@pytest.mark.parametrize(("result", "ends"), [("dismissed", date(2024, 7, 5)), ("withdrawn", date(2024, 7, 5))])
def test_what_is_left_after_a_reconsideration_without_a_result(bench: Bench, result: str, ends: date) -> None:
    """复议法 2023 art. 34: fifteen days for a suit after a dismissal; what was withdrawn may be asked for again in time."""
    matter = bench.take("contest", bench.penalised_on_spot(), date(2024, 5, 20), BROUGHT)
    over = {**BROUGHT, "contest_result": result}
    on = date(2024, 6, 20) if result == "dismissed" else date(2024, 6, 3)
    assert bench.take("contest_over", matter, on, over).contest_ends_on == ends


def cash(bench: Bench, **told: Any) -> dict[str, Any]:
    return {"cash_ground": "small", "payments": [{"amount": D(100), "receipt": "湘财0001"}], **told}


def test_small_cash_is_taken_on_the_day_and_is_the_banks_before_the_case_is_over(bench: Bench) -> None:
    """处罚法 arts. 68, 71."""
    matter = bench.penalised_on_spot()
    with pytest.raises(Refused) as refused:
        bench.take("collect", matter, date(2024, 5, 7), cash(bench))
    assert refused.value.codes == {"penalty.onsite_collection"}
    matter = bench.take("collect", matter, date(2024, 5, 6), cash(bench))
    matter = bench.take("report_on_spot", matter, date(2024, 5, 7))
    matter = bench.take("publish", matter, date(2024, 5, 7), PUBLIC)
    with pytest.raises(Refused) as refused:
        bench.take("close", matter, date(2024, 5, 8))
    assert refused.value.codes == {"penalty.fine.onsite_deposit"}
    matter = bench.take("hand_in", matter, date(2024, 5, 8))
    matter = bench.take("deposit", matter, date(2024, 5, 9))
    assert bench.take("close", matter, date(2024, 5, 9)).stage == "closed"


def test_a_warning_has_nothing_to_be_carried_out(bench: Bench) -> None:
    matter = bench.penalised_on_spot(fine=None, how_to_pay="")
    matter = bench.take("report_on_spot", matter, date(2024, 5, 7))
    matter = bench.take("publish", matter, date(2024, 5, 7), PUBLIC)
    assert bench.take("close", matter, date(2024, 5, 8)).stage == "closed"


def test_a_case_proved_from_documents_can_be_closed(bench: Bench) -> None:
    """Not every case has an inspection or a questioning; what was gathered is the record of the inquiry."""
    matter = bench.approved()
    matter = bench.take("gather", matter, date(2024, 3, 6), {"evidence": EVIDENCE})
    true = [{"item": n, "true": True} for n in (1, 2)]
    matter = bench.take("verify", matter, date(2024, 3, 6), {"verifications": true})
    matter = bench.take("conclude", matter, date(2024, 3, 8), CONCLUSION)
    assert "调查取证" not in gaps(Facts(matter, date(2024, 3, 8), bench.head))


def test_the_basis_is_the_one_that_was_told(bench: Bench) -> None:
    """处罚法 art. 44."""
    matter = bench.notified()
    with pytest.raises(Refused) as refused:
        bench.take("decide", matter, date(2024, 4, 22), DECISION | {"basis": "另一依据第九条"})
    assert refused.value.codes == {"penalty.notify_before_decision"}
    assert (
        bench.take("decide", matter, date(2024, 4, 22), DECISION | {"basis": "《模拟依据》第十条"}).stage == "decided"
    )


def test_leaders_discuss_what_the_hearing_has_brought(bench: Bench) -> None:
    """处罚法 art. 65: after a hearing it is decided by its record, by the leaders together too."""
    grave = {"business": "suspended", "warned": "", "fine": D(20000)}
    matter = bench.notified(notice={**grave, "rights": ALL_RIGHTS}, grave_case=True)
    matter = bench.take("discuss", matter, date(2024, 4, 11), LEADERS)
    matter = bench.take("request_hearing", matter, date(2024, 4, 12))
    called = {"hearing_set_for": date(2024, 4, 25), "hearing_hour": "9:30", "hearing_place": "会议室", "host": "赵六"}
    matter = bench.take("call_hearing", matter, date(2024, 4, 12), called)
    matter = bench.take("hold_hearing", matter, date(2024, 4, 25), HEARD)
    decision = DECISION | grave | {"by_hearing_record": True}
    with pytest.raises(Refused) as refused:
        bench.take("decide", matter, date(2024, 4, 28), decision)
    assert refused.value.codes == {"penalty.collective_discussion"}
    matter = bench.take("discuss", matter, date(2024, 4, 26), LEADERS)
    assert bench.take("decide", matter, date(2024, 4, 28), decision).stage == "decided"


BOTH_WAYS = "不服本决定的，可以在六十日内申请行政复议，也可以在六个月内提起行政诉讼"


def test_a_decision_on_the_spot_says_that_reconsideration_comes_first(bench: Bench) -> None:
    """复议法 2023 art. 23(2): the organ says so when it decides."""
    with pytest.raises(Refused) as refused:
        bench.penalised_on_spot(remedies=BOTH_WAYS)
    assert refused.value.codes == {"reconsideration.mandatory_first_notice"}
    assert bench.penalised_on_spot(date(2023, 5, 8), remedies=BOTH_WAYS).summary
    assert bench.served().contest_ends_on, "the ordinary decision offers both"


def offered(model: Any, step: str, record: Any, actor: Any) -> dict[str, Any]:
    """What the form of a step offers before anything is told."""
    form = StepForm(model.procedure.steps[step], record, actor, None)
    return {name: value for name, value in form.form.initial.items() if value not in (None, "")}


def test_what_the_law_gives_need_not_be_typed(bench: Bench) -> None:
    record = change.blank(PenaltyCase, bench.county.department, "431081", date(2026, 3, 2), False)
    spot = offered(PenaltyCase, "penalise_on_spot", record, bench.officer)
    assert "应当先自收到本决定书之日起六十日内申请行政复议（复议机关为资兴市人民政府）" in spot["remedies"]
    assert "十五日" in spot["how_to_pay"] and (spot["correction"], spot["unlawful_gains"]) == ("at_once", 0)
    assert (
        told_of_reconsideration_first(Facts(record, date(2026, 3, 2), bench.officer, spot | {"spot_place": "x"}))
        is None
    )
    ordinary = offered(PenaltyCase, "decide", bench.notified(), bench.head)
    assert "也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼" in ordinary["remedies"]
    assert (ordinary["fine"], ordinary["warned"], ordinary["basis"]) == (D(2000), "warning", "模拟依据第十条")
    assert "unlawful_gains" not in ordinary, "whether there are gains is for the case to say"
    assert offered(PenaltyCase, "notify", bench.reviewed(), bench.officer)["rights"] == ["state", "defend"]


def test_what_the_agency_has_cited_before_is_picked(bench: Bench) -> None:
    """DEMANDS 2.2: what was broken and the basis of the penalty are picked; the agency's own, the latest first."""
    bench.notified(notice={"provision": "某法第八条第一款", "basis": "某法第三十条第二项"})
    bench.notified(notice={"provision": "某条例第九条", "basis": "某法第三十条第二项"})
    page = str(StepForm(PenaltyCase.procedure.steps["notify"], bench.reviewed(), bench.officer, None).form["provision"])
    assert page.index('<option value="某条例第九条">') < page.index('<option value="某法第八条第一款">')
    form = StepForm(PenaltyCase.procedure.steps["notify"], bench.reviewed(), bench.officer, None).form
    assert str(form["basis"]).count("<option") == 1 and 'list="id_basis_lines"' in str(form["basis"])
    elsewhere = replace(bench.officer, agency_id=bench.county.township.pk)
    blank = change.blank(PenaltyCase, bench.county.township, "431081", date(2026, 3, 2), False)
    form = StepForm(PenaltyCase.procedure.steps["penalise_on_spot"], blank, elsewhere, None).form
    assert "<option" not in str(form["basis"])


def test_what_only_some_cases_need_is_folded_away(bench: Bench) -> None:
    """An ordinary fine is not asked through all that a delegation, a benchmark or a second norm needs."""
    decide = PenaltyCase.procedure.steps["decide"].asked
    assert len([ask for ask in decide if not ask.under]) <= 15
    spot = PenaltyCase.procedure.steps["penalise_on_spot"].asked
    assert len([ask for ask in spot if not ask.under]) <= 28
    form = StepForm(PenaltyCase.procedure.steps["decide"], bench.notified(), bench.head, None)
    assert not any(group.said for group in form.groups if group.ask.under)


def to_the_bank(bench: Bench, *, handed: bool) -> Any:
    matter = bench.take("collect", bench.penalised_on_spot(), date(2024, 5, 6), cash(bench))
    matter = bench.take("report_on_spot", matter, date(2024, 5, 7))
    matter = bench.take("publish", matter, date(2024, 5, 7), PUBLIC)
    if not handed:
        return matter
    return bench.take("deposit", bench.take("hand_in", matter, date(2024, 5, 8)), date(2024, 5, 8))


BANKED: Made = lambda b: to_the_bank(b, handed=True)  # noqa: E731
NOT_BANKED: Made = lambda b: to_the_bank(b, handed=False)  # noqa: E731
OTHER_BASIS = DECISION | {"basis": "另一依据第九条"}
ROWS = [
    Row("close", "penalty.fine.onsite_deposit", date(2024, 5, 9), BANKED, bad_given=NOT_BANKED),
    Row(
        *("decide", "penalty.notify_before_decision", date(2024, 4, 22), lambda b: b.notified()),
        bad=OTHER_BASIS,
        good=DECISION,
    ),
    Row(
        *("penalise_on_spot", "reconsideration.mandatory_first_notice", date(2024, 5, 6), lambda b: PenaltyCase),
        bad=lambda b: b.on_spot(remedies=BOTH_WAYS),
        good=lambda b: b.on_spot(),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.step}-{row.rule}" for row in ROWS])
def test_closed_then_open(bench: Bench, row: Row) -> None:
    check(bench, row)


def test_who_is_let_off_is_told_where_to_turn(bench: Bench) -> None:
    """处罚法 art. 59(1)(5): the way, not the limits alone."""
    harmless = {"harm": "none", "minor_act": True, "corrected": True}
    told = {"exemption": "minor", "reason": "轻微", "education": True, **SEALED}
    bench.take("exempt", bench.reviewed(conclusion=harmless), date(2024, 4, 12), told)
    text = Paper.objects.get(title="不予行政处罚决定书").content_for(Use.VERIFYING).decode()
    assert "六十日内申请行政复议（复议机关为资兴市人民政府）" in text and "六个月内向人民法院" in text


def test_evidence_is_numbered_by_the_record_and_keeps_its_number(bench: Bench) -> None:
    """Papers cite evidence by its number: what is entered late, put right or added afterwards moves none of the others."""
    matter = bench.take("gather", bench.approved(), date(2024, 3, 8), {"evidence": EVIDENCE})
    late = [{"kind": "document", "proves": "进货单"}, {"kind": "document", "proves": "账册"}]
    matter = bench.take("gather", matter, date(2024, 3, 6), {"evidence": late})
    rows = {row.proves: row for row in matter.evidence.all()}
    assert {words: row.item for words, row in rows.items()} == {"现场情况": 1, "当事人承认": 2, "进货单": 3, "账册": 4}
    right = [{"id": rows["账册"].pk.hex, **late[1]}, {"kind": "witness", "proves": "邻居所见"}]
    matter = corrected(matter, "gather", bench.officer, bench.head, {"evidence": right})
    assert {row.proves: row.item for row in matter.evidence.all()} == {
        "现场情况": 1,
        "当事人承认": 2,
        "账册": 4,
        "邻居所见": 5,
    }
    assert folds_to_itself(matter)
