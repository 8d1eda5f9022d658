"""Claims for damage to the environment: a clue to be checked, a loss being assessed, one that is talked about, one agreed."""

from __future__ import annotations

from guiju.registers.enforcement.damage_compensation import DamageCompensation
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办生态环境损害赔偿"


def open_matters(desk: Desk) -> int:
    """How many of them were put on the desks."""
    city = desk.department("城")
    for step, ago in (("take_clue", 2), ("entrust", 3), ("talk", 1), ("court_accepts", 2)):
        desk.stands(DamageCompensation, step, ago, city)
    return 4
