"""Whose a new record is, and where it lies: one's own agency's, or, where an overseer opens it, any agency's of the region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.forms import BoundField
from django.http import QueryDict

from guiju.asking.row_choice import RowChoice, Search
from guiju.asking.step_form import Shown
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import At, Step
from guiju.kernel.offices.people import Actor, Agency, Region
from guiju.kernel.offices.regions import span
from guiju.web.staff import today

MOST_AGENCIES = 400


@dataclass(frozen=True)
class Places:
    """What may be chosen, as fields of the page. ``agency`` is None where the record can only be ``own``, ``region`` where
    nothing lies below it, or the step says itself where the record lies."""

    own: Agency
    agency: BoundField | None
    region: BoundField | None

    def chosen(self, label: str) -> tuple[Agency, str]:
        """The agency, and the region ("" for the agency's own), as typed. Raises Refused."""
        agency, region = _row(self.agency), _row(self.region)
        if self.agency is None:
            agency = self.own
        elif not isinstance(agency, Agency):
            raise Refused(label, [Reason("field.agency", "“承办机关”：请选择由哪个机关承办。", "agency")])
        if region == "" or self.region is None:
            return agency, ""
        if not isinstance(region, Region):
            raise Refused(label, [Reason("field.region", "“所在地”：请从列表中选择。", "region")])
        return agency, region.code


def _row(bound: BoundField | None) -> Any:
    if bound is None:
        return ""
    assert isinstance(bound.field, RowChoice)
    return bound.field.row(bound.data, bound.form.data.get(f"{bound.html_name}-find", ""))


def places(step: Step, actor: Actor, typed: QueryDict) -> Places:
    """What ``actor`` may choose from when opening a record by ``step``: any place of the agency that is chosen."""
    own = Agency.objects.select_related("region").get(pk=actor.agency_id)
    low, high = span(actor.region)
    agency: BoundField | None = None
    form = Shown(typed)
    if actor.oversees and step.places != (At.OWN,):
        below = Agency.objects.filter(region_id__gte=low, region_id__lt=high).select_related("region")
        form.fields["agency"] = RowChoice(below, _search(actor, typed, "agency"), label="承办机关")
        agency = form["agency"]
    chosen = _row(agency)
    within = chosen if isinstance(chosen, Agency) else own
    region = Region.objects.filter(code__gte=low, code__lt=high)
    below_it = Q(code__startswith=within.region_id)
    form.fields["region"] = RowChoice(
        region,
        _search(actor, typed, "region"),
        likely=below_it,
        follows=("id_agency",) if agency is not None else (),
        label="所在地",
        required=False,
        help_text="不选择的，为承办机关所在地。",
    )
    told_by_itself = not callable(step.sets) and "region" in step.sets
    nothing_below = told_by_itself or (agency is None and not region.exclude(code=own.region_id).exists())
    return Places(own, agency, None if nothing_below else form["region"])


def _search(actor: Actor, typed: QueryDict, name: str) -> Search:
    return Search(actor, today(), typed.get(f"{name}-find", ""), typed.get(name, ""))


def agencies_below(actor: Actor) -> list[tuple[str, str]]:
    """The agencies of the actor's region and of those below, to choose from."""
    low, high = span(actor.region)
    rows = Agency.objects.filter(region_id__gte=low, region_id__lt=high).order_by("region_id", "name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")[:MOST_AGENCIES]]
