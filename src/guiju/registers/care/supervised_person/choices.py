"""监管帮教对象: what may be chosen, as laws and offices name it."""

from django.db import models


class Kind(models.TextChoices):
    """By which law somebody is supervised or helped."""

    CORRECTION = "correction", "社区矫正"
    RESETTLEMENT = "resettlement", "安置帮教"
    AFTERCARE = "aftercare", "后续照管"
    TREATMENT = "treatment", "社区戒毒"
    RECOVERY = "recovery", "社区康复"
    CONTROLLED = "controlled", "登记吸毒人员（动态管控）"


DRUGS = (Kind.TREATMENT, Kind.RECOVERY)
DRUG_USERS = (*DRUGS, Kind.CONTROLLED)
CONVICTED = (Kind.CORRECTION, Kind.RESETTLEMENT)


class Measure(models.TextChoices):
    """Why somebody is in community correction (社区矫正法 art. 2)."""

    CONTROL = "control", "管制"
    PROBATION = "probation", "缓刑"
    PAROLE = "parole", "假释"
    BY_COURT = "by_court", "暂予监外执行（人民法院决定）"
    BY_PRISON = "by_prison", "暂予监外执行（监狱管理机关、公安机关批准）"


OUTSIDE_PRISON = (Measure.BY_COURT, Measure.BY_PRISON)
ON_TRIAL = (Measure.PROBATION, Measure.PAROLE)
"""Whose freedom is on trial: a court revokes it (社区矫正法 arts. 46 to 48)."""


class Sex(models.TextChoices):
    FEMALE = "female", "女"
    MALE = "male", "男"


class Series(models.TextChoices):
    """Files of minors are kept apart (社区矫正法 arts. 52, 54)."""

    CORRECTION = "correction", "矫"
    RESETTLEMENT = "resettlement", "帮"
    AFTERCARE = "aftercare", "照"
    DRUGS = "drugs", "戒"
    MINOR = "minor", "未"


class Level(models.TextChoices):
    """分类管理 (社区矫正法 art. 24)."""

    STRICT = "strict", "严格管理"
    ORDINARY = "ordinary", "普通管理"
    LENIENT = "lenient", "宽松管理"


class Away(models.TextChoices):
    """Why nobody calls on somebody who is on the list."""

    DETAINED = "detained", "被依法限制人身自由"
    HOSPITAL = "hospital", "住院治疗"
    LOST = "lost", "失去联系"


class Who(models.TextChoices):
    """Of whom a group is made up (社区矫正法 art. 25, 戒毒条例 art. 17)."""

    WORKER = "worker", "司法所或者专职工作人员"
    VILLAGE = "village", "村（居）民委员会人员"
    POLICE = "police", "社区民警"
    MEDIC = "medic", "社区医务人员"
    GUARDIAN = "guardian", "监护人"
    FAMILY = "family", "家庭成员"
    UNIT = "unit", "单位或者学校人员"
    SOCIAL_WORKER = "social_worker", "社会工作者"
    VOLUNTEER = "volunteer", "志愿者"


class DeviceGround(models.TextChoices):
    """Where an electronic device may be used (社区矫正法 art. 29(1))."""

    INJUNCTION = "injunction", "违反人民法院禁止令"
    ABSENT = "absent", "无正当理由，未经批准离开所居住的市、县"
    SILENT = "silent", "拒不按照规定报告活动情况，被给予警告"
    PENALISED = "penalised", "违反监督管理规定，被给予治安管理处罚"
    REVOCATION = "revocation", "拟提请撤销缓刑、假释或者收监执行"


class Breach(models.TextChoices):
    """What is reported to the police (戒毒条例 arts. 20, 21)."""

    REFUSAL = "refusal", "拒绝接受社区戒毒、社区康复"
    RELAPSE = "relapse", "再次吸食、注射毒品"
    SERIOUS = "serious", "严重违反协议"


class Detection(models.TextChoices):
    NEGATIVE = "negative", "阴性"
    POSITIVE = "positive", "阳性"
    REFUSED = "refused", "逃避或者拒绝检测"


class Query(models.TextChoices):
    """Who asks to see what is on file (社区矫正法 art. 54(2))."""

    JUDICIAL = "judicial", "司法机关因办案需要"
    BY_RULE = "by_rule", "有关单位根据国家规定"
    OTHER = "other", "其他单位或者个人"


class End(models.TextChoices):
    EXPIRED = "expired", "期满"
    PARDONED = "pardoned", "赦免"
    CLEAN = "clean", "戒断三年未复吸"
    REVOKED = "revoked", "撤销缓刑、假释或者收监执行"
    IMPRISONED = "imprisoned", "收监执行刑罚或者被采取强制性教育措施"
    ISOLATED = "isolated", "被决定强制隔离戒毒"
    DIED = "died", "死亡"
    MOVED = "moved", "迁往其他地区"
    REOFFENDED = "reoffended", "重新犯罪"


RELEASED = (End.EXPIRED, End.PARDONED, End.CLEAN)
TERMINATED = (End.REVOKED, End.IMPRISONED, End.ISOLATED, End.DIED, End.MOVED, End.REOFFENDED)
