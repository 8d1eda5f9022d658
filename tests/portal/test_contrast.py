"""WCAG 2.2 AA, 1.4.3: text of every tone reads on every ground it stands on."""

import re
from pathlib import Path

import pytest

import guiju.portal

CSS = (Path(guiju.portal.__file__).parent / "static" / "portal" / "site.css").read_text("utf-8")
TONES = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", CSS))
PAIRS = [(tone, ground) for tone in ("ink", "quiet", "link", "link-deep") for ground in ("paper", "sheet", "wash")]
PAIRS += [(tone, f"{tone}-wash") for tone in ("good", "soon", "over", "bad", "next")]
PAIRS += [("sheet", "link"), ("sheet", "link-deep"), ("sheet", "ink"), ("seal", "sheet"), ("quiet", "good-wash")]


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_text_reads_on_its_ground(tone: str, ground: str) -> None:
    dark, light = sorted((brightness(TONES[tone]), brightness(TONES[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "sheet", "wash"])
def test_the_edge_of_a_field_is_seen(ground: str) -> None:
    dark, light = sorted((brightness(TONES["line-strong"]), brightness(TONES[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 3
