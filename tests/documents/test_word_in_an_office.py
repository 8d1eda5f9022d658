"""Word files as an office program sets them: LibreOffice, with the fonts that come with the program."""

import io
import os
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from guiju import documents
from guiju.documents import Document, Paragraph
from tests import needs
from tests.documents.fit import unfit
from tests.documents.test_tables import SHAPES
from tests.fontconfig import only_ours


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All shapes of tables as Word files, each set as a PDF beside it."""
    soffice = needs.program("soffice")
    folder = tmp_path_factory.mktemp("office")
    for place, table in enumerate(SHAPES.values()):
        paper = Document("题", blocks=(Paragraph("前文"), table, Paragraph("后文")))
        (folder / f"{place}.docx").write_bytes(documents.to_docx(paper))
    files = sorted(file.name for file in folder.glob("*.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    environment = {**os.environ, **only_ours(folder)}
    command = [soffice, profile, "--headless", "--convert-to", "pdf", *files]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=180)
    return folder


@pytest.mark.parametrize("name", SHAPES)
def test_tables_of_any_shape_fit(office: Path, name: str) -> None:
    file = office / f"{list(SHAPES).index(name)}.pdf"
    with pdfplumber.open(io.BytesIO(file.read_bytes())) as opened:
        assert [complaint for page in opened.pages for complaint in unfit(page)] == []
