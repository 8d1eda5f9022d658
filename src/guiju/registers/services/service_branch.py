"""联办事项: what one agency has to do of a bundle: assigned when the whole is accepted → answered; asked again, recalled, urged.

It comes from a case (``service_case``) and lies on the desk of the agency whose item it is, beside those of the others: which
of them is late, and whose it is, the case shows. Who applied it does not say. “一件事” rests on no text at hand.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Gate, Step
from guiju.kernel.offices.people import Role
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_item import ServiceItem

LEAD = AgencyOf("case", "牵头机关")
STAFF: dict[str, Any] = {"by": (Role.CLERK, Role.HEAD)}
OPEN = ("assigned", "asked_again")


class Result(models.TextChoices):
    AGREED = "agreed", "同意"
    REFUSED = "refused", "不予办理"


class ServiceBranchColumns(Matter):
    """The columns of one branch."""

    case = models.ForeignKey(ServiceCase, models.PROTECT, related_name="+", verbose_name="“一件事”办件")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", verbose_name="事项")
    task = models.TextField("申请内容", max_length=2000)
    due_on = models.DateField("办理期限")
    result = models.CharField("办理结果", max_length=8, choices=Result.choices, blank=True)
    document = models.CharField("证件、批文编号", max_length=80, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    in_time = models.BooleanField("按期答复", null=True, blank=True)
    urged = models.PositiveSmallIntegerField("催办次数", default=0)

    class Meta(Matter.Meta):
        abstract = True


Of = ServiceBranchColumns


def reasoned(facts: Facts) -> str | None:
    if facts["result"] == Result.REFUSED:
        return None if facts["refused_because"] else "不予办理的，应当说明理由和依据。"
    return "同意的，不填写不予办理的理由。" if facts["refused_because"] else None


def case_open(facts: Facts) -> str | None:
    case = facts.look_at([facts["case"]])[0]
    over = case.stage in case.procedure.ends or case.stage == "granted"
    return f"该件现为“{case.stage_label}”，不能重新办理。" if over else None


class ServiceBranch(ServiceBranchColumns):
    """联办事项: assigned → answered; asked again; recalled."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "“一件事”联办事项"

    procedure = Procedure(
        Step(
            "assign",
            "交办",
            since=NEW,
            to="assigned",
            at=LEAD,
            asks=(Of.case, Of.item, Of.task, asks.ahead(Of.due_on)),
            sets=lambda facts: {"title": f"{facts['case'].number}：{facts['item'].title}"[:200]},
            follows=("service_case.accept", "service_case.accept_lacking", "service_case.accept_on_promise"),
            decides=(Of.due_on,),
            set_right_by=("recall",),
        ),
        Step(
            "answer",
            "答复",
            since=OPEN,
            to="answered",
            asks=(
                Of.result,
                asks.maybe(Of.document),
                asks.maybe(asks.words("refused_because", "不予办理的理由和依据", longest=1000)),
            ),
            sets=lambda facts: {"in_time": facts.on <= facts["due_on"]},
            dates=(Of.answered_on,),
            gates=(Gate("house.branch_reasons", reasoned, "refused_because", "不予办理的说明理由"),),
            decides=(Of.result, Of.document, "refused_because"),
            set_right_by=("ask_again",),
            help_text="申请材料由牵头机关统一收取，不要求申请人重复提交。",
            **STAFF,
        ),
        Step(
            "ask_again",
            "要求重新办理",
            since="answered",
            to="asked_again",
            at=LEAD,
            asks=(asks.ahead(Of.due_on), asks.REASON),
            sets={"result": "", "document": "", "answered_on": None, "in_time": None},
            gates=(Gate("house.bundle_open", case_open, gist="“一件事”还没有决定"),),
            **STAFF,
        ),
        Step(
            "urge",
            "催办",
            since=OPEN,
            at=LEAD,
            asks=(asks.words("demand", "催办要求", longest=300),),
            sets=lambda facts: {"urged": facts.before("urged") + 1},
            **STAFF,
        ),
        Step(
            "recall",
            "收回",
            since=OPEN,
            to="recalled",
            at=LEAD,
            by=(Role.HEAD, Role.SYSTEM),
            asks=(asks.REASON,),
            help_text="申请人撤回其中一项，或者该项不需要办理的。",
        ),
        stages={"assigned": "办理中", "asked_again": "重新办理中", "answered": "已答复", "recalled": "已收回"},
        ends=("answered", "recalled"),
        clocks=(
            Clock(
                until=Of.due_on,
                words="答复“一件事”联办事项",
                source="“一件事”承诺时限",
                starts=("assign", "ask_again"),
                met_by="answer",
                dropped_by="recall",
            ),
        ),
    )
