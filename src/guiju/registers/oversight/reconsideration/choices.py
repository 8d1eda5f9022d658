"""The words of 行政复议: how an application comes, what it challenges, why a case rests or ends, how it is decided."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How the application came in (2023 art. 22 and 32; 2017 art. 15)."""

    IN_PERSON = "in_person", "当面提交"
    POST = "post", "邮寄"
    ONLINE = "online", "互联网渠道"
    EMAIL = "email", "电子邮件"
    FAX = "fax", "传真"
    ORAL = "oral", "口头申请"
    PENALTY_AGENCY = "penalty_agency", "经处罚机关转送"
    COUNTY = "county", "向行为发生地县级人民政府提出"
    FORWARDED = "forwarded", "上级机关或者其他机关转来"


class ActKind(TextChoices):
    """What is challenged (2023 art. 11)."""

    PENALTY = "penalty", "行政处罚"
    COMPULSION = "compulsion", "行政强制"
    LICENCE = "licence", "行政许可"
    RESOURCE = "resource", "自然资源确权"
    EXPROPRIATION = "expropriation", "征收征用及补偿"
    COMPENSATION = "compensation", "行政赔偿"
    INJURY = "injury", "工伤认定"
    AUTONOMY = "autonomy", "经营自主权"
    COMPETITION = "competition", "排除限制竞争"
    BURDEN = "burden", "违法要求履行义务"
    INACTION = "inaction", "不履行法定职责"
    BENEFIT = "benefit", "行政给付"
    AGREEMENT = "agreement", "行政协议"
    DISCLOSURE = "disclosure", "政府信息公开"
    COMPLAINT = "complaint", "举报投诉处理"
    CONFIRMATION = "confirmation", "行政确认"
    OTHER = "other", "其他行政行为"


MAY_BE_INACTION = {
    *(ActKind.INACTION, ActKind.LICENCE, ActKind.INJURY, ActKind.BENEFIT, ActKind.DISCLOSURE, ActKind.COMPLAINT),
    *(ActKind.CONFIRMATION, ActKind.AUTONOMY, ActKind.COMPENSATION, ActKind.EXPROPRIATION, ActKind.OTHER),
}
"""Kinds under which a duty may be left undone (2023 art. 11(3), (6) to (8), (11), (12), (14))."""
ON_PROPERTY = {ActKind.PENALTY, ActKind.COMPULSION, ActKind.BURDEN, ActKind.EXPROPRIATION}
"""Acts by which property may have been taken (2023 art. 72(2))."""


class MandatoryFirst(TextChoices):
    """Why the law wants reconsideration before a suit (2023 art. 23)."""

    ON_THE_SPOT = "on_the_spot", "当场作出的行政处罚"
    RESOURCE = "resource", "侵犯已取得的自然资源权利"
    INACTION = "inaction", "未履行法定职责"
    DISCLOSURE = "disclosure", "政府信息不予公开"
    STATUTE = "statute", "法律、行政法规另有规定"


class Respondent(TextChoices):
    """Whose act it is, seen from the organ that decides (2023 art. 24, 27, 28)."""

    DEPARTMENT = "department", "本级政府工作部门"
    LOWER = "lower", "下一级人民政府"
    DISPATCHED = "dispatched", "派出机关或者派出机构"
    AUTHORISED = "authorised", "法律法规规章授权的组织"
    JUSTICE = "justice", "本级政府司法行政部门"
    VERTICAL = "vertical", "垂直领导的机关、税务、国家安全机关"
    ITSELF = "itself", "省级政府自身"
    OTHER = "other", "其他"


class NewRespondent(TextChoices):
    """Why another organ is the respondent (2023 art. 19(3), (4); 2007 regulation art. 12 to 14, 22)."""

    WRONG = "wrong", "申请人错列"
    APPROVED = "approved", "行为经上级机关批准作出"
    ENTRUSTED = "entrusted", "行为由受委托的组织作出"
    UNAUTHORISED = "unauthorised", "派出机构、内设机构未经授权以自己名义作出"
    ABOLISHED = "abolished", "原机关被撤销"
    POWERS = "powers", "原机关职权变更"


class Condition(TextChoices):
    """What an application has to meet to be accepted (2023 art. 30; 2007 regulation art. 28)."""

    PARTIES = "parties", "申请人明确、被申请人适格"
    INTEREST = "interest", "申请人与行为有利害关系"
    REQUEST = "request", "请求和理由具体"
    PERIOD = "period", "在申请期限内"
    SCOPE = "scope", "属于复议范围"
    JURISDICTION = "jurisdiction", "属于本机关管辖"
    ONCE = "once", "未重复申请且法院未受理"


