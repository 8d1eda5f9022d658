"""可能重复: a record of the same name, opened by the same agency on the same day, is entered again only on somebody's word.

A form that is sent twice opens one record by its own id; this is for one that was filled in anew.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict

from guiju.kernel.declaring.refused import Reason
from guiju.kernel.keeping import texts
from guiju.kernel.offices.people import Actor, Agency
from guiju.kernel.offices.scope import visible

WORD = "not_duplicate"
"""What the page's tick is called, by which somebody stands for another record."""
MOST = 5


def twins(actor: Actor, record: Any, agency: Agency, told: dict[str, Any], on: date, typed: QueryDict) -> list[Any]:
    """Records that the one about to be opened may repeat; none where the form does not name it or somebody gave their word."""
    title = texts.cleaned(str(told.get("title") or ""))
    if not title or typed.get(WORD) == "on":
        return []
    rows = visible(actor, type(record)._default_manager.exclude(pk=record.pk))
    return list(rows.filter(title=title, agency=agency, **{record.began: on})[:MOST])


def warning(found: list[Any]) -> Reason:
    named = "、".join(f"“{row}”" for row in found)
    words = f"{found[0].agency}当日已登记{named}，名称相同，可能重复。确不是重复登记的，请勾选后再办理。"
    return Reason("house.possible_duplicate", words, WORD)
