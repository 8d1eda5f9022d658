"""网格事件: the words from which one chooses, and which organ answers for which kind of event."""

from django.db import models

from guiju.kernel.offices.organs import Organ


class Kind(models.TextChoices):
    ORDER = "order", "社会治安"
    DISPUTE = "dispute", "矛盾纠纷"
    SAFETY = "safety", "安全生产、消防隐患"
    ECOLOGY = "ecology", "生态环境"
    CITY = "city", "市容环境、违法建设"
    MARKET = "market", "市场秩序、食品安全"
    LABOUR = "labour", "劳动保障"
    LIVELIHOOD = "livelihood", "民生救助"
    FACILITY = "facility", "公共设施、房屋"
    OTHER = "other", "其他"


ANSWERS: dict[str, tuple[Organ, ...]] = {
    Kind.ORDER: (Organ.POLICE,),
    Kind.DISPUTE: (Organ.JUSTICE,),
    Kind.SAFETY: (Organ.EMERGENCY,),
    Kind.ECOLOGY: (Organ.ECOLOGY,),
    Kind.CITY: (Organ.URBAN,),
    Kind.MARKET: (Organ.MARKET,),
    Kind.LABOUR: (Organ.LABOUR,),
    Kind.LIVELIHOOD: (Organ.CIVIL_AFFAIRS,),
    Kind.FACILITY: (Organ.HOUSING, Organ.URBAN),
}
"""Kinds of which an event goes to an organ that answers for it; of any other it may go to whom the township chooses."""


class Handled(models.TextChoices):
    """By whom an event was handled, as reports count it."""

    GRID = "grid", "网格自行处置"
    DEPARTMENT = "department", "划转部门处置"


class Verdict(models.TextChoices):
    GOOD = "good", "属实，已经处置到位"
    BAD = "bad", "没有处置到位，重新处置"


class Target(models.TextChoices):
    """At whom a round of screening looked."""

    ALL = "all", "辖区居民"
    KEY = "key", "重点人群"
