"""How an item of public services is usually published, revised, cleaned up, handed to townships, removed."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.service_item import ServiceItem
from guiju.registers.services.service_item.choices import RESTS_ON, Delegated, Finding, Kind, Verdict, Visits

PAPERS = [
    {"name": f"申请表{MARK}", "is_proof": False, "may_follow": False, "basis": ""},
    {"name": f"场地使用证明{MARK}", "is_proof": True, "may_follow": True, "basis": f"某某条例第八条{MARK}"},
]
PUBLISHED = ("draft", "review" @ days(2, 9), "publish" @ days(1, 5))
CHANGING = (*PUBLISHED, "propose_change" @ days(20, 60))


def code(at: Telling) -> str:
    return f"{at.rng.randrange(10**9):09d}-{at.rng.randrange(1000):03d}"


def name(at: Telling) -> str:
    return f"第{at.rng.randrange(1, 10**5)}类经营活动办理{MARK}"


def power(at: Telling) -> Any:
    """The oldest item of this kind in the list of the office, if it has published any."""
    kind = RESTS_ON.get(at["kind"])
    rows = PowerItem.objects.filter(PowerItem.choosable(at.on), agency=at.agency, kind=kind).order_by("pk")
    return rows.first() if kind else None


def items(at: Telling) -> list[dict[str, Any]]:
    """Two published items for a bundle; of those that the office has, bundles are none."""
    if at["kind"] != Kind.BUNDLE:
        return []
    return [{"item": one} for one in at.some(ServiceItem, 2)]


SAID: dict[str, Any] = {
    "title": name,
    "code": code,
    "kind": Kind.PUBLIC,
    "field": "transport",
    "power": power,
    "basis": f"某某条例第六条{MARK}",
    "legal_days": lambda at: 40 if at["kind"] == Kind.BUNDLE else 20,
    "term_basis": "",
    "at_once": False,
    "promised_days": lambda at: 0 if at["at_once"] else 8,
    "visits": Visits.ONE,
    "conditions": f"符合受理条件{MARK}",
    "result": f"批准文件{MARK}",
    "fee": "",
    "online": True,
    "on_promise": False,
    "may_follow": True,
    "by_appointment": True,
    "off_hours": True,
    "across": False,
    "limited": False,
    "safety": False,
    "project": False,
    "materials": PAPERS,
    "bundled": items,
}
AS_IT_IS = {name: (lambda at, name=name: at[name]) for name in SAID if name not in ("materials", "bundled")}
AGAIN: dict[str, Any] = {**AS_IT_IS, "materials": [], "bundled": []}

LIFE = Life(
    ServiceItem,
    keeper=Keeper.DEPARTMENT,
    ready="publish",
    stands=lambda item, on: item.listed_by(on) and item.kind not in (Kind.BUNDLE, Kind.INTERMEDIARY),
    usual={
        "draft": SAID,
        "amend": {**AGAIN, "materials": PAPERS},
        "review": {"finding": Finding.PASSED, "opinion": f"材料、时限有依据{MARK}"},
        "drop": {"reason": f"依据尚未施行{MARK}"},
        "propose_change": {"why": f"压缩承诺时限{MARK}"},
        "keep": {"reason": f"暂不调整{MARK}"},
        "revise": {**AGAIN, "promised_days": lambda at: 0 if at["at_once"] else 5},
        "announce": {"visits": lambda at: Visits.ZERO if at["online"] else Visits.ONE, "batch": f"第一批{MARK}"},
        "clean_up": {
            "round": f"证明事项清理{MARK}",
            "verdicts": [{"nth": 0, "verdict": Verdict.KEPT}, {"nth": 1, "verdict": Verdict.PROMISED}],
        },
        "delegate": {
            "delegated": Delegated.TOWNSHIP,
            "receivers": f"各乡镇便民服务中心{MARK}",
            "reason": f"下放基层办理的决定{MARK}",
        },
        "call_back": {"reason": f"基层条件不具备{MARK}"},
        "sign_agreements": {"partners": [{"county": f"外省某县{MARK}"}]},
        "remove": {"reason": f"依据已经废止{MARK}"},
    },
    ways={
        "usual": Way("编制、审核、公布", *PUBLISHED, share=20),
        "coded": Way("公布后制作二维码", *PUBLISHED, "make_code" @ days(1, 9), share=5),
        "announced": Way("按批次公布", *PUBLISHED, "announce" @ days(10, 40), share=5),
        "returned": Way(
            "退回修改后公布",
            *("draft", ("review" @ days(2, 9)).saying(finding=Finding.RETURNED), "amend" @ days(1, 5)),
            *PUBLISHED[1:],
        ),
        "revised": Way("修订", *CHANGING, "revise" @ days(2, 9), share=3),
        "kept": Way("不再修订", *CHANGING, "keep" @ days(2, 9)),
        "cleaned": Way("清理材料和证明", *PUBLISHED, "clean_up" @ days(20, 60), share=3),
        "delegated": Way("下放后收回", *PUBLISHED, "delegate" @ days(20, 60), "call_back" @ days(60, 90)),
        "across": Way(
            "跨省通办",
            ("draft" @ days(0)).saying(across=True),
            *(*PUBLISHED[1:], "sign_agreements" @ days(5, 30)),
        ),
        "bundle": Way(
            "“一件事”",
            ("draft" @ days(0)).saying(kind=Kind.BUNDLE, may_follow=False, materials=PAPERS[:1]),
            *PUBLISHED[1:],
        ),
        "intermediary": Way(
            "中介服务事项",
            ("draft" @ days(0)).saying(kind=Kind.INTERMEDIARY, online=False, may_follow=False, materials=PAPERS[:1]),
            *PUBLISHED[1:],
        ),
        "licence": Way("行政许可事项", ("draft" @ days(0)).saying(kind=Kind.LICENCE), *PUBLISHED[1:]),
        "removed": Way("取消", *PUBLISHED, "remove" @ days(60, 90)),
        "dropped": Way("撤回", "draft", "drop" @ days(1, 5)),
    },
)
