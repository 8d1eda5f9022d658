"""行政强制措施: approved, imposed by two officers with the party there, held for its term, lifted or dealt with.

行政强制法 (2011) chs. 1 to 3, in force since 2012; 优化营商环境条例 art. 14(2). What is enforced afterwards (ch. 4, 5) stands
in the register of enforcement, that of penalties in their cases.
"""

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Figure, add, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import Lapse
from guiju.registers.enforcement.compulsory_measure import ending, holding, imposing
from guiju.registers.enforcement.compulsory_measure.choices import Kind
from guiju.registers.enforcement.compulsory_measure.columns import CompulsoryMeasureColumns


class CompulsoryMeasure(CompulsoryMeasureColumns):
    """行政强制措施: asked for → approved → imposed → lifted, or handed over with the case."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政强制措施"

    procedure = Procedure(
        *imposing.STEPS,
        *holding.STEPS,
        *ending.STEPS,
        stages={
            "asked": "待批准",
            "approved": "已批准，待实施",
            "unapproved": "已当场实施，待补办批准",
            "imposed": "实施中",
            "to_lift": "待立即解除",
            "ended": "已解除、处理",
            "transferred": "已随案移送",
            "declined": "不予批准",
            "forgone": "未实施",
        },
        ends=("ended", "transferred", "declined", "forgone"),
        clocks=(*holding.CLOCKS, *ending.CLOCKS),
        lapses=(Lapse("test_runs_out", lambda today: Q(testing_since__isnull=False, test_until__lt=today)),),
        numbering=(
            Numbering("compulsory_measure", "{mark}强措〔{year}〕{n}号", at="impose"),
            Numbering("compulsory_measure", "{mark}强措〔{year}〕{n}号", at="impose_at_once"),
        ),
        publication=Publication(
            shows=("number", "title", "kind", "field", "ground", "basis", "imposed_on", "ended_on", "why_ended"),
            parties=("party",),
            hides=("title", "ground"),
        ),
    )


def of_kind(kind: Kind) -> Figure:
    """A column of the yearly table (国办发〔2018〕118号): measures by their kind, counted by the day they were imposed."""
    name, label = f"compulsory_measures_of_kind_{kind.value}", f"行政强制措施：{kind.label}"
    definition = f"年内实施的种类为“{kind.label}”的行政强制措施件数，按实施之日计，含其后解除、被撤销的"
    concept = Concept(
        name, label, "件", "count", definition, "compulsory_measure", "enforcement", (), "<= compulsory_measures"
    )
    return Figure(name, concept, Count(CompulsoryMeasure, on="imposed_on", where=Q(kind=kind)))


declare(compulsory_measures=Count(CompulsoryMeasure, on="imposed_on"))
add(*(of_kind(kind) for kind in Kind))
say("enforcement", "实施行政强制措施{compulsory_measures}。")
