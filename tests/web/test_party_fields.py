"""The fields of a party: quick for who has an identity card, possible for everybody else."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.party_told import CONFIRMATION
from guiju.kernel.keeping.sight import Use
from tests.specimen.models import Petition
from tests.web import desk
from tests.web.test_taking import NEW, RECEIVED

NUMBER = make_resident_id("431081", date(1990, 1, 1), 12)
WRONG = NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2")
TICK = 'name="petitioner-0-id_confirmed"'


def sent(client: Client, **party: str) -> Any:
    return client.post(NEW, {**RECEIVED, **{f"petitioner-0-{name}": value for name, value in party.items()}})


def test_an_identity_card_needs_no_more_than_its_number(at_desk: Client) -> None:
    page = desk.words(at_desk.get(NEW))
    first = re.search(r'<select name="petitioner-0-document".*?<option value="(\w+)"', page, re.S)
    assert first is not None and first[1] == "usual" and TICK not in page
    assert sent(at_desk, id_number=NUMBER).status_code == 302
    assert Party.objects.get().document == "resident"


@pytest.mark.parametrize(
    ("party", "kind"),
    [
        ({"document": "passport", "id_number": "E12345678"}, "护照"),
        ({"document": "mainland_pass", "id_number": "H12345678"}, "港澳居民来往内地通行证"),
        ({"document": "permanent", "id_number": "USA310200123456"}, "外国人永久居留身份证"),
        ({"kind": "organisation", "document": "association", "id_number": "湘社证字第00123号"}, "社会组织登记证号"),
    ],
)
def test_every_other_document_can_be_chosen_and_is_named(at_desk: Client, party: dict[str, str], kind: str) -> None:
    assert f">{kind}</option>" in desk.words(at_desk.get(NEW))
    done = sent(at_desk, **party)
    page = desk.words(at_desk.get(done["Location"]))
    assert kind in page and Party.objects.get().masked_id in page


def test_a_number_beyond_the_mainland_is_a_telephone(at_desk: Client) -> None:
    assert sent(at_desk, phone="+852 9123 4567").status_code == 302
    assert Party.objects.get().plain(Use.VERIFYING)["phone"] == "+852 91234567"


def test_a_wrong_check_digit_can_be_stood_for_and_is_said_on_the_page(at_desk: Client) -> None:
    refused = desk.words(sent(at_desk, id_number=WRONG))
    assert "校验码应为" in refused and TICK in refused and refused.count(CONFIRMATION) > 1
    done = sent(at_desk, id_number=WRONG, id_confirmed="on")
    assert Party.objects.get().id_confirmed
    assert "证件号码校验码不符，经核对确实如此" in desk.words(at_desk.get(done["Location"]))
    look = at_desk.post(reverse("reveal", args=["petition", Petition.objects.get().pk]), {"why": "核对身份"})
    assert "校验码不符，经核对确实如此" in desk.words(look) and "居民身份证号码" in desk.words(look)


@pytest.mark.parametrize("number", ["43108119900101123", "431081199002301231", "A"])
def test_no_tick_is_offered_where_it_would_not_help(at_desk: Client, number: str) -> None:
    assert TICK not in desk.words(sent(at_desk, id_number=number))


def test_a_row_in_which_nothing_was_typed_is_none(at_desk: Client) -> None:
    blank = {"petitioner-1-kind": "person", "petitioner-1-document": "usual", "petitioner-1-name": "\u200b"}
    done = at_desk.post(NEW, {**RECEIVED, **blank, "petitioner-rows": "2"})
    assert done.status_code == 302 and Party.objects.count() == 1


def test_what_nobody_sees_is_not_kept(at_desk: Client) -> None:
    assert sent(at_desk, name="张\u200b三\u2060丰", id_number="\ufeff".join(NUMBER)).status_code == 302
    told = Party.objects.get().plain(Use.VERIFYING)
    assert (told["name"], told["id_number"]) == ("张三丰", NUMBER)
    refused = desk.words(sent(at_desk, name="\u200b"))
    assert "请填写当事人姓名" in refused


def test_ethnic_group_and_registration_are_asked_where_the_forms_of_the_field_have_them(at_desk: Client) -> None:
    """A dispute asks for them and a look at its parties shows them; a petition does not."""
    page = at_desk.get(NEW.replace("petition", "dispute").replace("receive", "find"))
    assert "民族" in desk.words(page) and "户籍地" in desk.words(page)
    assert "户籍地" not in desk.words(at_desk.get(NEW))
