"""``guiju astray``: what was changed past the program among people, agencies and templates: looked at, and settled."""

from __future__ import annotations

from typing import Any

import click

from guiju.cli.accounts import user_named, why
from guiju.cli.people import said_plainly
from guiju.cli.starting import start

BY = click.option("--by", "username", required=True, help="处理人的用户名：统管机关的安全管理员")
CODES = click.argument("codes", nargs=-1, required=True, metavar="编号…")


@click.group()
def astray() -> None:
    """账号、任职、机关、模板等在程序以外的变更：查看，恢复，或者经查后登记。

    \b
    例：guiju astray list
        guiju astray restore 3fa29c01 --by anquan --why 数据库被直接修改
    """


@astray.command("list")
def list_() -> None:
    """列出与账簿不符的内容，各有一个编号；内容再有变动，编号随之不同。"""
    start()
    from guiju.kernel.acting import astray as acts

    found = acts.found()
    for one in found:
        click.echo(f"{one.code}  {one.words}")
    click.echo(f"共{len(found)}项与账簿不符。" if found else "没有与账簿不符的内容。")


@astray.command()
@CODES
@BY
@why
def restore(codes: tuple[str, ...], username: str, why: str) -> None:
    """恢复为账簿所载；口令、二次验证不入账簿，不能恢复。

    \b
    例：guiju astray restore 3fa29c01 --by anquan --why 数据库被直接修改
    """
    click.echo(f"已恢复{_settled('restore', codes, username, why)}项。")


@astray.command()
@CODES
@BY
@why
def accept(codes: tuple[str, ...], username: str, why: str) -> None:
    """经查后按现状登记，账簿写明是在程序以外变更的。

    \b
    例：guiju astray accept 3fa29c01 --by anquan --why 升级时由维护人员更改，已核对
    """
    click.echo(f"已登记{_settled('accept', codes, username, why)}项。")


def _settled(how: str, codes: tuple[str, ...], username: str, why: str) -> int:
    start()
    from guiju.kernel.acting import astray as acts

    act: Any = {"restore": acts.restore, "accept": acts.accept}[how]
    user = user_named(username)
    if not user.is_active:
        raise click.ClickException(f"账号“{username}”已经锁定或者注销")
    with said_plainly():
        count: int = act(user.actor, why, codes)
    return count
