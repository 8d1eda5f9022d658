"""A reading as one self-contained page: the text with its figures marked by kind, the findings beside it."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from .labels import KINDS
from .record import Figure, Finding, Reading

_STYLE = """
:root{color-scheme:light}body{margin:0;font:16px/1.8 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#1c1c1c;
background:#f6f5f1}
header{padding:1.2rem 2rem;background:#fff;border-bottom:1px solid #d8d4c8}h1{margin:0;font-size:1.35rem}
header p,.legend{margin:.3rem 0 0;color:#555;font-size:.9rem}
main{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:2rem;padding:1.5rem 2rem;max-width:92rem;margin:auto}
article{background:#fff;padding:2rem;white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #e4e0d4}
aside{font-size:.92rem}aside ol{padding-left:0;list-style:none}aside li{background:#fff;border-left:.3rem solid #999;
margin:0 0 .7rem;padding:.5rem .8rem}li.defect{border-color:#b3261e}li.question{border-color:#9a6b00}
li small{color:#555;display:block}aside a{color:inherit}
mark{background:none;border-bottom:.16em solid;padding:0 .05em}
mark.count{border-color:#1f5fa8}mark.sum{border-color:#0b7285}
mark.stock{border-color:#2b7a3d}mark.ratio{border-color:#7b3fa0}mark.duration{border-color:#8a5a00}
mark.change{border-color:#b3261e}mark.norm{border-color:#666}
.fault{background:#fde7e5;outline:1px dashed #b3261e}.ask{background:#fff3d6}
@media(max-width:60rem){main{grid-template-columns:1fr}}@media print{main{display:block}article{border:0;padding:0}}
"""


def page(reading: Reading) -> str:
    """The page as HTML: no script, nothing fetched, readable in print."""
    title = escape(reading.title or "年度报告阅读结果")
    about = " · ".join(
        escape(str(part)) for part in (reading.region, reading.year, reading.issuer, reading.date) if part
    )
    legend = " ".join(f'<mark class="{kind}">{name}</mark>' for kind, name in KINDS.items())
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        f'<header><h1>{title}</h1><p>{about}</p><p>{_tally(reading)}</p><p class="legend">{legend}</p></header>'
        f"<main><article>{''.join(_text(reading))}</article><aside><h2>问题与疑问</h2><ol>"
        f"{''.join(_finding(place, finding) for place, finding in enumerate(reading.findings))}</ol></aside></main>"
        "</body></html>"
    )


def _tally(reading: Reading) -> str:
    defects = sum(finding.severity == "defect" for finding in reading.findings)
    notes = "".join(escape(note.message) for note in reading.notes)
    return f"数据 {len(reading.figures)} 个，问题 {defects} 处，待核实 {len(reading.findings) - defects} 处。{notes}"


def _text(reading: Reading) -> Iterator[str]:
    """The text, cut wherever a mark begins or ends."""
    figures = {figure.start: figure for figure in reading.figures}
    edges = {0, len(reading.text)}
    edges.update(edge for figure in reading.figures for edge in (figure.start, figure.end))
    edges.update(edge for finding in reading.findings for edge in (finding.start, finding.end))
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(reading.text))
    open_until, inside = 0, None
    starts: dict[int, list[int]] = {}
    for place, finding in enumerate(reading.findings):
        starts.setdefault(finding.start, []).append(place)
    faults = _Faults(reading.findings)
    for start, end in pairwise(cuts):
        if start >= open_until:
            inside = figures.get(start)
            open_until = inside.end if inside else start
        yield from (f'<a id="f{place}"></a>' for place in starts.get(start, ()))
        yield _piece(reading.text[start:end], inside, faults.at(start))


class _Faults:
    """Which findings lie over an offset, asked in rising order."""

    def __init__(self, findings: list[Finding]) -> None:
        self._waiting = sorted(findings, key=lambda finding: finding.start, reverse=True)
        self._open: list[Finding] = []

    def at(self, offset: int) -> str:
        """``fault``, ``ask`` or nothing."""
        while self._waiting and self._waiting[-1].start <= offset:
            self._open.append(self._waiting.pop())
        self._open = [finding for finding in self._open if finding.end > offset]
        severities = {finding.severity for finding in self._open}
        return "fault" if "defect" in severities else "ask" if severities else ""


def _piece(text: str, figure: Figure | None, fault: str) -> str:
    shown = escape(text)
    if figure:
        shown = f'<mark class="{figure.kind}" title="{escape(_about(figure))}">{shown}</mark>'
    return f'<span class="{fault}">{shown}</span>' if fault else shown


def _about(figure: Figure) -> str:
    value = "数值不明" if figure.value is None else f"{figure.value}{figure.unit or ''}"
    machine = "，机器识别" if figure.by_machine else ""
    return f"{figure.label or figure.phrase}：{value}（{KINDS.get(figure.kind, figure.kind)}{machine}）"


def _finding(place: int, finding: Finding) -> str:
    name = "问题" if finding.severity == "defect" else "待核实"
    return (
        f'<li class="{finding.severity}"><a href="#f{place}">{name}</a>：{escape(finding.message)}'
        f"<small>{escape(finding.settles)}</small></li>"
    )
