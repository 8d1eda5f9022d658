"""案卷评查: what stands before each step of a round. Each gate answers with a sentence, or None."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.sheets import Sheet
from guiju.registers.enforcement.file_review.choices import SHEETS, Range
from guiju.registers.enforcement.file_review.columns import CALLED

GONE = ("replaced",)
"""A file that was replaced is no longer of the round."""


def files(facts: Facts) -> Any:
    """The files of the round that are still in it, as rows of the database: they may be many."""
    of_round: Any = register("reviewed_file")._default_manager
    return of_round.filter(round_id=facts.record.pk).exclude(stage__in=GONE)


def overseeing(facts: Facts) -> str | None:
    """Units answer to nobody else: what they owe is called for, put off and excused by whoever oversees them."""
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能组织对其他机关的案卷评查。"


def period_in_order(facts: Facts) -> str | None:
    first, last = facts["closed_from"], facts["closed_until"]
    return f"办结日期止于{last}，早于起始日期{first}。" if last < first else None


def lists_after(facts: Facts) -> str | None:
    day = facts["lists_by"]
    return None if day >= facts.on else f"报送目录截止日期{day}不得早于{facts.on}。"


def due_after(facts: Facts) -> str | None:
    day = facts["due_by"]
    return None if day >= facts.on else f"报送截止日期{day}不得早于{facts.on}。"


def units_told(facts: Facts) -> str | None:
    if facts["range"] != Range.CHOSEN or facts["units"]:
        return None
    return "请选择单位范围，或者逐家勾选受评单位。"


def sheet_of(facts: Facts) -> Sheet | None:
    """The sheet of the day on which the round was planned."""
    review: Any = facts.record
    return SHEETS.on(facts["kind"], review.opened_on)


def sheet_is_there(facts: Facts) -> str | None:
    return None if sheet_of(facts) is not None else SHEETS.lacking()


def someone_missing(facts: Facts) -> str | None:
    missing = facts.look_at(CALLED.missing(facts.record))
    return None if missing else "各单位均已报送，无需催办。"


def every_file_settled(facts: Facts) -> str | None:
    there, left = files(facts), files(facts).exclude(stage="settled")
    if not there.exists():
        return "本次评查还没有案卷。"
    return _left(left, "出具评查意见")


def every_file_closed(facts: Facts) -> str | None:
    return _left(files(facts).exclude(stage="closed"), "办结")


def _left(rows: Any, done: str) -> str | None:
    numbers = list(rows.order_by("file_number").values_list("file_number", flat=True)[:4])
    if not numbers:
        return None
    shown = "、".join(numbers[:3])
    return f"尚有{rows.count()}份案卷没有{done}：{shown}{'等' if len(numbers) > 3 else ''}。"


def nothing_drawn(facts: Facts) -> str | None:
    return "已有案卷纳入评查，应当继续评查并通报结果。" if files(facts).exists() else None


def no_draw_waits(facts: Facts) -> str | None:
    """A frame that is closed is drawn from: once the round is over, nothing can be taken up."""
    of_round: Any = register("file_draw")._default_manager
    waiting = of_round.filter(round_id=facts.record.pk, stage="frozen").first()
    return f"“{waiting}”的目录已经固定、尚未抽取，请先抽取或者作废。" if waiting is not None else None


def rectify_after(facts: Facts) -> str | None:
    day = facts["rectify_by"]
    return None if day > facts.on else f"整改期限{day}应当晚于{facts.on}。"
