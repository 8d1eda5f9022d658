"""Files of 200 KB made to bring the reader down: read or refused in words within 5 seconds and 200 MB, whatever their shape."""

from __future__ import annotations

import contextlib
import time

import pytest

from guiju import bounded
from guiju.reading import Unreadable, apart, read
from tests import hostile, weighed
from tests.shares import each

LARGER = {"zip-entries.docx"}
"""Its table of contents alone takes more: whatever its size, it goes by the same bound."""
TOO_MUCH = {
    "word-gridspan.docx": "表格单元格",
    "word-gridspans.docx": "表格单元格",
    "word-vmerge.docx": "纵向合并",
    "word-empty-paragraphs.docx": "压缩炸弹",
    "word-varied-paragraphs.docx": "段落",
    "word-cells.docx": "压缩炸弹",
    "word-deep-tables.docx": "嵌套",
    "word-deeper-tables.docx": "嵌套",
    "word-runs.docx": "压缩炸弹",
    "word-styles.docx": "压缩炸弹",
    "word-noughts.docx": "压缩炸弹",
    "zip-entries.docx": "超过5000个",
    "pdf-flate-twice.pdf": "48 MB",
    "pdf-flate-thrice.pdf": "48 MB",
    "pdf-runlength.pdf": "48 MB",
    "pdf-glyphs.pdf": "时间超过上限|内存超过上限",
    "pdf-pages-of-glyphs.pdf": "时间超过上限|内存超过上限|字符",
    "pdf-lines.pdf": "线条",
    "pdf-pages.pdf": "1200 页",
    "sheet-many-cells.xlsx": "单元格",
    "sheet-merged-whole.xlsx": "单元格",
    "page-deep.html": "嵌套",
    "page-links.html": "嵌套",
}


@pytest.mark.parametrize("shape", each(3, hostile.SHAPES))
def test_a_file_of_any_shape_is_read_or_refused_within_its_bounds(shape: str) -> None:
    content = hostile.SHAPES[shape]()
    assert len(content) <= apart.SMALL or shape in LARGER
    began = time.monotonic()
    if shape in TOO_MUCH:
        with pytest.raises(Unreadable, match=TOO_MUCH[shape]) as refusal:
            apart.within_bounds(weighed.reading, content)
        assert len(str(refusal.value)) < 100 and "\n" not in str(refusal.value)
    else:
        with contextlib.suppress(Unreadable):
            _, seconds, megabytes = apart.within_bounds(weighed.reading, content)
            assert seconds <= apart.SECONDS and megabytes <= apart.MEGABYTES
    assert time.monotonic() - began < apart.SECONDS * bounded.PATIENCE + 5


def test_an_ordinary_file_weighs_nothing() -> None:
    made = hostile.word(hostile.table_of(40, 8))
    assert hostile.SENTENCE in apart.text(made)
    assert apart.text(hostile.SENTENCE.encode()) == hostile.SENTENCE


def test_a_text_longer_than_any_report_is_told_to_be_so() -> None:
    with pytest.raises(Unreadable, match="100万字"):
        read("国" * 1_000_001)
