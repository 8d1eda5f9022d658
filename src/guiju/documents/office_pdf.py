"""A Word file made from an office's own template as PDF, where LibreOffice is on the machine; it is never needed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(content: bytes) -> bytes | None:
    """The PDF of a Word file; None where there is no LibreOffice or it does not do it in time.

    It works on a copy, with a profile of its own that is thrown away. What could run or reach out was refused when the
    template was loaded.
    """
    soffice = program()
    if soffice is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        word, pdf = Path(folder, "paper.docx"), Path(folder, "paper.pdf")
        word.write_bytes(content)
        profile = Path(folder, "profile").as_uri()
        said = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        try:
            subprocess.run([*said, "--outdir", folder, str(word)], check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
        except (subprocess.SubprocessError, OSError):
            return None
        return pdf.read_bytes() if pdf.exists() else None
