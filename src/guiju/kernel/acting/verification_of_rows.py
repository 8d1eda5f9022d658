"""What the entries of records say must stand in the tables, folded, and what stands there: a share of the matters at a time.

A record's row is what its entries set; its parts are the rows they told; of what stands beside it (``keeping.vouching``) they
name the digests. Each row that is found takes away what was said of it: what is left is lacking. An entry that was lawfully
erased is accounted for by the one that erased it, which says anew all that stands from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from guiju.kernel.acting.verification_of_chains import Told
from guiju.kernel.acting.verification_report import Report
from guiju.kernel.acting.verification_shares import Share
from guiju.kernel.declaring import whereabouts
from guiju.kernel.declaring.matters import Record
from guiju.kernel.keeping import digests, stored, vouching
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.parties import Party, as_told
from guiju.kernel.keeping.sight import Use
from guiju.kernel.keeping.vouching import Vouched

PLACE = ("agency_id", "handler_id", "region", "restricted")


@dataclass(slots=True)
class Says:
    """What the entries of a record say: the columns by name; rows told, by kind and id, with the entry that first told each;
    digests by table and key; numbers drawn. ``unknown``: entries that are empty, and none accounts for it; ``garbled``: those
    that say what no step says; ``erased``: those that were lawfully emptied. ``there``, ``called`` and ``lies``: whether the
    record's row was found, its name, and where it lies; ``wrong``: what is not as said, in words.
    """

    columns: dict[str, Any] = field(default_factory=lambda: {"last_step_on": None})
    parts: dict[Any, dict[str, dict[str, Any]]] = field(default_factory=dict)
    rows: vouching.Said = field(default_factory=dict)
    drawn: list[list[Any]] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)
    garbled: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)
    there: bool = False
    called: str = ""
    lies: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, model: type[Record], chain: list[Told]) -> Says:
        says, notes, kinds = cls(), model.procedure.notes, _kinds(model)
        for told in chain:
            if told.content is None:
                says.unknown.add(told.seq)
                continue
            try:
                says._take_in(told, told.content, told.step in notes, kinds)
            except (LookupError, TypeError, ValueError, AttributeError):
                says.garbled.add(told.seq)
        last = chain[-1]
        stage = last.content.get("stage") if last.content else None
        says.columns |= {"stage": stage, "version": last.seq, "head": last.digest}
        return says

    def _take_in(self, told: Told, content: dict[str, Any], note: bool, kinds: Mapping[str, Any]) -> None:
        refold = content.get("refold")
        if (anew := content.get("anew")) is not None:
            self.columns, self.parts, self.rows = dict(anew["set"]), {}, {}
            self.erased |= set(content["told"]["erased"])
            self.unknown -= self.erased
            self._parts(anew.get("parts", {}), told.seq, kinds)
            self.drawn += anew["drawn"]
        if refold is not None:
            self.columns |= refold.get("set", {})
            self._parts(refold.get("parts", {}), told.seq, kinds)
        else:
            self.columns |= content["set"]
            if not note:
                self.columns["last_step_on"] = told.on
        if "parts" in content:
            self._parts(content["parts"], told.seq, kinds)
        if "drawn" in content:
            self.drawn += content["drawn"]
        if "rows" in content:
            vouching.fold(self.rows, content["rows"])

    def _parts(self, told: dict[str, list[dict[str, Any]]], seq: int, kinds: Mapping[str, Any]) -> None:
        for name, rows in told.items():
            there = self.parts.setdefault(kinds.get(name), {})
            for row in rows:
                before = there.pop(row["id"], {"seq": seq})
                if "gone" not in row:
                    there[row["id"]] = before | row

    def left(self) -> Iterator[Any]:
        """The kinds of rows of which something was said that was not found."""
        yield from (kind for kind, rows in self.parts.items() if rows)
        yield from (table for table, rows in self.rows.items() if any(digest is not None for digest in rows.values()))


@cache
def _kinds(model: type[Record]) -> dict[str, Any]:
    return {name: ask.model for name, ask in model.procedure.parts.items()}


@cache
def kinds(model: type[Record]) -> tuple[Any, ...]:
    """The kinds of rows that are parts of records of a register."""
    return tuple(dict.fromkeys(kind for kind in _kinds(model).values() if kind is not None))


@cache
def _labels(model: type[Record]) -> dict[Any, str]:
    """What each kind of part, and each table beside records, is called."""
    found: dict[Any, list[str]] = {}
    for ask in model.procedure.parts.values():
        found.setdefault(ask.model, []).append(ask.label)
    parts = {kind: "、".join(dict.fromkeys(labels)) for kind, labels in found.items()}
    return {**parts, **{kind._meta.db_table: str(kind._meta.verbose_name) for kind in vouching.of_records()}}


def hold(report: Report, model: type[Record], says: dict[str, Says], share: Share) -> None:
    """Hold everything that stands in the tables of the records of a share against what their entries say."""
    _records(report, model, says, share)
    labels, strays = _labels(model), dict[tuple[str, str], None]()
    for kind in kinds(model):
        _parts(model, kind, says, share, labels[kind], strays)
    for kind in vouching.of_records():
        if share.none_in(kind._meta.db_table):
            continue
        _beside(model, kind, says, share, labels[kind._meta.db_table], strays)
    for matter, one in says.items():
        _faults(report, model, matter, one, labels)
    for label, matter in strays:
        report.fault("extra", f"“{label}”中有不属于任何事项的内容。", model.register(), matter)


def _faults(report: Report, model: type[Record], matter: str, says: Says, labels: Mapping[Any, str]) -> None:
    if not says.there:
        report.fault("row", "账簿中有此事项，台账中没有。", model.register(), matter)
    says.wrong |= dict.fromkeys(labels.get(kind, "不明内容") for kind in says.left())
    if says.wrong:
        called = says.called or says.columns.get("number") or says.columns.get("title") or ""
        report.fault("row", f"“{called}”的{'、'.join(says.wrong)}与账簿不符。", model.register(), matter)


def _records(report: Report, model: type[Record], says: dict[str, Says], share: Share) -> None:
    fields = [f for f in model._meta.concrete_fields if not f.primary_key]
    names, told = tuple(f.attname for f in fields), [f.name for f in fields]
    empty = [digests.plain(f.get_default()) for f in fields]
    labels = [str(f.verbose_name) for f in fields]
    number, title, lies = names.index("number"), names.index("title"), [names.index(name) for name in PLACE]
    which, params = share.in_sql("t.id")
    for matter, *row in stored.rows(model, ("id", *names), f"1 = 1{which}", params):
        one, called = says.get(matter), row[number] or row[title]
        if one is None:
            report.fault("missing", f"“{called}”没有账簿记录。", model.register(), matter)
            continue
        report.records += 1
        one.there, one.called = True, called
        one.lies = dict(zip(PLACE, [row[place] for place in lies], strict=True))
        expected = list(map(one.columns.get, told, empty))
        if row != expected:
            one.wrong |= {label: None for label, is_, said in zip(labels, row, expected, strict=True) if is_ != said}


def _parts(
    model: type[Record], kind: Any, says: dict[str, Says], share: Share, label: str, strays: dict[tuple[str, str], None]
) -> None:
    """The rows of one kind of part, whichever asks of the procedure add them."""
    fields = [f for f in kind._meta.concrete_fields if f.name != "matter"]
    told, empty = [f.name for f in fields], [digests.plain(f.get_default()) for f in fields]
    own = told.index("id")
    which, params = share.in_sql("t.matter_id")
    for matter, *row in stored.rows(kind, ("matter_id", *(f.attname for f in fields)), f"1 = 1{which}", params):
        one = says.get(matter)
        if one is None:
            strays[label, matter] = None
            continue
        said = one.parts.get(kind, {}).pop(row[own], None)
        if said is None or list(map(said.get, told, empty)) != row:
            one.wrong[label] = None


def _beside(
    model: type[Record],
    kind: type[Vouched],
    says: dict[str, Says],
    share: Share,
    label: str,
    strays: dict[tuple[str, str], None],
) -> None:
    """The rows of one table that stand beside records."""
    table, register, vouched = kind._meta.db_table, model.register(), vouching.columns(kind)
    more, number, follows = sorted(kind.unvouched), len(vouched), kind in whereabouts.FOLLOWING
    (which, params), spans = share.in_sql("t.matter_id"), _spans(register, share) if kind is ClockRow else {}
    names = ("matter_id", kind._meta.pk.attname, *vouched, *more)
    order = f"t.matter_id, t.{kind._meta.pk.column}"
    for matter, pk, *row in stored.rows(kind, names, f"t.register = %s{which}", [register, *params], order):
        one = says.get(matter)
        if one is None:
            strays[label, matter] = None
            continue
        values = row[:number]
        said = vouching.taken(one.rows.get(table, {}), vouching.key_of(kind, values))
        also = {"spans": spans[pk]} if pk in spans else vouching.NOTHING
        bears = vouching.told(kind, values, {"register": register, "matter_id": matter}, also)
        if not vouching.fits(bears, said):
            one.wrong[label] = None
        if follows and one.there and not _lies(kind, dict(zip(more, row[number:], strict=True)), one.lies):
            one.wrong[label] = None
        if kind is Party and not as_told(
            {"register": register, **dict(zip(names, (matter, pk, *row), strict=True))}, Use.VERIFYING
        ):
            one.wrong[label] = None


def _lies(kind: type[Vouched], row: Mapping[str, Any], lies: Mapping[str, Any]) -> bool:
    """Whether a row lies where its record does."""
    return all(row[name] == value for name, value in whereabouts.of(kind, lies).items())


def _spans(register: str, share: Share) -> dict[int, list[Any]]:
    """The interruptions and extensions of each limit, in their order."""
    clock, (which, params) = ClockRow._meta.db_table, share.in_sql("c.matter_id")
    where = " ".join(["t.clock_id IN (SELECT c.id FROM", clock, "c WHERE c.register = %s", which, ")"])
    found: dict[int, list[Any]] = {}
    for of, *span in stored.rows(Interval, ("clock_id", *Interval.BORNE), where, [register, *params], "t.id"):
        found.setdefault(of, []).append(span)
    return found
