"""行政强制执行: what was decided and not done is demanded, enforced by day, agreed on, suspended, or asked of the court.

行政强制法 (2011) chs. 1, 4 and 5, in force since 2012. Penalties are demanded and enforced in their own cases, by the same
steps; measures stand in the register of measures.
"""

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Count, Figure, add
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.enforcement.compulsory_execution import agreeing, court, demanding, ending, executing
from guiju.registers.enforcement.compulsory_execution.choices import Mode, Outcome
from guiju.registers.enforcement.compulsory_execution.columns import CompulsoryExecutionColumns


class CompulsoryExecution(CompulsoryExecutionColumns):
    """行政强制执行: not performed → demanded → decided → enforced, or ended."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "行政强制执行"

    procedure = Procedure(
        *demanding.STEPS,
        *executing.STEPS,
        *agreeing.STEPS,
        *court.STEPS,
        *ending.STEPS,
        stages={
            "open": "未履行",
            "agreed": "履行执行协议中",
            "done": "已执行完毕",
            "ended": "已终结执行",
        },
        ends=("done", "ended"),
        clocks=(*demanding.CLOCKS, *executing.CLOCKS, *agreeing.CLOCKS, *court.CLOCKS, *ending.CLOCKS),
        numbering=(
            Numbering("compulsory_execution", "{mark}强执〔{year}〕{n}号", at="open"),
            Numbering("compulsory_execution", "{mark}强执〔{year}〕{n}号", at="clear_at_once"),
        ),
        publication=Publication(
            shows=(
                "number",
                "title",
                "field",
                "decision",
                "duty",
                "mode",
                "execution_decided_on",
                "outcome",
                "ended_on",
            ),
            parties=("party",),
            hides=("title", "duty"),
        ),
    )


def counted(name: str, label: str, what: str, on: str, where: Q | None = None) -> Figure:
    """A column of the yearly table; penalties are counted from their cases."""
    name, definition = f"compulsory_executions{name}", f"{what}，行政处罚决定的执行另在处罚案件中统计"
    concept = Concept(name, label, "件", "count", definition, "compulsory_execution", "enforcement", ())
    return Figure(name, concept, Count(CompulsoryExecution, on=on, where=where or Q()))


OWN = Q(execution_decided_on__isnull=False) & ~Q(outcome=Outcome.PERFORMED, executed_on__isnull=True)
"""Who performs once it is decided, before anything is done by force, was not forced."""
add(
    counted(
        "", "行政强制执行完结数", "年内由本机关强制执行而执行完毕、终结的件数，按完毕、终结之日计", "ended_on", OWN
    ),
    *(
        counted(
            f"_of_mode_{mode.value}",
            f"行政强制执行：{mode.label}",
            f"年内以“{mode.label}”方式强制执行而完毕、终结的件数",
            "ended_on",
            OWN & Q(mode=mode),
        )
        for mode in Mode
    ),
    counted("_surcharged", "加处罚款、滞纳金数", "年内首次加处罚款或者滞纳金的件数，按首次加处之日计", "surcharged_on"),
    counted(
        "_at_court", "行政决定申请法院强制执行数", "年内申请人民法院强制执行的件数，按申请之日计", "applied_to_court_on"
    ),
)
