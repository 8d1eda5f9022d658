"""What commands over a database begin with: Django, and tables that are up to date or an honest word that they are not."""

import os
from pathlib import Path

import click


def start(home: Path | None = None, *, migrate: bool = False, tables: bool = True) -> None:
    """Set Django up in GUIJU_HOME (``home`` if given). Without ``migrate`` the tables must be there, if any are needed."""
    if home is not None:
        os.environ["GUIJU_HOME"] = str(home)
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor
    from django.utils import translation

    django.setup()
    translation.activate(settings.LANGUAGE_CODE)
    if not tables:
        return
    try:
        if migrate:
            call_command("migrate", verbosity=0, interactive=False)
            return
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise click.ClickException(f"数据库打不开：请核对 GUIJU_DATABASE_URL 与数据库服务（{error}）") from error
    if behind:
        raise click.ClickException("数据库尚未建立或者版本较旧：请先运行 guiju setup")


def no_demonstration_accounts() -> None:
    """Refuse to serve accounts whose password everybody knows, wherever this is no demonstration."""
    from guiju.home import is_demonstration
    from guiju.kernel.offices.people import User

    if not is_demonstration() and (count := User.objects.filter(demonstration=True, is_active=True).count()):
        raise click.ClickException(f"这不是演示用的数据文件夹，却有{count}个演示账号：请先运行 guiju remove-demo 注销")
