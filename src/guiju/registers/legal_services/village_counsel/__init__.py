"""村（社区）法律顾问: each village that needs counsel, who is engaged for it, each service, each quarter, the next one engaged.

One record is a village, not a person: that a village has nobody shows, and how many of all have somebody. Hours and lectures
are duties that come again; what is short shows while the month runs.
"""

from typing import Any

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, Sum, declare, kept, say
from guiju.kernel.declaring import asks, rows
from guiju.kernel.declaring.deadlines import while_it_runs
from guiju.kernel.declaring.duties import MONTH, QUARTER, Duty
from guiju.kernel.declaring.duties_met import Added
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.matters import Stock
from guiju.kernel.declaring.photos import photos
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.said_before import said_before
from guiju.kernel.declaring.steps import NEW, Clock, Lapse, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.legal_services.village_counsel import gates
from guiju.registers.legal_services.village_counsel.choices import Service
from guiju.registers.legal_services.village_counsel.columns import (
    VillageAssessment,
    VillageCounselSpell,
    VillageRating,
    VillageService,
)
from guiju.registers.legal_services.village_counsel.columns import VillageCounselColumns as Of

DESK = (Role.CLERK, Role.LEGAL)
STANDING = Q(struck_because="")
RESULTS = ("audience", "consulted", "leaflets", "contracts", "rules", "opinions", "disputes")
SERVICES = asks.parts(
    "services",
    "服务",
    VillageService,
    *("kind", "begins", "ends", "hours", "place", "about"),
    optional=RESULTS,
    dates=("served_on",),
)
STRUCK = rows.of_each("struck", "作废的服务", VillageService, "struck_because")
RATINGS = asks.parts(
    "ratings",
    "评议",
    VillageRating,
    *("year", "quarter", "satisfaction", "rater"),
    optional=("said",),
    dates=("rated_on",),
)
ASSESSMENTS = asks.parts(
    "assessments", "考核", VillageAssessment, *("year", "quarter", "grade", "opinion"), dates=("assessed_on",)
)
TERM = (
    asks.ahead(Of.term_until),
    asks.maybe(Of.fee),
    asks.maybe(asks.upload("contract", "聘任合同、服务协议"), "应当上传。"),
)
GONE: dict[str, Any] = {"counsel": "", "licence": "", "profession": "", "firm": "", "phone": ""}
GONE |= dict.fromkeys(("engaged_on", "renewed_on", "term_until", "fee", "assess_by"))
SERVING = {"stage": "engaged"}
HOURS = Duty(
    "village_counsel.hours",
    f"服务不少于{gates.HOURS}小时",
    every=MONTH,
    met_by=Added(VillageService, "served_on", STANDING, summed="hours", least=gates.HOURS, unit="小时"),
    while_=SERVING,
    through="term_until",
)
LECTURE = Duty(
    "village_counsel.hours",
    "举办法治讲座",
    every=QUARTER,
    met_by=Added(VillageService, "served_on", STANDING & Q(kind=Service.LECTURE)),
    while_=SERVING,
    through="term_until",
)


