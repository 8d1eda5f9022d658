"""Whose a new record is, and where it lies: one's own agency's, or, where an overseer opens it, any agency's of the region."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.declaring.steps import At, Step
from guiju.kernel.offices.people import Actor, Agency, Region
from guiju.kernel.offices.regions import contains, span

MOST_AGENCIES = MOST_REGIONS = 400


@dataclass(frozen=True)
class Places:
    """What may be chosen. ``agencies`` is empty where the record can only be ``own``."""

    own: Agency
    agencies: list[tuple[str, str]]
    regions: list[tuple[str, str]]

    def chosen(self, label: str, typed: QueryDict) -> tuple[Agency, str]:
        """The agency, and the region ("" for the agency's own), as typed. Raises Refused."""
        agency, region = self._agency(label, typed.get("agency", "")), typed.get("region", "")
        if region and region not in dict(self.regions):
            raise Refused(label, [Reason("field.region", "“所在地”：请从列表中选择。", "region")])
        if region and not contains(agency.region_id, region):
            words = f"“所在地”：所选地区不在{agency}的行政区划以内。"
            raise Refused(label, [Reason("field.region", words, "region")])
        return agency, region

    def _agency(self, label: str, typed: str) -> Agency:
        if not self.agencies:
            return self.own
        if typed not in dict(self.agencies):
            raise Refused(label, [Reason("field.agency", "“承办机关”：请选择由哪个机关承办。", "agency")])
        return Agency.objects.get(pk=typed)


def places(step: Step, actor: Actor) -> Places:
    """What ``actor`` may choose from when opening a record by ``step``."""
    own = Agency.objects.select_related("region").get(pk=actor.agency_id)
    low, high = span(actor.region)
    regions = Region.objects.filter(code__gte=low, code__lt=high).order_by("code")
    for_others = actor.oversees and step.places != (At.OWN,)
    return Places(
        own, agencies_below(actor) if for_others else [], list(regions.values_list("code", "name")[:MOST_REGIONS])
    )


def agencies_below(actor: Actor) -> list[tuple[str, str]]:
    """The agencies of the actor's region and of those below, to choose from."""
    low, high = span(actor.region)
    rows = Agency.objects.filter(region_id__gte=low, region_id__lt=high).order_by("region_id", "name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")[:MOST_AGENCIES]]
