"""追责期限: what the investigation has found of the day of the act, and whether it was found in time (处罚法 art. 36).

A case is filed on the day that was known then. Where it turns out that the act was over earlier, the penalty is barred and
the case ends with a decision not to penalise; where it was in time, nobody is let off on that ground.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping import parties
from guiju.kernel.keeping.sight import Use
from guiju.law.counting import add_months
from guiju.registers.enforcement.penalty_case.choices import Exemption
from guiju.registers.enforcement.penalty_case.filing_gates import LONGER, ORDINARY, age_known, age_on, five_years

ACT_FOUND = asks.maybe(asks.day("act_found", "查明的违法行为发生或者终了日期"), "与立案时填写的日期不同的，应当填写。")


def act_found(facts: Facts) -> dict[str, Any]:
    """The day of the act as found, and the age on it."""
    on = facts["act_found"]
    if on is None:
        return age_known(facts)
    born = [parties.born_on(party.told(Use.GATES)) for party in facts.in_role("party").values() if party.digest]
    aged = {"age_at_act": age_on(on, born[0])} if born and born[0] else age_known(facts)
    return {"act_on": on, **aged}


def not_after_it_was_found(facts: Facts) -> str | None:
    on, found = facts["act_found"], facts["found_on"]
    late = on is not None and found is not None and on > found
    return f"查明的违法行为日期{on}晚于发现日期{found}，请核对。" if late else None


def last_day(facts: Facts) -> date | None:
    """The last day on which the act could be found: by the term of another law, five years, or two."""
    months = facts["limitation_months"]
    if months:
        return add_months(facts["act_on"], months)
    return facts.due(LONGER if five_years(facts) else ORDINARY, facts["act_on"])


def found_too_late(facts: Facts) -> bool:
    last, found = last_day(facts), facts["found_on"]
    return last is not None and found is not None and found > last


def not_barred(facts: Facts) -> str | None:
    if not found_too_late(facts):
        return None
    return f"违法行为自{facts['act_on']}起算，追责期限已于{last_day(facts)}届满，发现日期为{facts['found_on']}，不再给予处罚。"


def barred_indeed(facts: Facts) -> str | None:
    if facts["exemption"] != Exemption.LIMITATION or found_too_late(facts):
        return None
    return (
        f"违法行为自{facts['act_on']}起算，追责期限至{last_day(facts)}，发现日期为{facts['found_on']}，没有超过；"
        "查明的日期不同的，请补充调查后重新报告。"
    )


NOT_BARRED = Gate(ORDINARY, not_barred)
BARRED = Gate(ORDINARY, barred_indeed, "exemption")
ACT_IN_ORDER = Gate("house.act_in_order", not_after_it_was_found, "act_found", "查明的行为日期不晚于发现日期")
