"""处分和问责: lead → case filed → found, heard → decided on each person → served; objected to, changed, lifted.

监察法 (2024) arts. 42, 51, 52, 56 and 公务员法 (2018) arts. 61 to 65, 95 to 97; 政务处分法 is not at hand. Closed to all but
those who serve; every look recorded; nothing is published but numbers.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.scope import SERVED
from guiju.registers.oversight.discipline_case import handling, objecting
from guiju.registers.oversight.discipline_case.choices import DEALT_WITH, Result, Subject
from guiju.registers.oversight.discipline_case.columns import DisciplineCaseColumns, DisciplinedPerson


class DisciplineCase(DisciplineCaseColumns):
    """处分和问责案件: lead → filed → decided → closed; set aside, dropped."""

    audience = SERVED
    serving_roles = frozenset({Role.DISCIPLINE, Role.HEAD})
    serving_organs = frozenset({Organ.SUPERVISORY})

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "处分和问责案件"

    procedure = Procedure(
        *handling.STEPS,
        *objecting.STEPS,
        stages={
            "lead": "线索核实中",
            "filed": "已立案",
            "decided": "已作出处理决定",
            "closed": "已结案",
            "set_aside": "线索已了结",
            "dropped": "已撤销案件",
        },
        ends=("closed", "set_aside", "dropped"),
        clocks=(*handling.CLOCKS, *objecting.CLOCKS),
        numbering=(Numbering("discipline_case", "{mark}案立〔{year}〕{n}号", at="file"),),
    )


CONDUCT = Q(subject=Subject.CONDUCT)
OF_CONDUCT = Q(matter__subject=Subject.CONDUCT)
PUNISHED = Q(result=Result.PUNISHED)
declare(
    conduct_cases=Count(DisciplineCase, on="decided_on", where=CONDUCT),
    conduct_case_persons=Count(DisciplinedPerson, on="decided_on", where=OF_CONDUCT & Q(result__in=DEALT_WITH)),
    discipline_cases_filed=Count(DisciplineCase, on="filed_on"),
    discipline_persons_punished=Count(DisciplinedPerson, on="decided_on", where=PUNISHED),
)
say("oversight", "查处作风问题{conduct_cases}、处理{conduct_case_persons}。")
