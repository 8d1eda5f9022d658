"""An office's own Word template: what is refused when it is loaded, what it makes, and that it can do no more than that."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import TemplateError

from guiju import libreoffice
from guiju.documents import office_file, office_pdf
from guiju.documents.office_template import NotMade, check, render
from guiju.documents.office_words import Sandbox
from tests import needs
from tests.documents.office_templates import BODY, REQUIRED, SPECIMEN, changed, lines_of, whole, word

VALUES: dict[str, Any] = {
    "落款": "某局",
    "日期": "2026年3月2日",
    "正文": [{"文字": "一、总则", "级别": "1"}, {"文字": "第一段\t第二列", "级别": ""}],
    "事项": {"印发日期": "2026年3月1日"},
    "当事人": [{"名称": "张三"}, {"名称": "<b>&李四\"'</b>"}],
}


def faults(*lines: str) -> str:
    return "\n".join(check(whole(lines), SPECIMEN, REQUIRED).faults)


def test_a_sound_template_is_taken_and_filled_in() -> None:
    template = whole(
        ("{{ 事项.印发日期 }}", "{%p for 人 in 当事人 %}", "{{ loop.index }}{{ 人.名称 }}", "{%p endfor %}")
    )
    found = check(template, SPECIMEN, REQUIRED)
    assert found.faults == ()
    assert found.names == {"事项.印发日期", "当事人", "当事人.名称", "loop.index", "正文", "正文.文字", "落款", "日期"}
    said = lines_of(render(template, VALUES))
    assert said[0] == "2026年3月1日"
    assert said[1:3] == ["1张三", "2<b>&李四\"'</b>"], "what was typed comes out as it was typed"
    assert said[-2:] == ["某局", "2026年3月2日"]


def test_the_same_values_give_the_same_bytes() -> None:
    first = render(whole(), VALUES)
    time.sleep(1.1)
    assert render(whole(), VALUES) == first


def test_headers_are_read_too() -> None:
    assert "没有“密级”" in "\n".join(check(word(*BODY, header="{{ 密级 }}"), SPECIMEN, REQUIRED).faults)


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        (BODY[:3], {"落款", "日期"}),
        (("{{ 落款 }}", "{{ 日期 }}"), {"正文.文字"}),
        (("{%p if 事项.印发日期 %}", *BODY, "{%p endif %}"), {"落款", "日期", "正文.文字"}),
        (("{{ 正文|length }}", "{{ 落款|length }}", "{{ 日期 == '' }}"), {"落款", "日期", "正文.文字"}),
        (("{%p if 事项.印发日期 %}", *BODY, "{%p else %}", *BODY, "{%p endif %}"), set()),
    ],
)
def test_what_the_law_wants_in_a_paper_is_always_said(lines: tuple[str, ...], missing: set[str]) -> None:
    found = check(word(*lines), SPECIMEN, REQUIRED).faults
    assert {name for (name,) in REQUIRED if any(f"缺少“{name}”" in fault for fault in found)} == missing
    assert len(found) == len(missing)


def hidden(content: bytes) -> bytes:
    foot = b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ \xe8\x90\xbd\xe6\xac\xbe }}"
    return changed(
        content, "word/document.xml", lambda old: re.sub(rb"<w:r><w:t>\{\{ \xe8\x90\xbd\xe6\xac\xbe \}\}", foot, old)
    )


@pytest.mark.parametrize("written", ["{{r 落款 }}", "{{p 落款 }}", ""])
def test_what_is_named_and_not_printed_is_not_said(written: str) -> None:
    """A name that stands where no text can be, or in hidden text, is on the paper for nobody."""
    template = word(*BODY[:3], written, BODY[4]) if written else hidden(whole())
    found = check(template, SPECIMEN, REQUIRED).faults
    assert len(found) == 1 and "“落款”没有印出来" in found[0]


def test_every_fault_is_named_at_once() -> None:
    said = faults("{{ 事项.无此项 }}", "{{ 甲 }}", "{{ 落款.upper() }}", "{{ 1 + 1 }}", "{{ 落款|pprint }}")
    for word_ in ("事项.无此项", "“甲”", "调用函数", "运算", "pprint"):
        assert word_ in said


ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 落款.__class__ }}",
    "{{ 正文.append }}",
    "{{ 事项.items() }}",
    "{{ 事项['__class__'] }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ 落款|attr('__class__') }}",
    "{{ 落款|map('x')|list }}",
    "{{ '%s'|format(落款) }}",
    "{{ '{0.__class__}'.format(落款) }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 2 ** 100000000 }}",
    "{% for x in range(1000000000) %}{% endfor %}",
    "{% for x in [1,2,3] %}{% endfor %}",
    "{% for x in 'abc' %}{% endfor %}",
    "{% for a in 正文 %}{% for b in 正文 %}{% endfor %}{% endfor %}",
    "{% for a in 正文 recursive %}{% endfor %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% raw %}{{ 落款 }}",
    "{{ loop.cycle('a', 'b') }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_whoever_means_harm_is_refused_when_the_template_is_loaded(attack: str) -> None:
    found = check(whole((attack,)), SPECIMEN, REQUIRED)
    assert found.faults
    assert all("\u4e00" <= fault[0] <= "\u9fff" or fault[0] == "“" for fault in found.faults), "every fault in Chinese"


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_sandbox_would_not_do_it_either(attack: str) -> None:
    """The second fence: without the check, nothing but values comes out, and nothing is called."""
    if "*" in attack:
        pytest.skip("arithmetic on numbers is held off by the check alone")
    try:
        said = Sandbox().from_string(attack).render(VALUES)
    except (TemplateError, TypeError, KeyError):
        return
    assert not any(word_ in said for word_ in ("class", "uid=", "module", "function", "method"))


def test_a_template_that_makes_too_much_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.documents.office_words.LONGEST", 1000)
    with pytest.raises(NotMade, match="过长"):
        render(whole(), {**VALUES, "正文": [{"文字": "字" * 100, "级别": ""}] * 100})


def test_a_template_that_takes_too_long_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.documents.office_words.SECONDS", -1.0)
    with pytest.raises(NotMade, match="过久"):
        render(whole(), VALUES)


def macros(content: bytes) -> bytes:
    return changed(content, "word/vbaProject.bin", lambda _: b"\xd0\xcf\x11\xe0")


def external(kind: str) -> Callable[[bytes], bytes]:
    said = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        ' Target="https://example.org/x" TargetMode="External"/></Relationships>'
    )
    return lambda content: changed(
        content, "word/_rels/document.xml.rels", lambda old: old.replace(b"</Relationships>", said.encode())
    )


def in_document(words: str) -> Callable[[bytes], bytes]:
    return lambda content: changed(
        content, "word/document.xml", lambda old: old.replace(b"<w:body>", b"<w:body>" + words.encode())
    )


def field(code: str) -> Callable[[bytes], bytes]:
    return in_document(f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>")


def bomb(content: bytes) -> bytes:
    return changed(content, "word/media/image1.xml", lambda _: b"<a>" + b" " * 30_000_000 + b"</a>")


def many(content: bytes) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as package:
        for n in range(500):
            package.writestr(f"word/x{n}.txt", b"")
    return made.getvalue()


def of_macros(content: bytes) -> bytes:
    was = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    now = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return changed(content, "[Content_Types].xml", lambda old: old.replace(was, now))


def entity(content: bytes) -> bytes:
    words = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "passwd">]><w:document'
    return changed(content, "word/document.xml", lambda old: old.replace(b"<w:document", words, 1))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda content: b"", "不是Word文档"),
        (lambda content: b"PK\x03\x04 no", "不是Word文档"),
        (lambda content: content[:2000], "不是Word文档"),
        (lambda content: content + b"\0" * office_file.LARGEST, "超过"),
        (macros, "宏"),
        (of_macros, "启用宏"),
        (bomb, "异常压缩"),
        (many, "过大"),
        (entity, "实体"),
        (external("attachedTemplate"), "外部内容"),
        (external("image"), "外部内容"),
        (external("oleObject"), "外部内容"),
        (field("DDEAUTO c:\\\\x"), "DDEAUTO"),
        (field("INCLUDETEXT &quot;http://example.org&quot;"), "INCLUDETEXT"),
        (field("HYPERLINK {{ 落款 }}"), "域代码"),
        (in_document("<w:altChunk/>"), "嵌入了另一份文档"),
        (in_document("<w:p>"), "XML"),
        (lambda content: changed(content, "word/embeddings/x.xlsx", lambda _: b"x"), "嵌入对象"),
        (lambda content: changed(content, "../x.xml", lambda _: b"<a/>"), "越界"),
    ],
)
def test_what_is_no_plain_word_file_is_refused(spoil: Callable[[bytes], bytes], said: str) -> None:
    found = check(spoil(whole()), SPECIMEN, REQUIRED).faults
    assert said in "\n".join(found)


def test_a_file_that_word_has_saved_with_fields_of_its_own_is_sound() -> None:
    assert check(field(" PAGE ")(whole()), SPECIMEN, REQUIRED).faults == ()


def test_libreoffice_makes_the_pdf_where_it_is() -> None:
    needs.program(*libreoffice.PROGRAMS)
    made = office_pdf.to_pdf(render(whole(), VALUES))
    assert made is not None and made[:5] == b"%PDF-"


def test_without_libreoffice_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "PROGRAMS", ("no-such-program",))
    assert office_pdf.to_pdf(b"") is None
