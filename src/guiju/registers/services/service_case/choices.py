"""The choices of a case of public service (行政许可法 2019 arts. 32, 45, 69, 70)."""

from __future__ import annotations

from django.db.models import TextChoices


class Channel(TextChoices):
    ONLINE = "online", "网上"
    WINDOW = "window", "窗口"
    APPOINTMENT = "appointment", "预约"
    OFF_HOURS = "off_hours", "延时、错时"
    HOME = "home", "上门"
    LOCAL = "local", "乡镇（街道）、村（社区）代办"
    ACROSS = "across", "跨省通办异地代收"
    MACHINE = "machine", "自助终端"
    MAIL = "mail", "邮寄"


BY_HAND = [(one.value, one.label) for one in Channel if one is not Channel.ONLINE]
"""What a clerk may tell: who applies on line does so by their door."""
AT_OTHER_HOURS = (Channel.APPOINTMENT, Channel.OFF_HOURS)


class Request(TextChoices):
    NEW = "new", "新办"
    CHANGE = "change", "变更"
    RENEWAL = "renewal", "延续"


class Acceptance(TextChoices):
    """On what it was accepted."""

    COMPLETE = "complete", "材料齐全"
    TO_FOLLOW = "to_follow", "容缺受理"
    ON_PROMISE = "on_promise", "告知承诺"
    BY_SILENCE = "by_silence", "逾期未告知，视为受理"


class Declined(TextChoices):
    """Why it is not accepted (art. 32(1)(1), (2); art. 78)."""

    NOT_NEEDED = "not_needed", "依法不需要办理"
    NOT_OURS = "not_ours", "不属于本机关职权范围"
    NOT_COMPLETED = "not_completed", "没有按照一次告知补正"
    FALSE = "false", "隐瞒情况或者提供虚假材料"
    BARRED = "barred", "在不得再次申请的期限内"


class Special(TextChoices):
    """What is left out of the term (art. 45)."""

    INSPECTION = "inspection", "检验"
    TEST = "test", "检测"
    QUARANTINE = "quarantine", "检疫"
    APPRAISAL = "appraisal", "鉴定"
    EXPERTS = "experts", "专家评审"
    TENDER = "tender", "招标"
    AUCTION = "auction", "拍卖"


TESTED = (Special.INSPECTION, Special.TEST, Special.QUARANTINE)


class Opinion(TextChoices):
    GRANT = "grant", "建议准予"
    REFUSE = "refuse", "建议不予"


class Decision(TextChoices):
    GRANTED = "granted", "准予"
    REFUSED = "refused", "不予"


class Kept(TextChoices):
    KEPT = "kept", "符合承诺"
    MENDED = "mended", "限期改正后符合承诺"
    BROKEN = "broken", "承诺不实"


class Revoked(TextChoices):
    """Art. 69."""

    ABUSE = "abuse", "滥用职权、玩忽职守作出"
    BEYOND = "beyond", "超越法定职权作出"
    PROCEDURE = "procedure", "违反法定程序作出"
    UNFIT = "unfit", "申请人不具备资格或者不符合条件"
    FRAUD = "fraud", "以欺骗、贿赂等不正当手段取得"
    PROMISE = "promise", "承诺不实"
    OTHER = "other", "依法可以撤销的其他情形"


class Recalled(TextChoices):
    """Art. 8(2)."""

    LAW = "law", "所依据的法律、法规、规章修改或者废止"
    FACTS = "facts", "所依据的客观情况发生重大变化"


class Deregistered(TextChoices):
    """Art. 70."""

    EXPIRED = "expired", "有效期届满未延续"
    PERSON = "person", "公民死亡或者丧失行为能力"
    UNIT = "unit", "法人或者其他组织终止"
    TAKEN = "taken", "依法被撤销、撤回，或者证件被吊销"
    FORCE = "force", "因不可抗力无法实施"
    OTHER = "other", "法律、法规规定的其他情形"


class Level(TextChoices):
    """好差评: five levels."""

    VERY_GOOD = "very_good", "非常满意"
    GOOD = "good", "满意"
    FAIR = "fair", "基本满意"
    POOR = "poor", "不满意"
    VERY_POOR = "very_poor", "非常不满意"


POOR = (Level.POOR, Level.VERY_POOR)
