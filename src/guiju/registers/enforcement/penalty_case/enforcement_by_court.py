"""申请人民法院强制执行: the application of an agency without power of its own, and what the courts make of it.

处罚法 art. 72(1)(4), 72(2); 行政强制法 arts. 53–60. The time runs from the end of the party's time for contesting
(``contest_ends_on``); what a court has upheld is enforced as its judgment (诉讼法 art. 95) and knows no three months.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import not_before, within
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, only_if
from guiju.kernel.declaring.steps import Clock, Gate, Kept, Step, Writes
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.after_choices import CourtStage
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.contests import judged, under_way
from guiju.registers.enforcement.penalty_case.demanding import MONEY_IN, OVER
from guiju.registers.enforcement.penalty_case.demanding_gates import (
    DUE,
    NOT_SUSPENDED,
    TO_TREASURY,
    WEIGHED,
    at_court,
    demanded,
)
from guiju.registers.enforcement.penalty_case.execution_gates import NOT_TOO_MUCH, owed, paid_now, payments

APPLY = "compulsory.court.apply"
MATERIALS = [
    ("application", "强制执行申请书（负责人签名、加盖印章、注明日期）"),
    ("decision", "处罚决定书及事实、理由和依据"),
    ("demand", "当事人的意见及催告情况"),
    ("object", "申请强制执行标的情况"),
    ("others", "法律、行政法规规定的其他材料"),
]
NEEDED = MATERIALS[:4]


def in_its_time(facts: Facts) -> str | None:
    """强制法 art. 53: not before the time for contesting is over, and within three months of its end."""
    if under_way(facts):
        return "复议、诉讼尚未终结，不能依照行政强制法第五十三条申请法院强制执行。"
    ends = facts["contest_ends_on"]
    if ends is None or judged(facts):
        return None
    if facts.on <= ends:
        return f"当事人申请复议、提起诉讼或者延期、分期缴纳的期限至{ends}届满，届满后方可申请。"
    last = facts.due(APPLY, ends)
    return f"申请期限自{ends}届满之日起算，已于{last}届满。" if last is not None and facts.on > last else None


def with_its_papers(facts: Facts) -> str | None:
    missing = [label for code, label in NEEDED if code not in facts["materials"]]
    return f"申请材料缺少{'、'.join(missing)}。" if missing else None


def refusal_reasoned(facts: Facts) -> str | None:
    bare = facts["ruling"] == CourtStage.REFUSED and not facts["refusal_reason"]
    return "裁定不予执行的，应当载明法院说明的理由。" if bare else None


def not_accepted(facts: Facts) -> bool:
    return bool(facts["court_stage"] == CourtStage.NOT_ACCEPTED)


def refused(facts: Facts) -> bool:
    return bool(facts["court_stage"] == CourtStage.REFUSED)


def once_only(facts: Facts) -> str | None:
    """The superior court's ruling is the last."""
    applied = facts.past("apply_to_court")
    ruled = applied is not None and any(deed.step == "superior_rules" for deed in facts.since(applied))
    return "上一级人民法院已经作出裁定，不能再次申请复议。" if ruled else None


def unopened(facts: Facts) -> bool:
    """Whether the court has declined the application, and not refused to enforce."""
    deed = facts.past("court_declines", "court_rules")
    return deed is not None and deed.step == "court_declines"


def ruled_above(facts: Facts) -> dict[str, Any]:
    """An objection upheld opens what the lower court had closed; one rejected leaves it closed."""
    declined = (CourtStage.ACCEPTED, CourtStage.NOT_ACCEPTED)
    upheld, kept = declined if unopened(facts) else (CourtStage.GRANTED, CourtStage.REFUSED)
    return {"court_stage": upheld if facts["objection"] == "upheld" else kept}


def money_owed(facts: Facts) -> bool:
    """Whether the time for an application counts: something is to be paid, and no court has judged yet."""
    return owed(facts) > 0 and not facts["applied_to_court_on"] and not judged(facts)


