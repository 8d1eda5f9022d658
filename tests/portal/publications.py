"""Things made public for tests, all simulated: petitions of the specimen register, documents, an annual report."""

from datetime import date
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.offices.people import Role
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.reports.annual_report import AnnualReport
from guiju.reports.confirming import as_told, numbers
from tests.people import County
from tests.specimen.models import Petition

ID_NUMBER = make_resident_id("431081", date(1990, 1, 1), 12)
NAME, PHONE, ADDRESS = "欧阳慕容", "13812345678", "某路77号甲单元"
PETITIONER = {"kind": "person", "name": NAME, "id_number": ID_NUMBER, "phone": PHONE, "address": ADDRESS}
CONFIRMED = {"confirmed": ["reconsideration.accept_conditions"]}


def decided(county: County, title: str) -> Petition:
    """A petition ready to be published."""
    day = date(2024, 3, 1)
    told: dict[str, Any] = {"title": title, "received_on": day, "petitioner": PETITIONER}
    matter = engine.take("receive", Petition, county.clerk, told, day)
    engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 4))
    engine.take("hear", matter, county.clerk, {"opinion": f"已听取{NAME}的意见"}, date(2024, 3, 5))
    made: Petition = engine.take("decide", matter, county.head, {"outcome": "支持"}, date(2024, 3, 6))
    return made


def published(county: County, title: str = "诉求一件", strike: list[str] | None = None, day: int = 7) -> Petition:
    matter = decided(county, title)
    made: Petition = engine.take("publish", matter, county.clerk, {"strike": strike or []}, date(2024, 3, day))
    return made


def documents(county: County, count: int, first: int = 1, **told: Any) -> list[NormativeDocument]:
    """Documents of 2018 entered as existing, in force from 2018-06-01 to 2023-05-31 unless told otherwise."""
    made = []
    for n in range(first, first + count):
        data = {
            "title": f"模拟文件之{n}",
            "number": f"资某发〔2018〕{n}号",
            "subject_class": "01",
            "issued_on": date(2018, 5, 2),
            "announced_on": date(2018, 5, 3),
            "effective_on": date(2018, 6, 1),
            "expires_on": date(2023, 5, 31),
            **told,
        }
        made.append(engine.take("enter_existing", NormativeDocument, county.clerk, data, date(2021, 1, 5)))
    return made


def annual_report(county: County, *, publish: bool = True) -> AnnualReport:
    """The report on 2021 with the figures of normative documents."""
    told = {"title": "资兴市2021年度报告", "year": 2021, "addressee": "郴州市人民政府", "issuer": "资兴市人民政府"}
    report: Any = engine.take("compile", AnnualReport, county.bureau_clerk, told, date(2022, 1, 6))
    engine.take("ask", report, county.bureau_clerk, {"confirm_by": date(2022, 1, 11)}, date(2022, 1, 7))
    rows = as_told(numbers(report, county.department.pk), verdict="confirmed")
    engine.take("confirm", report, county.head, {"confirmations": rows}, date(2022, 1, 10))
    parts = {"shortcomings": "不足。", "first_responsible": "履职。", "plan": "安排。"}
    engine.take("write", report, county.bureau_clerk, parts, date(2022, 1, 12))
    engine.take("submit", report, county.bureau_clerk, {}, date(2022, 1, 13))
    mayor = county.actor(county.government, Role.HEAD)
    engine.take("approve", report, mayor, {"signer": "张三（模拟）"}, date(2022, 1, 14))
    if publish:
        engine.take("send_up", report, county.bureau_clerk, {}, date(2022, 2, 25))
        engine.take("publish", report, county.bureau_clerk, {}, date(2022, 3, 1))
    made: AnnualReport = report
    return made
