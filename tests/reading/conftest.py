"""Shorthands for reading a sentence."""

from collections.abc import Callable

import pytest

from guiju.figures.catalogue import Concept, load
from guiju.reading import Reading, read


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Concept]:
    return load()


@pytest.fixture(scope="session")
def reading_of(catalogue: dict[str, Concept]) -> Callable[[str], Reading]:
    """Reads a text with the catalogue."""
    return lambda text: read(text, catalogue=catalogue)
