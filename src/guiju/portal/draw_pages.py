"""随机抽取: one draw with all that is needed to make it again, to read and to take away. Files stand there by key alone."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from guiju.kernel.acting import draw_proofs
from guiju.kernel.declaring.draws import drawing_registers
from guiju.portal import publications
from guiju.portal.pages import page, public_page

MOST = 200


def _published(register: str, matter: UUID) -> Any:
    """The draw, as long as it is public. Raises Http404."""
    model = drawing_registers().get(register)
    found = model.objects.public().filter(pk=matter).first() if model is not None else None
    if found is None:
        raise Http404("没有这一次抽取，或者没有公开。")
    return found


@public_page
def draw(request: HttpRequest, register: str, matter: UUID) -> HttpResponse:
    row = _published(register, matter)
    drawn, called = row.lots_drawn, publications.called(register, matter)
    label = publications.label(register)
    return page(
        request,
        "draw",
        title=f"核验：{called}",
        trail=[
            (label, reverse("portal:register", args=[register])),
            (called, reverse("portal:record", args=[register, matter])),
        ],
        draw=row,
        register=register,
        proof=draw_proofs.prove(row),
        drawn=drawn[:MOST],
        more=len(drawn) > MOST,
    )


@public_page
def draw_file(request: HttpRequest, register: str, matter: UUID, name: str) -> HttpResponse:
    """``frame.txt`` and ``drawn.txt`` to the letter, ``draw.json`` for the command ``guiju redraw``."""
    row = _published(register, matter)
    told = {"title": publications.called(register, matter), "number": row.number, "draw": asdict(row.told())}
    texts = {
        "frame.txt": row.frame,
        "drawn.txt": row.drawn,
        "draw.json": json.dumps(told, ensure_ascii=False, indent=1) if row.drawn else "",
    }
    text = texts.get(name, "")
    if not text:
        raise Http404("没有这个文件，或者还没有抽取。")
    kind = "application/json" if name.endswith(".json") else "text/plain; charset=utf-8"
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
