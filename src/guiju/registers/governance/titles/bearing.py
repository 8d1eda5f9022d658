"""复核、警示、撤销、期满: what becomes of a title that is borne."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Asked, Marked
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Clock, Gate, Lapse, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.governance.titles import gates
from guiju.registers.governance.titles.choices import HELD
from guiju.registers.governance.titles.showing import HEAD

SEEN = ("shown", *HELD, "title_withdrawn", "expired")
"""Stages in which the public may read of it."""


def looked_at_again(
    of: Any,
    reviewer: tuple[Gate, ...],
    asked: tuple[Asked | Marked, ...] = (),
    sets: dict[str, Any] | None = None,
    kept: tuple[Gate, ...] = (),
    **more: Any,
) -> tuple[Step, ...]:
    """A title is looked at again, kept or warned of; ``asked`` and ``sets`` say when it is looked at next, held to
    the gates ``kept``."""
    return (
        Step(
            "recheck",
            "复核",
            since=("named", "warned"),
            to="rechecking",
            asks=(asks.words("recheck_findings", "复核情况"), of.recheck_passed),
            dates=(of.rechecked_on,),
            gates=(*reviewer, gates.LASTS),
            by=(Role.CLERK, Role.LEGAL),
            at=Organ.JUSTICE,
            help_text="到期复核、发现问题随时复核、警示以后复查整改，都在此登记。",
        ),
        Step(
            "keep",
            "保留称号",
            since="rechecking",
            to="named",
            asks=(asks.words("keeping_opinion", "意见", longest=500), *asked),
            sets={**(sets or {}), "rectify_by": None},
            gates=(
                *(*reviewer, gates.LASTS, gates.KEPT, *kept),
                four_eyes("决定保留称号的负责人不得参加复核。", "recheck"),
            ),
            **more,
            **HEAD,
        ),
        Step(
            "warn",
            "警示",
            since=("named", "rechecking"),
            to="warned",
            asks=(asks.words("warned_of", "存在的问题"), asks.ahead(of.rectify_by)),
            gates=(*reviewer, gates.LASTS, gates.WARNED),
            writes=Writes("warning", "示范称号警示通知"),
            decides=(of.rectify_by, "warned_of"),
            set_right_by=("recheck", "withdraw_title"),
            **HEAD,
        ),
    )


def lost(of: Any, reviewer: tuple[Gate, ...], restored: tuple[Gate, ...] = ()) -> tuple[Step, ...]:
    """A title is withdrawn, given back where that was wrong (held to the gates ``restored``), over when its term is; and what
    the public reads of it."""
    return (
        Step(
            "withdraw_title",
            "撤销称号",
            since=HELD,
            to="title_withdrawn",
            asks=(
                of.withdrawn_because,
                asks.REASON,
                asks.words("heard", "听取称号单位意见的情况", longest=1000),
            ),
            sets={"outcome": "称号已撤销"},
            dates=(of.title_withdrawn_on,),
            gates=(*reviewer, gates.GROUND, four_eyes("决定撤销称号的负责人不得参加复核。", "recheck")),
            writes=Writes("withdrawal", "撤销示范称号的决定"),
            publishes=True,
            decides=(of.withdrawn_because, "reason"),
            set_right_by=("restore_title",),
            **HEAD,
        ),
        Step(
            "restore_title",
            "恢复称号",
            since="title_withdrawn",
            to="named",
            asks=(asks.REASON,),
            sets={
                "withdrawn_because": "",
                "title_withdrawn_on": None,
                "rectify_by": None,
                "outcome": "已命名",
                "closed_on": None,
            },
            gates=(*reviewer, gates.LASTS, *restored),
            publishes=True,
            help_text="撤销有误的，在有效期内恢复。",
            **HEAD,
        ),
        Step(
            "expire",
            "称号期满",
            since=HELD,
            to="expired",
            by=(Role.SYSTEM,),
            sets={"outcome": "称号已期满"},
        ),
        Step("unpublish", "撤回公开", since=SEEN, withdraws=True, asks=(asks.REASON,), gates=reviewer, **HEAD),
        Step("publish", "公开", since=SEEN, publishes=True, gates=reviewer, **HEAD),
    )


def clocks(of: Any, source: str, *starts: str, also_dropped_by: tuple[str, ...] = ()) -> tuple[Clock, ...]:
    """When a title is looked at again, and by when what it was warned of is put right."""
    dropped = ("withdraw_title", "expire", *also_dropped_by)
    return (
        Clock(
            until=of.recheck_on,
            words="复核示范称号",
            source=source,
            starts=(*starts, "keep", "restore_title"),
            met_by="recheck",
            dropped_by=dropped,
        ),
        Clock(
            until=of.rectify_by,
            words="整改示范称号警示的问题",
            source="警示通知",
            starts="warn",
            met_by="recheck",
            dropped_by=dropped,
        ),
    )


LAPSES = (Lapse("expire", lambda today: Q(stage__in=HELD, valid_until__lt=today)),)
