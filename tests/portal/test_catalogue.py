"""The live validity catalogue: which state on which day, what is shown of a document, and what it costs."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from guiju.kernel.acting import engine
from guiju.kernel.keeping.papers import Paper
from guiju.portal.open_lists import COLUMNS
from guiju.portal.validity_list import listed
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.validity import Validity
from tests.people import County
from tests.portal.publications import documents
from tests.registers.documents import a_document

CATALOGUE = "/public/catalogue/"


def rows(public: Client, **query: str) -> list[dict[str, Any]]:
    """The catalogue as its JSON gives it."""
    answer = public.get(reverse("portal:documents_json"), query)
    found: list[dict[str, Any]] = json.loads(b"".join(answer.streaming_content))["documents"]  # type: ignore[attr-defined]
    return found


# In force from 2018-06-01, last day 2023-05-31; published 2018-05-03.
@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        ("2018-05-02", None, None),
        ("2018-05-03", "尚未施行", None),
        ("2018-05-31", "尚未施行", None),
        ("2018-06-01", "现行有效", 1825),
        ("2022-11-30", "现行有效", 182),
        ("2022-12-01", "即将到期", 181),
        ("2023-05-31", "即将到期", 0),
        ("2023-06-01", "失效", None),
    ],
)
def test_validity_as_of_any_day(county: County, public: Client, on: str, state: str | None, left: int | None) -> None:
    documents(county, 1)
    assert [(row["validity"], row["days_left"]) for row in rows(public, on=on)] == ([(state, left)] if state else [])
    page = public.get(CATALOGUE, {"on": on}).content.decode()
    assert ("模拟文件之1" in page) is (state is not None)
    if state:
        assert f">{state}</span>" in page


def test_a_document_repealed_later_was_in_force_before(county: County, public: Client) -> None:
    [document] = documents(county, 1)
    engine.take("repeal", document, county.head, {"reason": "上位法修改"}, date(2021, 6, 1))
    states = [rows(public, on=day)[0]["validity"] for day in ("2020-12-31", "2021-05-31", "2021-06-01")]
    assert states == ["现行有效", "现行有效", "废止"]
    early = public.get(reverse("portal:document", args=[document.pk]), {"on": "2020-12-31"}).content.decode()
    late = public.get(reverse("portal:document", args=[document.pk]), {"on": "2021-06-01"}).content.decode()
    assert "废止</li>" not in early
    assert "废止</li>" in late


def test_nothing_shows_until_it_is_published(county: County, public: Client) -> None:
    signed = a_document(county, "register")
    assert rows(public, on="2030-01-01") == []
    assert public.get(reverse("portal:document", args=[signed.pk])).status_code == 404
    paper = Paper.objects.get(matter_id=signed.pk, kind="text")
    assert public.get(reverse("portal:paper", args=[signed.pk, paper.pk])).status_code == 404
    assert "小微企业" not in public.get("/public/search/", {"q": "小微"}).content.decode()


def test_filters(county: County, public: Client) -> None:
    documents(county, 1)
    documents(county, 1, first=2, subject_class="08", announced_on=date(2019, 5, 3), expires_on=None)
    both = ["模拟文件之2", "模拟文件之1"]
    table: list[tuple[dict[str, str], list[str]]] = [
        ({}, both),
        ({"state": "in_force"}, both[:1]),
        ({"state": "expiring"}, both[1:]),
        ({"state": "repealed"}, []),
        ({"subject": "08"}, both[:1]),
        ({"year": "2018"}, both[1:]),
        ({"agency": str(county.department.pk)}, both),
        ({"q": "之1"}, both[1:]),
        ({"q": "资某发〔2018〕2"}, both[:1]),
        ({"q": "%"}, []),
    ]
    for query, titles in table:
        assert [row["title"] for row in rows(public, on="2023-01-10", **query)] == titles, query


@pytest.mark.parametrize("query", ["on=2020-13-40", "year=abc", "state=nonsense", "agency=99999", "subject=77"])
def test_a_condition_that_is_none_is_said_and_left_aside(county: County, public: Client, query: str) -> None:
    documents(county, 1)
    answer = public.get(f"{CATALOGUE}?{query}")
    assert answer.status_code == 200
    assert "下列条件有误" in answer.content.decode()
    assert "模拟文件之1" in answer.content.decode()


def test_a_document_made_here_shows_text_announcement_and_public_steps_only(county: County, public: Client) -> None:
    document = a_document(county, "file")
    page = public.get(reverse("portal:document", args=[document.pk]), {"on": "2021-04-01"}).content.decode()
    assert "现行有效" in page
    assert "正式文本" in page
    assert "公布公告" in page
    assert "报送备案</li>" in page
    for inside in ("送合法性审核", "集体审议", "合法性审核意见书", "未发现违反", "局务会议", "备案报告", "收到意见"):
        assert inside not in page
    kinds = {paper.kind: paper for paper in Paper.objects.filter(matter_id=document.pk)}
    assert {"legality_opinion", "filing_report"} <= kinds.keys()
    for kind, paper in kinds.items():
        answer = public.get(reverse("portal:paper", args=[document.pk, paper.pk]))
        assert answer.status_code == (200 if kind in ("text", "announcement") else 404), kind


def test_texts_come_as_page_word_pdf_or_the_file_as_it_is(county: County, public: Client) -> None:
    document = a_document(county, "publish")
    text, announcement = (Paper.objects.get(matter_id=document.pk, kind=kind) for kind in ("text", "announcement"))
    original = public.get(reverse("portal:paper", args=[document.pk, text.pk]))
    assert original.content == "模拟文件正文".encode()
    assert original["Content-Disposition"].startswith("attachment")
    at = reverse("portal:paper", args=[document.pk, announcement.pk])
    assert "统一登记、统一编号" in public.get(at).content.decode()
    assert public.get(f"{at}docx/").content[:2] == b"PK"
    assert public.get(f"{at}pdf/").content[:5] == b"%PDF-"
    assert public.get(f"{at}exe/").status_code == 404
    for page in (at, reverse("portal:document", args=[document.pk])):
        assert public.get(page).content.decode().count("仿宋、楷体、宋体用思源宋体代替") == 1
    other = documents(county, 1)[0]
    assert public.get(reverse("portal:paper", args=[other.pk, text.pk])).status_code == 404


def test_a_text_with_a_sign_that_no_font_has_is_offered_as_word(
    county: County, public: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = a_document(county, "publish")
    announcement = Paper.objects.get(matter_id=document.pk, kind="announcement")
    monkeypatch.setattr(Paper, "content_for", lambda paper, by: "标题：公告\n\n联系人王𠮷。".encode())
    at = reverse("portal:paper", args=[document.pk, announcement.pk])
    refused = public.get(f"{at}pdf/")
    assert refused.status_code == 503 and "“𠮷”，PDF 所用的字体里没有" in refused.content.decode()
    assert public.get(f"{at}docx/").content[:2] == b"PK"


def test_struck_words_stay_struck_in_list_document_search_and_text(county: County, public: Client) -> None:
    document = a_document(county, "publish", publish={"strike": ["小微企业"]})
    at = reverse("portal:document", args=[document.pk])
    pages = [public.get(CATALOGUE), public.get(at), public.get("/public/normative_document/")]
    for page in pages:
        assert "某市促进■■发展" in page.content.decode()
        assert "促进小微企业" not in page.content.decode()
    assert rows(public, q="小微企业") == []
    assert "本站没有这份文件的文本" in pages[1].content.decode()
    for paper in Paper.objects.filter(matter_id=document.pk):
        assert public.get(reverse("portal:paper", args=[document.pk, paper.pk])).status_code == 404


def test_renewed_documents_lead_to_one_another(county: County, public: Client) -> None:
    old = a_document(county, "publish", publish={"expires_on": date(2022, 3, 31)})
    engine.take("evaluate", old, county.clerk, {"evaluation": "keep", "report": "继续执行"}, date(2022, 2, 1))
    engine.take("renew", old, county.head, {"renewed_from": date(2022, 4, 1)}, date(2022, 3, 25))
    new = NormativeDocument.objects.get(predecessor=old)
    assert "已重新公布为" in public.get(reverse("portal:document", args=[old.pk])).content.decode()
    assert "由此文件重新公布而来" in public.get(reverse("portal:document", args=[new.pk])).content.decode()


def test_csv_and_json_say_the_same_and_no_cell_is_a_formula(county: County, public: Client) -> None:
    documents(county, 2)
    documents(county, 1, first=3, title="=HYPERLINK(1)")
    answer = public.get(reverse("portal:documents_csv"), {"on": "2020-12-31"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, *lines = csv.reader(StringIO(text))
    assert header == [*COLUMNS.values(), "截至日期"]
    said = [dict(zip(COLUMNS, line, strict=False)) for line in lines]
    assert [row["title"] for row in said] == ["'=HYPERLINK(1)", "模拟文件之2", "模拟文件之1"]
    told = rows(public, on="2020-12-31")
    for name in ("number", "effective_on", "validity", "address"):
        assert [row[name] for row in said] == [row[name] for row in told]
    assert {line[-1] for line in lines} == {"2020-12-31"}


def test_every_document_is_met_exactly_once_page_after_page(county: County, public: Client) -> None:
    documents(county, 45)
    for state in ("", "expiring"):
        met: list[Any] = []
        query: dict[str, str] = {"on": "2023-01-10", "state": state}
        while True:
            context: Any = public.get(CATALOGUE, query).context
            met += [item.document.pk for item in context["listed"]]
            if not context["found"].next:
                break
            query["after"] = context["found"].next
        assert len(met) == len(set(met)) == 45


def test_statements_do_not_grow_with_the_catalogue(county: County, public: Client) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            answer = public.get(address)
            b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        return len(statements)

    [first] = documents(county, 1)
    addresses = [CATALOGUE, reverse("portal:documents_csv"), reverse("portal:document", args=[first.pk])]
    few = [cost(address) for address in addresses]
    documents(county, 40, first=2)
    assert [cost(address) for address in addresses] == few
    assert few[0] <= 6


def test_names_are_escaped(county: County, public: Client) -> None:
    [document] = documents(county, 1, title="<script>alert(1)</script>", summary="<img src=x onerror=alert(2)>")
    for address in (
        CATALOGUE,
        reverse("portal:document", args=[document.pk]),
        "/public/",
        "/public/search/?q=<script>",
    ):
        page = public.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page


def test_all_that_the_catalogue_shows_stands_in_the_publication() -> None:
    publication = NormativeDocument.procedure.publication
    assert publication is not None
    assert set(COLUMNS) - {"agency", "validity", "days_left", "simulated", "address"} <= set(publication.shows)
    assert publication.hides == ()


DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@given(begun=DAYS, ends=DAYS, on=DAYS)
def test_the_bar_is_whole_on_the_first_day_and_only_shrinks(begun: date, ends: date, on: date) -> None:
    row = NormativeDocument(announced_on=begun, effective_on=begun, expires_on=ends)
    item, next_day = listed(row, on), listed(row, on + timedelta(days=1))
    running = begun <= on <= ends
    assert (item.share is not None) is running is (item.state in (Validity.IN_FORCE, Validity.EXPIRING))
    if item.share is not None:
        assert 0 <= item.share <= 100
        assert item.share == 100 or on > begun
        assert on == ends or (next_day.share is not None and next_day.share <= item.share)


def test_a_fragment_of_the_number_finds_a_document_and_says_whether_it_is_in_force(
    county: County, public: Client
) -> None:
    """pages.md 25."""
    [document] = documents(county, 1)
    year = document.number.split("〔")[1][:4]
    tail = document.number.split("〕")[1]
    for words in (f"〔{year}〕{tail}", f"[{year}]{tail}", f"（{year}）{tail}", f"文件之1 {year}"):
        page = public.get("/public/search/", {"q": words}).content.decode()
        assert "模拟文件之1" in page and '<span class="badge state-lapsed">失效</span>' in page, words
    assert "没有找到" in public.get("/public/search/", {"q": f"文件之1 {int(year) + 1}"}).content.decode()
