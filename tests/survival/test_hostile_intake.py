"""Reports made to bring the reader down come in while others work: each is answered, and no step waits for one."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from tests import hostile
from tests.homes import surroundings
from tests.survival.conftest import HAMMER
from tests.survival.test_survival import verified

LONGEST_WAIT = 8.0
"""Seconds a step may take here: as long as it does on a busy machine. One that waits for a reader waits for minutes."""
SHAPES = (
    *("word-gridspan.docx", "word-empty-paragraphs.docx", "word-vmerge.docx", "word-varied-paragraphs.docx"),
    *("pdf-flate-thrice.pdf", "pdf-glyphs.pdf", "pdf-runlength.pdf", "zip-entries.docx"),
    *("page-cells.html", "page-rowspan.html", "page-links.html", "text-figures.txt"),
)


@pytest.mark.whole
@pytest.mark.parametrize("begin", range(3))
def test_no_step_waits_for_a_hostile_report(empty_home: Path, tmp_path: Path, begin: int) -> None:
    shapes = SHAPES[begin::3]
    environment = surroundings(shutil.copytree(empty_home, tmp_path / "home"))
    subprocess.run([sys.executable, HAMMER, "make"], env=environment, check=True)
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in shapes:
        (reports / name).write_bytes(hostile.SHAPES[name]())
    writer = subprocess.Popen([sys.executable, HAMMER, "write", "100000"], env=environment, stdout=subprocess.PIPE)
    waits: list[float] = []
    watching = Thread(target=_watch, args=(writer, waits))
    watching.start()
    try:
        sent = subprocess.run(
            [sys.executable, HAMMER, "send", str(reports)], env=environment, capture_output=True, text=True, timeout=300
        )
    finally:
        writer.terminate()
        watching.join()
    assert sent.returncode == 0, sent.stderr
    said = [json.loads(line) for line in sent.stdout.splitlines()]
    assert [name for name, _, _ in said] == sorted(shapes)
    assert all(status == 302 or (status == 422 and words) for _, status, words in said), said
    assert len(waits) > 20 and max(waits) < LONGEST_WAIT
    assert verified(environment)["sound"]


def _watch(writer: "subprocess.Popen[bytes]", waits: list[float]) -> None:
    """How long each step took, from the first that is done."""
    assert writer.stdout is not None
    last = 0.0
    for _ in writer.stdout:
        now = time.monotonic()
        if last:
            waits.append(now - last)
        last = now
