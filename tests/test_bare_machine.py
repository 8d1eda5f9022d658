"""A bare machine: what `make demo` runs, in a clean folder, without a font of the machine and without its settings.

In CI the demonstration year is there already, as when it is begun a second time; by hand it is also made from nothing.
"""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import docx
import pypdf
import pytest

from tests.test_house import TOP, tracked

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
START = "from guiju.cli import main; main()"
PATIENCE = 400.0
"""Seconds for the demonstration year and the server; some twenty-five on a quiet machine."""


@pytest.fixture(scope="module", params=["again", pytest.param("from nothing", marks=pytest.mark.whole)])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server that `guiju demo` has started in a copy of what git holds."""
    folder = tmp_path_factory.mktemp("bare")
    clean = folder / "guiju"
    for path in tracked():
        copy = clean / path.relative_to(TOP)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    if request.param == "again":
        shutil.copytree(request.getfixturevalue("laid").home, clean / "instance")
    (folder / "fonts.conf").write_text(NO_FONTS)
    environment = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "PYTHONPATH": str(clean / "src"),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", START, "demo", "--port", str(port)]
    with (folder / "said").open("w") as said:
        server = subprocess.Popen(command, cwd=clean, env=environment, stdout=said, stderr=said)
        try:
            yield _answering(f"http://127.0.0.1:{port}", server, folder / "said")
        finally:
            server.terminate()
            server.wait(30)


def _answering(address: str, server: "subprocess.Popen[bytes]", said: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            got(f"{address}/public/")
        except (URLError, ConnectionError):
            time.sleep(0.3)
        else:
            return address
    pytest.fail(said.read_text())


def got(address: str) -> bytes:
    with urlopen(address, timeout=60) as answer:
        content: bytes = answer.read()
    return content


def test_pages_pdf_word_and_chart_are_made_without_any_font_of_the_machine(demo: str) -> None:
    (report,) = set(re.findall(r"/public/reports/[0-9a-f-]{36}/", got(f"{demo}/public/reports/").decode()))
    page = got(demo + report).decode()
    title = re.search(r"<h1[^>]*>([^<]+)", page)
    assert title and "思源宋体代替" in page

    pdf = pypdf.PdfReader(io.BytesIO(got(f"{demo}{report}pdf/")))
    printed = "".join(one.extract_text() for one in pdf.pages).replace("\n", "")
    assert pdf.metadata and pdf.metadata.title == title[1].strip() and title[1].strip() in printed
    word = docx.Document(io.BytesIO(got(f"{demo}{report}docx/")))
    number, called = (paragraph.text.replace("\n", "") for paragraph in word.paragraphs[:2])
    assert "签发人" in number and called == title[1].strip()

    figure = re.search(r"/public/figures/[^\"]+", page)
    assert figure
    chart = re.search(r"/public/figures/[^\"]+months\.svg[^\"]*", got(demo + figure[0].replace("&amp;", "&")).decode())
    assert chart and ">12月<" in got(demo + chart[0].replace("&amp;", "&")).decode()
    assert "登录" in got(f"{demo}/sign-in/").decode()
