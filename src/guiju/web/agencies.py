"""机关: agencies, what organs they are, the regions; in the hands of the system manager of an agency that oversees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from guiju.kernel.acting import administered, establishment, personnel
from guiju.kernel.keeping import typed
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Actor, Agency, Region, Role
from guiju.kernel.offices.regions import span
from guiju.web.administering import Act, Day, asking, offered, only
from guiju.web.staff import StaffRequest, staff

ROOM, A_PAGE = "机关", 30
Told = Mapping[str, Any]


def _register(by: Actor, why: str, _: Any, told: Told) -> str:
    agency = Agency(**{name: told[name] for name in ("name", "region", "mark", "credit_code", "oversees")})
    _agency, new = establishment.register_agency(by, why, agency)
    return f"{'已登记' if new else '已更新'}：{agency}。"


def _load(by: Actor, why: str, _: Any, told: Told) -> str:
    return f"已载入{establishment.load_regions(by, why, told['file'].read())}个行政区划。"


def _rename(by: Actor, why: str, agency: Agency, told: Told) -> str:
    establishment.rename_agency(by, why, agency, told["name"], told["mark"])
    return f"已更名为{agency}。"


def _entrust(by: Actor, why: str, agency: Agency, told: Told) -> str:
    organ, served = Organ(told["organ"]), told["acts_for"]
    establishment.entrust_agency(by, why, agency, [organ], told["since"], told["until"], served)
    return f"已登记职能：{organ.label}。"


def _dissolve(by: Actor, why: str, agency: Agency, told: Told) -> str:
    establishment.dissolve_agency(by, why, agency, told["last"])
    return f"已撤销{agency}。"


def _of_all(actor: Actor) -> tuple[Act, ...]:
    low, high = span(actor.region)
    regions = Region.objects.filter(code__gte=low, code__lt=high)

    def asked(_: Any) -> dict[str, forms.Field]:
        return {
            "name": forms.CharField(label="机关名称", max_length=100),
            "region": forms.ModelChoiceField(regions, label="行政区划", empty_label="请选择"),
            "mark": forms.CharField(label="机关代字", max_length=20, required=False, help_text="用于文号，如“资政”"),
            "credit_code": forms.CharField(label="统一社会信用代码", max_length=18, required=False),
            "oversees": forms.BooleanField(label="统管本行政区域（人民政府、司法局）", required=False),
        }

    def of_a_file(_: Any) -> dict[str, forms.Field]:
        words = "两列，代码和名称；UTF-8、GBK 均可，用逗号、分号或者制表符隔开"
        return {"file": forms.FileField(label="行政区划文件（CSV）", help_text=words)}

    return (
        Act("register", "登记机关", asking(asked), _register),
        Act("regions", "载入行政区划", asking(of_a_file), _load),
    )


def _of_one(actor: Actor) -> tuple[Act, ...]:
    def there(agency: Agency) -> bool:
        return agency.dissolved_on is None

    def to_rename(agency: Agency) -> dict[str, forms.Field]:
        return {
            "name": forms.CharField(label="机关名称", max_length=100, initial=agency.name),
            "mark": forms.CharField(label="机关代字", max_length=20, required=False, initial=agency.mark),
        }

    def to_entrust(_: Agency) -> dict[str, forms.Field]:
        rows = personnel.agencies_of(actor)
        choices = [("", "请选择"), *((organ.value, organ.label) for organ in Organ)]
        return {
            "organ": forms.ChoiceField(label="职能", choices=choices),
            "acts_for": forms.ModelChoiceField(rows, label="为哪个机关办理", required=False, empty_label="本机关"),
            "since": Day("起", initial=timezone.localdate),
            "until": Day("止", required=False),
        }

    def to_dissolve(_: Agency) -> dict[str, forms.Field]:
        return {"last": Day("最后一日", initial=timezone.localdate)}

    return (
        Act("rename", "更名", asking(to_rename), _rename, there),
        Act("entrust", "登记职能", asking(to_entrust), _entrust, there),
        Act("dissolve", "撤销", asking(to_dissolve), _dissolve, there, grave=True),
    )


@staff
def agencies(request: StaffRequest) -> HttpResponse:
    only(request.actor, Role.ADMIN, ROOM)
    return _list(request)


def _list(request: StaffRequest, tried: Act | None = None) -> HttpResponse:
    rows = personnel.agencies_of(request.actor).select_related("region").order_by("region_id", "name")
    acts = offered(_of_all(request.actor), None, tried) if request.actor.oversees else []
    return render(
        request, "web/agencies.html", {"agencies": rows, "acts": acts, "tried": tried}, status=422 if tried else 200
    )


@staff
def act_on_agencies(request: StaffRequest, act: str) -> HttpResponse:
    only(request.actor, Role.ADMIN, ROOM)
    tried = _tried(request, _of_all(request.actor), act, None)
    said = tried.taken(request.actor, None) if request.method == "POST" else ""
    if said is None:
        return _list(request, tried)
    return _back(request, said, "agencies")


def _tried(request: StaffRequest, acts: tuple[Act, ...], name: str, subject: Any) -> Act:
    found = next((one for one in acts if one.name == name), None)
    if found is None:
        raise Http404("没有这项操作。")
    return found.with_form(request.POST, subject, request.FILES)


def _back(request: StaffRequest, said: str, *where: Any) -> HttpResponse:
    if said:
        messages.success(request, said)
    return redirect(*where)


@staff
def agency(request: StaffRequest, agency_id: int) -> HttpResponse:
    return _shown(request, _one(request.actor, agency_id))


def _one(actor: Actor, agency_id: int) -> Agency:
    only(actor, Role.ADMIN, ROOM)
    found: Agency = get_object_or_404(personnel.agencies_of(actor).select_related("region"), pk=agency_id)
    return found


def _shown(request: StaffRequest, agency: Agency, tried: Act | None = None) -> HttpResponse:
    functions = agency.functions.select_related("acts_for").order_by("since")
    told = {
        "agency": agency,
        "functions": [(Organ(one.organ).label, one) for one in functions],
        "acts": offered(_of_one(request.actor), agency, tried) if request.actor.oversees else [],
        "tried": tried,
    }
    return render(request, "web/agency.html", told, status=422 if tried else 200)


@staff
def act_on_agency(request: StaffRequest, agency_id: int, act: str) -> HttpResponse:
    found = _one(request.actor, agency_id)
    tried = _tried(request, _of_one(request.actor), act, found)
    said = tried.taken(request.actor, found) if request.method == "POST" else ""
    if said is None:
        return _shown(request, _one(request.actor, agency_id), tried)
    return _back(request, said, "agency", agency_id)


@staff
def administration(request: StaffRequest) -> HttpResponse:
    """管理记录: what managers did, for the auditor."""
    only(request.actor, Role.AUDITOR, "管理记录")
    mine = set(personnel.agencies_of(request.actor).values_list("pk", flat=True))
    rows = administered.read(mine)
    at = typed.number(request.GET.get("page"), least=1, most=99_999) or 1
    told = {
        "rows": rows[(at - 1) * A_PAGE : at * A_PAGE],
        "later": at - 1,
        "earlier": at + 1 if at * A_PAGE < len(rows) else 0,
    }
    return render(request, "web/administration.html", told)
