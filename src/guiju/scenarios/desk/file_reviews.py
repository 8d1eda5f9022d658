"""A round of file reviews under way: drawn from a published frame, some files scored, one unit late with its list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.keeping.lots import Size
from guiju.registers.enforcement.file_review import FileReview
from guiju.registers.enforcement.file_review.choices import FileKind
from guiju.registers.enforcement.file_review.drawing import FileDraw
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.enforcement.file_review.reviewer import FileReviewer
from guiju.registers.enforcement.file_review.unit import ReviewedUnit
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.walking import Walk

TOLD = "今日正在评查的案卷"
UPTO = ("settle", "compare", "score_first", "assign")
"""How far the first files drawn have come; the others wait for their reviewers."""


def open_matters(desk: Desk) -> int:
    """How many files were drawn. The round is led at once: which files there are, only its draw says."""
    units = [desk.department("市场"), desk.department("农业"), desk.place.township]
    planned = _walk(desk, FileReview, 30).then("plan", units=units, kind=FileKind.LICENCE, lists_by=desk.ago(12))
    review = planned.then("approve", on=desk.ago(28)).take().record
    calls = {row.agency_id: row for row in ReviewedUnit.objects.filter(round=review).select_related("agency")}
    for unit in units[:-1]:  # the last is late
        _walk(desk, ReviewedUnit, 20, record=calls[unit.pk]).then("give").take()
    frozen = desk.ago(9)
    number_on = desk.ago(7)
    told: dict[str, Any] = {"round": review, "size": Size.EACH, "amount": 2, "number_on": number_on}
    drawing = _walk(desk, FileDraw, 9).then("freeze", on=frozen, **told)
    drawn = drawing.then("draw", on=max(number_on, frozen + timedelta(days=1))).take().record
    reviewers = [_walk(desk, FileReviewer, 20).then("enter").take().record for _ in range(3)]
    assigned = {"assign": {"first": reviewers[0], "second": reviewers[1]}}
    files = list(ReviewedFile.objects.filter(draw=drawn).select_related("agency", "unit").order_by("place"))
    for file, upto in zip(files, UPTO, strict=False):
        _walk(desk, ReviewedFile, 5, record=file).follow("usual", upto, assigned, since="pick").take()
    return len(files)


def _walk(desk: Desk, model: Any, ago: int, record: Any = None) -> Walk:
    """A record led at once, always after the shortest wait."""
    agency = record.agency if record else desk.place.bureau
    return Walk(desk.place, model, desk.rng, desk.ago(ago), agency=agency, record=record, brisk=True)
