"""更正: asking to put right what an entry told, on the form of the step that told it; and deciding on it with all that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from guiju.kernel.acting import corrections, engine
from guiju.kernel.acting.admission import who
from guiju.kernel.acting.refolding import told_by_step
from guiju.kernel.acting.sources import Sources, value_again
from guiju.kernel.declaring.course import CORRECT, Deed
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps_of_all import ASK_CORRECTION, REFUSE_CORRECTION, REWRITE_PAPER, requests
from guiju.kernel.keeping import looking, typed
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import SYSTEM
from guiju.web.looked_here import looked_here
from guiju.web.names import NOTHING, called, spoken
from guiju.web.right_form import RightForm
from guiju.web.staff import StaffRequest, model_of, record_of, staff, today


def allowed(record: Any, request: StaffRequest, step: str) -> bool:
    return who(record.procedure.steps[step], Facts(record, today(), request.actor)) is None


def _held(request: StaffRequest, register: str, pk: UUID, step: str) -> Any:
    record = record_of(request.actor, model_of(register), pk)
    if (stranger := who(record.procedure.steps[step], Facts(record, today(), request.actor))) is not None:
        raise PermissionDenied(stranger.words)
    return record


@staff
def ask(request: StaffRequest, register: str, pk: UUID, seq: int) -> HttpResponse:
    """The form of the step that made entry ``seq``, as it was filled in; what is changed on it is what is asked for."""
    record = _held(request, register, pk, ASK_CORRECTION)
    deed = next((deed for deed in Batch([record]).course(record) if deed.seq == seq), None)
    if deed is None or deed.erased:
        raise Http404("这一条账簿记录不是可以更正的办理步骤。")
    if deed.step in record.procedure.sealed(record.stage):
        raise PermissionDenied("这一步骤填写的内容尚未启封，启封以后才能查看和更正。")
    step = record.procedure.steps[deed.step]
    sources = Sources(record)
    stood = [(ask, value_again(ask, deed, record, sources)) for ask in corrections.to_be_righted(step, deed)]
    form = RightForm(step, record, request.actor, request.POST if request.method == "POST" else None, stood)
    if form.shows_parties and request.method == "GET":
        looking.at(request.actor, record, "更正申请中的当事人信息")
    reasons: list[Reason] = []
    if request.method == "POST" and "add" not in request.POST:
        right = {"entry": seq, "on": typed.day(request.POST.get("on")) or deed.on, "told": form.changed()}
        if not right["told"] and right["on"] == deed.on:
            reasons = [Reason("field.right", "没有改动任何内容；请在需要更正的项目中填写正确内容。")]
        else:
            reasons = _taken(request, ASK_CORRECTION, record, {"right": right, "reason": request.POST.get("reason")})
        if not reasons:
            messages.success(request, "更正申请已记入账簿，待另一人批准后生效。")
            return redirect("matter", register, pk)
        form.put(reasons)
    context = {
        "register": register, "model": record._meta, "record": record, "step": step, "deed": deed, "form": form,
        "on": request.POST.get("on") or deed.on.isoformat(), "version": request.POST.get("version") or record.version,
        "reason": request.POST.get("reason", ""), "reasons": reasons, "today": today(),
    }  # fmt: skip
    return render(request, "web/correction_ask.html", context, status=422 if reasons else 200)


def _taken(request: StaffRequest, step: str, record: Any, data: dict[str, Any]) -> list[Reason]:
    """Take the step; why it was refused."""
    record.version = typed.version(request.POST.get("version"))
    try:
        engine.take(step, record, request.actor, data)
    except Refused as refused:
        return refused.reasons
    return []


@dataclass
class Asked:
    """A correction asked for, as a page shows it: what stands, what is to stand, and what follows from it."""

    entry: Entry
    deed: Deed
    label: str
    reason: str
    rows: list[tuple[str, str, str]]
    follows: list[tuple[str, str, str]]
    limits: list[tuple[str, str, str]]
    papers: list[str]
    published: bool
    closed: list[Reason]


def asked(record: Any, batch: Batch, entry: Entry) -> Asked:
    foreseen = corrections.foresee(record, batch, entry)
    says, found = entry.content["asks"], foreseen.found
    deed = next(deed for deed in batch.course(record) if deed.seq == says["seq"])
    names = {name for name in found.columns if name in says.get("set", {})}
    titles = [paper.title for seq in found.overtaken for paper in foreseen.sources.papers[seq]]
    due = {(row.seq, *row.key): row for row in batch.clocks[record.pk]}
    limits = [
        (row.gist, _due(due.get((row.seq, *row.key))), _due(row))
        for row in found.clocks
        if _due(due.get((row.seq, *row.key))) != _due(row)
    ]
    return Asked(
        entry=entry,
        deed=deed,
        label=record.procedure.steps[deed.step].label,
        reason=entry.content.get("told", {}).get("reason", ""),
        rows=_asked_rows(record, deed, says),
        follows=[_column(record, name, found.columns[name]) for name in found.columns if name not in names],
        limits=limits,
        papers=titles,
        published=bool(found.views) or ("region" in found.columns and record.published_on is not None),
        closed=told_by_step(record, foreseen.deeds, found),
    )


def _due(row: Any) -> str:
    if row is None:
        return NOTHING
    words = spoken(row.due_on) if row.due_on else "中止计算"
    return f"{words}（{row.met_on}完成）" if row.met_on else words


def _column(record: Any, name: str, now: Any) -> tuple[str, str, str]:
    column = record._meta.get_field(name)
    if name == "stage":
        stages = record.procedure.stages
        return "阶段", stages.get(record.stage, record.stage), stages.get(now, now)
    return str(column.verbose_name), spoken(getattr(record, name), column), spoken(now, column)


def _asked_rows(record: Any, deed: Deed, says: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Label, what was told, what should have been."""
    rows = [("发生日期", deed.on.isoformat(), says["on"])] if "on" in says else []
    told = corrections.to_be_righted(record.procedure.steps[deed.step], deed)
    asks: dict[str, Any] = {ask.name: ask for ask in told}
    for kind in ("set", "told"):
        for name, now in says.get(kind, {}).items():
            was = deed.content.get(kind, {}).get(name)
            rows.append((asks[name].label, *(_value(record, asks[name], value) for value in (was, now))))
    for name, now in says.get("parts", {}).items():
        was = deed.content.get("parts", {}).get(name, [])
        rows.append((asks[name].label, *(_part_rows(record, asks[name], value) for value in (was, now))))
    stood = deed.entry.content.get("parties", ())
    for name, now in says.get("parties", {}).items():
        was = "、".join(party["masked"] for party in stood if party["role"] == name)
        rows.append((asks[name].label, was or NOTHING, "、".join(party["masked"] for party in now)))
    return rows


