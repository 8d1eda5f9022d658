"""Whether what an act of compulsion rests on was annulled, and stands so: by all contests of it together, not by the latest alone.

A decision on reconsideration takes effect when it is served (行政复议法 2023 art. 75(2)) and a suit does not stay it (行政诉讼法
2017 art. 56): who contests anew does not bring to life what was annulled, nor does a contest that ends without a judgment.
Only a later one that upholds it does.
"""

from __future__ import annotations

from datetime import date

from guiju.kernel.declaring.facts import Facts

UPHELD = "upheld"


def annulled_on(facts: Facts, annulled: str) -> date | None:
    """The day on which a contest with the result ``annulled`` ended, if no later one upheld what was contested."""
    over = ((deed.on, deed.content.get("set", {}).get("contest_result")) for deed in facts.history)
    judged = [(on, result) for on, result in over if result in (annulled, UPHELD)]
    if not judged:  # what was told may have been erased since; the columns say the outcome
        return facts.before("contest_over_on") if facts.before("contest_result") == annulled else None
    on, result = judged[-1]
    return on if result == annulled else None
