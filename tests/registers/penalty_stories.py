"""Lives of penalty cases and certificates, for tests: each function takes lawful steps and gives the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.keeping.identifiers import make_credit_code, make_resident_id
from guiju.kernel.offices.people import Actor, Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from tests.people import County

RIGHTS = ["state", "defend"]
ALL_RIGHTS = [*RIGHTS, "hearing"]
STANDARD = {"standard": ["act", "jurisdiction", "punishable", "in_time"]}
SEALED = {"confirmed": ["penalty.decision_seal"]}
SHOP = {"kind": "organisation", "name": "某某餐饮店", "id_number": make_credit_code("92", "431081", 77)}


def person(born: date = date(1980, 5, 1), serial: int = 12) -> dict[str, str]:
    return {"kind": "person", "name": "李四", "id_number": make_resident_id("431081", born, serial)}


CONCLUSION: dict[str, Any] = {
    "report": "当事人未公示许可证，事实清楚。",
    "facts_found": [{"words": "未公示食品经营许可证", "items": "1、2"}],
    "harm": "slight",
}
PENALTY: dict[str, Any] = {
    "warned": "warning",
    "fine": Decimal(2000),
    "basis": "《某管理办法》第十条",
}
DECISION: dict[str, Any] = {
    "warned": "warning",
    "fine": Decimal(2000),
    "basis": "《某管理办法》第十条",
    "basis_published_on": date(2015, 1, 1),
    "correction": "at_once",
    "how_to_pay": "十五日内到指定银行缴纳",
    "remedies": "六十日内申请行政复议，或者六个月内提起行政诉讼",
    "social_impact": True,
    **SEALED,
}
NOTICE: dict[str, Any] = {
    **PENALTY,
    "facts_told": "未公示许可证",
    "reasons_told": "违反公示义务",
    "rights": RIGHTS,
    "defence_until": date(2024, 4, 19),
}


@dataclass
class Bench:
    """A county with two certified officers, and the days on which a case is usually handled."""

    county: County
    certificates: list[EnforcementCertificate] = field(default_factory=list)
    parties: int = 100

    def __post_init__(self) -> None:
        self.certificates = [self.certificate(serial) for serial in (1, 2)]

    @property
    def officer(self) -> Actor:
        return self.county.officer

    @property
    def second(self) -> Actor:
        return self.county.actor(self.county.department, Role.OFFICER, name="second")

    @property
    def head(self) -> Actor:
        return self.county.head

    @property
    def reviewer(self) -> Actor:
        return self.county.actor(self.county.department, Role.LEGAL)

    def certificate(self, serial: int, **more: Any) -> EnforcementCertificate:
        """An officer's certificate, exchanged for an older one on 2020-01-02."""
        holder = {"name": "王五", "id_number": make_resident_id("431081", date(1985, 3, 4), serial)}
        data = {"kind": "enforcement", "previous_number": f"旧{serial}", "valid_until": date(2025, 12, 31), **more}
        made: EnforcementCertificate = engine.take(
            "exchange",
            EnforcementCertificate,
            self.county.bureau_head,
            {**data, "holder": holder},
            date(2020, 1, 2),
            agency=self.county.department,
        )
        return made

    def shop(self) -> dict[str, str]:
        """A unit that had nothing to do with any other case."""
        self.parties += 1
        return {**SHOP, "id_number": make_credit_code("92", "431081", self.parties)}

    def passer_by(self) -> dict[str, str]:
        """A person who had nothing to do with any other case."""
        self.parties += 1
        return person(serial=self.parties)

    def present(self, *certificates: EnforcementCertificate, **more: Any) -> list[dict[str, Any]]:
        return [{"certificate": c, "shown": True, **more} for c in certificates or self.certificates]

    def take(self, step: str, matter: Any, on: date, data: dict[str, Any] | None = None, actor: Any = None) -> Any:
        return engine.take(step, matter, actor or self.actor_for(step), data or {}, on)

    def actor_for(self, step: str) -> Actor:
        """Who usually takes the step: clerical work by the officer, reviews and decisions by those who may."""
        by = PenaltyCase.procedure.steps[step].by
        if step in ("hold_hearing", "legal_review", "rectify"):
            return self.reviewer
        if Role.OFFICER in by:
            return self.officer
        return self.head if Role.HEAD in by else self.county.clerk

    def filing(self, on: date = date(2024, 3, 4), **more: Any) -> dict[str, Any]:
        data = {
            "title": "某某餐饮店未公示许可证案",
            "field": "food",
            "act": "未按规定公示食品经营许可证",
            "act_on": on,
            "found_on": on,
            "source": "complaint",
            "party": self.shop(),
            "confirmed": ["penalty.process_publicity"],
        }
        return data | more

    def filed(self, on: date = date(2024, 3, 4), **more: Any) -> PenaltyCase:
        made: PenaltyCase = self.take("file", PenaltyCase, on, self.filing(on, **more))
        return made

    def approved(self, on: date = date(2024, 3, 5), **more: Any) -> Any:
        return self.take("approve_filing", self.filed(**more), on, STANDARD)

    def investigated(self, on: date = date(2024, 3, 6), evidence: Any = None, **more: Any) -> Any:
        matter = self.approved(**more)
        inquiry = {"did": "现场检查", "officers": self.present(), "transcript": True}
        matter = self.take("investigate", matter, on, inquiry)
        evidence = evidence or [
            {"item": 1, "kind": "site", "proves": "现场未公示"},
            {"item": 2, "kind": "statement", "proves": "当事人承认"},
        ]
        matter = self.take("gather", matter, on, {"evidence": evidence})
        return self.take("verify", matter, on, {"verifications": [{"item": e["item"], "true": True} for e in evidence]})

    def concluded(self, on: date = date(2024, 4, 8), conclusion: Any = None, **more: Any) -> Any:
        return self.take("conclude", self.investigated(**more), on, CONCLUSION | (conclusion or {}))

    def reviewed(self, on: date = date(2024, 4, 9), grave_case: bool = False, **more: Any) -> Any:
        opinion = {"opinion": "同意处罚意见", "grave_case": grave_case}
        return self.take("head_review", self.concluded(**more), on, opinion)

    def notified(self, on: date = date(2024, 4, 10), notice: Any = None, **more: Any) -> Any:
        return self.take("notify", self.reviewed(**more), on, NOTICE | (notice or {}))

    def decided(self, on: date = date(2024, 4, 22), decision: Any = None, **more: Any) -> Any:
        return self.take("decide", self.notified(**more), on, DECISION | (decision or {}))

    def served(self, on: date = date(2024, 4, 23), service: Any = None, **more: Any) -> Any:
        return self.take("serve", self.decided(**more), on, {"channel": "direct"} | (service or {}))

    def on_spot(self, on: date = date(2024, 5, 6), **more: Any) -> dict[str, Any]:
        """The data of an on-the-spot decision."""
        data = {key: value for key, value in DECISION.items() if key != "social_impact"}
        told = {
            "title": "李四占道经营案",
            "field": "urban",
            "act": "占道经营",
            "act_on": on,
            "party": self.passer_by(),
            "officers": self.present(),
            "fine": Decimal(100),
            "delivered": "yes",
        }
        return data | told | more

    def penalised_on_spot(self, on: date = date(2024, 5, 6), **more: Any) -> Any:
        return self.take("penalise_on_spot", PenaltyCase, on, self.on_spot(on, **more))
