"""What a clerk may rely on when taking a step."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from guiju.kernel.acting import engine
from guiju.kernel.acting.taking import Taking
from guiju.kernel.declaring.matters import OnlyBySteps
from guiju.kernel.declaring.publication import PublicRecord
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.declaring.steps import Clock
from guiju.kernel.keeping.clocks import ClockRow
from guiju.kernel.keeping.identifiers import make_resident_id
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Refusal
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import SYSTEM, Actor
from tests.people import County, acts_entered
from tests.reaching_back import corrected
from tests.specimen.models import Badge, Finding, Petition

ID_NUMBER = make_resident_id("431081", date(1990, 1, 1), 12)
RECEIVED = {
    "title": "张某诉求一件",
    "received_on": date(2024, 3, 1),
    "petitioner": {"kind": "person", "name": "张三", "id_number": ID_NUMBER},
}
CONFIRMED = {"confirmed": ["reconsideration.accept_conditions"]}


def received(county: County, **more: Any) -> Petition:
    made: Petition = engine.take("receive", Petition, county.clerk, {**RECEIVED, **more}, date(2024, 3, 1))
    return made


def accepted(county: County) -> Petition:
    made: Petition = engine.take("accept", received(county), county.clerk, CONFIRMED, date(2024, 3, 4))
    return made


def decided(county: County, **more: Any) -> Petition:
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已当面听取"}, date(2024, 3, 5))
    made: Petition = engine.take("decide", matter, county.head, {"outcome": "支持", **more}, date(2024, 3, 6))
    return made


def refusal(step: str, record: Any, actor: Actor, data: dict[str, Any], on: date) -> Refused:
    before = acts_entered().count()
    with pytest.raises(Refused) as caught:
        engine.take(step, record, actor, data, on)
    assert acts_entered().count() == before, "nothing may be written by a refused step"
    kept = Refusal.objects.latest("id")
    assert [reason["code"] for reason in kept.reasons] == [reason.code for reason in caught.value.reasons]
    return caught.value


def test_a_matter_from_receipt_to_publication(county: County) -> None:
    matter = decided(county)
    assert (matter.stage, matter.outcome, matter.closed_on) == ("decided", "支持", date(2024, 3, 6))
    assert matter.number == "资某诉〔2024〕1号"
    engine.take("publish", matter, county.clerk, {"strike": ["张某"]}, date(2024, 3, 7))
    [public] = PublicRecord.objects.all()
    assert public.title == "■■诉求一件"
    assert ["诉求人", "张*"] in public.view
    assert Petition.objects.public().count() == 1
    engine.take("withdraw", matter, county.clerk, {"reason": "决定被撤销"}, date(2024, 3, 8))
    assert Petition.objects.public().count() == 0
    assert PublicRecord.objects.get().withdrawn_why == "决定被撤销"
    steps = list(acts_entered().order_by("seq").values_list("step", flat=True))
    assert steps == ["receive", "accept", "hear", "decide", "publish", "withdraw"]


def test_numbers_follow_one_another(county: County) -> None:
    assert [accepted(county).number for _ in range(3)] == [f"资某诉〔2024〕{n}号" for n in (1, 2, 3)]


def test_personal_data_is_sealed_and_masked(county: County) -> None:
    received(county)
    [party] = Party.objects.all()
    assert "张三".encode() not in bytes(party.name)
    assert (party.masked_name, party.plain(Use.VERIFYING)["name"], party.plain(Use.VERIFYING)["id_number"]) == (
        "张*",
        "张三",
        ID_NUMBER,
    )
    body = Entry.objects.select_related("payload").get().payload.body
    assert ID_NUMBER not in body
    assert "张三" not in body


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        ({"title": ""}, "field.title", "名称"),
        ({"title": "长" * 201}, "field.title", "200"),
        ({"received_on": "2024-02-30"}, "field.received_on", "收到日期"),
        ({"amount": "12.345"}, "field.amount", "金额"),
        ({"petitioner": []}, "field.petitioner", "至少填写1名诉求人"),
        ({"petitioner": {"name": "李四", "id_number": ID_NUMBER[:17] + "9"}}, "field.petitioner", "校验码"),
        ({"nonsense": 1}, "field.nonsense", "不接收"),
    ],
)
def test_bad_data_is_refused_by_field(county: County, data: dict[str, Any], code: str, words: str) -> None:
    refused = refusal("receive", Petition, county.clerk, {**RECEIVED, **data}, date(2024, 3, 1))
    assert [reason.code for reason in refused.reasons] == [code]
    assert words in str(refused)


def test_all_wrong_fields_are_named_at_once(county: County) -> None:
    refused = refusal("receive", Petition, county.clerk, {"title": ""}, date(2024, 3, 1))
    assert refused.codes == {"field.title", "field.received_on", "field.petitioner"}


def test_wrong_stage_wrong_day_wrong_role_wrong_agency(county: County) -> None:
    matter = received(county)
    assert refusal("hear", matter, county.clerk, {"opinion": "无"}, date(2024, 3, 2)).codes == {"stage"}
    assert refusal("accept", matter, county.clerk, CONFIRMED, date(2024, 2, 29)).codes == {"stage"}
    assert refusal("accept", matter, county.clerk, CONFIRMED, date(2124, 2, 29)).codes == {"day.future"}
    assert refusal("accept", matter, county.head, CONFIRMED, date(2024, 3, 2)).codes == {"role"}
    assert refusal("accept", matter, county.bureau_clerk, CONFIRMED, date(2024, 3, 2)).codes == {"agency"}
    stranger = county.actor(county.elsewhere, *county.legal.roles, name="stranger")
    assert refusal("guide", matter, stranger, {"advice": "无"}, date(2024, 3, 2)).codes == {"scope"}


def test_the_bureau_takes_the_steps_that_are_its_own(county: County) -> None:
    matter = engine.take("guide", received(county), county.legal, {"advice": "尽快受理"}, date(2024, 3, 2))
    assert matter.version == 2


def test_a_closed_gate_names_its_article_and_opens_when_cured(county: County) -> None:
    matter = accepted(county)
    refused = refusal("decide", matter, county.head, {"outcome": "支持"}, date(2024, 3, 5))
    assert refused.codes == {"reconsideration.hear_opinions"}
    assert "第四十九条" in str(refused)
    engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, date(2024, 3, 5))
    assert engine.take("decide", matter, county.head, {"outcome": "支持"}, date(2024, 3, 5)).stage == "decided"


def test_a_gate_of_a_law_not_yet_in_force_does_not_hold(county: County) -> None:
    """听取意见 became a duty with the 2023 text: a case received in 2020 is decided under the law of its day."""
    matter = received(county, received_on=date(2020, 3, 1))
    engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 4))
    assert engine.take("decide", matter, county.head, {"outcome": "支持"}, date(2024, 3, 5)).stage == "decided"


def test_a_checklist_must_be_ticked(county: County) -> None:
    refused = refusal("accept", received(county), county.clerk, {}, date(2024, 3, 4))
    assert refused.codes == {"reconsideration.accept_conditions"}
    assert "第三十条" in str(refused)


def test_who_received_does_not_decide(county: County) -> None:
    both = county.actor(county.department, *county.clerk.roles, *county.head.roles, name="both")
    matter = engine.take("receive", Petition, both, RECEIVED, date(2024, 3, 1))
    engine.take("accept", matter, both, CONFIRMED, date(2024, 3, 4))
    engine.take("hear", matter, both, {"opinion": "已听取"}, date(2024, 3, 4))
    assert refusal("decide", matter, both, {"outcome": "支持"}, date(2024, 3, 5)).codes == {"house.four_eyes"}


def test_a_matter_changed_meanwhile_is_refused(county: County) -> None:
    matter = received(county)
    stale = Petition.objects.get(pk=matter.pk)
    engine.take("accept", matter, county.clerk, CONFIRMED, date(2024, 3, 4))
    assert refusal("accept", stale, county.clerk, CONFIRMED, date(2024, 3, 4)).codes == {"changed"}


def test_an_id_opens_one_record(county: County) -> None:
    given = uuid7()
    assert engine.take("receive", Petition, county.clerk, RECEIVED, date(2024, 3, 1), new_id=given).pk == given
    with pytest.raises(Refused, match="没有重复登记"):
        engine.take("receive", Petition, county.clerk, RECEIVED, date(2024, 3, 1), new_id=given)
    with pytest.raises(Refused, match="没有重复登记"):
        engine.take_many("receive", Petition, [Taking(data=RECEIVED, new_id=given)], county.clerk)
    assert Entry.objects.filter(matter_id=given).count() == 1


def test_of_two_who_open_at_once_one_is_told(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has committed after the second had looked: then the database says so."""
    given = uuid7()
    engine.take("receive", Petition, county.clerk, RECEIVED, date(2024, 3, 1), new_id=given)
    looked = engine._not_opened_before
    looks = iter([lambda *ignored: None, looked])
    monkeypatch.setattr(engine, "_not_opened_before", lambda *asked: next(looks)(*asked))
    with pytest.raises(Refused, match="没有重复登记"):
        engine.take("receive", Petition, county.clerk, RECEIVED, date(2024, 3, 1), new_id=given)
    assert Petition.objects.count() == 1 and Refusal.objects.get().reasons[0]["code"] == "opened"


