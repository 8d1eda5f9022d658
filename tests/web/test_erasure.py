"""依法删除 through its pages: each file is chosen or stays for a reason, and who decides sees what goes and what stays."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from guiju.kernel.acting import engine
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.offices.people import User
from tests.people import County
from tests.web import desk


def test_files_are_chosen_decided_on_and_told_to_be_gone(
    client: Client,
    county: County,
    clerk: User,
    head: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    record = desk.petition(clerk.actor)
    for name in ("病历.txt", "收据.txt"):
        record = engine.take("attach", record, clerk.actor, {"paper": (name, name.encode())})
    goes, stays = Paper.objects.filter(matter_id=record.pk, kind="paper").order_by("pk")
    client.force_login(clerk, backend=desk.BACKEND)
    page = reverse("take_step", args=["petition", record.pk, "ask_erasure"])
    asked = desk.words(client.get(page))
    assert "第2条：材料：病历.txt" in asked and "第3条：材料：收据.txt" in asked
    sent = {
        "version": record.version,
        "on": record.last_step_on,
        "entry_seq": 1,
        "reason": "依法申请",
        "goes": [goes.digest],
    }
    refused = client.post(page, sent)
    assert refused.status_code == 422 and re.search(f'"{goes.digest}"[^>]*checked', refused.content.decode())
    assert client.post(page, {**sent, "stays_why": "与当事人无关"}).status_code == 302
    client.force_login(head, backend=desk.BACKEND)
    record.refresh_from_db()
    page = reverse("take_step", args=["petition", record.pk, "redact"])
    shown = desk.words(client.get(f"{page}?request={record.version}"))
    for name, told in (("删除的", goes.title), ("保留的", stays.title)):
        assert re.search(f"<dt>{name}材料、公开信息</dt><dd>[^/]*{told}", shown)
    assert "<dd>与当事人无关</dd>" in shown
    with django_capture_on_commit_callbacks(execute=True):
        sent = {"version": record.version, "on": sent["on"], "request": record.version}
        assert client.post(page, sent).status_code == 302
    ledger = desk.words(client.get(reverse("ledger", args=["petition", record.pk])))
    assert "材料（已依法删除）" in ledger and "病历" not in ledger and "材料：收据.txt" in ledger
    matter = client.get(reverse("matter", args=["petition", record.pk])).content.decode()
    assert reverse("paper", args=["petition", record.pk, stays.pk, "original"]) in matter
    assert reverse("paper", args=["petition", record.pk, goes.pk, "original"]) not in matter
