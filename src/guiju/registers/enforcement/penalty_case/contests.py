"""复议、诉讼: what the party brings against the decision, how it ends, and until when it may be brought.

处罚法 art. 73; 复议法 2023 arts. 20, 23, 34, 诉讼法 arts. 45, 46. Since 2024 a decision made on the spot is reconsidered first:
whoever lets those sixty days pass has no suit left (复议法 2023 art. 23(1)(1)).

The last day for contesting is the day from which the three months for an application to the people's court run (行政强制法
art. 53); a fine put off runs from the end of that (处罚法 art. 72(2)).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import in_order
from guiju.kernel.declaring.steps import At, Gate, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.law.interruptions import Pause
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK
from guiju.registers.enforcement.penalty_case.after_choices import Contest, ContestResult, Revocation
from guiju.registers.enforcement.penalty_case.after_columns import CONTESTS
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of

RECONSIDERATION, SUIT = "reconsideration.apply.ordinary", "litigation.sue.direct"
FIRST, UNHEARD = "reconsideration.mandatory_first", "reconsideration.litigate.mandatory_review"
AFTER_RECONSIDERATION = "litigation.sue.after_reconsideration"
AFTER = ("decided", "served", "closed")
NOT_JUDGED = (ContestResult.WITHDRAWN, ContestResult.DISMISSED)


def contests(facts: Facts) -> list[Pause]:
    """Every time of a reconsideration or lawsuit (Art. 73(3)), however many and however they overlap; one may be on."""
    found: list[Pause] = []
    on_now: set[str] = set()
    for entry in facts.history:
        which = str(entry.content.get("told", {}).get("contest_kind", ""))
        if entry.step == "contest":
            found += [(entry.on, None)] if not on_now else []
            on_now.add(which)
        elif entry.step == "contest_over" and which in on_now:
            on_now.discard(which)
            found[-1] = (found[-1][0], None if on_now else entry.on)
    return found


def under_way(facts: Facts) -> set[str]:
    """The kinds of contest that were brought and are not over."""
    return {which for which, (since, result, _) in CONTESTS.items() if facts[since] and not facts[result]}


def reconsidered_first(facts: Facts) -> bool:
    """Whether the decision was made on the spot, on a day since which such a one is reconsidered before it is sued over."""
    on_spot, day = (True, facts.on) if facts.asks("spot_place") else (facts["summary"], facts["decided_on"])
    return bool(on_spot and day and facts.procedure.rule(FIRST, facts.record, day))


def open_to_contest(facts: Facts, served: date | None) -> date | None:
    """The last day on which a decision served on a day may still be contested: the later of the ways that are open."""
    ways = (RECONSIDERATION,) if reconsidered_first(facts) else (RECONSIDERATION, SUIT)
    last = [day for rule in ways if (day := facts.due(rule, served)) is not None]
    return max(last, default=None)


def runs_from(ends: date | None, deferred_until: date | None) -> date | None:
    """The day from which the time for an application runs: a fine put off is not asked of the court before (art. 72(2))."""
    return max(ends, deferred_until) if ends and deferred_until else ends


def brought(facts: Facts) -> dict[str, Any]:
    since, result, over = CONTESTS[Contest(facts["contest_kind"])]
    return {since: facts.on, result: "", over: None, "contest_over_on": None, "contest_ends_on": None}


def ended(facts: Facts) -> dict[str, Any]:
    """The result; and where nothing else is on, until when the decision may still be contested."""
    which, outcome = Contest(facts["contest_kind"]), ContestResult(facts["contest_result"])
    _, result, over = CONTESTS[which]
    ends = None if under_way(facts) - {which} else _final(facts, which, outcome)
    return {result: outcome, over: facts.on, "contest_ends_on": ends}


def _final(facts: Facts, which: Contest, outcome: ContestResult) -> date | None:
    """Nobody's time ends before the day of the step: a suit that is over is final on it, one withdrawn leaves what was left."""
    if which == Contest.RECONSIDERATION and outcome not in NOT_JUDGED:
        last = facts.due(AFTER_RECONSIDERATION, facts.on)
    elif which == Contest.RECONSIDERATION and outcome == ContestResult.DISMISSED and reconsidered_first(facts):
        last = facts.due(UNHEARD, facts.on)
    else:
        last = open_to_contest(facts, facts["served_on"]) if outcome in NOT_JUDGED else facts.on
    return runs_from(max(last, facts.on) if last else None, facts["deferred_until"])


def not_twice(facts: Facts) -> str | None:
    which = Contest(facts["contest_kind"])
    return f"{which.label}尚未终结，请先登记其终结。" if which in under_way(facts) else None


