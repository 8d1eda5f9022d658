"""账簿公示: the published heads of the ledger, each to take away, and a proof for any one entry."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from guiju.kernel.keeping import proofs, typed
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Checkpoint
from guiju.kernel.keeping.proofs import Unproven
from guiju.portal.pages import page, public_page

SHOWN = 20


@public_page
def heads(request: HttpRequest) -> HttpResponse:
    """The latest heads; ``?before=`` a size gives older ones; ``?digest=`` asks for a proof."""
    rows = Checkpoint.objects.order_by("-pk")
    if (before := typed.number(request.GET.get("before"))) is not None:
        rows = rows.filter(size__lt=before)
    found = list(rows[: SHOWN + 1])
    older = found[SHOWN - 1].size if len(found) > SHOWN else None
    asked = request.GET.get("digest", "").strip()
    return page(
        request,
        "ledger",
        title="账簿公示",
        heads=found[:SHOWN],
        older=older,
        asked=asked,
        **(_answer(asked) if asked else {}),
    )


def _answer(digest: str) -> dict[str, Any]:
    try:
        return {"proof": _text(proofs.prove(digest))}
    except Unproven as unproven:
        return {"unproven": str(unproven)}


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


@public_page
def head(request: HttpRequest, size: int) -> HttpResponse:
    """One head as it was signed."""
    row = Checkpoint.objects.filter(size=size).first()
    if row is None:
        raise Http404("没有这个检查点。")
    return _file(_text(vars(Head.of(row))), f"head-{size}.json")


@public_page
def proof(request: HttpRequest) -> HttpResponse:
    """The proof for ``?digest=`` as a file."""
    try:
        made = proofs.prove(request.GET.get("digest", ""))
    except Unproven as unproven:
        raise Http404(str(unproven)) from unproven
    return _file(_text(made), f"proof-{made['entry'][:12]}.json")


def _file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json", headers=headers)
