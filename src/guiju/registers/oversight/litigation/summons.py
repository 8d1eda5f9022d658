"""应诉通知: how a suit comes in each instance, and who acts for the organ (行政诉讼法 arts. 26, 31, 67, 85, 90)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import in_order, title_without_names
from guiju.kernel.declaring.rows import of_each
from guiju.kernel.declaring.steps import NEW, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.oversight.litigation import gates
from guiju.registers.oversight.litigation.actors import DESK, OPEN
from guiju.registers.oversight.litigation.choices import Instance
from guiju.registers.oversight.litigation.columns import LitigationColumns as Of
from guiju.registers.oversight.litigation.columns import LitigationDefender

PLAINTIFF, THIRD, CODEFENDANT = "plaintiff", "third_party", "codefendant"
PARTIES = (
    asks.parties(PLAINTIFF, "原告"),
    Of.plaintiffs,
    asks.parties(THIRD, "第三人", least=0),
    asks.agencies(CODEFENDANT, "共同被告机关", least=0),
)
WHERE = (Of.court, Of.court_number, asks.maybe(Of.filed_on))
WHAT = (
    Of.title,
    *WHERE,
    Of.standing,
    Of.handling,
    *PARTIES,
    Of.field,
    Of.act_kind,
    Of.act_name,
    Of.claim,
    *asks.under("赔偿、一并审查和公益诉讼", asks.maybe(Of.compensation_asked), asks.maybe(Of.document_asked)),
    Of.public_interest,
)
BEFORE = (Of.lost_before, Of.owed_before, Of.appealed_by_us)
ON_OPENING = (
    title_without_names(PLAINTIFF, THIRD),
    fields_of_administration.OF_ITS_DAY,
    *in_order("filed_on", "on"),
    gates.ONE_RECORD_A_CASE,
    gates.CO_DEFENDANTS,
    gates.REPRESENTED,
    gates.PLAINTIFFS,
)
DEFENDERS = asks.parts("defenders", "诉讼代理人", LitigationDefender, "name", "capacity", "unit", "powers")

STEPS = (
    Step(
        "summon",
        "收到应诉通知（一审）",
        since=NEW,
        to="summoned",
        asks=WHAT,
        sets={"instance": Instance.FIRST},
        dates=(Of.received_on,),
        gates=ON_OPENING,
        help_text="登记日期为收到起诉状副本之日，提交证据和答辩状的期限自该日起算。共同被告的案件由作出行政行为的机关登记一次。",
        **DESK,
    ),
    Step(
        "take_appeal",
        "收到二审通知",
        since=NEW,
        to="summoned",
        asks=(*WHAT, *BEFORE),
        sets={"instance": Instance.SECOND},
        dates=(Of.received_on,),
        gates=(*ON_OPENING, gates.OWED_IS_LOST),
        help_text="登记日期为收到上诉状副本之日；本机关上诉的，为收到二审受理通知之日。",
        **DESK,
    ),
    Step(
        "take_retrial",
        "收到再审通知",
        since=NEW,
        to="summoned",
        asks=(*WHAT, *BEFORE, Of.tried_as_first),
        sets={"instance": Instance.RETRIAL},
        dates=(Of.received_on,),
        gates=(*ON_OPENING, gates.OWED_IS_LOST),
        help_text="登记日期为收到再审申请书副本、再审裁定或者抗诉通知之日。",
        **DESK,
    ),
    Step(
        "guide",
        "指导应诉",
        since=OPEN,
        by=(Role.CLERK, Role.LEGAL),
        at=Organ.JUSTICE,
        asks=(asks.words("guidance", "指导意见", longest=1000),),
        sets={"guided_on": gates.first_guided},
        gates=(gates.GUIDED_IS_ANOTHERS,),
        help_text="司法行政部门指导部门、乡镇应诉的，每次登记；统计时一案计一件。",
    ),
    Step(
        "entrust",
        "委托诉讼代理人",
        since=OPEN,
        asks=(DEFENDERS,),
        gates=(gates.AT_MOST_TWO,),
        writes=Writes("authority", "授权委托书", each=("defenders",)),
        **DESK,
    ),
    Step(
        "dismiss_defender",
        "解除委托",
        since=OPEN,
        asks=(of_each("defenders", "解除委托的代理人", LitigationDefender, "ended_because"),),
        **DESK,
    ),
    Step(
        "be_asked_for_head",
        "收到负责人出庭通知",
        since=OPEN,
        asks=(asks.words("notice_number", "通知书文号", longest=60),),
        sets={"head_asked_on": lambda facts: facts["head_asked_on"] or facts.on},
        **DESK,
    ),
)
