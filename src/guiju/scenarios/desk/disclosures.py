"""Requests and items of public information on the desk: just come in, lacking, others asked, reviewed, to be published."""

from __future__ import annotations

from guiju.registers.oversight.disclosure_item import DisclosureItem
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.scenarios.desk.today import Desk

TOLD = "今日在办政府信息公开"
STAGES = (
    (DisclosureRequest, "receive", 1, ""),
    (DisclosureRequest, "request_correction", 2, "corrected"),
    (DisclosureRequest, "serve_consultation", 3, "consulted"),
    (DisclosureRequest, "review_release", 2, ""),
    (DisclosureItem, "clear", 1, ""),
    (DisclosureItem, "publish", 2, ""),
)
"""How far each has come, so many working days ago."""


def open_matters(desk: Desk) -> int:
    """How many were put on the desk of a department."""
    for model, upto, ago, way in STAGES:
        desk.stands(model, upto, ago, desk.department("住房"), way=way)
    return len(STAGES)
