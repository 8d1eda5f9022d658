"""What the entries of a record say must stand in its tables, folded; and what stands there, read in the same order.

A record's row is what its entries set; its parts are the rows they told; of what stands beside it (``keeping.vouching``) they
name the digests. An entry that was lawfully erased is accounted for by the one that erased it, which says anew all that
stands from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from guiju.kernel.acting.verification_shares import Share
from guiju.kernel.declaring import whereabouts
from guiju.kernel.declaring.matters import Part, Record
from guiju.kernel.keeping import digests, vault, vouching
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.parties import Party, digest_of
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.vouching import Vouched


@dataclass(slots=True)
class Told:
    """One entry: ``content`` is None where its payload is empty."""

    seq: int
    step: str
    on: str
    algorithm: str
    digest: str
    content: dict[str, Any] | None


@dataclass(slots=True)
class Says:
    """What the entries say: the columns by name; rows told, by kind and id, with the entry that first told each; digests by
    table and key, each with its algorithm; numbers drawn. ``unknown``: an entry is empty that none accounts for.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    parts: dict[Any, dict[str, dict[str, Any]]] = field(default_factory=dict)
    rows: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    drawn: list[list[Any]] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)
    kinds: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, model: type[Record], chain: list[Told]) -> Says:
        says, notes = cls({"last_step_on": None}), model.procedure.notes
        says.kinds = {name: ask.model for name, ask in model.procedure.parts.items()}
        for told in chain:
            if told.content is None:
                says.unknown.add(told.seq)
            else:
                says._take_in(told, told.step in notes)
        last = chain[-1]
        stage = last.content["stage"] if last.content else None
        says.columns |= {"stage": stage, "version": last.seq, "head": last.digest}
        return says

    def _take_in(self, told: Told, note: bool) -> None:
        content: dict[str, Any] = told.content or {}
        refold = content.get("refold")
        if (anew := content.get("anew")) is not None:
            self.columns, self.parts, self.rows = {}, {}, {}
            self.unknown -= set(content["told"]["erased"])
            self._parts(anew.get("parts", {}), told.seq)
            self.columns = dict(anew["set"])
            self.drawn += anew["drawn"]
        if refold is not None:
            self.columns |= refold.get("set", {})
        else:
            self.columns |= content["set"]
            if not note:
                self.columns["last_step_on"] = told.on
        self._parts(content.get("parts", {}), told.seq)
        self._parts((refold or {}).get("parts", {}), told.seq)
        self.drawn += content.get("drawn", ())
        for table, rows in content.get("rows", {}).items():
            there = self.rows.setdefault(table, {})
            for key, digest in rows.items():
                if digest is None:
                    there.pop(key, None)
                else:
                    there[key] = (digest, told.algorithm)

    def _parts(self, told: dict[str, list[dict[str, Any]]], seq: int) -> None:
        for name, rows in told.items():
            there = self.parts.setdefault(self.kinds.get(name), {})
            for row in rows:
                before = there.pop(row["id"], {"seq": seq})
                if "gone" not in row:
                    there[row["id"]] = before | row


class Grouped:
    """Rows (matter id, anything) in the order of matter ids, taken matter by matter; ``stray``: of matters that are none."""

    def __init__(self, rows: Iterator[tuple[str, Any]]) -> None:
        self.rows = rows
        self.ahead = next(rows, None)
        self.stray: set[str] = set()

    def take(self, matter: str) -> list[Any]:
        found = []
        while self.ahead is not None and self.ahead[0] <= matter:
            if self.ahead[0] == matter:
                found.append(self.ahead[1])
            else:
                self.stray.add(self.ahead[0])
            self.ahead = next(self.rows, None)
        return found

    def rest(self) -> set[str]:
        """The matters of all that was never taken."""
        while self.ahead is not None:
            self.stray.add(self.ahead[0])
            self.ahead = next(self.rows, None)
        return self.stray


