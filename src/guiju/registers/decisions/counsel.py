"""法律顾问与公职律师: engaged by contract or appointed, each piece of service told, assessed each year, engaged again or no more.

律师法 (2017) arts. 25, 29, 39. That governments have counsel, and public lawyers, stands in policy texts which this house does
not have: yearly assessment and terms are rules of good order here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from guiju.figures.declared import Count, StockAt, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, four_eyes, only_if
from guiju.kernel.declaring.matters import Part, Stock
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.ranges import within
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Lapse, Step, Writes
from guiju.kernel.keeping.texts import spellings
from guiju.kernel.offices.people import Role
from guiju.registers.decisions.legality_review import LegalityReview


class Kind(models.TextChoices):
    COUNSEL = "counsel", "外聘法律顾问"
    PUBLIC = "public", "公职律师"


class Service(models.TextChoices):
    DECISION = "decision", "重大决策、重大项目论证和审查"
    DOCUMENT = "document", "文件审查"
    CONTRACT = "contract", "合同起草、审查和谈判"
    LITIGATION = "litigation", "诉讼、仲裁和复议代理"
    DISPUTE = "dispute", "处理政府纠纷和涉法事务"
    MEETING = "meeting", "列席会议"
    TRAINING = "training", "培训、讲座"
    OTHER = "other", "其他法律服务"


ACTING = (Service.LITIGATION, Service.DISPUTE, Service.CONTRACT)
"""Services that have another side."""


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "优秀"
    QUALIFIED = "qualified", "合格"
    UNQUALIFIED = "unqualified", "不合格"


class CounselService(Part):
    """服务: one piece of service on one day. Parties are not named; other sides are told as far as conflicts ask for it."""

    matter = models.ForeignKey("decisions.Counsel", models.PROTECT, related_name="services")
    served_on = models.DateField("服务日期", editable=False, null=True)
    kind = models.CharField("服务类型", max_length=12, choices=Service.choices)
    about = models.CharField("服务事项", max_length=200)
    result = models.CharField("意见或者结果", max_length=500)
    review = models.ForeignKey(
        LegalityReview, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所参与的合法性审查"
    )
    no_conflict = models.BooleanField("没有双方代理和利益冲突", default=False)

    def __str__(self) -> str:
        return self.about


class CounselAssessment(Part):
    """年度考核: of one year, once."""

    matter = models.ForeignKey("decisions.Counsel", models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField("考核年度", validators=within(2015, 2100))
    grade = models.CharField("考核结果", max_length=12, choices=Grade.choices)
    opinion = models.CharField("考核意见", max_length=500)
    assessed_on = models.DateField("考核日期", editable=False, null=True)

    def __str__(self) -> str:
        return f"{self.year}年度"


def _from_outside(facts: Facts) -> bool:
    return bool(facts["kind"] == Kind.COUNSEL)


def firm_and_contract(facts: Facts) -> str | None:
    """律师法 25(1)."""
    lacking = [facts.label(name) for name in ("firm", "contract") if not facts[name]]
    return f"外聘法律顾问由律师事务所统一接受委托，请填写{'、'.join(lacking)}。" if lacking else None


def within_an_office(facts: Facts) -> str | None:
    told = [facts.label(name) for name in ("firm", "fee") if facts[name]]
    if facts["kind"] != Kind.PUBLIC or not told:
        return None
    return f"公职律师是本机关的工作人员，不填写{'、'.join(told)}。"


def ends_after(facts: Facts) -> str | None:
    counsel: Any = facts.record
    begins, until = counsel.term_until or facts.on, facts["term_until"]
    return f"聘期截止{until}应当晚于{begins}。" if until is not None and until <= begins else None


def outside_has_a_term(facts: Facts) -> str | None:
    return "外聘法律顾问应当约定聘期截止日期。" if facts["term_until"] is None else None


def engaged_once(facts: Facts) -> str | None:
    """One person is engaged by an office once at a time, by the number of the licence."""
    licences = spellings(facts["licence"])
    same = Counsel.objects.filter(Counsel.lasting(facts.on), agency=facts.record.agency_id, licence__in=licences)
    twin = facts.look_at(same.exclude(pk=facts.record.pk)[:1])
    return f"执业证号{facts['licence']}已由本机关聘任：{facts.named(twin[0])}。" if twin else None


def in_its_term(facts: Facts) -> str | None:
    """律师法 art. 29: as was agreed."""
    begins, until = facts["entered_from"], facts["term_until"]
    if begins <= facts.on and (until is None or facts.on <= until):
        return None
    return f"服务日期{facts.on}不在聘期（{begins}至{until or '未定'}）以内。"


def told_once(facts: Facts) -> str | None:
    there = {(row.served_on, row.kind, row.about) for row in facts.parts("services")}
    told = [(facts.on, row["kind"], row["about"]) for row in facts["services"]]
    twice = next((one for n, one in enumerate(told) if one in there or one in told[:n]), None)
    return f"{facts.on}的“{twice[2]}”已经登记；同日另有一次的，在服务事项后注明。" if twice else None


def assessed_once(facts: Facts) -> str | None:
    there = [row.year for row in facts.parts("assessments")]
    last = min(facts.on, facts["left_on"] or facts.on).year
    for n, row in enumerate(facts["assessments"]):
        if row["year"] in there or row["year"] in [one["year"] for one in facts["assessments"][:n]]:
            return f"{row['year']}年度已经考核。"
        if not facts["entered_from"].year <= row["year"] <= last:
            return f"{row['year']}年度不在聘期以内，或者尚未开始。"
    return None


def passed_last(facts: Facts) -> str | None:
    """Whoever did not pass the latest assessment is not engaged again."""
    rows = sorted(facts.parts("assessments"), key=lambda row: row.year)
    if not rows or rows[-1].grade != Grade.UNQUALIFIED:
        return None
    return f"{rows[-1].year}年度考核不合格，不再续聘；期满后办理“解聘”。"


def over(facts: Facts) -> dict[str, Any]:
    """Gone with the day after the last of the term, whenever the night comes to it."""
    return {"left_on": facts["term_until"] + timedelta(days=1)}


SERVICES = asks.parts(
    "services",
    "服务",
    CounselService,
    "kind",
    "about",
    "result",
    optional=("review", "no_conflict"),
    dates=("served_on",),
)
NO_CONFLICT = each_row(
    "counsel.no_conflict",
    "services",
    lambda facts, told, row: told["kind"] not in ACTING or told["no_conflict"],
    "有相对方，应当核实没有双方代理和利益冲突后勾选。",
)
FIRM = only_if(_from_outside, Gate("counsel.contract_with_firm", firm_and_contract, "firm"))
TERM = (
    Gate("house.counsel_term", ends_after, "term_until", "聘期截止日期晚于开始日期"),
    only_if(_from_outside, Gate("house.counsel_has_term", outside_has_a_term, "term_until", "外聘的约定聘期截止日期")),
)


class Counsel(Stock):
    """法律顾问、公职律师: there from the day of engagement until it ends."""

    kind = models.CharField("身份", max_length=10, choices=Kind.choices)
    licence = models.CharField("执业证号", max_length=30, db_index=True)
    firm = models.CharField("律师事务所", max_length=100, blank=True)
    fields = models.CharField("专业领域", max_length=200, blank=True)
    fee = models.DecimalField(
        "年度服务费（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=within(0, 10**9)
    )
    entered_from = models.DateField("聘期开始日期")
    term_until = models.DateField("聘期截止日期", null=True, blank=True)
    scope = models.CharField("服务范围", max_length=500)

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "法律顾问与公职律师"

    procedure = Procedure(
        Step(
            "engage",
            "聘任",
            since=NEW,
            to="engaged",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            dates=(entered_from,),
            asks=(
                Stock.title,
                kind,
                licence,
                asks.maybe(firm, "外聘法律顾问应当填写。"),
                asks.maybe(fields),
                asks.maybe(fee),
                asks.maybe(asks.ahead(term_until), "外聘法律顾问应当填写。"),
                scope,
                asks.maybe(asks.upload("contract", "聘任合同"), "外聘法律顾问应当上传。"),
            ),
            gates=(
                FIRM,
                *TERM,
                Gate("house.public_lawyer", within_an_office, "firm", "公职律师不填写律师事务所和服务费"),
                Gate("house.counsel_once", engaged_once, "licence", "同一执业证号在本机关没有在聘"),
            ),
            writes=Writes("letter", "法律顾问聘书"),
            help_text="名称填写姓名；发生日期为聘期开始之日。",
            decides=(kind, term_until, scope),
            set_right_by=("renew", "dismiss"),
        ),
        Step(
            "serve",
            "登记服务",
            since="engaged",
            by=(Role.CLERK, Role.LEGAL),
            asks=(SERVICES, asks.maybe(asks.upload("opinion_paper", "法律意见书、工作记录"))),
            gates=(
                Gate("counsel.within_contract", in_its_term),
                NO_CONFLICT,
                Gate("house.counsel_service_once", told_once, "services", "同日同一事项只登记一次"),
            ),
        ),
        Step(
            "assess",
            "年度考核",
            since=("engaged", "dismissed", "expired"),
            by=(Role.HEAD,),
            asks=(
                asks.parts(
                    "assessments", "考核", CounselAssessment, "year", "grade", "opinion", dates=("assessed_on",)
                ),
            ),
            gates=(
                Gate("house.counsel_assessed_once", assessed_once, "assessments", "每个年度考核一次"),
                four_eyes("考核人员不得与登记服务的人员相同。", "serve"),
            ),
        ),
        Step(
            "renew",
            "续聘",
            since="engaged",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            asks=(
                asks.maybe(asks.ahead(term_until), "外聘法律顾问应当填写。"),
                asks.maybe(fee),
                scope,
                asks.maybe(asks.upload("contract", "续聘合同"), "外聘法律顾问应当上传。"),
            ),
            gates=(
                while_it_runs(term_until),
                FIRM,
                *TERM,
                Gate("house.counsel_passed", passed_last, gist="最近一次年度考核不是不合格"),
            ),
            edits=True,
            writes=Writes("letter", "法律顾问聘书"),
            decides=(term_until, scope),
            set_right_by=("renew", "dismiss"),
        ),
        Step("dismiss", "解聘", since="engaged", to="dismissed", by=(Role.HEAD,), asks=(asks.REASON,), withdraws=True),
        Step("expire", "聘期届满", since="engaged", to="expired", by=(Role.SYSTEM,), sets=over, withdraws=True),
        Step("publish", "公开", since="engaged", by=(Role.CLERK, Role.HEAD), publishes=True),
        Step("unpublish", "撤回公开", since="engaged", withdraws=True, asks=(asks.REASON,)),
        stages={"engaged": "在聘", "dismissed": "已解聘", "expired": "聘期届满"},
        ends=("dismissed", "expired"),
        clocks=(
            Clock(
                until=term_until,
                words="续聘或者到期不续",
                source="聘任合同",
                starts="engage",
                when=lambda facts: facts["term_until"] is not None,
                extended_by="renew",
                dropped_by=("dismiss", "expire"),
            ),
        ),
        lapses=(Lapse("expire", lambda today: Q(stage="engaged", term_until__lt=today)),),
        publication=Publication(shows=("title", "kind", "firm", "fields", "entered_from", "term_until")),
    )


declare(
    counsel_services=Count(CounselService, on="served_on"),
    counsel_government_dispute_services=Count(CounselService, on="served_on", where=Q(kind=Service.DISPUTE)),
    government_counsel=StockAt(Counsel, Q(kind=Kind.COUNSEL)),
)
say(
    "decisions",
    "期末聘任政府法律顾问{government_counsel}，法律顾问提供法律服务{counsel_services}，"
    "其中参与处理政府纠纷和法律事务{counsel_government_dispute_services}。",
)
