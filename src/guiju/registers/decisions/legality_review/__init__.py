"""合法性审查: a decision, contract or project sent for review, reviewed with counsel, cleared or not (决策条例 arts. 25 to 28).

Normative documents are reviewed in their own register. What is put before a meeting is held against the reviews here.
"""

from datetime import date

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.decisions.legality_review import reviewing
from guiju.registers.decisions.legality_review.choices import Subject
from guiju.registers.decisions.legality_review.columns import LegalityReviewColumns


class LegalityReview(LegalityReviewColumns):
    """合法性审查: sent, taken on, heard with counsel, concluded; adjusted, sent again, or what became of it told."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "合法性审查"

    def cleared_by(self, day: date) -> bool:
        """Whether what was reviewed may go before a meeting of ``day``: passed, or a reform whose risk is in the open."""
        if self.cleared_on is not None:
            return self.cleared_on <= day
        told = self.concluded_on is not None and self.concluded_on <= day
        return told and self.exploratory and bool(self.risk) and self.stage in ("failed", "changing")

    procedure = Procedure(
        *reviewing.STEPS,
        stages={
            "sent": "待受理",
            "returned": "待补充材料",
            "reviewing": "审查中",
            "changing": "待修改",
            "failed": "审查不合法",
            "cleared": "审查通过",
            "closed": "已办结",
            "withdrawn": "已撤回",
        },
        ends=("closed", "withdrawn"),
        clocks=reviewing.CLOCKS,
        numbering=(Numbering("legality_review", "{mark}法审〔{year}〕{n}号", at="take_on"),),
    )


JOINED = Q(subject__in=(Subject.DECISION, Subject.PROJECT, Subject.NEGOTIATION), counsel_joined=True)
declare(
    counsel_major_matter_reviews=Count(LegalityReview, on="concluded_on", where=JOINED),
    government_contract_reviews=Count(LegalityReview, on="concluded_on", where=Q(subject=Subject.CONTRACT)),
    land_acquisition_projects_reviewed=Count(LegalityReview, on="concluded_on", where=Q(subject=Subject.LAND)),
)
say(
    "decisions",
    "法律顾问参与重大决策、重大项目合法性审查和谈判{counsel_major_matter_reviews}，审查政府性合同{government_contract_reviews}。",
    "审查征地拆迁项目{land_acquisition_projects_reviewed}。",
)
