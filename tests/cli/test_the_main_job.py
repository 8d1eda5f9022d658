"""The main job at the command line: a published year rebuilt, held against what was published, verified and proven."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from guiju.cli import Lazy
from guiju.figures import declared
from guiju.kernel.acting import administration
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.people import User
from guiju.scenarios import by_hand, desk, published, rebuilding
from tests.homes import Rebuilt, guiju, inside, refusal, started

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "000_427c2fa53b2e5cae.txt"
PRINTED = {figure.concept: figure.value for figure in published.load("zixing-2020").figures}
WHOLE = {concept for concept, value in PRINTED.items() if value is not None and rebuilding.has_life(concept)}
FEW = {figure.concept for figure in published.load("zixing-2020").figures if by_hand.lessened(figure) is not None}
"""Of which a hundredth is laid."""
DAMAGED = {concept for concept, value in PRINTED.items() if value is None and rebuilding.has_life(concept)}


@pytest.fixture(scope="module")
def zixing(rebuilt: Rebuilt, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rebuilt year, for this file to work in."""
    return shutil.copytree(rebuilt.home, tmp_path_factory.mktemp("zixing") / "home")


@pytest.fixture
def home(zixing: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    with inside(zixing, django_db_blocker):
        yield zixing


def test_every_figure_of_a_register_with_a_life_agrees(rebuilt: Rebuilt) -> None:
    rows = {row["concept"]: row for row in rebuilt.rows}
    assert rows.keys() == PRINTED.keys()
    assert {concept for concept, row in rows.items() if row["verdict"] == "agrees"} == WHOLE - FEW
    assert {concept for concept, row in rows.items() if row["verdict"] == "share"} == FEW
    assert {concept for concept, row in rows.items() if row["verdict"] == "damaged"} == DAMAGED
    assert {row["verdict"] for concept, row in rows.items() if concept not in WHOLE | DAMAGED} <= {"to_come"}
    assert all(rows[concept]["source"] == "ledger" and rows[concept]["records"] > 0 for concept in WHOLE)
    assert {"dispute_amount_involved"} <= DAMAGED
    assert {
        "normative_documents_filed",
        "cleanup_documents_total",
        "standardized_mediation_committees",
        "full_time_mediators_added",
        "dispute_settlement_rate",
        "reconsideration_on_time_rate",
        "enforcement_certificate_holders",
    } <= WHOLE


def test_the_registers_said_to_have_a_life_have_one(home: Path) -> None:
    """Those of which the report says nothing may be empty: nobody invents persons under supervision."""
    lived = {name for name, model in registers().items() if model._default_manager.exists()}
    told = {declared.figure(concept).concept.register for concept in PRINTED if concept in declared.figures()}
    assert lived <= rebuilding.with_lives()
    assert (rebuilding.with_lives() - lived) & told == set()


def test_every_record_is_simulated_and_the_ledger_verifies(home: Path) -> None:
    ran = guiju("verify", "--json")
    report = json.loads(ran.stdout)
    assert ran.exit_code == 0, report["faults"]
    assert report["entries"] > 10_000
    assert not any(model._default_manager.filter(simulated=False).exists() for model in registers().values())


@pytest.mark.parametrize("figure", ["disputes_settled", "reconsideration_on_time_rate", "cleanup_documents_total"])
def test_frozen_figures_are_proven(home: Path, figure: str) -> None:
    ran = guiju("prove", figure, "--region", "431081", "--year", "2020")
    assert ran.exit_code == 0, ran.output
    assert "已证成" in ran.stdout


def test_the_published_text_is_read_and_reconciled(home: Path) -> None:
    if not PUBLISHED.exists():
        pytest.skip("the published report is not here (../shared/seeds)")
    ran = guiju("reconcile", str(PUBLISHED), "--region", "431081", "--year", "2020", "--json")
    verdicts = {row["concept"]: row["verdict"] for row in json.loads(ran.stdout)}
    assert {concept for concept, verdict in verdicts.items() if verdict == "equal"} == WHOLE - FEW
    assert {concept for concept, verdict in verdicts.items() if verdict == "damaged"} >= DAMAGED
    differing = {concept for concept, verdict in verdicts.items() if verdict == "differs"}
    assert not any(rebuilding.has_life(concept) for concept in differing - FEW)
    assert ran.exit_code == bool(differing)


def test_nightly_twice_does_nothing_more(home: Path) -> None:
    assert guiju("nightly", "--on", "2021-02-01").exit_code == 0
    again = guiju("nightly", "--on", "2021-02-01")
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
    assert said in refusal(guiju(*words))


def test_without_tables_a_command_says_what_to_do(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with inside(tmp_path, django_db_blocker):
        assert "guiju setup" in refusal(guiju("verify"))


def test_a_wrong_key_is_said_to_be_one(zixing: Path) -> None:
    ran = started(zixing, "verify", GUIJU_KEY="c2hvcnQ=")
    assert ran.returncode == 1
    assert "密钥" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_command_has_help_with_an_example() -> None:
    commands = [line.split()[0] for line in guiju("--help").stdout.split("Commands:")[1].splitlines() if line.strip()]
    assert commands == sorted(Lazy.rooms)
    for command in commands:
        ran = guiju(command, "--help")
        assert ran.exit_code == 0
        assert "例：" in ran.stdout, command


def test_a_demonstration_that_was_cut_off_goes_on(
    rebuilt: Rebuilt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    """The year is not rebuilt a second time, the desk is laid once; the table for people is shown each time."""
    laid: list[str] = []
    monkeypatch.setattr(desk, "lay", lambda place, *of: laid.append(place.bureau.name))
    monkeypatch.setattr(rebuilding, "rebuild", lambda *of: pytest.fail("rebuilt again"))
    with inside(shutil.copytree(rebuilt.home, tmp_path / "home"), django_db_blocker):
        for _ in range(2):
            shown = guiju("demo", "--no-serve")
            assert shown.exit_code == 0, shown.stderr
            assert all(name in shown.stdout for name in ("clerk", "auditor", "规范性文件制定数"))
            assert f"{len(WHOLE - FEW)}/{len(WHOLE - FEW)}项一致" in shown.stdout
        assert User.objects.filter(username="clerk").exists()
    assert laid == ["资兴市司法局"]


def test_other_peoples_data_are_no_demonstration(
    empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with inside(shutil.copytree(empty_home, tmp_path / "home"), django_db_blocker):
        with administration.act():
            administration.note(None, "设立", always=True)
        assert "已有其他数据" in refusal(guiju("demo", "--no-serve"))
        assert not User.objects.exists()
