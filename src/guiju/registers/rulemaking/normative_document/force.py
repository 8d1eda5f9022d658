"""What becomes of a normative document once signed: 统一登记, 统一编号, 统一公布, filing, evaluation, and its end.

A document that was not registered and published is no ground for acts of administration (优化营商环境条例 article 64).
The term is the province's (overlays of ``normative_document.validity.*``); past it a document lapses by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order, only_if
from guiju.kernel.declaring.steps import At, Gate, Once, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document import county, gates
from guiju.registers.rulemaking.normative_document.columns import DocumentColumns as Of
from guiju.registers.rulemaking.normative_document.numbers import index_number, registration_number
from guiju.registers.rulemaking.normative_document.objections import NO_OBJECTION
from guiju.registers.rulemaking.normative_document.validity import day_after, first_day, force

TERM_GATES = (*gates.TERM, Gate("house.term_order", gates.ends_after_beginning, "expires_on", "届满日期不早于施行日期"))
LIVE = "所修改的文件现行有效"
SECRECY = asks.words("secrecy_review", "保密审查结论", longest=300)
EARLY = asks.words("early_because", "提前施行的理由", longest=300)
APPROVAL = asks.words("approval", "批准机关和批准文件", longest=200)
CLEANED: dict[str, Any] = {"by": (Role.HEAD,), "at": (At.OWN, Organ.JUSTICE, Organ.GOVERNMENT)}
CLEANING: dict[str, Any] = {**CLEANED, "asks": (asks.REASON,)}
"""What the verdicts of a clean-up that leave a document in force have in common."""
ENDING: dict[str, Any] = {
    **CLEANED,
    "asks": (asks.REASON, asks.maybe(APPROVAL, "司法行政部门为其他机关办理的，应当填写。")),
    "writes": Writes("ending", "废止、失效公告"),
    "decides": (asks.REASON, APPROVAL),
}
"""What the two that end it have in common."""
ENDED_BY = Gate("normative_document.ended_by", gates.ended_by_whom_may, "approval")
RUNNING = Gate("house.still_running", gates.still_running, gist="有效期尚未届满")
BEGINS = Gate("house.no_retroactive_force", gates.begins_after_publication, "effective_on", "施行日期不早于公布日期")


def last_day(facts: Facts) -> date | None:
    """The last day of force: as told, else the longest term of the province; empty where there is no rule."""
    return facts["expires_on"] or gates.longest_term(facts, facts["title"], facts["effective_on"])


def begins(facts: Facts) -> dict[str, Any]:
    """The last day, and from when to when the text holds."""
    last = last_day(facts)
    return {"expires_on": last, **force(first_day(facts.on, facts["effective_on"]), day_after(last))}


def held(facts: Facts) -> dict[str, Any]:
    """From when to when a text of earlier years holds that is entered now."""
    return force(first_day(facts["announced_on"], facts["effective_on"]), day_after(facts["expires_on"]))


def stops(day: Callable[[Facts], date]) -> Callable[[Facts], dict[str, Any]]:
    """That it holds no more from ``day`` on; what has run out before stays so."""
    return lambda facts: force(facts["holds_from"], facts["holds_until"], day(facts))


def in_time(facts: Facts) -> bool:
    clock = facts.clock(gates.FILING)
    return clock is None or clock.due_on is None or facts.on <= clock.due_on


def unified(facts: Facts) -> bool:
    """Whether it is published within the term for publication."""
    return facts["unified_on"] is None or facts.on <= facts["unified_on"]


def unified_on(facts: Facts) -> date:
    """Published in time, it counts on that day; late, it stays where its term ended."""
    return facts.on if unified(facts) else facts["unified_on"]


def filing_due(facts: Facts) -> date:
    return facts.due(gates.FILING, facts.on) or facts.on


def filing(facts: Facts) -> dict[str, Any]:
    """What filing changes: in time, it counts on its day; late, it stays in the year in which its term ended."""
    due = facts["filing_counted_on"] or facts.on
    on_time = in_time(facts)
    counted = facts.on if on_time else due
    return {"filed_in_time": on_time, "filing_counted_on": counted, "filed_in_its_year": facts.on.year == counted.year}


def replaced(facts: Facts) -> list[tuple[Any, str]]:
    return [] if facts["replaces"] is None else [(facts["replaces"], "取代")]


def supersede_replaced(act: Act) -> None:
    """The text that the new one replaces holds until the eve of the new one's force."""
    if act.record.replaces_id is not None:
        told = {"reason": f"由《{act.record.title}》取代", "superseded_on": act.record.effective_on}
        act.as_system("supersede", act.record.replaces, told)


def open_successor(act: Act) -> None:
    """重新公布 opens the same text under a new number and a new term."""
    old, facts = act.record, act.facts
    data = {"title": old.title, "predecessor": old, "subject_class": old.subject_class, "summary": old.summary}
    data |= {"effective_on": facts["renewed_from"], "expires_on": facts["renewed_until"]}
    act.take("reissue", type(old), data, agency=old.agency)


def renewed_from(facts: Facts) -> date:
    day: date = facts["renewed_from"]
    return day


