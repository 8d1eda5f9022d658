"""立法意见征集: what is recorded of a draft from above, of each unit asked, each session held, each opinion given."""

from __future__ import annotations

from django.db import models

from guiju.kernel.declaring.matters import Matter, Part
from guiju.kernel.declaring.ranges import within
from guiju.registers.rulemaking.legislative_comment.choices import Answer, Fate, Kind, Source, Weighed


class ConsultedUnit(Part):
    """分送的单位: which clauses it was asked about, by when, and whether it has something to say."""

    matter = models.ForeignKey("rulemaking.LegislativeComment", models.PROTECT, related_name="units")
    unit = models.CharField("单位", max_length=80)
    about = models.CharField("征求意见的条款和问题", max_length=300)
    due_on = models.DateField("反馈期限")
    answer = models.CharField("反馈情况", max_length=10, choices=Answer.choices, blank=True)
    answered_on = models.DateField("反馈日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "分送的单位"

    def __str__(self) -> str:
        return self.unit


class ListeningSession(Part):
    """座谈、走访: once that those concerned were heard at a place; 基层立法联系点 hold them."""

    matter = models.ForeignKey("rulemaking.LegislativeComment", models.PROTECT, related_name="sessions")
    held_on = models.DateField("日期", editable=False)
    place = models.CharField("地点或者联系点", max_length=80)
    persons = models.PositiveSmallIntegerField("参加人数", validators=within(1, 9999))
    gist = models.CharField("主要情况", max_length=500)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "座谈、走访"

    def __str__(self) -> str:
        return f"{self.held_on}{self.place}"


class LegislativeOpinion(Part):
    """意见: what was said of the draft, whether it went into the reply, what the lawmaker made of it."""

    matter = models.ForeignKey("rulemaking.LegislativeComment", models.PROTECT, related_name="opinions")
    received_on = models.DateField("收到日期", editable=False)
    source = models.CharField("意见来源", max_length=12, choices=Source.choices)
    clause = models.CharField("条款", max_length=60, blank=True)
    opinion = models.CharField("意见内容", max_length=1000)
    weighed = models.CharField("研究处理", max_length=8, choices=Weighed.choices, blank=True)
    because = models.CharField("处理理由", max_length=300, blank=True)
    fate = models.CharField("立法机关采纳情况", max_length=10, choices=Fate.choices, blank=True)
    told_on = models.DateField("得知采纳情况日期", null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = verbose_name_plural = "意见"

    def __str__(self) -> str:
        return self.opinion[:30]

    @property
    def went_out(self) -> bool:
        """Whether it stands in the reply, by itself or with others."""
        return self.weighed in (Weighed.SENT, Weighed.MERGED)


class LegislativeCommentColumns(Matter):
    """The columns of a draft that was sent for comment."""

    kind = models.CharField("草案类别", max_length=14, choices=Kind.choices)
    sender = models.CharField("来文机关", max_length=80)
    letter = models.CharField("来文字号", max_length=60)
    received_on = models.DateField("收到日期", null=True, blank=True)
    reply_by = models.DateField("回复期限")
    shown_on = models.DateField("公开征求意见日期", null=True, blank=True)
    comment_until = models.DateField("公开征求意见截止日期", null=True, blank=True)
    contact = models.CharField("意见提交方式", max_length=200, blank=True)
    sent = models.PositiveSmallIntegerField("回复的意见条数", null=True, blank=True)
    replied_on = models.DateField("首次回复日期", null=True, blank=True)
    replied_in_time = models.BooleanField("按期回复", default=False)
    feedback = models.TextField("意见处理情况", max_length=4000, blank=True)

    class Meta(Matter.Meta):
        abstract = True
