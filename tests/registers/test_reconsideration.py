"""行政复议 from receipt to the archive: each way through, under each law."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.kernel.clocks import ClockRow
from guiju.kernel.papers import Paper
from guiju.kernel.publication import PublicRecord
from tests.people import County
from tests.registers.reconsideration_stories import NEW, OLD, accepted, decided


@pytest.mark.parametrize("day", [OLD, NEW], ids=["2017", "2023"])
def test_a_case_is_decided_served_published_and_put_away(county: County, day: date) -> None:
    case = decided(county, day, act_public=True, respondent_kind="department").do("serve", days=2)
    case.do("copy_superior").do("publish", days=3).do("close")
    matter = case.matter
    assert (matter.stage, matter.outcome, matter.decided_in_time) == ("closed", "维持", True)
    assert matter.number == f"资政复〔{day.year}〕1号"
    kinds = list(Paper.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == ["acceptance", "reply_notice", "decision"]
    text = Paper.objects.get(kind="decision").content.decode()
    assert "张某1" in text
    assert "维持某罚决字1号" in text
    assert f"{day.year}年" in text
    [public] = PublicRecord.objects.all()
    assert ["申请人", "张**"] in public.view
    assert not ClockRow.objects.filter(matter_id=matter.pk, running=True).exists()


def test_old_text_accepts_as_of_receipt_and_new_text_as_of_the_step(county: County) -> None:
    assert accepted(county, OLD).matter.accepted_on == OLD
    assert accepted(county, NEW).matter.accepted_on == date(2024, 9, 3)
