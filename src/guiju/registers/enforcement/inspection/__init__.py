"""行政检查: planned, made by two officers with the checklist in hand, each hazard put right by its day; published, closed.

优化营商环境条例 art. 54, 安全生产法 (2021) arts. 65 to 69, 行政许可法 art. 61, 国办发〔2018〕118号 on publication. What they
leave open (that there are two officers in every field, what a record says) are rules of good order here.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Distinct, Norm, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.enforcement.inspection import making, rectifying
from guiju.registers.enforcement.inspection.choices import HazardKind, SubjectKind
from guiju.registers.enforcement.inspection.columns import Hazard, InspectionColumns, Interview
from guiju.registers.enforcement.inspection.subject import SUBJECT


class Inspection(InspectionColumns):
    """行政检查: planned → held → put right and rechecked → closed."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政检查"

    procedure = Procedure(
        *making.STEPS,
        *rectifying.STEPS,
        stages={
            "planned": "待检查",
            "checked": "已检查，未发现问题",
            "found": "已检查，待责令整改",
            "rectifying": "整改中",
            "closed": "已办结",
            "called_off": "已取消",
        },
        ends=("closed", "called_off"),
        clocks=rectifying.CLOCKS,
        numbering=(
            Numbering("inspection", "{mark}检〔{year}〕{n}号", at="hold"),
            Numbering("inspection", "{mark}检〔{year}〕{n}号", at="register"),
        ),
        publication=Publication(
            shows=("number", "title", "kind", "field", "held_on", "result", "found", "left"), parties=(SUBJECT,)
        ),
    )


declare(
    inspections=Count(Inspection, on="held_on"),
    inspections_health=Count(Inspection, on="held_on", where=Q(field__in=("health", "public_health", "medical"))),
    hazards_found=Count(Hazard, on="found_on", where=Q(kind=HazardKind.SAFETY)),
    hazards_rectified=Count(Hazard, on="rectified_on", where=Q(kind=HazardKind.SAFETY)),
    sewer_misconnections_rectified=Count(Hazard, on="rectified_on", where=Q(kind=HazardKind.MISCONNECTION)),
    enterprises_inspected=Distinct(
        Inspection, "subject_key", on="held_on", where=Q(subject_kind=SubjectKind.ENTERPRISE)
    ),
    inspections_by_two_officers=Count(Inspection, on="held_on", where=Q(officers__gte=2)),
    enforcement_officers_minimum=Norm("inspections_by_two_officers", "inspections"),
    warning_interviews=Count(Interview, on="held_on"),
)
say(
    "enforcement",
    "开展行政检查{inspections}、检查企业{enterprises_inspected}，发现安全隐患{hazards_found}、整改{hazards_rectified}，约谈警示{warning_interviews}。",
)
