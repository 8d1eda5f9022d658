"""A limit that people set is lengthened while it runs: what is late stays late, and no term begins anew after its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.refused import Refused
from guiju.registers.decisions.legality_review import LegalityReview
from guiju.registers.enforcement.file_review.file import ReviewedFile
from guiju.registers.rulemaking.document_review import DocumentReview
from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from tests.lives import Case, case
from tests.people import County


def before(county: County, model: type[Record], step: str) -> Case:
    """A record whose next step on its way is ``step``."""
    begun = case(county, model)
    begun.follow(begun.life.way_to(step), step)
    begun.acts.pop()
    begun.take()
    return begun


@pytest.mark.parametrize(
    ("model", "step", "until"),
    [
        (DocumentReview, "prolong", "examine_by"),
        (LegislativeComment, "extend", "reply_by"),
        (LegalityReview, "put_off", "wanted_by"),
        (ReviewedFile, "put_off", "rectify_by"),
    ],
)
def test_what_has_run_out_is_not_lengthened(county: County, model: type[Record], step: str, until: str) -> None:
    here = before(county, model, step)
    last: date = getattr(here.record, until)
    later = {until: last + timedelta(days=30)}
    with pytest.raises(Refused) as caught:
        here.do(step, on=last + timedelta(days=1), **later)
    assert "house.term_still_runs" in caught.value.codes
    here.do(step, on=last, **later)
