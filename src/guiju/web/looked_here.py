"""Other matters whose gates looked at a record, or may have: told before a correction of it is approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Q

from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.sights import Sight
from guiju.kernel.offices.people import Actor
from guiju.web.names import Named, named

MOST = 100
Found = tuple[tuple[str, UUID], str]
"""A matter by register and id, and how it has to do with the record."""


@dataclass(frozen=True)
class Other:
    """A matter as the list names it."""

    matter: Named
    words: str

    @property
    def pk(self) -> UUID:
        return self.matter.pk


@dataclass(frozen=True)
class Others:
    """``unseen``: how many more the actor may not see; ``more``: there are more of them than are looked for."""

    named: list[Other]
    unseen: int
    more: bool


def looked_here(actor: Actor, record: Any) -> Others:
    """Matters that looked for this one, that name it in a column or a row, and that are tied to it."""
    here = (record.register(), record.pk)
    words: dict[tuple[str, UUID], dict[str, None]] = {}
    for matter, how in _all(record):
        if matter != here:
            words.setdefault(matter, {})[how] = None
    wanted = list(islice(words, MOST))
    names = named(actor, wanted)
    seen = [Other(names[matter], "，".join(words[matter])) for matter in wanted if matter in names]
    return Others(seen, len(wanted) - len(seen), len(words) > MOST)


def _all(record: Any) -> Iterator[Found]:
    """Of each kind no more than can be shown, and one."""
    for found in (_searched(record), _named(record), _tied(record)):
        yield from found


def _searched(record: Any) -> Iterator[Found]:
    seen = Sight.objects.filter(seen_register=record.register(), seen_id=record.pk).order_by("-id")
    for sight in seen[: MOST + 1]:
        step = registers()[sight.register].procedure.steps.get(sight.step)
        yield (sight.register, sight.matter_id), f"“{step.label if step else sight.step}”时核对"


def _named(record: Any) -> Iterator[Found]:
    for model in registers().values():
        yield from _by_columns(record, model, model, "pk")
        for part in dict.fromkeys(ask.model for ask in model.procedure.parts.values()):
            yield from _by_columns(record, model, part, "matter_id")


def _by_columns(record: Any, model: type[Record], holder: type[Record | Part], owner: str) -> Iterator[Found]:
    """Records of ``model`` that name the record in a column of their own or of a row."""
    for column in holder._meta.concrete_fields:
        if isinstance(column, ForeignKey) and column.related_model is type(record) and column.name != "matter":
            rows: Any = holder._default_manager.filter(**{column.name: record}).order_by("-pk")
            for pk in rows.values_list(owner, flat=True)[: MOST + 1]:
                yield (model.register(), pk), f"其“{column.verbose_name}”为本事项"


def _tied(record: Any) -> Iterator[Found]:
    register, pk = record.register(), record.pk
    here = Q(register=register, matter_id=pk) | Q(to_register=register, to_id=pk)
    for link in Link.objects.filter(here).order_by("-id")[: MOST + 1]:
        ends = ((link.register, link.matter_id), (link.to_register, link.to_id))
        yield next(end for end in ends if end != (register, pk)), "关联事项"
