"""Commands for the life of accounts: roles from day to day, moves, leavers, locks, passwords, sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from guiju.cli.people import ROLES, agency_named, said_plainly
from guiju.cli.starting import start

C = TypeVar("C", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])


def why(command: C) -> C:
    return click.option("--why", required=True, help="理由，记入管理记录")(command)


def user_named(username: str) -> Any:
    from guiju.kernel.offices.people import User

    found = User.objects.filter(username=username).first()
    if found is None:
        raise click.ClickException(f"没有账号“{username}”：用 guiju people 查看全部")
    return found


def _day(told: datetime | None) -> date:
    return told.date() if told else date.today()


@click.command()
@click.option("--agency", "agency_name", default="", help="只看一个机关")
def people(agency_name: str) -> None:
    """列出账号和现任角色。

    \b
    例：guiju people
    """
    start()
    from guiju.kernel.offices.people import User

    rows = User.objects.select_related("agency").order_by("agency__region_id", "agency__name", "username")
    for user in rows.filter(agency__name=agency_name) if agency_name else rows:
        held = "、".join(sorted(role.label for role in user.actor.roles)) or "没有任职"
        click.echo(f"{user.username}  {user.full_name}  {user.agency or '没有所在机关'}  {held}  {user.standing}")


@click.command()
@click.argument("username")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--since", type=DAY, help="任职日期，默认今天")
@click.option("--until", type=DAY, help="离任日期（含当日）")
@why
def appoint(username: str, role: str, since: datetime | None, until: datetime | None, why: str) -> None:
    """任命角色。

    \b
    例：guiju appoint zhangsan head --since 2026-12-01 --why 任职通知
    """
    start()
    from guiju.kernel.acting import personnel
    from guiju.kernel.offices.people import Role

    with said_plainly():
        personnel.appoint(None, why, user_named(username), Role(role), _day(since), until.date() if until else None)
    click.echo(f"已任命：{username}任{Role(role).label}")


@click.command()
@click.argument("username")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--until", type=DAY, help="最后一日（含当日），默认今天")
@why
def retire(username: str, role: str, until: datetime | None, why: str) -> None:
    """结束一项任职。

    \b
    例：guiju retire zhangsan head --until 2026-12-31 --why 免职通知
    """
    start()
    from guiju.kernel.acting import personnel
    from guiju.kernel.offices.people import Role

    user = user_named(username)
    held = user.appointments.filter(role=role).order_by("-since").first()
    if held is None:
        raise click.ClickException(f"{username}没有任过{Role(role).label}")
    with said_plainly():
        personnel.end_appointment(None, why, user, held, _day(until))
    click.echo(f"已离任：{username}任{Role(role).label}至{_day(until)}")


@click.command()
@click.argument("username")
@click.argument("agency_name", metavar="机关")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="新任角色，可以多个")
@why
def move(username: str, agency_name: str, roles: tuple[str, ...], why: str) -> None:
    """自今天起调到另一机关：原任职到昨天为止。

    \b
    例：guiju move zhangsan 资兴市司法局 --role clerk --why 调令
    """
    start()
    from guiju.kernel.acting import personnel
    from guiju.kernel.offices.people import Role

    with said_plainly():
        personnel.move(None, why, user_named(username), agency_named(agency_name), map(Role, roles))
    click.echo(f"已调动：{username}到{agency_name}")


@click.command()
@click.argument("username")
@click.option("--on", "last", type=DAY, help="最后一日，默认今天")
@why
def leave(username: str, last: datetime | None, why: str) -> None:
    """离职：全部任职和登录结束，账号注销，列出尚未办结的事项。

    \b
    例：guiju leave zhangsan --why 退休
    """
    start()
    from guiju.kernel.acting import personnel

    user = user_named(username)
    with said_plainly():
        personnel.leave(None, why, user, _day(last))
    click.echo(f"已注销：{username}")
    for label, count in personnel.open_work(user).items():
        click.echo(f"  待交接：{label}{count}件")


@click.command()
@click.argument("username")
@why
def lock(username: str, why: str) -> None:
    """锁定账号，登录随即结束。

    \b
    例：guiju lock zhangsan --why 违规
    """
    start()
    from guiju.kernel.acting import personnel

    with said_plainly():
        personnel.lock(None, why, user_named(username))
    click.echo(f"已锁定：{username}")


@click.command()
@click.argument("username")
@click.option("--why", default="输错密码被锁，经核实本人", show_default=True, help="理由，记入管理记录")
def unlock(username: str, why: str) -> None:
    """解除锁定：安全管理员锁定的，或者输错密码锁定的。

    \b
    例：guiju unlock zhangsan
    """
    start()
    from guiju.kernel.acting import personnel

    with said_plainly():
        personnel.unlock(None, why, user_named(username))
    click.echo(f"已解除锁定：{username}")


@click.command("reset-password")
@click.argument("username")
@why
def reset_password(username: str, why: str) -> None:
    """重设为一次性口令，本人登录后须更换。

    \b
    例：guiju reset-password zhangsan --why 遗忘
    """
    start()
    from guiju.kernel.acting import personnel

    with said_plainly():
        once = personnel.reset_password(None, why, user_named(username))
    click.echo(f"一次性口令：{once}（首次登录后须更换）")


@click.command()
@click.argument("username")
@click.option("--end", is_flag=True, help="全部结束")
@click.option("--why", default="", help="结束的理由，记入管理记录")
def sessions(username: str, end: bool, why: str) -> None:
    """列出账号现在的登录；--end 全部结束。

    \b
    例：guiju sessions zhangsan --end --why 设备遗失
    """
    start()
    from django.utils import timezone

    from guiju.kernel.acting import personnel
    from guiju.kernel.offices import sessions

    user = user_named(username)
    for row in sessions.of(user.pk):
        began = f"{timezone.localtime(row.began):%Y-%m-%d %H:%M}" if row.began else "未记录"
        click.echo(f"{began}  {row.address or '未记录'}  {row.browser or '未记录'}")
    if end:
        with said_plainly():
            click.echo(f"已结束{personnel.end_sessions(None, why, user)}处登录")


@click.command("remove-demo")
def remove_demo() -> None:
    """注销演示账号：从演示转为正式使用以前运行。

    \b
    例：guiju remove-demo
    """
    start()
    from guiju.kernel.acting import personnel

    with said_plainly():
        count = personnel.remove_demonstration(None, "演示账号不能在演示以外存在")
    click.echo(f"已注销{count}个演示账号。" if count else "没有演示账号。")
