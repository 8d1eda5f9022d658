"""The steps every register has: corrections asked for and decided on, attachments, notes of the system, lawful erasure.

Old entries are never rewritten: a correction is an entry that says which one was wrong, what is right, and why. None of
these is an act in the record's course; they may be made on any day after whatever else.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.course import CORRECT, TAKE_BACK
from guiju.kernel.declaring.duties import NOTE_MISSED
from guiju.kernel.declaring.erasure_steps import erasing
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.letting_in import letting_in
from guiju.kernel.declaring.offered import Offered
from guiju.kernel.declaring.requested import (
    ANSWERING as ANSWERING,
)
from guiju.kernel.declaring.requested import (
    ASK_CORRECTION as ASK_CORRECTION,
)
from guiju.kernel.declaring.requested import (
    ASK_ERASURE as ASK_ERASURE,
)
from guiju.kernel.declaring.requested import (
    ASK_NUMBER as ASK_NUMBER,
)
from guiju.kernel.declaring.requested import (
    ASK_RESTRICTION as ASK_RESTRICTION,
)
from guiju.kernel.declaring.requested import (
    ASKED as ASKED,
)
from guiju.kernel.declaring.requested import (
    DECIDING as DECIDING,
)
from guiju.kernel.declaring.requested import (
    ERASE as ERASE,
)
from guiju.kernel.declaring.requested import (
    OPEN as OPEN,
)
from guiju.kernel.declaring.requested import (
    OWN_OR_OVERSEER as OWN_OR_OVERSEER,
)
from guiju.kernel.declaring.requested import (
    REFUSE_CORRECTION as REFUSE_CORRECTION,
)
from guiju.kernel.declaring.requested import (
    RENUMBER as RENUMBER,
)
from guiju.kernel.declaring.requested import (
    RESTRICT as RESTRICT,
)
from guiju.kernel.declaring.requested import (
    REWRITE_PAPER as REWRITE_PAPER,
)
from guiju.kernel.declaring.requested import (
    WORKING as WORKING,
)
from guiju.kernel.declaring.requested import (
    not_by_the_asker as not_by_the_asker,
)
from guiju.kernel.declaring.requested import (
    requests as requests,
)
from guiju.kernel.declaring.restriction_steps import restricting
from guiju.kernel.declaring.right_ask import RightAsk
from guiju.kernel.declaring.steps import NEW, Gate, Once, Step
from guiju.kernel.offices.people import Role

REQUEST = asks.number("request", "更正申请（账簿第几条）", least=1)
NUMBER_REQUEST = asks.number("request", "更正编号的申请（账簿第几条）", least=1)
SAID = asks.reason("说明")


def steps_of_all(stages: Iterable[str], *, served: bool = False) -> tuple[Step, ...]:
    """Made anew for each procedure, for its stages. ``served``: its register is closed to all but those who serve."""
    anywhere = tuple(stage for stage in stages if stage != NEW)
    return (*corrections(anywhere), *other_notes(anywhere, served))


def corrections(anywhere: tuple[str, ...]) -> tuple[Step, ...]:
    """Asked for by one, decided on by another; what was issued wrongly is issued anew by a step of its own."""
    return asking(anywhere), correcting(anywhere), refusing(anywhere), *renumbering(anywhere), rewriting(anywhere)


def asking(anywhere: tuple[str, ...]) -> Step:
    return Step(
        ASK_CORRECTION,
        "申请更正",
        since=anywhere,
        by=(*WORKING, Role.GRID),
        at=OWN_OR_OVERSEER,
        asks=(RightAsk("right", forms.Field(label="更正内容")), asks.reason("更正理由")),
        help_text="原记录保留不变；经另一人批准后，据此得出的内容一并更正。",
        note=True,
        offered=Offered.OWN_PAGE,
    )


def correcting(anywhere: tuple[str, ...]) -> Step:
    return Step(
        CORRECT,
        "批准更正",
        since=anywhere,
        by=DECIDING,
        at=OWN_OR_OVERSEER,
        asks=(
            REQUEST,
            asks.yes("so_happened", "经核实，事情确实如此发生"),
            asks.maybe(asks.words("opinion", "批准意见", longest=500)),
        ),
        gates=(still_open(), Gate("house.four_eyes", not_by_the_asker, "request", "由申请人以外的人员批准")),
        note=True,
        offered=Offered.OWN_PAGE,
    )


def refusing(anywhere: tuple[str, ...]) -> Step:
    return Step(
        REFUSE_CORRECTION,
        "不予更正、删除、限制",
        since=anywhere,
        by=DECIDING,
        at=OWN_OR_OVERSEER,
        asks=(REQUEST, asks.reason()),
        gates=(Gate("house.correction_open", refusable, "request", "更正申请尚未决定"),),
        note=True,
        offered=Offered.OWN_PAGE,
    )


def still_open() -> Gate:
    return Gate("house.correction_open", correction_open, "request", "更正申请尚未决定")


def renumbering(anywhere: tuple[str, ...]) -> tuple[Step, Step]:
    """Another number: proposed by one and approved by another, like every correction."""
    ask = Step(
        ASK_NUMBER,
        "申请更正编号",
        since=anywhere,
        by=WORKING,
        at=OWN_OR_OVERSEER,
        asks=(asks.words("new_number", "正确编号", longest=80), asks.reason()),
        gates=(Gate("house.number_free", number_free, "new_number", "编号没有使用过"),),
        note=True,
    )
    approve = Step(
        RENUMBER,
        "批准更正编号",
        since=anywhere,
        by=DECIDING,
        at=OWN_OR_OVERSEER,
        asks=(NUMBER_REQUEST, asks.maybe(asks.words("opinion", "批准意见", longest=500))),
        sets={"number": Once(number_asked)},
        gates=(
            Gate("house.correction_open", number_open, "request", "更正编号的申请尚未决定，编号仍未使用"),
            Gate("house.four_eyes", not_by_the_asker, "request", "由申请人以外的人员批准"),
        ),
        note=True,
        offered=Offered.BESIDE_REQUEST,
    )
    return ask, approve


def rewriting(anywhere: tuple[str, ...]) -> Step:
    return Step(
        REWRITE_PAPER,
        "重新制作文书",
        since=anywhere,
        by=WORKING,
        asks=(asks.number("entry", "文书（账簿第几条）", least=1), asks.reason()),
        note=True,
        offered=Offered.OWN_PAGE,
    )


def other_notes(anywhere: tuple[str, ...], served: bool) -> tuple[Step, ...]:
    return (
        attaching(anywhere),
        *noted_by_the_system(anywhere),
        *erasing(anywhere, served),
        *restricting(anywhere),
        *letting_in(anywhere),
    )


def attaching(anywhere: tuple[str, ...]) -> Step:
    return Step(
        "attach",
        "补充材料",
        since=anywhere,
        by=(Role.CLERK, Role.OFFICER, Role.MEDIATOR, Role.CORRECTION, Role.DISCIPLINE, Role.LEGAL, Role.GRID),
        at=OWN_OR_OVERSEER,
        asks=(asks.upload("paper", "材料"), asks.maybe(SAID)),
        note=True,
    )


def noted_by_the_system(anywhere: tuple[str, ...]) -> tuple[Step, ...]:
    noted = partial(Step, since=anywhere, by=(Role.SYSTEM,), note=True)
    return (
        noted("note_overdue", "逾期登记", asks=(SAID,)),
        noted("recount", "期限重新计算", asks=(SAID,)),
        noted(TAKE_BACK, "收回自动登记", asks=(asks.number("entry", "第几条账簿记录", least=1), SAID)),
    )


def missing(stages: Iterable[str]) -> tuple[Step, ...]:
    """Of a register with recurring duties (``declaring.duties``): the night notes what was not done in a period."""
    anywhere = tuple(stage for stage in stages if stage != NEW)
    asked = (asks.words("missed", "职责和期次", longest=20_000), SAID)
    return (Step(NOTE_MISSED, "定期职责未履行登记", since=anywhere, by=(Role.SYSTEM,), asks=asked, note=True),)


def correction_open(facts: Facts) -> str | None:
    seq = facts["request"]
    return None if seq in requests(facts.entries, ASK_CORRECTION) else f"账簿第{seq}条不是待决定的更正申请。"


def refusable(facts: Facts) -> str | None:
    seq = facts["request"]
    there = requests(facts.entries, *ASKED)
    return None if seq in there else f"账簿第{seq}条不是待决定的更正、删除或者限制查看申请。"


def number_open(facts: Facts) -> str | None:
    seq = facts["request"]
    entry = requests(facts.entries, ASK_NUMBER).get(seq)
    if entry is None:
        return f"账簿第{seq}条不是待决定的更正编号申请。"
    return _taken(facts, entry.content["told"]["new_number"])


def number_asked(facts: Facts) -> str:
    number: str = requests(facts.entries, ASK_NUMBER)[facts["request"]].content["told"]["new_number"]
    return number


def number_free(facts: Facts) -> str | None:
    return _taken(facts, facts["new_number"])


def _taken(facts: Facts, number: str) -> str | None:
    model: Any = type(facts.record)
    return f"编号“{number}”已经使用。" if model.objects.filter(number=number).exists() else None
