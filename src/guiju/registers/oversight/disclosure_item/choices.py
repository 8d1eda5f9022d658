"""主动公开: kinds of information by 政府信息公开条例 (2019) arts. 20 and 21, whence it comes, why it is kept back."""

from django.db.models import TextChoices


class Category(TextChoices):
    """Art. 20 (1) to (15), art. 21."""

    DOCUMENTS = "documents", "法规、规章和规范性文件"
    ORGAN = "organ", "机关职能、机构、联系方式和负责人"
    PLANS = "plans", "规划和相关政策"
    STATISTICS = "statistics", "统计信息"
    SERVICES = "services", "行政许可和其他对外管理服务"
    ENFORCEMENT = "enforcement", "行政处罚、行政强制"
    BUDGET = "budget", "财政预算、决算"
    FEES = "fees", "行政事业性收费"
    PURCHASES = "purchases", "政府集中采购"
    PROJECTS = "projects", "重大建设项目"
    WELFARE = "welfare", "扶贫、教育、医疗、社会保障、就业"
    EMERGENCIES = "emergencies", "突发公共事件"
    SUPERVISION = "supervision", "环境、卫生、安全、食品药品、质量监督检查"
    RECRUITMENT = "recruitment", "公务员招考录用"
    OTHER = "other", "法律、法规、规章规定的其他信息"
    LOCAL = "local", "根据本地方情况公开的信息"


class Origin(TextChoices):
    MADE = "made", "本机关制作"
    JOINT = "joint", "本机关牵头共同制作"
    OBTAINED = "obtained", "从公民、法人和其他组织获取"
    ELSEWHERE = "elsewhere", "其他机关制作或者牵头制作"


class Validity(TextChoices):
    VALID = "valid", "有效"
    EXPIRED = "expired", "已失效"
    REPEALED = "repealed", "已废止"


class Kept(TextChoices):
    """Arts. 14 to 16."""

    SECRET = "secret", "国家秘密"
    FORBIDDEN = "forbidden", "法律、行政法规禁止公开"
    SAFETY = "safety", "可能危及国家安全、公共安全、经济安全、社会稳定"
    THIRD_PARTY = "third_party", "会损害第三方合法权益"
    INTERNAL = "internal", "内部事务信息"
    PROCESS = "process", "过程性信息"
    CASE_FILE = "case_file", "行政执法案卷信息"
