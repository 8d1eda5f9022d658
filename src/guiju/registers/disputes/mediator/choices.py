"""The choices of a mediator: how one came to be it, what one is, how one left."""

from django.db import models


class Sort(models.TextChoices):
    MEMBER = "member", "调委会委员"
    ENGAGED = "engaged", "调委会聘任"


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "称职"
    FAIR = "fair", "基本称职"
    POOR = "poor", "不称职"


class Leaving(models.TextChoices):
    RESIGNED = "resigned", "辞职"
    TERM = "term", "任期或者聘期届满"
    TRANSFERRED = "transferred", "调离"
    HEALTH = "health", "健康原因"
    DIED = "died", "去世"
    ENDED = "ended", "不再聘任（没有违反行为规范）"
    DISMISSED = "dismissed", "罢免或者解聘"


class Misconduct(models.TextChoices):
    """Grounds on which a mediator is removed (人民调解法 art. 15)."""

    PARTIAL = "partial", "偏袒一方当事人"
    INSULT = "insult", "侮辱当事人"
    GAIN = "gain", "索取、收受财物或者牟取其他不正当利益"
    SECRETS = "secrets", "泄露当事人的个人隐私、商业秘密"


class Education(models.TextChoices):
    JUNIOR = "junior", "初中及以下"
    SENIOR = "senior", "高中（中专）"
    COLLEGE = "college", "大专"
    BACHELOR = "bachelor", "本科"
    MASTER = "master", "研究生"


class Political(models.TextChoices):
    PARTY = "party", "中共党员"
    LEAGUE = "league", "共青团员"
    OTHER_PARTY = "other_party", "民主党派成员"
    NONE = "none", "群众"


class Paid(models.TextChoices):
    """From what a mediator is paid (人民调解法 art. 16: 误工补贴)."""

    GOVERNMENT = "government", "政府购买服务"
    UNIT = "unit", "所在单位工资"
    SUBSIDY = "subsidy", "误工补贴"
    CASE = "case", "以案定补"
    NONE = "none", "无报酬"


class Station(models.TextChoices):
    """Where a mediator is stationed outside the committee."""

    COURT = "court", "人民法院"
    POLICE = "police", "公安派出所"
    PETITION = "petition", "信访部门"
    PROCURACY = "procuracy", "人民检察院"
    ELSE = "else", "其他单位"
