"""A figure's card beside the text, and what a person tells of figures: another measure, another value, struck, added."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from guiju.figures import catalogue
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.keeping import typed
from guiju.reading.labels import KINDS, PRECISIONS
from guiju.reports.read_figures import MeasureByHand, ReadFigure, ValueByHand, candidates_of, latest_figures
from guiju.web.intake_text import told_of
from guiju.web.names import NOTHING

STEPS = ("correct_measure", "correct_value", "strike_figure", "add_figure")
OFFERED = 12
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n\t]*$")


def told(step: str, record: Any, sent: Mapping[str, str], text: str) -> dict[str, Any]:
    """What a step is told by the form of the page. ``text``: the report's own, in which an addition has its place. Raises
    Refused where no figure or no place is chosen."""
    if step == "add_figure":
        return {"added": [_added(sent, text)]}
    here, place = ReadFigure.objects.filter(matter=record, seq__gte=record.reading), typed.number(sent.get("at"))
    figure = here.filter(start=place).order_by("seq", "pk").last() if place is not None else None
    why = sent.get("why", "")
    match step:
        case "correct_measure":
            if figure is None or "concept" not in sent:
                raise _refused(step, "by_hand", "请选定一项数据（或者“目录中没有”）再提交。")
            return {"by_hand": [{"figure": figure, "concept": sent["concept"], "why": why}]}
        case "correct_value":
            if figure is None:
                raise _refused(step, "values", "请先在正文中选定数据。")
            value = _number(sent.get("value", ""))
            return {"values": [{"figure": figure, "value": value, "unit": sent.get("unit", ""), "why": why}]}
    if figure is None:
        raise _refused(step, "struck", "请先在正文中选定数据。")
    return {"struck": [{"figure": figure, "struck": "restore" not in sent, "why": why}]}


def _refused(step: str, name: str, words: str) -> Refused:
    labels = {"by_hand": "订正数据", "values": "更正数值", "struck": "剔除或者恢复数据", "added": "补录数据"}
    return Refused(labels[name], [Reason(f"field.{name}", words, name)])


def _number(said: str) -> str:
    """A number as typed, without what parts its thousands."""
    return re.sub(r"[\s,，]", "", said)


def _added(sent: Mapping[str, str], text: str) -> dict[str, Any]:
    words = sent.get("words", "").strip()
    start = _place(words, typed.number(sent.get("start")), text)
    unit = sent.get("unit", "").strip()
    clause = _CLAUSE.search(text, max(0, start - 60), start)
    return {
        "start": start, "end": start + len(words), "text": words, "value": _number(sent.get("value", "")), "unit": unit,
        "precision": "exact", "kind": "ratio" if unit in ("%", "‰") else "count",
        "phrase": clause.group().strip() if clause else "", "why": sent.get("why", ""),
    }  # fmt: skip


def _place(words: str, start: int | None, text: str) -> int:
    """Where the words stand in the text: where they were chosen, else where they stand once."""
    if not words:
        raise _refused("add_figure", "added", "请在正文中选中漏读的数据，或者照原文填写。")
    if start is not None and text[start : start + len(words)] == words:
        return start
    match text.count(words):
        case 0:
            raise _refused("add_figure", "added", f"正文中没有“{words}”，请照原文填写。")
        case 1:
            return text.index(words)
    raise _refused(
        "add_figure", "added", f"正文中有多处“{words}”，请在正文中选中所指的一处，或者连同前后的字一起填写。"
    )


def figures_within(record: Any, within: Any) -> list[Any]:
    """The figures of the latest reading, and those added to it, in a part of the text."""
    return list(latest_figures(ReadFigure.objects.filter(within, matter=record)))


def card(figures: Sequence[Any], at: int, query: str) -> dict[str, Any] | None:
    """What is known of the figure at ``at``, what people said of it, and the concepts that it may be taken for (those like
    ``query``); None where none stands there."""
    figure = next((figure for figure in reversed(figures) if figure.start == at), None)
    if figure is None:
        return None
    measures, values = MeasureByHand.objects.filter(figure=figure), ValueByHand.objects.filter(figure=figure)
    known, likely = catalogue.load(), dict(candidates_of(figure.candidates))
    words = measures.values_list("seq", "why").union(values.values_list("seq", "why")).order_by("seq")
    return {
        "figure": figure,
        "value": _shown(figure.value_now),
        "read_value": _shown(figure.value),
        "kind": KINDS.get(figure.kind, figure.kind),
        "precision": PRECISIONS["exact" if figure.valued else figure.precision],
        "concept": known.get(figure.concept_now),
        "read_as": known.get(figure.concept),
        "named_by": likely.get(figure.concept, ""),
        "likely": [(known[one], why) for one, why in likely.items() if one in known and one != figure.concept_now],
        "told": told_of(figure),
        "words": [(seq, why) for seq, why in words if why],
        "q": query,
        "offered": concepts_like(query or f"{figure.phrase} {figure.unit}", leave={figure.concept_now, *likely}),
    }


def _shown(value: Any) -> str:
    return NOTHING if value is None else f"{value.normalize():,f}"


def concepts_like(words: str, *, leave: Collection[str] = ()) -> list[Any]:
    """The concepts of the catalogue nearest to some words: by pairs of characters shared with the label, the ways people
    say it, the definition; one that says the very words comes first."""
    pairs = {words[n : n + 2] for n in range(len(words) - 1) if " " not in words[n : n + 2]}
    scored = []
    for concept in catalogue.load().values():
        said = " ".join(concept.wordings)
        score = sum(3 * (pair in concept.label) + 2 * (pair in said) + (pair in concept.definition) for pair in pairs)
        score += 100 * (bool(words) and (words in concept.label or words in said or words == concept.id))
        if score and concept.id not in leave:
            scored.append((-score, concept.label, concept))
    return [concept for *_, concept in sorted(scored, key=lambda item: item[:2])[:OFFERED]]
