"""督促监护人: whoever answers for a minor is held to it (社区矫正法 art. 53(2))."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import law_or_house
from guiju.kernel.declaring.steps import Gate, Step
from guiju.registers.care.supervised_person import actors


def minors_only(facts: Facts) -> str | None:
    return None if actors.a_minor(facts) else "“督促监护人”只对未成年人办理。"


def reported_if_in_vain(facts: Facts) -> str | None:
    if not facts["in_vain"] or facts["reported_to"]:
        return None
    return "监护人拒不履行监护职责的，应当通知有关部门依法处理，填写通知的部门。"


STEPS = (
    Step(
        "urge_guardian",
        "督促监护人",
        since="registered",
        asks=(
            asks.words("neglect", "怠于履行监护职责的情形", longest=500),
            asks.words("urged", "督促、教育的情况", longest=500),
            asks.yes("in_vain", "监护人拒不履行监护职责"),
            asks.maybe(asks.words("reported_to", "通知的部门", longest=100), "拒不履行的，应当填写。"),
        ),
        gates=(
            Gate("house.of_a_minor", minors_only, "", "只对未成年人办理"),
            *law_or_house(
                actors.in_correction,
                "correction.guardian_duty",
                "house.guardian_duty",
                reported_if_in_vain,
                "reported_to",
                gist="监护人拒不履行的，通知有关部门",
            ),
        ),
        **actors.WORKER,
    ),
)
