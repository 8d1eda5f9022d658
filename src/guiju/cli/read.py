"""`guiju read`: reports from files, folders or standard input to figures and findings."""

import json
import sys
from pathlib import Path

import click

from guiju.figures.catalogue import load as catalogue
from guiju.reading import read as read_report


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def read(sources: tuple[str, ...], as_json: bool) -> None:
    """读取年度报告：取出数据，核对问题。"""
    for source in sources:
        content = sys.stdin.buffer.read() if source == "-" else Path(source)
        reading = read_report(content, catalogue=catalogue())
        click.echo(json.dumps(reading.to_json(), ensure_ascii=False))
