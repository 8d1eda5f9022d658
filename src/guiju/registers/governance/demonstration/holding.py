"""复核、警示、撤销、期满: what becomes of a title."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Clock, Lapse, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.governance.demonstration import gates
from guiju.registers.governance.demonstration.columns import DemonstrationColumns as Of
from guiju.registers.governance.demonstration.terms import next_recheck

HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": Organ.JUSTICE}
STEPS = (
    Step(
        "recheck",
        "复核",
        since=("named", "warned"),
        to="rechecking",
        asks=(asks.words("recheck_findings", "复核情况"), Of.recheck_passed),
        dates=(Of.rechecked_on,),
        gates=(*gates.REVIEWER, gates.LASTS),
        by=(Role.CLERK, Role.LEGAL),
        at=Organ.JUSTICE,
        help_text="到期复核、发现问题随时复核、警示以后复查整改，都在此登记。",
    ),
    Step(
        "keep",
        "保留称号",
        since="rechecking",
        to="named",
        asks=(asks.words("keeping_opinion", "意见", longest=500),),
        sets={"recheck_on": next_recheck, "rectify_by": None},
        gates=(*gates.REVIEWER, gates.LASTS, gates.KEPT, four_eyes("决定保留称号的负责人不得参加复核。", "recheck")),
        **HEAD,
    ),
    Step(
        "warn",
        "警示",
        since=("named", "rechecking"),
        to="warned",
        asks=(asks.words("warned_of", "存在的问题"), asks.ahead(Of.rectify_by)),
        gates=(*gates.REVIEWER, gates.LASTS, gates.WARNED),
        writes=Writes("warning", "示范称号警示通知"),
        decides=(Of.rectify_by, "warned_of"),
        set_right_by=("recheck", "withdraw_title"),
        **HEAD,
    ),
    Step(
        "withdraw_title",
        "撤销称号",
        since=gates.HELD,
        to="title_withdrawn",
        asks=(
            Of.withdrawn_because,
            asks.REASON,
            asks.words("heard", "听取称号单位意见的情况", longest=1000),
        ),
        sets={"outcome": "称号已撤销"},
        dates=(Of.title_withdrawn_on,),
        gates=(*gates.REVIEWER, gates.GROUND, four_eyes("决定撤销称号的负责人不得参加复核。", "recheck")),
        writes=Writes("withdrawal", "撤销示范称号的决定"),
        publishes=True,
        decides=(Of.withdrawn_because, "reason"),
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
        gates=(*gates.REVIEWER, gates.LASTS, gates.HELD_ONCE),
        publishes=True,
        help_text="撤销有误的，在有效期内恢复。",
        **HEAD,
    ),
    Step(
        "expire",
        "称号期满",
        since=gates.HELD,
        to="expired",
        by=(Role.SYSTEM,),
        sets={"outcome": "称号已期满"},
    ),
    Step(
        "unpublish",
        "撤回公开",
        since=("shown", *gates.HELD, "title_withdrawn", "expired"),
        withdraws=True,
        asks=(asks.REASON,),
        gates=gates.REVIEWER,
        **HEAD,
    ),
    Step(
        "publish",
        "公开",
        since=("shown", *gates.HELD, "title_withdrawn", "expired"),
        publishes=True,
        gates=gates.REVIEWER,
        **HEAD,
    ),
)
CLOCKS = (
    Clock(
        until=Of.recheck_on,
        words="复核示范称号",
        source="指标体系的命名条件",
        starts=("name", "keep", "restore_title"),
        met_by="recheck",
        dropped_by=("withdraw_title", "expire"),
    ),
    Clock(
        until=Of.rectify_by,
        words="整改示范称号警示的问题",
        source="警示通知",
        starts="warn",
        met_by="recheck",
        dropped_by=("withdraw_title", "expire"),
    ),
)
LAPSES = (Lapse("expire", lambda today: Q(stage__in=gates.HELD, valid_until__lt=today)),)
