"""A walk over every public page that can be reached finds no name, number, telephone or address of a person."""

from collections import deque
from datetime import date
from html import unescape
from re import findall
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client

from guiju.kernel.acting import engine
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.identifiers import mask_name
from guiju.kernel.offices.people import User
from tests.people import County
from tests.portal.publications import ADDRESS, ID_NUMBER, NAME, PHONE, annual_report, documents, published
from tests.registers.documents import a_document

PLANTED = (NAME, NAME[2:], ID_NUMBER, ID_NUMBER[6:14], PHONE, ADDRESS)
STAFF = "经办人甲乙"


def walk(public: Client) -> dict[str, bytes]:
    """Every address under /public/ that a link or form leads to, with what it answered."""
    met: dict[str, bytes] = {}
    waiting = deque(["/public/", "/public/search/?q=诉求"])
    while waiting:
        at = waiting.popleft()
        if at in met or not at.startswith("/public/") or len(met) > 400:
            continue
        answer: Any = public.get(at)
        assert answer.status_code in (200, 410), at
        met[at] = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer["Content-Type"].startswith("text/html"):
            links = findall(r'(?:href|src|action)="([^"]+)"', met[at].decode())
            waiting.extend(urljoin(at, unescape(link)).split("#")[0] for link in links if not urlsplit(link).netloc)
    return met


def test_no_page_shows_personal_data(county: County, public: Client) -> None:
    published(county, f"{NAME}诉求", strike=[NAME])
    gone = published(county, "撤回的诉求")
    engine.take("withdraw", gone, county.clerk, {"reason": "决定被撤销"}, date(2024, 3, 8))
    documents(county, 25)
    a_document(county, "file")
    annual_report(county)
    checkpoints.make()
    met = walk(public)
    rooms = ("/public/catalogue/", "/public/ledger/", "/public/reports/", "/public/petition/", "/public/figures/")
    for room in rooms:
        assert any(at.startswith(room) for at in met), room
    assert any(at.endswith(".csv") for at in met)
    assert any(at.endswith(".json") for at in met)
    for at, content in met.items():
        text = content.decode("utf-8", "ignore")
        assert [planted for planted in PLANTED if planted in text] == [], at
    assert any(mask_name(NAME).encode() in content for content in met.values()), "persons appear by masked name"


def test_staff_are_not_named(county: County, public: Client) -> None:
    a_document(county, "file")
    User.objects.update(full_name=STAFF)
    checkpoints.make()
    assert [at for at, content in walk(public).items() if STAFF.encode() in content] == []
