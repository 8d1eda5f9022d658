"""事项页: everything about one record on one page, in as many queries whatever its history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render

from guiju import law
from guiju.asking import chart
from guiju.kernel.declaring import spells
from guiju.kernel.declaring.asks import PartsAsk, as_ask
from guiju.kernel.declaring.course import CORRECT
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.numbered import NumberedAsk
from guiju.kernel.declaring.rows import RowsAsk
from guiju.kernel.declaring.steps_of_all import (
    ASK_CORRECTION,
    ASK_ERASURE,
    ASK_NUMBER,
    ASK_RESTRICTION,
    ERASE,
    RENUMBER,
    RESTRICT,
    REWRITE_PAPER,
    requests,
)
from guiju.kernel.finding import paging
from guiju.kernel.finding.choosing import colleagues
from guiju.kernel.keeping import admittances, looking, typed
from guiju.kernel.keeping.clocks import ClockRow, Interval
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.links import Link
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import OF_READERS
from guiju.kernel.offices.people import Actor, Region
from guiju.kernel.offices.scope import sees_persons
from guiju.web import duties, exam_sitting, flaws, looks, round_table
from guiju.web.corrections import allowed
from guiju.web.entries import Told, told
from guiju.web.gates import enterable, offers
from guiju.web.lamps import lamp
from guiju.web.names import NOTHING, Said, agency_page, called, named, said
from guiju.web.offered import arranged, usual_after
from guiju.web.page_rows import PageRows
from guiju.web.staff import StaffRequest, model_of, record_of, staff, today

MOST_PARTS = 200
INSIDE = {
    "restricted",
    "id",
    "title",
    "number",
    "stage",
    "version",
    "head",
    "simulated",
    "agency",
    "region",
    "last_step_on",
}


@staff
def matter(request: StaffRequest, register: str, pk: UUID) -> HttpResponse:
    record = record_of(request.actor, model_of(register), pk)
    return render(request, "web/matter.html", page_of(request, register, record))


def page_of(request: StaffRequest, register: str, record: Any) -> dict[str, Any]:
    """Everything that the page shows."""
    page_rows = PageRows(record)
    sealed = record.procedure.sealed(record.stage)
    facts = Facts(record, today(), request.actor, batch=page_rows)
    mine = offers(facts)  # first: where a gate reads the history, it need not be read again
    latest, taken = page_rows.latest, page_rows.steps_taken
    usual = usual_after(record, [entry.step for entry in reversed(latest) if entry.step not in record.procedure.notes])
    stranger = {offer.step.name: offer for offer in mine if offer.stranger}
    publication = record.procedure.publication
    papers = facts.papers if page_rows.has_papers else []
    papers = [paper for paper in papers if page_rows.step_of(paper.seq) not in sealed] if sealed else papers
    return {
        "register": register,
        "model": record._meta,
        "record": record,
        "agency": Said(str(record.agency), agency_page(record.agency, request.actor, register)),
        "handler": Said(str(record.handler), agency_page(record.handler, request.actor, register))
        if record.handler
        else "",
        "place": _place(record),
        "stages": chart.drawn(record, page_rows.led),
        "groups": arranged([offer for offer in mine if not offer.stranger], usual, record),
        "own_sitting": exam_sitting.way_in(record, request.actor),
        "awaited": stranger.get(usual[0]) if usual else None,
        "others": [offer for offer in mine if offer.stranger],
        "facts": columns(record, [step for step in taken if step not in sealed], request.actor),
        "parties": _parties(facts) if page_rows.has_parties else [],
        "may_reveal": sees_persons(request.actor, record.procedure.hands),
        "parts": _tables(facts, page_rows),
        "clocks": [clock(row, facts.on) for row in facts.clocks] if page_rows.has_clocks else [],
        "strips": duties.strips(record, request.actor, facts.on),
        "grounds": [] if looking.said(request.actor, register, record.pk) else OF_READERS,
        "looks": looks.of(record, request.actor),
        "admittances": [(row, row.holds_on(facts.on)) for row in admittances.standing(record)]
        if record.restricted
        else [],
        "all_looks": looks.may_see(request.actor, type(record)),
        "papers": papers,
        "not_made": _not_made(record, latest, papers),
        "called": round_table.of(record, request.actor, today()),
        "under": round_table.under(record, request.actor),
        "written": any(paper.media_type == MARKUP for paper in papers),
        "entries": told(latest, record, request.actor),
        "earlier": record.version - len(latest),
        "links": _links(request, register, record),
        **_reaching_back(request, record, facts, taken),
        "publication": publication,
        "charted": publication.labels_charted(type(record)) if publication else (),
    }


def _not_made(record: Any, latest: list[Entry], papers: list[Paper]) -> list[tuple[str, str]]:
    """Papers that could not be made by the agency's own template, and were not since; and why."""
    titles = {step.writes.template: step.writes.title for step in record.procedure.declared if step.writes}
    made = {(paper.kind, paper.made_by) for paper in papers if paper.by_template}
    failed = [(entry.seq, one) for entry in latest for one in entry.content.get("papers_not_made", ())]
    return [
        (titles.get(one["kind"], ""), one["why"])
        for seq, one in failed
        if not any(kind == one["kind"] and by >= seq for kind, by in made)
    ]


