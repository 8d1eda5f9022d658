"""移送司法机关: a suspected crime checked by a special group, decided by the chief, sent to the police within a day.

行政执法机关移送涉嫌犯罪案件的规定 (2020) arts. 3–13, 19; 处罚法 arts. 27, 35. Before a decision the case goes out of the agency's
hands (已移送); what was decided before is not stayed (规定 art. 11(2)), so that a case served or closed stays where it is.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.steps import ANY, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.after_choices import JusticeStage
from guiju.registers.enforcement.penalty_case.choices import Outcome
from guiju.registers.enforcement.penalty_case.closing import ENDED
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.justice_columns import GroupMember, ListedGood
from guiju.registers.enforcement.penalty_case.notice_gates import BEFORE_DECISION
from guiju.registers.enforcement.penalty_case.transfer_gates import (
    CHIEF,
    DECLINED,
    FILED,
    GOODS_GONE,
    GROUP,
    IN_THREE_DAYS,
    MATERIALS,
    NOT_THE_REPORTER,
    PAPERS,
    SENT_ANEW,
    SET_OFF,
    SUPERVISION_IN_THREE_DAYS,
    at_justice,
    materials_sent,
    reviewed,
    supervised,
)

UNDECIDED = ("investigating", *BEFORE_DECISION)
AFTER = ("decided", "served", "closed")
OUT = ("transferred", *AFTER)
IDLE = (JusticeStage.NONE, JusticeStage.REFUSED, JusticeStage.CLOSED)
RESULT = [(FILED, "立案"), (DECLINED, "不予立案")]
LETTER = (
    asks.words("receiver", "接收机关", longest=100),
    Of.persons_transferred,
    asks.several("materials", "移送材料", MATERIALS),
    asks.yes("no_goods", "没有涉案物品"),
    asks.yes("no_tests", "没有检验、鉴定"),
    asks.reason("涉嫌的罪名和理由"),
)
LETTER_PAPER = Writes("transfer_letter", "涉嫌犯罪案件移送书", also=materials_sent)
STEPS = (
    Step(
        "form_group",
        "指定专案组",
        since=(*UNDECIDED, *AFTER),
        asks=(
            asks.parts("group_members", "专案组人员", GroupMember, "certificate"),
            asks.words("suspicion", "涉嫌犯罪的事实", longest=1000),
        ),
        sets={"justice_stage": JusticeStage.GROUP, "suspects_crime": True},
        dates=(Of.group_formed_on,),
        gates=(at_justice(*IDLE), GROUP),
        help_text="发现违法事实涉嫌犯罪的，立即指定两名以上执法人员组成专案组核实。",
        **HEAD,
    ),
    Step(
        "report_transfer",
        "报请移送",
        since=(*UNDECIDED, *AFTER),
        asks=(
            asks.words("crime", "涉嫌的罪名", longest=100),
            asks.words("transfer_report", "核实情况和移送的理由"),
            asks.maybe(
                asks.parts("listed_goods", "涉案物品清单", ListedGood, "name", "quantity", optional=("details", "kept"))
            ),
        ),
        sets={"justice_stage": JusticeStage.REPORTED},
        dates=(Of.transfer_reported_on,),
        gates=(at_justice(JusticeStage.GROUP),),
        writes=Writes("transfer_report", "涉嫌犯罪案件情况调查报告"),
        by=(Role.OFFICER,),
    ),
    Step(
        "decide_transfer",
        "审批移送",
        since=(*UNDECIDED, *AFTER),
        asks=(
            asks.choice("approval", "决定", [("yes", "批准移送"), ("no", "不批准移送")]),
            asks.yes("chief", "由正职负责人或者主持工作的负责人审批"),
            asks.maybe(asks.words("refusal_reason", "不批准的理由", longest=500), "不批准移送的，应当写明。"),
        ),
        sets={
            "justice_stage": lambda facts: (
                JusticeStage.APPROVED if facts["approval"] == "yes" else JusticeStage.REFUSED
            ),
            "suspects_crime": lambda facts: facts["approval"] == "yes",
            "transfer_approved_on": lambda facts: facts.on if facts["approval"] == "yes" else None,
        },
        gates=(at_justice(JusticeStage.REPORTED), CHIEF, NOT_THE_REPORTER),
        **HEAD,
    ),
    Step(
        "transfer",
        "移送司法机关",
        since=UNDECIDED,
        to="transferred",
        asks=LETTER,
        sets=SENT_ANEW,
        dates=(Of.transferred_on,),
        gates=(at_justice(JusticeStage.APPROVED), PAPERS),
        writes=LETTER_PAPER,
        **HEAD,
    ),
    Step(
        "transfer_decided",
        "处罚后移送司法机关",
        since=AFTER,
        asks=LETTER,
        sets=SENT_ANEW,
        dates=(Of.transferred_on,),
        gates=(at_justice(JusticeStage.APPROVED), PAPERS),
        writes=LETTER_PAPER,
        help_text="移送前已经作出的警告、责令停产停业、暂扣或者吊销许可证件，不停止执行；已经给予的罚款依法折抵罚金。",
        **HEAD,
    ),
    Step(
        "police_receive",
        "登记公安机关回执",
        since=OUT,
        asks=(
            asks.words("signed_by", "在回执上签字的人员", longest=50),
            asks.maybe(asks.words("passed_to", "转送的有管辖权的公安机关", longest=100)),
            asks.maybe(asks.upload("police_receipt", "移送书回执")),
        ),
        sets={"justice_stage": JusticeStage.RECEIVED},
        dates=(Of.police_received_on,),
        gates=(at_justice(JusticeStage.SENT),),
        **FIELDWORK,
    ),
    Step(
        "police_file",
        "登记公安机关立案",
        since=OUT,
        asks=(asks.words("police_number", "立案通知书文号", longest=80),),
        sets={"justice_stage": JusticeStage.FILED},
        dates=(Of.justice_accepted_on,),
        gates=(at_justice(JusticeStage.RECEIVED),),
        help_text="登记收到立案通知书之日，计入司法机关受理案件数。",
        **FIELDWORK,
    ),
    Step(
        "police_decline",
        "登记公安机关不予立案",
        since=OUT,
        asks=(asks.reason("公安机关说明的理由"),),
        sets={"justice_stage": JusticeStage.DECLINED},
        dates=(Of.police_declined_on,),
        gates=(at_justice(JusticeStage.RECEIVED),),
        help_text="登记收到不予立案通知书之日。",
        **FIELDWORK,
    ),
    Step(
        "ask_recheck",
        "提请公安机关复议",
        since=OUT,
        asks=(asks.reason("认为应当立案的理由"),),
        sets={"justice_stage": JusticeStage.RECHECK},
        gates=(at_justice(JusticeStage.DECLINED), IN_THREE_DAYS),
        **HEAD,
    ),
    Step(
        "recheck_decided",
        "登记公安机关复议决定",
        since=OUT,
        asks=(asks.choice("result", "复议决定", RESULT), asks.words("police_number", "文号", longest=80)),
        sets=reviewed,
        gates=(at_justice(JusticeStage.RECHECK),),
        **FIELDWORK,
    ),
    Step(
        "ask_supervision",
        "建议检察院立案监督",
        since=OUT,
        asks=(asks.words("procuratorate", "人民检察院", longest=100), asks.REASON),
        sets={"justice_stage": JusticeStage.SUPERVISED},
        gates=(at_justice(JusticeStage.DECLINED, JusticeStage.UPHELD), SUPERVISION_IN_THREE_DAYS),
        **HEAD,
    ),
    Step(
        "supervision_over",
        "登记立案监督结果",
        since=OUT,
        asks=(asks.choice("result", "结果", RESULT), asks.words("supervision_note", "文书和结果说明", longest=200)),
        sets=supervised,
        gates=(at_justice(JusticeStage.SUPERVISED),),
        **FIELDWORK,
    ),
    Step(
        "hand_over_goods",
        "移交涉案物品和材料",
        since=OUT,
        asks=(
            asks.words("handed_over", "移交的物品和材料", longest=500),
            asks.maybe(asks.upload("handing", "交接手续")),
        ),
        dates=(Of.goods_handed_over_on,),
        gates=(at_justice(JusticeStage.FILED),),
        **FIELDWORK,
    ),
    Step(
        "take_back",
        "司法机关退回",
        since="transferred",
        to="concluded",
        asks=(Of.justice_result, asks.reason("退回情况")),
        sets={"suspects_crime": False, "justice_stage": JusticeStage.CLOSED},
        gates=(
            at_justice(
                JusticeStage.FILED,
                JusticeStage.DECLINED,
                JusticeStage.UPHELD,
                JusticeStage.CLOSED,
            ),
        ),
        help_text="公安机关不予立案，或者依法不需要追究刑事责任、免予刑事处罚而应当给予行政处罚的（处罚法第二十七条）。",
        by=(Role.OFFICER, Role.CLERK),
    ),
    Step(
        "justice_over",
        "登记处罚后移送的处理结果",
        since=AFTER,
        asks=(Of.justice_result, asks.words("justice_note", "文书和结果说明", longest=300)),
        sets={"justice_stage": JusticeStage.CLOSED, "suspects_crime": False},
        gates=(
            at_justice(
                JusticeStage.FILED,
                JusticeStage.DECLINED,
                JusticeStage.UPHELD,
                JusticeStage.CLOSED,
            ),
        ),
        **FIELDWORK,
    ),
    Step(
        "set_off_fine",
        "登记罚款折抵罚金",
        since=AFTER,
        asks=(Of.set_off, asks.words("sentence", "判决书文号", longest=80)),
        gates=(SET_OFF,),
        **FIELDWORK,
    ),
    Step(
        "hand_over",
        "移送结案",
        since="transferred",
        to="handed_over",
        asks=(asks.words("receipt", "司法机关受理情况", longest=300),),
        sets={"outcome": Outcome.TRANSFERRED},
        gates=(at_justice(JusticeStage.FILED), GOODS_GONE),
        **HEAD,
    ),
    Step(
        "report_duty_clue",
        "移送职务违法犯罪线索",
        since=(ANY, *ENDED),
        asks=(
            asks.words("clue_receiver", "监察机关或者人民检察院", longest=100),
            asks.words("clue", "公职人员涉嫌职务违法、职务犯罪的线索", longest=1000),
        ),
        dates=(Of.duty_clue_on,),
        help_text="与案件当事人涉嫌犯罪的移送分开办理（移送规定第十八条、第十九条）。",
        **HEAD,
    ),
)
SENDING, BACK = ("transfer", "transfer_decided"), ("take_back", "hand_over", "justice_over")
CLOCKS = (
    Clock("penalty.transfer.decide", starts="report_transfer", met_by="decide_transfer"),
    Clock(
        "penalty.transfer.deliver",
        starts="decide_transfer",
        met_by=SENDING,
        when=lambda facts: facts["justice_stage"] == JusticeStage.APPROVED,
    ),
    Clock(
        "penalty.transfer.police_review",
        starts="police_receive",
        met_by=("police_file", "police_decline"),
    ),
    Clock(
        "penalty.transfer.goods",
        starts=("police_file", "recheck_decided", "supervision_over"),
        met_by="hand_over_goods",
        dropped_by=BACK,
        when=lambda facts: facts["justice_stage"] == JusticeStage.FILED,
    ),
    Clock(
        "penalty.transfer.recheck",
        starts="police_decline",
        met_by="ask_recheck",
        dropped_by=("ask_supervision", *BACK),
    ),
    Clock("penalty.transfer.recheck_decide", starts="ask_recheck", met_by="recheck_decided"),
    Clock(
        "penalty.transfer.supervision",
        starts="recheck_decided",
        met_by="ask_supervision",
        dropped_by=BACK,
        when=lambda facts: facts["justice_stage"] == JusticeStage.UPHELD,
    ),
)
