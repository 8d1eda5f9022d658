"""意见书、建议书: what an organ is told to put right or advised to mend (2023 art. 76; 2007 regulation art. 57).

Each letter is a row with a paper and a number of its own: received by its own organ on a day of its own, for which there is
a receipt, from which its own term runs, and answered by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.numbered import numbered
from guiju.kernel.declaring.rows import of_each
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER, UNIT_HEAD
from guiju.registers.oversight.reconsideration.columns import ReconsiderationOpinion, ReconsiderationProposal
from guiju.registers.oversight.reconsideration.conclusion import AFTER
from guiju.registers.oversight.reconsideration.filing_gates import of_2023
from guiju.registers.oversight.reconsideration.trial import OPEN

OPINIONS, PROPOSALS = "opinion_letters", "proposal_letters"
LETTER = ("to_agency", "faults", "measures")


def told_of(facts: Facts, name: str) -> Iterator[Any]:
    """The letters on file that the step tells of."""
    told = {row["id"] for row in facts[name] or ()}
    return (row for row in facts.parts(name) if row.pk in told)


def letter_named(facts: Facts) -> str | None:
    return None if facts[OPINIONS] or facts[PROPOSALS] else "请填写哪一份意见书、建议书由谁签收。"


def received_before(name: str) -> Gate:
    """The term runs from receipt: what was never received has none to be held to."""

    def reason(facts: Facts) -> str | None:
        waiting = [row.to_agency for row in told_of(facts, name) if row.received_on is None]
        return f"{'、'.join(waiting)}签收的日期尚未登记，请先办理“登记意见书、建议书送达”。" if waiting else None

    return Gate("house.letter_delivered", reason, name, "签收已经登记")


def no_letters_of_old(facts: Facts) -> str | None:
    """2023 art. 77(1), (2) names opinion letters; 2017 art. 32 speaks of decisions alone."""
    return None if of_2023(facts) else "该案适用的法律只规定责令履行复议决定，没有规定责令履行意见书。"


def day_to_come(facts: Facts) -> str | None:
    past = [row["report_by"] for row in facts[OPINIONS] if row["report_by"] < facts.on]
    return "责令报送的期限不得早于责令之日。" if past else None


TO_REPORT = of_each(
    *(OPINIONS, "责令报送的意见书", ReconsiderationOpinion, "report_by"),
    closed_by=("answer",),
    ahead=("report_by",),
)
"""Of each letter that is not answered."""

STEPS = (
    Step(
        "opinion_letter",
        "制发意见书",
        since=(*OPEN, *AFTER),
        asks=(numbered(asks.parts(OPINIONS, "意见书", ReconsiderationOpinion, *LETTER, dates=("issued_on",)), "item"),),
        writes=Writes("opinion", "行政复议意见书", each=(OPINIONS,)),
        **REVIEWER,
    ),
    Step(
        "proposal_letter",
        "制发建议书",
        since=(*OPEN, *AFTER),
        asks=(
            numbered(
                asks.parts(
                    *(PROPOSALS, "建议书", ReconsiderationProposal, *LETTER),
                    optional=("reply_by",),
                    dates=("issued_on",),
                    ahead=("reply_by",),
                ),
                "item",
            ),
        ),
        writes=Writes("proposal", "行政复议建议书", each=(PROPOSALS,)),
        help_text="办案中发现法律、法规、规章实施中带有普遍性的问题，向有关机关提出完善制度、改进执法的建议。",
        **REVIEWER,
    ),
    Step(
        "deliver_letter",
        "登记意见书、建议书送达",
        since=(*OPEN, *AFTER),
        asks=(
            of_each(OPINIONS, "意见书的签收", ReconsiderationOpinion, "receiver", dates=("received_on",), least=0),
            of_each(PROPOSALS, "建议书的签收", ReconsiderationProposal, "receiver", dates=("received_on",), least=0),
        ),
        gates=(Gate("house.letter_named", letter_named, OPINIONS, "填写了签收的意见书、建议书"),),
        writes=Writes("letter_service", "送达回证", each=(OPINIONS, PROPOSALS)),
        help_text="登记日期为收文机关签收之日，报送纠正情况的期限自该日起算；各机关在不同日期签收的，分次登记。",
        **DESK,
    ),
    Step(
        "order_report",
        "责令限期报送纠正情况",
        since=(*OPEN, *AFTER),
        asks=(TO_REPORT, asks.reason("未报送的情况"), asks.yes("summoned", "已约谈或者通报")),
        gates=(
            Gate("reconsideration.compliance_order", no_letters_of_old, OPINIONS),
            received_before(OPINIONS),
            Gate("house.report_day_ahead", day_to_come, OPINIONS, "责令报送的期限不早于责令之日"),
        ),
        decides=(OPINIONS,),
        set_right_by=("order_report",),
        help_text="收文机关不报送或者无正当理由拖延的，逐份责令；收到该意见书的纠正情况报告，即为履行。",
        **UNIT_HEAD,
    ),
    Step(
        "opinion_report",
        "收到纠正情况报告",
        since=(*OPEN, *AFTER),
        asks=(of_each(OPINIONS, "纠正情况", ReconsiderationOpinion, "answer", dates=("answered_on",)),),
        gates=(received_before(OPINIONS),),
        **DESK,
    ),
    Step(
        "proposal_answer",
        "收到建议书的回复",
        since=(*OPEN, *AFTER),
        asks=(of_each(PROPOSALS, "办理情况", ReconsiderationProposal, "answer", dates=("answered_on",)),),
        gates=(received_before(PROPOSALS),),
        **DESK,
    ),
)
