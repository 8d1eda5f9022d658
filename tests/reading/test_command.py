"""``guiju read`` and ``guiju compare``."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from guiju.cli.read import compare, read

from .passages import REPORT


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(REPORT, "utf-8")
    (tmp_path / "乙.txt").write_bytes(REPORT.replace("2022年", "2021年").replace("32件", "30件").encode("gb18030"))
    (tmp_path / "坏.txt").write_bytes(bytes(range(256)) * 20)
    return tmp_path


def test_standard_input_to_json() -> None:
    done = CliRunner().invoke(read, ["--json", "-"], input=REPORT.encode())
    shown = json.loads(done.stdout)
    assert done.exit_code == 0 and shown["region"] == "安平县" and "text" not in shown
    first = shown["figures"][0]
    assert REPORT[first["start"] : first["end"]] == first["text"]
    assert {"value", "unit", "precision", "kind", "concept", "phrase", "sentence"} <= first.keys()


def test_a_bad_file_does_not_stop_the_batch(reports: Path) -> None:
    for jobs in ("1", "2"):
        done = CliRunner().invoke(read, ["--json", "--jobs", jobs, str(reports)])
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.exit_code == 1
        assert sorted(Path(line["file"]).name for line in lines) == ["乙.txt", "甲.txt"]
        assert "坏.txt：" in done.stderr and "Traceback" not in done.output


def test_csv_has_one_row_a_figure(reports: Path) -> None:
    done = CliRunner().invoke(read, ["--csv", str(reports / "甲.txt")])
    table = list(csv.DictReader(io.StringIO(done.stdout)))
    applied = [row for row in table if row["指标"] == "reconsideration_applications"]
    assert [(row["数值"], row["单位"], row["地区"]) for row in applied] == [("32", "件", "安平县")]


def test_pages_for_a_folder_need_a_place(reports: Path) -> None:
    refused = CliRunner().invoke(read, ["--html", str(reports)])
    assert refused.exit_code != 0 and "--out" in refused.output
    CliRunner().invoke(read, ["--html", "--out", str(reports / "页"), str(reports)])
    assert sorted(path.name for path in (reports / "页").iterdir()) == ["乙.html", "甲.html"]


def test_the_summary_names_faults() -> None:
    done = CliRunner().invoke(read, ["-"], input="年度绿化任务完成率110%。".encode())
    assert "✗" in done.stdout and "超过 100%" in done.stdout


@pytest.mark.parametrize("name", ["没有.txt", "空"])
def test_nothing_to_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "空").mkdir()
    done = CliRunner().invoke(read, [str(tmp_path / name)])
    assert done.exit_code != 0 and "Traceback" not in done.output and done.output.strip()


def test_comparison_in_each_shape(reports: Path) -> None:
    names = [str(reports / "乙.txt"), str(reports / "甲.txt")]
    table = CliRunner().invoke(compare, ["--csv", *names, "--svg", str(reports / "图.svg")])
    assert "reconsideration_applications,行政复议申请数,件,30,32,安平县2022 +6.67%," in table.stdout
    assert (reports / "图.svg").read_text("utf-8").startswith("<svg")
    shown = json.loads(CliRunner().invoke(compare, ["--json", *names]).stdout)
    assert [column["year"] for column in shown["columns"]] == [2021, 2022]
    assert "行政复议申请数  件  30  32" in CliRunner().invoke(compare, names).stdout
