"""What a law itself wants told: the reasons of a refusal, the ground of an ending, chosen from a list or in words."""

from __future__ import annotations

from dataclasses import replace

from guiju.kernel.declaring.asks import Asked, Marked, as_ask


def held_by(asked: Asked | Marked, rule: str) -> Marked:
    """The form holds the step to a rule: ``held_by(Of.refusal, "legal_aid.refusal_reasons")``.

    Where it is missing or is none of the list, the rule in force that day is named; the coverage counts it as *form*.
    """
    return lambda: replace(as_ask(asked), rule=rule)
