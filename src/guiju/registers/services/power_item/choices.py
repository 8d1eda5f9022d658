"""The choices of an item of the list of powers."""

from django.db import models


class Kind(models.TextChoices):
    """The kinds by which lists of powers are told (中办发〔2015〕21号, from memory, not confirmed)."""

    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COMPULSORY = "compulsory", "行政强制"
    LEVY = "levy", "行政征收"
    PAYMENT = "payment", "行政给付"
    INSPECTION = "inspection", "行政检查"
    CONFIRMATION = "confirmation", "行政确认"
    REWARD = "reward", "行政奖励"
    RULING = "ruling", "行政裁决"
    OTHER = "other", "其他行政权力"


class Level(models.TextChoices):
    """实施层级."""

    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇（街道）"
    BOTH = "both", "县级、乡镇（街道）"


class Origin(models.TextChoices):
    """How an item came onto the list."""

    FIRST = "first", "首次编制"
    NEW = "new", "新增"
    TAKEN_OVER = "taken_over", "承接"


class TextLevel(models.TextChoices):
    """效力层级 of the text that an item rests on."""

    LAW = "law", "法律"
    STATE_REGULATION = "state_regulation", "行政法规"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    DEPARTMENT_RULE = "department_rule", "部门规章"
    PROVINCIAL_RULE = "provincial_rule", "省级政府规章"
    LOCAL_RULE = "local_rule", "设区的市、自治州政府规章"
    STATE_DECISION = "state_decision", "国务院决定"


class Phase(models.TextChoices):
    """The phase of the work to which a responsibility belongs."""

    ACCEPT = "accept", "受理（立案）"
    EXAMINE = "examine", "审查（调查）"
    DECIDE = "decide", "决定"
    DELIVER = "deliver", "送达（执行）"
    SUPERVISE = "supervise", "事后监管"
    OTHER = "other", "其他"


class Finding(models.TextChoices):
    PASSED = "passed", "审核通过"
    RETURNED = "returned", "退回修改"


class Change(models.TextChoices):
    """调整: what is to become of an item that stands in the list."""

    CHANGED = "changed", "变更"
    CANCELLED = "cancelled", "取消"
    HANDED_DOWN = "handed_down", "下放"
