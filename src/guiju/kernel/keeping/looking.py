"""The one way out of sealed data for a reader (个人信息保护法 arts. 6, 51; 网络数据安全管理条例 art. 9).

Whoever reads names and numbers in clear, a document that has them, an attachment or a list to take away, holds an office
on the day, sees the record, has proved lately that it is they, and has said why: on a common ground and in their own
words. Each thing looked at is kept. One reason covers the same reader for the rest of the day in the same matter.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from guiju.kernel.keeping import second_log, texts
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import OF_READERS, Look
from guiju.kernel.keeping.sight import Sight, Use
from guiju.kernel.keeping.spellings import by_joined_digits, folded
from guiju.kernel.offices.moments import SET_RIGHT, lately
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import SERVED, sees

SAID = "说明查看事由"
LEAST = 4
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_NUMBER = re.compile(r"\d{7,}")
"""However it is spaced and in whatever digits."""


class NoSight(Exception):
    """Who asks holds no office today, or does not see the record."""


class ProofWanted(Exception):
    """The reader has not proved lately that it is they who sit at the desk (``Actor.proof_over``; how long, ``web.proving``)."""

    def __init__(self, register: str, matter_id: UUID | None) -> None:
        super().__init__(register)
        self.register, self.matter_id = register, matter_id


class ReasonWanted(Exception):
    """The reader has not yet said today why they look at this matter (``matter_id`` None: at lists of this register)."""

    def __init__(self, register: str, matter_id: UUID | None) -> None:
        super().__init__(register)
        self.register, self.matter_id = register, matter_id


def reason(ground: str, why: str, people: Any = ()) -> str:
    """A reason as it may be kept. Raises ValidationError where it says nothing, or says who it is about."""
    if ground not in dict(OF_READERS):
        raise ValidationError("“事由类别”：请选择一项。")
    words = texts.cleaned(why)[:200]
    signs = _HAN.findall(words)
    if len(signs) < LEAST or len(set(signs)) < LEAST - 1:
        raise ValidationError("“事由”：请用至少4个汉字说明为何查看，不能用重复的字代替。")
    named = {told for party in people for told in _personal(party) if len(told) > 1 and told in words}
    if named or _NUMBER.search(folded(words, by_joined_digits)):
        raise ValidationError("“事由”：查看记录不得载有个人信息，请不要写姓名、证件号码、电话或者住址。")
    return words


def _personal(party: Party) -> list[str]:
    plain = party.plain(Use.COVERING)
    return [plain[name] for name in ("name", "id_number", "phone", "address")]


def say(
    actor: Actor, register: str, matter_id: UUID | None, ground: str, why: str, *, whose: int | None = None
) -> None:
    """Keep why somebody looks, for the rest of the day; ``whose``: the agency whose record it is. Raises ValidationError."""
    people = Party.every.filter(register=register, matter_id=matter_id) if matter_id is not None else ()
    words = reason(ground, why, people)
    _keep(actor, register, matter_id, SAID, ground, words, whose)


def said(actor: Actor, register: str, matter_id: UUID | None) -> Look | None:
    """Why somebody looks at a matter, as they have said today."""
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Look.objects.filter(register=register, matter_id=matter_id, user_id=actor.user_id or 0, what=SAID).filter(
        at__range=(day, timezone.now() + SET_RIGHT)
    )
    return mine.order_by("-at", "-pk").first()


def at(
    actor: Actor,
    record: Any,
    what: str,
    *,
    ones_own: bool = False,
    of_register: bool = False,
    once_in: timedelta | None = None,
) -> Sight:
    """The look of a reader at something of a record, kept. ``ones_own``: a document that they wrote themselves, of a record
    that was handed over since; ``of_register``: of reports that are read one after the other, one reason covers all;
    ``once_in``: of what is read bit by bit, the bits of so long a time are one look.

    Raises NoSight, ReasonWanted where no reason was given today, and ProofWanted before each look that is not one that goes on.
    """
    if not (actor.in_office and (ones_own or sees(actor, record))) or actor.user_id is None:
        raise NoSight
    matter_id = None if of_register else record.pk
    why = said(actor, record.register(), matter_id)
    if why is None:
        raise ReasonWanted(record.register(), matter_id)
    if once_in is None or not _kept(actor, record, what, once_in):
        _proved(actor, record.register(), record.pk)
        _keep(actor, record.register(), record.pk, what, why.ground, why.why, record.agency_id)
    return Sight(record.register(), record.pk)


def _proved(actor: Actor, register: str, matter_id: UUID | None) -> None:
    if actor.proof_over:
        raise ProofWanted(register, matter_id)


def _kept(actor: Actor, record: Any, what: str, within: timedelta) -> bool:
    mine = Look.objects.filter(
        register=record.register(), matter_id=record.pk, user_id=actor.user_id or 0, what=what[:60]
    )
    return mine.filter(at__range=lately(within)).exists()


def at_list(actor: Actor, register: str, what: str) -> None:
    """The look of a reader at a list of records that is taken out, kept. Raises as ``at``."""
    if not actor.in_office or actor.user_id is None:
        raise NoSight
    why = said(actor, register, None)
    if why is None:
        raise ReasonWanted(register, None)
    _proved(actor, register, None)
    _keep(actor, register, None, what, why.ground, why.why, None)


def note(actor: Actor, record: Any, what: str) -> None:
    """Keep that somebody opened anything at all of a closed register or of a restricted record; of others nothing."""
    if (record.audience == SERVED or record.restricted) and actor.user_id is not None:
        _keep(actor, record.register(), record.pk, what, "closed", "", record.agency_id)


def _keep(
    actor: Actor, register: str, matter_id: UUID | None, what: str, ground: str, why: str, whose: int | None
) -> None:
    row = Look(user_id=actor.user_id, register=register, matter_id=matter_id, what=what[:60], ground=ground)
    row.why, row.whose_id = why[:200], whose
    second_log.write(row, actor)
