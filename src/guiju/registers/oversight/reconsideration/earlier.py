"""Applied for before: earlier cases of the same person on the same act, and why they do not bar a new one.

Withdrawn with permission and ended, it is not applied for again on the same facts and reasons unless it was withdrawn
against the applicant's will (2023 art. 74(2); 2007 regulation art. 38(2)). Accepted before by whatever organ, it is not
accepted again (2023 art. 30(1)(7); 2007 regulation art. 28(7)), unless it was only found not to meet the conditions then.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.parties import Party
from guiju.registers.oversight.reconsideration.choices import Ending, Result, WhyAgain

WITHDRAWN = {Ending.WITHDRAWN, Ending.SETTLED}
ASKS = (
    asks.maybe(
        asks.choice("why_again", "再次申请不受限制的理由", WhyAgain.choices),
        "此前曾就同一行政行为申请复议的，应当选择。",
    ),
    asks.maybe(
        asks.words("again_shown", "认定的依据", longest=500), "选择了上一项的，应当写明申请人的证明或者查明的情况。"
    ),
)
SIGNS = re.compile(r"[\s《》〈〉“”‘’\"'（）()〔〕\[\]【】，,、。.·-]")


def _same_act(one: str, other: str) -> bool:
    return SIGNS.sub("", one) == SIGNS.sub("", other)


def before(facts: Facts) -> list[Any]:
    """Cases accepted so far in which one of the applicants applied against the same act, the latest first.

    Found by the numbers of documents, at whatever organ; those who have left a case in common are among them.
    """
    case: Any = facts.record
    keys = {party.id_key for party in facts.parties if party.role == "applicant" and party.id_key}
    theirs = Party.told_of.filter(register=case.register(), role="applicant", id_key__in=keys).exclude(
        matter_id=case.pk
    )
    found = type(case).objects.filter(pk__in=theirs.values("matter_id"), accepted_on__lte=facts.on)
    alike = (one for one in found.order_by("-accepted_on", "-pk") if _same_act(one.act_name, case.act_name))
    return facts.look_at(alike) if keys else []


def _withdrawn(case: Any, facts: Facts) -> bool:
    """Withdrawn by all and ended, or left by this applicant alone."""
    keys = {party.id_key for party in facts.parties if party.role == "applicant" and party.id_key}
    gone = Party.told_of.filter(register=case.register(), matter_id=case.pk, role="applicant", id_key__in=keys)
    return case.ending in WITHDRAWN or not gone.filter(left_seq=None).exists()


def _unless(facts: Facts, fitting: Collection[WhyAgain], words: str) -> str | None:
    """Closed unless one of the reasons that fit is told, with what it rests on."""
    if facts["why_again"] not in fitting:
        which = "、".join(why.label for why in WhyAgain if why in fitting)
        return f"{words}；符合下列情形之一的，请选择并写明依据：{which}。"
    return None if facts["again_shown"] else "再次申请不受限制的，应当写明认定的依据。"


def not_withdrawn_before(facts: Facts) -> str | None:
    found = next((case for case in before(facts) if _withdrawn(case, facts)), None)
    if found is None and not facts["withdrawn_before"]:
        return None
    which = f"（{found.number}）" if found is not None else ""
    words = f"申请人就该行为的复议申请{which}已经撤回获准，不得以同一事实和理由再次申请"
    return _unless(facts, (WhyAgain.AGAINST_WILL, WhyAgain.NEW_GROUNDS, WhyAgain.OTHER_ACT), words)


def not_accepted_before(facts: Facts) -> str | None:
    found = next((case for case in before(facts) if not _withdrawn(case, facts)), None)
    if found is None:
        return None
    mended = (WhyAgain.MENDED,) if found.result == Result.APPLICATION_REJECTED else ()
    words = (
        f"{found.agency}已经受理过申请人就该行为提出的复议申请（{found.number}，{found.outcome or found.stage_label}）"
    )
    return _unless(facts, (*mended, WhyAgain.OTHER_ACT), words)


GATES = (
    Gate("reconsideration.no_second_application", not_withdrawn_before, "why_again"),
    Gate("reconsideration.accept_conditions", not_accepted_before, "why_again"),
)
