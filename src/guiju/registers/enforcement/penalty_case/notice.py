"""Between investigation and decision: reviews, notice of the proposed penalty, defence: the steps."""

from __future__ import annotations

import re
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case import discretion
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.joint_papers import NOTICE, NOTICE_ASKED, NOTICE_SHARED, NOTICE_WRITTEN
from guiju.registers.enforcement.penalty_case.notice_gates import (
    BEFORE_DECISION,
    DEFEND,
    DETENTION,
    GROUNDS,
    LISTED,
    NOT_AN_INVESTIGATOR,
    POWER,
    RIGHTS,
    STATE,
    hearing_told,
    monitoring_told,
    no_heavier_notice,
    notice_complete,
    notice_under_way,
    on_notice,
    penalty,
    reviewer_qualified,
    shared_notice_sent,
    some_penalty,
    time_to_answer,
)
from guiju.registers.enforcement.penalty_case.paper_words import Asked, approval, article, resting_on
from guiju.registers.enforcement.penalty_case.recusal import NOT_TAKEN_OFF
from guiju.registers.enforcement.penalty_case.serving import NOTICE_HANDED, NOTICE_RECEIPT, NOTICE_SERVED

LOOKED_INTO = [
    ("competence", "执法主体和执法人员资格"),
    ("powers", "是否超越法定权限"),
    ("procedure", "程序是否合法"),
    ("facts", "事实是否清楚、证据是否合法充分"),
    ("basis", "适用依据是否准确、裁量是否适当"),
    ("papers", "文书是否完备规范"),
    ("crime", "是否涉嫌犯罪需要移送"),
]
REVIEWED = approval(
    Asked("负责人意见", "head_review", "opinion"),
    Asked("承办人意见", "conclude", "report"),
    Asked("法制审核意见", "legal_review", "opinion"),
)


def names_of_all(facts: Facts) -> str | None:
    """As many leaders are named as are said to have taken part."""
    named = [name for name in re.split(r"[、，,；;\n]+", facts["attended"]) if name.strip()]
    if len(named) >= facts["leaders"]:
        return None
    return f"参加讨论的负责人{facts['leaders']}人，只写明了{len(named)}人，请逐人写明姓名和职务，用顿号隔开。"


def looked_into(facts: Facts) -> dict[str, Any]:
    """What the reviewer has looked into in words, and the article that asks for the review."""
    labels = dict(LOOKED_INTO)
    seen = "、".join(labels[code] for code in facts["looked_into"] or ())
    return {"looked_into": seen, "article": article(facts, "penalty.legal_review"), "reviewer": facts.actor.name}


