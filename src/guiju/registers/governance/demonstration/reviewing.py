"""书面评审、实地抽查、满意度测评、公示、命名: the part of whoever names, or of whoever enters here what it has told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Fork, Step, Writes
from guiju.registers.governance.demonstration import gates
from guiju.registers.governance.demonstration.choices import Conclusion
from guiju.registers.governance.demonstration.columns import DemonstrationColumns as Of
from guiju.registers.governance.demonstration.columns import DemonstrationScore, NamingObjection, SiteSample
from guiju.registers.governance.demonstration.terms import first_recheck, valid_until
from guiju.registers.governance.indicators import scores
from guiju.registers.governance.titles import objections, showing
from guiju.registers.governance.titles.showing import HEAD, STAFF

ASSESSED = scores.assessed(DemonstrationScore, least=0)
VERIFIED = scores.verified(DemonstrationScore)
COMMENTS = objections.comments(NamingObjection, Of.shown_until)
RETURNED = rows.of_each(
    *("returned", "需要重新自评的指标", DemonstrationScore, "sent_back"),
    least=0,
    among=scores.evidenced,
    clears=("self_points", "self_why", "verified_points", "verified_why"),
)
"""What is sent back is scored by the applicant and verified anew."""


def total(facts: Facts) -> Decimal:
    return scores.total(facts.parts("items"))


def decided(facts: Facts) -> dict[str, Any]:
    failed = facts["conclusion"] == Conclusion.FAILED
    return {"points": total(facts), **({"outcome": "不予命名", "decided_on": facts.on} if failed else {})}


def measured(facts: Facts) -> dict[str, Any]:
    return {"items": facts.parts("items"), "samples": facts.parts("samples"), "naming": gates.naming(facts)}


STEPS = (
    Step(
        "return_materials",
        "退回补充材料",
        since="submitted",
        to="applied",
        asks=(asks.words("reason", "需要补充的材料"), RETURNED, asks.ahead(Of.due_on)),
        gates=(*gates.REVIEWER, gates.DUE_AHEAD),
        decides=(Of.due_on,),
        set_right_by=("put_off",),
        help_text="列出的指标由申报单位重新自评，报送以后重新评审；没有列出的不变。",
        **STAFF,
    ),
    Step(
        "verify",
        "书面评审",
        since="submitted",
        asks=(VERIFIED,),
        gates=(*gates.REVIEWER, scores.within_full("verified", "verified_points"), scores.SAYS_WHY),
        help_text="可以分次评审；与自评不同的写明意见。",
        **STAFF,
    ),
    Step(
        "sample",
        "实地抽查",
        since="submitted",
        asks=(
            asks.parts("samples", "抽查", SiteSample, "place", "inspectors", "found", "as_told", dates=("sampled_on",)),
        ),
        gates=(*gates.REVIEWER, gates.TWO_GO),
        help_text="登记日期为抽查之日；不在同一天的，分次登记。",
        **STAFF,
    ),
    Step(
        "survey",
        "登记第三方满意度测评",
        since="submitted",
        asks=(
            *(Of.surveyed_by, Of.surveyed, Of.satisfaction, ASSESSED),
            asks.upload("survey_report", "测评报告"),
        ),
        dates=(Of.surveyed_on,),
        gates=(*gates.REVIEWER, *gates.SURVEYED, scores.within_full("assessed", "assessed_points")),
        **STAFF,
    ),
    Step(
        "conclude",
        "评审结论",
        since="submitted",
        to=Fork(Of.conclusion, {Conclusion.PASSED: "passed", Conclusion.FAILED: "not_named"}),
        asks=(
            Of.conclusion,
            asks.words("opinion", "评审意见", longest=1000),
            asks.maybe(asks.words("why_not", "不符合命名条件的理由", longest=500), "不符合命名条件的，应当填写。"),
        ),
        sets=decided,
        gates=(
            *(*gates.REVIEWER, scores.COMPLETE, *gates.CONCLUDED, gates.passes_as_measured(total)),
            four_eyes("作出评审结论的负责人不得参加书面评审、实地抽查。", "verify", "sample"),
        ),
        writes=Writes("review", "示范创建评审意见表", also=measured),
        decides=(Of.conclusion,),
        set_right_by=("decline", "return_after_all"),
        **HEAD,
    ),
    Step(
        "return_after_all",
        "恢复评审",
        since=("passed", "not_named"),
        to="submitted",
        asks=(asks.REASON,),
        sets={"conclusion": "", "points": None, "outcome": "", "closed_on": None, "decided_on": None},
        gates=(*gates.REVIEWER, gates.ONCE),
        help_text="评审有误，或者申报单位对不予命名提出的意见成立的，恢复以后重新作出结论。",
        **HEAD,
    ),
    *showing.shown(Of, NamingObjection, gates.REVIEWER, COMMENTS),
    showing.named(
        Of,
        gates.REVIEWER,
        ("verify",),
        (Of.document,),
        {"valid_until": valid_until, "recheck_on": first_recheck},
        "有效期和复核期限按指标体系的命名条件计算。",
        COMMENTS,
        gates.HELD_ONCE,
    ),
    showing.declined(Of, ("submitted", "passed", "shown"), gates.REVIEWER),
)