class VillageCounsel(Of):
    """村（社区）法律顾问: one village or community, there until it is merged away."""

    class Meta(Stock.Meta):
        verbose_name = verbose_name_plural = "村（社区）法律顾问"

    procedure = Procedure(
        Step(
            "list",
            "列入",
            since=NEW,
            to="vacant",
            asks=(Of.title, Of.kind, asks.maybe(Of.households)),
            gates=(gates.VILLAGE_ONCE,),
            help_text="辖区内的村、社区都列入，没有聘请的显示为待聘；名称写“某某村”“某某社区”。",
        ),
        Step(
            "engage",
            "聘请",
            since="vacant",
            to="engaged",
            by=(*DESK, Role.HEAD),
            asks=(Of.counsel, Of.licence, Of.profession, said_before(asks.maybe(Of.firm)), asks.maybe(Of.phone), *TERM),
            sets=gates.first_assessment,
            dates=(Of.engaged_on,),
            gates=(*gates.CONTRACT, gates.TERM),
            writes=Writes("letter", "村（社区）法律顾问聘书"),
            decides=(Of.counsel, Of.term_until),
            set_right_by=("renew", "dismiss"),
            help_text="发生日期为聘期开始之日；一人可以受聘于几个村（社区），逐个登记。",
        ),
        Step(
            "serve",
            "登记服务",
            since="engaged",
            by=DESK,
            asks=(
                SERVICES,
                asks.maybe(photos("photos", "现场照片")),
                asks.maybe(asks.upload("sheet", "签到表、工作记录")),
            ),
            gates=gates.SERVING,
            help_text="发生日期为服务当日；当月满八小时以前，工作台显示还差多少。咨询群众的姓名、案情不在此登记。",
        ),
        Step(
            "strike",
            "作废服务",
            since=("engaged", "vacant"),
            by=(Role.HEAD,),
            asks=(STRUCK,),
            gates=(four_eyes("作废服务的人员不得与登记服务的人员相同。", "serve"),),
            help_text="重复登记、没有实际提供的，作废后不计入时长和数据。",
        ),
        Step(
            "rate",
            "村（社区）评议",
            since=("engaged", "vacant"),
            by=DESK,
            asks=(RATINGS, asks.upload("rating_sheet", "村（居）民委员会评议表")),
            gates=gates.RATING,
        ),
        Step(
            "assess",
            "季度考核",
            since=("engaged", "vacant"),
            by=(Role.HEAD,),
            asks=(ASSESSMENTS,),
            sets=gates.next_assessment,
            gates=(*gates.ASSESSING, four_eyes("考核人员不得与登记服务、评议的人员相同。", "serve", "rate")),
            writes=Writes("assessment", "村（社区）法律顾问季度考核表", each=(ASSESSMENTS.name,)),
        ),
        Step(
            "renew",
            "续聘",
            since="engaged",
            by=(*DESK, Role.HEAD),
            asks=TERM,
            dates=(Of.renewed_on,),
            gates=(while_it_runs(Of.term_until), *gates.CONTRACT, gates.TERM, gates.PASSED),
            writes=Writes("letter", "村（社区）法律顾问聘书"),
            decides=(Of.term_until,),
            withdraws=True,
            set_right_by=("renew", "dismiss"),
        ),
        Step(
            "dismiss",
            "解聘",
            since="engaged",
            to="vacant",
            by=(Role.HEAD,),
            asks=(asks.REASON,),
            sets=GONE,
            withdraws=True,
        ),
        Step("expire", "聘期届满", since="engaged", to="vacant", by=(Role.SYSTEM,), sets=GONE, withdraws=True),
        Step("publish", "公开", since="engaged", by=(*DESK, Role.HEAD), publishes=True),
        Step("unpublish", "撤回公开", since="engaged", withdraws=True, asks=(asks.REASON,)),
        Step(
            "strike_off",
            "村（社区）撤并",
            since="vacant",
            to="merged",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.REASON,),
            help_text="在聘的，先办理“解聘”。",
        ),
        stages={"vacant": "待聘", "engaged": "在聘", "merged": "已撤并"},
        ends=("merged",),
        clocks=(
            Clock(
                until=Of.term_until,
                words="续聘或者到期另聘",
                source="聘任合同",
                starts="engage",
                extended_by="renew",
                dropped_by=("dismiss", "expire"),
            ),
            Clock(
                until=Of.assess_by,
                words="季度考核",
                source="村（社区）法律顾问季度考核安排",
                starts=("engage", "assess"),
                met_by="assess",
                dropped_by=("dismiss", "expire"),
                when=lambda facts: facts.record.stage != "vacant" or facts["assess_by"] is not None,
            ),
        ),
        lapses=(Lapse("expire", lambda today: Q(stage="engaged", term_until__lt=today)),),
        duties=(HOURS, LECTURE),
        spells=VillageCounselSpell,
        publication=Publication(shows=("title", "kind", "counsel", "profession", "firm", "phone", "term_until")),
    )


def summed(column: str, where: Q = STANDING) -> Sum:
    return Sum(VillageService, column, on="served_on", where=STANDING & where)


def served(where: Q = STANDING) -> Count:
    return Count(VillageService, on="served_on", where=STANDING & where)


LECTURES = Q(kind=Service.LECTURE)
declare(
    villages_total=StockAt(VillageCounsel),
    villages_with_counsel=StockAt(VillageCounselSpell),
    village_counsel_coverage_rate=Ratio("villages_with_counsel", "villages_total"),
    village_counsel_monthly_hours_norm=kept("village_counsel", HOURS),
    village_counsel_quarterly_lectures_norm=kept("village_counsel", LECTURE),
    village_counsel_services=served(),
    village_counsel_lectures=served(LECTURES),
    village_counsel_lecture_attendance=summed("audience", LECTURES),
    village_counsel_outreach_events=served(Q(kind=Service.OUTREACH)),
    village_counsel_materials_distributed=summed("leaflets"),
    village_counsel_consultations=summed("consulted"),
    village_counsel_contracts_revised=summed("contracts"),
    village_counsel_village_rules_revised=summed("rules"),
    village_counsel_opinions=summed("opinions"),
    village_counsel_disputes_resolved=summed("disputes"),
)
say(
    "legal_services",
    "辖有村（社区）{villages_total}。",
    "村（社区）配有法律顾问{villages_with_counsel}，村（社区）法律顾问配备率{village_counsel_coverage_rate}。",
    "村（社区）法律顾问开展法律服务{village_counsel_services}，其中法治课{village_counsel_lectures}、宣传活动"
    "{village_counsel_outreach_events}，法治课参训{village_counsel_lecture_attendance}，解答法律咨询{village_counsel_consultations}，"
    "帮助化解纠纷{village_counsel_disputes_resolved}。",
    "村（社区）法律顾问发放资料{village_counsel_materials_distributed}，修改合同{village_counsel_contracts_revised}、村规民约"
    "{village_counsel_village_rules_revised}，提出意见建议{village_counsel_opinions}。",
)
