"""申报、补录已有称号、考察、评审: from a village's application to what is to be named."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import NEW, Fork, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.education.model_village import gates
from guiju.registers.education.model_village.choices import Conclusion
from guiju.registers.education.model_village.columns import ModelVillageColumns as Of
from guiju.registers.education.villages import IN_A_VILLAGE
from guiju.registers.governance.titles.showing import HEAD, STAFF

APPLICANT: dict[str, Any] = {"by": (Role.CLERK, Role.HEAD)}
WHAT = (Of.village, Of.kind, Of.level, Of.named_by)
LASTS = (asks.ahead(Of.recheck_on), asks.maybe(asks.ahead(Of.valid_until), "命名文件规定有效期的，应当填写。"))

STEPS = (
    Step(
        "apply",
        "申报",
        since=NEW,
        to="applied",
        asks=(
            *WHAT,
            asks.words("grounds", "创建情况和申报理由", longest=2000),
            asks.maybe(asks.upload("materials", "申报材料")),
        ),
        sets={"title": gates.called},
        gates=gates.APPLIED,
        decides=(Of.level,),
        set_right_by=("give_up",),
        **APPLICANT,
    ),
    Step(
        "claim",
        "补录已有称号",
        since=NEW,
        to="claimed",
        asks=(*WHAT, asks.maybe(asks.upload("naming_paper", "命名文件"))),
        sets={"title": gates.called},
        gates=(IN_A_VILLAGE, gates.ONCE),
        help_text="使用本平台以前取得的称号在此登记，由县级司法行政部门核实命名文件以后计入。",
        **APPLICANT,
    ),
    Step(
        "confirm",
        "核实已有称号",
        since="claimed",
        to="named",
        asks=(Of.named_on, Of.document, *LASTS),
        sets={"outcome": "已命名"},
        gates=(*gates.REVIEWER, gates.RECHECK_AHEAD, gates.NAMED_BEFORE),
        decides=(Of.recheck_on, Of.valid_until),
        set_right_by=("recheck", "withdraw_title"),
        **HEAD,
    ),
    Step(
        "visit",
        "实地考察",
        since="applied",
        asks=(
            asks.words("inspectors", "考察人员（顿号分隔）", longest=200),
            asks.words("findings", "考察情况", longest=2000),
            asks.maybe(asks.upload("visit_record", "考察记录")),
        ),
        dates=(Of.visited_on,),
        gates=gates.REVIEWER,
        **STAFF,
    ),
    Step(
        "return_materials",
        "退回补充材料",
        since="applied",
        to="returned",
        asks=(asks.words("reason", "需要补充的材料"),),
        gates=gates.REVIEWER,
        **STAFF,
    ),
    Step(
        "apply_again",
        "重新报送",
        since="returned",
        to="applied",
        asks=(asks.words("supplement", "补充情况", longest=2000), asks.maybe(asks.upload("materials", "申报材料"))),
        **APPLICANT,
    ),
    Step(
        "conclude",
        "评审结论",
        since="applied",
        to=Fork(Of.conclusion, {Conclusion.PASSED: "passed", Conclusion.FAILED: "not_named"}),
        asks=(
            Of.conclusion,
            asks.words("opinion", "评审意见", longest=1000),
            asks.maybe(asks.words("why_not", "不符合命名条件的理由", longest=500), "不符合命名条件的，应当填写。"),
        ),
        sets=gates.concluded,
        gates=(
            *(*gates.REVIEWER, gates.VISITED, gates.WHY_NOT),
            four_eyes("作出评审结论的负责人不得参加实地考察。", "visit"),
        ),
        writes=Writes("review", "民主法治示范村（社区）评审意见表"),
        decides=(Of.conclusion,),
        set_right_by=("decline", "review_again"),
        **HEAD,
    ),
    Step(
        "review_again",
        "恢复评审",
        since=("passed", "not_named"),
        to="applied",
        asks=(asks.REASON,),
        sets={"conclusion": "", "outcome": "", "closed_on": None, "decided_on": None},
        gates=(*gates.REVIEWER, gates.ONCE),
        help_text="评审有误，或者对不予命名提出的意见成立的，恢复以后重新作出结论。",
        **HEAD,
    ),
    Step(
        "give_up",
        "撤回申报",
        since=("applied", "returned", "passed", "shown", "claimed"),
        to="given_up",
        by=(Role.HEAD,),
        asks=(asks.REASON,),
        sets={"outcome": "撤回申报"},
        withdraws=True,
    ),
)