class WhyAgain(TextChoices):
    """Why an earlier case on the same act does not bar another (2023 art. 30(1)(7), 33, 74(2))."""

    AGAINST_WILL = "against_will", "撤回违背真实意愿"
    NEW_GROUNDS = "new_grounds", "事实和理由与撤回的申请不同"
    MENDED = "mended", "此前因不符合受理条件被驳回，现已符合"
    OTHER_ACT = "other_act", "不是同一行政行为"


class Track(TextChoices):
    ORDINARY = "ordinary", "普通程序"
    SUMMARY = "summary", "简易程序"


class SummaryGround(TextChoices):
    """2023 art. 53."""

    ON_THE_SPOT = "on_the_spot", "当场作出的行政行为"
    WARNING = "warning", "警告或者通报批评"
    AMOUNT = "amount", "涉及款额较小"
    DISCLOSURE = "disclosure", "政府信息公开案件"
    CONSENT = "consent", "各方同意"


class HearingGround(TextChoices):
    HARD = "hard", "案情重大、疑难、复杂"
    NEEDED = "needed", "复议机构认为有必要"
    REQUESTED = "requested", "申请人请求"


class Duty(TextChoices):
    """What one of the staff does in a case."""

    HANDLER = "handler", "承办人"
    INVESTIGATOR = "investigator", "调查人员"
    PRESIDER = "presider", "听证主持人"
    PANEL = "panel", "听证员"
    RECORDER = "recorder", "记录员"


class EvidenceKind(TextChoices):
    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人陈述"
    EXPERT = "expert", "鉴定意见"
    RECORD = "record", "勘验、现场笔录"


class GivenBy(TextChoices):
    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"
    THIRD_PARTY = "third_party", "第三人"


class Suspension(TextChoices):
    """2023 art. 39; the consent to mediate is new in it (2007 regulation art. 41 has the others)."""

    DEATH = "death", "申请人死亡，近亲属尚未确定是否参加"
    INCAPACITY = "incapacity", "申请人丧失行为能力，法定代理人尚未确定"
    MISSING = "missing", "申请人下落不明"
    DISSOLVED = "dissolved", "申请人终止，权利义务承受人尚未确定"
    FORCE_MAJEURE = "force_majeure", "不可抗力等正当理由不能参加"
    MEDIATION = "mediation", "调解、和解期间双方同意中止"
    INTERPRETATION = "interpretation", "法律适用问题待有权机关解释"
    OTHER_CASE = "other_case", "以其他未结案件为依据"
    DOCUMENT = "document", "附带审查或者依据审查期间"
    OTHER = "other", "其他情形"


class Ending(TextChoices):
    """Why a case ends without a decision (2023 art. 41; 2007 regulation art. 42)."""

    WITHDRAWN = "withdrawn", "撤回申请获准"
    SETTLED = "settled", "和解后撤回获准"
    DEATH = "death", "申请人死亡，无人承受或者放弃"
    DISSOLVED = "dissolved", "申请人终止，无人承受或者放弃"
    CRIMINAL = "criminal", "转为刑事强制措施"
    LONG_SUSPENDED = "long_suspended", "中止期满原因未消除"


class StayGround(TextChoices):
    """2023 art. 42."""

    RESPONDENT = "respondent", "被申请人认为需要"
    ORGAN = "organ", "复议机关认为需要"
    REQUESTED = "requested", "依申请且要求合理"
    STATUTE = "statute", "法律法规规章规定"


class Secret(TextChoices):
    """Why a paper on the file is not shown. Safety came with the 2023 text (art. 47; 2017 art. 23)."""

    STATE = "state", "国家秘密"
    TRADE = "trade", "商业秘密"
    PRIVACY = "privacy", "个人隐私"
    SAFETY = "safety", "可能危及国家安全、公共安全、社会稳定"


class Verdict(TextChoices):
    """What a questioned document turns out to be (2023 art. 59)."""

    LAWFUL = "lawful", "合法"
    UNLAWFUL = "unlawful", "超越权限或者违反上位法"


class DocumentKind(TextChoices):
    """What may be reviewed along with an act (2023 art. 13), and the one kind that may not."""

    MINISTRY = "ministry", "国务院部门规范性文件"
    LOCAL = "local", "县级以上地方政府及其部门规范性文件"
    TOWNSHIP = "township", "乡镇政府规范性文件"
    AUTHORISED = "authorised", "授权组织规范性文件"
    REGULATION = "regulation", "规章"


class Defect(TextChoices):
    """Why an act is annulled or declared unlawful."""

    FACTS = "facts", "主要事实不清、证据不足"
    PROCEDURE = "procedure", "违反法定程序"
    BASIS = "basis", "适用依据不合法或者错误"
    POWERS = "powers", "超越或者滥用职权"
    UNREASONABLE = "unreasonable", "内容明显不当"


