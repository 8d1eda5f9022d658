"""The place of a published year, made from its data: regions, agencies, villages. A county, a district or one township."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Agency, Region
from guiju.scenarios.place import LONG_AGO, Place
from guiju.scenarios.published import PublishedYear

COUNTY = 6
"""Digits of a county's code; a township's has more."""
STREET, TOWN, TOWNSHIP = 1, 101, 201
"""The first numbers of subdistricts, towns and townships in codes of the statistical kind."""
VILLAGE = 201


@dataclass(frozen=True)
class Ground:
    """What there is in a place, as the file of its year has it. ``departments``: how each is marked in document numbers."""

    above: Sequence[str]
    county: str
    mark: str
    departments: Mapping[str, str] = field(default_factory=dict)
    streets: Sequence[str] = ()
    towns: Sequence[str] = ()
    townships: Sequence[str] = ()
    villages: int = 0
    communities: int = 0


def make_place(year: PublishedYear) -> Place:
    """The place that the year was published for. Of a county that published nothing only what the township needs is there."""
    ground = Ground(**year.place)
    code = year.region[:COUNTY]
    _regions(ground, code)
    create = Agency.objects.create
    government = create(name=f"{ground.county}人民政府", region_id=code, mark=f"{ground.mark}政", oversees=True)
    bureau = create(name=f"{ground.county}司法局", region_id=code, mark=f"{ground.mark}司", oversees=True)
    departments = [
        create(name=f"{ground.county}{name}", region_id=code, mark=f"{ground.mark}{mark}")
        for name, mark in ground.departments.items()
    ]
    county = Place(code, year.year, government, bureau, departments, _offices(ground, code)).entrusted()
    return county if year.region == code else _within(county, year.region)


def county_there(year: PublishedYear) -> Place:
    """The county of a year that was rebuilt before, as the database has it; agencies stand in the order they were made in."""
    government, bureau, *others = Agency.objects.order_by("pk")
    departments = [agency for agency in others if agency.region_id == year.region]
    townships = [agency for agency in others if agency.region_id != year.region]
    return Place(year.region, year.year, government, bureau, departments, townships)


def _within(county: Place, code: str) -> Place:
    """One township of a county: its own office governs, enforces (行政处罚法2021第二十四条) and mediates there."""
    office = next(agency for agency in county.townships if agency.region_id == code)
    entrust(office, Organ.GOVERNMENT, since=LONG_AGO)
    return Place(code, county.year, office, county.bureau, [office], [office])


def _regions(ground: Ground, code: str) -> None:
    names = zip((code[:2], code[:4], code), [*ground.above, ground.county], strict=True)
    Region.objects.bulk_create(
        [Region(code=at, name=name, parent_id=at[:-2] or None) for at, name in names], ignore_conflicts=True
    )


def _offices(ground: Ground, code: str) -> list[Agency]:
    """Subdistricts and townships with their offices, codes plausible, and the villages and communities among them."""
    streets = [
        Region(code=f"{code}{n:03d}", name=name, parent_id=code) for n, name in enumerate(ground.streets, STREET)
    ]
    towns = [
        Region(code=f"{code}{n:03d}", name=name, parent_id=code)
        for first, names in ((TOWN, ground.towns), (TOWNSHIP, ground.townships))
        for n, name in enumerate(names, first)
    ]
    Region.objects.bulk_create([*streets, *towns])
    Region.objects.bulk_create(_villages(ground, streets or towns, towns or streets))
    return [
        Agency.objects.create(name=f"{region.name}{word}", region=region, mark=f"{region.name}政", oversees=False)
        for regions, word in ((streets, "办事处"), (towns, "人民政府"))
        for region in regions
    ]


def _villages(ground: Ground, urban: list[Region], rural: list[Region]) -> Iterator[Region]:
    """Communities by turns in the subdistricts, villages in the towns and townships, or wherever there are any."""
    made = dict.fromkeys((region.code for region in (*urban, *rural)), 0)
    for count, regions, word in ((ground.communities, urban, "社区"), (ground.villages, rural, "村")):
        for region, _ in zip(cycle(regions), range(count), strict=False):
            serial = made[region.code]
            made[region.code] += 1
            code = f"{region.code}{VILLAGE + serial:03d}"
            yield Region(code=code, name=f"{region.name}第{serial + 1}{word}", parent=region)