def test_records_change_by_steps_only(county: County) -> None:
    matter = received(county)
    matter.title = "改"
    for change in (
        matter.save,
        matter.delete,
        lambda: Petition.objects.update(title="改"),
        lambda: Petition.objects.all().delete(),
        lambda: Petition.objects.create(title="改"),
        lambda: Petition.objects.bulk_create([Petition(title="改")]),
    ):
        with pytest.raises(OnlyBySteps):
            change()
    assert Petition.objects.get().title == "张某诉求一件"


def test_a_forged_upload_is_refused_and_a_true_one_kept(county: County) -> None:
    matter = engine.take("hear", accepted(county), county.clerk, {"opinion": "已听取"}, date(2024, 3, 5))
    forged = {"outcome": "支持", "file": ("决定.pdf", b"<html>not a pdf</html>")}
    refused = refusal("decide", matter, county.head, forged, date(2024, 3, 6))
    assert refused.codes == {"field.file"}
    assert "扩展名.pdf不符" in str(refused)
    true = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
    engine.take("decide", matter, county.head, {"outcome": "支持", "file": ("决定.pdf", true)}, date(2024, 3, 6))
    assert Paper.objects.get().content_for(Use.VERIFYING) == true


def test_clocks_run_pause_extend_and_are_met(county: County) -> None:
    matter = accepted(county)
    clock = ClockRow.objects.get(rule="reconsideration.decide.ordinary")
    assert (clock.started_on, clock.due_on) == (date(2024, 3, 4), date(2024, 5, 6))  # 5-03 is a holiday until 5-05
    engine.take("suspend", matter, county.clerk, {"reason": "等待鉴定"}, date(2024, 3, 10))
    clock.refresh_from_db()
    assert (clock.due_on, clock.paused) == (None, True)
    engine.take("resume", matter, county.clerk, {}, date(2024, 3, 20))
    clock.refresh_from_db()
    assert (clock.due_on, clock.first_due_on) == (date(2024, 5, 13), date(2024, 5, 6))
    engine.take("extend", matter, county.clerk, {"reason": "情况复杂", "extension_length": 30}, date(2024, 4, 1))
    clock.refresh_from_db()
    assert clock.due_on == date(2024, 6, 12)
    engine.take("hear", matter, county.clerk, {"opinion": "已听取"}, date(2024, 6, 12))
    engine.take("decide", matter, county.head, {"outcome": "支持"}, date(2024, 6, 13))
    clock.refresh_from_db()
    assert (clock.met_on, clock.in_time, clock.running) == (date(2024, 6, 13), False, False)
    assert ClockRow.objects.get(rule="reconsideration.accept.review").in_time is True


