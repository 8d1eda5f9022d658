"""What is recorded of a normative document: its columns, by the phase that fills them, and the opinions on its draft."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.registers.rulemaking.normative_document.choices import (
    Adoption,
    Evaluation,
    FairCompetition,
    Finding,
    Meeting,
    Proposer,
    ReviewAdoption,
    ReviewResult,
    Source,
    WaiverGround,
)
from guiju.registers.rulemaking.normative_document.subject_classes import SubjectClass


class ConsultationOpinion(Part):
    """An opinion on a draft with what became of it."""

    matter = models.ForeignKey("rulemaking.NormativeDocument", models.PROTECT, related_name="opinions")
    source = models.CharField("意见来源", max_length=20, choices=Source.choices)
    opinion = models.CharField("意见内容", max_length=1000)
    adoption = models.CharField("采纳情况", max_length=20, choices=Adoption.choices)
    reply = models.CharField("采纳说明", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "征求意见记录"


class ReviewProposal(Part):
    """审查建议: who holds a document to be unlawful or unfit says so in writing; what was found of it, and when they were told.

    Persons are not named: the letter is found by its number.
    """

    matter = models.ForeignKey("rulemaking.NormativeDocument", models.PROTECT, related_name="proposals")
    received_on = models.DateField("收到日期")
    letter = models.CharField("来件编号", max_length=40)
    proposer = models.CharField("建议人类别", max_length=20, choices=Proposer.choices)
    clauses = models.CharField("建议审查的条款", max_length=200)
    grounds = models.CharField("理由和依据", max_length=1000)
    finding = models.CharField("处理意见", max_length=20, choices=Finding.choices, blank=True)
    reply = models.CharField("答复内容", max_length=1000, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审查建议"

    def __str__(self) -> str:
        return self.letter


class DocumentColumns(Matter):
    """The columns of a document, but for where it came from.

    ``announced_on``: the day it was published to all; ``published_on``: that of its page here.
    ``unified_on``, ``filing_counted_on``: the days on which it was settled whether it was published, or filed, in time: that of
    the act, else the last day of its term. Rates count by them, so that no year moves that is over.
    ``holds_from``, ``holds_until``: the first day of force and the first without it, both empty where none ever was.
    ``superseded_on``: the day from which another text holds in its place; until its eve this one is in force.
    """

    # 制定
    subject_class = models.CharField("主题分类", max_length=2, choices=SubjectClass.choices)
    concerns_market = models.BooleanField("涉及经营主体", default=False)
    emergency = models.BooleanField("应对突发事件等紧急情况", default=False)
    of_county_government = models.BooleanField("由县级政府制定", default=False)
    drafted_on = models.DateField("起草完成日期", null=True, blank=True)
    waiver_ground = models.CharField("不公开征求意见的情形", max_length=20, choices=WaiverGround.choices, blank=True)
    consultation_from = models.DateField("征求意见开始日期", null=True, blank=True)
    consultation_until = models.DateField("征求意见截止日期", null=True, blank=True)
    shortened_because = models.CharField("缩短征求意见期限的理由", max_length=300, blank=True)
    submitted_on = models.DateField("送审日期", null=True, blank=True)
    reviewed_on = models.DateField("合法性审核日期", null=True, blank=True)
    review_result = models.CharField("合法性审核结论", max_length=20, choices=ReviewResult.choices, blank=True)
    review_adoption = models.CharField("审核意见采纳情况", max_length=10, choices=ReviewAdoption.choices, blank=True)
    fair_competition_on = models.DateField("公平竞争审查日期", null=True, blank=True)
    fair_competition = models.CharField("公平竞争审查结论", max_length=20, choices=FairCompetition.choices, blank=True)
    deliberated_on = models.DateField("集体审议日期", null=True, blank=True)
    meeting_kind = models.CharField("审议会议类别", max_length=10, choices=Meeting.choices, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    # 公布、备案、评估、清理
    registered_on = models.DateField("统一登记日期", null=True, blank=True)
    registration_number = models.CharField("统一登记号", max_length=80, blank=True)
    unified_on = models.DateField("公布情况计入日期", null=True, blank=True)
    unified = models.BooleanField("按期统一公布", default=False)
    announced_on = models.DateField("公布日期", null=True, blank=True)
    index_number = models.CharField("索引号", max_length=60, blank=True)
    summary = models.CharField("内容概述", max_length=500, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("有效期届满日期", null=True, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)
    filing_counted_on = models.DateField("备案情况计入日期", null=True, blank=True)
    filed_in_its_year = models.BooleanField("计入年度内已报备", default=False)
    filed_in_time = models.BooleanField("按期备案", null=True, blank=True)
    evaluated_on = models.DateField("评估日期", null=True, blank=True)
    evaluation = models.CharField("评估结论", max_length=20, choices=Evaluation.choices, blank=True)
    cleaned_on = models.DateField("最近清理日期", null=True, blank=True)
    superseded_on = models.DateField("由新文本接替日期", null=True, blank=True)
    holds_from = models.DateField("现行有效起始日期", null=True, blank=True)
    holds_until = models.DateField("不再有效日期", null=True, blank=True)
    reissue_ordered_on = models.DateField("决定重新公布日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
