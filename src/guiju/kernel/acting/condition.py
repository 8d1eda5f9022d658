"""The condition of an installation: what it needs to work at all, and what must be done again and again and when it was."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version

from django.db import Error as DatabaseTrouble
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from guiju.home import NoHome, home
from guiju.kernel.acting import time_told
from guiju.kernel.keeping import job_states, master, vault
from guiju.kernel.keeping import last_done as doings
from guiju.kernel.keeping.last_done import BACKUP, NIGHTLY, VERIFICATION, Done
from guiju.kernel.keeping.ledger import Checkpoint
from guiju.kernel.offices.people import User

LEAST_FREE = 500 * 1024 * 1024
"""Bytes: a night's heads, a report and some papers still find room."""
LITTLE_FREE = 0.1
LATE = {NIGHTLY: timedelta(hours=36), VERIFICATION: timedelta(days=8), BACKUP: timedelta(hours=36)}
WAITS_LONG = 600
"""Seconds: whatever waits longer than this waits for a worker that is not there, or that has too much to do."""
LABELS = {NIGHTLY: "每日自动事项", VERIFICATION: "账簿核验", BACKUP: "备份"}
GREEN, AMBER, RED = "green", "amber", "red"


@dataclass(frozen=True, slots=True)
class Need:
    """Something without which nothing works."""

    name: str
    well: bool


@dataclass(frozen=True, slots=True)
class Lamp:
    """One thing on the page of the system's state: its lamp, how it stands, and what to do where it stands badly."""

    label: str
    colour: str
    words: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Disk:
    total: int
    free: int

    @property
    def colour(self) -> str:
        if self.free < LEAST_FREE:
            return RED
        return AMBER if self.free < LITTLE_FREE * self.total else GREEN


def needed() -> list[Need]:
    """Database, key and disk, each tried."""
    return [Need("database", _database()), Need("key", _key()), Need("disk", _writable() and disk().colour != RED)]


def _database() -> bool:
    try:
        User.objects.exists()
    except DatabaseTrouble:
        return False
    return True


def _key() -> bool:
    try:
        return bool(vault.fingerprint("condition"))
    except (master.NoKey, vault.WrongKey, DatabaseTrouble):
        return False


def _writable() -> bool:
    try:
        return os.access(home(), os.W_OK)
    except NoHome:
        return False


def disk() -> Disk:
    """Of the disk that holds GUIJU_HOME; nothing where there is none."""
    try:
        used = shutil.disk_usage(home())
    except (OSError, NoHome):
        return Disk(0, 0)
    return Disk(used.total, used.free)


def last_done() -> dict[str, Done | None]:
    return {name: doings.last(name) for name in LATE}


def lamps(now: datetime | None = None) -> list[Lamp]:
    """How everything stands, for those who look after the machine."""
    now = now or timezone.now()
    lasting = [_of(name, now) for name in LATE]
    return [_of_database(), _of_key(), _of_disk(), _of_clock(), _of_jobs(), *lasting, _of_head(now)]


def _of_database() -> Lamp:
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    if _database():
        return Lamp("数据库", GREEN, f"{kind}，已连接")
    return Lamp("数据库", RED, f"{kind}，打不开", "请核对数据库服务和 GUIJU_DATABASE_URL。")


def _of_key() -> Lamp:
    if not master.is_there():
        return Lamp("主密钥", RED, "不在原处", "请立即从另行保存的副本放回：没有它，服务停止后不能再启动。")
    return Lamp("主密钥", GREEN, "可用") if _key() else Lamp("主密钥", RED, "不可用", "请从另行保存的副本恢复主密钥。")


def _of_disk() -> Lamp:
    found = disk()
    words = f"剩余{found.free / 1024**3:.1f} GB，共{found.total / 1024**3:.1f} GB"
    if not _writable():
        return Lamp("磁盘", RED, words, "数据文件夹不能写入，请检查权限和磁盘是否只读。")
    return Lamp("磁盘", found.colour, words, "" if found.colour == GREEN else "请清理或者扩充磁盘。")


def _of_clock() -> Lamp:
    reading = time_told.reading()
    told = timezone.localtime(reading.now)
    if reading.state:
        return Lamp("服务器时钟", RED, "与最近一次可信的时间不符", reading.words)
    return Lamp("服务器时钟", GREEN, f"{told:%Y-%m-%d %H:%M}，可信")


def _of_jobs() -> Lamp:
    found = job_states.counts()
    words = f"等候{found.waiting}项，办理中{found.running}项"
    if found.oldest > WAITS_LONG:
        late = f"{words}，最早的已等候{found.oldest // 60:.0f}分钟"
        return Lamp("后台任务", RED, late, "后台处理没有运行或者来不及：请检查服务，或者运行 guiju worker。")
    if found.failed:
        return Lamp("后台任务", AMBER, f"{words}，一日内有{found.failed}项未完成", "原因见下面“后台任务”。")
    return Lamp("后台任务", GREEN, words)


def _of(name: str, now: datetime) -> Lamp:
    label, done = LABELS[name], doings.last(name)
    command = {NIGHTLY: "guiju nightly", VERIFICATION: "guiju verify", BACKUP: "guiju backup"}[name]
    if done is None:
        return Lamp(label, AMBER, "还没有记录", f"请安排定时运行 {command}。")
    words = f"{timezone.localtime(done.at):%Y-%m-%d %H:%M}，{done.words}"
    if not done.well:
        return Lamp(label, RED, words, f"请查明原因后再运行 {command}。")
    if now - done.at > LATE[name]:
        return Lamp(label, RED, words, f"已超过应当运行的时间，请运行 {command}，并检查定时任务。")
    return Lamp(label, GREEN, words)


def _of_head(now: datetime) -> Lamp:
    head = Checkpoint.objects.order_by("-id").first()
    at = parse_datetime(str(head.at)) if head is not None else None
    if head is None or at is None:
        return Lamp("检查点", AMBER, "还没有签发", "每日自动事项会签发，也可以运行 guiju checkpoint。")
    return Lamp("检查点", GREEN, f"{timezone.localtime(at):%Y-%m-%d %H:%M}，{head.size}条记录")


def program() -> str:
    """The version of the program."""
    return version("guiju")
