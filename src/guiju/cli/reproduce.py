"""``guiju reproduce``: rebuild a published year through the engine and hold it against what was published."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from guiju.cli.starting import start

VERDICTS = {"agrees": "一致", "differs": "不一致", "damaged": "公布值残缺", "to_come": "待建", "share": "按份额"}


@click.command()
@click.argument("name")
@click.option(
    "--report",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="公布的报告正文，读出数据后与台账核对",
)
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="把重建的年度留在这个空文件夹（默认用后即删）"
)
@click.option("--whole", is_flag=True, help="数以万计的办件、评价也全部重建（默认只建百分之一）")
@click.option("--all", "everything", is_flag=True, help="也列出待建的数据")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def reproduce(name: str, report: Path | None, keep: Path | None, whole: bool, everything: bool, as_json: bool) -> None:
    """用引擎逐步重建一个已公布的年度（全部为模拟数据），并列比较公布值与计算值。

    \b
    例：guiju reproduce zixing-2020
        guiju reproduce zixing-2020 --report 报告.txt
        guiju reproduce xihu-2021 --json      另有 ziyun-2024、yangxiang-2021、jinhu-2023
    有不一致时退出码为1。
    """
    from guiju.scenarios import published

    try:
        year = published.load(name)
    except published.NoSuchYear as error:
        raise click.ClickException(str(error)) from error
    if keep is not None and keep.exists() and any(keep.iterdir()):
        raise click.ClickException(f"文件夹“{keep}”不是空的：请换一个，或者先移走其中的内容")
    with TemporaryDirectory(prefix="guiju-") as scratch:
        rows, found = _rebuilt(year, keep or Path(scratch), report, whole)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        show(rows, everything)
        if found is not None:
            show_reconciled(found)
    sys.exit(1 if any(row["verdict"] == "differs" for row in rows) else 0)


def _rebuilt(year: Any, home: Path, report: Path | None, whole: bool) -> tuple[list[dict[str, Any]], Any]:
    import os

    os.environ.pop("GUIJU_DATABASE_URL", None)
    home.mkdir(parents=True, exist_ok=True)
    start(home, migrate=True)
    from guiju.scenarios import rebuilding

    with telling() as tell:
        rebuilding.rebuild(year, tell, whole=whole)
    return rebuilding.compared(year), rebuilding.reconciled(report, year) if report else None


class telling:
    """Progress on standard error: what is being done, of how many, and how long all of it took."""

    def __enter__(self) -> Callable[[str, int], None]:
        self.began = time.perf_counter()
        return lambda what, count: click.echo(f"  {what}" + (f"（{count}）" if count > 1 else ""), err=True)

    def __exit__(self, *exc: object) -> None:
        if exc[0] is None:
            click.echo(f"  用时{time.perf_counter() - self.began:.0f}秒", err=True)


def show(rows: list[dict[str, Any]], everything: bool = False) -> None:
    """The side-by-side table."""
    living = [row for row in rows if row["verdict"] != "to_come"]
    lines = [("数据", "公布", "计算", "差", "记录", "结论")]
    for row in rows if everything else living:
        lines.append(
            (row["label"], _said(row, "published"), _said(row, "computed"), _difference(row), str(row["records"]),
             VERDICTS[row["verdict"]])
        )  # fmt: skip
    widths = [max(_width(line[n]) for line in lines) for n in range(6)]
    for line in lines:
        click.echo(
            "  ".join(
                _pad(text, width, right=1 <= n <= 4) for n, (text, width) in enumerate(zip(line, widths, strict=True))
            )
        )
    agreed, differing, damaged, coming, share = (sum(row["verdict"] == verdict for row in rows) for verdict in VERDICTS)
    few = f"；按份额（百分之一）重建{share}项，用 --whole 全部重建" if share else ""
    click.echo(
        f"\n{agreed}/{agreed + differing}项一致；公布值残缺{damaged}项{few}；"
        f"另有{coming}项待建：台账尚未建成，或者尚未编入重建年度（--all 列出）。全部记录均为模拟。"
    )


def _said(row: dict[str, Any], key: str) -> str:
    return _number(row[key], row["unit"])


def _difference(row: dict[str, Any]) -> str:
    if row["published"] is None or row["computed"] is None:
        return "—"
    return f"{round(row['computed'] - row['published'], 4):g}"


def _width(text: str) -> int:
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _pad(text: str, width: int, *, right: bool) -> str:
    gap = " " * (width - _width(text))
    return gap + text if right else text + gap


def show_reconciled(found: list[Any]) -> None:
    words = {
        "differs": "不一致",
        "damaged": "报告残缺",
        "equal": "一致",
        "only_report": "仅报告有",
        "only_registers": "仅台账有",
    }
    click.echo("\n报告正文与台账核对：")
    for row in sorted(found, key=lambda row: list(words).index(row.verdict)):
        published, computed = (_number(value, row.unit) for value in (row.published, row.computed))
        click.echo(f"  {_pad(words[row.verdict], 8, right=False)}  {row.label}：报告{published}，台账{computed}")
    click.echo("  " + "，".join(f"{label}{sum(r.verdict == key for r in found)}项" for key, label in words.items()))


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "—"
    return f"{int(value) if value == int(value) else round(value, 4)}{unit}"
