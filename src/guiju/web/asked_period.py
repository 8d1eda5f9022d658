"""Which region and year a page of figures is about: as asked, within what the actor's place allows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from guiju.figures import compute
from guiju.figures.models import Watermark
from guiju.figures.period import Period
from guiju.kernel.acting import administration
from guiju.kernel.keeping import typed
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Actor, Region
from guiju.kernel.offices.regions import Level, contains, level
from guiju.web.staff import StaffRequest, today

MOST_REGIONS, FIRST_YEAR = 200, 2015


@dataclass(frozen=True)
class Asked:
    """A region and a year, and what else may be chosen."""

    region: Region
    year: int
    regions: list[Region]
    years: list[int]

    @property
    def period(self) -> Period:
        return Period.year(self.year)

    @property
    def query(self) -> str:
        return urlencode({"region": self.region.code, "year": self.year})


def asked(request: StaffRequest) -> Asked:
    """What the address asks for; without it one's own region and the year last worked on.

    Raises PermissionDenied for a region outside one's own, for one below the county that one does not answer for, and to those
    confined to a part of it.
    """
    actor = request.actor
    if actor.confined:
        raise PermissionDenied("数据按机关、地区统计，超出您任职的范围。")
    code = request.GET.get("region") or actor.region
    if not actor.region or not _is_code(code) or not contains(actor.region, code):
        raise PermissionDenied("只能查看本行政区域以内的数据。")
    if not reads(actor, code):
        raise PermissionDenied("县级以下一地的数据，由统管该地的机关和该地的机关查看。")
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise PermissionDenied("没有这一行政区划。")
    latest = today().year
    year = typed.number(request.GET.get("year"), least=FIRST_YEAR, most=latest) or _latest_year(latest)
    return Asked(region, year, _choices(actor, code), list(range(latest, FIRST_YEAR - 1, -1)))


def reads(actor: Actor, code: str) -> bool:
    """Whether counts of a place are for ``actor``: below the county, where they point at people, for whoever oversees the
    place and for the agencies of that very place (个人信息保护法 art. 6)."""
    return level(code) <= Level.COUNTY or actor.oversees or code == actor.region


def _is_code(code: str) -> bool:
    try:
        return bool(level(code))
    except ValueError:
        return False


def _latest_year(latest: int) -> int:
    """The year of the latest step; in its first quarter, when reports are written, the year before."""
    on = (
        Entry.objects.exclude(register__in=administration.OF_NO_RECORD)
        .order_by("-id")
        .values_list("on", flat=True)
        .first()
    )
    return latest if on is None else on.year - (on.month <= 3)


def _choices(actor: Actor, code: str) -> list[Region]:
    """One's own region, those right below it, and the one asked for with those right below that."""
    near = Q(code=actor.region) | Q(parent=actor.region) | Q(code=code) | Q(parent=code)
    found = Region.objects.filter(near).order_by("code")[:MOST_REGIONS]
    return [region for region in found if reads(actor, region.code)]


def refresh() -> None:
    """Bring the figures up to the ledger; looks first, so that reading a page writes only where something is new."""
    counted_of = Entry.objects.exclude(register__in=administration.OF_NO_RECORD)
    latest = counted_of.order_by("-id").values_list("id", flat=True).first() or 0
    counted = Watermark.objects.filter(pk=1).values_list("entry", flat=True).first() or 0
    if counted < latest:
        compute.refresh()
