"""Documents keep up with the code: the glossary is made from it, and every register has a page for clerks."""

from pathlib import Path

import pytest

from guiju.kernel.declaring.registry import registers
from guiju.registers import reference
from guiju.registers.glossary import lines

DOCS = Path(__file__).resolve().parents[1] / "docs"
OURS = {name: model for name, model in registers().items() if model.__module__.startswith("guiju.")}


def test_the_glossary_is_the_code_s() -> None:
    written = (DOCS / "glossary.md").read_text("utf-8")
    assert written == "\n".join(lines()) + "\n", "guiju glossary > docs/glossary.md"


@pytest.mark.parametrize("name", OURS)
def test_the_reference_of_a_register_is_its_declaration(name: str) -> None:
    written = (DOCS / "reference" / f"{name}.md").read_text("utf-8")
    assert written == "\n".join(reference.lines(OURS[name])) + "\n", "guiju registers --into docs/reference"


@pytest.mark.parametrize("name", OURS)
def test_every_register_is_explained_to_clerks(name: str) -> None:
    page = (DOCS / "registers" / f"{name}.md").read_text("utf-8")
    assert len(page) > 300
