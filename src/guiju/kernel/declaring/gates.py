"""Gates that more than one register holds its steps to, and gates that hold for some matters only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, everywhere
from guiju.kernel.keeping import identifiers
from guiju.kernel.keeping.covering import Hidden, Kind, covered, hidden_of
from guiju.kernel.keeping.parties import PERSON

Holds = Callable[[Facts], bool]
Reason = Callable[[Facts], str | None]


def only_if(holds: Holds, gate: Gate) -> Gate:
    """The gate where ``holds``; nowhere else is it looked at."""
    return replace(gate, holds=lambda facts: holds(facts) and gate.holds(facts))


def law_or_house(
    binds: Holds, rule: str, house: str, reason: Reason, field: str = "", *, gist: str = ""
) -> tuple[Gate, Gate]:
    """One reason under two names: the article for whom it ``binds``, a rule of good order for all others."""
    return (
        only_if(binds, Gate(rule, reason, field)),
        only_if(lambda facts: not binds(facts), Gate(house, reason, field, gist)),
    )


def four_eyes(words: str, *steps: str, rule: str = "house.four_eyes") -> Gate:
    """Closed to whoever took any of ``steps`` on this matter; ``words`` say which two must not be one person."""

    def reason(facts: Facts) -> str | None:
        return words if facts.took_part(*steps) else None

    return Gate(rule, reason, gist=words)


def each_row(
    rule: str, ask: str, fits: Callable[[Facts, dict[str, Any], Any], bool], words: str, gist: str = ""
) -> Gate:
    """Closed to rows told under ``ask`` that do not fit; ``words`` say what is wrong with them. ``fits`` looks at the facts,
    at what is told of a row, and at that row where it is there already (None: it is added)."""

    def reason(facts: Facts) -> str | None:
        there = {row.pk: row for row in facts.parts(ask)}
        told = [(n, one, there.get(one.get("id"))) for n, one in enumerate(facts[ask], 1)]
        wrong = [f"“{row}”" if row is not None else f"第{n}项" for n, one, row in told if not fits(facts, one, row)]
        return f"{'、'.join(wrong)}{words}" if wrong else None

    return Gate(rule, reason, ask, gist or words)


def each_once(rule: str, ask: str, *columns: str, gist: str) -> Gate:
    """Closed to rows told under ``ask`` that say the same in ``columns`` as one there already, or as one told before them."""

    def reason(facts: Facts) -> str | None:
        told = [tuple(row[name] for name in columns) for row in facts[ask]]
        there = {tuple(getattr(row, name) for name in columns) for row in facts.parts(ask)}
        twice = [n for n, one in enumerate(told) if one in there or one in told[:n]]
        words = "".join(f"第{n + 1}项（{'，'.join(map(str, told[n]))}）" for n in twice[:1])
        return f"{words}已经登记，所填有误的请更正。" if twice else None

    return Gate(rule, reason, ask, gist)


def title_without_names(*roles: str) -> Gate:
    """The title stands in lists: no full name of a natural person told in these roles stands in it."""

    def reason(facts: Facts) -> str | None:
        told = [party for role in roles for party in facts[role]]
        names = [party["name"] for party in told if party["kind"] == PERSON and len(party["name"]) > 1]
        title = facts["title"] or ""
        full = next((name for name in names if covered(title, [Hidden(Kind.NAME, name)]) != title), None)
        if full is None:
            return None
        return f"名称会显示在列表中，不得写当事人全名，请写作“{identifiers.mask_name(full).replace('*', '某')}”。"

    return Gate("house.title_without_names", reason, "title", "名称不写自然人当事人的全名")


def words_without_parties(name: str, *roles: str, addresses: Callable[[Facts], bool] = everywhere) -> Gate:
    """What is written for others than those who see the record says neither name nor number of who stands in these roles on
    it, nor, where ``addresses`` holds, their address: what is asked may be of that very place."""

    def reason(facts: Facts) -> str | None:
        hidden = hidden_of(party for party in facts.parties if party.role in roles)
        kept = [one for one in hidden if one.kind is not Kind.ADDRESS or addresses(facts)]
        words = facts[name] or ""
        if covered(words, kept) == words:
            return None
        return f"“{facts.label(name)}”写有当事人的姓名、号码或者住址，看到的人不都可以知道，请删去。"

    return Gate("house.words_without_parties", reason, name, "所写内容不写当事人的姓名、号码和住址")


def in_order(*names: str) -> tuple[Gate, ...]:
    """Days that lie in this order, as far as they are known; ``on`` among the names is the day of the step.

    A gate for each but the first: what is wrong is said beside the day that comes too early.
    """
    return tuple(_not_earlier(name, names[:n][::-1]) for n, name in enumerate(names) if n)


def _not_earlier(name: str, before: tuple[str, ...]) -> Gate:
    def reason(facts: Facts) -> str | None:
        day = _day(facts, name)
        earlier = next((other for other in before if _day(facts, other) is not None), None)
        if day is None or earlier is None or day >= _day(facts, earlier):
            return None
        return f"“{facts.label(name)}”{day}早于“{facts.label(earlier)}”{_day(facts, earlier)}，请核对。"

    return Gate("house.days_in_order", reason, name, "所填日期的先后顺序相符")


def _day(facts: Facts, name: str) -> Any:
    return facts.on if name == "on" else facts[name]
