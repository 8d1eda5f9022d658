"""The keys of a database: each wrapped by the master key, each with a short name that what it sealed begins with.

Keys that seal are changed by ``rotate``: the new one seals from then on, the former opens until nothing names it any more.
The key of fingerprints stays, for what is looked up by them, what entries tell and the codes that citizens hold follow from
it. Keys that sign are changed with those that seal; the public one of each stays for good, vouched for by the one before.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models, transaction
from django.utils import timezone

from guiju.kernel.keeping import master, signatures

SEALING, LASTING, SIGNING = "sealing", "lasting", "signing"
PURPOSES = [(SEALING, "加密"), (LASTING, "指纹"), (SIGNING, "签名")]
NAME = 4
"""Bytes of a key's name."""
FRESH = 5.0
"""After so many seconds a process asks whether a key has been changed by another."""
GRACE = timedelta(hours=1)
"""So long a former key is kept in any case: longer than any process goes on without asking, or any transaction."""
EMPTY_FIRST = "本库已有数据，却没有密钥登记：不是由 guiju setup 建立的，不另造密钥。请从备份恢复，或者另设 GUIJU_HOME。"


class Key(models.Model):
    """One key. A key that signed and was followed by another has lost its private half."""

    name = models.CharField("名称", max_length=2 * NAME, unique=True)
    purpose = models.CharField("用途", max_length=8, choices=PURPOSES)
    public_key = models.CharField("公钥", max_length=100, blank=True)
    vouched = models.CharField("前一密钥的签名", max_length=200, blank=True)
    wrapped = models.BinaryField("密钥（由主密钥加密）")
    made_at = models.DateTimeField("启用时间", auto_now_add=True)
    retired_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "密钥"
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"], condition=models.Q(retired_at=None), name="one_key_a_purpose_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.name}"

    def called(self) -> str:
        """What the wrapped bytes are bound to: a key put in the place of another does not open."""
        return f"{self.purpose}/{self.name}/{self.public_key}"

    def keep(self, private: bytes) -> None:
        self.wrapped = master.wrap(private, self.called())

    def opened(self) -> bytes:
        """Raises master.WrongKey, master.NoKey."""
        return master.unwrap(self.wrapped, self.called())


@dataclass(frozen=True)
class Ring:
    """All keys of the database, opened: whoever holds one has the right master key."""

    keys: tuple[Key, ...]
    secrets: dict[str, bytes]

    def current(self, purpose: str) -> Key:
        return next(key for key in self.keys if key.purpose == purpose and key.retired_at is None)

    @cached_property
    def sealing(self) -> bytes:
        """The name of the key that seals."""
        return bytes.fromhex(self.current(SEALING).name)

    @cached_property
    def ciphers(self) -> dict[bytes, AESGCM]:
        sealing = (key for key in self.keys if key.purpose == SEALING)
        return {bytes.fromhex(key.name): AESGCM(self.secrets[key.name]) for key in sealing}

    @cached_property
    def lasting(self) -> bytes:
        return self.secrets[self.current(LASTING).name]

    @property
    def signers(self) -> list[Key]:
        """The keys that sign or have signed, oldest first."""
        return [key for key in self.keys if key.purpose == SIGNING]

    def signed(self, message: bytes) -> str:
        key = self.current(SIGNING)
        return signatures.sign(self.secrets[key.name], key.public_key, message)

    @property
    def former(self) -> list[Key]:
        """Keys that seal no more and may still be needed to open."""
        return [key for key in self.keys if key.purpose == SEALING and key.retired_at is not None]


_held: tuple[float, Ring] | None = None


def ring(*, anew: bool = False) -> Ring:
    """The keys of the database. Raises master.NoKey, master.WrongKey."""
    global _held
    if anew or _held is None or time.monotonic() - _held[0] > FRESH:
        keys = tuple(Key.objects.order_by("id"))
        if not keys:
            raise master.NoKey(EMPTY_FIRST)
        _held = time.monotonic(), Ring(keys, {key.name: key.opened() for key in keys})
    return _held[1]


def forget() -> None:
    """Hold no keys any more: what works in another home, or with emptied tables, asks anew."""
    global _held
    _held = None
    master.forget()


def found() -> None:
    """The first keys of an empty database, with a master key where there is none."""
    master.make()
    with transaction.atomic():
        _new(SEALING)
        _new(LASTING)
        _new(SIGNING)
    forget()


def rotate() -> Ring:
    """A new key to seal with and a new one to sign with, from now on."""
    with transaction.atomic():
        signer = Key.objects.select_for_update().get(purpose=SIGNING, retired_at=None)
        private = signer.opened()
        Key.objects.filter(purpose__in=(SEALING, SIGNING), retired_at=None).update(retired_at=timezone.now())
        _new(SEALING)
        new = _new(SIGNING)
        new.vouched = signatures.sign(private, signer.public_key, vouching(new.public_key))
        new.save(update_fields=["vouched"])
        signer.keep(b"")
        signer.save(update_fields=["wrapped"])
    return ring(anew=True)


def rewrap(by: bytes) -> None:
    """Every key wrapped by another master key, in the transaction of whoever calls; what they seal and sign stays as it is."""
    for key in Key.objects.select_for_update():
        key.wrapped = master.wrap(key.opened(), key.called(), by=by)
        key.save(update_fields=["wrapped"])


def drop(names: set[str]) -> int:
    """Take away former keys that seal nothing any more and have been out of use for long enough; how many."""
    gone = Key.objects.filter(purpose=SEALING, name__in=names, retired_at__lt=timezone.now() - GRACE)
    dropped, _ = gone.delete()
    if dropped:
        ring(anew=True)
    return dropped


def vouching(public_key: str) -> bytes:
    """What a key that signs says of the one that follows it."""
    return f"guiju ledger key\n{public_key}\n".encode()


def _new(purpose: str) -> Key:
    key, private = Key(name=os.urandom(NAME).hex(), purpose=purpose), os.urandom(master.LENGTH)
    if purpose == SIGNING:
        private, key.public_key = signatures.new_pair(signatures.chosen())
    key.keep(private)
    key.save(force_insert=True)
    return key
