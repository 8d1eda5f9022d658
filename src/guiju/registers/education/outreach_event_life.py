"""How teaching of the law usually goes: on the list, planned, held, proved, checked; rained off, repeated, unlisted."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling
from guiju.registers.education.outreach_event import Audience, Kind, Listed, OutreachEvent

KINDS = {
    Kind.THEME: Audience.PUBLIC,
    Kind.SQUARE: Audience.PUBLIC,
    Kind.LECTURE: Audience.VILLAGERS,
    Kind.ENTERPRISE: Audience.ENTERPRISES,
    Kind.LESSON: Audience.STUDENTS,
}
TOPICS = ("宪法", "民法典", "反电信网络诈骗法", "禁毒法", "人民调解法", "优化营商环境条例")


SAID = {
    "audience": lambda at: KINDS[at["kind"]],
    "topic": lambda at: at.rng.choice(TOPICS),
    "title": lambda at: f"《{at['topic']}》{Kind(at['kind']).label}{MARK}",
}
WHAT = {"kind": lambda at: at.rng.choice([*KINDS]), **SAID}


def place(at: Telling) -> str:
    return f"第{at.rng.randint(1, 9_999)}号场地{MARK}"


def sittings(at: Telling) -> list[dict[str, Any]]:
    reached = at.rng.randint(30, 200)
    return [{"place": place(at), "reached": reached, "leaflets": reached * 2, "banners": at.rng.randint(0, 3)}]


def visits(at: Telling) -> list[dict[str, Any]]:
    households = at.rng.randint(5, 40)
    return [{"place": place(at), "households": households, "reached": households * 2, "leaflets": households}]


def media(at: Telling) -> list[dict[str, Any]]:
    return [{"place": f"村广播和微信群{at.rng.randint(1, 9_999)}{MARK}", "messages": 4, "boards": 1, "hours": 10}]


WHEN = {"planned_on": lambda at: at.day(10), "place": place}
LISTED = ("list", "plan" @ days(1, 9))
HELD = "hold" @ days(0, after="planned_on")
CHECKED = ("prove" @ days(0, 5), "check" @ days(0, 5))
MEDIA = {"kind": Kind.MEDIA, "audience": Audience.PUBLIC}

LIFE = Life(
    OutreachEvent,
    keeper=Keeper.DEPARTMENT,
    usual={
        "list": {"listed_in": Listed.YEAR, **WHAT, "due_on": lambda at: at.day(60)},
        "plan": {**WHEN, "measures": f"设点咨询、发放资料，由法规科负责{MARK}"},
        "put_off": {**WHEN, "reason": f"当日有雨{MARK}"},
        "postpone": {"reason": f"气象部门发布暴雨预警{MARK}"},
        "extend": {"due_on": lambda at: at.day(90), "reason": f"与另一活动合并安排{MARK}"},
        "call_off": {"reason": f"清单已经调整{MARK}"},
        "hold": {"sittings": sittings},
        "register": {**WHAT, "sittings": sittings},
        "again": {"sittings": sittings},
        "prove": {"photos": [], "record": ("宣传记录.txt", f"宣传记录{MARK}".encode())},
        "send_back": {"reason": f"签到表不全{MARK}"},
        "supplement": {"record": ("补充记录.txt", f"补充记录{MARK}".encode())},
    },
    ways={
        "usual": Way("列入清单、举办、核对", *LISTED, HELD, *CHECKED, share=70),
        "unlisted": Way("清单以外的", "register", *CHECKED, share=10),
        "household": Way(
            "入户宣传",
            *(
                ("register" @ days(0)).saying(kind=Kind.HOUSEHOLD, audience=Audience.VILLAGERS, sittings=visits),
                *CHECKED,
            ),
            share=6,
        ),
        "media": Way("媒体宣传", ("register" @ days(0)).saying(**MEDIA, sittings=media), *CHECKED, share=4),
        "public": Way("公开与撤回公开", *LISTED, HELD, *CHECKED, "publish" @ days(1, 5), "unpublish" @ days(9, 60)),
        "repeated": Way(
            "改期，在几处举办，佐证退回后补充",
            *(*LISTED, "put_off" @ days(1), HELD, "again" @ days(1, 5), "prove" @ days(0, 5), "send_back" @ days(1)),
            *(*CHECKED, "supplement" @ days(5, 20)),
            share=5,
        ),
        "rained": Way(
            "延期待定后再定", *LISTED, "postpone" @ days(1), "extend", "plan" @ days(5, 9), HELD, *CHECKED, share=3
        ),
        "called_off": Way("取消", *LISTED, "call_off" @ days(1, 5), share=2),
    },
)
