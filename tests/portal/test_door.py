"""The citizens' door: codes, tries, limits, no oracle, and whose record and whose steps lie behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.kernel.acting import engine, visiting
from guiju.kernel.acting.sources import Sources
from guiju.kernel.acting.taking import Taking
from guiju.kernel.acting.verification import verify_records
from guiju.kernel.acting.visiting import NotLetIn, TooOften
from guiju.kernel.declaring.course import course
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import doors, sending
from guiju.kernel.keeping.doors import Knock, QueryCode, Visit
from guiju.kernel.keeping.ledger import Entry, Payload
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.second_log import Look, Refusal
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.organs import Organ, entrust
from guiju.kernel.offices.people import Role, party_to
from guiju.portal import door
from guiju.registers.legal_services.legal_aid_case import LegalAidCase
from guiju.registers.oversight.disclosure_request import DisclosureRequest
from guiju.registers.oversight.disclosure_request.choices import Applicant
from guiju.web.entries import told as entries_told
from tests.lives import Case, brought
from tests.people import County

PHONE = "13873500001"
HERE = "203.0.113.7"
PERSON = {"kind": "person", "name": "李大牛", "id_number": "", "phone": PHONE, "address": "某村"}


WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "123456789ABCXYZ-"}
"""As an input method for Chinese types them."""


class Phones:
    """Every message that was sent, by number."""

    sent: list[tuple[str, str]] = []

    def send(self, phone: str, words: str) -> None:
        Phones.sent.append((phone, words))


@pytest.fixture(autouse=True)
def phones(settings: Any) -> Iterator[list[tuple[str, str]]]:
    settings.DOOR_SENDER = f"{__name__}.Phones"
    Phones.sent = []
    yield Phones.sent
    sending.settled()


def one_time() -> str:
    """The one-time code sent last."""
    sending.settled()
    found = re.search(r"\d{6}", Phones.sent[-1][1])
    assert found is not None
    return found[0]


def sent() -> int:
    sending.settled()
    return len(Phones.sent)


@pytest.fixture
def case(county: County) -> Case:
    return brought(county, LegalAidCase, "apply", on=timezone.localdate(), applicant=[PERSON])


def code_of(case: Case, n: int = 0) -> str:
    return doors.query_code("legal_aid_case", case.record.pk, n)


def come_in(public: Client, code: str) -> Any:
    public.post(reverse("portal:door"), {"code": code})
    return public.post(reverse("portal:door_code"), {"one_time": one_time()})


@pytest.mark.parametrize(
    "typed",
    [str, lambda code: f" {code.lower().replace('-', '')} ", lambda code: code.translate(WIDE).replace("0", "O")],
)
def test_a_code_and_a_one_time_code_lead_to_one_s_own_matter(public: Client, case: Case, typed: Any) -> None:
    asked = public.post(reverse("portal:door"), {"code": typed(code_of(case))})
    assert asked.status_code == 302 and asked["Location"] == reverse("portal:door_code")
    sending.settled()
    assert [phone for phone, _ in Phones.sent] == [PHONE]
    entered = public.post(reverse("portal:door_code"), {"one_time": one_time()})
    assert entered["Location"] == reverse("portal:door_matter")
    page = public.get(entered["Location"])
    body = page.content.decode()
    assert case.record.title in body and "已收到申请，审查中" in body and "当前阶段" in body
    assert "法律援助申请表暨受理回执" in body and "撤回申请" in body and "审查并作出是否给予法律援助的决定" in body
    assert "no-cache" in page["Cache-Control"] and "private" in page["Cache-Control"]
    assert Look.objects.filter(user=None, matter_id=case.record.pk).count() == 1
    cookie = public.cookies[door.COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == reverse("portal:door")


def test_the_receipt_tells_the_code_and_the_tables_do_not(public: Client, case: Case) -> None:
    come_in(public, code_of(case))
    page = public.get(reverse("portal:door_matter")).content.decode()
    paper = re.search(r"/public/mine/matter/papers/\d+/", page)
    assert paper is not None
    assert code_of(case) in public.get(paper[0]).content.decode()
    assert public.get(f"{paper[0]}pdf/")["Content-Type"] == "application/pdf"
    kept = [str(row) for model in (QueryCode, Visit, Knock, Payload, Refusal) for row in model.objects.values_list()]
    for secret in (code_of(case), code_of(case).replace("-", ""), PHONE, one_time()):
        assert not any(secret in row for row in kept)


def test_a_code_of_signs_that_nobody_types_is_none_at_all(public: Client) -> None:
    """They are taken out of what comes in (``web.legible``), so that nothing is left: as where nothing was typed."""
    asked = [public.post(reverse("portal:door"), {"code": code}) for code in ("\x00", "")]
    assert [answer.status_code for answer in asked] == [422, 422]
    assert sent() == 0


@pytest.mark.parametrize("typed", ["AAAA-BBBB-CCCC-DDDD", "x", "无", "9" * 400])
def test_a_code_that_is_none_goes_the_same_way_to_a_code_that_never_comes(
    public: Client, case: Case, typed: str
) -> None:
    true, false = Client(), Client()
    asked = [one.post(reverse("portal:door"), {"code": code}) for one, code in ((true, code_of(case)), (false, typed))]
    assert [answer.status_code for answer in asked] == [302, 302]
    pages = [one.get(asked[0]["Location"]).content for one in (true, false)]
    pages = [re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page) for page in pages]
    assert pages[0] == pages[1]
    assert sent() == 1
    wrong = "000000" if one_time() != "000000" else "111111"
    refused = [one.post(reverse("portal:door_code"), {"one_time": wrong}) for one in (true, false)]
    assert [answer.status_code for answer in refused] == [422, 422]
    said = [re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content) for answer in refused]
    assert said[0] == said[1]


def test_a_one_time_code_is_tried_five_times_and_good_for_five_minutes(case: Case) -> None:
    token = visiting.ask(code_of(case), HERE)
    right = one_time()
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(visiting.TRIES):
        with pytest.raises(NotLetIn):
            visiting.enter(token, wrong, HERE)
    with pytest.raises(NotLetIn):
        visiting.enter(token, right, HERE)
    again = visiting.ask(code_of(case), HERE)
    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1), tick=False), pytest.raises(NotLetIn):
        visiting.enter(again, one_time(), HERE)
    third = visiting.ask(code_of(case), HERE)
    assert visiting.visit(visiting.enter(third, one_time(), HERE)) is not None


def test_a_one_time_code_opens_once_and_no_other_visit(case: Case) -> None:
    first = visiting.ask(code_of(case), HERE)
    right = one_time()
    second = visiting.ask(code_of(case), HERE)
    if one_time() != right:
        with pytest.raises(NotLetIn):
            visiting.enter(second, right, HERE)
    inside = visiting.enter(first, right, HERE)
    assert inside != first and visiting.visit(first) is None, "the token that was out before the door opens nothing"
    with pytest.raises(NotLetIn):
        visiting.enter(first, right, HERE)


def test_a_visit_is_over_when_left_alone_when_left_and_after_two_hours(case: Case) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        inside = visiting.enter(visiting.ask(code_of(case), HERE), one_time(), HERE)
        clock.shift(timedelta(minutes=19))
        assert visiting.visit(inside) is not None
        clock.shift(timedelta(minutes=19))
        assert visiting.visit(inside) is not None
        clock.shift(timedelta(minutes=21))
        assert visiting.visit(inside) is None
        long = visiting.enter(visiting.ask(code_of(case), HERE), one_time(), HERE)
        for _ in range(7):
            clock.shift(timedelta(minutes=17))
            assert visiting.visit(long) is not None
        clock.shift(timedelta(minutes=2))
        assert visiting.visit(long) is None
        left = visiting.enter(visiting.ask(code_of(case), HERE), one_time(), HERE)
        visiting.leave(left)
        assert visiting.visit(left) is None


def test_one_code_is_asked_for_five_times_an_hour_known_or_not(case: Case) -> None:
    for code in (code_of(case), "AAAA-BBBB-CCCC-DDDD"):
        for _ in range(visiting.ASKED_FOR_CODE.most):
            visiting.ask(code, HERE)
        with pytest.raises(TooOften):
            visiting.ask(code, HERE)
    assert sent() == visiting.SENT_TO.most
    now = timezone.now()
    with time_machine.travel(now + timedelta(minutes=50), tick=False), pytest.raises(TooOften):
        visiting.ask(code_of(case), HERE)
    with time_machine.travel(now + timedelta(minutes=61), tick=False):  # trying on has prolonged nothing
        visiting.ask(code_of(case), HERE)


def test_one_telephone_gets_five_messages_an_hour_and_nobody_is_told(county: County, case: Case) -> None:
    other = brought(county, LegalAidCase, "apply", on=timezone.localdate(), applicant=[PERSON])
    for _ in range(3):
        visiting.ask(code_of(case), HERE)
        visiting.ask(code_of(other), HERE)
    assert sent() == visiting.SENT_TO.most


def test_one_address_asks_and_tries_so_often_an_hour(case: Case) -> None:
    for n in range(visiting.ASKED_FROM.most):
        visiting.ask(f"CODE-{n:04d}", HERE)
    with pytest.raises(TooOften):
        visiting.ask(code_of(case), HERE)
    token = visiting.ask(code_of(case), "203.0.113.8")
    for _ in range(visiting.TRIED_FROM.most):
        with pytest.raises(NotLetIn):
            visiting.enter("none", "000000", HERE)
    with pytest.raises(TooOften):
        visiting.enter(token, one_time(), HERE)


def test_a_page_says_that_it_is_too_often(public: Client, case: Case) -> None:
    answers = [public.post(reverse("portal:door"), {"code": code_of(case)}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "操作过于频繁" in answers[-1].content.decode()


def test_knocks_are_kept_for_half_a_year(case: Case) -> None:
    visiting.ask(code_of(case), HERE)
    assert doors.forget(timezone.now() + timedelta(days=179)) == 0
    assert doors.forget(timezone.now() + timedelta(days=181)) >= 3
    assert not Knock.objects.exists() and not Visit.objects.exists()


def test_the_telephone_of_who_did_not_apply_is_kept_for_a_day(db: None) -> None:
    visiting.ask_to_apply("legal_aid_case", PHONE, HERE)
    doors.forget(timezone.now() + timedelta(hours=23))
    assert bytes(Visit.objects.get().phone)
    doors.forget(timezone.now() + timedelta(hours=25))
    assert not bytes(Visit.objects.get().phone)


def test_a_new_code_ends_the_old_one_and_who_came_in_with_it(county: County, case: Case) -> None:
    inside = visiting.enter(visiting.ask(code_of(case), HERE), one_time(), HERE)
    with pytest.raises(Refused, match="请核对申请人本人身份"):
        case.do("reissue_code", identified=False)
    case.do("reissue_code")
    assert visiting.visit(inside) is None
    before = sent()
    visiting.ask(code_of(case), HERE)
    assert sent() == before, "the old code leads nowhere"
    visiting.ask(code_of(case, 1), HERE)
    assert sent() == before + 1
    assert verify_records("legal_aid_case", [case.record.pk]).faults == []


def test_a_code_handed_out_together_with_another_act_opens_the_door(county: County, case: Case) -> None:
    clerk = county.actor(county.legal_aid, Role.CLERK)
    engine.take_together(case.record, [("reissue_code", Taking(data={"identified": True}))], clerk)
    before = sent()
    visiting.ask(code_of(case), HERE)
    assert sent() == before, "the old code leads nowhere"
    visiting.ask(code_of(case, 1), HERE)
    assert sent() == before + 1


def test_no_paper_for_others_tells_the_code(county: County) -> None:
    """An organ that notifies and a firm that is assigned are written to as well; the recipient's code is not theirs."""
    case = brought(county, LegalAidCase, "assign", date(2024, 3, 4), way="notified", applicant=[PERSON])
    assert not QueryCode.objects.exists()
    case.do("reissue_code")
    code = code_of(case)
    told = [
        p.kind
        for p in Paper.objects.filter(matter_id=case.record.pk)
        if code in p.content_for(Use.VERIFYING).decode(errors="ignore")
    ]
    assert told == ["code_slip"]
    visiting.ask(code, HERE)
    assert sent() == 1


