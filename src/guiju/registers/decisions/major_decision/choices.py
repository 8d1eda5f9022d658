"""重大行政决策: the words from which one chooses."""

from django.db import models


class Kind(models.TextChoices):
    """决策条例 art. 3(1), items 1 to 5."""

    POLICY = "policy", "重大公共政策和措施"
    PLAN = "plan", "经济和社会发展等方面的重要规划"
    RESOURCES = "resources", "开发利用、保护重要自然资源和文化资源"
    PROJECT = "project", "重大公共建设项目"
    OTHER = "other", "其他重大事项"


class Proposer(models.TextChoices):
    """Who proposes that something be decided (决策条例 art. 10)."""

    LEADER = "leader", "决策机关领导人员"
    DEPARTMENT = "department", "所属部门"
    LOWER = "lower", "下一级人民政府"
    DEPUTY = "deputy", "人大代表、政协委员"
    PUBLIC = "public", "公民、法人或者其他组织"


class Hearing(models.TextChoices):
    """Ways of hearing opinions beside showing the draft to all (决策条例 art. 14(2))."""

    TALK = "talk", "座谈会"
    VISIT = "visit", "实地走访"
    WRITTEN = "written", "书面征求意见"
    SURVEY = "survey", "问卷调查"
    POLL = "poll", "民意调查"


class Source(models.TextChoices):
    """Who gave an opinion on a draft; persons are not named."""

    PUBLIC = "public", "社会公众"
    ENTERPRISE = "enterprise", "企业和经营者"
    ASSOCIATION = "association", "人民团体、社会组织"
    AGENCY = "agency", "机关单位"
    DEPUTY = "deputy", "人大代表、政协委员"


class Adoption(models.TextChoices):
    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    REFUSED = "refused", "不予采纳"


class Argument(models.TextChoices):
    """How experts are asked (决策条例 art. 20)."""

    MEETING = "meeting", "论证会"
    WRITTEN = "written", "书面咨询"
    ENTRUSTED = "entrusted", "委托咨询论证"


class Risk(models.TextChoices):
    CONTROLLABLE = "controllable", "风险可控"
    UNCONTROLLABLE = "uncontrollable", "风险不可控"


class Cause(models.TextChoices):
    """Why carrying out is broken off for a time (决策条例 arts. 35(1), 37)."""

    PROBLEM = "problem", "决策存在问题"
    CHANGED = "changed", "客观情况发生重大变化"
    FORCE = "force", "发生不可抗力等严重影响决策目标实现的情形"


class Occasion(models.TextChoices):
    """Why a decision is evaluated (决策条例 art. 36(1))."""

    EFFECT = "effect", "实施后明显未达到预期效果"
    OPINIONS = "opinions", "公民、法人或者其他组织提出较多意见"
    NEEDED = "needed", "决策机关认为有必要"


class Advice(models.TextChoices):
    KEEP = "keep", "继续执行"
    CHANGE = "change", "调整决策"
    STOP = "stop", "停止执行"
