"""Who was asked for an opinion on a request, who has still to answer, and what they said (条例 arts. 11, 15, 17(3), 32 to 34)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.course import Deed
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.parties import Party
from guiju.registers.oversight.disclosure_request.choices import Basis, Opinion, Outcome

THIRD, AGENCY, WHOM = "third_party", "consulted_agency", "consulted"
OF_THIRD, OF_AGENCY = "disclosure.third_party.opinion", "disclosure.joint_agency.opinion"
ANSWERS = ("give_opinion", "note_silence")


def told_by(deed: Deed) -> dict[str, Any]:
    return dict(deed.content.get("told", {}))


def closing(facts: Facts, key: str) -> Deed | None:
    """The act by which one who was asked has answered, or was noted to be silent."""
    return next((deed for deed in facts.history if deed.step in ANSWERS and told_by(deed).get(WHOM) == key), None)


def waited_for(facts: Facts) -> dict[str, Party]:
    """Those who were asked and of whom nothing is noted yet, by their keys."""
    return {key: one for key, one in facts.in_role(THIRD, AGENCY).items() if closing(facts, key) is None}


def of_joint(facts: Facts, key: str) -> bool:
    """Whether an agency was asked as one that has made the information too: then silence is consent after a limit."""
    asked = facts.in_role(AGENCY).get(key)
    if asked is None:
        return False
    return any(deed.seq == asked.seq and told_by(deed).get("basis") == Basis.JOINT for deed in facts.history)


def third_named(facts: Facts) -> bool:
    return facts[WHOM] in facts.in_role(THIRD)


def joint_named(facts: Facts) -> bool:
    return of_joint(facts, facts[WHOM])


def objecting(facts: Facts) -> dict[str, Party]:
    """Third parties who do not agree and have a good reason."""
    deeds = {key: closing(facts, key) for key in facts.in_role(THIRD)}
    said = {key: told_by(deed).get("opinion") for key, deed in deeds.items() if deed is not None}
    return {key: one for key, one in facts.in_role(THIRD).items() if said.get(key) == Opinion.REASONED}


def overruled(facts: Facts) -> set[str]:
    """Those to whom it was told that the public interest comes first."""
    return {told_by(deed).get("third_told", "") for deed in facts.history if deed.step == "override"}


def still_waited_for(facts: Facts) -> str | None:
    left = waited_for(facts)
    if not left:
        return None
    who = "、".join(party.masked_name for party in left.values())
    return f"正在征求{who}的意见，请先登记其意见，或者登记逾期未提出意见。"


def not_answered_yet(facts: Facts) -> str | None:
    return None if facts[WHOM] in waited_for(facts) else "该第三方、机关的意见已经登记，或者没有征求过其意见。"


def served_once(facts: Facts) -> str | None:
    before = [deed for deed in facts.history if deed.step == "serve_consultation"]
    return "已经登记过送达。" if any(told_by(deed).get(WHOM) == facts[WHOM] for deed in before) else None


def silent(facts: Facts) -> str | None:
    """The limit of whoever has one is over since yesterday: from the next day on the time for the reply runs on."""
    row = facts.clock(OF_THIRD if third_named(facts) else OF_AGENCY, facts[WHOM])
    if row is None or row.due_on is None:
        return "征求意见书尚未登记送达，请先办理“登记征求意见书送达”。"
    first: Any = row.due_on + timedelta(days=1)
    return (
        None
        if facts.on == first
        else f"征求意见的期限于{row.due_on}届满，答复期限自次日起接着计算：发生日期请填{first}。"
    )


def reasons_differ(facts: Facts) -> str | None:
    return None if facts["third_told"] in objecting(facts) else "该第三方没有提出理由合理的不同意见，不需要办理。"


def rights_kept(facts: Facts, outcome: str) -> str | None:
    """Nothing goes out against a good reason, unless the public interest has been weighed and the third party told."""
    left = [party.masked_name for key, party in objecting(facts).items() if key not in overruled(facts)]
    if outcome != Outcome.GRANTED or not left:
        return None
    return f"{'、'.join(left)}不同意公开且理由合理，不得公开；认为不公开会对公共利益造成重大影响的，先办理“因公共利益决定公开”。"


def third_parties_asked(facts: Facts, outcome: str) -> str | None:
    if outcome != Outcome.THIRD_PARTY or facts.in_role(THIRD):
        return None
    return "以保护第三方合法权益为由不予公开的，应当先书面征求第三方的意见。"


NONE_WAITED_FOR = Gate("house.none_waited_for", still_waited_for, gist="征求意见都有了结果")
NOT_ANSWERED = Gate("house.opinion_once", not_answered_yet, WHOM, "意见尚未登记")
SERVED_ONCE = Gate("house.served_once", served_once, WHOM, "尚未登记送达")
SILENT = (
    only_if(third_named, Gate(OF_THIRD, silent, "on")),
    only_if(joint_named, Gate(OF_AGENCY, silent, "on")),
)
DIFFERS = Gate("house.third_party_objects", reasons_differ, "third_told", "第三方不同意公开且理由合理")
