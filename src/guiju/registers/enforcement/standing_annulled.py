"""Whether what an act of compulsion rests on was annulled, and stands so: by all contests of it together, not by the latest alone.

A decision on reconsideration takes effect when it is served (行政复议法 2023 art. 75(2)) and a suit does not stay it (行政诉讼法
2017 art. 56): who contests anew does not bring to life what was annulled, nor does a contest that ends without a judgment.
Only a later one that upholds it does.
"""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import IN_PUBLIC, Clock, Gate

UPHELD = "upheld"


def annulled_on(facts: Facts, annulled: str) -> date | None:
    """The day on which a contest with the result ``annulled`` ended, if no later one upheld what was contested."""
    over = ((deed.on, deed.content.get("set", {}).get("contest_result")) for deed in facts.history)
    judged = [(on, result) for on, result in over if result in (annulled, UPHELD)]
    if not judged:  # what was told may have been erased since; the columns say the outcome
        return facts.before("contest_over_on") if facts.before("contest_result") == annulled else None
    on, result = judged[-1]
    return on if result == annulled else None


def publishing(starts: tuple[str, ...], counted_from: str, annulled: str, *dropped_by: str) -> tuple[Clock, Clock]:
    """The limit for publishing a decision, which what is annulled knows no more, and that for taking down what was published
    of it (国办发〔2018〕118号: at once). Both are looked at again when a contest ends."""

    def to_publish(facts: Facts) -> bool:
        if not facts.asks("contest_result"):
            return True
        decided = facts[counted_from] is not None
        return bool(decided) and facts.record.published_on is None and facts["contest_result"] != annulled

    def to_take_down(facts: Facts) -> bool:
        return bool(facts["contest_result"] == annulled) and IN_PUBLIC.reason(facts) is None

    return (
        Clock(
            "enforcement.publish.decision",
            starts=(*starts, "contest_over"),
            counted_from=counted_from,
            met_by="publish",
            dropped_by=("contest_over", *dropped_by),
            when=to_publish,
        ),
        Clock(
            until="contest_over_on",
            words="撤下已被变更、撤销的决定信息",
            source="国办发〔2018〕118号",
            starts="contest_over",
            met_by="unpublish",
            when=to_take_down,
        ),
    )


def not_annulled(annulled: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        since = annulled_on(facts, annulled)
        return f"决定已于{since}被变更、撤销、确认违法或者无效，不再公开。" if since is not None else None

    return Gate("house.published_stands", reason, gist="所公开的决定没有被撤销")
