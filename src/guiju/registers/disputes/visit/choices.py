"""接待与信访: in what form a petition comes, what it asks, where it is led, what is found of it."""

from django.db import models


class Channel(models.TextChoices):
    """信访工作条例 (2022) art. 17(1)."""

    VISIT = "visit", "走访"
    LETTER = "letter", "书信"
    ONLINE = "online", "信息网络"
    PHONE = "phone", "电话"
    FAX = "fax", "传真"


class Nature(models.TextChoices):
    """信访工作条例 (2022) arts. 29 to 31: each is handled in a manner of its own."""

    SUGGESTION = "suggestion", "建议意见"
    REPORT = "report", "检举控告"
    PLEA = "plea", "申诉求决"


class Topic(models.TextChoices):
    LAND = "land", "征地拆迁、土地"
    LABOUR = "labour", "劳动和社会保障"
    HOUSING = "housing", "住房、物业、城乡建设"
    FARMING = "farming", "农业农村、村务"
    EDUCATION = "education", "教育、医疗、民政"
    ECOLOGY = "ecology", "生态环境"
    MARKET = "market", "市场、消费、金融"
    ORDER = "order", "社会治安、邻里纠纷"
    DISCIPLINE = "discipline", "干部作风"
    OTHER = "other", "其他"


class Forwarding(models.TextChoices):
    """信访工作条例 (2022) art. 22(1): what is only passed on, and what is to be reported back."""

    PASSED = "passed", "转送"
    CHARGED = "charged", "交办"


class Declined(models.TextChoices):
    """Why a petition is not taken up: 信访工作条例 (2022) arts. 19(3), 20(2), 23(1), 36(3)."""

    IN_HAND = "in_hand", "同一事项已经受理或者正在办理"
    ENDED = "ended", "已经复核，仍以同一事实和理由提出"
    COURTS = "courts", "涉及诉讼权利救济，由政法部门依法处理"
    ELSEWHERE = "elsewhere", "不属于本机关、单位职权"


class Route(models.TextChoices):
    """信访工作条例 (2022) arts. 30, 31(1) to (5): where the law has a procedure of its own."""

    LITIGATION = "litigation", "诉讼、检察监督"
    POLICE = "police", "公安机关法律程序"
    ARBITRATION = "arbitration", "仲裁"
    RECONSIDERATION = "reconsideration", "行政复议"
    ADMINISTRATION = "administration", "行政裁决、确认、许可等行政程序"
    PARTY = "party", "党员申诉、申请复审"
    DISCIPLINE = "discipline", "纪检监察机关检举控告程序"


class Finding(models.TextChoices):
    """信访工作条例 (2022) arts. 29(1), 32(1)."""

    SUPPORTED = "supported", "支持（采纳）"
    EXPLAINED = "explained", "诉求合理但缺乏依据，解释说明"
    REFUSED = "refused", "不予支持（不采纳）"


class Reviewed(models.TextChoices):
    UPHELD = "upheld", "维持原处理意见"
    CHANGED = "changed", "变更处理意见"
    REDO = "redo", "撤销，重新办理"


class Rechecked(models.TextChoices):
    UPHELD = "upheld", "维持复查意见"
    CHANGED = "changed", "变更处理意见"
