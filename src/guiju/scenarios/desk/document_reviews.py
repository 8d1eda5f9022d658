"""Reviews of documents on the desk: one of those published lately, drafts just in, concluded, with their sender."""

from __future__ import annotations

from guiju.kernel.declaring.telling import WhenThere
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.document_review.choices import Origin
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日在办文件审查"
STAGES = (("receive_draft", 0, "draft"), ("conclude", 1, "draft"), ("deliver", 4, "draft_opinion"))
"""How far each draft has come, so many working days ago."""


def led_by(walk: Walk) -> WhenThere:
    """The record of another walk, once it is there."""
    return WhenThere(lambda at: walk.record)


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of the bureau, once documents lie on those of their makers."""
    for upto, ago, way in STAGES:
        desk.stands(DocumentReview, upto, ago, desk.place.bureau, way=way)
    published = [walk for walk in desk.walks if walk.model is NormativeDocument and walk.acts[-1].step == "publish"]
    for walk in published[-1:]:
        told = {"document": led_by(walk), "origin": Origin.SPECIAL, "sent_on": None}
        desk.stands(DocumentReview, "accept", 3, desk.place.bureau, told={"receive_filing": told})
    return len(STAGES) + len(published[-1:])
