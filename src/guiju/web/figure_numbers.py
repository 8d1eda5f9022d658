"""What a reader is told of figures of one place: in full where they see every record that is counted, or without what points
at somebody (``figures.withholding``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from guiju.figures import across_regions, compute, declared, rows, withholding, wording
from guiju.figures.declared import Change, Figure, Norm, Ratio
from guiju.figures.withholding import KEPT_BACK, of_closed, told_of
from guiju.kernel.finding import paging
from guiju.kernel.offices.people import Actor
from guiju.kernel.offices.scope import closed, serves_in, visible
from guiju.web.asked_period import Asked


@dataclass(frozen=True)
class Numbers:
    """Figures in the year asked for and in the one before, and those of each year that are kept back."""

    actor: Actor
    where: Asked
    now: dict[str, Decimal | None]
    before: dict[str, Decimal | None]
    hidden: tuple[set[str], set[str]]
    seen: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, actor: Actor, where: Asked, names: Iterable[str]) -> Numbers:
        wanted, region = withholding.beside(names), where.region.code
        years = (where.period, where.period.before())
        now, before = compute.recorded_at(wanted, [(region, year) for year in years])
        hidden = [across_regions.kept_back(wanted, region, y, v) for y, v in zip(years, (now, before), strict=True)]
        return cls(actor, where, now, before, (hidden[0], hidden[1]))

    def in_full(self, figure: Figure) -> bool:
        """Whether all is told, small numbers and how many records there are: of a closed register to whoever sees every
        record that is counted, in this year and the last."""
        if not of_closed(figure.concept):
            return True
        if not self.seen:
            self.seen.update(self._seen_in_full())
        return self.seen[figure.id]

    def _seen_in_full(self) -> dict[str, bool]:
        """Of each figure whether it is of a closed register of which they see every row that it could count in these years;
        asked of all at once."""
        region, years = self.where.region.code, (self.where.period, self.where.period.before())
        theirs = {name for name, model in closed().items() if serves_in(self.actor, model, region)}
        figures = [one for one in map(declared.figure, self.now) if one.concept.register in theirs]
        made_of = {one.id: [rows.everything(base.counted) for base in declared.counted_of(one.id)] for one in figures}
        wanted = {
            (kind, year, sight): found if sight == "all" else visible(self.actor, found)
            for kind in dict.fromkeys(kind for kinds in made_of.values() for kind in kinds)
            for year in years
            for found in [rows.counted(kind, region, year)]
            for sight in ("all", "theirs")
        }
        counts = paging.counts(wanted)
        hidden = {kind for kind, year, _ in wanted if counts[kind, year, "all"] != counts[kind, year, "theirs"]}
        return {name: name in made_of and not hidden.intersection(made_of[name]) for name in self.now}

    def parts_told(self, figure: Figure) -> bool:
        """Whether months and agencies are told at all: not where they would add up to what is kept back, and of a closed
        register not above the county, whose own page keeps others of them back."""
        return self.in_full(figure) or (self._is_told(figure) and withholding.parts_told_of(self._code, figure.concept))

    def _is_told(self, figure: Figure) -> bool:
        return self.in_full(figure) or (self._told_of_place(figure) and not self._kept_back(figure, 0))

    @property
    def _code(self) -> str:
        return str(self.where.region.code)

    def _told_of_place(self, figure: Figure) -> bool:
        return told_of(self._code, figure.concept)

    def _kept_back(self, figure: Figure, year: int) -> bool:
        return figure.id in self.hidden[year] and not self.in_full(figure)

    def said(self, figure: Figure) -> str:
        return self._said(figure, self.now[figure.id], 0)

    def said_before(self, figure: Figure) -> str:
        return self._said(figure, self.before[figure.id], 1)

    def _said(self, figure: Figure, value: Decimal | None, year: int) -> str:
        if not self.in_full(figure) and not self._told_of_place(figure):
            return KEPT_BACK
        return wording.said(value, figure.concept, kept_back=self._kept_back(figure, year))

    def change(self, figure: Figure) -> str:
        """How a figure moved on the year before, in words; "" where either is not told."""
        if not self._is_told(figure) or self._kept_back(figure, 1):
            return ""
        return change(figure, self.now[figure.id], self.before[figure.id])


def change(figure: Figure, now: Decimal | None, before: Decimal | None) -> str:
    """How a figure moved on the year before, in words: in points for a rate, in per cent otherwise."""
    if now is None or before is None or isinstance(figure.computation, Change):
        return ""
    if isinstance(figure.computation, (Ratio, Norm)):
        points = wording.number(abs(now - before))
        return "持平" if now == before else f"{'上升' if now > before else '下降'}{points}个百分点"
    if not before:
        return ""
    rate = wording.number(abs(now - before) * 100 / before, 1)
    return "持平" if now == before else f"{'增加' if now > before else '减少'}{rate}%"
