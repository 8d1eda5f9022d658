"""文件审查: normative documents that are filed and drafts that are sent, taken in, examined, objected to, put right.

地方组织法 (2022) arts. 73(3), 75: what governments make is filed, and a county government may change or revoke what its
departments and the governments below made; 立法法 (2023) arts. 107, 112, 115 and 监督法 (2024) arts. 39, 44 on what is wrong
with a text, on its maker's answer, and on what goes to another organ. The provinces set the terms.
"""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.rulemaking.document_review import answering, examining, receiving
from guiju.registers.rulemaking.document_review.choices import Conclusion, Kind, Origin
from guiju.registers.rulemaking.document_review.columns import DocumentReviewColumns


class DocumentReview(DocumentReviewColumns):
    """文件审查: received → examined → signed → cleared; or its opinion delivered → answered → put right, or decided above."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "文件审查"

    procedure = Procedure(
        *receiving.STEPS,
        *examining.STEPS,
        *answering.STEPS,
        stages={
            "received": "已收件",
            "supplementing": "待补充材料",
            "examining": "审查中",
            "signing": "待审签",
            "concluded": "待送达审查意见",
            "delivered": "待反馈",
            "answered": "已反馈，待核实",
            "referred": "已报请政府处理",
            "cleared": "未发现问题",
            "closed": "已办结",
            "revoked": "已撤销文件",
            "upheld": "文件继续执行",
            "refused": "不予受理（备案登记）",
            "transferred": "已移送",
            "terminated": "已终止",
            "withdrawn": "审查意见已撤回",
        },
        ends=("cleared", "closed", "revoked", "upheld", "refused", "transferred", "terminated", "withdrawn"),
        clocks=(*receiving.CLOCKS, *examining.CLOCKS, *answering.CLOCKS),
        numbering=(
            Numbering("document_review", "{mark}文审〔{year}〕{n}号", at="accept"),
            Numbering("document_review", "{mark}文审〔{year}〕{n}号", at="receive_opinion"),
        ),
        publication=Publication(
            ("title", "maker", "origin", "sent_on", "registered_on", "conclusion", "concluded_on", "outcome")
        ),
    )


FILED = Q(kind=Kind.FILED)
FILING = FILED & Q(origin=Origin.FILED)
"""What its maker filed: a special review, or one that somebody proposed, takes nothing into the list of filings a second time."""
ENDED_UPON = Q(stage="terminated", concluded_on__isnull=False)
"""Put right once something was found, before its maker answered: the review ends there (立法法 2023 art. 112(2))."""
DRAFT = Q(kind=Kind.DRAFT)
declare(
    documents_reviewed=Count(DocumentReview, on="received_on", where=DRAFT & Q(refused_on=None)),
    legality_opinions_issued=Count(DocumentReview, on="concluded_on", where=DRAFT & Q(written=True)),
    normative_document_filings_registered=Count(DocumentReview, on="registered_on", where=FILING),
    normative_document_filings_refused=Count(DocumentReview, on="refused_on", where=FILING),
    normative_document_filings_examined=Count(DocumentReview, on="concluded_on", where=FILED),
    normative_documents_filed_in_order=Count(
        DocumentReview, on="concluded_on", where=FILED & Q(conclusion=Conclusion.LAWFUL)
    ),
    normative_document_filing_pass_rate=Ratio(
        "normative_documents_filed_in_order", "normative_document_filings_examined"
    ),
    normative_document_filings_corrected=Count(
        DocumentReview, on="closed_on", where=FILED & (Q(stage__in=("closed", "revoked")) | ENDED_UPON)
    ),
    normative_document_filings_reviewed_before=Count(
        DocumentReview, on="registered_on", where=FILING & Q(reviewed_before=True)
    ),
    normative_document_review_rate=Ratio(
        "normative_document_filings_reviewed_before", "normative_document_filings_registered"
    ),
)
say(
    "rulemaking",
    "审查送审文件{documents_reviewed}，出具书面合法性意见{legality_opinions_issued}。",
    "准予备案登记规范性文件{normative_document_filings_registered}，备案审查审结{normative_document_filings_examined}，"
    "备案合格率{normative_document_filing_pass_rate}，督促纠正{normative_document_filings_corrected}。",
)
