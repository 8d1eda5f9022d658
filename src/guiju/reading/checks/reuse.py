"""reused_text: another year's or another place's text left in a report, or taken from an earlier one."""

import re
from collections.abc import Iterator

from ..record import Check
from ..similarity import containment, resemblance, sentences, shingles
from .subject import Outcome, Subject, defect, question

_SELF = re.compile(r"我(省|市|县|区|镇|乡|街道|村)(?![长内])")
_LEVEL_SIGN = {"县级市": "市", "市辖区": "区", "市": "市", "县": "县", "镇": "镇", "乡": "乡", "街道": "街道"}
_HEADING_YEAR = re.compile(r"(?:19|20)\d\d(?=年度?)")
_NEAR = 0.75
_MOSTLY = 0.5
_SETTLES = "核对这段文字说的是不是本地本年度的工作。"


def check(subject: Subject) -> Iterator[Outcome]:
    """Years and places that do not fit, then whole sentences that stand in an earlier report."""
    yield from _years(subject)
    yield from _places(subject)
    for earlier in subject.earlier:
        yield from _taken(subject, earlier)


def _years(subject: Subject) -> Iterator[Outcome]:
    identity = subject.identity
    if identity.title and identity.year and identity.opening_year and identity.opening_year != identity.year:
        at = subject.text.find(f"{identity.opening_year}年", identity.title_span[1])
        message = f"标题是{identity.year}年度，开头却写“{identity.opening_year}年度”，可能沿用了别年的文字。"
        yield defect("reused_text", (at, min(at + 5, len(subject.text))), message, "统一报告年度。")
    for section in subject.layout.sections:
        found = _HEADING_YEAR.search(section.title) if section.level <= 2 else None
        if found and identity.year and int(found.group()) not in (identity.year, identity.year + 1):
            message = f"标题“{section.title[:20]}”写的是{found.group()}年，与报告年度{identity.year}年不符。"
            yield question("reused_text", (section.start, section.start + len(section.mark) + 8), message, _SETTLES)


def _places(subject: Subject) -> Iterator[Outcome]:
    own = _LEVEL_SIGN.get(subject.identity.level)
    for match in _SELF.finditer(subject.text) if own and subject.identity.sure else ():
        if match[1] != own:
            message = f"本报告是{subject.identity.region}的，文中却自称“{match.group()}”，可能沿用了别处的文字。"
            yield question("reused_text", match.span(), message, _SETTLES)
            return


def _taken(subject: Subject, earlier: str) -> Iterator[Outcome]:
    old = [shingles(words) for _, _, words in sentences(earlier)]
    everything = frozenset().union(*old) if old else frozenset()
    taken: list[tuple[int, int]] = []
    total = 0
    for start, end, words in sentences(subject.text):
        total += 1
        mine = shingles(words)
        if containment(mine, everything) >= _NEAR and any(resemblance(mine, other) >= _NEAR for other in old):
            taken.append((start, end))
    share = len(taken) / total if total else 0.0
    yield Check("reused_text", f"{total} 句中有 {len(taken)} 句与给定的旧报告相同或极相近", share < _MOSTLY, taken[:1])
    for start, end in _joined(taken):
        message = f"“{subject.text[start : start + 12]}…”（{end - start}字）与给定的旧报告相同或极相近。"
        yield question("reused_text", (start, end), message, _SETTLES)


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held and start - held[1] < 4:
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held
