"""``guiju backup`` and ``guiju restore``."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from guiju.cli.starting import start

SHORTEST = 12
NAMED, UNFINISHED = "guiju-", ".part"
PASSPHRASE = "GUIJU_BACKUP_PASSPHRASE"  # noqa: S105 (the name of the variable, not what it holds)


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong for a reason that a person can remove is told in its own words."""
    from guiju.kernel.keeping import archives, backups, master, postgresql_tools, resealing

    known = (archives.Damaged, backups.NotEmpty, master.NoKey, postgresql_tools.Lacking, resealing.UnderWay)
    try:
        yield
    except known as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--to", "recipient", default="", help="接收人的公钥（见 guiju key recipient）；不写的用口令加密")
def backup(target: Path, recipient: str) -> None:
    """备份：数据库、文书、检查点和本机关的规则、模板，成套加密写入 TARGET（文件，或者已有的文件夹）。办理中的工作不受影响。

    \b
    例：guiju backup /media/backup
        guiju backup --to 3f…c2 /media/backup/今天.guiju
    口令由 GUIJU_BACKUP_PASSPHRASE 或者键盘输入。备份中没有主密钥，主密钥须另行保管。
    """
    start()
    from guiju.kernel.keeping import last_done, master

    with last_done.missed(last_done.BACKUP):
        target, told = _written(target, recipient)
    click.echo(f"已备份：账簿{told.entries}条，文件{told.files}份，写入 {target}。")
    click.echo(f"备份中没有主密钥（{master.place()}）：没有它，备份中的当事人信息和文书打不开，请与备份分开另行保管。")
    last_done.note(last_done.BACKUP, f"账簿{told.entries}条")


def _written(target: Path, recipient: str) -> tuple[Path, Any]:
    """The archive, whole under its name or not there; and what it says of itself."""
    from guiju.home import home
    from guiju.kernel.keeping import archives, backups, durable

    if not target.parent.is_dir():
        raise click.ClickException(f"文件夹“{target.parent}”不存在：请先建立，或者挂载备份所用的磁盘")
    if target.is_dir():
        durable.sweep(target, f"{NAMED}*{UNFINISHED}")
        target = target / f"{NAMED}{datetime.now():%Y%m%d-%H%M%S}.backup"
    if home() in target.resolve().parents:
        raise click.ClickException("备份要与数据分开保管：请写到 GUIJU_HOME 以外，最好是另一块磁盘或者另一台机器")
    if target.exists():
        raise click.ClickException(f"“{target}”已经存在，不予覆盖")
    unlocked = {"recipient": recipient} if recipient else {"passphrase": _passphrase(new=True)}
    part = target.with_name(target.name + UNFINISHED)
    with _told():
        try:
            with open(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
                told = backups.make(_writer(archives, file, unlocked))
                file.flush()
                os.fsync(file.fileno())
            part.rename(target)
            durable.settle(target.parent)
        except OSError as error:
            if not (words := durable.refused(error)):
                raise
            raise click.ClickException(
                f"备份没有做成（写入 {target.parent}，另需 {home()} 中有临时空间）：{words}"
            ) from error
        finally:
            part.unlink(missing_ok=True)
    return target, told


def _writer(archives: Any, file: Any, unlocked: dict[str, str]) -> Any:
    try:
        return archives.Writer(file, **unlocked)
    except ValueError as error:
        raise click.ClickException("--to 不是公钥：应当是 guiju key recipient 显示的64位十六进制数") from error


def _passphrase(*, new: bool) -> str:
    given = os.environ.get(PASSPHRASE)
    if not given and not sys.stdin.isatty():
        raise click.ClickException(f"没有备份口令：请设 {PASSPHRASE}，或者在终端中运行，由键盘输入")
    given = given or click.prompt("备份口令", hide_input=True, confirmation_prompt=new, err=True)
    if new and len(given) < SHORTEST:
        raise click.ClickException(f"备份口令至少{SHORTEST}个字符")
    return str(given)


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--identity", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="接收人的私钥文件")
def restore(source: Path, identity: Path | None) -> None:
    """恢复：把备份 SOURCE 恢复到空的 GUIJU_HOME（使用 PostgreSQL 的，并空数据库），随即核验。

    \b
    例：GUIJU_HOME=/srv/guiju guiju restore /media/backup/guiju-20261126-210000.backup
    主密钥不在备份中，须先放回 GUIJU_HOME/key（或者设 GUIJU_KEY）。核验有问题的，退出码为1。
    """
    start(tables=False)
    from guiju.home import guarded
    from guiju.kernel.keeping import archives, backups

    for words in guarded():
        click.echo(words, err=True)
    with _told(), source.open("rb") as file:
        backups.must_be_empty()
        if archives.for_whom(file) == "passphrase":
            reader = archives.Reader(file, passphrase=_passphrase(new=False))
        elif identity is not None:
            reader = archives.Reader(file, private=identity.read_text("ascii").strip())
        else:
            raise click.ClickException("这份备份是给接收人的：请用 --identity 写明私钥文件")
        told = backups.restore(reader)
    start()
    from guiju.kernel.acting import verification

    report, (named, lacking) = verification.verify(), backups.papers_lacking()
    click.echo(f"已恢复{told.at[:10]}的备份：账簿{report.entries}条，文书{named}份。")
    for fault in report.faults:
        click.echo(f"✗ {fault.register} {fault.matter_id} {fault.words}".replace("  ", " "))
    if lacking:
        click.echo(f"✗ 有{lacking}份文书不在或者打不开。")
    if report.entries != told.entries:
        click.echo(f"✗ 备份时账簿有{told.entries}条，恢复后有{report.entries}条。")
    sound = report.sound and not lacking and report.entries == told.entries
    click.echo("核验通过。" if sound else "核验没有通过：请换用其他备份，或者查明原因。")
    sys.exit(0 if sound else 1)
