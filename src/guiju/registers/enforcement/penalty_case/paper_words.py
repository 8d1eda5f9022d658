"""What several papers of a case say alike: who acted and with which certificate, on which article, whose opinion when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import User
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate

Words = Callable[[Facts], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one of those who handle, review or approve has said of the case, with the day."""

    label: str
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose opinion an approval form has: told under ``name`` in ``step``; ``said``: what the step itself says."""

    label: str
    step: str
    name: str
    said: str = ""


def holders(certificates: Iterable[Any]) -> dict[Any, str]:
    """The full names of those who hold these certificates, by certificate."""
    known = {one.pk: one.title for one in certificates}
    told = Party.objects.filter(register=EnforcementCertificate.register(), matter_id__in=[*known], role="holder")
    return known | {row.matter_id: row.plain(Use.WORDING)["name"] or row.masked_name for row in told}


def takers(facts: Facts, *steps: str) -> set[str]:
    """The names of those who took any of ``steps``."""
    ids = {deed.actor_id for deed in facts.history if deed.step in steps and deed.actor_id is not None}
    return {str(user) for user in User.objects.filter(pk__in=ids)} if ids else set()


def officers_named(facts: Facts) -> dict[str, Any]:
    """``officers``: those present by name and number of certificate, as every record of theirs must name them."""
    there = [row["certificate"] for row in facts["officers"] or ()]
    names = holders(there)
    return {"officers": "、".join(f"{names[one.pk]}（执法证号{one.number}）" for one in there)}


def article(facts: Facts, rule_id: str) -> str:
    """The article on which a paper rests, by the text in force that day; empty where there was none."""
    rule = facts.rule(rule_id)
    return f"《{rule.law.partition('(')[0]}》{rule.article}" if rule is not None else ""


def resting_on(rule_id: str, *more: Words) -> Words:
    """``article`` for a paper, and what ``more`` add."""

    def words(facts: Facts) -> dict[str, Any]:
        said: dict[str, Any] = {"article": article(facts, rule_id)}
        for one in more:
            said |= one(facts)
        return said

    return words


def approval(last: Asked, *before: Asked) -> Words:
    """``opinions`` for an approval form: of those who acted before, as far as they have, and of who decides now."""

    def words(facts: Facts) -> dict[str, Any]:
        found = [opinion for asked in before if (opinion := _given(facts, asked)) is not None]
        now = Opinion(last.label, _joined(last.said, facts.told.get(last.name)), facts.actor.name, facts.on)
        return {"opinions": [*found, now]}

    return words


def _given(facts: Facts, asked: Asked) -> Opinion | None:
    deed = facts.past(asked.step)
    if deed is None:
        return None
    words = _joined(asked.said, deed.content.get("told", {}).get(asked.name))
    return Opinion(asked.label, words, str(deed.entry.actor or "系统"), deed.on)


def _joined(said: str, told: str | None) -> str:
    return "。".join(part.rstrip("。") for part in (said, told) if part)
