"""Choosing another row: a few signs typed find it, who may be chosen comes first, and only rows in scope can be."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guiju.asking import row_choice
from guiju.asking.row_choice import NONE_SUCH, Search
from guiju.kernel.acting import engine
from guiju.kernel.declaring.asks import RowField
from guiju.kernel.declaring.matters import Part, Record, engine_writes
from guiju.kernel.declaring.steps import ALIKE
from guiju.kernel.finding import choosing
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.offices.people import Actor, Agency, Region, Role, User
from guiju.registers.enforcement.enforcement_certificate import EnforcementCertificate
from guiju.registers.enforcement.penalty_case import PenaltyCase
from guiju.web.staff import today
from tests.lives import brought
from tests.people import County
from tests.registers.disputes import appointed, established
from tests.registers.disputes import told as dispute_told
from tests.specimen.models import Badge
from tests.web import desk


def parts_and_records() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, Part | Record)]


def badge(actor: Actor, title: str) -> Badge:
    made: Badge = engine.take("issue", Badge, actor, {"holder": title}, simulated=True)
    return made


def offered(actor: Actor, model: Any = Badge, words: str = "", **more: Any) -> row_choice.RowChoice:
    rows = model._default_manager.all()
    return row_choice.field_for(RowField(rows, label="证件"), Search(actor, today(), words, **more))


def listed(field: row_choice.RowChoice) -> list[str]:
    """What the list says, group by group in its order."""
    said: list[str] = []
    for value, label in field.widget.choices:
        said += [words for _, words in label] if isinstance(label, list) else [label] if value else []
    return said


def test_only_rows_in_scope_are_offered_and_taken(county: County) -> None:
    own = badge(county.clerk, "甲")
    other = badge(county.actor(county.township, Role.CLERK), "乙")
    field = offered(county.clerk)
    assert [value for value, _ in field.widget.choices] == ["", str(own.pk)]
    assert field.row(str(own.pk)) == own
    assert field.row(str(other.pk)) == NONE_SUCH
    assert offered(county.bureau_clerk).row(str(other.pk)) == other


@pytest.mark.parametrize("typed", ["no such row", "0", "1'--", "00000000-0000-0000-0000-000000000000"])
def test_what_names_no_row_is_no_row(county: County, typed: str) -> None:
    badge(county.clerk, "甲")
    assert offered(county.clerk).row(typed) == NONE_SUCH


def test_nothing_typed_is_nothing(county: County) -> None:
    assert [offered(county.clerk).row(typed) for typed in ("", None, "  ")] == ["", "", ""]


def test_what_is_out_of_scope_the_engine_refuses(county: County) -> None:
    asked = RowField(Badge.objects.all(), label="证件")
    with pytest.raises(forms.ValidationError):
        asked.clean(offered(county.clerk).row("不在范围内的"))


def test_the_only_row_that_the_words_find_is_meant_and_no_other(county: County) -> None:
    field = offered(county.clerk, Agency)
    assert field.row("", "司法") == county.bureau
    assert field.row("", "资兴市") == "请从查找结果中选择"
    assert field.row("", "苏仙区") == "请从查找结果中选择"  # of another county


def test_a_village_is_found_by_its_township(county: County) -> None:
    Region.objects.create(code="431081103201", name="新村", parent_id="431081103")
    assert listed(offered(county.bureau_clerk, Region, "某镇 新")) == ["某镇新村"]


ISSUED = today() - timedelta(days=100)


def holder(name: str, n: int) -> dict[str, str]:
    return {"kind": "person", "name": name, "id_number": make_resident_id("431081", date(1985, 3, 4), n)}


def certificate(county: County, name: str, n: int, agency: Agency | None = None) -> EnforcementCertificate:
    told: dict[str, Any] = {
        "holder": holder(name, n),
        "previous_number": f"旧证{n}",
        "valid_until": today() + timedelta(days=900),
    }
    made = brought(county, EnforcementCertificate, "exchange", ISSUED, agency=agency or county.department, **told)
    found: EnforcementCertificate = made.record
    return found


@pytest.fixture
def officers(county: County) -> dict[str, EnforcementCertificate]:
    """Certificates of the department's, each of another person, and one of the township's."""
    made = {name: certificate(county, name, n) for n, name in enumerate(("韩梅梅", "李雷", "韩冬"))}
    return made | {"林涛": certificate(county, "林涛", 9, county.township)}


def test_colleagues_are_found_by_full_name_or_number_and_others_stay_masked(
    county: County, officers: dict[str, EnforcementCertificate]
) -> None:
    def found(words: str, actor: Actor) -> list[str]:
        return [words.split(" ")[0] for words in listed(offered(actor, EnforcementCertificate, words))]

    me, bureau = county.officer, county.bureau_clerk
    assert found("梅", me) == ["韩梅梅"] and sorted(found("韩", me)) == ["韩冬", "韩梅梅"]
    number = officers["李雷"].number
    assert found(number, me) == found(number.replace("〔", "[").replace("〕", "]"), me) == ["李雷"]
    assert found("韩 梅", me) == ["韩梅梅"] and found("林涛", me) == []
    assert found("林", bureau) == ["林*"] and found("林涛", bureau) == []


def test_ones_own_name_comes_first_and_who_may_not_act_last_with_the_reason(
    county: County, officers: dict[str, EnforcementCertificate]
) -> None:
    engine.take("suspend", officers["韩冬"], county.bureau_head, {"reason": "核查"}, today())
    told = {"kind": "enforcement", "duty": "", "holder": [holder("王五", 5)]}
    engine.take("apply", EnforcementCertificate, county.clerk, told, today())
    for name, other in (("韩梅梅", "李雷"), ("李雷", "韩梅梅")):
        said = listed(offered(county.actor(county.department, Role.OFFICER, name=name), EnforcementCertificate))
        assert [words.split(" ")[0] for words in said[:2]] == [name, other]
        assert sorted(said[2:]) == [
            "王五（已申请）",
            f"韩冬 {officers['韩冬'].number}（暂扣，有效期至{officers['韩冬'].valid_until}）",
        ]


@pytest.mark.parametrize("days", [-1, 0, 50, 99, 100, 1001])
def test_who_comes_first_is_who_may_act(county: County, officers: dict[str, EnforcementCertificate], days: int) -> None:
    day = ISSUED + timedelta(days=days)
    changed = officers["韩冬"]
    for step, after in (("suspend", 40), ("resume", 60), ("suspend", 100)):
        changed = engine.take(step, changed, county.bureau_head, {"reason": "核查"}, ISSUED + timedelta(days=after))
    rows = EnforcementCertificate.objects
    first = set(rows.filter(EnforcementCertificate.choosable(day)))
    may = {row for row in rows.all() if not row.why_not(day)}
    # Of several suspensions a column knows the last alone: what the database lets through, the gate still holds.
    assert may <= first and first - may <= {changed}
    assert {row for row in may if row.kind == "enforcement"} == {row for row in rows.all() if row.holds_on(day)}


INVESTIGATE = "investigate"


def test_of_many_certificates_few_are_on_the_page_and_more_cost_no_more(
    client: Client, county: County, officers: dict[str, EnforcementCertificate]
) -> None:
    case = brought(county, PenaltyCase, "approve_filing", today() - timedelta(days=9)).record
    client.force_login(desk.user(county.department, Role.OFFICER, name="李雷"), backend=desk.BACKEND)
    address = reverse("take_step", args=["penalty_case", case.pk, INVESTIGATE])

    def looked(**typed: str) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as caught:
            answer = (
                client.post(address, {"add": "officers", "officers-rows": "3", **typed})
                if typed
                else client.get(address)
            )
        return len(caught), desk.words(answer)

    few, searched = looked()[0], looked(**{"officers-0-certificate-find": "韩"})[0]
    like = officers["李雷"]
    with engine_writes():
        EnforcementCertificate.objects.bulk_create(
            EnforcementCertificate(**{**_columns(like), "number": f"{n}号", "title": "赵*"}) for n in range(20_000)
        )
    cost, page = looked()
    assert cost == few
    assert page.count("</option>") < 200 and "只列出前面的一部分" in page
    assert page.index(f"李雷 {like.number}") < page.index("赵*")
    cost, page = looked(**{"officers-0-certificate-find": "韩梅"})
    assert cost <= searched and "韩梅梅" in page


def _columns(record: Any) -> dict[str, Any]:
    names = [field.attname for field in record._meta.concrete_fields if field.name != "id"]
    return {name: getattr(record, name) for name in names}


@pytest.fixture
def mediating(client: Client, county: County) -> tuple[Client, str, dict[str, Any]]:
    """The page on which mediation begins; two committees, each with a mediator."""
    dispute = dispute_told(county, "accept").record
    first, second = established(county), established(county, title="某村人民调解委员会", kind="village")
    there: dict[str, Any] = {"first": first, "second": second}
    there |= {"of_first": appointed(county, first, 1), "of_second": appointed(county, second, 2)}
    client.force_login(desk.user(county.township, Role.CLERK, Role.MEDIATOR, name="王某2"), backend=desk.BACKEND)
    return client, reverse("take_step", args=["dispute", dispute.pk, "begin"]), there


def options(page: str, name: str) -> list[str]:
    """The keys that a list on the page offers."""
    [body] = re.findall(rf'<select name="{name}".*?</select>', page, re.S)
    return [key for key in re.findall(r'<option value="([^"]*)"', body) if key]


def test_the_list_of_mediators_follows_the_committee(mediating: tuple[Client, str, dict[str, Any]]) -> None:
    client, address, there = mediating
    page = desk.words(client.get(address))
    # Nobody chosen yet: all, with the committee beside each, one's own name first.
    assert options(page, "mediator") == [str(there["of_second"].pk), str(there["of_first"].pk)]
    assert "某村人民调解委员会" in page.split('name="mediator"')[1]
    chosen = {"committee": str(there["first"].pk), "add": "find-mediator", "mediator-find": ""}
    assert options(desk.words(client.post(address, chosen)), "mediator") == [str(there["of_first"].pk)]


def test_who_is_the_only_one_found_is_chosen(mediating: tuple[Client, str, dict[str, Any]]) -> None:
    client, address, there = mediating
    page = desk.words(client.post(address, {"add": "find-mediator", "mediator-find": "王某1"}))
    assert re.search(rf'<option value="{there["of_first"].pk}" selected>', page)
    page = desk.words(client.post(address, {"add": "find-mediator", "mediator-find": "王某"}))
    assert not re.search(r'<select name="mediator".*?<option value="[^"]+" selected>', page, re.S)


def test_a_mediator_of_another_committee_is_refused_with_both_named(
    mediating: tuple[Client, str, dict[str, Any]],
) -> None:
    client, address, there = mediating
    told = {
        "committee": str(there["first"].pk),
        "mediator": str(there["of_second"].pk),
        "version": "2",
        "on": "2024-03-05",
    }
    page = desk.words(client.post(address, told))
    says = "所选调解员“王某2”的人民调解委员会是“某镇调委〔2023〕2号 某村人民调解委员会”，不是“"
    assert says in page and Refusal.objects.get().reasons[0]["code"] == ALIKE


@pytest.mark.django_db
@pytest.mark.parametrize("model", [*parts_and_records(), Agency, Region, User], ids=lambda model: model._meta.label)
def test_rows_of_every_kind_are_found_by_words(county: County, model: Any) -> None:
    """Whatever a step may let choose from: what is typed into its search is sought in columns that it has, however much it is."""
    for words in ("说明 一句", "无" * 100_000, "无 " * 9_000):
        assert list(choosing.choices(model._default_manager.all(), county.clerk, today(), words).found) == []
