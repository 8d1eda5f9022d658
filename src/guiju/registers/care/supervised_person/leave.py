"""请假、续假、销假、离开报告: leave from the place (社区矫正法 art. 27(1), 实施办法 arts. 26 to 29, 戒毒条例 art. 19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes, in_order, only_if
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.law.counting import add_months
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUGS, Kind
from guiju.registers.care.supervised_person.columns import SupervisedPersonColumns as Of

SHORT, LONG = 7, 30
"""So many days may be granted by an office to which this is entrusted, and by the county's agency, at a time and within..."""
MONTHS = 2
"""... so many months (实施办法 art. 27(2))."""
REGULAR = 6
"""实施办法 art. 29: for so many months somebody may be let go to and fro, at a time."""
WRITTEN_FROM = 3
"""戒毒条例 art. 19(3): away for so many days or more, one reports in writing."""


@dataclass
class Leave:
    """One that was granted, as it came to be: made longer, or ended before its last day."""

    first: date
    last: date
    regular: bool

    @classmethod
    def asked(cls, said: dict[str, Any]) -> Leave:
        """As an entry keeps it."""
        first, last = (date.fromisoformat(said[name]) for name in ("leave_from", "leave_until"))
        return cls(first, last, said["leave_regular"])

    def within(self, first: date, last: date) -> int:
        """How many of its days lie between two, both included."""
        return max((min(self.last, last) - max(self.first, first)).days + 1, 0)


def granted(facts: Facts) -> list[Leave]:
    """All so far, in order."""
    found: list[Leave] = []
    asked: Leave | None = None
    for deed in facts.history:
        said = deed.content.get("set", {})  # of an act that was erased nothing is known
        if deed.step == "ask_leave":
            asked = Leave.asked(said) if said else None
        elif deed.step == "approve_leave" and asked is not None:
            found.append(asked)
        elif deed.step == "prolong_leave" and found and said:
            found[-1].last = date.fromisoformat(said["leave_until"])
        elif deed.step == "end_leave" and found:
            found[-1].last = min(found[-1].last, deed.on)
    return found


def days_away(facts: Facts) -> int:
    return int((facts["leave_until"] - facts["leave_from"]).days) + 1


def office_grants_a_week(facts: Facts) -> str | None:
    if not facts["leave_from"] or actors.of_the_county(facts):
        return None
    if facts["leave_regular"]:
        return "经常性跨市、县活动，由县级社区矫正机构负责人批准。"
    if days_away(facts) <= SHORT:
        return None
    return f"外出{days_away(facts)}日，超过{SHORT}日的由县级社区矫正机构负责人批准。"


def a_month_at_most(facts: Facts) -> str | None:
    """实施办法 art. 27(2): longer, at a time or within two months, and it is the agency above that grants it."""
    first, last = facts["leave_from"], facts["leave_until"]
    if not first or facts["leave_regular"]:
        return None
    since = add_months(last, -MONTHS) + timedelta(days=1)
    before = granted(facts)[: -1 if facts["on_leave"] else None]
    many = days_away(facts) + sum(leave.within(since, last) for leave in before if not leave.regular)
    if many <= LONG or facts["granted_above"]:
        return None
    return (
        f"本次外出{days_away(facts)}日，{MONTHS}个月内累计{many}日；一次或者{MONTHS}个月内累计超过{LONG}日的，"
        "报上一级社区矫正机构批准，填写其批准。"
    )


def half_a_year_at_most(facts: Facts) -> str | None:
    first, last = facts["leave_from"], facts["leave_until"]
    if not first or not facts["leave_regular"] or last < add_months(first, REGULAR):
        return None
    return f"经常性跨市、县活动一次批准不超过{REGULAR}个月，期满仍需要的，重新申请。"


def later_back(facts: Facts) -> str | None:
    until = facts.before("leave_until")
    return None if until is None or facts["leave_until"] > until else f"延长后的返回日期应当晚于{until}。"


def before_return_is_due(facts: Facts) -> str | None:
    until = facts.before("leave_until")
    return None if until is None or facts.on <= until else f"外出至{until}，期满前才可以续假；逾期未归的查明后处理。"


def leave_asked(facts: Facts) -> str | None:
    record: Any = facts.record
    return None if record.leave_from and not record.on_leave else "没有待决定的请假申请。"


