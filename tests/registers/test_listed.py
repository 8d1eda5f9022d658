"""What a register adds to is told where it looks for it: nothing is left out by a line forgotten, nothing said of what is not."""

import pytest
from django.apps import apps

from guiju.figures import declared
from guiju.figures.chapters import CHAPTERS
from guiju.figures.declared import Count
from guiju.kernel.declaring.matters import Record
from guiju.kernel.declaring.registry import life, lives, registers

OURS = [model for model in apps.get_models() if issubclass(model, Record) and model.__module__.startswith("guiju.")]


def test_every_register_is_listed_with_its_life() -> None:
    assert [model.__name__ for model in OURS if model not in registers().values()] == [], "REGISTERS in models.py"
    assert [model.__name__ for model in OURS if model.register() not in lives()] == [], "LIVES in models.py"


def test_every_sentence_speaks_of_a_chapter_and_of_figures_that_there_are() -> None:
    said = declared.all_sentences()
    assert {sentence.chapter for sentence in said} <= set(CHAPTERS)
    assert [name for sentence in said for name in sentence.figures if name not in declared.figures()] == []


def test_a_life_that_is_not_listed_says_where() -> None:
    with pytest.raises(KeyError, match="errands has no life: list it in LIVES"):
        life("errands")


def test_a_figure_that_the_catalogue_has_not_says_so() -> None:
    with pytest.raises(KeyError, match="no concept of figures/catalogue: villages_in_all"):
        declared.declare(villages_in_all=Count(OURS[0], on="last_step_on"))
