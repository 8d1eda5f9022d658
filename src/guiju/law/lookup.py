"""Which rule holds: by plain id, day and region."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from pathlib import Path

from guiju.home import home
from guiju.law.entries import read_rules
from guiju.law.errors import BadEntry, NotInForce, UnknownRule
from guiju.law.rules import Gate, Limit, Rule

SHIPPED = Path(__file__).parent / "catalogue"


@dataclass(frozen=True, slots=True)
class Tier:
    """The texts of one rule at one scope from one source, by the day each came into force."""

    scope: str
    firsts: list[date]
    texts: list[Rule]

    def on(self, day: date) -> Rule | None:
        at = bisect_right(self.firsts, day) - 1
        if at < 0:
            return None
        text = self.texts[at]
        return text if text.in_force_to is None or day <= text.in_force_to else None


def rule(rule_id: str, on: date, region: str | None = None) -> Rule:
    """The text of ``rule_id`` in force on day ``on``; the tightest overlay of ``region`` (a GB/T 2260 code) wins.

    Raises UnknownRule where no rule has the id, NotInForce where it has no text that day.
    """
    tiers = _tiers().get(rule_id)
    if tiers is None:
        raise UnknownRule(_unknown(rule_id))
    for tier in tiers:
        if (not tier.scope or (region is not None and region.startswith(tier.scope))) and (found := tier.on(on)):
            return found
    raise NotInForce(_not_in_force(rule_id, on, region))


def limit(rule_id: str, on: date, region: str | None = None) -> Limit:
    """As ``rule``, for an id known to be a time limit. Raises UnknownRule where it is not one."""
    found = rule(rule_id, on, region)
    if not isinstance(found, Limit):
        raise UnknownRule(f"规则“{rule_id}”不是期限")
    return found


def gate(rule_id: str, on: date, region: str | None = None) -> Gate:
    """As ``rule``, for an id known to be a gate. Raises UnknownRule where it is not one."""
    found = rule(rule_id, on, region)
    if not isinstance(found, Gate):
        raise UnknownRule(f"规则“{rule_id}”不是程序条件")
    return found


def versions(rule_id: str) -> tuple[Rule, ...]:
    """All texts of a rule, oldest first, nation before regions. Raises UnknownRule."""
    tiers = _tiers().get(rule_id)
    if tiers is None:
        raise UnknownRule(_unknown(rule_id))
    found = [text for tier in tiers for text in tier.texts]
    return tuple(sorted(found, key=lambda text: (text.scope or "", text.in_force_from or date.min)))


@cache
def _by_version() -> dict[str, Rule]:
    return {text.version_id: text for text in catalogue()}


def version(version_id: str) -> Rule:
    """One text of a rule by its own id, whatever is in force now. Raises UnknownRule."""
    found = _by_version().get(version_id)
    if found is None:
        raise UnknownRule(_unknown(version_id))
    return found


def catalogue() -> tuple[Rule, ...]:
    """Every text of every rule, in the order of ids, then days."""
    return tuple(text for rule_id in ids() for text in versions(rule_id))


def ids() -> tuple[str, ...]:
    """All plain ids, sorted."""
    return tuple(sorted(_tiers()))


def subjects() -> tuple[str, ...]:
    """All subjects that have a rule, sorted."""
    return tuple(sorted({text.subject for text in catalogue()}))


def near(rule_id: str) -> list[str]:
    """Up to five ids that may have been meant."""
    wanted = [known for known in ids() if rule_id and rule_id in known]
    return (wanted or get_close_matches(rule_id, ids(), n=5, cutoff=0.5))[:5]


def forget() -> None:
    """Read rule files anew on the next question."""
    _tiers.cache_clear()
    _by_version.cache_clear()


@cache
def _tiers() -> dict[str, tuple[Tier, ...]]:
    """Per id its tiers, tightest scope first, and at one scope an installation's own texts before the shipped ones."""
    found: dict[str, list[Tier]] = {}
    for folder, own in ((home() / "rules", True), (SHIPPED, False)):
        read = [text for path in sorted(folder.glob("*.yaml")) for text in read_rules(path, own=own)]
        for tier in _stack(read):
            found.setdefault(tier.texts[0].id, []).append(tier)
    return {rule_id: tuple(sorted(tiers, key=lambda tier: -len(tier.scope))) for rule_id, tiers in found.items()}


def _stack(texts: Iterable[Rule]) -> list[Tier]:
    grouped: dict[tuple[str, str], list[Rule]] = {}
    for text in texts:
        grouped.setdefault((text.id, text.scope or ""), []).append(text)
    return [_tier(scope, same) for (_, scope), same in grouped.items()]


def _tier(scope: str, texts: list[Rule]) -> Tier:
    texts = sorted(texts, key=lambda text: text.in_force_from or date.min)
    for older, newer in pairwise(texts):
        if older.in_force_to is None or older.in_force_to >= (newer.in_force_from or date.min):
            raise BadEntry(f"规则 {older.version_id} 与 {newer.version_id} 的有效期重叠，请改 in_force_to")
        if older.version_id == newer.version_id:
            raise BadEntry(f"规则 {older.version_id} 有两个版本同名，请给较早的加上年份后缀，如 {older.id}_2020")
        if type(older) is not type(newer):
            raise BadEntry(f"规则 {older.version_id} 与 {newer.version_id} 同名而种类不同")
    return Tier(scope, [text.in_force_from or date.min for text in texts], texts)


def _unknown(rule_id: str) -> str:
    suggestions = near(rule_id)
    hint = f"是否指：{'、'.join(suggestions)}" if suggestions else "可用 guiju law list 查找"
    return f"没有规则“{rule_id}”，{hint}"


def _not_in_force(rule_id: str, on: date, region: str | None) -> str:
    spans = "；".join(in_words(text) for text in versions(rule_id))
    where = f"(地区 {region})" if region else ""
    return f"规则“{rule_id}”在 {on}{where}没有可用的条文；目录收有：{spans}"


def in_words(text: Rule) -> str:
    """When and where one text holds: 2018-01-01 至 2023-12-31, 地区 43."""
    first = f"{text.in_force_from} 起" if text.in_force_from else "施行日不详"
    span = f"{text.in_force_from or '施行日不详'} 至 {text.in_force_to}" if text.in_force_to else first
    return span + (f"(仅适用于地区 {text.scope})" if text.scope else "")
