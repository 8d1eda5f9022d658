"""Requests for public information as tests begin them: received, reviewed, others asked, charged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from guiju.kernel.keeping.parties import nameable
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request.choices import Opinion, Outcome
from tests.lives import MONDAY, Case, case
from tests.people import County

Told = dict[str, Any]
Begun = Callable[[County], Case]
REPLY = "disclosure.request.reply"
LAST = date(2024, 4, 1)
"""Twenty working days after Monday, 4 March 2024."""


def new(county: County) -> Case:
    return case(county, DisclosureRequest)


def received(county: County, on: date = MONDAY, **told: Any) -> Case:
    return new(county).do("receive", on=on, **told)


def reviewed(county: County, **told: Any) -> Case:
    return received(county).do("review_release", 1, **told)


def corrected(county: County) -> Case:
    return received(county).do("request_correction", 2).do("submit_correction", 5)


def asked(county: County) -> Case:
    return received(county).do("consult_third_party", 1)


def joint(county: County, **told: Any) -> Case:
    return received(county).do("consult_agency", 1, **told)


def objected(county: County) -> Case:
    return asked(county).do("give_opinion", 3, opinion=Opinion.REASONED).do("review_release", 1)


def explaining(county: County) -> Case:
    return received(county).do("ask_reasons", 1)


def charged(county: County) -> Case:
    return received(county).do("charge", 1)


def answered(county: County) -> Case:
    return reviewed(county).do("reply", 1)


def key(one: Case, role: str) -> str:
    """The key by which a step names who was asked."""
    return next(iter(nameable(one.record, (role,))))


def both_asked(county: County) -> Case:
    """Of two the first has answered."""
    one = asked(county).do("consult_agency", 2)
    return one.do("give_opinion", 1, consulted=key(one, "third_party"))


def finished(one: Case) -> Case:
    return one.do("give_opinion", 3, consulted=key(one, "consulted_agency"))


def silent(county: County) -> Case:
    """Served on 6 March: fifteen working days end on the 27th."""
    return asked(county).do("serve_consultation", 1).do("note_silence", on=date(2024, 3, 28))


THIRD: Told = {"outcome": Outcome.THIRD_PARTY}


def refused(county: County, outcome: str = Outcome.PROCESS) -> Case:
    return received(county).do("reply", 2, outcome=outcome)
