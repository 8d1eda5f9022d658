"""Study and training of a rebuilt year: as many of each kind as published, and the officers' hours."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.kernel.offices.people import Agency
from guiju.law.days import is_working_day
from guiju.registers.enforcement.enforcement_certificate import ENFORCING, EnforcementCertificate
from guiju.registers.governance.study_session import COUNTED, HOURS_A_DAY, HOURS_A_YEAR, Kind, Level, StudySession
from guiju.registers.governance.study_session_life import LAWS
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL = {
    Kind.PARTY_GROUP: 8,
    Kind.SEMINAR: 4,
    Kind.LECTURE: 2,
    Kind.TRAINING: 3,
    Kind.INTERNAL: 12,
    Kind.MEDIATION: 6,
    Kind.ADVOCATES: 2,
}
"""So many of each kind in a year that tells of none."""
OFFICERS, BEFORE_MEETINGS = 4, 6
MORE_LAWS = (
    *("行政强制法", "行政诉讼法", "国家赔偿法", "公务员法", "监察法", "安全生产法", "土地管理法", "环境保护法"),
    *("食品安全法", "人民调解法", "法律援助法", "社区矫正法", "信访工作条例", "政府信息公开条例"),
)
SOME = 40
"""So many officers attend where nothing is said of all of them."""


@dataclass
class Session:
    kind: Kind
    agency: Agency
    told: dict[str, Any] = field(default_factory=dict)
    attended: list[dict[str, Any]] = field(default_factory=list)
    on: date | None = None


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    sessions = [*_counted(place, numbers, rng), *_before_meetings(place, numbers), *_of_officers(place, numbers)]
    _share_out(sessions, "papers", int(numbers.get("study_papers_collected", len(sessions) // 2)))
    lectures = [session for session in sessions if session.kind is Kind.LECTURE]
    _share_out(lectures, "came", int(numbers.get("special_lecture_attendance", 60 * len(lectures))))
    walks = [_walk(place, rng, session) for session in sessions]
    play(walks)
    step("学法与培训", len(walks))


def _counted(place: Place, numbers: dict[str, float], rng: random.Random) -> Iterator[Session]:
    for name, kind in COUNTED.items():
        agencies = place.townships or place.departments if kind is Kind.MEDIATION else place.departments
        for _ in range(int(numbers.get(name, USUAL[kind]))):
            yield Session(kind, rng.choice(agencies or [place.government]))


def _before_meetings(place: Place, numbers: dict[str, float]) -> Iterator[Session]:
    """The laws published as studied, shared out over the year; the first is studied twice, and counts once."""
    count = int(numbers.get("laws_studied", BEFORE_MEETINGS))
    laws = [law if n == 0 else f"{law}（第{n + 1}编）" for n in range(count) for law in (*LAWS, *MORE_LAWS)][:count]
    for n in range(min(BEFORE_MEETINGS, count)):
        mine = {*laws[n::BEFORE_MEETINGS], laws[0]}
        yield Session(Kind.BEFORE_MEETING, place.government, {"laws": [{"law": law} for law in sorted(mine)]})


def _of_officers(place: Place, numbers: dict[str, float]) -> Iterator[Session]:
    """Trainings in which every officer in post comes to the hours of a year, where that was published."""
    count = int(numbers.get("officer_trainings", OFFICERS))
    officers = list(EnforcementCertificate.objects.filter(ENFORCING, issued_on__isnull=False, left_on=None))
    if not {"officer_training_hours_per_person", "officer_training_coverage"} & numbers.keys():
        officers = officers[:SOME]
    days = int(numbers.get("officer_training_days", count * 2))
    hours = -(-HOURS_A_YEAR // max(count, 1))
    # Late enough in the year that officers have their certificates; never two long trainings on one day.
    open_ = [day for n in range(1, 16) if is_working_day(day := date(place.year, 12, n))]
    for n in range(count):
        lasted = max(days * (n + 1) // count - days * n // count, 1)
        if "officer_training_days" not in numbers:
            lasted = max(lasted, -(-hours // HOURS_A_DAY))
        taught = min(hours, lasted * HOURS_A_DAY)
        told: dict[str, Any] = {"days": lasted, "level": Level.COUNTY, "hours": taught, "came": len(officers)}
        attended = [{"officer": one, "hours": taught} for one in officers]
        yield Session(Kind.OFFICERS, place.office, told, attended, open_[len(open_) * n // count])


def _share_out(sessions: list[Session], name: str, total: int) -> None:
    """So much in all, as evenly as may be."""
    for n, session in enumerate(sessions):
        session.told[name] = total * (n + 1) // len(sessions) - total * n // len(sessions)


def _walk(place: Place, rng: random.Random, session: Session) -> Walk:
    on = session.on or working_day(rng, date(place.year, 1, 5), date(place.year, 12, 15))
    told = {"kind": session.kind, "level": Level.OWN, "laws": [], **session.told}
    papers = told.pop("papers", 0)
    listed: dict[str, Any] = {"attendances": session.attended} if session.attended else {}
    walk = Walk(place, StudySession, rng, on, agency=session.agency, until=date(place.year, 12, 31))
    return walk.follow("usual", told={"register": told, "list_attendance": listed, "put_away": {"papers": papers}})
