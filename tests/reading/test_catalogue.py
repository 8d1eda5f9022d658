"""The catalogue is whole, and says its own concepts in its own words; users can add wordings."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guiju.figures import catalogue as shelf
from guiju.figures.catalogue import KINDS, CatalogueError, Concept
from guiju.reading import Reading

ReadingOf = Callable[[str], Reading]
NAME = re.compile(r"[a-z_]{4,}")
WORDS_OF_FORMULAS = {"over", "attendance"}


def test_every_entry_is_complete(catalogue: dict[str, Concept]) -> None:
    for concept in catalogue.values():
        assert concept.label and concept.unit and concept.definition and concept.register, concept.id
        assert bool(concept.wordings) != bool(concept.table), "said in reports, or a column of a table alone"
        assert concept.kind in KINDS, concept.id


def test_relations_name_known_concepts(catalogue: dict[str, Concept]) -> None:
    for concept in catalogue.values():
        names = set(NAME.findall(concept.relation or "")) - WORDS_OF_FORMULAS
        assert names <= catalogue.keys(), (concept.id, names - catalogue.keys())


def test_nearly_every_label_is_understood_as_its_own_concept(
    catalogue: dict[str, Concept], reading_of: ReadingOf
) -> None:
    """A label is the plainest way to say a figure; a reader that misses it would miss what people write."""
    missed = []
    spoken_of = [concept for concept in catalogue.values() if concept.wordings]
    for concept in spoken_of:
        said = re.sub(r"(?:人次|次数|人数|份数|期数|个数|条数|数)$", "", concept.label)
        number = "12万" if concept.unit == "元" else "12个" if concept.unit == "工作日" else "12"
        reading = reading_of(f"今年，{said}{number}{concept.unit}。")
        if concept.id not in [figure.concept for figure in reading.figures]:
            missed.append(concept.id)
    assert len(missed) <= 0.08 * len(spoken_of), missed


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(shelf, "home", lambda: tmp_path)
    shelf.load.cache_clear()
    (tmp_path / "wordings").mkdir()
    yield tmp_path
    shelf.load.cache_clear()


def test_users_add_wordings(own_home: Path) -> None:
    from guiju.reading import read

    text = "今年，乡音调和室劝和48起。"
    assert read(text, catalogue=shelf.load()).figures[0].concept is None
    (own_home / "wordings" / "本县.yaml").write_text("disputes_settled: [劝和]\n", "utf-8")
    shelf.load.cache_clear()
    assert read(text, catalogue=shelf.load()).figures[0].concept == "disputes_settled"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no_such_figure: [甲]", "不在指标目录中"),
        ("disputes_settled: 甲", "文字列表"),
        ("- 甲", "形式"),
        ("a: [", "无法读取"),
    ],
)
def test_a_wrong_wordings_file_is_named(own_home: Path, content: str, said: str) -> None:
    (own_home / "wordings" / "错.yaml").write_text(content, "utf-8")
    with pytest.raises(CatalogueError, match=f"错.yaml.*{said}"):
        shelf.load()