def test_where_nobody_has_told_a_telephone_nothing_is_sent(county: County) -> None:
    silent = brought(county, LegalAidCase, "apply", on=timezone.localdate(), applicant=[{**PERSON, "phone": ""}])
    visiting.ask(code_of(silent), HERE)
    assert sent() == 0


def test_a_sender_that_fails_is_logged_without_the_number(
    settings: Any, case: Case, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Any, phone: str, words: str) -> None:
        raise ConnectionError(f"gateway refused {phone}")

    monkeypatch.setattr(Phones, "send", fail)
    visiting.ask(code_of(case), HERE)
    sending.settled()
    assert "验证码短信发送失败" in caplog.text and PHONE not in caplog.text


def test_the_usual_sender_masks_on_the_console_and_keeps_its_file_to_itself(
    capsys: pytest.CaptureFixture[str], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "home", lambda: tmp_path)
    sending.ToConsoleAndFile().send(PHONE, "验证码123456")
    said = capsys.readouterr().err
    assert PHONE not in said and "138******01" in said
    file = tmp_path / sending.FILE
    assert PHONE in file.read_text("utf-8") and file.stat().st_mode & 0o077 == 0


# What lies behind the door


def test_a_party_takes_only_the_steps_declared_for_them(public: Client, case: Case) -> None:
    come_in(public, code_of(case))
    for step in ("examine", "grant", "refuse", "ask_correction", "attach", "apply", "none"):
        assert public.get(reverse("portal:door_step", args=[step])).status_code == 404
        assert public.post(reverse("portal:door_step", args=[step]), {"version": 1}).status_code == 404
    actor = party_to("legal_aid_case", case.record.pk)
    for one in LegalAidCase.procedure.steps.values():
        if Role.PARTY not in one.by:
            with pytest.raises(Refused, match="办理机关办理"):
                engine.take(one.name, case.record, actor, {})


