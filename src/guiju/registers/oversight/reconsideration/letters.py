"""意见书、建议书: what an organ is told to put right or advised to mend (2023 art. 76; 2007 regulation art. 57).

Each letter is a row: received by its own organ on a day of its own, from which its own term runs, and answered by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.rows import of_each
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.oversight.reconsideration import articles
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER
from guiju.registers.oversight.reconsideration.columns import ReconsiderationOpinion, ReconsiderationProposal
from guiju.registers.oversight.reconsideration.conclusion import AFTER
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


STEPS = (
    Step(
        "opinion_letter",
        "制发意见书",
        since=(*OPEN, *AFTER),
        asks=(asks.parts(OPINIONS, "意见书", ReconsiderationOpinion, *LETTER, dates=("issued_on",)),),
        writes=Writes("opinion", "行政复议意见书"),
        **REVIEWER,
    ),
    Step(
        "proposal_letter",
        "制发建议书",
        since=(*OPEN, *AFTER),
        asks=(
            asks.parts(
                *(PROPOSALS, "建议书", ReconsiderationProposal, *LETTER),
                optional=("reply_by",),
                dates=("issued_on",),
                ahead=("reply_by",),
            ),
        ),
        writes=Writes("proposal", "行政复议建议书"),
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
        writes=Writes("service", "送达回证", also=articles.of_letters_served),
        help_text="登记日期为收文机关签收之日，报送纠正情况的期限自该日起算；各机关在不同日期签收的，分次登记。",
        **DESK,
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
