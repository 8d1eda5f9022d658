"""法律援助: what may be chosen, and which item of which article each choice is.

``ITEMS`` of a list tell the item by the law of the day: 法律援助法 (2021), in force since 2022, and 法律援助条例 (2003) before.
"""

from __future__ import annotations

from django.db.models import TextChoices


class Source(TextChoices):
    APPLICATION = "application", "申请"
    FORWARDED = "forwarded", "转交的申请"
    NOTICE = "notice", "通知辩护（代理）"


class Kind(TextChoices):
    CRIMINAL = "criminal", "刑事"
    CIVIL = "civil", "民事"
    ADMINISTRATIVE = "administrative", "行政"
    COMPENSATION = "compensation", "国家赔偿"


class Form(TextChoices):
    """法律援助法 art. 22, items 3, 4 and 6."""

    DEFENCE = "defence", "刑事辩护"
    CRIMINAL_AGENCY = "criminal_agency", "刑事代理"
    SUIT = "suit", "诉讼代理"
    NON_SUIT = "non_suit", "非诉讼代理"
    LABOUR = "labour", "劳动争议调解与仲裁代理"


CRIMINAL_FORMS = (Form.DEFENCE, Form.CRIMINAL_AGENCY)


class Subject(TextChoices):
    """What is asked for, of matters other than criminal (法律援助法 art. 31; 法律援助条例 art. 10(1))."""

    COMPENSATION = "compensation", "请求国家赔偿"
    INSURANCE = "insurance", "请求社会保险待遇或者社会救助"
    PENSION = "pension", "请求发给抚恤金"
    SUPPORT = "support", "请求给付赡养费、抚养费、扶养费"
    EMPLOYMENT = "employment", "请求确认劳动关系"
    WAGES = "wages", "请求支付劳动报酬"
    CAPACITY = "capacity", "请求认定无民事行为能力或者限制民事行为能力"
    INJURY = "injury", "请求工伤、交通、食品药品安全、医疗事故人身损害赔偿"
    ENVIRONMENT = "environment", "请求环境污染、生态破坏损害赔偿"
    OTHER = "other", "其他依法可以申请的事项"


class Phase(TextChoices):
    INVESTIGATION = "investigation", "侦查"
    PROSECUTION = "prosecution", "审查起诉"
    TRIAL = "trial", "审判"
    DEATH_REVIEW = "death_review", "死刑复核"
    ARBITRATION = "arbitration", "仲裁"
    BEFORE = "before", "尚未进入诉讼或者仲裁"


class Unlimited(TextChoices):
    """Whoever asks for these need not be poor (法律援助法 art. 32)."""

    HEROES = "heroes", "英雄烈士近亲属维护英雄烈士的人格权益"
    BRAVERY = "bravery", "因见义勇为行为主张相关民事权益"
    ACQUITTED = "acquitted", "再审改判无罪请求国家赔偿"
    VIOLENCE = "violence", "遭受虐待、遗弃或者家庭暴力的受害人主张相关权益"
    OTHER = "other", "法律、法规、规章规定的其他情形"


class Exempt(TextChoices):
    """Whose means are not looked into (法律援助法 art. 42)."""

    NO_INCOME = "no_income", "无固定生活来源的未成年人、老年人、残疾人等"
    RELIEF = "relief", "社会救助、司法救助或者优抚对象"
    MIGRANT = "migrant", "申请支付劳动报酬或者请求工伤赔偿的进城务工人员"
    OTHER = "other", "法律、法规、规章规定的其他人员"


class Means(TextChoices):
    """How it was found out whether somebody is poor."""

    SHARED = "shared", "信息共享查询"
    PLEDGE = "pledge", "个人诚信承诺"
    CERTIFICATE = "certificate", "经济困难证明"
    INQUIRY = "inquiry", "向有关机关、单位查证"
    EXEMPT = "exempt", "免予核查"
    UNLIMITED = "unlimited", "不受经济困难条件限制"


class NoticeGround(TextChoices):
    """Why counsel is to be assigned on notice (法律援助法 arts. 25, 28)."""

    MINOR = "minor", "未成年人"
    DISABLED = "disabled", "视力、听力、言语残疾人"
    INCAPABLE = "incapable", "不能完全辨认自己行为的成年人"
    LIFE_OR_DEATH = "life_or_death", "可能被判处无期徒刑、死刑的人"
    DEATH_REVIEW = "death_review", "申请法律援助的死刑复核案件被告人"
    ABSENTIA = "absentia", "缺席审判案件的被告人"
    OTHER_LAW = "other_law", "法律法规规定的其他人员"
    ORDINARY = "ordinary", "其他适用普通程序审理的刑事案件被告人"
    TREATMENT = "treatment", "强制医疗案件的被申请人或者被告人"


EXPERIENCED = (NoticeGround.LIFE_OR_DEATH, NoticeGround.DEATH_REVIEW)
"""Whose defender has three years of practice that matters (法律援助法 art. 26)."""


