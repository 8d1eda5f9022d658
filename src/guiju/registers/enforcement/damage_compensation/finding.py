"""线索、初步核查、启动索赔、调查、鉴定评估: from a clue to what was lost and who owes it."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import first_day
from guiju.kernel.declaring.gates import four_eyes, in_order
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.damage_compensation import gates
from guiju.registers.enforcement.damage_compensation.columns import DamageCompensationColumns as Of
from guiju.registers.enforcement.damage_compensation.columns import DamageLoss

FIELDWORK: dict[str, Any] = {"by": (Role.OFFICER, Role.CLERK)}
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
LOSSES = asks.parts("losses", "损失", DamageLoss, "kind", "amount", dates=("assessed_on",))
OBLIGORS = asks.parties("obligor", "赔偿义务人")


def put_off(name: str, label: str, stage: str, column: Any) -> Step:
    """Lengthens a limit that the office has set itself."""
    rule = name.removeprefix("put_off_")
    return Step(
        name,
        label,
        since=stage,
        asks=(asks.ahead(column), asks.REASON),
        gates=(gates.later(f"{rule}_by", rule),),
        **HEAD,
    )


STEPS = (
    Step(
        "take_clue",
        "登记线索",
        since=NEW,
        to="clue",
        asks=(
            *(Of.title, Of.source, asks.maybe(Of.source_number, "不是本平台案件、检查的，应当填写。")),
            *(asks.maybe(Of.penalty), asks.maybe(Of.inspection), Of.found_on, Of.place, Of.what),
            asks.maybe(OBLIGORS),
            asks.ahead(Of.check_by),
        ),
        gates=(*gates.CLUE, *in_order("found_on", "on")),
        help_text="期限由本机关按有关规定和工作安排填写。",
        **FIELDWORK,
    ),
    put_off("put_off_check", "延长初步核查期限", "clue", Of.check_by),
    Step(
        "not_file",
        "不启动索赔",
        since="clue",
        to="not_filed",
        asks=(Of.not_filed, asks.words("checked", "初步核查情况"), asks.REASON),
        sets={"outcome": "不启动索赔"},
        gates=(four_eyes("决定不启动索赔的负责人不得是登记线索的人员。", "take_clue"),),
        confirms=("damage.clue_checked",),
        **HEAD,
    ),
    Step(
        "take_up_again",
        "重新核查",
        since="not_filed",
        to="clue",
        asks=(asks.ahead(Of.check_by), asks.REASON),
        sets={"not_filed": "", "outcome": "", "closed_on": None},
        gates=(gates.ahead("check_by", "check"),),
        help_text="发现新的事实、证据的，重新核查。",
        **HEAD,
    ),
    Step(
        "hand_on",
        "移送其他机关",
        since=("clue", "filed"),
        to="handed_on",
        asks=(asks.words("receiver", "接收机关", longest=100), asks.REASON),
        sets={"outcome": "已移送"},
        writes=Writes("hand_on", "生态环境损害赔偿线索移送函"),
        decides=("receiver",),
        set_right_by=("take_back",),
        **HEAD,
    ),
    Step(
        "take_back",
        "接收机关退回",
        since="handed_on",
        to="clue",
        asks=(asks.ahead(Of.check_by), asks.REASON),
        sets={"outcome": "", "closed_on": None},
        gates=(gates.ahead("check_by", "check"),),
        **FIELDWORK,
    ),
    Step(
        "file",
        "启动索赔",
        since="clue",
        to="filed",
        asks=(
            asks.words("checked", "初步核查情况"),
            asks.maybe(OBLIGORS, "已知赔偿义务人的，应当填写。"),
            asks.maybe(Of.known_on, "已知赔偿义务人的，应当填写。"),
            asks.ahead(Of.survey_by),
        ),
        sets={"filed_on": first_day("filed_on")},
        gates=(*gates.FILED, four_eyes("批准启动索赔的负责人不得是登记线索的人员。", "take_clue")),
        confirms=("damage.clue_checked",),
        **HEAD,
    ),
    put_off("put_off_survey", "延长调查和鉴定评估期限", "filed", Of.survey_by),
    Step(
        "inquire",
        "调查",
        since=("filed", "assessed"),
        asks=(asks.words("learned", "调查情况"), asks.maybe(asks.upload("evidence", "证据材料"))),
        **FIELDWORK,
    ),
    Step(
        "find_obligor",
        "确定赔偿义务人",
        since=("filed", "assessed", "consulting", "failed"),
        asks=(OBLIGORS, Of.known_on),
        gates=(*gates.FILED[2:],),
        **FIELDWORK,
    ),
    Step(
        "entrust",
        "委托鉴定评估",
        since="filed",
        asks=(Of.assessor, asks.words("entrusted", "委托事项", longest=1000)),
        dates=(Of.entrusted_on,),
        writes=Writes("entrustment", "生态环境损害鉴定评估委托书"),
        decides=("entrusted", Of.assessor),
        set_right_by=("entrust",),
        help_text="另行委托的，再次办理。",
        **FIELDWORK,
    ),
    Step(
        "assess",
        "登记鉴定评估结论",
        since="filed",
        to="assessed",
        asks=(
            *(Of.assessment, Of.assessor, LOSSES),
            *(asks.maybe(Of.area), asks.maybe(Of.volume), Of.restorable),
            asks.upload("report", "鉴定意见、评估报告或者专家意见"),
        ),
        sets={"loss": gates.total},
        dates=(Of.assessed_on,),
        gates=gates.ASSESSED,
        help_text="损失总额由各项损失相加得出。",
        **FIELDWORK,
    ),
    Step(
        "assess_again",
        "重新鉴定评估",
        since=("assessed", "consulting", "failed"),
        to="filed",
        asks=(asks.REASON, asks.ahead(Of.survey_by)),
        sets={"loss": None, "assessed_on": None, "entrusted_on": None, "failed": ""},
        gates=(gates.ahead("survey_by", "survey"),),
        help_text="义务人对结论有异议并且成立，或者发现新的损害的，重新鉴定评估。",
        **HEAD,
    ),
)
CLOCKS = (
    Clock(
        until=Of.check_by,
        words="初步核查线索",
        source="本机关确定的期限",
        starts=("take_clue", "take_up_again", "take_back"),
        extended_by="put_off_check",
        met_by=("file", "not_file", "hand_on"),
    ),
    Clock(
        until=Of.survey_by,
        words="调查和鉴定评估",
        source="本机关确定的期限",
        starts=("file", "assess_again"),
        extended_by="put_off_survey",
        met_by="assess",
        dropped_by=("hand_on", "terminate"),
    ),
    Clock(
        "damage.limitation",
        starts=("file", "find_obligor"),
        counted_from="known_on",
        when=lambda facts: facts["known_on"] is not None,
        met_by=("invite", "agree", "fail", "sue"),
        dropped_by=("hand_on", "terminate"),
    ),
)