def _place(record: Any) -> Any:
    """Where it lies: mostly where its agency is, which has been read with it."""
    if record.region == record.agency.region_id:
        return record.agency.region
    return Region.objects.filter(pk=record.region).first() or record.region


ASKED_FOR = (
    ("待决定的更正编号申请", ASK_NUMBER, RENUMBER),
    ("待决定的删除申请", ASK_ERASURE, ERASE),
    ("待决定的限制查看申请", ASK_RESTRICTION, RESTRICT),
)
"""What is asked for by one and granted by another: the heading, the step that asks and the one that grants."""


def _reaching_back(request: StaffRequest, record: Any, facts: Facts, taken: Container[str]) -> dict[str, Any]:
    """Corrections asked for, steps that turned out flawed, papers overtaken, and what may be entered late."""
    open_now = {step.name for step in record.procedure.possible(record.stage)}
    return {
        "requests": [Told(entry, record) for entry in requests(facts.entries).values()]
        if ASK_CORRECTION in taken
        else [],
        "asked_for": [
            (
                title,
                told(requests(facts.entries, asked).values(), record, request.actor),
                grant,
                allowed(record, request, grant),
            )
            for title, asked, grant in ASKED_FOR
            if asked in taken
        ],
        "flaws": flaws.of(record) if CORRECT in taken else [],
        "overtaken": _overtaken(facts) if CORRECT in taken and allowed(record, request, REWRITE_PAPER) else set(),
        "may_correct": allowed(record, request, ASK_CORRECTION),
        "may_decide": allowed(record, request, CORRECT),
        "late": [step for step in enterable(facts) if step.name not in open_now],
    }


def _overtaken(facts: Facts) -> set[int]:
    """The entries none of whose official papers says any more what is held to have happened."""
    stands: dict[int, bool] = {}
    for paper in facts.papers:
        if paper.media_type == MARKUP:
            stands[paper.seq] = stands.get(paper.seq, False) or paper.overtaken_by is None
    return {seq for seq, one in stands.items() if not one}


def _parties(facts: Facts) -> list[tuple[str, Party]]:
    return [(facts.procedure.party_label(party.role), party) for party in facts.told_of]


def columns(record: Any, taken: Container[str], actor: Actor) -> list[tuple[str, list[tuple[str, Said]]]]:
    """The filled columns with their labels, under the first step taken that asks for them; what no step has told is left
    out, and so are columns that are not for people (``editable=False``)."""
    left = {f.name: f for f in record._meta.concrete_fields if f.name not in INSIDE and f.editable}
    groups = []
    for step in record.procedure.declared:
        if step.name not in taken:
            continue
        names = [ask.name for ask in step.asked if ask.column] + [as_ask(dated).name for dated in step.dates]
        groups.append((step.label, [left.pop(name) for name in names if name in left]))
    groups.append(("登记信息", [f for f in left.values() if getattr(record, f.name) is not False]))
    filled = [(label, _filled(record, fields, actor)) for label, fields in groups]
    return [(label, pairs) for label, pairs in filled if pairs]


def _filled(record: Any, fields: list[Any], actor: Actor) -> list[tuple[str, Said]]:
    pairs = [(str(f.verbose_name), said(getattr(record, f.name), actor, f)) for f in fields]
    return [(label, one) for label, one in pairs if one.text != NOTHING]


def _rows_asked(procedure: Any) -> list[PartsAsk]:
    """Every ask for rows; several steps may ask under one name, so that one limit is known to all of them."""
    return [ask for step in procedure.declared for ask in step.asked if isinstance(ask, PartsAsk)]


def columns_of_rows(procedure: Any) -> dict[Any, dict[str, Any]]:
    """For each kind of row the columns that any step tells of it, and first the number that the record gives it."""
    found: dict[Any, dict[str, Any]] = {}
    for ask in _rows_asked(procedure):
        numbered = [ask.numbered] if isinstance(ask, NumberedAsk) else []
        for column in (*numbered, *(one.name for one in ask.columns), *ask.dates):
            found.setdefault(ask.model, {})[column] = ask.model._meta.get_field(column)  # type: ignore[union-attr]
    return found


def _tables(facts: Facts, page_rows: PageRows) -> list[dict[str, Any]]:
    """The rows that steps have added, a table for each kind (several asks may add to one); last how it stood by day."""
    procedure = facts.procedure
    sealed = procedure.sealed(facts.record.stage)
    steps = [step for step in procedure.declared if step.name not in sealed]
    told = {ask.name for step in steps for ask in step.asked}  # what only sealed steps tell, nobody reads yet
    shown = []
    for model, columns in columns_of_rows(procedure).items():
        asks = [ask for ask in _rows_asked(procedure) if ask.model is model]
        named = list(dict.fromkeys(ask.name for ask in asks))
        if told & set(named) and page_rows.made_parts(named) and (parts := facts.parts(named[0])):
            label = "、".join(dict.fromkeys(ask.label for ask in asks if not isinstance(ask, RowsAsk)))
            shown.append(_table(label, columns.values(), parts, facts.actor, called(procedure.parts[named[0]], facts)))
    model = facts.procedure.spells
    if model is not None and (stood := list(spells.kept([facts.record]).select_related("agency"))):
        fields = [model._meta.get_field(name) for name in model.shows()]
        shown.append(_table(str(model._meta.verbose_name), fields, stood, facts.actor))
    return shown


