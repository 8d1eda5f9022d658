"""自评、归集数据、第三方评价、核验、核定、申诉、复核、排名: how the score of one unit comes about."""

from __future__ import annotations

from decimal import Decimal

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import NEW, AgencyOf, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.governance.appraised_unit import gates
from guiju.registers.governance.appraised_unit.columns import ItemScore
from guiju.registers.governance.appraised_unit.columns import UnitColumns as Of
from guiju.registers.governance.indicators import scores

HOLDER = AgencyOf("round", "组织考核的机关")
STAFF = (Role.CLERK, Role.LEGAL)
ITEMS = scores.laid_out(ItemScore)
SELF = scores.self_scored(ItemScore)
COMPUTED = scores.computed(ItemScore)
ASSESSED = scores.assessed(ItemScore)
VERIFIED = scores.verified(ItemScore)
HEARD = rows.of_each("heard", "复核变更的得分", ItemScore, "heard_points", "heard_why", least=0)


def total(facts: Facts) -> Decimal:
    """What the unit comes to, with what it is heard to come to by the step at hand."""
    heard = {told["id"]: told["heard_points"] for told in facts["heard"]} if facts.asks("heard") else {}
    return scores.total(facts.parts("items"), heard)


STEPS = (
    Step(
        "call",
        "通知考核",
        since=NEW,
        to="called",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.round, asks.ahead(Of.due_on), ITEMS),
        sets={"title": lambda facts: f"{facts['round'].title}：{facts.record.agency}"[:200]},
        follows=("appraisal.start", "appraisal.call_more"),
        decides=(Of.due_on, "items"),
        set_right_by=("put_off",),
    ),
    Step(
        "self_score",
        "自评",
        since="called",
        by=(Role.CLERK, Role.HEAD),
        asks=(SELF, asks.maybe(asks.upload("evidence", "佐证材料"))),
        gates=(gates.ROUND_OPEN, scores.within_full("scored", "self_points")),
        help_text="可以分次填报；数据自动计算的指标和第三方评价的指标不填。各次上传的材料都保留。",
    ),
    Step(
        "submit",
        "报送自评",
        since="called",
        to="submitted",
        by=(Role.HEAD,),
        asks=(asks.words("summary", "自评情况", longest=1000),),
        sets={"self_total": scores.self_total},
        dates=(Of.submitted_on,),
        gates=(gates.ROUND_OPEN, rows.every(SELF, "需要自评的指标应当逐项自评")),
    ),
    Step(
        "go_on_without",
        "逾期未自评，直接核验",
        since="called",
        to="submitted",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        gates=(gates.ROUND_OPEN, gates.OVERDUE),
        help_text="没有自评的指标由组织机关核验得分，写明意见。",
    ),
    Step(
        "put_off",
        "延长自评期限",
        since="called",
        by=(Role.CLERK, Role.HEAD),
        at=HOLDER,
        asks=(asks.ahead(Of.due_on), asks.REASON),
        gates=(while_it_runs(Of.due_on), gates.LATER),
    ),
    Step(
        "take_figures",
        "归集数据",
        since=("called", "submitted"),
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(COMPUTED,),
        follows="appraisal.freeze",
        decides=("computed",),
        set_right_by=("hear",),
    ),
    Step(
        "assess",
        "登记第三方评价",
        since=("called", "submitted"),
        by=STAFF,
        at=HOLDER,
        asks=(ASSESSED, asks.upload("assessment", "第三方评价材料")),
        gates=(gates.ROUND_OPEN, scores.within_full("assessed", "assessed_points")),
    ),
    Step(
        "verify",
        "核验",
        since="submitted",
        by=STAFF,
        at=HOLDER,
        asks=(VERIFIED,),
        gates=(
            gates.ROUND_OPEN,
            scores.within_full("verified", "verified_points"),
            scores.SAYS_WHY,
            four_eyes("核验人员不得与自评的人员相同。", "self_score", "submit"),
        ),
        help_text="可以分次核验；与自评不同的写明意见。",
    ),
    Step(
        "conclude",
        "核定得分",
        since="submitted",
        to="verified",
        by=(Role.HEAD,),
        at=HOLDER,
        sets={"points": total},
        dates=(Of.concluded_on,),
        gates=(gates.ROUND_FROZEN, scores.COMPLETE, four_eyes("核定得分的人员不得与核验的人员相同。", "verify")),
        writes=Writes("score_sheet", "考核评分表", also=scores.sheet),
    ),
    Step(
        "object",
        "申诉",
        since="verified",
        by=(Role.CLERK, Role.HEAD),
        asks=(asks.words("grounds", "有异议的指标和理由"), asks.maybe(asks.upload("proof", "证明材料"))),
        dates=(Of.objected_on,),
        gates=(gates.ROUND_FROZEN, gates.OBJECTED_ONCE),
    ),
    Step(
        "hear",
        "复核",
        since="verified",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(HEARD, asks.words("heard_opinion", "复核意见", longest=1000)),
        sets={"points": total},
        dates=(Of.heard_on,),
        gates=(
            *(gates.ROUND_FROZEN, gates.WAITS, scores.within_full("heard", "heard_points")),
            four_eyes("复核人员不得核验过该单位的得分。", "verify"),
        ),
        writes=Writes("score_sheet", "考核评分表", also=scores.sheet),
        decides=("heard", "heard_opinion"),
        help_text="维持原得分的，不填变更的得分。",
    ),
    Step(
        "rank",
        "登记名次",
        since="verified",
        to="ranked",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(Of.rank, Of.grade),
        sets={"outcome": lambda facts: facts["grade"]},
        follows="appraisal.publish_ranks",
    ),
    Step(
        "excuse",
        "准予不参加",
        since=("called", "submitted", "verified"),
        to="excused",
        by=(Role.HEAD,),
        at=HOLDER,
        asks=(asks.REASON,),
        sets={"outcome": "不参加考核"},
    ),
)
CLOCKS = (
    Clock(
        until=Of.due_on,
        words="报送考核自评",
        source="考核通知",
        starts="call",
        extended_by="put_off",
        met_by="submit",
        dropped_by=("excuse", "go_on_without"),
    ),
)
