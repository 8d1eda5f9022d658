"""Legal services of the last days: a question to be given to somebody, one given; a certificate under way, one waits for papers."""

from __future__ import annotations

from guiju.registers.legal_services.consultation import Consultation
from guiju.registers.legal_services.notary_case import NotaryCase
from guiju.scenarios.desk.today import Desk

TOLD = "今日法律咨询、公证"


def open_matters(desk: Desk) -> int:
    """How many matters were put on the desks."""
    bureau = desk.place.bureau
    desk.stands(Consultation, "receive", 0, bureau)
    assigned = {"assign": {"answer_by": desk.ahead(2)}}
    desk.stands(Consultation, "assign", 1, bureau, told=assigned)
    office = desk.place.notary
    desk.stands(NotaryCase, "inform", 2, office)
    desk.stands(NotaryCase, "ask_papers", 1, office)
    return 4
