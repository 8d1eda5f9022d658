"""A gate for proceedings before another organ that stand in a column of their own: what is possible from where they stand."""

from __future__ import annotations

from django.db.models import TextChoices

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.steps import Gate


def standing(rule: str, column: str, of: str, *stages: TextChoices) -> Gate:
    """Open where ``column`` says one of ``stages``; ``of`` names the proceedings in the refusal."""
    needed = "、".join(stage.label for stage in stages)

    def reason(facts: Facts) -> str | None:
        now = type(stages[0])(getattr(facts.record, column, ""))
        return None if now in stages else f"{of}“{now.label}”，不能办理；应当为“{needed}”。"

    return Gate(rule, reason, column, f"{of}{needed}")
