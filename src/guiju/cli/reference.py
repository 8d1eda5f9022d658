"""``guiju registers`` and ``guiju glossary``: what the program says of itself."""

from collections.abc import Iterable
from pathlib import Path

import click

from guiju.cli.starting import start


@click.command()
@click.argument("name", required=False)
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), help="全部写入这个文件夹：每个台账一页，另有目录"
)
def registers(name: str | None, into: Path | None) -> None:
    """列出台账；给出名称时输出该台账的说明、步骤、条件、期限和数据（Markdown）。

    \b
    例：guiju registers
        guiju registers dispute
        guiju registers --into docs/registers
    """
    start(tables=False)
    from guiju.kernel.declaring.registry import registers as known
    from guiju.registers.reference import page

    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
        _write(into / "README.md", page.index())
        for one, model in known().items():
            _write(into / f"{one}.md", page.lines(model))
    elif name is None:
        for one, model in known().items():
            click.echo(f"{one:26}{model._meta.verbose_name}")
    elif name in known():
        click.echo("\n".join(page.lines(known()[name])))
    else:
        raise click.ClickException(f"没有台账“{name}”：用 guiju registers 列出全部")


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8")


@click.command()
def glossary() -> None:
    """输出中英术语对照表（Markdown），由程序自身生成。

    \b
    例：guiju glossary > docs/glossary.md
    """
    start(tables=False)
    from guiju.registers.glossary import lines

    click.echo("\n".join(lines()))
