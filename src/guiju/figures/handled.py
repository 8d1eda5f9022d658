"""How long agencies had what was handed to them: a figure of every register whose records may be handed over."""

from __future__ import annotations

from django.db.models import Q

from guiju.figures.catalogue import Concept
from guiju.figures.declared import Duration, Figure
from guiju.kernel.declaring.handling import Handling
from guiju.kernel.declaring.matters import Record


def figures_of(model: type[Record]) -> list[Figure]:
    """The median of days from handing over to handing back or on; none where nothing is handed over."""
    if not model.procedure.hands_over:
        return []
    name, label = model.register(), model._meta.verbose_name
    definition = f"年内转出的{label}，自转入某一经办机关之日起至转出之日止日数的中位数"
    concept = Concept(
        f"{name}_handling_days", f"{label}经办时长", "日", "duration", definition, name, model._meta.app_label
    )
    return [Figure(concept.id, concept, Duration(Handling, "since", "until", on="until", where=Q(register=name)))]
