"""What lives tell of the item and the body that an act rests on: those that the office has in its lists by then, if any."""

from __future__ import annotations

from collections.abc import Callable

from guiju.kernel.declaring.telling import Telling
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Kind, Power
from guiju.registers.fields_of_administration import covers
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.power_item.choices import Kind as PowerKind


def power(kind: PowerKind) -> Callable[[Telling], PowerItem | None]:
    """The oldest item of this kind in the list of the office that takes in the field told."""

    def listed(at: Telling) -> PowerItem | None:
        rows = PowerItem.objects.filter(PowerItem.choosable(at.on), agency=at.agency, kind=kind).order_by("pk")
        return next((one for one in rows if covers(one.field, at["field"], at.on)), None)

    return listed


def field(kind: PowerKind, usual: str) -> Callable[[Telling], str]:
    """That of the oldest item of this kind in the list of the office, so that one of its items can be named; else the usual one."""

    def of_an_item(at: Telling) -> str:
        rows = PowerItem.objects.filter(PowerItem.choosable(at.on), agency=at.agency, kind=kind).order_by("pk")
        return rows.values_list("field", flat=True).first() or usual

    return of_an_item


def body(kind: Power) -> Callable[[Telling], EnforcementBody | None]:
    """The first announced body of the office that acts in its own name and has the power in the field told."""

    def announced(at: Telling) -> EnforcementBody | None:
        rows = EnforcementBody.objects.filter(EnforcementBody.choosable(at.on), agency=at.agency).order_by("pk")
        own = rows.exclude(kind=Kind.ENTRUSTED)
        return next((one for one in own if authority.holds(one, kind, at["field"], at.on)), None)

    return announced
