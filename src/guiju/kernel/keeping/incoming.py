"""Files of any size that come in piece by piece: begun with their name and size, gone on with where they stopped, kept.

What was acknowledged lies on the disk, sealed (``keeping.sealed_files``): a broken line, a page that is loaded anew, a kill or
a power cut loses the piece under way and nothing else. A file that has come in whole is kept under its digest and waits for
the step that names it. How much may be under way is bounded for a person, for an agency, and by the room that the disk has.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import IO, Any
from uuid import UUID

import uuid_utils.compat as uuids
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Sum
from django.utils import timezone

from guiju.home import home
from guiju.kernel.keeping import durable, handed_in, papers, sealed_files, texts, typed
from guiju.kernel.keeping.handed_in import ALLOWED, BEGINNING, LARGEST, LONGEST_RECORDING, RECORDINGS, HandedIn
from guiju.kernel.keeping.sealed import Sealed, bytes_from, kept_in, opened_from
from guiju.kernel.keeping.sealed_files import PIECE
from guiju.kernel.keeping.vault import WrongKey
from guiju.kernel.offices import moments
from guiju.kernel.offices.people import Actor, Agency, User

FOLDER = "incoming"
A_PIECE = 16 * PIECE
"""Bytes that are taken in at once, at most."""
WAITS = timedelta(days=7)
"""So long a file waits to be gone on with, or for a step that names it."""
COUNTED = timedelta(days=30)
MOST_WAITING = 60
OF_A_PERSON = 40 * 2**30
"""Bytes that one person may have waiting: a day's recordings of one recorder, twice."""
OF_AN_AGENCY = 1024 * 2**30
"""Bytes that one agency may begin within ``COUNTED`` days."""
LEFT_FREE = 0.1
"""The part of the disk that no file takes."""


class Elsewhere(Exception):
    """Another piece of the same file is coming in, or it stands at another place than the sender thinks."""


