"""The supervision of a rebuilt year: one round over as many units as published, with as many letters, all put right."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Agency
from guiju.registers.oversight.supervision import Supervision
from guiju.registers.oversight.supervision.choices import Fault, Letter
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk
from guiju.scenarios.years.power_item import departments

USUAL = {"township": 2, "department": 4}
"""So many units are looked at where nothing is published."""
FAULTS = (Fault.RECORD, Fault.SYSTEM, Fault.OPENNESS)


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Callable[[str, int], None]) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``. A township supervises nobody."""
    if not place.is_county:
        return
    units = supervised(place, numbers)
    faulty = units[: int(numbers.get("supervision_letters_issued", len(units) // 2))]
    on = working_day(rng, date(place.year, 5, 6), date(place.year, 5, 20))
    told: dict[str, Any] = {
        "covers_from": date(place.year, 1, 1),
        "covers_to": on - timedelta(days=1),
        "units": [{"unit": unit} for unit in units],
    }
    led = Walk(place, Supervision, rng, on, agency=place.bureau).then("plan", **told).then("notify", days(2, 5))
    led.then("gather", days(0, 2)).then("look_into", days(1, 5)).then("visit", days(2, 10))
    if faulty:
        _put_right(led, faulty)
    led.then("circulate", days(1, 5)).then("close", days(1, 3)).take()
    step("开展法治督察", len(units))


def supervised(place: Place, numbers: dict[str, float]) -> list[Agency]:
    """The units of the round. Where only the units inspected on site are published, departments come before townships."""
    on_site = int(numbers.get("units_inspected_on_site", sum(USUAL.values())))
    townships = int(numbers.get("supervised_units_township", min(on_site // 3, len(place.townships))))
    many = int(numbers.get("supervised_units_department", on_site - townships))
    if townships > len(place.townships):
        raise ValueError(f"接受督察的乡镇（街道）{townships}个，多于现有的{len(place.townships)}个。")
    return [*departments(place, many), *place.townships[:townships]]


def _put_right(led: Walk, faulty: list[Agency]) -> None:
    """One problem in each of these units, by turns of several kinds; what came up again is told to all."""
    faults = list(islice(cycle(FAULTS), len(faulty)))
    about = {"what": f"工作台账缺项{MARK}", "basis": f"某某规定第三条{MARK}"}
    found = [{"unit": unit, "fault": fault, **about} for unit, fault in zip(faulty, faults, strict=True)]
    led.then("find", days(0, 3), findings=found)
    asked = {"kind": Letter.TASK, "demand": f"逐项整改并举一反三{MARK}", "due_on": led.on + timedelta(days=40)}
    led.then("issue", days(1, 5), letters=[{"unit": unit, **asked} for unit in faulty])
    common = [fault for fault in FAULTS if faults.count(fault) > 1]
    if common:
        led.then("advise", days(1, 3), advice=[{"fault": one, "words": f"统一规范{MARK}"} for one in common])
    led.then("answer", days(10, 18)).then("check", days(1, 5))
