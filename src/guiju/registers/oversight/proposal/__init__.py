"""建议提案: assigned, talked over with whoever made it, replied to in three months or six, rated, carried out.

代表法 (2025) art. 51, (2015) art. 42 for suggestions of deputies; those of 政协 by the day that comes with them.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.oversight.proposal import gates, handling
from guiju.registers.oversight.proposal.choices import Kind, Rating
from guiju.registers.oversight.proposal.columns import ProposalColumns


class Proposal(ProposalColumns):
    """建议提案: assigned → taken up → replied → rated → closed; returned to be given to another; handled again."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "建议提案"

    procedure = Procedure(
        *handling.STEPS,
        stages={
            "assigned": "已交办",
            "handling": "办理中",
            "replied": "已答复，待反馈",
            "again": "不满意，重新办理中",
            "rated": "已反馈",
            "closed": "已办结",
            "returned": "已退回改办",
            "withdrawn": "提出人已撤回",
        },
        ends=("closed", "returned", "withdrawn"),
        clocks=handling.CLOCKS,
        numbering=(Numbering("proposal", "{mark}案〔{year}〕{n}号", at="assign"),),
        publication=Publication(
            ("title", "kind", "session", "proposal_number", "result", "reply", "replied_on"),
            parties=(gates.JOINT,),
            hides=("title", "reply"),
        ),
    )


RETURNED = Q(stage__in=("returned", "withdrawn"))
"""What the organ did not have to answer after all."""


declare(
    npc_suggestions_handled=Count(Proposal, on="closed_on", where=Q(kind=Kind.DEPUTY) & ~RETURNED),
    cppcc_proposals_handled=Count(Proposal, on="closed_on", where=Q(kind=Kind.CPPCC) & ~RETURNED),
    proposals_taken_on=Count(Proposal, on="assigned_on", where=~RETURNED),
    proposals_replied_in_time=Count(Proposal, on="assigned_on", where=Q(replied_in_time=True)),
    proposal_reply_rate=Ratio("proposals_replied_in_time", "proposals_taken_on"),
    proposals_replied=Count(Proposal, on="replied_on"),
    proposals_satisfied=Count(Proposal, on="replied_on", where=Q(satisfaction=Rating.SATISFIED)),
    proposal_satisfaction_rate=Ratio("proposals_satisfied", "proposals_replied"),
)
say(
    "oversight",
    "办理人大代表建议{npc_suggestions_handled}、政协提案{cppcc_proposals_handled}，答复率{proposal_reply_rate}，满意率{proposal_satisfaction_rate}。",
)
