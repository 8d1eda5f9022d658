"""The page of a register for clerks: the words beside it, then tables from its declaration; and the index of all pages.

The words stand in ``about/<register>.md`` beside the register's file: what a record is, what the public sees, how its
figures count, and what else no table can say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps

from guiju.figures.chapters import CHAPTERS
from guiju.kernel.declaring.registry import registers
from guiju.registers.reference.columns import columns
from guiju.registers.reference.figures import figures
from guiju.registers.reference.papers import papers
from guiju.registers.reference.public import publication
from guiju.registers.reference.rules import clocks, conditions, duties
from guiju.registers.reference.steps import set_right, stages, steps, taken_by, ways
from guiju.registers.reference.table import table

MADE = "本页由 `guiju registers --into docs/registers` 生成：文字取自台账文件旁的 about 文件夹，表格取自程序的声明。"
INTERRUPTED = "期限中止的，恢复后接着计算余下的时间。当日中止、当日恢复的没有扣除；届满以后才中止的，仍是逾期。"
TABLES: dict[str, Callable[[Any], Iterator[str]]] = {
    "常见经过": ways,
    "步骤": steps,
    "不得更正的内容": set_right,
    "不符合就不能办理的条件": conditions,
    "期限": clocks,
    "定期职责": duties,
    "文书和编号": papers,
    "阶段": stages,
    "公开的内容": publication,
    "数据": figures,
    "记录的内容": columns,
}
"""What follows the words, by heading; a heading without a body is left out."""


def about_file(model: Any) -> Path:
    """Where the words of a register stand."""
    folder: Path = model.procedure.papers_folder.parent
    return folder / "about" / f"{model.register()}.md"


def lines(model: Any) -> Iterator[str]:
    """The page in Markdown, line by line."""
    yield f"# {model._meta.verbose_name}"
    yield f"\n{_words(model)}"
    for title, body in TABLES.items():
        yield from _section(title, body(model))
    yield f"\n---\n\n{MADE}"


def index() -> Iterator[str]:
    """The page that leads to all others, part by part of the report, and the steps that every register has."""
    yield "# 台账"
    known = [(name, model) for name, model in registers().items() if model.__module__.startswith("guiju.")]
    for app, group in groupby(known, key=lambda item: item[1]._meta.app_label):
        rows = [[f"[{model._meta.verbose_name}]({name}.md)", _first_sentence(model)] for name, model in group]
        part = CHAPTERS.get(app) or str(apps.get_app_config(app).verbose_name)
        yield from _section(part, table(("台账", "一条记录"), rows))
    yield from _section("各台账都有的步骤", _of_all(known[0][1]))
    yield from _section("期限的中止", [INTERRUPTED])
    yield f"\n---\n\n{MADE}步骤、阶段和数据的英文名称见[术语对照](../glossary.md)。"


def _words(model: Any) -> str:
    """A register of an office's own need not have any; every one of ours does, by test."""
    path = about_file(model)
    return path.read_text("utf-8").strip() if path.exists() else ""


def _first_sentence(model: Any) -> str:
    return _words(model).replace("\n", "").partition("。")[0] + "。"


def _of_all(model: Any) -> Iterator[str]:
    """The steps that a register has without declaring them."""
    given = (step for step in model.procedure.steps.values() if step not in model.procedure.declared)
    yield from table(("步骤", "谁办", "说明"), ([step.label, taken_by(step), step.help_text] for step in given))


def _section(title: str, body: Iterable[str]) -> Iterator[str]:
    """Heading and body; nothing where there is no body."""
    if found := list(body):
        yield f"\n## {title}\n"
        yield from found
