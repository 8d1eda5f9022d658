"""公示、异议、命名: a title that is to be given is shown first, and anybody may object."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Asked, Marked
from guiju.kernel.declaring.comments import Comments
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.governance.titles import gates, objections

STAFF: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL), "at": Organ.JUSTICE}
HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": Organ.JUSTICE}


def shown(of: Any, objection: type[Part], reviewer: tuple[Gate, ...], comments: Comments) -> tuple[Step, ...]:
    """From what passed to the objections that were looked into; ``reviewer``: the gates of whoever names."""
    return (
        Step(
            "show",
            "公示",
            since="passed",
            to="shown",
            asks=(asks.ahead(of.shown_until), asks.words("shown_where", "公示的网站、媒体", longest=200)),
            dates=(of.shown_on,),
            gates=(*reviewer, gates.SHOWN),
            writes=Writes("showing", "拟命名公示"),
            publishes=True,
            decides=(of.shown_until,),
            set_right_by=("show_longer",),
            **HEAD,
        ),
        Step(
            "show_longer",
            "延长公示",
            since="shown",
            asks=(asks.ahead(of.shown_until), asks.REASON),
            gates=(*reviewer, gates.SHOWN_LONGER),
            publishes=True,
            decides=(of.shown_until,),
            set_right_by=("show_longer",),
            **HEAD,
        ),
        Step(
            "object",
            "登记异议",
            since="shown",
            asks=(comments.rows,),
            gates=comments.gates,
            at=Organ.JUSTICE,
            by=(Role.CLERK, Role.LEGAL, Role.PARTY),
            help_text="公示期内任何单位和个人都可以在门户提出；来信、来电提出的在此登记，不写提出人的姓名。",
        ),
        Step(
            "settle",
            "核查异议",
            since="shown",
            asks=(objections.settling(objection),),
            gates=(*reviewer, gates.SETTLED),
            **STAFF,
        ),
    )


def named(
    of: Any,
    reviewer: tuple[Gate, ...],
    judged: tuple[str, ...],
    asked: tuple[Asked | Marked, ...],
    sets: dict[str, Any],
    help_text: str,
    comments: Comments,
    *held: Gate,
    **more: Any,
) -> Step:
    """命名: whoever ``judged`` does not name, nor anybody while the showing is taken down; ``asked`` and ``sets`` say how long a
    title lasts and when it is looked at again; ``held``: further gates."""
    return Step(
        "name",
        "命名",
        since="shown",
        to="named",
        asks=asked,
        sets={**sets, "outcome": "已命名"},
        dates=(of.named_on, of.decided_on),
        gates=(
            *(*reviewer, *gates.NAMED, *held, comments.still_shown),
            four_eyes("命名的负责人不得参加书面评审、核查异议。", *judged, "settle"),
        ),
        publishes=True,
        help_text=help_text,
        **more,
        **HEAD,
    )


def declined(of: Any, since: tuple[str, ...], reviewer: tuple[Gate, ...]) -> Step:
    return Step(
        "decline",
        "不予命名",
        since=since,
        to="not_named",
        asks=(asks.REASON,),
        sets={"outcome": "不予命名"},
        dates=(of.decided_on,),
        gates=reviewer,
        withdraws=True,
        **HEAD,
    )
