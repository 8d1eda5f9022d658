"""What must hold before a case ends without a decision (2023 art. 41, 74; 2007 regulation art. 38, 40, 42)."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.keeping.parties import ORGANISATION, PERSON
from guiju.registers.oversight.reconsideration.choices import ActKind, Ending, Suspension
from guiju.registers.oversight.reconsideration.filing_gates import of_old_text
from guiju.registers.oversight.reconsideration.statistics import Withdrawal
from guiju.registers.oversight.reconsideration.trial_gates import applicants, since_reopened

WITHDRAWALS = {Ending.WITHDRAWN, Ending.SETTLED}


def withdrawal_asked(facts: Facts) -> str | None:
    """Asked for, and not permitted since."""
    last = since_reopened(facts, "request_withdrawal", "permit_withdrawal")
    return None if last is not None and last.step == "request_withdrawal" else "申请人没有提出尚待审查的撤回申请。"


def not_withdrawn(facts: Facts) -> str | None:
    """2023 art. 41(1): withdrawn with permission, the case is ended and not decided."""
    last = since_reopened(facts, "permit_withdrawal")
    return f"已于{last.on}准予撤回申请，应当决定终止行政复议。" if last else None


def withdrawal_permitted(facts: Facts) -> str | None:
    if facts["ending"] not in WITHDRAWALS:
        return None
    if since_reopened(facts, "request_withdrawal") is None:
        return "申请人尚未提出撤回申请。"
    if since_reopened(facts, "permit_withdrawal") is None:
        return "撤回申请尚未经行政复议机构准许。"
    no_paper = of_old_text(facts) and facts["ending"] == Ending.SETTLED and not facts.ever("settlement")
    return "和解应当提交书面和解协议。" if no_paper else None


def as_withdrawn(facts: Facts) -> str | None:
    """Withdrawn upon a settlement it ends as such (2023 art. 74), in the tables too."""
    if facts["ending"] not in WITHDRAWALS or since_reopened(facts, "request_withdrawal") is None:
        return None
    settled = facts["withdrawn_for"] == Withdrawal.SETTLED
    if settled == (facts["ending"] == Ending.SETTLED):
        return None
    return f"申请人的撤回登记为“{Withdrawal(facts['withdrawn_for']).label}”，与终止事由不符。"


def long_suspended(facts: Facts) -> str | None:
    if facts["ending"] != Ending.LONG_SUSPENDED:
        return None
    grounds = (Suspension.DEATH, Suspension.INCAPACITY, Suspension.DISSOLVED)
    if facts.record.stage != "suspended" or facts["suspension"] not in grounds:
        return "只有因申请人死亡、丧失行为能力或者终止而中止的案件，才能以中止期满为由终止。"
    return None


def is_long_suspended(facts: Facts) -> bool:
    return bool(facts["ending"] == Ending.LONG_SUSPENDED)


def ground_of_ending(facts: Facts) -> str | None:
    """2023 art. 41 (2) to (4), 2007 regulation art. 42: each ground with what it rests on."""
    ending = facts["ending"]
    several = sum(party.role == "applicant" for party in facts.parties) > 1
    if ending in (Ending.DEATH, Ending.DISSOLVED) and several:
        return "还有其他申请人，案件继续审理；死亡、终止的申请人请办理“承受复议资格”或者“部分申请人撤回”。"
    if ending == Ending.DEATH and not applicants(facts, PERSON):
        return "申请人中没有自然人，不能以此为由终止。"
    if ending == Ending.DISSOLVED and not applicants(facts, ORGANISATION):
        return "申请人中没有法人或者其他组织，不能以此为由终止。"
    bodily = facts["act_kind"] in (ActKind.PENALTY, ActKind.COMPULSION) and facts["custody"]
    if ending == Ending.CRIMINAL and not bodily:
        return "限于对行政拘留或者限制人身自由的强制措施不服的案件，请认定。"
    return None


def represented_agree(facts: Facts) -> str | None:
    """2023 art. 15(2)."""
    represented = any(party.role == "representative" for party in facts.parties)
    if not represented or facts["represented_consent"]:
        return None
    return "推选了代表人的，撤回申请应当经被代表的申请人同意。"
