"""``guiju template``: an office's own Word templates for its papers, checked when they are loaded, dated, never overwritten."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from guiju.cli.starting import start

MAY_LOAD = ("head", "legal", "admin")
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def template() -> None:
    """本机关自己的文书模板（Word）：查看名称、检查、载入、列出、停用。

    \b
    例：guiju template names normative_document
        guiju template check normative_document announcement 公告.docx
    """


@template.command()
@click.argument("register")
@click.argument("paper", required=False)
def names(register: str, paper: str | None) -> None:
    """列出台账的文书；给出文书时，列出模板里可以写的名称和必须写的名称。

    \b
    例：guiju template names normative_document
        guiju template names normative_document announcement
    """
    start(tables=False)
    from guiju.kernel.declaring import paper_values

    model = _model(register)
    if paper is None:
        for step in _writing(model):
            click.echo(f"{step.writes.template:24}{step.writes.title}（{step.label}）")
        return
    step = _step(model, paper)
    click.echo(f"{step.writes.title}：双花括号里可以写的名称")
    for name, value in paper_values.specimen(model, step).items():
        inside = value[0] if isinstance(value, list) else value
        said = "、".join(inside) if isinstance(inside, dict) else ""
        click.echo(f"  {name}{'（逐项列出）' if isinstance(value, list) else ''}{'：' if said else ''}{said}")
    must = "、".join("或者".join(group) for group in paper_values.required(model, step))
    click.echo(f"必须写的：{must}")


@template.command()
@click.argument("register")
@click.argument("paper")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(register: str, paper: str, file: Path) -> None:
    """检查一份模板，不载入：一次说明全部问题。

    \b
    例：guiju template check normative_document announcement 公告.docx
    """
    start(tables=False)
    found = _checked(_model(register), paper, file.read_bytes())
    click.echo(f"模板可以使用，用到：{'、'.join(sorted(found.names))}。")


@template.command()
@click.argument("register")
@click.argument("paper")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--agency", "agency_name", required=True, help="哪个机关的模板")
@click.option("--by", "username", required=True, help="载入人的用户名：该机关的负责人、法制审核人员或者系统管理员")
@click.option("--since", type=DAY, help="自哪日起使用，默认今天")
def load(register: str, paper: str, file: Path | None, agency_name: str, username: str, since: datetime | None) -> None:
    """检查并载入模板；不给文件的，自该日起恢复使用内置文书。旧版本保留。

    \b
    例：guiju template load normative_document announcement 公告.docx --agency 资兴市某局 --by fazhi --since 2026-12-01
    """
    start()
    from django.utils import timezone

    from guiju.kernel.acting import template_loading
    from guiju.kernel.keeping import digests, office_templates

    model, agency = _model(register), _agency(agency_name)
    loader = _loader(username, agency)
    content = file.read_bytes() if file is not None else b""
    step = _step(model, paper)
    if content:
        _checked(model, paper, content)
    today = timezone.localdate()
    day: date = since.date() if since else today
    if day < today:
        raise click.ClickException("模板不能自过去的日期起使用：已经制作的文书不改。")
    digest = digests.of(content) if content else ""
    name = file.name if file is not None else "内置文书"
    version = office_templates.Version(agency.pk, register, paper, day, digest, name, loader.get_username(), today)
    words = f"载入文书模板：{agency.name}的“{step.writes.title}”自{day}起使用“{name}”"
    template_loading.load(loader.actor, words, version, content)
    click.echo(f"{agency.name}的这种文书自{day}起使用“{name}”{f'（摘要{digest[:12]}）' if digest else ''}。")


@template.command("list")
def list_() -> None:
    """列出载入过的全部模板。"""
    start()
    from guiju.kernel.keeping import office_templates
    from guiju.kernel.offices.people import Agency

    known = {agency.pk: agency.name for agency in Agency.objects.all()}
    for one in office_templates.all_versions():
        by = f"{one.loaded_by}于{one.loaded_on}载入"
        where = f"{known.get(one.agency, '已撤销的机关')}  {one.register}.{one.paper}"
        click.echo(f"{one.since}起  {where}  {one.name}  {one.digest[:12]}  {by}")


def _model(register: str) -> Any:
    from guiju.kernel.declaring.registry import registers

    if register not in registers():
        raise click.ClickException(f"没有台账“{register}”：用 guiju registers 列出全部")
    return registers()[register]


def _writing(model: Any) -> list[Any]:
    """The first step that writes each paper of a register."""
    found: dict[str, Any] = {}
    for step in model.procedure.declared:
        if step.writes is not None:
            found.setdefault(step.writes.template, step)
    return list(found.values())


def _steps(model: Any, paper: str) -> list[Any]:
    return [step for step in model.procedure.declared if step.writes is not None and step.writes.template == paper]


def _step(model: Any, paper: str) -> Any:
    steps = _steps(model, paper)
    if not steps:
        known = "、".join(step.writes.template for step in _writing(model))
        raise click.ClickException(f"该台账没有文书“{paper}”；有：{known or '无'}")
    return steps[0]


def _checked(model: Any, paper: str, content: bytes) -> Any:
    """Held to every step that writes the paper: a name must be there in each of them."""
    from guiju.documents.office_template import check as held
    from guiju.kernel.declaring import paper_values

    _step(model, paper)
    every = [
        held(content, paper_values.specimen(model, step), paper_values.required(model, step))
        for step in _steps(model, paper)
    ]
    if faults := list(dict.fromkeys(fault for one in every for fault in one.faults)):
        for n, said in enumerate(faults, 1):
            click.echo(f"  {n}. {said}")
        raise click.ClickException(f"模板不能使用：共有上列{len(faults)}处问题")
    return every[0]


def _agency(name: str) -> Any:
    from guiju.kernel.offices.people import Agency

    found = Agency.objects.filter(name=name).first()
    if found is None:
        raise click.ClickException(f"没有机关“{name}”")
    return found


def _loader(username: str, agency: Any) -> Any:
    from guiju.kernel.offices.people import User

    user = User.objects.filter(username=username, is_active=True).first()
    roles = user.actor.roles if user is not None else frozenset()
    own = user is not None and (user.agency_id == agency.pk or "admin" in roles)
    if user is None or not own or not roles & set(MAY_LOAD):
        raise click.ClickException("模板由该机关的负责人、法制审核人员或者系统管理员载入")
    return user
