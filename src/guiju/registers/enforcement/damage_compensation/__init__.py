"""生态环境损害赔偿: a clue checked, a claim taken up, the loss assessed, consulted on and agreed or sued for, paid, restored.

生态环境损害赔偿管理规定 (2022) is not at hand: what is held to of it is ``confirmed: false`` and without lengths, which the office
tells itself. 民事诉讼法 (2023) arts. 187, 205, 206 and 民法典 (2020) arts. 188, 195 are.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.enforcement.damage_compensation import consulting, finding, performing
from guiju.registers.enforcement.damage_compensation.columns import DamageCompensationColumns, DamagePayment


class DamageCompensation(DamageCompensationColumns):
    """生态环境损害赔偿: clue → filed → assessed → consulted on → agreed, or sued → performed → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "生态环境损害赔偿"

    procedure = Procedure(
        *finding.STEPS,
        *consulting.STEPS,
        *performing.STEPS,
        stages={
            "clue": "核查线索中",
            "filed": "已启动索赔，调查评估中",
            "assessed": "已评估，待磋商",
            "consulting": "磋商中",
            "failed": "磋商不成",
            "confirming": "司法确认中",
            "suing": "诉讼中",
            "performing": "履行中",
            "not_filed": "不启动索赔",
            "handed_on": "已移送",
            "lost": "判决驳回",
            "terminated": "已终结",
            "closed": "已办结",
        },
        ends=("not_filed", "handed_on", "lost", "terminated", "closed"),
        clocks=(*finding.CLOCKS, *consulting.CLOCKS, *performing.CLOCKS),
        numbering=(Numbering("damage_compensation", "{mark}损赔〔{year}〕{n}号", at="file"),),
        publication=Publication(
            shows=(
                *("number", "title", "place", "assessment", "loss", "talk_count", "agreed_on", "agreement_gist"),
                *("confirmation", "judgment", "owed", "paid", "restored_on", "restored_area", "restored_volume"),
                *("check_passed", "completed_on"),
            ),
            parties=("obligor",),
            hides=("title", "place", "agreement_gist"),
        ),
    )


declare(
    damage_claims_filed=Count(DamageCompensation, on="filed_on"),
    damage_agreements=Count(DamageCompensation, on="first_agreed_on"),
    damage_suits=Count(DamageCompensation, on="sued_on"),
    damage_compensation_completed=Count(DamageCompensation, on="completed_on"),
    damage_compensation_amount=Sum(DamagePayment, "amount", on="paid_on"),
    damage_restored_area=Sum(DamageCompensation, "restored_area", on="checked_on", where=Q(check_passed=True)),
)
say(
    "enforcement",
    "启动生态环境损害索赔{damage_claims_filed}，签订生态环境损害赔偿协议{damage_agreements}，"
    "提起生态环境损害赔偿诉讼{damage_suits}，生态环境损害赔偿办结{damage_compensation_completed}，"
    "生态环境损害赔偿金额{damage_compensation_amount}，生态环境损害修复面积{damage_restored_area}。",
)
