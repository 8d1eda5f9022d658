"""The officers of a rebuilt year: old certificates exchanged the year before, new ones earned, a few gone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, cycle, islice
from typing import Any

from guiju.kernel.declaring.simulated import person
from guiju.kernel.offices.people import Agency
from guiju.registers.enforcement.enforcement_certificate import CertificateKind, EnforcementCertificate
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Certificates so that holders, officers and newly certified are as in ``numbers``."""
    # Those who are new this year are some of many: every agency has officers of longer standing.
    usual = max(60 if place.is_county else 12, int(numbers.get("officers_certified", 0)) * 4)
    holders = int(numbers.get("enforcement_certificate_holders", usual))
    new = min(int(numbers.get("officers_certified", holders // 20)), holders)
    in_training = max(int(numbers.get("enforcement_officers", holders)) - holders, 0)
    supervisors = int(numbers.get("enforcement_supervision_certificates_newly_issued", 2))
    gone = min(4, holders // 10)
    officers = Officers(place, rng)
    seats = _seats(place)
    old = [officers.leaving(agency, n < gone // 2) for n, agency in enumerate(islice(seats, gone))]
    old += [officers.holding(agency, n < 2 and holders > 20) for n, agency in enumerate(islice(seats, holders - new))]
    play(old)
    step("换发行政执法证件", len(old))
    earned = [officers.earning(agency) for agency in islice(seats, new)]
    earned += [officers.earning(agency, upto="apply") for agency in islice(seats, in_training)]
    supervising = CertificateKind.SUPERVISION
    earned += [officers.earning(place.office, kind=supervising) for _ in range(supervisors)]
    play(earned)
    step("培训考试、新办证件", len(earned))


def _seats(place: Place) -> Iterator[Agency]:
    """Two officers for each department, then three in a department for each one in a township."""
    pairs = [agency for agency in place.departments for _ in range(2)]
    return chain(pairs, cycle([*place.departments * 3, *place.townships]))


class Officers:
    """Their certificates on the way, no two of one person."""

    def __init__(self, place: Place, rng: random.Random) -> None:
        self.place, self.rng = place, rng
        self.known: set[str] = set()

    def holding(self, agency: Agency, failing: bool) -> Walk:
        """Exchanged the year before, checked, two of them suspended for a while."""
        told = {"exchange": {"holder": self._holder()}}
        return self._before(agency).follow("suspended" if failing else "exchanged", told=told)

    def leaving(self, agency: Agency, expiring: bool) -> Walk:
        """Expired in the summer, or handed in some day of the year."""
        year = self.place.year
        if expiring:
            walk = self._before(agency).then("exchange", holder=self._holder(), valid_until=date(year, 6, 30))
            return walk.then("expire", on=date(year, 7, 1))
        walk = self._before(agency).then("exchange", holder=self._holder())
        return walk.then("withdraw", on=working_day(self.rng, date(year, 3, 1), date(year, 11, 30)))

    def earning(self, agency: Agency, upto: str = "", **told: Any) -> Walk:
        """Applied for in spring and, unless only in training, issued in the year."""
        day = working_day(self.rng, date(self.place.year, 2, 20), date(self.place.year, 4, 20))
        walk = Walk(self.place, EnforcementCertificate, self.rng, day, agency=agency)
        way = walk.life.draw(self.rng, "earned", "resat")
        return walk.follow(way, upto, {"apply": {"holder": self._holder(), **told}})

    def _before(self, agency: Agency) -> Walk:
        before, last = self.place.year - 1, date(self.place.year, 12, 31)
        day = working_day(self.rng, date(before, 3, 1), date(before, 11, 30))
        return Walk(self.place, EnforcementCertificate, self.rng, day, agency=agency, until=last)

    def _holder(self) -> list[dict[str, str]]:
        while (one := person(self.rng, self.place.code, date(self.place.year - 1, 1, 1)))["id_number"] in self.known:
            pass
        self.known.add(one["id_number"])
        return [one]
