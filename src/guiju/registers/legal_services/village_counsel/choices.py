"""村（社区）法律顾问: of what kind a place is, who may be its counsel, what counsel does there, how a quarter was assessed."""

from django.db import models


class Kind(models.TextChoices):
    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Profession(models.TextChoices):
    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    OTHER = "other", "其他法律服务人员"


class Service(models.TextChoices):
    DUTY = "duty", "驻点值班、法律咨询"
    LECTURE = "lecture", "法治讲座（法治课）"
    OUTREACH = "outreach", "法治宣传活动"
    DRAFTING = "drafting", "起草、审查合同和村规民约"
    DISPUTE = "dispute", "参与调解矛盾纠纷"
    LEGAL_AID = "legal_aid", "协助申请法律援助"
    ONLINE = "online", "电话、网络解答"
    OTHER = "other", "其他法律服务"


AWAY = (Service.ONLINE,)
"""Services for which nobody comes to the village."""


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "优秀"
    QUALIFIED = "qualified", "合格"
    UNQUALIFIED = "unqualified", "不合格"


class Satisfaction(models.TextChoices):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class Quarter(models.IntegerChoices):
    FIRST = 1, "第一季度"
    SECOND = 2, "第二季度"
    THIRD = 3, "第三季度"
    FOURTH = 4, "第四季度"
