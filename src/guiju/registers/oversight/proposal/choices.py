"""The words of 建议提案: what kind, in what form, how it is talked over, what becomes of it."""

from django.db import models


class Kind(models.TextChoices):
    DEPUTY = "deputy", "人大代表建议"
    CPPCC = "cppcc", "政协提案"


class Form(models.TextChoices):
    ALONE = "alone", "个人提出"
    JOINT = "joint", "联名提出"
    COLLECTIVE = "collective", "集体提出"


class Topic(models.TextChoices):
    ECONOMY = "economy", "经济建设"
    COUNTRYSIDE = "countryside", "农业农村"
    CITY = "city", "城建交通"
    ECOLOGY = "ecology", "生态环境"
    CULTURE = "culture", "教科文卫体"
    WELFARE = "welfare", "民生保障"
    RULE_OF_LAW = "rule_of_law", "政法和社会治理"
    OTHER = "other", "其他"


class Contacting(models.TextChoices):
    FACE = "face", "面商"
    VISIT = "visit", "走访、实地察看"
    FORUM = "forum", "座谈"
    PHONE = "phone", "电话、网络"


class Result(models.TextChoices):
    SOLVED = "solved", "A 已经解决或者基本解决"
    SOLVING = "solving", "B 正在解决或者列入计划解决"
    LATER = "later", "C 因条件限制或者其他原因暂不能解决"
    NOTED = "noted", "D 留作参考"


class Rating(models.TextChoices):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
