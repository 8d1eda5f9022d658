"""How questions usually go: answered at once; received, given to somebody, answered; declined, withdrawn, led on."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.offices.people import Role
from guiju.registers.disputes.dispute import Dispute
from guiju.registers.legal_services.consultation import Consultation
from guiju.registers.legal_services.consultation.choices import Channel, Declined, Satisfaction, Topic
from guiju.registers.legal_services.legal_aid_case import LegalAidCase

ABOUT: dict[str, Any] = {
    "channel": lambda at: at.rng.choice([Channel.WINDOW, Channel.PHONE, Channel.VILLAGE]),
    "asker": lambda at: [at.person()],
    "topic": lambda at: at.rng.choice(list(Topic)),
    "people": 1,
    "question": f"咨询事项{MARK}",
}
ANSWER = {"answerer": f"值班律师{MARK}", "reply": f"解答意见{MARK}", "aid_told": True}
OPEN = {**ABOUT, "confidential": False}
LIFE = Life(
    Consultation,
    keeper=Keeper.BUREAU,
    hands={"call_back": Hand(Role.HEAD)},
    usual={
        "answer_at_once": {**ABOUT, **ANSWER},
        "receive": OPEN,
        "ask": {name: told for name, told in OPEN.items() if name not in ("channel", "people")},
        "assign": {"answerer": f"值班律师{MARK}", "answer_by": lambda at: at.day(3)},
        "reassign": {"answerer": f"另一值班律师{MARK}", "reason": f"外出办案{MARK}"},
        "answer": ANSWER,
        "answer_again": {"answerer": f"值班律师{MARK}", "reply": f"补充意见{MARK}"},
        "decline": {"declined": Declined.NOT_LAW, "told_where": f"向主管部门反映{MARK}"},
        "take_up": {"reason": f"补充说明后属于法律问题{MARK}"},
        "withdraw": {"reason": f"已经自行了解{MARK}"},
        "lead_to_aid": {"legal_aid": lambda at: at.one(LegalAidCase)},
        "lead_to_mediation": {"dispute": lambda at: at.one(Dispute)},
        "refer": {"referred": f"向劳动人事争议仲裁委员会申请仲裁{MARK}"},
        "rate": {"satisfaction": Satisfaction.SATISFIED},
        "call_back": {"satisfaction": Satisfaction.SATISFIED, "said": f"表示感谢{MARK}"},
        "reissue_code": {"identified": True},
    },
    ways={
        "usual": Way("当场解答", "answer_at_once", share=80),
        "assigned": Way(
            "登记、分派、解答、回访",
            *("receive", "assign" @ days(0, 1), "reassign" @ days(0, 1), "answer" @ days(1, 2)),
            *("refer", "answer_again" @ days(1, 2), "call_back" @ days(1, 4)),
            share=10,
        ),
        "online": Way("网上咨询", "ask", "answer" @ days(0, 2), share=6),
        "to_aid": Way("引导申请法律援助", "receive", "lead_to_aid", "answer" @ days(0, 1), share=2),
        "to_mediation": Way("引导申请调解", "receive", "answer" @ days(0, 1), "lead_to_mediation", share=2),
        "declined": Way("不予解答后改为解答", "receive", "decline", "take_up" @ days(1, 2), "answer" @ days(0, 1)),
        "withdrawn": Way("撤回", "receive", "withdraw" @ days(0, 1)),
    },
)
