"""会议: the words from which one chooses."""

from django.db import models

from guiju.registers.decisions.legality_review.choices import Subject


class Kind(models.TextChoices):
    PLENARY = "plenary", "政府全体会议"
    EXECUTIVE = "executive", "政府常务会议"
    OFFICE = "office", "机关办公会议"
    PARTY = "party", "党委（党组）会议"
    LEADING = "leading", "领导小组会议"
    SPECIAL = "special", "专题会议"


GOVERNMENT = (Kind.PLENARY, Kind.EXECUTIVE)
PREPARING = (Kind.PARTY, Kind.LEADING, Kind.SPECIAL)
"""Meetings that may be asked before a government decides, and do not decide in its place (决策条例 arts. 30(1), 31)."""


class Topic(models.TextChoices):
    RULE_OF_LAW = "rule_of_law", "法治建设"
    RESETTLEMENT = "resettlement", "安置帮教"
    JOINT = "joint", "多所联动"
    OTHER = "other", "其他"


class Business(models.TextChoices):
    DECISION = "decision", "重大行政决策"
    DOCUMENT = "document", "行政规范性文件"
    PROJECT = "project", "重大项目"
    CONTRACT = "contract", "政府合同"
    EMERGENCY = "emergency", "突发事件应急处置"
    REPORT = "report", "听取汇报"
    OTHER = "other", "其他议题"


SUBJECTS = {
    Business.DECISION: (Subject.DECISION,),
    Business.PROJECT: (Subject.PROJECT, Subject.LAND, Subject.NEGOTIATION),
    Business.CONTRACT: (Subject.CONTRACT, Subject.NEGOTIATION),
    Business.OTHER: (Subject.OTHER, Subject.LAND, Subject.NEGOTIATION),
    Business.REPORT: tuple(Subject),
}
"""Which reviews speak of which business: one of a contract opens the way to no decision."""


class Verdict(models.TextChoices):
    PASSED = "passed", "通过"
    CHANGED = "changed", "修改后通过"
    POSTPONED = "postponed", "暂缓，再次研究"
    REJECTED = "rejected", "不予通过"
    FORWARDED = "forwarded", "原则同意，提请审议"


PASSING = (Verdict.PASSED, Verdict.CHANGED)


class Chair(models.TextChoices):
    HEAD = "head", "主要负责人"
    ACTING = "acting", "依法代理职务的负责人"
    DEPUTY = "deputy", "其他负责人"


class Capacity(models.TextChoices):
    MEMBER = "member", "组成人员"
    COUNSEL = "counsel", "法律顾问"
    PUBLIC_LAWYER = "public_lawyer", "公职律师"
    DEPUTY = "deputy", "人大代表"
    CPPCC = "cppcc", "政协委员"
    DELEGATE = "delegate", "党代表"
    CITIZEN = "citizen", "群众代表"
    UNIT = "unit", "列席单位人员"
