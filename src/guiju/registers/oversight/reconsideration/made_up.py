"""Made-up cases of reconsideration: which acts they challenge, how applications come in, what becomes of them a second time."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.life import days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.oversight.reconsideration.choices import ActKind, Channel, SuedOver, SuitOutcome
from guiju.registers.oversight.reconsideration.reopening import Wherefore

ACTS = {
    ActKind.PENALTY: ("行政处罚决定", "撤销该行政处罚决定"),
    ActKind.INJURY: ("工伤认定决定", "撤销该工伤认定决定，责令重新认定"),
    ActKind.DISCLOSURE: ("政府信息公开答复", "撤销该答复，责令重新答复"),
    ActKind.RESOURCE: ("山林权属处理决定", "撤销该处理决定"),
    ActKind.LICENCE: ("不予许可决定", "撤销该决定，责令依法许可"),
    ActKind.INACTION: ("未处理投诉举报", "责令依法履行职责"),
}
CHANNELS = (Channel.IN_PERSON, Channel.IN_PERSON, Channel.POST, Channel.ONLINE, Channel.ORAL)
FIELDS = {
    ActKind.PENALTY: "public_security",
    ActKind.INJURY: "labour",
    ActKind.RESOURCE: "forestry",
    ActKind.LICENCE: "industry_commerce",
    ActKind.INACTION: "industry_commerce",
}
"""The field that an act of a kind usually belongs to, by the names of before the reform of 2018."""


def so_many_days_on(n: int) -> Any:
    def told(at: Telling) -> date:
        return at.day(n)

    return told


ORDERED: dict[str, Any] = {
    "ordered_in": f"上级行政机关责令通知{MARK}",
    "act_by": so_many_days_on(45),
    "reason": f"原处理没有正当理由{MARK}",
}
AGAIN: dict[str, dict[str, Any]] = {
    "order_acceptance": {**ORDERED, "wherefore": Wherefore.SUPERIOR},
    "order_in_time": ORDERED,
    "order_anew": {**ORDERED, "wherefore": Wherefore.SUPERIOR},
    "register_suit": {
        "sued_over": SuedOver.DECISION,
        "suit_number": f"行初1号{MARK}",
        "court": f"有管辖权的人民法院{MARK}",
    },
    "end_suit": {"suit_outcome": SuitOutcome.JUDGED, "ruling": f"撤销复议决定，责令重新作出{MARK}"},
}
"""What is usually told where a superior or a court has set something aside."""
QUASHED = (
    "register_suit" @ days(8, 10),
    "end_suit" @ days(30, 60),
    ("order_anew" @ days(1, 3)).saying(wherefore=Wherefore.JUDGMENT),
)
