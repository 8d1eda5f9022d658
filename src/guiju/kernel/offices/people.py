"""Regions, agencies, users and their roles; the actor who takes a step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from guiju.kernel.asked import Asked
from guiju.kernel.offices import posts
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.regions import contains


class Role(StrEnum):
    """Who does what in an agency, worded for clerks. Roles are few: what an agency may do follows from its place."""

    CLERK = "clerk"
    OFFICER = "officer"
    LEGAL = "legal"
    HEAD = "head"
    MEDIATOR = "mediator"
    CORRECTION = "correction"
    GRID = "grid"
    DISCIPLINE = "discipline"
    AUDITOR = "auditor"
    ADMIN = "admin"
    SECURITY = "security"
    SYSTEM = "system"
    PARTY = "party"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.CLERK: "经办人",
    Role.OFFICER: "执法人员",
    Role.LEGAL: "法制审核人员",
    Role.HEAD: "负责人",
    Role.MEDIATOR: "调解员",
    Role.CORRECTION: "矫正帮教工作人员",
    Role.GRID: "网格员",
    Role.DISCIPLINE: "纪检监察工作人员",
    Role.AUDITOR: "监督人员",
    Role.ADMIN: "系统管理员",
    Role.SECURITY: "安全管理员",
    Role.SYSTEM: "系统",
    Role.PARTY: "当事人",
}
NO_OFFICE = frozenset({Role.SYSTEM, Role.PARTY})
"""Who acts in no office of an agency: nobody is appointed to be it."""
OFFICES = tuple(role for role in Role if role not in NO_OFFICE)
"""What people of an agency may be appointed to."""

MANAGERS = frozenset({Role.ADMIN, Role.SECURITY, Role.AUDITOR})
"""The three whom the standard of graded protection keeps apart (GB/T 22239-2019, security management centre): one looks after
the technical state, one after people and their roles, one reads what both did. Each is the only office of who holds it."""

PASSWORD_AGE = timedelta(days=90)
"""How long a password is used."""

ONCE_FOR = timedelta(days=7)
"""How long a password that somebody else has set opens the door."""

CONFINED = frozenset({Role.GRID})
"""Offices that reach no further than the ground on which somebody holds a post (``offices.posts``)."""


class Region(models.Model):
    """行政区划 by GB/T 2260, stored without trailing zeros: 43, 4310, 431081, 431081103, 431081103201."""

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级")

    class Meta:
        verbose_name = verbose_name_plural = "行政区划"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """机关: belongs to a region; an overseeing agency (司法局, 政府) answers for the whole region below it."""

    name = models.CharField("机关名称", max_length=100)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="行政区划")
    mark = models.CharField("机关代字", max_length=20, blank=True, help_text="用于文号，如“资政”")
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    oversees = models.BooleanField("统管本行政区域", default=False)
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        ordering = ["region_id", "name"]
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="agency_once_in_region")]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person who signs in. Belongs to one agency; roles come by dated appointment."""

    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, verbose_name="所在机关")
    full_name = models.CharField("姓名", max_length=50, blank=True)
    password_set_at = models.DateTimeField("口令设定时间", null=True, blank=True)
    must_change = models.BooleanField("须更换口令", default=False)
    closed_on = models.DateField("注销日期", null=True, blank=True)
    demonstration = models.BooleanField("演示账号", default=False)

    # Each sign-in sets it; the log of sign-ins tells it.
    unvouched: ClassVar[frozenset[str]] = frozenset({"last_login"})

    class Meta:
        verbose_name = verbose_name_plural = "用户"

    def __str__(self) -> str:
        return self.full_name or self.username

    def check_password(self, raw_password: str | None) -> bool:
        """Never hashed anew by the way, as Django would: what stands in this table only ``administration`` changes."""
        return check_password(raw_password, self.password)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    @property
    def standing(self) -> str:
        """How the account stands, in a word."""
        if self.closed_on is not None:
            return "已注销"
        return "使用中" if self.is_active else "已锁定"

    @property
    def password_due(self) -> str:
        """Why nothing opens before the password is changed; "" where it need not be. Those of a demonstration stay as told."""
        if self.must_change:
            return "您的口令由他人设定，请先更换为只有您本人知道的口令。"
        old = timezone.now() - (self.password_set_at or self.date_joined) > PASSWORD_AGE
        return f"您的口令使用已满{PASSWORD_AGE.days}日，请先更换。" if old and not self.demonstration else ""

    @property
    def lapsed(self) -> bool:
        """Whether the password was one for once, told too long ago."""
        return self.must_change and timezone.now() - (self.password_set_at or self.date_joined) > ONCE_FOR

    @cached_property
    def actor(self) -> Actor:
        """This user as one who acts today; the agency is known with it."""
        return self.acting(timezone.localdate())

    @cached_property
    def _offices(self) -> list[tuple[Any, ...]]:
        """The agency, every appointment and every function of the agency, all together: one query, once a request."""
        return OFFICES_OF(self.pk)

    def acting(self, on: date) -> Actor:
        """This user as one who acts, in the offices held on a day and of an agency with its functions of that day."""
        rows = self._offices
        if self.agency_id is None or not rows:
            return Actor(self.pk, str(self), 0, "", frozenset())
        seen, held = len(SEEN), len(SEEN) + len(HELD)
        self.agency = agency = Agency.from_db(self._state.db, SEEN, rows[0][:seen])
        roles = {Role(role) for role, *dates in (row[seen:held] for row in rows) if role and _holds(on, *dates)}
        functions = {
            (Organ(organ), acts_for)
            for organ, acts_for, *dates in (row[held:] for row in rows)
            if organ and _holds(on, *dates)
        }
        # The system is nobody's office, nor is a party: an appointment to it, however it came about, must open no door.
        offices = frozenset(roles - NO_OFFICE)
        grounds = posts.grounds_of(self.pk, on) if offices & CONFINED else frozenset()
        terms = [(Role(role), since, until) for role, since, until in (row[seen:held] for row in rows) if role]
        return Actor(
            self.pk, str(self), agency.pk, agency.region_id, offices, agency.oversees, frozenset(functions), grounds,
            since=_since(terms, on),
        )  # fmt: skip