class Notifier(TextChoices):
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    POLICE = "police", "公安机关"


class Forwarder(TextChoices):
    """Who handed an application on (法律援助法 art. 39)."""

    PLACE = "place", "看守所、监狱等监管场所"
    ORGAN = "organ", "办案机关"
    DUTY_LAWYER = "duty_lawyer", "值班律师"


class Urgency(TextChoices):
    """Why aid comes first and papers later (法律援助法 art. 44(1))."""

    LIMITATION = "limitation", "距法定时效或者期限届满不足七日"
    PRESERVATION = "preservation", "需要立即申请保全或者先予执行"
    OTHER = "other", "法律、法规、规章规定的其他情形"


class Refusal(TextChoices):
    """Which condition is not met. The law lists no reasons: they are its conditions, each with the article it stands in."""

    NOT_POOR = "not_poor", "不符合经济困难标准"
    OUT_OF_SCOPE = "out_of_scope", "申请事项不属于法律援助范围"
    HAS_COUNSEL = "has_counsel", "已经委托辩护人或者代理人"
    NOT_ENTITLED = "not_entitled", "申请人不是有权申请的人"
    ELSEWHERE = "elsewhere", "应当向其他法律援助机构申请"


class Ground(TextChoices):
    """Why aid ends before its matter does (法律援助法 art. 48(1); 法律援助条例 art. 23)."""

    DECEIT = "deceit", "以欺骗或者其他不正当手段获得法律援助"
    CONCEALMENT = "concealment", "故意隐瞒重要事实或者提供虚假证据"
    ABUSE = "abuse", "利用法律援助从事违法活动"
    MEANS = "means", "经济状况变化，不再符合条件"
    CASE_ENDED = "case_ended", "案件终止审理或者已经被撤销"
    OWN_COUNSEL = "own_counsel", "自行委托律师或者其他代理人"
    ASKED = "asked", "受援人要求终止"
    OTHER = "other", "法律法规规定的其他情形"


class Cause(TextChoices):
    """Why another takes over. That whoever was assigned does not want to is no cause (法律援助法 arts. 46(1), 55)."""

    RECIPIENT = "recipient", "受援人请求更换，经核实承办人员未依法履行职责"
    CONFLICT = "conflict", "承办人员与案件有利害关系"
    ILLNESS = "illness", "承办人员因疾病等不能继续履行职责"
    NO_LICENCE = "no_licence", "承办人员停止执业或者离开原单位"
    ORGANISER = "organiser", "法律援助机构因承办人员怠于履行职责决定更换"


class HelperKind(TextChoices):
    """法律援助法 arts. 12, 13; 法律援助条例 art. 21."""

    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    STAFF = "staff", "法律援助机构工作人员"
    VOLUNTEER = "volunteer", "法律援助志愿者"
    MEMBER = "member", "社会组织人员"


class Ending(TextChoices):
    """How the matter that was aided ended."""

    JUDGED = "judged", "判决、裁定"
    AWARDED = "awarded", "仲裁裁决"
    MEDIATED = "mediated", "调解结案"
    SETTLED = "settled", "和解"
    WITHDRAWN = "withdrawn", "撤诉、撤回申请"
    NOT_PROSECUTED = "not_prosecuted", "不起诉或者撤销案件"
    PHASE_OVER = "phase_over", "本阶段办理结束"
    OTHER = "other", "其他"


IN_WRITING = (Ending.JUDGED, Ending.AWARDED, Ending.MEDIATED, Ending.NOT_PROSECUTED)


class Objection(TextChoices):
    UPHELD = "upheld", "维持法律援助机构的决定"
    ORDERED = "ordered", "责令法律援助机构改正"


class Group(TextChoices):
    """Who is aided, as the tables of 司法部 count them: one person may be of several."""

    DISABLED = "disabled", "残疾人"
    ELDERLY = "elderly", "老年人"
    MINOR = "minor", "未成年人"
    WOMAN = "woman", "妇女"
    MIGRANT = "migrant", "农民工"
    SOLDIER = "soldier", "军人军属"


class Satisfaction(TextChoices):
    VERY = "very", "非常满意"
    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "基本满意"
    NOT = "not", "不满意"


class Assessor(TextChoices):
    """How the quality of a matter was looked at (法律援助法 arts. 57, 59)."""

    THIRD_PARTY = "third_party", "第三方评估"
    FILE = "file", "案卷检查"
    COURTROOM = "courtroom", "庭审旁听"
    ORGAN = "organ", "征询司法机关意见"
    VISIT = "visit", "回访受援人"


class Grade(TextChoices):
    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "良好"
    PASSED = "passed", "合格"
    FAILED = "failed", "不合格"


class Outcome(TextChoices):
    CLOSED = "closed", "办结"
    TERMINATED = "terminated", "终止法律援助"
    REFUSED = "refused", "不予法律援助"
    WITHDRAWN = "withdrawn", "撤回申请"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "视为撤回申请"
