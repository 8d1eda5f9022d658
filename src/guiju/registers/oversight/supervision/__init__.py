"""法治督察、行政执法监督: a round planned, its units told, looked at, what was found demanded by letters and put right.

How a round goes stands in 法治政府建设与责任落实督察工作规定 (2019), which this house does not have (``confirmed: false``).
政府督查 is another thing, with a text of its own (政府督查工作条例 art. 27): see ``work_plan``.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Count, Distinct, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Clock, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.oversight.supervision import asked, gates
from guiju.registers.oversight.supervision.choices import Kind, Way
from guiju.registers.oversight.supervision.columns import (
    SupervisedUnit,
    SupervisionColumns,
    SupervisionLetter,
)
from guiju.registers.oversight.supervision.columns import SupervisionColumns as Of

HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
WORKING = ("inspecting", "rectifying")
BEFORE = ("planned", "inspecting")


class Supervision(SupervisionColumns):
    """法治督察、行政执法监督: planned → notified, inspecting → rectifying → closed; or given up."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "法治督察与执法监督"

    procedure = Procedure(
        Step(
            "plan",
            "立项",
            since=NEW,
            to="planned",
            asks=(Of.title, Of.kind, said_before(Of.basis), Of.covers_from, Of.covers_to, Of.leader, asked.UNITS),
            gates=gates.PLANNED,
            help_text="督察期间是指检查哪一段时间的工作，各台账的线索按这段时间汇集。",
        ),
        Step("add_units", "增加单位", since=("planned", *WORKING), asks=(asked.UNITS,), gates=gates.UNITS),
        Step(
            "notify",
            "下发督察通知",
            since="planned",
            to="inspecting",
            dates=(Of.notified_on,),
            gates=(gates.NOTIFIED,),
            confirms=("supervision.plan",),
            writes=Writes("notice", "督察通知", also=asked.to_each_unit),
            **HEAD,
        ),
        Step(
            "gather",
            "汇集线索",
            since=("planned", *WORKING),
            asks=(asked.LEADS,),
            gates=gates.GATHERED,
            help_text="表中已经填好各台账登记的败诉、复议纠错、逾期等件数，只是线索，不是结论；投诉举报、移送的另行填写。",
        ),
        Step("look_into", "核查线索", since=WORKING, asks=(asked.LOOKED,)),
        Step(
            "visit",
            "督察单位",
            since=WORKING,
            asks=(asked.VISITED,),
            gates=(gates.VISITED,),
            help_text="登记日期为督察之日；不在同一天的，分次登记。",
        ),
        Step("excuse", "不再督察", since=("planned", *WORKING), asks=(asked.EXCUSED,), **HEAD),
        Step("find", "登记问题", since=WORKING, asks=(asked.FINDINGS,), gates=(gates.FOUND,)),
        Step(
            "fix",
            "登记立行立改",
            since=WORKING,
            asks=(asked.FIXED,),
            gates=gates.FIXED,
            help_text="督察时或者制发文书以前已经整改到位的，不再制发文书。",
            by=(Role.HEAD, Role.LEGAL),
        ),
        Step("drop", "不再列为问题", since=WORKING, asks=(asked.DROPPED,), **HEAD),
        Step(
            "issue",
            "制发交办函、监督意见书",
            since=WORKING,
            to="rectifying",
            asks=(asked.LETTERS,),
            gates=gates.ISSUED,
            confirms=("supervision.feedback",),
            writes=Writes("letter", "督察文书", each=("letters",), also=asked.by_unit),
            decides=(asked.LETTERS,),
            set_right_by=("put_off", "recall"),
            help_text="一个单位尚未整改的问题写在一份文书中。",
            **HEAD,
        ),
        Step("recall", "撤回文书", since="rectifying", asks=(asked.RECALLED,), **HEAD),
        Step(
            "put_off",
            "延长整改期限",
            since="rectifying",
            asks=(asked.PUT_OFF,),
            gates=gates.PUT_OFF,
            decides=(asked.PUT_OFF,),
            set_right_by=("recall",),
            **HEAD,
        ),
        Step("answer", "收到整改报告", since="rectifying", asks=(asked.ANSWERED,)),
        Step(
            "send_back",
            "退回重新整改",
            since="rectifying",
            asks=(asked.SENT_BACK,),
            gates=gates.SENT_BACK,
            decides=(asked.SENT_BACK,),
            set_right_by=("put_off", "recall"),
        ),
        Step(
            "check",
            "验收",
            since="rectifying",
            asks=(asked.CHECKED,),
            gates=gates.CHECKED,
            help_text="没有整改到位的不填，办理“退回重新整改”。",
            by=(Role.HEAD, Role.LEGAL),
        ),
        Step(
            "talk",
            "约谈",
            since=WORKING,
            asks=(asked.TALKS,),
            gates=gates.TALKED,
            writes=Writes("talk", "约谈纪要", each=("talks",)),
            **HEAD,
        ),
        Step(
            "advise",
            "规范提示",
            since=WORKING,
            asks=(asked.ADVICE,),
            gates=(gates.ADVISED,),
            writes=Writes("advice", "规范提示函", each=("advice",)),
            help_text="同类问题出现两次以上的，向各单位提出规范要求。",
            **HEAD,
        ),
        Step(
            "circulate",
            "通报",
            since=WORKING,
            asks=(asks.words("summary", "总体情况"),),
            dates=(Of.circulated_on,),
            writes=Writes("circular", "督察情况通报", also=asked.results),
            **HEAD,
        ),
        Step("hand_on", "移送处理", since=WORKING, asks=(asked.HANDED,), **HEAD),
        Step("told_back", "登记处理结果", since=(*WORKING, "closed"), asks=(asked.TOLD_BACK,)),
        Step(
            "close",
            "办结",
            since=WORKING,
            to="closed",
            dates=(Of.closed_on,),
            sets=asked.totals,
            gates=gates.closing(asked.VISITED, asked.LOOKED),
            **HEAD,
        ),
        Step(
            "look_back",
            "回头看，恢复整改",
            since="closed",
            to="rectifying",
            asks=(asks.REASON,),
            sets={"closed_on": None},
            withdraws=True,
            help_text="办结以后发现没有落实、反弹的，恢复后登记问题，再次制发文书；原来验收的记录不变。",
            **HEAD,
        ),
        Step(
            "abandon",
            "撤销",
            since=("planned", *WORKING),
            to="abandoned",
            asks=(asks.REASON,),
            gates=(gates.ABANDONED,),
            **HEAD,
        ),
        Step("publish", "公开", since="closed", publishes=True, **HEAD),
        Step("unpublish", "撤回公开", since="closed", withdraws=True, asks=(asks.REASON,), **HEAD),
        stages={
            "planned": "已立项",
            "inspecting": "督察中",
            "rectifying": "整改中",
            "closed": "已办结",
            "abandoned": "已撤销",
        },
        ends=("closed", "abandoned"),
        clocks=(
            Clock(
                until=SupervisionLetter.due_on,
                words="报送整改情况",
                source="督察文书",
                whose="letters",
                starts=("issue", "send_back"),
                met_by="answer",
                extended_by="put_off",
                dropped_by="recall",
            ),
        ),
        numbering=(Numbering("supervision", "{mark}{kind}〔{year}〕{n}号", at="notify", by="kind"),),
        publication=Publication(
            shows=("number", "title", "kind", "notified_on", "units_seen", "found", "rectified", "closed_on")
        ),
    )


