"""People and units who do not exist, for simulated records: names from a small list, numbers well formed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from guiju.kernel.keeping.identifiers import make_credit_code, make_resident_id

MARK = "（模拟）"
"""Said by what is made up, wherever a reader might take it for true."""
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = (
    *("建国", "秀英", "志强", "桂兰", "明辉", "丽华", "文斌", "玉梅", "海涛", "春燕"),
    *("国平", "小红", "永强", "秋香", "光明", "翠萍", "振华", "美玲", "立新", "金花"),
)
TRADES = ("商行", "超市", "餐饮店", "门诊部", "加工厂", "运输公司", "农资店")


def name(rng: Random) -> str:
    """A name by chance."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def person(rng: Random, region: str, on: date) -> dict[str, str]:
    """A natural person of the county of ``region``, as a party: between 26 and 70 years old on the day ``on``."""
    born = on - timedelta(days=rng.randrange(26 * 366, 70 * 365))
    return {
        "kind": "person",
        "name": name(rng),
        "id_number": make_resident_id(region[:6], born, rng.randrange(1000)),
        "address": "模拟地址",
    }


def unit(rng: Random, region: str) -> dict[str, str]:
    """A shop or small enterprise of the county of ``region``, as a party."""
    serial = rng.randrange(1, 100_000_000)
    return {
        "kind": "organisation",
        "name": f"模拟{serial:08d}号{rng.choice(TRADES)}",
        "id_number": make_credit_code("92", region[:6], serial),
        "address": "模拟地址",
    }


def called(party: dict[str, str]) -> str:
    """A party as a title says it: 张某, or the name of a unit."""
    return f"{party['name'][0]}某" if party.get("kind", "person") == "person" else party["name"]
