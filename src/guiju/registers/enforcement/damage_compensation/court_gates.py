"""生态环境损害赔偿: what stands before a suit, an appeal, enforcement. Each gate answers with a sentence, or None.

民事诉讼法 (2023) arts. 171, 206, 250, 民法典 (2020) arts. 188, 195.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate
from guiju.registers.enforcement.damage_compensation import gates
from guiju.registers.enforcement.damage_compensation.choices import FirstRuling, Judgment, Terminated


def breached(facts: Facts) -> str | None:
    """Whoever agreed is sued once the day is over and something is still owed."""
    if facts.record.stage == "failed":
        return None
    if gates.performed(facts):
        return gates.PERFORMED
    by = facts.before("perform_by")
    return None if by is not None and facts.on > by else f"履行期限到{by}，届满前不起诉。"


def consulted(facts: Facts) -> str | None:
    return None if facts.past("fail", "agree") else "尚未磋商，先办理“启动磋商”。"


def can_be_enforced(facts: Facts) -> str | None:
    """民事诉讼法 (2023) art. 206: once the day is over, and while something is left."""
    if not gates.enforceable(facts):
        return "协议没有经司法确认，也没有生效的判决、调解书，不能申请强制执行。"
    if gates.performed(facts):
        return gates.PERFORMED
    by = facts.before("perform_by")
    return None if facts.on > by else f"履行期限到{by}，届满前不申请强制执行。"


def ruled_in_numbers(facts: Facts) -> str | None:
    """What has been won says what is owed, and by when."""
    if facts["judgment"] not in (Judgment.WON, Judgment.SETTLED, Judgment.KEPT):
        told = facts["owed"] is not None or facts["restores"] or facts["perform_by"]
        return "没有应当履行的内容，不填应付金额、由义务人修复和履行期限。" if told else None
    if gates.something_owed(facts):
        return gates.something_owed(facts)
    return None if facts["perform_by"] else "写明履行期限。"


def is_first(ruling: FirstRuling) -> Callable[[Facts], bool]:
    return lambda facts: bool(facts["first_ruling"] == ruling)


def by_us(facts: Facts) -> bool:
    return bool(facts["by_us"])


def last_in_court(facts: Facts) -> str:
    """What was done last in the suit that is going on: sued, judged or appealed."""
    last = facts.past("sue", "judge", "appeal")
    return last.step if last is not None else ""


def not_judged(facts: Facts) -> str | None:
    return None if last_in_court(facts) == "sue" else "已经登记一审裁判；上诉的办理“登记上诉”。"


def judged(facts: Facts) -> str | None:
    return None if last_in_court(facts) != "sue" else "尚未登记一审裁判，请先办理“收到一审裁判”。"


def _last_day_of_appeal(facts: Facts) -> date | None:
    """None where no judgment of the first instance is recorded, or its days of appeal were taken."""
    if last_in_court(facts) != "judge":
        return None
    return facts.due(f"damage.appeal.{facts.before('first_ruling')}", facts.before("first_judged_on"))


def in_days_of_appeal(facts: Facts) -> str | None:
    last = _last_day_of_appeal(facts) if facts["by_us"] else None
    return f"上诉期至{last}届满。" if last is not None and facts.on > last else None


def past_appeal(facts: Facts) -> str | None:
    """A suit may be settled or withdrawn at any time; what the court has decided waits."""
    last = _last_day_of_appeal(facts) if facts["judgment"] in (Judgment.WON, Judgment.LOST) else None
    return f"上诉期至{last}，届满而各方都不上诉的，裁判才生效。" if last is not None and facts.on <= last else None


def _each_ruling(reason: Callable[[Facts], str | None], field: str) -> tuple[Gate, ...]:
    return tuple(Gate(f"damage.appeal.{ruling}", reason, field, holds=is_first(ruling)) for ruling in FirstRuling)


def kept_agreement(facts: Facts) -> str | None:
    lacks = facts["judgment"] == Judgment.KEPT and not facts.before("agreed_on")
    return "没有赔偿协议，撤诉的选择“撤诉、不予受理、驳回起诉”。" if lacks else None


def failed_again(facts: Facts) -> bool:
    """民法典 art. 195: the limitation begins again as talks, or a suit that decided nothing, come to an end."""
    return not facts.asks("judgment") or facts["judgment"] == Judgment.WITHDRAWN


def rests_on_agreement(facts: Facts) -> bool:
    """What is owed is owed by an agreement that no court has made gates.enforceable."""
    if facts["perform_by"] is None:
        return False
    return facts["judgment"] == Judgment.KEPT if facts.asks("judgment") else not gates.enforceable(facts)


def will_be_enforceable(facts: Facts) -> bool:
    """What is owed is owed by a ruling or a judgment, this one or an earlier."""
    if facts["perform_by"] is None or facts.past("enforce") is not None:
        return False
    if facts.asks("judgment"):
        return facts["judgment"] in (Judgment.WON, Judgment.SETTLED)
    return gates.enforceable(facts) or facts.record.stage == "confirming"


def resumable(facts: Facts) -> str | None:
    found = facts.before("terminated") == Terminated.NOTHING
    return None if found else "只有法院终结执行的，才恢复履行。"


SUED = (
    Gate("damage.consult_first", consulted),
    gates.OBLIGOR,
    gates.UNCONFIRMED,
    Gate("house.damage_breached", breached, "perform_by", "履行期限已经届满"),
)
ENFORCED = Gate("damage.confirm.enforce", can_be_enforced)
RULED = (
    Gate("house.damage_ruled", ruled_in_numbers, "owed", "胜诉的写明履行内容和期限，败诉的不写"),
    Gate("house.damage_ruled_agreed", kept_agreement, "judgment", "按协议履行的有协议"),
    *gates.OWED[3:],
    *_each_ruling(past_appeal, "judgment"),
)
NOT_JUDGED = Gate("house.damage_judged_once", not_judged, gist="尚未登记一审裁判")
APPEALED = (
    Gate("house.damage_judged", judged, gist="已经登记一审裁判"),
    *_each_ruling(in_days_of_appeal, "by_us"),
)
RESUMED = Gate("house.damage_resumed", resumable, gist="法院终结执行的可以恢复")
