"""What is struck out stays struck out wherever the publication shows it."""

from types import SimpleNamespace
from typing import Any

from guiju.kernel.publication import Publication
from tests.specimen.models import Petition


def test_struck_words_leave_the_title_even_where_no_column_is_declared_to_hide_them() -> None:
    record: Any = Petition(title="张某诉求一件", outcome="张某胜诉")
    publication = Publication(shows=("title", "outcome"))
    assert publication.view(record, [], ["张某"]) == [["名称", "■■诉求一件"], ["结果", "张某胜诉"]]


def test_columns_declared_to_hide_are_struck_and_empty_ones_left_out() -> None:
    record: Any = Petition(title="诉求", outcome="张某胜诉")
    publication = Publication(shows=("number", "outcome"), hides=("outcome",))
    assert publication.view(record, [], ["张某"]) == [["结果", "■■胜诉"]]


def test_parties_appear_by_their_masked_name_and_only_in_the_roles_shown() -> None:
    record: Any = Petition(title="诉求")
    named = {"petitioner": "张*", "other": "李*"}
    parties: Any = [SimpleNamespace(role=role, masked_name=name) for role, name in named.items()]
    publication = Publication(shows=(), parties=("petitioner",))
    assert publication.view(record, parties, []) == [["诉求人", "张*"]]
