"""How a matter is usually certified: with papers to be completed, something to verify; refused, withdrawn, reviewed, revoked."""

from __future__ import annotations

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.legal_services.notary_case import NotaryCase
from guiju.registers.legal_services.notary_case.choices import Fault, Kind, Nature, Reach, Refusal, Reviewer, Venue
from guiju.registers.legal_services.notary_case.gates import EXAMINED as EXAMINED_FOR

KINDS = (Kind.INHERITANCE, Kind.ENTRUSTMENT, Kind.STATEMENT, Kind.KINSHIP, Kind.BIRTH, Kind.COPY)
APPLIED = ("apply", "accept" @ days(0, 1), "inform")
EXAMINED = ("examine" @ days(1, 3), "charge", "approve" @ days(0, 1))
CERTIFIED = (*EXAMINED, "issue" @ days(0, 2), "deliver" @ days(0, 3))
REVIEWED = (*APPLIED, *CERTIFIED, "ask_review" @ days(9, 30))

LIFE = Life(
    NotaryCase,
    keeper=Keeper.NOTARY,
    usual={
        "apply": {
            "applicant": lambda at: [at.person()],
            "kind": lambda at: at.rng.choice(KINDS),
            "reach": Reach.DOMESTIC,
            "nature": Nature.CIVIL,
            "used_in": lambda at: "" if at["reach"] == Reach.DOMESTIC else f"某国{MARK}",
            "immovable": False,
            "online": False,
            "one_visit": True,
            "aid_eligible": False,
            "purpose": f"用途{MARK}",
        },
        "accept": {"notary": f"公证员甲{MARK}", "venue": Venue.HOME},
        "decline": {"reason": f"应当向不动产所在地的公证机构申请{MARK}"},
        "take_up": {"reason": f"已经提交居住证明{MARK}"},
        "change_notary": {"notary": f"公证员乙{MARK}", "reason": f"原承办人员休假{MARK}"},
        "inform": {"meaning": f"法律意义和后果{MARK}", "informed": ("告知书.txt", f"告知书{MARK}".encode())},
        "visit": {"visits": lambda at: [{"visitors": f"公证员甲、助理乙{MARK}", "reason": f"行动不便{MARK}"}]},
        "examine": {
            **dict.fromkeys(EXAMINED_FOR, True),
            "to_verify": lambda at: bool(at["verified_on"]),
            "opinion": f"符合出证条件{MARK}",
        },
        "charge": {"fee": 200, "waived": None},
        "issue": {
            "certificate": lambda at: f"（{at.on.year}）某证民字第{at.rng.randrange(1, 10**7)}号",
            "copies": 2,
            "signed": True,
            "sealed": True,
        },
        "refuse": {"refusal": Refusal.INSUFFICIENT, "reason": f"材料不足，也不能补充{MARK}"},
        "ask_review": {"reviewer": Reviewer.PARTY, "interested": [], "held_wrong": f"出生日期有误{MARK}"},
        "decide_review": {
            "fault": Fault.OTHER,
            "wrong": lambda at: "" if at["fault"] == Fault.NONE else f"日期有误{MARK}",
            "reason": f"经核对原件{MARK}",
        },
    },
    ways={
        "usual": Way("受理、告知、审查、出证", *APPLIED, *CERTIFIED, share=85),
        "supplemented": Way(
            "上门，补充材料",
            *(*APPLIED, "visit" @ days(0, 1), "ask_papers" @ days(0, 1), "take_papers" @ days(2, 9)),
            *CERTIFIED,
            share=8,
        ),
        "verified": Way(
            "核实，退回后再审批",
            *(*APPLIED, "begin_verifying" @ days(0, 1), "end_verifying" @ days(2, 9), *EXAMINED),
            *("send_back" @ days(0, 1), "examine", "approve" @ days(0, 1), "issue" @ days(0, 2)),
            share=4,
        ),
        "suspended": Way(
            "不可抗力", *APPLIED, "suspend" @ days(0, 1), "resume" @ days(5, 9), "change_notary", *CERTIFIED
        ),
        "refused": Way(
            "不予办理，继续办理",
            *(*APPLIED, "refuse" @ days(1, 5), "reopen" @ days(1, 5), *CERTIFIED),
        ),
        "stopped": Way("不予办理", *APPLIED, "refuse" @ days(1, 5), share=2),
        "declined": Way("不予受理", "apply", "decline", "take_up" @ days(1, 3), "withdraw" @ days(1, 3), share=1),
        "corrected": Way("复查更正", *REVIEWED, "decide_review" @ days(5, 15)),
        "upheld": Way(
            "撤回复查，再次复查维持",
            *(*REVIEWED, "withdraw_review" @ days(1, 3), "ask_review" @ days(1, 3)),
            ("decide_review" @ days(5, 15)).saying(fault=Fault.NONE),
        ),
        "revoked": Way(
            "复查撤销", *REVIEWED, ("decide_review" @ days(5, 15)).saying(fault=Fault.CONTENT), "announce" @ days(1, 5)
        ),
    },
)