ENDED = stops(lambda facts: facts.on)
IN_FORCE_ONCE = ("published", "renewed", "amended", "repealed", "void")
"""A document is filed though it has ended since: the duty arose with its publication."""
TERM = (Of.effective_on, Of.expires_on)
TERM_SET_RIGHT = ("order_reissue", "renew", "repeal", "declare_void")
STEPS = (
    Step(
        "register",
        "统一登记编号",
        since="issued",
        to="registered",
        by=(Role.CLERK, Role.LEGAL),
        at=(Organ.JUSTICE, Organ.GOVERNMENT),
        dates=(Of.registered_on,),
        sets={"registration_number": Once(registration_number)},
    ),
    Step(
        "publish",
        "统一公布",
        since="registered",
        to="published",
        at=(At.OWN, Organ.JUSTICE, Organ.GOVERNMENT),
        dates=(Of.announced_on,),
        asks=(
            asks.ahead(Of.effective_on),
            asks.maybe(asks.ahead(Of.expires_on)),
            asks.maybe(Of.summary),
            asks.maybe(SECRECY, "草案曾因保密没有公开征求意见的，应当填写。"),
            asks.maybe(EARLY, "县级政府的文件公布后三十日以内施行的，应当说明。"),
        ),
        sets=lambda facts: {
            **begins(facts),
            "index_number": Once(index_number),
            "filing_counted_on": filing_due,
            "unified": unified,
            "unified_on": unified_on,
        },
        gates=(
            *TERM_GATES,
            BEGINS,
            county.BEGINS,
            only_if(
                gates.kept_secret,
                Gate("disclosure.review_before_release", gates.looked_at_for_secrecy, "secrecy_review"),
            ),
            Gate("house.replaces_live_document", gates.replaced_is_live, "replaces", LIVE),
        ),
        decides=TERM,
        set_right_by=TERM_SET_RIGHT,
        publishes=True,
        writes=Writes("announcement", "公布公告"),
        ties=replaced,
        then=supersede_replaced,
    ),
    Step(
        "file",
        "报送备案",
        since=IN_FORCE_ONCE,
        dates=(Of.filed_on,),
        asks=(asks.words("filed_with", "备案机关", longest=100),),
        sets=filing,
        gates=(
            Gate("house.filed_once", gates.filed_once, gist="尚未报送备案"),
            Gate("house.filed_by_maker", gates.made_in_the_house, gist="不是补录的存量文件"),
        ),
        writes=Writes("filing_report", "备案报告"),
    ),
    Step(
        "evaluate",
        "实施后评估",
        since="published",
        dates=(Of.evaluated_on,),
        asks=(Of.evaluation, asks.words("report", "评估报告")),
        gates=(Gate(gates.EVALUATION, gates.evaluated_in_its_last_months),),
    ),
    Step(
        "renew",
        "重新公布",
        since="published",
        to="renewed",
        by=(Role.HEAD,),
        asks=(
            asks.ahead(asks.day("renewed_from", "重新公布后的施行日期")),
            asks.maybe(asks.ahead(asks.day("renewed_until", "重新公布后的届满日期"))),
            asks.yes("changed", "内容有修改"),
        ),
        gates=(
            Gate(gates.EVALUATION, gates.renewed_on_evaluation),
            Gate("normative_document.no_review_no_deliberation", gates.renewed_as_it_stands, "changed"),
            *in_order("renewed_from", "renewed_until"),
            RUNNING,
            NO_OBJECTION,
            Gate("house.renewed_without_gap", gates.renewed_without_gap, "renewed_from", "与原有效期相接"),
        ),
        decides=("renewed_from", "renewed_until"),
        sets=lambda facts: {"superseded_on": facts["renewed_from"], **stops(renewed_from)(facts)},
        then=open_successor,
    ),
    Step(
        "keep_valid",
        "清理：继续有效",
        since="published",
        dates=(Of.cleaned_on,),
        gates=(Gate("decision.normative_published", gates.was_published), RUNNING, NO_OBJECTION),
        **CLEANING,
    ),
    Step(
        "order_reissue",
        "清理：重新公布",
        since="published",
        dates=(Of.cleaned_on, Of.reissue_ordered_on),
        gates=(RUNNING,),
        **CLEANING,
    ),
    Step(
        "repeal",
        "废止",
        since="published",
        to="repealed",
        dates=(Of.cleaned_on,),
        sets=ENDED,
        gates=(ENDED_BY, RUNNING),
        **ENDING,
    ),
    Step(
        "declare_void",
        "宣布失效",
        since=("published", "lapsed"),
        to="void",
        dates=(Of.cleaned_on,),
        sets=ENDED,
        gates=(ENDED_BY,),
        **ENDING,
    ),
    Step(
        "supersede",
        "由新文件取代",
        since="published",
        to="amended",
        by=(Role.SYSTEM,),
        asks=(asks.REASON, asks.maybe(asks.ahead(Of.superseded_on))),
        sets=stops(lambda facts: facts["superseded_on"] or facts.on),
    ),
    Step(
        "lapse",
        "到期自动失效",
        since="published",
        to="lapsed",
        by=(Role.SYSTEM,),
        sets={"closed_on": lambda facts: facts["expires_on"] + timedelta(days=1)},
    ),
)
"""The steps from registration to the end, in order."""