def _value(record: Any, ask: Any, value: Any) -> str:
    revived = ask.revived(value)
    if ask.column:
        return spoken(revived, record._meta.get_field(ask.name))
    choices = dict(getattr(ask.field, "choices", ()) or ())
    if isinstance(revived, list):
        return "、".join(str(choices.get(item, item)) for item in revived) or NOTHING
    return str(choices.get(revived, spoken(revived)))


def _part_rows(record: Any, ask: Any, rows: list[dict[str, Any]]) -> str:
    fields = {column.name: ask.model._meta.get_field(column.name) for column in ask.columns}
    told, words = ask.revived(rows), called(ask, Facts(record, None, SYSTEM))
    lines = [
        "，".join(
            words.get(name, {}).get(row[name]) or spoken(row[name], field)
            for name, field in fields.items()
            if row[name]
        )
        for row in told
    ]
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1)) or NOTHING


@staff
def decide(request: StaffRequest, register: str, pk: UUID, seq: int) -> HttpResponse:
    """Approve a correction, or not, seeing all that follows from it."""
    record = _held(request, register, pk, CORRECT)
    batch = Batch([record])
    entry = requests(batch.entries[record.pk]).get(seq)
    if entry is None:
        raise Http404("没有这一更正申请，或者已经作出决定。")
    reasons: list[Reason] = []
    if request.method == "POST":
        approves = request.POST.get("verdict") == "approve"
        told: dict[str, Any] = {"request": seq}
        if approves:
            told |= {"so_happened": request.POST.get("so_happened", ""), "opinion": request.POST.get("reason", "")}
        else:
            told["reason"] = request.POST.get("reason", "")
        reasons = _taken(request, CORRECT if approves else REFUSE_CORRECTION, record, told)
        if not reasons:
            messages.success(request, "更正已批准，有关内容一并更正。" if approves else "已记明不予更正。")
            return redirect("matter", register, pk)
        record = record_of(request.actor, model_of(register), pk)
    context = {
        "register": register, "model": record._meta, "record": record, "asked": asked(record, batch, entry),
        "others": looked_here(request.actor, record), "reasons": reasons, "reason": request.POST.get("reason", ""),
        "so_happened": request.POST.get("so_happened", ""),
        "own": entry.actor_id == request.actor.user_id, "version": record.version,
    }  # fmt: skip
    return render(request, "web/correction_decide.html", context, status=422 if reasons else 200)


@staff
def rewrite(request: StaffRequest, register: str, pk: UUID, seq: int) -> HttpResponse:
    """Make an overtaken paper anew."""
    record = _held(request, register, pk, REWRITE_PAPER)
    if request.method == "POST":
        told = {"entry": seq, "reason": request.POST.get("reason", "")}
        reasons = _taken(request, REWRITE_PAPER, record, told)
        for reason in reasons:
            messages.error(request, reason.words)
        if not reasons:
            messages.success(request, "文书已重新制作，原文书保留在案。")
    return redirect("matter", register, pk)
