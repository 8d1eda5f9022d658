"""社区戒毒、社区康复: tests, absences, breaches reported to the police (禁毒法 arts. 33–35, 戒毒条例 arts. 19–21)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate, Step
from guiju.registers.care.supervised_person import actors
from guiju.registers.care.supervised_person.choices import DRUG_USERS, DRUGS, Breach, Detection

TIMES, DAYS = 3, 30
"""戒毒条例 art. 20: three tests refused, three absences, or more than thirty days away in all."""


def counted(facts: Facts) -> dict[str, Any]:
    record: Any = facts.record
    result = facts["result"]
    return {
        "refused_tests": record.refused_tests + (result == Detection.REFUSED),
        "relapsed": record.relapsed or result == Detection.POSITIVE,
    }


def gone(facts: Facts) -> dict[str, Any]:
    record: Any = facts.record
    return {"absences": record.absences + 1, "absent_days": record.absent_days + facts["days"]}


def serious(facts: Facts) -> str | None:
    """戒毒条例 art. 20."""
    record: Any = facts.record
    if facts["breach"] != Breach.SERIOUS:
        return None
    if record.refused_tests >= TIMES or record.absences >= TIMES or record.absent_days > DAYS:
        return None
    return (
        f"严重违反协议，是指逃避、拒绝检测{TIMES}次以上，或者擅自离开{TIMES}次以上、累计超过{DAYS}日；"
        f"已登记拒绝检测{record.refused_tests}次，擅自离开{record.absences}次、{record.absent_days}日。"
    )


def relapse_shown(facts: Facts) -> str | None:
    if facts["breach"] != Breach.RELAPSE or facts["relapsed"]:
        return None
    return "报告再次吸毒的，应当先登记检测结果。"


STEPS = (
    Step(
        "test",
        "检测",
        since="registered",
        asks=(
            asks.choice("result", "检测结果", Detection.choices),
            asks.maybe(asks.words("tested_by", "检测单位", longest=100)),
        ),
        sets=counted,
        gates=(actors.only_of("检测", *DRUG_USERS),),
        **actors.WORKER,
    ),
    Step(
        "note_absence",
        "擅自离开",
        since="registered",
        asks=(asks.number("days", "离开日数", least=1, most=400),),
        sets=gone,
        gates=(actors.only_of("擅自离开", *DRUGS),),
        **actors.WORKER,
    ),
    Step(
        "report_breach",
        "报告公安机关",
        since=("received", "registered"),
        asks=(asks.choice("breach", "报告的情形", Breach.choices), asks.words("facts_told", "事实", longest=500)),
        gates=(
            actors.only_of("报告公安机关", *DRUGS),
            only_if(actors.for_drugs, Gate("drug_rehab.serious_breach", serious, "breach")),
            only_if(actors.for_drugs, Gate("drug_rehab.breach_report", relapse_shown, "breach")),
        ),
        **actors.WORKER,
    ),
)