def nothing_asked(facts: Facts) -> str | None:
    record: Any = facts.record  # the leave that there is, not the one that is asked for now
    return "已有请假申请或者正在外出，请先办结。" if record.leave_from else None


def away_on_leave(facts: Facts) -> str | None:
    return None if facts["on_leave"] else "没有批准在外的请假。"


def reported_in_writing(facts: Facts) -> str | None:
    """戒毒条例 art. 19(3)."""
    if facts["days"] < WRITTEN_FROM or facts["in_writing"]:
        return None
    return f"离开执行地所在县（市、区）{WRITTEN_FROM}日以上的，应当书面报告。"


ABOVE = asks.maybe(
    asks.words("granted_above", "上一级社区矫正机构的批准（机关、文号）", longest=120),
    f"外出超过{LONG}日的，应当填写。",
)
LENGTHS = (
    Gate("correction.leave_short", office_grants_a_week),
    Gate("correction.leave_long", a_month_at_most, "granted_above"),
)

STEPS = (
    Step(
        "ask_leave",
        "申请请假",
        since="registered",
        asks=(
            asks.ahead(Of.leave_from),
            asks.ahead(Of.leave_until),
            Of.leave_to,
            Of.leave_regular,
            asks.reason("事由（就医、就学、诉讼、家庭或者工作重要事务等）"),
        ),
        gates=(
            actors.only_of("请假", Kind.CORRECTION),
            actors.NOT_LOST,
            Gate("house.no_leave_yet", nothing_asked, "", "没有未办结的请假"),
            *in_order("on", "leave_from", "leave_until"),
            Gate("correction.leave_regular", half_a_year_at_most, "leave_until"),
        ),
        **actors.WORKER,
    ),
    Step(
        "approve_leave",
        "批准请假",
        since="registered",
        asks=(ABOVE,),
        sets={"on_leave": True},
        gates=(
            actors.NOT_LOST,
            Gate("house.leave_asked", leave_asked, "", "有待决定的请假申请"),
            *in_order("on", "leave_from"),
            *LENGTHS,
            four_eyes("批准请假的，不得是提出申请的经办人。", "ask_leave"),
        ),
        confirms=("correction.leave_approval",),
        writes=Writes("leave_permit", "外出批准书"),
        **actors.EITHER_HEAD,
    ),
    Step(
        "refuse_leave",
        "不予批准请假",
        since="registered",
        asks=(asks.REASON,),
        sets=actors.NO_LEAVE,
        gates=(Gate("house.leave_asked", leave_asked, "", "有待决定的请假申请"),),
        **actors.EITHER_HEAD,
    ),
    Step(
        "withdraw_leave",
        "撤回请假申请",
        since="registered",
        asks=(asks.REASON,),
        sets=actors.NO_LEAVE,
        gates=(Gate("house.leave_asked", leave_asked, "", "有待决定的请假申请"),),
        **actors.WORKER,
    ),
    Step(
        "prolong_leave",
        "批准续假",
        since="registered",
        asks=(asks.ahead(Of.leave_until), asks.reason("不能按期返回的事由"), ABOVE),
        gates=(
            Gate("house.away_on_leave", away_on_leave, "", "经批准正在外出"),
            Gate("house.before_return", before_return_is_due, "", "原定返回日期未过"),
            Gate("house.later_back", later_back, "leave_until", "返回日期推后"),
            Gate("correction.leave_regular", half_a_year_at_most, "leave_until"),
            *LENGTHS,
        ),
        writes=Writes("leave_permit", "外出批准书"),
        help_text="外出的总日数自外出起计算，超过七日、三十日的，批准的机关与请假相同。",
        **actors.EITHER_HEAD,
    ),
    Step(
        "end_leave",
        "销假",
        since="registered",
        sets=actors.NO_LEAVE,
        gates=(Gate("house.away_on_leave", away_on_leave, "", "经批准正在外出"),),
        **actors.WORKER,
    ),
    Step(
        "report_leave",
        "离开报告",
        since="registered",
        asks=(
            asks.number("days", "离开日数", least=1, most=400),
            asks.words("destination", "去往", longest=100),
            asks.yes("in_writing", "已经书面报告"),
        ),
        gates=(
            actors.only_of("离开报告", *DRUGS),
            only_if(actors.for_drugs, Gate("drug_rehab.leave_report", reported_in_writing, "in_writing")),
        ),
        **actors.WORKER,
    ),
)
