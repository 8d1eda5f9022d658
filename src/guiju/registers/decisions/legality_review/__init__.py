"""合法性审查: sent for review, reviewed with counsel, signed off by the head, cleared or not (决策条例 arts. 25 to 28).

Normative documents are reviewed in their own register. What is put before a meeting is held against the reviews here.
"""

from datetime import date

from django.db.models import Q

from guiju.figures.declared import Count, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.decisions.legality_review import opinion, reviewing
from guiju.registers.decisions.legality_review.choices import Subject
from guiju.registers.decisions.legality_review.columns import LegalityReviewColumns


class LegalityReview(LegalityReviewColumns):
    """合法性审查: sent, taken on, heard with counsel, drafted, signed off; adjusted, sent again, or what became of it told."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "合法性审查"

    @classmethod
    def choosable(cls, day: date) -> Q:
        reform = Q(exploratory=True, opined_on__lte=day, stage__in=reviewing.NOT_PASSED) & ~Q(risk="")
        over = Q(valid_until__lt=day) | Q(closed_on__lt=day)
        return (Q(cleared_on__lte=day) | reform) & ~over

    def why_not(self, day: date) -> str:
        if self.valid_until is not None and self.valid_until < day:
            return f"审查意见有效期至{self.valid_until}"
        if self.closed_on is not None and self.closed_on < day:
            return f"{self.closed_on}{self.stage_label}"
        if self.cleared_on is not None:
            return "" if self.cleared_on <= day else f"{self.cleared_on}审查通过"
        told = self.opined_on is not None and self.opined_on <= day
        return "" if told and self.only_with_its_risk else self.stage_label

    @property
    def only_with_its_risk(self) -> bool:
        """Whether it has not passed, and may be put before a meeting all the same: a reform whose risk the opinion states."""
        return self.exploratory and bool(self.risk) and self.stage in reviewing.NOT_PASSED

    def cleared_by(self, day: date) -> bool:
        """Whether the draft that was reviewed may go before a meeting of ``day``: it has passed, or it is a reform whose risk
        is in the open. What was sent anew, is over, or whose opinion has expired opens nothing."""
        return not self.why_not(day)

    procedure = Procedure(
        *reviewing.STEPS,
        *opinion.STEPS,
        *reviewing.AFTERWARDS,
        stages={
            "sent": "待受理",
            "returned": "待补充材料",
            "reviewing": "审查中",
            "signing": "待审签",
            "changing": "待修改",
            "failed": "审查不合法",
            "cleared": "审查通过",
            "closed": "已办结",
            "withdrawn": "已撤回",
        },
        ends=("closed", "withdrawn"),
        clocks=reviewing.CLOCKS,
        numbering=(Numbering("legality_review", "{mark}法审〔{year}〕{n}号", at="take_on", issuer="organ"),),
    )


MAJOR = Q(subject__in=(Subject.DECISION, Subject.PROJECT, Subject.NEGOTIATION))
declare(
    counsel_major_matter_reviews=Count(LegalityReview, on="counselled_on", where=MAJOR),
    government_contract_reviews=Count(LegalityReview, on="concluded_on", where=Q(subject=Subject.CONTRACT)),
    land_acquisition_projects_reviewed=Count(LegalityReview, on="concluded_on", where=Q(subject=Subject.LAND)),
)
say(
    "decisions",
    "法律顾问参与重大决策、重大项目合法性审查和谈判{counsel_major_matter_reviews}，审查政府性合同{government_contract_reviews}。",
    "审查征地拆迁项目{land_acquisition_projects_reviewed}。",
)
