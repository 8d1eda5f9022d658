"""审查建议: anybody may propose in writing that a document be reviewed; it is looked into, and who proposed it is answered.

规章制定程序条例 art. 35, which art. 36 lets governments without the power to make rules follow: the legal office studies the
proposal and says what is to be done. What it finds acts on the document by its own steps.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import At, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document.columns import ReviewProposal

ANSWERED_FROM = ("published", "renewed", "amended", "repealed", "void", "lapsed")
"""Who has written is answered though the document has ended since."""
PROPOSALS = asks.parts(
    "proposals", "审查建议", ReviewProposal, "received_on", "letter", "proposer", "clauses", "grounds"
)
ANSWERS = rows.of_each(
    "proposals_answered", "处理意见和答复", ReviewProposal, "finding", "reply", dates=("answered_on",)
)


def received_once(facts: Facts) -> str | None:
    """A letter is entered once."""
    told = [row["letter"] for row in facts["proposals"]]
    there = {row.letter for row in facts.parts("proposals")}
    twice = next((letter for n, letter in enumerate(told) if letter in there or letter in told[:n]), None)
    return twice and f"来件“{twice}”已经登记。"


def received_after_publication(facts: Facts) -> str | None:
    announced = facts["announced_on"]
    early = next(
        (row["received_on"] for row in facts["proposals"] if announced and row["received_on"] < announced), None
    )
    return early and f"收到日期{early}早于文件公布日期{announced}。"


def received_in_force(facts: Facts) -> str | None:
    """Of a text that is renewed or replaced, it is reviewed until the eve of the next one's force."""
    until = facts["holds_until"]
    late = next((row["received_on"] for row in facts["proposals"] if until and row["received_on"] >= until), None)
    return late and f"收到日期{late}时文件已经失效（{until}起不再施行），请就取代它的文件登记。"


STEPS = (
    Step(
        "receive_proposal",
        "登记审查建议",
        since=("published", "renewed", "amended"),
        by=(Role.CLERK, Role.LEGAL),
        at=(At.OWN, Organ.JUSTICE, Organ.GOVERNMENT),
        asks=(PROPOSALS,),
        gates=(
            Gate("house.proposal_once", received_once, "proposals", "同一来件没有登记过"),
            Gate("house.proposal_after_publication", received_after_publication, "proposals", "收到日期不早于公布日期"),
            Gate("house.proposal_while_in_force", received_in_force, "proposals", "收到时文件仍在施行"),
        ),
        help_text="建议人的姓名、住址不在此登记，以来件编号查考；来件扫描可以作为附件。",
    ),
    Step(
        "answer_proposal",
        "答复审查建议",
        since=ANSWERED_FROM,
        by=(Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE, Organ.GOVERNMENT),
        asks=(ANSWERS,),
        gates=(four_eyes("起草人员不得答复对同一文件的审查建议。", "propose", "draft"),),
        confirms=("normative_document.review_proposal",),
        decides=(ANSWERS,),
        writes=Writes("proposal_answer", "审查建议答复书", each=(ANSWERS.name,)),
        help_text="认为应当修改、废止的，另行立项或者办理废止、宣布失效。",
    ),
)
