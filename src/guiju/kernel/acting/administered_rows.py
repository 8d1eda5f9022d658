"""The rows that administrators change, as they stand: all of them, or those that one act concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from guiju.kernel.keeping import second_factors, stored, vouching
from guiju.kernel.offices.organs import Function
from guiju.kernel.offices.passwords import FormerPassword
from guiju.kernel.offices.people import Agency, Appointment, Region, User
from guiju.kernel.offices.proofs import ResetAsked

PROOFS = {Authenticator: "二次验证", SocialAccount: "统一认证绑定", ResetAsked: "重设二次验证的申请"}
"""By what people prove who they are, in words: two of these tables are a library's."""
KINDS: tuple[Any, ...] = (Region, Agency, Function, User, Appointment, FormerPassword, *PROOFS)
HANGS_ON: dict[Any, tuple[tuple[Any, str], ...]] = {
    User: tuple((kind, "user_id") for kind in (Appointment, FormerPassword, *PROOFS)),
    Agency: ((Function, "agency_id"), (Function, "acts_for_id")),
}
"""What belongs to an account or an agency, and by which column."""

AT_ONCE = 500
Some = tuple[Any, str, tuple[Any, ...]]
"""Rows of a kind: a condition in SQL, the table being ``t``, and its values; without one, all."""
Scope = Callable[[], Iterable[Some]]
"""The rows that an act concerns, asked at its beginning and at its end."""
Row = tuple[Any, str]
"""Kind and key."""
Standing = dict[Row, tuple[Any, ...]]
"""By kind and key the columns of rows, in plain form."""


def name_of(kind: Any) -> str:
    return PROOFS.get(kind) or str(kind._meta.verbose_name)


def nothing() -> Iterable[Some]:
    return ()


def whole(*kinds: Any) -> Scope:
    return lambda: [(kind, "", ()) for kind in kinds]


everything = whole(*KINDS)


def of_keys(kind: Any, keys: Iterable[str]) -> Scope:
    """Rows of one kind, a few hundred to a statement."""
    column, those = kind._meta.pk.column, sorted(keys)
    some = [tuple(those[start : start + AT_ONCE]) for start in range(0, len(those), AT_ONCE)]
    return lambda: ((kind, f"t.{column} IN ({', '.join(['%s'] * len(keys))})", keys) for keys in some)


def about(*subjects: User | Agency) -> Scope:
    """Accounts, or agencies, with all that belongs to them. To one that is not saved yet nothing belongs: what somebody has
    put there for the key that it will get is seen beforehand."""
    by_kind = {kind: [one for one in subjects if isinstance(one, kind)] for kind in HANGS_ON}
    unsaved = {kind for kind, some in by_kind.items() if any(one.pk is None for one in some)}

    def asked() -> Iterable[Some]:
        for kind, some in by_kind.items():
            keys = tuple(one.pk for one in some if one.pk is not None)
            own = ((kind, str(kind._meta.pk.column)), *HANGS_ON[kind])
            for model, column in own if keys else ():
                yield model, f"t.{column} IN ({', '.join(['%s'] * len(keys))})", keys
            for model, column in HANGS_ON[kind] if kind in unsaved else ():
                there = f"SELECT {kind._meta.pk.column} FROM {kind._meta.db_table}"  # noqa: S608 - names of our own
                yield model, f"t.{column} NOT IN ({there})", ()

    return asked


def standing(scope: Scope, *, locked: bool = False) -> Standing:
    """How the rows of a scope stand. ``locked``: nobody else changes them before the transaction ends."""
    found = Standing()
    for kind, where, params in scope():
        names = (kind._meta.pk.attname, *vouching.columns(kind))
        for pk, *values in stored.rows(kind, names, where, params, order="1", locked=locked):
            found[kind, str(pk)] = _as_vouched(kind, values)
    return found


def _as_vouched(kind: Any, values: list[Any]) -> tuple[Any, ...]:
    """What is sealed within a library's JSON is told by its fingerprint: the key that seals it may change."""
    if kind is Authenticator:
        place = vouching.columns(kind).index("data")
        values[place] = second_factors.vouched(values[place])
    return tuple(values)