def _table(
    label: str, columns: Iterable[Any], parts: Sequence[Any], actor: Actor, words: Mapping[str, Mapping[str, str]] = {}
) -> dict[str, Any]:
    """Parts as a table. ``words``: what a column's choices are called where the record says so, not the column."""
    # A column in which nothing is told of any row only narrows the others.
    fields = [f for f in columns if any(getattr(part, f.attname) not in (None, "") for part in parts)]
    heads = [str(f.verbose_name) for f in fields]
    names = colleagues([getattr(part, f.name) for part in parts[:MOST_PARTS] for f in fields], actor)
    return {
        "label": label,
        "heads": heads,
        "rows": [
            [
                (head, said(_worded(getattr(part, f.name), words.get(f.name)), actor, f, names))
                for head, f in zip(heads, fields, strict=True)
            ]
            for part in parts[:MOST_PARTS]
        ],
        "count": len(parts),
        "more": len(parts) > MOST_PARTS,
    }


def _worded(value: Any, words: Mapping[str, str] | None) -> Any:
    return words.get(value, value) if words else value


def clock(row: ClockRow, on: date) -> dict[str, Any]:
    """A time limit as shown: lamp, interruptions and extensions in words."""
    return {"row": row, "lamp": lamp(row, on), "spans": [_span(span, row) for span in row.spans]}


def _span(span: Interval, row: ClockRow) -> str:
    """One interruption or extension in a sentence."""
    limit = row.limit
    if span.kind == Interval.EXTENSION:
        unit = limit.unit if isinstance(limit, law.Limit) else "calendar_day"
        how = f"延至{span.until}" if span.until else f"延长{law.spoken(span.length, unit)}"
    elif span.empty:
        how = "当日恢复，没有扣除"
    else:
        how = f"至{span.until or '恢复之日'}"
    separator = "，" if span.kind == Interval.EXTENSION or span.empty else ""
    return f"{span.get_kind_display()}：{span.since}{separator}{how}" + (f"，{span.reason}" if span.reason else "")


def _links(request: StaffRequest, register: str, record: Any) -> list[tuple[str, Any]]:
    """What this matter came from and led to, as far as the actor may see it."""
    here = Q(register=register, matter_id=record.pk) | Q(to_register=register, to_id=record.pk)
    ways = []
    for link in Link.objects.filter(here)[:50]:
        from_here = (link.register, link.matter_id) == (register, record.pk)
        other = (link.to_register, link.to_id) if from_here else (link.register, link.matter_id)
        ways.append((f"{link.kind}" if from_here else f"来自：{link.kind}", other))
    names = named(request.actor, [other for _, other in ways])
    return [(words, names[other]) for words, other in dict.fromkeys(ways) if other in names]


@staff
def ledger(request: StaffRequest, register: str, pk: UUID) -> HttpResponse:
    """The whole ledger of one matter, latest first, page by page."""
    record = record_of(request.actor, model_of(register), pk)
    entries = Entry.objects.filter(register=register, matter_id=pk).select_related("payload", "actor")
    if (before := typed.number(request.GET.get("before"))) is not None:
        entries = entries.filter(seq__lt=before)
    found = list(entries.order_by("-seq")[: paging.CAP // 10 + 1])
    more, found = len(found) > paging.CAP // 10, found[: paging.CAP // 10]
    context = {
        "register": register,
        "model": record._meta,
        "record": record,
        "entries": told(found, record, request.actor),
        "before": found[-1].seq if more else None,
    }
    return render(request, "web/ledger.html", context)


@staff
def clock_days(request: StaffRequest, register: str, pk: UUID, clock_id: int) -> HttpResponse:
    """How a time limit was counted, day by day."""
    record = record_of(request.actor, model_of(register), pk)
    rows = ClockRow.objects.filter(register=register, matter_id=pk).prefetch_related("intervals")
    row = rows.filter(pk=clock_id).first()
    if row is None:
        raise Http404("该事项没有这一期限。")
    due = row.due()
    months: dict[date, list[Any]] = {}
    for day in law.counted(due) if isinstance(due, law.Due) else ():
        months.setdefault(day.day.replace(day=1), []).append(day)
    context = {
        "register": register,
        "record": record,
        "clock": clock(row, today()),
        "due": due,
        "months": [(month, _blank_days(month, days), days) for month, days in months.items()],
        "week": "一二三四五六日",
    }
    return render(request, "web/clock.html", context)


def _blank_days(month: date, days: list[Any]) -> range:
    """So many empty squares before the first day counted in a month, weeks beginning on Monday."""
    return range(days[0].day.weekday())
