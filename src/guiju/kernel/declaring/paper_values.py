"""What an office's own template may name of a paper: plain words under the labels that the pages use, and no more.

``文书`` 's own parts come from the built-in paper as it was written, so that what the law wants in it is worded once; beside
them stand the record's columns (``事项``), what the step told (``本步``), the parties and the agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import models

from guiju import documents
from guiju.documents import Document, Heading, Paragraph, Picture, Table
from guiju.kernel.declaring.asks import Ask
from guiju.kernel.declaring.steps import Step
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sight import Use

PARTY = {"name": "名称", "id_number": "证件号码", "phone": "电话", "address": "住址", "acts_for": "代理谁"}
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
"""Signs that are no text: a Word file with one of them would not open."""


def word(value: Any) -> str:
    """A value as a paper says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return documents.chinese_date(value)
    return str(value).translate(CONTROL)


def named(label: str) -> str:
    """A label as a name that a template can write: without brackets and points."""
    return re.sub(r"\W", "", label)


def values(known: Mapping[str, Any], text: str, step: Step, procedure: Any) -> dict[str, Any]:
    """The plain values of a paper: ``known`` is what the built-in template got, ``text`` what it wrote."""
    record = known["matter"]
    return {
        **paper(documents.parse(text)),
        "事项": {named(str(f.verbose_name)): word(_displayed(record, f)) for f in _columns(type(record))},
        "本步": {named(ask.label): _told(ask, known["told"].get(ask.name)) for ask in _plain(step)},
        "当事人": [_party(party, procedure) for party in known["parties"]],
        "代理人": [_party(party, procedure) for party in known["agents"]],
        "机关": {"名称": word(known["agency"].name), "代字": word(known["agency"].mark)},
    }


def paper(document: Document) -> dict[str, Any]:
    """The parts of a paper as it was written."""
    return {
        "标题": word(document.title),
        "文号": word(document.number),
        "主送": word(document.addressee),
        "落款": word(document.issuer),
        "日期": word(document.signed_on),
        "附注": word(document.footer_note),
        "正文": [*_lines(document.blocks), *_annexes(document)],
    }


def _annexes(document: Document) -> Iterator[dict[str, str]]:
    for annex in document.annexes:
        yield {"文字": word(f"附件：{annex.title}"), "级别": "1"}
        yield from _lines(annex.blocks)


def _lines(blocks: Any) -> Iterator[dict[str, str]]:
    """Body text line by line with its level: 1 to 4 for headings, empty for paragraphs and rows of tables."""
    for block in blocks:
        match block:
            case Heading(level, words):
                yield {"文字": word(words), "级别": str(level)}
            case Paragraph(spans):
                yield {"文字": word(_bare(spans)), "级别": ""}
            case Table():
                if block.caption:
                    yield {"文字": word(block.caption), "级别": ""}
                for row in (block.header, *block.rows):
                    yield {"文字": "\t".join(word(_bare(cell)) for cell in row), "级别": ""}
            case Picture(_, caption, description):
                yield {"文字": word(caption or description), "级别": ""}


def _bare(spans: Any) -> str:
    return spans if isinstance(spans, str) else "".join(span.text for span in spans)


def _columns(model: type[models.Model]) -> list[Any]:
    inside = {"restricted", "id", "stage", "version", "head", "simulated", "late_acts"}
    return [f for f in model._meta.concrete_fields if f.editable and f.name not in inside]


def _displayed(record: Any, column: Any) -> Any:
    if column.choices:
        return getattr(record, f"get_{column.name}_display")()
    return getattr(record, column.name)


def _plain(step: Step) -> list[Ask]:
    """What the step asks that is words, days, numbers or a choice: no rows, parties or files."""
    return [ask for ask in step.asked if type(ask) is Ask]


def _told(ask: Ask, value: Any) -> str:
    choices = dict(getattr(ask.field, "choices", ()) or ()) if not hasattr(ask.field, "queryset") else {}
    if isinstance(value, list | tuple):
        return "、".join(word(choices.get(one, one)) for one in value)
    return word(choices.get(value, value))


def _party(party: Party, procedure: Any) -> dict[str, str]:
    plain = party.plain(Use.WORDING)
    said = {label: word(plain[name]) for name, label in PARTY.items()}
    return {"身份": word(procedure.party_label(party.role)), "证件": word(party.number_label), **said}


def specimen(model: Any, step: Step) -> dict[str, Any]:
    """Values of the same names as ``values``, each with a word in it."""
    party = dict.fromkeys(("身份", "证件", *PARTY.values()), "样例")
    return {
        **dict.fromkeys(("标题", "文号", "主送", "落款", "日期", "附注"), "样例"),
        "正文": [{"文字": "样例", "级别": "1"}, {"文字": "样例", "级别": ""}],
        "事项": {named(str(f.verbose_name)): "样例" for f in _columns(model)},
        "本步": {named(ask.label): "样例" for ask in _plain(step)},
        "当事人": [party],
        "代理人": [party],
        "机关": {"名称": "样例", "代字": "样例"},
    }


HEADS = {"文号": "文号", "主送": "主送", "落款": "落款", "日期": "日期"}


def required(model: Any, step: Step) -> list[tuple[str, ...]]:
    """What a template of a step's paper must say: the head and foot that the built-in paper has, and its body, in which
    everything stands that the law wants in it (organ, facts, articles, result, remedies)."""
    writes = step.writes
    assert writes is not None
    source = (model.procedure.papers_folder / f"{writes.template}.md").read_text("utf-8")
    heads = source.split("\n\n", 1)[0].splitlines()
    said = [name for name in HEADS if any(line.startswith(f"{name}：") for line in heads)]
    return [*((name,) for name in said), ("正文.文字",)]
