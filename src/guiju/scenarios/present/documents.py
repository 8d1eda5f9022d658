"""Normative documents in the making: in consultation, before the legality review, to be registered, to be filed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.offices.people import Agency, Role
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.scenarios.normative_document import CONFIRMED
from guiju.scenarios.present.story import MARK, Desk, Story

TOLD = "今日在办规范性文件"


def open_matters(desk: Desk) -> int:
    """How many documents were put on the desks."""
    place = desk.place
    stories = (
        _consulting(desk, desk.department("市场"), "小餐饮登记管理办法", "08", 10),
        _submitted(desk, desk.department("农业"), "高标准农田建后管护办法", "05", 12),
        _signed(desk, place.government, "城区停车设施管理办法", "09", 4),
        _published(desk, place.bureau, "公共法律服务工作规定", "15", 8),
        _published(desk, desk.department("交通"), "农村公路养护管理办法", "06", 14),
    )
    return len(stories)


def _drafted(desk: Desk, agency: Agency, name: str, subject: str, ago: int) -> Story:
    """Drafted, and shown to the public from so many working days ago. All of them touch businesses."""
    told: dict[str, Any] = {"subject_class": subject, "concerns_market": True, "emergency": False}
    story = Story(desk, NormativeDocument, agency)
    title = f"{desk.place.government.region.name}{name}{MARK}"
    story.then(
        "propose", desk.ago(ago + 15), title=title, basis="上级有关规定（模拟）", need="规范管理（模拟）", **told
    )
    return story.then("draft", desk.ago(ago + 4), **CONFIRMED)


def _consulting(desk: Desk, agency: Agency, name: str, subject: str, ago: int) -> Story:
    """In consultation; some opinions have come in."""
    story, began = _drafted(desk, agency, name, subject, ago), desk.ago(ago)
    story.then("consult", began, consultation_until=began + timedelta(days=35), contact="来信、电子邮件（模拟）")
    heard = [
        {
            "source": "enterprise",
            "opinion": "建议简化登记材料（模拟）",
            "adoption": "adopted",
            "reply": "已采纳（模拟）",
        },
        {"source": "public", "opinion": "建议延长过渡期（模拟）", "adoption": "partly", "reply": "部分采纳（模拟）"},
    ]
    return story.then("record_opinions", desk.ago(max(1, ago - 6)), opinions=heard)


def _submitted(desk: Desk, agency: Agency, name: str, subject: str, ago: int) -> Story:
    """Consultation over, before the bureau's legality review since so many working days."""
    story = _consulting(desk, agency, name, subject, ago + 30)
    story.then("end_consultation", desk.ago(ago + 2), feedback="意见已逐条研究（模拟）")
    return story.then("submit", desk.ago(ago), explanation="起草说明（模拟）")


def _signed(desk: Desk, agency: Agency, name: str, subject: str, ago: int) -> Story:
    """Reviewed, deliberated and signed; the bureau has to register it."""
    story, bureau = _submitted(desk, agency, name, subject, ago + 22), desk.place.bureau
    story.then("pass_review", desk.ago(ago + 12), Role.LEGAL, bureau, opinion="内容合法（模拟）", **CONFIRMED)
    passed: dict[str, Any] = {"fair_competition": "passed", "competition_opinion": "不排除、限制竞争（模拟）"}
    story.then("review_competition", desk.ago(ago + 10), **passed)
    story.then("deliberate", desk.ago(ago + 5), Role.HEAD, meeting="集体审议会议（模拟）")
    return story.then("sign", desk.ago(ago), Role.HEAD, text=("正式文本.txt", f"{name}\n模拟文本。".encode()))


def _published(desk: Desk, agency: Agency, name: str, subject: str, ago: int) -> Story:
    """Registered and published; its filing is still to come."""
    story, bureau = _signed(desk, agency, name, subject, ago + 4), desk.place.bureau
    story.then("register", desk.ago(ago + 2), Role.LEGAL, bureau)
    on = desk.ago(ago)
    return story.then("publish", on, Role.CLERK, bureau, effective_on=on + timedelta(days=30), summary="模拟文件")
