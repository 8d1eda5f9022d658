"""重点用语: words in a draft that often stand for what a normative document may not lay down, marked for whoever reviews it.

A mark is a doubt, not a finding: a document may speak of a penalty that a law has laid down. Nothing is closed by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.reading import Unreadable, apart

MOST = 20
"""So many sentences a topic are shown; a draft full of them is looked at as a whole."""


@dataclass(frozen=True)
class Topic:
    """What is not for a normative document to lay down, the words that tell of it, and where the law says so."""

    label: str
    words: tuple[str, ...]
    source: str


TOPICS = (
    Topic(
        "行政处罚",
        ("处罚", "罚款", "没收", "吊销", "责令停产停业", "责令关闭", "拘留"),
        "《中华人民共和国行政处罚法》第十六条",
    ),
    Topic("行政许可", ("许可", "审批", "核准", "资质"), "《中华人民共和国行政许可法》第十七条"),
    Topic(
        "行政强制",
        ("强制", "查封", "扣押", "冻结", "滞纳金", "代履行", "强制拆除"),
        "《中华人民共和国行政强制法》第十条第四款、第十三条第一款",
    ),
    Topic("收费、保证金", ("收费", "征收", "保证金", "摊派", "集资"), "《优化营商环境条例》第二十五条"),
    Topic("市场准入", ("准入", "负面清单"), "《优化营商环境条例》第二十条第二款"),
    Topic("证明事项", ("证明",), "《优化营商环境条例》第四十四条第一款"),
)


@dataclass(frozen=True)
class Mark:
    """A topic with the sentences of the draft that speak of it, in order; ``more``: how many beyond those shown."""

    topic: Topic
    sentences: tuple[str, ...]
    more: int


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[。；！？])|\n", text) if one.strip()]


def beside(text: str) -> list[tuple[str, str]]:
    """The whole draft, sentence by sentence, each with the topics of which it speaks."""
    said = [(topic.label, topic.words) for topic in TOPICS]
    return [
        (one, "、".join(label for label, words in said if any(word in one for word in words)))
        for one in _sentences(text)
    ]


def marks(text: str) -> list[Mark]:
    """The topics of which a draft speaks."""
    sentences = _sentences(text)
    found = ((topic, [one for one in sentences if any(word in one for word in topic.words)]) for topic in TOPICS)
    return [Mark(topic, tuple(said[:MOST]), max(0, len(said) - MOST)) for topic, said in found if said]


DRAFT = asks.upload("review_draft", "送审稿")


def handed_in(facts: Facts) -> bool:
    return facts.told["review_draft"] is not None


def read_ahead(told: Mapping[str, Any]) -> None:
    """Read the draft before the database is locked; what is wrong with it the note or the step will say."""
    with suppress(ValidationError, Unreadable):
        if (file := DRAFT.clean(told.get("review_draft"))) is not None:
            apart.text(file[1])


def for_the_reviewer(facts: Facts) -> dict[str, Any]:
    """What the note on a draft handed in for review says: its marks, or why it cannot be read."""
    name, content, _ = facts.told["review_draft"]
    try:
        text = apart.text(bytes(content))
    except Unreadable as error:
        return {"draft": name, "marks": [], "beside": [], "unreadable": str(error)}
    return {"draft": name, "marks": marks(text), "beside": beside(text), "unreadable": ""}
