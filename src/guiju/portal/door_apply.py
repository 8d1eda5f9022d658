"""网上申请: a citizen opens a record with an organ of their choice, once their telephone is proved.

The code by which they follow it from then on is shown once, and stands on the paper that they are served.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import engine, visiting
from guiju.kernel.acting.change import blank
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW, Step, names
from guiju.kernel.keeping import doors
from guiju.kernel.keeping.phones import check_phone, takes_messages
from guiju.kernel.offices.organs import Function, holding
from guiju.kernel.offices.origins import address
from guiju.kernel.offices.people import Agency
from guiju.portal.door import VisitRequest, door_page, inside, remember
from guiju.portal.pages import page
from guiju.portal.party_form import PartyForm

TRAIL = "网上申请"


def openings() -> dict[str, tuple[Any, Step]]:
    """The registers to which a citizen may apply, with the step by which they do."""
    found = {}
    for name, model in registers().items():
        door = model.procedure.door
        opening = next((step for step in model.procedure.by_party if NEW in names(step.since)), None)
        if door is not None and door.at is not None and opening is not None:
            found[name] = (model, opening)
    return found


def opening_of(register: str) -> tuple[Any, Step]:
    """Raises Http404."""
    try:
        return openings()[register]
    except KeyError:
        raise Http404("这一事项不能在网上申请。") from None


def agencies(model: Any) -> list[Agency]:
    """Those that are today the organ to which one applies, or what the register says."""
    today, at = timezone.localdate(), model.procedure.door.at
    organs = Function.objects.filter(holding(today), acts_for=None)
    ids: Any = at(today) if callable(at) else organs.filter(organ=at).values("agency_id")
    return list(Agency.objects.filter(pk__in=ids).order_by("region_id", "name"))


@door_page
def ways(request: HttpRequest) -> HttpResponse:
    """What may be applied for here."""
    found = [(name, model._meta.verbose_name, step) for name, (model, step) in openings().items() if agencies(model)]
    return page(request, "door_apply", title=TRAIL, trail=[("查询进度", reverse("portal:door"))], ways=found)


@door_page
def begin(request: HttpRequest, register: str) -> HttpResponse:
    """The telephone is asked for; a one-time code goes there."""
    _, step = opening_of(register)
    phone, wrong = request.POST.get("phone", "")[:40], ""
    if request.method == "POST":
        try:
            return remember(redirect("portal:door_code"), visiting.ask_to_apply(register, phone, address(request)))
        except ValueError as error:
            wrong = str(error)
    trail = [("查询进度", reverse("portal:door")), (TRAIL, reverse("portal:door_apply"))]
    return page(
        request, "door_begin", title=step.label, trail=trail, step=step, phone=phone, wrong=wrong,
        status=422 if wrong else 200,
    )  # fmt: skip


@inside
def form(request: VisitRequest) -> HttpResponse:
    """The application itself; once it is taken, the query code."""
    visit = request.visit
    if visit.query_code is not None or visiting.applied(visit):
        return redirect("portal:door_matter")
    model, step = opening_of(visit.register)
    offered = agencies(model)
    chosen = next((one for one in offered if str(one.pk) == request.POST.get("agency", "")), None)
    own = chosen or (offered[0] if len(offered) == 1 else None)
    record = blank(model, own, own.region_id if own else "", timezone.localdate(), False)
    record.pk = visit.matter_id
    asked = PartyForm(request, visit, step, record)
    if asked.sent:
        visiting.hold_to_forms(visit)
        try:
            taken = _take(asked, visit, own)
        except Refused as refused:
            if visiting.applied(visit):  # pressed twice: the first has opened it, and its answer nobody has seen
                return redirect("portal:door_matter")
            asked.refuse(refused.reasons)
        else:
            visiting.applied(visit)
            code = doors.query_code(visit.register, taken.pk, 0)
            return page(request, "door_given", title="申请已经提交", record=taken, code=code)
    status = 422 if asked.reasons else 200
    wrong = [reason for reason in asked.reasons if reason.field == "agency"]
    return page(
        request,
        "door_step",
        title=step.label,
        trail=[("查询进度", reverse("portal:door"))],
        status=status,
        agencies=offered,
        chosen=own,
        wrong=wrong,
        **asked.shown(),
    )


def _take(asked: PartyForm, visit: Any, agency: Agency | None) -> Any:
    told = asked.form.told()
    label = asked.step.label
    if agency is None:
        raise Refused(label, [Reason("field.agency", "“受理机构”：请选择向哪个机构申请。", "agency")])
    if (other := _other_phone(asked, told, visit.telephone)) is not None:
        raise Refused(label, [other])
    model, today = type(asked.record), timezone.localdate()
    return engine.take(asked.step.name, model, asked.actor, told, today, agency=agency, new_id=visit.matter_id)


def _other_phone(asked: PartyForm, told: dict[str, Any], proved: str) -> Reason | None:
    """The telephone that will open the door is the one that was proved; it is filled in where none is told."""
    door = asked.record.procedure.door
    people = door.openers((role, party) for role in door.of for party in told.get(role) or ())
    reached = [(role, party) for role, party in people if takes_messages(_checked(party.get("phone")))]
    silent = [party for _, party in people if not party.get("phone")]
    if not reached and silent:
        silent[0]["phone"] = proved
    elif people and (not reached or _checked(reached[0][1]["phone"]) != proved):
        words = "最先填写的联系电话应当是收到验证码的手机号码，以便查询进度；由法定代理人代为申请的，是法定代理人的手机号码。"
        return Reason("phone", words, (reached or people)[0][0])
    return None


def _checked(phone: Any) -> str:
    """The number in its one form; "" where it is none, and the engine says what is wrong with it."""
    try:
        return check_phone(str(phone or ""))
    except ValueError:
        return ""
