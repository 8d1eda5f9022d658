"""What carries the tests and the set-up: the throw-away server, the search for Python, the rule on what is absent."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests import needs, with_postgresql

TOP = Path(__file__).parents[1]


def run(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=TOP, env=os.environ | environment, capture_output=True, text=True)


def test_the_server_answers_to_its_url_and_goes_with_its_folder() -> None:
    if not with_postgresql.binaries():
        needs.absent("PostgreSQL server")
    with with_postgresql.server() as url:
        folder = Path(parse_qs(urlsplit(url).query)["host"][0])
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT current_database(), current_setting('listen_addresses')").fetchone()
        assert row == ("guiju", "")
        assert folder.exists()
    assert not folder.exists()


@pytest.mark.parametrize("status", [0, 3])
def test_the_command_sees_the_server_and_its_status_is_ours(status: int) -> None:
    if not with_postgresql.binaries():
        needs.absent("PostgreSQL server")
    script = f"import os, sys; print(os.environ['GUIJU_DATABASE_URL']); sys.exit({status})"
    ended = run(sys.executable, "tests/with_postgresql.py", sys.executable, "-c", script)
    assert (ended.returncode, ended.stdout[:13]) == (status, "postgresql://")


@pytest.mark.parametrize(("required", "status", "word"), [("", 0, "skipped"), ("1", 1, "failed")])
def test_without_a_server_the_command_is_skipped_or_fails(
    required: str, status: int, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(with_postgresql, "binaries", lambda: None)
    monkeypatch.setenv("GUIJU_REQUIRE_ALL", required)
    assert with_postgresql.main(["false"]) == status
    assert capsys.readouterr().err.startswith(word)


@pytest.mark.parametrize(("required", "outcome"), [("", "Skipped"), ("1", "Failed")])
def test_an_absent_program_skips_or_fails(required: str, outcome: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIJU_REQUIRE_ALL", required)
    with pytest.raises(BaseException, match="no-such-program") as raised:
        needs.program("no-such-program")
    assert raised.typename == outcome


def test_a_python_too_old_is_passed_over_with_a_word(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    ended = run("sh", ".ci/python-venv", str(tmp_path / "venv"), PYTHON=str(old))
    assert ended.returncode == 1
    assert "3.11" in ended.stderr and ended.stderr.count("\n") == 1
    assert not (tmp_path / "venv").exists()


def test_tests_never_touch_the_home_of_an_installation() -> None:
    from guiju.home import home

    assert home().name.startswith("guiju-test-")
    assert home() != (TOP / "instance").resolve()
