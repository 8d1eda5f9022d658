"""热线诉求: the words of a request by telephone, web or letterbox, and which organ answers for which matter."""

from django.db import models

from guiju.kernel.offices.organs import Organ


class Channel(models.TextChoices):
    PHONE = "phone", "12345电话"
    CONSUMER_LINE = "consumer_line", "12315电话、平台"
    WEB = "web", "网站"
    WECHAT = "wechat", "微信、小程序"
    APP = "app", "手机客户端"
    MAILBOX = "mailbox", "领导信箱"
    POLICE = "police", "110移交"
    SUPERIOR = "superior", "上级派发"
    LETTER = "letter", "来信、来访"
    OTHER = "other", "其他"


ONLINE = (Channel.WEB, Channel.WECHAT, Channel.APP, Channel.MAILBOX)


class Kind(models.TextChoices):
    CONSULT = "consult", "咨询"
    HELP = "help", "求助"
    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"
    SUGGESTION = "suggestion", "意见建议"
    PRAISE = "praise", "表扬感谢"
    OTHER = "other", "其他"


class Topic(models.TextChoices):
    CITY = "city", "城市管理、违法建设"
    HOUSING = "housing", "住房、物业"
    MARKET = "market", "市场秩序、消费"
    LABOUR = "labour", "劳动、社会保险"
    ECOLOGY = "ecology", "生态环境"
    SAFETY = "safety", "安全生产"
    ORDER = "order", "社会治安、交通秩序"
    WELFARE = "welfare", "民政、救助"
    UTILITIES = "utilities", "水电气暖、公共交通"
    SERVICES = "services", "教育、医疗、文体"
    COUNTRYSIDE = "countryside", "农业农村"
    OTHER = "other", "其他"


ANSWERS: dict[str, tuple[Organ, ...]] = {
    Topic.CITY: (Organ.URBAN,),
    Topic.HOUSING: (Organ.HOUSING, Organ.URBAN),
    Topic.MARKET: (Organ.MARKET,),
    Topic.LABOUR: (Organ.LABOUR,),
    Topic.ECOLOGY: (Organ.ECOLOGY,),
    Topic.SAFETY: (Organ.EMERGENCY,),
    Topic.ORDER: (Organ.POLICE,),
    Topic.WELFARE: (Organ.CIVIL_AFFAIRS,),
}
"""Topics of which a request goes to an organ that answers for it, or to the government of the place; any other to whom the
centre chooses."""


class Way(models.TextChoices):
    DIRECT = "direct", "直接答复"
    DISPATCHED = "dispatched", "转派办理"


class Declined(models.TextChoices):
    """Why it is not for the line; whoever asked is told where to turn."""

    REMEDY = "remedy", "应当或者已经通过诉讼、仲裁、行政复议解决"
    PETITION = "petition", "应当或者已经由信访、纪检监察等渠道办理"
    URGENT = "urgent", "属于110、119、120等紧急求助"
    SECRET = "secret", "涉及国家秘密、商业秘密、个人隐私，不能提供"
    ELSEWHERE = "elsewhere", "不属于本行政区域"
    UNCLEAR = "unclear", "没有明确的诉求，经询问仍不明确"


class Satisfaction(models.TextChoices):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class Solved(models.TextChoices):
    SOLVED = "solved", "已经解决"
    PARTLY = "partly", "部分解决"
    UNSOLVED = "unsolved", "没有解决"


class RatedBy(models.TextChoices):
    SELF = "self", "诉求人凭查询码评价"
    CALL = "call", "回访时由诉求人表示"
