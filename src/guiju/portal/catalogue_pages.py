"""Pages of the validity catalogue: the list as of any day, and a document with its validity, full text and history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from guiju.kernel.finding import paging
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import MARKUP
from guiju.portal import public_papers, publications
from guiju.portal.pages import PAGE, page, public_page
from guiju.portal.register_pages import record
from guiju.portal.validity_list import REGISTER, STATES, CatalogueFilter, all_listed, documents, in_state, listed
from guiju.registers.rulemaking.normative_document import NormativeDocument

TITLE = "规范性文件有效期公布"
PUBLIC_STEPS = (
    "consult",
    "sign",
    "register",
    "publish",
    "reissue",
    "enter_existing",
    "file",
    "keep_valid",
    "order_reissue",
    "renew",
    "repeal",
    "declare_void",
    "supersede",
    "lapse",
    "correct",
)
"""Steps the public may know of, by name and day only; what was said in them stays inside."""


@dataclass(frozen=True)
class Tab:
    """A state to choose, with how many documents are in it."""

    value: str
    label: str
    count: int
    chosen: bool


@public_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """What stood on ``?on=`` (today without it), by state, agency, year, subject and words."""
    form = CatalogueFilter(request.GET)
    found = paging.page(form.found(), form.order, request.GET, PAGE)
    return page(
        request,
        "catalogue",
        title=TITLE,
        form=form,
        day=form.day,
        tabs=_tabs(form),
        found=found,
        listed=list(all_listed(found.rows, form.day)),
        downloads=_query(request, "after"),
    )


def _tabs(form: CatalogueFilter) -> list[Tab]:
    rows, chosen = form.rows(), form.state_asked
    states = {state.value: in_state(rows, state, form.day) for state in STATES}
    counts = paging.capped_counts({"": rows, **states})
    labels = {"": "全部", **{state.value: str(state.label) for state in STATES}}
    return [Tab(value, labels[value], count, value == (chosen or "")) for value, count in counts.items()]


def _query(request: HttpRequest, *without: str) -> str:
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    return query.urlencode()


@public_page
def document(request: HttpRequest, matter: UUID) -> HttpResponse:
    """One document as of ``?on=``. One that was withdrawn says so, as any publication does."""
    row: Any = documents().select_related("agency", "predecessor", "replaces").filter(pk=matter).first()
    if row is None:
        answer: HttpResponse = record(request, register=REGISTER, matter=matter)  # type: ignore[assignment]
        if answer.status_code == 200:
            raise Http404
        return answer
    day = CatalogueFilter(request.GET).day
    if row.announced_on is not None and day < row.announced_on:
        day = row.announced_on
    published = publications.live().get(register=REGISTER, matter_id=matter)
    papers = public_papers.papers(row)
    return page(
        request,
        "document",
        title=row.public_title,
        trail=[(TITLE, reverse("portal:catalogue"))],
        item=listed(row, day),
        row=row,
        day=day,
        published=published,
        digest=publications.digest(published),
        related=_related(row),
        history=_history(row, day),
        papers=papers,
        written=any(public.paper.media_type == MARKUP for public in papers),
    )


def _related(row: Any) -> list[tuple[str, str, str]]:
    """Documents this one follows or that follow it: how, title, address; public ones only."""
    tied = {row.predecessor_id: "由此文件重新公布而来", row.replaces_id: "取代此文件"}
    after = NormativeDocument.objects.public().filter(predecessor=row).values_list("pk", flat=True)
    tied |= dict.fromkeys(after, "已重新公布为")
    newer = NormativeDocument.objects.public().filter(replaces=row).values_list("pk", flat=True)
    tied |= dict.fromkeys(newer, "已由此文件取代")
    found = documents().filter(pk__in=[pk for pk in tied if pk])
    return [(tied[other.pk], other.public_title, reverse("portal:document", args=[other.pk])) for other in found]  # type: ignore[attr-defined]


def _history(row: Any, day: date) -> list[tuple[date, str]]:
    """Public steps and days of law up to ``day``, the latest first."""
    entries = Entry.objects.filter(register=REGISTER, matter_id=row.pk, step__in=PUBLIC_STEPS, on__lte=day)
    taken = list(entries.order_by("seq").values_list("on", "step"))
    known = {step for _, step in taken}
    # Where the document was made elsewhere only its columns tell when.
    told = {"印发": None if "sign" in known else row.issued_on, "施行": row.effective_on}
    told["公布"] = None if known & {"publish", "reissue"} else row.announced_on
    steps = NormativeDocument.procedure.steps
    events = [(on, steps[step].label) for on, step in taken]
    events += [(on, label) for label, on in told.items() if on is not None and on <= day]
    return sorted(events, key=lambda event: event[0], reverse=True)
