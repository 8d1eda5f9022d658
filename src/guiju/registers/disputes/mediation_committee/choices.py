"""The choices of a committee: of what kind it is, in what one of a trade mediates, who its members are."""

from django.db import models


class Kind(models.TextChoices):
    VILLAGE = "village", "村人民调解委员会"
    COMMUNITY = "community", "社区人民调解委员会"
    TOWNSHIP = "township", "乡镇人民调解委员会"
    SUBDISTRICT = "subdistrict", "街道人民调解委员会"
    TRADE = "trade", "行业性、专业性人民调解委员会"
    ENTERPRISE = "enterprise", "企业人民调解委员会"
    INSTITUTION = "institution", "事业单位人民调解委员会"
    ASSOCIATION = "association", "社会团体和其他组织人民调解委员会"


class Field(models.TextChoices):
    """In what a trade committee mediates."""

    MEDICAL = "medical", "医疗纠纷"
    TRAFFIC = "traffic", "道路交通事故"
    LABOUR = "labour", "劳动争议"
    PROPERTY = "property", "物业"
    CONSUMER = "consumer", "消费"
    ENVIRONMENT = "environment", "环境污染"
    LAND = "land", "土地山林、征地拆迁"
    FAMILY = "family", "婚姻家庭"
    SCHOOL = "school", "校园"
    FINANCE = "finance", "金融、保险"
    OTHER = "other", "其他"


class Sex(models.TextChoices):
    FEMALE = "female", "女"
    MALE = "male", "男"
