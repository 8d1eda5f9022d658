"""The choices of a penalty case: outcomes, kinds of penalty, ways of service, kinds of evidence."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What kind of unit a party is: only enterprises are counted as such."""

    ENTERPRISE = "enterprise", "企业"
    SOLE_TRADER = "sole_trader", "个体工商户"
    COOPERATIVE = "cooperative", "农民专业合作社"
    ORGAN = "organ", "机关"
    INSTITUTION = "institution", "事业单位"
    SOCIAL = "social", "社会组织"
    COMMITTEE = "committee", "村民委员会、居民委员会"
    OTHER = "other", "其他组织"


class Source(TextChoices):
    RANDOM = "random", "双随机检查"
    SPECIAL = "special", "重点领域检查、专项检查"
    COMPLAINT = "complaint", "投诉举报"
    HANDED = "handed", "其他机关移送"
    OTHER = "other", "其他"


class Outcome(TextChoices):
    """Values are words, for ``outcome`` is shown as it stands."""

    PENALISED = "予以处罚", "予以处罚"
    EXEMPT = "不予处罚", "不予处罚"
    TRANSFERRED = "移送司法机关", "移送司法机关"
    REFERRED = "移送其他机关", "移送其他机关"
    DROPPED = "撤销案件", "撤销案件"
    NOT_FILED = "不予立案", "不予立案"


class Warned(TextChoices):
    """Art. 9(1): penalties to the reputation."""

    NONE = "", "无"
    WARNING = "warning", "警告"
    CIRCULAR = "circular", "通报批评"


class Licence(TextChoices):
    """Art. 9(3): penalties to a licence."""

    NONE = "", "无"
    SUSPENDED = "suspended", "暂扣许可证件"
    DOWNGRADED = "downgraded", "降低资质等级"
    REVOKED = "revoked", "吊销许可证件"


class Business(TextChoices):
    """Art. 9(4): penalties to a business."""

    NONE = "", "无"
    RESTRICTED = "restricted", "限制开展生产经营活动"
    SUSPENDED = "suspended", "责令停产停业"
    BARRED = "barred", "限制从业"
    CLOSED = "closed", "责令关闭"


class MainKind(TextChoices):
    """The kinds that the yearly table counts, from light to heavy."""

    OTHER = "other", "其他行政处罚"
    WARNING = "warning", "警告"
    CIRCULAR = "circular", "通报批评"
    FINE = "fine", "罚款"
    CONFISCATED = "confiscated", "没收违法所得、没收非法财物"
    LICENCE_SUSPENDED = "licence", "暂扣许可证件"
    DOWNGRADED = "downgraded", "降低资质等级"
    RESTRICTED = "restricted", "限制开展生产经营活动"
    BUSINESS_SUSPENDED = "business", "责令停产停业"
    CLOSED = "closed", "责令关闭"
    BARRED = "barred", "限制从业"
    REVOKED = "revoked", "吊销许可证件"
    DETAINED = "detained", "行政拘留"


class Harm(TextChoices):
    NONE = "none", "没有危害后果"
    SLIGHT = "slight", "危害后果轻微"
    GRAVE = "grave", "有危害后果"


class Leniency(TextChoices):
    LIGHTER = "lighter", "从轻"
    MITIGATED = "mitigated", "减轻"
    ORDINARY = "ordinary", "一般"
    HEAVIER = "heavier", "从重"


class Correction(TextChoices):
    AT_ONCE = "at_once", "责令立即改正"
    BY_DATE = "by_date", "责令限期改正"


class Exemption(TextChoices):
    MINOR = "minor", "违法行为轻微并及时改正，没有危害后果"
    FIRST = "first", "初次违法，危害后果轻微并及时改正"
    NO_FAULT = "no_fault", "有证据足以证明没有主观过错"
    CHILD = "child", "违法时不满十四周岁"
    INCAPACITY = "incapacity", "违法时不能辨认或者控制自己行为"
    LIMITATION = "limitation", "违法行为已过追责期限"
    NOT_ESTABLISHED = "unfounded", "违法事实不能成立"


class Mitigation(TextChoices):
    """Circumstances for which a penalty is lighter: of art. 32, which must be heeded, and of art. 31, which may."""

    NONE = "", "无"
    REMEDIED = "remedied", "主动消除或者减轻危害后果"
    COERCED = "coerced", "受他人胁迫或者诱骗"
    CONFESSED = "confessed", "主动供述尚未掌握的违法行为"
    HELPED = "helped", "配合查处有立功表现"
    BY_RULE = "by_rule", "法律、法规、规章规定的其他情形"
    DIMINISHED = "diminished", "尚未完全丧失辨认或者控制自己行为的能力"


class Verdict(TextChoices):
    """What a review finds of a defence (Art. 45 (1))."""

    NONE = "", "未复核"
    UPHELD = "upheld", "成立，采纳"
    PART = "part", "部分采纳"
    DENIED = "denied", "不成立"


class KeptFor(TextChoices):
    """What may become of evidence that was kept in place."""

    COPIED = "copied", "采取复制、拍照、录像等方式固定后返还"
    APPRAISED = "appraised", "送交检测、检验、检疫、鉴定"
    SEIZED = "seized", "依法转为查封、扣押"
    CONFISCATED = "confiscated", "依法应当没收，随处罚决定一并处理"
    RELEASED = "released", "解除登记保存，返还当事人"


class Aside(TextChoices):
    """Time that another text leaves out of the limit for deciding (Art. 60, second sentence)."""

    EXPERT = "expert", "检测、检验、检疫、鉴定"
    HEARING = "hearing", "听证"
    NOTICE = "notice", "公告"
    OTHER_CASE = "other_case", "等候其他案件或者有关机关的结论"
    OTHER = "other", "其他事由"


class Channel(TextChoices):
    ON_SPOT = "on_spot", "当场交付"
    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    POST = "post", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    NOTICE = "notice", "公告送达"


class EvidenceKind(TextChoices):
    """Art. 46 (1)."""

    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    SITE = "site", "勘验笔录、现场笔录"
