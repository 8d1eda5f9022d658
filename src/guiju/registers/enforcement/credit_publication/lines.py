"""A record as a line of the exchange format: by name of each field what it says, in the format's own words.

Which fields there are, in which order, how long and when they are needed stands in ``formats``; ``lacking`` holds a line to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guiju.kernel.keeping.identity_documents import Document
from guiju.registers.enforcement.credit_publication.choices import Counterpart, Kind, LicenceKind, Withdrawn

FORMATS = Path(__file__).with_name("formats")
HAVING_ONE = (Kind.PENALTY, Kind.LICENCE)
Line = dict[str, str]
Says = Callable[[str], Any]
CODES = {
    Document.CREDIT_CODE: "统一社会信用代码",
    Document.REGISTRATION: "工商注册号",
    Document.ORGANISATION_CODE: "组织机构代码",
    Document.TAX: "税务登记号",
    Document.INSTITUTION: "事业单位证书号",
    Document.ASSOCIATION: "社会组织登记证号",
}
VALID, INVALID = "1", "2"


@cache
def fields(kind: str) -> tuple[Mapping[str, Any], ...]:
    """The fields of the format of a kind, in their order."""
    return tuple(yaml.safe_load((FORMATS / f"{kind}.yaml").read_text("utf-8"))["fields"])


def ten_thousands(amount: Decimal | None) -> str:
    """元 as 万元, six places, as the format has sums; empty where there is none."""
    return "" if amount is None else f"{amount / 10000:.6f}"


def line(said: Says, party: Mapping[str, str], document: str, agency: str) -> Line:
    """``said`` tells each column by name, ``party`` name and number in clear, ``document`` what its number is."""
    about = _about(said, party, document)
    told = _penalty(said, agency) if said("kind") == Kind.PENALTY else _licence(said, agency)
    source = {"数据来源单位": agency, "数据来源单位统一社会信用代码": said("agency_code"), "备注": said("remark")}
    made = {**about, **told, **source}
    return {field["name"]: str(made.get(field["name"]) or "") for field in fields(said("kind"))}


def _about(said: Says, party: Mapping[str, str], document: str) -> dict[str, Any]:
    number = {CODES[Document(document)]: party["id_number"]} if document in CODES else {}
    return {
        "行政相对人名称": party["name"],
        "行政相对人类别": Counterpart(said("counterpart")).label,
        "法定代表人": said("representative"),
        **number,
    }


def _penalty(said: Says, agency: str) -> dict[str, Any]:
    return {
        "行政处罚决定书文号": said("decision_number"),
        "违法行为类型": said("offence"),
        "违法事实": said("facts_found"),
        "处罚依据": said("basis"),
        "处罚类别": said("penalty_kinds"),
        "处罚内容": said("content"),
        "罚款金额（万元）": ten_thousands(said("fine")),
        "没收金额（万元）": ten_thousands(said("confiscated")),
        "暂扣或吊销证照名称及编号": said("licence_taken"),
        "处罚决定日期": said("decided_on"),
        "公示截止期": said("shown_until"),
        "处罚机关": agency,
        "处罚机关统一社会信用代码": said("agency_code"),
    }


def _licence(said: Says, agency: str) -> dict[str, Any]:
    over = said("why_withdrawn") == Withdrawn.LICENCE_OVER
    return {
        "行政许可决定文书名称": said("document"),
        "行政许可决定文书号": said("decision_number"),
        "许可类别": LicenceKind(said("licence_kind")).label,
        "许可证书名称": said("certificate"),
        "许可编号": said("certificate_number"),
        "许可内容": said("content"),
        "许可决定日期": said("decided_on"),
        "有效期自": said("valid_from"),
        "有效期至": said("valid_until"),
        "许可机关": agency,
        "许可机关统一社会信用代码": said("agency_code"),
        "当前状态": INVALID if over else VALID,
    }


def lacking(kind: str, told: Line) -> list[str]:
    """What the format would refuse, a sentence each."""
    faults: list[str] = []
    for field in fields(kind):
        name, value = field["name"], told[field["name"]]
        if not value:
            faults += [f"缺少“{name}”"] if _needed(field, told) else []
            continue
        if len(value) > field["length"]:
            faults.append(f"“{name}”{len(value)}字，超过{field['length']}字")
        parts = value.split(field["several"]) if "several" in field else [value]
        strange = [part for part in parts if "codes" in field and part not in field["codes"]]
        faults += [f"“{name}”不能填“{'、'.join(strange)}”"] if strange else []
    return faults


def _needed(field: Mapping[str, Any], told: Line) -> bool:
    if field.get("needed"):
        return True
    conditions = field.get("needed_if", {}).items()
    return any(value in told[other].split("；") for other, values in conditions for value in values)
