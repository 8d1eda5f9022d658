"""Two versions of a report's text side by side: each put together again is its text, and what differs is marked."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.acting import engine
from guiju.kernel.offices.people import Role
from guiju.reports.annual_report import AnnualReport
from guiju.reports.versions import Kind, compared
from tests.people import County
from tests.web import desk
from tests.web.intake_reports import seated

WORDS = st.text("甲乙丙，。\n{}<", max_size=60)


@given(WORDS, WORDS)
def test_the_pieces_put_together_are_the_texts(before: str, after: str) -> None:
    left, right = compared(before, after)
    assert ("".join(one.text for one in left), "".join(one.text for one in right)) == (before, after)
    both = ["".join(one.text for one in side if one.kind is Kind.SAME) for side in (left, right)]
    assert both[0] == both[1]
    assert (before == after) == all(one.kind is Kind.SAME for one in (*left, *right))


@pytest.mark.django_db
def test_the_last_two_versions_and_any_two_asked_for(county: County) -> None:
    told: dict[str, Any] = {"title": "报告（模拟）", "year": 2024, "addressee": "上级", "issuer": "本级"}
    report = engine.take("compile", AnnualReport, county.bureau_clerk, told, date(2025, 1, 6), simulated=True)
    there, client = reverse("report_versions", args=[report.pk]), seated(county.bureau, Role.CLERK)
    assert "还没有撰写文字" in desk.words(client.get(there))
    passage = {"chapter": "disputes", "text": "深入排查，及时化解。"}
    for more in ({"plan": "一是甲，二是乙。"}, {"plan": "一是甲，二是<b>丙</b>。"}, {"passages": [passage]}):
        engine.take("write", report, county.bureau_clerk, more, date(2025, 1, 7))
    page = desk.words(client.get(there))
    assert "<ins>深入排查，及时化解。</ins>" in page and "两稿相同" in page and "<del>" not in page
    page = desk.words(client.get(there, {"before": 2, "after": 3}))
    assert "一是甲，<del>二是乙。</del>" in page and "<ins>二是&lt;b&gt;丙&lt;/b&gt;。</ins>" in page
    assert client.get(there, {"before": "x", "after": "999999999999"}).status_code == 200
    assert seated(county.elsewhere, Role.CLERK).get(there).status_code == 404
