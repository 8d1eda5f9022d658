"""Agencies, what organs they are, and the regions they lie in: registered, renamed, dissolved. Each act is one entry.

As ``personnel``: one set of acts behind the pages and the commands; what is not allowed raises ValidationError in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from guiju.kernel.acting import administration
from guiju.kernel.acting.administered_rows import about, whole
from guiju.kernel.acting.personnel import agencies_of, at_the_desk, of_these_centuries
from guiju.kernel.offices import region_file
from guiju.kernel.offices.organs import Function, Organ, entrust
from guiju.kernel.offices.people import Actor, Agency, Appointment, Region, Role, User
from guiju.kernel.offices.regions import contains


def _may(by: Actor | None, region: str) -> None:
    if by is not None:
        at_the_desk(by)
    if by is not None and not (Role.ADMIN in by.roles and by.oversees and contains(by.region, region)):
        raise ValidationError("机关、职能和行政区划，由统管本行政区域的机关的系统管理员登记。")


def load_regions(by: Actor | None, why: str, content: bytes) -> int:
    """Regions by file: those that are there are renamed, nothing is taken away; how many the file has."""
    try:
        rows = region_file.read(content)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    for region in rows:
        _may(by, region.code)
    with administration.act(whole(Region)):
        Region.objects.bulk_create(
            rows, batch_size=1000, update_conflicts=True, unique_fields=["code"], update_fields=["name", "parent"]
        )
        administration.note(by, f"载入行政区划，{len(rows)}个", why)
    return len(rows)


def register_agency(by: Actor | None, why: str, told: Agency) -> tuple[Agency, bool]:
    """Register an agency, or what is told of one of that name in that region; whether it is new."""
    _may(by, told.region_id)
    told.name = told.name.strip()
    found = Agency.objects.filter(name=told.name, region_id=told.region_id).first()
    told.pk = found.pk if found is not None else None
    told.dissolved_on = found.dissolved_on if found is not None else None
    _clean(told)
    with administration.act(about(told)):
        told.save()
        administration.note(by, f"登记机关：{told.name}", why)
    return told, found is None


def rename_agency(by: Actor | None, why: str, agency: Agency, name: str, mark: str) -> None:
    _may(by, agency.region_id)
    before, agency.name, agency.mark = agency.name, name.strip(), mark.strip()
    _clean(agency)
    with administration.act(about(agency)):
        agency.save(update_fields=["name", "mark"])
        administration.note(by, f"机关更名：{before}改为{agency.name}", why)


def _clean(agency: Agency) -> None:
    from guiju.kernel.keeping.identifiers import check_credit_code

    agency.full_clean()
    if agency.credit_code:
        try:
            agency.credit_code = check_credit_code(agency.credit_code)
        except ValueError as error:
            raise ValidationError({"credit_code": str(error)}) from error


def dissolve_agency(by: Actor | None, why: str, agency: Agency, last: date) -> None:
    """An agency works no more after its ``last`` day: its functions end. Its people have gone elsewhere before."""
    _may(by, agency.region_id)
    of_these_centuries(last)
    if last > timezone.localdate():
        raise ValidationError("撤销日期不能晚于今天。")
    if agency.dissolved_on is not None:
        raise ValidationError(f"{agency}已于{agency.dissolved_on}撤销。")
    there = User.objects.filter(agency=agency, closed_on=None)
    held = Appointment.objects.filter(Q(until=None) | Q(until__gt=last), user__agency=agency)
    if there.exists() or held.exists():
        raise ValidationError(f"{agency}还有{there.count()}个账号没有调走或者注销，办妥后再撤销。")
    with administration.act(about(agency)):
        Function.objects.filter(Q(agency=agency) | Q(acts_for=agency), since__gt=last).delete()
        for_it = Function.objects.filter(Q(until=None) | Q(until__gt=last), Q(agency=agency) | Q(acts_for=agency))
        for_it.update(until=last)
        agency.dissolved_on = last
        agency.save(update_fields=["dissolved_on"])
        administration.note(by, f"撤销机关：{agency}", why)


def entrust_agency(
    by: Actor | None,
    why: str,
    agency: Agency,
    organs: Iterable[Organ],
    since: date,
    until: date | None,
    acts_for: Agency | None,
) -> None:
    """Make an agency these organs from a day on, for its own or for another; said again, the last day is set anew."""
    _may(by, agency.region_id)
    of_these_centuries(since, until)
    if until is not None and until < since:
        raise ValidationError(f"终止日期{until}早于起始日期{since}")
    if agency.dissolved_on is not None:
        raise ValidationError(f"{agency}已于{agency.dissolved_on}撤销。")
    if by is not None and acts_for is not None and not agencies_of(by).filter(pk=acts_for.pk).exists():
        raise ValidationError(f"{acts_for}不在您所在机关统管的行政区域内。")
    with administration.act(about(agency)):
        entrust(agency, *organs, since=since, until=until, acts_for=acts_for)
        administration.note(by, f"登记机关职能：{agency}", why)
