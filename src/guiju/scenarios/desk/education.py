"""Advocates, vice principals and villages of the last weeks, and numbers that departments have sent: each at some stage."""

from __future__ import annotations

from typing import Any

from guiju.registers.education.legal_advocate import LegalAdvocate
from guiju.registers.education.model_village import ModelVillage
from guiju.registers.education.school_vice_principal import SchoolVicePrincipal
from guiju.registers.statistics.reported_statistic import ReportedStatistic
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办法律明白人、法治副校长、示范村、统计数据"
TOWN: tuple[tuple[Any, str, int, str], ...] = (
    (LegalAdvocate, "choose", 3, "usual"),
    (LegalAdvocate, "train", 2, "usual"),
    (ModelVillage, "apply", 2, "usual"),
    (ModelVillage, "visit", 1, "usual"),
    (ModelVillage, "show", 2, "usual"),
    (ModelVillage, "claim", 2, "held"),
)
OFFICE: tuple[tuple[Any, str, int, str], ...] = (
    (SchoolVicePrincipal, "recommend", 2, "usual"),
    (SchoolVicePrincipal, "train", 1, "usual"),
)
NUMBERS = (
    ("surveillance_cameras", "send", 1),
    ("bravery_commendations", "return_it", 1),
    ("gang_cases_solved", "confirm", 3),
)
"""What the police have sent of the year before, and how far it has come."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desks."""
    town = desk.place.townships[0]
    codes = [one.code for one in desk.place.villages if desk.place.agency_of(one) == town] or [town.region_id]
    for n, (model, upto, ago, way) in enumerate(TOWN):
        desk.stands(model, upto, ago, town, way=way).region = codes[-1 - n % len(codes)]
    for model, upto, ago, way in OFFICE:
        desk.stands(model, upto, ago, desk.department("教育"), way=way)
    for concept, upto, ago in NUMBERS:
        told = {"send": {"concept": concept, "of_year": desk.today.year - 1}}
        desk.stands(ReportedStatistic, upto, ago, desk.department("公安"), told=told)
    return len(TOWN) + len(OFFICE) + len(NUMBERS)
