"""What checks, tests and hearings are held to (行政许可法 2019 arts. 34, 45 to 48, 55). Gates answer with a sentence, or None."""

from __future__ import annotations

from collections.abc import Callable

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Gate
from guiju.registers.services.service_case.choices import TESTED
from guiju.registers.services.service_case.gates import of_licence

INSPECT = "licence.inspect.assign"


def two_of_them(one: str, other: str) -> Callable[[Facts], str | None]:
    def reason(facts: Facts) -> str | None:
        return "应当是两名不同的工作人员。" if facts[one].strip() == facts[other].strip() else None

    return reason


def tested_in_time(facts: Facts) -> str | None:
    last = facts.due(INSPECT, facts["accepted_on"])
    if facts["special"] not in TESTED or last is None or facts.on <= last or facts["late_because"]:
        return None
    return f"检验、检测、检疫应当在{last}以前指派人员；已经逾期的，写明原因。"


def inspectors(facts: Facts) -> str | None:
    if facts["special"] not in TESTED:
        return None
    one, other = facts["first_inspector"], facts["second_inspector"]
    return None if one and other and one != other else "检验、检测、检疫应当指派两名以上工作人员，请填写两人。"


def hearing_pending(facts: Facts) -> str | None:
    return (
        None
        if facts["hearing_on"] is None or facts.on >= facts["hearing_on"]
        else f"听证定于{facts['hearing_on']}举行。"
    )


def hearing_called(facts: Facts) -> str | None:
    return None if facts["hearing_on"] is not None else "还没有通知听证的时间、地点。"


def neutral_host(facts: Facts) -> str | None:
    """Art. 48(1)(3): who examines the application does not preside."""
    deeds = [deed for deed in facts.history if deed.step in ("examine", "verify")]
    names = {deed.content.get("actor") for deed in deeds}
    for deed in deeds:
        told = deed.content.get("told", {})
        names |= {told.get("first_verifier"), told.get("second_verifier"), told.get("examiner")}
    return "听证主持人不能是审查该申请的工作人员。" if facts["hearing_host"] in names - {None, ""} else None


VERIFIED = Gate("licence.two_verifiers", two_of_them("first_verifier", "second_verifier"), "second_verifier")


SPECIAL = (
    only_if(of_licence, Gate(INSPECT, tested_in_time, "late_because")),
    only_if(of_licence, Gate("licence.inspection_two", inspectors, "second_inspector")),
)


HOST = Gate("licence.hearing_neutral_host", neutral_host, "hearing_host")


CALLED_BEFORE = Gate("house.hearing_called", hearing_called, gist="已经通知听证的时间、地点")


ON_ITS_DAY = Gate("house.hearing_on_its_day", hearing_pending, gist="不早于通知的听证日期")


LICENSED_ITEM = Gate(
    "house.hearing_of_licence",
    lambda facts: None if facts["is_licence"] else "只有行政许可依照行政许可法举行听证。",
    gist="行政许可",
)


TOLD_OF_HEARING = Gate(
    "house.hearing_told",
    lambda facts: None if facts["hearing_told_on"] is not None else "没有告知过听证权利。",
    gist="已经告知听证权利",
)
