"""One filing: its text whole and escaped, its figures corrected, accepted, returned, filed again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from guiju import documents
from guiju.kernel.acting import engine
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import Role
from guiju.reports.read_figures import FoundFault, ReadFigure, figures_of
from guiju.reports.report_filing import ReportFiling
from guiju.web import intake_beside, intake_text
from guiju.web.intake_figures import concepts_like
from tests.people import County
from tests.web.intake_reports import DEFECT, pages, receive, report, seated, seen, upload

SCRIPT = '其中<script>alert(1)</script>和<img src=x onerror=alert(2)>12起，"引号"&amp;。'


def test_the_text_is_whole_and_every_figure_and_finding_has_its_place(county: County) -> None:
    text = report(more=DEFECT)
    filing = receive(county, text)
    page = seen(seated(county.bureau, Role.CLERK).get(reverse("intake_filing", args=[filing.pk])))
    assert page.text == text
    ids = {attributes.get("id") for _, attributes in page.tags}
    assert {f"t{row.start}" for row in ReadFigure.objects.all()} <= ids
    targets = {given["href"] for tag, given in page.tags if tag == "a" and given.get("data-finding")}
    assert targets == {f"#f{n}" for n in range(1, FoundFault.objects.count() + 1)}
    assert {target[1:] for target in targets if target} <= ids


def test_nothing_of_a_report_runs(county: County) -> None:
    title = "</title><script>alert(3)</script>"
    clerk = seated(county.bureau, Role.CLERK)
    text = report(more=SCRIPT)
    upload(clerk, ("<b>报告.txt", text.encode()), filer=county.township.pk, year=2024, title=title)
    filing = ReportFiling.objects.get()
    for address in [*pages(filing)[:2], reverse("intake") + "?year=2024"]:
        page = seen(clerk.get(address))
        assert not [given for tag, given in page.tags if tag == "script" and "src" not in given], address
        assert not [given for _, given in page.tags if any(name.startswith("on") for name in given)], address
        assert not [given for tag, given in page.tags if tag == "img" and given.get("src") == "x"], address
    assert seen(clerk.get(reverse("intake_filing", args=[filing.pk]))).text == text


def test_a_figures_card_tells_what_it_measures(county: County) -> None:
    filing = receive(county, report())
    row = ReadFigure.objects.get(concept="disputes_found")
    response = seated(county.bureau, Role.CLERK).get(reverse("intake_filing", args=[filing.pk]), {"at": row.start})
    card = response.context["card"]
    assert (card["value"], card["concept"].id, response.context["may"]) == ("120", "disputes_found", True)
    page = response.content.decode()
    assert card["concept"].label in page and "disputes_found" not in re.sub(r"<[^>]*>", "", page)


@pytest.mark.parametrize(
    "asked", [{"at": "x"}, {"at": "99999999999"}, {"at": "-3"}, {"part": "0"}, {"part": "7"}, {"at": "0"}]
)
def test_a_place_that_is_none_opens_the_text_without_a_card(county: County, asked: dict[str, str]) -> None:
    filing = receive(county, report())
    response = seated(county.bureau, Role.CLERK).get(reverse("intake_filing", args=[filing.pk]), asked)
    assert response.status_code == 200
    assert response.context["card"] is None


def correct(client: Client, filing: ReportFiling, start: int, **typed: Any) -> Any:
    told = {"version": filing.version, "at": start, **typed}
    return client.post(reverse("intake_step", args=[filing.pk, "correct_measure"]), told)


def test_a_measure_is_corrected_by_hand(county: County) -> None:
    filing = receive(county, report())
    start = ReadFigure.objects.get(concept="disputes_found").start
    clerk = seated(county.bureau, Role.CLERK)
    response = correct(clerk, filing, start, concept="grid_events_reported", why="口径不同")
    assert response.url.endswith(f"?at={start}#card")
    [told] = [figure for figure in figures_of(filing) if figure["by_hand"]]
    assert (told["start"], told["concept"]) == (start, "grid_events_reported")
    card = clerk.get(response.url).context["card"]
    assert (card["concept"].id, card["read_as"].id) == ("grid_events_reported", "disputes_found")
    [reading] = intake_beside.readings([filing])
    assert {figure.concept for figure in reading.figures if figure.start == start} == {"grid_events_reported"}


def test_a_measure_may_be_said_to_be_none_of_the_catalogue(county: County) -> None:
    filing = receive(county, report())
    start = ReadFigure.objects.get(concept="disputes_found").start
    assert correct(seated(county.bureau, Role.CLERK), filing, start, concept="").status_code == 302
    assert [figure["concept"] for figure in figures_of(filing) if figure["by_hand"]] == [""]


@pytest.mark.parametrize(
    "typed",
    [{"concept": "no_such_thing"}, {}, {"concept": "disputes_settled", "at": "3"}, {"concept": "x", "version": "0"}],
)
def test_a_wrong_correction_is_refused_and_keeps_what_was_typed(county: County, typed: dict[str, str]) -> None:
    filing = receive(county, report())
    start = ReadFigure.objects.get(concept="disputes_found").start
    told = {"why": "打好的理由", **typed}
    response = correct(seated(county.bureau, Role.CLERK), filing, start, **told)
    assert response.status_code == 422
    assert ReportFiling.objects.get().version == filing.version
    if "at" not in typed:
        assert "打好的理由" in response.content.decode()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("调解成功率", "dispute_settlement_rate"),
        ("排查矛盾纠纷", "disputes_found"),
        ("disputes_found", "disputes_found"),
    ],
)
def test_the_catalogue_is_searched_by_name(words: str, expected: str) -> None:
    assert expected in [concept.id for concept in concepts_like(words)]
    assert expected not in [concept.id for concept in concepts_like(words, leave={expected})]


def test_words_like_nothing_find_nothing() -> None:
    assert concepts_like("") == []
    assert concepts_like("㊙㊙㊙") == []


def test_a_report_with_defects_is_accepted_only_with_a_reason(county: County) -> None:
    filing = receive(county, report(more=DEFECT))
    head, step = seated(county.bureau, Role.HEAD), reverse("intake_step", args=[filing.pk, "accept"])
    refused = head.post(step, {"version": filing.version})
    assert refused.status_code == 422
    assert "明显错误，应当退回修改" in refused.content.decode()
    assert head.post(step, {"version": filing.version, "reason": "金额另行核实"}).status_code == 302
    assert ReportFiling.objects.get().stage == "accepted"


def test_a_report_goes_back_with_its_findings_as_a_letter_and_comes_again(county: County) -> None:
    filing = receive(county, report(more=DEFECT))
    clerk = seated(county.bureau, Role.CLERK)
    assert (
        clerk.post(
            reverse("intake_step", args=[filing.pk, "return"]), {"version": filing.version, "advice": ""}
        ).status_code
        == 422
    )
    clerk.post(reverse("intake_step", args=[filing.pk, "return"]), {"version": filing.version, "advice": "请核实金额"})
    letter = Paper.objects.get(kind="report_filing_return")
    links = [given.get("href") for _, given in seen(clerk.get(reverse("intake_filing", args=[filing.pk]))).tags]
    word = reverse("paper", args=["report_filing", filing.pk, letter.pk, "docx"])
    assert {word, reverse("paper", args=["report_filing", filing.pk, letter.pk, "pdf"])} <= set(links)
    assert clerk.get(word).content[:2] == b"PK"
    filing = ReportFiling.objects.get()
    again = {"version": filing.version, "file": SimpleUploadedFile("改.txt", report().encode())}
    clerk.post(reverse("intake_step", args=[filing.pk, "refile"]), again)
    page = clerk.get(reverse("intake_filing", args=[filing.pk]))
    assert (page.context["record"].stage, page.context["counts"]["defect"]) == ("read", 0)
    assert seen(page).text == report(), "the text shown is that of the latest file"


def test_a_letter_with_a_sign_that_no_font_has_is_made_in_word_and_says_why_there_is_no_pdf(county: County) -> None:
    filing = receive(county, report(more=DEFECT))
    clerk = seated(county.bureau, Role.CLERK)
    told = {"version": filing.version, "advice": "请与填报人王𠮷核实金额"}
    clerk.post(reverse("intake_step", args=[filing.pk, "return"]), told)
    letter = Paper.objects.get(kind="report_filing_return")
    word, pdf, page = (
        reverse("paper", args=["report_filing", filing.pk, letter.pk, form]) for form in ("docx", "pdf", "html")
    )
    assert clerk.get(word).content[:2] == b"PK"
    said = clerk.get(pdf, follow=True).content.decode()
    assert "“𠮷”（编码 20BB7，见“" in said and "数据文件夹下的 fonts 文件夹" in said
    assert "王𠮷" in clerk.get(page).content.decode()


def test_the_pages_of_papers_say_once_which_fonts_stand_in(county: County) -> None:
    filing = receive(county, report(more=DEFECT))
    clerk = seated(county.bureau, Role.CLERK)
    at = reverse("intake_filing", args=[filing.pk])
    assert "思源宋体" not in clerk.get(at).content.decode(), "nothing was written here yet"
    clerk.post(reverse("intake_step", args=[filing.pk, "return"]), {"version": filing.version, "advice": "请核实金额"})
    letter = Paper.objects.get(kind="report_filing_return")
    for page in (
        at,
        reverse("matter", args=["report_filing", filing.pk]),
        reverse("paper", args=["report_filing", filing.pk, letter.pk, "html"]),
    ):
        assert clerk.get(page, follow=True).content.decode().count("仿宋、楷体、宋体用思源宋体代替") == 1, page


def test_somebody_was_quicker(county: County) -> None:
    filing = receive(county, report())
    engine.take("accept", filing, county.bureau_head, {}, date(2025, 1, 20))
    told = {"version": filing.version - 1, "advice": "迟了"}
    response = seated(county.bureau, Role.CLERK).post(reverse("intake_step", args=[filing.pk, "return"]), told)
    assert response.status_code == 422
    assert "已被他人办理" in response.content.decode()
    assert Entry.objects.filter(matter_id=filing.pk).count() == 3


def test_a_long_text_is_shown_in_windows(county: County) -> None:
    text = report(more="".join(f"\n第{n}村排查矛盾纠纷{n}起。" + "做好日常工作。" * 20 for n in range(1, 500)))
    filing = receive(county, text)
    clerk = seated(county.bureau, Role.CLERK)
    first = clerk.get(reverse("intake_filing", args=[filing.pk]))
    parts = [number for number, _ in first.context["parts"]]
    assert len(parts) == len(intake_text.windows(text)) > 2
    address = reverse("intake_filing", args=[filing.pk])
    assert "".join(seen(clerk.get(address, {"part": part})).text for part in parts) == text
    late = ReadFigure.objects.order_by("-start").first()
    assert late is not None
    page = clerk.get(address, {"at": late.start})
    assert (page.context["part"], page.context["card"]["figure"]) == (parts[-1], late)


MARKUP = """标题：某镇人民政府2024年度法治政府建设情况报告
主送：资兴市人民政府

