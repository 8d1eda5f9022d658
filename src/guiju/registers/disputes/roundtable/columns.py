"""幸福圆桌会: what is recorded of a meeting, of each issue, of who came and of what is to be done."""

from django.core.validators import RegexValidator
from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.roundtable.choices import Capacity, Conclusion, Kind, LedTo, Verdict

BY_SIGN = RegexValidator(r"\d{7}", "提出人用代称（如“3栋居民张某”），不写电话、证件号码。", inverse_match=True)


class RoundtableIssue(Part):
    """圆桌会议题: raised by residents, talked over, solved or led on."""

    matter = models.ForeignKey("disputes.Roundtable", models.PROTECT, related_name="issues")
    item = models.PositiveSmallIntegerField("议题序号", editable=False)
    what = models.CharField("问题", max_length=200)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    place = models.CharField("地点", max_length=80)
    raised_by = models.CharField("提出人（代称）", max_length=40, validators=[BY_SIGN])
    assembly_matter = models.BooleanField("属于村民会议讨论决定的事项", default=False)
    struck_because = models.CharField("不列入的理由", max_length=200, blank=True)
    conclusion = models.CharField("协商结果", max_length=10, choices=Conclusion.choices, blank=True)
    agreed = models.CharField("协商意见", max_length=500, blank=True)
    verdict = models.CharField("居民确认", max_length=10, choices=Verdict.choices, blank=True)
    confirmed_by = models.CharField("确认居民（代称）", max_length=40, blank=True, validators=[BY_SIGN])
    confirmed_on = models.DateField("确认日期", null=True, blank=True)
    led_to = models.CharField("去向", max_length=12, choices=LedTo.choices, blank=True)
    department = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="移交的部门"
    )
    demand = models.CharField("办理要求", max_length=300, blank=True)
    dispute = models.ForeignKey(
        Dispute, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="转入的矛盾纠纷"
    )
    next = models.ForeignKey(
        "disputes.Roundtable", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="续议的圆桌会"
    )
    led_on = models.DateField("转出日期", null=True, blank=True)
    returned = models.CharField("部门退回的理由", max_length=200, blank=True)
    recurred = models.CharField("反复的情况", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"议题{self.item}{self.what}"

    @property
    def stands(self) -> bool:
        return not self.struck_because

    @property
    def left(self) -> bool:
        """Not solved, or not wholly: it has to go on somewhere."""
        return self.verdict in (Verdict.PARTLY, Verdict.UNSOLVED)

    @property
    def outcome(self) -> str:
        """What became of it, as papers and the public are told."""
        led = "转为矛盾纠纷" if self.dispute else "下次圆桌会续议" if self.next else self.get_led_to_display()
        return "，".join(filter(None, (self.get_verdict_display(), led)))


class RoundtableSeat(Part):
    """到会情况: how many came as what; names only of units."""

    matter = models.ForeignKey("disputes.Roundtable", models.PROTECT, related_name="seats")
    capacity = models.CharField("到会人员类别", max_length=12, choices=Capacity.choices)
    unit = models.CharField("单位", max_length=60, blank=True)
    count = models.PositiveSmallIntegerField("人数", validators=within(1, 1_000))

    def __str__(self) -> str:
        return f"{self.unit or self.get_capacity_display()}{self.count}人"


class RoundtableTask(Part):
    """议定事项: what is to be done for an issue, by whom, by when."""

    matter = models.ForeignKey("disputes.Roundtable", models.PROTECT, related_name="tasks")
    item = models.PositiveSmallIntegerField(
        "对应的议题序号", validators=within(1, 100), help_text="议题在“议题”表中的序号。"
    )
    what = models.CharField("议定事项", max_length=300)
    doer = models.CharField("责任单位（人）", max_length=60)
    due_on = models.DateField("完成期限")
    result = models.CharField("完成情况", max_length=300, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    dropped_because = models.CharField("调整、不再办理的理由", max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.what}（{self.doer}）"


class RoundtableColumns(Matter):
    """The columns of a meeting."""

    community = models.CharField("村（社区）", max_length=60)
    planned_on = models.DateField("会议日期", null=True, blank=True)
    place = models.CharField("会议地点", max_length=80, blank=True)
    held_on = models.DateField("召开日期", null=True, blank=True)
    chair = models.CharField("主持人", max_length=40, blank=True)
    came = models.PositiveIntegerField("到会人数", null=True, blank=True)
    results = models.TextField("议题和结果", blank=True)

    class Meta(Matter.Meta):
        abstract = True
