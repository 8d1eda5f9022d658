"""Objections of a review (文件审查) that stand open: what is objected to is neither kept on nor published anew as it is."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate

STANDING = ("concluded", "delivered", "answered", "referred")
"""Stages of a review whose opinion stands and has not been followed."""


def none_open(facts: Facts) -> str | None:
    document: Any = facts.record
    found = facts.look_at(document.reviews.filter(stage__in=STANDING)[:1])
    if not found:
        return None
    return f"该文件的审查意见（{facts.named(found[0])}）尚未处理完毕，请先修改、废止，或者由审查机关撤回意见。"


NO_OBJECTION = Gate("house.no_open_objection", none_open, gist="没有尚未处理完毕的审查意见")
