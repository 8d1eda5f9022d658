"""What a page loads of a record: each kind of thing once, with what it names, and only kinds that some step has made."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Max

from guiju.kernel.asked import Asked
from guiju.kernel.declaring.asks import PartiesAsk, PartsAsk, UploadAsk
from guiju.kernel.declaring.facts import Batch
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.declaring.steps import Fork
from guiju.kernel.keeping.ledger import Entry

LATEST = 30
LATEST_OF = Asked(
    lambda register, pk: (
        Entry.objects.filter(register=register, matter_id=pk)
        .select_related("payload", "actor")
        .order_by("-seq")[:LATEST]
    )
)


@cache
def _with_what_they_name(model: Any) -> Asked:
    named = [f.name for f in model._meta.concrete_fields if f.is_relation and f.name != "matter"]
    rows = model._default_manager.select_related(*named).order_by("seq", "pk")
    return Asked(lambda pk: rows.filter(matter_id=pk))


class PageRows(Batch):
    """One record's surroundings as a page shows them: entries with their actors, parts with the rows they name."""

    def __init__(self, record: Record) -> None:
        super().__init__([record])
        self.record = record

    @cached_property
    def entries(self) -> dict[UUID, list[Entry]]:
        """The whole history: read only where a gate asks for it."""
        return self._by_record(self._rows().order_by("seq"))

    def _rows(self) -> Any:
        own = Entry.objects.filter(register=self.register, matter_id__in=self.ids)
        return own.select_related("payload", "actor")

    def parts(self, model: type[Part]) -> dict[UUID, list[Part]]:
        cache: dict[type[Part], dict[UUID, list[Part]]] = self.__dict__.setdefault("_parts", {})
        if model not in cache:
            cache[model] = self._by_record(_with_what_they_name(model)(self.record.pk))
        return cache[model]

    @cached_property
    def latest(self) -> list[Entry]:
        """The latest entries, the last one first."""
        if "entries" in self.__dict__:
            return self.entries[self.record.pk][: -LATEST - 1 : -1]
        return LATEST_OF(self.register, self.record.pk)

    @cached_property
    def steps_taken(self) -> dict[str, date]:
        """Each step taken with its last day: one row a step, however long the history."""
        if self.record.version == len(self.latest):
            return {entry.step: entry.on for entry in reversed(self.latest)}
        return dict(self._rows().order_by().values_list("step").annotate(Max("on")))

    def step_of(self, seq: int) -> str:
        """The step of an entry."""
        return next((entry.step for entry in self.entries[self.record.pk] if entry.seq == seq), "")

    @cached_property
    def led(self) -> list[tuple[str, date, dict[str, Any]]]:
        """Each step taken with its last day; where it may lead to several stages, each time it was taken, and what it told."""
        steps = self.record.procedure.steps
        forks = [name for name in self.steps_taken if name in steps and isinstance(steps[name].to, Fork)]
        told = self._rows().filter(step__in=forks) if forks else ()
        acts = [(entry.step, entry.on, entry.content) for entry in told]
        return [*((name, on, {}) for name, on in self.steps_taken.items() if name not in forks), *acts]

    def made(self, *kinds: type) -> bool:
        """Whether a step that asks for one of these kinds has been taken."""
        steps = self.record.procedure.steps
        return any(isinstance(ask, kinds) for name in self.steps_taken if name in steps for ask in steps[name].asked)

    def made_parts(self, names: list[str]) -> bool:
        """Whether a step that adds parts under one of these names has been taken."""
        steps = self.record.procedure.steps
        asked = (ask for name in self.steps_taken if name in steps for ask in steps[name].asked)
        return any(isinstance(ask, PartsAsk) and ask.name in names for ask in asked)

    @property
    def has_parties(self) -> bool:
        return self.made(PartiesAsk)

    @property
    def has_papers(self) -> bool:
        steps = self.record.procedure.steps
        return self.made(UploadAsk) or any(name in steps and steps[name].writes for name in self.steps_taken)

    @property
    def has_clocks(self) -> bool:
        clocked = self.record.procedure.clocked
        return any(act == "start" for name in self.steps_taken for act, _ in clocked.get(name, ()))
