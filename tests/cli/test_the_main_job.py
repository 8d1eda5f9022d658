"""The main job at the command line: a published year rebuilt, held against what was published, verified and proven."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

Ran = subprocess.CompletedProcess[str]
PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_427c2fa53b2e5cae.txt"


def guiju(home: Path, *words: str) -> Ran:
    environment = {**os.environ, "GUIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    environment.pop("GUIJU_DATABASE_URL", None)
    command = [sys.executable, "-c", "from guiju.cli import main; main()", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """资兴市 2020, rebuilt once and kept."""
    home = tmp_path_factory.mktemp("zixing")
    return home, guiju(home, "reproduce", "zixing-2020", "--json", "--keep", str(home))


@pytest.fixture
def home(rebuilt: tuple[Path, Ran]) -> Path:
    return rebuilt[0]


def test_the_21_figures_of_these_registers_agree(rebuilt: tuple[Path, Ran]) -> None:
    _, ran = rebuilt
    assert ran.returncode == 0, ran.stderr
    rows = json.loads(ran.stdout)
    agreeing = [row for row in rows if row["verdict"] == "agrees"]
    assert len(agreeing) == 21
    assert not [row for row in rows if row["verdict"] == "differs"]
    assert all(row["source"] == "ledger" and row["records"] > 0 for row in agreeing)
    assert {row["concept"] for row in rows if row["verdict"] == "damaged"} == {"dispute_amount_involved"}
    assert len(rows) == 64


def test_every_record_is_simulated_and_the_ledger_verifies(home: Path) -> None:
    ran = guiju(home, "verify", "--json")
    report = json.loads(ran.stdout)
    assert ran.returncode == 0, report["faults"]
    assert report["entries"] > 10_000
    asked = "from guiju.kernel.declaring.registry import registers; print(sum(m.objects.filter(simulated=False).count() for m in registers().values()))"  # noqa: E501
    setup = "import django; django.setup(); "
    environment = {**os.environ, "GUIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "guiju.settings"}
    counted = subprocess.run([sys.executable, "-c", setup + asked], env=environment, capture_output=True, text=True)
    assert counted.stdout.strip() == "0", counted.stderr


@pytest.mark.parametrize("figure", ["disputes_settled", "reconsideration_on_time_rate", "cleanup_documents_total"])
def test_frozen_figures_are_proven(home: Path, figure: str) -> None:
    ran = guiju(home, "prove", figure, "--region", "431081", "--year", "2020")
    assert ran.returncode == 0, ran.stdout
    assert "已证成" in ran.stdout


def test_the_table_for_people(tmp_path: Path, home: Path) -> None:
    ran = guiju(home, "demo", "--no-serve")
    assert "已有正式数据" not in ran.stderr
    assert "21/21项一致" in ran.stdout
    assert "规范性文件制定数" in ran.stdout


def test_the_published_text_is_read_and_reconciled(home: Path) -> None:
    if not PUBLISHED.exists():
        pytest.skip("the published report is not here (../shared/seeds)")
    ran = guiju(home, "reconcile", str(PUBLISHED), "--region", "431081", "--year", "2020", "--json")
    rows = {row["concept"]: row["verdict"] for row in json.loads(ran.stdout)}
    assert ran.returncode == 0
    assert sum(verdict == "equal" for verdict in rows.values()) == 21
    assert rows["dispute_amount_involved"] == "damaged"


def test_nightly_twice_does_nothing_more(home: Path) -> None:
    assert guiju(home, "nightly", "--on", "2021-02-01").returncode == 0
    again = guiju(home, "nightly", "--on", "2021-02-01")
    assert "到期失效0项，逾期登记0项，期限重算0项" in again.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reproduce", "nowhere-1999"), "没有名为“nowhere-1999”的年度"),
        (("prove", "nonsense"), "没有数据“nonsense”"),
        (("prove", "disputes_found", "--year", "1999"), "没有冻结的值"),
        (("figures", "--region", "99999", "--year", "2020"), "行政区划代码"),
        (("registers", "nonsense"), "没有台账“nonsense”"),
        (("reconcile", "/dev/null", "--region", "431081", "--year", "2020"), "空"),
        (("verify", "--head", "/dev/null"), "不是账簿检查点文件"),
    ],
)
def test_errors_are_one_honest_line(home: Path, words: tuple[str, ...], said: str) -> None:
    ran = guiju(home, *words)
    assert ran.returncode != 0
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr + ran.stdout


def test_without_tables_a_command_says_what_to_do(tmp_path: Path) -> None:
    ran = guiju(tmp_path, "verify")
    assert ran.returncode == 1
    assert "guiju setup" in ran.stderr


def test_a_wrong_key_is_said_to_be_one(home: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "GUIJU_HOME": str(home), "GUIJU_KEY": "c2hvcnQ="}
    command = [sys.executable, "-c", "from guiju.cli import main; main()", "verify"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "密钥" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_command_has_help_with_an_example(tmp_path: Path) -> None:
    listed = guiju(tmp_path, "--help").stdout
    commands = [line.split()[0] for line in listed.split("Commands:")[1].splitlines() if line.strip()]
    assert len(commands) >= 12
    for command in commands:
        ran = guiju(tmp_path, command, "--help")
        assert ran.returncode == 0
        assert "例：" in ran.stdout, command
