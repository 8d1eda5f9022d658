"""人民调解委员会: established, elected for three years, assessed against the standard, dissolved.

人民调解法 (2010) ch. 2 and art. 34; before it 人民调解委员会组织条例 (1989) arts. 2 to 4.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Ratio, StockAt, Sum, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.deadlines import within
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Step, Writes
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.mediation_committee import gates
from guiju.registers.disputes.mediation_committee.choices import Kind
from guiju.registers.disputes.mediation_committee.columns import CommitteeColumns as Of
from guiju.registers.disputes.mediation_committee.columns import CommitteeMember, CommitteeScreening, CommitteeSpell

MEMBER = ("members", "委员", CommitteeMember, "name", "sex", "minority", "chair", "deputy")
MEMBERS = asks.parts(*MEMBER, optional=("id_tail",), dates=("since",))
MEMBERS_ADJUSTED = asks.parts(*MEMBER, optional=("id_tail", "chosen_on"), dates=("since",))
COMPOSED = (
    Gate("mediation.committee_size", gates.three_to_nine, "members"),
    Gate("mediation.committee_women", gates.a_woman, "members"),
    Gate("mediation.committee_minorities", gates.a_minority, "members"),
)
COMPOSED_ANEW = (
    *COMPOSED,
    Gate("mediation.mediator_source", gates.mediators_remain, "members"),
    Gate("mediation.removal", gates.removed_stay_out, "members"),
)
IN_OFFICE = within("mediation.committee.term", "elected_on")
"""人民调解法 art. 9(2): whose three years are over is registered with the election that followed, if there was one."""
FIELD = Gate("house.committee_field", gates.field_of_trade, "trade_field", "行业性、专业性的选明调解领域")
TRADE = "行业性、专业性人民调解委员会应当选择。"


class MediationCommittee(Of):
    """人民调解委员会: in being from the day it is registered until it is dissolved."""

    class Meta(Of.Meta):
        verbose_name = verbose_name_plural = "人民调解委员会"

    procedure = Procedure(
        Step(
            "establish",
            "设立登记",
            since=NEW,
            to="active",
            asks=(
                Of.title,
                Of.kind,
                asks.maybe(Of.trade_field, TRADE),
                Of.multi_ethnic,
                Of.elected_on,
                MEMBERS,
                asks.maybe(Of.phone),
            ),
            sets=gates.composition,
            confirms=("mediation.committee_elected",),
            gates=(
                *COMPOSED,
                IN_OFFICE,
                Gate("house.committee_once", gates.not_yet_there, "title", "同一地方没有同名调委会在册"),
                FIELD,
            ),
        ),
        Step(
            "re_elect",
            "换届",
            since="active",
            asks=(Of.elected_on, MEMBERS),
            sets=gates.composition,
            confirms=("mediation.committee_elected",),
            gates=(
                *COMPOSED_ANEW,
                IN_OFFICE,
                Gate("house.elected_later", gates.elected_later, "elected_on", "当选日期晚于上届当选日期"),
            ),
            help_text="委员每届任期三年，可以连选连任；任期自当选之日重新起算。",
        ),
        Step(
            "adjust",
            "人员调整",
            since="active",
            asks=(MEMBERS_ADJUSTED, asks.reason("调整原因")),
            sets=gates.composition,
            confirms=("mediation.committee_elected",),
            gates=COMPOSED_ANEW,
            help_text="填写调整后的全部委员；新增的委员由原推选单位补选，任期不变；被罢免后又当选的，填写补选日期。",
        ),
        Step(
            "rename",
            "更名、改变类型",
            since="active",
            asks=(
                asks.usually(Of.title, lambda facts: facts.record.title),
                asks.usually(Of.kind, lambda facts: facts.record.kind),
                asks.maybe(Of.trade_field, TRADE),
                asks.reason("变更原因"),
            ),
            sets=gates.owed_to_the_court,
            gates=(Gate("house.committee_once", gates.not_yet_there, "title", "同一地方没有同名调委会在册"), FIELD),
            help_text="村改社区、乡镇改街道的，一并改变类型；名称、类型不变的照原样填写。",
        ),
        Step(
            "describe",
            "基本情况变更",
            since="active",
            asks=(asks.maybe(Of.phone), asks.maybe(Of.small_groups), asks.maybe(Of.studios)),
            help_text="填写变更后的全部情况；不填的视为没有。",
        ),
        Step(
            "screen",
            "纠纷排查",
            since="active",
            by=(Role.CLERK, Role.MEDIATOR),
            asks=(asks.parts("screenings", "排查", CommitteeScreening, "held_on", "scope", "found"),),
            gates=(
                Gate("house.screened_by_then", gates.screened_by_then, "screenings", "排查日期在设立登记之后"),
                Gate("house.screened_once", gates.screened_once, "screenings", "同一次排查没有登记过"),
            ),
            help_text="没有发现纠纷的也登记，发现数填零；发现的纠纷逐件登记矛盾纠纷。",
        ),
        Step(
            "assess",
            "规范化评定",
            since="active",
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            at=Organ.JUSTICE,
            asks=(Of.standardized, Of.score, asks.maybe(asks.words("opinion", "评定意见"))),
            sets={"standardized_on": gates.standard_since},
            confirms=("mediation.institutions", "mediation.conditions"),
        ),
        Step(
            "inform_court",
            "通报基层人民法院",
            since=("active", "dissolved"),
            by=(Role.CLERK, Role.LEGAL, Role.HEAD),
            at=Organ.JUSTICE,
            asks=(asks.words("court", "所在地基层人民法院", longest=60),),
            dates=(Of.court_told_on,),
            sets={"court_owed": False},
            gates=(Gate("mediation.court_told", gates.court_is_owed, "court_owed"),),
            writes=Writes("court_notice", "调委会组成情况通报", also=gates.as_composed),
            help_text="设立、换届、人员调整、更名和撤销以后，由县级司法行政部门及时通报。",
        ),
        Step("publish", "公开", since="active", publishes=True),
        Step("unpublish", "撤回公开", since="active", withdraws=True, asks=(asks.REASON,)),
        Step(
            "dissolve",
            "撤销",
            since="active",
            to="dissolved",
            by=(Role.CLERK, Role.HEAD),
            asks=(asks.reason("撤销原因"),),
            sets=gates.owed_to_the_court,
            withdraws=True,
            gates=(Gate("house.nothing_left_open", gates.nothing_left_open, gist="没有在册调解员和正在调解的纠纷"),),
        ),
        stages={"active": "在册", "dissolved": "已撤销"},
        ends=("dissolved",),
        clocks=(
            Clock(
                "mediation.committee.term",
                starts=("establish", "re_elect"),
                counted_from="elected_on",
                met_by="re_elect",
                dropped_by="dissolve",
            ),
        ),
        numbering=(Numbering("mediation_committee", "{mark}调委〔{year}〕{n}号", at="establish"),),
        spells=CommitteeSpell,
        publication=Publication(shows=("title", "kind", "chair", "members_total", "phone", "standardized_on")),
    )


LOCAL = Q(kind__in=[Kind.VILLAGE, Kind.COMMUNITY])

declare(
    mediation_committees=StockAt(MediationCommittee),
    mediation_committees_village=StockAt(CommitteeSpell, Q(kind=Kind.VILLAGE)),
    mediation_committees_community=StockAt(CommitteeSpell, Q(kind=Kind.COMMUNITY)),
    mediation_committees_village_and_community=StockAt(CommitteeSpell, LOCAL),
    mediation_committees_township=StockAt(CommitteeSpell, Q(kind=Kind.TOWNSHIP)),
    mediation_committees_subdistrict=StockAt(CommitteeSpell, Q(kind=Kind.SUBDISTRICT)),
    mediation_committees_trade=StockAt(CommitteeSpell, Q(kind=Kind.TRADE)),
    mediation_committees_institution=StockAt(CommitteeSpell, Q(kind=Kind.INSTITUTION)),
    mediation_committees_association=StockAt(CommitteeSpell, Q(kind=Kind.ASSOCIATION)),
    committee_screenings=Count(CommitteeScreening, on="held_on"),
    committee_screenings_found=Sum(CommitteeScreening, "found", on="held_on"),
    standardized_mediation_committees=StockAt(CommitteeSpell, LOCAL & Q(standardized=True)),
    mediation_committee_standardization_rate=Ratio(
        "standardized_mediation_committees", "mediation_committees_village_and_community"
    ),
)
say(
    "disputes",
    "年末在册人民调解委员会{mediation_committees}，其中行业性、专业性人民调解委员会{mediation_committees_trade}。",
    "村（社区）调解组织达到规范化标准{standardized_mediation_committees}，"
    "规范率{mediation_committee_standardization_rate}。",
)
