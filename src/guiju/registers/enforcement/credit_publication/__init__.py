"""信用信息公示: penalties and licences entered, shown and reported within seven working days, repaired, taken down.

国办发〔2018〕118号 (seven working days), 行政处罚法 (2021) art. 48(2); how long penalties are shown and how faith is restored
stands in 国家发展改革委令2023年第58号, which this house does not have (``confirmed: false``).
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from guiju.figures.declared import Count, Distinct, DistinctAt, Share, declare, say
from guiju.kernel.declaring import asks
from guiju.kernel.declaring.gates import four_eyes, in_order, title_without_names
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Lapse, Once, Step
from guiju.kernel.offices.people import Role
from guiju.registers import fields_of_administration
from guiju.registers.enforcement.credit_publication import gates
from guiju.registers.enforcement.credit_publication.choices import Kind
from guiju.registers.enforcement.credit_publication.columns import CreditPublicationColumns
from guiju.registers.enforcement.credit_publication.columns import CreditPublicationColumns as Of
from guiju.registers.enforcement.penalty_case.actors import FIELDWORK, HEAD

ENTERING = ("enter_penalty", "enter_licence")
SHOWN = ("shown", "repairing")
ANNULLED = Q(stage__in=SHOWN, annulled_on__isnull=True) & (
    Q(changed_on=None) | Q(changed_on__lt=F("penalty__revoked_on"))
)
ABOUT: tuple[Any, ...] = (
    Of.title,
    asks.parties("party", "行政相对人", most=1),
    Of.counterpart,
    asks.maybe(Of.representative, "法人、非法人组织应当填写。"),
)
ONE = (gates.UNIT, title_without_names("party"))


class CreditPublication(CreditPublicationColumns):
    """信用信息公示: entered → shown and reported → repaired, taken down or at its end."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "信用信息公示"

    procedure = Procedure(
        Step(
            "enter_penalty",
            "归集处罚信息",
            since=NEW,
            to="entered",
            asks=(
                *ABOUT,
                Of.penalty,
                Of.offence,
                asks.maybe(Of.licence_taken, "暂扣、吊销证照的，应当填写。"),
                asks.maybe(Of.remark),
            ),
            sets=gates.OF_CASE,
            gates=(*ONE, gates.CASE),
            help_text="文号、事实、依据、种类和金额取自处罚案件。",
            **FIELDWORK,
        ),
        Step(
            "enter_licence",
            "归集许可信息",
            since=NEW,
            to="entered",
            asks=(
                *ABOUT,
                Of.field,
                asks.maybe(Of.power, "本机关已公布行政许可事项的，应当选择。"),
                Of.document,
                Of.decision_number,
                Of.decided_on,
                Of.licence_kind,
                asks.maybe(Of.certificate),
                asks.maybe(Of.certificate_number),
                Of.content,
                asks.ahead(Of.valid_from),
                asks.ahead(Of.valid_until),
                asks.maybe(Of.remark),
            ),
            sets=gates.licence,
            gates=(
                *ONE,
                gates.ONCE,
                gates.POWER,
                fields_of_administration.OF_ITS_DAY,
                *in_order("decided_on", "valid_from", "valid_until"),
            ),
            **FIELDWORK,
        ),
        Step(
            "enter_listing",
            "归集名单信息",
            since=NEW,
            to="entered",
            asks=(
                *ABOUT,
                asks.choice("list", "名单", [(one.value, str(one.label)) for one in (Kind.HONEST, Kind.DISHONEST)]),
                Of.field,
                Of.decision_number,
                Of.decided_on,
                asks.maybe(Of.basis, "严重失信名单应当填写。"),
                Of.content,
                asks.yes("informed", "列入以前已告知当事人并听取意见", help_text="严重失信名单应当确认。"),
                asks.maybe(Of.remark),
            ),
            sets=gates.listing,
            gates=(
                *ONE,
                gates.ONCE,
                Gate("credit.dishonest_list", gates.listed_by_law, "basis"),
                fields_of_administration.OF_ITS_DAY,
            ),
            **FIELDWORK,
        ),
        Step("discard", "不予归集", since="entered", to="discarded", asks=(asks.REASON,), **FIELDWORK),
        Step(
            "report",
            "公示并报送",
            since="entered",
            to="shown",
            asks=(
                asks.usually(Of.agency_code, lambda facts: facts.record.agency.credit_code or None),
                asks.maybe(asks.ahead(Of.shown_until), "处罚信息应当填写。"),
            ),
            sets=gates.reported,
            dates=(Of.reported_on,),
            gates=gates.SHOWN,
            publishes=True,
            help_text="公示以后用 guiju double-publicity 生成交换文件，报送信用信息共享平台。",
            **FIELDWORK,
        ),
        Step(
            "ask_repair",
            "登记信用修复申请",
            since="shown",
            to="repairing",
            asks=(
                asks.words("how_corrected", "纠正失信行为、履行义务的情况和证明", longest=500),
                asks.yes("corrected", "已经纠正失信行为、履行义务", help_text="应当确认。"),
                asks.yes("promised", "已经作出信用承诺", help_text="应当确认。"),
            ),
            dates=(Of.repair_asked_on,),
            gates=gates.REPAIR,
            **FIELDWORK,
        ),
        Step(
            "grant_repair",
            "同意信用修复",
            since="repairing",
            to="repaired",
            asks=(asks.REASON,),
            dates=(Of.repaired_on, Of.taken_down_on),
            withdraws=True,
            gates=(
                four_eyes("同意信用修复的负责人不得为登记申请的人员。", "ask_repair"),
                gates.NOT_ANNULLED,
            ),
            **HEAD,
        ),
        Step("refuse_repair", "不同意信用修复", since="repairing", to="shown", asks=(asks.REASON,), **HEAD),
        Step(
            "learn_annulled",
            "登记处罚决定被变更、撤销",
            since=SHOWN,
            asks=(Of.annulled_on, asks.words("note", "机关和文书", longest=200)),
            gates=(
                Gate("house.credit_of_penalty", gates.only_penalties, gist="处罚信息"),
                *in_order("decided_on", "annulled_on"),
            ),
            help_text="本平台处罚案件登记被变更、撤销的，由系统登记。",
            **FIELDWORK,
        ),
        Step(
            "note_annulled",
            "处罚案件登记了决定被变更、撤销",
            since=SHOWN,
            sets={"annulled_on": Once(gates.annulled_in_case)},
            by=(Role.SYSTEM,),
        ),
        Step(
            "withdraw",
            "撤下公示信息",
            since=SHOWN,
            to="withdrawn",
            asks=(Of.why_withdrawn, asks.reason("公开说明的理由")),
            dates=(Of.taken_down_on,),
            withdraws=True,
            gates=(gates.TAKEN_DOWN,),
            **FIELDWORK,
        ),
        Step(
            "expire",
            "公示期满",
            since=SHOWN,
            to="expired",
            dates=(Of.taken_down_on,),
            withdraws=True,
            by=(Role.SYSTEM,),
        ),
        stages={
            "entered": "待公示报送",
            "shown": "公示中",
            "repairing": "信用修复办理中",
            "repaired": "已修复",
            "withdrawn": "已撤下",
            "expired": "公示期满",
            "discarded": "不予归集",
        },
        ends=("repaired", "withdrawn", "expired", "discarded"),
        clocks=(
            *(
                Clock(
                    gates.REPORT,
                    starts=ENTERING,
                    counted_from=since,
                    when=changed,
                    met_by="report",
                    dropped_by="discard",
                )
                for since, changed in (("changed_on", gates.was_changed), ("decided_on", gates.was_not_changed))
            ),
            Clock(
                "penalty.publicity.withdraw",
                starts=("learn_annulled", "note_annulled"),
                counted_from="annulled_on",
                met_by="withdraw",
                dropped_by="expire",
            ),
        ),
        lapses=(
            Lapse("note_annulled", lambda today: ANNULLED & Q(penalty__revoked_on__lte=today)),
            Lapse("expire", lambda today: Q(stage__in=SHOWN, shown_until__lt=today)),
        ),
        numbering=(Numbering("credit_publication", "{mark}信〔{year}〕{n}号", at="report"),),
        publication=Publication(
            shows=(
                *("title", "kind", "field", "document", "decision_number", "decided_on", "basis", "content", "offence"),
                *("penalty_kinds", "fine", "confiscated", "licence_kind", "certificate", "certificate_number"),
                *("valid_from", "valid_until", "shown_until"),
            ),
            parties=("party",),
            hides=("title", "content", "offence"),
        ),
    )


