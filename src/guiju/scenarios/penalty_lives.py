"""Lives of simulated penalty cases: which steps, on which working days, by whom, with what told."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from guiju.kernel.keeping.identifiers import make_credit_code
from guiju.kernel.offices.people import Actor, Agency, Role
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.registers.enforcement.penalty_columns import Field
from guiju.scenarios.place import Place, after, working_day
from guiju.scenarios.simulated_people import masked, person

ORDER = (
    *("file", "decline_filing", "approve_filing", "investigate", "gather", "verify", "conclude", "transfer"),
    *("hand_over", "drop", "head_review", "notify", "defend", "review_defence", "waive_defence", "request_hearing"),
    *("call_hearing", "hold_hearing", "forgo_hearing", "legal_review", "discuss", "decide", "exempt"),
    *("penalise_on_spot", "collect", "hand_in", "deposit", "report_on_spot", "serve", "publish", "keep_private"),
    *("pay", "close"),
)
"""An order of all steps in which no life has to go back."""
ACTS: dict[str, tuple[str, ...]] = {
    Field.FOOD: ("经营超过保质期的食品", "未按规定查验进货凭证", "未公示食品经营许可证"),
    Field.DRUG_DEVICE: ("未按规定储存药品", "未执行医疗器械进货查验制度"),
    Field.SPECIAL_EQUIPMENT: ("使用未经定期检验的特种设备",),
    Field.PRODUCT_QUALITY: ("销售不符合质量标准的产品",),
    Field.MARKET: ("未按规定明码标价", "使用未经检定的计量器具"),
    Field.SAFETY: ("未如实记录事故隐患排查治理情况", "未按规定组织应急演练"),
    Field.HEALTH: ("公共场所未按规定进行卫生检测", "未按规定处置医疗废物"),
    Field.TRANSPORT: ("未按规定携带道路运输证", "超限运输"),
    Field.AGRICULTURE: ("未按规定建立农药销售台账",),
    Field.URBAN: ("擅自占用道路摆摊经营", "未按规定分类投放垃圾"),
}
SHOPS = ("商行", "超市", "餐饮店", "门诊部", "加工厂", "运输公司", "农资店")
STANDARD = ["act", "jurisdiction", "punishable", "in_time"]
REMEDIES = "六十日内申请行政复议，或者六个月内提起行政诉讼"
BASIS, BASIS_SINCE = "模拟依据第十条", date(2015, 1, 1)


@dataclass
class Moment:
    on: date
    actor: Actor
    data: dict[str, Any]


@dataclass
class Life:
    """One case to come: its agency and its steps."""

    agency: Agency
    steps: dict[str, Moment] = field(default_factory=dict)
    record: PenaltyCase | None = None


class Lives:
    """Makes lives in one place; no two units alike, so that each counts once."""

    def __init__(self, place: Place, rng: random.Random) -> None:
        self.place, self.rng, self.serial = place, rng, 0

    def penalised(
        self, agency: Agency, officers: list[EnforcementCertificate], about: Field, *, unit: bool, suspends: bool
    ) -> Life:
        """A case that ends in a penalty: every third of a person on the spot, a few with hearing or instalments."""
        if not unit and self.rng.random() < 0.4:
            day, fine = self._day((11, 30)), Decimal(self.rng.choice([50, 100, 100, 200]))
            return self.on_spot(agency, officers, about, on=day, fine=fine)
        making = self.begun(agency, officers, about, unit=unit, on=self._day((8, 20) if suspends else (10, 10)))
        fine = Decimal(self.rng.randrange(5, 80) * (500 if unit else 50))
        penalty = {"fine": fine, "warned": "warning", **({"business": "suspended"} if suspends else {})}
        rights = ["state", "defend", *(["hearing"] if suspends else [])]
        making.concluded({"harm": "grave" if suspends else "slight", "major_rights": suspends})
        making.noticed(penalty, rights, grave=suspends)
        if suspends:
            making.heard()
        making.decided(penalty)
        making.carried_out(fine)
        return making.life

    def transferred(self, agency: Agency, officers: list[EnforcementCertificate], about: Field, persons: int) -> Life:
        making = self.begun(agency, officers, about, unit=False, on=self._day((10, 10)))
        making.concluded({"harm": "grave", "suspects_crime": True})
        told = {"receiver": "公安机关", "persons_transferred": persons, "reason": "涉嫌犯罪"}
        making.take("transfer", Role.HEAD, 2, told)
        making.take("hand_over", Role.HEAD, 10, {"receipt": "已受理"})
        return making.life

    def exempt(self, agency: Agency, officers: list[EnforcementCertificate], about: Field) -> Life:
        making = self.begun(agency, officers, about, unit=False, on=self._day((10, 10)))
        making.concluded({"harm": "none", "minor_act": True, "corrected": True})
        making.take("head_review", Role.HEAD, 1, {"opinion": "同意不予处罚"})
        told = {"exemption": "minor", "reason": "违法轻微并及时改正", "education": True, "confirmed": SEALED}
        making.take("exempt", Role.HEAD, 1, told)
        making.take("serve", Role.OFFICER, 0, {"channel": "on_spot"})
        making.take("keep_private", Role.HEAD, 1, {"reason": "涉及个人轻微违法"})
        making.take("close", Role.HEAD, 2, {})
        return making.life

    def dropped(self, agency: Agency, officers: list[EnforcementCertificate], about: Field) -> Life:
        making = self.begun(agency, officers, about, unit=True, on=self._day((10, 10)))
        making.take("drop", Role.HEAD, 10, {"reason": "违法事实不能成立"})
        return making.life

    def not_filed(self, agency: Agency, officers: list[EnforcementCertificate], about: Field) -> Life:
        making = self.begun(agency, officers, about, unit=True, on=self._day((10, 10)), approved=False)
        making.take("decline_filing", Role.HEAD, 2, {"reason": "不属于本机关管辖"})
        return making.life

    def _day(self, latest: tuple[int, int]) -> date:
        return working_day(self.rng, date(self.place.year, 1, 6), date(self.place.year, *latest))

    def begun(
        self,
        agency: Agency,
        officers: list[EnforcementCertificate],
        about: Field,
        *,
        unit: bool,
        on: date,
        approved: bool = True,
    ) -> Making:
        """A case of an act found on a day: filed, and where approved investigated with its evidence verified."""
        party, called = self.party(unit)
        act = self.rng.choice(ACTS.get(about, ACTS[Field.MARKET]))
        making = Making(self, Life(agency), officers, on)
        told = {
            "title": f"{called}{act}案",
            "field": about,
            "act": act,
            "act_on": on,
            "found_on": on,
            "source": self.rng.choice(["special", "complaint", "complaint", "handed"]),
            "party": party,
            "confirmed": ["penalty.process_publicity"],
        }
        making.take("file", Role.OFFICER, 1, told)
        if approved:
            making.take("approve_filing", Role.HEAD, 1, {"standard": STANDARD})
            making.investigated()
        return making

    def party(self, unit: bool) -> tuple[dict[str, str], str]:
        """A party and what the title calls it."""
        self.serial += 1
        if not unit:
            one = person(self.rng, self.place.code, self.place.year - 22)
            return one, masked(one)
        name = f"模拟{self.serial:03d}号{self.rng.choice(SHOPS)}"
        code = make_credit_code("92", self.place.code[:6], 10_000 * (self.place.year % 100) + self.serial)
        return {"kind": "organisation", "name": name, "id_number": code, "address": "模拟地址"}, name

    def on_spot(
        self, agency: Agency, officers: list[EnforcementCertificate], about: Field, *, on: date, fine: Decimal
    ) -> Life:
        """A person fined on the spot; up to 100 yuan the fine is collected there and then."""
        party, called = self.party(False)
        act = self.rng.choice(ACTS.get(about, ACTS[Field.MARKET]))
        making = Making(self, Life(agency), officers, on)
        told = {
            "title": f"{called}{act}案",
            "field": about,
            "act": act,
            "act_on": on,
            "party": party,
            "officers": making.present(),
            "fine": fine,
            "delivered": "yes",
            **_grounds("十五日内到指定银行缴纳"),
        }
        making.take("penalise_on_spot", Role.OFFICER, 0, told)
        if fine <= 100:
            receipt = f"模拟票据{self.serial:05d}"
            cash = {"cash_ground": "small", "payments": [{"amount": fine, "receipt": receipt}]}
            making.take("collect", Role.OFFICER, 0, cash)
            making.take("hand_in", Role.OFFICER, 1, {})
            making.take("deposit", Role.CLERK, 1, {})
        making.take("report_on_spot", Role.OFFICER, 1, {})
        making.take("publish", Role.OFFICER, self.rng.choice([0, 1, 2, 7]), PUBLISHED)
        if fine > 100:
            making.paid(fine, 1)
        making.take("close", Role.HEAD, 2, {})
        return making.life


SEALED = ["penalty.decision_seal"]
PUBLISHED = {"confirmed": ["penalty.confidentiality"]}


def _grounds(how_to_pay: str) -> dict[str, Any]:
    return {
        "basis": BASIS,
        "basis_published_on": BASIS_SINCE,
        "correction": "at_once",
        "leniency": "ordinary",
        "how_to_pay": how_to_pay,
        "remedies": REMEDIES,
        "confirmed": SEALED,
    }


@dataclass
class Making:
    """One life in the making; ``day`` moves on with each step."""

    lives: Lives
    life: Life
    officers: list[EnforcementCertificate]
    day: date

    def at(self, name: str, role: Role, on: date, data: dict[str, Any]) -> None:
        self.life.steps[name] = Moment(on, self.lives.place.actor(self.life.agency, role), data)

    def take(self, name: str, role: Role, later: int, data: dict[str, Any]) -> None:
        """A step so many working days after the one before."""
        self.day = after(self.day, later)
        self.at(name, role, self.day, data)

    def present(self) -> list[dict[str, Any]]:
        return [{"certificate": one, "shown": True} for one in self.officers]

    def investigated(self) -> None:
        rng = self.lives.rng
        told = {"did": "现场检查并询问当事人", "officers": self.present(), "transcript": True}
        self.take("investigate", Role.OFFICER, 1, told)
        items = [
            {"item": 1, "kind": "site", "proves": "现场情况"},
            {"item": 2, "kind": "statement", "proves": "当事人承认"},
        ]
        self.take("gather", Role.OFFICER, rng.choice([0, 0, 1]), {"evidence": items})
        checked = [{"item": n, "true": True} for n in (1, 2)]
        self.take("verify", Role.OFFICER, 1, {"verifications": checked})

    def concluded(self, flags: dict[str, Any]) -> None:
        found = [{"words": "违法事实（模拟）", "items": "1、2"}]
        later = self.lives.rng.choice([3, 5, 8, 12])
        self.take("conclude", Role.OFFICER, later, {"report": "事实清楚", "facts_found": found, **flags})

    def noticed(self, penalty: dict[str, Any], rights: list[str], *, grave: bool) -> None:
        self.take("head_review", Role.HEAD, 1, {"opinion": "同意处罚意见", "grave_case": grave})
        told = {
            **penalty,
            "facts_told": "违法事实（模拟）",
            "reasons_told": "违反规定（模拟）",
            "basis": BASIS,
        }
        until = after(self.day, 6)
        self.take("notify", Role.OFFICER, 1, {**told, "rights": rights, "defence_until": until})
        if self.lives.rng.random() < 0.3:
            self.take("defend", Role.OFFICER, 2, {"defence": "请求从轻处罚（模拟）"})
            verdict = {"verdict": "denied", "reason": "已在幅度内考虑（模拟）"}
            self.take("review_defence", Role.OFFICER, 1, verdict)

    def heard(self) -> None:
        told_on = self.life.steps["notify"].on
        self.day = max(self.day, after(told_on, 3))
        self.at("request_hearing", Role.OFFICER, self.day, {})
        held = after(self.day, 10)
        call = {"hearing_set_for": held, "hearing_place": "本机关会议室", "host": "法制机构负责人"}
        self.take("call_hearing", Role.OFFICER, 1, call)
        self.day = held
        self.at("hold_hearing", Role.LEGAL, held, {"openness": "open", "signed": "yes"})
        review = {"legal_review_passed": True, "opinion": "合法（模拟）", "qualified": True}
        self.take("legal_review", Role.LEGAL, 2, review)
        self.take("discuss", Role.HEAD, 1, {"leaders": 5, "conclusion": "同意"})

    def decided(self, penalty: dict[str, Any]) -> None:
        """Not before the time for defence and for asking for a hearing is over."""
        self.day = max(self.day, after(self.life.steps["notify"].on, 7))
        told = {**penalty, **_grounds("十五日内到指定银行缴纳"), "social_impact": True}
        self.take("decide", Role.HEAD, 1, {**told, "by_hearing_record": "hold_hearing" in self.life.steps})

    def carried_out(self, fine: Decimal) -> None:
        """Service, publication (one in eight late), payment (some late, a few not yet), closing."""
        rng = self.lives.rng
        self.take("serve", Role.OFFICER, rng.choice([0, 1, 2, 3]), {"channel": rng.choice(["direct", "post", "left"])})
        self.take("publish", Role.OFFICER, rng.choice([1, 2, 2, 3, 3, 4, 4, 9]), PUBLISHED)
        if rng.random() < 0.1:
            return
        self.paid(fine, rng.choice([1, 2, 4, 5, 5, 20]))
        self.take("close", Role.HEAD, 2, {})

    def paid(self, fine: Decimal, later: int) -> None:
        if self.day + timedelta(days=40) > date(self.lives.place.year, 12, 31):
            later = 1
        self.take("pay", Role.OFFICER, later, {"way": "bank", "payments": [{"amount": fine}]})
