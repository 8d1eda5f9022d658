"""法律咨询: by which way somebody asks, about what, why a question is not for us, how content they were."""

from django.db import models


class Channel(models.TextChoices):
    WINDOW = "window", "窗口来访"
    PHONE = "phone", "12348电话"
    WEB = "web", "网络"
    VILLAGE = "village", "村（社区）工作室"
    ENTERPRISE = "enterprise", "法治体检、送法进企业现场"
    EVENT = "event", "其他活动现场"
    LETTER = "letter", "来信"


class Topic(models.TextChoices):
    FAMILY = "family", "婚姻家庭、继承"
    LABOUR = "labour", "劳动争议、工伤"
    DEBT = "debt", "借贷、合同"
    INJURY = "injury", "人身损害、交通事故"
    PROPERTY = "property", "房屋、物业、相邻关系"
    LAND = "land", "土地、征收拆迁"
    CONSUMER = "consumer", "消费、产品质量"
    BUSINESS = "business", "企业经营、用工"
    ADMINISTRATIVE = "administrative", "行政处罚、许可、复议"
    CRIMINAL = "criminal", "刑事"
    PROCEDURE = "procedure", "诉讼、公证、援助程序"
    OTHER = "other", "其他"


class Declined(models.TextChoices):
    NOT_LAW = "not_law", "不是法律问题"
    UNCLEAR = "unclear", "所问不明，经询问仍不能说明"
    UNLAWFUL = "unlawful", "询问规避法律、实施违法行为的方法"
    IN_COURT = "in_court", "要求评判已经生效的裁判、正在审理案件的结果"


class Satisfaction(models.TextChoices):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
