"""A major decision on record comes before the meeting that decides it once it is submitted with all that art. 29 asks for."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.decisions.major_decision import MajorDecision
from guiju.registers.governance.meeting.choices import PREPARING
from guiju.registers.governance.meeting.gates import resting_on


def _submitted_first(facts: Facts) -> str | None:
    """决策条例 art. 29. A meeting that only prepares may look at it before."""
    if facts["kind"] in PREPARING:
        return None
    reviews = [review.pk for _, review in resting_on(facts)]
    found = facts.look_at(MajorDecision.objects.filter(review__in=reviews, decided_on=None).order_by("pk"))
    early = [facts.named(one) for one in found if not one.may_be_discussed(facts.on)]
    return f"{'、'.join(early)}尚未提请讨论：请承办单位先办理“提请讨论”，报齐材料。" if early else None


SUBMITTED = Gate("decision.submission_materials", _submitted_first, "items")
