"""A year of disputes rebuilt: found, mediated, settled or led on, stage by stage through the engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from guiju.kernel.acting import engine
from guiju.kernel.acting.engine import Taking
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute_gates import FILE, OWED_MATERIALS
from guiju.registers.disputes.dispute_terms import OtherWay, Outcome, Subject, Way
from guiju.registers.disputes.mediator import Mediator
from guiju.scenarios.dispute_lives import Life, lives
from guiju.scenarios.place import Place
from guiju.scenarios.simulated_people import masked, name, person

Tell = Callable[[str, int], None]
BEGIN = ["mediation.no_block_of_rights", "mediation.free"]
CONFIRMING = ["mediation.confirm_refused", "mediation.confirm_free"]
RECORDING = ("调解笔录.txt", "模拟笔录，无真实内容。".encode())
SIGNED: dict[str, Any] = {"signed_by_parties": True, "signed_by_mediator": True, "sealed": True}


class Year:
    """The year's disputes on their way; ``take`` moves some of them one step, in the order of their days."""

    def __init__(self, place: Place, rng: random.Random, tell: Tell, all_lives: list[Life]) -> None:
        self.place, self.rng, self.tell, self.lives = place, rng, tell, all_lives

    def take(
        self,
        step: str,
        some: Iterable[Life],
        told: Callable[[Life], dict[str, Any]] = lambda life: {},
        *,
        days: tuple[int, int] = (0, 1),
        by: Role = Role.MEDIATOR,
    ) -> None:
        """Take ``step`` on ``some``, each so many working days after its last one."""
        moving = [(life, life.later(self.rng, *days)) for life in some]
        moving.sort(key=lambda pair: pair[1])
        takings = [self._taking(life, told(life), by) for life, _ in moving]
        if not takings:
            return
        done = engine.take_many(step, Dispute, takings, takings[0].actor, simulated=True)  # type: ignore[arg-type]
        for (life, _), record in zip(moving, done, strict=True):
            life.record = record
        self.tell(f"矛盾纠纷：{Dispute.procedure.steps[step].label}", len(done))

    def _taking(self, life: Life, told: dict[str, Any], by: Role) -> Taking:
        actor = self.place.actor(life.agency, by)
        return Taking(life.record, told, life.on, life.agency, life.region or life.agency.region_id, actor)

    def of(self, *outcomes: str) -> list[Life]:
        return [life for life in self.lives if life.outcome in outcomes]


def simulate(place: Place, numbers: dict[str, float], rng: random.Random, step: Tell) -> None:
    """Disputes of the year, so that their figures equal ``numbers``; committees and mediators are there already."""
    serving = Mediator.objects.filter(region__startswith=place.code, left_on=None, entered_on__year__lt=place.year)
    roll = list(serving.select_related("committee").order_by("entered_on", "id"))
    if not roll:
        raise ValueError("年初没有在册的人民调解员，请先重建调解组织和调解员。")
    year = Year(place, rng, step, lives(place, numbers, rng, roll))
    _found(year)
    _mediated(year)
    _agreed(year)
    _confirmed(year)
    _kept(year)
    _not_settled(year)


def _found(year: Year) -> None:
    def told(life: Life) -> dict[str, Any]:
        pair = [person(year.rng, year.place.code), person(year.rng, year.place.code)]
        title = f"{masked(pair[0])}与{masked(pair[1])}{life.kind.label}纠纷"
        given = {"title": title.replace("纠纷纠纷", "纠纷"), "source": life.source, "hand_over": life.hand_over}
        return given | {
            "kind": life.kind,
            "level": life.level,
            "amount": life.amount,
            "applicant": pair[:1],
            "opposite": pair[1:],
        }

    year.take("find", year.lives, told, days=(0, 0), by=Role.CLERK)
    accepted = [life for life in year.lives if life.outcome != Outcome.NOT_MEDIATED]
    year.take("accept", accepted, by=Role.CLERK)
    keys = [life for life in accepted if life.key]
    told_leader = lambda life: {"leader": name(year.rng), "reason": "涉及人数较多或者后果较重"}  # noqa: E731
    year.take("designate_key", keys, told_leader, days=(0, 0), by=Role.CLERK)


