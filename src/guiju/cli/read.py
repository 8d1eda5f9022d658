"""`guiju read` and `guiju compare`: published reports to figures, findings and a table side by side."""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import click
import orjson

from guiju.figures.catalogue import CatalogueError
from guiju.figures.catalogue import load as catalogue
from guiju.reading import Reading, Unreadable
from guiju.reading import read as read_report
from guiju.reading.compare import Comparison
from guiju.reading.compare import compare as compare_reports
from guiju.reading.loading import LIMIT
from guiju.reading.marked import page
from guiju.reading.tables import HEADER, as_csv, comparison_rows, rows, summary

_OFFICE = {".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods", ".pdf", ".ofd"}
_SUFFIXES = {".txt", ".md", ".htm", ".html", ".mht", ".mhtml", ".png", ".jpg", ".jpeg", *_OFFICE}
Outcome = tuple[str, Reading | str]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|- …")
@click.option("--json", "shape", flag_value="json", help="输出 JSON（多个文件时每行一个）。")
@click.option("--csv", "shape", flag_value="csv", help="输出 CSV，每个数据一行。")
@click.option("--html", "shape", flag_value="html", help="输出网页：原文中标出数据，旁边列出问题。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="结果写入这个文件夹，每份报告一个文件。")
@click.option(
    "--earlier", multiple=True, type=click.Path(exists=True, path_type=Path), help="往年或别处的报告，用来查照搬。"
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="同时读几份。")
def read(sources: tuple[str, ...], shape: str | None, out: Path | None, earlier: tuple[Path, ...], jobs: int) -> None:
    """读取年度报告：取出每个数据，指出数据的问题。

    \b
    例：guiju read 报告.docx
        guiju read --json - < 报告.txt
        guiju read --csv 报告文件夹 --jobs 2 > 数据.csv
        guiju read --html 报告.pdf > 报告.html
    """
    named = list(_named(sources))
    if shape == "html" and len(named) > 1 and out is None:
        raise click.ClickException("多份报告输出网页时，请用 --out 指定存放的文件夹。")
    _catalogue_or_fail()
    failed = 0
    if shape == "csv" and out is None:
        click.echo(as_csv([HEADER]), nl=False)
    for name, outcome in _read_all(named, _earlier_texts(earlier), jobs):
        if isinstance(outcome, str):
            failed += 1
            click.echo(f"{name}：{outcome}", err=True)
        else:
            _put(name, outcome, shape, out, many=len(named) > 1)
    if failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="A B …")
@click.option("--json", "shape", flag_value="json", help="输出 JSON。")
@click.option("--csv", "shape", flag_value="csv", help="输出 CSV。")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="另存对照图（SVG）。")
def compare(reports: tuple[str, ...], shape: str | None, svg: Path | None) -> None:
    """几份报告按指标并列对照，算出比上年的变化，标出离群的数。

    \b
    例：guiju compare 2020.txt 2021.txt
        guiju compare --csv 各乡镇报告 > 对照.csv
        guiju compare 甲县.docx 乙县.docx --svg 对照.svg
    """
    concepts = _catalogue_or_fail()
    readings = []
    for name, outcome in _read_all(list(_named(reports)), (), 1):
        if isinstance(outcome, str):
            raise click.ClickException(f"{name}：{outcome}")
        readings.append(outcome)
    comparison = compare_reports(readings, concepts)
    if not comparison.rows:
        raise click.ClickException("这些报告里没有认出目录中的指标，无从对照。")
    if svg:
        _draw(comparison, svg)
    _show(comparison, shape)


def _named(sources: Iterable[str]) -> Iterator[tuple[str, str | Path]]:
    """Each report's name and where it is; a folder gives all the reports in it."""
    for source in sources:
        path = Path(source)
        if source == "-":
            yield "标准输入", "-"
        elif path.is_dir():
            files = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in _SUFFIXES and file.is_file()]
            if not files:
                raise click.ClickException(f"文件夹 {source} 里没有可读的报告（txt、html、docx、xlsx、pdf）。")
            yield from ((str(file), file) for file in files)
        else:
            yield source, path


def _read_all(named: list[tuple[str, str | Path]], earlier: tuple[str, ...], jobs: int) -> Iterator[Outcome]:
    """Outcomes in the order of the files, with a bar on a terminal; a bad file does not stop the others."""
    one = partial(_read_one, earlier=earlier)
    if jobs == 1 or len(named) == 1:
        outcomes: Iterator[Outcome] = map(one, named)
        yield from _with_bar(outcomes, len(named))
        return
    with ProcessPoolExecutor(min(jobs, len(named))) as pool:
        yield from _with_bar(pool.map(one, named, chunksize=4), len(named))


def _with_bar(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    if total < 2 or not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(outcomes, length=total, label="读取", file=sys.stderr) as bar:
        yield from bar


def _read_one(named: tuple[str, str | Path], earlier: tuple[str, ...]) -> Outcome:
    name, source = named
    try:
        content = sys.stdin.buffer.read(LIMIT + 1) if source == "-" else source
        return name, read_report(content, catalogue=catalogue(), earlier=earlier)
    except Unreadable as refusal:
        return name, str(refusal)
    except (MemoryError, RecursionError):
        return name, "内容过大或嵌套过深，无法读取。"


def _earlier_texts(paths: Iterable[Path]) -> tuple[str, ...]:
    try:
        return tuple(read_report(path).text for path in paths)
    except Unreadable as refusal:
        raise click.ClickException(f"--earlier 给出的报告读不了：{refusal}") from refusal


def _catalogue_or_fail() -> dict:
    try:
        return catalogue()
    except CatalogueError as error:
        raise click.ClickException(str(error)) from error


def _put(name: str, reading: Reading, shape: str | None, out: Path | None, *, many: bool) -> None:
    text = _written(name, reading, shape, many=many)
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{Path(name).stem}.{shape or 'txt'}"
    head = as_csv([HEADER]) if shape == "csv" else ""
    target.write_text(head + text, "utf-8")


def _written(name: str, reading: Reading, shape: str | None, *, many: bool) -> str:
    if shape == "json":
        shown = {"file": name, **reading.to_json()} if many else reading.to_json()
        return orjson.dumps(shown).decode()
    if shape == "csv":
        return as_csv(rows(name, reading))
    return page(reading) if shape == "html" else "\n".join(summary(name, reading))


def _show(comparison: Comparison, shape: str | None) -> None:
    if shape == "json":
        click.echo(orjson.dumps(comparison, option=orjson.OPT_INDENT_2).decode())
        return
    table = list(comparison_rows(comparison))
    click.echo(as_csv(table), nl=False) if shape == "csv" else click.echo("\n".join(_lines(table)))


def _lines(table: list[list[object]]) -> Iterator[str]:
    for row in table:
        yield "  ".join("—" if cell is None else str(cell) for cell in row[1:] if cell != "")


def _draw(comparison: Comparison, target: Path) -> None:
    from guiju.reading.chart import svg

    try:
        target.write_text(svg(comparison), "utf-8")
    except ValueError as error:
        raise click.ClickException(str(error)) from error
