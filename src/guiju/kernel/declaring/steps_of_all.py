"""The steps every register has: correct, attach, note what is overdue, count clocks again, lawful redaction.

Old steps are never rewritten: a correction is a step that says what was wrong, what is right, and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, At, Gate, Step
from guiju.kernel.keeping import ledger, parties
from guiju.kernel.offices.people import Role


@dataclass(frozen=True)
class CorrectionAsk(Ask):
    """``{column: right value}``, each cleaned as the step that asked for it would."""

    columns: dict[str, Ask] = field(default_factory=dict)

    def clean(self, value: Any) -> dict[str, Any]:
        given = dict(value or {})
        if not given:
            raise ValidationError("请至少指明一项需要更正的内容。")
        cleaned = {}
        for name, right in given.items():
            ask = self.columns.get(name)
            if ask is None:
                raise ValidationError(f"“{name}”不是可以更正的内容。")
            try:
                cleaned[name] = ask.clean(right)
            except ValidationError as error:
                raise ValidationError(f"“{ask.label}”：{'；'.join(error.messages)}") from error
        return cleaned

    def too_late(self, value: Any, on: date) -> str:
        late = {name: self.columns[name].too_late(right, on) for name, right in value.items()}
        return "".join(f"“{self.columns[name].label}”{words}" for name, words in late.items() if words)


def steps_of_all(stages: Iterable[str], columns: dict[str, Ask]) -> tuple[Step, ...]:
    """Made anew for each procedure, for its stages and the columns that may be corrected."""
    anywhere = tuple(stage for stage in stages if stage != NEW)
    right = CorrectionAsk("right", forms.Field(label="更正内容"), columns=columns)
    correct = Step(
        "correct",
        "更正",
        since=anywhere,
        by=(Role.HEAD, Role.LEGAL),
        at=At.EITHER,
        asks=(right, asks.reason("更正理由")),
        sets=corrected,
        help_text="原步骤保留不变，更正另记一条。",
    )
    attach = Step(
        "attach",
        "补充材料",
        since=anywhere,
        by=(Role.CLERK, Role.OFFICER, Role.MEDIATOR, Role.LEGAL),
        at=At.EITHER,
        asks=(asks.upload("paper", "材料"), asks.maybe(asks.reason("说明"))),
    )
    overdue = Step("note_overdue", "逾期登记", since=anywhere, by=(Role.SYSTEM,), asks=(asks.reason("说明"),))
    recount = Step("recount", "期限重新计算", since=anywhere, by=(Role.SYSTEM,), asks=(asks.reason("说明"),))
    redact = Step(
        "redact",
        "依法删除内容",
        since=anywhere,
        by=(Role.ADMIN,),
        at=At.EITHER,
        asks=(asks.number("entry_seq", "第几条账簿记录", least=1), asks.reason("依据和理由")),
        gates=(Gate("house.entry_there", entry_there, "entry_seq", "账簿中有这一条记录"),),
        then=take_away,
        help_text="只删除该条所载内容和随该条登记的当事人信息；摘要保留，账簿仍然衔接。",
    )
    return correct, attach, overdue, recount, redact


def entry_there(facts: Facts) -> str | None:
    seq = facts["entry_seq"]
    return None if seq <= facts.record.version else f"该事项的账簿只有{facts.record.version}条。"


def take_away(act: Act) -> None:
    """Empty the payload of one entry and what it told of parties, for good (个人信息保护法 art. 47)."""
    record, seq = act.record, act.facts["entry_seq"]
    ledger.redact(record, seq)
    parties.redact(record, seq)


def corrected(facts: Facts) -> dict[str, Any]:
    """The columns that a correction sets."""
    return dict(facts["right"])
