"""How a dispute is usually found, mediated, agreed upon and performed; what becomes of those that are not settled."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from guiju.kernel.declaring.life import AT_ONCE, Keeper, Life, Way, days, sometimes, where
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.disputes.dispute import choices as terms
from guiju.registers.disputes.dispute.choices import Kind, OtherWay
from guiju.registers.disputes.dispute.confirmation_gates import OWED_MATERIALS
from guiju.registers.disputes.mediator import Mediator

RARE = (Kind.DEATH, Kind.OTHER)
WEIGHTS = {Kind.FAMILY: 8, Kind.NEIGHBOURS: 9, Kind.LAND: 6, Kind.HOUSING: 4, Kind.DAMAGE: 4, Kind.LABOUR: 3}
COMMON = {kind: WEIGHTS.get(kind, 1) for kind in Kind if kind not in RARE}
AMOUNTS = (1200, 3000, 5000, 8600, 12000, 20000, 36000, 58000, 90000, 150000)
UPHELD = terms.SuitResult.UPHELD
RECORDING = ("调解笔录.txt", "模拟笔录，无真实内容。".encode())
IDENTITY = ("身份证明.txt", "模拟身份证明，无真实内容。".encode())
SIGNED_COPY = ("签署后的协议书.txt", "模拟协议书，无真实内容。".encode())
RULING = ("裁定书.txt", "模拟裁定书，无真实内容。".encode())
SIGNED_BY_ALL = {"signed_by_parties": True, "signed_by_mediator": True, "sealed": True}


def title(at: Telling) -> str:
    words = f"{at.called('applicant')}与{at.called('opposite')}{Kind(at['kind']).label}纠纷{MARK}"
    return words.replace("纠纷纠纷", "纠纷")


def administrative_kind(at: Telling) -> str:
    """By what an administrative mediation is counted; nothing where it is none."""
    if at["mediation_kind"] != terms.Way.ADMINISTRATIVE:
        return ""
    of_administration = at["nature"] == terms.Nature.ADMINISTRATIVE
    kinds = [one for one in terms.AdministrativeKind if (one in terms.OF_ADMINISTRATION) == of_administration]
    return at.rng.choice([one for one in kinds if one != terms.AdministrativeKind.LAND or at["kind"] == Kind.LAND])


def other_ways(at: Telling) -> list[OtherWay]:
    """The ways open to a dispute of this nature and kind: of labour disputes arbitration comes first."""
    if at["nature"] == terms.Nature.ADMINISTRATIVE:
        return [OtherWay.RECONSIDERATION, OtherWay.COURT]
    if at["kind"] in (Kind.FAMILY, Kind.EXPROPRIATION):
        return [OtherWay.COURT]
    return (
        [OtherWay.ARBITRATION, OtherWay.COURT] if at["kind"] == Kind.LABOUR else [OtherWay.COURT, OtherWay.ARBITRATION]
    )


def confirmable(at: Telling) -> bool:
    """What a court has mediated it need not confirm."""
    return bool(at["mediation_kind"] != terms.Way.JUDICIAL)


def jurisdiction(at: Telling) -> str:
    """The court that handed the dispute over, or that of the mediating body."""
    by_court = at["hand_over"] == terms.HandOver.COURT
    return terms.Jurisdiction.INVITED if by_court else terms.Jurisdiction.ORGANISATION


def people(at: Telling) -> int:
    """How many are concerned: the parties at least."""
    parties = sum(len(told) if isinstance(told, list) else 1 for told in (at["applicant"], at["opposite"]))
    return max(parties, at.rng.choice((2, 2, 2, 3, 4, 12)))


def kind(at: Telling, *, but: tuple[Kind, ...] = ()) -> Kind:
    """What it is over, as often as it happens."""
    return at.rng.choices(list(COMMON), [0 if one in but else weight for one, weight in COMMON.items()])[0]


def by_word_of_mouth(at: Telling) -> Kind:
    """Not over labour and contracted land, where agreements are in writing."""
    return kind(at, but=(Kind.LABOUR, Kind.LAND))


def sitting(*, risk: bool = False, guests: str = "") -> Any:
    """One sitting on the day of the step; those invited came with the consent of the parties."""

    def told(at: Telling) -> list[dict[str, Any]]:
        summary = f"听取双方陈述，讲解有关规定，提出调解方案{MARK}。"
        return [{"held_on": at.on, "summary": summary, "risk": risk, "guests": guests, "consented": bool(guests)}]

    return told


ACCEPTED = ("accept" @ days(0, 1),)
MEDIATED = ("begin" @ days(0, 2), "hold_session" @ days(0, 2), sometimes(0.25, "hold_session" @ days(1, 3)))
FOUND = ("find", *ACCEPTED)
BEGUN = (*FOUND, "begin" @ days(0, 2))
HEARD = (*FOUND, *MEDIATED)
HEARD_OUT = (("find" @ AT_ONCE).saying(kind=by_word_of_mouth), *ACCEPTED, *MEDIATED)
WITH_GUESTS = (*BEGUN, ("hold_session" @ days(0, 2)).saying(sessions=sitting(guests="村组干部")))
SIGNED = ("agree_in_writing" @ days(0, 1), "sign")
CONFIRMED = ("apply_confirmation" @ days(1, 12), "court_accepts" @ days(0, 3), "court_confirms" @ days(3, 12))
KEPT = ("follow_up" @ days(3, 18), "perform", sometimes(0.9, "archive" @ days(0, 3)))

LIFE = Life(
    Dispute,
    keeper=Keeper.TOWNSHIP,
    by=Role.MEDIATOR,
    usual={
        "find": {
            "source": lambda at: at.rng.choices(list(terms.Source), [8, 1, 2, 5, 3])[0],
            "hand_over": lambda at: at.rng.choice(list(terms.HandOver)) if at["source"] == "handed_over" else "",
            "kind": kind,
            "level": terms.Level.TOWNSHIP,
            "nature": terms.Nature.CIVIL,
            "amount": lambda at: Decimal(at.rng.choice(AMOUNTS)),
            "identity": IDENTITY,
            "applicant": lambda at: [at.person()],
            "opposite": lambda at: [at.person()],
            "people": people,
            "title": title,
        },
        "designate_key": {"leader": f"包案负责人{MARK}", "reason": f"涉及人数较多或者后果较重{MARK}"},
        "refuse": {"refused_by": f"对方当事人明确表示不接受调解{MARK}"},
        "begin": {"mediator": lambda at: at.one(Mediator), "committee": lambda at: at["mediator"].committee},
        "begin_other": {
            "mediation_kind": terms.Way.ADMINISTRATIVE,
            "administrative_kind": administrative_kind,
            "phase": lambda at: terms.Phase.RECONSIDERATION if at["nature"] == terms.Nature.ADMINISTRATIVE else "",
        },
        "hold_session": {"sessions": sitting(), "recording": lambda at: RECORDING if at["key"] else None},
        "avert": {"averted": terms.Averted.CRIME, "averted_people": 2},
        "report_risk": {"reported_to": "所在地派出所", "report": f"当事人情绪激动，已安排专人稳控{MARK}。"},
        "agree_orally": {
            "terms": f"双方互谅互让，按照调解方案即时履行{MARK}。",
            "no_writing": True,
            "agreed_amount": lambda at: at["amount"],
        },
        "agree_in_writing": {
            "facts_agreed": f"双方对纠纷经过没有异议{MARK}。",
            "terms": f"一方在约定期限前履行，双方不再争执{MARK}。",
            "agreed_amount": lambda at: at["amount"],
            "perform_by": lambda at: at.day(at.rng.choice((7, 15, 30, 60))),
        },
        "sign": {**SIGNED_BY_ALL, "signed_copy": SIGNED_COPY},
        "change_agreement": {
            "terms": f"履行期限顺延，其余不变{MARK}。",
            "agreed_amount": lambda at: at["agreed_amount"],
            "perform_by": lambda at: at.day(30),
            "reason": f"双方协商一致{MARK}",
            **SIGNED_BY_ALL,
            "signed_copy": SIGNED_COPY,
        },
        "apply_confirmation": {
            "jointly": True,
            "subject": terms.Subject.PROPERTY,
            "jurisdiction": jurisdiction,
            "court": lambda at: f"{at.place.bureau.region.name}人民法院",
            "materials": [*OWED_MATERIALS],
        },
        "court_accepts": {"case_number": lambda at: f"（{at.on.year}）模拟调确字第{at.rng.randrange(1, 1000)}号"},
        "court_confirms": {"decision": RULING},
        "challenge": {"known_on": lambda at: at.day(0)},
        "object": {"received_on": lambda at: at.day(0)},
        "follow_up": {"performance": terms.Performance.FULL, "visit": f"电话或者上门回访{MARK}。"},
        "fail": {"informed_of": other_ways, "reason": f"双方分歧较大，未能达成协议{MARK}。"},
        "lead_on": {"led_to": lambda at: other_ways(at)[0], "reason": f"当事人选择{MARK}。"},
        "withdraw_application": {"reason": f"双方自行和解{MARK}。"},
        "archive": {"retention": terms.Retention.TEN_YEARS},
    },
    ways={
        "written": Way("书面协议并履行", *HEARD, *SIGNED, *KEPT, share=42),
        "oral": Way("口头协议即时履行", *HEARD_OUT, "agree_orally" @ days(0, 1), *KEPT, share=39),
        "with_guests": Way("邀请他人参与调解", *WITH_GUESTS, *SIGNED, *KEPT, share=15),
        "confirmed": Way(
            "协议经司法确认",
            *(*HEARD, *SIGNED, where(confirmable, *CONFIRMED), *KEPT),
            share=3,
        ),
        "at_risk": Way(
            "报告激化后达成协议",
            *(*BEGUN, ("hold_session" @ days(0, 2)).saying(sessions=sitting(risk=True)), "report_risk"),
            *("hold_session" @ days(1, 3), *SIGNED, "avert", *KEPT),
            share=1,
        ),
        "changed": Way("双方协商变更协议后履行", *HEARD, *SIGNED, "change_agreement" @ days(1, 6), *KEPT),
        "key": Way(
            "重点纠纷", *FOUND, "designate_key", "begin" @ days(0, 2), "hold_session" @ days(0, 2), *SIGNED, *KEPT
        ),
        "failed": Way("调解不成，引导至其他途径", *HEARD, "fail" @ days(0, 4), "lead_on" @ days(0, 3), share=85),
        "broken": Way(
            "协议未履行，引导起诉",
            *(*HEARD, *SIGNED, ("follow_up" @ days(3, 18)).saying(performance=terms.Performance.NONE)),
            "lead_on" @ days(1, 5),
        ),
        "refused": Way(
            "当事人拒绝调解",
            *(*FOUND, "refuse" @ days(0, 1), "fail" @ days(0, 4), "lead_on" @ days(0, 3)),
            share=15,
        ),
        "sued": Way(
            "协议履行中起诉",
            *(*HEARD, "inquire", *SIGNED, "sue" @ days(20, 40), ("judge" @ days(20, 60)).saying(suit_result=UPHELD)),
        ),
        "withdrawn": Way("撤回申请", *FOUND, "withdraw_application" @ days(0, 1)),
        "not_mediated": Way(
            "不属调解范围",
            "find",
            ("lead_on" @ days(0, 1)).saying(led_to=OtherWay.PETITION, reason=f"不属调解范围{MARK}。"),
        ),
    },
)
SETTLED = ("written", "oral", "with_guests", "confirmed", "at_risk")
"""The ways that end in an agreement which is kept."""
FAILED = ("failed", "refused")
