"""人民调解员: appointed to the roll, trained, assessed, admonished, changed, left.

人民调解法 (2010) ch. 3; before it 人民调解委员会组织条例 (1989) arts. 4, 12.
"""

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Distinct, StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import each_once
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.spells import Spell
from guiju.kernel.declaring.steps import NEW, At, Gate, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Sex
from guiju.registers.disputes.mediation_committee.columns import id_tail
from guiju.registers.disputes.mediator import gates
from guiju.registers.disputes.mediator.choices import (
    Education,
    Grade,
    Leaving,
    Misconduct,
    Paid,
    Political,
    Sort,
    Station,
)


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
    id_tail = id_tail()
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
                asks.maybe(asks.day("born_on", "出生日期"), "证件号码不载明出生日期的，应当填写。"),
                committee,
                sort,
                full_time,
                asks.maybe(expertise),
                *(asks.maybe(column) for column in (ethnic_group, education, political, paid, station)),
            ),
            sets=gates.entered,
            gates=(
                Gate("mediation.mediator_qualified", gates.adult, "person"),
                *gates.MEMBER_OF_IT,
                gates.ONCE,
                *gates.COMMITTEE,
            ),
            confirms=("mediation.mediator_qualified",),
        ),
        Step(
            "train",
            "业务培训",
            since="serving",
            at=(At.OWN, Organ.JUSTICE),
            asks=(asks.parts("trainings", "培训", MediatorTraining, "held_on", "topic", "hours"),),
            sets={"training_hours": gates.hours},
            confirms=("mediation.training",),
            gates=(
                Gate("house.trained_by_then", gates.trained_by_then, "trainings", "培训日期在聘任登记之后"),
                each_once("house.trained_once", "trainings", "held_on", "topic", gist="同一次培训没有登记过"),
            ),
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
                gates.ONCE,
                *gates.COMMITTEE,
                *gates.MEMBER_OF_IT,
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
                asks.maybe(asks.words("note", "说明")),
            ),
            withdraws=True,
            gates=(Gate("mediation.removal", gates.removed_for_cause, "misconduct"),),
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
