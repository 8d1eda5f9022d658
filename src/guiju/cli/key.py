"""``guiju key``: the keys of an installation: which there are, and how they are changed while people work."""

import sys
from pathlib import Path

import click

from guiju.cli.starting import start


@click.group()
def key() -> None:
    """密钥：查看、更换。

    \b
    例：guiju key list
        guiju key rotate
    """


@key.command("list")
def list_() -> None:
    """列出本库的密钥（只列名称和公钥）。

    \b
    例：guiju key list
    """
    start()
    from django.utils import timezone

    from guiju.kernel.keeping import keyring

    for one in keyring.ring().keys:
        since = timezone.localtime(one.made_at).strftime("%Y-%m-%d %H:%M")
        state = "在用" if one.retired_at is None else "停用"
        click.echo(f"{one.get_purpose_display()}  {one.name}  {since}起  {state}  {one.public_key}".rstrip())


@key.command()
def rotate() -> None:
    """更换加密和签名的密钥：新数据立即用新密钥，旧数据分批重新加密，办理中的工作不受影响。

    \b
    例：guiju key rotate
    中断的，用 guiju key reseal 接着办理；guiju nightly 也会接着办理。
    """
    start()
    from guiju.kernel.acting import administration
    from guiju.kernel.keeping import checkpoints, keyring, resealing

    try:
        with resealing.alone():
            with administration.act():
                ring = keyring.rotate()
                administration.note(None, "更换加密和签名的密钥", always=True)
            checkpoints.hand_out_keys()
    except resealing.UnderWay as busy:
        raise click.ClickException(str(busy)) from busy
    click.echo(f"新密钥 {ring.current(keyring.SEALING).name} 已启用。")
    _reseal()


@key.command()
@click.argument("former", type=click.Path(dir_okay=False, path_type=Path))
def rewrap(former: Path) -> None:
    """更换主密钥：本库的密钥改由新的主密钥加密，办理中的工作不受影响；原主密钥写入文件 FORMER。

    \b
    例：guiju key rewrap /media/usb/former.key
    此前的备份只有原主密钥能打开，请离线保管到它们作废；新的主密钥请立即另行保管。
    """
    start()
    from guiju.home import home
    from guiju.kernel.acting import administration
    from guiju.kernel.keeping import durable, keyring, master, resealing

    if master.in_environment():
        raise click.ClickException(
            f"主密钥在环境变量 GUIJU_KEY 中，命令改不了它：请把它写入 {home() / 'key'}，去掉 GUIJU_KEY 重新启动服务后再运行"
        )
    now = master.file().read_bytes()
    if former.exists() and former.read_bytes() != now:  # the same is there where this was cut off before
        raise click.ClickException(f"“{former}”已经存在，不予覆盖")
    if home() in former.resolve().parents:
        raise click.ClickException("原主密钥要与数据分开保管：请写到 GUIJU_HOME 以外")
    try:
        with resealing.alone():
            durable.write(former, now)
            fresh = master.prepare()
            with administration.act():
                keyring.rewrap(fresh)
                administration.note(None, "更换主密钥", always=True)
            master.take_up()
    except resealing.UnderWay as busy:
        raise click.ClickException(str(busy)) from busy
    click.echo(f"主密钥已更换：{master.place()}，请立即另行保管。")
    click.echo(f"原主密钥写入 {former}：此前的备份只有它能打开。")


@key.command()
def reseal() -> None:
    """接着把旧密钥加密的数据重新加密；不再需要的旧密钥随即删除。

    \b
    例：guiju key reseal
    """
    start()
    _reseal()


def _reseal() -> None:
    from guiju.kernel.keeping import resealing

    try:
        with click.progressbar(length=0, label="重新加密", file=sys.stderr) as bar:
            done = resealing.reseal(bar.update)
    except resealing.UnderWay as busy:
        raise click.ClickException(str(busy)) from busy
    click.echo(f"重新加密：数据{done.rows}行，文书{done.papers}份。")
    if done.unreadable:
        click.echo(f"有{done.unreadable}处密文打不开，未作改动：请用 guiju verify 核验。", err=True)
    if done.dropped:
        click.echo(f"不再需要的旧密钥{done.dropped}把，已删除。")
    if done.kept:
        click.echo(f"旧密钥{done.kept}把暂留：停用满一小时且不再有数据使用后，由 guiju nightly 删除。")


@key.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def recipient(file: Path) -> None:
    """生成一对备份专用的密钥：私钥写入文件 FILE，公钥显示出来，供 guiju backup --to 使用。

    \b
    例：guiju key recipient /media/usb/backup.key
    私钥只在恢复时使用，请离线保管。
    """
    from guiju.kernel.keeping import archives, durable

    if file.exists():
        raise click.ClickException(f"“{file}”已经存在，不予覆盖")
    private, public = archives.new_recipient()
    durable.write(file, private.encode() + b"\n")
    click.echo(public)
