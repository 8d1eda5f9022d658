"""``guiju law`` as a user meets it: what it prints, what programs read, and one line where it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guiju.cli import main

REPLY = "reconsideration.reply.ordinary"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["law", *words])


def record(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_the_example_of_the_task() -> None:
    result = run("due", REPLY, "--from", "2020-09-24")
    assert result.exit_code == 0
    for words in ("2020-10-09", "(2017修正)第二十三条第一款", "期满日 2020-10-04(国庆节)", "10日以内"):
        assert words in result.output


def test_the_newer_text_day_by_day() -> None:
    lines = run("due", REPLY, "--from", "2024-09-24", "--days").output.splitlines()
    assert lines[0].startswith("到期日：2024-10-12")
    days = lines[lines.index("逐日：") + 1 :]
    assert len(days) == 19 and days[0].endswith("当日不计入") and days[-1].split()[2] == "第10日"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([REPLY, "--from", "2020-09-24"], {"due": "2020-10-09", "provisional": False, "paused": False}),
        (
            ["reconsideration.decide.ordinary", "--from", "2024-03-01", "--extended"],
            {"due": "2024-05-30", "extended": True},
        ),
        (
            ["reconsideration.decide.ordinary", "--from", "2024-03-01", "--pause", "2024-03-10..2024-03-20"],
            {"due": "2024-05-11", "pauses": [["2024-03-10", "2024-03-20"]]},
        ),
        (
            ["reconsideration.decide.ordinary", "--from", "2024-03-01", "--pause", "2024-03-10.."],
            {"due": None, "paused": True, "remaining": 52},
        ),
        (["compulsory.measure.emergency_report", "--from", "2024-05-01T09:30"], {"moment": "2024-05-02T09:30:00"}),
        (["penalty.hearing.notice", "--from", "2024-10-10"], {"due": "2024-09-25"}),
        (["normative_document.validity.ordinary", "--from", "2020-01-01", "--region", "431081"], {"due": "2024-12-31"}),
        (["litigation.judge.first_instance", "--from", "2024-01-15", "--extra", "2"], {"due": "2024-09-18"}),
        (["penalty.decide.ordinary", "--from", "2024-03-05", "--extra", "30"], {"due": "2024-07-03"}),
        # a day of the year: the next one from the day given on
        (["annual_report.government", "--from", "2025-01-10"], {"due": "2025-02-28", "provisional": False}),
        (["annual_report.government", "--from", "2025-03-01"], {"due": "2026-02-28"}),
        (["enforcement.publish.yearly_totals", "--from", "2025-01-31"], {"due": "2025-01-31"}),
        # a case taken up in 2023 stays under the text of 2017: ten calendar days
        ([REPLY, "--from", "2024-01-02", "--on", "2023-12-20"], {"due": "2024-01-12"}),
    ],
)
def test_due_for_programs(words: list[str], expected: dict[str, Any]) -> None:
    found = record("due", *words)
    assert {name: found[name] for name in expected} == expected


def test_a_day_of_the_year_is_named() -> None:
    said = run("due", "annual_report.government", "--from", "2025-01-10").output
    assert "到期日：2025-02-28 周五" in said and "每年3月1日之前" in said
    refused = run("due", "annual_report.government", "--from", "2025-01-10", "--extended")
    assert refused.exit_code != 0 and "固定日期" in refused.output


def test_a_day_zero_that_counts_is_said_to_count() -> None:
    said = run("due", "normative_document.validity.ordinary", "--from", "2021-04-01", "--region", "43").output
    assert "到期日：2026-03-31" in said and "2021-04-01 当日计入" in said


def test_every_day_for_programs() -> None:
    days = record("due", REPLY, "--from", "2020-09-24", "--days")["days"]
    assert days[0]["number"] is None and days[10] == {"day": "2020-10-04", "number": 10, "why": "国庆节，仍计入"}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["due", "reconsideration.reply", "--from", "2020-01-01"], REPLY),
        (["due", "nothing.like.it", "--from", "2020-01-01"], "guiju law list"),
        (["due", "penalty.decide.ordinary", "--from", "2020-01-01"], "2021-07-15 起"),
        (["due", "penalty.two_officers", "--from", "2022-01-01"], "不是期限"),
        (["due", REPLY, "--from", "2024-01-01", "--extended"], "没有规定延长"),
        (["due", REPLY, "--from", "2024-01-01", "--pause", "2024-01-05"], "看不懂"),
        (["due", REPLY, "--from", "2024-01-01", "--pause", "2024-02-30..2024-03-01"], "看不懂"),
        (["due", REPLY, "--from", "2024-01-01", "--pause", "2024-01-05..2024-01-04"], "早于开始日"),
        (["due", "penalty.hearing.notice", "--from", "2024-10-10", "--extended"], "不能延长"),
        (["show", "nothing.like.it"], "没有规则"),
        (["list", "--subject", "nothing"], "没有领域"),
    ],
)
def test_refusals_are_one_line_and_not_zero(words: list[str], complaint: str) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert complaint in result.output and len(result.output.strip().splitlines()) == 1
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)


def test_show_opens_the_article_once_the_text_is_loaded(own_home: Path, tmp_path: Path) -> None:
    assert "条文：未载入" in run("show", "penalty.two_officers").output
    text = tmp_path / "行政处罚法(2021-01-22).txt"
    text.write_text("行政处罚法\n第一条 起。\n第四十二条 编出来的一款。\n")
    assert "2021-07-15 起施行" in run("load", str(text)).output
    shown = run("show", "penalty.two_officers").output
    assert "条文：\n    编出来的一款。" in shown
    assert record("show", "penalty.two_officers")[-1]["text"] == "编出来的一款。"


def test_show_on_a_day() -> None:
    assert [rule["version"] for rule in record("show", REPLY)] == [f"{REPLY}_2017", REPLY]
    assert [rule["version"] for rule in record("show", REPLY, "--on", "2020-01-01")] == [f"{REPLY}_2017"]


@pytest.mark.parametrize(
    ("words", "present", "absent"),
    [
        (["--subject", "penalty"], "penalty.decide.ordinary", REPLY),
        (["--subject", "reconsideration", "--on", "2020-01-01"], f"{REPLY}_2017", REPLY),
        (["--search", "集体讨论"], "penalty.collective_discussion", "penalty.two_officers"),
    ],
)
def test_list(words: list[str], present: str, absent: str) -> None:
    found = [rule["version"] for rule in record("list", *words)]
    assert present in found and absent not in found


def test_loading_a_folder_takes_what_it_can_and_names_the_rest(own_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "试验法(2020-05-01).txt").write_text("试验法\n第一条 条文。")
    (folder / "通知.txt").write_text("开会。")
    result = run("load", str(folder))
    assert result.exit_code != 0 and "已载入《试验法》2020-05-01 版" in result.output
    assert "通知.txt" in result.output.splitlines()[-1]


def test_an_empty_folder(own_home: Path, tmp_path: Path) -> None:
    result = run("load", str(tmp_path))
    assert result.exit_code != 0 and "没有 .md" in result.output


def test_calendar(own_home: Path, tmp_path: Path) -> None:
    assert "10-10" in run("calendar", "2020").output.splitlines()[-1]
    assert "尚未公布" in run("calendar", "2090").output
    notice = tmp_path / "2090.yaml"
    notice.write_text("{year: 2090, source: 试验通知, holidays: [{元旦: 2090-01-01}]}")
    assert "2090 年，来源：试验通知" in run("calendar", "--load", str(notice)).output
    assert "2090：试验通知" in run("calendar").output


@pytest.mark.parametrize("command", ["due", "show", "list", "load", "calendar"])
def test_every_command_explains_itself_in_chinese(command: str) -> None:
    help_text = run(command, "--help").output
    assert "。" in help_text and "Traceback" not in help_text
