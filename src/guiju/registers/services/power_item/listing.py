"""编制: an item is proposed, reviewed for legality, published; its benchmark of discretion is set."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import apps

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.reach import published
from guiju.kernel.declaring.steps import NEW, Fork, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.services.power_item import gates
from guiju.registers.services.power_item.choices import Finding
from guiju.registers.services.power_item.columns import (
    DiscretionTier,
    PowerBasis,
    PowerDuty,
    PowerStep,
)
from guiju.registers.services.power_item.columns import PowerItemColumns as Of


def handed_down_item() -> asks.Ask:
    """An item that any office of this installation has handed down, of this register itself: its column knows the model once
    the register is there."""
    model: Any = apps.get_model("services", "PowerItem")
    column = asks.maybe(asks.column(model._meta.get_field("taken_from")), "承接本平台的机关下放的，应当选择。")
    rows = partial(model.objects.filter, stage="handed_down", restricted="")
    return asks.as_ask(published(column, rows))


BASIS = ("bases", "设定依据", PowerBasis, "law", "article", "level")
BASES = asks.parts(*BASIS, dates=("since",))
DUTIES = asks.parts("duties", "责任事项", PowerDuty, "phase", "duty", "accountability", dates=("since",), least=0)
PROCESS = asks.parts("process", "办理步骤", PowerStep, "name", "done_by", optional=("days",), dates=("since",), least=0)
ANEW = (asks.parts(*BASIS, dates=("since",), least=0), DUTIES, PROCESS)
"""What is told of any of these takes the place of all that was told of it before."""
TIERS = asks.parts(
    "tiers", "裁量阶次", DiscretionTier, "facts", "outcome", optional=("least", "most"), dates=("since",)
)
REVIEWERS: dict[str, Any] = {"at": Organ.JUSTICE, "by": (Role.LEGAL,)}
REVIEW = (asks.choice("finding", "审核结论", Finding.choices), asks.words("opinion", "审核意见", longest=500))
BEFORE = ("proposed", "returned", "reviewed")

STEPS = (
    Step(
        "propose",
        "拟定",
        since=NEW,
        to="proposed",
        asks=(
            Of.title,
            Of.code,
            Of.kind,
            Of.field,
            Of.level,
            Of.origin,
            asks.maybe(Of.source, "新增、承接的，应当填写。"),
            handed_down_item,
            BASES,
            DUTIES,
            PROCESS,
        ),
        sets=gates.said,
        gates=(
            gates.CODE_ONCE,
            gates.WHENCE,
            gates.FROM_ABOVE,
            *gates.BASIS,
            gates.IN_FULL,
            fields_of_administration.OF_ITS_DAY,
        ),
        help_text="权力和责任一一对应；没有责任事项的可以先拟定，但不得公布。流程图按办理步骤的先后画出。",
    ),
    Step(
        "amend",
        "修改完善",
        since=BEFORE,
        to="proposed",
        asks=(
            Of.title,
            Of.code,
            Of.field,
            Of.level,
            Of.origin,
            asks.maybe(Of.source, "新增、承接的，应当填写。"),
            handed_down_item,
            *ANEW,
        ),
        sets=gates.said,
        gates=(
            gates.CODE_ONCE,
            gates.WHENCE,
            gates.FROM_ABOVE,
            *gates.BASIS,
            gates.IN_FULL,
            fields_of_administration.OF_ITS_DAY,
        ),
        edits=True,
        help_text="依据、责任、步骤不改的不填；填写的，以这次填写的全部内容代替原来的。",
    ),
    Step(
        "review",
        "合法性审核",
        since="proposed",
        to=Fork("finding", {Finding.PASSED: "reviewed", Finding.RETURNED: "returned"}),
        asks=REVIEW,
        confirms=gates.LIMITS,
        gates=(four_eyes("审核人员不得与拟定人员相同。", "propose", "amend"),),
        help_text="审核职权有无依据、依据是否现行有效、权责是否一致。",
        **REVIEWERS,
    ),
    Step(
        "publish",
        "公布",
        since="reviewed",
        to="listed",
        by=(Role.HEAD,),
        dates=(Of.listed_on,),
        sets=gates.listed,
        gates=(gates.DUTIES, four_eyes("公布人员不得与拟定人员相同。", "propose", "amend")),
        publishes=True,
        writes=Writes("listing", "权责清单事项公布表"),
    ),
    Step(
        "set_benchmark",
        "制定裁量基准",
        since="listed",
        by=(Role.HEAD,),
        asks=(Of.benchmark, TIERS),
        dates=(Of.benchmark_on,),
        sets=gates.listed,
        gates=(gates.RANGES, gates.IN_FULL),
        confirms=("penalty.benchmark_published",),
        publishes=True,
        help_text="修订的，填写修订后的全部阶次；此前的阶次按日期保留。",
    ),
    Step("drop", "撤回", since=BEFORE, to="dropped", asks=(asks.REASON,)),
)
