"""查看记录: why somebody looks, asked before they do; who looked at what, for heads and auditors; what was refused to whom.

Heads read of the people of their own agency and of looks at its records, whoever looked; auditors too, and of one that oversees
a region of all its agencies. Whose people and whose records they were is told by the day of the look. A look at a record of a
closed register is shown to the head of an office that serves it, and to nobody else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from guiju.kernel.declaring.registry import registers
from guiju.kernel.finding import paging
from guiju.kernel.keeping import looking, typed
from guiju.kernel.keeping.second_log import OF_READERS, Look, Refusal
from guiju.kernel.offices.people import Actor, Role, User
from guiju.kernel.offices.regions import span
from guiju.kernel.offices.scope import SERVED, closed, sees, serves, visible
from guiju.web.names import named
from guiju.web.staff import OutOfSight, StaffRequest, has_had, model_of, record_of, staff, today

A_PAGE, BESIDE = 50, 12
DAYS, MOST_LINES = 31, 300
USUAL, FEWEST = 5, 20
"""A day's looks are unusual from so many times the median of others in one's offices, and so many at least."""
ANY = ""
"""Whatever office."""
KINDS = {
    "field": "填写内容不符合要求",
    "role": "无权办理",
    "scope": "无权办理",
    "agency": "无权办理",
    "stage": "阶段不符",
}
OTHERWISE = "法定条件或者办理条件不具备"


def may_see(actor: Actor, model: Any) -> bool:
    """Whether looks at records of a register are shown to ``actor``: to heads and auditors, of a closed register to the
    head of an office that serves."""
    if model.audience == SERVED:
        return Role.HEAD in actor.roles and serves(actor, model)
    return bool(actor.roles & {Role.HEAD, Role.AUDITOR})


def any_for(actor: Actor) -> bool:
    """Whether any looks are shown to ``actor``."""
    return actor.in_office and bool(actor.roles & {Role.HEAD, Role.AUDITOR})


def of(record: Any, actor: Actor) -> list[Look] | None:
    """The latest looks at one record, by staff and by parties who came in by a door of their own; None where they are not
    shown to ``actor``; of one with a door they are shown to whoever sees it."""
    if not may_see(actor, type(record)) and record.procedure.door is None:
        return None
    rows = Look.objects.filter(register=record.register(), matter_id=record.pk).select_related("user")
    return list(rows.order_by("-at", "-pk")[:BESIDE])


def _theirs(actor: Actor, *of: str) -> Q:
    """What was done by people of the agencies that ``actor`` answers for, or to what else of theirs the columns ``of`` name;
    in no closed register."""
    found = Q(pk__in=[])
    for column in ("agency", *of):
        if actor.oversees and Role.AUDITOR in actor.roles:
            low, high = span(actor.region)
            found |= Q(**{f"{column}__region__gte": low, f"{column}__region__lt": high})
        else:
            found |= Q(**{column: actor.agency_id})
    return found & ~Q(register__in=closed())


def _looks(actor: Actor) -> QuerySet[Look]:
    wanted = _theirs(actor, "whose")
    for name, model in closed().items():
        if may_see(actor, model):
            records = visible(actor, model._default_manager.all()).values("pk")
            wanted |= Q(register=name, matter_id__in=records)
    return Look.objects.filter(wanted)


@dataclass(frozen=True)
class Line:
    """What one person looked at on one day. ``usual``: the median of others in their offices; ``agencies``: of which they were
    that day."""

    person: User
    day: date
    looks: int
    matters: int
    usual: float
    agencies: str = ""

    @property
    def unusual(self) -> bool:
        return self.looks >= max(FEWEST, USUAL * self.usual)


def by_person_and_day(rows: QuerySet[Look], since: date) -> list[Line]:
    """Persons and days, unusual ones first, then the latest: three queries."""
    of_readers = rows.filter(at__date__gte=since, user__isnull=False).annotate(day=TruncDate("at"))
    told = of_readers.values_list("user_id", "day").annotate(Count("pk"), Count("matter_id", distinct=True)).order_by()
    counted, agencies = list(told), defaultdict[tuple[int, date], list[str]](list)
    for user, day, agency in of_readers.values_list("user_id", "day", "agency__name").order_by("agency").distinct():
        agencies[user, day].append(agency or "")
    people = User.objects.filter(pk__in={user for user, *_ in counted}).prefetch_related("appointments")
    return lines_of(counted, {person.pk: person for person in people}, agencies)


def lines_of(
    counted: list[tuple[int, date, int, int]],
    known: dict[int, User],
    agencies: Mapping[tuple[int, date], list[str]] = MappingProxyType({}),
) -> list[Line]:
    """What was counted (person, day, looks, matters), each held against what others in the same offices look at in a day."""
    roles = [_offices(known[user], day) for user, day, *_ in counted]
    usual = Usual([(user, looks, held) for (user, _, looks, _), held in zip(counted, roles, strict=True)])
    lines = [
        Line(known[user], day, looks, matters, usual.of(user, held), "、".join(agencies.get((user, day), ())))
        for (user, day, looks, matters), held in zip(counted, roles, strict=True)
    ]
    return sorted(lines, key=lambda line: (not line.unusual, -line.day.toordinal(), -line.looks))[:MOST_LINES]


def _offices(person: User, day: date) -> frozenset[str]:
    """The roles that somebody held on a day."""
    return frozenset(
        one.role for one in person.appointments.all() if one.since <= day and (one.until is None or day <= one.until)
    )


class Usual:
    """What a day of looks is measured by, of days told by person and offices."""

    def __init__(self, days: list[tuple[int, int, frozenset[str]]]) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        self._own: dict[tuple[str, int], list[int]] = defaultdict(list)
        for user, looks, held in days:
            for role in (*held, ANY):
                self._of[role].append(looks)
                self._own[role, user].append(looks)
        for all_days in self._of.values():
            all_days.sort()
        self._kept: dict[tuple[int, frozenset[str]], float] = {}

    def of(self, user: int, held: frozenset[str]) -> float:
        """The median of a day of the others who hold one of these offices, the highest of them; where nobody else does, of all
        others. Nobody is the measure of themselves."""
        key = user, held
        if key not in self._kept:
            alike = [others for role in held if (others := self._others(role, user))]
            self._kept[key] = max(float(median(days)) for days in alike or [self._others(ANY, user) or [0]])
        return self._kept[key]

    def _others(self, role: str, user: int) -> list[int]:
        """The days of all others, in order."""
        rest = [*self._of[role]]
        for looks in self._own[role, user]:
            del rest[bisect_left(rest, looks)]
        return rest


@staff
def looks(request: StaffRequest) -> HttpResponse:
    """Who looked at whom, how many on each day, and what was refused; one person's by ``person``."""
    actor = request.actor
    if not any_for(actor):
        raise PermissionDenied("查看记录由负责人、监督人员查看。")
    since = today() - timedelta(days=DAYS)
    rows, refused = _looks(actor), Refusal.objects.filter(_theirs(actor))
    lines = by_person_and_day(rows, since)
    per_person = (
        refused.filter(at__date__gte=since).values_list("user_id").annotate(times=Count("pk")).order_by("-times")
    )
    counts = list(per_person[:MOST_LINES])
    people = {person.pk: person for person in User.objects.filter(pk__in=[user for user, _ in counts])}
    person = request.GET.get("person", "")
    if (asked := typed.number(person)) is not None:
        rows, refused = rows.filter(user_id=asked), refused.filter(user_id=asked)
    page = paging.page(rows.select_related("user", "agency"), "-at", request.GET, A_PAGE)
    latest = list(refused.select_related("user", "agency").order_by("-at", "-pk")[:A_PAGE])
    names: dict[Any, Any] = named(actor, [(row.register, row.matter_id) for row in page.rows if row.matter_id])
    context = {
        "rows": [(look, _label(look.register), names.get((look.register, look.matter_id))) for look in page.rows],
        "page": page,
        "lines": lines,
        "days": DAYS,
        "refused_by": [(people[user], count) for user, count in counts if user in people],
        "refused": [(row, _label(row.register), _step(row), _why(row.reasons)) for row in latest],
    }
    return render(request, "web/looks.html", context)


