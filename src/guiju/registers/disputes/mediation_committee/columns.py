"""人民调解委员会: what is recorded of a committee, who is in it, what it looked for, how it stood from day to day."""

from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import PERCENT, within
from guiju.kernel.declaring.spells import Spell
from guiju.registers.disputes.mediation_committee.choices import Field, Kind, Sex


def id_tail() -> Any:
    """What tells people of one name apart, and no more of their number than that takes."""
    check = RegexValidator(r"^[0-9]{3}[0-9X]$", "填写证件号码的后四位，末位是字母的写作大写X。")
    return models.CharField("证件号码后四位", max_length=4, blank=True, validators=[check])


class CommitteeMember(Part):
    """委员: one member in the composition that an election or a change gave the committee from ``since`` on."""

    matter = models.ForeignKey("disputes.MediationCommittee", models.PROTECT, related_name="members")
    name = models.CharField("姓名", max_length=40)
    id_tail = id_tail()
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    minority = models.BooleanField("当地人数较少民族", default=False)
    chair = models.BooleanField("主任", default=False)
    deputy = models.BooleanField("副主任", default=False)
    chosen_on = models.DateField("补选日期", null=True, blank=True)
    since = models.DateField("登记日期")


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

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "历次类型和规范化情况"


class CommitteeColumns(Stock):
    """The columns of a committee, and who made it up on a day."""

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
    court_owed = models.BooleanField("组成情况尚待通报法院", default=False)
    court_told_on = models.DateField("最近通报法院日期", null=True, blank=True)
    score = models.PositiveSmallIntegerField("规范化评定得分", null=True, blank=True, validators=PERCENT)
    standardized = models.BooleanField("达到规范化标准", default=False)
    standardized_on = models.DateField("达到规范化标准日期", null=True, blank=True)

    class Meta(Stock.Meta):
        abstract = True

    def members_on(self, day: date) -> Any:
        """The composition in force on ``day``: the latest that was registered by then."""
        said = CommitteeMember.objects.filter(matter_id=self.pk, since__lte=day)
        latest = said.order_by("-since", "-seq").values_list("since", "seq").first()
        return said.filter(since=latest[0], seq=latest[1]) if latest else said.none()