class Incoming(models.Model):
    """A file that comes in. ``called``: its name, which may tell of somebody; ``digest``: once all of it has come; ``key``:
    until it has taken its place under that digest; ``used_at``: once a step has named it, when the row tells no more than how
    much came in."""

    id = models.UUIDField(primary_key=True, default=uuids.uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, verbose_name="上传人")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    called = Sealed("文件名（密文）", beside=("id",))
    size = models.PositiveBigIntegerField("大小")
    come = models.PositiveBigIntegerField("已收到", default=0)
    key = Sealed("文件密钥（密文）", beside=("id",))
    digest = models.CharField("摘要", max_length=64, blank=True)
    begun_at = models.DateTimeField("开始时间", db_index=True)
    used_at = models.DateTimeField("使用时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "正在上传的文件"
        indexes = [models.Index(fields=["user", "begun_at"]), models.Index(fields=["agency", "begun_at"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.begun_at}"

    @property
    def name(self) -> str:
        """Raises WrongKey."""
        return opened_from(Incoming, "called", self.called, id=self.pk)

    @property
    def path(self) -> Path:
        return home() / FOLDER / self.pk.hex

    @property
    def is_whole(self) -> bool:
        return bool(self.digest) and not self.key

    @property
    def handed_in(self) -> HandedIn:
        media_type = ALLOWED[handed_in.ending_of(self.name)]
        return HandedIn(self.name, media_type, self.size, lambda: papers.opened(self.digest), self.digest)


def begin(actor: Actor, name: str, size: int) -> Incoming:
    """Raises ValidationError where such a file may not come in, or there is no room for it."""
    name = texts.cleaned(name)[-200:]
    ending = handed_in.ending_of(name)
    handed_in.held_to_size(name, size, LONGEST_RECORDING if ending in RECORDINGS else LARGEST)
    _held_to_room(actor, name, size)
    one = Incoming(user_id=actor.user_id or 0, agency_id=actor.agency_id, size=size, begun_at=timezone.now())
    one.called = kept_in(Incoming, "called", name, id=one.pk)
    one.key = kept_in(Incoming, "key", sealed_files.new_key(), id=one.pk)
    durable.folder(one.path.parent)
    one.path.touch(mode=0o600)
    one.save(force_insert=True)
    return one


def _held_to_room(actor: Actor, name: str, size: int) -> None:
    """Raises ValidationError."""
    lately = Incoming.objects.filter(begun_at__range=moments.lately(WAITS), used_at=None, user_id=actor.user_id or 0)
    waiting = lately.aggregate(many=models.Count("pk"), much=Sum("size", default=0))
    if waiting["many"] >= MOST_WAITING or waiting["much"] + size > OF_A_PERSON:
        raise ValidationError(
            f"“{name}”暂时不能上传：您上传后尚未使用的文件已达上限（{MOST_WAITING}份或者{OF_A_PERSON // 2**30} GB）；"
            f"请先办理使用这些文件的步骤，不用的文件{WAITS.days}日后自动清除。"
        )
    begun = Incoming.objects.filter(begun_at__range=moments.lately(COUNTED), agency_id=actor.agency_id)
    if begun.aggregate(much=Sum("size", default=0))["much"] + size > OF_AN_AGENCY:
        raise ValidationError(
            f"“{name}”不能上传：本机关{COUNTED.days}日内上传的文件已达上限（{OF_AN_AGENCY // 2**30} GB），请联系系统管理员。"
        )
    disk = shutil.disk_usage(home())
    if disk.free - size - _to_come() < LEFT_FREE * disk.total:
        raise ValidationError(f"“{name}”不能上传：存放数据的磁盘余量不足，请联系系统管理员扩充。")


def _to_come() -> int:
    """Bytes of the files under way for which the disk has no less room yet."""
    under_way = Incoming.objects.filter(begun_at__gt=timezone.now() - WAITS, used_at=None, digest="")
    return int(under_way.aggregate(much=Sum(models.F("size") - models.F("come"), default=0))["much"])


def of(actor: Actor, pk: UUID) -> Incoming | None:
    """A file of one's own that is coming in or waits to be used."""
    return Incoming.objects.filter(pk=pk, user_id=actor.user_id or 0, used_at=None).first()


def waiting(actor: Actor, keys: Iterable[str]) -> list[Incoming]:
    """The whole ones among these that are one's own and not used yet, in the order given."""
    wanted = [key for key in map(typed.uuid, dict.fromkeys(keys)) if key is not None][:MOST_WAITING]
    if not wanted:
        return []
    found = (
        Incoming.objects.filter(user_id=actor.user_id or 0, used_at=None, key=b"").exclude(digest="").in_bulk(wanted)
    )
    return [found[key] for key in wanted if key in found]


def use(actor: Actor, keys: Iterable[UUID]) -> None:
    """A step has named these: they wait no more, and what they were called and held stands where the step has put it."""
    if wanted := list(keys):
        mine = Incoming.objects.filter(pk__in=wanted, user_id=actor.user_id or 0)
        mine.update(used_at=timezone.now(), called=b"", digest="")


def go_on(one: Incoming, at: int, read: Callable[[int], bytes]) -> None:
    """Take in what ``read`` gives, from ``at`` on, whole pieces of ``PIECE`` bytes and the end; ``one.come`` tells how far.

    Raises Elsewhere where the file does not stand at ``at``; ValidationError where it is not what its name says: nothing of
    it is left then.
    """
    if one.digest and not one.path.exists() and papers.is_there(one.digest):  # cut off when its file was in its place
        _done(one)
    if one.is_whole and at == one.size:  # brought to its end by a request whose answer was lost
        return
    with _alone(one) as file:
        if at != one.come or one.is_whole:
            raise Elsewhere
        try:
            key = bytes_from(Incoming, "key", one.key, id=one.pk)
            if one.come < one.size:
                _take(one, key, file, read)
            if one.come == one.size:
                _finish(one, key)
        except (ValidationError, WrongKey) as error:
            drop(one)
            if isinstance(error, WrongKey):
                raise ValidationError("该文件已上传的部分在本机磁盘上损坏或者打不开，请重新上传。") from error
            raise


@contextmanager
def _alone(one: Incoming) -> Iterator[IO[bytes]]:
    """The file, for one sender at a time, as far as it has come by now."""
    try:
        with one.path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Elsewhere from error
            one.refresh_from_db(fields=["come", "digest", "key"])
            yield file
    except FileNotFoundError as error:  # finished by another, or gone with a backup that has none of these
        raise Elsewhere from error


def _take(one: Incoming, key: bytes, file: IO[bytes], read: Callable[[int], bytes]) -> None:
    """What came in is on the disk before it is acknowledged."""
    come = one.come
    file.seek(sealed_files.place(come))
    while come < one.size and len(plain := read(PIECE)) == min(PIECE, one.size - come):
        if not come:
            _held_to_kind(one, plain)
        file.write(sealed_files.piece(key, come // PIECE, one.size, plain))
        _digests.add(one.pk, come, plain)
        come += len(plain)
    file.truncate()
    file.flush()
    os.fsync(file.fileno())
    Incoming.objects.filter(pk=one.pk).update(come=come)
    one.come = come


def _held_to_kind(one: Incoming, beginning: bytes) -> None:
    if handed_in.ending_of(one.name) in RECORDINGS:
        handed_in.recording_begins(one.name, beginning[:BEGINNING])


def _finish(one: Incoming, key: bytes) -> None:
    if handed_in.ending_of(one.name) in RECORDINGS:
        one.digest = _digests.told(one.pk, one.size) or _read_back(one, key)
    else:  # looked through as any other, and no larger
        with sealed_files.Opened(one.path, "", key=key) as file:
            content = b"".join(sealed_files.pieces(file))
        handed_in.checked_upload(one.name, content)
        one.digest = sha256(content).hexdigest()
    Incoming.objects.filter(pk=one.pk).update(digest=one.digest)  # said first: after a kill the file is found by it
    papers.take_in(one.path, key, one.digest)
    _done(one)


def _done(one: Incoming) -> None:
    one.key = b""
    Incoming.objects.filter(pk=one.pk).update(key=b"")


def _read_back(one: Incoming, key: bytes) -> str:
    """The digest of a file of which not all pieces came to this process. Raises Elsewhere while another is read."""
    if not _READING.acquire(blocking=False):
        raise Elsewhere
    try:
        found = sha256()
        with sealed_files.Opened(one.path, "", key=key) as file:
            for plain in sealed_files.pieces(file):
                found.update(plain)
        return found.hexdigest()
    finally:
        _READING.release()


class _Digests:
    """The digests of files under way, as far as their pieces came to this process one after the other."""

    MOST = 100

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: OrderedDict[UUID, tuple[int, Any]] = OrderedDict()

    def add(self, pk: UUID, at: int, plain: bytes) -> None:
        with self._lock:
            come, found = self._running.pop(pk, (0, sha256()))
            if come != at:
                return
            found.update(plain)
            self._running[pk] = at + len(plain), found
            while len(self._running) > self.MOST:
                self._running.popitem(last=False)

    def told(self, pk: UUID, size: int) -> str:
        """The digest of a whole file; "" where it is not known."""
        with self._lock:
            come, found = self._running.pop(pk, (-1, None))
        return found.hexdigest() if come == size and found is not None else ""


_digests = _Digests()
_READING = BoundedSemaphore(1)
"""A recording is read back one at a time: it takes a thread for as long as the disk does."""


def drop(one: Incoming) -> None:
    """Take away what has come in of a file; of one that is whole the night takes it, where no paper names it."""
    one.path.unlink(missing_ok=True)
    Incoming.objects.filter(pk=one.pk).delete()


def kept() -> set[str]:
    """The digests of files that wait for a step."""
    waiting = Incoming.objects.filter(used_at=None, begun_at__gt=timezone.now() - WAITS).exclude(digest="")
    return set(waiting.values_list("digest", flat=True))


def forget(now: datetime) -> None:
    """Take away what nobody has gone on with, and what is counted no more."""
    over = Incoming.objects.filter(used_at=None, begun_at__lt=now - WAITS)
    for one in over.iterator():
        drop(one)
    Incoming.objects.filter(begun_at__lt=now - COUNTED).delete()
    known = {one.hex for one in Incoming.objects.exclude(key=b"").values_list("pk", flat=True)}
    for path in (home() / FOLDER).glob("*"):
        if path.name not in known and path.stat().st_mtime < now.timestamp() - durable.ABANDONED:
            path.unlink(missing_ok=True)
