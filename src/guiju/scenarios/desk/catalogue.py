"""The catalogue of normative documents as of today: what ran out has lapsed, later documents stand, some about to expire."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.simulated import MARK
from guiju.law.counting import add_months
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.titles import titles
from guiju.scenarios.desk.today import Desk
from guiju.scenarios.place import working_day
from guiju.scenarios.walking import Walk, play

TOLD = "规范性文件到期失效、存量补录"
KINDS = ("管理规定", "实施意见", "奖励办法")
STANDING, EXPIRING = 48, 9
"""How many later documents stand in the catalogue, and how many of them expire within the next months."""
MAKERS = {
    "04": "自然资源", "05": "农业", "06": "交通", "07": "市场", "08": "市场", "09": "城市", "10": "教育", "11": "文",
    "12": "卫生", "13": "民政", "14": "人力", "15": "公安", "16": "民政",
}  # fmt: skip
"""A word of the department that makes documents of a subject class; the government makes the others."""


def catch_up(desk: Desk, year: int) -> int:
    """Let lapse what ran out, enter what was made since, start this year's clean-up; how many documents moved."""
    over = NormativeDocument.objects.filter(stage="published", expires_on__lt=desk.today).select_related("agency")
    lapses = [_lapse(desk, document) for document in over]
    entered = _enter(desk)
    play(lapses)
    play(entered)
    _clean_up(desk, [walk.record for walk in entered])
    return len(lapses) + len(entered)


def _lapse(desk: Desk, document: NormativeDocument) -> Walk:
    assert document.expires_on is not None
    on = max(document.expires_on + timedelta(days=1), document.last_step_on)
    return Walk(desk.place, NormativeDocument, desk.rng, on, record=document).then("lapse")


def _enter(desk: Desk) -> list[Walk]:
    """Documents of the last five years, entered by their makers half a year ago."""
    named = titles(KINDS, desk.rng)
    walks = []
    for n in range(1, STANDING + 1):
        title, subject = next(named)
        agency = desk.department(MAKERS[subject]) if subject in MAKERS else desk.place.government
        days = 15 * n if n <= EXPIRING else desk.rng.randint(240, 1200)
        lasts = desk.today + timedelta(days=days)
        begins = add_months(lasts, -60) + timedelta(days=1)
        told: dict[str, Any] = {
            "title": f"{agency.region.name}{title}{MARK}",
            "subject_class": subject,
            "issued_on": working_day(desk.rng, begins - timedelta(days=30), begins - timedelta(days=10)),
            "effective_on": begins,
            "expires_on": lasts,
        }
        walk = Walk(desk.place, NormativeDocument, desk.rng, desk.ago(120), agency=agency)
        walks.append(walk.then("enter_existing", **told))
    return walks


def _clean_up(desk: Desk, entered: list[NormativeDocument]) -> None:
    """A campaign over what is about to expire: its makers were asked, the head has still to decide."""
    campaign = desk.walk(DocumentCleanup, desk.ago(30))
    scope = "有效期即将届满的规范性文件（模拟）"
    campaign.then("open", kind=DocumentCleanup.Kind.SPECIAL, scope=scope)
    campaign.then("include", on=desk.ago(25), documents=[{"document": one} for one in entered[:EXPIRING]])
    campaign.then("consult", on=desk.ago(10))
