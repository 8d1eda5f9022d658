"""How an enforcement certificate is usually earned or exchanged, checked, suspended, and ended."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.organs import Organ
from guiju.registers.enforcement.enforcement_certificate import CertificateKind, EnforcementCertificate, Ground

YEARS_VALID = 5


def last_day(at: Telling) -> date:
    return date(at.on.year + YEARS_VALID, at.on.month, min(at.on.day, 28))


def may_enforce(certificate: Any, on: date) -> bool:
    return certificate.kind == CertificateKind.ENFORCEMENT and bool(certificate.holds_on(on))


LIFE = Life(
    EnforcementCertificate,
    keeper=Keeper.DEPARTMENT,
    either=Organ.JUSTICE,
    ready="exchange",
    stands=may_enforce,
    usual={
        "apply": {"kind": CertificateKind.ENFORCEMENT, "holder": lambda at: [at.person()]},
        "train": {"training_hours": lambda at: at.rng.choice((40, 48, 56, 64))},
        "examine": {"exam_score": lambda at: at.rng.randint(70, 98), "exam_number": ""},
        "issue": {"valid_until": last_day},
        "exchange": {
            "kind": CertificateKind.ENFORCEMENT,
            "holder": lambda at: [at.person()],
            "previous_number": lambda at: f"旧证{at.on.year - YEARS_VALID}-{at.rng.randrange(100_000):05d}",
            "valid_until": last_day,
        },
        "check": {"check_passed": True},
        "suspend": {"reason": "年度审验不合格，暂扣证件并参加培训（模拟）"},
        "resume": {"reason": "培训合格，恢复使用（模拟）"},
        "take_back": {"reason": "申请人调离执法岗位（模拟）"},
        "withdraw": {"ground": Ground.LEFT, "reason": "调离执法岗位，交回证件（模拟）"},
    },
    ways={
        "earned": Way(
            "申请、培训、考试、发证",
            *("apply", "train" @ days(15, 40), "examine" @ days(8, 12), "issue" @ days(20, 30), "publish" @ days(0, 5)),
            share=7,
        ),
        "resat": Way(
            "补考后发证",
            *("apply", "train" @ days(15, 40), ("examine" @ days(8, 12)).saying(exam_score=52)),
            *("examine" @ days(12, 18), "issue" @ days(10, 20)),
            share=1,
        ),
        "exchanged": Way("换证、年审", "exchange", "check" @ days(60, 200)),
        "suspended": Way(
            "年审不合格，暂扣后恢复",
            *("exchange", ("check" @ days(60, 200)).saying(check_passed=False)),
            *("suspend" @ days(2, 5), "resume" @ days(20, 30)),
        ),
        "withdrawn": Way("调离收回", "exchange", "withdraw" @ days(60, 200)),
        "refused": Way("不予发证", "apply", "train" @ days(15, 40), "refuse" @ days(10, 20)),
    },
)
