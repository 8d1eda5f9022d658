"""How a bank of questions usually goes: loaded from a list, looked through and put in use, superseded by the next edition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.governance.question_bank import QuestionBank
from guiju.registers.governance.question_bank.choices import Body

HEAD = "题型\t题目\tA\tB\tC\tD\t答案\t依据"
HALF_A_YEAR = 182


def sheet(at: Telling) -> tuple[str, bytes]:
    """A list of made-up questions, labelled as such: eight with one answer, four with two, eight to be judged."""
    lines = [HEAD]
    lines += [f"单选题\t{MARK}第{n}道单选题\t甲{n}\t乙{n}\t丙{n}\t丁{n}\t{'ABCD'[n % 4]}\t" for n in range(1, 9)]
    lines += [f"多选题\t{MARK}第{n}道多选题\t甲{n}\t乙{n}\t丙{n}\t丁{n}\t{'ABCD'[n % 3]}D\t" for n in range(1, 5)]
    lines += [f"判断题\t{MARK}第{n}道判断题\t\t\t\t\t{'正确' if n % 2 else '错误'}\t" for n in range(1, 9)]
    return f"题库{MARK}.txt", "\n".join(lines).encode()


def later(at: Telling) -> date:
    renewed: date = at["renew_by"]
    return renewed + timedelta(days=30)


USUAL: dict[str, Any] = {
    "load": {
        "title": lambda at: f"{at.on.year}年学法考法题库{MARK}",
        "body": Body.AUTHORITY,
        "edition": lambda at: f"{at.on.year}年{'上' if at.on.month < 7 else '下'}半年",
        "sheet": sheet,
    },
    "load_again": {"sheet": sheet, "reason": f"更正两道题的答案{MARK}"},
    "put_in_use": {"renew_by": lambda at: at.day(HALF_A_YEAR)},
    "put_off": {"renew_by": later, "reason": f"等待新法公布{MARK}"},
    "supersede": {"reason": f"由新版接替{MARK}"},
    "withdraw": {"reason": f"题目引用的规定已经废止{MARK}"},
    "drop": {"reason": f"题目重复较多{MARK}"},
}
USED = ("load", "put_in_use" @ days(1, 5))
LIFE = Life(
    QuestionBank,
    keeper=Keeper.BUREAU,
    ready="put_in_use",
    stands=lambda bank, on: not bank.why_not(on),
    usual=USUAL,
    ways={
        "usual": Way("启用", *USED, share=6),
        "again": Way("重新载入后启用", "load", "load_again" @ days(1, 3), "put_in_use" @ days(1, 3), share=2),
        "superseded": Way("延长更新期限后由新版接替", *USED, "put_off" @ days(40, 90), "supersede" @ days(40, 60)),
        "withdrawn": Way("停用", *USED, "withdraw" @ days(20, 60)),
        "dropped": Way("作废", "load", "drop" @ days(1, 3)),
    },
)