def _mediated(year: Year) -> None:
    def begun(life: Life) -> dict[str, Any]:
        assert life.mediator is not None
        told = {"committee": life.mediator.committee, "mediator": life.mediator, "joint": life.joint}
        return told | {"chosen": year.rng.random() < 0.2, "confirmed": BEGIN}

    def begun_otherwise(life: Life) -> dict[str, Any]:
        return {"mediation_kind": life.way, "joint": life.joint, "host": name(year.rng)}

    def held(life: Life) -> dict[str, Any]:
        guests = {"guests": "村组干部", "consented": True} if year.rng.random() < 0.3 else {}
        sitting = {
            "held_on": life.on,
            "summary": "听取双方陈述，讲解有关规定，提出调解方案（模拟）。",
            "risk": life.risky,
        }
        return {"sessions": [sitting | guests], **({"recording": RECORDING} if life.key else {})}

    def held_again(life: Life) -> dict[str, Any]:
        life.risky = False
        return held(life)

    mediated = [life for life in year.lives if life.way is not None]
    year.take("begin", (life for life in mediated if life.way is Way.PEOPLE), begun, days=(0, 2))
    year.take("begin_other", (life for life in mediated if life.way is not Way.PEOPLE), begun_otherwise, days=(0, 2))
    year.take("hold_session", mediated, held, days=(0, 2))
    risky = [life for life in mediated if life.risky]
    report = {"reported_to": "所在地派出所", "report": "当事人情绪激动，已安排专人稳控（模拟）。"}
    year.take("report_risk", risky, lambda life: report, days=(0, 0))
    again = [life for life in mediated if life.risky or year.rng.random() < 0.25]
    year.take("hold_session", again, held_again, days=(1, 3))


def _agreed(year: Year) -> None:
    def orally(life: Life) -> dict[str, Any]:
        return {"terms": "双方互谅互让，按照调解方案即时履行（模拟）。", "agreed_amount": life.amount}

    def in_writing(life: Life) -> dict[str, Any]:
        told = {
            "facts_agreed": "双方对纠纷经过没有异议（模拟）。",
            "terms": "一方在约定期限前履行，双方不再争执（模拟）。",
        }
        last = life.on + timedelta(days=year.rng.choice((3, 7, 15, 30, 60)))
        return told | {"agreed_amount": life.amount, "perform_by": last, "confirmed": ["mediation.agreement_content"]}

    settled = year.of(Outcome.SETTLED)
    year.take("agree_orally", (life for life in settled if not life.written), orally)
    written = [life for life in settled if life.written]
    year.take("agree_in_writing", written, in_writing)
    year.take("sign", written, lambda life: SIGNED, days=(0, 0))


def _confirmed(year: Year) -> None:
    """Some agreements go to court for confirmation; a few courts take longer than they should."""
    court = f"{year.place.government.region.name}人民法院"
    applied = {"jointly": True, "subject": Subject.PROPERTY, "court": court, "materials": [*OWED_MATERIALS]}
    going = [life for life in year.of(Outcome.SETTLED) if life.confirmed and (life.on.month, life.on.day) < (11, 10)]
    year.take("apply_confirmation", going, lambda life: applied | {"confirmed": CONFIRMING}, days=(1, 12))
    case = f"（{year.place.year}）模拟调确字第{{}}号".format
    year.take("court_accepts", going, lambda life: {"case_number": case(going.index(life) + 1)}, days=(0, 3))
    year.take("court_confirms", going, days=(3, 12))


def _kept(year: Year) -> None:
    """Followed up and performed before the year is over, or still running."""
    settled = [life for life in year.of(Outcome.SETTLED) if (life.on.month, life.on.day) < (12, 1)]
    visited = [life for life in settled if life.confirmed or year.rng.random() < 0.85]
    kept = [life for life in visited if year.rng.random() < 0.94]
    names = {id(life) for life in kept}

    def seen(life: Life) -> dict[str, Any]:
        return {"performance": "full" if id(life) in names else "partial", "visit": "电话或者上门回访（模拟）。"}

    year.take("follow_up", visited, seen, days=(3, 18))
    year.take("perform", kept, days=(0, 0))
    filed = [life for life in kept if year.rng.random() < 0.9]
    year.take("archive", filed, lambda life: {"filed": [*FILE]}, days=(0, 3), by=Role.CLERK)


def _not_settled(year: Year) -> None:
    ways = [OtherWay.COURT, OtherWay.ARBITRATION]
    failed = year.of(Outcome.FAILED)
    refusing = [life for life in failed if life.refuses]
    year.take("refuse", refusing, lambda life: {"refused_by": "对方当事人明确表示不接受调解（模拟）。"})
    reason = "双方分歧较大，未能达成协议（模拟）。"
    year.take("fail", failed, lambda life: {"informed_of": ways, "reason": reason}, days=(0, 4))
    led = [life for life in failed if year.rng.random() < 0.8]
    year.take(
        "lead_on", led, lambda life: {"led_to": year.rng.choice(ways), "reason": "当事人选择（模拟）。"}, days=(0, 3)
    )
    year.take(
        "lead_on",
        year.of(Outcome.NOT_MEDIATED),
        lambda life: {
            "led_to": year.rng.choice([OtherWay.COURT, OtherWay.PETITION]),
            "reason": "不属调解范围（模拟）。",
        },
    )
    year.take("withdraw_application", year.of(Outcome.WITHDRAWN), lambda life: {"reason": "双方自行和解（模拟）。"})
