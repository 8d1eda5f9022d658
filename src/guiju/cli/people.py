"""Commands that set an installation up for its people: regions, agencies and what organs they are, users and their roles."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from guiju.cli.starting import start

ORGANS = (
    *("government", "justice", "reconsideration", "police", "emergency", "ecology"),
    *("urban", "market", "labour", "civil_affairs", "housing", "legal_aid", "notary", "supervisory"),
)
ROLES = (
    "clerk",
    "officer",
    "legal",
    "head",
    "mediator",
    "grid",
    "correction",
    "discipline",
    "auditor",
    "admin",
    "security",
)

BY_COMMAND = "在服务器上用命令登记"


@contextmanager
def said_plainly() -> Iterator[None]:
    """What is not allowed, in the one line in which commands say it."""
    from django.core.exceptions import ValidationError

    try:
        yield
    except ValidationError as error:
        raise click.ClickException("；".join(error.messages)) from error


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def regions(file: Path) -> None:
    """载入行政区划：CSV 文件，两列，代码和名称（GB/T 2260，可到村级）；已有的改名，其余不动。

    编码 UTF-8、GBK 都可以；两列用逗号、分号或者制表符隔开，全角的也可以。

    \b
    例：guiju regions 区划.csv
    """
    start()
    from guiju.kernel.acting import establishment

    with said_plainly():
        count = establishment.load_regions(None, BY_COMMAND, file.read_bytes())
    click.echo(f"已载入{count}个行政区划。")


@click.command()
@click.argument("name")
@click.option("--region", required=True, help="行政区划代码，如 431081")
@click.option("--mark", default="", help="机关代字，用于文号，如 资政")
@click.option("--credit-code", default="", help="统一社会信用代码")
@click.option("--oversees", is_flag=True, help="可以看到整个行政区域的事项（人民政府、司法局）")
def agency(name: str, region: str, mark: str, credit_code: str, oversees: bool) -> None:
    """登记机关。

    \b
    例：guiju agency 资兴市司法局 --region 431081 --mark 资司 --oversees
    """
    start()
    from guiju.kernel.acting import establishment
    from guiju.kernel.offices.people import Agency, Region

    if not Region.objects.filter(code=region).exists():
        raise click.ClickException(f"没有行政区划“{region}”：先用 guiju regions 载入")
    told = Agency(name=name, region_id=region, mark=mark, credit_code=credit_code, oversees=oversees)
    with said_plainly():
        _, made = establishment.register_agency(None, BY_COMMAND, told)
    click.echo(f"{'已登记' if made else '已更新'}：{name}")


@click.command()
@click.argument("agency_name", metavar="机关")
@click.argument("organs", nargs=-1, required=True, type=click.Choice(ORGANS))
@click.option("--for", "acts_for", default="", help="为哪个机关办理，如复议机构为本级人民政府办理")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="起始日期，默认今天")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="终止日期（含当日）")
def organ(
    agency_name: str, organs: tuple[str, ...], acts_for: str, since: datetime | None, until: datetime | None
) -> None:
    """登记机关的职能：法律按职能确定由谁办理，职能自何日起、至何日止。

    \b
    例：guiju organ 资兴市人民政府 government --since 1984-12-24
        guiju organ 资兴市司法局 justice --since 1984-12-24
        guiju organ 资兴市司法局 reconsideration --for 资兴市人民政府 --since 2019-03-01
    职能：government 人民政府，justice 司法行政部门，reconsideration 行政复议机构，police 公安机关，emergency 应急管理部门，
    ecology 生态环境主管部门，urban 城市管理部门，market 市场监督管理部门，labour 人力资源社会保障行政部门，
    civil_affairs 民政部门，housing 住房和城乡建设主管部门
    """
    start()
    from guiju.kernel.acting import establishment
    from guiju.kernel.offices.organs import Organ

    day, last = since.date() if since else date.today(), until.date() if until else None
    served = agency_named(acts_for) if acts_for else None
    with said_plainly():
        establishment.entrust_agency(
            None, BY_COMMAND, agency_named(agency_name), list(map(Organ, organs)), day, last, served
        )
    labels = "、".join(Organ(organ).label for organ in organs)
    click.echo(
        f"已登记：{agency_name}自{day}{f'至{last}' if last else '起'}为{labels}{f'（{acts_for}）' if acts_for else ''}"
    )


def agency_named(name: str) -> Any:
    from guiju.kernel.offices.people import Agency

    found = list(Agency.objects.filter(name=name)[:2])
    if len(found) != 1:
        raise click.ClickException(f"没有（或者不止一个）名为“{name}”的机关：先用 guiju agency 登记")
    return found[0]


@click.command()
@click.argument("username")
@click.option("--name", "full_name", required=True, help="姓名")
@click.option("--agency", "agency_name", required=True, help="所在机关名称")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="角色，可以多个")
@click.option("--why", default=BY_COMMAND, help="理由，记入管理记录")
def user(username: str, full_name: str, agency_name: str, roles: tuple[str, ...], why: str) -> None:
    """开立账号并任命角色；口令从键盘输入（不回显），或者从标准输入的第一行读取，不输入的生成一次性口令。

    \b
    例：guiju user zhangsan --name 张三 --agency 资兴市司法局 --role clerk --role legal
    角色：clerk 经办人，officer 执法人员，legal 法制审核人员，head 负责人，mediator 调解员，grid 网格员，
    correction 矫正帮教工作人员，discipline 纪检监察工作人员，
    auditor 监督人员（审计），admin 系统管理员，security 安全管理员；后三个各由专人担任，不兼其他角色
    """
    start()
    from guiju.kernel.acting import personnel
    from guiju.kernel.offices.people import Role, User

    office = agency_named(agency_name)
    if User.objects.filter(username=username).exists():
        raise click.ClickException(f"账号“{username}”已有：请换一个")
    password = getpass.getpass("口令：") if sys.stdin.isatty() else sys.stdin.readline().strip()
    made = User(username=username, full_name=full_name, agency=office)
    with said_plainly():
        _, once = personnel.open_account(None, why, made, map(Role, roles), password)
    click.echo(f"已开立：{username}（{full_name}，{agency_name}）")
    if once:
        click.echo(f"一次性口令：{once}（首次登录后须更换）")


@click.command("rename-agency")
@click.argument("agency_name", metavar="机关")
@click.argument("name", metavar="新名称")
@click.option("--mark", default=None, help="机关代字；不写的不变")
@click.option("--why", required=True, help="理由，记入管理记录")
def rename_agency(agency_name: str, name: str, mark: str | None, why: str) -> None:
    """机关更名。

    \b
    例：guiju rename-agency 某某局 某某执法局 --why 机构改革
    """
    start()
    from guiju.kernel.acting import establishment

    found = agency_named(agency_name)
    with said_plainly():
        establishment.rename_agency(None, why, found, name, found.mark if mark is None else mark)
    click.echo(f"已更名：{agency_name}改为{name}")


@click.command("dissolve-agency")
@click.argument("agency_name", metavar="机关")
@click.option("--on", "last", type=click.DateTime(["%Y-%m-%d"]), help="最后一日，默认今天")
@click.option("--why", required=True, help="理由，记入管理记录")
def dissolve_agency(agency_name: str, last: datetime | None, why: str) -> None:
    """撤销机关：职能到最后一日为止。先把人员调走或者注销。

    \b
    例：guiju dissolve-agency 某某局 --on 2026-12-31 --why 机构改革
    """
    start()
    from guiju.kernel.acting import establishment

    with said_plainly():
        establishment.dissolve_agency(None, why, agency_named(agency_name), last.date() if last else date.today())
    click.echo(f"已撤销：{agency_name}")
