"""What is kept of the citizens' door: query codes as digests, visits with their one-time codes, every knock.

Codes, telephones and addresses stand here as keyed digests only: whoever reads the tables learns none of them. The rows are
the record of who came in, and by counting them the limits hold among several processes.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from guiju.kernel.keeping import vault
from guiju.kernel.keeping.sealed import Sealed, opened_from
from guiju.kernel.keeping.vouching import Vouched
from guiju.kernel.offices import moments

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs: none that is read for another."""
READ_AS = str.maketrans("OIL", "011")
LENGTH, GROUP = 16, 4
KEPT = timedelta(days=180)
"""How long what came through the door is kept (网络安全法 2016 art. 21(3): six months at least)."""

UNUSED = timedelta(days=1)
"""How long the telephone of somebody is kept who has not yet applied."""


class QueryCode(Vouched):
    """A query code (查询码) that was given for a record, until another takes its place."""

    keyed = ("digest",)

    digest = models.CharField("查询码指纹", max_length=64, unique=True)
    given_at = models.DateTimeField("发放时间")
    ended_at = models.DateTimeField("失效时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "查询码"
        indexes = [models.Index(fields=["register", "matter_id"])]

    def __str__(self) -> str:
        return self.digest[:8]


class Visit(models.Model):
    """Somebody who asked to come in: to the record of a query code, or to apply (``register`` and ``matter_id`` then
    say of what). Of a code that is none it has no ``query_code``, and nobody comes in."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    token = models.CharField("凭证指纹", max_length=64, unique=True)
    query_code = models.ForeignKey(QueryCode, models.PROTECT, null=True, verbose_name="查询码")
    register = models.CharField("台账", max_length=40, blank=True)
    matter_id = models.UUIDField("事项", null=True)
    phone = Sealed("申请人电话（密文）", beside=("register", "matter_id"), blank=True, default=b"")
    proved = models.CharField("所验证电话指纹", max_length=64)
    one_time = models.CharField("验证码指纹", max_length=64)
    good_until = models.DateTimeField("验证码有效期至")
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    entered_at = models.DateTimeField("进入时间", null=True)
    open_until = models.DateTimeField("本次有效期至", null=True)
    left_at = models.DateTimeField("退出时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "查询登录"

    def __str__(self) -> str:
        return f"{self.register} {self.at}"

    @property
    def telephone(self) -> str:
        """The telephone of somebody who came in to apply, in clear."""
        return opened_from(Visit, "phone", self.phone, register=self.register, matter_id=self.matter_id)


class Knock(models.Model):
    """Something that may be done only so often: ``what`` was done, and the digest of by or to whom."""

    at = models.DateTimeField("时间", auto_now_add=True)
    what = models.CharField("内容", max_length=20)
    key = models.CharField("指纹", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "查询尝试"
        indexes = [models.Index(fields=["what", "key", "at"], name="knocks_by_key")]

    def __str__(self) -> str:
        return self.what


def query_code(register: str, matter_id: UUID, n: int) -> str:
    """The n-th query code of a record: 80 bits that nobody can guess or work out without the key of the installation.

    Worked out, not stored: the paper that tells it can be worded again, and the database does not know it.
    """
    told = f"{register}/{matter_id.hex}/{n}".encode()
    number = int.from_bytes(hmac.new(vault.key_for("query code"), told, hashlib.sha256).digest())
    signs = "".join(LETTERS[number >> 5 * place & 31] for place in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def code_digest(typed: str) -> str:
    """The digest of a code, however it is typed."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    return vault.fingerprint("query code", signs.translate(READ_AS)[: LENGTH + 1])


def given(record: Any, code: str) -> tuple[QueryCode, list[QueryCode]]:
    """A code that leads to a record from now on, unsaved; and those that led there, which now end."""
    now, here = timezone.now(), {"register": record.register(), "matter_id": record.pk}
    earlier = list(QueryCode.objects.filter(**here, ended_at=None)) if record.version else []
    for one in earlier:
        one.ended_at = now
    return QueryCode(**here, digest=code_digest(code), given_at=now), earlier


def token_digest(token: str) -> str:
    return vault.fingerprint("door", token)


def one_time_digest(token: str, code: str) -> str:
    """Bound to the visit: the same six figures of another have another digest."""
    return vault.fingerprint("one-time code", token, code)


def new_one_time_code() -> str:
    return f"{secrets.randbelow(10**6):06d}"


def too_often(what: str, key: str, most: int, within: timedelta) -> bool:
    """Note that ``what`` is done, unless that is more than ``most`` times ``within`` the time up to now; whether it is.

    Noted first and then counted: of many at once no more than ``most`` are let through, whichever process they come to.
    What is refused is not noted: trying on prolongs nothing, and fills no table.
    """
    recent = Knock.objects.filter(what=what, key=key, at__range=moments.lately(within))
    if recent.count() >= most:
        return True
    Knock.objects.create(what=what, key=key)
    return recent.count() > most


def forget(now: datetime) -> int:
    """Take away what has been kept long enough, and the telephones of those who came to apply and did not; how many rows."""
    Visit.objects.filter(at__lt=now - UNUSED).exclude(phone=b"").update(phone=b"")
    knocks, _ = Knock.objects.filter(at__lt=now - KEPT).delete()
    visits, _ = Visit.objects.filter(at__lt=now - KEPT).delete()
    return knocks + visits
