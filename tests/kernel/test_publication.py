"""What is struck out stays struck out wherever the publication shows it."""

from datetime import date
from typing import Any

from guiju.kernel.declaring.publication import Publication
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.parties import Party, sealed
from guiju.kernel.keeping.party_told import checked
from tests.specimen.models import Petition


def test_struck_words_leave_the_title_even_where_no_column_is_declared_to_hide_them() -> None:
    record: Any = Petition(title="张某诉求一件", outcome="张某胜诉")
    publication = Publication(shows=("title", "outcome"))
    assert publication.view(record, [], ["张某"]) == [["名称", "■■诉求一件"], ["结果", "张某胜诉"]]


def test_columns_declared_to_hide_are_struck_and_empty_ones_left_out() -> None:
    record: Any = Petition(title="诉求", outcome="张某胜诉")
    publication = Publication(shows=("number", "outcome"), hides=("outcome",))
    assert publication.view(record, [], ["张某"]) == [["结果", "■■胜诉"]]


def party(role: str, **told: str) -> Party:
    return sealed(role, checked({"kind": "person", **told}))


def test_parties_appear_by_their_masked_name_and_only_in_the_roles_shown() -> None:
    record: Any = Petition(title="诉求")
    publication = Publication(shows=(), parties=("petitioner",))
    people = [party("petitioner", name="张三"), party("other", name="李四")]
    assert publication.view(record, people, []) == [["诉求人", "张*"]]


def test_persons_named_in_any_text_are_masked_without_being_asked() -> None:
    number = make_resident_id("431081", date(1990, 1, 1), 12)
    someone = party("petitioner", name="欧阳明", id_number=number, phone="13812345678", address="某路7号欧阳明家")
    record: Any = Petition(title="欧阳明诉求案", outcome=f"支持（{number}，13812345678，某路7号欧阳明家）")
    view = dict(Publication(shows=("title", "outcome")).view(record, [someone], []))
    assert view == {"名称": "欧阳*诉求案", "结果": f"支持（{someone.masked_id}，■■，■■）"}


def test_organisations_keep_their_names() -> None:
    record: Any = Petition(title="某某餐饮店诉求")
    shop = sealed("petitioner", checked({"kind": "organisation", "name": "某某餐饮店"}))
    assert Publication(shows=("title",)).view(record, [shop], []) == [["名称", "某某餐饮店诉求"]]


def test_who_is_public_by_office_is_named_but_not_numbered() -> None:
    number = make_resident_id("431081", date(1990, 1, 1), 12)
    mediator = party("person", name="赵某某", id_number=number)
    publication = Publication(shows=("title", "outcome"), named=("person",))
    view = dict(publication.view(Petition(title="赵某某", outcome=number), [mediator], []))
    assert view == {"名称": "赵某某", "结果": mediator.masked_id}
