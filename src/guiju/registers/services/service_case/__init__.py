"""办件: an application for an item of public services, from its arrival to its end; a licence with what becomes of it.

行政许可法 (2019); 优化营商环境条例 (2019) arts. 35 to 40. Of 容缺受理, “一件事” and 好差评 no text is at hand: rules of
good order of the house. Whoever applied follows it through a door of their own.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Distinct, Ratio, Sum, declare, say
from guiju.kernel.declaring.door import Door
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.kernel.declaring.publication import Publication
from guiju.registers.services.service_case import applying, clocks, deciding, examining
from guiju.registers.services.service_case.choices import AT_OTHER_HOURS, Acceptance, Channel, Decision
from guiju.registers.services.service_case.columns import CALLED, ServiceCaseColumns


class ServiceCase(ServiceCaseColumns):
    """办件: booked or received → accepted → examined → decided → delivered; revoked, recalled or deregistered after it."""

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "办件"

    procedure = Procedure(
        *applying.STEPS,
        *examining.STEPS,
        *deciding.STEPS,
        stages={
            "booked": "已预约",
            "received": "已收件",
            "lacking": "待补正",
            "examining": "审查中",
            "special": "检验、评审等程序中",
            "hearing": "听证中",
            "granted": "已准予，待送达",
            "delivered": "已办结",
            "refused": "不予办理",
            "declined": "不予受理",
            "withdrawn": "申请人已撤回",
            "lapsed": "容缺逾期，受理失效",
            "revoked": "许可已撤销",
            "recalled": "许可已撤回",
            "deregistered": "许可已注销",
        },
        ends=("delivered", "refused", "declined", "withdrawn", "lapsed", "revoked", "recalled", "deregistered"),
        clocks=clocks.CLOCKS,
        lapses=clocks.LAPSES,
        called=CALLED,
        numbering=tuple(Numbering("service_case", "{mark}办〔{year}〕{n}号", at=at) for at in applying.OPENINGS),
        door=Door(
            of=("applicant", "agent"),
            gives=("apply", "book", "receive", "handle_at_once", "reissue_code"),
            papers=(
                *("receipt", "acceptance", "supplement", "declined", "excluded", "hearing_right", "hearing_notice"),
                *("extension", "decision", "code_slip", "revocation", "recall"),
            ),
            shows=("booked_for", "received_on", "supplement_by", "accepted_on", "lacking_until", "decided_on"),
            at=applying.offices,
        ),
        publication=Publication(
            shows=("number", "title", "request", "document", "decided_on", "valid_from", "valid_until"),
            parties=("applicant",),
        ),
    )


def decided(where: Q) -> Count:
    return Count(ServiceCase, on="decided_on", where=where)


LICENCE = Q(is_licence=True)
PROJECT = Q(item__project=True)
declare(
    online_service_cases=Count(ServiceCase, on="received_on", where=Q(channel=Channel.ONLINE)),
    off_hours_service_cases=Count(ServiceCase, on="received_on", where=Q(channel__in=AT_OTHER_HOURS)),
    one_matter_cases=Count(ServiceCase, on="received_on", where=Q(is_bundle=True)),
    one_matter_services_with_cases=Distinct(ServiceCase, "item_id", on="received_on", where=Q(is_bundle=True)),
    commitment_cases=Count(ServiceCase, on="accepted_on", where=Q(acceptance=Acceptance.ON_PROMISE)),
    service_cases_accepted=Count(ServiceCase, on="accepted_on"),
    service_cases_closed=decided(Q()),
    service_cases_in_time=decided(Q(in_time=True)),
    service_on_time_rate=Ratio("service_cases_in_time", "service_cases_closed"),
    service_days_by_law=Sum(ServiceCase, "legal_days", on="decided_on"),
    service_days_saved=Sum(ServiceCase, "saved_days", on="decided_on"),
    time_limit_reduction_rate=Ratio("service_days_saved", "service_days_by_law"),
    project_days_by_law=Sum(ServiceCase, "legal_days", on="decided_on", where=PROJECT),
    project_days_saved=Sum(ServiceCase, "saved_days", on="decided_on", where=PROJECT),
    project_approval_time_reduction_rate=Ratio("project_days_saved", "project_days_by_law"),
    permit_applications=Count(ServiceCase, on="received_on", where=LICENCE),
    permits_accepted=Count(ServiceCase, on="accepted_on", where=LICENCE),
    permits_granted=decided(LICENCE & Q(decision=Decision.GRANTED)),
    permits_refused=decided(LICENCE & Q(decision=Decision.REFUSED)),
    permits_revoked=Count(ServiceCase, on="revoked_on", where=LICENCE),
)
say(
    "services",
    "全年受理政务服务办件{service_cases_accepted}，办结{service_cases_closed}，按时办结率{service_on_time_rate}；其中网上申请"
    "{online_service_cases}，预约、延时和错时服务{off_hours_service_cases}，“一件事”{one_matter_cases}。",
    "受理行政许可申请{permits_accepted}，准予{permits_granted}，不予{permits_refused}，撤销{permits_revoked}。",
)
