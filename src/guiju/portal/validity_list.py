"""规范性文件网上动态有效期公布: which documents are listed, in which state, on which day.

Validity is asked of the register (``rulemaking.validity``); titles come from the publications, where words may be
struck out. All that is listed stands in the register's publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import Agency
from guiju.portal import publications
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.subject_classes import SubjectClass
from guiju.registers.rulemaking.normative_document.validity import Validity, days_left, validity

REGISTER = NormativeDocument.register()
STATES = (Validity.IN_FORCE, Validity.EXPIRING, Validity.PENDING, Validity.LAPSED, Validity.REPEALED)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


@dataclass(frozen=True)
class Listed:
    """A document as the catalogue lists it on a day."""

    document: NormativeDocument
    state: Validity
    left: int | None
    share: int | None
    """How much of the term is left, in percent; None where there is no term running."""

    @property
    def title(self) -> str:
        title: str = self.document.public_title  # type: ignore[attr-defined]
        return title


def documents() -> QuerySet[NormativeDocument]:
    """All public documents, each with its title as published."""
    last = PublicRecord.objects.filter(register=REGISTER, matter_id=OuterRef("pk"), withdrawn_on=None).order_by("-id")
    rows: Any = NormativeDocument.objects.public().select_related("agency")
    titled: QuerySet[NormativeDocument] = rows.annotate(public_title=Subquery(last.values("title")[:1]))
    return titled


def listed(row: NormativeDocument, day: date) -> Listed:
    state, left = validity(row, day), days_left(row, day)
    begun = row.effective_on or row.announced_on
    share = None
    if left is not None and begun is not None and row.expires_on is not None:
        # First and last day both count.
        share = min(100, round((left + 1) * 100 / ((row.expires_on - begun).days + 1)))
    return Listed(row, state, left, share)


def all_listed(rows: Iterable[NormativeDocument], day: date) -> Iterator[Listed]:
    return (listed(row, day) for row in rows)


class CatalogueFilter(forms.Form):
    """What a reader may look for in the catalogue; every choice has its day."""

    q = forms.CharField(label="名称或者文号", max_length=100, required=False)
    on = forms.DateField(label="截至日期", required=False, widget=DAY, validators=typed.DAYS)
    state = forms.ChoiceField(
        label="有效性", required=False, choices=[("", "全部"), *((s.value, s.label) for s in STATES)]
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label="发布机构", required=False, empty_label="全部")
    year = forms.IntegerField(label="公布年份", min_value=1949, max_value=2999, required=False)
    subject = forms.ChoiceField(label="主题分类", required=False, choices=[("", "全部"), *SubjectClass.choices])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        issuing = NormativeDocument.objects.public().values("agency")
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=issuing)  # type: ignore[attr-defined]

    @property
    def day(self) -> date:
        """The day asked for; today where none, or none that is a day, was given."""
        self.is_valid()
        day: date | None = self.cleaned_data.get("on")
        return day or timezone.localdate()

    @property
    def state_asked(self) -> Validity | None:
        self.is_valid()
        state = self.cleaned_data.get("state")
        return Validity(state) if state else None

    def rows(self) -> QuerySet[NormativeDocument]:
        """Documents announced by the day that fit everything asked but the state."""
        self.is_valid()
        asked = self.cleaned_data
        rows = documents().filter(announced_on__lte=self.day)
        if words := asked.get("q", "").strip():
            found = publications.live().filter(publications.matching(words), register=REGISTER)
            rows = rows.filter(pk__in=found.values("matter_id"))
        if agency := asked.get("agency"):
            rows = rows.filter(agency=agency)
        if year := asked.get("year"):
            rows = rows.filter(announced_on__range=(date(year, 1, 1), date(year, 12, 31)))
        if subject := asked.get("subject"):
            rows = rows.filter(subject_class=subject)
        return rows

    def found(self) -> QuerySet[NormativeDocument]:
        """The documents that fit everything asked."""
        return in_state(self.rows(), self.state_asked, self.day)

    @property
    def order(self) -> str:
        """The newest first; of those about to expire the next to expire."""
        if self.state_asked == Validity.EXPIRING:
            return "expires_on"
        return "-announced_on"


def in_state(rows: Any, state: Validity | None, day: date) -> QuerySet[NormativeDocument]:
    found: QuerySet[NormativeDocument] = rows.with_validity(state, day) if state is not None else rows
    return found
