"""立案: applied for, reviewed, approved or declined (处罚法 arts. 22–25, 36, 54): the steps."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import NEW, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.choices import Outcome
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.filing_gates import (
    AGE,
    COMPETENCE,
    DELEGATION,
    IN_ORDER,
    LIMITATION,
    NOT_THE_FILER,
    OTHER_LIMITATION,
    PARTY,
    STANDARD,
    about_party,
    draw_on_record,
    first_to_file,
    meets_standard,
)
from guiju.registers.enforcement.penalty_case.paper_words import Asked, approval
from guiju.registers.services.power_item.choices import Kind

OPINIONS = approval(
    Asked("负责人意见", "approve_filing", "filing_opinion", "符合立案条件，准予立案"),
    Asked("承办人意见", "file", "proposal"),
    Asked("审核意见", "review_filing", "review_opinion"),
)
STEPS = (
    Step(
        "file",
        "申请立案",
        since=NEW,
        to="filing",
        asks=(
            Of.title,
            Of.field,
            Of.act,
            Of.act_on,
            Of.found_on,
            Of.source,
            PARTY,
            asks.words("proposal", "承办人意见", longest=500),
            asks.maybe(Of.grave_danger),
            asks.maybe(asks.words("draw", "随机抽取任务编号", longest=80), "来源为双随机检查的，应当填写。"),
            AGE,
            *asks.under(
                "其他机关已经立案的",
                asks.maybe(asks.day("filed_elsewhere_on", "其他有管辖权机关的立案日期")),
                asks.maybe(asks.words("designation", "指定管辖文号", longest=80), "其他机关先行立案的，应当填写。"),
            ),
            *OTHER_LIMITATION,
            *authority.BOTH,
            *DELEGATION,
        ),
        sets=about_party,
        gates=(
            fields_of_administration.OF_ITS_DAY,
            *IN_ORDER,
            *LIMITATION,
            Gate("penalty.random_inspection", draw_on_record, "draw"),
            Gate("penalty.jurisdiction_first_filed", first_to_file, "filed_elsewhere_on"),
            *COMPETENCE,
            authority.of_power(Kind.PENALTY, needed=False),
            *authority.OF_PENALTIES,
            authority.DELEGATE,
        ),
        confirms=("penalty.process_publicity",),
        **FIELDWORK,
    ),
    Step(
        "review_filing",
        "审核立案申请",
        since="filing",
        asks=(asks.words("review_opinion", "审核意见", longest=500),),
        gates=(NOT_THE_FILER,),
        by=(Role.LEGAL, Role.CLERK, Role.OFFICER),
        help_text="机关内部规定立案先经审核的，在批准以前办理。",
    ),
    Step(
        "approve_filing",
        "批准立案",
        since="filing",
        to="investigating",
        asks=(
            asks.several("standard", "立案条件", STANDARD),
            asks.maybe(asks.words("filing_opinion", "负责人意见", longest=300)),
        ),
        dates=(Of.filed_on,),
        gates=(
            Gate("penalty.file_case", meets_standard, "standard"),
            four_eyes("批准立案的人员不得与申请、审核立案的人员相同。", "file", "review_filing"),
        ),
        confirms=("penalty.jurisdiction_place", "penalty.jurisdiction_level"),
        writes=Writes("filing", "立案审批表", also=OPINIONS),
        **HEAD,
    ),
    Step(
        "decline_filing",
        "不予立案",
        since="filing",
        to="not_filed",
        asks=(asks.REASON,),
        sets={"outcome": Outcome.NOT_FILED},
        **HEAD,
    ),
)
