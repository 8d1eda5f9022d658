"""走访: a worker calls on somebody on the list, sees how they live, gives relief; what is missed shows by itself.

社区矫正法 art. 26(2); 戒毒条例 art. 18; how often, local duties say. Closed as the list itself is.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Distinct, Sum, declare, kept, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.steps import NEW, Gate, Point, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import SERVED
from guiju.registers.care.supervised_person import SERVING_ORGANS, SERVING_ROLES, SupervisedPerson
from guiju.registers.care.supervised_person.choices import Away, Kind
from guiju.registers.care.supervised_person.clocks import MONTHLY, WEEKLY


class Place(models.TextChoices):
    HOME = "home", "家中"
    WORK = "work", "工作单位"
    SCHOOL = "school", "就读学校"
    VILLAGE = "village", "村（居）民委员会"
    OTHER = "other", "其他地点"


class Relief(models.TextChoices):
    """On what occasion something is given."""

    SPRING = "spring", "春节慰问"
    CHILDREN = "children", "儿童节慰问未成年子女"
    SUMMER = "summer", "夏季送清凉"
    HARDSHIP = "hardship", "临时困难救助"


def person_of(facts: Facts) -> SupervisedPerson:
    person: SupervisedPerson = facts["person"]
    return person


def on_the_list(facts: Facts) -> str | None:
    person = person_of(facts)
    facts.look_at([person])
    return None if person.serves_on(facts.on) else f"{person.title}在{facts.on}{person.why_not(facts.on)}，不在册。"


def of_this_agency(facts: Facts) -> str | None:
    record: Any = facts.record
    then = person_of(facts).as_of(facts.on)
    return None if then.agency_id == record.agency_id else "只登记对当日由本机关负责的人员的走访。"


def in_reach(facts: Facts) -> str | None:
    """社区矫正法 art. 30: whoever is met is found, and that is told first."""
    person = person_of(facts)
    if not facts["met"] or person.away != Away.LOST or person.away_since is None or facts.on <= person.away_since:
        return None
    return f"{person.title}登记为失去联系，见到本人的，先在其页面办理“查找到”。"


def two_go(facts: Facts) -> str | None:
    """A rule of the house: nobody calls alone on who is a key person that day."""
    if facts["visitors_total"] >= 2 or not person_of(facts).as_of(facts.on).key_person:
        return None
    return "走访重点人员，应当由两名以上人员进行。"


def guardian_there(facts: Facts) -> str | None:
    """社区矫正法 art. 53: who answers for a minor is met at home; where not, why, for they may be neglecting it."""
    at_home = facts["place"] == Place.HOME and facts["met"] and person_of(facts).minor
    if not at_home or facts["guardian_present"] or facts["absent_because"]:
        return None
    return "在家中走访未成年人，监护人不在场的，应当写明原因。"


def why_not_met(facts: Facts) -> str | None:
    return None if facts["met"] or facts["absent_because"] else "未遇本人的，应当写明原因。"


def relief_whole(facts: Facts) -> str | None:
    given = bool(facts["relief_amount"] or facts["relief_goods"] or facts["children"])
    if bool(facts["relief"]) == given:
        return None
    return "给予慰问救助的，选择慰问类别，并填写金额、物品或者受慰问的子女人数；没有给予的都不填。"


def children_told(facts: Facts) -> str | None:
    return (
        "慰问未成年子女的，应当填写子女人数。" if facts["relief"] == Relief.CHILDREN and not facts["children"] else None
    )


def called(facts: Facts) -> dict[str, Any]:
    person = person_of(facts)
    made_up = MARK if facts.record.simulated else ""
    return {"title": f"走访{person.title}（{Kind(person.kind).label}）{made_up}", "kind": person.kind}


def tied(facts: Facts) -> list[tuple[Any, str]]:
    return [(person_of(facts), "走访对象")]


class HomeVisit(Matter):
    """走访: one visit, of one day."""

    audience = SERVED
    serving_roles, serving_organs = SERVING_ROLES, SERVING_ORGANS

    person = models.ForeignKey(SupervisedPerson, models.PROTECT, related_name="visits", verbose_name="走访对象")
    kind = models.CharField("人员类别", max_length=12, choices=Kind.choices, editable=False)
    visitors = models.CharField("走访人", max_length=100)
    visitors_total = models.PositiveSmallIntegerField("走访人数", default=1, validators=within(1, 30))
    place = models.CharField("走访地点", max_length=10, choices=Place.choices)
    met = models.BooleanField("见到本人", default=False)
    absent_because = models.CharField("未遇本人或者监护人的原因", max_length=200, blank=True)
    guardian_present = models.BooleanField("监护人在场", default=False)
    situation = models.CharField("走访情况", max_length=1000)
    relief = models.CharField("慰问救助类别", max_length=10, choices=Relief.choices, blank=True)
    relief_amount = models.DecimalField(
        "慰问救助金额（元）", max_digits=10, decimal_places=2, null=True, blank=True, validators=within(0, 10**6)
    )
    relief_goods = models.CharField("慰问物品", max_length=200, blank=True)
    children = models.PositiveSmallIntegerField(
        "受慰问的未成年子女人数", null=True, blank=True, validators=within(0, 20)
    )
    follow_up = models.CharField("需要跟进的问题", max_length=500, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "走访"

    procedure = Procedure(
        Step(
            "visit",
            "走访登记",
            since=NEW,
            to="visited",
            by=(Role.CORRECTION,),
            asks=(
                person,
                met,
                visitors,
                visitors_total,
                place,
                situation,
                asks.maybe(absent_because, "未遇本人，或者在家中未遇未成年人的监护人的，应当填写。"),
                guardian_present,
                asks.maybe(follow_up),
                *asks.under(
                    "给予慰问救助的",
                    asks.maybe(relief),
                    asks.maybe(relief_amount),
                    asks.maybe(relief_goods),
                    asks.maybe(children),
                ),
                *asks.under("照片或者记录", asks.maybe(asks.upload("photo", "走访照片或者手写记录"))),
            ),
            sets=called,
            gates=(
                Gate("house.on_the_list", on_the_list, "person", "走访对象当日在册"),
                Gate("house.person_of_agency", of_this_agency, "person", "走访对象由本机关负责"),
                Gate("house.in_reach", in_reach, "met", "见到的人员没有登记为失去联系"),
                Gate("house.two_visitors", two_go, "visitors_total", "走访重点人员的，两人以上"),
                Gate(
                    "house.guardian_there",
                    guardian_there,
                    "absent_because",
                    "在家中走访未成年人，监护人不在场的写明原因",
                ),
                Gate("house.why_not_met", why_not_met, "absent_because", "未遇本人的，写明原因"),
                Gate("house.relief_whole", relief_whole, "relief", "慰问类别与金额、物品一并填写"),
                Gate("house.children_told", children_told, "children", "慰问子女的，填写人数"),
            ),
            confirms=(Point("correction.visit_privacy", lambda facts: person_of(facts).kind == Kind.CORRECTION),),
            writes=Writes("visit_record", "走访记录"),
            ties=tied,
            help_text="一次走访一条；见到本人的，计入该人员当期的走访。",
        ),
        Step(
            "review",
            "阅签",
            since="visited",
            to="closed",
            by=(Role.HEAD,),
            asks=(asks.maybe(asks.words("opinion", "阅签意见", longest=300)),),
        ),
        Step(
            "void",
            "作废",
            since=("visited", "closed"),
            to="void",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            help_text="误登记的走访作废后，不再计入走访。",
        ),
        stages={"visited": "待阅签", "closed": "已阅签", "void": "已作废"},
        ends=("closed", "void"),
        numbering=(Numbering("home_visit", "{mark}走访〔{year}〕{n}号", at="visit"),),
    )


STANDING = ~Q(stage="void")


def given(relief: Relief) -> Q:
    return STANDING & Q(relief=relief)


declare(
    key_person_visits_kept_rate=kept("supervised_person", WEEKLY, MONTHLY),
    community_correction_key_weekly_visit_norm=kept("supervised_person", WEEKLY),
    resettlement_key_monthly_visit_norm=kept("supervised_person", MONTHLY),
    spring_festival_relief_persons=Distinct(HomeVisit, "person", on="opened_on", where=given(Relief.SPRING)),
    childrens_day_relief_children=Sum(HomeVisit, "children", on="opened_on", where=given(Relief.CHILDREN)),
    summer_relief_persons=Distinct(HomeVisit, "person", on="opened_on", where=given(Relief.SUMMER)),
)
say(
    "care",
    "重点人员应当走访的各期中，按期走访的占{key_person_visits_kept_rate}。",
    "春节慰问{spring_festival_relief_persons}，儿童节慰问未成年子女{childrens_day_relief_children}，"
    "夏季送清凉慰问{summer_relief_persons}。",
)
