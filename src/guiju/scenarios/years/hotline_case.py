"""The line of a rebuilt year: as many requests as published, most answered at once, some by those to whom they were given;
consumers' complaints handled by the department for markets, with what was recovered for them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_case.choices import Channel
from guiju.registers.oversight.hotline_case.life import CONSUMER
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.oversight.hotline_order.doing import CENTRE
from guiju.scenarios.place import Place, working_day
from guiju.scenarios.walking import Walk, play

Tell = Callable[[str, int], None]
USUAL, USUAL_COMPLAINTS, DISPATCHED = 20, 6, 4
"""Requests and complaints of a county that tells of none; so many are given to departments."""
RECOVERING = 4
"""One complaint in so many ends with money back."""


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, tell: Tell) -> None:
    """Rebuild the year so that the figures of this register equal ``numbers``; a township has no line of its own."""
    usual = place.is_county
    complaints = int(numbers.get("consumer_complaints_handled", USUAL_COMPLAINTS if usual else 0))
    whole = int(numbers.get("hotline_cases_accepted", complaints + (USUAL if usual else 0)))
    given = min(DISPATCHED, max(0, whole - complaints)) if usual else 0
    money = shares(Decimal(str(numbers.get("consumer_losses_recovered", 500 * complaints))), complaints)
    walks = [at_once(place, rng, {**CONSUMER, "channel": Channel.CONSUMER_LINE, "recovered": one}) for one in money]
    walks += [at_once(place, rng, {}) for _ in range(max(0, whole - complaints - given))]
    play(walks)
    for _ in range(given):
        through_an_order(place, rng)
    tell("受理、办理热线诉求和消费投诉", len(walks) + given)


def shares(money: Decimal, count: int) -> Iterator[Decimal | None]:
    """Yuan for each complaint, None for most; together ``money``, to the cent."""
    paid = -(-count // RECOVERING)
    if not paid:
        return iter(())
    each = (money / paid).quantize(Decimal("0.01"), rounding="ROUND_DOWN")
    last = money - each * (paid - 1)
    return chain(repeat(None, count - paid), repeat(each, paid - 1), [last])


def at_once(place: Place, rng: random.Random, told: dict[str, Any]) -> Walk:
    market = next((one for one in place.departments if "市场" in one.name), place.department)
    agency = market if told else place.office
    on = working_day(rng, date(place.year, 1, 4), date(place.year, 12, 28))
    return Walk(place, HotlineCase, rng, on, agency=agency).then("answer_at_once", **told)


def through_an_order(place: Place, rng: random.Random) -> None:
    """One request from its receipt through an order of a department to its end."""
    on = working_day(rng, date(place.year, 1, 6), date(place.year, 11, 20))
    case = Walk(place, HotlineCase, rng, on, agency=place.office)
    case.then("receive").then("dispatch", days(0, 1), lead=place.department).take()
    order = HotlineOrder.objects.select_related("agency").get(case=case.record)
    done = Walk(place, HotlineOrder, rng, case.on, record=order, agency=order.agency, organs={CENTRE: place.office})
    done.follow("usual", since="assign").take()
    last = Walk(place, HotlineCase, rng, done.on, record=case.record, agency=place.office)
    last.then("answer", days(0, 1)).then("call_back", days(1, 3)).then("close", days(0, 1)).take()
