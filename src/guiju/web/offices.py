"""What is said to somebody who holds no office today: why nothing opens to them, and who can help."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from guiju.kernel.offices.people import NO_OFFICE, Appointment, Role, User

HELP = "请联系系统管理员。"


def why_closed(user: User) -> str:
    """Why nothing is open to ``user``, who is not ``in_office``."""
    if user.agency_id is None:
        return f"您的账号没有所在机关。{HELP}"
    held = list(user.appointments.exclude(role__in=NO_OFFICE).order_by("since", "pk"))
    coming = [one for one in held if one.since > timezone.localdate()]
    over = [(one.until, one.pk, one) for one in held if one.until is not None]
    if coming:
        return f"您{_office(user, coming[0])}自{_said(coming[0].since)}起，尚未开始。日期有误的，{HELP}"
    if over:
        until, _, last = max(over)
        return f"您{_office(user, last)}到{_said(until)}为止，已经结束。仍在任职的，{HELP}"
    return f"您在{user.agency}没有任职。{HELP}"


def _office(user: User, held: Appointment) -> str:
    return f"在{user.agency}的任职（{Role(held.role).label}）"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
