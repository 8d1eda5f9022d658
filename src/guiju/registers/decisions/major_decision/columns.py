"""重大行政决策: what is recorded of a decision, of the opinions on its draft and of the experts who argued it."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.kernel.offices.people import Agency
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.decisions.major_decision.choices import (
    Adoption,
    Advice,
    Argument,
    Kind,
    Proposer,
    Risk,
    Source,
)


class DecisionOpinion(Part):
    """意见: what was said of the draft, and what became of it. Persons are not named."""

    matter = models.ForeignKey("decisions.MajorDecision", models.PROTECT, related_name="opinions")
    received_on = models.DateField("收到日期", editable=False, null=True)
    source = models.CharField("意见来源", max_length=12, choices=Source.choices)
    opinion = models.CharField("意见内容", max_length=1000)
    adoption = models.CharField("采纳情况", max_length=10, choices=Adoption.choices, blank=True)
    reply = models.CharField("采纳说明", max_length=500, blank=True)

    def __str__(self) -> str:
        return self.opinion[:30]


class DecisionExpert(Part):
    """论证专家: who argued the draft, of which unit, and what they said."""

    matter = models.ForeignKey("decisions.MajorDecision", models.PROTECT, related_name="experts")
    name = models.CharField("专家（专业机构）", max_length=80)
    unit = models.CharField("所在单位", max_length=80, blank=True)
    signed = models.BooleanField("书面论证意见已经署名、盖章", default=False)
    disinterested = models.BooleanField("与决策事项没有直接利害关系", default=False)
    opinion = models.CharField("论证意见", max_length=1000)
    argued_on = models.DateField("论证日期", editable=False, null=True)

    def __str__(self) -> str:
        return self.name


class MajorDecisionColumns(Matter):
    """The columns of a decision. ``undertaker`` forms its draft, ``executor`` carries it out; whichever has it now is its
    ``handler``."""

    kind = models.CharField("事项类别", max_length=12, choices=Kind.choices)
    proposer = models.CharField("由谁提出", max_length=12, choices=Proposer.choices)
    secret = models.BooleanField("依法不予公开", default=False)
    adjusts = models.ForeignKey(
        "decisions.MajorDecision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adjusted_by",
        verbose_name="拟调整的原决策",
    )
    catalogue_year = models.PositiveSmallIntegerField("目录年度", null=True, blank=True, validators=within(2019, 2100))
    party_agreed_on = models.DateField("同级党委同意日期", null=True, blank=True)
    listed_on = models.DateField("列入目录日期", null=True, blank=True)
    study = models.CharField("研究论证情况", max_length=1000, blank=True)
    undertaker = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决策承办单位"
    )
    technical = models.BooleanField("专业性、技术性较强", default=False)
    risky = models.BooleanField("可能对社会稳定、公共安全等造成不利影响", default=False)
    concerns_groups = models.BooleanField("涉及特定群体利益", default=False)
    concerns_market = models.BooleanField("涉及市场主体经济活动", default=False)
    consultation_from = models.DateField("征求意见开始日期", null=True, blank=True)
    consultation_until = models.DateField("征求意见截止日期", null=True, blank=True)
    contact = models.CharField("意见反馈方式", max_length=200, blank=True)
    shortened_because = models.CharField("缩短征求意见期限的理由", max_length=200, blank=True)
    draft_explained = models.TextField("草案主要内容和说明", max_length=3000, blank=True)
    consulted_on = models.DateField("征求意见结束日期", null=True, blank=True)
    feedback = models.TextField("意见采纳情况", max_length=3000, blank=True)
    hearing_on = models.DateField("听证会日期", null=True, blank=True)
    hearing_place = models.CharField("听证会地点", max_length=80, blank=True)
    heard_on = models.DateField("听取意见日期", null=True, blank=True)
    groups_heard = models.BooleanField("已与相关人民团体、社会组织和群众代表沟通协商", default=False)
    argument = models.CharField("论证方式", max_length=10, choices=Argument.choices, blank=True)
    argued_on = models.DateField("专家论证日期", null=True, blank=True)
    risk = models.CharField("风险评估结论", max_length=16, choices=Risk.choices, blank=True)
    assessor = models.CharField("风险评估单位", max_length=80, blank=True)
    assessed_on = models.DateField("风险评估日期", null=True, blank=True)
    review = models.ForeignKey(
        LegalityReview, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="合法性审查"
    )
    submitted_on = models.DateField("提请讨论日期", null=True, blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    rejected_on = models.DateField("讨论未通过日期", null=True, blank=True)
    executor = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决策执行单位"
    )
    gist = models.TextField("决定内容", max_length=3000, blank=True)
    explanation = models.TextField("解读和意见采纳说明", max_length=3000, blank=True)
    announced_on = models.DateField("决策公布日期", null=True, blank=True)
    advice = models.CharField("后评估建议", max_length=10, choices=Advice.choices, blank=True)
    evaluated_on = models.DateField("后评估日期", null=True, blank=True)
    replaced_by = models.ForeignKey(
        "decisions.MajorDecision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name="据以调整的决策",
    )
    archived_on = models.DateField("归档日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
