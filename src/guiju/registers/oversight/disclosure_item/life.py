"""How items usually go: entered, reviewed, published; changed, void, withdrawn; kept back and opened later."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.registers.oversight.disclosure_item import DisclosureItem
from guiju.registers.oversight.disclosure_item.choices import Category, Kept, Origin, Validity
from guiju.registers.rulemaking.normative_document.subject_classes import SubjectClass

WHAT = {
    Category.STATISTICS: "月度统计信息",
    Category.BUDGET: "部门预算",
    Category.PROJECTS: "重大项目进展",
    Category.WELFARE: "社会救助政策",
    Category.SUPERVISION: "监督检查情况",
}


def title(at: Any) -> str:
    return f"{at.on.year}年{at.on.month}月{WHAT.get(at['category'], '工作动态')}{MARK}"


OPINION = {"review_opinion": f"已经审查{MARK}"}
ENTERED = {
    "category": lambda at: at.rng.choice([*WHAT]),
    "title": title,
    "theme": SubjectClass.GENERAL,
    "abstract": f"内容概述{MARK}",
    "origin": Origin.MADE,
    "formed_on": lambda at: at.on,
}
TO_PUBLISH = ("clear" @ days(1, 4), "publish" @ days(0, 4))
PUBLISHED = ("enter", *TO_PUBLISH)
KEPT = ("enter", "keep_back" @ days(1, 4))
LIFE = Life(
    DisclosureItem,
    keeper=Keeper.DEPARTMENT,
    usual={
        "enter": ENTERED,
        "clear": {**OPINION, "touches": False, "needs_approval": False},
        "keep_back": {**OPINION, "ground": Kept.PROCESS},
        "publish": {"on_website": True, "on_new_media": lambda at: at.rng.random() < 0.3},
        "change": {"changed_on": lambda at: at.on, "abstract": f"变更后的概述{MARK}", "changed": f"数据更新{MARK}"},
        "lapse": {"validity": Validity.EXPIRED, "reason": f"期限届满{MARK}"},
        "unpublish": {"reason": f"需要重新审查{MARK}"},
        "reassess": OPINION,
        "open_up": OPINION,
        "supply": {"to_whom": f"县档案馆、县图书馆{MARK}"},
        "drop": {"reason": f"重复登记{MARK}"},
    },
    ways={
        "usual": Way("登记、审查、公开", *PUBLISHED, share=90),
        "supplied": Way("公开后向档案馆、图书馆提供", *PUBLISHED, "supply" @ days(5, 30), share=4),
        "changed": Way("变更后重新公开", *PUBLISHED, "change" @ days(20, 60), *TO_PUBLISH, share=2),
        "lapsed": Way("标注失效", *PUBLISHED, "lapse" @ days(40, 90), share=1),
        "withdrawn": Way("撤回公开，不予公开", *PUBLISHED, "unpublish" @ days(1, 9), "keep_back" @ days(0, 1)),
        "kept": Way("不予公开，定期评估", *KEPT, "reassess" @ days(150, 200), share=2),
        "opened": Way(
            "不予公开，评估后公开", *KEPT, "reassess" @ days(100, 120), "open_up" @ days(60, 90), *TO_PUBLISH
        ),
        "dropped": Way("不再办理", "enter", "drop" @ days(1, 3), share=1),
    },
)
