"""``guiju reconcile``: a report's text held against the registers of this installation."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from guiju.cli.reproduce import show_reconciled
from guiju.cli.starting import start


@click.command()
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--region", required=True, help="行政区划代码，如 431081")
@click.option("--year", required=True, type=int)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def reconcile(report: Path, region: str, year: int, as_json: bool) -> None:
    """报告正文与台账核对：哪些一致，哪些不一致，哪些只有一边有。

    \b
    例：guiju reconcile 报告.docx --region 431081 --year 2020
    有不一致时退出码为1。
    """
    start()
    from guiju.kernel.offices.regions import check
    from guiju.reading import Unreadable
    from guiju.reports.reconciling import reconcile_text

    try:
        found = reconcile_text(report, check(region), year)
    except (Unreadable, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps([asdict(row) for row in found], ensure_ascii=False))
    else:
        show_reconciled(found)
    sys.exit(1 if any(row.verdict == "differs" for row in found) else 0)