def test_a_party_sees_and_moves_no_other_record(county: County, public: Client, case: Case) -> None:
    other = brought(county, LegalAidCase, "apply", on=timezone.localdate(), applicant=[PERSON])
    stranger = party_to("legal_aid_case", other.record.pk)
    with pytest.raises(Refused, match="不在您的办理范围内"):
        engine.take("withdraw", case.record, stranger, {"reason": "不想办了"})
    with pytest.raises(Refused, match="不在您的办理范围内"):
        engine.take("apply", LegalAidCase, stranger, {}, agency=county.legal_aid, new_id=uuid4())
    come_in(public, code_of(other))
    page = public.get(reverse("portal:door_matter")).content.decode()
    assert case.record.title not in page
    theirs = re.search(r"papers/(\d+)/", page)
    assert theirs is not None
    paper = Paper.objects.filter(matter_id=case.record.pk).latest("id")
    assert public.get(reverse("portal:door_paper", args=[paper.pk])).status_code == 404


def test_a_paper_that_is_not_served_to_the_party_stays_inside(public: Client, county: County) -> None:
    door = LegalAidCase.procedure.door
    assert door is not None
    closed = brought(county, LegalAidCase, "close", on=date(2024, 3, 4), applicant=[PERSON])
    come_in(public, code_of(closed))
    for paper in Paper.objects.filter(matter_id=closed.record.pk):
        served = paper.kind in door.papers
        assert public.get(reverse("portal:door_paper", args=[paper.pk])).status_code == (200 if served else 404), (
            paper.kind
        )


