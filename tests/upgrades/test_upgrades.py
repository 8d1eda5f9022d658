"""A filled database of an older state of the program: upgraded, or refused in words with the way out; never half of it.

``e4a95a8.sqlite3.gz`` was made at that commit: ``guiju setup``, a report opened and written to twelve times
(``tests/survival/hammer.py``), ``guiju checkpoint``.
"""

import base64
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.homes import guiju, inside, refusal

OLD = Path(__file__).with_name("e4a95a8.sqlite3.gz")


@pytest.fixture
def old(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    for name, content in (("guiju.sqlite3", gzip.decompress(OLD.read_bytes())), ("key", base64.b64encode(b"k" * 32))):
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o600)
    with inside(tmp_path, django_db_blocker):
        yield tmp_path


@pytest.mark.parametrize(
    "words", [["setup"], ["serve"], ["nightly"], ["verify"], ["demo", "--no-serve"], ["key", "list"]]
)
def test_an_older_home_is_refused_with_the_way_out_and_left_as_it_is(old: Path, words: list[str]) -> None:
    before = (old / "guiju.sqlite3").read_bytes()
    told = refusal(guiju(*words))
    assert "另一版本" in told and "未作任何改动" in told and "另设 GUIJU_HOME" in told
    assert (old / "guiju.sqlite3").read_bytes() == before
