"""矛盾纠纷: found or applied for, accepted, mediated, agreed, confirmed by the court, performed; failing that, led on.

人民调解法 (2010) chs. 4 and 5, 人民调解委员会组织条例 (1989) before it, 民事诉讼法 (2023) arts. 205, 206. Nothing about a dispute
is public.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.disputes.dispute import (
    agreement,
    ending,
    intake,
    judicial_confirmation,
    labour_and_land,
    mediation,
    taking_part,
)
from guiju.registers.disputes.dispute import file as dossier
from guiju.registers.disputes.dispute.choices import Form, Kind, Nature, Source, Way
from guiju.registers.disputes.dispute.columns import DisputeColumns


class Dispute(DisputeColumns):
    """矛盾纠纷: one dispute from the day it was found."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "矛盾纠纷"

    procedure = Procedure(
        *intake.STEPS,
        *taking_part.STEPS,
        *mediation.STEPS,
        *agreement.MAKING,
        *judicial_confirmation.STEPS,
        *agreement.KEEPING,
        *ending.STEPS,
        *dossier.STEPS,
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
        ends=dossier.ENDS,
        file=dossier.FILE,
        clocks=(*labour_and_land.CLOCKS, *agreement.CLOCKS, *judicial_confirmation.CLOCKS),
        numbering=(Numbering("dispute", "{mark}调〔{year}〕{n}号", at="accept"),),
    )


OWN_MOTION = Q(source=Source.SCREENING)
ON_APPLICATION = Q(source__in=[Source.ONLINE, Source.PHONE, Source.ON_THE_SPOT])
BY_AGENCIES = Q(first_way=Way.ADMINISTRATIVE)
BY_PEOPLE = Q(first_way__in=[Way.PEOPLE, Way.TRADE])
SETTLED_BY_AGENCIES = Q(settled_way=Way.ADMINISTRATIVE)
SETTLED_BY_PEOPLE = Q(settled_way__in=[Way.PEOPLE, Way.TRADE])

declare(
    disputes_found=Count(Dispute, on="found_on"),
    disputes_handled=Count(Dispute, on="accepted_on"),
    disputes_on_own_motion=Count(Dispute, on="accepted_on", where=OWN_MOTION),
    disputes_on_application=Count(Dispute, on="accepted_on", where=ON_APPLICATION),
    disputes_handed_over=Count(Dispute, on="accepted_on", where=Q(source=Source.HANDED_OVER)),
    disputes_difficult=Count(Dispute, on="accepted_on", where=Q(difficult=True)),
    people_in_disputes=Sum(Dispute, "people", on="accepted_on"),
    disputes_of_three_or_more=Count(Dispute, on="accepted_on", where=Q(people__gte=3)),
    disputes_settled=Count(Dispute, on="settled_on"),
    disputes_settled_of_found=Count(Dispute, on="found_on", where=Q(settled_in_year=True)),
    dispute_settlement_rate=Ratio("disputes_settled_of_found", "disputes_found"),
    disputes_mediated_by_joint_mediation=Count(Dispute, on="settled_on", where=Q(settled_jointly=True)),
    dispute_amount_involved=Sum(Dispute, "amount", on="began_on"),
    dispute_amount_agreed=Sum(Dispute, "settled_amount", on="settled_on"),
    dispute_agreements_oral=Count(Dispute, on="settled_on", where=Q(settled_form=Form.ORAL)),
    dispute_agreements_written=Count(Dispute, on="settled_on", where=Q(settled_form=Form.WRITTEN)),
    dispute_agreements_confirmed=Count(Dispute, on="confirmed_on"),
    dispute_agreements_performed=Count(Dispute, on="performed_on"),
    dispute_amount_performed=Sum(Dispute, "performed_amount", on="performed_on"),
    dispute_agreements_sued=Count(Dispute, on="sued_on"),
    disputes_averted=Count(Dispute, on="averted_on"),
    people_spared_by_mediation=Sum(Dispute, "averted_people", on="averted_on"),
    abnormal_death_disputes_resolved=Count(Dispute, on="settled_on", where=Q(kind=Kind.DEATH)),
    administrative_mediation_cases=Count(Dispute, on="began_on", where=BY_AGENCIES),
    administrative_mediation_civil=Count(Dispute, on="began_on", where=BY_AGENCIES & Q(nature=Nature.CIVIL)),
    administrative_mediation_of_administration=Count(
        Dispute, on="began_on", where=BY_AGENCIES & Q(nature=Nature.ADMINISTRATIVE)
    ),
    administrative_mediation_people=Sum(Dispute, "people", on="began_on", where=BY_AGENCIES),
    administrative_mediation_settled=Count(Dispute, on="settled_on", where=SETTLED_BY_AGENCIES),
    administrative_mediation_amount_settled=Sum(Dispute, "settled_amount", on="settled_on", where=SETTLED_BY_AGENCIES),
    people_mediation_cases=Count(Dispute, on="began_on", where=BY_PEOPLE),
    people_mediation_settled=Count(Dispute, on="settled_on", where=SETTLED_BY_PEOPLE),
)
say(
    "disputes",
    "全年排查矛盾纠纷{disputes_found}，当年排查当年化解纠纷{disputes_settled_of_found}，化解率{dispute_settlement_rate}；"
    "受理矛盾纠纷{disputes_handled}，调解成功{disputes_settled}，其中以三调联动方式调解"
    "{disputes_mediated_by_joint_mediation}，化解非正常死亡纠纷{abnormal_death_disputes_resolved}。",
    "开展人民调解{people_mediation_cases}、行政调解{administrative_mediation_cases}，"
    "所调纠纷涉及金额{dispute_amount_involved}。",
)
