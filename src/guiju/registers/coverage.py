"""How every rule of the catalogue is carried out: by a gate, the form, a checklist, a clock, not at all with a reason, or later.

A chapter says in ``not_enforced.yaml`` which rules of its registers a program cannot hold, and why. ``to_come.yaml`` names
the registers that are not built yet by subject (or single rule), which leaves that list when its register comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from guiju import law
from guiju.kernel.declaring.registry import registers

HERE = Path(__file__).parent
TO_COME = HERE / "to_come.yaml"


@dataclass(frozen=True, slots=True)
class Carried:
    """How one rule is carried out: ``how`` is gate, form, checklist, clock, not_applicable or to_come."""

    rule: str
    how: str
    where: str


def carried_out() -> dict[str, list[Carried]]:
    """All that is said of each rule id."""
    found: dict[str, list[Carried]] = {}
    for name, model in registers().items():
        for how, rules in model.procedure.rules().items():
            for rule in rules:
                found.setdefault(rule, []).append(Carried(rule, how, name))
    for path in sorted(HERE.glob("*/not_enforced.yaml")):
        for rule, entry in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            found.setdefault(rule, []).append(Carried(rule, entry["status"], entry["why"]))
    coming: dict[str, str] = yaml.safe_load(TO_COME.read_text("utf-8"))
    for text in law.catalogue():
        register = coming.get(text.id) or coming.get(text.subject)
        if register and text.id not in found:
            found[text.id] = [Carried(text.id, "to_come", register)]
    return found


def uncovered() -> list[str]:
    """Rule ids of which nothing is said: there must be none."""
    found = carried_out()
    return [rule for rule in law.ids() if rule not in found]
