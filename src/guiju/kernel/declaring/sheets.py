"""Scoring sheets as dated data: parts and items with their points, items that fail the whole, bounds of the grades.

A sheet is a YAML file beside its register, or in ``GUIJU_HOME/sheets/<register>``, where an office puts the standard of its own
province; of several for one kind of thing the one in force on the day is used, an office's own before what comes with the
program. What is scored by a sheet keeps its text (``Sheet.text``, ``kept``): a file edited later changes no score. A score
starts from the full points; each ``Deduction`` takes some off one item. ``deductions("first", "扣分", …)`` asks for them,
``fits(…)`` is the gate that holds them to the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django import forms
from django.core.validators import MinValueValidator
from django.db import models

from guiju.home import home
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.asks import Ask, PartsAsk
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Part
from guiju.kernel.declaring.steps import Gate

LEAST = Decimal("0.5")
UNREADABLE = "评分表 {} 无法读取：应为 UTF-8 编码的 YAML，写明种类、起止日期和各项指标。"


class SheetError(ValueError):
    """A sheet that cannot be used; the message says which and why, in Chinese."""


class Grade(StrEnum):
    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return GRADES[self]


GRADES = {Grade.EXCELLENT: "优秀", Grade.QUALIFIED: "合格", Grade.FAILED: "不合格"}


@dataclass(frozen=True)
class Item:
    """二级指标: what it looks at, the most that it takes off, whether failing it fails the whole."""

    code: str
    name: str
    points: Decimal
    part: str
    veto: bool = False

    def __str__(self) -> str:
        return f"{self.code} {self.name}（{self.points}分{'，否决项' if self.veto else ''}）"


@dataclass(frozen=True)
class Sheet:
    """One version of a sheet, in force from ``since`` to ``until``, both included. ``apart``: two scores that lie further
    apart than so many points want a third. ``text``: as it was written, for whoever keeps it."""

    kind: str
    name: str
    since: date
    until: date | None
    source: str
    excellent: Decimal
    qualified: Decimal
    apart: Decimal
    items: tuple[Item, ...]
    text: str

    @cached_property
    def by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    @cached_property
    def full(self) -> Decimal:
        return sum((item.points for item in self.items), Decimal())

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def score(self, deductions: Iterable[Deduction]) -> Decimal:
        """What is left of the full points."""
        return self.full - sum((one.points for one in deductions), Decimal())

    def vetoed(self, deductions: Iterable[Deduction]) -> bool:
        """Whether any of them is on an item that fails the whole."""
        failing = {item.code for item in self.items if item.veto}
        return any(one.item in failing for one in deductions)

    def grade(self, score: Decimal, vetoed: bool = False) -> Grade:
        if vetoed or score < self.qualified:
            return Grade.FAILED
        return Grade.EXCELLENT if score >= self.excellent else Grade.QUALIFIED


def read(path: Path) -> Sheet:
    """Raises SheetError."""
    try:
        return told(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(UNREADABLE.format(path.name)) from error


@lru_cache(maxsize=64)
def kept(text: str) -> Sheet:
    """A sheet from the text that was kept of it."""
    return told(text, "（已存档）")


def told(text: str, name: str) -> Sheet:
    """A sheet from its text. Raises SheetError."""
    try:
        said = yaml.safe_load(text)
        items = tuple(
            Item(str(item["code"]), item["name"], Decimal(str(item["points"])), part["name"], item.get("veto", False))
            for part in said["parts"]
            for item in part["items"]
        )
        excellent, qualified, apart = (Decimal(str(said[name])) for name in ("excellent", "qualified", "apart"))
        sheet = Sheet(
            said["kind"],
            said["name"],
            said["since"],
            said.get("until"),
            said["source"],
            excellent,
            qualified,
            apart,
            items,
            text,
        )
    except (yaml.YAMLError, LookupError, TypeError, ArithmeticError) as error:
        raise SheetError(UNREADABLE.format(name)) from error
    days = (sheet.since,) if sheet.until is None else (sheet.since, sheet.until)
    if not all(type(day) is date for day in days):
        raise SheetError(f"评分表 {name} 的起止日期应当写作 2024-01-01，不加引号。")
    if len(sheet.by_code) < len(items):
        raise SheetError(f"评分表 {name} 的指标编号有重复。")
    if not Decimal() < sheet.qualified <= sheet.excellent <= sheet.full:
        raise SheetError(f"评分表 {name} 的等次分数线应当在零和满分{sheet.full}之间，优秀不低于合格。")
    return sheet


EVERY: list[Sheets] = []
"""The sheets of every register that scores by some."""


class Sheets:
    """All sheets of a register: those in ``folder``, and before them an office's own."""

    def __init__(self, register: str, folder: Path) -> None:
        self.register, self.folder = register, folder
        EVERY.append(self)

    @cached_property
    def _read(self) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
        """The sheets, and what is wrong with an office's own: nobody scores by another sheet instead, but pages are shown."""
        sheets, faults = list[Sheet](), list[str]()
        for path in sorted((home() / "sheets" / self.register).glob("*.yaml")):
            try:
                sheets.append(read(path))
            except SheetError as error:
                faults.append(str(error))
        return (*sheets, *map(read, sorted(self.folder.glob("*.yaml")))), tuple(faults)

    @property
    def all(self) -> tuple[Sheet, ...]:
        return self._read[0]

    @property
    def faults(self) -> tuple[str, ...]:
        return self._read[1]

    def lacking(self) -> str:
        """Why there is no sheet to score by."""
        said = "".join(self.faults)
        return f"{said}请系统管理员改正后重新启动。" if said else "没有适用的评分表，请先由系统管理员载入。"

    def on(self, kind: str, day: date) -> Sheet | None:
        """The sheet for a kind of thing on a day; None where there is none, or one of the office's own cannot be read."""
        if self.faults:
            return None
        return next((sheet for sheet in self.all if sheet.kind == kind and sheet.holds_on(day)), None)


