"""HTML: headings by their levels, everything escaped, no address that runs a script."""

import pytest
from hypothesis import given
from lxml import html

from guiju import documents
from guiju.documents import Document, Link, Paragraph
from guiju.documents.blocks import clean
from tests.documents.papers import MARKUP
from tests.documents.papers import documents as any_documents

TAGS = """
article h1 h2 h3 h4 h5 h6 p a strong table caption thead tbody tr th td figure img figcaption span time br
div ol li section
"""


def tree(document: Document, top: int = 1) -> html.HtmlElement:
    return html.fragment_fromstring(documents.to_html(document, top=top))


def test_a_whole_paper() -> None:
    page = tree(documents.parse(MARKUP))
    assert [(one.tag, one.text) for one in page.iter("h1", "h2", "h3", "h4", "h5")] == [
        ("h1", "某某行政复议决定书"),
        ("h2", "一、总体情况"),
        ("h3", "（一）依法履职"),
        ("h4", "1. 案件数量"),
        ("h5", "（1）按类型统计"),
        ("h2", "清单"),
    ]
    assert [(one.get("href"), one.text) for one in page.iter("a")] == [
        ("/figures/1", "128"),
        ("https://example.gov.cn/a", "50"),
    ]
    assert [cell.get("class") for cell in page.iter("td")] == [None, "numeric"] * 2
    assert page.find(".//time").get("datetime") == "2021-02-22"
    assert [one.text for one in page.find_class("paper-annex-label")] == ["附件2"]


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("/f/1", True),
        ("?page=2", True),
        ("#a:b", True),
        ("a/b:c", True),
        ("https://example.gov.cn", True),
        ("MAILTO:a@example.gov.cn", True),
        ("javascript:alert(1)", False),
        ("JaVa\nscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_addresses(href: str, kept: bool) -> None:
    page = tree(Document("题", blocks=(Paragraph((Link("去", href),)),)))
    assert bool(list(page.iter("a"))) == kept
    assert page.text_content().split() == ["题", "去"]


def test_headings_stop_at_six() -> None:
    assert "<h6" in documents.to_html(documents.parse(MARKUP), top=4)


@given(any_documents)
def test_no_text_becomes_markup(document: Document) -> None:
    page = tree(document)
    assert {one.tag for one in page.iter()} <= set(TAGS.split())
    assert not any(name.startswith("on") for one in page.iter() for name in one.attrib)
    assert clean(document.title) in page.text_content()
    assert not any((one.get("href") or "").lower().startswith("javascript") for one in page.iter("a"))
