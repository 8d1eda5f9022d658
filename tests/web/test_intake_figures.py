"""Figures put right by hand beside the text: a value, one that was missed, one that is none; each as a step, each taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import Role
from guiju.reports.read_figures import LeftUnread, candidates_of, figures_of
from guiju.reports.report_filing import ReportFiling
from guiju.web import intake_beside
from tests.people import County
from tests.reading import office_files
from tests.web.intake_reports import DEFECT, receive, report, seated, seen, upload

MISSED = "过半数同志受到表彰。"


def tell(client: Client, filing: ReportFiling, step: str, **typed: Any) -> Any:
    told = {"version": ReportFiling.objects.get(pk=filing.pk).version, **typed}
    return client.post(reverse("intake_step", args=[filing.pk, step]), told)


def start_of(filing: ReportFiling, concept: str) -> int:
    return int(filing.figures.get(concept=concept).start)


def now(filing: ReportFiling) -> dict[str, tuple[str, str]]:
    """Figures as they stand, by their text."""
    record = ReportFiling.objects.get(pk=filing.pk)
    return {one["text"]: (f"{one['value'].normalize():f}", one["unit"]) for one in figures_of(record)}


def published(client: Client, filing: ReportFiling, concept: str) -> str | None:
    rows = client.get(reverse("intake_registers", args=[filing.pk, "html"])).context["rows"]
    return next((row["published"] for row in rows if row["concept"] == concept), None)


def test_a_value_is_corrected_and_the_registers_are_held_against_it(county: County) -> None:
    filing, clerk = receive(county, report()), seated(county.bureau, Role.CLERK)
    start = start_of(filing, "disputes_found")
    response = tell(clerk, filing, "correct_value", at=start, value="1,120", unit="起", why="原件为1120")
    assert response.url.endswith(f"?at={start}#card")
    assert now(filing)["120起"] == ("1120", "起")
    assert published(clerk, filing, "disputes_found") == "1,120"
    card = clerk.get(response.url).content.decode()
    assert "原件为1120" in card and "读出时的数值" in card and "人工订正" in card
    tell(clerk, filing, "correct_value", at=start, value="120", unit="起", why="看错了")
    assert published(clerk, filing, "disputes_found") == "120"
    steps = Entry.objects.filter(matter_id=filing.pk).values_list("step", flat=True)
    assert list(steps).count("correct_value") == 2, "each is an entry of the ledger"


def test_the_card_tells_which_words_gave_a_name_and_what_else_it_may_be(county: County) -> None:
    filing, clerk = receive(county, f"{report()}\n收到建议书37份。"), seated(county.bureau, Role.CLERK)
    figure = filing.figures.get(text="37份")
    at = reverse("intake_filing", args=[filing.pk])
    card = clerk.get(at, {"at": figure.start}).content.decode()
    assert figure.concept == "" and "司法建议收到数（依据“收到、建议书”）" in card
    assert card.index("检察建议收到数") < card.index("与原文相近的数据"), "what comes into question stands first"
    second = candidates_of(figure.candidates)[1][0]
    tell(clerk, filing, "correct_measure", at=figure.start, concept=second)
    named = clerk.get(at, {"at": start_of(filing, "disputes_found")}).content.decode()
    assert "认出</small>" in named and "依据“" in named
    assert [one["concept"] for one in figures_of(ReportFiling.objects.get(pk=filing.pk)) if one["text"] == "37份"] == [
        second
    ]


def test_a_figure_is_struck_and_restored_as_it_was(county: County) -> None:
    filing, clerk = receive(county, report()), seated(county.bureau, Role.CLERK)
    start = start_of(filing, "disputes_found")
    tell(clerk, filing, "correct_value", at=start, value="121", unit="起", why="原件为121")
    tell(clerk, filing, "strike_figure", at=start, why="是文号")
    assert "120起" not in now(filing) and published(clerk, filing, "disputes_found") is None
    page = clerk.get(reverse("intake_filing", args=[filing.pk]), {"at": start})
    assert "已剔除" in page.content.decode() and "恢复这一数据" in page.content.decode()
    assert seen(page).text == report(), "its words stay in the text"
    tell(clerk, filing, "strike_figure", at=start, why="不是文号", restore="1")
    assert now(filing)["120起"] == ("121", "起")


def test_a_figure_that_was_missed_is_added_in_its_place(county: County) -> None:
    text = report(more=MISSED)
    filing, clerk = receive(county, text), seated(county.bureau, Role.CLERK)
    start = text.index("半数")
    assert start not in filing.figures.values_list("start", flat=True)
    response = tell(clerk, filing, "add_figure", words="半数", value="3", unit="人", why="漏读")
    assert response.url.endswith(f"?at={start}#card")
    assert now(filing)["半数"] == ("3", "人")
    page = clerk.get(response.url)
    assert page.context["card"]["figure"].start == start and "人工补录" in page.content.decode()
    assert seen(page).text == text
    tell(clerk, filing, "correct_measure", at=start, concept="disputes_settled", why="")
    [reading] = intake_beside.readings([filing])
    assert [figure.value for figure in reading.figures if figure.concept == "disputes_settled"] == [108, 3]
    tell(clerk, filing, "strike_figure", at=start, why="重复")
    assert "半数" not in now(filing)


def test_of_words_that_stand_twice_the_chosen_ones_are_meant(county: County) -> None:
    text = report(more="受表彰者半数，受处分者半数。")
    filing, clerk = receive(county, text), seated(county.bureau, Role.CLERK)
    refused = tell(clerk, filing, "add_figure", words="半数", value="3", why="漏读")
    assert refused.status_code == 422 and "多处" in refused.content.decode()
    second = text.rindex("半数")
    tell(clerk, filing, "add_figure", words="半数", start=second, value="3", unit="名", why="漏读")
    assert filing.figures.filter(text="半数").values_list("start", flat=True).last() == second


WRONG = [
    ("correct_value", {"value": "很多", "why": "原件"}, "数值"),
    ("correct_value", {"value": "12", "why": ""}, "理由"),
    ("correct_value", {"value": "12", "why": "打好的理由", "at": "2"}, "选定"),
    ("strike_figure", {"why": ""}, "理由"),
    ("strike_figure", {"why": "打好的理由", "at": "x"}, "选定"),
    ("add_figure", {"words": "", "value": "3", "why": "打好的理由"}, "选中"),
    ("add_figure", {"words": "没有的字", "value": "3", "why": "打好的理由"}, "没有“没有的字”"),
    ("add_figure", {"words": "120起", "value": "120", "why": "打好的理由"}, "已经有数据"),
    ("add_figure", {"words": "听取汇报", "value": "", "why": "打好的理由"}, "数值"),
]


@pytest.mark.parametrize(("step", "typed", "words"), WRONG)
def test_what_is_told_wrongly_is_refused_and_kept(county: County, step: str, typed: dict[str, str], words: str) -> None:
    filing, clerk = receive(county, report()), seated(county.bureau, Role.CLERK)
    told = {"at": start_of(filing, "disputes_found"), **typed}
    response = tell(clerk, filing, step, **told)
    page = response.content.decode()
    assert response.status_code == 422 and words in page
    if "打好" in typed["why"] and "at" not in typed:
        assert "打好的理由" in page
    assert ReportFiling.objects.get().version == filing.version


def test_words_by_hand_are_of_one_reading(county: County) -> None:
    filing, clerk = receive(county, report(more=MISSED)), seated(county.bureau, Role.CLERK)
    tell(clerk, filing, "add_figure", words="半数", value="3", unit="人", why="漏读")
    old = filing.figures.get(text="半数")
    tell(clerk, filing, "return", advice="请核实")
    again = {"file": ("改.txt", report(more=MISSED + "改。").encode())}
    engine.take("refile", ReportFiling.objects.get(), county.bureau_clerk, again)
    assert "半数" not in now(filing)
    refused = tell(clerk, filing, "strike_figure", at=old.start, why="旧的")
    assert refused.status_code == 422


def test_who_may_only_look_tells_nothing(county: County) -> None:
    filing = receive(county, report())
    auditor = seated(county.bureau, Role.AUDITOR)
    start = start_of(filing, "disputes_found")
    for step in ("correct_value", "strike_figure", "add_figure"):
        assert tell(auditor, filing, step, at=start, value="1", words="起", why="x").status_code == 403
    page = auditor.get(reverse("intake_filing", args=[filing.pk]), {"at": start}).content.decode()
    assert "更正数值" not in page and "补录漏读" not in page


def test_what_was_not_read_is_said_beside_what_was(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_OCR", "")
    clerk = seated(county.bureau, Role.CLERK)
    content = office_files.joined(office_files.typeset(report().replace("\n", "\n\n")), office_files.scan("表"))
    upload(clerk, ("报告.pdf", content), filer=county.township.pk, year=2024)
    filing = ReportFiling.objects.get()
    assert [row.words for row in LeftUnread.objects.all()] == ["第2页是图片或者扫描件，没有文字，没有读。"]
    page = clerk.get(reverse("intake_filing", args=[filing.pk]))
    assert "没有读出和另行处理的内容" in page.content.decode() and "第2页" in page.content.decode()
    [(mark, here)] = page.context["unread"]
    assert here and f'id="f{mark.n}"' in page.content.decode()


def test_a_figure_that_a_machine_recognised_is_shown_to_be_one(county: County) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    upload(clerk, ("报告.pdf", office_files.searchable_scan(report())), filer=county.township.pk, year=2024)
    filing = ReportFiling.objects.get()
    assert set(filing.figures.values_list("by_machine", flat=True)) == {True}
    start = min(filing.figures.values_list("start", flat=True))
    page = clerk.get(reverse("intake_filing", args=[filing.pk]), {"at": start}).content.decode()
    assert "由机器从图片中识别" in page and "machine" in page


@pytest.mark.parametrize("name", ["报告.html", "报告.docx", "报告.xlsx"])
def test_files_of_other_kinds_come_in_by_the_page(county: County, name: str) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    assert f".{name.rpartition('.')[2]}" in clerk.get(reverse("intake")).content.decode()
    content = {
        "html": office_files.page("<p>全年共排查矛盾纠纷120起。</p>"),
        "docx": documents.to_docx(documents.parse(f"标题：{name}\n\n全年共排查矛盾纠纷120起。\n")),
        "xlsx": office_files.FILES["sheet"].content(),
    }[name.rpartition(".")[2]]
    upload(clerk, (name, content), filer=county.township.pk, year=2024)
    assert ReportFiling.objects.get().figures.exists()


def test_the_letter_names_the_report_by_its_own_title(county: County) -> None:
    clerk = seated(county.bureau, Role.CLERK)
    own = "某镇人民政府2024年度法治政府建设情况报告"
    upload(clerk, ("a.txt", report(more=DEFECT).encode()), filer=county.township.pk, year=2024, title="随手起的名称")
    filing = ReportFiling.objects.get()
    assert (filing.title, filing.own_title) == ("随手起的名称", own)
    tell(clerk, filing, "return", advice="请核实金额")
    letter = Paper.objects.get(kind="report_filing_return").content_for(Use.READING).decode()
    assert f"关于修改《{own}》的函" in letter and f"你单位报送的《{own}》" in letter and "随手起的名称" not in letter
