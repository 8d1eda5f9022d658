"""The meetings of a rebuilt year, each on a day of its own, deliberating on what has passed its review by then."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import SUBJECTS, Business, Kind, Topic
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
AT_ONE_MEETING = 4


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``."""
    usual = {Kind.PLENARY: 2, Kind.EXECUTIVE: 12} if place.is_county else {Kind.OFFICE: 12}
    names = {"plenary_meetings": Kind.PLENARY, "executive_meetings": Kind.EXECUTIVE}
    usual |= {kind: int(numbers[name]) for name, kind in names.items() if name in numbers}
    walks = [walk for kind, count in usual.items() for walk in _through_the_year(place, rng, kind, count)]
    special = int(numbers.get("resettlement_meetings", 2))
    topics = (Topic.RESETTLEMENT, Topic.JOINT)
    walks += _through_the_year(place, rng, Kind.SPECIAL, special, topics)
    agenda = Agenda(rng)
    for walk in sorted(walks, key=lambda walk: walk.on):
        walk.follow("usual", told={"set_agenda": {"items": agenda.items}}, since="plan")
    play(walks)
    step("召开会议", len(walks))


def _through_the_year(
    place: Place, rng: random.Random, kind: Kind, count: int, topics: tuple[Topic, ...] = ()
) -> list[Walk]:
    """So many, spread over the year, planned a fortnight before; the minutes still fall within it."""
    walks = []
    for n in range(count):
        at = date(place.year, 1, 20) + timedelta(days=round(325 * n / max(count, 1)))
        held = working_day(rng, at, at + timedelta(days=9))
        walk = Walk(place, Meeting, rng, held - timedelta(days=14), agency=place.government)
        topic = rng.choice(topics) if topics else ""
        walks.append(walk.then("plan", kind=kind, topic=topic, planned_on=held))
    return walks


class Agenda:
    """What may be put before a meeting: each review once, and only after it has passed."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        reviews = LegalityReview.objects.filter(cleared_on__isnull=False).order_by("cleared_on", "pk")
        self.waiting = list(reviews)

    def items(self, at: Telling) -> list[dict[str, Any]]:
        report = {"title": f"工作情况汇报{MARK}", "business": Business.REPORT}
        if at["kind"] == Kind.SPECIAL:
            return [{"title": f"部署{Topic(at['topic']).label}工作{MARK}", "business": Business.OTHER}]
        held = at["planned_on"]
        ready = [one for one in self.waiting if one.cleared_by(at.on) and one.cleared_by(held)][:AT_ONE_MEETING]
        self.waiting = [one for one in self.waiting if one not in ready]
        return [*map(_put, ready), report]


def _put(review: LegalityReview) -> dict[str, Any]:
    business = next(business for business, subjects in SUBJECTS.items() if review.subject in subjects)
    return {"title": f"审议{review.title}", "business": business, "review": review, "as_reviewed": True}
