"""Who is at the desk: every room asks for a signed-in user and works with their actor and what they may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.cache import never_cache
from django_htmx.middleware import HtmxDetails

from guiju.kernel.asked import Asked
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import register
from guiju.kernel.keeping import looking
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.looking import NoSight, ProofWanted, ReasonWanted
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.offices.people import Actor, Agency, Region, User
from guiju.kernel.offices.scope import sees
from guiju.kernel.offices.sessions import ELSEWHERE
from guiju.web import proving, typed
from guiju.web.offices import why_closed


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User
    actor: Actor
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


class OutOfSight(Exception):
    """A record that one has worked on is one's own to see no more: it was handed over, or lies elsewhere now."""

    def __init__(self, register: str, label: str, last: Entry) -> None:
        self.register, self.last = register, last
        super().__init__(
            f"该事项不再属于您的查看范围。您最近一次办理的是“{label}”（{last.on}），记入账簿第{last.seq}条。"
        )

    @property
    def said(self) -> str:
        """In words, with the papers that one wrote by that step: they are still to be printed and signed."""
        return format_html("{}{}", str(self), format_html_join("", '<a href="{}">《{}》</a>', self._papers()))

    def _papers(self) -> Iterator[tuple[str, str]]:
        last = self.last
        for paper in written(last.register, last.matter_id).filter(seq=last.seq):
            yield reverse("paper", args=[last.register, last.matter_id, paper.pk, "html"]), paper.title


def staff(view: View) -> View:
    """Ask for sign-in, an office and a second factor where there must be one, give the view ``request.actor``, and let no proxy
    keep the page."""
    return _guarded(view)


def before_proof(view: View) -> View:
    """The same for what is needed to set up or prove a second factor."""
    return _guarded(view, proved=False)


def _guarded(view: View, *, proved: bool = True) -> View:
    @wraps(view)
    def seen(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            typed.to_sign_in(request)
            return redirect_to_login(request.get_full_path())
        request.actor = request.user.actor
        if not request.actor.in_office:
            return render(request, "web/no_office.html", {"why": why_closed(request.user)}, status=403)
        if (due := request.user.password_due) and ELSEWHERE not in request.session:
            messages.info(request, due)
            return redirect("password")
        if proved and (first := proving.wanting(request)) is not None:
            return first
        request.actor = replace(request.actor, proof_over=proved and proving.over(request))
        typed.bring_back(request)
        try:
            return view(request, *args, **kwargs)
        except ReasonWanted as wanted:
            return redirect(asked_why(wanted, request))
        except ProofWanted as wanted:
            return proving.before_a_look(request, wanted)
        except NoSight:
            raise PermissionDenied("该内容只供办理这类事项的人员查看。") from None
        except OutOfSight as gone:
            messages.info(request, gone.said)
            return redirect("register_list", gone.register)

    guarded: View = never_cache(seen)
    return guarded


def asked_why(wanted: ReasonWanted, request: HttpRequest) -> str:
    """The page that asks why somebody looks, and leads on to what they asked for."""
    matter = {} if wanted.matter_id is None else {"matter": wanted.matter_id}
    return f"{reverse('look_reason', args=[wanted.register])}?{urlencode({**matter, 'next': request.get_full_path()})}"


def today() -> date:
    return timezone.localdate()


def model_of(name: str) -> Any:
    """The register of that name. Raises Http404."""
    try:
        return register(name)
    except KeyError:
        raise Http404(f"没有名为“{name}”的台账。") from None


def record_of(actor: Actor, model: Any, pk: UUID) -> Any:
    """The record, with what its page names of others, if ``actor`` may see it. Raises OutOfSight to somebody who has
    worked on it, and Http404, saying no more, to anybody else.

    Every page, form and file of a record comes by here: of a closed register each is a look, which is kept.
    """
    found = next(iter(_with_names_of_others(model)(pk)), None)
    if found is None or not sees(actor, found):
        _worked_on(actor, model, pk)
        raise Http404("没有这一事项，或者它不在您的查看范围内。")
    looking.note(actor, found, "事项")
    return found


@cache
def _with_names_of_others(model: Any) -> Asked:
    """Asks for a record with what it names of others: all of each but of records of registers, of which a page says what every
    record has (penalty cases have 170 columns)."""
    relations = [column for column in model._meta.concrete_fields if column.is_relation]
    related = [f"{one.name}__region" if one.related_model is Agency else one.name for one in relations]
    loaded = [column.name for column in model._meta.concrete_fields]
    for one in relations:
        shown: Any = Record if issubclass(one.related_model, Record) else one.related_model
        loaded += [f"{one.name}__{column.name}" for column in shown._meta.local_concrete_fields]
        loaded += [f"{one.name}__region__{column.name}" for column in Region._meta.concrete_fields if shown is Agency]
    return Asked(lambda pk: model._default_manager.select_related(*related).only(*loaded).filter(pk=pk))


def written(register: str, pk: UUID) -> QuerySet[Paper]:
    """The papers written here of a record; not what was handed in."""
    return Paper.objects.filter(register=register, matter_id=pk, media_type=MARKUP).order_by("id")


def own_writing(request: StaffRequest, model: Any, pk: UUID, paper_id: int) -> Any:
    """The record of a paper that one may read: any of a record in scope; of one that has gone back, what one has written
    oneself by one's last step there, while one's agency is still one that has had it. Raises as ``record_of``."""
    try:
        return record_of(request.actor, model, pk)
    except OutOfSight as gone:
        if (
            not has_had(request.actor, model.register(), pk)
            or not written(model.register(), pk).filter(pk=paper_id, seq=gone.last.seq).exists()
        ):
            raise
        return model._default_manager.select_related("agency").get(pk=pk)


def has_had(actor: Actor, register: str, pk: UUID) -> bool:
    """Whether one's agency has had a record to work on, or has it."""
    return Handling.objects.filter(register=register, matter_id=pk, agency_id=actor.agency_id).exists()


def _worked_on(actor: Actor, model: Any, pk: UUID) -> None:
    """Raises OutOfSight where ``actor`` has taken a step on the record; tells them nothing but their own last step. Of one
    that was restricted they are told nothing."""
    own = Entry.objects.filter(register=model.register(), matter_id=pk, actor_id=actor.user_id).order_by("-seq").first()
    if own is not None and model._default_manager.filter(pk=pk, restricted="").exists():
        step = model.procedure.steps.get(own.step)
        raise OutOfSight(model.register(), step.label if step is not None else own.step, own)
