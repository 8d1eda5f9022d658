"""Files of any size come in piece by piece (tus 1.0), go on where they stopped, and become papers by the step that names them."""

from __future__ import annotations

import base64
import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guiju.home import home
from guiju.kernel.keeping import incoming, papers, tidying
from guiju.kernel.keeping.incoming import Incoming
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sealed_files import PIECE
from guiju.kernel.keeping.second_log import Look
from guiju.kernel.offices.people import Role, User
from tests.people import County, verified
from tests.registers.penalties import Bench
from tests.web import desk

FILM = bytes.fromhex("0000001c6674797069736f6d0000020069736f6d69736f3261766331") + os.urandom(2 * PIECE + 1000)
TUS = {"Tus-Resumable": "1.0.0"}
OLD = {"Tus-Resumable": "0.2"}
OFFSET = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")
    monkeypatch.setattr(incoming, "FOLDER", f"incoming-{tmp_path.name}")


@pytest.fixture
def officer(client: Client, county: County) -> User:
    user = desk.user(county.department, Role.OFFICER, name="officer")
    client.force_login(user, backend=desk.BACKEND)
    return user


def begin(client: Client, name: str = "现场.mp4", size: int = len(FILM), headers: dict[str, str] = TUS) -> Any:
    metadata = "filename " + base64.b64encode(name.encode()).decode()
    said = {"Upload-Length": str(size), "Upload-Metadata": metadata, **headers}
    return client.post(reverse("pieces"), content_type=OFFSET, data=b"", headers=said)


def go_on(client: Client, address: str, at: int, more: bytes, **headers: str) -> Any:
    return client.patch(
        address,
        data=more,
        content_type=OFFSET,
        headers={**TUS, "Upload-Offset": str(at), "Content-Type": OFFSET, **headers},
    )


def sent(client: Client, content: bytes = FILM, name: str = "现场.mp4") -> str:
    """A whole file; its key."""
    address = str(begin(client, name, len(content))["Location"])
    assert go_on(client, address, 0, content).status_code == 204
    return address.strip("/").split("/")[-1]


def test_a_file_comes_in_by_pieces_and_goes_on_where_it_stopped(client: Client, officer: User) -> None:
    begun = begin(client)
    address = begun["Location"]
    assert begun.status_code == 201 and begun["Tus-Resumable"] == "1.0.0"
    first = go_on(client, address, 0, FILM[:PIECE])
    assert (first.status_code, first["Upload-Offset"]) == (204, str(PIECE))
    # A line that broke amid a piece: what makes no whole piece is not taken.
    torn = go_on(client, address, PIECE, FILM[PIECE : PIECE + 500])
    assert torn["Upload-Offset"] == str(PIECE)
    again = go_on(client, address, 0, FILM[:PIECE])
    assert (again.status_code, again["Upload-Offset"]) == (409, str(PIECE)), "sent twice, taken once"
    told = client.head(address, headers=TUS)
    assert (told.status_code, told["Upload-Offset"], told["Upload-Length"]) == (200, str(PIECE), str(len(FILM)))
    assert go_on(client, address, PIECE, FILM[PIECE:])["Upload-Offset"] == str(len(FILM))
    one = Incoming.objects.get()
    assert one.digest == sha256(FILM).hexdigest() and not papers.unlike(one.digest)
    assert not one.path.exists() and bytes(one.key) == b""
    assert go_on(client, address, len(FILM), b"").status_code == 204, "whose answer was lost"
    assert go_on(client, address, PIECE, FILM[PIECE:]).status_code == 409


def test_what_a_file_is_called_is_sealed_while_it_waits(client: Client, officer: User) -> None:
    begin(client, "张三被询问.mp4")
    sent(client, name="张三被询问.mp4")
    assert {one.name for one in Incoming.objects.all()} == {"张三被询问.mp4"}
    assert "张三".encode() not in b"".join(bytes(one.called) for one in Incoming.objects.all())
    assert {field.name for field in Incoming._meta.fields if isinstance(field, models.CharField)} == {"digest"}


