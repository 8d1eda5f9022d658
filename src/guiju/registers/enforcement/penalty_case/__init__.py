"""行政处罚: a case from the finding of an unlawful act to its archive, by the Administrative Penalty Law of 2021.

The steps stand in a file for each part of the law, in the order of the law, with the gates they are held to; then what may
follow: transfer to the judiciary, contests, demand and enforcement, the people's court. A step is
held to the law of its own day: from 2018-01-01 to 2021-07-14 to the text of 2017 (``confirmed: false``, it is not at hand),
which knows fewer duties and smaller sums; what 国办发〔2018〕118号 asks holds from 2018-12-05.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, Sum, add, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.keeping import parties
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.penalty_case import (
    closing,
    contests,
    correction_order,
    decision,
    demanding,
    enforcement_by_court,
    evidence,
    execution,
    filing,
    hearing,
    inquiry,
    joint,
    joint_papers,
    notice,
    preservation,
    rectifying,
    recusal,
    referral,
    sampling,
    serving,
    time_limit,
    transfer,
    yearly_table,
)
from guiju.registers.enforcement.penalty_case.choices import Outcome
from guiju.registers.enforcement.penalty_case.clocks import CLOCKS
from guiju.registers.enforcement.penalty_case.columns import PenaltyColumns


class PenaltyCase(PenaltyColumns):
    """行政处罚案件: one unlawful act of one party."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政处罚案件"
        indexes = [*Matter.Meta.indexes, models.Index(fields=["decided_on"], name="penalty_decided")]

    procedure = Procedure(
        *filing.STEPS,
        *joint.STEPS,
        *inquiry.STEPS,
        *evidence.GATHERING,
        *sampling.STEPS,
        *preservation.STEPS,
        *recusal.STEPS,
        *evidence.REPORTING,
        *referral.STEPS,
        *time_limit.STEPS,
        *notice.STEPS,
        joint_papers.STEPS[0],
        *hearing.STEPS,
        *decision.STEPS,
        joint_papers.STEPS[1],
        *transfer.STEPS,
        *correction_order.STEPS,
        *serving.STEPS,
        *rectifying.STEPS,
        *closing.REPORTING,
        *execution.STEPS,
        *contests.STEPS,
        *demanding.STEPS,
        *enforcement_by_court.STEPS,
        *closing.FILING_AWAY,
        stages={
            "filing": "待批准立案",
            "investigating": "调查取证",
            "concluded": "调查终结",
            "notified": "已告知",
            "decided": "已决定",
            "served": "已送达",
            "transferred": "已移送",
            "referred": "移送其他机关",
            "closed": "已结案",
            "handed_over": "移送结案",
            "dropped": "已撤销",
            "not_filed": "不予立案",
        },
        ends=("closed", "handed_over", "referred", "dropped", "not_filed"),
        clocks=CLOCKS,
        numbering=(
            Numbering("penalty_case", "{mark}罚〔{year}〕{n}号", at="approve_filing"),
            Numbering("penalty_case", "{mark}罚〔{year}〕{n}号", at="file_jointly"),
            Numbering("penalty_case_on_spot", "{mark}当罚〔{year}〕{n}号", at="penalise_on_spot"),
        ),
        file=closing.FILE,
        publication=Publication(
            shows=(
                "number",
                "title",
                "field",
                "act",
                "findings",
                "provision",
                "basis",
                "outcome",
                "sanction",
                "fine",
                "confiscated",
                "decided_on",
            ),
            parties=("party",),
            hides=("title", "act", "findings"),
        ),
    )


PENALISED = Q(outcome=Outcome.PENALISED)


def of(*fields: str) -> Count:
    return Count(PenaltyCase, on="decided_on", where=PENALISED & Q(field__in=fields))


declare(
    penalty_cases=Count(PenaltyCase, on="decided_on", where=PENALISED),
    penalty_cases_health=of(*fields_of_administration.counted_in("health")),
    penalty_cases_key_fields=of(*fields_of_administration.key_fields()),
    penalty_cases_food=of("food"),
    penalty_cases_drug_device=of("drug_device"),
    penalty_cases_special_equipment=of("special_equipment"),
    penalty_cases_product_quality=of("product_quality"),
    # Each unit counts once a year in its county: the decision that is its first of the year carries the mark.
    enterprises_penalised=Count(
        PenaltyCase, on="decided_on", where=PENALISED & Q(party_kind=parties.ORGANISATION, first_of_year=True)
    ),
    enterprises_ordered_to_suspend=Count(PenaltyCase, on="decided_on", where=PENALISED & Q(first_suspension=True)),
    persons_transferred_to_justice=Sum(PenaltyCase, "persons_transferred", on="transferred_on"),
)
add(*yearly_table.table(PenaltyCase))
say(
    "enforcement",
    "全年作出行政处罚决定的案件{penalty_cases}，其中卫生健康领域{penalty_cases_health}。",
    "查处市场监管重点领域违法案件{penalty_cases_key_fields}，其中食品类{penalty_cases_food}、"
    "药械类{penalty_cases_drug_device}、特种设备类{penalty_cases_special_equipment}、产品质量类{penalty_cases_product_quality}。",
    "依法处罚企业{enterprises_penalised}，责令停产停业整顿{enterprises_ordered_to_suspend}。",
    "因涉嫌犯罪移送司法机关{persons_transferred_to_justice}。",
)
