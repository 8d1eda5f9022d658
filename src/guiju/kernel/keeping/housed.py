"""Which home a database belongs to, where it does not lie in it (PostgreSQL): papers, heads and templates are there alone.

A mark stands in a file of the home and in a row of the database, made by ``guiju setup``. It goes along with both into a backup,
and with a folder that is moved. Two homes at one database would each lack the papers of the other.
"""

from __future__ import annotations

import secrets

from django.db import connection, models

from guiju.home import home
from guiju.kernel.keeping import durable

FILE = "mark"


class OfAnother(Exception):
    """The database belongs to another home."""

    def __str__(self) -> str:
        return (
            f"GUIJU_DATABASE_URL 指向的数据库属于另一个数据文件夹，不是“{home()}”：文书、检查点和模板只在那一个文件夹中，"
            "两个文件夹不能共用一个数据库。未作任何改动。请改用原来的 GUIJU_HOME；迁移到本机的，把原文件夹整个搬来，"
            "或者恢复备份；另行安装的，另设一个空数据库"
        )


class House(models.Model):
    """The mark of the home; one row."""

    mark = models.CharField("标记", max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "所属数据文件夹"

    def __str__(self) -> str:
        return self.mark


def held_to() -> None:
    """Raises OfAnother. A database in which no mark stands yet is of the home that sets it up."""
    if connection.vendor == "postgresql" and (there := _there()) and there != _here():
        raise OfAnother


def settle() -> None:
    """Mark home and database as one, where the database is not another's yet. Raises OfAnother."""
    held_to()
    if connection.vendor != "postgresql" or _there():
        return
    if not (mark := _here()):
        mark = secrets.token_hex(16)
        durable.write(home() / FILE, f"{mark}\n".encode())
    House(pk=1, mark=mark).save(force_insert=True)


def _there() -> str:
    return House.objects.values_list("mark", flat=True).first() or ""


def _here() -> str:
    try:
        return (home() / FILE).read_text("ascii").strip()
    except FileNotFoundError:
        return ""
