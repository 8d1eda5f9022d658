"""重大行政决策: in the yearly catalogue, started, drafted, shown, heard, argued, assessed, reviewed, decided, published, carried
out, evaluated, adjusted, filed for life (重大行政决策程序暂行条例, State Council 2019).

Emergencies, rules and macro-economic policy are no matters of this register (art. 3(2)).
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.decisions.major_decision import deciding, forming, hearing, judging
from guiju.registers.decisions.major_decision.columns import MajorDecisionColumns
from guiju.registers.decisions.major_decision.dossier import FILE


class MajorDecision(MajorDecisionColumns):
    """重大行政决策: from the proposal to the file that is kept for good."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "重大行政决策"

    @classmethod
    def choosable(cls, day: date) -> Q:
        return Q(decided_on__lte=day)

    def why_not(self, day: date) -> str:
        if self.decided_on is None:
            return self.stage_label
        return "" if self.decided_on <= day else f"于{self.decided_on}决定"

    def may_be_discussed(self, day: date) -> bool:
        """Whether it was submitted by ``day``, and was neither sent back, given up nor turned down before it (决策条例 art. 29)."""
        over = [one for one in (self.closed_on, self.rejected_on) if one is not None]
        return self.submitted_on is not None and self.submitted_on <= day and all(day <= one for one in over)

    procedure = Procedure(
        *forming.STEPS,
        *hearing.STEPS,
        *judging.STEPS,
        *deciding.STEPS,
        stages={
            "proposed": "已登记建议",
            "listed": "已列入目录",
            "started": "已启动",
            "forming": "草案形成中",
            "consulting": "征求意见中",
            "reviewed": "审查通过",
            "submitted": "已提请讨论",
            "decided": "已决定",
            "in_force": "执行中",
            "suspended": "中止执行",
            "completed": "执行完毕",
            "changed": "已变更",
            "stopped": "已停止执行",
            "rejected": "讨论未通过",
            "archived": "已归档",
            "dropped": "已终止程序",
        },
        ends=("archived", "dropped"),
        clocks=deciding.CLOCKS,
        numbering=(Numbering("major_decision", "{mark}决策〔{year}〕{n}号", at="propose"),),
        file=FILE,
        comments=hearing.COMMENTS,
        publication=Publication(
            shows=(
                *("number", "title", "kind", "catalogue_year", "listed_on", "undertaker"),
                *("consultation_from", "consultation_until", "shortened_because", "draft_explained", "contact"),
                *("feedback", "decided_on", "gist", "explanation", "announced_on"),
            ),
            hides=("draft_explained", "feedback", "gist", "explanation"),
        ),
    )


declare(major_decisions_listed=Count(MajorDecision, on="listed_on"))
say("decisions", "公布重大行政决策事项目录{major_decisions_listed}。")