def test_the_door_opens_nothing_of_the_workbench_and_the_workbench_not_the_door(public: Client, case: Case) -> None:
    come_in(public, code_of(case))
    assert public.get(reverse("matter", args=["legal_aid_case", case.record.pk]))["Location"].startswith("/sign-in/")
    assert "sessionid" not in public.cookies
    stranger = Client()
    for name in ("door_matter", "door_form"):
        answer = stranger.get(reverse(f"portal:{name}"))
        assert answer.status_code == 302 and answer["Location"].startswith(reverse("portal:door"))


def test_forms_of_the_door_are_held_to_their_origin(case: Case) -> None:
    strict = Client(enforce_csrf_checks=True)
    for name in ("door", "door_code", "door_leave"):
        assert strict.post(reverse(f"portal:{name}"), {"code": code_of(case)}).status_code == 403


def test_a_party_supplements_and_the_ledger_says_that_it_was_they(county: County, public: Client, case: Case) -> None:
    case.do("ask_supplement")
    come_in(public, code_of(case))
    at = reverse("portal:door_step", args=["supplement"])
    version = {"version": str(case.record.version)}
    nothing = public.post(at, version)
    assert nothing.status_code == 422 and "请上传补充的材料，或者写明情况说明" in nothing.content.decode()
    stale = public.post(at, {"version": "1", "explanation": "已说明"})
    assert stale.status_code == 422 and "请刷新页面后再试" in stale.content.decode()
    file = SimpleUploadedFile("合同.txt", "劳动合同".encode())
    done = public.post(at, {**version, "explanation": "已说明", "case_papers": file})
    assert done.status_code == 302, done.content.decode()
    case.record.refresh_from_db()
    assert case.record.stage == "applied"
    entry = Entry.objects.filter(matter_id=case.record.pk).latest("seq")
    assert entry.actor_id is None and entry.content["role"] == Role.PARTY
    [told] = entries_told([entry], case.record, county.bureau_clerk)
    assert (told.actor, told.role) == ("本人", "当事人")
    assert verify_records("legal_aid_case", [case.record.pk]).faults == []
    page = public.get(done["Location"]).content.decode()
    assert "“补充材料（说明）”已经办理" in page


