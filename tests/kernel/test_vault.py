"""What is sealed: it opens in its own place only, under the key that it names, and is sealed anew while people work."""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.utils import timezone

from guiju.kernel.acting import credentials, engine, verification, visiting
from guiju.kernel.declaring.publication import PublicRecord, decided_before
from guiju.kernel.keeping import checkpoints, incoming, keyring, papers, resealing, second_factors, signatures, vault
from guiju.kernel.keeping.doors import Visit
from guiju.kernel.keeping.keyring import Key
from guiju.kernel.keeping.parties import Party
from guiju.kernel.keeping.sealed import column
from guiju.kernel.keeping.second_factors import Kind
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import User
from tests.people import County, entered
from tests.specimen.models import Petition
from tests.web import desk

APP = "JBSWY3DPEHPK3PXP"
"""What an app was given."""


@pytest.fixture
def keys(county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Papers of one's own, and the keys are again those of the run when the test is over, whatever it did with them."""
    monkeypatch.setattr(papers, "folder", lambda: tmp_path / "papers")
    yield
    keyring.forget()


def published(county: County, words: str, on: date) -> Petition:
    record = desk.decided(county, f"{words}反映停电（模拟）", on)
    engine.take("publish", record, county.clerk, {"strike": [words]}, record.last_step_on)
    return record


@pytest.fixture
def filled(county: County, keys: None) -> list[Petition]:
    """Two records with parties and publications, words struck out of them, a paper, and two at the door."""
    for phone in ("13800138000", "13800138001"):
        visiting.ask_to_apply("petition", phone, "203.0.113.9")
    papers.store(b"a paper of the vault's tests")
    return [published(county, "某甲", date(2024, 5, 7)), published(county, "某乙", date(2024, 5, 8))]


def a_column_of_another_row(filled: list[Petition]) -> Callable[[], object]:
    one, other = (Party.objects.get(matter_id=record.pk) for record in filled)
    Party.every.filter(pk=other.pk).update(phone=b"", address=b"", name=one.name)
    # Of the same name and telephone they would be bound alike: the other is told to be somebody else.
    Party.every.filter(pk=other.pk).update(digest="0" * 64)
    return partial(Party.every.get(pk=other.pk).plain, Use.VERIFYING)


def another_column_of_the_row(filled: list[Petition]) -> Callable[[], object]:
    one = Party.objects.get(matter_id=filled[0].pk)
    Party.every.filter(pk=one.pk).update(address=one.phone)
    return partial(Party.every.get(pk=one.pk).plain, Use.VERIFYING)


def what_was_struck_out_of_another(filled: list[Petition]) -> Callable[[], object]:
    one = PublicRecord.objects.get(matter_id=filled[0].pk)
    PublicRecord.objects.filter(matter_id=filled[1].pk).update(decided=one.decided)
    return lambda: decided_before(Petition.objects.get(pk=filled[1].pk))


def the_telephone_of_another(filled: list[Petition]) -> Callable[[], object]:
    one, other = Visit.objects.order_by("pk")[:2]
    Visit.objects.filter(pk=other.pk).update(phone=one.phone)
    other.refresh_from_db()
    return lambda: other.telephone


def a_paper_under_the_name_of_another(filled: list[Petition]) -> Callable[[], object]:
    one, other = (papers.store(words) for words in (b"one paper", b"another paper"))
    place(other).write_bytes(place(one).read_bytes())
    return lambda: papers.opened(other)


def place(digest: str) -> Path:
    return papers.folder() / digest[:2] / digest


@pytest.mark.parametrize(
    "moved",
    [
        a_column_of_another_row,
        another_column_of_the_row,
        what_was_struck_out_of_another,
        the_telephone_of_another,
        a_paper_under_the_name_of_another,
    ],
)
def test_what_is_sealed_opens_in_its_own_place_only(
    filled: list[Petition], moved: Callable[[list[Petition]], Callable[[], object]]
) -> None:
    opened = moved(filled)
    with pytest.raises(vault.WrongKey):
        opened()


def test_every_sealed_column_is_bound_to_something_beside_it() -> None:
    columns = [one for _, found in resealing.sealed_columns() for one in found]
    assert len(columns) >= 9
    assert [str(one) for one in columns if not one.beside] == []


def names_in_use() -> set[bytes]:
    rows = (row for model, _ in resealing.sealed_columns() for row in model._base_manager.values())
    sealed = {one.name for _, columns in resealing.sealed_columns() for one in columns}
    found = {vault.named(row[name]) for row in rows for name in sealed & row.keys() if row[name]}
    return found | {vault.named(path.read_bytes()) for path in resealing.files()}


def test_a_new_key_seals_at_once_and_the_rest_follows(filled: list[Petition], county: County) -> None:
    plain = [party.plain(Use.VERIFYING) for party in Party.every.order_by("pk")]
    number, digests = Party.every.count(), set(Party.every.values_list("digest", flat=True))
    old = keyring.ring().sealing
    new = keyring.rotate().sealing
    later = desk.decided(county, "更换密钥以后的一件（模拟）")
    assert vault.named(Party.objects.get(matter_id=later.pk).name) == new != old
    assert [party.plain(Use.VERIFYING) for party in Party.every.order_by("pk")[:number]] == plain, (
        "the former key still opens"
    )
    done = resealing.reseal()
    assert (done.rows, done.dropped, done.kept) == (number + 2 + 2, 0, 1) and done.papers
    assert names_in_use() == {new}
    assert [party.plain(Use.VERIFYING) for party in Party.every.order_by("pk")[:number]] == plain
    assert digests <= set(Party.every.values_list("digest", flat=True)), "fingerprints stay"
    assert decided_before(filled[0]).strike == ["某甲"]
    entered()
    assert verification.verify().sound


def under(name: bytes) -> set[str]:
    """Every column of every table in which something bears the name of a key: bytes, or base 64 within a text."""
    found = set[str]()
    for model in apps.get_models():
        for row in model._base_manager.values():
            found |= {f"{model._meta.label}.{column}" for column, value in row.items() if _bears(value, name)}
    return found


def _bears(value: object, name: bytes) -> bool:
    if isinstance(value, (bytes, memoryview)):
        return vault.named(value) == name
    return any(_decoded(one)[: len(name)] == name for one in re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", str(value)))


def _decoded(text: str) -> bytes:
    with suppress(ValueError):
        return base64.b64decode(text, validate=True)
    return b""


def test_nothing_in_any_table_is_left_under_a_former_key(filled: list[Petition], county: County) -> None:
    """Second factors among it; they prove what they proved, and the ledger vouches for them whatever the key."""
    user = User.objects.get(pk=county.clerk.user_id or 0)
    entered()
    codes = credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, APP)}, None)
    incoming.begin(county.clerk, "现场.mp4", 1000)
    old = keyring.ring().sealing
    factors = {f"{Authenticator._meta.label}.data"}
    assert under(old) >= factors | {"kernel.Incoming.called", "kernel.Incoming.key", "kernel.Party.name"}
    new = keyring.rotate().sealing
    assert resealing.reseal().rows and under(old) == set() and under(new) >= factors
    assert resealing.reseal().rows == 0 and verification.verify().sound
    assert second_factors.codes_left(user) == len(codes) and credentials.proved(user, codes[0])
    assert second_factors.opened_for(user, Authenticator.objects.get(type=Kind.TOTP).data["secret"]) == APP
    assert verification.verify().sound


