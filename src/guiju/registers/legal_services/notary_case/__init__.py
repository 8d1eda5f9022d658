"""公证: applied for, accepted, its meaning told, examined, verified, approved, certified within fifteen working days; reviewed.

公证法 (2017), in force since 2018-01-01. 公证程序规则 is not at hand: the term of a review is not confirmed. Nothing is public,
and nobody outside the notary office sees a matter (art. 13(4)); what others see are figures.
"""

from django.db.models import Q

from guiju.figures.declared import Count, Sum, declare, say
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.declaring.procedure import Procedure
from guiju.registers.legal_services.notary_case import making, reviewing
from guiju.registers.legal_services.notary_case.choices import Kind, Nature, Reach
from guiju.registers.legal_services.notary_case.columns import NotaryCaseColumns, NotaryVisit


class NotaryCase(NotaryCaseColumns):
    """公证: one matter that somebody asks to have certified."""

    audience = "agency"

    class Meta(Matter.Meta):
        verbose_name = verbose_name_plural = "公证"

    procedure = Procedure(
        *making.STEPS,
        *reviewing.STEPS,
        stages={
            "applied": "已申请",
            "declined": "不予受理",
            "accepted": "办理中",
            "lacking": "待补充材料",
            "verifying": "核实中",
            "suspended": "不可抗力暂停",
            "approved": "已审批，待出具",
            "issued": "已出具，待送交",
            "delivered": "已送交",
            "refused": "不予办理",
            "withdrawn": "已撤回",
            "in_review": "复查中",
            "review_withdrawn": "复查申请已撤回",
            "upheld": "复查维持",
            "corrected": "复查更正",
            "revoked": "已撤销，待公告",
            "void": "已撤销并公告",
        },
        ends=("declined", "delivered", "refused", "withdrawn", "review_withdrawn", "upheld", "corrected", "void"),
        clocks=(*making.CLOCKS, *reviewing.CLOCKS),
        numbering=(Numbering("notary_case", "{mark}公证申〔{year}〕{n}号", at="apply"),),
    )


def accepted(where: Q) -> Count:
    return Count(NotaryCase, on="accepted_on", where=where)


declare(
    notary_cases=Count(NotaryCase, on="accepted_on"),
    notary_certificates_issued=Count(NotaryCase, on="issued_on"),
    notary_home_services=Count(NotaryVisit, on="visited_on"),
    notary_cases_domestic=accepted(Q(reach=Reach.DOMESTIC)),
    notary_cases_foreign=accepted(Q(reach=Reach.FOREIGN)),
    notary_cases_hkmt=accepted(Q(reach=Reach.HKMT)),
    notary_cases_civil=accepted(Q(nature=Nature.CIVIL)),
    notary_cases_economic=accepted(Q(nature=Nature.ECONOMIC)),
    notary_wills=accepted(Q(kind=Kind.WILL)),
    notary_inheritances=accepted(Q(kind=Kind.INHERITANCE)),
    notary_entrustments=accepted(Q(kind=Kind.ENTRUSTMENT)),
    notary_one_visit_cases=accepted(Q(one_visit=True)),
    notary_online_cases=accepted(Q(online=True)),
    notary_fees=Sum(NotaryCase, "fee", on="charged_on"),
    notary_fees_waived=Sum(NotaryCase, "waived", on="charged_on"),
    notary_cases_free=Count(NotaryCase, on="charged_on", where=Q(waived__gt=0)),
)
say(
    "legal_services",
    "办理公证{notary_cases}，出具公证书{notary_certificates_issued}，提供上门服务{notary_home_services}，"
    "减免公证费{notary_fees_waived}。",
)
