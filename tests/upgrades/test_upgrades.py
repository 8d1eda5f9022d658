"""A filled database of an older state of the program: upgraded, or refused in words with the way out; never half of it.

``e4a95a8.sqlite3.xz`` is one agency of the demonstration that ``guiju demo`` made at that commit: the county's justice bureau,
61 records of 8 registers with 442 entries, parties, papers and clocks, the county's figures and its checkpoints.
"""

import base64
import lzma
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.homes import guiju, inside, refusal, surroundings
from tests.upgrades import keep

HERE = Path(__file__).parent
RELEASED = re.compile(r"^## \[?v?(\d+\.\d+\.\d+)", re.MULTILINE)
OLD = Path(__file__).with_name("e4a95a8.sqlite3.xz")


@pytest.fixture
def old(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    for name, content in (("guiju.sqlite3", lzma.decompress(OLD.read_bytes())), ("key", base64.b64encode(b"k" * 32))):
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o600)
    with inside(tmp_path, django_db_blocker):
        yield tmp_path


@pytest.mark.parametrize(
    "words", [["setup"], ["serve"], ["nightly"], ["verify"], ["demo", "--no-serve"], ["key", "list"]]
)
def test_an_older_home_is_refused_with_the_way_out_and_left_as_it_is(old: Path, words: list[str]) -> None:
    before = lying_in(old)
    told = refusal(guiju(*words))
    assert "另一版本" in told and "未作任何改动" in told and "另设 GUIJU_HOME" in told
    assert lying_in(old) == before


def lying_in(home: Path) -> tuple[bytes, ...]:
    """What the database's file and the key's hold."""
    return tuple((home / name).read_bytes() for name in ("guiju.sqlite3", "key"))


def test_of_every_released_version_a_filled_home_is_kept() -> None:
    """From the first tagged version on: ``python -m tests.upgrades.keep VERSION`` makes it."""
    released = RELEASED.findall((HERE.parents[1] / "CHANGELOG.md").read_text("utf-8"))
    assert sorted(path.name.removesuffix(".tar.xz") for path in HERE.glob("*.tar.xz")) == sorted(released)
    assert RELEASED.findall("## [1.20.3] - 2027-01-01\n## Unreleased\n## 2.0.0") == ["1.20.3", "2.0.0"]


@pytest.fixture(scope="module")
def of_this_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "home").mkdir()
    keep.made(folder / "home")
    keep.packed(folder / "home", folder / "now.tar.xz")
    return folder / "now.tar.xz"


@pytest.mark.parametrize("version", ["now", *sorted(path.name for path in HERE.glob("*.tar.xz"))])
def test_a_kept_home_is_upgraded_verifies_and_is_worked_in(
    version: str, of_this_state: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    keep.unpacked(of_this_state if version == "now" else HERE / version, tmp_path)
    with inside(tmp_path, django_db_blocker):
        for words in (["setup"], ["verify", "--processes", "1"], ["nightly"]):
            ended = guiju(*words)
            assert ended.exit_code == 0, (words, ended.stdout, ended.stderr)
    assert subprocess.run([sys.executable, keep.HAMMER, "write", "1"], env=surroundings(tmp_path)).returncode == 0
