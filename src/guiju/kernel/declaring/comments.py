"""公开征求意见: while a draft is shown, anybody may say what they think of it, through the public site and without an office.

What they say are rows that a step adds which people of the office take as well; whoever comments acts on that one record, by
that step alone (``Role.PARTY``), and tells nothing of themselves. The office finds the rows beside its own and answers each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.asks import Ask, PartsAsk, name_of
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.spellings import by_joined_digits, folded

NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dx]|1[3-9]\d{9})(?!\d)", re.ASCII)
"""What looks like a resident's number or a mobile telephone, however it is spaced and in whatever digits."""
WORDS = "请不要填写身份证号码、手机号码等个人信息：意见不署名，由办理机关逐条研究。"


@dataclass(frozen=True)
class Comments:
    """``Comments("record_opinions", OPINIONS, stage="consulting", until=Of.consultation_until)``.

    step    the step that adds the rows
    rows    the ask for them; of each the public fills in what it must be told
    stage   the stage in which a draft is shown
    until   the column with the last day
    what    what is under way while they are taken, as pages call it
    """

    step: str
    rows: PartsAsk
    stage: str
    until: Any
    what: str = "公开征求意见"

    def open_for(self, record: Any, day: date) -> bool:
        """Whether comments are taken on a day: the draft is public, is being shown, and its last day has not passed."""
        last = getattr(record, name_of(self.until))
        shown = record.published_on is not None and record.withdrawn_on is None and not record.restricted
        return bool(shown and record.stage == self.stage and last is not None and day <= last)

    @property
    def asked(self) -> tuple[Ask, ...]:
        """What is asked of the public."""
        return tuple(ask for ask in self.rows.columns if ask.field.required)

    @property
    def gates(self) -> tuple[Gate, ...]:
        """What a comment is held to and an entry of the office is not."""
        return tuple(
            Gate(rule, reason, self.rows.name, gist, holds=_from_outside) for rule, reason, gist in self._held_to()
        )

    @property
    def still_shown(self) -> Gate:
        """Closed to what rests on all the days for which it was shown, while it is taken down: then nobody could comment."""
        return Gate("house.comment_still_shown", self._taken_down, gist=f"{self.what}的内容没有撤回")

    def _taken_down(self, facts: Facts) -> str | None:
        gone: date | None = facts.record.withdrawn_on
        return f"{self.what}的内容已于{gone}撤回，请重新公开、补足期限以后再办理。" if gone else None

    def _held_to(self) -> tuple[tuple[str, Any, str], ...]:
        return (
            ("house.comment_in_time", self._in_time, f"{self.what}期限以内"),
            ("house.comment_names_nobody", self._names_nobody, "不填写个人信息"),
            ("house.comment_once", self._once, "一次提交一条意见，同样的意见不重复提交"),
        )

    def _in_time(self, facts: Facts) -> str | None:
        return None if self.open_for(facts.record, facts.on) else f"现在不在{self.what}的期限以内。"

    def _names_nobody(self, facts: Facts) -> str | None:
        return WORDS if any(NUMBERS.search(folded(text, by_joined_digits)) for text in self._texts(facts)) else None

    def _texts(self, facts: Facts) -> list[str]:
        return [text for row in facts[self.rows.name] for text in row.values() if isinstance(text, str)]

    def _once(self, facts: Facts) -> str | None:
        """Sent twice by a finger that pressed twice, it stands once."""
        names = [ask.name for ask in self.asked]
        told = [tuple(row[name] for name in names) for row in facts[self.rows.name]]
        if len(told) != 1:
            return "一次提交一条意见。"
        there = {tuple(getattr(row, name) for name in names) for row in facts.parts(self.rows.name)}
        return "同样的意见已经提交，不必重复提交。" if told[0] in there else None


def _from_outside(facts: Facts) -> bool:
    return facts.actor.party_to is not None
