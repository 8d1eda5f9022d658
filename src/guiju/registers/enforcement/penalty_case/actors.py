"""Who acts in a penalty case."""

from __future__ import annotations

from typing import Any

from guiju.kernel.offices.people import Role

FIELDWORK: dict[str, Any] = {"by": (Role.OFFICER, Role.CLERK)}
HEAD: dict[str, Any] = {"by": (Role.HEAD,)}
