"""司法建议、检察建议: got in a case, each answered by the day that it names; and the limits of a suit."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from guiju import law
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row
from guiju.kernel.declaring.rows import of_each
from guiju.kernel.declaring.steps import Clock, Lapse, Step, Writes
from guiju.registers.oversight.litigation import gates
from guiju.registers.oversight.litigation.actors import AFTER, DESK, OPEN
from guiju.registers.oversight.litigation.choices import APPEALABLE_RULINGS, JUDGED, Appellant, Force, Instance
from guiju.registers.oversight.litigation.columns import LitigationAdvice
from guiju.registers.oversight.litigation.columns import LitigationColumns as Of

REPLY_AHEAD = each_row(
    "house.reply_ahead",
    "advice",
    lambda facts, told, row: not told["reply_by"] or told["reply_by"] >= facts.on,
    "要求回复的日期早于收到日期，请核对。",
)

STEPS = (
    Step(
        "be_advised",
        "收到司法建议、检察建议",
        since=(*OPEN, *AFTER),
        asks=(
            asks.parts(
                *("advice", "建议", LitigationAdvice, "adviser", "organ", "document_number", "content"),
                optional=("reply_by",),
                ahead=("reply_by",),
                dates=("received_on",),
            ),
        ),
        gates=(REPLY_AHEAD,),
        help_text="要求回复日期按建议书所写填写；没有写明的不填，不计时限。",
        **DESK,
    ),
    Step(
        "answer_advice",
        "回复建议",
        since=(*OPEN, *AFTER),
        asks=(of_each("advice", "回复的建议", LitigationAdvice, "answer", dates=("answered_on",)),),
        writes=Writes("reply", "关于建议办理情况的复函", each=("advice",)),
        **DESK,
    ),
)


def by_others(facts: Facts) -> bool:
    return not facts["appealed_by_us"]


def told_now(facts: Facts) -> bool:
    return bool(facts["evidence"])


def by_us(facts: Facts) -> bool:
    return bool(facts["appellant"] != Appellant.OTHERS)


def owing(facts: Facts) -> bool:
    """Whether a ruling is in effect that says by when; as it comes, only what takes effect at once is."""
    return bool(facts["perform_by"]) and (not facts.asks("outcome") or gates.force(facts) == Force.IN_FORCE)


AT_REST = (("suspend", "resume"),)


CLOCKS = (
    Clock("litigation.defend.submit", starts="summon", met_by="defend", dropped_by="rule", pauses=AT_REST),
    Clock(
        "litigation.appeal.answer",
        starts="take_appeal",
        when=by_others,
        met_by="defend",
        pauses=AT_REST,
        dropped_by="rule",
    ),
    Clock(
        "litigation.retrial.answer",
        starts="take_retrial",
        when=by_others,
        met_by="defend",
        pauses=AT_REST,
        dropped_by="rule",
    ),
    Clock(
        until=Of.evidence_by,
        words="延期提供证据",
        source="人民法院准许延期",
        starts="delay_evidence",
        met_by=("add_evidence", "defend"),
        meets=told_now,
        dropped_by="rule",
    ),
    Clock(
        "litigation.appeal.judgment",
        starts="rule",
        when=gates.judged_first,
        met_by="appeal",
        meets=by_us,
        dropped_by=("take_effect", "appeal_ends", "appeal_fails", "go_up"),
    ),
    Clock(
        "litigation.appeal.ruling",
        starts="rule",
        when=gates.ruled_first,
        met_by="appeal",
        meets=by_us,
        dropped_by=("take_effect", "appeal_ends", "appeal_fails", "go_up"),
    ),
    Clock(
        until=Of.perform_by,
        words="履行生效裁判",
        source="生效裁判",
        starts=("rule", "take_effect", "appeal_fails"),
        when=owing,
        met_by="perform",
        dropped_by="be_replaced",
    ),
    Clock(
        until="reply_by",
        words="回复司法建议、检察建议",
        source="建议书",
        starts="be_advised",
        whose="advice",
        met_by="answer_advice",
    ),
)


def appeal_over(today: date) -> Q:
    """Judgments and rulings of the first instance of which the organ's own days of appeal are over."""
    ended = Q()
    for rule, outcomes in (("judgment", JUDGED), ("ruling", APPEALABLE_RULINGS)):
        limit = law.limit(f"litigation.appeal.{rule}", today)
        days = (today - timedelta(days=n) for n in range(1, 60))
        last = next(day for day in days if law.due(limit, day).day < today)
        ended |= Q(outcome__in=outcomes, ruling_served_on__lte=last)
    tried = Q(instance=Instance.FIRST) | Q(tried_as_first=True)
    return Q(stage="ruled") & tried & ended


LAPSES = (Lapse("appeal_ends", appeal_over),)
