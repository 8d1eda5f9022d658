"""Verification of the database itself: whole, its rows pointing at rows that there are, the ledger's guards in their places."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction

from guiju.kernel.keeping import guards

INDEXES_CHECKED = (
    "SELECT c.relname, bt_index_check(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE a.amname = 'btree' AND n.nspname <> 'pg_catalog' AND pg_table_is_visible(i.indrelid) AND i.indisvalid"
)
BROKEN = "数据库文件有损坏，请停止使用，并从备份恢复"


def faults() -> Iterator[tuple[str, str]]:
    """Kind and words of each fault."""
    yield from (("database", words) for words in (_of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()))
    if lacking := guards.lacking(connection):
        yield (
            "guard",
            f"账簿的{len(lacking)}道防改触发器缺失：有人以数据库最高权限停用过；运行“guiju setup”恢复，并查明原因。",
        )


def _of_sqlite() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        if broken := [words for (words,) in cursor.fetchall() if words != "ok"]:
            yield f"{BROKEN}（{'；'.join(broken)[:300]}）。"
            return
        cursor.execute("PRAGMA foreign_key_check")
        tables = sorted({str(row[0]) for row in cursor.fetchall()})
    for table in tables:
        yield f"数据表“{table}”中有指向不存在内容的行。"


def _of_postgresql() -> Iterator[str]:
    """Every index of ours by ``amcheck``, where the extension is installed; without it PostgreSQL's own tools say."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")
        there = cursor.fetchone() is not None
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(INDEXES_CHECKED if there else "SELECT 1")
    except DatabaseError as error:
        yield f"{BROKEN}（{error}）。"
