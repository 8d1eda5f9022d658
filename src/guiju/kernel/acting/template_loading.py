"""An office's own template is loaded: an act of administration, whose entry vouches for the files."""

from __future__ import annotations

from guiju.kernel.acting import administration
from guiju.kernel.keeping import digests, office_templates, vouching
from guiju.kernel.keeping.office_templates import TABLE, Version
from guiju.kernel.offices.people import Actor


def load(by: Actor, words: str, version: Version, content: bytes = b"") -> None:
    """Enter a version that was checked, and keep it. Cut off in between it is not used, and is loaded again."""
    with office_templates.alone():
        with administration.act():
            files, algorithm = office_templates.files_of(version, content), digests.algorithm()
            seen = administration.Vouching()
            seen.rows[TABLE] = {place: vouching.digest_of(held, algorithm) for place, held in files.items()}
            administration.enter(by, words, "", seen)
        office_templates.keep(files)


def otherwise(said: vouching.Said) -> dict[str, bytes | None]:
    """By place the files that are not as ``said``, or not there (None)."""
    told, there = said.get(TABLE, {}), office_templates.kept()
    return {
        place: there.get(place)
        for place in {**there, **told}
        if ((held := there.get(place)) is None and told.get(place) is not None)
        or (held is not None and not vouching.fits(held, told.get(place)))
    }
