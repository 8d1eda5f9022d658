"""账簿核验: hold the whole ledger and every register against each other; heads handed out; a proof for one entry."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRefresh

from guiju.figures import verifying
from guiju.figures.verifying import may_verify
from guiju.kernel.acting import time_told
from guiju.kernel.acting.verification import Fault
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import checkpoints, job_states, jobs, proofs
from guiju.kernel.keeping.ledger import Checkpoint, Entry
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import closed, visible
from guiju.web.staff import StaffRequest, model_of, record_of, staff

SHOWN_HEADS = 50
PATIENCE = 2.0
"""Seconds that the page waits for a verification before it shows how far it has come."""
UNNAMED = "一件不在您查看范围内的事项与账簿不符，请其办理机关的负责人在本页核验，或者请系统维护人员用 guiju verify 查明是哪一件。"
"""Of a fault in a record that one does not see: that there is one, and who can find out which. So of one that is gone."""
KINDS = {
    "changed": "内容被改动",
    "missing": "记录缺失",
    "order": "顺序不符",
    "extra": "多出记录",
    "head": "检查点不符",
    "tile": "账簿树存档不符",
    "row": "台账与账簿不符",
    "paper": "文书与账簿不符",
    "guard": "防改触发器缺失",
    "database": "数据库损坏",
    "cell": "数据汇总不符",
}


@staff
def verify(request: StaffRequest) -> HttpResponse:
    if not may_verify(request.actor):
        raise PermissionDenied("账簿核验由负责人、监督人员或者系统管理员办理。")
    if request.method == "POST" and not jobs.ended(
        [jobs.ask_unless_asked(verifying.verified, request.actor)], PATIENCE
    ):
        return redirect("verification")
    latest = job_states.latest(verifying.verified)
    if request.htmx:
        runs = latest is not None and not latest.ended
        return render(request, "web/parts/verifying.html", {"job": latest}) if runs else HttpResponseClientRefresh()
    context = {
        "heads": Checkpoint.objects.order_by("-id")[:SHOWN_HEADS],
        "entries": _last_entry(),
        "clock": time_told.reading(),
        "job": latest,
    }
    if latest is not None and latest.well:
        found = [Fault(*told) for told in latest.told["faults"]]
        context |= {
            "report": latest.told,
            "faults": [_told(fault, request.actor) for fault in found],
            "more": latest.told["found"] - len(found),
        }
    return render(request, "web/verification.html", context)


def _last_entry() -> int:
    """About how many entries there are: the last one's number, which costs nothing to ask."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _told(fault: Fault, actor: Actor) -> dict[str, object]:
    model = registers().get(fault.register)
    if model is not None and (fault.matter_id or fault.register in closed()) and not _seen(fault, actor):
        return {
            "kind": KINDS.get(fault.kind, fault.kind),
            "words": UNNAMED,
            "label": "",
            "register": "",
            "matter": None,
        }
    matter = UUID(fault.matter_id) if model is not None and fault.matter_id else None
    label = model._meta.verbose_name if model is not None else ""
    return {"kind": KINDS.get(fault.kind, fault.kind), "words": fault.words, "label": label,
            "register": fault.register, "matter": matter}  # fmt: skip


def _seen(fault: Fault, actor: Actor) -> bool:
    rows: Any = registers()[fault.register]._default_manager
    return bool(fault.matter_id) and visible(actor, rows.filter(pk=UUID(fault.matter_id))).exists()


@staff
def head(request: StaffRequest, head_id: int) -> HttpResponse:
    """One signed head, to be kept by somebody else."""
    row = Checkpoint.objects.filter(pk=head_id).first()
    if row is None:
        raise Http404("没有这一检查点。")
    return _file(vars(checkpoints.Head.of(row)), f"guiju-head-{row.size}.json")


@staff
def proof(request: StaffRequest, register: str, pk: UUID, seq: int) -> HttpResponse:
    """The proof that one entry of a matter in scope is in the ledger's tree, as its last head signed it."""
    record_of(request.actor, model_of(register), pk)
    entry = Entry.objects.filter(register=register, matter_id=pk, seq=seq).first()
    if entry is None:
        raise Http404("该事项没有这一条账簿记录。")
    try:
        made = proofs.prove(entry.digest)
    except proofs.Unproven as unproven:
        messages.info(request, str(unproven))
        return redirect("matter", register, pk)
    return _file({"register": register, "matter": pk.hex, "seq": seq, **made}, f"guiju-proof-{pk.hex[:8]}-{seq}.json")


def _file(told: dict[str, object], name: str) -> HttpResponse:
    text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
