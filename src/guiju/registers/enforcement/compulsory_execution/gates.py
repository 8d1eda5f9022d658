"""What an enforcement must satisfy (行政强制法 arts. 34 to 52). Each answers with a sentence, or None."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.law.days import is_working_day
from guiju.registers.enforcement import authority
from guiju.registers.enforcement.compulsory_execution.choices import Duty, Mode
from guiju.registers.enforcement.penalty_case.after_choices import ContestResult
from guiju.registers.enforcement.penalty_case.demanding_gates import RIGHTS
from guiju.registers.enforcement.standing_annulled import annulled_on
from guiju.registers.services.power_item.choices import Kind as Power

ZERO = Decimal(0)
OF_DUTY = {
    Duty.MONEY: (Mode.TRANSFER, Mode.AUCTION, Mode.OTHER),
    Duty.RESTORE: (Mode.RESTORE, Mode.SUBSTITUTE, Mode.OTHER),
    Duty.DEMOLISH: (Mode.RESTORE, Mode.SUBSTITUTE, Mode.OTHER),
    Duty.OTHER: (Mode.OTHER,),
}
NIGHT_FROM, NIGHT_TO = (22, 0), (6, 0)
"""The law does not say what night is; these are the hours of 噪声污染防治法 art. 88(2), a rule of the house here."""


def of_money(facts: Facts) -> bool:
    return bool(facts["duty_kind"] == Duty.MONEY)


def of_demolition(facts: Facts) -> bool:
    return bool(facts["duty_kind"] == Duty.DEMOLISH)


def by_substitute(facts: Facts) -> bool:
    return bool(facts["mode"] == Mode.SUBSTITUTE)


def done_at_once(facts: Facts) -> str | None:
    return "已经立即代履行，没有需要催告的义务。" if facts["at_once"] else None


def owed(facts: Facts) -> Decimal:
    """What is still to be paid, with what was added to it and without what was waived; nought for other duties."""
    if not of_money(facts):
        return ZERO
    due = (facts["sum_due"] or ZERO) + (facts["surcharge"] or ZERO)
    return Decimal(due - (facts["waived"] or ZERO) - (facts["paid"] or ZERO))


def got(facts: Facts) -> Decimal:
    return sum((row["amount"] for row in facts["recovered"]), ZERO)


def left_after(facts: Facts) -> Decimal:
    return owed(facts) - got(facts)


def unperformed(facts: Facts) -> str | None:
    """Art. 34: only what was to be done by a day that is over, and was not, is enforced."""
    if of_money(facts) and owed(facts) <= 0:
        return "款项已经全部收到，没有需要催告、执行的义务，请办理“执行完毕”。"
    last = facts["perform_by"]
    return f"履行期限至{last}届满，当事人在期限内可以自行履行。" if last is not None and facts.on <= last else None


def sum_told(facts: Facts) -> str | None:
    if of_money(facts):
        return None if facts["sum_due"] else "金钱给付义务应当填写金额。"
    return "不是金钱给付义务的，不填金额。" if facts["sum_due"] else None


def annulled(facts: Facts) -> bool:
    return annulled_on(facts, ContestResult.CORRECTED) is not None


def still_stands(facts: Facts) -> str | None:
    if annulled(facts):
        return "据以执行的行政决定已被变更、撤销、确认违法或者无效，不得强制执行，请终结执行；按变更后的决定执行的，另行登记。"
    return None


def not_contested(facts: Facts) -> bool:
    return facts["contested_on"] is None or facts["contest_over_on"] is not None


def surcharge_in_bounds(facts: Facts) -> str | None:
    """Art. 45(2): the standard is told; never more than what was owed."""
    if not of_money(facts):
        return "只有金钱给付义务可以加处罚款或者滞纳金。"
    if not facts["informed"]:
        return "加处罚款、滞纳金的标准应当告知当事人。"
    most = facts["sum_due"] or ZERO
    if facts["surcharge"] > most:
        return f"加处的数额不得超出金钱给付义务的数额{most}元。"
    return f"已经收到{facts['paid']}元，加处的数额不能低于其中多出本金的部分。" if owed(facts) < 0 else None


def demand_complete(facts: Facts) -> str | None:
    """Art. 35 (1) to (4)."""
    rest, until = owed(facts), facts["demand_until"]
    missing = ["履行期限（应当晚于催告之日）"] if until is None or until <= facts.on else []
    missing += [] if facts["demand_manner"] else ["履行方式"]
    missing += [f"明确的金额（尚欠{rest}元）"] if of_money(facts) and facts["demand_sum"] != rest else []
    missing += [f"{label}的权利" for code, label in RIGHTS if code not in facts["demand_rights"]]
    return f"催告书应当载明{'、'.join(missing)}。" if missing else None


def announced_ahead(facts: Facts) -> str | None:
    if not of_demolition(facts):
        return "只有强制拆除应当公告。"
    return None if facts["announced_until"] > facts.on else "公告的自行拆除期限应当晚于公告之日。"


def may_demolish(facts: Facts) -> str | None:
    """Art. 44: announced in vain, and nobody may contest, or has contested, the decision any more."""
    until, ends = facts["announced_until"], facts["contest_ends_on"]
    if until is None or facts.on <= until:
        return "强制拆除应当先公告，限期当事人自行拆除；公告的期限届满后方可决定。"
    if not not_contested(facts):
        return "复议、诉讼尚未终结，不得强制拆除。"
    return f"申请复议、提起诉讼的期限至{ends}届满，届满前不得强制拆除。" if ends and facts.on <= ends else None


def mode_fits(facts: Facts) -> str | None:
    duty, mode = Duty(facts["duty_kind"]), Mode(facts["mode"])
    return None if mode in OF_DUTY[duty] else f"“{mode.label}”不是{duty.label}义务的执行方式。"


def has_power(facts: Facts) -> str | None:
    """Arts. 13, 46(3), 50: substitution needs no other law, nor does the sale of what was seized, to an end that is told."""
    if facts["power_by_law"] or facts["mode"] == Mode.SUBSTITUTE or sold(facts):
        return None
    return "没有法律规定的强制执行权的，应当申请人民法院强制执行；有的，请写明法律及条款。"


def sold(facts: Facts) -> bool:
    return bool(facts["mode"] == Mode.AUCTION and not facts["power_by_law"] and facts["seized"])


def may_be_sold(facts: Facts) -> str | None:
    """Art. 46(3): what was seized before, once nobody may contest any more."""
    if not not_contested(facts) or facts["contested_on"] is not None:
        return "当事人已经申请复议或者提起诉讼，没有强制执行权的机关不得自行拍卖抵缴。"
    ends = facts["contest_ends_on"]
    return f"申请复议、提起诉讼的期限至{ends}届满，届满前不得拍卖抵缴。" if ends and facts.on <= ends else None


def harm_told(facts: Facts) -> str | None:
    if not facts["harm"]:
        return "代履行限于后果已经或者将危害交通安全、造成环境污染、破坏自然资源的，请选择。"
    return None if facts["unrelated"] else "委托第三人代履行的，第三人不得有利害关系，请确认。"


def costs_told(facts: Facts) -> str | None:
    missing = [label for name, label in (("budget", "费用预算"), ("executor", "代履行人")) if not facts[name]]
    return f"代履行决定书应当载明{'、'.join(missing)}。" if missing else None


def decided(facts: Facts) -> str | None:
    return None if facts["execution_decided_on"] else "尚未作出强制执行决定。"


def decision_served(facts: Facts) -> str | None:
    return None if facts["execution_served_on"] else "强制执行决定书尚未送达当事人。"


def reminded(facts: Facts) -> str | None:
    """Art. 51(1)(2): not before the day of which the party was reminded."""
    day = facts["substitute_on"]
    if facts["reminded_on"] is None or day is None:
        return "代履行三日前应当再次催告当事人，请先办理“代履行前催告”。"
    return f"催告的代履行日期为{day}，不得提前。" if facts.on < day else None


def for_substitution(facts: Facts) -> str | None:
    return None if by_substitute(facts) and facts["execution_decided_on"] else "没有决定代履行。"


def clock_of(told: str) -> tuple[int, int]:
    hour, minute = told.replace("：", ":").split(":")
    return int(hour), int(minute)


def by_daylight(facts: Facts) -> str | None:
    """Art. 43(1). Days that are no working days count as holidays, as art. 69 sets working days against them."""
    if facts["why_urgent"]:
        return None
    if not is_working_day(facts.on):
        return f"{facts.on}是节假日、休息日，不得实施强制执行；情况紧急的，请写明。"
    began, ended = clock_of(facts["began"]), clock_of(facts["ended"])
    night = began < NIGHT_TO or ended > NIGHT_FROM or ended < began
    return "夜间（二十二时至次日六时）不得实施强制执行；情况紧急的，请写明。" if night else None


def supervised(facts: Facts) -> str | None:
    """Art. 51(1)(3)(4)."""
    missing = [] if facts["supervisor"] else ["到场监督的人员"]
    missing += [] if facts["signed_by"] else ["代履行人、当事人或者见证人的签名情况"]
    return f"代履行请写明{'、'.join(missing)}。" if missing else None


def to_the_treasury(facts: Facts) -> str | None:
    """Art. 49."""
    return None if not facts["recovered"] or facts["to_treasury"] else "款项应当上缴国库或者划入财政专户，请核实。"


def not_too_much(facts: Facts) -> str | None:
    rest = left_after(facts)
    return f"收到的款项超出应当给付的金额{-rest}元。" if rest < 0 else None


def by_bank(facts: Facts) -> str | None:
    return None if facts["bank"] else "划拨应当书面通知金融机构，请填写。"


def by_auctioneer(facts: Facts) -> str | None:
    return None if facts["auctioneer"] else "拍卖应当委托拍卖机构办理，请填写；依法以其他方式处理的，写明所依据的规定。"


def told_afterwards(facts: Facts) -> str | None:
    """Art. 52."""
    return None if facts["present"] or facts["notified"] else "当事人不在场的，应当在事后立即通知，请写明通知情况。"


def contest_over(served: date | None, facts: Facts) -> date | None:
    """The last day of the longer of the two ways of contesting a decision served on a day."""
    ways = ("reconsideration.apply.ordinary", "litigation.sue.direct")
    return max((day for rule in ways if (day := facts.due(rule, served)) is not None), default=None)


DECISION_STANDS = Gate("house.execution_stands", still_stands, gist="据以执行的行政决定仍然有效")
POWER = authority.of_power(Power.COMPULSORY)
POWER_IF_ANY = authority.of_power(Power.COMPULSORY, needed=False)
"""Who asks the court has no power of its own to enforce (art. 53), and no item of it in its list."""
NOT_TOO_MUCH = Gate("house.execution_sum", not_too_much, "recovered", "收到的款项不超过应当给付的金额")
TREASURY = Gate("compulsory.proceeds_to_treasury", to_the_treasury, "to_treasury")
THROUGH_OTHERS = (
    only_if(lambda facts: facts["mode"] == Mode.TRANSFER, Gate("compulsory.transfer_by_bank", by_bank, "bank")),
    only_if(lambda facts: facts["mode"] == Mode.AUCTION, Gate("compulsory.auction_house", by_auctioneer, "auctioneer")),
)
UNPERFORMED = Gate("compulsory.unperformed", unperformed, "perform_by")
DEMOLITION = only_if(of_demolition, Gate("compulsory.demolition", may_demolish, "announced_until"))


def paid_now(facts: Facts) -> dict[str, Any]:
    return {"paid": (facts["paid"] or ZERO) + got(facts)} if facts["recovered"] else {}
