"""What is asked for by one and decided on by another: corrections, numbers, erasures, restrictions."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.kernel.declaring.course import CORRECT
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import At
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.offices.people import Role

ASK_CORRECTION, REFUSE_CORRECTION = "ask_correction", "refuse_correction"
ASK_NUMBER, RENUMBER = "ask_renumber", "renumber"
ASK_ERASURE, ERASE = "ask_erasure", "redact"
ASK_RESTRICTION, RESTRICT = "ask_restriction", "restrict"
ASKED = (ASK_CORRECTION, ASK_NUMBER, ASK_ERASURE, ASK_RESTRICTION)
ANSWERING = (CORRECT, REFUSE_CORRECTION, RENUMBER, ERASE, RESTRICT)
OPEN = "none"
"""What is asked for where a restriction is to end."""
REWRITE_PAPER = "rewrite_paper"
WORKING = (Role.CLERK, Role.OFFICER, Role.MEDIATOR, Role.CORRECTION, Role.DISCIPLINE, Role.LEGAL, Role.HEAD)
DECIDING = (Role.HEAD, Role.LEGAL)
OWN_OR_OVERSEER = (At.OWN, At.OVERSEER)


def requests(entries: Iterable[Entry], *kinds: str) -> dict[int, Entry]:
    """What was asked for and not yet decided on, by its entry: corrections, or these kinds of requests."""
    found: dict[int, Entry] = {}
    for entry in entries:
        if entry.step in (kinds or (ASK_CORRECTION,)):
            if not entry.content.get("redacted"):
                found[entry.seq] = entry
        elif entry.step in ANSWERING:
            found.pop(entry.content.get("told", {}).get("request", 0), None)
    return found


def not_by_the_asker(facts: Facts) -> str | None:
    request = requests(facts.entries, *ASKED).get(facts["request"])
    own = request is not None and request.actor_id == facts.actor.user_id
    return "更正、删除、限制应当由申请人以外的人员批准。" if own else None
