"""``guiju glossary``: the glossary as the code has it."""

import click

from guiju.cli.starting import start


@click.command()
def glossary() -> None:
    """输出中英术语对照表（Markdown），由程序自身生成。

    \b
    例：guiju glossary > docs/glossary.md
    """
    start(tables=False)
    from guiju.registers.glossary import lines

    click.echo("\n".join(lines()))
