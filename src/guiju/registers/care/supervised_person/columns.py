"""监管帮教对象: what is recorded of a person; names and numbers lie sealed with the parties."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.spells import Spell
from guiju.registers.care.supervised_person.choices import (
    Away,
    DeviceGround,
    End,
    Kind,
    Level,
    Measure,
    Series,
    Sex,
    Who,
)


class GroupMember(Part):
    """矫正小组、工作小组 or 帮教小组: one of its members, as determined by the step that names them; the latest is the group."""

    matter = models.ForeignKey("care.SupervisedPerson", models.PROTECT, related_name="group")
    name = models.CharField("姓名", max_length=40)
    who = models.CharField("身份", max_length=14, choices=Who.choices)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    knows_minors = models.BooleanField("熟悉未成年人身心特点", default=False)

    def __str__(self) -> str:
        return self.name


class SupervisedPersonColumns(Stock):
    """The columns of a person on the list."""

    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    measure = models.CharField("矫正类别", max_length=10, choices=Measure.choices, blank=True)
    series = models.CharField("档案类别", max_length=12, choices=Series.choices, editable=False)
    decided_by = models.CharField("决定机关（释放场所）", max_length=100)
    document_number = models.CharField("法律文书号", max_length=80)
    effective_on = models.DateField("判决、裁定、决定生效（释放、解除）日期")
    notified_on = models.DateField("收到决定机关通知日期", null=True, blank=True)
    documents_on = models.DateField("收到法律文书日期", null=True, blank=True)
    served_on = models.DateField("本人（移送机关）收到决定书日期", null=True, blank=True)
    term_ends = models.DateField("期满日期", null=True, blank=True)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField("出生年份", null=True, blank=True)
    minor = models.BooleanField(
        "未成年人",
        default=False,
        help_text="证件号码看不出年龄的，接收时未满十八周岁的勾选；期间成年的仍按未成年人办理",
    )
    person_key = models.CharField("身份指纹", max_length=64, blank=True, db_index=True, editable=False)
    reported_on = models.DateField("报到日期", null=True, blank=True)
    level = models.CharField("管理类别", max_length=10, choices=Level.choices, blank=True)
    grouped_on = models.DateField("确定小组日期", null=True, blank=True)
    planned_on = models.DateField("制定方案日期", null=True, blank=True)
    agreed_on = models.DateField("签订协议日期", null=True, blank=True)
    key_person = models.BooleanField("重点人员", default=False)
    model_case = models.BooleanField("典型培育", default=False)
    away = models.CharField("不在社区", max_length=10, choices=Away.choices, blank=True)
    away_since = models.DateField("不在社区起", null=True, blank=True)
    leave_from = models.DateField("外出起", null=True, blank=True)
    leave_until = models.DateField("外出止", null=True, blank=True)
    leave_to = models.CharField("外出目的地", max_length=100, blank=True)
    leave_regular = models.BooleanField("经常性跨市、县活动", default=False)
    on_leave = models.BooleanField("经批准外出", default=False)
    moving_to = models.CharField("拟迁往", max_length=100, blank=True)
    admonitions = models.PositiveSmallIntegerField("训诫次数", default=0)
    warnings = models.PositiveSmallIntegerField("警告次数", default=0)
    penalised = models.BooleanField("受过治安管理处罚", default=False)
    commended = models.PositiveSmallIntegerField("表扬次数", default=0)
    revocation_on = models.DateField("提请撤销、收监日期", null=True, blank=True)
    device = models.BooleanField("使用电子定位装置", default=False)
    device_ground = models.CharField("使用电子定位装置的情形", max_length=12, choices=DeviceGround.choices, blank=True)
    refused_tests = models.PositiveSmallIntegerField("逃避、拒绝检测次数", default=0)
    absences = models.PositiveSmallIntegerField("擅自离开次数", default=0)
    absent_days = models.PositiveSmallIntegerField("擅自离开累计日数", default=0, validators=within(0, 2000))
    relapsed = models.BooleanField("期间再次吸毒", default=False)
    outcome = models.CharField("结束情形", max_length=12, choices=End.choices, blank=True)

    class Meta(Stock.Meta):
        abstract = True


class PersonSpell(Spell):
    """在册时段: at which place somebody was on the list, and as what, from a day to a day."""

    matter = models.ForeignKey("care.SupervisedPerson", models.PROTECT, related_name="spells")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    measure = models.CharField("矫正类别", max_length=10, choices=Measure.choices, blank=True)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    minor = models.BooleanField("未成年人", default=False)
    key_person = models.BooleanField("重点人员", default=False)
    model_case = models.BooleanField("典型培育", default=False)

    while_ = {"stage": ("registered", "expired")}

    class Meta(Spell.Meta):
        verbose_name = verbose_name_plural = "在册时段"
