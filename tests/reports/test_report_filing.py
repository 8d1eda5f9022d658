"""A report comes in, is read and checked, corrected by hand, returned with its faults as a letter, or accepted."""

from datetime import date
from typing import Any

import pytest

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.reports import read_figures
from guiju.reports.report_filing import ReportFiling
from tests.lives import brought
from tests.people import County, verified

SOUND = """某镇人民政府2024年度法治政府建设情况报告

资兴市人民政府：
现将有关情况报告如下。
一、主要举措和成效。全年共排查矛盾纠纷120起，调解成功108起，调解成功率90%。
二、存在的不足和原因。个别台账登记不及时。
三、主要负责人履行推进法治建设第一责任人职责情况。听取汇报四次。
四、下一年度工作安排。继续做好调解工作。

某镇人民政府
2025年1月10日
"""
DAMAGED = SOUND.replace("调解成功率90%", "调解成功率90%，涉及金额26.0.6万元")


def receive(county: County, text: str) -> ReportFiling:
    made: ReportFiling = brought(
        county, ReportFiling, "receive", date(2025, 1, 12), file=("报告.txt", text.encode())
    ).record
    return made


def refused(step: str, filing: Any, actor: Any, data: dict[str, Any]) -> set[str]:
    with pytest.raises(Refused) as caught:
        engine.take(step, filing, actor, data, date(2025, 1, 15))
    return caught.value.codes


def test_a_report_is_read_as_it_comes_in(county: County) -> None:
    filing = receive(county, SOUND)
    assert filing.stage == "read"
    concepts = {figure["concept"]: figure["value"] for figure in read_figures.figures_of(filing)}
    assert concepts["disputes_found"] == 120
    assert concepts["disputes_settled"] == 108
    assert not filing.faults.filter(severity="defect").exists()
    assert Paper.objects.get(matter_id=filing.pk, kind="file").content_for(Use.VERIFYING).decode() == SOUND
    assert verified().sound


def test_a_report_without_defects_is_accepted_in_time(county: County) -> None:
    filing = receive(county, SOUND)
    engine.take("accept", filing, county.bureau_head, {}, date(2025, 1, 31))
    assert ClockRow.objects.get(rule="annual_report.department").in_time is True


@pytest.mark.parametrize(
    ("year", "came", "due", "in_time"),
    [
        (2024, date(2024, 12, 20), date(2025, 1, 31), True),
        (2024, date(2025, 1, 31), date(2025, 1, 31), True),
        (2024, date(2025, 2, 1), date(2025, 1, 31), False),
        (2023, date(2025, 1, 12), date(2024, 1, 31), False),
    ],
)
def test_a_report_is_due_in_the_year_after_the_one_it_reports_on(
    county: County, year: int, came: date, due: date, in_time: bool
) -> None:
    told = {"title": "报告", "filer": county.township, "year": year, "file": ("报告.txt", SOUND.encode())}
    filing = engine.take("receive", ReportFiling, county.bureau_clerk, told, came)
    engine.take("accept", ReportFiling.objects.get(pk=filing.pk), county.bureau_head, {}, came)
    clock = ClockRow.objects.get(rule="annual_report.department")
    assert (clock.due_on, clock.in_time) == (due, in_time)
    assert verified().sound


def test_a_damaged_report_goes_back_with_its_faults_as_a_letter(county: County) -> None:
    filing = receive(county, DAMAGED)
    assert refused("accept", filing, county.bureau_head, {}) == {"house.no_open_defects"}
    engine.take("return", filing, county.bureau_clerk, {"advice": "请核实金额"}, date(2025, 1, 15))
    letter = documents.parse(Paper.objects.get(kind="report_filing_return").content_for(Use.VERIFYING).decode())
    text = documents.to_text(letter)
    assert "请核实金额" in text
    assert "26.0.6" in text
    assert documents.to_docx(letter)[:2] == b"PK"
    mended = DAMAGED.replace("26.0.6", "26.06")
    engine.take("refile", filing, county.bureau_clerk, {"file": ("报告.txt", mended.encode())}, date(2025, 1, 20))
    assert filing.stage == "read", "the caller's record stands where the step and what followed from it have led"
    assert engine.take("accept", filing, county.bureau_head, {}, date(2025, 1, 21)).stage == "accepted"


def test_a_damaged_report_is_accepted_only_with_a_reason(county: County) -> None:
    filing = receive(county, DAMAGED)
    reason = {"reason": "金额另行核实"}
    assert engine.take("accept", filing, county.bureau_head, reason, date(2025, 1, 15)).stage == "accepted"


def test_a_measure_is_corrected_by_hand_as_a_step(county: County) -> None:
    filing = receive(county, SOUND)
    figure = read_figures.figures_of(filing)[0]
    data = {"by_hand": [{"figure": figure["row"], "concept": "disputes_accepted_by_mediation", "why": "口径不同"}]}
    assert refused("correct_measure", filing, county.bureau_clerk, data) == {"house.known_figure"}
    data["by_hand"][0]["concept"] = "grid_events_reported"
    engine.take("correct_measure", filing, county.bureau_clerk, data, date(2025, 1, 15))
    again = read_figures.figures_of(filing)[0]
    assert (again["concept"], again["by_hand"]) == ("grid_events_reported", True)
    assert figure["row"].concept == "disputes_found", "what the reader said stays as it was"


@pytest.mark.parametrize("content", [b"%PDF-1.4\n% nothing here", "不是报告".encode() * 0 + b"\x89PNG\r\n\x1a\n"])
def test_what_cannot_be_read_is_refused_in_plain_words(county: County, content: bytes) -> None:
    told = {"title": "报告", "filer": county.township, "year": 2024, "file": ("报告.pdf", content)}
    with pytest.raises(Refused) as caught:
        engine.take("receive", ReportFiling, county.bureau_clerk, told, date(2025, 1, 12))
    assert caught.value.codes <= {"house.readable", "field.file"}
    assert not ReportFiling.objects.exists()


def test_a_report_is_in_time_by_the_day_it_came_however_long_it_is_looked_at(county: County) -> None:
    """The duty is the filer's: to report by the day, not the reader's to be done with it."""
    told = {"title": "报告", "filer": county.township, "year": 2024, "file": ("报告.txt", SOUND.encode())}
    filing = engine.take("receive", ReportFiling, county.bureau_clerk, told, date(2025, 1, 31))
    engine.take("accept", ReportFiling.objects.get(pk=filing.pk), county.bureau_head, {}, date(2025, 2, 10))
    assert ClockRow.objects.get(rule="annual_report.department").in_time is True


def test_a_report_sent_again_belongs_to_the_filing_there_is(county: County) -> None:
    filing = receive(county, SOUND)
    told = {"title": "报告", "filer": filing.filer, "year": filing.year, "file": ("另一稿.txt", f"{SOUND}\n".encode())}

    def take() -> Any:
        return engine.take("receive", ReportFiling, county.bureau_clerk, told, date(2025, 1, 20))

    with pytest.raises(Refused) as caught:
        take()
    assert caught.value.codes == {"house.one_filing_at_a_time"}
    engine.take("accept", ReportFiling.objects.get(pk=filing.pk), county.bureau_head, {}, date(2025, 1, 18))
    assert take().pk != filing.pk, "an accepted report may be followed by another"
