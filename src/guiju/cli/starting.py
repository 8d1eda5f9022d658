"""What commands over a database begin with: Django, tables and a key that are right, or an honest word that they are not."""

import gc
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import click


def start(home: Path | None = None, *, migrate: bool = False, tables: bool = True) -> None:
    """Set Django up in GUIJU_HOME (``home`` if given). Without ``migrate`` the tables must be there, if any are needed."""
    if home is not None:
        os.environ["GUIJU_HOME"] = str(home)
    from django.conf import settings
    from django.utils import translation

    from guiju import home as here

    if tables:
        for words in here.guarded():
            click.echo(words, err=True)
        if (here.home() / here.RESTORING).exists():
            raise click.ClickException(f"上一次恢复没有完成：请清空 {here.home()}（主密钥除外）后重做 guiju restore")
    load()
    translation.activate(settings.LANGUAGE_CODE)
    if not tables:
        return
    from guiju.kernel.keeping import housed

    with _database_opens():
        if migrate:
            _brought_up_to_date()
        elif not _is_up_to_date():
            raise click.ClickException("数据库尚未建立或者版本较旧：请先运行 guiju setup")
        housed.held_to()
    _keys_open()


@contextmanager
def _database_opens() -> Iterator[None]:
    """What keeps somebody from the database is told in words."""
    from django.db import OperationalError

    from guiju.kernel.keeping import durable
    from guiju.kernel.keeping.housed import OfAnother
    from guiju.kernel.keeping.tables import NoSchema

    try:
        yield
    except (NoSchema, OfAnother) as error:
        raise click.ClickException(str(error)) from error
    except OperationalError as error:
        if told := durable.refused(error):
            raise click.ClickException(told) from error
        said = " ".join(str(error).split())
        raise click.ClickException(f"数据库打不开：请核对 GUIJU_DATABASE_URL 与数据库服务（{said}）") from error


def _is_up_to_date() -> bool:
    from django.db import connection

    from guiju.kernel.keeping import tables

    behind, without = _behind()
    if behind and not tables.began(connection):
        return False
    _of_this_program({*behind, *without})
    return not behind


def _behind() -> tuple[set[str], set[str]]:
    """The apps of which migrations are still to come, and those that have none."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {migration.app_label for migration, _ in plan}, set(executor.loader.unmigrated_apps)


def _brought_up_to_date() -> None:
    """Tables and keys made, or what came since added to them; by one at a time, who finds what the one before has done."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from guiju.kernel.keeping import housed, tables

    with tables.alone(connection, lambda: click.echo("另一个进程正在建立或者更新本数据库，等它结束……", err=True)):
        if tables.ours(connection):
            _not_of_others(tables.of_others(connection))
            behind, without = _behind()
            _of_this_program({*behind, *without})
            call_command("migrate", verbosity=0, interactive=False)
        else:
            tables.make(connection, MigrationLoader(connection))
        _of_this_program(MigrationLoader(connection).unmigrated_apps)
        housed.settle()
        _keys_made()


def load() -> None:
    """Load Django and all registers. What is loaded stays: the collector, which would look through it again and again, waits
    meanwhile and leaves it out from then on."""
    import django

    gc.disable()
    django.setup()
    gc.freeze()
    gc.enable()


def _of_this_program(left_out: Collection[str]) -> None:
    """The tables are those of the models: a database of another state of the program is not worked in, and not changed."""
    from django.db import connection

    from guiju.kernel.keeping import tables

    if differences := tables.unlike(connection, left_out):
        told = "；".join(differences[:3]) + ("等" if len(differences) > 3 else "")
        raise click.ClickException(
            f"本数据库由程序的另一版本建立，本版本既不能使用也不能升级它，未作任何改动：{told}。"
            "请用建立它的那一版本继续使用；要用本版本的，另设 GUIJU_HOME（使用 PostgreSQL 的另设数据库）后运行 guiju setup"
        )


def _not_of_others(tables: Collection[str]) -> None:
    if tables:
        told = "、".join(sorted(tables)[:3]) + ("等" if len(tables) > 3 else "")
        raise click.ClickException(
            f"这个数据库里已有别的程序建立的同名表（{told}），未作任何改动：请为本系统另设一个空的数据库，"
            "改 GUIJU_DATABASE_URL（使用 SQLite 的改 GUIJU_HOME）后再运行 guiju setup"
        )


def _keys_made() -> None:
    """The first keys, where the database is empty."""
    from django.db import transaction

    from guiju.kernel.keeping import keyring
    from guiju.kernel.keeping.ledger import Entry
    from guiju.kernel.keeping.master import NoKey

    try:
        with transaction.atomic():
            if not keyring.Key.objects.exists() and not Entry.objects.exists():
                keyring.found()
    except NoKey as error:
        raise click.ClickException(str(error)) from error


def _keys_open() -> None:
    """The master key is there and opens what the database is sealed with; else how to come to the right one."""
    from guiju.kernel.keeping import keyring, master

    try:
        keyring.ring(anew=True)
        master.settle()
    except master.NoKey as error:
        raise click.ClickException(
            f"{error}。没有它，本库已加密的内容（当事人信息、文书）打不开，程序不会另造一把。"
            "请把另行保管的主密钥放回原处（或者设 GUIJU_KEY）后再启动；确已丢失的，见《安装与日常运行》“密钥”一节"
        ) from error
    except master.WrongKey as error:
        raise click.ClickException(
            f"主密钥不是本库的：{master.place()}打不开本库的密钥登记。请换回建立本库时的主密钥后再启动"
        ) from error


def no_demonstration_accounts() -> None:
    """Refuse to serve accounts whose password everybody knows, wherever this is no demonstration."""
    from guiju.home import is_demonstration
    from guiju.kernel.offices.people import User

    if not is_demonstration() and (count := User.objects.filter(demonstration=True, closed_on=None).count()):
        raise click.ClickException(f"这不是演示用的数据文件夹，却有{count}个演示账号：请先运行 guiju remove-demo 注销")
