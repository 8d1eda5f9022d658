"""Reviews of documents on the desk: a filed one taken on, drafts just in, concluded, with their sender."""

from __future__ import annotations

from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办文件审查"
STAGES = (
    ("accept", 3, "usual"),
    ("receive_draft", 0, "draft"),
    ("conclude", 1, "draft"),
    ("deliver", 4, "draft_opinion"),
)
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of the bureau."""
    for upto, ago, way in STAGES:
        desk.stands(DocumentReview, upto, ago, desk.place.bureau, way=way)
    return len(STAGES)
