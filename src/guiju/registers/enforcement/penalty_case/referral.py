"""移送其他机关: a case that lies with another organ is handed to it (处罚法 arts. 22, 23, 25)."""

from __future__ import annotations

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.registers.enforcement.penalty_case.actors import HEAD
from guiju.registers.enforcement.penalty_case.choices import Outcome
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.decision_gates import crime_transferred
from guiju.registers.enforcement.penalty_case.paper_words import resting_on

GROUNDS = [
    ("place", "违法行为发生地不在本机关管辖区域"),
    ("level", "依法由其他级别或者其他部门的机关管辖"),
    ("filed_first", "其他有管辖权的机关先行立案"),
    ("designated", "上级机关指定其他机关管辖"),
]


def to_another(facts: Facts) -> str | None:
    own = facts["receiver"].strip() == facts.record.agency.name
    return "接收机关不得为本机关。" if own else None


REFERRED = (
    asks.words("receiver", "接收机关", longest=100),
    asks.choice("referral_ground", "移送的情形", GROUNDS),
    asks.reason("管辖的依据和理由"),
    asks.maybe(asks.words("enclosed", "随案移送的材料、物品", longest=500)),
)
STEPS = (
    Step(
        "refer",
        "移送其他机关",
        since=("filing", "investigating", "concluded"),
        to="referred",
        asks=REFERRED,
        sets={"outcome": Outcome.REFERRED},
        dates=(Of.referred_on,),
        gates=(
            Gate("house.referred_to_another", to_another, "receiver", "接收机关不是本机关"),
            Gate("penalty.transfer_crime", crime_transferred),
        ),
        writes=Writes("referral", "案件移送函", also=resting_on("penalty.jurisdiction_place")),
        help_text="涉嫌犯罪的，请办理“移送司法机关”。",
        **HEAD,
    ),
)