def test_what_a_party_did_is_still_theirs_when_acts_are_taken_again(county: County) -> None:
    """An act entered late makes all after it be taken again, by those who took them."""
    case = brought(county, LegalAidCase, "ask_supplement", on=date(2024, 3, 4), applicant=[PERSON])
    party = party_to("legal_aid_case", case.record.pk)
    case.do("supplement", 2, by=party)
    case.do("examine", 1)
    case.do("appoint_agent", on=case.on - timedelta(days=1), agent=[_lawyer("李大牛")])
    sources = Sources(case.record)
    deeds = course(_acts(case), case.record.procedure.notes)
    assert [sources.actor(deed) for deed in deeds if deed.step == "supplement"] == [party]
    assert verify_records("legal_aid_case", [case.record.pk]).faults == []


def _lawyer(of: str) -> dict[str, str]:
    return {**PERSON, "name": "王小二", "capacity": "lawyer", "authority": "全权", "acts_for": of}


def _acts(case: Case) -> list[Entry]:
    return list(Entry.objects.filter(matter_id=case.record.pk).order_by("seq"))


def test_so_many_forms_are_sent_in_on_one_record_a_day(public: Client, case: Case) -> None:
    come_in(public, code_of(case))
    at = reverse("portal:door_step", args=["withdraw"])
    said = [public.post(at, {"version": "1", "reason": ""}).status_code for _ in range(visiting.SENT_IN.most + 1)]
    assert said == [422] * visiting.SENT_IN.most + [429]


def test_a_party_objects_and_the_justice_bureau_alone_decides(county: County, public: Client) -> None:
    case = brought(county, LegalAidCase, "refuse", on=timezone.localdate(), at_once=True, applicant=[PERSON])
    come_in(public, code_of(case))
    at = reverse("portal:door_step", args=["object"])
    done = public.post(at, {"version": case.record.version, "objection_words": "我符合条件"})
    assert done.status_code == 302, done.content.decode()
    case.record.refresh_from_db()
    assert case.record.stage == "objected" and case.record.closed_on is None
    told = {"objection": "ordered", "reason": "符合条件"}
    for head in (county.actor(county.legal_aid, Role.HEAD), county.actor(county.government, Role.HEAD)):
        with pytest.raises(Refused, match=r"应当由司法行政部门办理|不在您的办理范围内"):
            engine.take("decide_objection", case.record, head, told)
    engine.take("decide_objection", case.record, county.bureau_head, told)
    assert case.record.stage == "ordered"


# 网上申请


def applying(**told: Any) -> dict[str, Any]:
    return {
        "applicant-rows": "1",
        "applicant-0-kind": "person",
        "applicant-0-name": "李大牛",
        "applicant-0-document": "usual",
        "applicant-0-id_number": "",
        "applicant-0-phone": "",
        "applicant-0-address": "某村",
        "kind": "civil",
        "form": "suit",
        "subject": "wages",
        "people": "1",
        "means_told": "家庭困难",
        "request": "请求支付工资",
    } | told


def applied(public: Client, phone: str = PHONE) -> None:
    public.post(reverse("portal:door_begin", args=["legal_aid_case"]), {"phone": phone})
    public.post(reverse("portal:door_code"), {"one_time": one_time()})


