"""What the statutory tables count a case by (国法复统字1号): levels of organs, and the kinds of act of 2023 art. 11 in ten."""

from __future__ import annotations

from django.db.models import TextChoices

from guiju.registers.oversight.reconsideration.choices import ActKind, Channel


class Level(TextChoices):
    """An organ by its level and whether it is a government, whoever looks at it: the nine columns of the table."""

    TOWNSHIP = "township", "乡镇政府"
    COUNTY_DEPARTMENT = "county_department", "县级政府的部门"
    COUNTY = "county", "县级政府"
    CITY_DEPARTMENT = "city_department", "市（地）级政府的部门"
    CITY = "city", "市（地）级政府"
    PROVINCE_DEPARTMENT = "province_department", "省级政府的部门"
    PROVINCE = "province", "省级政府"
    MINISTRY = "ministry", "国务院部门"
    OTHER = "other", "其他"


BY_REGION = {
    2: (Level.PROVINCE_DEPARTMENT, Level.PROVINCE),
    4: (Level.CITY_DEPARTMENT, Level.CITY),
    6: (Level.COUNTY_DEPARTMENT, Level.COUNTY),
    9: (Level.OTHER, Level.TOWNSHIP),
}
"""By the length of a region's code: its departments, its government."""


class TableAct(TextChoices):
    """The ten kinds of matter of the table."""

    PENALTY = "penalty", "行政处罚"
    COMPULSION = "compulsion", "行政强制"
    LEVY = "levy", "行政征收"
    LICENCE = "licence", "行政许可"
    RIGHTS = "rights", "行政确权"
    CONFIRMATION = "confirmation", "行政确认"
    DISCLOSURE = "disclosure", "信息公开"
    COMPLAINT = "complaint", "举报投诉处理"
    INACTION = "inaction", "行政不作为"
    OTHER = "other", "其他"


TABLE_ACTS = {
    ActKind.PENALTY: TableAct.PENALTY,
    ActKind.COMPULSION: TableAct.COMPULSION,
    ActKind.LICENCE: TableAct.LICENCE,
    ActKind.RESOURCE: TableAct.RIGHTS,
    ActKind.EXPROPRIATION: TableAct.LEVY,
    ActKind.COMPENSATION: TableAct.OTHER,
    ActKind.INJURY: TableAct.CONFIRMATION,
    ActKind.AUTONOMY: TableAct.OTHER,
    ActKind.COMPETITION: TableAct.OTHER,
    ActKind.BURDEN: TableAct.LEVY,
    ActKind.INACTION: TableAct.INACTION,
    ActKind.BENEFIT: TableAct.OTHER,
    ActKind.AGREEMENT: TableAct.OTHER,
    ActKind.DISCLOSURE: TableAct.DISCLOSURE,
    ActKind.COMPLAINT: TableAct.COMPLAINT,
    ActKind.CONFIRMATION: TableAct.CONFIRMATION,
    ActKind.OTHER: TableAct.OTHER,
}
"""Kinds of 2023 art. 11, one cell each; what the table has no kind for is 其他."""


class Door(TextChoices):
    """The ways by which applications come in, as the tables of reception have them."""

    IN_PERSON = "in_person", "当面"
    LETTER = "letter", "来信"
    EMAIL = "email", "邮件"
    ONLINE = "online", "网上"
    FORWARDED = "forwarded", "转送"
    OTHER = "other", "其他"


DOORS = {
    Channel.IN_PERSON: Door.IN_PERSON,
    Channel.ORAL: Door.IN_PERSON,
    Channel.POST: Door.LETTER,
    Channel.EMAIL: Door.EMAIL,
    Channel.ONLINE: Door.ONLINE,
    Channel.FAX: Door.OTHER,
    Channel.PENALTY_AGENCY: Door.FORWARDED,
    Channel.COUNTY: Door.OTHER,
    Channel.FORWARDED: Door.FORWARDED,
}


class Filing(TextChoices):
    """What became of an application before trial, as the tables of filing have it."""

    ACCEPTED = "accepted", "受理"
    REFUSED = "refused", "不予受理"
    TOLD = "told", "告知"
    FORWARDED = "forwarded", "转送"
    WAIVED = "waived", "视为放弃"
    SETTLED = "settled", "其他处理（案前和解）"
    WITHDRAWN = "withdrawn", "其他处理（未经和解撤回）"


class OutOfScope(TextChoices):
    """Why a matter lies outside reconsideration: 2023 art. 12, and what the tables set apart besides."""

    RULES = "rules", "抽象行政行为"
    PERSONNEL = "personnel", "行政处分、人事决定"
    CIVIL_MEDIATION = "civil_mediation", "民事纠纷调解处理"
    STATE = "state", "国防、外交等国家行为"
    LIABILITY = "liability", "交通、医疗事故责任认定"
    EXPERTISE = "expertise", "司法鉴定"
    CRIMINAL_JUSTICE = "criminal_justice", "刑事司法行为"
    CIVIL = "civil", "民事行为"
    PETITION = "petition", "信访行为"
    INTERNAL = "internal", "内部行为"
    GUIDANCE = "guidance", "行政指导"
    OTHER_REVIEW = "other_review", "其他机关对复议申请的处理"
    OTHER = "other", "其他"


class Withdrawal(TextChoices):
    """Why an applicant withdraws; the tables set apart what the respondent brought about by changing its act."""

    FREELY = "freely", "自愿撤回"
    SETTLED = "settled", "达成和解后撤回"
    CHANGED = "changed", "被申请人改变行政行为后撤回"


class Visit(TextChoices):
    """What somebody comes for."""

    FILE = "file", "查阅案卷"
    SERVICE = "service", "送达"
    MATERIALS = "materials", "转接材料"
    TALK = "talk", "谈话调查"
    APPLICATION = "application", "接收申请"
    GENERAL = "general", "一般接待"
