"""``guiju double-publicity``: the exchange file of what was published, and the check of one."""

import sys
from datetime import datetime
from pathlib import Path

import click

from guiju.cli.starting import start

KIND = click.argument("kind", type=click.Choice(["penalty", "licence"]))
DAY = click.DateTime(["%Y-%m-%d"])


@click.group("double-publicity")
def double_publicity() -> None:
    """“双公示”交换文件：生成、核对。

    \b
    例：guiju double-publicity check penalty 处罚.csv
    """


@double_publicity.command()
@KIND
@click.option("--since", type=DAY, required=True, help="公示报送的起始日期")
@click.option("--until", type=DAY, required=True, help="截止日期，含当日")
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写入的文件，不得已经存在")
def export(kind: str, since: datetime, until: datetime, into: Path) -> None:
    """生成一段时间内公示的处罚（penalty）或者许可（licence）信息文件。文件载有单位的完整名称和代码。

    \b
    例：guiju double-publicity export penalty --since 2026-11-01 --until 2026-11-30 --into 处罚.csv
    """
    start()
    from guiju.exchange import double_publicity as exchange

    made = [*exchange.lines(kind, since.date(), until.date())]
    try:
        with into.open("x", encoding="utf-8", newline="") as file:
            file.writelines(made)
    except OSError as error:
        raise click.ClickException(f"不能写入“{into}”：{error.strerror}") from error
    click.echo(f"已写入{len(made) - 1}条：{into}")


@double_publicity.command()
@KIND
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(kind: str, file: Path) -> None:
    """核对一个交换文件：表头、必填项、长度、代码、日期、金额。有不符的退出码为1。"""
    start(tables=False)
    from guiju.exchange import double_publicity as exchange

    faults = exchange.faults(kind, file.read_bytes())
    for words in faults:
        click.echo(f"✗ {words}")
    click.echo(f"{len(faults)}处不符" if faults else "符合格式")
    sys.exit(1 if faults else 0)
