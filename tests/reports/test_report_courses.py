"""Courses that an annual report may take, and courses that it may not (法治政府建设与责任落实督察工作规定, 2019)."""

from datetime import date
from typing import Any

import pytest

from guiju.documents import Heading
from guiju.figures import declared
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.offices.people import Role
from guiju.reports import compiling
from guiju.reports.annual_report import AnnualReport
from tests.lives import Case, brought
from tests.people import County, verified

DAYS = {
    "ask": date(2025, 1, 7),
    "confirm": date(2025, 1, 10),
    "write": date(2025, 1, 12),
    "submit": date(2025, 1, 13),
    "approve": date(2025, 1, 14),
    "send_up": date(2025, 1, 20),
    "publish": date(2025, 1, 24),
}
PARTS: dict[str, Any] = {"shortcomings": "不足。", "first_responsible": "履职。", "plan": "安排。"}


def report(county: County, upto: str) -> Case:
    return brought(county, AnnualReport, upto, date(2025, 1, 6), days=DAYS)


def refused(taking: Any) -> set[str]:
    with pytest.raises(Refused) as caught:
        taking()
    return caught.value.codes


def test_a_report_is_published_after_it_was_sent_up(county: County) -> None:
    """Published is the end: what had not gone to the superior by then could never go any more."""
    made = report(county, "approve")
    assert refused(lambda: made.do("publish", on=date(2025, 1, 20))) == {"stage"}
    made.do("send_up", on=date(2025, 1, 20)).do("publish", on=date(2025, 1, 21))
    assert not ClockRow.objects.filter(running=True).exists()


@pytest.mark.parametrize("took", ["write", "submit"])
def test_who_wrote_or_submitted_does_not_approve(county: County, took: str) -> None:
    both = county.actor(county.government, Role.CLERK, Role.HEAD, name="both")
    made = report(county, "confirm")
    made.record.refresh_from_db()
    for step, told, day in (("write", PARTS, 12), ("submit", {}, 13)):
        engine.take(step, made.record, both if step == took else county.bureau_clerk, told, date(2025, 1, day))
    assert refused(lambda: engine.take("approve", made.record, both, {"signer": "张三"}, date(2025, 1, 14))) == {
        "house.four_eyes"
    }


def test_a_fault_found_after_the_approval_is_set_right_in_a_new_report(county: County) -> None:
    made = report(county, "approve")
    made.do("abandon", on=date(2025, 1, 15), reason="数据有误")
    again = brought(county, AnnualReport, "approve", date(2025, 1, 16), at_once=True).record
    assert (made.record.stage, again.stage) == ("abandoned", "approved")
    assert not ClockRow.objects.filter(matter_id=made.record.pk, running=True).exists()
    assert verified().sound


@pytest.mark.parametrize("others", ["", "无行政复议应诉以外的情况。"])
def test_what_else_is_to_be_reported_is_the_fifth_part(county: County, others: str) -> None:
    made = report(county, "confirm")
    made.do("write", on=date(2025, 1, 12), **PARTS, others=others)
    headings = [block.text for block in compiling.compiled(made.record).blocks if isinstance(block, Heading)]
    assert ("五、其他需要报告的情况" in headings) == bool(others)


def test_a_region_has_one_report_a_year_whoever_compiles_it(county: County) -> None:
    report(county, "compile")
    mayor = county.actor(county.government, Role.CLERK)
    told = {"title": "报告", "year": 2024, "addressee": "上级", "issuer": "本级"}
    take = lambda: engine.take("compile", AnnualReport, mayor, told, date(2025, 1, 7))  # noqa: E731
    assert refused(take) == {"house.one_report_a_year"}


def test_a_passage_speaks_of_figures_that_there_are(county: County) -> None:
    made = report(county, "confirm")
    known = next(iter(declared.figures()))
    strange: Any = [{"chapter": "enforcement", "text": "全年{no_such_figure}。"}]
    good: Any = [{"chapter": "enforcement", "text": f"全年{{{known}}}。"}]
    on = date(2025, 1, 12)
    assert refused(lambda: made.do("write", on=on, **PARTS, passages=strange)) == {"house.known_figures_said"}
    assert made.do("write", on=on, **PARTS, passages=good).record.stage == "compiling"


def test_a_report_that_the_superior_sends_back_is_compiled_anew(county: County) -> None:
    made = report(county, "send_up").do("abandon", on=date(2025, 1, 22), reason="上级退回修改")
    assert made.record.stage == "abandoned"
    assert brought(county, AnnualReport, "compile", date(2025, 1, 23)).record.stage == "compiling"
