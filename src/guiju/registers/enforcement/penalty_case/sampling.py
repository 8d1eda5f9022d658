"""抽样取证: samples taken as evidence, listed, and what became of them (处罚法 art. 56)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns as Of
from guiju.registers.enforcement.penalty_case.columns import SampleTaken
from guiju.registers.enforcement.penalty_case.filing_gates import FEWER, PRESENCE, certificates_shown, officers
from guiju.registers.enforcement.penalty_case.paper_words import officers_named, resting_on
from guiju.registers.enforcement.penalty_case.recusal import NOT_TAKEN_OFF

SAMPLING = "penalty.preservation_approval"  # one article allows samples and things kept
FATES = [
    ("returned", "检测、检验后返还"),
    ("used_up", "检测、检验中消耗，不再返还"),
    ("kept", "作为证据留存"),
    ("disposed", "依法处理"),
]


def confirmed_by_party(facts: Facts) -> str | None:
    checked = facts["sample_checked"]
    if checked == "yes" or (checked == "refused" and facts["sample_note"]):
        return None
    return "抽样清单应当交当事人核对签名；拒绝的，请注明情形和见证人。"


def sampled(facts: Facts) -> str | None:
    return None if facts["sampled_on"] else "没有抽样取证的物品需要处理。"


def samples_settled(facts: Facts) -> str | None:
    waits = facts["sampled_on"] is not None and facts["samples_settled_on"] is None
    return "抽样取证的物品尚未登记检测结果和处理情况。" if waits else None


def samples_taken(facts: Facts) -> dict[str, Any]:
    last = facts.past("sample")
    return {"samples": [row for row in facts.parts("samples") if last is not None and row.seq == last.seq]}


SAMPLED = asks.parts("samples", "抽样物品清单", SampleTaken, "name", "quantity", optional=("details",))
SETTLED = (
    asks.words("sample_result", "检测、检验、鉴定结果", longest=500),
    asks.choice("sample_fate", "样品处理", FATES),
    asks.maybe(asks.words("fate_note", "处理说明", longest=300)),
)
STEPS = (
    Step(
        "sample",
        "抽样取证",
        since="investigating",
        asks=(
            SAMPLED,
            asks.words("sampling_place", "抽样地点", longest=100),
            asks.words("sampling_method", "抽样方法、封样情况", longest=200),
            asks.choice(
                "sample_checked", "当事人核对", [("yes", "经核对无误，签名或者盖章"), ("refused", "拒绝签名，已注明")]
            ),
            asks.maybe(asks.words("sample_note", "拒绝签名的情形、见证人", longest=200), "拒绝签名的，应当写明。"),
            officers(),
            FEWER,
        ),
        dates=(Of.sampled_on,),
        sets={"samples_settled_on": None},
        gates=(
            *PRESENCE,
            NOT_TAKEN_OFF,
            Gate("penalty.show_certificate", certificates_shown, "officers"),
            Gate("house.sample_checked", confirmed_by_party, "sample_checked", "抽样清单经当事人核对，或者注明拒绝"),
        ),
        writes=Writes("sampling", "抽样取证通知书", also=resting_on(SAMPLING, officers_named)),
        by=(Role.OFFICER,),
    ),
    Step(
        "settle_samples",
        "处理抽样物品",
        since="investigating",
        asks=SETTLED,
        dates=(Of.samples_settled_on,),
        gates=(Gate("house.sampled", sampled, "sampled_on", "有抽样取证的物品"), NOT_TAKEN_OFF),
        writes=Writes("sampling_disposal", "抽样取证物品处理通知书", also=resting_on(SAMPLING, samples_taken)),
        decides=SETTLED,
        set_right_by=("settle_samples",),
        by=(Role.OFFICER,),
    ),
)
