"""Rows of what is administered, and files of templates, that are otherwise than the ledger says: looked at, and settled.

Nobody's act took them where they stand. Once it is known how that came about, a security manager either puts back what the
ledger says, or has it enter what stands there now; either way one entry says who, why, which rows, and that they were changed
past the program. What is settled is named by a code that follows from how it stands: what was changed again since somebody
looked is not settled with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from guiju.kernel.acting import administration, template_loading
from guiju.kernel.acting.administered import BY_TABLE, Rows, difference, take
from guiju.kernel.acting.administered_rows import Row, of_keys, standing
from guiju.kernel.acting.administration import SECRET, Vouching
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import digests, stored, vouching
from guiju.kernel.keeping.office_templates import TABLE
from guiju.kernel.offices.people import Actor, Agency, Region, Role, User
from guiju.kernel.offices.regions import contains

ELSEWHERE = (
    "不属于您所在机关统管的行政区域：由统管该地方的机关的安全管理员处理；没有的，由系统维护人员用 guiju astray 办理。"
)
NOT_TOLD = "账簿中没有它的全部内容（口令、二次验证不入账簿）"


@dataclass(frozen=True)
class Astray:
    """A row, or the file of a template, as it stands (``bears``; None: it is gone) and as the ledger says (``said``)."""

    table: str
    key: str
    bears: bytes | None
    said: str | None
    words: str
    values: tuple[Any, ...] | None = None
    last: dict[str, Any] | None = None
    """Its columns, but for secrets and what is empty, as an entry told them last; of a template whose it is."""

    @property
    def code(self) -> str:
        stands = [self.table, self.key, self.said, self.bears and digests.of(self.bears)]
        return digests.of(digests.canonical({"astray": stands}).encode())[:8]

    @property
    def kind(self) -> Any:
        """The model of its table; None of a template."""
        return BY_TABLE.get(self.table)

    @property
    def told(self) -> list[dict[str, Any]]:
        """Its columns as they stand, and as the ledger told them last; of whichever there is."""
        stands = dict(zip(vouching.columns(self.kind), self.values, strict=True)) if self.values else {}
        return [columns for columns in (stands, self.last) if columns]

    def is_of(self, actor: Actor) -> bool:
        """Whether it is the account of somebody, or belongs to it, as it stands or as it was."""
        named = (str(columns.get("user_id", "")) for columns in self.told)
        return str(actor.user_id) in (self.key if self.kind is User else "", *named)

    def lies_in(self, actor: Actor) -> bool:
        """Whether it is of a region that the agency of somebody oversees, both as it stands and as it was."""
        places = {self.key} if self.kind is Region else set(map(_place, self.told))
        return bool(places) and all(place and contains(actor.region, place) for place in places)


def _place(columns: dict[str, Any]) -> str:
    """The region of an agency, or of the one that a row of it or of its people belongs to; "" where nobody knows."""
    if "region_id" in columns:
        return str(columns["region_id"])
    agency: Any = columns.get("agency_id")
    if agency is None and "user_id" in columns:
        agency = User.objects.filter(pk=columns["user_id"]).values_list("agency_id", flat=True).first()
    return Agency.objects.filter(pk=agency).values_list("region_id", flat=True).first() or ""


def found() -> list[Astray]:
    """All that is astray."""
    said, told = administration.told_so_far(), _told()
    rows = []
    for kind, keys in administration.otherwise(said).items():
        there = standing(of_keys(kind, keys))
        rows += [_row((kind, key), there.get((kind, key)), said, told) for key in keys]
    return rows + [_file(place, held, said) for place, held in template_loading.otherwise(said).items()]


def _told() -> Rows:
    """How the rows were when an entry last vouched for them."""
    rows: Rows = defaultdict(dict)
    for entry in administration.entries().select_related("payload").order_by("seq"):
        for one in entry.content.get("changed", []):
            if "astray" not in one:
                take(rows, one)
    return rows


def _row(row: Row, values: tuple[Any, ...] | None, said: vouching.Said, told: Rows) -> Astray:
    (kind, key), seen = row, Vouching()
    table = kind._meta.db_table
    seen.say(row, values)
    return Astray(
        table,
        key,
        None if values is None else vouching.told(kind, values),
        said.get(table, {}).get(key),
        difference(told, seen.changed[0]),
        values,
        told[table].get(key),
    )


def _file(place: str, held: bytes | None, said: vouching.Said) -> Astray:
    agency, paper, name = place.split("/")
    register = registers().get(paper.partition(".")[0])
    of = Agency.objects.filter(pk=agency).first() if agency.isdecimal() else None
    what = f"第{name.removesuffix('.json').lstrip('0')}版" if name.endswith(".json") else f"Word文件（摘要{name[:8]}）"
    words = f"{of or '机关不明'}“{register._meta.verbose_name if register else paper}”的文书模板，{what}"
    how = "已不在" if held is None else "未经载入" if place not in said.get(TABLE, {}) else "与载入时不同"
    last = {"agency_id": of.pk} if of else None
    return Astray(TABLE, place, held, said.get(TABLE, {}).get(place), f"{words}：{how}", last=last)


def accept(by: Actor | None, why: str, codes: Iterable[str]) -> int:
    """Enter what stands there now; how many. ``by`` None: the program itself, of what it has laid in (tests)."""
    with administration.act():
        some, seen = _named(by, codes), Vouching()
        for one in some:
            _vouch(seen, one)
        administration.enter(by, f"登记在程序以外作出的变更，{len(some)}项", _reason(why), seen)
    return len(some)


def _vouch(seen: Vouching, one: Astray) -> None:
    if one.table != TABLE:
        seen.say((one.kind, one.key), one.values, accepted=True)
        return
    digest = None if one.bears is None else vouching.digest_of(one.bears, digests.algorithm())
    seen.rows.setdefault(TABLE, {})[one.key] = digest


def restore(by: Actor | None, why: str, codes: Iterable[str]) -> int:
    """Put back what the ledger says; how many. All of them or none. Raises ValidationError."""
    with administration.act():
        some, seen = _named(by, codes), Vouching()
        for one in some:
            _put_back(one)
            row = (one.kind, one.key)
            values = standing(of_keys(one.kind, [one.key])).get(row)
            if not administration.stands(row, values, one.said):
                raise ValidationError(f"{one.words}：不能恢复，{NOT_TOLD}。请查明后办理登记，或者从备份恢复。")
            seen.say(row, values, only_told="restored")
        administration.enter(by, f"恢复在程序以外变更的内容，{len(some)}项", _reason(why), seen)
    return len(some)


def _named(by: Actor | None, codes: Iterable[str]) -> list[Astray]:
    """What is meant by these codes, of what is astray now."""
    if by is not None and not (Role.SECURITY in by.roles and by.oversees):
        raise ValidationError("在程序以外作出的变更，由统管机关的安全管理员处理。")
    there, named = {one.code: one for one in found()}, dict.fromkeys(codes)
    some = [there[code] for code in named if code in there]
    if unknown := [code for code in named if code not in there]:
        raise ValidationError(f"没有编号为{'、'.join(unknown)}的内容，或者在查看以后又有变动：请重新查看。")
    if by is not None and any(one.is_of(by) for one in some):
        raise ValidationError("涉及本人账号的，由其他安全管理员处理。")
    if by is not None and not all(one.lies_in(by) for one in some):
        raise ValidationError(ELSEWHERE)
    return some


def _reason(why: str) -> str:
    if not why.strip():
        raise ValidationError("请说明理由：变更是怎样发生的，为什么这样处理。")
    return why.strip()[:500]


def _put_back(one: Astray) -> None:
    if one.table == TABLE:
        raise ValidationError(f"{one.words}：模板文件请从备份恢复。")
    rows = one.kind._base_manager.filter(pk=one.key)
    try:
        with transaction.atomic():
            if one.said is None:
                rows._raw_delete(rows.db)
            elif one.values is None:
                models.Model.save_base(one.kind(pk=one.key, **_columns(one)), raw=True, force_insert=True)
            else:
                rows.update(**_columns(one))
            connection.check_constraints()
    except IntegrityError as error:
        raise ValidationError(f"{one.words}：不能恢复，其他内容与它相连，请先处理那些内容。") from error


def _columns(one: Astray) -> dict[str, Any]:
    """What the ledger has told last; secrets, which it never tells, are left as they stand."""
    names = vouching.columns(one.kind)
    if one.last is None or (one.values is None and SECRET.intersection(names)):
        raise ValidationError(f"{one.words}：不能恢复，{NOT_TOLD}。")
    bears = {name: vouching.empty(one.kind, name) for name in names if name not in SECRET} | one.last
    return {name: _as_kept(one.kind, name, value) for name, value in bears.items()}


def _as_kept(kind: Any, name: str, value: Any) -> Any:
    field = stored.field_of(kind, name)
    return field.get_default() if value is vouching.ALWAYS_TOLD else field.to_python(value)
