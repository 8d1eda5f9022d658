"""受评单位: what each unit of a round owes: the list of its closed files, by a day; reminded, or excused with the reason."""

from __future__ import annotations

from typing import Any

from django.db import models

from guiju.figures.declared import Count, declare
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.registry import register
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.penalty_case import PenaltyCase


class ListedFile(Part):
    """目录中的案卷: a closed file of the unit that stands in no register of this platform."""

    matter = models.ForeignKey("enforcement.ReviewedUnit", models.PROTECT, related_name="listed")
    number = models.CharField("案卷号、文书号", max_length=80)
    closed_on = models.DateField("办结日期")
    struck_because = models.CharField("撤回理由", max_length=200, blank=True)

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
MORE = asks.parts("listed", "案卷", ListedFile, "number", "closed_on")
STRIKING = rows.of_each("struck", "撤回的案卷", ListedFile, "struck_because")
HOLDER = AgencyOf("round", "组织评查的机关")
NOTHING = asks.maybe(asks.words("nothing", "没有案卷可报的说明", longest=200), "目录为空的应当填写。")


def listed_or_said(facts: Facts) -> str | None:
    if facts["listed"] or facts["nothing"]:
        return None
    return "目录是空的：请逐件填写；本期间没有其他案卷的，请填写说明。"


def listed_once(facts: Facts) -> str | None:
    told = [row["number"] for row in facts["listed"]]
    there = {row.number for row in facts.parts("listed") if not row.struck_because}
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
    return (
        None
        if review.stage == "called"
        else f"“{review.title}”现为“{review.stage_label}”，不再通知单位，也不再变更目录。"
    )


def later(facts: Facts) -> str | None:
    was = facts.before("due_on")
    return None if facts["due_on"] > was else f"新的报送期限应当晚于{was}。"


def in_no_frame(facts: Facts) -> str | None:
    """What a frame holds may be drawn from it, now or in place of another: it is taken out of the round as a file, not before."""
    keys = {told["id"] for told in facts["struck"]}
    frames: Any = register("file_draw")
    held = frames.objects.filter(round=facts["round"]).exclude(stage="void").values_list("frame", flat=True)
    framed = "".join(held)
    stuck = [row.number for row in facts.parts("listed") if row.pk in keys and row.pk.hex in framed]
    return (
        f"“{'、'.join(stuck[:3])}”已在固定的目录中，不能撤回；抽中后不宜评查的，由组织评查的机关更换。"
        if stuck
        else None
    )


ONE_BY_ONE = (
    Gate("house.unit_once", listed_once, "listed", "案卷不重复列入"),
    Gate("house.unit_period", within_period, "listed", "案卷在评查期间内办结"),
    Gate("house.unit_registered", not_registered, "listed", "已在行政处罚台账中的案卷不再填报"),
)
LISTING = (Gate("house.unit_list", listed_or_said, "listed", "填写目录，没有案卷的作出说明"), *ONE_BY_ONE)
ROUND_OPEN = Gate("house.unit_round", round_open, "round", "评查正在进行")


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
            at=HOLDER,
            asks=(Of.round, asks.ahead(Of.due_on)),
            sets={"title": lambda facts: f"{facts['round'].title}：{facts.record.agency}"[:200]},
            gates=(ROUND_OPEN,),
            writes=Writes("call", "案卷评查通知"),
            follows=("file_review.approve", "file_review.call_more"),
            decides=(Of.due_on,),
            set_right_by=("put_off",),
        ),
        Step(
            "give",
            "报送案卷目录",
            since=("called", "excused"),
            to="given",
            asks=(LISTED, NOTHING),
            dates=(Of.given_on,),
            gates=(ROUND_OPEN, *LISTING),
            help_text="准予不报送以后发现有案卷的，可以补报目录。",
            decides=("listed",),
            set_right_by=("add", "strike"),
            holds=Of.round,
        ),
        Step(
            "add",
            "补报案卷",
            since="given",
            asks=(MORE, asks.REASON),
            gates=(ROUND_OPEN, *ONE_BY_ONE),
            decides=("listed",),
            set_right_by=("strike",),
            help_text="目录固定以后补报的，进入下一批。",
            holds=Of.round,
        ),
        Step(
            "strike",
            "撤回误报的案卷",
            since="given",
            asks=(STRIKING,),
            gates=(ROUND_OPEN, Gate("house.unit_struck", in_no_frame, "struck", "案卷不在已经固定的目录中")),
            decides=("struck",),
            set_right_by=("add",),
            holds=Of.round,
        ),
        Step(
            "put_off",
            "延长报送期限",
            since="called",
            by=(Role.CLERK, Role.HEAD),
            at=HOLDER,
            asks=(asks.ahead(Of.due_on), asks.REASON),
            gates=(Gate("house.unit_later", later, "due_on", "新的报送期限晚于原期限"),),
        ),
        Step(
            "remind",
            "催办",
            since=("called", "given"),  # a list given on paper is entered after the reminder that it crossed
            by=(Role.CLERK, Role.HEAD),
            at=HOLDER,
            dates=(Of.reminded_on,),
            follows="file_review.remind",
            writes=Writes("reminder", "催办通知"),
        ),
        Step(
            "excuse",
            "准予不报送",
            since="called",
            to="excused",
            by=(Role.CLERK, Role.HEAD),
            at=HOLDER,
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
