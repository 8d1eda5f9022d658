"""What the tests of committees, mediators and disputes share: who is in them, and disputes that go all on one day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.mediation_committee import MediationCommittee
from guiju.registers.disputes.mediator import Mediator
from tests.lives import MONDAY, Case, brought, case
from tests.people import County

EARLY = date(2010, 6, 1)
"""Before 人民调解法 came into force."""
BY_AN_AGENCY = " by an agency"


def person(n: int, born: date = date(1980, 1, 1)) -> dict[str, str]:
    return {"kind": "person", "name": f"王某{n}", "id_number": make_resident_id("431081", born, n)}


def members(*sexes: str, minority: bool = False, chairs: int = 1) -> list[dict[str, Any]]:
    """Members by sex (``f``, ``m``), the first of them in the chair."""
    names = {"f": "female", "m": "male"}
    return [
        {"name": f"赵某{n}", "sex": names[sex], "chair": n < chairs, "minority": minority}
        for n, sex in enumerate(sexes)
    ]


def established(county: County, on: date = MONDAY - timedelta(days=400), **told: Any) -> MediationCommittee:
    usual = {"title": "某镇人民调解委员会", "elected_on": on, "members": members("m", "f", "m")}
    committee: MediationCommittee = brought(county, MediationCommittee, "establish", on, **{**usual, **told}).record
    return committee


def appointed(
    county: County, committee: MediationCommittee, n: int = 1, on: date | None = None, **told: Any
) -> Mediator:
    usual = {"person": person(n), "committee": committee, "sort": "engaged"}
    day = on or committee.last_step_on
    mediator: Mediator = brought(county, Mediator, "appoint", day, **{**usual, **told}).record
    return mediator


FOUND = {"applicant": person(11), "opposite": person(12), "amount": Decimal("5000")}


def about_to_be_found(county: County) -> Case:
    return case(county, Dispute)


def told(county: County, upto: str, on: date = MONDAY, **more: Any) -> Case:
    """A dispute after the step ``upto``, all on one day; ``"sign by an agency"`` where no committee mediates it."""
    step = upto.removesuffix(BY_AN_AGENCY)
    instead = {"begin": "begin_other"} if step != upto else {}
    return brought(county, Dispute, step, on, at_once=True, instead=instead, **{**FOUND, **more})
