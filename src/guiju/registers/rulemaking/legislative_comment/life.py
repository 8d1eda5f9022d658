"""How a draft for comment usually goes: put to units, weighed, replied to; shown to the public; added to; withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from guiju.kernel.declaring.life import Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, open_places
from guiju.registers.rulemaking.legislative_comment import LegislativeComment
from guiju.registers.rulemaking.legislative_comment.answering import FATES, WEIGHING
from guiju.registers.rulemaking.legislative_comment.choices import Answer, Fate, Kind, Source, Weighed
from guiju.registers.rulemaking.legislative_comment.collecting import ANSWERS

SUBJECTS = ("物业管理", "城市绿化", "文明行为促进", "河道保护", "养犬管理", "电动自行车管理")


def units(at: Telling) -> list[dict[str, Any]]:
    due = min(at.day(10), at["reply_by"])
    return [{"unit": f"第{n}局{MARK}", "about": f"第二章{MARK}", "due_on": due} for n in range(1, 3)]


def opinions(source: Source) -> Any:
    return lambda at: [
        {"source": source, "clause": "第十条", "opinion": f"建议细化第{at.rng.randrange(1, 10**6)}项情形{MARK}"}
    ]


def open_rows(at: Telling, ask: Any, told: str, **columns: Any) -> list[dict[str, Any]]:
    """``columns`` of each row that is open; before the record is there, of each that was told."""
    places = open_places(ask, at) if at.record is not None else range(len(at.said.get(told, ())))
    return [{"nth": n, **columns} for n in places]


HEARD = ("receive", "consult_units" @ days(1, 2), "record_opinions" @ days(1, 3), "note_answers" @ days(0, 3))
REPLIED = ("weigh" @ days(0, 2), "merge" @ days(1, 2), "reply" @ days(0, 2))
LATE_OPINION = ("record_opinions" @ days(0, 2)).saying(opinions=opinions(Source.EXPERT))
LIFE = Life(
    LegislativeComment,
    keeper=Keeper.BUREAU,
    usual={
        "receive": {
            "kind": Kind.LOCAL,
            "title": lambda at: f"某市{at.rng.choice(SUBJECTS)}条例（草案第{at.rng.randrange(1, 10**5)}稿）{MARK}",
            "sender": f"市人大常委会法制工作机构{MARK}",
            "letter": lambda at: f"法工函〔{at.on.year}〕{at.rng.randrange(1, 10**6)}号{MARK}",
            "reply_by": lambda at: at.day(45),
        },
        "pass_on": {"organ": f"有关主管部门{MARK}", "reason": f"来文应当由其回复{MARK}"},
        "extend": {
            "reply_by": lambda at: (at["reply_by"] or at.on) + timedelta(days=15),
            "reason": f"需要再次座谈{MARK}",
            "agreed_by": f"来文机关联系人{MARK}",
        },
        "consult_units": {"units": units},
        "note_answers": {"units": lambda at: open_rows(at, ANSWERS, "units", answer=Answer.OPINIONS)},
        "show": {
            "comment_until": lambda at: min(at.day(15), at["reply_by"]),
            "contact": f"来信、电子邮件{MARK}",
            "allowed": f"来文机关已在网站公布{MARK}",
        },
        "prolong": {
            "comment_until": lambda at: min(
                (at["comment_until"] or at.on) + timedelta(days=5), at["reply_by"] or at.day(45)
            ),
            "reason": f"应有关方面要求{MARK}",
        },
        "hold_session": {
            "sessions": [{"place": f"某社区基层立法联系点{MARK}", "persons": 20, "gist": f"逐条讨论{MARK}"}],
            "opinions": opinions(Source.POINT),
        },
        "record_opinions": {"opinions": opinions(Source.UNIT)},
        "weigh": {"weighing": lambda at: open_rows(at, WEIGHING, "opinions", weighed=Weighed.SENT, because="")},
        "merge": {"text": f"总体赞成，意见如下{MARK}"},
        "rework": {"reason": f"第十条的意见请再研究{MARK}"},
        "reopen": {"reason": f"又收到专家意见{MARK}"},
        "feed_back": {"feedback": f"所提意见已经研究并回复来文机关{MARK}"},
        "tell_fates": {"fates": lambda at: open_rows(at, FATES, "opinions", fate=Fate.PARTLY)},
        "withdraw": {"reason": f"立法计划调整{MARK}"},
        "unpublish": {"reason": f"征求意见已经结束{MARK}"},
    },
    ways={
        "usual": Way("分送、汇总、回复", *HEARD, *REPLIED, "close" @ days(0, 3), share=70),
        "points": Way(
            "联系点座谈，采纳结果",
            *("receive", "hold_session" @ days(2, 9), *REPLIED, "close" @ days(0, 3), "tell_fates" @ days(20, 40)),
            share=15,
        ),
        "shown": Way(
            "公开征求意见，公布处理情况",
            *("receive", "show" @ days(1, 3), sometimes(0.3, "prolong" @ days(3)), "record_opinions" @ days(1, 3)),
            *("weigh" @ days(1, 2), "merge" @ days(1, 2, after="comment_until"), "reply" @ days(0, 2)),
            *("feed_back" @ days(1, 5), "close" @ days(0, 3), "unpublish" @ days(5, 9)),
            share=10,
        ),
        "prolonged": Way(
            "延长期限，退回研究，补充征集",
            *("receive", "show" @ days(1, 3), "prolong" @ days(1, 3), "extend" @ days(1, 2)),
            *("merge" @ days(1, 2, after="comment_until"), "rework" @ days(0, 1), "merge" @ days(0, 1), "reply"),
            *("reopen" @ days(1, 3), LATE_OPINION, *REPLIED, "close"),
        ),
        "none": Way("没有意见", "receive", "merge" @ days(2, 9), "reply" @ days(0, 2), "close" @ days(0, 3), share=5),
        "passed_on": Way("转交", "receive", "pass_on" @ days(0, 3)),
        "withdrawn": Way("来文机关撤回", *HEARD, "withdraw" @ days(1, 5)),
    },
)
