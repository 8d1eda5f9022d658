"""政府信息公开申请: what may be chosen. ``Outcome`` are the rows of part three of table three of the yearly report.

政府信息公开条例 (2019) arts. 13 to 16, 29 to 42; the form of the yearly report (国办公开办函〔2021〕30号).
"""

from django.db.models import TextChoices


class Applicant(TextChoices):
    """The columns of table three."""

    PERSON = "person", "自然人"
    ENTERPRISE = "enterprise", "商业企业"
    RESEARCH = "research", "科研机构"
    WELFARE = "welfare", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER = "other", "其他法人或者组织"


class Channel(TextChoices):
    """How it came in: on that hangs which day it is received (art. 31)."""

    IN_PERSON = "in_person", "当面提交"
    ORAL = "oral", "口头提出，由工作人员代填"
    SIGNED_MAIL = "signed_mail", "签收的邮件（挂号、快递）"
    ORDINARY_MAIL = "ordinary_mail", "平常信函"
    INTERNET = "internet", "互联网"
    FAX = "fax", "传真"


AT_ONCE = (Channel.IN_PERSON, Channel.ORAL, Channel.SIGNED_MAIL)
"""Received on the day on which they are handed in or signed for; all others on the day on which both sides confirm."""


class Form(TextChoices):
    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子数据"
    READING = "reading", "现场查阅、抄录"


class Basis(TextChoices):
    """Why another agency is asked."""

    JOINT = "joint", "共同制作该信息"
    CONCERNED = "concerned", "该信息涉及其工作，需要协商、确认"
    SECRECY = "secrecy", "不能确定可否公开，报请确定"


class Opinion(TextChoices):
    AGREES = "agrees", "同意公开"
    REASONED = "reasoned", "不同意公开，理由合理"
    UNREASONED = "unreasoned", "不同意公开，没有合理理由"


class Review(TextChoices):
    OPEN = "open", "可以公开"
    PARTLY = "partly", "可以部分公开"
    CLOSED = "closed", "不予公开"
    NOTHING = "nothing", "不涉及公开（无法提供、不予处理等）"


class Outcome(TextChoices):
    GRANTED = "granted", "予以公开"
    PARTLY = "partly", "部分公开"
    SECRET = "secret", "不予公开：属于国家秘密"
    FORBIDDEN = "forbidden", "不予公开：其他法律、行政法规禁止公开"
    SAFETY = "safety", "不予公开：危及国家安全、公共安全、经济安全、社会稳定"
    THIRD_PARTY = "third_party", "不予公开：保护第三方合法权益"
    INTERNAL = "internal", "不予公开：属于内部事务信息"
    PROCESS = "process", "不予公开：属于过程性信息"
    CASE_FILE = "case_file", "不予公开：属于行政执法案卷"
    INQUIRY = "inquiry", "不予公开：属于行政查询事项"
    NOT_HELD = "not_held", "无法提供：本机关不掌握相关政府信息"
    TO_MAKE = "to_make", "无法提供：没有现成信息需要另行制作"
    UNCLEAR = "unclear", "无法提供：补正后申请内容仍不明确"
    PETITION = "petition", "不予处理：信访、举报、投诉类申请"
    REPEATED = "repeated", "不予处理：重复申请"
    PUBLISHED_WORK = "published_work", "不予处理：要求提供公开出版物"
    EXCESSIVE = "excessive", "不予处理：无正当理由大量反复申请"
    CONFIRMATION = "confirmation", "不予处理：要求确认或者重新出具已获取信息"
    NOT_CORRECTED = "not_corrected", "其他处理：逾期不补正，不再处理"
    UNPAID = "unpaid", "其他处理：逾期未缴纳信息处理费，不再处理"
    OTHER = "other", "其他处理：其他"


SUPPLIED = (Outcome.GRANTED, Outcome.PARTLY)
REFUSED = (
    *(Outcome.SECRET, Outcome.FORBIDDEN, Outcome.SAFETY, Outcome.THIRD_PARTY),
    *(Outcome.INTERNAL, Outcome.PROCESS, Outcome.CASE_FILE, Outcome.INQUIRY),
)
KEPT_BY_LAW = (Outcome.SECRET, Outcome.FORBIDDEN, Outcome.SAFETY)
UNABLE = (Outcome.NOT_HELD, Outcome.TO_MAKE, Outcome.UNCLEAR)
NOT_HANDLED = (*(Outcome.PETITION, Outcome.REPEATED, Outcome.PUBLISHED_WORK, Outcome.EXCESSIVE, Outcome.CONFIRMATION),)
OTHERWISE = (Outcome.NOT_CORRECTED, Outcome.UNPAID, Outcome.OTHER)
BY_REPLY = [(one.value, one.label) for one in Outcome if one not in (Outcome.NOT_CORRECTED, Outcome.UNPAID)]
"""What a reply may say: who does not correct or pay gets none."""


class Supply(TextChoices):
    """How what may be public reaches the applicant (art. 36(1), (2))."""

    PROVIDED = "provided", "提供该信息"
    WHERE = "where", "告知获取的方式、途径和时间"
    ALREADY = "already", "已经主动公开，告知获取的方式、途径"


class NotHeld(TextChoices):
    """Art. 36(4), (5)."""

    NONE = "none", "经检索没有该信息"
    OTHER_ORGAN = "other_organ", "由其他机关负责公开"


class Charge(TextChoices):
    ITEMS = "items", "按件"
    PAGES = "pages", "按量（页）"


class Orderer(TextChoices):
    RECONSIDERATION = "reconsideration", "行政复议决定"
    COURT = "court", "人民法院判决"
    SUPERIOR = "superior", "上级机关、主管部门责令改正"
    OWN = "own", "本机关自行纠正"


class Suggested(TextChoices):
    ACCEPTED = "accepted", "属于主动公开范围，纳入主动公开"
    REJECTED = "rejected", "不属于主动公开范围"
