"""How applications usually go: done at once; accepted, examined, decided, delivered; what may come between, and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Stop, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.services.service_case import ServiceCase
from guiju.registers.services.service_case.choices import (
    Channel,
    Decision,
    Declined,
    Deregistered,
    Kept,
    Opinion,
    Recalled,
    Request,
    Revoked,
    Special,
)
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import Kind
from guiju.registers.services.service_item.life import PAPERS


def paper(label: str) -> tuple[str, bytes]:
    return f"{label}.txt", f"模拟{label}，无真实内容。".encode()


def listed(**told: Any) -> Callable[[Telling], Any]:
    """An item of the office published with these marks: the oldest there is, else one led onto the list that day."""

    def found(at: Telling) -> Any:
        rows = ServiceItem.objects.filter(ServiceItem.choosable(at.on), agency=at.agency, **told).order_by("pk")
        return rows.first() or at.led(ServiceItem, {"draft": dict(told) | _more(told), "review": {}, "publish": {}})

    return found


def _more(told: dict[str, Any]) -> dict[str, Any]:
    return {"may_follow": False, "materials": PAPERS[:1]} if told.get("kind") == Kind.BUNDLE else {}


def if_granted(value: Any) -> Callable[[Telling], Any]:
    return lambda at: None if at.told.get("decision") == Decision.REFUSED else value


AT_ONCE_ITEM = listed(at_once=True, promised_days=0, kind=Kind.PUBLIC)
LICENCE, BUNDLE = listed(kind=Kind.LICENCE), listed(kind=Kind.BUNDLE)
SAID: dict[str, Any] = {
    "item": lambda at: at.one(ServiceItem),
    "applicant": lambda at: [at.person()],
    "request": Request.NEW,
    "earlier": None,
    "late_basis": "",
    "content": lambda at: f"第{at.rng.randrange(1, 10**6)}号申请内容{MARK}",
}
AT_WINDOW = {"channel": Channel.WINDOW, **SAID}
DOCUMENT = f"某许字第一号{MARK}"
ACCEPTED = "accept" @ days(0, 2)
DECIDED = ("examine" @ days(1, 3), "decide" @ days(0, 1))
DONE = (*DECIDED, "deliver" @ days(0, 2))
ACCEPTED_ONES = ("receive", ACCEPTED)
OF_LICENCE = (("receive" @ days(0)).saying(item=LICENCE), ACCEPTED)
OF_BUNDLE = (("receive" @ days(0)).saying(item=BUNDLE), ACCEPTED)
REFUSED = ("decide" @ days(0, 1)).saying(decision=Decision.REFUSED)
WITHDRAWN = "withdraw" @ days(1, 3)


def on_promise() -> tuple[Stop | str, ...]:
    said = ("receive" @ days(0)).saying(item=listed(on_promise=True))
    return said, "accept_on_promise", "examine", ("decide" @ days(0)).saying(check_by=lambda at: at.day(60)), "deliver"


LIFE = Life(
    ServiceCase,
    keeper=Keeper.DEPARTMENT,
    ready="deliver",
    stands=lambda case, on: case.stage == "delivered",
    usual={
        "apply": SAID,
        "book": {**SAID, "booked_for": lambda at: at.day(3)},
        "receive": AT_WINDOW,
        "handle_at_once": {**AT_WINDOW, "document": "", "valid_from": None, "valid_until": None},
        "finish": {"document": "", "valid_from": None, "valid_until": None},
        "request_supplement": {"missing": f"场地证明缺页{MARK}", "supplement_by": lambda at: at.day(15)},
        "submit_supplement": {"supplemented": f"补交场地证明{MARK}"},
        "accept_lacking": {"to_follow": f"场地证明{MARK}", "lacking_until": lambda at: at.day(20)},
        "accept_on_promise": {"promise_paper": paper("告知承诺书")},
        "hand_in": {"handed_in": f"场地证明{MARK}"},
        "decline": {"declined": Declined.NOT_NEEDED, "competent": "", "declined_why": f"该活动不需要办理{MARK}"},
        "take_on": {"reason": f"经核实需要办理{MARK}"},
        "withdraw": {"reason": f"不再开展该活动{MARK}"},
        "reissue_code": {"identified": True},
        "examine": {
            "opinion": Opinion.GRANT,
            "opinion_words": f"符合法定条件{MARK}",
            "examiner": f"审查员{MARK}",
        },
        "verify": {
            "first_verifier": f"核查员甲{MARK}",
            "second_verifier": f"核查员乙{MARK}",
            "verified": f"现场与材料一致{MARK}",
        },
        "tell_interested": {"interested": lambda at: [at.person()], "interest": f"相邻采光{MARK}"},
        "record_views": {"views": f"没有异议{MARK}"},
        "begin_special": {
            "special": Special.EXPERTS,
            "special_days": 10,
            "special_why": f"技术方案需要专家评审{MARK}",
            "first_inspector": "",
            "second_inspector": "",
            "late_because": "",
        },
        "end_special": {"special_result": f"评审通过{MARK}"},
        "tell_hearing": {"hearing_why": f"相邻权人反对{MARK}"},
        "ask_hearing": {"asked_by": f"相邻权人要求听证{MARK}"},
        "call_hearing": {"public_why": f"涉及公共利益{MARK}"},
        "waive_hearing": {"waived": f"书面放弃{MARK}"},
        "set_hearing": {
            "hearing_on": lambda at: at.day(14),
            "venue": f"会议室{MARK}",
            "hearing_host": f"主持人{MARK}",
        },
        "hold_hearing": {"hearing_record": paper("听证笔录"), "hearing_result": f"双方陈述{MARK}"},
        "extend": {"extension_length": 10, "reason": f"需要会审{MARK}"},
        "extend_jointly": {"extension_length": 15, "reason": f"涉及机关较多{MARK}"},
        "decide": {
            "decision": Decision.GRANTED,
            "refused_because": lambda at: f"不符合条件{MARK}" if at["decision"] == Decision.REFUSED else "",
            "false_material": False,
            "document": if_granted(DOCUMENT),
            "valid_from": if_granted(None),
            "valid_until": if_granted(None),
            "check_by": None,
            "late_reason": f"材料核实用时较长{MARK}",
        },
        "enter_renewed": {"document": DOCUMENT, "valid_from": lambda at: at.on, "valid_until": lambda at: at.day(700)},
        "redo": {"reason": f"复议决定撤销后重新办理{MARK}"},
        "deliver": {"delivery": f"窗口领取{MARK}"},
        "check_promise": {"promise": Kept.KEPT, "checked": f"与承诺一致{MARK}", "credit_record": ""},
        "rate": {"level": "good", "remark": ""},
        "revoke": {
            "revoked": Revoked.UNFIT,
            "public_interest": f"不会造成重大损害{MARK}",
            "reason": f"不具备条件{MARK}",
            "compensation": None,
        },
        "recall": {"recalled": Recalled.LAW, "reason": f"所依据的办法已经废止{MARK}", "compensation": None},
        "deregister": {"deregistered": Deregistered.UNIT, "reason": f"企业已经终止{MARK}"},
    },
    ways={
        "usual": Way("收件、受理、决定、送达", *ACCEPTED_ONES, *DONE, share=30),
        "at_once": Way("当场办结", ("handle_at_once" @ days(0)).saying(item=AT_ONCE_ITEM), share=50),
        "online_at_once": Way(
            "网上申请，即时办结", ("apply" @ days(0)).saying(item=AT_ONCE_ITEM), "finish" @ days(0, 1), share=5
        ),
        "online": Way("网上申请", ("apply" @ days(0)).saying(item=listed(online=True)), ACCEPTED, *DONE, share=10),
        "booked": Way(
            "预约",
            ("book" @ days(0)).saying(item=listed(by_appointment=True)),
            "come" @ days(3, 4),
            ACCEPTED,
            *DONE,
            share=3,
        ),
        "missed": Way("未按预约前来", ("book" @ days(0)).saying(item=listed(by_appointment=True)), "miss" @ days(4, 6)),
        "supplement": Way(
            "补正后受理",
            *("receive", "request_supplement" @ days(1, 4), "submit_supplement" @ days(1, 8), ACCEPTED),
            *DONE,
            share=3,
        ),
        "to_follow": Way(
            "容缺受理",
            ("receive" @ days(0)).saying(item=listed(may_follow=True)),
            "accept_lacking" @ days(0, 1),
            "hand_in" @ days(1, 5),
            *DONE,
            share=2,
        ),
        "on_promise": Way("告知承诺", *on_promise(), "check_promise" @ days(10, 30), share=1),
        "declined": Way("不予受理后恢复", "receive", "decline", "take_on" @ days(2, 5), ACCEPTED, *DONE),
        "refused": Way("不予办理后重新审查", *ACCEPTED_ONES, "examine", REFUSED, "redo" @ days(30, 50), *DONE, share=1),
        "verified": Way("实地核查", *ACCEPTED_ONES, "verify" @ days(1, 2), *DONE),
        "interested": Way("告知利害关系人", *OF_LICENCE, "tell_interested", "record_views" @ days(2, 4), *DONE),
        "special": Way("专家评审", *OF_LICENCE, "begin_special" @ days(1, 2), "end_special" @ days(5, 10), *DONE),
        "hearing": Way(
            "申请听证",
            *(*OF_LICENCE, "tell_hearing" @ days(1, 2), "ask_hearing" @ days(0, 2, within=5), "set_hearing"),
            *("hold_hearing" @ days(0, 1, after="hearing_on"), *DONE),
        ),
        "waived": Way(
            "放弃听证", *OF_LICENCE, "tell_hearing" @ days(1, 2), "waive_hearing" @ days(1, 2, within=5), *DONE
        ),
        "public": Way(
            "依职权听证",
            *(*OF_LICENCE, "call_hearing" @ days(1, 2), "set_hearing"),
            *("hold_hearing" @ days(0, 1, after="hearing_on"), *DONE),
        ),
        "extended": Way("延长期限", *OF_LICENCE, "extend" @ days(9, 12), *DONE),
        "published": Way("许可决定公开", *OF_LICENCE, *DONE, "publish" @ days(1, 4)),
        "revoked": Way("撤销许可", *OF_LICENCE, *DONE, "publish" @ days(1, 4), "revoke" @ days(30, 60)),
        "recalled": Way(
            "撤回许可后注销",
            *OF_LICENCE,
            *DONE,
            "recall" @ days(30, 60),
            ("deregister" @ days(1, 5)).saying(deregistered=Deregistered.TAKEN),
        ),
        "deregistered": Way("注销许可", *OF_LICENCE, *DONE, "deregister" @ days(60, 90)),
        "bundle": Way("“一件事”受理后撤回", *OF_BUNDLE, "extend_jointly" @ days(10, 20), WITHDRAWN),
        "withdrawn": Way("撤回申请", *ACCEPTED_ONES, WITHDRAWN, share=1),
    },
)
