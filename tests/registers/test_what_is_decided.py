"""What an organ has decided, set or told a party in a paper is set right by an act with its paper, never corrected (D15).

A correction may touch whatever else a step told: facts, days, rows, parties.
"""

from __future__ import annotations

from typing import Any

import pytest

from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import Step

PENALTY = {
    "warned",
    "fine",
    "confiscated",
    "licence",
    "business",
    "detained_days",
    "provision",
    "basis",
    "detention_by_law",
}
PENALTY |= {"gains_confiscated", "goods_confiscated", "other_penalty"}
SAID = {"leniency", "mitigation", "correction", "correct_by", "how_to_pay", "remedies"}
DECIDED: dict[str, dict[str, set[str]]] = {
    "service_branch": {"assign": {"due_on"}, "answer": {"result", "document", "refused_because"}},
    "service_rating": {"receive": {"case", "level", "remark"}, "settle": {"finding", "findings", "measures"}},
    "service_case": {
        "handle_at_once": {"document", "valid_from", "valid_until"},
        "finish": {"document", "valid_from", "valid_until"},
        "request_supplement": {"missing", "supplement_by"},
        "accept_lacking": {"to_follow", "lacking_until"},
        "decline": {"declined", "competent", "declined_why"},
        "begin_special": {"special", "special_days", "special_why"},
        "tell_hearing": {"hearing_why"},
        "set_hearing": {"hearing_on", "venue", "hearing_host"},
        "extend": {"extension_length", "reason"},
        "extend_jointly": {"extension_length", "reason"},
        "decide": {"decision", "refused_because", "document", "valid_from", "valid_until", "check_by"},
        "enter_renewed": {"document", "valid_from", "valid_until"},
        "rate": {"level", "remark"},
        "revoke": {"revoked", "reason", "public_interest", "compensation"},
        "recall": {"recalled", "reason", "compensation"},
        "deregister": {"deregistered", "reason"},
    },
    "school_vice_principal": {"engage": {"term_until"}, "renew": {"term_until"}},
    "model_village": {
        "apply": {"level"},
        "confirm": {"recheck_on", "valid_until"},
        "conclude": {"conclusion"},
        "show": {"shown_until"},
        "show_longer": {"shown_until"},
        "name": {"recheck_on", "valid_until"},
        "keep": {"recheck_on"},
        "warn": {"rectify_by", "warned_of"},
        "withdraw_title": {"withdrawn_because", "reason"},
    },
    "reported_statistic": {
        "send": {"concept", "period", "of_year", "nth", "value", "definition", "source"},
        "send_anew": {"previous", "value", "definition", "source"},
        "resend": {"value", "definition", "source"},
    },
    "audit_project": {"notify": {"begins_on"}, "decide": {"nature", "holding"}, "order": {"terms"}},
    "supervision": {"issue": {"letters"}, "put_off": {"letters"}, "send_back": {"letters"}},
    "inspection": {"order": {"terms"}, "stop": {"stopped"}},
    "compulsory_execution": {
        "add_surcharge": {"surcharge"},
        "announce": {"announced_until"},
        "demand": {"demand_until", "demand_manner", "demand_sum", "demand_rights"},
        "decide_execution": {
            *("mode", "power_by_law", "why_executed", "execution_plan", "remedies", "budget", "executor"),
        },
        "remind": {"substitute_on"},
        "agree": {"stages", "waived"},
    },
    "compulsory_measure": {
        "impose": {"term", "other_term_law", "frozen", "remedies"},
        "impose_at_once": {"term", "other_term_law", "frozen", "remedies"},
        "test": {"test_until"},
        "extend": {"extension_length", "reason"},
    },
    "inspection_draw": {
        "freeze": {"amount", "number_on", "size", "source"},
        "draw": {"number_again", "public_number"},
    },
    "penalty_case": {
        "notify": {"tier", *PENALTY, "facts_told", "reasons_told", "rights", "defence_until"},
        "summon": {"summoned", "questioning_set_for", "questioning_hour", "questioning_place", "to_bring"},
        "settle_samples": {"sample_result", "sample_fate", "fate_note"},
        "settle_preserved": {"things"},
        "discuss": {"conclusion"},
        "order_correction": {"correction", "correct_by", "to_correct", "correction_basis"},
        "call_hearing": {"hearing_set_for", "hearing_hour", "hearing_place", "host"},
        "penalise_on_spot": {"body", "tier", *PENALTY, *SAID},
        "decide": {"body", "tier", *PENALTY, *SAID, "benchmark", "outside_reason"},
        "exempt": {"body", "exemption", "reason"},
        "rectify": {"wrong_words", "right_words", "fine", "confiscated", "gains_confiscated", "provision", "basis"},
        "defer": {"deferred_until"},
        "add_surcharge": {"surcharge"},
        "demand": {"demand_until", "demand_manner", "demand_sum", "other_duty", "demand_rights"},
        "decide_execution": {"execution_means", "power_by_law", "why_executed", "execution_plan", "remedies"},
    },
    "reconsideration": {
        "request_correction": {"missing", "correct_by"},
        "refuse": {"unmet", "reason"},
        "tell": {"competent_organ", "reason"},
        "approve_measure": {"measure", "opinion"},
        "transfer": {"competent_organ", "reason"},
        "call_hearing": {"hearing_on", "venue", "issues"},
        "extend": {"reason", "extension_length"},
        "document_result": {"verdict", "findings", "stopped", "ordered"},
        "approve": {"proposed", "opinion"},
        "deliberate": {"proposed", "minutes"},
        "permit_withdrawal": {"reason"},
        "decide": {"result", "found", "holding", "defect", "redo_ordered", "ordered_term", "ordered_unit"},
        "order_report": {"opinion_letters"},
        "mediate": {"found", "agreement"},
        "terminate": {"ending", "found"},
        "rectify": {"wrong_words", "right_words", "holding"},
        "order_compliance": {"comply_by"},
    },
    "legislative_comment": {"show": {"comment_until"}, "prolong": {"comment_until"}},
    "document_review": {
        "ask_papers": {"missing", "supplement_by"},
        "refuse": {"reason"},
        "transfer": {"organ", "reason"},
        "conclude": {"conclusion", "written", "issues", "opinion"},
        "deliver": {"answer_by"},
        "answer": {"response", "measures", "remedy", "correct_by"},
        "decide": {"decision", "basis", "reason"},
    },
    "normative_document": {
        "consult": {"consultation_until"},
        "prolong_consultation": {"consultation_until", "reason"},
        "publish": {"effective_on", "expires_on"},
        "reissue": {"effective_on", "expires_on"},
        "renew": {"renewed_from", "renewed_until"},
        "pass_review": {"opinion"},
        "ask_changes": {"opinion"},
        "fail_review": {"opinion"},
        "repeal": {"reason", "approval"},
        "declare_void": {"reason", "approval"},
        "answer_proposal": {"proposals_answered"},
    },
    "proposal": {step: {"result", "reply", "promised_by"} for step in ("reply", "reply_again")},
    "visit": {
        "decline": {"declined", "told_where"},
        **{step: {"finding", "opinion", "basis"} for step in ("reply", "reply_again")},
        "review": {"review_result"},
        **{step: {"recheck_result"} for step in ("recheck", "recheck_again")},
    },
    "disclosure_request": {
        "request_correction": {"missing", "correct_by"},
        "ask_reasons": {"excess", "explain_by"},
        "delay": {"delayed_until", "reason"},
        "extend": {"extension_length", "reason"},
        "charge": {"charge", "quantity", "fee", "charged_for"},
        "override": {"released", "reason"},
        "reply": {"outcome", "reason", "legal_ground", "supply", "where", "not_held", "competent_organ"},
        "reply_again": {"new_outcome", "reason", "legal_ground", "supply", "where", "not_held", "competent_organ"},
        "answer_suggestion": {"suggestion", "reason"},
    },
    "hotline_case": {
        "answer_directly": {"reply", "recovered"},
        "decline": {"declined"},
        "dispatch": {"lead", "due_on", "joint", "task"},
        "call_more": {"joint", "task", "due_on"},
        "answer": {"reply"},
    },
    "discipline_case": {"decide": {"decisions"}},
    "hotline_order": {"assign": {"due_on"}, "answer": {"result"}},
    "document_cleanup": {"judge": {"verdicts", "approval"}},
    "enforcement_certificate": {
        "issue": {"valid_until"},
        "exchange": {"valid_until"},
    },
    "dispute": {
        "agree_orally": {"agreed_amount", "perform_by"},
        "agree_in_writing": {"agreed_amount", "perform_by"},
        "change_agreement": {"agreed_amount", "perform_by"},
    },
    "legality_review": {
        "conclude": {
            *("conclusion", "power", "on_power", "procedure", "on_procedure", "content", "on_content"),
            *("articles", "valid_until", "risk"),
        },
        "sign_off": {"signed", "opinion"},
    },
    "consultation": {"answer": {"reply"}, "answer_again": {"reply"}, "decline": {"declined"}},
    "notary_case": {
        "decline": {"reason"},
        "ask_papers": {"missing"},
        "refuse": {"refusal", "reason"},
        "decide_review": {"fault", "wrong", "reason"},
    },
    "village_counsel": {"engage": {"counsel", "term_until"}, "renew": {"term_until"}},
    "counsel": {"engage": {"kind", "term_until", "scope"}, "renew": {"term_until", "scope"}},
    "major_decision": {
        "consult": {"consultation_until"},
        "call_hearing": {"hearing_on", "hearing_place"},
        "put_off_hearing": {"hearing_on", "hearing_place", "reason"},
        "call_off_hearing": {"reason"},
        "decide": {"verdict"},
        "publish": {"gist", "explanation"},
        "publish_again": {"gist", "explanation"},
    },
    "legal_aid_case": {
        "ask_supplement": {"supplement_by", "missing"},
        "provide_first": {"urgency", "reason"},
        "grant": {"opinion"},
        "confirm": {"opinion"},
        "refuse": {"refusal", "reason"},
        "replace_helper": {"cause", "reason"},
        "terminate": {"ground", "reason"},
        "resume": {"reason"},
        "resume_first": {"reason"},
        "decide_objection": {"objection", "reason"},
    },
    "file_review": {
        **{step: {"kind", "closed_from", "closed_until", "range", "units", "lists_by"} for step in ("plan", "revise")},
        "circulate": {"rectify_by", "problems", "demands"},
    },
    "reviewed_unit": {"call": {"due_on"}, "give": {"listed"}, "add": {"listed"}, "strike": {"struck"}},
    "reviewed_power_list": {"call": {"due_on"}},
    "work_plan": {
        **{step: {"items"} for step in ("establish", "add", "add_tasks")},
        "strike": {"areas_struck", "items_struck"},
    },
    "work_task": {"assign": {"due_on"}, "urge": {"urge_by", "demand"}},
    "appraised_unit": {
        "call": {"due_on", "items"},
        "take_figures": {"computed"},
        "hear": {"heard", "heard_opinion"},
    },
    "damage_compensation": {
        "hand_on": {"receiver"},
        "entrust": {"entrusted", "assessor"},
        "invite": {"plan", "talk_by"},
        "agree": {"owed", "restores", "perform_by", "agreement_gist"},
    },
    "demonstration": {
        "apply": {"kind", "level", "figures_of", "due_on"},
        "return_materials": {"due_on"},
        "conclude": {"conclusion"},
        "show": {"shown_until"},
        "show_longer": {"shown_until"},
        "warn": {"rectify_by", "warned_of"},
        "withdraw_title": {"withdrawn_because", "reason"},
    },
    "duty_report": {
        "call": {"due_on", "form"},
        "call_again": {"due_on"},
        "appraise": {"grade", "comment", "finding", "problems", "rectify_by"},
        "regrade": {"grade"},
        "order_rectifying": {"problems", "rectify_by"},
    },
    "question_bank": {"load": {"sheet"}, "load_again": {"sheet"}, "put_in_use": {"renew_by"}},
    "exam_round": {
        "open": {
            *("bank", "singles", "single_points", "multiples", "multiple_points", "judgements", "judgement_points"),
            *("minutes", "pass_mark", "tries"),
        },
        "make_up": {"opens_on", "closes_on"},
    },
    "exam": {
        **{step: {"closes_on"} for step in ("call", "call_again", "make_up")},
        "register": {"result", "score"},
        "register_anew": {"result", "score"},
        "begin": {"began_at"},
        "hand_in": {"answers", "handed_at"},
        "record": {"score"},
        "annul": {"reason"},
    },
    "file_draw": {"freeze": {"source", "number_on", "size", "amount"}, "draw": {"public_number", "number_again"}},
    "reviewed_file": {
        "take_up": {"round", "draw", "unit", "file_number", "case", "key", "place"},
        "circulate": {"rectify_by"},
        "assign": {"first", "second"},
        "name_third": {"third"},
        "settle": {"finding", "opinion"},
    },
    "supervised_person": {"warn": {"reason", "provision"}, "approve_move": {"agency"}},
    "report_filing": {"call": {"due_on"}, "call_again": {"due_on"}},
    "annual_report": {
        "compile": {"year"},
        "write": {"opening", "shortcomings", "first_responsible", "plan", "others", "passages"},
    },
}
UNDECIDED = {
    "service_case": {
        **dict.fromkeys(("apply", "book", "receive"), "登记申请的内容和收到的日期，由申请人提出"),
        **dict.fromkeys(("accept", "accept_on_promise"), "受理不填写内容，日期由更正纠正"),
        "reissue_code": "补发查询码，再办理一次即为更换",
    },
    "service_item": dict.fromkeys(("publish", "revise", "make_code"), "办事指南载明事项的内容，没有对当事人作出决定"),
    "litigation": {
        "entrust": "登记由谁代理，更换的解除后另行委托",
        "defend": "向法院陈述的事实和理由，不决定什么",
        "hear": "登记开庭的事实",
        "answer_advice": "向建议机关报告办理情况",
    },
    "disclosure_request": {
        "apply": "收到申请人的申请",
        "register_unconfirmed": "同上",
        "receive": "同上",
        "reissue_code": "告知查询的办法",
        "consult_third_party": "征求意见，不决定什么",
        "consult_agency": "同上",
    },
    "consultation": {"receive": "收到咨询", "ask": "同上", "reissue_code": "告知查询的办法"},
    "notary_case": {
        "accept": "受理由步骤表明，承办人员另行更换",
        "inform": "告知法律意义和后果，不决定什么",
        "announce": "公告已经作出的撤销",
    },
    "village_counsel": {"assess": "汇总当季履职情况的评价，更正后重新制作"},
    "hotline_case": {
        "receive": "收到诉求人的诉求",
        "apply": "同上",
        "reissue_code": "告知查询的办法",
    },
    "visit": {
        "receive": "收到信访人的诉求",
        "forward": "转送、交办可以由承办单位提出异议后交还",
        "accept": "告知接收情况和处理途径，受理本身由步骤表明",
        "extend": "延长的期限只能一次，届满前告知",
    },
    "legal_aid_case": {
        "apply": "收到当事人的申请",
        "take_forwarded": "同上",
        "take_notice": "收到办案机关的通知",
        "reissue_code": "告知查询的办法",
        "assign": "指派的人员，由“更换承办人员”变更",
        "assign_first": "同上",
        "close": "汇总已经登记的内容，审核结案由步骤表明",
    },
    "audit_project": {
        "begin_at_once": "实施审计由步骤表明",
        "consult": "征求意见稿，不是结论",
        "consult_again": "同上",
        "report": "列明已经登记的问题，更正后重新制作",
    },
    "compulsory_execution": {
        "execute": "记录执行的事实",
        "clear_at_once": "立即清除由步骤表明，情况和经过是事实",
        "apply_to_court": "向法院提出的申请",
        "terminate": "终结由步骤表明，情形有误的另行登记",
    },
    "compulsory_measure": {
        "record_scene": "记录现场的事实",
        "unfreeze_part": "解除由步骤表明，数额累计登记",
        "release_part": "解除由步骤表明，财物的去向是事实",
        "end": "同上",
        "transfer": "移送由步骤表明，案件由接收机关办理",
    },
    "supervision": {
        "notify": "通知的单位和期间已经登记，更正后重新制作",
        "talk": "记录约谈的事实",
        "advise": "对各单位的提示，不决定什么",
        "circulate": "汇总已经登记的内容，可以再次通报",
    },
    "inspection": {
        "hold": "记录检查的事实",
        "register": "同上",
        "interview": "记录约谈的事实",
        "hand_on": "函告接收机关，是否处理由其决定",
    },
    "legislative_comment": {"reply": "汇总已经研究的意见，补充的再次回复"},
    "document_review": {
        "clear": "审签所提出的结论，有误的由负责人退回或者再次审查",
        "issue": "审签所提出的结论，签发后有误的由负责人撤回审查意见",
        "refer": "向本级政府请示，不决定什么",
    },
    "normative_document": {
        "revise": "向审核机构说明采纳情况，不决定什么",
        "file": "报告已经发生的事",
        "submit": "标出送审稿中的用语供审核参考，不是结论",
    },
    "meeting": {
        "issue_minutes": "纪要汇总已经记录的审议结果，更正后重新制作",
        "set_agenda": "会前的安排，变动后重新制作",
        "strike": "会前的安排，变动后重新制作",
        "put_off": "会前的安排，变动后重新制作",
        "list_attendees": "登记谁来参加",
    },
    "study_session": {
        "put_away": "登记已经发生的事",
        "list_attendance": "登记已经发生的事",
    },
    "outreach_event": {
        "plan": "活动安排，另有改期的步骤",
        "put_off": "同上",
        "check": "汇总已经登记的场次，更正后重新制作",
    },
    "document_cleanup": {"close": "汇总已经作出的决定"},
    "penalty_case": {
        "approve_filing": "内部审批，立案标准为事实",
        "apply_to_court": "向法院提出的申请",
        "report_transfer": "向负责人报告",
        "transfer": "随案材料，移送本身由步骤表明",
        "transfer_decided": "同上",
        "investigate": "记录看到的事实",
        "question": "记录问到的事实",
        "sample": "取样的事实和清单",
        "preserve": "保存的事实和清单，批准另有其步骤",
        "conclude": "向负责人报告查明的事实",
        "head_review": "内部审批，决定另有其步骤",
        "legal_review": "审核意见，结论可以再次审核",
        "hold_hearing": "记录听证的过程",
        "report_hearing": "向负责人报告听证情况",
        "notify_jointly": "汇总各案已经告知的内容",
        "decide_jointly": "汇总各案已经作出的决定",
        "serve": "送达事实",
        "announce": "送达事实",
        "confirm_address": "当事人的确认",
        "notice_received": "送达事实",
        "refer": "函告接收机关，是否管辖由其审查",
        "report_closing": "向负责人报告办结情况",
        "close": "内部审批，结案由步骤表明",
        "file_away": "清点已有的文书",
    },
    "reconsideration": {
        "accept": "所载为申请事实，受理本身由步骤表明",
        "deem_accepted": "同上",
        "accept_as_ordered": "同上",
        "order_anew": "转述上级机关、人民法院的处理",
        "send": "不填写内容",
        "suspend": "中止的事实原因，条文由规则核对",
        "resume": "不填写内容",
        "notify_maker": "转述所收到的申请",
        "forward_document": "转述所收到的申请",
        "opinion_letter": "建议，另行制发即可",
        "proposal_letter": "同上",
        "deliver": "所载为送达的事实",
        "deliver_copy": "同上",
        "deliver_letter": "所载为送达的事实",
        "serve": "同上",
        "deliver_decision": "同上",
        "investigate": "所载为调查的事实",
        "hold_hearing": "所载为听证的事实",
        "change_handler": "再办理一次即为变更",
        "merge": "各案的结果仍各自决定",
        "separate": "同上",
        "decide_together": "汇总各案已经作出的决定",
        "file_decision": "同上",
        "close": "汇总此前已经登记的内容",
    },
    "dispute": {
        "report_risk": "报告已经发生的事",
        "apply_confirmation": "当事人的申请",
        "accept": "登记当事人所述，受理本身由步骤表明",
        "begin": "告知法律规定的权利义务",
        "begin_other": "同上",
        "inquire": "记录调查所得",
        "hold_session": "记录调解经过",
        "follow_up": "记录回访所见",
        "archive": "列明卷内材料",
        "fail": "告知已经发生的事",
    },
    "major_decision": {"archive": "列明卷内材料"},
    "mediation_committee": {"inform_court": "通报已经登记的组成情况"},
    "grid_event": {
        "transfer": "交办可以收回后另行划转，期限另有其步骤延长",
        "finish": "报告处置的事实",
    },
    "roundtable": {
        "announce": "会议安排，另有改期的步骤",
        "put_off": "同上",
        "add": "公告随议题更新，另有不列入的步骤",
        "strike": "公告随议题更新，另有补充的步骤",
        "minute": "汇总已经登记的协商结果",
        "close": "汇总已经登记的完成情况和居民确认",
    },
    "report_filing": {"return": "修改意见，另行退回即可", "urge": "转述已经确定的期限，可以再次催报"},
    "file_review": {
        "approve": "内部审批，方案载明已经登记的内容",
        "close": "汇总已经登记的内容",
    },
    "reviewed_unit": {"remind": "转述已经确定的期限"},
    "reviewed_file": {
        "compare": "汇总已经登记的评分，更正后重新制作",
    },
    "supervised_person": {
        "summon": "告知已经作出的决定，另行通知即可",
        "register": "宣告法律文书所定的内容",
        "form_group": "再办理一次即为调整",
        "plan": "再办理一次即为调整",
        "sign_agreement": "双方的约定，可以另行签订",
        "approve_leave": "不填写内容，所批准的在申请中",
        "prolong_leave": "所批准的日期可以再办理一次",
        "call_police": "请公安机关协助，可以另行通知",
        "propose_revocation": "向决定机关提出的建议",
        "release": "期满、赦免由法律文书确定",
        "move_away": "转出后由新执行地办理，更正后重新制作",
    },
    "home_visit": {"visit": "记录走访所见"},
    "power_list_review": {"close": "汇总各单位已经公布的结果"},
    "appraisal": {"publish_ranks": "汇总各单位核定的得分"},
    "appraised_unit": {"conclude": "汇总已经登记的各项得分，由“复核”变更"},
    "exam_round": {"close": "汇总各人的考试结果"},
    "exam": {"certify": "载明已经登记的成绩，由“取消成绩”变更"},
    "duty_round": {"close": "汇总各人的述法和评议"},
    "work_plan": {
        "issue": "载明已经登记的任务",
        "close": "汇总各项任务的办理结果",
    },
    "enforcement_body": {
        "announce": "载明已经审核的内容",
        **dict.fromkeys(("rename", "empower", "relieve", "entrust_again"), "再办理一次即重新公告"),
        "withdraw": "写明撤销的理由，公告由步骤撤回，另行申报可以再公告",
    },
    "legal_advocate": {"certify": "载明已经登记的培训，退出由步骤办理"},
    "power_item": {
        "publish": "载明已经审核的内容",
        "adopt_change": "再办理一次调整即为变更",
    },
}
"""Steps that write a paper and decide nothing by what they are told, and why not."""
OURS = [name for name, model in registers().items() if not model.__module__.startswith("tests.")]


def steps(name: str) -> dict[str, Step]:
    declared: dict[str, Step] = registers()[name].procedure.steps
    return declared


@pytest.mark.parametrize("name", OURS)
def test_what_is_decided_is_said_by_the_step_that_decides(name: str) -> None:
    found = {step.name: set(step.decided_columns) for step in steps(name).values() if step.decides}
    assert found == DECIDED.get(name, {}), "what a register decides is told here a second time: DECIDED"


@pytest.mark.parametrize("name", OURS)
def test_a_step_that_writes_a_paper_says_what_it_decides_or_why_nothing(name: str) -> None:
    written = {step.name for step in steps(name).values() if step.writes is not None}
    assert written - set(DECIDED.get(name, {})) == set(UNDECIDED.get(name, {}))


@pytest.mark.parametrize("name", OURS)
def test_what_is_decided_is_asked_and_the_ways_to_set_it_right_are_steps(name: str) -> None:
    for step in steps(name).values():
        asked: set[Any] = {ask.name for ask in step.asked}
        assert step.decided_columns <= asked, step.name
        assert set(step.set_right_by) <= set(steps(name)), step.name
