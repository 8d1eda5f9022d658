"""行政复议: an application against an administrative act, from receipt to the decision carried out.

Two laws: a case received to the end of 2023 runs under the text of 2017 and the regulation of 2007, one received from
2024 on under the text of 2023 (``law_day``). The steps stand in the order of the law: ``filing`` (申请与受理), ``delivery``
(送达), ``trial`` (审理), ``incidental`` (附带审查), ``conclusion`` (决定与履行); limits in ``clocks``.
"""

from __future__ import annotations

from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.oversight.reconsideration import (
    conclusion,
    delivery,
    dossier,
    figures,
    filing,
    incidental,
    joinder,
    letters,
    management,
    performance,
    reopening,
    respondents,
    suits,
    taking_part,
    trial,
)
from guiju.registers.oversight.reconsideration.clocks import CLOCKS, LAPSES
from guiju.registers.oversight.reconsideration.columns import ReconsiderationColumns

STAGES = {
    "handed_in": "处罚机关处理中",
    "received": "已收到，待审查",
    "correcting": "待补正",
    "negotiating": "协商管辖",
    "designating": "待指定管辖",
    "reviewing": "审理中",
    "suspended": "中止审理",
    "appraising": "鉴定、勘验中",
    "concluded": "已审结，待送达",
    "served": "已送达",
    "closed": "已归档",
    "refused": "不予受理",
    "told": "已告知向有关机关申请",
    "to_accept": "责令受理，待受理",
    "waived": "视为放弃申请",
    "dropped": "受理前撤回",
    "transferred": "已移送",
}


class Reconsideration(ReconsiderationColumns):
    """行政复议案件, held by the organ that decides it."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政复议"

    procedure = Procedure(
        *filing.STEPS,
        *delivery.STEPS,
        *respondents.STEPS,
        *taking_part.STEPS,
        *joinder.together(trial.STEPS),
        *management.STEPS,
        *joinder.STEPS,
        *incidental.STEPS,
        *conclusion.STEPS,
        *letters.STEPS,
        *performance.STEPS,
        *suits.STEPS,
        *reopening.STEPS,
        *dossier.STEPS,
        stages=STAGES,
        ends=("closed", "refused", "told", "waived", "dropped", "transferred"),
        law_day="received_on",
        clocks=CLOCKS,
        lapses=LAPSES,
        file=dossier.FILE,
        numbering=tuple(
            Numbering("reconsideration", "{mark}复〔{year}〕{n}号", at=at) for at in ("receive", "take_over")
        ),
        publication=Publication(
            shows=(
                "number",
                "title",
                "respondents",
                "act_kind",
                "act_name",
                "request",
                "outcome",
                "holding",
                "concluded_on",
            ),
            parties=("applicant", "third_party"),
            named=("respondent",),
            hides=("title", "act_name", "request", "holding"),
        ),
    )


figures.declared(Reconsideration)
