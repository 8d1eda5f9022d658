"""文件审查: what is reviewed and why, what an examination finds, what is done about it."""

from django.db import models


class Kind(models.TextChoices):
    """Whose document lies before whom."""

    FILED = "filed", "备案审查"
    DRAFT = "draft", "送审文件审查"
    ABOVE = "above", "上级、人大备案审查意见"


class Origin(models.TextChoices):
    """What a review of a document that is in force begins with."""

    FILED = "filed", "制定机关报送备案"
    UNFILED = "unfiled", "应报未报，主动调取"
    PROPOSAL = "proposal", "审查建议"
    SPECIAL = "special", "专项审查"


class Draft(models.TextChoices):
    """What kind of paper is sent before it is issued; normative documents are reviewed in their own register."""

    PLAN = "plan", "工作方案、实施方案"
    NOTICE = "notice", "通知、通告"
    OPINION = "opinion", "意见、措施"
    REPLY = "reply", "批复、复函"
    MINUTES = "minutes", "会议纪要"
    OTHER = "other", "其他文件"


class Conclusion(models.TextChoices):
    """审查结论."""

    LAWFUL = "lawful", "未发现问题"
    CHANGES = "changes", "应当修改"
    UNLAWFUL = "unlawful", "不合法，应当废止或者停止执行"


class Ground(models.TextChoices):
    """What is wrong with a provision (立法法 art. 107, 监督法 art. 39)."""

    POWERS = "powers", "超越权限"
    BURDEN = "burden", "没有依据减损权利或者增加义务"
    UPPER = "upper", "违反上位法规定"
    CONFLICT = "conflict", "与同级文件规定不一致"
    UNFIT = "unfit", "规定不适当"
    PROCEDURE = "procedure", "违背法定程序"
    WORDING = "wording", "文字、体例"


class Reviewer(models.TextChoices):
    """The organs with which a county government's own document is filed."""

    ABOVE = "above", "上一级人民政府"
    CONGRESS = "congress", "本级人大常委会"


class Response(models.TextChoices):
    """What the maker makes of the opinion."""

    FULL = "full", "全部采纳"
    PARTLY = "partly", "部分采纳"
    NONE = "none", "不采纳"


class Remedy(models.TextChoices):
    """How a document that is in force is put right."""

    REVISE = "revise", "修改"
    REPEAL = "repeal", "废止"
    VOID = "void", "宣布失效"


class Decision(models.TextChoices):
    """What the government decides of a document that its maker does not put right (地方组织法 art. 73(3))."""

    REVOKE = "revoke", "撤销该文件"
    ORDER = "order", "责令限期改正"
    UPHOLD = "uphold", "该文件继续执行"
