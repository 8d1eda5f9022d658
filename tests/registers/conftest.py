import pytest

from tests import partly_told
from tests.people import County, make_county


@pytest.fixture
def county(db: None) -> County:
    return make_county()


@pytest.fixture(autouse=True)
def _gates_answer_or_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test asks of a gate, the gate is asked of the same facts half told too."""
    partly_told.watch(monkeypatch)
