"""The page docs/documents.md: its example is read as it says."""

from pathlib import Path

from guiju import documents
from guiju.documents import Heading, Table


def test_the_example_of_the_page() -> None:
    page = Path(__file__).parents[2].joinpath("docs/documents.md").read_text(encoding="utf-8")
    paper = documents.parse(page.split("```text\n")[1].split("```")[0])
    assert [type(block).__name__ for block in paper.blocks] == ["Paragraph", "Heading", "Table"]
    assert isinstance(paper.blocks[2], Table) and paper.blocks[2].numeric_columns() == {1}
    assert [(annex.title, annex.blocks) for annex in paper.annexes] == [("案件清单", (Heading(1, "一、清单说明"),))]