RULINGS = [(stage.value, str(stage.label)) for stage in (CourtStage.GRANTED, CourtStage.REFUSED)]
STEPS = (
    Step(
        "apply_to_court",
        "申请法院强制执行",
        since="served",
        asks=(
            Of.court,
            asks.several("materials", "申请材料", MATERIALS),
            asks.words("object", "申请执行的标的", longest=300),
            Of.immediate_execution,
        ),
        sets={"court_stage": CourtStage.APPLIED, "court_ruled_on": None, "ruling_made_on": None},
        dates=(Of.applied_to_court_on,),
        gates=(
            at_court(CourtStage.NONE, CourtStage.NOT_ACCEPTED),
            DUE,
            NOT_SUSPENDED,
            Gate("compulsory.court_demand_first", demanded, "demand_served_on"),
            not_before("compulsory.court.demand_wait", "demand_served_on"),
            WEIGHED,
            Gate(APPLY, in_its_time, "contest_ends_on"),
            Gate("compulsory.court_application_materials", with_its_papers, "materials"),
        ),
        confirms=("compulsory.court_jurisdiction",),
        writes=Writes("court_application", "强制执行申请书"),
        help_text="申请不缴纳申请费，执行费用由被执行人承担（行政强制法第六十条）。为保障公共安全的，可以申请立即执行。",
        **HEAD,
    ),
    Step(
        "court_accepts",
        "登记法院受理",
        since="served",
        asks=(asks.words("court_number", "法院案号", longest=80),),
        sets={"court_stage": CourtStage.ACCEPTED},
        gates=(at_court(CourtStage.APPLIED),),
        **FIELDWORK,
    ),
    Step(
        "court_declines",
        "登记法院不予受理",
        since="served",
        asks=(asks.reason("法院说明的理由"),),
        sets={"court_stage": CourtStage.NOT_ACCEPTED},
        dates=(Of.court_ruled_on,),
        gates=(at_court(CourtStage.APPLIED),),
        help_text="登记收到不予受理裁定之日。",
        **FIELDWORK,
    ),
    Step(
        "court_hears",
        "登记法院听取意见",
        since="served",
        asks=(asks.words("manifest_ground", "法院认为明显违法的情形", longest=300),),
        gates=(at_court(CourtStage.ACCEPTED),),
        help_text="法院发现明显违法情形、在裁定前听取意见的，三十日内裁定（行政强制法第五十八条）。",
        **FIELDWORK,
    ),
    Step(
        "court_rules",
        "登记法院裁定",
        since="served",
        asks=(
            asks.choice("ruling", "裁定", RULINGS),
            Of.ruling_made_on,
            asks.words("ruling_number", "裁定书文号", longest=80),
            asks.maybe(asks.words("refusal_reason", "不予执行的理由", longest=500), "裁定不予执行的，应当写明。"),
        ),
        sets={"court_stage": lambda facts: facts["ruling"]},
        dates=(Of.court_ruled_on,),
        gates=(
            at_court(CourtStage.ACCEPTED),
            *in_order("applied_to_court_on", "ruling_made_on"),
            Gate("compulsory.refusal_reasoned", refusal_reasoned, "refusal_reason"),
        ),
        help_text="登记收到裁定之日；裁定作出之日另行填写。",
        **FIELDWORK,
    ),
    Step(
        "object_to_court",
        "向上一级法院申请复议",
        since="served",
        asks=(asks.words("superior_court", "上一级人民法院", longest=100), asks.REASON),
        sets={"court_stage": CourtStage.OBJECTED},
        gates=(
            at_court(CourtStage.NOT_ACCEPTED, CourtStage.REFUSED),
            Gate("house.objected_once", once_only, gist="上一级人民法院尚未作出裁定"),
            only_if(not_accepted, within("compulsory.court.nonacceptance_objection", "court_ruled_on")),
            only_if(refused, within("compulsory.court.refusal_objection", "court_ruled_on")),
        ),
        **HEAD,
    ),
    Step(
        "superior_rules",
        "登记上一级法院裁定",
        since="served",
        asks=(
            asks.choice("objection", "裁定", [("upheld", "异议成立，予以受理、准予执行"), ("rejected", "驳回异议")]),
            asks.words("ruling_number", "裁定书文号", longest=80),
        ),
        sets=ruled_above,
        gates=(at_court(CourtStage.OBJECTED),),
        **FIELDWORK,
    ),
    Step(
        "court_executes",
        "登记法院执行结果",
        since="served",
        asks=(asks.words("execution_result", "法院执行情况"), asks.maybe(payments()), MONEY_IN),
        sets=paid_now,
        dates=(Of.executed_on,),
        gates=(at_court(CourtStage.GRANTED), NOT_TOO_MUCH, TO_TREASURY),
        help_text="分次执行的逐次登记；法院终结执行的，办理结案并选择终结的情形。",
        **FIELDWORK,
    ),
)
CLOCKS = (
    Clock(
        APPLY,
        starts=("serve", "penalise_on_spot", "contest_over", "defer", "add_surcharge"),
        counted_from="contest_ends_on",
        met_by="apply_to_court",
        dropped_by=("contest", "contest_over", "defer", "collect", *OVER),
        when=money_owed,
    ),
    Clock(
        "compulsory.court.accept",
        starts="apply_to_court",
        met_by=("court_accepts", "court_declines"),
        dropped_by=OVER,
    ),
    Clock(
        "compulsory.court.nonacceptance_objection",
        starts="court_declines",
        met_by="object_to_court",
        dropped_by=("apply_to_court", *OVER),
    ),
    Clock(
        "compulsory.court.nonacceptance_review",
        starts="object_to_court",
        met_by="superior_rules",
        dropped_by=OVER,
        when=unopened,
    ),
    Clock(
        "compulsory.court.rule_ordinary",
        starts=("court_accepts", "superior_rules"),
        met_by="court_rules",
        dropped_by=("court_hears", *OVER),
        when=lambda facts: facts["court_stage"] == CourtStage.ACCEPTED,
    ),
    Clock(
        "compulsory.court.rule_manifest_illegality",
        starts="court_hears",
        met_by="court_rules",
        dropped_by=OVER,
        continues="compulsory.court.rule_ordinary",
    ),
    Kept(
        "compulsory.court.serve_refusal",
        starts="court_rules",
        counted_from="ruling_made_on",
        when=refused,
    ),
    Clock(
        "compulsory.court.refusal_objection",
        starts="court_rules",
        met_by="object_to_court",
        dropped_by=OVER,
        when=refused,
    ),
    Clock(
        "compulsory.court.refusal_review",
        starts="object_to_court",
        met_by="superior_rules",
        dropped_by=OVER,
        when=lambda facts: not unopened(facts),
    ),
    Clock(
        "compulsory.court.immediate_execute",
        starts=("court_rules", "superior_rules"),
        met_by="court_executes",
        dropped_by=OVER,
        when=lambda facts: facts["immediate_execution"] and facts["court_stage"] == CourtStage.GRANTED,
    ),
)