def test_a_citizen_applies_to_a_centre_and_is_given_a_code_once(county: County, public: Client) -> None:
    county.legal_aid  # noqa: B018 - made on first use
    assert "申请法律援助" in public.get(reverse("portal:door_apply")).content.decode()
    applied(public)
    page = public.get(reverse("portal:door_form"))
    assert page.status_code == 200 and "李大牛" not in page.content.decode()
    refused = public.post(reverse("portal:door_form"), applying(request="", subject=""))
    body = refused.content.decode()
    assert (
        refused.status_code == 422
        and "请选择申请事项" in body
        and "李大牛" in body
        and LegalAidCase.objects.count() == 0
    )
    given = public.post(reverse("portal:door_form"), applying())
    body = given.content.decode()
    assert given.status_code == 200, body
    record: Any = LegalAidCase.objects.get()
    code = doors.query_code("legal_aid_case", record.pk, 0)
    assert code in body and record.number in body
    assert record.title == "李某某支付劳动报酬法律援助" and record.agency == county.legal_aid
    assert Party.objects.get(matter_id=record.pk).plain(Use.VERIFYING)["phone"] == PHONE
    assert Entry.objects.get(matter_id=record.pk).content["role"] == Role.PARTY
    again = public.post(reverse("portal:door_form"), applying())
    assert again.status_code == 302 and LegalAidCase.objects.count() == 1, "sent twice it opens one record"
    assert record.title in public.get(reverse("portal:door_matter")).content.decode()
    assert record.title in come_in_page(Client(), code)


def come_in_page(public: Client, code: str) -> str:
    come_in(public, code)
    return public.get(reverse("portal:door_matter")).content.decode()


def test_the_telephone_of_the_application_is_the_one_that_was_proved(county: County, public: Client) -> None:
    county.legal_aid  # noqa: B018
    applied(public)
    other = public.post(reverse("portal:door_form"), applying(**{"applicant-0-phone": "13900000000"}))
    assert other.status_code == 422 and "应当是收到验证码的手机号码" in other.content.decode()
    assert public.post(reverse("portal:door_form"), applying(**{"applicant-0-phone": PHONE})).status_code == 200


def test_an_organ_is_chosen_where_there_are_several(county: County, public: Client) -> None:
    county.legal_aid  # noqa: B018
    entrust(county.elsewhere, Organ.LEGAL_AID, since=date(2000, 1, 1))
    applied(public)
    none = public.post(reverse("portal:door_form"), applying())
    assert none.status_code == 422 and "请选择向哪个机构申请" in none.content.decode()
    wrong = public.post(reverse("portal:door_form"), applying(agency=str(county.department.pk)))
    assert wrong.status_code == 422
    assert public.post(reverse("portal:door_form"), applying(agency=str(county.elsewhere.pk))).status_code == 200
    assert LegalAidCase.objects.get().agency_id == county.elsewhere.pk


def test_nobody_applies_without_a_telephone_that_is_one(county: County, public: Client) -> None:
    county.legal_aid  # noqa: B018
    at = reverse("portal:door_begin", args=["legal_aid_case"])
    assert public.post(at, {"phone": "12345"}).status_code == 422
    assert public.get(reverse("portal:door_begin", args=["penalty_case"])).status_code == 404
    for _ in range(visiting.APPLYING.most):
        assert public.post(at, {"phone": PHONE}).status_code == 302
    assert public.post(at, {"phone": PHONE}).status_code == 429
    assert sent() == visiting.APPLYING.most


def test_whoever_asks_reads_no_limit_of_somebody_else(public: Client, county: County) -> None:
    """Who asked for information learns how long it may take, and not who is asked whether it may be given."""
    person = {**PERSON, "id_number": ""}
    told: dict[str, Any] = {"applicant_kind": Applicant.PERSON, "applicant": [person]}
    today = timezone.localdate()
    asked = brought(county, DisclosureRequest, "receive", on=today, **told).do("consult_third_party")
    third = asked.do("serve_consultation").clock("disclosure.third_party.opinion").of_whom
    come_in(public, doors.query_code("disclosure_request", asked.record.pk, 0))
    body = public.get(reverse("portal:door_matter")).content.decode()
    assert asked.record.title in body and third and third not in body
    assert "予以答复" in body
