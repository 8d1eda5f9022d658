"""人民调解员: appointed to the roll, trained, assessed, admonished, changed, left.

人民调解法 (2010) ch. 3; before it 人民调解委员会组织条例 (1989) arts. 4, 12.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Distinct, StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.declaring.steps import NEW, At, Gate, Step
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.keeping.identity_documents import Document
from guiju.kernel.keeping.parties import born_on, key_of, sex_of
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Sex
from guiju.registers.disputes.mediation_committee.gates import IN_BEING, of_this_county

ADULT = 18


class Sort(models.TextChoices):
    MEMBER = "member", "调委会委员"
    ENGAGED = "engaged", "调委会聘任"


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "称职"
    FAIR = "fair", "基本称职"
    POOR = "poor", "不称职"


class Leaving(models.TextChoices):
    RESIGNED = "resigned", "辞职"
    TERM = "term", "任期或者聘期届满"
    TRANSFERRED = "transferred", "调离"
    HEALTH = "health", "健康原因"
    DIED = "died", "去世"
    DISMISSED = "dismissed", "罢免或者解聘"


class Misconduct(models.TextChoices):
    """Grounds on which a mediator is removed (人民调解法 art. 15)."""

    PARTIAL = "partial", "偏袒一方当事人"
    INSULT = "insult", "侮辱当事人"
    GAIN = "gain", "索取、收受财物或者牟取其他不正当利益"
    SECRETS = "secrets", "泄露当事人的个人隐私、商业秘密"


class Education(models.TextChoices):
    JUNIOR = "junior", "初中及以下"
    SENIOR = "senior", "高中（中专）"
    COLLEGE = "college", "大专"
    BACHELOR = "bachelor", "本科"
    MASTER = "master", "研究生"


class Political(models.TextChoices):
    PARTY = "party", "中共党员"
    LEAGUE = "league", "共青团员"
    OTHER_PARTY = "other_party", "民主党派成员"
    NONE = "none", "群众"


class Paid(models.TextChoices):
    """From what a mediator is paid (人民调解法 art. 16: 误工补贴)."""

    GOVERNMENT = "government", "政府购买服务"
    UNIT = "unit", "所在单位工资"
    SUBSIDY = "subsidy", "误工补贴"
    CASE = "case", "以案定补"
    NONE = "none", "无报酬"


class Station(models.TextChoices):
    """Where a mediator is stationed outside the committee."""

    COURT = "court", "人民法院"
    POLICE = "police", "公安派出所"
    PETITION = "petition", "信访部门"
    PROCURACY = "procuracy", "人民检察院"
    ELSE = "else", "其他单位"


class MediatorTraining(Part):
    """业务培训: one attended by a mediator."""

    matter = models.ForeignKey("disputes.Mediator", models.PROTECT, related_name="trainings")
    held_on = models.DateField("培训日期")
    topic = models.CharField("培训内容", max_length=100)
    hours = models.PositiveSmallIntegerField("学时", validators=within(1, 500))


class MediatorSpell(Spell):
    """历次情况: how a mediator worked, and as whom, from day to day."""

    matter = models.ForeignKey("disputes.Mediator", models.PROTECT, related_name="spells", verbose_name="人民调解员")
    full_time = models.BooleanField("专职", default=False)
    full_time_since = models.DateField("专职起始日期", null=True, blank=True)
    ethnic_group = models.CharField("民族", max_length=20, blank=True)
    education = models.CharField("文化程度", max_length=10, choices=Education.choices, blank=True)
    paid = models.CharField("报酬方式", max_length=10, choices=Paid.choices, blank=True)
    station = models.CharField("派驻单位", max_length=10, choices=Station.choices, blank=True)

    unbroken = {"full_time_since": "full_time"}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次任职情况"


def person(facts: Facts) -> dict[str, Any]:
    """The one person told."""
    told: dict[str, Any] = facts["person"][0]
    return told


def adult(facts: Facts) -> str | None:
    """人民调解法 art. 14(1), the part of it that a record can show."""
    told = person(facts)
    if told["document"] == Document.PERMANENT:
        return "人民调解员由成年公民担任，持外国人永久居留身份证的不得担任。"
    born = born_on(told)
    if born is None:
        return "未填写居民身份证号等载明出生日期的证件号码，无法核实是否成年。"
    age = facts.on.year - born.year - ((facts.on.month, facts.on.day) < (born.month, born.day))
    return None if age >= ADULT else f"{mask_name(told['name'])}在{facts.on}未满{ADULT}周岁，不得担任人民调解员。"


def of_its_members(facts: Facts) -> str | None:
    """人民调解法 art. 13: members of the committee as it is composed on the day, or whom it has engaged."""
    committee = facts["committee"]
    name = person(facts)["name"] if facts.asks("person") else facts.record.title
    if facts["sort"] != Sort.MEMBER:
        return None
    facts.look_at([committee])
    if committee.members_on(facts.on).filter(name=name).exists():
        return None
    return f"{mask_name(name)}在{facts.on}不在“{committee.title}”登记的委员中；由调委会聘任的，产生方式请选“{Sort.ENGAGED.label}”。"


def not_on_roll_yet(facts: Facts) -> str | None:
    """Nobody is counted twice in one committee, neither who is appointed to it nor who changes to it."""
    mediator: Any = facts.record
    told = person(facts) if facts.asks("person") else None
    key = mediator.person_key if told is None else key_of(told)
    if not key:
        return None
    there = Mediator.objects.filter(person_key=key, committee=facts["committee"], left_on=None).exclude(pk=mediator.pk)
    return (
        f"{mask_name(told['name'] if told else mediator.title)}已在该调委会的调解员名册中。" if there.exists() else None
    )


def trained_by_then(facts: Facts) -> str | None:
    """Training is recorded after it was held, and while on the roll."""
    began = facts["entered_on"]
    for training in facts["trainings"]:
        if training["held_on"] < began:
            return f"培训日期{training['held_on']}应当在{began}至{facts.on}之间。"
    return None


def entered(facts: Facts) -> dict[str, Any]:
    told = person(facts)
    return {"title": told["name"], "person_key": key_of(told), **born(told)}


def born(told: dict[str, Any]) -> dict[str, Any]:
    """Sex and year of birth, as the number names them."""
    day, sex = born_on(told), sex_of(told)
    return {"birth_year": day.year if day else None, "sex": sex or ""}


def hours(facts: Facts) -> int:
    mediator: Any = facts.record
    total: int = mediator.training_hours + sum(training["hours"] for training in facts["trainings"])
    return total


def removed_for_cause(facts: Facts) -> str | None:
    if facts["leaving"] != Leaving.DISMISSED or facts["misconduct"]:
        return None
    return "罢免或者解聘调解员的，应当选择其违反的行为规范。"


MEMBER_OF_IT = Gate("mediation.mediator_source", of_its_members, "sort")
COMMITTEE = (
    IN_BEING,
    Gate("house.committee_of_county", of_this_county, "committee", "调委会在本县（市、区）"),
)
ONCE = Gate("house.mediator_once", not_on_roll_yet, "committee", "不在该调委会的名册中")


class Mediator(Stock):
    """人民调解员: on the roll from appointment until leaving."""

    committee = models.ForeignKey(MediationCommittee, models.PROTECT, verbose_name="人民调解委员会")
    sort = models.CharField("产生方式", max_length=10, choices=Sort.choices)
    full_time = models.BooleanField("专职", default=False)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField("出生年份", null=True, blank=True)
    ethnic_group = models.CharField("民族", max_length=20, blank=True)
    education = models.CharField("文化程度", max_length=10, choices=Education.choices, blank=True)
    political = models.CharField("政治面貌", max_length=12, choices=Political.choices, blank=True)
    paid = models.CharField("报酬方式", max_length=10, choices=Paid.choices, blank=True)
    station = models.CharField("派驻单位", max_length=10, choices=Station.choices, blank=True)
    admonished_on = models.DateField("最近批评教育日期", null=True, blank=True)
    expertise = models.CharField("擅长领域", max_length=60, blank=True)
    person_key = models.CharField("身份指纹", max_length=64, blank=True, db_index=True, editable=False)
    training_hours = models.PositiveIntegerField("累计培训学时", default=0)
    grade = models.CharField("最近考核等次", max_length=10, choices=Grade.choices, blank=True)
    leaving = models.CharField("离任原因", max_length=12, choices=Leaving.choices, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "人民调解员"

    bearer = "person"

    procedure = Procedure(
        Step(
            "appoint",
            "聘任登记",
            since=NEW,
            to="serving",
            asks=(
                asks.parties("person", "调解员本人", most=1),
                committee,
                sort,
                full_time,
                asks.maybe(expertise),
                *(asks.maybe(column) for column in (ethnic_group, education, political, paid, station)),
            ),
            sets=entered,
            gates=(
                Gate("mediation.mediator_qualified", adult, "person"),
                MEMBER_OF_IT,
                ONCE,
                *COMMITTEE,
            ),
            confirms=("mediation.mediator_qualified",),
        ),
        Step(
            "train",
            "业务培训",
            since="serving",
            at=(At.OWN, Organ.JUSTICE),
            asks=(asks.parts("trainings", "培训", MediatorTraining, "held_on", "topic", "hours"),),
            sets={"training_hours": hours},
            confirms=("mediation.training",),
            gates=(Gate("house.trained_by_then", trained_by_then, "trainings", "培训日期在聘任登记之后"),),
        ),
        Step(
            "assess",
            "考核",
            since="serving",
            by=(Role.CLERK, Role.HEAD),
            at=(At.OWN, Organ.JUSTICE),
            asks=(grade, asks.maybe(asks.words("opinion", "考核意见"))),
        ),
        Step(
            "change",
            "岗位变动",
            since="serving",
            asks=(committee, sort, full_time),
            gates=(
                ONCE,
                *COMMITTEE,
                MEMBER_OF_IT,
            ),
        ),
        Step(
            "describe",
            "基本情况变更",
            since="serving",
            asks=tuple(asks.maybe(column) for column in (expertise, ethnic_group, education, political, paid, station)),
            help_text="填写变更后的全部情况；不填的视为没有。",
        ),
        Step(
            "admonish",
            "批评教育、责令改正",
            since="serving",
            asks=(
                asks.several("misconduct", "违反的行为规范", Misconduct.choices),
                asks.words("correction", "批评教育和改正情况"),
            ),
            dates=(admonished_on,),
            confirms=("mediation.admonition",),
            help_text="情节严重的，由推选或者聘任单位罢免、解聘，办理“离任”。",
        ),
        Step("publish", "公开", since="serving", publishes=True),
        Step("unpublish", "撤回公开", since="serving", withdraws=True, asks=(asks.REASON,)),
        Step(
            "leave",
            "离任",
            since="serving",
            to="left",
            by=(Role.CLERK, Role.HEAD),
            asks=(
                leaving,
                asks.maybe(asks.several("misconduct", "违反的行为规范", Misconduct.choices), "罢免、解聘的应当选择。"),
                asks.maybe(asks.reason("说明")),
            ),
            gates=(Gate("mediation.removal", removed_for_cause, "misconduct"),),
        ),
        stages={"serving": "在册", "left": "已离任"},
        ends=("left",),
        numbering=(Numbering("mediator", "{mark}调员〔{year}〕{n}号", at="appoint"),),
        spells=MediatorSpell,
        publication=Publication(shows=("title", "committee", "full_time", "expertise"), named=("person",)),
    )


declare(
    mediators=StockAt(Mediator),
    mediators_full_time=StockAt(MediatorSpell, Q(full_time=True)),
    full_time_mediators_added=Distinct(MediatorSpell, "matter_id", on="full_time_since"),
    mediators_women=StockAt(Mediator, Q(sex=Sex.FEMALE)),
    mediators_minority=StockAt(MediatorSpell, ~Q(ethnic_group__in=["", "汉", "汉族"])),
    mediators_college=StockAt(
        MediatorSpell, Q(education__in=[Education.COLLEGE, Education.BACHELOR, Education.MASTER])
    ),
    mediators_government_paid=StockAt(MediatorSpell, Q(paid=Paid.GOVERNMENT)),
    mediators_stationed=StockAt(MediatorSpell, ~Q(station="")),
    mediator_trainings=Count(MediatorTraining, on="held_on"),
)
say(
    "disputes",
    "年末在册人民调解员{mediators}，其中专职{mediators_full_time}，年内新增专职人民调解员{full_time_mediators_added}。",
)
