"""矛盾纠纷: found or applied for, accepted, mediated, agreed, confirmed by the court, performed; failing that, led on.

人民调解法 (2010) chs. 4 and 5, 司法确认规定 (2011). Nothing about a dispute is public.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, Sum, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import title_without_names
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.steps import NEW, At, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes import agreement, judicial_confirmation, mediation
from guiju.registers.disputes import dispute_gates as gates
from guiju.registers.disputes.dispute_columns import DisputeColumns as Of
from guiju.registers.disputes.dispute_terms import Kind, OtherWay, Outcome, Way
from guiju.registers.disputes.mediation import BEFORE_AGREEMENT, MEDIATES, NO_AGREEMENT

ENDS = ("performed", "led_on", "withdrawn")


def outcome_led_on(facts: Facts) -> str:
    return str(facts["outcome"] or Outcome.NOT_MEDIATED)


def other_ways(facts: Facts) -> dict[str, str]:
    """The ways that the parties were told of, in words."""
    return {"ways": "、".join(OtherWay(way).label for way in facts["informed_of"])}


def link_target(act: Act) -> None:
    """Tie the dispute to the matter it was led on to, where that stands here."""
    if (matter := gates.target(act.facts)) is not None:
        act.link(matter, "led_on")


INTAKE = (
    Step(
        "find",
        "排查（申请）登记",
        since=NEW,
        to="found",
        by=MEDIATES,
        asks=(
            Matter.title,
            Of.source,
            asks.maybe(Of.hand_over, "来源为对接移交的，应当选择。"),
            Of.kind,
            Of.level,
            asks.maybe(Of.amount),
            asks.parties("applicant", "申请人（一方当事人）"),
            asks.parties("opposite", "对方当事人"),
        ),
        dates=(Of.found_on,),
        gates=(
            title_without_names("applicant", "opposite"),
            Gate("house.hand_over", gates.handed_over, "hand_over", "来源与对接方式相符"),
        ),
        help_text="名称不写当事人全名，例如“张某与李某邻里纠纷”。",
    ),
    Step("accept", "受理", since="found", to="accepted", by=MEDIATES, dates=(Of.accepted_on,)),
    Step(
        "designate_key",
        "列为重点纠纷",
        by=(Role.CLERK, Role.LEGAL, Role.HEAD),
        at=(At.OWN, Organ.JUSTICE),
        asks=(Of.leader, asks.REASON),
        sets={"key": True},
        help_text="重点纠纷由负责人包案，每次调解留存笔录扫描件或者录音录像，只订书面协议。",
    ),
)

ENDING = (
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
        gates=(*gates.INFORMED, *gates.FILED_UNLESS_REFUSED, *gates.REPORTED),
        writes=Writes("failure_notice", "终止调解告知书", also=other_ways),
    ),
    Step(
        "lead_on",
        "引导至其他途径",
        since=("found", "failed", "agreed"),
        to="led_on",
        by=MEDIATES,
        asks=(Of.led_to, asks.REASON, asks.maybe(asks.words("target_number", "接收事项编号", longest=80))),
        sets={"outcome": outcome_led_on},
        gates=(
            Gate("house.agreement_broken", gates.agreement_broken, "performance", "已达成的协议没有全部履行"),
            Gate("house.target_found", gates.target_found, "target_number", "所填编号的事项在本平台"),
        ),
        then=link_target,
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
    Step(
        "archive",
        "立卷归档",
        since=ENDS,
        by=MEDIATES,
        asks=(asks.several("filed", "卷内材料", [*gates.FILE.items()]),),
        dates=(Of.archived_on,),
        gates=(*gates.ARCHIVED, Gate("house.archive_once", gates.not_archived, gist="尚未归档")),
    ),
)


class Dispute(Of):
    """矛盾纠纷: one dispute from the day it was found."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "矛盾纠纷"

    procedure = Procedure(
        *INTAKE,
        *mediation.STEPS,
        *agreement.MAKING,
        *judicial_confirmation.STEPS,
        *agreement.KEEPING,
        *ENDING,
        stages={
            "found": "已登记",
            "accepted": "已受理",
            "mediating": "调解中",
            "drafted": "协议待签署",
            "agreed": "已达成协议",
            "confirming": "司法确认中",
            "performed": "已履行",
            "failed": "调解不成",
            "led_on": "已引导至其他途径",
            "withdrawn": "已撤回",
        },
        ends=ENDS,
        clocks=(*agreement.CLOCKS, *judicial_confirmation.CLOCKS),
        numbering=(Numbering("dispute", "{mark}调〔{year}〕{n}号", at="accept"),),
    )


SETTLED = Q(outcome=Outcome.SETTLED)

declare(
    disputes_found=Count(Dispute, on="found_on"),
    disputes_handled=Count(Dispute, on="accepted_on"),
    disputes_settled=Count(Dispute, on="found_on", where=SETTLED),
    dispute_settlement_rate=Ratio("disputes_settled", "disputes_found"),
    disputes_mediated_by_joint_mediation=Count(Dispute, on="found_on", where=SETTLED & Q(joint=True)),
    dispute_amount_involved=Sum(Dispute, "amount", on="began_on"),
    abnormal_death_disputes_resolved=Count(Dispute, on="found_on", where=SETTLED & Q(kind=Kind.DEATH)),
    administrative_mediation_cases=Count(Dispute, on="began_on", where=Q(mediation_kind=Way.ADMINISTRATIVE)),
    people_mediation_cases=Count(Dispute, on="began_on", where=Q(mediation_kind__in=[Way.PEOPLE, Way.TRADE])),
)
say(
    "disputes",
    "全年排查矛盾纠纷{disputes_found}，受理{disputes_handled}，调解成功{disputes_settled}，"
    "调解成功率{dispute_settlement_rate}；其中以三调联动方式调解{disputes_mediated_by_joint_mediation}，"
    "化解非正常死亡纠纷{abnormal_death_disputes_resolved}。",
    "开展人民调解{people_mediation_cases}、行政调解{administrative_mediation_cases}，"
    "所调纠纷涉及金额{dispute_amount_involved}。",
)
