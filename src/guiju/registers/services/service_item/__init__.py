"""政务服务事项: what an office does on application: its papers, its terms by law and as promised, its guide.

优化营商环境条例 (2019) arts. 35 to 44; 行政许可法 (2019) arts. 30, 31, 42. Of 好差评, 容缺受理 and “一件事” no text is at hand:
rules of good order of the house.
"""

from django.db.models import Q

from guiju.figures.declared import Distinct, Ratio, StockAt, declare, say
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.services.service_item import listing
from guiju.registers.services.service_item.choices import Delegated, Kind, Visits
from guiju.registers.services.service_item.columns import PartnerCounty, ServiceItemColumns, ServiceItemSpell


class ServiceItem(ServiceItemColumns):
    """政务服务事项: in the list from the day it is published until it is removed."""

    class Meta(ServiceItemColumns.Meta):
        verbose_name = verbose_name_plural = "政务服务事项"

    procedure = Procedure(
        *listing.STEPS,
        stages={
            "drafted": "待审核",
            "returned": "退回修改",
            "reviewed": "审核通过，待公布",
            "listed": "已公布",
            "changing": "修订中",
            "removed": "已取消",
            "dropped": "已撤回",
        },
        ends=("removed", "dropped"),
        spells=ServiceItemSpell,
        publication=Publication(
            shows=(
                *("code", "title", "kind", "field", "basis", "conditions", "materials_named", "bundled_named"),
                *("legal_days", "promised_days", "at_once", "visits", "online", "on_promise", "may_follow"),
                *("by_appointment", "off_hours", "across", "delegated", "limited", "fee", "result"),
                *("listed_on", "edition"),
            ),
            versions=True,
        ),
    )


def listed(where: Q) -> StockAt:
    return StockAt(ServiceItemSpell, where)


def delegated(to: Delegated) -> StockAt:
    return listed(DONE & Q(delegated=to))


DONE = ~Q(kind__in=(Kind.BUNDLE, Kind.INTERMEDIARY))
"""Items that are done: bundles take in others, and what intermediaries do is their work."""
TAX = DONE & Q(field="tax")
declare(
    service_items=listed(DONE),
    service_items_online=listed(DONE & Q(online=True)),
    online_available_item_rate=Ratio("service_items_online", "service_items"),
    tax_service_items=listed(TAX),
    tax_service_items_online=listed(TAX & Q(online=True)),
    online_tax_item_rate=Ratio("tax_service_items_online", "tax_service_items"),
    zero_visit_items=listed(DONE & Q(visits=Visits.ZERO)),
    one_visit_items=listed(DONE & Q(visits=Visits.ONE)),
    zero_visit_item_batches=Distinct(ServiceItem, "batch", on="batch_on", where=Q(visits=Visits.ZERO)),
    one_visit_item_batches=Distinct(ServiceItem, "batch", on="batch_on", where=Q(visits=Visits.ONE)),
    cross_province_agreement_counties=Distinct(PartnerCounty, "county", on="signed_on"),
    notice_qr_codes=listed(Q(code_made=True)),
    intermediary_service_items=listed(Q(kind=Kind.INTERMEDIARY)),
    delegated_service_items=listed(DONE & ~Q(delegated="")),
    delegated_service_items_township=delegated(Delegated.TOWNSHIP),
    delegated_service_items_village=delegated(Delegated.VILLAGE),
    one_matter_services=listed(Q(kind=Kind.BUNDLE)),
    commitment_items=listed(DONE & Q(on_promise=True)),
    service_items_at_once=listed(DONE & Q(at_once=True)),
    immediate_items_rate=Ratio("service_items_at_once", "service_items"),
)
say(
    "services",
    "年末公布政务服务事项{service_items}，网上可办率{online_available_item_rate}，“一次不跑”事项{zero_visit_items}、"
    "“只跑一次”事项{one_visit_items}，下放基层办理{delegated_service_items}，“一件事”{one_matter_services}。",
)
