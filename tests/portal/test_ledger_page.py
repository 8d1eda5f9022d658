"""The ledger's page: heads as they were signed, proofs that a stranger can check, honest answers where there is none."""

import json
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pymerkle import InclusionProof

from guiju.kernel.keeping import checkpoints, guards
from guiju.kernel.keeping.checkpoints import Head
from guiju.kernel.keeping.ledger import Entry
from tests.people import County
from tests.portal.publications import decided

LEDGER = "/public/ledger/"


def proof(public: Client, digest: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(public.get(f"{LEDGER}proof.json", {"digest": digest}).content)
    return made


def test_a_head_is_given_out_as_it_was_signed(county: County, public: Client) -> None:
    decided(county, "诉求")
    made = checkpoints.make()
    assert made is not None
    page = public.get(LEDGER).content.decode()
    assert made.root in page
    told = Head(**json.loads(public.get(f"{LEDGER}{made.size}.json").content))
    assert told == made
    assert told.is_signed()


def test_a_stranger_can_check_the_proof_of_every_entry(county: County, public: Client) -> None:
    for n in range(3):
        decided(county, f"诉求{n}")
    checkpoints.make()
    for digest in Entry.objects.values_list("digest", flat=True):
        made = proof(public, digest)
        leaf = sha256(b"\x00" + bytes.fromhex(digest)).digest()
        head = Head(**made["head"])
        assert head.is_signed()
        read = InclusionProof.deserialize(made["proof"])
        read.verify(leaf, bytes.fromhex(head.root), size=head.size)
        assert rebuilt(made["proof"], leaf) == head.root


def rebuilt(said: dict[str, Any], leaf: bytes) -> str:
    """The root, by the words of the page alone."""
    path = [bytes.fromhex(step) for step in said["path"]]
    assert path[0] == leaf
    root = path[0]
    for bit, other in zip(said["rule"], path[1:], strict=False):
        root = sha256(b"\x01" + (root + other if bit == 0 else other + root)).digest()
    return root.hex()


@pytest.mark.parametrize("given", ["abc", "g" * 64, "' OR 1=1 --", "<script>alert(1)</script>", "0" * 63])
def test_what_is_no_digest_is_said(county: County, public: Client, given: str) -> None:
    page = public.get(LEDGER, {"digest": given}).content.decode()
    assert "64位十六进制数字组成" in page
    assert "<script>alert" not in page
    assert public.get(f"{LEDGER}proof.json", {"digest": given}).status_code == 404


def test_spaces_and_capitals_do_no_harm(county: County, public: Client) -> None:
    decided(county, "诉求")
    checkpoints.make()
    digest = Entry.objects.latest("id").digest
    assert "已列入最近一次公布的检查点" in public.get(LEDGER, {"digest": f" {digest.upper()} "}).content.decode()


def test_an_entry_after_the_last_head_has_no_proof_yet(county: County, public: Client) -> None:
    decided(county, "诉求")
    digest = Entry.objects.latest("id").digest
    assert "尚未公布检查点" in public.get(LEDGER, {"digest": digest}).content.decode()
    checkpoints.make()
    decided(county, "后来的诉求")
    later = Entry.objects.latest("id").digest
    assert "在检查点之后形成" in public.get(LEDGER, {"digest": later}).content.decode()
    assert "证明" in public.get(LEDGER, {"digest": digest}).content.decode()


def test_a_ledger_that_no_longer_meets_its_head_proves_nothing(county: County, public: Client) -> None:
    decided(county, "诉求")
    checkpoints.make()
    first, last = Entry.objects.order_by("id").first(), Entry.objects.latest("id")
    assert first is not None
    guards.install(connection, drop=True)
    Entry.objects.filter(pk=first.pk).update(digest="ab" * 32)
    assert "与已公布的检查点不符" in public.get(LEDGER, {"digest": last.digest}).content.decode()
    assert public.get(f"{LEDGER}proof.json", {"digest": last.digest}).status_code == 404


def test_older_heads_are_a_page_away(county: County, public: Client) -> None:
    for n in range(22):
        decided(county, f"诉求{n}")
        checkpoints.make()
    first: Any = public.get(LEDGER).context
    assert len(first["heads"]) == 20
    second: Any = public.get(LEDGER, {"before": first["older"]}).context
    assert [head.size for head in second["heads"]] == [8, 4]
    assert second["older"] is None
    assert len(public.get(LEDGER, {"before": "x"}).context["heads"]) == 20
