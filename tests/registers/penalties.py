"""Penalty cases on the days on which these tests handle them, told as their life says; what the tables change of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.keeping.identifiers import make_credit_code, make_resident_id
from guiju.kernel.offices.people import Actor
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_case.columns import PreservedThing
from guiju.registers.enforcement.penalty_case.life import LIFE
from guiju.registers.enforcement.penalty_case.made_up import DISCUSSED, EVIDENCE, GROUNDS, ON_SPOT, RIGHTS
from tests.lives import brought, case
from tests.people import County

ALL_RIGHTS = [*RIGHTS, "hearing"]
SEALED = {"confirmed": ["penalty.decision_seal"]}
PLACED = {"confirmed": [f"penalty.{rule}" for rule in ("jurisdiction_place", "jurisdiction_level")]}
STANDARD, CONCLUSION = {**LIFE.usual["approve_filing"], **PLACED}, dict(LIFE.usual["conclude"])
HEARD: dict[str, Any] = {
    **LIFE.usual["hold_hearing"],
    "attending": "李四、代理人、王五、记录人",
    "accusation": "违反规定，建议处罚",
    "reply": "已经改正，请求从轻",
}
PENALTY: dict[str, Any] = {"warned": "warning", "fine": Decimal(2000)}
NOTICE: dict[str, Any] = {
    **LIFE.usual["notify"],
    **PENALTY,
    "power": None,
    "tier": None,
    "defence_until": date(2024, 4, 19),
}
ON_THE_SPOT: dict[str, Any] = {
    **GROUNDS,
    **SEALED,
    "warned": "warning",
    "fine": Decimal(100),
    "unit_kind": "enterprise",
    "delivered": "yes",
    **ON_SPOT,
}
ON_THE_SPOT["evidence"] = EVIDENCE[:1]
DECISION: dict[str, Any] = {**PENALTY, **GROUNDS, **SEALED, "social_impact": True, "unit_kind": "enterprise"}
SHOP = {"kind": "organisation", "name": "某某餐饮店", "id_number": make_credit_code("92", "431081", 77)}
SENT: dict[str, Any] = {
    "receiver": "某市公安局",
    "persons_transferred": 1,
    "materials": ["letter", "report"],
    "no_goods": True,
    "no_tests": True,
    "reason": "涉嫌犯罪",
}
BACK: dict[str, Any] = {"justice_result": "no_crime", "reason": "不构成犯罪"}
SHOP["address"] = "东江街道1号"
LEADERS = {**DISCUSSED, "discussed_at": "会议室", "views": "各人同意", "conclusion": "同意"}
SERVED = {"channel": "direct", "received_by": "李四"}
POSTED = {"channel": "post"}
REPORT = {"closing_report": "已经履行，建议结案"}
DAYS = {
    "file": date(2024, 3, 4),
    "approve_filing": date(2024, 3, 5),
    **dict.fromkeys(("investigate", "gather", "verify"), date(2024, 3, 6)),
    "conclude": date(2024, 4, 8),
    "head_review": date(2024, 4, 9),
    "notify": date(2024, 4, 10),
    "decide": date(2024, 4, 22),
    "serve": date(2024, 4, 23),
    "penalise_on_spot": date(2024, 5, 6),
}


def person(born: date = date(1980, 5, 1), serial: int = 12) -> dict[str, str]:
    number = make_resident_id("431081", born, serial)
    return {"kind": "person", "name": "李四", "id_number": number, "address": "东江街道2号"}


@dataclass
class Bench:
    """A county with two certified officers."""

    county: County
    certificates: list[EnforcementCertificate] = field(default_factory=list)
    parties: int = 100

    def __post_init__(self) -> None:
        self.certificates = [self.certificate(serial) for serial in (1, 2)]

    @property
    def officer(self) -> Actor:
        return self.county.officer

    @property
    def head(self) -> Actor:
        return self.county.head

    def certificate(self, serial: int, **told: Any) -> EnforcementCertificate:
        """An officer's certificate, exchanged for an older one on 2020-01-02."""
        holder = {"name": "王五", "id_number": make_resident_id("431081", date(1985, 3, 4), serial)}
        usual = {"holder": holder, "valid_until": date(2025, 12, 31)}
        made: EnforcementCertificate = brought(
            self.county, EnforcementCertificate, "exchange", date(2020, 1, 2), **{**usual, **told}
        ).record
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

    def actor_for(self, step: str) -> Actor:
        return case(self.county, PenaltyCase).actor(step)

    def take(self, step: str, matter: Any, on: date, data: dict[str, Any] | None = None, actor: Any = None) -> Any:
        """The step with just this data, by who usually takes it or another."""
        return engine.take(step, matter, actor or self.actor_for(step), data or {}, on)

    def filing(self, on: date = DAYS["file"], **told: Any) -> dict[str, Any]:
        """All that a filing tells, for tables that change some of it."""
        usual = {"title": "某某餐饮店未公示许可证案", "act": "未公示许可证", "field": "food", "source": "complaint"}
        usual["proposal"] = "建议立案"
        confirmed = ["penalty.process_publicity"]
        return {**usual, "act_on": on, "found_on": on, "party": self.shop(), "confirmed": confirmed, **told}

    def brought(
        self,
        upto: str,
        on: date | None = None,
        *,
        evidence: Any = EVIDENCE,
        conclusion: dict[str, Any] | None = None,
        grave_case: bool = False,
        notice: dict[str, Any] | None = None,
        decision: dict[str, Any] | None = None,
        **filing: Any,
    ) -> Any:
        """A case after the step ``upto``, which is taken ``on`` a day; all steps before it on theirs."""
        steps: dict[str, dict[str, Any]] = {
            "file": self.filing(**filing),
            "gather": {"evidence": evidence},
            "verify": {"verifications": [{"item": n, "true": True} for n, _ in enumerate(evidence, 1)]},
            "conclude": (conclusion or {}) | {"age_found": filing.get("age_found")},
            "head_review": {"grave_case": grave_case},
            "notify": NOTICE | (notice or {}),
            "decide": DECISION | (decision or {}),
            "serve": SERVED,
        }
        days = DAYS | ({upto: on} if on else {})
        return brought(self.county, PenaltyCase, upto, days=days, steps=steps).record

    def approved_transfer(self, matter: Any, on: date) -> Any:
        """The special group, its report and the chief's approval, all on one day."""
        members = [{"certificate": one} for one in self.certificates]
        matter = self.take("form_group", matter, on, {"group_members": members, "suspicion": "数额达到追诉标准"})
        matter = self.take("report_transfer", matter, on, {"crime": "某罪", "transfer_report": "核实"})
        return self.take("decide_transfer", matter, on, {"approval": "yes", "chief": True})

    def transferred(self, matter: Any, on: date, step: str = "transfer", **told: Any) -> Any:
        """Sent to the police on the day of the approval."""
        return self.take(step, self.approved_transfer(matter, on), on, SENT | told)

    def filed_by_police(self, matter: Any, on: date) -> Any:
        matter = self.take("police_receive", matter, on, {"signed_by": "值班民警"})
        return self.take("police_file", matter, on, {"police_number": "立〔2024〕1号"})

    def filed(self, **more: Any) -> Any:
        return self.brought("file", **more)

    def approved(self, **more: Any) -> Any:
        return self.brought("approve_filing", **more)

    def concluded(self, **more: Any) -> Any:
        return self.brought("conclude", **more)

    def reviewed(self, **more: Any) -> Any:
        return self.brought("head_review", **more)

    def notified(self, **more: Any) -> Any:
        return self.brought("notify", **more)

    def decided(self, **more: Any) -> Any:
        return self.brought("decide", **more)

    def served(self, **more: Any) -> Any:
        return self.brought("serve", **more)

    def closed(self, matter: Any, on: date, **told: Any) -> Any:
        """A case reported on and closed on one day."""
        matter = self.take("report_closing", matter, on, REPORT)
        return self.take("close", matter, on, told)

    def kept(self, **more: Any) -> dict[str, Any]:
        """All that keeping evidence in place tells."""
        told = {"things": [{"name": "账册", "quantity": "3册"}], "keeping_place": "就地封存，由当事人保管"}
        return {**told, "officers": self.present(), **more}

    def settling(self, disposal: str = "released", **more: Any) -> dict[str, Any]:
        """A decision on each of the things kept in the case that kept something last."""
        latest = PreservedThing.objects.order_by("pk").last()
        rows = [row for row in PreservedThing.objects.all() if latest and row.matter_id == latest.matter_id]
        rows = [row for row in rows if row.settled_on is None]
        return {"things": [{"id": row.pk, "disposal": disposal, **more} for row in rows]}

    def on_spot(self, on: date = DAYS["penalise_on_spot"], **told: Any) -> dict[str, Any]:
        """All that an on-the-spot decision tells, for tables that change some of it."""
        usual = {"title": "李四占道经营案", "act": "占道经营", "field": "urban", "act_on": on}
        return {**ON_THE_SPOT, **usual, "party": self.passer_by(), "officers": self.present(), **told}

    def penalised_on_spot(self, on: date = DAYS["penalise_on_spot"], **told: Any) -> Any:
        steps = {"penalise_on_spot": self.on_spot(on, **told)}
        return brought(self.county, PenaltyCase, "penalise_on_spot", on, steps=steps).record
