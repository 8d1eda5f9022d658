"""``guiju reproduction``: the side-by-side table of the published years, from what ``guiju reproduce … --json`` has said.

Rebuilding a year takes from minutes to half an hour; so each year is rebuilt by itself, and this command lays the results side
by side. It holds them against the printed figures that are shipped: facts and numbers, no sentence of a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from guiju.cli.reproduce import VERDICTS

HEAD = """# 五份公布的报告与重建年度的逐项对照

由 `guiju reproduce 名称 --json` 逐年重建，`guiju reproduction 结果文件… --into docs/reproduction.md` 汇成，不手工修改。
“公布”是报告写明的数，“计算”是由重建年度的台账逐条算出的数（全部记录均为模拟），“记录”是这个数所依据的记录数。
“以上”“近”等约数，“计算”在约数所指的范围以内即为一致；比率按公布的位数比较；
限期、人数下限一类的要求，“计算”是达到要求的记录所占的比例。“待建”的数据没有台账可以算出，或者尚未编入重建年度；
“按份额”的数据逾五千件，只重建百分之一（`guiju reproduce 名称 --whole` 全部重建）。
"""
SHORT = {"more_than": "{}以上", "nearly": "近{}"}


class Stale(ValueError):
    """A result is not of the year as it is shipped."""


def side_by_side(found: dict[str, Sequence[dict[str, Any]]]) -> str:
    """The whole table as Markdown. ``found``: what was computed, by the name of the year; a year that is not there is said to
    be open. Raises Stale."""
    from guiju.scenarios import published

    years = [published.load(name) for name in published.names()]
    parts = [HEAD, *_sums(years, found)]
    for year in years:
        if year.name in found:
            _hold(year, found[year.name])
            parts += ["", f"## {year.name}", "", *_lines(year, found[year.name])]
    return "\n".join(parts) + "\n"


def _hold(year: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Raises Stale where a result tells of other figures than are printed."""
    printed = [(figure.id, None if figure.value is None else float(figure.value)) for figure in year.figures]
    told = [(row["id"], None if row["published"] is None else float(row["published"])) for row in rows]
    if printed != told:
        raise Stale(f"“{year.name}”的结果与所带的公布数据不符，请重新重建这一年度。")


def _sums(years: Iterable[Any], found: dict[str, Sequence[dict[str, Any]]]) -> list[str]:
    rows = []
    for year in years:
        verdicts = [row["verdict"] for row in found.get(year.name, ())]
        counts = (
            [str(verdicts.count(verdict)) for verdict in VERDICTS]
            if verdicts
            else ["未重建"] + ["—"] * (len(VERDICTS) - 1)
        )
        rows.append([year.name, year.region, str(year.year), str(len(year.figures)), *counts])
    return _table(["年度", "行政区划", "年", "数据", *VERDICTS.values()], rows)


def _lines(year: Any, rows: Sequence[dict[str, Any]]) -> list[str]:
    return _table(
        ["编号", "数据", "公布", "计算", "记录", "结论"],
        [
            [
                row["id"].rsplit("-", 1)[-1],
                row["label"],
                SHORT.get(row["precision"], "{}").format(_said(row["published"], row["unit"])),
                _said(row["computed"], "%达到" if figure.kind == "norm" else row["unit"]),
                str(row["records"] or "—"),
                VERDICTS[row["verdict"]],
            ]
            for figure, row in zip(year.figures, rows, strict=True)
        ],
    )


def _said(value: float | None, unit: str) -> str:
    return "—" if value is None else f"{value:g}{unit}" if value != int(value) else f"{int(value)}{unit}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    marks = ["---:" if head in ("公布", "计算", "记录") else "---" for head in heads]
    return [f"| {' | '.join(line)} |" for line in (heads, marks, *rows)]


@click.command()
@click.argument("results", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), help="写入这个文件（默认输出到屏幕）")
def reproduction(results: tuple[Path, ...], into: Path | None) -> None:
    """把各年度的重建结果汇成一份对照表；结果文件以年度命名，是 guiju reproduce 名称 --json 的输出。

    \b
    例：guiju reproduce yangxiang-2021 --json > yangxiang-2021.json
        guiju reproduction *.json --into docs/reproduction.md
    """
    from guiju.scenarios import published

    if strange := [path for path in results if path.stem not in published.names()]:
        raise click.ClickException(
            f"“{strange[0].name}”不是按年度命名的结果；现有年度：{'、'.join(published.names())}。"
        )
    try:
        text = side_by_side({path.stem: json.loads(path.read_text("utf-8")) for path in results})
    except (Stale, json.JSONDecodeError, KeyError, TypeError) as error:
        said = str(error) if isinstance(error, Stale) else "结果文件不是 guiju reproduce --json 的输出。"
        raise click.ClickException(said) from error
    if into is None:
        click.echo(text, nl=False)
    else:
        into.write_text(text, "utf-8")
