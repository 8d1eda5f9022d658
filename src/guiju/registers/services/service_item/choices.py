"""The choices of an item of public services."""

from __future__ import annotations

from django.db.models import TextChoices

from guiju.registers.services.power_item.choices import Kind as PowerKind


class Kind(TextChoices):
    """What sort of item it is: a power used on application, a public service, several made one, what a third party does for it."""

    LICENCE = "licence", "行政许可"
    PAYMENT = "payment", "行政给付"
    CONFIRMATION = "confirmation", "行政确认"
    REWARD = "reward", "行政奖励"
    RULING = "ruling", "行政裁决"
    OTHER = "other", "其他行政权力"
    PUBLIC = "public", "公共服务"
    BUNDLE = "bundle", "一件事"
    INTERMEDIARY = "intermediary", "行政审批中介服务"


RESTS_ON = {
    Kind.LICENCE: PowerKind.LICENCE,
    Kind.PAYMENT: PowerKind.PAYMENT,
    Kind.CONFIRMATION: PowerKind.CONFIRMATION,
    Kind.REWARD: PowerKind.REWARD,
    Kind.RULING: PowerKind.RULING,
    Kind.OTHER: PowerKind.OTHER,
}
"""The kind of power that an item is: it stands in the office's list of powers."""


class Visits(TextChoices):
    """How often an applicant has to come."""

    ZERO = "zero", "一次不跑"
    ONE = "one", "只跑一次"
    MORE = "more", "两次以上"


class Delegated(TextChoices):
    """下放: at whose window it is done."""

    TOWNSHIP = "township", "乡镇（街道）办理"
    VILLAGE = "village", "村（社区）办理"


class Finding(TextChoices):
    PASSED = "passed", "审核通过"
    RETURNED = "returned", "退回修改"


class Verdict(TextChoices):
    """材料、证明清理: what becomes of a paper that the item asks for (优化营商环境条例 art. 44(2))."""

    KEPT = "kept", "保留"
    DROPPED = "dropped", "取消"
    PROMISED = "promised", "以书面告知承诺代替"
    CHECKED = "checked", "由部门核查、数据共享代替"