def one_way_at_a_time(facts: Facts) -> str | None:
    """复议法 2023 art. 29: no suit while a reconsideration is on in its time, no reconsideration of what a court has taken."""
    which, others = Contest(facts["contest_kind"]), under_way(facts)
    if which == Contest.RECONSIDERATION and Contest.SUIT in others:
        return "人民法院已经受理行政诉讼，不得再申请行政复议；诉讼已经终结的，请先登记其终结。"
    if which == Contest.SUIT and Contest.RECONSIDERATION in others and not facts["review_overdue"]:
        return "行政复议期间不得起诉；复议已经终结的，请先登记其终结，复议机关逾期不作决定的，请勾选。"
    return None


def reconsidered_before_suit(facts: Facts) -> str | None:
    """复议法 2023 art. 23(1)(1), art. 34: a decision on the spot is sued over once its reconsideration is over, or overdue."""
    if facts["contest_kind"] != Contest.SUIT or not reconsidered_first(facts) or facts["review_overdue"]:
        return None
    over = facts["reconsideration_result"] not in ("", ContestResult.WITHDRAWN)
    return None if over else "对当场处罚决定不服的，应当先申请行政复议；请先登记复议及其终结。"


def was_brought(facts: Facts) -> str | None:
    which = Contest(facts["contest_kind"])
    return None if which in under_way(facts) else f"没有正在进行的{which.label}。"


def judged(facts: Facts) -> bool:
    """Whether a court has upheld the decision: its judgment is enforced then (诉讼法 art. 95), not art. 53's application."""
    return bool(facts["suit_result"] == ContestResult.UPHELD)


def still_stands(facts: Facts) -> str | None:
    """What was changed or found unlawful may still be annulled; what was annulled is gone."""
    gone = getattr(facts.record, "revocation", "") == Revocation.ANNULLED
    return "处罚决定已经被撤销、确认无效。" if gone else None


def upheld_told(facts: Facts) -> str | None:
    missing = facts["revocation"] == Revocation.CHANGED and facts["fine_upheld"] is None and facts["fine"]
    if missing:
        return "罚款被变更的，请填写变更后的罚款数额，全部取消的填0。"
    more = facts["fine_upheld"] is not None and facts["fine_upheld"] > (facts["fine"] or 0)
    return f"变更后的罚款不得高于原罚款{facts['fine'] or 0}元。" if more else None


DECISION_STANDS = Gate("house.decision_stands", still_stands, "revocation", "处罚决定没有被撤销、确认无效")
KIND = asks.choice("contest_kind", "救济途径", Contest.choices)
STEPS = (
    Step(
        "contest",
        "登记复议、诉讼",
        since=("served", "closed"),
        asks=(
            KIND,
            asks.words("note", "受理机关和案号", longest=200),
            asks.yes("review_overdue", "复议机关逾期不作决定", help_text="复议尚未终结而起诉的，应当确认。"),
        ),
        dates=(Of.contested_on,),
        sets=brought,
        gates=(
            Gate("house.contested_once", not_twice, "contest_kind", "同类的复议、诉讼没有正在进行"),
            Gate("reconsideration.no_parallel_suit", one_way_at_a_time, "contest_kind"),
            Gate(FIRST, reconsidered_before_suit, "contest_kind"),
        ),
        **FIELDWORK,
    ),
    Step(
        "contest_over",
        "登记复议、诉讼终结",
        since=("served", "closed"),
        asks=(
            KIND,
            asks.choice("contest_result", "结果", ContestResult.choices),
            asks.words("note", "文书和结果说明", longest=200),
        ),
        dates=(Of.contest_over_on,),
        sets=ended,
        gates=(Gate("house.contest_under_way", was_brought, "contest_kind", "该类复议、诉讼正在进行"),),
        help_text="登记收到复议决定、生效裁判之日。结果为变更、撤销的，另行登记决定被变更、撤销。",
        **FIELDWORK,
    ),
    Step(
        "revoke",
        "登记决定被变更、撤销",
        since=AFTER,
        at=(At.OWN, Organ.JUSTICE, Organ.GOVERNMENT),
        asks=(
            Of.revoked_on,
            Of.revocation,
            asks.maybe(Of.fine_upheld, "罚款被变更的，应当填写。"),
            asks.reason("作出机关和理由"),
        ),
        gates=(
            *in_order("decided_on", "revoked_on"),
            DECISION_STANDS,
            Gate("house.fine_upheld", upheld_told, "fine_upheld", "罚款被变更的，已填写变更后的数额，且不高于原罚款"),
        ),
        by=(Role.HEAD, Role.LEGAL),
    ),
)
