"""Files made over by LibreOffice, where the machine has it: in a process with bounds, with a profile made for the one file.

What a file holds does not run, and what it points to elsewhere is not fetched. One file at a time: the program takes more of
the machine than all else that is done with a file, and neither readers nor papers wait for its turn.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

from guiju import bounded
from guiju.programs import told

PROGRAMS = ("soffice", "libreoffice")
SECONDS, MEGABYTES, PATIENCE = 60, 4000, 120
"""Of the processor, of memory (the program maps some 1.5 GB of its own), and by the clock, for one file."""
TURNS = threading.BoundedSemaphore(1)
MOST_MADE = 50 * 1024 * 1024
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link"><value>1</value></prop></item>
</oor:items>"""
"""Nothing that a file holds runs, and nothing that it points to elsewhere is fetched."""


def program() -> str | None:
    """Where LibreOffice is; None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def made_over(content: bytes, form: str, ending: str) -> bytes:
    """``content``, a file of ``form`` (doc, xls, docx, …), as one of ``ending`` (docx, xlsx, pdf, …); b"" where there is no
    LibreOffice, or where it does not do it within bounds."""
    found = program()
    if found is None:
        return b""
    try:
        return bounded.run(_made_over, found, content, form, ending, seconds=SECONDS, megabytes=MEGABYTES, turns=TURNS)
    except bounded.Exceeded:
        return b""


def _made_over(program: str, content: bytes, form: str, ending: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="guiju-") as folder:
        place, profile = Path(folder), Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        (place / f"paper.{form}").write_bytes(content)
        said = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", ending, "--outdir", str(place / "out"), str(place / f"paper.{form}"),
        ]  # fmt: skip
        told(said, b"", PATIENCE, home=folder)
        made = place / "out" / f"paper.{ending}"
        return made.read_bytes() if made.is_file() and made.stat().st_size <= MOST_MADE else b""
