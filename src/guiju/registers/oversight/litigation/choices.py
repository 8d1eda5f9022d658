"""The words of 行政应诉: as what an organ is sued, who comes to court, how a court ends a case (行政诉讼法 2017)."""

from django.db.models import TextChoices


class Instance(TextChoices):
    """审级: each instance is a case of its own, with a number of its own."""

    FIRST = "first", "一审"
    SECOND = "second", "二审"
    RETRIAL = "retrial", "再审（含申请再审审查）"


class Standing(TextChoices):
    """被告形式 (art. 26)."""

    DIRECT = "direct", "未经复议，作出行政行为的机关为被告"
    JOINT = "joint", "复议维持，原机关和复议机关为共同被告"
    REVIEW = "review", "复议改变或者未作决定，复议机关为被告"
    MAKER = "maker", "复议机关未作决定，原机关为被告"


class Handling(TextChoices):
    """Who does the work of the suit."""

    OWN = "own", "被诉机关自行应诉"
    REPRESENTED = "represented", "司法行政部门代表本级政府应诉"


class Attendance(TextChoices):
    """Who came to court for the organ (art. 3(3))."""

    CHIEF = "chief", "正职负责人"
    DEPUTY = "deputy", "副职负责人"
    OTHER_HEAD = "other_head", "其他参与分管的负责人"
    STAFF = "staff", "仅工作人员"
    NOBODY = "nobody", "无人到庭"


HEADS = (Attendance.CHIEF, Attendance.DEPUTY, Attendance.OTHER_HEAD)


class Absence(TextChoices):
    """Why no head came."""

    FORCE_MAJEURE = "force_majeure", "不可抗力"
    ACCIDENT = "accident", "意外事件"
    DUTY = "duty", "履行他人不能代替的公务"
    OTHER = "other", "无法出庭的其他正当事由"
    NONE = "none", "没有正当事由"


class Capacity(TextChoices):
    """As what somebody acts for the organ (art. 31(2))."""

    STAFF = "staff", "本机关工作人员"
    PUBLIC_LAWYER = "public_lawyer", "公职律师"
    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"


class Outcome(TextChoices):
    """结案方式: judgments (arts. 69 to 78, 89), rulings (arts. 62, 85, 89), the rest."""

    DISMISSED = "dismissed", "判决驳回诉讼请求"
    ANNULLED = "annulled", "判决全部撤销"
    ANNULLED_REDO = "annulled_redo", "判决全部撤销并责令重作"
    PARTLY = "partly", "判决部分撤销"
    PARTLY_REDO = "partly_redo", "判决部分撤销并责令重作"
    PERFORM = "perform", "判决履行法定职责"
    PAY = "pay", "判决履行给付义务"
    UNLAWFUL = "unlawful", "判决确认违法"
    UNLAWFUL_REMEDIED = "unlawful_remedied", "判决确认违法并责令采取补救措施"
    VOID = "void", "判决确认无效"
    VOID_REMEDIED = "void_remedied", "判决确认无效并责令采取补救措施"
    CHANGED = "changed", "判决变更"
    AGREEMENT = "agreement", "判决履行行政协议"
    AGREEMENT_PAID = "agreement_paid", "判决行政协议补偿、赔偿"
    COMPENSATED = "compensated", "判决行政赔偿、补偿"
    REJECTED = "rejected", "裁定驳回起诉"
    WITHDRAWN = "withdrawn", "裁定准许原告主动撤诉"
    WITHDRAWN_CHANGED = "withdrawn_changed", "裁定准许因被告改变行为撤诉"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "裁定按撤诉处理"
    ENDED = "ended", "裁定终结诉讼"
    MOVED = "moved", "裁定移送其他法院"
    UPHELD = "upheld", "判决驳回上诉、维持原判"
    UPHELD_RULING = "upheld_ruling", "裁定驳回上诉、维持原裁定"
    REMANDED = "remanded", "裁定撤销原判、发回重审（指令审理）"
    APPEAL_WITHDRAWN = "appeal_withdrawn", "裁定准许撤回上诉"
    NO_RETRIAL = "no_retrial", "裁定驳回再审申请"
    RETRIAL_ORDERED = "retrial_ordered", "裁定再审"
    MEDIATED = "mediated", "调解书结案"