def test_a_limit_that_runs_is_not_started_again(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = "reconsideration.decide.ordinary"
    clock = Clock(rule, starts=("accept", "hear"), met_by="find")
    monkeypatch.setitem(Petition.procedure.clocked, "hear", [("start", clock)])
    monkeypatch.setitem(Petition.procedure.clocked, "find", [("meet", clock)])
    matter = accepted(county)
    engine.take("hear", matter, county.clerk, {"opinion": "一"}, date(2024, 3, 5))
    assert [row.started_on for row in ClockRow.objects.filter(rule=rule)] == [date(2024, 3, 4)]
    engine.take("find", matter, county.clerk, {"findings": [{"words": "属实"}]}, date(2024, 3, 6))
    engine.take("hear", matter, county.clerk, {"opinion": "二"}, date(2024, 3, 7))
    rows = ClockRow.objects.filter(rule=rule).order_by("id")
    assert [(row.started_on, row.running) for row in rows] == [(date(2024, 3, 4), False), (date(2024, 3, 7), True)]


def test_a_correction_is_a_step_and_rewrites_nothing(county: County) -> None:
    matter = corrected(decided(county), "receive", county.clerk, county.head, {"title": "李某诉求一件"})
    assert Petition.objects.get().title == "李某诉求一件"
    entries = list(Entry.objects.select_related("payload").order_by("seq"))
    assert entries[0].content["set"]["title"] == "张某诉求一件"
    assert entries[-1].content["refold"]["set"] == {"title": "李某诉求一件"}
    wrong = {"right": {"entry": 1, "told": {"version": 1}}, "reason": "试"}
    assert refusal("ask_correction", matter, county.head, wrong, date(2024, 4, 2)).codes == {"field.right"}


def test_a_closed_matter_refuses_every_declared_step(county: County) -> None:
    matter = decided(county)
    for step in Petition.procedure.declared:
        if step.name not in ("publish", "withdraw", "amend"):
            assert "stage" in refusal(step.name, matter, _as(step, county), {}, date(2024, 4, 1)).codes


def _as(step: Any, county: County) -> Actor:
    return county.legal if step.name == "guide" else county.head if step.name in ("decide", "amend") else county.clerk


def test_parts_hang_on_the_step_that_added_them(county: County) -> None:
    data: dict[str, Any] = {"findings": [{"words": "甲"}, {"words": "乙"}]}
    matter = engine.take("find", accepted(county), county.clerk, data)
    assert list(Finding.objects.order_by("id").values_list("words", "seq")) == [("甲", 3), ("乙", 3)]
    assert matter.version == 3
    data = {"findings": [{"words": "丙"}, {"words": "过" * 21}]}
    refused = refusal("find", matter, county.clerk, data, date.today())
    assert "第2项“内容”" in str(refused)


def test_many_at_once_are_all_or_none(county: County) -> None:
    opened = engine.take_many(
        "receive", Petition, [engine.Taking(data=RECEIVED, on=date(2024, 3, 1)) for _ in range(30)], county.clerk
    )
    takings = [engine.Taking(matter, CONFIRMED, date(2024, 3, 4)) for matter in opened]
    accepted = engine.take_many("accept", Petition, takings, county.clerk)
    assert {matter.stage for matter in accepted} == {"accepted"}
    assert len({matter.number for matter in accepted}) == 30
    takings = [engine.Taking(matter, {"opinion": "已听取"}, date(2024, 3, 5)) for matter in accepted]
    takings[17].data = {"opinion": ""}
    before = acts_entered().count()
    with pytest.raises(Refused):
        engine.take_many("hear", Petition, takings, county.clerk)
    assert acts_entered().count() == before
    assert set(Petition.objects.values_list("stage", "heard")) == {("accepted", False)}


def test_one_matter_twice_in_a_batch_is_refused(county: County) -> None:
    matter = accepted(county)
    takings = [engine.Taking(matter, {"opinion": "已听取"}, date(2024, 3, 5)) for _ in range(2)]
    with pytest.raises(Refused) as caught:
        engine.take_many("hear", Petition, takings, county.clerk)
    assert caught.value.codes == {"twice"}
    assert Petition.objects.get().version == matter.version


def test_twelve_statements_a_step_whatever_the_history(county: County) -> None:
    matter = accepted(county)
    for n in range(20):
        engine.take("hear", matter, county.clerk, {"opinion": f"第{n}次"}, date(2024, 3, 5))
    head = county.head
    with CaptureQueriesContext(connection) as queries:
        engine.take("decide", matter, head, {"outcome": "支持"}, date(2024, 3, 6))
    assert len(queries) <= 12, [query["sql"][:90] for query in queries]


def test_stock_exists_from_a_day_to_a_day(county: County) -> None:
    badge = engine.take("issue", Badge, county.clerk, {"holder": "王五"}, date(2023, 1, 1))
    engine.take("withdraw", badge, county.clerk, {"reason": "调离"}, date(2024, 1, 1))
    assert (badge.entered_on, badge.left_on) == (date(2023, 1, 1), date(2024, 1, 1))


def test_the_system_takes_its_steps_without_agency(county: County) -> None:
    matter = accepted(county)
    engine.take("note_overdue", matter, SYSTEM, {"reason": "逾期"}, date(2024, 8, 1))
    assert ClockRow.objects.get(rule="reconsideration.decide.ordinary").noted_overdue_on == date(2024, 8, 1)


def test_the_limits_of_a_matter_go_where_the_matter_goes(county: County) -> None:
    """Handed over, its limits stand on the desk of whoever has it now."""
    matter = engine.take("hand_up", received(county), county.clerk, {}, date(2024, 3, 1))
    assert ClockRow.objects.get(matter_id=matter.pk).agency_id == matter.agency_id == county.bureau.pk
