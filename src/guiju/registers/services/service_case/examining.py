"""审查: views of those concerned, checks on the spot, what is left out of the term, hearings (arts. 34 to 36, 45 to 48)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import early_enough, within
from guiju.kernel.declaring.steps import Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.services.service_case import examining_gates
from guiju.registers.services.service_case.applying import ANYBODY
from guiju.registers.services.service_case.columns import ServiceCaseColumns as Of

OFFICERS = (Role.CLERK, Role.LEGAL)
LATE = asks.maybe(asks.words("late_because", "逾期指派的原因", longest=200))
STEPS = (
    Step(
        "examine",
        "提出审查意见",
        since="examining",
        by=OFFICERS,
        asks=(
            Of.opinion,
            asks.words("opinion_words", "审查情况和理由", longest=1000),
            asks.words("examiner", "审查人员", longest=40),
        ),
        help_text="没有法律、法规、规章依据的条件不得作为理由。",
    ),
    Step(
        "verify",
        "实地核查",
        since="examining",
        by=OFFICERS,
        asks=(
            asks.words("first_verifier", "核查人员一", longest=40),
            asks.words("second_verifier", "核查人员二", longest=40),
            asks.words("verified", "核查情况", longest=1000),
        ),
        gates=(examining_gates.VERIFIED,),
        help_text="需要核实申请材料实质内容的，指派两名以上工作人员。",
    ),
    Step(
        "tell_interested",
        "告知利害关系人",
        since="examining",
        asks=(asks.parties("interested", "利害关系人", most=50), asks.words("interest", "涉及的重大利益", longest=500)),
        help_text="涉及他人重大利益的都要告知；随后登记申请人、利害关系人的陈述、申辩。",
    ),
    Step(
        "record_views",
        "登记陈述、申辩",
        since="examining",
        asks=(asks.words("views", "申请人、利害关系人的意见和是否采纳", longest=2000),),
    ),
    Step(
        "begin_special",
        "启动不计入时限的程序",
        since="examining",
        to="special",
        asks=(
            Of.special,
            asks.number("special_days", "所需时间（工作日）", least=1, most=400),
            asks.words("special_why", "依据和安排", longest=500),
            *asks.under(
                "检验、检测、检疫的",
                asks.maybe(asks.words("first_inspector", "指派人员一", longest=40)),
                asks.maybe(asks.words("second_inspector", "指派人员二", longest=40)),
                LATE,
            ),
        ),
        gates=examining_gates.SPECIAL,
        confirms=("licence.excluded_time_notice", "services.technical_service_cost"),
        writes=Writes("excluded", "不计入办理时限告知书"),
        decides=(Of.special, "special_days", "special_why"),
        set_right_by=("end_special",),
        help_text="依法需要检验、检测、检疫、鉴定、专家评审、招标、拍卖的，所需时间书面告知申请人，不计入时限。",
    ),
    Step(
        "end_special",
        "程序结束",
        since="special",
        to="examining",
        asks=(asks.words("special_result", "结果", longest=1000),),
    ),
    Step(
        "tell_hearing",
        "告知听证权利",
        since="examining",
        asks=(asks.words("hearing_why", "涉及的重大利益关系", longest=500),),
        dates=(Of.hearing_told_on,),
        gates=(examining_gates.LICENSED_ITEM,),
        confirms=("licence.hearing_free",),
        writes=Writes("hearing_right", "听证告知书"),
        decides=("hearing_why",),
        help_text="申请人与他人之间有重大利益关系的，决定以前告知双方。",
    ),
    Step(
        "ask_hearing",
        "收到听证申请",
        since="examining",
        to="hearing",
        by=ANYBODY,
        asks=(asks.words("asked_by", "申请听证的人和事项", longest=300),),
        gates=(within("licence.hearing.request", "hearing_told_on"), examining_gates.TOLD_OF_HEARING),
    ),
    Step(
        "call_hearing",
        "依职权举行听证",
        since="examining",
        to="hearing",
        by=(Role.HEAD,),
        asks=(asks.words("public_why", "应当听证的规定，或者涉及的公共利益", longest=500),),
        gates=(examining_gates.LICENSED_ITEM,),
        confirms=("licence.public_hearing",),
        help_text="法律、法规、规章规定应当听证，或者涉及公共利益的重大许可，向社会公告后举行。",
    ),
    Step(
        "waive_hearing",
        "登记放弃、撤回听证",
        since=("examining", "hearing"),
        to="examining",
        by=ANYBODY,
        asks=(asks.words("waived", "放弃、撤回的人和经过", longest=300),),
        sets={"hearing_on": None, "hearing_host": ""},
        gates=(examining_gates.TOLD_OF_HEARING,),
    ),
    Step(
        "set_hearing",
        "通知听证时间地点",
        since="hearing",
        asks=(asks.ahead(Of.hearing_on), asks.words("venue", "地点", longest=100), Of.hearing_host),
        gates=(early_enough("licence.hearing.notice", "", "hearing_on"), examining_gates.HOST),
        writes=Writes("hearing_notice", "听证通知书"),
        decides=(Of.hearing_on, "venue", Of.hearing_host),
        set_right_by=("set_hearing",),
        help_text="举行七个工作日以前通知申请人、利害关系人，必要时公告。",
    ),
    Step(
        "hold_hearing",
        "登记听证",
        since="hearing",
        to="examining",
        asks=(asks.upload("hearing_record", "听证笔录"), asks.words("hearing_result", "听证情况和意见", longest=2000)),
        gates=(examining_gates.CALLED_BEFORE, examining_gates.ON_ITS_DAY),
        confirms=("licence.hearing_public",),
        help_text="笔录由参加人核对、签字或者盖章。",
    ),
)
