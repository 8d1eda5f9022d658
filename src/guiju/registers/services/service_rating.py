"""好差评: what an applicant thinks of how a case was handled, once, by their own door; a poor rating is called back and ends
in a result.

How ratings are run stands in 国办发〔2019〕51号, which this house does not have (``confirmed: false``). What was rated
nobody changes.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, Clock, Fork, Gate, Step
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import POOR, Level

FOLLOW_UP = "services.bad_rating.follow_up"
HANDLING = (
    "accept",
    "accept_lacking",
    "accept_on_promise",
    "handle_at_once",
    "examine",
    "decide",
    "decline",
    "deliver",
)


class Finding(models.TextChoices):
    """What a call-back comes to."""

    MENDED = "mended", "情况属实，已经整改"
    EXPLAINED = "explained", "属于法律、政策规定，已经解释"
    UNFOUNDED = "unfounded", "经核实不属实"


class ServiceRatingColumns(Matter):
    """The columns of a rating. Who gave it stands with the case."""

    case = models.ForeignKey(ServiceCase, models.PROTECT, related_name="+", verbose_name="办件")
    level = models.CharField("评价等级", max_length=10, choices=Level.choices)
    remark = models.CharField("意见和建议", max_length=500, blank=True)
    given_on = models.DateField("评价日期", null=True, blank=True)
    called_on = models.DateField("回访日期", null=True, blank=True)
    finding = models.CharField("核实结果", max_length=10, choices=Finding.choices, blank=True)
    settled_on = models.DateField("办结日期", null=True, blank=True)
    in_time = models.BooleanField("按期办结", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True


Of = ServiceRatingColumns


def of_another(facts: Facts) -> str | None:
    """Who is complained of does not call back: nobody who handled the case."""
    actor, case = facts.actor.user_id, facts["case"]
    entries = Entry.objects.filter(register=case.register(), matter_id=case.pk, step__in=HANDLING)
    own = actor is not None and entries.filter(actor_id=actor).exists()
    return "经办、决定该件的人员不得回访和认定自己的差评。" if own else None


def reached_or_tried(facts: Facts) -> str | None:
    there = facts["called_on"] is not None or facts.past("call_in_vain") is not None
    return None if there else "请先回访；联系不上的，登记“回访未能联系”。"


def told_how(facts: Facts) -> str | None:
    mended = facts["finding"] == Finding.MENDED
    return "情况属实的，写明整改的措施和责任人。" if mended and not facts["measures"] else None


def in_time(facts: Facts) -> bool:
    last = facts.due(FOLLOW_UP, facts["given_on"])
    return last is None or facts.on <= last


OTHERS = Gate("house.rated_by_others", of_another, gist="回访的不是经办人员")


class ServiceRating(ServiceRatingColumns):
    """好差评: kept as it was given; a poor one is called back and settled."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "政务服务“好差评”"

    procedure = Procedure(
        Step(
            "receive",
            "收到评价",
            since=NEW,
            to=Fork("level", {level: "to_call" if level in POOR else "kept" for level in Level}),
            asks=(Of.case, Of.level, asks.maybe(Of.remark)),
            sets=lambda facts: {"title": f"{facts['case'].number}（{Level(facts['level']).label}）"},
            dates=(Of.given_on,),
            follows="service_case.rate",
            decides=(Of.case, Of.level, Of.remark),
        ),
        Step(
            "call_back",
            "回访",
            since="to_call",
            to="called",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            asks=(asks.words("said", "评价人反映的情况", longest=1000),),
            dates=(Of.called_on,),
            gates=(OTHERS,),
        ),
        Step(
            "call_in_vain",
            "回访未能联系",
            since="to_call",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            asks=(asks.words("tried", "几次、以什么方式联系，结果如何", longest=300),),
            gates=(OTHERS,),
        ),
        Step(
            "settle",
            "认定并办结",
            since=("to_call", "called"),
            to="settled",
            by=(Role.HEAD, Role.LEGAL),
            asks=(
                Of.finding,
                asks.words("findings", "核实的情况", longest=1000),
                asks.maybe(asks.words("measures", "整改措施和责任人", longest=1000), "情况属实的，应当填写。"),
            ),
            sets={"in_time": in_time},
            dates=(Of.settled_on,),
            gates=(
                OTHERS,
                Gate("house.rating_called", reached_or_tried, gist="已经回访，或者多次未能联系"),
                Gate("house.rating_measures", told_how, "measures", "情况属实的写明整改措施"),
            ),
            decides=(Of.finding, "findings", "measures"),
            set_right_by=("reopen",),
            help_text="认定不改变评价等级；不属实的也仍然计入评价数和满意率。",
        ),
        Step(
            "reopen",
            "重新核实",
            since="settled",
            to="to_call",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            sets={"finding": "", "settled_on": None, "in_time": None, "called_on": None},
        ),
        stages={"kept": "已收到", "to_call": "差评，待回访", "called": "已回访，待认定", "settled": "差评已办结"},
        ends=("kept", "settled"),
        clocks=(
            Clock(
                FOLLOW_UP,
                starts=("receive", "reopen"),
                met_by="settle",
                when=lambda facts: facts["level"] in POOR,
            ),
        ),
    )


BAD = Q(level__in=POOR)
declare(
    service_ratings_received=Count(ServiceRating, on="given_on"),
    service_ratings_satisfied=Count(ServiceRating, on="given_on", where=~BAD),
    service_satisfaction_rate=Ratio("service_ratings_satisfied", "service_ratings_received"),
    service_ratings_bad=Count(ServiceRating, on="given_on", where=BAD),
    service_ratings_bad_settled=Count(ServiceRating, on="given_on", where=BAD & Q(stage="settled")),
    service_bad_ratings_rectified_rate=Ratio("service_ratings_bad_settled", "service_ratings_bad"),
)
say(
    "services",
    "收到“好差评”评价{service_ratings_received}，满意率{service_satisfaction_rate}；差评{service_ratings_bad}，"
    "整改率{service_bad_ratings_rectified_rate}。",
)
