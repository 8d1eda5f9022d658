"""PostgreSQL's own ``pg_dump`` and ``pg_restore``, where they are on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import connection, transaction


class Lacking(Exception):
    """The tool is not on the machine, or it refused."""


def _ran(tool: str, *words: str) -> None:
    """Run a tool on the database; its password does not stand among the words, where others could read it."""
    if (program := shutil.which(tool)) is None:
        raise Lacking(
            f"本机没有 {tool}，PostgreSQL 的数据库要由它备份和恢复：请安装与数据库服务同版本的客户端（如 postgresql-client）"
        )
    url = urlsplit(os.environ["GUIJU_DATABASE_URL"])
    bare = url._replace(netloc=f"{url.username or ''}@{url.netloc.rpartition('@')[2]}").geturl()
    environment = {**os.environ, **({"PGPASSWORD": unquote(url.password)} if url.password else {})}
    ran = subprocess.run([program, *words, "--dbname", bare], env=environment, capture_output=True, text=True)  # noqa: S603
    if ran.returncode:
        said = next((line for line in ran.stderr.splitlines() if line.strip()), "")
        raise Lacking(f"{tool} 没有成功（退出码{ran.returncode}）：{said}")


OTHERS = (
    "SELECT nspname FROM pg_namespace"
    " WHERE nspname <> current_schema() AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'"
)


def _pattern(*names: str) -> str:
    """Names as the tools take them for themselves and no others."""
    return ".".join(['"' + name.replace('"', '""') + '"' for name in names])


def dump(into: Path, *, without: str) -> int:
    """Our schema as of one moment in a file, but for the rows of one table; how many entries the ledger has in it. What others
    keep in schemas beside it is theirs to back up, and may not be ours to read. Raises Lacking."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT count(*), pg_export_snapshot() FROM kernel_entry")
        entries, moment = cursor.fetchone()
        cursor.execute("SELECT current_schema()")
        [ours] = cursor.fetchone()
        cursor.execute(OTHERS)
        others = [f"--exclude-schema={_pattern(name)}" for (name,) in cursor.fetchall()]
        left_out = [*others, f"--exclude-table-data={_pattern(ours, without)}"]
        told = ("--format=custom", "--no-owner", "--no-privileges", *left_out, f"--snapshot={moment}", f"--file={into}")
        _ran("pg_dump", *told)
    return int(entries)


def load(dumped: Path) -> None:
    """Fill the empty database from a file, wholly or not at all. Raises Lacking."""
    connection.close()
    _ran("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(dumped))
