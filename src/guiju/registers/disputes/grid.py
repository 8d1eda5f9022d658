"""网格: set up in a village or community, its posts held by people from day to day, redrawn, dissolved.

What the working unit of a neighbourhood is (《城乡社区网格化服务管理规范》GB/T 34300—2017, from memory, not confirmed). Those
who sign in and hold a post here report and handle in this grid and in those below it (``offices.posts``).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Concat

from guiju.figures.declared import DistinctAt, StockAt, declare, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.retelling import ERASED
from guiju.kernel.declaring.steps import NEW, Gate, Step
from guiju.kernel.offices.people import Appointment, Role
from guiju.kernel.offices.posts import PostHeld
from guiju.kernel.offices.regions import contains
from guiju.registers.disputes import grid_posts


class Sort(models.TextChoices):
    GENERAL = "general", "综合网格"
    SPECIAL = "special", "专属网格"
    SMALL = "small", "微网格"


class GridPost(Part, PostHeld):
    """岗位: one person in one post of a grid, from a day to a day."""

    matter = models.ForeignKey("disputes.Grid", models.PROTECT, related_name="posts")
    kind = models.CharField("岗位", max_length=20, choices=grid_posts.choices)
    name = models.CharField("姓名", max_length=40)
    unit = models.CharField("所在单位", max_length=60, blank=True)
    left_because = models.CharField("离岗原因", max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.name}"


ENDING = rows.of_each("ended", "离岗人员", GridPost, "left_because", dates=("until",))


def code_of_its_own(facts: Facts) -> str | None:
    twin = Grid.objects.filter(Grid.lasting(facts.on), code=facts["code"]).exclude(pk=facts.record.pk)
    return f"编码{facts['code']}已由在册的另一网格使用。" if twin.exists() else None


def within_its_parent(facts: Facts) -> str | None:
    """A tree: the grid above is there, and still is, reaches over this one, and does not lie below it."""
    parent, grid = facts["parent"], facts.record
    if parent is None:
        return None
    facts.look_at([parent])
    if not parent.serves_on(facts.on):
        return f"上级网格“{parent.title}”在{facts.on}不在册。"
    if parent.left_on is not None:
        return f"上级网格“{parent.title}”已于{parent.left_on}撤销，请选择仍在册的，或者不填。"
    if parent.agency_id != grid.agency_id or not contains(parent.region, grid.region):
        return f"本网格不在上级网格“{parent.title}”的范围以内。"
    return f"“{parent.title}”是本网格或者在本网格之下，不能作为其上级。" if _above(parent, grid) else None


def _above(lower: Grid | None, grid: Any) -> bool:
    """Whether ``grid`` is ``lower`` or lies above it."""
    seen = set()
    while lower is not None and lower.pk not in seen:
        if lower.pk == grid.pk:
            return True
        seen.add(lower.pk)
        lower = lower.parent
    return False


def account_of_its_own(facts: Facts) -> str | None:
    """Whoever signs in for a post does so as a keeper, of the agency that has the grid: else the post opens nothing to them."""
    for post in facts["posts"]:
        holder = post["holder"]
        if holder is None:
            continue
        if holder.agency_id != facts.record.agency_id:
            return f"{post['name']}的账号“{holder}”不是本机关的账号，不能在本网格上报、处置；请不选账号，填写所在单位。"
        named = Appointment.objects.filter(user=holder, role=Role.GRID).exclude(until__lt=facts.on)
        if not named.exists():
            return f"{post['name']}的账号“{holder}”没有担任网格员，请先由系统管理员任命，或者不选账号。"
    return None


def kind_of_its_day(facts: Facts) -> str | None:
    for post in facts["posts"]:
        kind = grid_posts.kinds()[post["kind"]]
        if not kind.since <= facts.on <= kind.until:
            return f"{facts.on}没有“{kind.name}”这一岗位。"
    return None


def one_at_a_time(facts: Facts) -> str | None:
    """One 网格长 a grid; and nobody twice in one post."""
    there = [(post.kind, post.name) for post in facts.parts("posts") if post.until is None]
    there += [(post["kind"], post["name"]) for post in facts["posts"]]
    for kind, count in Counter(kind for kind, _ in there).items():
        if count > 1 and not grid_posts.kinds()[kind].several:
            return f"一个网格同时只有一名{grid_posts.kinds()[kind].name}；更换的，先办理“离岗”。"
    twice = next((pair for pair, count in Counter(there).items() if count > 1), None)
    return (
        None
        if twice is None
        else f"{twice[1]}已是本网格的{grid_posts.kinds()[twice[0]].name}；同名的，请在姓名后注明。"
    )


def nobody_left_in_it(facts: Facts) -> str | None:
    grid: Any = facts.record
    if below := facts.look_at(Grid.objects.filter(Grid.lasting(facts.on), parent=grid)[:3]):
        return f"在{facts.on}，下级网格{'、'.join(f'“{one.title}”' for one in below)}尚在册，请先调整或者撤销。"
    posts = [post for post in facts.parts("posts") if post.until is None]
    return f"尚有{len(posts)}人在岗，请先办理“离岗”。" if posts else None


def nothing_open_in_it(facts: Facts) -> str | None:
    """What happened in it is seen again by its own people: once it is dissolved, nobody could."""
    grid: Any = facts.record
    events = grid.events
    left = facts.look_at(events.filter(events.model.lasting(facts.on)).order_by("pk")[:3])
    numbers = "、".join(event.number for event in left)
    return f"在{facts.on}，网格事件{numbers}尚未办结，请先办结或者办理“变更网格”。" if left else None


CODE_ONCE = Gate("house.grid_code_once", code_of_its_own, "code", "网格编码不与在册的其他网格相同")
WITHIN_ITS_PARENT = Gate("house.grid_within_its_parent", within_its_parent, "parent", "上级网格在册，范围包括本网格")


class Grid(Stock):
    """网格: there from the day it is set up until it is dissolved or merged."""

    code = models.CharField(
        "网格编码", max_length=20, db_index=True, validators=[RegexValidator(r"^\d{6,20}$", "网格编码为6至20位数字。")]
    )
    sort = models.CharField("网格类型", max_length=10, choices=Sort.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="below", verbose_name="上级网格"
    )
    bounds = models.CharField("网格范围", max_length=300, blank=True)
    households = models.PositiveIntegerField("户数", null=True, blank=True)
    residents = models.PositiveIntegerField("人口数", null=True, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "网格"

    lies_on = "id"

    procedure = Procedure(
        Step(
            "set_up",
            "设立",
            since=NEW,
            to="serving",
            asks=(
                Stock.title,
                code,
                sort,
                asks.maybe(parent),
                asks.maybe(bounds),
                asks.maybe(households),
                asks.maybe(residents),
            ),
            gates=(CODE_ONCE, WITHIN_ITS_PARENT),
        ),
        Step(
            "post",
            "到岗",
            since="serving",
            asks=(
                asks.parts(
                    "posts", "到岗人员", GridPost, "kind", "name", optional=("holder", "unit"), dates=("since",)
                ),
            ),
            gates=(
                Gate("house.grid_post_of_its_day", kind_of_its_day, "posts", "所填岗位在当日设有"),
                Gate("house.grid_post_account", account_of_its_own, "posts", "所选账号是本机关网格员的账号"),
                Gate("house.grid_post_once", one_at_a_time, "posts", "网格长一人；一人不重复任同一岗位"),
            ),
            help_text="在本平台办理上报、处置的网格员选择其账号；“三官一律”等不使用账号的，只填姓名和单位。"
            "本机关几个网格中姓名相同的，统计为一人；不是同一人的，请在姓名后注明。",
        ),
        Step("relieve", "离岗", since="serving", asks=(ENDING,)),
        Step(
            "redraw",
            "调整",
            since="serving",
            asks=(
                Stock.title,
                code,
                sort,
                asks.maybe(parent),
                asks.maybe(bounds),
                asks.maybe(households),
                asks.maybe(residents),
            ),
            gates=(CODE_ONCE, WITHIN_ITS_PARENT),
            edits=True,
        ),
        Step(
            "dissolve",
            "撤销",
            since="serving",
            to="dissolved",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.REASON,),
            gates=(
                Gate("house.grid_emptied", nobody_left_in_it, gist="没有下级网格，没有人在岗"),
                Gate("house.grid_nothing_open", nothing_open_in_it, gist="没有尚未办结的网格事件"),
            ),
        ),
        stages={"serving": "在册", "dissolved": "已撤销"},
        ends=("dissolved",),
    )


PERSON = Case(
    When(name=ERASED, then=Concat("matter__agency_id", Value(" "), "id", output_field=models.CharField())),
    default=Concat("matter__agency_id", Value(" "), "name", output_field=models.CharField()),
)
"""Who works for an agency in several grids is one person there, with or without an account: by name, as rosters have it. Of those
whose names were lawfully erased each post is one."""

declare(
    grids=StockAt(Grid),
    grid_managers=DistinctAt(
        GridPost, Q(kind=grid_posts.WORKER), since="since", until="until", of=PERSON, said="网格员（机关、姓名）"
    ),
)
say("disputes", "年末在册网格{grids}，网格员{grid_managers}。")
