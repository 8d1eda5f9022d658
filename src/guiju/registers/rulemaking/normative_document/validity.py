"""Whether a normative document is in force on a day: the live validity that the public catalogue shows.

Validity is computed from days, never stored: a document lapses at the end of its last day whether or not anybody has
looked at it. A text that another takes the place of holds until the eve of the day on which that one begins.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from guiju.kernel.declaring.matters import GuardedRows
from guiju.law.counting import add_months

if TYPE_CHECKING:
    from guiju.registers.rulemaking.normative_document import NormativeDocument

EXPIRING_MONTHS = 6
"""即将到期: the last months of the term, in which the document is to be evaluated."""

WITHDRAWN = ("repealed", "amended")
"""Ends that read 废止: the text was taken back, or a new text took its place."""


class Validity(models.TextChoices):
    """有效性 of a document on a day."""

    UNPUBLISHED = "unpublished", "尚未公布"
    PENDING = "pending", "尚未施行"
    IN_FORCE = "in_force", "现行有效"
    EXPIRING = "expiring", "即将到期"
    LAPSED = "lapsed", "失效"
    REPEALED = "repealed", "废止"


def first_day(announced: date | None, effective: date | None) -> date | None:
    """The first day of force of a text; None where it was never published."""
    return None if announced is None else max(announced, effective or announced)


def force(begins: date | None, *ends: date | None) -> dict[str, date | None]:
    """``holds_from`` and ``holds_until`` of a text that begins one day and ends on the first of several, if any comes."""
    until = min((day for day in ends if day is not None), default=None)
    never = begins is None or (until is not None and until <= begins)
    return {"holds_from": None, "holds_until": None} if never else {"holds_from": begins, "holds_until": until}


def day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def validity(document: NormativeDocument, on: date) -> Validity:
    """The validity of ``document`` on the day ``on``. Its last day (``expires_on``) still counts as in force."""
    if document.announced_on is None or on < document.announced_on:
        return Validity.UNPUBLISHED
    ended = document.superseded_on or document.closed_on
    if ended is not None and ended <= on:
        return Validity.REPEALED if document.stage in WITHDRAWN else Validity.LAPSED
    if document.effective_on is not None and on < document.effective_on:
        return Validity.PENDING
    if document.expires_on is None:
        return Validity.IN_FORCE
    if document.expires_on < on:
        return Validity.LAPSED
    return Validity.EXPIRING if document.expires_on <= add_months(on, EXPIRING_MONTHS) else Validity.IN_FORCE


def days_left(document: NormativeDocument, on: date) -> int | None:
    """Days from ``on`` to the last day of force; None where it has no last day or is not in force on ``on``."""
    if document.expires_on is None or validity(document, on) not in (Validity.IN_FORCE, Validity.EXPIRING):
        return None
    eve = document.superseded_on - timedelta(days=1) if document.superseded_on else document.expires_on
    return (min(document.expires_on, eve) - on).days


class DocumentRows(GuardedRows):
    """Documents by their validity on a day; the same answers as ``validity``, asked of the database."""

    def in_force_on(self, day: date) -> DocumentRows:
        """现行有效 and 即将到期: published, begun, not ended, not past the last day."""
        return self._running(day).filter(_term_open(day))

    def expiring_on(self, day: date) -> DocumentRows:
        """即将到期: in force, in the last months of the term."""
        return self.in_force_on(day).filter(expires_on__lte=add_months(day, EXPIRING_MONTHS))

    def with_validity(self, wanted: Validity, day: date) -> DocumentRows:
        """Documents of one validity on ``day``."""
        match wanted:
            case Validity.UNPUBLISHED:
                return self.filter(Q(announced_on=None) | Q(announced_on__gt=day))
            case Validity.PENDING:
                return self._open(day).filter(effective_on__gt=day)
            case Validity.IN_FORCE:
                soon = Q(expires_on__lte=add_months(day, EXPIRING_MONTHS), expires_on__isnull=False)
                return self.in_force_on(day).exclude(soon)
            case Validity.EXPIRING:
                return self.expiring_on(day)
            case Validity.REPEALED:
                return self._announced(day).filter(_ended(day), stage__in=WITHDRAWN)
            case _:
                ended = _ended(day) & ~Q(stage__in=WITHDRAWN)
                return self._announced(day).filter(ended | (_still_open(day) & _begun(day) & Q(expires_on__lt=day)))

    def _announced(self, day: date) -> DocumentRows:
        return self.filter(announced_on__lte=day)

    def _open(self, day: date) -> DocumentRows:
        return self._announced(day).filter(_still_open(day))

    def _running(self, day: date) -> DocumentRows:
        return self._open(day).filter(_begun(day))


def _still_open(day: date) -> Q:
    return Q(superseded_on__gt=day) | Q(superseded_on=None) & (Q(closed_on=None) | Q(closed_on__gt=day))


def _ended(day: date) -> Q:
    return Q(superseded_on__lte=day) | Q(superseded_on=None, closed_on__lte=day)


def _begun(day: date) -> Q:
    return Q(effective_on=None) | Q(effective_on__lte=day)


def _term_open(day: date) -> Q:
    return Q(expires_on=None) | Q(expires_on__gte=day)
