"""Coming in by the citizens' door: a query code is asked for, a one-time code sent, a visit opened and soon over.

Nothing tells whether a code, a record or a telephone exists: a code that is none goes the same way to a one-time code that
never comes. What is asked for too often is refused by the code as typed and by the address, alike for every code.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import uuid_utils.compat as uuids
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import doors, second_log, sending, vault
from guiju.kernel.keeping.doors import QueryCode, Visit
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.phones import check_phone, mobile
from guiju.kernel.keeping.sealed import kept_in
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.moments import SET_RIGHT
from guiju.kernel.offices.people import Actor, party_to

GOOD_FOR = timedelta(minutes=5)
"""How long a one-time code is good."""
TRIES = 5
"""How often it may be tried."""
IDLE, LONGEST = timedelta(minutes=20), timedelta(hours=2)
"""After how long without a page a visit is over, and after how long in any case."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """``most`` times ``within`` so long."""

    what: str
    most: int
    within: timedelta


ASKED_FOR_CODE = Limit("code", 5, HOUR)
ASKED_FROM = Limit("asked from", 30, HOUR)
TRIED_FROM = Limit("tried from", 60, HOUR)
SENT_TO = Limit("sent to", 5, HOUR)
APPLYING = Limit("applying", 3, HOUR)
APPLYING_A_DAY = Limit("applying a day", 6, DAY)
APPLIED_FROM = Limit("applied from", 20, DAY)
SENT_IN = Limit("sent in", 40, DAY)
COMMENTED_FROM = Limit("commented from", 10, HOUR)
COMMENTED_ON = Limit("commented on", 1000, DAY)


class TooOften(Exception):
    """Asked for or sent in more often than allowed: by the same code, from the same address, on the same record."""

    def __str__(self) -> str:
        return "操作过于频繁，请过一段时间再试；也可以持有效身份证件到办理机关的窗口查询。"


class NotLetIn(Exception):
    """The one-time code is wrong, no longer good or tried too often, or there is nothing it could open. It says not which."""

    def __str__(self) -> str:
        return (
            "验证码不正确或者已经失效。请核对查询码和短信中的六位数字；验证码五分钟内有效，最多可试五次，可以重新获取。"
        )


def hold_to_comments(address: str, record: Any) -> None:
    """Anybody may comment, and no address so often, nor all together on one draft, that none could be read. Raises TooOften."""
    _hold_to(COMMENTED_FROM, address)
    _hold_to(COMMENTED_ON, record.register(), record.pk.hex)


def _hold_to(limit: Limit, *key: str) -> None:
    if _beyond(limit, *key):
        raise TooOften


def _beyond(limit: Limit, *key: str) -> bool:
    return doors.too_often(limit.what, vault.fingerprint(limit.what, *key), limit.most, limit.within)


def ask(code: str, address: str) -> str:
    """Ask to come in with a query code; the token of the visit, which a one-time code opens. Raises TooOften."""
    digest = doors.code_digest(code)
    _hold_to(ASKED_FROM, address)
    _hold_to(ASKED_FOR_CODE, digest)
    found = QueryCode.objects.filter(digest=digest, ended_at=None).first()
    phone = phone_of(found) if found is not None else ""
    where = {"register": found.register, "matter_id": found.matter_id} if found is not None else {}
    token, one_time = _new_visit(found, phone, **where)
    if phone and not _beyond(SENT_TO, phone):
        sending.dispatch(phone, _words(one_time, "查询、办理本人事项"))
    return token


def ask_to_apply(register: str, phone: str, address: str) -> str:
    """Ask to come in with one's telephone, to open a record; as ``ask``. Raises TooOften, ValueError where it is none.

    Of the mainland, mobile and without an extension: each spelling of it would be another number, to which the limits do
    not reach, and messages abroad are sent at the cost of whoever runs this.
    """
    phone = check_phone(phone)
    if not mobile(phone):
        raise ValueError("网上申请须用11位手机号码接收验证码；没有的，请到办理机关的窗口申请。")
    _hold_to(APPLIED_FROM, address)
    _hold_to(APPLYING, phone)
    _hold_to(APPLYING_A_DAY, phone)
    to_open = {"register": register, "matter_id": uuids.uuid7()}
    token, one_time = _new_visit(None, phone, phone=kept_in(Visit, "phone", phone, **to_open), **to_open)
    sending.dispatch(phone, _words(one_time, "网上申请"))
    return token


def _words(one_time: str, what: str) -> str:
    return f"验证码{one_time}，用于{what}，五分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。"


def _proof(phone: str) -> str:
    return vault.fingerprint("proved", phone)


def _new_visit(found: QueryCode | None, proved: str, **where: Any) -> tuple[str, str]:
    token, one_time = secrets.token_urlsafe(32), doors.new_one_time_code()
    Visit.objects.create(
        token=doors.token_digest(token),
        query_code=found,
        proved=_proof(proved),
        one_time=doors.one_time_digest(token, one_time),
        good_until=timezone.now() + GOOD_FOR,
        **where,
    )
    return token, one_time


def phone_of(code: QueryCode) -> str:
    """The telephone that the record now tells of; "" where it has no door or tells of none."""
    model = registers().get(code.register)
    door = model.procedure.door if model is not None else None
    if door is None:
        return ""
    rows = Party.objects.filter(register=code.register, matter_id=code.matter_id, role__in=door.of)
    phone: str = door.phone((party.role, party.told(Use.OWN)) for party in rows.order_by("id"))
    return phone


def enter(token: str, one_time: str, address: str) -> str:
    """Come in; the token of the visit from now on. Raises NotLetIn, TooOften."""
    _hold_to(TRIED_FROM, address)
    digest, now = doors.token_digest(token), timezone.now()
    good = (now, now + GOOD_FOR + SET_RIGHT)  # not one of a day to come, of a clock that was ahead
    waiting = Visit.objects.filter(token=digest, entered_at=None, good_until__range=good)
    # Counted before it is compared, in one statement: no two who try at once share a try.
    if not waiting.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        raise NotLetIn
    visit = Visit.objects.select_related("query_code").get(token=digest)
    right = hmac.compare_digest(
        visit.one_time, doors.one_time_digest(token, unicodedata.normalize("NFKC", one_time).strip())
    )
    if not right or not visit.register or not _leads_on(visit):
        raise NotLetIn
    new = secrets.token_urlsafe(32)
    with transaction.atomic():
        opened = {"token": doors.token_digest(new), "entered_at": now, "open_until": now + IDLE}
        if not waiting.update(**opened):  # of two who come at once with the right code one comes in
            raise NotLetIn
        if (code := visit.query_code) is not None:
            second_log.party_came_in(code.register, code.matter_id)
    return new


def _leads_on(visit: Visit) -> bool:
    """Whether its query code is still good, and the telephone that was proved still the one that opens the door: whoever
    acts for somebody no more is shut out at once."""
    code = visit.query_code
    return code is None or (code.ended_at is None and visit.proved == _proof(phone_of(code)))


def visit(token: str) -> Visit | None:
    """The visit of a token while it is open, which a page keeps open a while longer; None where it is over or none."""
    now = timezone.now()
    there = Visit.objects.select_related("query_code").filter(token=doors.token_digest(token), left_at=None)
    found = there.filter(entered_at__lte=now + SET_RIGHT, open_until__gt=now).first()
    if found is None or found.entered_at is None or not _leads_on(found):
        return None
    found.open_until = min(now + IDLE, found.entered_at + LONGEST)
    found.save(update_fields=["open_until"])
    return found


def leave(token: str) -> None:
    Visit.objects.filter(token=doors.token_digest(token), left_at=None).update(left_at=timezone.now())


def applied(visit: Visit) -> bool:
    """Whether the record that somebody came to open is there: they stay with it, as with the code that they were given."""
    assert visit.matter_id is not None, "who came in to apply has a record to open"
    codes = QueryCode.objects.filter(register=visit.register, matter_id=visit.matter_id, ended_at=None)
    if (code := codes.first()) is None:
        return False
    visit.query_code, visit.phone = code, b""
    visit.save(update_fields=["query_code", "phone"])
    return True


def hold_to_forms(visit: Visit) -> None:
    """So many forms are sent in on one record a day, right or wrong. Raises TooOften."""
    _hold_to(SENT_IN, str(visit.matter_id))


def actor_of(visit: Visit) -> Actor:
    assert visit.matter_id is not None, "a visit that was let in has a record, or one to open"
    return party_to(visit.register, visit.matter_id)