class UnlawfulGround(TextChoices):
    """Why an act is declared unlawful and not annulled (2023 art. 65)."""

    HARM = "harm", "撤销会给国家利益、社会公共利益造成重大损害"
    SLIGHT = "slight", "程序轻微违法，对申请人权利不产生实际影响"
    NOTHING_LEFT = "nothing_left", "行为违法，但不具有可撤销内容"
    CHANGED = "changed", "被申请人已改变原行为，申请人仍要求撤销或者确认违法"
    POINTLESS = "pointless", "不履行或者拖延履行职责，责令履行没有意义"


class VoidGround(TextChoices):
    """What makes an act void (2023 art. 67)."""

    NO_POWER = "no_power", "实施主体不具有行政主体资格"
    NO_BASIS = "no_basis", "没有依据"
    EVIDENT = "evident", "其他重大且明显违法"


class NoDuty(TextChoices):
    """Why a claim of inaction is rejected (2023 art. 69; 2007 regulation art. 48 s. 1 (1))."""

    NONE = "none", "被申请人没有相应法定职责"
    DONE = "done", "被申请人在受理前已经履行"


class Property(TextChoices):
    """What becomes of property in a decision where no compensation was asked (2023 art. 72(2))."""

    RETURNED = "returned", "责令返还财产、解除措施或者赔偿价款"
    NOTHING = "nothing", "没有应当返还的财产或者应当解除的措施"


class Damage(TextChoices):
    """What is compensated (国家赔偿法 arts. 33 to 36)."""

    LIBERTY = "liberty", "人身自由"
    HEALTH = "health", "生命健康"
    PROPERTY = "property", "财产损害"
    DISTRESS = "distress", "精神损害"


class Enforcer(TextChoices):
    """Who makes an applicant perform (2023 art. 78)."""

    RESPONDENT = "respondent", "作出行政行为的机关"
    ORGAN = "organ", "行政复议机关"
    COURT = "court", "人民法院"


class Result(TextChoices):
    """How a case ends. 确认无效 and 行政协议 came with the 2023 text."""

    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    ANNULLED = "annulled", "撤销"
    PARTLY_ANNULLED = "partly_annulled", "部分撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    PERFORM = "perform", "责令履行"
    AGREEMENT = "agreement", "责令承担行政协议责任"
    CLAIM_REJECTED = "claim_rejected", "驳回复议请求"
    APPLICATION_REJECTED = "application_rejected", "驳回复议申请"
    MEDIATED = "mediated", "调解"
    TERMINATED = "terminated", "终止"


DECISIONS = [choice for choice in Result.choices if choice[0] not in (Result.MEDIATED, Result.TERMINATED)]
"""What an organ may decide; mediation and termination have steps of their own."""
AGAINST_ACT = {Result.ANNULLED, Result.PARTLY_ANNULLED, Result.UNLAWFUL, Result.VOID, Result.PERFORM}
TO_PERFORM = {*AGAINST_ACT, Result.CHANGED, Result.AGREEMENT, Result.MEDIATED}
"""What leaves the respondent something to do, or nothing to undo: how it was carried out is put on record (art. 77)."""


class SuedOver(TextChoices):
    """What a suit is about (行政诉讼法 art. 26, 45; 2023 art. 34)."""

    DECISION = "decision", "行政复议决定"
    REFUSAL = "refusal", "不予受理决定"
    ACT = "act", "原行政行为"
    SILENCE = "silence", "行政复议机关逾期不作决定"


class SuitOutcome(TextChoices):
    """How a suit ended. Only a judgment has dealt with what was sued over."""

    WITHDRAWN = "withdrawn", "撤诉"
    DISMISSED = "dismissed", "裁定驳回起诉"
    JUDGED = "judged", "判决"


class TermUnit(TextChoices):
    """What a term that the organ orders is counted in."""

    DAYS = "calendar_day", "日"
    WORKING_DAYS = "working_day", "个工作日"
    MONTHS = "month", "个月"


class Notice(TextChoices):
    """Papers that are served, with proof of it; the receipt of some starts a time limit for whom they were sent to."""

    ACCEPTANCE = "acceptance", "受理通知书"
    REFUSAL = "refusal", "不予受理决定书"
    TOLD = "told", "行政复议告知书"
    CORRECTION = "correction", "补正通知书"
    HEARING = "hearing", "听证通知书"
    SUSPENSION = "suspension", "中止通知书"
    RESUMPTION = "resumption", "恢复审理通知书"
    EXTENSION = "extension", "延期通知书"
    TO_MAKER = "to_maker", "附带审查答复通知书"
    FORWARDING = "forwarding", "规范性文件转送函"


class Measure(TextChoices):
    """What the head of the unit approves in the course of a trial."""

    SUSPEND = "suspend", "中止审理"
    RESUME = "resume", "恢复审理"
    EXTEND = "extend", "延长审理期限"
    MERGE = "merge", "合并审理"
    INSPECT = "inspect", "鉴定、勘验"
