"""受评单位: what each unit of a round owes: the list of its closed files, by a day; reminded, or excused with the reason."""

from __future__ import annotations

from django.db import models

from guiju.figures.declared import Count, declare
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, At, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.penalty_case import PenaltyCase


class ListedFile(Part):
    """目录中的案卷: a closed file of the unit that stands in no register of this platform."""

    matter = models.ForeignKey("enforcement.ReviewedUnit", models.PROTECT, related_name="listed")
    number = models.CharField("案卷号、文书号", max_length=80)
    closed_on = models.DateField("办结日期")

    def __str__(self) -> str:
        return self.number


class ReviewedUnitColumns(Matter):
    """The columns of what a unit owes."""

    round = models.ForeignKey(FileReview, models.PROTECT, related_name="units", verbose_name="案卷评查")
    due_on = models.DateField("报送截止日期")
    given_on = models.DateField("报送日期", null=True, blank=True)
    reminded_on = models.DateField("最近催办日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True


Of = ReviewedUnitColumns
LISTED = asks.parts("listed", "案卷", ListedFile, "number", "closed_on", least=0)
NOTHING = asks.maybe(asks.words("nothing", "没有案卷可报的说明", longest=200), "目录为空的应当填写。")


def listed_or_said(facts: Facts) -> str | None:
    if facts["listed"] or facts["nothing"]:
        return None
    return "目录是空的：请逐件填写；本期间没有其他案卷的，请填写说明。"


def listed_once(facts: Facts) -> str | None:
    told = [row["number"] for row in facts["listed"]]
    there = {row.number for row in facts.parts("listed")}
    twice = [number for n, number in enumerate(told) if number in there or number in told[:n]]
    return f"“{'、'.join(twice[:3])}”重复列入。" if twice else None


def within_period(facts: Facts) -> str | None:
    first, last = facts["round"].closed_from, facts["round"].closed_until
    wrong = [row["number"] for row in facts["listed"] if not first <= row["closed_on"] <= last]
    return f"“{'、'.join(wrong[:3])}”的办结日期不在{first}至{last}之间。" if wrong else None


def not_registered(facts: Facts) -> str | None:
    """What stands in the register of penalties is in the frame by itself: listed too, it would have two lots."""
    told = [row["number"] for row in facts["listed"]]
    there = PenaltyCase.objects.filter(agency=facts.record.agency_id, number__in=told)
    numbers = list(there.values_list("number", flat=True)[:3])
    return f"“{'、'.join(numbers)}”已在行政处罚台账中，自动列入目录，不需填报。" if numbers else None


def round_open(facts: Facts) -> str | None:
    review = facts["round"]
    return None if review.stage == "called" else f"“{review.title}”现为“{review.stage_label}”，不能通知单位。"


LISTING = (
    Gate("house.unit_list", listed_or_said, "listed", "填写目录，没有案卷的作出说明"),
    Gate("house.unit_once", listed_once, "listed", "案卷不重复列入"),
    Gate("house.unit_period", within_period, "listed", "案卷在评查期间内办结"),
    Gate("house.unit_registered", not_registered, "listed", "已在行政处罚台账中的案卷不再填报"),
)


class ReviewedUnit(ReviewedUnitColumns):
    """受评单位: called → given, or excused."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "受评单位"

    procedure = Procedure(
        Step(
            "call",
            "通知报送目录",
            since=NEW,
            to="called",
            by=(Role.CLERK, Role.HEAD),
            at=At.OVERSEER,
            asks=(Of.round, asks.ahead(Of.due_on)),
            sets={"title": lambda facts: f"{facts['round'].title}：{facts.record.agency}"[:200]},
            gates=(Gate("house.unit_round", round_open, "round", "评查正在进行"),),
            writes=Writes("call", "案卷评查通知"),
            follows="file_review.approve",
            decides=(Of.due_on,),
            set_right_by=("put_off",),
        ),
        Step(
            "give",
            "报送案卷目录",
            since="called",
            to="given",
            asks=(LISTED, NOTHING),
            dates=(Of.given_on,),
            gates=LISTING,
        ),
        Step(
            "put_off",
            "延长报送期限",
            since="called",
            by=(Role.CLERK, Role.HEAD),
            at=At.OVERSEER,
            asks=(asks.ahead(Of.due_on), asks.REASON),
        ),
        Step(
            "remind",
            "催办",
            since="called",
            by=(Role.CLERK, Role.HEAD),
            at=At.OVERSEER,
            dates=(Of.reminded_on,),
            writes=Writes("reminder", "催办通知"),
        ),
        Step(
            "excuse",
            "准予不报送",
            since="called",
            to="excused",
            by=(Role.CLERK, Role.HEAD),
            at=At.OVERSEER,
            asks=(asks.REASON,),
        ),
        stages={"called": "待报送", "given": "已报送", "excused": "准予不报送"},
        ends=("given", "excused"),
        clocks=(
            Clock(
                until=Of.due_on,
                words="报送案卷目录",
                source="案卷评查通知",
                starts="call",
                extended_by="put_off",
                met_by="give",
                dropped_by="excuse",
            ),
        ),
    )


declare(
    file_review_units_due=Count(ReviewedUnit, on="due_on"),
    file_review_units_given=Count(ReviewedUnit, on="given_on"),
    file_review_units_missing=Count(ReviewedUnit, on="due_on", where=models.Q(stage="called")),
)