TOWNSHIP = Q(unit__region__code__regex=r"^[0-9]{9,}$")
"""Whose own region is a township's, by the length of its code."""
OF_LAW = Q(matter__kind=Kind.RULE_OF_LAW)
OF_ENFORCEMENT = Q(matter__kind=Kind.ENFORCEMENT)


def seen(where: Q) -> Distinct:
    """Units, each once in a period however often somebody came."""
    return Distinct(SupervisedUnit, "unit", on="inspected_on", where=OF_LAW & where)


declare(
    units_inspected_on_site=seen(Q(way=Way.ON_SITE)),
    supervised_units=seen(Q()),
    supervised_units_township=seen(TOWNSHIP),
    supervised_units_department=seen(~TOWNSHIP),
    supervision_letters_issued=Count(SupervisionLetter, on="issued_on", where=OF_LAW),
    enforcement_supervisions=Count(SupervisedUnit, on="inspected_on", where=OF_ENFORCEMENT),
    enforcement_notices=Count(SupervisionLetter, on="issued_on", where=OF_ENFORCEMENT),
)
say(
    "oversight",
    "开展法治督察，督察乡镇和部门单位{supervised_units}，接受督察的乡镇（街道）{supervised_units_township}，"
    "接受督察的部门{supervised_units_department}，实地督察{units_inspected_on_site}，下发督察交办函{supervision_letters_issued}。",
    "开展行政执法监督{enforcement_supervisions}，制发行政执法监督通知书{enforcement_notices}。",
)