BOTH = Q(kind__in=(Kind.PENALTY, Kind.LICENCE))
DISHONEST = Q(kind=Kind.DISHONEST)
declare(
    double_publicity_records=Count(CreditPublication, on="reported_on", where=BOTH),
    double_publicity_timely_rate=Share(CreditPublication, Q(in_time=True), on="reported_on", where=BOTH),
    credit_permit_records=Count(CreditPublication, on="reported_on", where=Q(kind=Kind.LICENCE)),
    credit_penalty_records=Count(CreditPublication, on="reported_on", where=Q(kind=Kind.PENALTY)),
    red_black_list_records=Count(CreditPublication, on="reported_on", where=Q(kind__in=(Kind.HONEST, Kind.DISHONEST))),
    credit_repairs=Count(CreditPublication, on="repaired_on"),
    dishonest_entities=DistinctAt(
        CreditPublication,
        DISHONEST,
        since="reported_on",
        until="taken_down_on",
        of=F("party_key"),
        said="行政相对人",
    ),
    dishonest_entities_removed=Distinct(CreditPublication, "party_key", on="taken_down_on", where=DISHONEST),
)
say(
    "enforcement",
    "归集公示“双公示”信息{double_publicity_records}，其中行政许可{credit_permit_records}、行政处罚{credit_penalty_records}；"
    "办理信用修复{credit_repairs}。",
)
