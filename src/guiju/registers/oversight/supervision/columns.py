"""法治督察、行政执法监督: what is recorded of a round, of each unit, lead, problem, letter, talk and advice."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.supervision.choices import Fault, Ground, Kind, Letter, Source, Way

GIST = 500
"""Characters of what is said of one problem."""


def of_unit(label: str) -> models.ForeignKey[Agency, Agency]:
    return models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=label)


def of_matter(rows: str) -> models.ForeignKey[Matter, Matter]:
    return models.ForeignKey("oversight.Supervision", models.PROTECT, related_name=rows)


class SupervisedUnit(Part):
    """被督察单位: looked at once in a round, or excused."""

    matter = of_matter("units")
    unit = of_unit("被督察单位")
    focus = models.CharField("督察重点", max_length=200, blank=True)
    way = models.CharField("督察方式", max_length=8, choices=Way.choices, blank=True)
    inspectors = models.PositiveSmallIntegerField("督察（监督）人员数", null=True, blank=True, validators=within(1, 99))
    seen = models.CharField("督察情况", max_length=1000, blank=True)
    inspected_on = models.DateField("督察日期", null=True, blank=True)
    excused_because = models.CharField("不再督察的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.unit)


class SupervisionLead(Part):
    """线索: how often something went wrong in a unit, as other registers tell, or what somebody has reported."""

    matter = of_matter("leads")
    unit = of_unit("涉及单位")
    source = models.CharField("线索来源", max_length=12, choices=Source.choices)
    times = models.PositiveIntegerField("件（次）数", validators=within(1, 100_000))
    note = models.CharField("说明", max_length=300, blank=True)
    looked_into = models.CharField("核查情况", max_length=500, blank=True)
    looked_on = models.DateField("核查日期", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.unit}{self.get_source_display()}{self.times}件（次）"


class SupervisionFinding(Part):
    """督察发现的问题: found in a unit, demanded of it by a letter, put right and looked at again."""

    matter = of_matter("findings")
    item = models.PositiveSmallIntegerField("问题序号", editable=False)
    unit = of_unit("存在问题的单位")
    fault = models.CharField("问题类别", max_length=12, choices=Fault.choices)
    what = models.CharField("问题", max_length=GIST)
    basis = models.CharField("依据", max_length=200)
    case = models.CharField("涉及的案件、文件", max_length=120, blank=True)
    found_on = models.DateField("发现日期", editable=False)
    dropped_because = models.CharField("不再列为问题的理由", max_length=200, blank=True)
    fixed = models.CharField("立行立改情况", max_length=300, blank=True)
    checked = models.CharField("验收情况", max_length=300, blank=True)
    rectified_on = models.DateField("整改到位日期", null=True, blank=True)

    def __str__(self) -> str:
        return f"问题{self.item}（{self.unit}）：{self.what}"

    @property
    def stands(self) -> bool:
        return not self.dropped_because

    @property
    def is_open(self) -> bool:
        """Whether something is still to be put right."""
        return self.stands and self.rectified_on is None


class SupervisionLetter(Part):
    """交办函、监督意见书: what a unit is told to put right, by when, and its answer."""

    matter = of_matter("letters")
    item = models.PositiveSmallIntegerField("文书序号", editable=False)
    unit = of_unit("主送单位")
    kind = models.CharField("文书种类", max_length=8, choices=Letter.choices)
    demand = models.CharField("整改要求", max_length=1000)
    due_on = models.DateField("报送整改情况期限")
    issued_on = models.DateField("制发日期", editable=False)
    put_off_because = models.CharField("延长期限的理由", max_length=200, blank=True)
    answer = models.CharField("整改情况", max_length=1000, blank=True)
    answered_on = models.DateField("收到整改报告日期", null=True, blank=True)
    returned_because = models.CharField("退回重新整改的理由", max_length=200, blank=True)
    recalled_because = models.CharField("撤回的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.item}（{self.unit}）"

    @property
    def stands(self) -> bool:
        return not self.recalled_because

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes an answer."""
        return self.stands and not self.answer


class SupervisionTalk(Part):
    """约谈."""

    matter = of_matter("talks")
    unit = of_unit("被约谈单位")
    persons = models.CharField("被约谈人员的职务", max_length=100)
    ground = models.CharField("约谈情形", max_length=12, choices=Ground.choices)
    demand = models.CharField("指出的问题和要求", max_length=1000)
    held_on = models.DateField("约谈日期", editable=False)

    def __str__(self) -> str:
        return f"约谈{self.unit}"


class SupervisionAdvice(Part):
    """规范提示: one fault seen several times, and what every unit is asked to mend."""

    matter = of_matter("advice")
    fault = models.CharField("共性问题类别", max_length=12, choices=Fault.choices)
    words = models.CharField("规范要求", max_length=1000)
    issued_on = models.DateField("提示日期", editable=False)

    def __str__(self) -> str:
        return self.get_fault_display()


class SupervisionHandedOn(Part):
    """移送: what was handed to another organ, of how many persons, and what came of it."""

    matter = of_matter("handed")
    organ = models.CharField("接收机关", max_length=80)
    what = models.CharField("移送事项", max_length=500)
    persons = models.PositiveSmallIntegerField("涉及人数", validators=within(0, 9999))
    handed_on = models.DateField("移送日期", editable=False)
    outcome = models.CharField("处理结果", max_length=300, blank=True)
    told_on = models.DateField("告知日期", null=True, blank=True)

    def __str__(self) -> str:
        return f"移送{self.organ}"


class SupervisionColumns(Matter):
    """The columns of a round."""

    kind = models.CharField("监督类型", max_length=12, choices=Kind.choices)
    basis = models.CharField("立项依据", max_length=200)
    covers_from = models.DateField("督察期间起日")
    covers_to = models.DateField("督察期间止日")
    leader = models.CharField("督察组组长、成员", max_length=200)
    notified_on = models.DateField("督察通知日期", null=True, blank=True)
    circulated_on = models.DateField("通报日期", null=True, blank=True)
    units_seen = models.PositiveIntegerField("督察单位数", null=True, blank=True)
    found = models.PositiveIntegerField("发现问题数", null=True, blank=True)
    rectified = models.PositiveIntegerField("整改到位问题数", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
