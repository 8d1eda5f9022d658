"""A database that cannot be reached, or has no time: told in words, whichever layer met it; whoever waits can go on."""

from __future__ import annotations

from guiju.kernel.keeping import durable

AWAY = "数据库暂时连接不上，本次操作没有完成：请稍后再试。"
BUSY = "数据库正忙，本次操作没有保存：请稍后再试。"
AFTER = "10"
"""Seconds after which it is worth trying again."""
_STATES = ("08", "57P", "53300")
"""SQLSTATE of PostgreSQL: connection exceptions, shutdown and start, too many connections."""
_BUSY_STATES = ("40001", "40P01", "55P03")
"""Serialization failure, deadlock, lock not available."""


def refused(error: BaseException | None) -> str:
    """What an error says of the database, in words; "" where it says something else."""
    for cause in durable.causes(error):
        state = getattr(cause, "sqlstate", None)
        if state is not None and state.startswith(_STATES):
            return AWAY
        if state in _BUSY_STATES or str(cause) == "database is locked":
            return BUSY
        # Of a line that broke, or was never had, the server could say nothing: there is no state.
        if state is None and _of_the_driver(cause):
            return AWAY
    return ""


def _of_the_driver(error: BaseException) -> bool:
    kind = type(error)
    return kind.__module__.startswith("psycopg") and kind.__name__ in ("OperationalError", "InterfaceError")
