"""Legal advice of a rebuilt year: as many people answered, and as many questions at events for enterprises, as published."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.registers.legal_services.consultation import Consultation
from guiju.registers.legal_services.consultation.choices import Channel, Topic
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL, USUAL_ENTERPRISE = 20, 2
"""People and questions of a county that tells of none."""
MOST = 40
"""Into so many records those answered elsewhere are put at most: at a market many are answered together."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township only what it told."""
    usual = place.is_county
    enterprise = int(numbers.get("enterprise_consultations_answered", USUAL_ENTERPRISE if usual else 0))
    people = int(numbers.get("consultations_answered", max(enterprise, USUAL) if usual else enterprise))
    others = people - enterprise
    many = min(others, MOST)
    walks = [_answered(place, rng, 1, Channel.ENTERPRISE, Topic.BUSINESS) for _ in range(enterprise)]
    for n in range(many):
        together = others // many + (n < others % many)
        walks.append(_answered(place, rng, together, Channel.WINDOW if together == 1 else Channel.EVENT))
    play(walks)
    tell("解答法律咨询", len(walks))


def _answered(place: Place, rng: random.Random, people: int, channel: Channel, topic: Topic | None = None) -> Walk:
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 12, 28))
    walk = Walk(place, Consultation, rng, on, agency=place.office, region=place.code)
    told: dict[str, Any] = {} if people == 1 else {"asker": []}
    return walk.then("answer_at_once", people=people, channel=channel, topic=topic or rng.choice(list(Topic)), **told)