def test_a_second_factor_that_was_changed_by_sql_is_found(filled: list[Petition], county: County) -> None:
    one, other = (User.objects.get(pk=actor.user_id or 0) for actor in (county.clerk, county.head))
    entered()
    for user in (one, other):
        credentials.add(user, Kind.TOTP, {"secret": second_factors.sealed_for(user, APP)}, None)
    rows = Authenticator.objects.filter(user=one, type=Kind.TOTP)
    theirs, own = Authenticator.objects.get(user=other, type=Kind.TOTP).data, rows.get().data
    for data in (theirs, {"secret": second_factors.sealed_for(one, APP[::-1])}, {"secret": "x"}, own | {"more": 1}):
        rows.update(data=data)
        assert not verification.verify().sound
    rows.update(data=theirs)
    assert not credentials.proved(one, "000000") and second_factors.opened_for(one, rows.get().data["secret"]) == ""
    rows.update(data={"secret": second_factors.sealed_for(one, APP)})
    assert verification.verify().sound, "the same secret, sealed once more"


def test_a_former_key_goes_when_nothing_names_it_and_time_has_passed(filled: list[Petition]) -> None:
    keyring.rotate()
    resealing.reseal()
    assert resealing.reseal().kept == 1, "somebody may still be sealing with it"
    Key.objects.exclude(retired_at=None).update(retired_at=timezone.now() - keyring.GRACE - timedelta(minutes=1))
    party = Party.objects.first()
    assert party is not None
    [former] = keyring.ring(anew=True).former
    cipher = keyring.ring().ciphers[bytes.fromhex(former.name)]
    bound = column(Party, "address").place(vars(party))
    late = (
        bytes.fromhex(former.name)
        + b"n" * 12
        + cipher.encrypt(b"n" * 12, "甲地".encode(), bytes.fromhex(former.name) + bound.encode())
    )
    Party.every.filter(pk=party.pk).update(address=late)
    done = resealing.reseal()
    assert (done.rows, done.dropped) == (1, 0), "what was found by this pass may have company"
    assert resealing.reseal().dropped == 1
    assert Party.every.get(pk=party.pk).plain(Use.VERIFYING)["address"] == "甲地"


