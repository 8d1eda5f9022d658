"""矛盾纠纷: found or applied for, accepted, mediated, agreed, confirmed by the court, performed; failing that, led on.

人民调解法 (2010) chs. 4 and 5, 司法确认规定 (2011). Nothing about a dispute is public.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.disputes.dispute import agreement, ending, intake, judicial_confirmation, mediation
from guiju.registers.disputes.dispute.choices import Kind, Way
from guiju.registers.disputes.dispute.columns import DisputeColumns


class Dispute(DisputeColumns):
    """矛盾纠纷: one dispute from the day it was found."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "矛盾纠纷"

    procedure = Procedure(
        *intake.STEPS,
        *mediation.STEPS,
        *agreement.MAKING,
        *judicial_confirmation.STEPS,
        *agreement.KEEPING,
        *ending.STEPS,
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
        ends=ending.ENDS,
        clocks=(*agreement.CLOCKS, *judicial_confirmation.CLOCKS),
        numbering=(Numbering("dispute", "{mark}调〔{year}〕{n}号", at="accept"),),
    )


declare(
    disputes_found=Count(Dispute, on="found_on"),
    disputes_handled=Count(Dispute, on="accepted_on"),
    disputes_settled=Count(Dispute, on="settled_on"),
    disputes_settled_of_found=Count(Dispute, on="found_on", where=Q(settled_in_year=True)),
    dispute_settlement_rate=Ratio("disputes_settled_of_found", "disputes_found"),
    disputes_mediated_by_joint_mediation=Count(Dispute, on="settled_on", where=Q(joint=True)),
    dispute_amount_involved=Sum(Dispute, "amount", on="began_on"),
    abnormal_death_disputes_resolved=Count(Dispute, on="settled_on", where=Q(kind=Kind.DEATH)),
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
