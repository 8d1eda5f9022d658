"""Documents keep up with the code: the glossary and the page of each register are made from it."""

from pathlib import Path

import pytest

from guiju.kernel.declaring.registry import registers
from guiju.registers.glossary import lines
from guiju.registers.reference import page

DOCS = Path(__file__).resolve().parents[1] / "docs"
OURS = {name: model for name, model in registers().items() if model.__module__.startswith("guiju.")}
SAID = ("公众看到什么", "数据怎样统计")
MAKE = "guiju registers --into docs/registers"


def test_the_glossary_is_the_code_s() -> None:
    written = (DOCS / "glossary.md").read_text("utf-8")
    assert written == "\n".join(lines()) + "\n", "guiju glossary > docs/glossary.md"


@pytest.mark.parametrize("name", OURS)
def test_what_only_a_person_can_say_of_a_register_stands_beside_it(name: str) -> None:
    """What a record is; what the public sees; how its figures count."""
    path = page.about_file(OURS[name])
    assert path.exists(), f"{name}: write {path}, with a paragraph on what a record is, then {'、'.join(SAID)}"
    first, *rest = path.read_text("utf-8").split("\n## ")
    headings = {part.partition("\n")[0] for part in rest if part.partition("\n")[2].strip()}
    assert first.startswith("一条记录是"), f"{path}: it begins with what a record is (一条记录是…)"
    assert headings >= set(SAID), f"{path}: write {'、'.join(set(SAID) - headings)}"
    assert not headings & set(page.TABLES), f"{path}: a heading of the tables is taken"


@pytest.mark.parametrize("name", OURS)
def test_the_page_of_a_register_is_its_declaration(name: str) -> None:
    path = DOCS / "registers" / f"{name}.md"
    written = path.read_text("utf-8") if path.exists() else ""
    assert written == "\n".join(page.lines(OURS[name])) + "\n", MAKE


def test_the_index_leads_to_every_page_and_there_are_no_others() -> None:
    written = (DOCS / "registers" / "README.md").read_text("utf-8")
    assert written == "\n".join(page.index()) + "\n", MAKE
    assert {path.stem for path in (DOCS / "registers").iterdir()} == {"README", *OURS}
