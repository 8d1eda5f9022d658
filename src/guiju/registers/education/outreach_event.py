"""普法活动: on the list of what an organ has to teach, planned, held in one place or many, proved, checked, counted.

Whoever enforces a law teaches it (中办发〔2017〕31号, from memory, not confirmed; 优化营商环境条例 art. 67): each organ keeps a
list of what it will do, to whom and by when. Only what a second person has checked against its evidence is counted.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Ratio, Sum, column_label, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order
from guiju.kernel.declaring.grounds import held_by
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.photos import photos
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.people import Role


class Listed(models.TextChoices):
    YEAR = "year", "年度普法责任清单"
    MONTH = "month", "月度普法项目清单"


class Kind(models.TextChoices):
    THEME = "theme", "主题集中宣传"
    SQUARE = "square", "广场集中宣传"
    LECTURE = "lecture", "法治讲座（培训）"
    LESSON = "lesson", "开学第一课"
    ENTERPRISE = "enterprise", "送法进企业、法治体检"
    OTHER = "other", "法治文艺、展览和其他活动"
    HOUSEHOLD = "household", "入户宣传"
    MEDIA = "media", "媒体和阵地宣传"


class Audience(models.TextChoices):
    PUBLIC = "public", "社会公众"
    VILLAGERS = "villagers", "村民、居民"
    STUDENTS = "students", "青少年、在校学生"
    ENTERPRISES = "enterprises", "企业经营管理人员和职工"
    LEADERS = "leaders", "领导干部"
    SERVANTS = "servants", "公务员和其他国家工作人员"


class Sitting(Part):
    """场次: once in one place on one day; of visits and of the media, what was done there that day or up to then."""

    matter = models.ForeignKey("education.OutreachEvent", models.PROTECT, related_name="sittings")
    held_on = models.DateField("日期", editable=False)
    place = models.CharField("地点（平台）", max_length=80)
    reached = models.PositiveIntegerField("参加、受众人次", null=True, blank=True, validators=within(0, 10**7))
    online = models.PositiveIntegerField("其中线上人次", null=True, blank=True, validators=within(0, 10**7))
    households = models.PositiveIntegerField("入户户次", null=True, blank=True, validators=within(0, 10**7))
    leaflets = models.PositiveIntegerField("宣传资料份数", null=True, blank=True, validators=within(0, 10**7))
    banners = models.PositiveIntegerField("横幅标语条数", null=True, blank=True, validators=within(0, 10**7))
    boards = models.PositiveIntegerField("宣传栏期数", null=True, blank=True, validators=within(0, 10**7))
    messages = models.PositiveIntegerField("推送信息条数", null=True, blank=True, validators=within(0, 10**7))
    hours = models.DecimalField(
        "广播小时数", max_digits=7, decimal_places=1, null=True, blank=True, validators=within(0, 100_000)
    )

    def __str__(self) -> str:
        return f"{self.held_on}{self.place}"


PARTNER, BY_MEDIA = "partner", ("leaflets", "banners", "boards", "messages", "hours")
COUNTED_BY = {Kind.HOUSEHOLD: ("households",), Kind.MEDIA: BY_MEDIA}
"""A visit by households, the media by what was put out; all else by the people who came."""
SITTINGS = asks.parts(
    "sittings", "场次", Sitting, "place", optional=("reached", "online", "households", *BY_MEDIA), dates=("held_on",)
)
EVIDENCE = (asks.maybe(photos("photos", "现场照片、截图")), asks.maybe(asks.upload("record", "签到表、宣传记录")))


def sat(facts: Facts) -> list[Sitting]:
    """All sittings after this step."""
    told = facts["sittings"] if facts.asks("sittings") else ()
    return [*facts.parts("sittings"), *(Sitting(**row) for row in told)]


TOTALS = {
    "places": lambda facts: "、".join(dict.fromkeys(one.place for one in sat(facts))),
    "reached": lambda facts: sum(one.reached or 0 for one in sat(facts)),
}


def minuted(facts: Facts) -> dict[str, Any]:
    return {"sittings": sat(facts), "partners": [party.masked_name for party in facts.in_role(PARTNER).values()]}


def held_as_planned(facts: Facts) -> str | None:
    words = f"方案的举办日期为{facts['planned_on']}，改在{facts.on}举办的，先办理“改期”。"
    return None if facts.on == facts["planned_on"] else words


def numbers_fit(facts: Facts) -> str | None:
    told = ((n, _amiss(facts["kind"], row)) for n, row in enumerate(facts["sittings"], 1))
    return "".join(f"第{n}项：{words}。" for n, words in told if words) or None


def _amiss(kind: Any, row: dict[str, Any]) -> str:
    columns = COUNTED_BY.get(kind, ("reached",))
    if not any(row[column] for column in columns):
        return f"请填写{'或者'.join(column_label(Sitting, column) for column in columns)}"
    if row["households"] and kind != Kind.HOUSEHOLD:
        return "入户户次只在入户宣传中填写"
    return "线上人次不得多于参加、受众人次" if (row["online"] or 0) > (row["reached"] or 0) else ""


def _partners(facts: Facts) -> set[str]:
    """The names of those who hold it together with us; chosen or typed, it is one agency."""
    told = facts[PARTNER] if facts.asks(PARTNER) else ()
    return {party.masked_name for party in facts.in_role(PARTNER).values()} | {one["name"] for one in told or ()}


def once_each(facts: Facts) -> str | None:
    """What several hold together is entered by one of them, once; and no sitting stands twice."""
    own, told = facts.record.agency.name, [row["place"] for row in facts["sittings"]]
    there = {row.place for row in facts.parts("sittings") if row.held_on == facts.on}
    if twice := next((place for n, place in enumerate(told) if place in there or place in told[:n]), None):
        return f"{facts.on}“{twice}”已经登记；同日另有一场的，在地点后注明（上午、下午等）。"
    named = Party.objects.filter(register=OutreachEvent.register(), role=PARTNER, masked_name=own).values("matter_id")
    ours = Q(agency__name__in=[own, *_partners(facts)]) | Q(pk__in=named)
    others = OutreachEvent.objects.filter(ours, kind=facts["kind"]).exclude(pk=facts.record.pk)
    same = others.filter(sittings__held_on=facts.on, sittings__place__in=told).distinct().order_by("pk")
    if not (found := facts.look_at(same[:1])):
        return None
    words = "共同举办的由牵头机关登记一次，确为另一场的，在地点后注明。"
    return f"{facts.on}在同一地点，{found[0].agency.name}已登记{facts.named(found[0])}；{words}"


def others_named(facts: Facts) -> str | None:
    told = [one["name"] for one in facts[PARTNER] or ()]
    once = len({facts.record.agency.name, *told}) == len(told) + 1
    return None if once else "共同举办的机关不包括本机关，各填写一次。"


def proved(facts: Facts) -> str | None:
    return None if facts["photos"] or facts["record"] else "请上传现场照片（截图）或者签到表、宣传记录，至少一项。"


PARTNERS = Gate("house.outreach_partners", others_named, PARTNER, "共同举办的是其他机关，各写一次")
PROVED = Gate("house.outreach_proved", proved, "photos", "有照片、截图或者签到表、宣传记录")
CHECKED = four_eyes("核对的人员不得与登记场次、提交佐证的人员相同。", "hold", "register", "again", "prove")
HOLDING = (
    Gate("house.outreach_numbers", numbers_fit, "sittings", "每场有人次、户次或者宣传数量，线上人次不多于参加人次"),
    Gate("house.outreach_once", once_each, "sittings", "同日同地的一场只登记一次"),
)


class OutreachEvent(Matter):
    """普法活动: listed → planned → held, once or in many places → proved → checked."""

    listed_in = models.CharField("所列清单", max_length=10, choices=Listed.choices, blank=True)
    kind = models.CharField("活动类型", max_length=12, choices=Kind.choices)
    audience = models.CharField("普法对象", max_length=12, choices=Audience.choices)
    topic = models.CharField("普法内容", max_length=200)
    due_on = models.DateField("完成时限", null=True, blank=True)
    planned_on = models.DateField("计划举办日期", null=True, blank=True)
    place = models.CharField("计划地点", max_length=80, blank=True)
    measures = models.CharField("活动形式和分工", max_length=500, blank=True)
    held_on = models.DateField("举办日期", null=True, blank=True)
    places = models.TextField("举办地点", blank=True)
    reached = models.PositiveIntegerField("参加、受众人次合计", null=True, blank=True)
    checked_on = models.DateField("核对日期", null=True, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "普法活动"

    SHOWN = ("title", "kind", "audience", "topic", "planned_on", "held_on", "places", "reached")
    WHAT = (Matter.title, kind, audience, held_by(topic, "outreach.responsibility_list"))
    WITH = asks.agencies(PARTNER, "共同举办的机关", least=0)
    WHEN = (asks.ahead(planned_on), said_before(place))
    IN_TIME = in_order("on", "planned_on", "due_on")
    PLAN = Writes("plan", "普法活动方案", also=minuted)
    procedure = Procedure(
        Step(
            "list",
            "列入清单",
            since=NEW,
            to="listed",
            asks=(listed_in, *WHAT, asks.ahead(due_on)),
            gates=in_order("on", "due_on"),
        ),
        Step(
            "plan",
            "确定活动方案",
            since="listed",
            to="planned",
            asks=(*WHEN, measures, WITH),
            gates=(*IN_TIME, PARTNERS),
            writes=PLAN,
        ),
        Step(
            "put_off",
            "改期",
            since="planned",
            to="planned",
            asks=(*WHEN, asks.REASON),
            gates=IN_TIME,
            writes=PLAN,
            withdraws=True,
        ),
        Step(
            "postpone",
            "延期待定",
            since="planned",
            to="listed",
            asks=(asks.REASON,),
            sets={"planned_on": None},
            withdraws=True,
        ),
        Step(
            "extend",
            "调整完成时限",
            since=("listed", "planned"),
            asks=(asks.ahead(due_on), asks.REASON),
            gates=(*in_order("on", "due_on"), *in_order("planned_on", "due_on")),
        ),
        Step("call_off", "取消", since=("listed", "planned"), to="called_off", asks=(asks.REASON,), withdraws=True),
        Step(
            "hold",
            "举办",
            since="planned",
            to="held",
            asks=(SITTINGS,),
            sets=TOTALS,
            dates=(held_on,),
            gates=(Gate("house.held_as_planned", held_as_planned, "on", "按方案的日期举办"), *HOLDING),
        ),
        Step(
            "register",
            "登记清单以外的",
            since=NEW,
            to="held",
            asks=(*WHAT, WITH, SITTINGS),
            sets=TOTALS,
            dates=(held_on,),
            gates=(PARTNERS, *HOLDING),
        ),
        Step("again", "登记其他日期的场次", since="held", asks=(SITTINGS,), sets=TOTALS, gates=HOLDING),
        Step("prove", "提交佐证", since="held", to="proved", asks=EVIDENCE, gates=(PROVED,)),
        Step(
            "send_back",
            "退回补正",
            since=("proved", "kept"),
            to="held",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            sets={"checked_on": None},
            withdraws=True,
        ),
        Step(
            "check",
            "核对归档",
            since="proved",
            to="kept",
            by=(Role.HEAD,),
            dates=(checked_on,),
            gates=(CHECKED,),
            writes=Writes("record", "普法活动登记表", also=minuted),
        ),
        Step("supplement", "补充佐证", since="kept", asks=EVIDENCE, gates=(PROVED,)),
        Step("publish", "公开", since=("planned", "kept"), publishes=True),
        Step("unpublish", "撤回公开", since=("planned", "held", "proved", "kept"), withdraws=True, asks=(asks.REASON,)),
        stages={
            "listed": "已列入清单",
            "planned": "已确定方案",
            "held": "已举办",
            "proved": "待核对",
            "kept": "已归档",
            "called_off": "已取消",
        },
        ends=("kept", "called_off"),
        clocks=(
            Clock(
                until=due_on,
                words="完成清单项目",
                source="普法责任清单",
                starts="list",
                extended_by="extend",
                met_by="hold",
                dropped_by="call_off",
            ),
            Clock(
                until=planned_on,
                words="举办普法活动",
                source="普法活动方案",
                starts="plan",
                extended_by="put_off",
                met_by="hold",
                dropped_by=("postpone", "call_off"),
            ),
        ),
        publication=Publication(SHOWN, parties=(PARTNER,), hides=("topic", "places")),
    )


CHECKED_ONES = Q(matter__checked_on__isnull=False)


def held(*kinds: Kind, where: Q = CHECKED_ONES) -> Count:
    return Count(Sitting, on="held_on", where=CHECKED_ONES & Q(matter__kind__in=kinds) & where)


def summed(column: str, where: Q = CHECKED_ONES) -> Sum:
    return Sum(Sitting, column, on="held_on", where=CHECKED_ONES & where)


LECTURES, DUE = Q(matter__kind=Kind.LECTURE), ~Q(stage="called_off")
declare(
    outreach_events=held(*(kind for kind in Kind if kind not in COUNTED_BY)),
    concentrated_outreach_events=held(Kind.THEME, Kind.SQUARE),
    square_outreach_events=held(Kind.SQUARE),
    law_lectures_held=held(Kind.LECTURE, where=~Q(matter__audience__in=(Audience.LEADERS, Audience.SERVANTS))),
    leader_law_lectures=held(Kind.LECTURE, where=Q(matter__audience=Audience.LEADERS)),
    civil_servant_law_training_attendance=summed("reached", LECTURES & Q(matter__audience=Audience.SERVANTS)),
    school_first_lessons=held(Kind.LESSON),
    school_first_lesson_attendance=summed("reached", Q(matter__kind=Kind.LESSON)),
    enterprise_law_events=held(Kind.ENTERPRISE),
    household_outreach_visits=summed("households"),
    people_reached=summed("reached"),
    leaflets_distributed=summed("leaflets"),
    outreach_banners_hung=summed("banners"),
    outreach_bulletin_issues=summed("boards"),
    outreach_wechat_messages=summed("messages"),
    outreach_broadcast_hours=summed("hours"),
    outreach_items_due=Count(OutreachEvent, on="due_on", where=DUE),
    outreach_items_held=Count(OutreachEvent, on="due_on", where=DUE & Q(held_on__isnull=False)),
    outreach_list_completion_rate=Ratio("outreach_items_held", "outreach_items_due"),
)
say(
    "education",
    "举办法治宣传活动{outreach_events}，其中集中法治宣传{concentrated_outreach_events}、法治讲座{law_lectures_held}，入户宣传"
    "{household_outreach_visits}，受众{people_reached}；到期普法清单项目{outreach_items_due}，"
    "完成普法清单项目{outreach_items_held}，普法清单项目完成率{outreach_list_completion_rate}。",
    "发放宣传资料{leaflets_distributed}，悬挂横幅标语{outreach_banners_hung}，推送法治信息{outreach_wechat_messages}。",
    "举办领导干部法治讲座{leader_law_lectures}，“开学第一课”{school_first_lessons}，送法进企业{enterprise_law_events}。",
)
