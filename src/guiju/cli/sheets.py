"""The scoring sheets as they are read: which there are, and which of an office's own cannot be used."""

import sys

import click

from guiju.cli.starting import start


@click.command()
def sheets() -> None:
    """核对评分表：列出各台账的评分表，逐份检查 GUIJU_HOME/sheets 中本单位的评分表能否使用。

    \b
    例：guiju sheets
    有评分表不能使用时退出码为1，改正并重新启动以前不能评分。
    """
    start(tables=False)
    from guiju.kernel.declaring.sheets import EVERY

    for register in EVERY:
        for sheet in register.all:
            until = sheet.until or "现行"
            click.echo(
                f"{sheet.kind}  {sheet.name}  {sheet.since}至{until}  满分{sheet.full}  指标{len(sheet.items)}项"
            )
        for words in register.faults:
            click.echo(f"✗ {words}")
    sys.exit(1 if any(register.faults for register in EVERY) else 0)
