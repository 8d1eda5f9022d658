"""How a person's examination usually goes: called, studies, sits and is marked; sits again, makes up, or is excused."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from guiju.kernel.declaring.life import Keeper, Life, Stop, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere
from guiju.kernel.offices.people import Role, User
from guiju.registers.governance.exam import Exam, paper
from guiju.registers.governance.exam.columns import Result
from guiju.registers.governance.exam_round import ExamRound
from guiju.registers.governance.exam_round.life import LASTS

AT, LASTED = time(9), 20 * 60
"""When a made-up sitting begins, and the seconds after which it is handed in."""
ELSEWHERE = {"open": {"platform": f"全省统一的学法考试平台{MARK}", "bank": None}}


def person(at: Telling) -> User:
    """Who sits: the officer of the unit, who later takes the steps of the sitting."""
    return User.objects.get(pk=str(at.place.actor(at.agency, Role.OFFICER).user_id))


def moment(at: Telling) -> int:
    return int(datetime.combine(at.on, AT, timezone.get_current_timezone()).timestamp())


def answers(share: float) -> WhenThere:
    """Of this share of the questions, from the first on, the right answers; the others are left open."""

    def tell(at: Telling) -> str:
        items = paper.of(at.record.round, at.record.seed)
        right = items[: round(len(items) * share)]
        return paper.written({item.place: item.question.answer for item in right})

    return WhenThere(tell)


def called(**more: Any) -> dict[str, Any]:
    return {"round": lambda at: at.one(ExamRound), "name": lambda at: str(person(at)), **more}


def held_now(at: Telling) -> Any:
    return at.led(ExamRound, {"open": {}})


def elsewhere(at: Telling) -> Any:
    return at.led(ExamRound, ELSEWHERE)


SAT = ("begin" @ days(0), "hand_in" @ days(0))
BADLY: tuple[Stop, ...] = ("begin" @ days(1, 2), ("hand_in" @ days(0)).saying(answers=answers(0.1)))
CALLED = ("call", sometimes(0.3, "study" @ days(1, 2)), "begin" @ days(1, 3), "hand_in")
AGAIN = {"opens_on": lambda at: at.on, "closes_on": lambda at: at.day(15)}

LIFE = Life(
    Exam,
    keeper=Keeper.BUREAU,
    ready="certify",
    usual={
        "call": called(
            account=lambda at: person(at).username, opens_on=lambda at: at.on, closes_on=lambda at: at.day(LASTS)
        ),
        "enlist": {
            "round": WhenThere(held_now),
            "name": lambda at: f"{at.person()['name']}{MARK}",
            "account": "",
        },
        "register": {
            "round": WhenThere(elsewhere),
            "name": lambda at: f"{at.person()['name']}{MARK}",
            "study_hours": 20,
            "result": Result.PASSED,
            "score": 90,
        },
        "register_anew": {
            "study_hours": 20,
            "result": Result.PASSED,
            "score": 95,
            "reason": f"平台更正成绩{MARK}",
        },
        "study": {"studies": lambda at: [{"studied_on": at.on, "hours": 20, "points": 125, "topic": f"宪法{MARK}"}]},
        "put_off": {
            "closes_on": lambda at: at["closes_on"].fromordinal(at["closes_on"].toordinal() + 10),
            "reason": f"外出培训{MARK}",
        },
        "excuse": {"reason": f"长期病假{MARK}"},
        "call_again": {"closes_on": lambda at: at.day(20), "reason": f"已经返岗{MARK}"},
        "begin": {"began_at": moment},
        "hand_in": {"answers": answers(1), "handed_at": lambda at: moment(at) + LASTED},
        "record": {"score": 80},
        "make_up": AGAIN,
        "annul": {"reason": f"经核实为他人代考{MARK}"},
    },
    ways={
        "usual": Way("在线考试，合格", *CALLED, "certify" @ days(1, 5), share=80),
        "twice": Way("第一次不合格，再考合格", "call", *BADLY, *SAT, "certify" @ days(1, 5), share=9),
        "made_up": Way(
            "不合格，补考后合格",
            "call",
            *BADLY,
            "fail" @ days(1, 5),
            "make_up" @ days(1, 3),
            *SAT,
            "certify" @ days(1, 3),
            share=4,
        ),
        "missed": Way("缺考", "call", "put_off" @ days(1, 3), "miss" @ days(5, 9), share=3),
        "on_paper": Way("报名，线下考试", "enlist", "record" @ days(1, 5), "certify" @ days(1, 3), share=2),
        "excused": Way("免于考试，后恢复", "call", "excuse" @ days(1, 3), "call_again" @ days(1, 3), *SAT),
        "annulled": Way("成绩取消", *CALLED, "certify" @ days(1, 5), "annul" @ days(3, 9)),
        "elsewhere": Way("在其他平台考试", "register", share=1),
        "put_right": Way("其他平台的成绩有更正", "register", "register_anew" @ days(1, 3)),
    },
)