class Killed(Exception):
    pass


def test_killed_in_the_middle_it_goes_on(filled: list[Petition], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "LOT", 1)
    new = keyring.rotate().sealing
    plain = [party.plain(Use.VERIFYING) for party in Party.every.order_by("pk")]

    def killed(n: int) -> None:
        raise Killed

    for _ in range(2):
        with pytest.raises(Killed):
            resealing.reseal(killed)
    assert len(names_in_use()) == 2
    assert resealing.reseal().rows and names_in_use() == {new}
    assert [party.plain(Use.VERIFYING) for party in Party.every.order_by("pk")] == plain


def test_nobody_copies_while_keys_are_changed(keys: None) -> None:
    with resealing.alone(), pytest.raises(resealing.UnderWay):
        resealing.reseal()


@pytest.mark.parametrize("algorithm", [signatures.ED25519, signatures.SM2])
def test_heads_signed_with_a_former_key_stay_good(
    filled: list[Petition], county: County, algorithm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checkpoints.make()
    monkeypatch.setenv("GUIJU_SIGNATURE", algorithm)
    keyring.rotate()
    desk.decided(county, "更换密钥以后的一件（模拟）")
    entered()
    second = checkpoints.make()
    assert first and second and first.is_signed() and second.is_signed()
    assert second.public_key.startswith("sm2:") is (algorithm == signatures.SM2)
    assert first.public_key != second.public_key
    report = verification.verify()
    assert report.sound and report.heads == 2, report.faults
    former, now = keyring.ring().signers
    assert signatures.fits(former.public_key, now.vouched, keyring.vouching(now.public_key)), "one vouches for the next"
    assert former.opened() == b"", "who has stopped signing cannot sign any more"


def test_a_head_of_a_key_that_never_was_ours_is_a_fault(filled: list[Petition]) -> None:
    private, public = signatures.new_pair(signatures.ED25519)
    head = checkpoints.make()
    assert head
    path = checkpoints.heads_folder() / "999999999999.json"
    forged = checkpoints.Head(**{**vars(head), "public_key": public})
    signature = signatures.sign(private, public, forged.message())
    path.write_bytes(checkpoints._text({**vars(forged), "signature": signature, "root": head.root[::-1]}))
    assert "head" in {fault.kind for fault in verification.verify().faults}


@pytest.mark.parametrize("algorithm", [signatures.ED25519, signatures.SM2])
@pytest.mark.parametrize("signature", ["", "zz", "00" * 64, "ff" * 64, "00" * 63])
def test_what_is_no_signature_fits_nothing(algorithm: str, signature: str) -> None:
    private, public = signatures.new_pair(algorithm)
    assert signatures.fits(public, signatures.sign(private, public, b"said"), b"said")
    assert not signatures.fits(public, signatures.sign(private, public, b"said"), b"told")
    assert not signatures.fits(public, signature, b"said")
    assert not signatures.fits(public[:-2], signatures.sign(private, public, b"said"), b"said")
