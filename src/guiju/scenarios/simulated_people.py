"""People who do not exist, for rebuilt years: names from a small list, identity numbers well formed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from guiju.kernel.keeping.identifiers import make_resident_id

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = (
    *("建国", "秀英", "志强", "桂兰", "明辉", "丽华", "文斌", "玉梅", "海涛", "春燕"),
    *("国平", "小红", "永强", "秋香", "光明", "翠萍", "振华", "美玲", "立新", "金花"),
)


def name(rng: random.Random) -> str:
    """A name by chance."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def person(rng: random.Random, county: str, born_by: int = 2000) -> dict[str, str]:
    """A natural person as a party: county is a code of six digits; born between 1950 and the end of ``born_by``."""
    born = date(1950, 1, 1) + timedelta(days=rng.randrange((date(born_by, 12, 31) - date(1950, 1, 1)).days))
    return {
        "kind": "person",
        "name": name(rng),
        "id_number": make_resident_id(county[:6], born, rng.randrange(1000)),
        "address": "模拟地址",
    }


def masked(party: dict[str, str]) -> str:
    """A person as a title says it: 张某."""
    return f"{party['name'][0]}某"
