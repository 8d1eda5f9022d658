"""The penalty cases of a rebuilt year: their number, fields and parties as published, their lives varied."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate, valid_on
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_columns import Field
from guiju.scenarios.penalty_lives import ORDER, Life, Lives
from guiju.scenarios.place import Place

OFFICES = {
    "市场": (Field.FOOD, Field.DRUG_DEVICE, Field.SPECIAL_EQUIPMENT, Field.PRODUCT_QUALITY, Field.MARKET),
    "应急": (Field.SAFETY,),
    "卫生": (Field.HEALTH,),
    "环境": (Field.ENVIRONMENT,),
    "交通": (Field.TRANSPORT,),
    "农业": (Field.AGRICULTURE,),
    "城市": (Field.URBAN,),
}
"""Which department, by a word of its name, acts in which fields; the first department acts where none has the word."""
COUNTED = {
    Field.FOOD: "penalty_cases_food",
    Field.DRUG_DEVICE: "penalty_cases_drug_device",
    Field.SPECIAL_EQUIPMENT: "penalty_cases_special_equipment",
    Field.PRODUCT_QUALITY: "penalty_cases_product_quality",
}
USUAL = (Field.MARKET, Field.URBAN, Field.SAFETY, Field.TRANSPORT, Field.HEALTH, Field.AGRICULTURE)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """Cases so that the published numbers of ``numbers`` hold; what is not published takes a plausible size."""
    lives = _lives(place, numbers, rng)
    for name in ORDER:
        take(name, [life for life in lives if name in life.steps])
    step("办理行政处罚案件", len(lives))


def take(name: str, lives: list[Life]) -> None:
    """Take one step on all of ``lives`` at once; their records are brought up to date."""
    takings = []
    for life in lives:
        moment = life.steps[name]
        agency = life.agency if life.record is None else None
        takings.append(Taking(life.record, moment.data, moment.on, agency=agency, actor=moment.actor))
    if takings:
        assert takings[0].actor is not None
        made = engine.take_many(name, PenaltyCase, takings, takings[0].actor, simulated=True)
        for life, record in zip(lives, made, strict=True):
            life.record = record


def _lives(place: Place, numbers: dict[str, float], rng: random.Random) -> list[Life]:
    fields = _fields(numbers)
    suspended = int(numbers.get("enterprises_ordered_to_suspend", 1 if len(fields) >= 10 else 0))
    units = int(numbers.get("enterprises_penalised", max(suspended, len(fields) * 3 // 5)))
    handed = int(numbers.get("persons_transferred_to_justice", 0))
    if not suspended <= units <= len(fields):
        raise ValueError(f"处罚企业数{units}应当不少于责令停产数{suspended}、不多于案件数{len(fields)}。")
    offices = _offices(place)
    making = Lives(place, rng)
    made = []
    for n, field in enumerate(fields):
        agency, officers = offices[field]
        made.append(making.penalised(agency, officers, field, unit=n < units, suspends=n < suspended))
    agency, officers = offices[Field.FOOD]
    # Three persons a case, so that a file has several suspects as in life.
    for n in range(0, handed, 3):
        made.append(making.transferred(agency, officers, Field.FOOD, min(3, handed - n)))
    made += [
        one for life in (making.exempt, making.dropped, making.not_filed) if (one := life(agency, officers, Field.FOOD))
    ]
    return made


def _fields(numbers: dict[str, float]) -> list[Field]:
    """A field for each case: those published by field, the rest of the total among the usual ones."""
    told = Counter({field: int(numbers.get(name, 0)) for field, name in COUNTED.items()})
    total = int(numbers.get("penalty_cases", max(30, told.total())))
    if not told.total():
        told = Counter() if any(name in numbers for name in COUNTED.values()) else Counter({Field.FOOD: total // 4})
    rest = total - told.total()
    if rest < 0:
        raise ValueError(f"分领域案件数之和{told.total()}大于案件总数{total}。")
    return [*told.elements(), *islice(cycle(USUAL), rest)]


def _offices(place: Place) -> dict[Field, tuple[Agency, list[EnforcementCertificate]]]:
    """For each field the department that acts in it and two officers certified throughout the year."""
    certified: dict[int, list[EnforcementCertificate]] = {}
    for one in valid_on(date(place.year, 1, 1)).filter(region__startswith=place.code, suspended_on=None, left_on=None):
        certified.setdefault(one.agency_id, []).append(one)
    ready = [a for a in place.departments if _lasting(certified.get(a.pk, []), place.year)]
    if not ready:
        raise ValueError("没有一个部门有两名全年持证的执法人员，不能模拟行政处罚案件。")
    found = {}
    for field in Field:
        word = next((word for word, fields in OFFICES.items() if field in fields), "")
        agency = next((a for a in ready if word and word in a.name), ready[0])
        found[field] = (agency, _lasting(certified[agency.pk], place.year))
    return found


def _lasting(certificates: list[EnforcementCertificate], year: int) -> list[EnforcementCertificate]:
    """Two certificates valid to the end of ``year``; none where there are not two."""
    lasting = [one for one in certificates if one.valid_until and one.valid_until >= date(year, 12, 31)][:2]
    return lasting if len(lasting) == 2 else []
