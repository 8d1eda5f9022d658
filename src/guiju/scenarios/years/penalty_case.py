"""The penalty cases of a rebuilt year: their number, fields and parties as published, their lives varied."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from typing import Any

from guiju.kernel.declaring import registry
from guiju.kernel.declaring.life import Life
from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.life import ON_THE_SPOT, PENALISED
from guiju.registers.fields_of_administration import fields, key_fields, row_of
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play, standing

OFFICES = {
    "市场": "market",
    "应急": "emergency",
    "卫生": "health",
    "环境": "environment",
    "交通": "transport",
    "农业": "agriculture",
    "城市": "urban",
    "综合": "urban",
}
"""Which department, by a word of its name, acts in which field and those within; the first where none has the word."""
COUNTED = {
    "penalty_cases_food": ("food",),
    "penalty_cases_drug_device": ("drug_device",),
    "penalty_cases_special_equipment": ("special_equipment",),
    "penalty_cases_product_quality": ("product_quality",),
    "penalty_cases_health": ("health", "public_health", "medical"),
}
OTHER_KEY_FIELDS = ("price", "advertising", "metrology", "trademark")
USUAL = ("market", "urban", "safety", "transport", "health", "agriculture")


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """Cases so that the published numbers of ``numbers`` hold; what is not published takes a plausible size."""
    fields = _fields(numbers)
    suspended = int(numbers.get("enterprises_ordered_to_suspend", 1 if len(fields) >= 10 else 0))
    units = int(numbers.get("enterprises_penalised", max(suspended, len(fields) * 3 // 5)))
    handed = int(numbers.get("persons_transferred_to_justice", 0))
    if not suspended <= units <= len(fields):
        raise ValueError(f"处罚企业数{units}应当不少于责令停产数{suspended}、不多于案件数{len(fields)}。")
    cases = Cases(place, rng)
    walks = [cases.penalised(field, unit=n < units, suspends=n < suspended) for n, field in enumerate(fields)]
    # Three persons a case, so that a file has several suspects as in life.
    walks += [
        cases.case("transferred", "safety", transfer={"persons_transferred": min(3, handed - n)})
        for n in range(0, handed, 3)
    ]
    walks += [cases.case(way) for way in ("exempt", "dropped", "not_filed")]
    play(walks)
    step("办理行政处罚案件", len(walks))


class Cases:
    """Cases on their way, each at the department that acts in its field, with two officers certified all year."""

    def __init__(self, place: Place, rng: random.Random) -> None:
        self.place, self.rng, self.offices = place, rng, offices(place)

    def penalised(self, field: str, *, unit: bool, suspends: bool) -> Walk:
        """A case that ends in a penalty: of persons many on the spot, of units a few after a hearing."""
        if suspends:
            return self.case("suspended", field, latest=(8, 20))
        ways = PENALISED if unit else (*PENALISED, *ON_THE_SPOT)
        way = self.registered.draw(self.rng, *ways)
        if way in ON_THE_SPOT:
            return self.case(way, field, latest=(11, 30))
        party = {} if unit else {"party": lambda at: [at.person()]}
        return self.case(way, field, file=party)

    @property
    def registered(self) -> Life:
        return registry.life(PenaltyCase.register())

    def case(
        self, way: str, field: str = "food", *, latest: tuple[int, int] = (10, 10), **told: dict[str, Any]
    ) -> Walk:
        agency, officers = self.offices[field]
        on = working_day(self.rng, date(self.place.year, 1, 6), date(self.place.year, *latest))
        present = {"officers": [{"certificate": one, "shown": True} for one in officers]}
        opening = {"field": field, **told.pop("file", {})}
        steps = {"file": opening, "penalise_on_spot": opening | present, "investigate": present, **told}
        return Walk(self.place, PenaltyCase, self.rng, on, agency=agency).follow(way, told=steps)


def _fields(numbers: dict[str, float]) -> list[str]:
    """A field for each case: those published by field, the rest of the total among the usual ones; safety comes first,
    where most businesses are suspended."""
    told = _published(numbers)
    total = int(numbers.get("penalty_cases", max(30, told.total(), int(numbers.get("enterprises_penalised", 0)))))
    if not told.total():
        told = Counter() if any(name in numbers for name in COUNTED) else Counter({"food": total // 4})
    rest = total - told.total()
    if rest < 0:
        raise ValueError(f"分领域案件数之和{told.total()}大于案件总数{total}。")
    counted = {field for figure, fields in COUNTED.items() if figure in numbers for field in fields}
    fields = [*told.elements(), *islice(cycle([field for field in USUAL if field not in counted]), rest)]
    return sorted(fields, key=lambda field: field != "safety")


def _published(numbers: dict[str, float]) -> Counter[str]:
    """The fields of the cases that were published by field, and of businesses suspended, where no total was."""
    told: Counter[str] = Counter()
    for figure, among in COUNTED.items():
        told.update(islice(cycle(among), int(numbers.get(figure, 0))))
    named = sum(told[field] for field in key_fields())
    others = int(numbers.get("penalty_cases_key_fields", named)) - named
    if others < 0:
        raise ValueError(f"分领域案件数之和{named}大于重点领域案件数{named + others}。")
    told.update(islice(cycle(OTHER_KEY_FIELDS), others))
    if "penalty_cases" not in numbers:
        told["safety"] += int(numbers.get("enterprises_ordered_to_suspend", 0))
    return told


def offices(place: Place) -> dict[str, tuple[Agency, list[EnforcementCertificate]]]:
    """For each field the department that acts in it and two officers certified throughout the year."""
    certified = _ready(place)
    ready = list(certified)
    if not ready:
        raise ValueError("没有一个部门有两名全年持证的执法人员，不能模拟行政处罚案件。")
    found = {}
    for field in fields():
        rows = (field, row_of(field, date(place.year, 1, 1)))
        words = [word for word, theirs in OFFICES.items() if theirs in rows]
        agency = next((a for a in ready for word in words if word in a.name), ready[0])
        found[field] = (agency, certified[agency])
    return found


def acts_in(place: Place) -> dict[int, list[str]]:
    """For each department the rows of the list of fields in which it penalises and inspects; none where nobody is certified."""
    if not _ready(place):
        return {}
    found: dict[int, list[str]] = {}
    acting = offices(place)
    for field in (*USUAL, *OTHER_KEY_FIELDS, *(field for among in COUNTED.values() for field in among)):
        row = row_of(field, date(place.year, 1, 1))
        there = found.setdefault(acting[field][0].pk, [])
        there += [one for one in (field if row == "other" else row,) if one not in there]
    return found


def _ready(place: Place) -> dict[Agency, list[EnforcementCertificate]]:
    """The departments with two officers certified throughout the year, and these."""
    certified = ((agency, _lasting(agency, place.year)) for agency in place.departments)
    return {agency: officers for agency, officers in certified if len(officers) == 2}


def _lasting(agency: Agency, year: int) -> list[EnforcementCertificate]:
    """Two certificates of an agency that hold from the first to the last day of ``year``, where there are two."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        one for one in standing(EnforcementCertificate, agency, first) if one.holds_on(last) and not one.suspended_on
    ][:2]
