"""Publications: lists, search, one record, redaction, withdrawal, and addresses that lead nowhere."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.kernel.acting import engine
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.registry import registers
from guiju.kernel.finding import paging
from guiju.kernel.keeping.identifiers import mask_name
from guiju.portal import publications
from guiju.portal.urls import urlpatterns
from tests.lives import brought
from tests.people import County
from tests.portal.publications import NAME, annual_report, decided, documents, published
from tests.specimen.models import Petition

LIST = "/public/petition/"


def address(matter: Petition) -> str:
    return reverse("portal:record", args=["petition", matter.pk])


def text(public: Client, at: str, status: int = 200) -> str:
    answer = public.get(at)
    assert answer.status_code == status
    return answer.content.decode()


def test_default_is_not_public(county: County, public: Client) -> None:
    matter = decided(county, "未公开的诉求")
    for at in ("/public/", LIST, "/public/search/?q=诉求"):
        assert "未公开的诉求" not in text(public, at)
    text(public, address(matter), 404)


def test_a_publication_is_listed_found_and_shown_as_published(county: County, public: Client) -> None:
    matter = published(county)
    for at in ("/public/", LIST, "/public/search/?q=诉求", f"/public/search/?q={matter.number[:6]}"):
        page = text(public, at)
        assert "诉求一件" in page, at
        assert address(matter) in page, at
    shown = text(public, address(matter))
    for said in ("诉求一件", "支持", mask_name(NAME), "资兴市某局"):
        assert said in shown
    assert "听取" not in shown, "what was told in a step stays inside"


def test_struck_words_are_nowhere_and_cannot_be_searched(county: County, public: Client) -> None:
    matter = published(county, "张某诉求", strike=["张某"])
    for at in ("/public/", LIST, address(matter)):
        page = text(public, at)
        assert "■■诉求" in page
        assert "张某" not in page
    assert "没有找到" in text(public, "/public/search/?q=张某")


def test_struck_words_are_nowhere_on_the_pages_of_a_draw(county: County, public: Client) -> None:
    told = {"title": "张某诉求抽取（模拟）", "strike": ["张某"]}
    draw = brought(county, registers()["inspection_draw"], "draw", steps={"freeze": told}).record
    at = reverse("portal:draw", args=["inspection_draw", draw.pk])
    for page in (text(public, at), text(public, f"{at}draw.json")):
        assert "张某" not in page and "■■诉求抽取" in page


def test_a_withdrawn_publication_says_when_and_why_and_nothing_else(county: County, public: Client) -> None:
    matter = published(county)
    engine.take("withdraw", matter, county.clerk, {"reason": "决定被撤销"}, date(2024, 3, 8))
    page = text(public, address(matter), 410)
    assert "2024年3月8日" in page
    assert "决定被撤销" in page
    for gone in ("诉求一件", "支持", "欧"):
        assert gone not in page
    for at in ("/public/", LIST, "/public/search/?q=诉求一件"):
        assert address(matter) not in text(public, at)


def test_published_anew_after_withdrawal_it_stands_again(county: County, public: Client) -> None:
    matter = published(county, "张某诉求")
    engine.take("withdraw", matter, county.clerk, {"reason": "遮盖不全"}, date(2024, 3, 8))
    again = PublicRecord.objects.get()
    again.pk, again.title, again.withdrawn_on, again.withdrawn_why, again.seq = None, "■■诉求", None, "", 9
    again.view = [["名称", "■■诉求"]]
    again.save()
    for at in (LIST, address(matter), "/public/"):
        assert "■■诉求" in text(public, at)
        assert "张某诉求" not in text(public, at)


def test_a_later_publication_takes_the_place_of_the_one_before(county: County, public: Client) -> None:
    matter = published(county, "张某诉求")
    later = PublicRecord.objects.get()
    later.pk, later.title, later.view = None, "■■诉求", [["名称", "■■诉求"]]
    later.save()
    for at in (LIST, address(matter), "/public/", "/public/search/?q=张某"):
        assert "张某诉求" not in text(public, at)
    assert publications.live().count() == 1


def test_a_title_its_register_does_not_publish_is_not_shown(county: County, public: Client) -> None:
    PublicRecord.objects.create(
        register="enforcement_certificate",
        matter_id="00000000-0000-7000-8000-000000000001",
        seq=1,
        number="43100001",
        title="欧阳慕容",
        agency_name="资兴市司法局",
        region="431081",
        published_on=date(2024, 1, 1),
        view=[["证号", "43100001"]],
    )
    for at in ("/public/", "/public/enforcement_certificate/", "/public/search/?q=4310"):
        assert "43100001" in text(public, at)
        assert "欧阳" not in text(public, at)
    assert "没有找到" in text(public, "/public/search/?q=欧阳慕容")


def test_a_register_that_declares_no_publication_has_no_page(county: County, public: Client) -> None:
    closed = [name for name, model in registers().items() if model.procedure.publication is None]
    assert "badge" in closed
    for name in closed:
        text(public, f"/public/{name}/", 404)


def test_simulated_records_are_labelled(county: County, public: Client) -> None:
    data = {"title": "模拟诉求", "received_on": date(2024, 3, 1), "petitioner": {"name": "张三"}}
    matter: Any = engine.take("receive", Petition, county.clerk, data, date(2024, 3, 1), simulated=True)
    engine.take("accept", matter, county.clerk, {"confirmed": ["reconsideration.accept_conditions"]}, date(2024, 3, 1))
    engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, date(2024, 3, 1))
    engine.take("decide", matter, county.head, {"outcome": "支持"}, date(2024, 3, 1))
    engine.take("publish", matter, county.clerk, {}, date(2024, 3, 1))
    real = published(county, "真诉求")
    assert "模拟数据" not in text(public, address(real))
    for at in (address(matter), LIST, "/public/"):
        assert text(public, at).count("模拟数据") == 1


def test_filters_of_a_list(county: County, public: Client) -> None:
    published(county, "甲诉求")
    for query, found in (
        ("q=甲", True),
        ("q=乙", False),
        ("year=2024", True),
        ("year=2023", False),
        ("agency=资兴市某局", True),
        ("agency=某镇人民政府", False),
    ):
        assert ("甲诉求" in text(public, f"{LIST}?{query}")) is found, query
    page = text(public, f"{LIST}?year=0&agency=不存在")
    assert "下列条件有误" in page
    assert "甲诉求" in page


def test_every_publication_is_met_exactly_once_page_after_page(county: County, public: Client) -> None:
    made = [published(county, f"诉求{n}", day=7 + n % 3) for n in range(45)]
    met: list[Any] = []
    after = ""
    while True:
        context: Any = public.get(LIST, {"after": after}).context
        met += [line.row.matter_id for line in context["lines"]]
        after = context["found"].next
        if not after:
            break
    assert len(met) == 45
    assert set(met) == {matter.pk for matter in made}
    assert "诉求" in text(public, f"{LIST}?after=no-place")


def test_statements_do_not_grow(county: County, public: Client) -> None:
    def costs() -> list[int]:
        found = []
        for at in ("/public/", LIST, "/public/search/?q=诉求"):
            with CaptureQueriesContext(connection) as statements:
                public.get(at)
            found.append(len(statements))
        return found

    published(county)
    few = costs()
    for n in range(25):
        published(county, f"诉求{n}")
    assert costs() == few
    assert max(few) <= 5


def test_counts_are_capped(county: County, public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "CAP", 2)
    for _ in range(5):
        published(county)
    assert paging.capped_counts({"petition": publications.live()}) == {"petition": 3}


@pytest.mark.parametrize(
    "at",
    [
        "/public/none/",
        "/public/petition/none/",
        "/public/petition/00000000-0000-7000-8000-000000000001/",
        "/public/catalogue/00000000-0000-7000-8000-000000000001/",
        "/public/catalogue/00000000-0000-7000-8000-000000000001/papers/1/",
        "/public/reports/00000000-0000-7000-8000-000000000001/",
        "/public/reports/00000000-0000-7000-8000-000000000001/pdf/",
        "/public/figures/none/",
        "/public/ledger/99.json",
        "/public/ledger/proof.json",
        "/public/a/b/c",
    ],
)
def test_addresses_that_lead_nowhere_say_so_in_the_same_design(county: County, public: Client, at: str) -> None:
    page = text(public, at, 404)
    assert "没有找到" in page
    assert 'class="masthead"' in page


def test_the_public_site_only_reads(county: County, public: Client) -> None:
    for at in ("/public/", LIST, "/public/catalogue/", "/public/ledger/", "/public/search/"):
        assert public.post(at).status_code == 405
    assert not public.get("/public/").cookies


def test_no_register_bears_the_name_of_a_room() -> None:
    rooms = {str(pattern.pattern).split("/")[0] for pattern in urlpatterns}
    assert {"catalogue", "ledger", "reports", "figures", "search"} <= rooms
    assert rooms & registers().keys() == set()


def test_pages_carry_no_style_or_script_of_their_own(county: County, public: Client) -> None:
    published(county)
    [document] = documents(county, 1)
    report = annual_report(county)
    pages = ["/public/", LIST, "/public/catalogue/", "/public/ledger/", "/public/reports/"]
    pages += [reverse("portal:document", args=[document.pk]), reverse("portal:report", args=[report.pk])]
    for at in pages:
        page = text(public, at)
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count("<script src=")
        assert " onclick=" not in page
        assert page.count("<h1") == 1, at
        assert '<main id="content"' in page
