"""Gates that more than one register holds its steps to, and gates that hold for some matters only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import identifiers
from guiju.kernel.keeping.covering import Hidden, Kind, covered
from guiju.kernel.keeping.parties import PERSON

Holds = Callable[[Facts], bool]
Reason = Callable[[Facts], str | None]


def only_if(holds: Holds, gate: Gate) -> Gate:
    """The gate where ``holds``; open anywhere else."""
    return replace(gate, reason=lambda facts: gate.reason(facts) if holds(facts) else None)


def law_or_house(binds: Holds, rule: str, house: str, reason: Reason, field: str = "") -> tuple[Gate, Gate]:
    """One reason under two names: the article for whom it ``binds``, a rule of good order for all others."""
    return (
        only_if(binds, Gate(rule, reason, field)),
        only_if(lambda facts: not binds(facts), Gate(house, reason, field)),
    )


def four_eyes(words: str, *steps: str, rule: str = "house.four_eyes") -> Gate:
    """Closed to whoever took any of ``steps`` on this matter; ``words`` say which two must not be one person."""

    def reason(facts: Facts) -> str | None:
        took = facts.actor.user_id is not None and any(
            entry.step in steps and entry.actor_id == facts.actor.user_id for entry in facts.history
        )
        return words if took else None

    return Gate(rule, reason)


def title_without_names(*roles: str) -> Gate:
    """The title stands in lists: no full name of a natural person told in these roles stands in it."""

    def reason(facts: Facts) -> str | None:
        told = [party for role in roles for party in facts.told.get(role) or ()]
        names = [party["name"] for party in told if party["kind"] == PERSON and len(party["name"]) > 1]
        title = facts["title"] or ""
        full = next((name for name in names if covered(title, [Hidden(Kind.NAME, name)]) != title), None)
        if full is None:
            return None
        return f"名称会显示在列表中，不得写当事人全名，请写作“{identifiers.mask_name(full).replace('*', '某')}”。"

    return Gate("house.title_without_names", reason, "title")
