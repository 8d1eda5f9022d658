"""评分表: versions by day, an office's own before the general ones, and what cannot be used is said by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from guiju.home import home
from guiju.kernel.declaring import sheets
from guiju.kernel.declaring.sheets import Grade, SheetError, Sheets

ITEMS = [{"code": "1.1", "name": "权限", "points": 60, "veto": True}, {"code": "1.2", "name": "文书", "points": 40}]


def sheet(folder: Path, name: str, **told: Any) -> Path:
    said: dict[str, Any] = {"kind": "penalty", "name": name, "source": "某省", "since": date(2020, 1, 1)}
    said |= {"excellent": 90, "qualified": 60, "apart": 10, "parts": [{"name": "全部", "items": ITEMS}]}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(said | told, allow_unicode=True), "utf-8")
    return path


def test_the_version_of_the_day(tmp_path: Path) -> None:
    sheet(tmp_path, "a", until=date(2023, 12, 31))
    sheet(tmp_path, "b", since=date(2024, 1, 1))
    found = [Sheets("of_test", tmp_path).on("penalty", day) for day in (date(2023, 12, 31), date(2024, 1, 1))]
    assert [one.name if one else "" for one in found] == ["a", "b"]
    assert Sheets("of_test", tmp_path).on("penalty", date(2019, 12, 31)) is None
    assert Sheets("of_test", tmp_path).on("licence", date(2024, 1, 1)) is None


def test_an_office_s_own_goes_before(tmp_path: Path) -> None:
    own = home() / "sheets" / "of_test"
    sheet(tmp_path, "general")
    path = sheet(own, "own", since=date(2024, 1, 1))
    try:
        found = [Sheets("of_test", tmp_path).on("penalty", date(year, 6, 1)) for year in (2023, 2024)]
    finally:
        path.unlink()
    assert [one.name if one else "" for one in found] == ["general", "own"]


@pytest.mark.parametrize(
    ("score", "vetoed", "grade"),
    [
        ("100", False, Grade.EXCELLENT),
        ("90", False, Grade.EXCELLENT),
        ("89.9", False, Grade.QUALIFIED),
        ("60", False, Grade.QUALIFIED),
        ("59.9", False, Grade.FAILED),
        ("100", True, Grade.FAILED),
    ],
)
def test_a_grade_by_its_bounds(tmp_path: Path, score: str, vetoed: bool, grade: Grade) -> None:
    assert sheets.read(sheet(tmp_path, "a")).grade(Decimal(score), vetoed) is grade


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"parts": [{"name": "全部", "items": [*ITEMS, ITEMS[0]]}]}, "指标编号有重复"),
        ({"excellent": 101}, "在零和满分100之间"),
        ({"qualified": 95}, "优秀不低于合格"),
        ({"parts": [{"items": ITEMS}]}, "无法读取"),
        ({"apart": "十"}, "无法读取"),
    ],
)
def test_what_cannot_be_used_is_said_by_name(tmp_path: Path, told: dict[str, Any], words: str) -> None:
    with pytest.raises(SheetError, match=rf"a\.yaml.*{words}"):
        sheets.read(sheet(tmp_path, "a", **told))


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SheetError, match="无法读取"):
        sheets.read(path)
