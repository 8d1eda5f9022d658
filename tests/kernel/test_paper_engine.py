"""The language of paper templates: whatever is filled in is text; markup is what the template writes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, TemplateDoesNotExist, TemplateSyntaxError
from django.utils.safestring import mark_safe

from guiju import documents
from guiju.documents import Heading, Link, Paragraph, Text
from guiju.kernel.keeping.paper_engine import PaperEngine

HEAD = "标题：题\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_inner.md").write_text("附件{{ x }}", "utf-8")
    return tmp_path


def blocks(folder: Path, template: str, **facts: Any) -> tuple[documents.Block, ...]:
    (folder / "paper.md").write_text(HEAD + template, "utf-8")
    markup = PaperEngine(folder).get_template("paper.md").render(Context(facts, autoescape=False))
    return documents.parse(markup).blocks


@pytest.mark.parametrize(
    "filled",
    ["x", "x|default:'无'", "x|safe", "x|upper|safe", "many|join:'|'", "many|join:x", "x|add:x", "x|paragraphs|upper"],
)
def test_no_filter_makes_markup_of_what_was_typed(folder: Path, filled: str) -> None:
    said = blocks(folder, "{{ " + filled + " }}", x="[a](https://b.example)", many=["**甲**", "[a](/b)"])
    for block in said:
        assert isinstance(block, Paragraph)
        assert all(isinstance(span, Text) and not span.bold for span in block.spans)


def test_safe_html_is_no_safe_markup(folder: Path) -> None:
    assert blocks(folder, "{{ x }}", x=mark_safe("**甲**")) == (Paragraph((Text("**甲**"),)),)


def test_an_included_template_escapes_too(folder: Path) -> None:
    assert blocks(folder, '{% include "_inner.md" %}', x="：伪造") == (Paragraph((Text("附件：伪造"),)),)


def test_lines_typed_are_paragraphs_where_the_template_says_so(folder: Path) -> None:
    typed = "甲\n\n一、乙\n附件：丙"
    assert blocks(folder, "{{ x|paragraphs }}", x=typed) == tuple(
        Paragraph((Text(line),)) for line in ("甲", "一、乙", "附件：丙")
    )
    assert blocks(folder, "{{ x }}", x=typed) == (Paragraph((Text("甲 一、乙 附件：丙"),)),)


def test_markup_is_what_the_template_writes(folder: Path) -> None:
    assert blocks(folder, "[{{ x }}]({{ to }})", x="见[此]", to="https://example.gov.cn/(a)") == (
        Paragraph((Link("见[此]", "https://example.gov.cn/(a)"),)),
    )
    assert blocks(folder, "{{ n }}．{{ x }}", n=Decimal(1), x="材料") == (Heading(3, "1．材料"),)


@pytest.mark.parametrize(
    "tag",
    ["firstof x", "cycle x x", "autoescape off", "filter safe", "load tz", "now 'Y'", "debug", "url x", "extends x"],
)
def test_there_are_no_tags_that_say_a_value_past_the_escaping(folder: Path, tag: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="Invalid block tag"):
        blocks(folder, "{% " + tag + " %}", x="**甲**")


def test_a_template_includes_only_those_of_its_folder(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other/paper.md").write_text("甲", "utf-8")
    for named in ("/etc/passwd", "other/paper.md"):
        with pytest.raises(TemplateDoesNotExist):
            blocks(folder, "{% include x %}", x=named)