def test_one_that_came_whole_and_was_not_ended_is_ended_by_whoever_asks(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the last piece and the digest."""
    address = begin(client)["Location"]
    with monkeypatch.context() as killed:
        killed.setattr(incoming, "_finish", lambda one, key: None)
        go_on(client, address, 0, FILM)
    assert client.head(address, headers=TUS)["Upload-Offset"] == str(len(FILM))
    assert go_on(client, address, len(FILM), b"").status_code == 204
    assert Incoming.objects.get().digest == sha256(FILM).hexdigest()


def test_one_that_was_cut_off_while_it_was_ended_is_ended_by_whoever_asks(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed on either side of the moment when the file takes its place: before, its row says too much, after, too little."""

    class Killed(BaseException):
        pass

    real = papers.take_in
    for film, is_in_place in ((FILM, False), (FILM + b"1", True)):

        def killed(*given: Any, is_in_place: bool = is_in_place) -> None:
            if is_in_place:
                real(*given)
            raise Killed

        address = str(begin(client, size=len(film))["Location"])
        key = address.strip("/").split("/")[-1]
        with monkeypatch.context() as cut, pytest.raises(Killed):
            cut.setattr(papers, "take_in", killed)
            go_on(client, address, 0, film)
        assert not incoming.waiting(officer.actor, [key]), "not to be named by a step before it is in its place"
        incoming.forget(timezone.now() + timedelta(days=2))
        assert go_on(client, address, len(film), b"").status_code == 204
        (one,) = incoming.waiting(officer.actor, [key])
        assert one.digest == sha256(film).hexdigest() and not papers.unlike(one.digest) and bytes(one.key) == b""


def test_one_whose_key_or_name_cannot_be_opened_is_begun_anew(client: Client, officer: User) -> None:
    """As after a row was put back under another's key: told in words, and nothing of it is left."""
    address, other = (begin(client)["Location"] for _ in range(2))
    one, another = Incoming.objects.order_by("begun_at")
    for column in ("key", "called"):
        Incoming.objects.filter(pk=one.pk).update(**{column: getattr(another, column)})
    answer = go_on(client, address, 0, FILM)
    assert answer.status_code == 422 and "请重新上传" in answer.content.decode()
    assert list(Incoming.objects.values_list("pk", flat=True)) == [another.pk] and other.endswith(f"{another.pk}/")


def test_pieces_that_came_to_several_processes_have_the_same_digest(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = begin(client)["Location"]
    go_on(client, address, 0, FILM[:PIECE])
    monkeypatch.setattr(incoming, "_digests", incoming._Digests())
    with incoming._READING:
        later = go_on(client, address, PIECE, FILM[PIECE:])
        assert (later.status_code, later["Upload-Offset"]) == (409, str(len(FILM))), "another is read back just now"
    assert go_on(client, address, len(FILM), b"").status_code == 204
    assert Incoming.objects.get().digest == sha256(FILM).hexdigest()


def test_two_who_send_the_same_piece_at_once_do_not_mix(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, answers = begin(client)["Location"], list[int]()
    take = incoming._take

    def amid(*given: Any) -> None:
        monkeypatch.setattr(incoming, "_take", take)
        answers.append(go_on(client, address, 0, FILM[:PIECE]).status_code)
        take(*given)

    monkeypatch.setattr(incoming, "_take", amid)
    assert go_on(client, address, 0, FILM).status_code == 204 and answers == [409]
    assert Incoming.objects.get().digest == sha256(FILM).hexdigest()


def test_what_is_on_the_disk_meanwhile_is_sealed(client: Client, officer: User) -> None:
    go_on(client, begin(client)["Location"], 0, FILM[: 2 * PIECE])
    kept = Incoming.objects.get().path.read_bytes()
    assert FILM[100:140] not in kept and FILM[PIECE + 100 : PIECE + 140] not in kept


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("现场.exe", 10, "格式不在允许之列"),
        ("现场.mp4", 0, "是空文件"),
        ("现场.mp4", 9 * 2**30, "超过8 GB"),
        ("材料.pdf", 51 * 2**20, "超过50 MB"),
        ("现场.mp4", 2**62, ""),
    ],
)
def test_what_may_not_come_in_is_told_before_a_byte_is_sent(
    client: Client, officer: User, name: str, size: int, words: str
) -> None:
    refused = begin(client, name, size)
    assert refused.status_code in (400, 422) and words in refused.content.decode()
    assert not Incoming.objects.exists()


def test_what_is_not_what_its_name_says_is_told_at_its_first_piece(client: Client, officer: User) -> None:
    address = begin(client, size=3 * PIECE)["Location"]
    refused = go_on(client, address, 0, os.urandom(PIECE))
    assert refused.status_code == 422 and "与扩展名.mp4不符" in refused.content.decode()
    assert not Incoming.objects.exists() and not list((home() / incoming.FOLDER).glob("*"))
    picture = begin(client, "照片.jpg", 100)["Location"]
    assert go_on(client, picture, 0, b"x" * 100).status_code == 422


def test_how_much_may_be_under_way_is_bounded(client: Client, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "OF_A_PERSON", 1000)
    assert begin(client, size=900).status_code == 201
    assert "已达上限" in begin(client, size=200).content.decode()
    monkeypatch.setattr(incoming, "OF_A_PERSON", 10**9)
    monkeypatch.setattr(incoming, "OF_AN_AGENCY", 1000)
    assert "本机关" in begin(client, size=200).content.decode()
    monkeypatch.setattr(incoming, "OF_AN_AGENCY", 10**9)
    monkeypatch.setattr(incoming, "MOST_WAITING", 1)
    assert "已达上限" in begin(client, size=1).content.decode()
    monkeypatch.setattr(incoming, "MOST_WAITING", 9)
    monkeypatch.setattr(incoming, "LEFT_FREE", 1.1)
    assert "磁盘余量不足" in begin(client, size=1).content.decode()


def test_only_who_began_it_goes_on_with_it(client: Client, officer: User, county: County) -> None:
    address = begin(client)["Location"]
    other = Client()
    other.force_login(desk.user(county.department, Role.OFFICER, name="other"), backend=desk.BACKEND)
    for answer in (
        other.head(address, headers=TUS),
        go_on(other, address, 0, FILM),
        other.delete(address, headers=TUS),
    ):
        assert answer.status_code == 404
    assert Client().head(address, headers=TUS).status_code == 302
    assert Incoming.objects.get().come == 0


def test_the_protocol_is_held_to(client: Client, officer: User) -> None:
    address = begin(client)["Location"]
    assert begin(client, headers=OLD).status_code == 412
    assert go_on(client, address, 0, FILM, **OLD).status_code == 412
    assert client.patch(address, data=b"x", content_type="text/plain", headers=TUS).status_code == 415
    assert go_on(client, address, -5, FILM).status_code == 415
    assert go_on(client, address, 0, b"x" * (incoming.A_PIECE + 1)).status_code == 413
    assert client.get(address, headers=TUS).status_code == 405
    assert client.get(reverse("pieces"), headers=TUS).status_code == 405
    assert client.patch(reverse("my_work")).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer, backend=desk.BACKEND)
    assert go_on(strict, address, 0, FILM).status_code == 403 and begin(strict).status_code == 403
    assert client.delete(address, headers=TUS).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404


