"""How a clean-up of normative documents usually goes: opened, filled, the makers asked, each document judged, closed."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.rulemaking.document_cleanup import OUT, STANDING, DocumentCleanup, Verdict
from guiju.registers.rulemaking.normative_document import NormativeDocument

REASONS = {
    Verdict.KEPT: f"内容合法适当，仍需执行{MARK}",
    Verdict.REISSUED: f"有效期将满，仍需执行{MARK}",
    Verdict.REPEALED: f"依据已经修改{MARK}",
    Verdict.VOID: f"有效期已满或者任务已经完成{MARK}",
}
Kind = DocumentCleanup.Kind


def title(at: Telling) -> str:
    return f"{at.on.year}年规范性文件{Kind(at['kind']).label}{MARK}"


def documents(at: Telling) -> list[dict[str, Any]]:
    return [{"document": one} for one in at.some(NormativeDocument, 3)]


def verdict(document: NormativeDocument, on: Verdict) -> dict[str, Any]:
    """One document judged."""
    return {"document": document, "verdict": on, "reason": REASONS[on]}


def in_scope(at: Telling) -> list[NormativeDocument]:
    """The documents in scope that have no verdict yet."""
    if at.record is None:
        out = {row["nth"] for row in at.said.get("left_out", ())}
        return [row["document"] for n, row in enumerate(at["documents"]) if n not in out]
    judged = at.record.verdicts.values("document_id")
    rows = at.record.scoped.filter(left_on=None).exclude(document_id__in=judged).select_related("document")
    return [row.document for row in rows]


def left_out(at: Telling) -> list[dict[str, Any]]:
    """One that was listed by mistake."""
    waiting = open_places(OUT, at) if at.record is not None else [0]
    return [{"nth": n, "left_because": f"不属于清理范围{MARK}"} for n in list(waiting)[:1]]


def verdicts(part: slice = slice(None)) -> Any:
    """A verdict for each document in that part of the scope, fitting its stage."""

    def told(at: Telling) -> list[dict[str, Any]]:
        fitting = {one: [on for on in REASONS if one.stage in STANDING[on]] for one in in_scope(at)[part]}
        return [verdict(one, at.rng.choice(given)) for one, given in fitting.items() if given]

    return told


ASKED = ("open", "include" @ days(10, 30), "consult" @ days(15, 30))
ROUNDS = tuple(("judge" @ days(20, 30)).saying(verdicts=verdicts(slice(n, None, 3))) for n in range(3))

LIFE = Life(
    DocumentCleanup,
    keeper=Keeper.BUREAU,
    usual={
        "open": {
            "kind": Kind.PERIODIC,
            "scope": f"现存规范性文件{MARK}",
            "basis": f"清理工作通知{MARK}",
            "title": title,
        },
        "include": {"documents": documents},
        "consult": {"opinions": f"制定机关均已反馈{MARK}"},
        "leave_out": {"left_out": left_out},
        "judge": {"verdicts": verdicts(), "approval": f"本级政府批准的清理方案{MARK}"},
        "abandon": {"reason": f"并入下一次清理{MARK}"},
    },
    ways={
        "usual": Way("清理并公布结果", *ASKED, "judge" @ days(20, 30), "close" @ days(5, 15)),
        "abandoned": Way("撤销清理", *ASKED, "abandon" @ days(5, 15)),
        "in_rounds": Way("分批清理", *ASKED, *ROUNDS, "close" @ days(5, 15)),
        "left_out": Way(
            *("误列的移出", *ASKED[:2], "leave_out" @ days(1, 5), ASKED[2]),
            *("judge" @ days(20, 30), "close" @ days(5, 15)),
        ),
    },
)
