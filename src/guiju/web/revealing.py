"""当事人信息: names and numbers of the parties in clear, for a look."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guiju.kernel.keeping import looking
from guiju.kernel.keeping.parties import Party
from guiju.kernel.offices.scope import sees_persons
from guiju.web.staff import StaffRequest, model_of, record_of, staff


@staff
@require_POST
def reveal(request: StaffRequest, register: str, pk: UUID) -> HttpResponse:
    """Names and numbers in clear, for a reason, which is kept with who looked and when."""
    record = record_of(request.actor, model_of(register), pk)
    if not sees_persons(request.actor, record.procedure.hands):
        raise PermissionDenied("当事人的完整信息只供办理这类事项的人员查看。")
    found = list(Party.told_of.filter(register=register, matter_id=pk).order_by("id"))
    if not found:
        raise Http404("该事项没有登记当事人。")
    if looking.said(request.actor, register, pk) is None:
        try:
            given = (request.POST.get("ground", ""), request.POST.get("why", ""))
            looking.say(request.actor, register, pk, *given, whose=record.agency_id)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect("matter", register, pk)
    sight = looking.at(request.actor, record, "当事人信息")
    clear = [(record.procedure.party_label(party.role), party, party.plain(sight)) for party in found]
    return render(request, "web/parties.html", {"register": register, "record": record, "parties": clear})