REDONE = (Outcome.ANNULLED_REDO, Outcome.PARTLY_REDO)
OWING = (
    *REDONE,
    *(Outcome.UNLAWFUL_REMEDIED, Outcome.VOID_REMEDIED),
    *(Outcome.PERFORM, Outcome.PAY, Outcome.AGREEMENT, Outcome.AGREEMENT_PAID, Outcome.COMPENSATED),
)
"""What leaves the organ something to do."""
LOST = (*OWING, Outcome.ANNULLED, Outcome.PARTLY, Outcome.UNLAWFUL, Outcome.VOID, Outcome.CHANGED)
JUDGED = (*LOST, Outcome.DISMISSED)
"""Judgments on the act itself."""
APPEALABLE_RULINGS = (Outcome.REJECTED,)
LEFT_STANDING = (Outcome.UPHELD, Outcome.UPHELD_RULING, Outcome.APPEAL_WITHDRAWN, Outcome.NO_RETRIAL)
"""What leaves the judgment of the court below as it is."""
HANDED_ON = (Outcome.MOVED, Outcome.REMANDED, Outcome.RETRIAL_ORDERED)
"""What goes on as another case."""
SENT_BACK = (Outcome.MOVED, Outcome.REMANDED)
"""What another court tries as a case of the first instance."""
WITHDRAWN = (Outcome.WITHDRAWN, Outcome.WITHDRAWN_CHANGED, Outcome.DEEMED_WITHDRAWN)
FINAL = (*WITHDRAWN, Outcome.ENDED, Outcome.MEDIATED, *LEFT_STANDING)
"""What takes effect at once, in whatever instance."""


class Force(TextChoices):
    """裁判效力: what becomes of a ruling as it is served."""

    AWAITED = "awaited", "可以上诉，尚未生效"
    IN_FORCE = "in_force", "已经生效"
    HANDED_ON = "handed_on", "由其他法院、其他程序继续审理"


ABOVE = {
    Outcome.UPHELD: (Instance.SECOND, Instance.RETRIAL),
    Outcome.UPHELD_RULING: (Instance.SECOND, Instance.RETRIAL),
    Outcome.REMANDED: (Instance.SECOND, Instance.RETRIAL),
    Outcome.APPEAL_WITHDRAWN: (Instance.SECOND,),
    Outcome.NO_RETRIAL: (Instance.RETRIAL,),
    Outcome.RETRIAL_ORDERED: (Instance.RETRIAL,),
}
"""In which instances there is such an ending; the others there are in each."""


class MediationGround(TextChoices):
    """What may be mediated (art. 60(1))."""

    COMPENSATION = "compensation", "行政赔偿、补偿"
    DISCRETION = "discretion", "行使法律、法规规定的自由裁量权"


class Appellant(TextChoices):
    OTHERS = "others", "原告或者第三人"
    DEFENDANT = "defendant", "被告机关"
    BOTH = "both", "双方"


class StayGround(TextChoices):
    """Why an act is not carried out while the suit lasts (art. 56(1))."""

    DEFENDANT = "defendant", "被告认为需要停止执行"
    HARM = "harm", "法院认为执行会造成难以弥补的损失"
    PUBLIC = "public", "法院认为执行会给国家利益、社会公共利益造成重大损害"
    STATUTE = "statute", "法律、法规规定停止执行"


class Adviser(TextChoices):
    COURT = "court", "人民法院司法建议"
    PROCURATORATE = "procuratorate", "人民检察院检察建议"


class Exchanged(TextChoices):
    """府院联动: in what way government and court spoke about the case."""

    MEETING = "meeting", "府院联席会议"
    CONSULTATION = "consultation", "个案会商"
    SETTLING = "settling", "共同协调化解争议"
    NOTICE = "notice", "信息通报"