TOLD = (
    asks.maybe(asks.words("facts_told", "告知的违法事实"), "应当告知。"),
    asks.maybe(asks.words("reasons_told", "告知的理由"), "应当告知。"),
    *GROUNDS,
    *discretion.TIER,
    *penalty(),
    asks.usually(asks.several("rights", "告知的权利", RIGHTS), [STATE, DEFEND]),
    asks.ahead(Of.defence_until),
)
"""What the notice itself says: once it is given, only another notice says otherwise."""
STEPS = (
    Step(
        "head_review",
        "负责人审查",
        since=BEFORE_DECISION,
        asks=(asks.words("opinion", "审查意见"), Of.grave_case),
        dates=(Of.head_reviewed_on,),
        gates=(NOT_AN_INVESTIGATOR, NOT_TAKEN_OFF),
        writes=Writes("case_review", "行政处罚案件审查审批表", also=REVIEWED),
        **HEAD,
    ),
    Step(
        "discuss",
        "集体讨论",
        since=BEFORE_DECISION,
        asks=(
            asks.number("leaders", "参加讨论的负责人人数", least=2, most=30),
            asks.words("attended", "参加讨论的负责人及职务", longest=300),
            asks.words("chair", "主持人", longest=50),
            asks.maybe(asks.words("sat_in", "列席人员、记录人", longest=200)),
            asks.words("discussed_at", "讨论地点", longest=100),
            asks.words("views", "讨论的问题和各人意见", longest=6000),
            asks.words("conclusion", "讨论结论"),
            asks.maybe(asks.upload("minutes", "签名的讨论记录")),
        ),
        dates=(Of.discussed_on,),
        gates=(Gate("penalty.collective_discussion", names_of_all, "attended"),),
        writes=Writes("discussion", "行政处罚案件集体讨论记录", also=resting_on("penalty.collective_discussion")),
        decides=("conclusion",),
        set_right_by=("discuss",),
        **HEAD,
    ),
    Step(
        "legal_review",
        "法制审核",
        since=BEFORE_DECISION,
        asks=(
            Of.legal_review_passed,
            asks.words("opinion", "审核意见"),
            asks.yes("first_time", "初次从事处罚决定法制审核"),
            asks.yes("qualified", "已取得法律职业资格"),
            asks.maybe(asks.several("looked_into", "审核的内容", LOOKED_INTO)),
        ),
        # 审核纠错: a review that did not pass stays told, whatever the next one says.
        sets={"review_corrected": lambda facts: facts["review_corrected"] or not facts["legal_review_passed"]},
        dates=(Of.legal_reviewed_on,),
        gates=(
            Gate("penalty.legal_reviewer_qualified", reviewer_qualified, "qualified"),
            NOT_AN_INVESTIGATOR,
            NOT_TAKEN_OFF,
        ),
        writes=Writes("legal_review", "行政处罚决定法制审核意见书", also=looked_into),
        by=(Role.LEGAL,),
    ),
    Step(
        "notify",
        "处罚告知",
        since=BEFORE_DECISION,
        to="notified",
        asks=(
            POWER,
            *TOLD[:-1],
            asks.yes("hearing_by_rule", "法律、法规、规章规定可以要求听证的其他情形"),
            *asks.under(
                "采用监控设备记录、重新告知更重处罚的",
                asks.yes("monitoring_told", "已告知监控记录的违法事实并提供查询便利"),
                asks.maybe(
                    asks.words("new_facts", "新查明的违法事实", longest=500), "陈述申辩之后告知更重处罚的，应当写明。"
                ),
            ),
            TOLD[-1],
            *NOTICE_ASKED,
            asks.yes("sent", "告知书以邮寄等方式另行送达，当事人尚未收到"),
        ),
        sets=lambda facts: {**on_notice(facts), **discretion.proposed(facts)},
        dates=(Of.notified_on,),
        gates=(
            Gate("house.some_penalty", some_penalty, "fine", "至少有一项处罚内容"),
            Gate("house.time_to_answer", time_to_answer, "defence_until", "陈述申辩截止日期晚于告知日期"),
            Gate("penalty.notify_before_decision", notice_complete, "rights"),
            Gate("penalty.hearing_right", hearing_told, "rights"),
            DETENTION,
            LISTED,
            discretion.THERE,
            NOTICE_SHARED,
            Gate("house.shared_notice_sent", shared_notice_sent, "sent", "合并制作的告知书另行送达"),
            Gate("penalty.monitoring_notify_party", monitoring_told, "monitoring_told"),
            Gate("penalty.no_heavier_for_defence", no_heavier_notice, "new_facts"),
        ),
        writes=Writes("notice", "行政处罚告知书", when=NOTICE.apart, also=resting_on("penalty.notify_before_decision")),
        decides=TOLD,
        set_right_by=("notify",),
        help_text="重新告知的，陈述申辩、听证重新开始。当场送达的，告知之日即收到之日；另行送达的，收到后登记送达。",
        **FIELDWORK,
    ),
    Step(
        "notice_received",
        "登记告知书送达",
        since="notified",
        asks=(*NOTICE_HANDED, asks.maybe(asks.upload("receipt", "送达回证"))),
        dates=(Of.notice_received_on,),
        gates=(
            Gate("house.notice_under_way", notice_under_way, "notice_received_on", "告知书尚未登记送达"),
            Gate("house.time_to_answer", time_to_answer, "defence_until", "收到之日早于陈述申辩截止日期"),
            NOTICE_WRITTEN,
            *NOTICE_SERVED,
        ),
        writes=NOTICE_RECEIPT,
        help_text="发生日期为当事人收到之日，要求听证的期限自该日起算。",
        **FIELDWORK,
    ),
    Step(
        "defend",
        "登记陈述申辩",
        since="notified",
        asks=(asks.words("defence", "陈述申辩的事实、理由和证据"),),
        dates=(Of.defended_on,),
        sets={"defence_reviewed_on": None, "defence_verdict": ""},
        **FIELDWORK,
    ),
    Step(
        "review_defence",
        "复核陈述申辩",
        since="notified",
        asks=(
            Of.defence_verdict,
            asks.reason("逐项复核的理由"),
        ),
        dates=(Of.defence_reviewed_on,),
        by=(Role.OFFICER, Role.LEGAL),
    ),
    Step(
        "waive_defence",
        "放弃陈述申辩",
        since="notified",
        asks=(asks.words("waiver", "放弃的方式（书面、笔录等）", longest=200),),
        dates=(Of.waived_on,),
        **FIELDWORK,
    ),
)