class Deduction(Part):
    """扣分: so many points off one item, and why. A register's own has ``matter``; which items there are its sheet says."""

    item = models.CharField("指标", max_length=20)
    points = models.DecimalField("扣分", max_digits=5, decimal_places=1, validators=[MinValueValidator(LEAST)])
    why = models.CharField("扣分理由", max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.item} {self.why}"


Of = Callable[[Facts], Sheet]


@dataclass(frozen=True)
class DeductionsAsk(PartsAsk):
    """Rows of deductions: a form offers, and pages name, the items of the sheet that holds for the record."""

    sheet: Of | None = None

    def columns_on(self, facts: Facts) -> tuple[Ask, ...]:
        assert self.sheet is not None
        label = str(self.columns[0].field.label)
        choices = [("", "请选择"), *((item.code, str(item)) for item in self.sheet(facts).items)]
        return (replace(self.columns[0], field=forms.ChoiceField(label=label, choices=choices)), *self.columns[1:])


def deductions(name: str, label: str, model: type[Deduction], sheet: Of) -> DeductionsAsk:
    """What a reviewer takes off; nothing where nothing is wrong."""
    asked = asks.parts(name, label, model, "item", "points", "why", least=0)
    return DeductionsAsk(name, asked.field, model=model, columns=asked.columns, least=0, sheet=sheet)


def fits(name: str, sheet: Of, rule: str = "house.sheet") -> Gate:
    """Closed to deductions that the sheet does not know: a strange item, one told twice, more points than it has."""

    def reason(facts: Facts) -> str | None:
        return "".join(_wrong(sheet(facts), facts[name])) or None

    return Gate(rule, reason, name, "扣分符合评分表，每项指标扣一次，不超过该项分值")


def _wrong(sheet: Sheet, told: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for row in told:
        code, item = row["item"], sheet.by_code.get(row["item"])
        if item is None:
            yield f"指标{code}不在“{sheet.name}”中。"
        elif code in seen:
            yield f"指标{code}扣了两次，请合并为一项。"
        elif row["points"] > item.points:
            yield f"指标{code}满分{item.points}分，不能扣{row['points']}分。"
        seen.add(code)
