"""The steps of a matter as its page puts them: what usually comes next, the others by what they do, what is blocked folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.kernel.declaring.registry import lives
from guiju.web.gates import Offer

FEW = 6
"""So many are read at a glance: they are not put into groups."""


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that do a like thing; ``folded``: shown when somebody asks for them."""

    label: str
    offers: list[Offer]
    folded: bool = False


def usual_after(record: Any, acts: Sequence[str]) -> list[str]:
    """The steps that usually follow the acts so far, the most usual first, as the life of the register tells it; at an end
    none that opens the matter again."""
    life, ends = lives().get(record.register()), set(record.procedure.ends)
    usual = life.usually_after(acts) if life is not None else []
    if record.stage not in ends:
        return usual
    return [name for name in usual if ends.issuperset(record.procedure.steps[name].leads_to)]


def arranged(offers: Iterable[Offer], usual: Sequence[str], record: Any) -> list[Group]:
    """The usual next step, whatever stands against it; then the others, if they are many, by what they do."""
    left = {offer.step.name: offer for offer in offers}
    first = next((left.pop(name) for name in usual if name in left), None)
    groups = [Group("通常的下一步", [first])] if first is not None else []
    if len(left) <= FEW:
        return [*groups, *([Group("其他步骤" if groups else "", [*left.values()])] if left else [])]
    return [*groups, *_by_what_they_do(left.values(), record)]


def _by_what_they_do(offers: Iterable[Offer], record: Any) -> Iterator[Group]:
    onward: list[Offer] = []
    staying: list[Offer] = []
    notes: list[Offer] = []
    blocked: list[Offer] = []
    for offer in offers:
        if offer.closed:
            blocked.append(offer)
        elif offer.step.note:
            notes.append(offer)
        else:
            (onward if set(offer.step.leads_to) - {record.stage} else staying).append(offer)
    named = (("进入其他阶段", onward), ("在本阶段办理", staying), ("材料和编号", notes))
    yield from (Group(label, found) for label, found in named if found)
    if blocked:
        yield Group(f"条件尚不具备的步骤（{len(blocked)}）", blocked, folded=True)
