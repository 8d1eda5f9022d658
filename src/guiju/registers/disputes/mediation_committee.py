"""人民调解委员会: established, elected for three years, assessed against the standard, dissolved.

人民调解法 (2010) ch. 2 and art. 34; before it 人民调解委员会组织条例 (1989) arts. 2 to 4.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, Sum, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import PERCENT, within
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role


class Kind(models.TextChoices):
    VILLAGE = "village", "村人民调解委员会"
    COMMUNITY = "community", "社区人民调解委员会"
    TOWNSHIP = "township", "乡镇人民调解委员会"
    SUBDISTRICT = "subdistrict", "街道人民调解委员会"
    TRADE = "trade", "行业性、专业性人民调解委员会"
    ENTERPRISE = "enterprise", "企业人民调解委员会"
    INSTITUTION = "institution", "事业单位人民调解委员会"
    ASSOCIATION = "association", "社会团体和其他组织人民调解委员会"


class Field(models.TextChoices):
    """In what a trade committee mediates."""

    MEDICAL = "medical", "医疗纠纷"
    TRAFFIC = "traffic", "道路交通事故"
    LABOUR = "labour", "劳动争议"
    PROPERTY = "property", "物业"
    CONSUMER = "consumer", "消费"
    ENVIRONMENT = "environment", "环境污染"
    LAND = "land", "土地山林、征地拆迁"
    FAMILY = "family", "婚姻家庭"
    SCHOOL = "school", "校园"
    FINANCE = "finance", "金融、保险"
    OTHER = "other", "其他"


class Sex(models.TextChoices):
    FEMALE = "female", "女"
    MALE = "male", "男"


class CommitteeMember(Part):
    """委员: one member in the composition that an election or a change gave the committee (the latest one counts)."""

    matter = models.ForeignKey("disputes.MediationCommittee", models.PROTECT, related_name="members")
    name = models.CharField("姓名", max_length=40)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    minority = models.BooleanField("当地人数较少民族", default=False)
    chair = models.BooleanField("主任", default=False)


class CommitteeScreening(Part):
    """排查: one round in which a committee looked for disputes, and how many it found."""

    matter = models.ForeignKey("disputes.MediationCommittee", models.PROTECT, related_name="screenings")
    held_on = models.DateField("排查日期")
    scope = models.CharField("排查范围", max_length=100)
    found = models.PositiveIntegerField("发现纠纷数", validators=within(0, 10_000))


class CommitteeSpell(Spell):
    """历次情况: of what kind a committee was, and whether it met the standard, from day to day."""

    matter = models.ForeignKey("disputes.MediationCommittee", models.PROTECT, related_name="spells")
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    standardized = models.BooleanField("达到规范化标准", default=False)

    class Meta:
        verbose_name = "历次类型和规范化情况"


def three_to_nine(facts: Facts) -> str | None:
    """人民调解法 art. 8(2): three to nine members with one chair."""
    members = facts["members"]
    chairs = sum(member["chair"] for member in members)
    names = Counter(member["name"] for member in members)
    if twice := next((name for name, times in names.items() if times > 1), ""):
        return f"委员{mask_name(twice)}填写了不止一次；同名的两人请在姓名后注明，例如“（大）”。"
    if not 3 <= len(members) <= 9:
        return f"调委会由委员三至九人组成，现填写{len(members)}人。"
    return None if chairs == 1 else f"调委会设主任一人，现填写{chairs}人。"


def a_woman(facts: Facts) -> str | None:
    """人民调解法 art. 8(3), first half; the regulations of 1989 did not ask for it."""
    return None if any(member["sex"] == Sex.FEMALE for member in facts["members"]) else "委员中没有妇女成员。"


def a_minority(facts: Facts) -> str | None:
    """人民调解法 art. 8(3), second half; 人民调解委员会组织条例 (1989) art. 3(3)."""
    members = facts["members"]
    if facts["multi_ethnic"] and not any(member["minority"] for member in members):
        return "所在地为多民族居住地区，委员中没有人数较少民族的成员。"
    return None


def not_yet_there(facts: Facts) -> str | None:
    """One committee of a name in a place."""
    twin = MediationCommittee.objects.filter(region=facts.record.region, title=facts["title"], left_on=None)
    return "同一地方已有同名调委会在册，请勿重复登记。" if twin.exists() else None


def elected_later(facts: Facts) -> str | None:
    committee: Any = facts.record
    before = committee.elected_on
    return f"换届当选日期应当晚于上届当选日期{before}。" if before and facts["elected_on"] <= before else None


def field_of_trade(facts: Facts) -> str | None:
    trade, told = facts["kind"] == Kind.TRADE, facts["trade_field"]
    if trade and not told:
        return "行业性、专业性人民调解委员会应当选择调解领域。"
    return "不是行业性、专业性人民调解委员会的，不填调解领域。" if told and not trade else None


def screened_by_then(facts: Facts) -> str | None:
    """A round is recorded after it was held, by a committee that was there."""
    began = facts["entered_on"]
    early = next((row["held_on"] for row in facts["screenings"] if row["held_on"] < began), None)
    return None if early is None else f"排查日期{early}应当在{began}至{facts.on}之间。"


def nothing_left_open(facts: Facts) -> str | None:
    """A committee goes when its mediators have left its roll and its disputes are in other hands."""
    committee: Any = facts.record
    serving = facts.look_at(committee.mediator_set.filter(left_on=None))
    if serving:
        return f"尚有在册调解员{len(serving)}名，请先办理其离任或者岗位变动。"
    mediating = facts.look_at(committee.dispute_set.filter(stage__in=("mediating", "drafted")))
    return f"尚有正在调解的纠纷{len(mediating)}件，请先转由其他调委会调解或者办结。" if mediating else None


def composition(facts: Facts) -> dict[str, Any]:
    """The columns that sum up the members told."""
    members = facts["members"]
    return {
        "chair": next(member["name"] for member in members if member["chair"]),
        "members_total": len(members),
        "women_total": sum(member["sex"] == Sex.FEMALE for member in members),
        "minority_total": sum(member["minority"] for member in members),
    }


def standard_since(facts: Facts) -> date | None:
    """The day from which the standard has been met without a break."""
    committee: Any = facts.record
    return (committee.standardized_on or facts.on) if facts["standardized"] else None


MEMBERS = asks.parts("members", "委员", CommitteeMember, "name", "sex", "minority", "chair", least=1)
COMPOSED = (
    Gate("mediation.committee_size", three_to_nine, "members"),
    Gate("mediation.committee_women", a_woman, "members"),
    Gate("mediation.committee_minorities", a_minority, "members"),
)


class MediationCommittee(Stock):
    """人民调解委员会: in being from the day it is registered until it is dissolved."""

    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    multi_ethnic = models.BooleanField("多民族居住地区", default=False)
    elected_on = models.DateField("本届当选日期", null=True, blank=True)
    chair = models.CharField("主任", max_length=40, blank=True)
    members_total = models.PositiveSmallIntegerField("委员人数", null=True, blank=True)
    women_total = models.PositiveSmallIntegerField("妇女委员人数", null=True, blank=True)
    minority_total = models.PositiveSmallIntegerField("人数较少民族委员人数", null=True, blank=True)
    trade_field = models.CharField("调解领域", max_length=12, choices=Field.choices, blank=True)
    small_groups = models.PositiveSmallIntegerField("调解小组数", null=True, blank=True, validators=within(0, 500))
    studios = models.PositiveSmallIntegerField("个人调解工作室数", null=True, blank=True, validators=within(0, 100))
    phone = models.CharField("联系电话", max_length=30, blank=True)
    score = models.PositiveSmallIntegerField("规范化评定得分", null=True, blank=True, validators=PERCENT)
    standardized = models.BooleanField("达到规范化标准", default=False)
    standardized_on = models.DateField("达到规范化标准日期", null=True, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "人民调解委员会"

    procedure = Procedure(
        Step(
            "establish",
            "设立登记",
            since=NEW,
            to="active",
            asks=(
                Stock.title,
                kind,
                asks.maybe(trade_field, "行业性、专业性人民调解委员会应当选择。"),
                multi_ethnic,
                elected_on,
                MEMBERS,
                asks.maybe(phone),
            ),
            sets=composition,
            confirms=("mediation.committee_elected", "mediation.court_told"),
            gates=(
                *COMPOSED,
                Gate("house.committee_once", not_yet_there, "title", "同一地方没有同名调委会在册"),
                Gate("house.committee_field", field_of_trade, "trade_field", "行业性、专业性的选明调解领域"),
            ),
        ),
        Step(
            "re_elect",
            "换届",
            since="active",
            asks=(elected_on, MEMBERS),
            sets=composition,
            confirms=("mediation.committee_elected", "mediation.court_told"),
            gates=(*COMPOSED, Gate("house.elected_later", elected_later, "elected_on", "当选日期晚于上届当选日期")),
            help_text="委员每届任期三年，可以连选连任；任期自当选之日重新起算。",
        ),
        Step(
            "adjust",
            "人员调整",
            since="active",
            asks=(MEMBERS, asks.reason("调整原因")),
            sets=composition,
            confirms=("mediation.court_told",),
            gates=COMPOSED,
            help_text="填写调整后的全部委员；任期不变。",
        ),
        Step(
            "rename",
            "更名",
            since="active",
            asks=(Stock.title, asks.reason("更名原因")),
            gates=(Gate("house.committee_once", not_yet_there, "title", "同一地方没有同名调委会在册"),),
        ),
        Step(
            "describe",
            "基本情况变更",
            since="active",
            asks=(asks.maybe(phone), asks.maybe(small_groups), asks.maybe(studios)),
            help_text="填写变更后的全部情况；不填的视为没有。",
        ),
        Step(
            "screen",
            "纠纷排查",
            since="active",
            by=(Role.CLERK, Role.MEDIATOR),
            asks=(asks.parts("screenings", "排查", CommitteeScreening, "held_on", "scope", "found"),),
            gates=(Gate("house.screened_by_then", screened_by_then, "screenings", "排查日期在设立登记之后"),),
            help_text="没有发现纠纷的也登记，发现数填零；发现的纠纷逐件登记矛盾纠纷。",
        ),
        Step(
            "assess",
            "规范化评定",
            since="active",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            at=Organ.JUSTICE,
            asks=(standardized, score, asks.maybe(asks.words("opinion", "评定意见"))),
            sets={"standardized_on": standard_since},
            confirms=("mediation.institutions", "mediation.conditions"),
        ),
        Step("publish", "公开", since="active", publishes=True),
        Step("unpublish", "撤回公开", since="active", withdraws=True, asks=(asks.REASON,)),
        Step(
            "dissolve",
            "撤销",
            since="active",
            to="dissolved",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.reason("撤销原因"),),
            gates=(Gate("house.nothing_left_open", nothing_left_open, gist="没有在册调解员和正在调解的纠纷"),),
        ),
        stages={"active": "在册", "dissolved": "已撤销"},
        ends=("dissolved",),
        clocks=(
            Clock(
                "mediation.committee.term",
                starts=("establish", "re_elect"),
                counted_from="elected_on",
                met_by="re_elect",
                dropped_by="dissolve",
            ),
        ),
        numbering=(Numbering("mediation_committee", "{mark}调委〔{year}〕{n}号", at="establish"),),
        spells=CommitteeSpell,
        publication=Publication(shows=("title", "kind", "chair", "members_total", "phone", "standardized_on")),
    )


LOCAL = Q(kind__in=[Kind.VILLAGE, Kind.COMMUNITY])

declare(
    mediation_committees=StockAt(MediationCommittee),
    mediation_committees_village=StockAt(CommitteeSpell, Q(kind=Kind.VILLAGE)),
    mediation_committees_community=StockAt(CommitteeSpell, Q(kind=Kind.COMMUNITY)),
    mediation_committees_village_and_community=StockAt(CommitteeSpell, LOCAL),
    mediation_committees_township=StockAt(CommitteeSpell, Q(kind=Kind.TOWNSHIP)),
    mediation_committees_subdistrict=StockAt(CommitteeSpell, Q(kind=Kind.SUBDISTRICT)),
    mediation_committees_trade=StockAt(CommitteeSpell, Q(kind=Kind.TRADE)),
    mediation_committees_institution=StockAt(CommitteeSpell, Q(kind=Kind.INSTITUTION)),
    mediation_committees_association=StockAt(CommitteeSpell, Q(kind=Kind.ASSOCIATION)),
    committee_screenings=Count(CommitteeScreening, on="held_on"),
    committee_screenings_found=Sum(CommitteeScreening, "found", on="held_on"),
    standardized_mediation_committees=StockAt(CommitteeSpell, LOCAL & Q(standardized=True)),
    mediation_committee_standardization_rate=Ratio(
        "standardized_mediation_committees", "mediation_committees_village_and_community"
    ),
)
say(
    "disputes",
    "年末在册人民调解委员会{mediation_committees}，其中行业性、专业性人民调解委员会{mediation_committees_trade}。",
    "村（社区）调解组织达到规范化标准{standardized_mediation_committees}，"
    "规范率{mediation_committee_standardization_rate}。",
)
