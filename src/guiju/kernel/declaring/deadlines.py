"""Gates made from time limits: not after the period, not before it has run, notice given early enough.

Each reads the length from the rule catalogue as in force for the step, and names the day that counts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from guiju import law
from guiju.kernel.declaring.asks import Asked, name_of
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate


def within(rule: str, start: str, *, of: str = "") -> Gate:
    """Closed once the period from the day in ``start`` has run. ``of``: the column with the day of the act (default: the step)."""

    def reason(facts: Facts) -> str | None:
        day, last = (facts[of] if of else facts.on), facts.due(rule, facts[start])
        if day is None or last is None or day <= last:
            return None
        return f"期限自{facts[start]}起算，已于{last}届满，发生日期为{day}。"

    return Gate(rule, reason, field=of or start)


def while_it_runs(column: Asked) -> Gate:
    """Closed once the last day that people set has passed: what is late is not made timely by a later day. Who agreed to one in
    time is entered by the day of it."""

    def reason(facts: Facts) -> str | None:
        last = facts.before(name_of(column))
        if last is None or facts.on <= last:
            return None
        return f"期限已于{last}届满，届满后不得延长，请尽快办理；届满前已经同意延长的，发生日期填同意之日。"

    return Gate("house.term_runs", reason, "on", "在期限届满以前延长")


def not_before(rule: str, start: str) -> Gate:
    """Closed until the period from the day in ``start`` has run."""

    def reason(facts: Facts) -> str | None:
        limit, began = facts.rule(rule), facts[start]
        if limit is None or began is None:
            return None
        first = law.earliest(limit, began)
        return None if facts.on >= first else f"自{began}起算，最早可在{first}办理。"

    return Gate(rule, reason, field=start)


def early_enough(rule: str, notice: str, event: str) -> Gate:
    """Closed where the day in ``notice`` is too close to the day in ``event``. Without ``notice`` the step's day counts."""

    def reason(facts: Facts) -> str | None:
        limit, given, held = facts.rule(rule), facts[notice] if notice else facts.on, facts[event]
        if limit is None or given is None or held is None:
            return None
        last = law.latest(limit, held).day
        return None if given <= last else f"拟定日期为{held}，至迟应当在{last}通知，通知日期为{given}。"

    return Gate(rule, reason, field=event)


def first_day(name: str) -> Callable[[Facts], date]:
    """For a column: the day on which it was first done. Whoever does it again changes what was said, and no
    figure of the year before."""
    return lambda facts: facts.before(name) or facts.on
