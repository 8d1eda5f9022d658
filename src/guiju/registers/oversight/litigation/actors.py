"""Who acts in a suit: the people of the organ that is sued, and the justice bureau, which acts for its government."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.steps import At
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role

DESK: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL), "at": (At.OWN, Organ.JUSTICE)}
OPEN = ("summoned", "answered", "heard", "suspended")
"""Before the court has ended the instance."""
AFTER = ("ruled", "unappealed", "appealed", "effective", "closed")
