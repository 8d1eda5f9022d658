"""The committees of a rebuilt year, elected in the two years before, and their mediators."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from guiju.kernel.offices.people import Agency
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediation_committee.choices import Kind
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Told, Walk, play
from guiju.scenarios.years.mediator import mediators

Numbers = dict[str, float]
Tell = Callable[[str, int], None]
Seat = tuple[Kind, Agency, str, str]
FIELDS = ("医疗纠纷", "道路交通事故纠纷", "劳动争议", "物业纠纷", "消费纠纷")
COMMUNITY_NAMES = ("社区", "居委会", "居民委员会")


def whole_of(part: int, rate: float) -> int:
    """The smallest whole of which ``part`` is ``rate`` per cent to one place: rounded, or failing that cut off."""
    wholes = range(part, part * 100 + 1)
    tenths = round(rate * 10)
    rounded = (whole for whole in wholes if (2000 * part + whole) // (2 * whole) == tenths)
    cut_off = (whole for whole in wholes if 1000 * part // whole == tenths)
    found = next(rounded, None) or next(cut_off, None)
    if found is None:
        raise ValueError(f"没有哪个总数能使{part}占{rate}%，请核对规范化调解组织数和规范率。")
    return found


def sizes(place: Place, numbers: Numbers) -> Counter[Kind]:
    """How many committees of each kind: as published; what is not published is filled up plausibly."""
    told = {kind: int(numbers[name]) for kind in Kind if (name := f"mediation_committees_{kind.value}") in numbers}
    streets = sum(agency.region.name.endswith("街道") for agency in place.townships)
    usual = {
        Kind.SUBDISTRICT: streets,
        Kind.TOWNSHIP: len(place.townships) - streets,
        Kind.TRADE: 2 if place.is_county else 0,
    }
    made = Counter({**usual, **told})
    if not {Kind.VILLAGE, Kind.COMMUNITY} <= told.keys():
        whole = _local(place, numbers, made.total())
        there = sum(village.name.endswith(COMMUNITY_NAMES) for village in place.villages[:whole])
        communities = told.get(Kind.COMMUNITY, whole - told[Kind.VILLAGE] if Kind.VILLAGE in told else there)
        made[Kind.COMMUNITY], made[Kind.VILLAGE] = communities, whole - communities
    if "mediation_committees" in numbers:
        made[Kind.TRADE] += max(0, int(numbers["mediation_committees"]) - made.total())
    return made


def _local(place: Place, numbers: Numbers, others: int) -> int:
    """Committees of villages and communities: by the published rate, the published total, or the villages there are."""
    standard = numbers.get("standardized_mediation_committees")
    rate = numbers.get("mediation_committee_standardization_rate")
    if standard and rate:
        return whole_of(int(standard), rate)
    total = numbers.get("mediation_committees")
    return len(place.villages) if total is None else min(len(place.villages), max(0, int(total) - others))


def _seats(place: Place, made: Counter[Kind]) -> Iterator[Seat]:
    """Kind, agency, region and name of each committee."""
    local = made[Kind.VILLAGE] + made[Kind.COMMUNITY]
    ranked = sorted(place.villages[:local], key=lambda village: village.name.endswith(COMMUNITY_NAMES))
    for n in range(local):
        village = ranked[n % len(ranked)]
        kind = Kind.VILLAGE if n < made[Kind.VILLAGE] else Kind.COMMUNITY
        yield kind, place.agency_of(village), village.code, _title(village.name, n // len(ranked))
    streets = [agency for agency in place.townships if agency.region.name.endswith("街道")]
    towns = [agency for agency in place.townships if agency not in streets]
    for kind, agencies in ((Kind.TOWNSHIP, towns or streets), (Kind.SUBDISTRICT, streets or towns)):
        for n in range(made[kind]):
            agency = agencies[n % len(agencies)]
            yield kind, agency, agency.region_id, _title(agency.region.name, n // len(agencies))
    for kind, word in ((Kind.TRADE, ""), (Kind.ENTERPRISE, "企业")):
        for n in range(made[kind]):
            yield kind, place.office, place.code, _title(FIELDS[n % len(FIELDS)] + word, n // len(FIELDS))


def _title(name: str, again: int) -> str:
    return f"{name}{f'第{again + 1}' if again else ''}人民调解委员会"


def simulate(place: Place, numbers: Numbers, rng: random.Random, step: Tell) -> None:
    """The committees and mediators of the year, so that their figures equal ``numbers``."""
    seats = list(_seats(place, sizes(place, numbers)))
    meeting = _meeting_the_standard(seats, numbers, rng)
    walks = [_walk(place, rng, seat, n in meeting) for n, seat in enumerate(seats)]
    play(walks)
    step("设立、评定、换届人民调解委员会", len(walks))
    mediators(place, numbers, rng, step, [walk.record for walk in walks])


def _meeting_the_standard(seats: list[Seat], numbers: Numbers, rng: random.Random) -> set[int]:
    """Which committees of villages and communities meet the standard, by their place among all."""
    local = [n for n, (kind, *_) in enumerate(seats) if kind in (Kind.VILLAGE, Kind.COMMUNITY)]
    return set(rng.sample(local, int(numbers.get("standardized_mediation_committees", len(local) * 4 // 5))))


def _walk(place: Place, rng: random.Random, seat: Seat, meets: bool) -> Walk:
    """Set up in one of the two years before; assessed and elected anew where its time comes within the year."""
    kind, agency, region, title = seat
    day = working_day(rng, date(place.year - 2, 3, 1), date(place.year - 1, 11, 30))
    walk = Walk(place, MediationCommittee, rng, day, agency=agency, region=region, until=date(place.year, 12, 31))
    told: Told = {"establish": {"title": title, "kind": kind}, "assess": {"standardized": meets}}
    return walk.follow("usual", told=told)