def test_a_finished_file_becomes_a_paper_by_the_step_and_is_not_used_twice(
    client: Client, officer: User, county: County
) -> None:
    bench = Bench(county)
    case = bench.brought("approve_filing")
    keys = [sent(client), sent(client, b"%PDF-1.4 " + b"x" * 300, "笔录.pdf")]
    refused = inspected(client, bench, case, keys, did="")
    page = desk.words(refused)
    assert refused.status_code == 422 and page.count("已传完") == 2, "what came in is not lost with a refusal"
    assert inspected(client, bench, case, keys).status_code == 302
    film, record = Paper.objects.filter(kind="recording").order_by("pk")
    assert (film.size, film.digest, film.media_type) == (len(FILM), sha256(FILM).hexdigest(), "video/mp4")
    assert film.title == "执法记录仪音像或者笔录：现场.mp4" and record.media_type == "application/pdf"
    told = Entry.objects.filter(matter_id=case.pk).latest("seq").content["papers"]
    assert [one["digest"] for one in told if one["kind"] == "recording"] == [film.digest, record.digest]
    assert verified().sound
    assert {(bytes(one.called), one.digest) for one in Incoming.objects.all()} == {(b"", "")}, (
        "only how much came in is kept"
    )
    case.refresh_from_db()
    assert inspected(client, bench, case, keys[:1]).status_code == 422, "used already"


def test_somebody_elses_file_cannot_be_named(client: Client, officer: User, county: County) -> None:
    key = sent(client)
    other = desk.user(county.department, Role.OFFICER, name="other")
    client.force_login(other, backend=desk.BACKEND)
    bench = Bench(county)
    assert inspected(client, bench, bench.brought("approve_filing"), [key]).status_code == 422
    assert not Paper.objects.filter(kind="recording").exists()


