"""The ends that are no performance: mediation fails, other ways are shown, an application is withdrawn."""

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Step, Writes
from guiju.registers.disputes.dispute import gates, other_ways
from guiju.registers.disputes.dispute import labour_and_land as special
from guiju.registers.disputes.dispute.choices import OtherWay, Outcome
from guiju.registers.disputes.dispute.columns import DisputeColumns as Of
from guiju.registers.disputes.dispute.mediation import BEFORE_AGREEMENT, MEDIATES, NO_AGREEMENT


def outcome_led_on(facts: Facts) -> str:
    """As it stands; refused by a party is failed, all else that was never mediated lies outside mediation."""
    return str(facts["outcome"] or (Outcome.FAILED if facts["refused_on"] else Outcome.NOT_MEDIATED))


def ways_told(facts: Facts) -> dict[str, Any]:
    """The ways that the parties were told of, in words, and the limits that run for them."""
    ways = "、".join(OtherWay(way).label for way in facts["informed_of"])
    return {"ways": ways, "limits": special.limits_told(facts)}


def led_to(facts: Facts) -> list[tuple[Any, str]]:
    """The matter that the dispute was led on to, where that stands here."""
    matter = other_ways.target(facts)
    return [] if matter is None else [(matter, "引导至")]


STEPS = (
    Step(
        "fail",
        "调解不成",
        since=BEFORE_AGREEMENT,
        to="failed",
        by=MEDIATES,
        asks=(
            asks.maybe(asks.several("informed_of", "告知当事人的途径", OtherWay.choices), "调解不成的，应当告知。"),
            asks.REASON,
        ),
        sets={"outcome": Outcome.FAILED, **NO_AGREEMENT},
        gates=(*other_ways.INFORMED, *other_ways.WAYS, *gates.FILED_UNLESS_REFUSED, *gates.REPORTED),
        confirms=special.LIMITS,
        writes=Writes("failure_notice", "终止调解告知书", also=ways_told),
    ),
    Step(
        "mediate_again",
        "当事人重新申请调解",
        since="failed",
        to="accepted",
        by=MEDIATES,
        asks=(asks.REASON,),
        sets={"outcome": "", "refused_on": None},
        help_text="调解不成后各方又愿意调解的，在原记录上继续办理，不另行登记。",
    ),
    Step(
        "lead_on",
        "引导至其他途径",
        since=("found", "failed", "agreed"),
        to="led_on",
        by=MEDIATES,
        asks=(
            Of.led_to,
            asks.yes("disputed", "当事人就协议的履行或者内容发生争议"),
            asks.REASON,
            asks.maybe(asks.words("target_number", "接收事项编号", longest=80)),
        ),
        sets={"outcome": outcome_led_on},
        gates=(
            other_ways.BROKEN,
            *other_ways.WAYS,
            other_ways.FOUND,
        ),
        ties=led_to,
        help_text="调解不成的、不属调解范围的、协议未履行的，引导并记明去向，不得一结了之。",
    ),
    Step(
        "withdraw_application",
        "撤回申请",
        since=("found", *BEFORE_AGREEMENT),
        to="withdrawn",
        by=MEDIATES,
        asks=(asks.REASON,),
        sets={"outcome": Outcome.WITHDRAWN, **NO_AGREEMENT},
        gates=gates.REPORTED,
    ),
)
