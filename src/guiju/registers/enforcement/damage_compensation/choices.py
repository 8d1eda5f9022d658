"""生态环境损害赔偿: the words from which one chooses."""

from django.db.models import TextChoices


class Source(TextChoices):
    """线索来源."""

    INSPECTION = "inspection", "行政检查"
    PENALTY = "penalty", "行政处罚案件"
    GRID = "grid", "网格巡查"
    HOTLINE = "hotline", "热线、信访举报"
    INSPECTORS = "inspectors", "生态环境保护督察"
    EVENT = "event", "突发环境事件"
    REFERRED = "referred", "公安、检察等机关移送"
    OTHER = "other", "其他"


class NotFiled(TextChoices):
    """不启动索赔的情形."""

    NONE = "none", "没有造成生态环境损害"
    SLIGHT = "slight", "损害轻微并且已经修复"
    CLAIMED = "claimed", "已由其他机关、组织索赔或者起诉"
    NATURE = "nature", "由自然因素造成，没有赔偿义务人"
    OTHER = "other", "其他不需要索赔的情形"


class Assessment(TextChoices):
    """鉴定评估方式."""

    FORENSIC = "forensic", "司法鉴定"
    REPORT = "report", "评估机构出具评估报告"
    SIMPLE = "simple", "简易评估（专家意见、综合认定）"


class Loss(TextChoices):
    """损失种类."""

    CLEANING = "cleaning", "清除污染、防止损害扩大的费用"
    RESTORING = "restoring", "修复费用"
    MEANWHILE = "meanwhile", "修复期间丧失服务功能的损失"
    PERMANENT = "permanent", "功能永久性损害的损失"
    INQUIRY = "inquiry", "调查、鉴定评估等费用"


class Restorable(TextChoices):
    """能否修复."""

    WHOLLY = "wholly", "能够修复"
    PARTLY = "partly", "部分能够修复"
    NOT = "not", "不能修复"


class Failed(TextChoices):
    """磋商不成的情形."""

    REFUSED = "refused", "义务人拒绝磋商或者不到场"
    NO_AGREEMENT = "no_agreement", "经磋商没有达成一致"
    TIME = "time", "磋商期限届满"
    UNFOUND = "unfound", "无法与义务人取得联系"


class Confirmation(TextChoices):
    """司法确认."""

    APPLIED = "applied", "已申请"
    CONFIRMED = "confirmed", "确认有效"
    REFUSED = "refused", "驳回申请"
    WITHDRAWN = "withdrawn", "撤回申请"


class FirstRuling(TextChoices):
    """一审裁判的种类; the values end the rules of their days of appeal."""

    JUDGMENT = "judgment", "判决"
    RULING = "ruling", "不予受理、驳回起诉等可以上诉的裁定"


class Judgment(TextChoices):
    """诉讼结果, once it has effect."""

    WON = "won", "判决支持或者部分支持"
    SETTLED = "settled", "法院调解结案"
    LOST = "lost", "判决驳回"
    KEPT = "kept", "撤诉，按赔偿协议履行"
    WITHDRAWN = "withdrawn", "撤诉、不予受理、驳回起诉"


class Terminated(TextChoices):
    """终结的情形."""

    NOBODY = "nobody", "义务人死亡、终止，没有承受义务的人"
    NOTHING = "nothing", "法院终结执行，没有财产可供执行"
    ELSEWHERE = "elsewhere", "由其他机关、组织一并处理"
    OTHER = "other", "其他"
