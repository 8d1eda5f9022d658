"""The scoring sheets and indicator systems as they are read: which there are, and which of an office's own cannot be used."""

import sys
from collections import Counter

import click

from guiju.cli.starting import start


@click.command()
def sheets() -> None:
    """核对评分表和指标体系：列出各份，逐份检查 GUIJU_HOME/sheets、GUIJU_HOME/indicators 中本单位的能否使用。

    \b
    例：guiju sheets
    有不能使用的时退出码为1，改正以前不能评分、考核、评审。
    """
    start(tables=False)
    from guiju.kernel.declaring.sheets import EVERY
    from guiju.registers.governance.indicators import feeding, system

    for register in EVERY:
        for sheet in register.all:
            until = sheet.until or "现行"
            click.echo(
                f"{sheet.kind}  {sheet.name}  {sheet.since}至{until}  满分{sheet.full}  指标{len(sheet.items)}项"
            )
        for words in register.faults:
            click.echo(f"✗ {words}")
    systems, wrong = system.read()
    for one in systems:
        heads = "、".join(map(str, one.heads))
        until = one.until or "现行"
        told = Counter(item.source.label for item in one.indicators)
        ways = "、".join(f"{label}{count}项" for label, count in told.items())
        whole = f"各级{heads}项，末级指标{len(one.indicators)}项（{ways}）"
        click.echo(f"{one.kind}  {one.name}  {one.since}至{until}  满分{one.full}  {whole}")
        wrong += [f"“{one.name}”{why}" for why in feeding.faults(one)]
    for words in wrong:
        click.echo(f"✗ {words}")
    sys.exit(1 if wrong or any(register.faults for register in EVERY) else 0)
