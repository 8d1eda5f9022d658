"""三统一 and the public catalogue: one series of registration numbers a region, one of index numbers an agency.

The registration number (统一登记号) comes from the justice bureau of the region, whoever made the document. The
index number (索引号) is agency code, subject class, year and serial, joined by hyphens.
"""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.numbering import Numbering
from guiju.kernel.offices.organs import Organ, organ_over
from guiju.kernel.offices.people import Agency

UNIFIED = Numbering("normative_registration", "{mark}规登〔{year}〕{n}号", at="register")
INDEX = Numbering("index_number", "{year}-{n:04d}", at="publish")


def registration_number(facts: Facts) -> str:
    """The next number of the region's one series."""
    registrar = organ_over(Organ.JUSTICE, facts.record.region, facts.on)
    keeper = Agency.objects.get(pk=registrar) if registrar else facts.record.agency
    return facts.number_of(UNIFIED, keeper)


def index_number(facts: Facts) -> str:
    """e.g. ``A25110-08-2022-0003``. The code is places 9 to 17 of the credit code (GB 32100)."""
    agency: Agency = facts.record.agency
    code = agency.credit_code[8:17] or f"{agency.region_id}A{agency.pk:03d}"
    return f"{code}-{facts['subject_class']}-{facts.number_of(INDEX, agency)}"
