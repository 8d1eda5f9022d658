"""称号: the words that registers of titles share."""

from __future__ import annotations

from django.db import models

HELD = ("named", "rechecking", "warned")
"""Stages in which a title is borne."""
RECHECK, UNRECTIFIED = "recheck", "unrectified"
"""Of the grounds on which a title is withdrawn those that rest on acts of the record; each register has further ones."""


class Upheld(models.TextChoices):
    """异议核查结论."""

    NO = "no", "异议不成立"
    YES = "yes", "异议成立"
