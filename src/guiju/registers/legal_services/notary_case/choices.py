"""公证: what is certified (公证法 art. 11), where it is used, on what the venue rests, why it is refused, what a review found."""

from django.db import models


class Kind(models.TextChoices):
    CONTRACT = "contract", "合同"
    INHERITANCE = "inheritance", "继承"
    ENTRUSTMENT = "entrustment", "委托"
    STATEMENT = "statement", "声明"
    GIFT = "gift", "赠与"
    WILL = "will", "遗嘱"
    PARTITION = "partition", "财产分割"
    BIDDING = "bidding", "招标投标、拍卖"
    MARRIAGE = "marriage", "婚姻状况"
    KINSHIP = "kinship", "亲属关系"
    ADOPTION = "adoption", "收养关系"
    BIRTH = "birth", "出生"
    LIVING = "living", "生存"
    DEATH = "death", "死亡"
    STATUS = "status", "身份、经历、学历、学位、职务、职称"
    RECORD = "record", "有无违法犯罪记录"
    ARTICLES = "articles", "公司章程"
    EVIDENCE = "evidence", "保全证据"
    COPY = "copy", "签名、印鉴、日期，副本、影印本与原本相符"
    DEBT = "debt", "赋予强制执行效力的债权文书"
    OTHER = "other", "其他事项"


IN_PERSON = (Kind.WILL, Kind.LIVING, Kind.ADOPTION)
"""公证法 art. 26: nobody else may apply for these."""
ANYWHERE = (Kind.ENTRUSTMENT, Kind.STATEMENT, Kind.GIFT, Kind.WILL)
"""公证法 art. 25(2): also where they concern immovables."""


class Reach(models.TextChoices):
    DOMESTIC = "domestic", "国内"
    FOREIGN = "foreign", "涉外"
    HKMT = "hkmt", "涉港澳台"


class Nature(models.TextChoices):
    CIVIL = "civil", "民事"
    ECONOMIC = "economic", "经济"


class Venue(models.TextChoices):
    HOME = "home", "住所地"
    RESIDENCE = "residence", "经常居住地"
    ACT = "act", "行为地"
    FACT = "fact", "事实发生地"
    IMMOVABLE = "immovable", "不动产所在地"


class Refusal(models.TextChoices):
    """公证法 art. 31, in its order."""

    NO_GUARDIAN = "no_guardian", "无民事行为能力人、限制民事行为能力人没有监护人代理"
    NO_INTEREST = "no_interest", "当事人与所申请的事项没有利害关系"
    EXPERTISE = "expertise", "属于专业技术鉴定、评估"
    DISPUTED = "disputed", "当事人之间对所申请的事项有争议"
    FALSE = "false", "虚构、隐瞒事实或者提供虚假材料"
    INSUFFICIENT = "insufficient", "材料不充分或者拒绝补充"
    UNTRUE = "untrue", "所申请的事项不真实、不合法"
    IMMORAL = "immoral", "所申请的事项违背社会公德"
    UNPAID = "unpaid", "拒绝按照规定支付公证费"


class Reviewer(models.TextChoices):
    PARTY = "party", "当事人"
    INTERESTED = "interested", "公证事项的利害关系人"
    OWN = "own", "本机构自行发现"


class Fault(models.TextChoices):
    NONE = "none", "没有错误，维持"
    OTHER = "other", "有其他错误，更正"
    CONTENT = "content", "内容违法或者与事实不符，撤销"
