"""The choices of what comes after a penalty decision: contests, enforcement, the court, the end of enforcement."""

from django.db.models import TextChoices


class Contest(TextChoices):
    """Art. 73: the two ways in which a party contests a decision."""

    RECONSIDERATION = "reconsideration", "行政复议"
    SUIT = "suit", "行政诉讼"


class ContestResult(TextChoices):
    UPHELD = "upheld", "维持、驳回请求"
    CORRECTED = "corrected", "变更、撤销、确认违法或者无效"
    SETTLED = "settled", "调解、和解"
    WITHDRAWN = "withdrawn", "撤回、终止"
    DISMISSED = "dismissed", "不予受理、驳回申请或者起诉"


class Revocation(TextChoices):
    """What another organ, or the agency itself, has made of a decision."""

    ANNULLED = "annulled", "撤销、确认无效"
    CHANGED = "changed", "变更"
    UNLAWFUL = "unlawful", "确认违法"


class Means(TextChoices):
    """行政强制法 art. 12: how a duty to pay is enforced."""

    TRANSFER = "transfer", "划拨存款、汇款"
    AUCTION = "auction", "拍卖或者依法处理查封、扣押的财物"
    OTHER = "other", "法律规定的其他强制执行方式"


class CourtStage(TextChoices):
    """行政强制法 arts. 53–58: where an application to the people's court stands."""

    NONE = "", "未申请"
    APPLIED = "applied", "已申请"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    GRANTED = "granted", "准予执行"
    REFUSED = "refused", "不予执行"
    OBJECTED = "objected", "已向上一级法院申请复议"


class Suspension(TextChoices):
    """行政强制法 art. 39(1)."""

    NO_MEANS = "no_means", "履行确有困难或者暂无履行能力"
    THIRD_PARTY = "third_party", "第三人对执行标的主张权利，确有理由"
    LOSS = "loss", "可能造成难以弥补的损失，且中止不损害公共利益"
    OTHER = "other", "需要中止执行的其他情形"


class Ending(TextChoices):
    """What ends an enforcement though something is unpaid: 行政强制法 art. 40 (1)–(5), 39(2), 56–58."""

    DEATH = "death", "公民死亡，无遗产且无义务承受人"
    DISSOLVED = "dissolved", "单位终止，无财产且无义务承受人"
    GONE = "gone", "执行标的灭失"
    REVOKED = "revoked", "处罚决定被撤销"
    THREE_YEARS = "three_years", "无能力履行，中止执行满三年"
    COURT_REFUSED = "court_refused", "法院裁定不予受理或者不予执行"
    OFFSET = "offset", "罚款已经折抵罚金"
    OTHER = "other", "需要终结执行的其他情形"


class Surety(TextChoices):
    """治安管理处罚法 art. 107."""

    NONE = "", "无"
    GUARANTOR = "guarantor", "担保人"
    BOND = "bond", "保证金"


class Disposal(TextChoices):
    """处罚法 art. 74(1)."""

    AUCTION = "auction", "公开拍卖"
    BY_RULE = "by_rule", "按照国家有关规定处理"
    DESTROYED = "destroyed", "依法销毁"


class JusticeStage(TextChoices):
    """移送规定 arts. 5–12: where a transfer to the police stands."""

    NONE = "", "未移送"
    GROUP = "group", "已指定专案组"
    REPORTED = "reported", "已报请移送"
    APPROVED = "approved", "已批准移送"
    REFUSED = "refused", "不批准移送"
    SENT = "sent", "已移送"
    RECEIVED = "received", "公安机关已接受"
    FILED = "filed", "公安机关已立案"
    DECLINED = "declined", "公安机关不予立案"
    RECHECK = "recheck", "已提请公安机关复议"
    UPHELD = "upheld", "复议维持不予立案"
    SUPERVISED = "supervised", "已建议立案监督"
    CLOSED = "closed", "司法机关已办结"


class JusticeResult(TextChoices):
    """What has come of a transfer when the case comes back or is over (处罚法 arts. 27(1), 35)."""

    NO_CRIME = "no_crime", "没有犯罪事实或者显著轻微"
    NOT_PROSECUTED = "not_prosecuted", "不追究刑事责任、不起诉"
    EXEMPTED = "exempted", "免予刑事处罚"
    SENTENCED = "sentenced", "判处刑罚，没有罚金"
    SENTENCED_FINE = "sentenced_fine", "判处刑罚，并处或者单处罚金"
