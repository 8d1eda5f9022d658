"""Commands on the ledger: verify, checkpoint, nightly."""

import json
import os
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from guiju.cli.starting import start


@click.command()
@click.option("--head", "heads", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--processes", default=os.cpu_count() or 1, type=click.IntRange(1, 64), help="用几个进程（默认为处理器个数）"
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def verify(heads: tuple[Path, ...], processes: int, as_json: bool) -> None:
    """核验账簿与台账：发现改动、缺失、调换、增添、截尾、整体抽走和重写。

    \b
    例：guiju verify
        guiju verify --head 2021-head.json     # 用他处保存的检查点核验
    有问题时退出码为1。
    """
    start()
    from guiju.figures import verifying
    from guiju.kernel.keeping.checkpoints import read_head
    from guiju.kernel.keeping.ledger import Entry

    try:
        kept = [read_head(path) for path in heads]
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        report = verifying.verify(kept, processes=processes)
        click.echo(
            json.dumps(
                {**asdict(report), "drawn": None, "sound": report.sound, "limits": report.limits}, ensure_ascii=False
            )
        )
    else:
        with click.progressbar(length=Entry.objects.count(), label="核验账簿", file=sys.stderr) as bar:
            report = verifying.verify(kept, bar.update, processes)
        click.echo(f"账簿{report.entries}条，台账{report.records}项，检查点{report.heads}个。")
        for fault in report.faults:
            click.echo(f"✗ {fault.register} {fault.matter_id} {fault.words}".replace("  ", " "))
        for words in report.limits:
            click.echo(f"· 不能发现：{words}")
        click.echo("核验通过。" if report.sound else f"发现{len(report.faults)}处问题。")
    verifying.remember(report)
    sys.exit(0 if report.sound else 1)


@click.command()
def recount() -> None:
    """按台账重新汇总全部数据（核验指出汇总与台账不符时用）。

    \b
    例：guiju recount
    """
    start()
    from guiju.figures import recounting

    click.echo(f"已重新汇总：{recounting.recount()}个数据单元。")


@click.command()
@click.option("--rebuild", is_flag=True, help="先重新生成账簿树的存档和缺损的检查点文件（核验指出时用）")
def checkpoint(rebuild: bool) -> None:
    """签发检查点：把全部账簿记录的树根签名，写入 GUIJU_HOME/heads，供公布和他处保存。

    \b
    例：guiju checkpoint
    """
    start()
    from guiju.kernel.keeping import checkpoints, tiles

    if rebuild and (last := checkpoints.latest()):
        click.echo(f"账簿树的存档已重新生成：{tiles.rebuild(last.last_entry)}块。")
        click.echo(f"检查点文件重新写出：{checkpoints.hand_out_anew()}个。")
    head = checkpoints.make()
    click.echo("账簿没有新的记录。" if head is None else f"已签发：{head.size}条，树根 {head.root}")
    _stamp()


def _stamp() -> None:
    """Where a time-stamping authority is named, ask it; that it does not answer is told and stops nothing."""
    from guiju.kernel.keeping import time_stamps

    try:
        if (stamp := time_stamps.stamp_latest()) is not None:
            click.echo(f"时间戳：{stamp.name}")
    except time_stamps.NotStamped as without:
        click.echo(str(without), err=True)


@click.command()
@click.option("--date", "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天办理（默认今天）；写明即为确认")
def nightly(on: datetime | None) -> None:
    """每日自动事项：到期失效、逾期登记、期限重算、签发检查点。每天运行一次，多运行无害。

    服务器时钟比最近一次可信的时间超前过多的，不办理，须写明日期确认；登记在今天以后的逾期，予以撤回。

    \b
    例：guiju nightly
        guiju nightly --date 2026-11-27
    """
    start()
    from django.utils import timezone

    from guiju.kernel.acting import nightly as nights
    from guiju.kernel.acting.time_told import ClockAhead

    try:
        done = nights.night(on.date() if on else timezone.localdate(), confirmed=on is not None)
    except ClockAhead as ahead:
        raise click.ClickException(str(ahead)) from ahead
    click.echo(f"{done.words}。")
    if done.taken_back:
        click.echo(f"撤回登记在今天以后的逾期{done.taken_back}项。")
    if done.ahead:
        click.echo(f"有{done.ahead}件事项的最近办理日期在今天以后，请核对后办理更正。")
    if done.head:
        click.echo(f"检查点：{done.head}")
    if done.stamp:
        click.echo(done.stamp, err=not done.stamp.startswith("时间戳："))
    click.echo(f"核验新办理的{done.verified}件事项：{'未发现问题。' if not done.faults else ''}")
    for fault in done.faults:
        click.echo(f"✗ {fault.words}")
    if done.faults:
        raise click.ClickException(f"发现{len(done.faults)}处与账簿不符，请运行“guiju verify”核验全部内容，查明原因。")
