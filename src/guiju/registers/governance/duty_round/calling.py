"""部署、增加、召开述法会议、通报: a year's round over those who must report."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

from guiju.kernel.declaring import asks, rounds
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import NEW, Gate, Step, Writes
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.governance.duty_round.choices import Form, Grade, Post
from guiju.registers.governance.duty_round.columns import CALLED
from guiju.registers.governance.duty_round.columns import RoundColumns as Of

POSTS: Any = list(Post.choices)


def overseeing(facts: Facts) -> str | None:
    agency = facts.record.agency
    return None if agency.oversees else f"{agency}不统管本行政区域，不能组织其他机关的述法。"


def ahead(name: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        return None if facts[name] > facts.on else f"报送期限{facts[name]}应当晚于{facts.on}。"

    return Gate("house.duty_due", reason, name, "报送期限晚于通知之日")


def year_of_the_day(facts: Facts) -> str | None:
    """A year is reported on at its end or at the beginning of the next."""
    years = (facts.on.year - 1, facts.on.year)
    return None if facts["of_year"] in years else f"述法年度应当是{years[0]}年或者{years[1]}年。"


def once_a_year(facts: Facts) -> str | None:
    model: Any = type(facts.record)
    there = model.objects.filter(agency=facts.record.agency_id, of_year=facts["of_year"]).exclude(stage="abandoned")
    found = facts.look_at(there.exclude(pk=facts.record.pk)[:1])
    return f"{facts.named(found[0])}已经部署，漏通知的办理“增加述法人”。" if found else None


def someone_new(facts: Facts) -> str | None:
    there = {(row.agency_id, row.post) for row in facts.look_at(CALLED.of(facts.record))}
    wanted = {(unit.pk, post) for unit in facts["more_units"] for post in facts["more_posts"]}
    return None if wanted - there else "所选单位的述法人都已经通知。"


def call(units: str, posts: str, due: str, form: str) -> Any:
    """Who heads a unit in each of the posts is called, once in a round; the holder's own heads too."""

    def each(act: Act) -> None:
        facts = act.facts
        there = {(row.agency_id, row.post) for row in CALLED.of(act.record)}
        told = {"round": act.record, "due_on": facts[due], "form": facts[form]}
        in_order = Agency.objects.filter(pk__in=[unit.pk for unit in facts[units]]).order_by("region_id", "name")
        pairs = ((unit, post) for unit, post in product(in_order, facts[posts]) if (unit.pk, post) not in there)
        act.open_many("call", CALLED.model, ((unit, {**told, "post": post}) for unit, post in pairs))

    return each


def speaking(facts: Facts) -> Any:
    """The reports handed in that the heads of the units chosen give on the spot."""
    chosen = [unit.pk for unit in facts["speakers"]]
    return CALLED.of(facts.record).filter(agency__in=chosen, stage="submitted", form=Form.ON_SPOT)


def each_may_speak(facts: Facts) -> str | None:
    ready = {row.agency_id for row in facts.look_at(speaking(facts))}
    lost = [str(unit) for unit in facts["speakers"] if unit.pk not in ready]
    return f"{'、'.join(lost[:3])}没有已报送、等待现场述法的报告。" if lost else None


def none_unappraised(facts: Facts) -> str | None:
    """Who has reported is appraised: given up, the round would leave them without."""
    given = facts.look_at(CALLED.of(facts.record).filter(stage="given"))
    names = "、".join(facts.named(row) for row in given[:3])
    return f"已经述法的{len(given)}人尚未评议：{names}，请先评议。" if given else None


def speak(act: Act) -> None:
    act.take_many("speak", CALLED.model, ((row, {}) for row in speaking(act.facts)))


def counts(facts: Facts) -> dict[str, Any]:
    there = CALLED.of(facts.record).exclude(stage__in=CALLED.excused)
    return {
        "reports_due": there.count(),
        "reports_given": there.filter(given_on__isnull=False).count(),
        "outcome": "已通报",
    }


def results(facts: Facts) -> dict[str, Any]:
    """For the circular: each report with its form and grade, and how many of each grade there are."""
    there = list(CALLED.of(facts.record))
    grades = Counter(Grade(row.grade).label for row in there if row.grade)
    return {"reports": there, "grades": [(grade.label, grades[grade.label]) for grade in Grade]}


WITHDRAWN = rounds.on_each(
    CALLED,
    "excuse",
    lambda facts: {"reason": f"述法已撤销：{facts['reason']}"[:500]},
    *("called", "submitted"),
)
STEPS = (
    Step(
        "call",
        "部署述法",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        asks=(
            *(Of.title, Of.of_year, Of.basis, rounds.units("units", "述法单位")),
            *(asks.several("posts", "述法人", POSTS), Of.form, asks.ahead(Of.due_on)),
        ),
        gates=(
            Gate("house.duty_overseer", overseeing, gist="由统管本行政区域的机关组织"),
            rounds.within_reach("units"),
            Gate("house.duty_year", year_of_the_day, "of_year", "述法年度为当年或者上一年"),
            Gate("house.duty_once", once_a_year, "of_year", "一个年度部署一次"),
            ahead("due_on"),
        ),
        confirms=("duty_report.yearly",),
        then=call("units", "posts", "due_on", "form"),
        help_text="每个单位按所选职务逐人通知；职务不同、方式不同的，分次办理“增加述法人”。",
    ),
    Step(
        "call_more",
        "增加述法人",
        since="called",
        by=(Role.HEAD,),
        asks=(
            rounds.units("more_units", "增加的单位"),
            asks.several("more_posts", "述法人", POSTS),
            asks.choice("more_form", "述法方式", list(Form.choices)),
            asks.ahead(asks.day("due_by", "报送期限")),
        ),
        gates=(
            rounds.within_reach("more_units"),
            Gate("house.duty_new", someone_new, "more_units", "有尚未通知的述法人"),
            ahead("due_by"),
        ),
        then=call("more_units", "more_posts", "due_by", "more_form"),
    ),
    Step(
        "hold",
        "召开述法会议",
        since="called",
        asks=(
            *(rounds.units("speakers", "现场述法的单位"), asks.words("place", "会议地点", longest=80)),
            asks.maybe(asks.words("seated", "参会评议的范围和人数", longest=200)),
            asks.maybe(asks.upload("minutes", "会议记录")),
        ),
        dates=(Of.held_on,),
        gates=(Gate("house.duty_speakers", each_may_speak, "speakers", "述法单位已报送报告、安排现场述法"),),
        then=speak,
        help_text="所选单位已经报送、安排现场述法的报告，一并登记为已经述法；可以分次召开。",
    ),
    Step(
        "close",
        "通报述法情况",
        since="called",
        to="closed",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "总体情况"),),
        sets=counts,
        gates=(rounds.every_one(CALLED, "每名述法人应当述法并经过评议，或者免于述法", "duty_report.appraised"),),
        writes=Writes("result", "述法情况通报", also=results),
    ),
    Step(
        "abandon",
        "撤销述法",
        since="called",
        to="abandoned",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "已撤销"},
        gates=(Gate("house.duty_unappraised", none_unappraised, gist="已经述法的都已评议"),),
        then=WITHDRAWN,
        help_text="尚未述法的一并免于述法；已经述法的照计。",
    ),
    Step("publish", "公开", since="closed", publishes=True),
    Step("unpublish", "撤回公开", since="closed", withdraws=True, asks=(asks.REASON,)),
)
