"""指标体系 as dated data: heads, indicators under them, each with its points, its standard and what says what it comes to.

A system is a YAML file in ``GUIJU_HOME/indicators``; none comes with the program. Of several for one kind of unit the one in force
on a day is used. Whoever is scored by it keeps its text, so that a file edited later changes no score. An indicator fed by a
figure says from which value on it earns nothing and at which all its points, and what holds for a unit that has no value:
nothing of that has a default. A system for a demonstration says besides from what on a title is given, and for how long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from guiju.home import home
from guiju.registers.governance.indicators.choices import Measured, NamedAt, Source, WithoutValue

UNREADABLE = (
    "指标体系 {} 无法读取：应为 UTF-8 编码的 YAML，写明名称、适用对象、起止日期、依据、等次和各级指标；"
    "示范创建的另写命名条件。"
)
PERCENT = (Decimal(), Decimal(100))
CENT = Decimal("0.01")


class SystemFault(ValueError):
    """A system that cannot be used; the message says which and why, in Chinese."""


@dataclass(frozen=True)
class Indicator:
    """末级指标. ``under``: the heads above it. Fed by ``figure``: all points from the value ``full_at`` on, none from ``none_at``
    on, between them in proportion; ``full_at`` may lie below ``none_at``."""

    code: str
    name: str
    under: tuple[str, ...]
    points: Decimal
    source: Source
    standard: str
    look_at: str = ""
    figure: str = ""
    full_at: Decimal = Decimal()
    none_at: Decimal = Decimal()
    without: WithoutValue = WithoutValue.LEFT_OUT

    def earned(self, value: Decimal) -> Decimal:
        """The points that a value of its figure comes to."""
        share = (value - self.none_at) / (self.full_at - self.none_at)
        return (self.points * min(max(share, Decimal()), Decimal(1))).quantize(CENT)


@dataclass(frozen=True)
class Naming:
    """命名条件: at which ``level`` a title is given; from what share of the full points on, and from what satisfaction, both in
    percent; at how many ``sites`` somebody looks; for how many years it is given, and after how many it is looked at again."""

    level: NamedAt
    points_from: Decimal
    satisfaction_from: Decimal
    sites: int
    valid_years: int
    recheck_years: int


@dataclass(frozen=True)
class System:
    """One version of a system, in force from ``since`` to ``until``, both included. ``grades``: from which share of the full
    points on, in percent, by name, the best first. ``heads``: how many there are at each level above the indicators.
    ``naming``: for a demonstration, and for nothing else."""

    kind: Measured
    name: str
    since: date
    until: date | None
    source: str
    grades: tuple[tuple[str, Decimal], ...]
    indicators: tuple[Indicator, ...]
    heads: tuple[int, ...]
    text: str
    naming: Naming | None

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        return {one.code: one for one in self.indicators}

    @cached_property
    def full(self) -> Decimal:
        return sum((one.points for one in self.indicators), Decimal())

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def grade(self, points: Decimal) -> str:
        """The name of the grade that so many of the full points come to."""
        share = points * 100 / self.full
        return next(name for name, least in self.grades if share >= least)


@lru_cache(maxsize=32)
def told(text: str, name: str) -> System:
    """A system from its text. Raises SystemFault."""
    try:
        said = yaml.safe_load(text)
        indicators = tuple(_indicators(said["heads"], ()))
        grades = tuple((one["name"], Decimal(str(one["from"]))) for one in said["grades"])
        system = System(
            *(Measured(said["kind"]), said["name"], said["since"], said.get("until"), said["source"]),
            *(grades, indicators, tuple(_heads(said["heads"])), text, _naming(said)),
        )
    except (yaml.YAMLError, LookupError, TypeError, ArithmeticError, AttributeError, ValueError) as error:
        raise SystemFault(UNREADABLE.format(name)) from error
    if faults := "".join(_faults(system)):
        raise SystemFault(f"指标体系 {name}：{faults}")
    return system


def _indicators(heads: Any, above: tuple[str, ...]) -> Iterator[Indicator]:
    for head in heads:
        under = (*above, head["name"])
        yield from _indicators(head.get("heads", ()), under)
        for item in head.get("indicators", ()):
            yield _indicator(item, under)


def _indicator(item: Any, under: tuple[str, ...]) -> Indicator:
    fed: dict[str, Any] = {}
    if "figure" in item:
        bounds = {name: Decimal(str(item[name])) for name in ("full_at", "none_at")}
        fed = {"figure": item["figure"], "without": WithoutValue(item["without_value"]), **bounds}
    source = Source.FIGURE if fed else Source.THIRD_PARTY if item.get("third_party") else Source.EVIDENCE
    points = Decimal(str(item["points"]))
    told = (str(item["code"]), item["name"], under, points, source, item["standard"], item.get("look_at", ""))
    return Indicator(*told, **fed)


def _naming(said: Any) -> Naming | None:
    if "naming" not in said:
        return None
    told = said["naming"]
    points, satisfaction = (Decimal(str(told[name])) for name in ("points_from", "satisfaction_from"))
    sites, valid, recheck = (int(told[name]) for name in ("sites", "valid_years", "recheck_years"))
    return Naming(NamedAt(told["level"]), points, satisfaction, sites, valid, recheck)


def _heads(heads: Any) -> list[int]:
    """How many heads there are at each level, the highest first."""
    counts: list[int] = []
    while heads:
        counts.append(len(heads))
        heads = [one for head in heads for one in head.get("heads", ())]
    return counts


def _faults(system: System) -> Iterator[str]:
    days = (system.since,) if system.until is None else (system.since, system.until)
    if not all(type(day) is date for day in days):
        yield "起止日期应当写作 2024-01-01，不加引号。"
    if not system.indicators or len(system.by_code) < len(system.indicators):
        yield "没有指标，或者指标编号有重复。"
    if wrong := [one.code for one in system.indicators if one.points <= 0]:
        yield f"指标{'、'.join(wrong)}的分值应当大于零。"
    if wrong := [one.code for one in system.indicators if one.figure and one.full_at == one.none_at]:
        yield f"指标{'、'.join(wrong)}得满分和不得分的数值相同。"
    least = [share for _, share in system.grades]
    if not least or least[-1] != 0 or any(after >= before for before, after in pairwise(least)):
        yield "等次应当由高到低，最低一等从0起。"
    yield from _faults_of_naming(system)


def _faults_of_naming(system: System) -> Iterator[str]:
    naming = system.naming
    if (naming is not None) is not system.kind.startswith("demonstration"):
        yield "示范创建的指标体系写明命名条件（naming），考核的不写。"
    if naming is None:
        return
    if not all(PERCENT[0] <= share <= PERCENT[1] for share in (naming.points_from, naming.satisfaction_from)):
        yield "命名条件中的得分率、满意度应当在0到100之间。"
    if naming.sites < 1 or not 1 <= naming.recheck_years <= naming.valid_years:
        yield "命名条件中实地抽查不少于1处，复核间隔不少于1年、不长于有效期。"


def kept(text: str) -> System:
    """A system from the text that a round kept of it."""
    return told(text, "（已存档）")


def read() -> tuple[list[System], list[str]]:
    """The systems of this installation, and what is wrong with those that cannot be used."""
    systems, faults = list[System](), list[str]()
    for path in sorted((home() / "indicators").glob("*.yaml")):
        try:
            systems.append(_read(path))
        except SystemFault as error:
            faults.append(str(error))
    return systems, faults


def _read(path: Path) -> System:
    try:
        return told(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise SystemFault(UNREADABLE.format(path.name)) from error


def on(kind: str, day: date, level: str = "") -> System | None:
    """The system for a kind of unit on a day, of a demonstration that of its level; None where there is none, or one of them
    cannot be read."""
    systems, faults = read()
    if faults:
        return None
    fits = (one for one in systems if one.kind == kind and one.holds_on(day))
    return next((one for one in fits if level == (one.naming.level if one.naming else "")), None)


def lacking() -> str:
    """Why there is no system to score by."""
    said = "".join(read()[1])
    return f"{said}请系统管理员改正。" if said else "没有适用的指标体系，请先由系统管理员载入 GUIJU_HOME/indicators。"
