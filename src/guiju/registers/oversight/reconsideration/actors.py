"""Who acts in a reconsideration.

The matter is held by the organ that decides (复议机关: the county government; up to 2023 also departments). Its
unit (复议机构) is the organ's own or the justice bureau that oversees the region: their people do the handling.
"""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring.steps import At
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role

DESK: dict[str, Any] = {"by": (Role.CLERK, Role.LEGAL), "at": (At.OWN, Organ.RECONSIDERATION)}
"""Those who take papers in and send them out."""
REVIEWER: dict[str, Any] = {"by": (Role.LEGAL,), "at": (At.OWN, Organ.RECONSIDERATION)}
"""The reconsideration staff."""
UNIT_HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": (At.OWN, Organ.RECONSIDERATION)}
"""The head of the unit; where the law asks for the head of the organ, a gate says so."""
ORGAN_HEAD: dict[str, Any] = {"by": (Role.HEAD,), "at": At.OWN}
"""The head of the organ that decides."""
