"""The officers of a rebuilt year: old certificates exchanged the year before, new ones earned, a few gone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, cycle, islice
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import SYSTEM, Agency, Role
from guiju.registers.enforcement.enforcement_certificate import CertificateKind, EnforcementCertificate, Ground
from guiju.scenarios.place import Place, after, working_day
from guiju.scenarios.simulated_people import person

Tell = Callable[[str, int], None]
YEARS_VALID = 5


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Certificates so that holders, officers and newly certified are as in ``numbers``."""
    holders = int(numbers.get("enforcement_certificate_holders", 60))
    new = min(int(numbers.get("officers_certified", holders // 20)), holders)
    in_training = max(int(numbers.get("enforcement_officers", holders)) - holders, 0)
    supervisors = int(numbers.get("enforcement_supervision_certificates_newly_issued", 2))
    gone = min(4, holders // 10)
    people = _people(place, rng)
    agencies = list(islice(_seats(place), holders + gone + in_training))
    old = _exchange(place, rng, people, agencies[: holders - new + gone], gone)
    step("换发行政执法证件", len(old))
    _end(place, rng, old[:gone])
    _check(place, rng, old[gone:])
    seats = agencies[holders - new + gone :]
    earned = _apply(place, rng, people, seats, CertificateKind.ENFORCEMENT)
    earned += _apply(place, rng, people, [place.bureau] * supervisors, CertificateKind.SUPERVISION)
    _earn(place, rng, earned[:new] + earned[new + in_training :])
    step("培训考试、新办证件", len(earned))


def _people(place: Place, rng: random.Random) -> Iterator[dict[str, str]]:
    """Persons, no two with one identity number."""
    known: set[str] = set()
    while True:
        one = person(rng, place.code, place.year - 24)
        if one["id_number"] not in known:
            known.add(one["id_number"])
            yield one


def _seats(place: Place) -> Iterator[Agency]:
    """Two officers for each department, then three in a department for each one in a township."""
    pairs = [agency for agency in place.departments for _ in range(2)]
    return chain(pairs, cycle([*place.departments * 3, *place.townships]))


def _exchange(
    place: Place, rng: random.Random, people: Iterator[dict[str, str]], agencies: list[Agency], gone: int
) -> list[EnforcementCertificate]:
    head, before = place.actor(place.bureau, Role.HEAD), place.year - 1
    takings = []
    for n, agency in enumerate(agencies):
        on = working_day(rng, date(before, 3, 1), date(before, 11, 30))
        lasts = date(place.year, 6, 30) if n < gone // 2 else date(on.year + YEARS_VALID, on.month, min(on.day, 28))
        told = {
            "kind": CertificateKind.ENFORCEMENT,
            "previous_number": f"旧证{before - YEARS_VALID}-{n + 1:05d}",
            "valid_until": lasts,
            "holder": next(people),
        }
        takings.append(Taking(data=told, on=on, agency=agency))
    return engine.take_many("exchange", EnforcementCertificate, takings, head, simulated=True)


def _end(place: Place, rng: random.Random, leaving: list[EnforcementCertificate]) -> None:
    """Of those who go, half expire in the summer, half hand in their certificates."""
    expiring, withdrawn = leaving[: len(leaving) // 2], leaving[len(leaving) // 2 :]
    day = date(place.year, 7, 1)
    expired = [Taking(one, on=day) for one in expiring]
    engine.take_many("expire", EnforcementCertificate, expired, SYSTEM, simulated=True)
    told = {"ground": Ground.LEFT, "reason": "调离执法岗位，交回证件"}
    days = [working_day(rng, date(place.year, 3, 1), date(place.year, 11, 30)) for _ in withdrawn]
    takings = [Taking(one, told, on) for one, on in zip(withdrawn, days, strict=True)]
    engine.take_many("withdraw", EnforcementCertificate, takings, place.actor(place.bureau, Role.HEAD), simulated=True)


def _check(place: Place, rng: random.Random, held: list[EnforcementCertificate]) -> None:
    """The yearly check; two certificates are suspended for a while after it."""
    clerk, head = place.actor(place.bureau, Role.CLERK), place.actor(place.bureau, Role.HEAD)
    day = working_day(rng, date(place.year, 3, 2), date(place.year, 3, 20))
    told = {"check_passed": True}
    failing = held[-2:] if len(held) > 20 else []
    takings = [Taking(one, {"check_passed": False} if one in failing else told, day) for one in held]
    engine.take_many("check", EnforcementCertificate, takings, clerk, simulated=True)
    for name, on, reason in (
        ("suspend", after(day, 2), "年度审验不合格，暂扣证件并参加培训"),
        ("resume", after(day, 30), "培训合格，恢复使用"),
    ):
        again = [Taking(one, {"reason": reason}, on) for one in failing]
        engine.take_many(name, EnforcementCertificate, again, head, simulated=True)


def _apply(
    place: Place, rng: random.Random, people: Iterator[dict[str, str]], agencies: list[Agency], kind: str
) -> list[EnforcementCertificate]:
    takings = [
        Taking(
            data={"kind": kind, "holder": next(people)},
            on=working_day(rng, date(place.year, 2, 20), date(place.year, 4, 20)),
            agency=agency,
            actor=place.actor(agency, Role.CLERK),
        )
        for agency in agencies
    ]
    return engine.take_many(
        "apply", EnforcementCertificate, takings, place.actor(place.bureau, Role.CLERK), simulated=True
    )


def _earn(place: Place, rng: random.Random, applied: list[EnforcementCertificate]) -> None:
    """Training, examination (one in eight sits it twice), certificate."""
    clerk, head = place.actor(place.bureau, Role.CLERK), place.actor(place.bureau, Role.HEAD)
    trained = working_day(rng, date(place.year, 5, 10), date(place.year, 5, 25))
    examined = after(trained, 10)

    def take(name: str, on: date, data: Callable[[int], dict[str, Any]], who: Any, some: int = 1) -> None:
        takings = [Taking(one, data(n), on) for n, one in enumerate(applied) if n % some == 0]
        engine.take_many(name, EnforcementCertificate, takings, who, simulated=True)

    take("train", trained, lambda n: {"training_hours": 40 + 8 * (n % 4)}, clerk)
    take("examine", examined, lambda n: {"exam_score": 52 if n % 8 == 0 else 70 + n % 29}, clerk)
    take("examine", after(examined, 15), lambda n: {"exam_score": 66 + n % 20}, clerk, some=8)
    issued = after(examined, 25)
    take("issue", issued, lambda n: {"valid_until": date(issued.year + YEARS_VALID, issued.month, 1)}, head)
