"""The fields by which a form asks who takes part: parties, their agents, agencies, and a choice among those who are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from guiju.kernel.declaring.asks import Ask, PartyAsk, RowField
from guiju.kernel.keeping.parties import CAPACITIES, DOCUMENTS, KINDS, USUAL, nameable
from guiju.kernel.keeping.party_told import CONFIRMATION
from guiju.kernel.offices.people import Agency

WORD_GIVEN = Ask("id_confirmed", forms.BooleanField(label=CONFIRMATION, required=False))
ALL_DOCUMENTS = [(label, [(one.value, one.label) for one in DOCUMENTS[kind]]) for kind, label in KINDS]
PARTY = {
    "kind": forms.ChoiceField(label="类别", choices=KINDS),
    "name": forms.CharField(label="姓名或者名称", max_length=80),
    "document": forms.ChoiceField(
        label="证件种类", choices=[(USUAL, "居民身份证或者统一社会信用代码"), *ALL_DOCUMENTS]
    ),
    "id_number": forms.CharField(label="证件号码", required=False, max_length=60),
    "phone": forms.CharField(label="联系电话", required=False, max_length=40),
    "address": forms.CharField(label="地址", required=False, max_length=200),
}

AGENT = {
    "capacity": forms.ChoiceField(label="代理身份", choices=[("", "请选择"), *CAPACITIES]),
    "authority": forms.CharField(
        label="代理事项、权限和期限", required=False, max_length=200, help_text="按授权委托书填写；法定代理人不填"
    ),
}
PARTICULARS = {
    "ethnic_group": forms.CharField(label="民族", required=False, max_length=20),
    "domicile": forms.CharField(label="户籍地", required=False, max_length=200, help_text="与地址相同的不填"),
}
AGENCY = {
    "agency": RowField(Agency.objects.all(), label="本平台的机关", required=False),
    "name": forms.CharField(
        label="机关全称", required=False, max_length=80, help_text="不是本平台机关的，填写法定名称"
    ),
}


def party_choice(ask: PartyAsk, record: Any) -> Ask:
    """The ask as a choice among the parties who take part; names are masked, for the page may be printed."""
    label = record.procedure.party_label
    named = nameable(record, ask.roles).items()
    there = [(key, f"{label(party.role)}：{party.masked_name}") for key, party in named]
    return replace(ask, field=forms.ChoiceField(label=ask.label, choices=[("", "请选择"), *there]))
