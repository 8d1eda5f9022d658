"""主动公开信息: the fields of the public catalogue (政府信息公开条例 2019 art. 12(3)), and what becomes of the item."""

from django.db import models

from guiju.kernel.declaring.matters import Matter
from guiju.registers.oversight.disclosure_item.choices import Category, Kept, Origin, Validity
from guiju.registers.rulemaking.normative_document.subject_classes import SubjectClass


class DisclosureItemColumns(Matter):
    """``due_from`` is the day on which the information came to be, changed, or was found fit for the public: art. 26 counts
    from it. ``released_on`` is the day of its first publication, ``first_on_…`` say where that was: what is published anew
    later moves no figure of that year."""

    category = models.CharField("公开事项类别", max_length=14, choices=Category.choices)
    theme = models.CharField("主题分类", max_length=2, choices=SubjectClass.choices)
    document_number = models.CharField("文号", max_length=60, blank=True)
    abstract = models.TextField("内容概述", max_length=1000)
    origin = models.CharField("信息来源", max_length=10, choices=Origin.choices)
    formed_on = models.DateField("生成日期", null=True, blank=True)
    due_from = models.DateField("公开期限起算日", null=True, blank=True)
    validity = models.CharField("有效性", max_length=8, choices=Validity.choices, default=Validity.VALID)
    on_website = models.BooleanField("政府网站", default=False)
    on_new_media = models.BooleanField("政务新媒体", default=False)
    other_channels = models.CharField(
        "其他公开途径", max_length=100, blank=True, help_text="政府公报、新闻发布会、公告栏等"
    )
    address = models.CharField("网址", max_length=300, blank=True)
    first_on_website = models.BooleanField("首次即在政府网站公开", default=False)
    first_on_new_media = models.BooleanField("首次即在政务新媒体公开", default=False)
    released_on = models.DateField("首次公开日期", null=True, blank=True)
    kept = models.BooleanField("不予公开", default=False)
    ground = models.CharField("不予公开的理由", max_length=12, choices=Kept.choices, blank=True)
    reassessed_on = models.DateField("最近评估审查日期", null=True, blank=True)
    supplied_on = models.DateField("向档案馆、图书馆提供日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True