class Hung:
    """All that hangs on the records of one register, read in the order of the records."""

    def __init__(self, model: type[Record], share: Share) -> None:
        asks = model.procedure.parts
        kinds = dict.fromkeys(ask.model for ask in asks.values() if ask.model)
        self.parts = [_Parts(part, share, [ask.label for ask in asks.values() if ask.model is part]) for part in kinds]
        self.beside = [_Beside(kind, model.register(), share) for kind in vouching.of_records()]

    def wrong(self, matter: str, says: Says, row: dict[str, Any]) -> list[str]:
        """What hangs on the record of ``row`` and is not as the entries say, in words."""
        wrong = [part.label for part in self.parts if not part.agrees(matter, says)]
        return wrong + [beside.label for beside in self.beside if not beside.agrees(matter, says, row)]

    def strays(self) -> dict[str, set[str]]:
        """By what they are, the matters of rows that belong to no record."""
        found: dict[str, set[str]] = {}
        kinds: list[_Parts | _Beside] = [*self.parts, *self.beside]
        for kind in kinds:
            found.setdefault(kind.label, set()).update(kind.rows.rest())
        return found


class _Parts:
    """The rows of one kind of part, whichever asks of the procedure add them."""

    def __init__(self, part: type[Part], share: Share, labels: list[str]) -> None:
        self.part, self.label = part, "、".join(dict.fromkeys(labels))
        self.rows = Grouped(_part_rows(part, share))

    def agrees(self, matter: str, says: Says) -> bool:
        said = {pk: _full(row) for pk, row in says.parts.get(self.part, {}).items()}
        return {row["id"]: _full(row) for row in self.rows.take(matter)} == said


def _full(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if value not in (None, "", False)}


def _part_rows(part: Any, share: Share) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = {f.attname: f.name for f in part._meta.concrete_fields if f.name != "matter"}
    rows = part._default_manager.order_by("matter_id", "id")
    for matter, *row in share.of(rows).values_list("matter_id", *columns).iterator(2000):
        yield matter.hex, digests.plain(dict(zip(columns.values(), row, strict=True)))


class _Beside:
    """The rows of one table that stand beside records."""

    def __init__(self, model: type[Vouched], register: str, share: Share) -> None:
        self.model, self.table, self.label = model, model._meta.db_table, str(model._meta.verbose_name)
        self.register = register
        self.rows = Grouped(_beside(model, register, share))

    def agrees(self, matter: str, says: Says, row: dict[str, Any]) -> bool:
        said, there = says.rows.get(self.table, {}), self.rows.take(matter)
        if len(said) != len(there):
            return False
        lies, taken = whereabouts.of(self.model, row), set[str]()
        for values in there:
            key = vouching.free(vouching.key_of(self.model, values), taken)
            taken.add(key)
            digest, by = said.get(key, ("", "sha256"))
            vouched = {name: value for name, value in values.items() if name not in self.model.unvouched}
            bears = vouching.content(self.model, vouched, register=self.register, matter_id=matter)
            if vouching.digest_of(vouching.told(bears), by) != digest:
                return False
            if any(values[name] != value for name, value in lies.items()):
                return False
            if not _as_sealed(self.model, values):
                return False
        return True


def _as_sealed(model: type[Vouched], values: dict[str, Any]) -> bool:
    """Whether what is sealed of a party is what its digest was made of."""
    if model is not Party or not values["digest"]:
        return True
    try:
        told = Party(**values).told(Use.VERIFYING)
    except vault.WrongKey:
        return False
    return bool(digest_of(values["role"], told) == values["digest"])


def _beside(model: type[Vouched], register: str, share: Share) -> Iterator[tuple[str, dict[str, Any]]]:
    """The columns of each row, those that only its record or its own digest vouches for among them."""
    columns = (*vouching.columns(model), *sorted(model.unvouched))
    rows: Any = getattr(model, "every", model._default_manager).filter(register=register).order_by("matter_id", "pk")
    found = share.of(rows).values_list("matter_id", "pk", *columns).iterator(2000)
    if model is not ClockRow:
        yield from ((matter.hex, dict(zip(columns, row, strict=True))) for matter, _, *row in found)
        return
    spans = Grouped(_spans(register, share))
    for matter, group in groupby(found, key=lambda row: row[0].hex):
        of: dict[int, list[Any]] = {}
        for clock, span in spans.take(matter):
            of.setdefault(clock, []).append(span)
        for _, pk, *row in group:
            yield matter, {**dict(zip(columns, row, strict=True)), "spans": of.get(pk, [])}


def _spans(register: str, share: Share) -> Iterator[tuple[str, tuple[int, list[Any]]]]:
    rows = Interval.objects.filter(clock__register=register).order_by("clock__matter_id", "id")
    rows = share.of(rows, "clock__matter_id")
    for matter, clock, *span in rows.values_list("clock__matter_id", "clock_id", *Interval.BORNE).iterator(2000):
        yield matter.hex, (clock, span)
