"""行政复议决定的履行: performance and its enforcement, publication (2023 arts. 77 to 79)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import Gate, Step
from guiju.registers.oversight.reconsideration import conclusion_gates as gates
from guiju.registers.oversight.reconsideration.actors import DESK, REVIEWER, UNIT_HEAD
from guiju.registers.oversight.reconsideration.choices import (
    Enforcer,
)
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns as Of
from guiju.registers.oversight.reconsideration.respondents import WHOSE

STEPS = (
    Step(
        "redo",
        "登记重新作出的行为",
        since="served",
        asks=(
            WHOSE,
            asks.words("new_act", "重新作出的行政行为", longest=200),
            asks.yes("same_grounds", "与原行为事实、理由和内容基本相同"),
        ),
        dates=(Of.carried_out_on,),
        gates=(
            Gate("house.redo_ordered", gates.redo_ordered, gist="决定书责令重新作出行政行为"),
            Gate("reconsideration.no_same_act", gates.of_new_act, "same_grounds"),
        ),
        **DESK,
    ),
    Step(
        "carry_out",
        "登记履行",
        since="served",
        asks=(WHOSE, asks.words("performance", "履行情况")),
        dates=(Of.carried_out_on,),
        gates=(
            Gate("house.something_to_perform", gates.something_to_perform, WHOSE.name, "决定、调解书有需要履行的内容"),
        ),
        **DESK,
    ),
    Step(
        "order_compliance",
        "责令限期履行",
        since="served",
        asks=(
            WHOSE,
            asks.ahead(asks.day("comply_by", "履行期限")),
            asks.reason("未履行的情况"),
            asks.yes("summoned", "已约谈或者通报"),
        ),
        gates=(
            Gate("reconsideration.compliance_order", gates.nothing_to_order, WHOSE.name),
            *in_order("on", "comply_by"),
        ),
        decides=("comply_by",),
        set_right_by=("order_compliance",),
        **UNIT_HEAD,
    ),
    Step(
        "enforce",
        "登记强制执行",
        since="served",
        asks=(
            asks.choice("enforcer", "强制执行的机关", Enforcer.choices),
            asks.reason("申请人、第三人逾期不起诉又不履行的情况"),
        ),
        gates=(Gate("reconsideration.enforcement", gates.enforceable, "enforcer"),),
        **REVIEWER,
    ),
    Step(
        "copy_superior",
        "抄告上一级主管部门",
        since="served",
        asks=(asks.words("superior", "上一级主管部门", longest=100),),
        **DESK,
    ),
    Step(
        "publish",
        "公开决定书",
        since=("served", "closed"),
        publishes=True,
        gates=(Gate("reconsideration.publish", gates.act_was_public, "act_public"),),
        **DESK,
    ),
    Step(
        "unpublish",
        "撤回公开",
        since=("served", "closed"),
        withdraws=True,
        asks=(asks.REASON,),
        **DESK,
    ),
)
