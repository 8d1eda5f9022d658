"""A file as other programs save it: Chromium prints, LibreOffice converts, a printer's driver turns pages or drops signs."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guiju import fonts

from .office_files import changed


def printed(html: str) -> bytes:
    """A page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "in.html").write_text(html, "utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={place / 'out.pdf'}",
            (place / "in.html").as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (place / "out.pdf").read_bytes()


def turned_into(form: str, content: bytes, suffix: str) -> bytes:
    """A file as LibreOffice saves it in another form."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data/fonts").mkdir(parents=True)
        for face in fonts.packaged().glob("*.otf"):
            shutil.copy(face, place / "data/fonts")
        (place / f"in{suffix}").write_bytes(content)
        command = [
            "soffice",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            folder,
            str(place / f"in{suffix}"),
        ]
        subprocess.run(
            command, check=True, capture_output=True, timeout=240, env={**os.environ, "XDG_DATA_HOME": f"{place}/data"}
        )
        return (place / f"in.{form.split(':')[0]}").read_bytes()


def _turn(writer: Any) -> None:
    for page in writer.pages:
        page.rotate(90)


def _drop_signs(writer: Any) -> None:
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():
            font.get_object().pop("/ToUnicode", None)


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "turned": lambda content: changed(content, _turn),
    "blind": lambda content: changed(content, _drop_signs),
}
"""What happens to ``printed.pdf`` when it is read: turned pages, and fonts that do not say which sign is which."""
