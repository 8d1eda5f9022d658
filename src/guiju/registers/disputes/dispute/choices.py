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


class Confirmation(models.TextChoices):
    APPLIED = "applied", "已申请"
    CONFIRMED = "confirmed", "已确认"
    DECLINED = "declined", "不予受理"
    REFUSED = "refused", "不予确认"
    WITHDRAWN = "withdrawn", "撤回申请"
    REVOKED = "revoked", "确认决定被撤销"


class Performance(models.TextChoices):
    FULL = "full", "已全部履行"
    PARTIAL = "partial", "部分履行"
    NONE = "none", "未履行"


class OtherWay(models.TextChoices):
    ARBITRATION = "arbitration", "仲裁"
    ADJUDICATION = "adjudication", "行政裁决"
    RECONSIDERATION = "reconsideration", "行政复议"
    COURT = "court", "诉讼"
    PETITION = "petition", "信访"


class Unconfirmable(models.TextChoices):
    """Grounds on which the court confirms no agreement (司法确认规定 art. 7)."""

    UNLAWFUL = "unlawful", "违反法律、行政法规强制性规定"
    PUBLIC_INTEREST = "public_interest", "侵害国家利益、社会公共利益"
    THIRD_PARTY = "third_party", "侵害案外人合法权益"
    MORALS = "morals", "损害社会公序良俗"
    UNCLEAR = "unclear", "内容不明确，无法确认"
    ELSE = "else", "其他不能确认的情形"
