"""Choosing another row: only rows in scope, by key, number or name; a long list is typed instead of chosen."""

import pytest
from django import forms

from guiju.kernel.acting import engine
from guiju.kernel.declaring.asks import RowField
from guiju.kernel.offices.people import Actor, Agency, Role
from guiju.web import row_choice
from tests.people import County
from tests.specimen.models import Badge


def badge(actor: Actor, title: str) -> Badge:
    made: Badge = engine.take("issue", Badge, actor, {"holder": title}, simulated=True)
    return made


def offered(actor: Actor, model: type = Badge) -> row_choice.RowChoice:
    return row_choice.field_for(RowField(model._default_manager.all(), label="证件"), actor)  # type: ignore[attr-defined]


def test_only_rows_in_scope_are_offered_and_taken(county: County) -> None:
    own = badge(county.clerk, "甲")
    other = badge(county.actor(county.township, Role.CLERK), "乙")
    field = offered(county.clerk)
    assert isinstance(field.widget, forms.Select)
    assert [value for value, _ in field.widget.choices] == ["", str(own.pk)]
    assert field.row(str(own.pk)) == own
    assert field.row(str(other.pk)) == "不在可选范围内"
    assert offered(county.bureau_clerk).row(str(other.pk)) == other


@pytest.mark.parametrize("typed", ["no such row", "0", "1'--", "00000000-0000-0000-0000-000000000000"])
def test_what_names_no_row_is_no_row(county: County, typed: str) -> None:
    badge(county.clerk, "甲")
    assert offered(county.clerk).row(typed) == "不在可选范围内"


def test_nothing_typed_is_nothing(county: County) -> None:
    assert [offered(county.clerk).row(typed) for typed in ("", None, "  ")] == ["", "", ""]


def test_with_many_rows_the_name_is_typed(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_choice, "MOST", 2)
    field = offered(county.clerk, Agency)
    assert isinstance(field.widget, forms.TextInput)
    assert field.row("资兴市司法局") == county.bureau
    assert field.row(str(county.township.pk)) == county.township
    assert field.row("苏仙区司法局") == "不在可选范围内"  # of another county


def test_what_is_out_of_scope_the_engine_refuses(county: County) -> None:
    asked = RowField(Badge.objects.all(), label="证件")
    with pytest.raises(forms.ValidationError):
        asked.clean(offered(county.clerk).row("不在范围内的"))
