"""The catalogue of normative documents as of today: what ran out has lapsed, later documents stand, some about to expire."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import SYSTEM, Agency, Role
from guiju.law.counting import add_months
from guiju.registers.rulemaking.document_cleanup import DocumentCleanup
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.document_titles import titles
from guiju.scenarios.place import working_day
from guiju.scenarios.present.story import MARK, Desk, Story

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
    over = NormativeDocument.objects.filter(stage="published", expires_on__lt=desk.today)
    lapses = [Taking(one, {}, max(one.expires_on + timedelta(days=1), one.last_step_on)) for one in over]
    if lapses:
        engine.take_many("lapse", NormativeDocument, lapses, SYSTEM, simulated=True)
    entered = _enter(desk)
    _clean_up(desk, entered)
    return len(lapses) + len(entered)


def _enter(desk: Desk) -> list[NormativeDocument]:
    """Documents of the last five years, entered by their makers half a year ago."""
    on, named = desk.ago(120), titles(KINDS, desk.rng)
    takings = []
    for n in range(1, STANDING + 1):
        title, subject = next(named)
        agency = desk.department(MAKERS[subject]) if subject in MAKERS else desk.place.government
        days = 15 * n if n <= EXPIRING else desk.rng.randint(240, 1200)
        lasts = desk.today + timedelta(days=days)
        takings.append(_entry(desk, n, agency, title, subject, lasts, on))
    clerk = desk.place.actor(desk.place.bureau, Role.CLERK)
    return engine.take_many("enter_existing", NormativeDocument, takings, clerk, simulated=True)


def _entry(desk: Desk, n: int, agency: Agency, title: str, subject: str, lasts: date, on: date) -> Taking:
    begins = add_months(lasts, -60) + timedelta(days=1)
    issued = working_day(desk.rng, begins - timedelta(days=30), begins - timedelta(days=10))
    told: dict[str, Any] = {
        "title": f"{agency.region.name}{title}{MARK}",
        "number": f"{agency.mark or agency.name}发〔{issued.year}〕{n}号",
        "subject_class": subject,
        "issued_on": issued,
        "announced_on": issued + timedelta(days=3),
        "effective_on": begins,
        "expires_on": lasts,
        "summary": "模拟文件",
    }
    return Taking(None, told, on, agency, actor=desk.place.actor(agency, Role.CLERK))


def _clean_up(desk: Desk, entered: list[NormativeDocument]) -> None:
    """A campaign over what is about to expire: its makers were asked, the head has still to decide."""
    told: dict[str, Any] = {
        "kind": "special",
        "scope": "有效期即将届满的规范性文件（模拟）",
        "basis": "清理工作通知（模拟）",
    }
    campaign = Story(desk, DocumentCleanup, desk.place.bureau)
    campaign.then("open", desk.ago(30), title=f"{desk.today.year}年规范性文件专项清理{MARK}", **told)
    campaign.then("include", desk.ago(25), documents=[{"document": one} for one in entered[:EXPIRING]])
    campaign.then("consult", desk.ago(10), opinions="制定机关均已反馈（模拟）")
