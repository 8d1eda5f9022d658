"""The choices of the register of disputes: sources, kinds, ways of mediation, outcomes."""

from django.db import models


class Source(models.TextChoices):
    SCREENING = "screening", "排查发现"
    ONLINE = "online", "网上申请"
    PHONE = "phone", "电话申请"
    ON_THE_SPOT = "on_the_spot", "当面申请"
    HANDED_OVER = "handed_over", "对接移交"


class HandOver(models.TextChoices):
    COURT = "court", "诉调对接"
    POLICE = "police", "公（警）调对接"
    PETITION = "petition", "访调对接"
    PROCURACY = "procuracy", "检调对接"
    ELSE = "else", "其他委托移送"


class Nature(models.TextChoices):
    CIVIL = "civil", "民事纠纷"
    ADMINISTRATIVE = "administrative", "行政争议"


class Level(models.TextChoices):
    GRID = "grid", "网格"
    VILLAGE = "village", "村（社区）"
    TOWNSHIP = "township", "乡镇（街道）"
    COUNTY = "county", "县（市、区）"


class Kind(models.TextChoices):
    FAMILY = "family", "婚姻家庭"
    NEIGHBOURS = "neighbours", "邻里"
    HOUSING = "housing", "房屋宅基地"
    LAND = "land", "土地山林"
    EXPROPRIATION = "expropriation", "征地拆迁"
    DAMAGE = "damage", "损害赔偿"
    TRAFFIC = "traffic", "道路交通事故"
    LABOUR = "labour", "劳动争议"
    CONTRACT = "contract", "合同"
    TRADE = "trade", "生产经营"
    CONSUMER = "consumer", "消费"
    MEDICAL = "medical", "医疗"
    PROPERTY = "property", "物业"
    ENVIRONMENT = "environment", "环境污染"
    VILLAGE = "village", "村务管理"
    DEATH = "death", "非正常死亡"
    OTHER = "other", "其他"


class Way(models.TextChoices):
    PEOPLE = "people", "人民调解"
    TRADE = "trade", "行业性、专业性人民调解"
    ADMINISTRATIVE = "administrative", "行政调解"
    JUDICIAL = "judicial", "司法调解"


class AdministrativeKind(models.TextChoices):
    """What administrative mediation is counted by: ten kinds of civil dispute, three of administrative dispute."""

    SECURITY = "security", "治安调解的民间纠纷"
    TRAFFIC = "traffic", "交通事故损害赔偿"
    CONTRACT = "contract", "合同"
    MEDICAL = "medical", "医疗事故赔偿"
    CONSUMER = "consumer", "消费者权益保护、产品质量"
    LAND = "land", "土地承包经营"
    INTELLECTUAL_PROPERTY = "intellectual_property", "侵犯知识产权赔偿"
    ENVIRONMENT = "environment", "环境污染赔偿"
    POWER_AND_WATER = "power_and_water", "电力、水事"
    OTHER_CIVIL = "other_civil", "其他民事纠纷"
    STATE_COMPENSATION = "state_compensation", "行政赔偿"
    STATE_INDEMNITY = "state_indemnity", "行政补偿"
    DISCRETION = "discretion", "行使法定自由裁量权产生的争议"


OF_ADMINISTRATION = (
    AdministrativeKind.STATE_COMPENSATION,
    AdministrativeKind.STATE_INDEMNITY,
    AdministrativeKind.DISCRETION,
)


class Phase(models.TextChoices):
    """Where an administrative dispute stands while it is mediated."""

    NONE = "none", "未申请复议、未提起诉讼"
    RECONSIDERATION = "reconsideration", "行政复议中"
    LITIGATION = "litigation", "行政诉讼中"


class Averted(models.TextChoices):
    """What a dispute would have become."""

    SUICIDE = "suicide", "自杀"
    CRIME = "crime", "转化为刑事案件"
    PETITION = "petition", "群体性上访"
    BRAWL = "brawl", "群体性械斗"
    ELSE = "else", "其他激化"


class Form(models.TextChoices):
    ORAL = "oral", "口头协议"
    WRITTEN = "written", "书面协议"


class Outcome(models.TextChoices):
    SETTLED = "settled", "调解成功"
    FAILED = "failed", "调解不成"
    WITHDRAWN = "withdrawn", "撤回申请"
    NOT_MEDIATED = "not_mediated", "不属调解范围"


class Subject(models.TextChoices):
    PROPERTY = "property", "财产给付等可以确认的内容"
    STATUS = "status", "身份关系"
    ADOPTION = "adoption", "收养关系"
    MARRIAGE = "marriage", "婚姻关系"
    RIGHTS = "rights", "物权、知识产权确权"
    OTHER_PROCEDURE = "other_procedure", "适用其他特别程序、公示催告程序、破产程序"


class Jurisdiction(models.TextChoices):
    """How the court is found that is asked to confirm an agreement."""

    INVITED = "invited", "邀请（委派）调解的人民法院"
    ORGANISATION = "organisation", "调解组织所在地基层人民法院（人民法庭）"
    DOMICILE = "domicile", "当事人住所地基层人民法院"
    PLACE = "place", "标的物所在地基层人民法院"
    INTERMEDIATE = "intermediate", "相应的中级人民法院"


class Confirmation(models.TextChoices):
    APPLIED = "applied", "已申请"
    CONFIRMED = "confirmed", "已确认"
    DECLINED = "declined", "不予受理"
    REFUSED = "refused", "不予确认"
    WITHDRAWN = "withdrawn", "撤回申请"
    REVOKED = "revoked", "确认被撤销"


class Retention(models.TextChoices):
    """How long a file is kept."""

    PERMANENT = "permanent", "永久"
    THIRTY_YEARS = "thirty_years", "定期（30年）"
    TEN_YEARS = "ten_years", "定期（10年）"


class Performance(models.TextChoices):
    FULL = "full", "已全部履行"
    PARTIAL = "partial", "部分履行"
    NONE = "none", "未履行"


class Satisfaction(models.TextChoices):
    """What parties say of the mediation when they are visited."""

    SATISFIED = "satisfied", "满意"
    FAIRLY = "fairly", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class OtherWay(models.TextChoices):
    ARBITRATION = "arbitration", "仲裁"
    ADJUDICATION = "adjudication", "行政裁决"
    RECONSIDERATION = "reconsideration", "行政复议"
    COURT = "court", "诉讼"
    PETITION = "petition", "信访"
    ENFORCEMENT = "enforcement", "申请强制执行"


class SuitResult(models.TextChoices):
    """What a court made of an agreement over which a party has sued (人民调解法 art. 32)."""

    UPHELD = "upheld", "判决履行（维持）调解协议"
    CHANGED = "changed", "判决变更调解协议"
    ANNULLED = "annulled", "判决撤销调解协议"
    VOID = "void", "判决确认调解协议无效"
    SETTLED = "settled", "法院调解或者当事人撤诉"
    ELSE = "else", "其他"


class Unconfirmable(models.TextChoices):
    """Grounds on which the court confirms no agreement (司法确认规定 art. 7; since 2015 also that it was not made freely)."""

    UNLAWFUL = "unlawful", "违反法律、行政法规强制性规定"
    PUBLIC_INTEREST = "public_interest", "侵害国家利益、社会公共利益"
    THIRD_PARTY = "third_party", "侵害案外人合法权益"
    MORALS = "morals", "损害社会公序良俗"
    UNWILLING = "unwilling", "违反自愿原则"
    UNCLEAR = "unclear", "内容不明确，无法确认"
    ELSE = "else", "其他不能确认的情形"
