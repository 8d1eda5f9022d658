"""The second log: attempts that were refused, and looks at what is not open to all.

Neither is a step of a record, yet both are in the ledger: one chain a day, an entry for each as it happens, which names the
row by the digest of all its columns. So nobody changes a row, takes one away or adds one unseen, and a day is verified
without the others. Neither holds what was typed or read: of a refusal the codes of its reasons and the fields they are
about; of a look the choice of a common ground and the reader's own words, which are held to no person's name or number.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from guiju.kernel.asked import Asked
from guiju.kernel.keeping import digests, ledger, prepared, stored, vouching
from guiju.kernel.keeping.ledger import Entry, Writing
from guiju.kernel.offices.people import SYSTEM, Actor, Agency, User

REGISTER = "second_log"
GROUNDS = [
    ("handling", "办理本事项"),
    ("identity", "核对当事人身份"),
    ("answering", "答复当事人查询、申请"),
    ("correcting", "核对、更正登记内容"),
    ("publishing", "核对公开内容"),
    ("serving", "送达、执行文书"),
    ("review", "行政复议、诉讼、仲裁需要"),
    ("oversight", "监督检查、案卷评查、信访处理"),
    ("statistics", "核对统计数据"),
    ("door", "当事人凭查询码查询"),
    ("closed", "查阅只供办理人员查看的事项"),
    ("preview", "读取公开预览"),
]
"""Why somebody looks. The last three are the program's, where no reader gives a reason: a party at their own door, each
opening of a record of a closed register, what a form shows of itself."""
OF_READERS = GROUNDS[:-3]


class Logged(models.Model):
    """A row of the second log. ``at``: set as it is written, for it says in which day's chain it stands; ``agency``: of which
    who did it was then, for whoever moves takes what they did nowhere."""

    at = models.DateTimeField("时间", db_index=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="操作人")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", verbose_name="操作时所在机关")
    register = models.CharField("台账", max_length=40)
    matter_id = models.UUIDField("事项", null=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["register", "matter_id"])]


class Refusal(Logged):
    """An attempt that the engine refused: of each reason its code, its article and the field it is about."""

    step = models.CharField("步骤", max_length=40)
    on = models.DateField("发生日期", null=True)
    reasons = models.JSONField("理由")

    class Meta(Logged.Meta):
        verbose_name = verbose_name_plural = "被拒绝的操作"

    def __str__(self) -> str:
        return f"{self.register}/{self.step}"


class Look(Logged):
    """Somebody opened personal data or a restricted record: who, what, when, on which ground and in which words.

    ``matter_id`` is None of a look at many at once: a list taken out. ``whose``: the agency whose record it was then.
    """

    whose = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", verbose_name="事项所属机关")
    what = models.CharField("内容", max_length=60)
    ground = models.CharField("事由类别", max_length=12, choices=GROUNDS)
    why = models.CharField("事由", max_length=200, blank=True)

    class Meta(Logged.Meta):
        verbose_name = verbose_name_plural = "敏感信息查看记录"

    def __str__(self) -> str:
        return f"{self.register}/{self.what}"


KINDS: tuple[type[Logged], ...] = (Refusal, Look)


LAST = Asked(
    lambda register, pk: (
        Entry.objects.filter(register=register, matter_id=pk).order_by("-seq").values_list("seq", "digest")[:1]
    )
)


class Day:
    """The chain of one day, as the ledger knows a record."""

    def __init__(self, day: date) -> None:
        self.pk = UUID(int=day.toordinal())
        last: tuple[int, str] = next(iter(LAST(REGISTER, self.pk)), (0, ""))
        self.version, self.head = last

    @classmethod
    def register(cls) -> str:
        return REGISTER


def write(row: Logged, actor: Actor) -> None:
    """Keep one row, and enter it in the chain of its day: four statements in a transaction of their own or the caller's."""
    with transaction.atomic():
        row.at, row.agency_id = timezone.now(), actor.agency_id or None
        day = timezone.localdate(row.at)
        _alone(day)
        prepared.insert(row)
        payload = {"set": {}, "stage": "", "rows": {row._meta.db_table: {str(row.pk): digest(row)}}}
        ledger.append([Writing(Day(day), type(row).__name__.lower(), day, actor, payload)])


def _alone(day: date) -> None:
    """Entries of a day follow one another: on PostgreSQL whoever comes second waits (SQLite has one writer at a time)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x10C, day.toordinal()])


def digest(row: Logged) -> str:
    """The digest of all columns of a row, as the database gives them back."""
    return vouching.digest_of(vouching.told(type(row), vouching.borne(row)), digests.algorithm())


def rows_of(day: date) -> dict[tuple[str, str], bytes]:
    """What the rows of one day bear, by table and key."""
    since, until = (timezone.make_aware(datetime.combine(one, time.min)) for one in (day, day + timedelta(days=1)))
    found = dict[tuple[str, str], bytes]()
    for kind in KINDS:
        field = kind._meta.get_field("at")
        between = [field.get_db_prep_value(one, connection) for one in (since, until)]
        names = (kind._meta.pk.attname, *vouching.columns(kind))
        for pk, *values in stored.rows(kind, names, "t.at >= %s AND t.at < %s", between):
            found[kind._meta.db_table, str(pk)] = vouching.told(kind, values)
    return found


def date_of(day: str) -> date:
    """The day of a chain by its hexadecimal key. Raises ValueError, OverflowError."""
    return date.fromordinal(int(day, 16))


def note_refusal(actor: Actor, register: str, matter_id: UUID | None, step: str, on: date | None, reasons: Any) -> None:
    """Keep what was refused, but for what was typed: a gate's words may quote it."""
    kept = [{name: reason[name] for name in ("code", "field", "citation", "act")} for reason in reasons]
    row = Refusal(user_id=actor.user_id, register=register, matter_id=matter_id, step=step[:40], on=on, reasons=kept)
    write(row, actor)


def party_came_in(register: str, matter_id: UUID) -> None:
    """A party came in at the door of their own record."""
    write(Look(register=register, matter_id=matter_id, what="当事人凭查询码查询", ground="door"), SYSTEM)
