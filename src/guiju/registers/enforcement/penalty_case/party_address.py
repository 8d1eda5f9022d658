"""The address of the party, which a decision must state (处罚法 art. 59(1)(1)): told with the party, or found out since."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.sight import Use


def addressed(facts: Facts) -> str | None:
    known = facts["party_address"] or all(party.plain(Use.GATES)["address"] for party in facts.parties)
    return None if known else "决定书应当载明当事人的地址，立案时没有登记，请填写。"


ADDRESS = asks.maybe(asks.words("party_address", "当事人地址", longest=200), "立案时没有登记地址的，应当填写。")
ADDRESSED = Gate("penalty.decision_document", addressed, "party_address")
