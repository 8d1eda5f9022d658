"""Readings and comparisons as rows and lines: CSV for spreadsheets, plain lines for a terminal."""

import csv
import io
from collections.abc import Iterable, Iterator

from .compare import Comparison
from .record import Reading

HEADER = tuple(
    "文件 地区 年度 起 止 原文 数值 上限 单位 精度 类别 指标 指标名称 依据 其他可能 说法 主体 范围 机器识别".split()  # noqa: SIM905
)
_UNSAFE = ("=", "+", "-", "@", "\t", "\r")


def rows(name: str, reading: Reading) -> Iterator[tuple[object, ...]]:
    """One row a figure, under ``HEADER``."""
    for figure in reading.figures:
        others = "；".join(f"{one.concept}（{'、'.join(one.words)}）" for one in figure.others)
        yield (
            name, reading.region, reading.year, figure.start, figure.end, figure.text, figure.value, figure.upper,
            figure.unit, figure.precision, figure.kind, figure.concept, figure.label, "、".join(figure.said), others,
            figure.phrase, figure.subject, figure.scope, "是" if figure.by_machine else "",
        )  # fmt: skip


def as_csv(table: Iterable[Iterable[object]]) -> str:
    """CSV lines; a cell that a spreadsheet would run as a formula is quoted."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(value) for value in row] for row in table)
    return out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_UNSAFE) else "" if value is None else value


def summary(name: str, reading: Reading) -> Iterator[str]:
    """What a person wants to see first: whose report, how many figures, and what is wrong."""
    about = " ".join(str(part) for part in (reading.region, reading.level, reading.year) if part)
    yield f"{name}：{reading.title or '（没有标题）'}　{about}"
    named = sum(figure.concept is not None for figure in reading.figures)
    yield f"  数据 {len(reading.figures)} 个（认出指标 {named} 个），核对 {len(reading.checks)} 项"
    for note in reading.notes:
        yield f"  ! {note.message}"
    for finding in reading.findings:
        sign = "✗" if finding.severity == "defect" else "?"
        yield f"  {sign} [{finding.start}] {finding.message}{finding.settles}"


def comparison_rows(comparison: Comparison) -> Iterator[list[object]]:
    """The comparison under its header; the last columns say what changed and what stands out."""
    names = [column.name for column in comparison.columns]
    yield ["指标", "名称", "单位", *names, "比上年", "离群"]
    for row in comparison.rows:
        sign = "个百分点" if row.unit == "%" else "%"
        changes = "；".join(f"{place} {change:+g}{sign}" for place, change in row.changes.items())
        yield [
            row.concept,
            row.label,
            row.unit,
            *row.values,
            changes,
            "；".join(names[place] for place in row.outliers),
        ]
