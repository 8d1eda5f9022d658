"""Commands that set an installation up for its people: regions, agencies and what organs they are, users and their roles."""

import csv
import getpass
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from guiju.cli.starting import start

ORGANS = (
    *("government", "justice", "reconsideration", "police", "emergency", "ecology"),
    *("urban", "market", "labour", "civil_affairs", "housing", "legal_aid"),
)
ROLES = ("clerk", "officer", "legal", "head", "mediator", "grid", "correction", "auditor", "admin")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def regions(file: Path) -> None:
    """载入行政区划：CSV 文件，两列，代码和名称（GB/T 2260，可到村级）；已有的改名，其余不动。

    \b
    例：guiju regions 区划.csv
    """
    start()
    from django.db import transaction

    from guiju.kernel.acting import administration
    from guiju.kernel.offices import regions as codes
    from guiju.kernel.offices.people import Region

    rows = []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for n, row in enumerate(csv.reader(lines), 1):
            if len(row) < 2 or not row[0].strip().isdigit():
                if n == 1:  # a heading
                    continue
                raise click.ClickException(f"第{n}行不是“代码,名称”：{','.join(row)[:60]}")
            try:
                code = codes.check(codes.trim(row[0].strip()))
            except ValueError as error:
                raise click.ClickException(f"第{n}行：{error}") from error
            rows.append(Region(code=code, name=row[1].strip()[:60]))
    rows.sort(key=lambda region: len(region.code))
    known = {region.code for region in rows} | set(Region.objects.values_list("code", flat=True))
    for region in rows:
        above = codes.parent(region.code)
        region.parent_id = above if above in known else None
    with transaction.atomic():
        Region.objects.bulk_create(
            rows, batch_size=1000, update_conflicts=True, unique_fields=["code"], update_fields=["name", "parent"]
        )
        administration.note(None, "载入行政区划")
    click.echo(f"已载入{len(rows)}个行政区划。")


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
    from django.db import transaction

    from guiju.kernel.acting import administration
    from guiju.kernel.keeping.identifiers import check_credit_code
    from guiju.kernel.offices.people import Agency, Region

    if not Region.objects.filter(code=region).exists():
        raise click.ClickException(f"没有行政区划“{region}”：先用 guiju regions 载入")
    try:
        code = check_credit_code(credit_code) if credit_code else ""
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    told = {"mark": mark, "credit_code": code, "oversees": oversees}
    with transaction.atomic():
        _, made = Agency.objects.update_or_create(name=name, region_id=region, defaults=told)
        administration.note(None, "登记机关")
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
    from django.db import transaction

    from guiju.kernel.acting import administration
    from guiju.kernel.offices.organs import Organ, entrust

    day, last = since.date() if since else date.today(), until.date() if until else None
    if last is not None and last < day:
        raise click.ClickException(f"终止日期{last}早于起始日期{day}")
    served = _agency(acts_for) if acts_for else None
    with transaction.atomic():
        entrust(_agency(agency_name), *map(Organ, organs), since=day, until=last, acts_for=served)
        administration.note(None, "登记机关职能")
    labels = "、".join(Organ(organ).label for organ in organs)
    click.echo(
        f"已登记：{agency_name}自{day}{f'至{last}' if last else '起'}为{labels}{f'（{acts_for}）' if acts_for else ''}"
    )


def _agency(name: str) -> Any:
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
def user(username: str, full_name: str, agency_name: str, roles: tuple[str, ...]) -> None:
    """开立账号并任命角色；口令从键盘输入（不回显），或者从标准输入的第一行读取。

    \b
    例：guiju user zhangsan --name 张三 --agency 资兴市司法局 --role clerk --role legal
    角色：clerk 经办人，officer 执法人员，legal 法制审核人员，head 负责人，mediator 调解员，grid 网格员，
    auditor 监督人员，admin 系统管理员
    """
    start()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from guiju.kernel.offices.people import User

    office = _agency(agency_name)
    if User.objects.filter(username=username).exists():
        raise click.ClickException(f"账号“{username}”已有：请换一个")
    made = User(username=username, full_name=full_name, agency=office)
    password = getpass.getpass("口令：") if sys.stdin.isatty() else sys.stdin.readline().strip()
    try:
        made.full_clean(exclude=["password"])
        validate_password(password, made)
    except ValidationError as error:
        raise click.ClickException("；".join(error.messages)) from error
    made.set_password(password)
    _open(made, roles)
    click.echo(f"已开立：{username}（{full_name}，{agency_name}）")


def _open(made: Any, roles: tuple[str, ...]) -> None:
    from django.db import transaction

    from guiju.kernel.acting import administration
    from guiju.kernel.offices.people import Appointment

    with transaction.atomic():
        made.save()
        Appointment.objects.bulk_create([Appointment(user=made, role=role) for role in dict.fromkeys(roles)])
        administration.note(None, "开立账号")
