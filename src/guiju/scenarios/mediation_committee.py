"""The committees of a rebuilt year, elected in the two years before, and their mediators."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import Agency, Role
from guiju.registers.disputes.mediation_committee import Kind, MediationCommittee, Sex
from guiju.scenarios.mediator import mediators
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.simulated_people import name

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
    usual = {Kind.SUBDISTRICT: streets, Kind.TOWNSHIP: len(place.townships) - streets, Kind.TRADE: 2}
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


def members(rng: random.Random) -> list[dict[str, Any]]:
    """Three to seven members, a woman among them, one chair."""
    rows: list[dict[str, Any]] = [{"name": name(rng), "sex": Sex.MALE} for _ in range(rng.choice((3, 3, 5, 5, 5, 7)))]
    rows[1]["sex"] = Sex.FEMALE
    rows[0]["chair"] = True
    return rows


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
            yield kind, place.bureau, place.code, _title(FIELDS[n % len(FIELDS)] + word, n // len(FIELDS))


def _title(name: str, again: int) -> str:
    return f"{name}{f'第{again + 1}' if again else ''}人民调解委员会"


def simulate(place: Place, numbers: Numbers, rng: random.Random, step: Tell) -> None:
    """The committees and mediators of the year, so that their figures equal ``numbers``."""
    made = _establish(place, numbers, rng)
    step("设立人民调解委员会", len(made))
    _assess(place, numbers, rng, made)
    _re_elect(place, rng, made)
    step("人民调解委员会规范化评定、换届", len(made))
    mediators(place, numbers, rng, step, made)


def _establish(place: Place, numbers: Numbers, rng: random.Random) -> list[MediationCommittee]:
    takings = []
    for kind, agency, region, title in _seats(place, sizes(place, numbers)):
        day = working_day(rng, date(place.year - 2, 3, 1), date(place.year - 1, 11, 30))
        told = {
            "title": title,
            "kind": kind,
            "elected_on": day - timedelta(days=rng.randint(0, 9)),
            "members": members(rng),
        }
        actor = place.actor(agency, Role.CLERK)
        takings.append(Taking(data=told, on=day, agency=agency, region=region, actor=actor))
    takings.sort(key=lambda taking: (taking.on, taking.region))
    clerk = place.actor(place.bureau, Role.CLERK)
    return engine.take_many("establish", MediationCommittee, takings, clerk, simulated=True)


def _assess(place: Place, numbers: Numbers, rng: random.Random, made: list[MediationCommittee]) -> None:
    local = [committee for committee in made if committee.kind in (Kind.VILLAGE, Kind.COMMUNITY)]
    standard = int(numbers.get("standardized_mediation_committees", len(local) * 4 // 5))
    rng.shuffle(local)
    takings = []
    for n, committee in enumerate(local):
        met = n < standard
        first = max(committee.entered_on, date(place.year - 1, 6, 1) if rng.random() < 0.6 else date(place.year, 3, 1))
        told = {"meets_standard": met, "score": rng.randint(80, 98) if met else rng.randint(55, 78)}
        takings.append(Taking(committee, told, working_day(rng, first, date(place.year, 10, 31))))
    engine.take_many("assess", MediationCommittee, takings, place.actor(place.bureau, Role.LEGAL), simulated=True)


def _re_elect(place: Place, rng: random.Random, made: list[MediationCommittee]) -> None:
    due = [committee for committee in made if committee.entered_on.year == place.year - 2][::5]
    takings = []
    for committee in due:
        day = working_day(rng, date(place.year, 11, 1), date(place.year, 12, 20))
        told = {"elected_on": day - timedelta(days=1), "members": members(rng)}
        takings.append(Taking(committee, told, day, actor=place.actor(committee.agency, Role.CLERK)))
    engine.take_many("re_elect", MediationCommittee, takings, place.actor(place.bureau, Role.CLERK), simulated=True)