SEEN = ("id", "name", "region_id", "oversees")
"""Of an agency, what every page and every step wants to know."""
HELD = ("role", "since", "until")
"""Of an appointment, what says whether it is held on a day: from ``since`` to ``until``, both included."""
SERVES = ("organ", "acts_for_id", "since", "until")
"""The same of an agency's function."""
ASKED = tuple(
    f"{of}__{name}"
    for of, names in (("agency", SEEN), ("appointments", HELD), ("agency__functions", SERVES))
    for name in names
)
OFFICES_OF = Asked(lambda pk: User.objects.filter(pk=pk).order_by().values_list(*ASKED))


def _since(terms: list[tuple[Role, date, date | None]], on: date) -> date | None:
    """Since when somebody has held the offices that they hold on a day, and no other: from the beginning of the first, or from
    the day after one that ended beside them and did not go on."""
    held = {role: since for role, since, until in terms if _holds(on, since, until)}
    if not held:
        return None
    first = min(since for role, since, until in terms if _holds(on, since, until))
    ended = [until + timedelta(days=1) for role, _, until in terms if until and until < on and role not in held]
    return max([first, *ended])


def _holds(on: date, since: date, until: date | None) -> bool:
    return since <= on and (until is None or on <= until)


class Appointment(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="appointments", verbose_name="用户")
    role = models.CharField("角色", max_length=20, choices=[(role.value, role.label) for role in OFFICES])
    since = models.DateField("任职日期", default=date.today)
    until = models.DateField("离任日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        constraints = [models.UniqueConstraint(fields=["user", "role", "since"], name="appointed_once_a_day")]

    def __str__(self) -> str:
        return f"{self.user} {Role(self.role).label}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a plain value, so that the engine asks the database nothing about people.

    ``party_to``: register and id of the one record to which a citizen is a party, who holds no office. ``since``: the first
    day on which they held these offices and no other; what they did before they may have done in another.
    """

    user_id: int | None
    name: str
    agency_id: int
    region: str
    roles: frozenset[Role]
    oversees: bool = False
    functions: frozenset[tuple[Organ, int | None]] = frozenset()
    grounds: frozenset[UUID] = frozenset()
    party_to: tuple[str, UUID] | None = None
    since: date | None = None
    proof_over: bool = False

    def is_organ(self, organ: Organ, agency_id: int, region: str) -> bool:
        """Whether they act as ``organ`` in a matter of that agency and region."""
        mine = {acts_for for of, acts_for in self.functions if of is organ}
        return agency_id in mine or (None in mine and contains(self.region, region))

    @property
    def reads_no_matters(self) -> bool:
        """Whether they manage people and nothing else: accounts and roles, never what those record."""
        return bool(self.roles) and self.roles <= {Role.SECURITY}

    @property
    def confined(self) -> bool:
        """Whether they reach no further than their ``grounds``: they hold no office but such as are confined."""
        return bool(self.roles) and self.roles <= CONFINED

    def confined_in(self, offices: Iterable[Role]) -> bool:
        """Whether of these offices they hold none but such as are confined: a mediator who keeps a grid too keeps only that."""
        held = self.roles.intersection(offices)
        return bool(held) and held <= CONFINED

    @property
    def is_system(self) -> bool:
        return Role.SYSTEM in self.roles

    @property
    def in_office(self) -> bool:
        """Whether anything is open to them at all: of an agency, in an office held on the day."""
        return self.is_system or bool(self.agency_id and self.roles)


def party_to(register: str, matter_id: UUID) -> Actor:
    """A citizen who acts as a party to one record: sees that record only, and takes the steps that are declared for them."""
    return Actor(None, Role.PARTY.label, 0, "", frozenset({Role.PARTY}), party_to=(register, matter_id))


SYSTEM = Actor(None, "系统", 0, "", frozenset({Role.SYSTEM}), True)
