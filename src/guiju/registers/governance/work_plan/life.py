"""How a list of tasks usually goes: drafted with its areas, issued to units, added to, urged, closed."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.governance.work_plan import WorkPlan
from guiju.registers.governance.work_plan.choices import Kind, Subject
from guiju.registers.governance.work_plan.listing import ITEMS_STRUCK

AREAS = ("依法履行政府职能", "健全制度体系", "严格规范执法", "化解矛盾纠纷")
TASKS = ("修订工作制度", "开展专项清理", "组织案卷评查", "开展法治培训", "公开办事指南")


def areas(at: Telling) -> list[dict[str, Any]]:
    return [{"name": f"{name}{MARK}"} for name in AREAS[:2]]


def items(at: Telling) -> list[dict[str, Any]]:
    """A task of the keeper's own under each of the areas."""
    return [item(at, n) for n in range(1, len(at["areas"]) + 1)]


def item(at: Telling, area: int) -> dict[str, Any]:
    return {
        "area": area,
        "what": f"{at.rng.choice(TASKS)}{MARK}",
        "standard": f"形成成果并公开{MARK}",
        "unit": at.agency,
        "due_on": at.day(120),
    }


def more(at: Telling) -> list[dict[str, Any]]:
    return [item(at, 1)]


def struck(at: Telling) -> list[dict[str, Any]]:
    """The last task, so that each area keeps its first."""
    there = open_places(ITEMS_STRUCK, at) if at.record is not None else [len(at.said["areas"]) + 1]
    return [{"nth": n, "struck_because": f"另行部署{MARK}"} for n in there[-1:]]


DRAFTED = ("establish", "issue" @ days(1, 4))
LIFE = Life(
    WorkPlan,
    keeper=Keeper.BUREAU,
    ready="issue",
    stands=lambda plan, on: plan.stage == "issued",
    usual={
        "establish": {
            "title": lambda at: f"{at.on.year}年法治政府建设工作要点{MARK}",
            "kind": Kind.POINTS,
            "subject": Subject.LAW,
            "of_year": lambda at: at.on.year,
            "basis": f"年度工作部署{MARK}",
            "proposer": "",
            "designation": "",
            "areas": areas,
            "items": items,
        },
        "add": {"areas": [], "items": more},
        "strike": {
            "areas_struck": [],
            "items_struck": struck,
        },
        "add_tasks": {"areas": [], "items": more, "reason": f"工作需要{MARK}"},
        "urge": {"urge_by": lambda at: at.day(15), "demand": f"抓紧办理{MARK}"},
        "close": {"summary": f"各项任务均已销号{MARK}"},
        "resume": {"reason": f"回头看发现没有落实{MARK}"},
        "abandon": {"reason": f"并入其他部署{MARK}"},
        "unpublish": {"reason": f"内容有误{MARK}"},
    },
    ways={
        "usual": Way("下达交办", *DRAFTED, share=9),
        "more": Way(
            "补充、删去后下达，再增加任务", "establish", "add", "issue" @ days(1, 4), "add_tasks" @ days(5, 20)
        ),
        "struck": Way(
            "删去一项后下达",
            *(
                "establish",
                ("add" @ days(1)).saying(items=lambda at: [item(at, 1), item(at, 2)]),
                "strike" @ days(0, 1),
            ),
            "issue" @ days(1, 4),
        ),
        "public": Way("公开与撤回公开", *DRAFTED, "publish" @ days(1, 3), "unpublish" @ days(9, 30)),
        "abandoned": Way("撤销", *DRAFTED, "abandon" @ days(5, 20)),
    },
)