def _label(register: str) -> str:
    return str(registers()[register]._meta.verbose_name) if register in registers() else ""


def _step(row: Refusal) -> str:
    step = registers()[row.register].procedure.steps.get(row.step) if row.register in registers() else None
    return step.label if step is not None else ""


def _why(reasons: Iterable[dict[str, Any]]) -> str:
    """Why it was refused, in words that quote nothing of what was typed."""
    said = (one["citation"] or KINDS.get(one["code"].partition(".")[0], OTHERWISE) for one in reasons)
    return "；".join(dict.fromkeys(said))


@staff
def reason(request: StaffRequest, register: str) -> HttpResponse:
    """Why somebody looks at a matter, or takes a list out: asked once a day, and kept; then on to what they asked for."""
    model = model_of(register)
    record = _matter(request, model)
    on = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(on, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        on = reverse("my_work")
    wrong = ""
    if request.method == "POST":
        given = request.POST
        pk, whose = (None, None) if record is None else (record.pk, record.agency_id)
        try:
            looking.say(request.actor, register, pk, given.get("ground", ""), given.get("why", ""), whose=whose)
            return redirect(on)
        except ValidationError as error:
            wrong = error.messages[0]
    in_sight = record is not None and sees(request.actor, record)
    named = record if in_sight else None  # what it is called now is no longer theirs to read
    context = {"model": model._meta, "record": named, "grounds": OF_READERS, "wrong": wrong, "typed": request.POST}
    return render(request, "web/look_reason.html", context, status=422 if wrong else 200)


def _matter(request: StaffRequest, model: Any) -> Any:
    """The matter that is to be looked at; None of a list."""
    if not (key := request.GET.get("matter", "")):
        return None
    if (pk := typed.uuid(key)) is None:
        raise Http404("没有这一事项，或者它不在您的查看范围内。")
    try:
        return record_of(request.actor, model, pk)
    except OutOfSight:  # a document of one's own writing may still be read, where one's agency has had the record
        if not has_had(request.actor, model.register(), pk):
            raise
        return model._default_manager.get(pk=pk)
