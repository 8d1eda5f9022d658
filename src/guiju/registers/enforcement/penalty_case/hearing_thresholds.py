"""From which amount a fine or confiscation is “较大” (Administrative Penalty Law Art. 63), by region and kind of party.

The law leaves the amount to ministries and provinces. ``hearing_thresholds.yaml`` beside this file holds what counts
where nothing else is said; an installation states its own amounts in ``GUIJU_HOME/hearing_thresholds.yaml``, the same
way. Of all entries that fit region and day, the one for the tightest region holds, among those the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from guiju.home import home
from guiju.kernel.offices.regions import contains

SHIPPED = Path(__file__).parent / "hearing_thresholds.yaml"


@dataclass(frozen=True, slots=True)
class Threshold:
    region: str
    since: date
    person: Decimal
    organisation: Decimal


@cache
def _all(own: Path, changed: float) -> tuple[Threshold, ...]:
    files = [SHIPPED, *([own] if changed else [])]
    entries = [entry for file in files for entry in yaml.safe_load(file.read_text("utf-8")) or ()]
    return tuple(
        Threshold(str(e.get("region") or ""), e["since"], Decimal(e["person"]), Decimal(e["organisation"]))
        for e in entries
    )


def amount(region: str, party_kind: str, on: date) -> Decimal:
    """The amount in yuan from which a hearing must be offered to a ``person`` or ``organisation``."""
    own = home() / "hearing_thresholds.yaml"
    known = _all(own, own.stat().st_mtime if own.exists() else 0.0)
    fitting = [t for t in known if t.since <= on and (not t.region or contains(t.region, region))]
    tightest = max(fitting, key=lambda t: (len(t.region), t.since))
    return tightest.person if party_kind == "person" else tightest.organisation
