"""The file of a dispute: what it must hold before it is closed, as far as the dispute came, and its list of contents."""

from typing import Any

import pytest

from guiju import documents
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from tests.lives import Case
from tests.people import County
from tests.registers.disputes import EARLY, person, told

SCAN = ("扫描件.txt", "模拟扫描件。".encode())
LAWYER = {"kind": "person", "name": "林某", "capacity": "lawyer", "authority": "代为调解", "acts_for": "王某11"}

# up to which step, what is told otherwise, what the file lacks, by which ask that is handed in
LACKING: list[tuple[str, dict[str, Any], str, str]] = [
    ("perform", {"identity": None}, "身份证明", "identity"),
    ("perform", {"signed_copy": None}, "签署后的协议书", "signed_copy"),
    ("perform", {"agent": [LAWYER]}, "授权委托书", "authorisation"),
    ("lead_on", {"identity": None}, "身份证明", "identity"),
    ("court_confirms", {"decision": None}, "司法确认裁定书（决定书）", "decision"),
]


def ended(county: County, upto: str, **otherwise: Any) -> Case:
    dispute = told(county, upto, **otherwise)
    return dispute if upto in ("perform", "lead_on") else dispute.do("follow_up").do("perform")


@pytest.mark.parametrize(("upto", "otherwise", "lacks", "ask"), LACKING)
def test_a_file_is_not_closed_without_what_it_must_hold(
    county: County, upto: str, otherwise: dict[str, Any], lacks: str, ask: str
) -> None:
    """人民调解法 art. 27: each paper that is missing is named, with what to do."""
    dispute = ended(county, upto, **otherwise)
    with pytest.raises(Refused) as caught:
        dispute.do("archive")
    assert caught.value.codes == {"mediation.archive"}
    assert f"案卷尚缺{lacks}（办理“补充卷内材料”上传）。" in str(caught.value)
    handed_in: dict[str, Any] = {ask: SCAN}
    dispute.do("add_papers", **handed_in).do("archive")
    assert dispute.record.archived_on == dispute.on


def test_all_that_is_missing_is_named_at_once(county: County) -> None:
    dispute = told(county, "perform", identity=None, signed_copy=None)
    with pytest.raises(Refused, match=r"案卷尚缺身份证明（.*）、签署后的协议书（.*）。"):
        dispute.do("archive")


def test_a_mediation_by_an_agency_is_filed_by_the_same_order(county: County) -> None:
    dispute = told(county, "perform by an agency", identity=None)
    with pytest.raises(Refused) as caught:
        dispute.do("archive")
    assert caught.value.codes == {"house.archive"}
    dispute.do("add_papers", identity=SCAN).do("archive")


@pytest.mark.parametrize(
    ("upto", "otherwise", "kinds"),
    [
        ("withdraw_application", {"identity": None}, ["registration"]),
        ("agree_orally", {}, ["registration", "rights_notice", "identity", "session_record", "agreement_oral", "visit_record"]),
        ("lead_on", {}, ["registration", "rights_notice", "identity", "session_record", "failure_notice"]),
    ],
)  # fmt: skip
def test_what_a_dispute_never_came_to_is_not_asked_for(
    county: County, upto: str, otherwise: dict[str, Any], kinds: list[str]
) -> None:
    """Withdrawn before it began; agreed upon by word of mouth; not settled: no agreement, or none in writing."""
    dispute = told(county, upto, **otherwise)
    if upto == "agree_orally":
        dispute.do("follow_up").do("perform")
    dispute.do("archive")
    filed = Paper.objects.filter(matter_id=dispute.record.pk).values_list("kind", flat=True)
    assert set(filed) == {*kinds, "file_cover"}


def test_what_was_never_accepted_is_filed_with_nothing(county: County) -> None:
    told(county, "find", identity=None).do("lead_on").do("archive")


def test_the_list_of_contents_follows_the_order_of_the_file(county: County) -> None:
    dispute = told(county, "sign").do("add_papers", days=3, evidence=SCAN).do("follow_up", days=2).do("perform")
    dispute.do("archive", retention="thirty_years")
    cover = documents.to_text(documents.parse(Paper.objects.get(kind="file_cover").content_for(Use.VERIFYING).decode()))
    order = [
        *("申请书或者受理登记表", "权利义务告知书", "身份证明", "证据材料", "调解记录"),
        *("协议书文稿", "签署后的协议书", "回访记录"),
    ]
    places = [
        cover.index(f"{n}\t{title}") if f"{n}\t{title}" in cover else cover.index(title)
        for n, title in enumerate(order, 1)
    ]
    assert places == sorted(places)
    assert "2024年3月7日" in cover
    assert "共有材料8份" in cover
    assert "定期（30年）" in cover
    assert dispute.record.title in cover


def test_papers_of_the_file_name_the_parties(county: County) -> None:
    told(county, "follow_up")
    for kind in ("registration", "rights_notice", "session_record"):
        assert "王某11" in printed(kind), kind
        assert "王某12" in printed(kind), kind


def test_an_inquiry_is_put_on_record(county: County) -> None:
    told(county, "begin").do("inquire", inquired_of="邻居", learned="争执起于界墙")
    assert "争执起于界墙" in printed("inquiry_record")


def printed(kind: str) -> str:
    return documents.to_text(documents.parse(Paper.objects.get(kind=kind).content_for(Use.VERIFYING).decode()))


def test_the_registration_says_who_applies_of_what_group_and_from_where(county: County) -> None:
    other = {**person(12), "ethnic_group": "瑶族", "domicile": "某县某村5号", "address": "某市某街1号"}
    told(county, "accept", opposite=other, brief="因界墙争执")
    words = printed("registration")
    assert "申请人：王某11" in words
    assert "对方当事人：王某12" in words
    assert "民族瑶族，户籍地某县某村5号，住址某市某街1号" in words
    assert "因界墙争执" in words


def test_rights_are_told_by_the_law_of_the_day(county: County) -> None:
    told(county, "begin", EARLY)
    assert "人民调解法" not in printed("rights_notice")
    Paper.objects.all().delete()
    told(county, "begin")
    assert "第二十三条、第二十四条" in printed("rights_notice")


def test_an_application_to_the_court_names_who_acts(county: County) -> None:
    told(county, "apply_confirmation", agent=[LAWYER])
    assert "律师：林某，代理王某11，权限：代为调解" in printed("confirmation_application")


def test_what_was_signed_is_the_agreement_as_last_changed(county: County) -> None:
    """人民调解法 art. 29(2): a change that nobody has signed lies in no file beside the agreement that it changed."""
    dispute = told(county, "sign").do("change_agreement", days=2, signed_copy=None).do("follow_up").do("perform")
    with pytest.raises(Refused, match="案卷尚缺签署后的协议书"):
        dispute.do("archive")
    dispute.do("add_papers", signed_copy=SCAN).do("archive")
