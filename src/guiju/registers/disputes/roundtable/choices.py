"""幸福圆桌会: the words from which one chooses."""

from django.db import models


class Kind(models.TextChoices):
    FACILITY = "facility", "公共设施、维修"
    PARKING = "parking", "停车、通行"
    SANITATION = "sanitation", "环境卫生、噪声"
    ESTATE = "estate", "物业管理"
    SAFETY = "safety", "安全、消防"
    CARE = "care", "养老、托幼、文体"
    VILLAGE = "village", "村（社区）公共事务"
    OTHER = "other", "其他"


class Capacity(models.TextChoices):
    RESIDENT = "resident", "居民（村民）"
    CADRE = "cadre", "村社干部"
    GRID = "grid", "网格员"
    ESTATE = "estate", "物业、业委会"
    DEPARTMENT = "department", "部门、站所"
    UNIT = "unit", "驻区单位、社会组织"
    DELEGATE = "delegate", "两代表一委员"
    LAWYER = "lawyer", "法律顾问、调解员"


class Conclusion(models.TextChoices):
    """What the meeting came to on an issue."""

    ANSWERED = "answered", "当场答复、解决"
    TASKED = "tasked", "议定落实"
    ASSEMBLY = "assembly", "提请村民（代表）会议决定"
    APART = "apart", "未达成一致，留待续议"


class Verdict(models.TextChoices):
    """What residents say came of it."""

    SOLVED = "solved", "居民确认已解决"
    PARTLY = "partly", "部分解决"
    UNSOLVED = "unsolved", "未解决"
    WITHDRAWN = "withdrawn", "提出人撤回"


class LedTo(models.TextChoices):
    DEPARTMENT = "department", "移交部门办理"
    ASSEMBLY = "assembly", "提请村民（代表）会议"
