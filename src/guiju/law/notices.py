"""A yearly notice on days off, as a YAML file: {year, source, holidays: [...], workdays: [...]}.

A holiday is a day (2027-01-01), a span (2027-02-05..2027-02-11), or either with its name
({春节: 2027-02-05..2027-02-11}).
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from guiju.home import home
from guiju.law.errors import BadEntry, where

_LONGEST_SPAN = 31


@dataclass(frozen=True)
class Notice:
    """One year's days off by name, and the weekend days worked instead."""

    year: int
    source: str
    holidays: Mapping[date, str]
    workdays: frozenset[date]


def read_notice(path: Path) -> Notice:
    """A notice file, checked. Raises BadEntry naming the file and field."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as fault:
        raise BadEntry(f"节假日文件 {path.name} 读不出来{where(fault)}") from fault
    if not isinstance(raw, dict) or not {"year", "source", "holidays"} <= set(raw):
        raise BadEntry(f"节假日文件 {path.name} 应当写明 year、source、holidays(及 workdays)")
    if not isinstance(raw["year"], int) or not isinstance(raw["source"], str):
        raise BadEntry(f"节假日文件 {path.name}：year 应当是年份数字，source 应当是通知的名称和文号")
    holidays = {day: name for name, day in _named_days(path, "holidays", raw["holidays"])}
    workdays = frozenset(day for _, day in _named_days(path, "workdays", raw.get("workdays")))
    _check(path, raw["year"], holidays, workdays)
    return Notice(raw["year"], raw["source"], holidays, workdays)


def store_notice(path: Path) -> Notice:
    """Check a notice file and put it into GUIJU_HOME/calendar in one move. Raises BadEntry."""
    notice = read_notice(path)
    folder = home() / "calendar"
    folder.mkdir(exist_ok=True)
    draft = folder / f".{notice.year}.draft"
    draft.write_bytes(path.read_bytes())
    os.replace(draft, folder / f"{notice.year}.yaml")
    return notice


def _named_days(path: Path, name: str, raw: Any) -> Iterator[tuple[str, date]]:
    if not isinstance(raw or [], list):
        raise BadEntry(f"节假日文件 {path.name} 字段 {name}：应当是日期的列表")
    for item in raw or []:
        title, span = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else ("节假日", item)
        for day in _span(path, name, span):
            yield str(title), day


def _span(path: Path, name: str, raw: Any) -> Iterator[date]:
    first, _, last = str(raw).partition("..")
    try:
        day, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise BadEntry(f"节假日文件 {path.name} 字段 {name}：“{raw}”不是日期，也不是“起..止”") from None
    if not 0 <= (end - day).days < _LONGEST_SPAN:
        raise BadEntry(f"节假日文件 {path.name} 字段 {name}：“{raw}”的起止不对")
    while day <= end:
        yield day
        day += timedelta(days=1)


def _check(path: Path, year: int, holidays: Mapping[date, str], workdays: frozenset[date]) -> None:
    if not any(day.year == year for day in holidays):
        raise BadEntry(f"节假日文件 {path.name} 字段 holidays：没有 {year} 年的日期")
    for day in sorted([*holidays, *workdays]):
        if abs((day - date(year, 7, 1)).days) > 215:
            raise BadEntry(f"节假日文件 {path.name}：{day} 不属于 {year} 年的安排")
    if both := sorted(workdays & holidays.keys()):
        raise BadEntry(f"节假日文件 {path.name}：{both[0]} 既是节假日又是工作日")
    if weekdays := sorted(day for day in workdays if day.weekday() < 5):
        raise BadEntry(f"节假日文件 {path.name} 字段 workdays：{weekdays[0]} 本来就是周一至周五")
