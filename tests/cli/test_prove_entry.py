"""``guiju prove`` with a digest: the same proof that the portal gives, for offices without one."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from pymerkle import InclusionProof

from guiju.cli.figures import prove
from guiju.kernel.acting import engine
from guiju.kernel.keeping import checkpoints
from guiju.kernel.keeping.ledger import Entry
from guiju.kernel.keeping.tiles import Growing
from tests.people import make_county
from tests.specimen.models import Petition

DAY = date(2024, 3, 1)


@pytest.mark.django_db
def test_the_digest_of_an_entry_is_proven_once_a_head_covers_it() -> None:
    county = make_county()
    asked = {"title": "模拟诉求", "received_on": DAY, "petitioner": {"kind": "organisation", "name": "模拟单位"}}
    engine.take("receive", Petition, county.clerk, asked, DAY)
    digest = Entry.objects.values_list("digest", flat=True).get()
    early = CliRunner().invoke(prove, [digest])
    assert early.exit_code == 1 and "尚未公布检查点" in early.output
    head = checkpoints.make()
    assert head is not None
    ran = CliRunner().invoke(prove, [digest])
    assert ran.exit_code == 0, ran.output
    told = json.loads(ran.stdout)
    assert told["entry"] == digest and told["head"] == vars(head)
    proof = InclusionProof.deserialize(told["proof"])
    proof.verify(Growing().leaf(digest), bytes.fromhex(head.root), size=1)
