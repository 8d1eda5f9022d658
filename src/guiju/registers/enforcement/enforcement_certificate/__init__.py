"""行政执法证件: who may enforce the law, and on which day. Read by every register in which officers act.

Applied for by the agency, trained, examined, issued by the bureau that oversees the region; checked each year;
suspended, withdrawn, replaced, or expired by itself. That officers need one follows from the Administrative Penalty Law
(2021), Art. 42 and 55; what the certificate itself needs is a house rule here, for provinces regulate it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, StockAt, declare, say
from guiju.kernel.asked import Asked
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Batch, Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import PERCENT, within
from guiju.kernel.declaring.steps import NEW, At, Lapse, Step
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.enforcement_certificate import gates

PASS_MARK = 60


class CertificateKind(models.TextChoices):
    ENFORCEMENT = "enforcement", "行政执法证"
    SUPERVISION = "supervision", "行政执法监督证"


class Ground(models.TextChoices):
    LEFT = "left", "调离、退休或者离开执法岗位"
    UNFIT = "unfit", "年度审验不合格且经培训仍不合格"
    MISCONDUCT = "misconduct", "违法违纪"
    LOST = "lost", "遗失或者损毁"


STANDING = Asked(
    lambda number, key: EnforcementCertificate.objects.filter(number=number, holder_key=key, left_on__isnull=True)
)


def the_old(facts: Facts) -> Any:
    """The certificate that an exchanged one replaces, where it stands in this register."""
    return next(iter(STANDING(facts["previous_number"], facts["holder_key"])), None)


def exchanged(facts: Facts) -> list[tuple[Any, str]]:
    return [] if (old := the_old(facts)) is None else [(old, "换发")]


def retire_the_old(act: Act) -> None:
    """An exchanged certificate ends the one it replaces."""
    if (old := the_old(act.facts)) is not None:
        act.as_system("replace", old, {"reason": f"换发{act.record.number}"})


HOLDER_ASK = asks.parties("holder", "持证人", most=1)
ISSUERS: dict[str, Any] = {"by": (Role.HEAD, Role.LEGAL), "at": Organ.JUSTICE}
HELD = ("valid", "suspended")


class EnforcementCertificate(Stock):
    """行政执法证件: one certificate of one person, from application to its end."""

    kind = models.CharField("证件类别", max_length=12, choices=CertificateKind.choices)
    duty = models.CharField("执法领域", max_length=60, blank=True)
    holder_key = models.CharField("持证人指纹", max_length=64, blank=True, db_index=True, editable=False)
    training_hours = models.PositiveSmallIntegerField("培训学时", null=True, blank=True, validators=within(0, 1000))
    trained_on = models.DateField("培训完成日期", null=True, blank=True)
    exam_score = models.PositiveSmallIntegerField("考试成绩", null=True, blank=True, validators=PERCENT)
    exam_passed = models.BooleanField("考试合格", default=False)
    exam_on = models.DateField("考试日期", null=True, blank=True)
    exam_number = models.CharField("学法考试合格证书编号", max_length=80, blank=True)
    issued_on = models.DateField("发证日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    previous_number = models.CharField("原证件号", max_length=80, blank=True)
    checked_on = models.DateField("最近年审日期", null=True, blank=True)
    check_passed = models.BooleanField("年审合格", default=False)
    suspended_on = models.DateField("暂扣日期", null=True, blank=True)
    resumed_on = models.DateField("恢复日期", null=True, blank=True)
    ground = models.CharField("收回原因", max_length=12, choices=Ground.choices, blank=True)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "行政执法证件"
        indexes = [*Stock.Meta.indexes, models.Index(fields=["issued_on"], name="certificate_issued")]

    procedure = Procedure(
        Step(
            "apply",
            "申请",
            since=NEW,
            to="applied",
            asks=(kind, asks.maybe(duty), HOLDER_ASK),
            sets=gates.known_by,
            gates=gates.HOLDER,
        ),
        Step(
            "train",
            "培训",
            since="applied",
            to="trained",
            at=(At.OWN, Organ.JUSTICE),
            asks=(training_hours,),
            dates=(trained_on,),
        ),
        Step(
            "examine",
            "资格考试",
            since=("trained", "examined"),
            to="examined",
            at=Organ.JUSTICE,
            by=(Role.CLERK, Role.LEGAL),
            asks=(exam_score, asks.maybe(exam_number, "在本平台参加考试的，填写合格证书编号。")),
            sets={"exam_passed": lambda facts: facts["exam_score"] >= PASS_MARK},
            dates=(exam_on,),
            gates=(gates.TRAINED, gates.EXAMINED_HERE),
            help_text=f"{PASS_MARK}分以上为合格；不合格的可以补考。",
        ),
        Step(
            "issue",
            "发证",
            since="examined",
            to="valid",
            asks=(asks.ahead(valid_until),),
            dates=(issued_on,),
            gates=(
                gates.PASSED,
                gates.EXAMINED_HERE,
                gates.TERM,
                four_eyes("发证人员不得与登记考试成绩的人员相同。", "examine"),
            ),
            decides=(valid_until,),
            set_right_by=("withdraw", "exchange"),
            **ISSUERS,
        ),
        Step(
            "exchange",
            "换证",
            since=NEW,
            to="valid",
            asks=(kind, asks.maybe(duty), previous_number, asks.ahead(valid_until), HOLDER_ASK),
            sets=gates.known_by,
            dates=(issued_on,),
            gates=(*gates.HOLDER, gates.PREVIOUS, gates.TERM),
            ties=exchanged,
            then=retire_the_old,
            help_text="凭原证件换发新证，原证件同时失效。",
            decides=(valid_until,),
            set_right_by=("withdraw", "exchange"),
            **ISSUERS,
        ),
        Step(
            "check",
            "年度审验",
            since="valid",
            at=Organ.JUSTICE,
            by=(Role.CLERK, Role.LEGAL),
            asks=(check_passed, asks.maybe(asks.words("note", "说明", longest=200))),
            dates=(checked_on,),
        ),
        Step(
            "suspend",
            "暂扣",
            since="valid",
            to="suspended",
            asks=(asks.REASON,),
            dates=(suspended_on,),
            sets={"resumed_on": None},
            **ISSUERS,
        ),
        Step(
            "resume",
            "恢复",
            since="suspended",
            to="valid",
            asks=(asks.REASON,),
            dates=(resumed_on,),
            gates=(gates.STILL_VALID,),
            **ISSUERS,
        ),
        Step(
            "withdraw",
            "收回",
            since=HELD,
            to="withdrawn",
            asks=(ground, asks.REASON),
            withdraws=True,
            **ISSUERS,
        ),
        Step(
            "refuse",
            "不予发证",
            since=("applied", "trained", "examined"),
            to="refused",
            asks=(asks.REASON,),
            **ISSUERS,
        ),
        Step(
            "take_back",
            "撤回申请",
            since=("applied", "trained", "examined"),
            to="taken_back",
            asks=(asks.REASON,),
            help_text="由所在机关撤回；要办证的，可以再次申请。",
        ),
        Step(
            "replace",
            "换发后失效",
            since=HELD,
            to="replaced",
            by=(Role.SYSTEM,),
            asks=(asks.reason("说明"),),
            withdraws=True,
        ),
        Step(
            "expire",
            "到期失效",
            since=HELD,
            to="expired",
            by=(Role.SYSTEM,),
            sets={"left_on": lambda facts: facts.record.valid_until + timedelta(days=1)},
            withdraws=True,
        ),
        Step("publish", "公示", since="valid", by=(Role.CLERK, Role.LEGAL), at=(At.OWN, Organ.JUSTICE), publishes=True),
        stages={
            "applied": "已申请",
            "trained": "已培训",
            "examined": "已考试",
            "valid": "有效",
            "suspended": "暂扣",
            "withdrawn": "已收回",
            "refused": "不予发证",
            "taken_back": "已撤回申请",
            "replaced": "已换发",
            "expired": "已到期",
        },
        ends=("withdrawn", "refused", "taken_back", "replaced", "expired"),
        numbering=tuple(
            Numbering("enforcement_certificate", "{mark}执证〔{year}〕{n}号", at=at) for at in ("issue", "exchange")
        ),
        publication=Publication(shows=("number", "kind", "duty", "issued_on", "valid_until"), parties=("holder",)),
        lapses=(Lapse("expire", lambda today: Q(stage__in=HELD, valid_until__lt=today)),),
    )

    bearer = "holder"

    @classmethod
    def choosable(cls, day: date) -> Q:
        suspended = Q(suspended_on__lte=day) & (Q(resumed_on__isnull=True) | Q(resumed_on__gt=day))
        issued = Q(kind=CertificateKind.ENFORCEMENT, issued_on__lte=day, valid_until__gte=day)
        return issued & (Q(left_on__isnull=True) | Q(left_on__gt=day)) & ~suspended

    def why_not(self, day: date) -> str:
        if self.kind != CertificateKind.ENFORCEMENT:
            return str(self.get_kind_display())
        term = f"，有效期至{self.valid_until}" if self.valid_until else ""
        return "" if self.holds_on(day) else f"{self.stage_label}{term}"

    def holds_on(self, day: date) -> bool:
        """Whether its holder may act on ``day``: issued by then, not yet expired or ended, not suspended that day."""
        if self.issued_on is None or self.valid_until is None or not self.issued_on <= day <= self.valid_until:
            return False
        if self.left_on is not None and self.left_on <= day:
            return False
        return self.suspended_on is None or not self._held_back(day)

    def _held_back(self, day: date) -> bool:
        """Whether it was suspended on ``day``: its columns know the latest suspension, its acts know all."""
        course = Batch([self]).course(self)
        changes = [deed.step for deed in course if deed.on <= day and deed.step in ("suspend", "resume")]
        return changes[-1:] == ["suspend"]


def valid_on(day: date, kind: str = CertificateKind.ENFORCEMENT) -> models.QuerySet[EnforcementCertificate]:
    """Certificates of ``kind`` whose holders may act on ``day`` (see ``holds_on``)."""
    there = Q(left_on__isnull=True) | Q(left_on__gt=day)
    found: models.QuerySet[EnforcementCertificate] = EnforcementCertificate.objects.filter(
        there, kind=kind, issued_on__lte=day, valid_until__gte=day
    )
    once_suspended = found.filter(suspended_on__isnull=False)
    return found.exclude(pk__in=[one.pk for one in once_suspended if not one.holds_on(day)])


ENFORCING = Q(kind=CertificateKind.ENFORCEMENT)
FIRST = Q(previous_number="")

declare(
    enforcement_officers=StockAt(EnforcementCertificate, where=ENFORCING),
    # A certificate under suspension is still held: it is counted until withdrawn or expired.
    enforcement_certificate_holders=StockAt(EnforcementCertificate, where=ENFORCING, since="issued_on"),
    officers_certified=Count(EnforcementCertificate, on="issued_on", where=ENFORCING & FIRST),
    enforcement_supervision_certificates_newly_issued=Count(
        EnforcementCertificate, on="issued_on", where=Q(kind=CertificateKind.SUPERVISION) & FIRST
    ),
)
say(
    "enforcement",
    "年末持有有效行政执法证件的人员{enforcement_certificate_holders}。",
    "当年新办行政执法证{officers_certified}，新办行政执法监督证{enforcement_supervision_certificates_newly_issued}。",
)
