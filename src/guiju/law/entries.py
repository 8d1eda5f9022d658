"""From one YAML entry to one rule, with errors that name the file, the entry and the field."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import yaml

from guiju.law.errors import BadEntry, where
from guiju.law.rules import UNITS, DayZero, Extension, Gate, Kind, Limit, OnHoliday, Rule, Yearly

_OLDER_TEXT = re.compile(r"_(?:reg)?(?:19|20)\d{2}$")
_SHARED = {"id", "subject", "law", "article", "in_force_from", "in_force_to", "scope", "confirmed", "note"}
_LIMIT = {"who", "starts", "must", "length", "length_max", "unit", "kind", "day_zero", "on_holiday", "extension"}
_FIELDS = {
    Limit: _SHARED | _LIMIT | {"pauses", "on_lapse"},
    Gate: _SHARED | {"step", "requires"},
    Yearly: _SHARED | {"who", "must", "kind", "month", "day", "includes_day"},
}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_rules(path: Path, *, own: bool = False) -> Iterator[Rule]:
    """Every rule in one YAML file, in its order; ``own``: an installation's file. Raises BadEntry."""
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (a safe loader)
    except (OSError, ValueError, yaml.YAMLError) as fault:
        raise BadEntry(f"规则文件 {path.name} 不是可读的 YAML{where(fault)}") from fault
    if not isinstance(entries, list):
        raise BadEntry(f"规则文件 {path.name} 应当是条目的列表(每条以“- id:”开头)")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise BadEntry(f"规则文件 {path.name} 第 {number} 条不是“字段: 值”的条目")
        yield _Entry(path.name, number, entry, own).rule()


class _Entry:
    """One entry while it is being read; knows where it stands, so that every complaint can say so."""

    def __init__(self, file: str, number: int, fields: Mapping[str, Any], own: bool = False) -> None:
        self.fields = fields
        self.own = own
        self.place = f"规则文件 {file} 第 {number} 条({fields.get('id', '无 id')})"

    def rule(self) -> Rule:
        if "requires" in self.fields:
            self._known_only(Gate)
            return Gate(**self._shared(), step=self._text("step"), requires=self._text("requires"))
        if self.fields.get("kind") == "yearly":
            self._known_only(Yearly)
            return self._yearly()
        self._known_only(Limit)
        return self._limit()

    def _limit(self) -> Limit:
        kind = self._choice("kind", get_args(Kind))
        longest = self._number("length_max") if kind == "at_least_at_most" else None
        return Limit(
            **self._shared(),
            who=self._text("who"),
            starts=self._text("starts"),
            must=self._text("must"),
            length=self._number("length"),
            length_max=longest,
            unit=self._choice("unit", UNITS),
            kind=kind,
            day_zero=self._choice("day_zero", get_args(DayZero)),
            on_holiday=self._choice("on_holiday", get_args(OnHoliday)),
            extension=self._extension(),
            pauses=self._pauses(),
            on_lapse=self._text("on_lapse", optional=True),
        )

    def _yearly(self) -> Yearly:
        month, day = self._number("month"), self._number("day")
        try:
            date(2001, month, day)
        except ValueError:
            raise self._fault("day", f"{month}月{day}日不是每年都有的日子") from None
        includes_day = self._flag("includes_day", None)
        who, must = self._text("who"), self._text("must")
        return Yearly(**self._shared(), who=who, must=must, month=month, day=day, includes_day=includes_day)

    def _shared(self) -> dict[str, Any]:
        named, scope = self._text("id"), self._scope()
        starts, ends = self._day("in_force_from"), self._day("in_force_to")
        if starts and ends and ends < starts:
            raise self._fault("in_force_to", "早于 in_force_from")
        return {
            "id": _OLDER_TEXT.sub("", named),
            # What a clock remembers: an overlay's text must not pass for the text it lies over.
            "version_id": named + (f"@{scope}" if scope else "") + ("@own" if self.own else ""),
            "subject": self._text("subject"),
            "law": self._text("law"),
            "article": self._text("article", optional=True),
            "in_force_from": starts,
            "in_force_to": ends,
            "scope": scope,
            "confirmed": self._flag("confirmed", True),
            "note": self._text("note", optional=True),
        }

    def _extension(self) -> Extension | None:
        raw = self.fields.get("extension")
        if raw is None:
            return None
        if not isinstance(raw, dict) or set(raw) != {"length", "condition"}:
            raise self._fault("extension", "应当写明 length、condition 两项(单位与期限相同)")
        inner = _Entry("", 0, raw)
        inner.place = f"{self.place}的 extension"
        length = None if raw["length"] is None else inner._number("length")
        return Extension(length, self._choice("unit", UNITS), inner._text("condition"))

    def _pauses(self) -> tuple[str, ...]:
        raw = self.fields.get("pauses") or []
        if not isinstance(raw, list) or not all(isinstance(ground, str) for ground in raw):
            raise self._fault("pauses", "应当是文字的列表")
        return tuple(raw)

    def _scope(self) -> str | None:
        """The region's code without its trailing zeros: 430000 and 43 are the same province."""
        raw = self.fields.get("scope")
        if raw is None:
            return None
        code = str(raw)
        if not code.isdigit() or len(code) not in (2, 4, 6, 9, 12):
            raise self._fault("scope", "应当是行政区划代码(2、4、6、9 或 12 位数字，加引号)")
        return normal_scope(code)

    def _text(self, name: str, optional: bool = False) -> str:
        raw = self.fields.get(name)
        if raw is None and optional:
            return ""
        if not isinstance(raw, str) or not raw.strip():
            raise self._fault(name, "缺少文字")
        return raw.strip()

    def _number(self, name: str) -> int:
        raw = self.fields.get(name)
        if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
            raise self._fault(name, "应当是不小于 0 的整数")
        return raw

    def _day(self, name: str) -> date | None:
        raw = self.fields.get(name)
        if raw is not None and type(raw) is not date:
            raise self._fault(name, "应当是日期，如 2021-07-15")
        return raw

    def _flag(self, name: str, default: bool | None) -> bool:
        raw = self.fields.get(name, default)
        if not isinstance(raw, bool):
            raise self._fault(name, "应当是 true 或 false")
        return raw

    def _choice(self, name: str, allowed: Any) -> Any:
        raw = self.fields.get(name)
        if raw not in allowed:
            raise self._fault(name, f"“{raw}”不在 {'、'.join(allowed)} 之中")
        return raw

    def _known_only(self, shape: type[Rule]) -> None:
        for name in self.fields:
            if name not in _FIELDS[shape]:
                raise self._fault(str(name), "没有这个字段")

    def _fault(self, name: str, complaint: str) -> BadEntry:
        return BadEntry(f"{self.place}字段 {name}：{complaint}")


def normal_scope(code: str) -> str:
    """A region code cut to what it names: 430000 → 43, 431000 → 4310, 431081 and longer as they are."""
    if len(code) == 12:
        code = code.removesuffix("000").removesuffix("000")
    if len(code) == 6:
        code = code.removesuffix("00").removesuffix("00")
    return code