def test_the_night_takes_away_what_nobody_went_on_with(client: Client, officer: User) -> None:
    go_on(client, begin(client)["Location"], 0, FILM[:PIECE])
    sent(client)
    half, whole = Incoming.objects.order_by("begun_at")
    old = timezone.now() - timedelta(days=2)
    os.utime(papers.folder() / whole.digest[:2] / whole.digest, (old.timestamp(), old.timestamp()))
    tidying.run(timezone.now())
    assert not papers.unlike(whole.digest) and half.path.exists(), "a step is still awaited"
    Incoming.objects.update(begun_at=timezone.now() - incoming.WAITS - timedelta(hours=1))
    tidying.run(timezone.now())
    assert not half.path.exists() and not Incoming.objects.exists()
    assert papers.unlike(whole.digest) == "不在"


def filmed(client: Client, county: County) -> Paper:
    bench = Bench(county)
    assert inspected(client, bench, bench.brought("approve_filing"), [sent(client)]).status_code == 302
    return Paper.objects.get(kind="recording")


def test_a_recording_is_given_out_by_ranges_and_looked_at_once_an_hour(
    client: Client, officer: User, county: County
) -> None:
    film = filmed(client, county)
    address = reverse("paper", args=["penalty_case", film.matter_id, film.pk, "original"])
    before = Look.objects.filter(what__startswith="附件").count()
    whole: Any = client.get(address)
    assert b"".join(whole.streaming_content) == FILM
    assert whole["Accept-Ranges"] == "bytes" and whole["Content-Length"] == str(len(FILM))
    assert "attachment" in whole["Content-Disposition"] and "sandbox" in whole["Content-Security-Policy"]
    for asked, start, end in (
        ("bytes=0-", 0, len(FILM)),
        ("bytes=10-19", 10, 20),
        (f"bytes={PIECE - 5}-{PIECE + 4}", PIECE - 5, PIECE + 5),
        ("bytes=-100", len(FILM) - 100, len(FILM)),
        (f"bytes=5-{10**15}", 5, len(FILM)),
    ):
        part: Any = client.get(address, headers={"Range": asked})
        assert b"".join(part.streaming_content) == FILM[start:end]
        if (start, end) != (0, len(FILM)):
            assert part.status_code == 206 and part["Content-Range"] == f"bytes {start}-{end - 1}/{len(FILM)}"
    for nothing in (f"bytes={len(FILM)}-", "bytes=-0"):
        assert client.get(address, headers={"Range": nothing}).status_code == 416
    for strange in ("bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,5-9", "bytes=-"):
        assert client.get(address, headers={"Range": strange}).status_code == 200
    assert client.get(address, headers={"Range": "bytes=5-9", "If-Range": '"other"'}).status_code == 200
    assert Look.objects.filter(what__startswith="附件").count() == before + 1
    page = desk.words(client.get(reverse("paper", args=["penalty_case", film.matter_id, film.pk, "play"])))
    assert "<video" in page and film.digest in page
    client.force_login(desk.user(county.township, Role.CLERK, name="far"), backend=desk.BACKEND)
    assert client.get(address, headers={"Range": "bytes=10-19"}).status_code == 404


def inspected(client: Client, bench: Bench, case: Any, keys: list[str], **more: Any) -> Any:
    """The answer to the form of an inspection that names files that came in."""
    form: dict[str, Any] = {
        "on": case.last_step_on.isoformat(),
        "version": case.version,
        "did": "现场检查情况（模拟）",
        "recording-came": keys,
        "officers-rows": 2,
    }
    for n, one in enumerate(bench.certificates):
        form |= {f"officers-{n}-certificate": str(one.pk), f"officers-{n}-shown": "on"}
    return client.post(reverse("take_step", args=["penalty_case", case.pk, "investigate"]), {**form, **more})


def test_files_under_way_have_their_room_kept(client: Client, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The room of what was begun and has not come yet is given to no other file: else all begun at once fill the disk."""
    total = 100 * 2**30
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(total=total, free=total // 4))
    assert begin(client, "一.mp4", 8 * 2**30).status_code == 201
    refused = begin(client, "二.mp4", 8 * 2**30)
    assert refused.status_code == 422 and "磁盘余量不足" in refused.content.decode()
    assert begin(client, "三.mp4", 4 * 2**30).status_code == 201
