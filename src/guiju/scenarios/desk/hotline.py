"""Requests of the last days: one to be dispatched, one waits for its signature, one is being done, one is to be called back."""

from __future__ import annotations

from datetime import timedelta

from guiju.registers.oversight.hotline_case import HotlineCase
from guiju.registers.oversight.hotline_order import HotlineOrder
from guiju.registers.oversight.hotline_order.doing import CENTRE
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日在办热线诉求"
GIVEN = (("市场", ()), ("农业", ("sign", "contact")), ("民政", ("sign", "answer")))
"""To whom, and what its agency has done so far."""


def open_matters(desk: Desk) -> int:
    """How many requests were put on the desks. Dispatched ones are led at once: which orders there are, only that step says."""
    desk.stands(HotlineCase, "receive", 0, desk.place.bureau)
    for n, (word, done) in enumerate(GIVEN):
        _given(desk, n, word, done)
    return 1 + len(GIVEN)


def _given(desk: Desk, n: int, word: str, done: tuple[str, ...]) -> None:
    place, on = desk.place, desk.ago(4 - n)
    case = Walk(place, HotlineCase, desk.rng, on, agency=place.bureau, brisk=True).then("receive")
    due = desk.today + timedelta(days=10 + n)
    case.then("dispatch", lead=desk.department(word), due_on=due).take()
    order = HotlineOrder.objects.select_related("agency").get(case=case.record)
    walk = Walk(place, HotlineOrder, desk.rng, on, record=order, organs={CENTRE: place.bureau}, brisk=True)
    for step in done:
        walk.then(step)
    walk.take()
