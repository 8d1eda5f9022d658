"""How a body of enforcement is usually announced, changed, entrusted again, withdrawn."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.enforcement.enforcement_body import EnforcementBody
from guiju.registers.enforcement.enforcement_body.columns import Checked, Kind, Power

HANDED_DOWN = f"交由乡镇、街道行使行政处罚权的决定{MARK}"
ENTRUSTED = {"kind": Kind.ENTRUSTED}


def entrusted(at: Telling) -> bool:
    return bool(at["kind"] == Kind.ENTRUSTED)


def by(value: Any) -> Any:
    """Told of an entrusted body only."""
    return lambda at: (value(at) if callable(value) else value) if entrusted(at) else None


def name(at: Telling) -> str:
    return f"{at.agency.name}执法单位{at.rng.randrange(1, 10**6)}{MARK}"


def power(kind: Power, field: str) -> dict[str, Any]:
    return {"kind": kind, "field": field, "basis": f"法律第十条{MARK}"}


def powers(at: Telling) -> list[dict[str, Any]]:
    """Of who is entrusted, those of the entruster that may be entrusted."""
    usual = [power(Power.PENALTY, "transport"), power(Power.INSPECTION, "transport")]
    giver = at["entruster"] if entrusted(at) else None
    if giver is None:
        return usual
    rows = giver.powers.filter(until=None).exclude(kind=Power.COMPULSORY)
    return [power(row.kind, row.field) for row in rows]


def a_year_on(at: Telling) -> Any:
    return at.day(700)


LIFE = Life(
    EnforcementBody,
    keeper=Keeper.DEPARTMENT,
    ready="announce",
    stands=lambda body, on: body.announced_by(on),
    usual={
        "propose": {
            "title": name,
            "kind": Kind.STATUTORY,
            "basis": f"三定规定{MARK}",
            "powers": powers,
            "handed_down": HANDED_DOWN,
            "entruster": by(lambda at: at.one(EnforcementBody)),
            "entrustment": by(lambda at: f"委托书{at.on.year}第1号{MARK}"),
            "scope": by(f"本领域现场检查和处罚{MARK}"),
            "entrusted_until": by(a_year_on),
            "entrustment_public": by(True),
        },
        "check": {"finding": Checked.FIT, "opinion": f"主体资格和职权有依据{MARK}"},
        "amend": {"title": lambda at: at["title"], "basis": f"授权条款{MARK}", "handed_down": HANDED_DOWN},
        "rename": {"title": name, "basis": lambda at: at["basis"]},
        "empower": {"powers": [power(Power.INSPECTION, "water")], "handed_down": HANDED_DOWN},
        "relieve": {"ended": [{"nth": 1, "left_because": f"职权划出{MARK}"}]},
        "entrust_again": {
            "entruster": lambda at: at["entruster"],
            "entrustment": lambda at: f"委托书{at.on.year}第2号{MARK}",
            "scope": f"本领域现场检查和处罚{MARK}",
            "entrusted_until": a_year_on,
            "entrustment_public": True,
        },
        "withdraw": {"reason": f"机构合并{MARK}。"},
        "give_up": {"reason": f"机构方案尚未批准{MARK}。"},
    },
    ways={
        "usual": Way("申报、审核、公告", "propose", "check" @ days(2, 10), "announce" @ days(1, 7), share=9),
        "returned": Way(
            "退回补正后公告",
            "propose",
            ("check" @ days(2, 10)).saying(finding=Checked.UNFIT),
            *("amend" @ days(1, 9), "check" @ days(2, 10), "announce" @ days(1, 7)),
        ),
        "changed": Way(
            "变更和增减职权",
            *("propose", "check" @ days(2, 10), "announce" @ days(1, 7), "rename" @ days(30, 60)),
            *("empower" @ days(5, 20), "relieve" @ days(5, 20)),
        ),
        "entrusted": Way(
            "受委托组织续签委托",
            ("propose" @ days(0)).saying(**ENTRUSTED),
            *("check" @ days(2, 10), "announce" @ days(1, 7), "entrust_again" @ days(200, 300)),
        ),
        "withdrawn": Way(
            "撤销公告", "propose", "check" @ days(2, 10), "announce" @ days(1, 7), "withdraw" @ days(60, 200)
        ),
        "given_up": Way("撤回申报", "propose", "give_up" @ days(1, 5)),
    },
)
