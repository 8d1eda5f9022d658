"""The side-by-side table of the published years: made of results, held against what was printed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from guiju.cli.reproduction import Stale, reproduction, side_by_side
from guiju.figures import catalogue
from guiju.scenarios import published

DOC = Path(__file__).resolve().parents[2] / "docs" / "reproduction.md"


def results(name: str, **other: Any) -> list[dict[str, Any]]:
    """As though the year had been rebuilt to the printed figures."""
    year, known = published.load(name), catalogue.load()
    return [
        {
            "id": figure.id,
            "label": known[figure.concept].label,
            "published": None if figure.value is None else float(figure.value),
            "computed": None if figure.value is None else float(figure.value),
            "unit": figure.unit,
            "precision": figure.precision,
            "records": 3,
            "verdict": "agrees",
        }
        | other
        for figure in year.figures
    ]


def test_a_year_lies_side_by_side_and_one_that_is_not_there_is_said_to_be_open(tmp_path: Path) -> None:
    file = tmp_path / "jinhu-2023.json"
    file.write_text(json.dumps(results("jinhu-2023")))
    ran = CliRunner().invoke(reproduction, [str(file)])
    assert ran.exit_code == 0 and "| jinhu-2023 | 420281001 | 2023 | 7 | 7 | 0 | 0 | 0 |" in ran.output
    assert ran.output.count("未重建") == 4 and ran.output.count("## ") == 1


def test_results_of_other_figures_than_are_printed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Stale):
        side_by_side({"jinhu-2023": results("jinhu-2023", published=1.0)})
    for name, words in (("jinhu-2023", "不是 guiju reproduce"), ("other", "不是按年度命名")):
        file = tmp_path / f"{name}.json"
        file.write_text("{}}")
        ran = CliRunner().invoke(reproduction, [str(file)])
        assert ran.exit_code == 1 and words in ran.output


def test_the_table_in_the_documentation_tells_the_printed_figures() -> None:
    said = DOC.read_text("utf-8")
    for name in published.names():
        part = said.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        if not part:
            assert f"| {name} | " in said and "未重建" in said
            continue
        told = [line.split(" | ")[:3] for line in part.splitlines()[3:] if line.startswith("| ")]
        fresh = side_by_side({name: results(name)}).partition(f"\n## {name}\n")[2]
        assert told == [line.split(" | ")[:3] for line in fresh.splitlines()[3:] if line.startswith("| ")]
