"""``guiju law``: until when a thing is due, what a rule says, and the texts and notices loaded."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from guiju import law as rules
from guiju.cli.law_words import (
    calendar_words,
    counted_words,
    due_record,
    due_words,
    rule_record,
    rule_words,
    yearly_record,
    yearly_words,
)
from guiju.law import shelf

DAY = click.DateTime(["%Y-%m-%d"])
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"])
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供程序读取。")


class Refusing(click.Group):
    """A group in which a refusal of the law floor is one line for the user."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except rules.LawError as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.group(cls=Refusing)
def law() -> None:
    """法条规则：期限推算、条文查阅、节假日。

    \b
    例：
      guiju law due reconsideration.reply.ordinary --from 2020-09-24
      guiju law show penalty.collective_discussion
      guiju law list --search 听证
      guiju law load 法规文本/
    """


@law.command()
@click.argument("rule_id")
@click.option("--from", "start", type=MOMENT, required=True, help="起算日 2020-09-24；以小时计的 2020-09-24T09:30。")
@click.option("--on", type=DAY, help="用哪一天施行的条文，不写为起算日。")
@click.option("--extended", is_flag=True, help="按规定批准延长。")
@click.option("--extra", type=click.IntRange(min=0), default=0, help="条文没有写明多久的延长，延长多少(单位同期限)。")
@click.option(
    "--pause", "pauses", multiple=True, metavar="FROM..TO", help="中止的起止日，首尾都扣除，可多次；仍在中止的写 FROM.."
)
@click.option("--region", help="行政区划代码，有本省本市规则的从其规则。")
@click.option("--days", "every_day", is_flag=True, help="逐日列出怎样计算。")
@JSON
def due(
    rule_id: str,
    start: datetime,
    on: datetime | None,
    extended: bool,
    extra: int,
    pauses: tuple[str, ...],
    region: str | None,
    every_day: bool,
    as_json: bool,
) -> None:
    """推算一项期限的到期日，并说明怎样计算。

    用起算日当天施行的条文(--on 另指一天，如案件受理之日)。往前算的期限(如听证七日前通知)，--from 写后面那件事的日期。

    \b
    例：guiju law due reconsideration.decide.ordinary --from 2024-03-01 --extended --pause 2024-03-10..2024-03-20
    """
    rule = rules.rule(rule_id, (on or start).date(), region)
    if isinstance(rule, rules.Yearly):
        _name_day_of_year(rule, start.date(), bool(extended or extra or pauses), as_json)
        return
    if not isinstance(rule, rules.Limit):
        raise click.ClickException(f"“{rule_id}”不是期限，可用 guiju law show {rule_id} 查看")
    result = _reckon(rule, start, extended, extra, [_pause(text) for text in pauses])
    if as_json:
        click.echo(json.dumps(due_record(result, every_day), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(due_words(result)))
    if every_day:
        click.echo("\n".join(["逐日：", *counted_words(result)]))


@law.command()
@click.argument("rule_id")
@click.option("--on", type=DAY, help="只看这一天施行的条文。")
@click.option("--region", help="行政区划代码。")
@JSON
def show(rule_id: str, on: datetime | None, region: str | None, as_json: bool) -> None:
    """一条规则的各个版本；载入过法律文本的，连同条文。"""
    found = [rules.rule(rule_id, on.date(), region)] if on else list(rules.versions(rule_id))
    if as_json:
        click.echo(json.dumps([rule_record(rule) for rule in found], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(rule_words(rule)) for rule in found))


@law.command("list")
@click.option("--subject", help="只列一个领域，如 penalty、reconsideration。")
@click.option("--on", type=DAY, help="只列这一天施行的。")
@click.option("--search", help="编号、要点或者法律名称里含有的字。")
@JSON
def list_(subject: str | None, on: datetime | None, search: str | None, as_json: bool) -> None:
    """列出规则目录：编号、要点、依据。"""
    if subject and subject not in rules.subjects():
        raise click.ClickException(f"没有领域“{subject}”，可用：{'、'.join(rules.subjects())}")
    found = [
        rule
        for rule in rules.catalogue()
        if (not subject or rule.subject == subject)
        and (not on or rule.covers(on.date()))
        and (not search or search in f"{rule.version_id} {rule.gist} {rule.citation}")
    ]
    if as_json:
        click.echo(json.dumps([rule_record(rule, with_text=False) for rule in found], ensure_ascii=False, indent=2))
        return
    for rule in found:
        click.echo(f"{rule.version_id}\n    {rule.gist}\n    {rule.citation}")
    click.echo(f"共 {len(found)} 条")


@law.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--law", "name", help="法律名称，文件名和标题看不出时写明。")
@click.option("--version", type=DAY, help="通过或者修订的日期，如 2023-09-01。")
def load(path: Path, name: str | None, version: datetime | None) -> None:
    """载入法律文本(.md、.txt、.docx；一个文件或者一个文件夹)。

    文件名写成“行政复议法(2023-09-01).docx”最省事。文件夹中有读不了的，其余照常载入，最后报错。
    """
    files = shelf.loadable(path) if path.is_dir() else [path]
    if not files:
        raise click.ClickException(f"文件夹 {path} 里没有 .md、.txt 或 .docx 文件")
    if path.is_dir() and (name or version):
        raise click.ClickException("--law、--version 只用于单个文件")
    failures = []
    for file in files:
        try:
            held = rules.load(file, law=name, version=version.date() if version else None)
            click.echo(f"已载入《{held.name}》{held.adopted} 版，{held.in_force_from} 起施行")
        except rules.NotALaw as refusal:
            failures.append(str(refusal))
    if failures:
        raise click.ClickException("；".join(failures))


@law.command()
@click.argument("year", type=click.IntRange(rules.days.FIRST_YEAR, rules.days.LAST_YEAR), required=False)
@click.option(
    "--load", "notice", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="载入一年的放假通知。"
)
def calendar(year: int | None, notice: Path | None) -> None:
    """一年的放假和调休安排及其来源；不写年份则列出已有哪些年。

    \b
    通知文件(YAML)：
      year: 2027
      source: 国务院办公厅关于2027年部分节假日安排的通知
      holidays: [{元旦: 2027-01-01..2027-01-03}]
      workdays: [2027-01-09]
    """
    if notice:
        stored = rules.days.load_notice(notice)
        click.echo(f"已载入 {stored.year} 年安排：{stored.source}")
        year = stored.year
    click.echo("\n".join(calendar_words(year)))


def _name_day_of_year(rule: rules.Yearly, start: date, changed: bool, as_json: bool) -> None:
    if changed:
        raise click.ClickException(f"“{rule.id}”是每年固定日期的事项，没有延长，也不扣除中止：{rule.gist}")
    said = yearly_record(rule, start)
    click.echo(json.dumps(said, ensure_ascii=False, indent=2) if as_json else "\n".join(yearly_words(rule, start)))


def _reckon(
    rule: rules.Limit, start: datetime, extended: bool, extra: int, pauses: list[tuple[date, date | None]]
) -> rules.Due:
    if rule.kind in rules.BACKWARDS:
        if extended or extra or pauses:
            raise click.ClickException(f"“{rule.id}”往前推算，不能延长，也不扣除中止")
        return rules.latest(rule, start.date())
    begins = start if rule.unit == "hour" and (start.hour or start.minute) else start.date()
    return rules.due(rule, begins, extended=extended, extra=extra, pauses=pauses)


def _pause(text: str) -> tuple[date, date | None]:
    first, separator, last = text.partition("..")
    try:
        if not separator:
            raise ValueError(text)
        return date.fromisoformat(first), date.fromisoformat(last) if last else None
    except ValueError:
        raise click.ClickException(f"--pause“{text}”看不懂，应当写成 2024-03-10..2024-03-20") from None
