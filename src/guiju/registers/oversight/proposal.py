"""建议提案: assigned, talked over with whoever made it, replied to in three months or six, rated, carried out.

代表法 (2025) art. 51, (2015) art. 42 for suggestions of deputies; those of 政协 by the day that comes with them.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, law_or_house
from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.steps import NEW, Clock, Fork, Gate, Step, Writes
from guiju.kernel.offices.people import Role


class Kind(models.TextChoices):
    DEPUTY = "deputy", "人大代表建议"
    CPPCC = "cppcc", "政协提案"


class Form(models.TextChoices):
    ALONE = "alone", "个人提出"
    JOINT = "joint", "联名提出"
    COLLECTIVE = "collective", "集体提出"


class Topic(models.TextChoices):
    ECONOMY = "economy", "经济建设"
    COUNTRYSIDE = "countryside", "农业农村"
    CITY = "city", "城建交通"
    ECOLOGY = "ecology", "生态环境"
    CULTURE = "culture", "教科文卫体"
    WELFARE = "welfare", "民生保障"
    RULE_OF_LAW = "rule_of_law", "政法和社会治理"
    OTHER = "other", "其他"


class Contacting(models.TextChoices):
    FACE = "face", "面商"
    VISIT = "visit", "走访、实地察看"
    FORUM = "forum", "座谈"
    PHONE = "phone", "电话、网络"


class Result(models.TextChoices):
    SOLVED = "solved", "A 已经解决或者基本解决"
    SOLVING = "solving", "B 正在解决或者列入计划解决"
    LATER = "later", "C 因条件限制或者其他原因暂不能解决"
    NOTED = "noted", "D 留作参考"


class Rating(models.TextChoices):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


PROPOSER, JOINT = "proposer", "joint"


class ProposalContact(Part):
    """联系沟通: once that the organ spoke with whoever made the proposal."""

    matter = models.ForeignKey("oversight.Proposal", models.PROTECT, related_name="contacts")
    held_on = models.DateField("日期", editable=False)
    way = models.CharField("方式", max_length=8, choices=Contacting.choices)
    gist = models.CharField("沟通内容和代表、委员意见", max_length=500)

    def __str__(self) -> str:
        return f"{self.held_on}{self.get_way_display()}"


class ProposalOpinion(Part):
    """协办意见: what a joint organ gave to the reply."""

    matter = models.ForeignKey("oversight.Proposal", models.PROTECT, related_name="opinions")
    given_on = models.DateField("收到日期", editable=False)
    unit = models.CharField("协办单位", max_length=100)
    opinion = models.CharField("协办意见", max_length=1000)

    def __str__(self) -> str:
        return self.unit


CONTACTS = asks.parts("contacts", "沟通情况", ProposalContact, "way", "gist", dates=("held_on",))
OPINIONS = asks.parts("opinions", "协办意见", ProposalOpinion, "unit", "opinion", dates=("given_on",))


def once(facts: Facts) -> str | None:
    """Its lead organ enters it; who works along is named there."""
    alike = {name: facts[name] for name in ("kind", "session", "proposal_number")}
    found = facts.look_at(
        Proposal.objects.filter(region__startswith=facts.record.region[:6], **alike)
        .exclude(pk=facts.record.pk)
        .exclude(stage="returned")[:1]
    )
    if not found:
        return None
    return f"该件已由{found[0].agency}登记为{facts.named(found[0])}；由主办单位登记一次，协办单位在其中写明。"


def reply_day(facts: Facts) -> str | None:
    if facts["kind"] == Kind.CPPCC:
        return None if facts["reply_by"] else "政协提案按交办通知的要求答复，请填写要求答复日期。"
    return "代表建议的答复期限由法律规定，不填写要求答复日期。" if facts["reply_by"] else None


def of_deputy(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.DEPUTY)


def contacted(facts: Facts) -> str | None:
    last = facts.past("reply")
    rows = facts.parts("contacts")
    if last is None:
        return None if rows else "答复以前应当与代表、委员联系沟通，充分听取意见，请先办理“联系沟通”。"
    fresh = any(row.held_on >= last.on for row in rows)
    return None if fresh else "再次答复以前，应当再与代表、委员沟通，请先办理“联系沟通”。"


def all_opinions(facts: Facts) -> str | None:
    given = {row.unit for row in facts.parts("opinions")}
    left = [party.masked_name for party in facts.in_role(JOINT).values() if party.masked_name not in given]
    return f"尚未收到协办意见：{'、'.join(left)}。" if left else None


def joint_units(facts: Facts) -> str | None:
    named = {party.masked_name for party in facts.in_role(JOINT).values()}
    strange = [row["unit"] for row in facts["opinions"] if row["unit"] not in named]
    return f"{'、'.join(strange)}不是本件的协办单位。" if strange else None


def promise(facts: Facts) -> str | None:
    if facts["result"] == Result.SOLVING:
        return None if facts["promised_by"] else "B类答复应当写明计划解决的日期。"
    return "不是B类答复的，不填写计划解决日期。" if facts["promised_by"] else None


def promised(facts: Facts) -> str | None:
    return None if facts["result"] == Result.SOLVING else "本件没有列入计划解决的承诺。"


def heard_back(facts: Facts) -> str | None:
    if facts["rated_on"] or facts["unrated_because"]:
        return None
    return "代表、委员尚未反馈意见；确实未反馈的，写明征询的情况。"


def in_time(facts: Facts) -> bool:
    """Whether the first reply came by the last day of its limit. What was told in time is not late for being told again."""
    if facts["replied_on"] is not None:
        return bool(facts["replied_in_time"])
    names = ("proposal.reply.ordinary", "proposal.reply.complex", "答复政协提案")
    clock = next((row for name in names if (row := facts.clock(name)) is not None), None)
    return clock is None or clock.due_on is None or facts.on <= clock.due_on


def first_replied(facts: Facts) -> Any:
    return facts["replied_on"] or facts.on


class Proposal(Matter):
    """建议提案: assigned → taken up → replied → rated → closed; returned to be given to another; handled again."""

    kind = models.CharField("类型", max_length=8, choices=Kind.choices)
    form = models.CharField("提出形式", max_length=12, choices=Form.choices)
    session = models.CharField("届次", max_length=40, help_text="如“十八届三次会议”")
    proposal_number = models.CharField("建议、提案编号", max_length=40)
    topic = models.CharField("内容类别", max_length=12, choices=Topic.choices)
    content = models.TextField("建议、提案主要内容", max_length=2000)
    assigner = models.CharField("交办单位", max_length=80)
    seconders = models.PositiveSmallIntegerField("联名、附议人数", null=True, blank=True, validators=within(1, 999))
    complex = models.BooleanField("涉及面广、处理难度大", default=False)
    key = models.BooleanField("重点督办件", default=False)
    reply_by = models.DateField("要求答复日期", null=True, blank=True)
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    team = models.CharField("承办科室和人员", max_length=100, blank=True)
    replied_on = models.DateField("首次答复日期", null=True, blank=True)
    replied_in_time = models.BooleanField("按期答复", default=False)
    result = models.CharField("办理结果", max_length=10, choices=Result.choices, blank=True)
    reply = models.TextField("答复内容", max_length=4000, blank=True)
    promised_by = models.DateField("计划解决日期", null=True, blank=True)
    rated_on = models.DateField("反馈日期", null=True, blank=True)
    satisfaction = models.CharField("对办理结果", max_length=14, choices=Rating.choices, blank=True)
    attitude = models.CharField("对办理态度", max_length=14, choices=Rating.choices, blank=True)
    unrated_because = models.CharField("未反馈的情况", max_length=200, blank=True)
    fulfilled_on = models.DateField("承诺落实日期", null=True, blank=True)

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "建议提案"

    REPLY: dict[str, Any] = {
        "to": "replied",
        "by": (Role.HEAD,),
        "asks": (result, reply, asks.maybe(asks.ahead(promised_by), "B类答复的，应当填写。")),
        "sets": {"replied_on": first_replied, "replied_in_time": in_time},
        "gates": (
            *law_or_house(of_deputy, "proposal.consult_deputy", "house.consult_member", contacted, gist="答复前后沟通"),
            Gate("house.all_opinions", all_opinions, gist="协办意见已经收齐"),
            Gate("house.promise_dated", promise, "promised_by", "B类答复有计划解决日期"),
            *in_order("on", "promised_by"),
        ),
        "writes": Writes("reply", "关于建议、提案的答复函"),
        "decides": ("result", "reply", "promised_by"),
        "set_right_by": ("reply_again",),
    }
    procedure = Procedure(
        Step(
            "assign",
            "登记交办",
            since=NEW,
            to="assigned",
            asks=(
                *(Matter.title, kind, form, session, proposal_number, topic, content, assigner),
                *(asks.parties(PROPOSER, "提出人（领衔人）"), asks.maybe(seconders), complex, key),
                asks.agencies(JOINT, "协办单位", least=0),
                asks.maybe(asks.ahead(reply_by), "政协提案应当填写。"),
            ),
            dates=(assigned_on,),
            gates=(
                Gate("house.proposal_once", once, "proposal_number", "一件登记一次"),
                Gate("house.reply_day", reply_day, "reply_by", "政协提案有要求答复日期"),
                *in_order("on", "reply_by"),
            ),
            help_text="登记日期为交办之日，答复期限自该日起算；由主办单位登记。",
        ),
        Step(
            "return",
            "退回改办",
            since="assigned",
            to="returned",
            asks=(asks.REASON, asks.words("agreed_by", "同意改办的交办单位人员", longest=60)),
            help_text="不属于本单位职责的，经交办单位同意退回；未经同意的，继续办理。",
        ),
        Step(
            "take_up",
            "确定承办",
            since="assigned",
            to="handling",
            asks=(team, asks.maybe(asks.words("plan", "办理方案", longest=1000))),
        ),
        Step("contact", "联系沟通", since=("assigned", "handling", "replied", "again", "rated"), asks=(CONTACTS,)),
        Step(
            "join",
            "登记协办意见",
            since=("assigned", "handling", "again"),
            asks=(OPINIONS,),
            gates=(Gate("house.joint_unit", joint_units, "opinions", "意见来自协办单位"),),
        ),
        Step("reply", "答复", since="handling", **REPLY),
        Step("reply_again", "再次答复", since=("again", "replied"), withdraws=True, **REPLY),
        Step(
            "rate",
            "登记反馈意见",
            since="replied",
            to=Fork(satisfaction, {Rating.SATISFIED: "rated", Rating.BASICALLY: "rated", Rating.DISSATISFIED: "again"}),
            asks=(satisfaction, attitude, asks.maybe(asks.words("remark", "具体意见", longest=500))),
            dates=(rated_on,),
            help_text="对办理结果不满意的，重新研究办理，再次答复。",
        ),
        Step(
            "fulfil",
            "登记承诺落实",
            since=("replied", "rated", "closed"),
            asks=(asks.words("fulfilment", "落实情况", longest=1000),),
            dates=(fulfilled_on,),
            gates=(Gate("house.promised", promised, gist="答复列入计划解决的"),),
        ),
        Step(
            "close",
            "办结归档",
            since=("replied", "rated"),
            to="closed",
            asks=(asks.maybe(unrated_because),),
            gates=(Gate("house.heard_back", heard_back, "unrated_because", "反馈已经登记，或者写明未反馈的情况"),),
        ),
        Step("publish", "公开答复", since=("replied", "rated", "closed"), publishes=True),
        Step(
            "unpublish", "撤回公开", since=("replied", "again", "rated", "closed"), withdraws=True, asks=(asks.REASON,)
        ),
        stages={
            "assigned": "已交办",
            "handling": "办理中",
            "replied": "已答复，待反馈",
            "again": "不满意，重新办理中",
            "rated": "已反馈",
            "closed": "已办结",
            "returned": "已退回改办",
        },
        ends=("closed", "returned"),
        clocks=(
            Clock(
                "proposal.reply.ordinary",
                starts="assign",
                met_by="reply",
                dropped_by="return",
                when=lambda facts: of_deputy(facts) and not facts["complex"],
            ),
            Clock(
                "proposal.reply.complex",
                starts="assign",
                met_by="reply",
                dropped_by="return",
                when=lambda facts: of_deputy(facts) and bool(facts["complex"]),
            ),
            Clock(
                until=reply_by,
                words="答复政协提案",
                source="交办通知",
                starts="assign",
                met_by="reply",
                dropped_by="return",
                when=lambda facts: not of_deputy(facts),
            ),
            Clock(
                until=promised_by,
                words="落实答复承诺",
                source="答复函",
                starts=("reply", "reply_again"),
                met_by="fulfil",
                dropped_by="reply_again",
                when=lambda facts: bool(facts["promised_by"]),
            ),
        ),
        numbering=(Numbering("proposal", "{mark}案〔{year}〕{n}号", at="assign"),),
        publication=Publication(
            ("title", "kind", "session", "proposal_number", "result", "reply", "replied_on"),
            parties=(JOINT,),
            hides=("title", "reply"),
        ),
    )


RETURNED = Q(stage="returned")


declare(
    npc_suggestions_handled=Count(Proposal, on="closed_on", where=Q(kind=Kind.DEPUTY) & ~RETURNED),
    cppcc_proposals_handled=Count(Proposal, on="closed_on", where=Q(kind=Kind.CPPCC) & ~RETURNED),
    proposals_taken_on=Count(Proposal, on="assigned_on", where=~RETURNED),
    proposals_replied_in_time=Count(Proposal, on="assigned_on", where=Q(replied_in_time=True)),
    proposal_reply_rate=Ratio("proposals_replied_in_time", "proposals_taken_on"),
    proposals_replied=Count(Proposal, on="replied_on"),
    proposals_satisfied=Count(Proposal, on="replied_on", where=Q(satisfaction=Rating.SATISFIED)),
    proposal_satisfaction_rate=Ratio("proposals_satisfied", "proposals_replied"),
)
say(
    "oversight",
    "办理人大代表建议{npc_suggestions_handled}、政协提案{cppcc_proposals_handled}，答复率{proposal_reply_rate}，满意率{proposal_satisfaction_rate}。",
)
