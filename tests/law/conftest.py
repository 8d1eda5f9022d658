"""What the tests of the law floor share: a home of their own, and the law texts where they are at hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guiju import law

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty GUIJU_HOME for this test, with everything read anew before and after."""
    home = tmp_path / "home"
    home.mkdir()
    with monkeypatch.context() as patch:
        patch.setenv("GUIJU_HOME", str(home))
        law.refresh()
        yield home
    law.refresh()


@pytest.fixture(scope="session")
def law_folder() -> Path:
    """The folder of law texts beside the project; they are not shipped."""
    folder = SHARED / "laws"
    if not folder.is_dir():
        pytest.skip("the law texts are not beside this clone (they are not shipped)")
    return folder


@pytest.fixture(scope="session")
def source_rules() -> dict[str, dict[str, Any]]:
    """The hand-read rules with their quotes, by id."""
    folder = SHARED / "rules"
    if not folder.is_dir():
        pytest.skip("the hand-read rules are not beside this clone (they are not shipped)")
    entries = [
        entry for name in ("deadlines", "gates") for entry in yaml.safe_load((folder / f"{name}.yaml").read_text())
    ]
    return {entry["id"]: entry for entry in entries}
