"""What a decision to penalise rests on, says of its remedies and takes: the asks (处罚法 arts. 5, 28, 29, 34, 37, 59)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.registers.enforcement.penalty_case import discretion
from guiju.registers.enforcement.penalty_case.choices import Correction, Leniency
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.imposed import GAINS
from guiju.registers.enforcement.penalty_case.leniency_gates import GROUND
from guiju.registers.enforcement.penalty_case.notice_gates import GROUNDS
from guiju.registers.enforcement.penalty_case.remedies import TO_BE_SAID

REASONED: tuple[Any, ...] = (
    *GROUNDS,
    asks.maybe(Of.basis_published_on, "应当填写，用以核对依据在违法行为之前公布。"),
    asks.usually(
        asks.maybe(Of.leniency, "当事人已满十四周岁不满十八周岁的，应当选择从轻或者减轻。"), Leniency.ORDINARY
    ),
    asks.usually(asks.maybe(Of.correction, "作出处罚决定时，应当选择。"), Correction.AT_ONCE),
    asks.maybe(asks.ahead(Of.correct_by), "责令限期改正的，应当填写。"),
    *TO_BE_SAID,
    *GAINS,
    *GROUND,
    *asks.under(
        "违法行为之后处罚依据有修改的",
        asks.yes("rule_changed", "违法行为之后处罚依据有修改"),
        asks.yes("lighter_rule_applied", "已适用处罚较轻的规定"),
    ),
    *asks.under(
        "同日行为已受罚款的",
        asks.maybe(
            asks.words("other_act", "与此前受罚行为不是同一行为的说明", longest=300), "同日行为已受罚款的，应当说明。"
        ),
    ),
    *discretion.TIER,
    *discretion.BENCHMARK,
)
