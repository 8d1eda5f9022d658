"""The time of a penalty case: ninety days from filing, what lengthens them, what does not count (处罚法 art. 60).

The law itself knows neither extension nor exclusion, but leaves both to other laws, regulations and rules (second sentence),
which the ministries have made use of: each act names the text that it rests on. Time with the judiciary is left out as
well. No text says so; but the agency has handed the case over because it had to (art. 27), may not penalise instead (移送
规定 art. 11), and has to deal with it again once it comes back (art. 10, 13). What had run before stays spent.
"""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Clock, Gate, Step
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD
from guiju.registers.enforcement.penalty_case.choices import Aside
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of

DECIDE = "penalty.decide.ordinary"
RUNNING = ("investigating", "concluded", "notified")
WITH_JUDICIARY = ("transfer", "take_back")
BASIS = asks.words("basis", "所依据的法律、法规、规章及条款", longest=200)


def limit_not_over(facts: Facts) -> str | None:
    clock = facts.clock(DECIDE)
    if clock is None or clock.due_on is None:
        return "办案期限没有在计算，无需延长。"
    return f"办案期限已于{clock.due_on}届满，不能再延长。" if facts.on > clock.due_on else None


def not_set_aside_yet(facts: Facts) -> str | None:
    aside = getattr(facts.record, "time_aside", "")
    return f"办案期限已经因{Aside(aside).label}停止计算。" if aside else None


def set_aside(facts: Facts) -> str | None:
    return None if facts["time_aside"] else "办案期限没有停止计算。"


def counted_again(facts: Facts) -> str | None:
    return "不计入办案期限的时间尚未登记结束，请先办理“办案期限恢复计算”。" if facts["time_aside"] else None


COUNTED_AGAIN = Gate("house.time_counted_again", counted_again, gist="不计入办案期限的时间已经登记结束")
CLOCKS = (
    Clock(
        DECIDE,
        starts=("approve_filing", "file_jointly"),
        counted_from="filed_on",
        met_by=("decide", "exempt"),
        pauses=(WITH_JUDICIARY, ("set_time_aside", "count_again")),
        extended_by="extend_term",
        dropped_by=("drop", "hand_over", "refer"),
    ),
)
STEPS = (
    Step(
        "extend_term",
        "延长办案期限",
        since=RUNNING,
        asks=(
            asks.number("extension_length", "延长日数", least=1, most=365),
            BASIS,
            asks.reason("延长的理由"),
        ),
        gates=(Gate(DECIDE, limit_not_over, "extension_length"),),
        help_text="行政处罚法没有规定延长，法律、法规、规章有规定的从其规定（第六十条）。",
        **HEAD,
    ),
    Step(
        "set_time_aside",
        "登记不计入办案期限的时间",
        since=RUNNING,
        asks=(Of.time_aside, BASIS, asks.maybe(asks.reason("事由"))),
        gates=(Gate("house.time_not_aside_yet", not_set_aside_yet, "time_aside", "办案期限正在计算"),),
        help_text="检测、鉴定、听证、公告等时间，法律、法规、规章规定不计入的，自开始之日登记。",
        **FIELDWORK,
    ),
    Step(
        "count_again",
        "办案期限恢复计算",
        since=RUNNING,
        sets={"time_aside": ""},
        gates=(Gate("house.time_set_aside", set_aside, gist="办案期限已经停止计算"),),
        **FIELDWORK,
    ),
)