一、主要举措和成效
全年共排查矛盾纠纷120起，调解成功108起，调解成功率90%。
"""


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_word_and_pdf_are_shown_as_they_were_read(county: County, form: str) -> None:
    document = documents.parse(MARKUP)
    content = documents.to_docx(document) if form == "docx" else documents.to_pdf(document)
    clerk = seated(county.bureau, Role.CLERK)
    upload(clerk, (f"报告.{form}", content), filer=county.township.pk, year=2024)
    filing = ReportFiling.objects.get()
    page = seen(clerk.get(reverse("intake_filing", args=[filing.pk])))
    shown = page.text
    for row in filing.figures.all():
        assert shown[row.start : row.end] == row.text
    assert {"120起", "108起", "90%"} <= set(filing.figures.values_list("text", flat=True))


SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the five reports are not in this copy")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_real_report_is_shown_whole_with_all_its_figures(county: County, path: Path) -> None:
    text = path.read_text("utf-8")
    filing = receive(county, text)
    page = seen(seated(county.bureau, Role.CLERK).get(reverse("intake_filing", args=[filing.pk])))
    assert page.text == text
    links = {given["id"] for tag, given in page.tags if tag == "a" and (given.get("class") or "").startswith("fig ")}
    assert links == {f"t{start}" for start in filing.figures.values_list("start", flat=True)}
