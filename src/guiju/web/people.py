"""人员: accounts and appointments, in the hands of the security manager."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from guiju.kernel.acting import credentials, personnel
from guiju.kernel.finding import paging
from guiju.kernel.keeping import second_factors
from guiju.kernel.offices import sessions
from guiju.kernel.offices.people import OFFICES, Actor, Role, User
from guiju.kernel.offices.proofs import ASKED_FOR, ResetAsked
from guiju.web import sign_on
from guiju.web.administering import Act, Day, asking, offered, only, roles_field
from guiju.web.staff import StaffRequest, staff

ROOM = "人员"
Told = Mapping[str, Any]


class Once(Exception):
    """A password for once, to be shown on the page and kept nowhere."""


def _agency(actor: Actor) -> forms.ModelChoiceField:
    rows = personnel.agencies_of(actor).filter(dissolved_on=None)
    return forms.ModelChoiceField(rows, label="机关", empty_label="请选择")


def _appoint(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.appoint(by, why, user, Role(told["role"]), told["since"], told["until"])
    return f"已任命：{user}任{Role(told['role']).label}。"


def _retire(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.end_appointment(by, why, user, told["appointment"], told["until"])
    return f"已登记离任，至{told['until']}。"


def _move(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.move(by, why, user, told["agency"], map(Role, told["roles"]))
    return f"已调到{told['agency']}，自今天起任职。"


def _leave(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.leave(by, why, user, told["last"])
    return "已注销账号，全部任职和登录已结束。待交接的事项见下。"


def _lock(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.lock(by, why, user)
    return "已锁定，登录已结束。"


def _unlock(by: Actor, why: str, user: User, told: Told) -> str:
    personnel.unlock(by, why, user)
    return "已解除锁定。"


def _reset(by: Actor, why: str, user: User, told: Told) -> str:
    raise Once(personnel.reset_password(by, why, user))


def _reset_factors(by: Actor, why: str, user: User, told: Told) -> str:
    if credentials.reset_factors(by, why, user):
        return "已重设二次验证，登录已结束。请本人登录后重新设置。"
    return "已提出。该账号是管理员，须由另一名安全管理员在一日内用同一操作同意后生效。"


def _bind(by: Actor, why: str, user: User, told: Told) -> str:
    chosen = sign_on.way(told["way"])
    credentials.bind(by, why, user, chosen.provider, told["subject"])
    return f"已绑定，{user}可以用{chosen.name}登录。"


def _unbind(by: Actor, why: str, user: User, told: Told) -> str:
    credentials.unbind(by, why, user)
    return "已解除绑定，由统一认证进入的登录已结束。"


def _end_sessions(by: Actor, why: str, user: User, told: Told) -> str:
    return f"已结束{personnel.end_sessions(by, why, user)}处登录。"


class Held(forms.ModelChoiceField):
    def label_from_instance(self, held: Any) -> str:
        return f"{Role(held.role).label}（{held.since}起）"


def _open_ones(user: User) -> Any:
    return user.appointments.filter(Q(until=None) | Q(until__gt=timezone.localdate()))


def _to_appoint(user: User) -> dict[str, forms.Field]:
    choices = [("", "请选择"), *((role.value, role.label) for role in OFFICES)]
    return {
        "role": forms.ChoiceField(label="角色", choices=choices),
        "since": Day("任职日期", initial=timezone.localdate),
        "until": Day("离任日期", required=False),
    }


def _to_retire(user: User) -> dict[str, forms.Field]:
    held = Held(_open_ones(user), label="任职", empty_label="请选择")
    return {"appointment": held, "until": Day("最后一日", initial=timezone.localdate)}


def _to_bind(user: User) -> dict[str, forms.Field]:
    return {
        "way": forms.ChoiceField(label="登录方式", choices=[(one.key, one.name) for one in sign_on.ways()]),
        "subject": forms.CharField(label="对方系统中的账号标识", max_length=190, help_text="OIDC 的 sub，CAS 的用户名"),
    }


def _acts(actor: Actor) -> tuple[Act, ...]:
    """What a security manager does with an account."""

    def there(user: User) -> bool:
        return user.closed_on is None

    def to_move(user: User) -> dict[str, forms.Field]:
        return {"agency": _agency(actor), "roles": roles_field("新任角色")}

    return (
        Act("appoint", "任命", asking(_to_appoint), _appoint, there),
        Act("retire", "结束任职", asking(_to_retire), _retire, lambda user: _open_ones(user).exists()),
        Act("move", "调到其他机关", asking(to_move), _move, there),
        Act("reset", "重设口令", asking(), _reset, there),
        Act("reset-factors", "重设二次验证", asking(), _reset_factors, lambda user: second_factors.of(user).exists()),
        Act("bind", "绑定统一认证账号", asking(_to_bind), _bind, lambda user: there(user) and bool(sign_on.ways())),
        Act("unbind", "解除绑定统一认证账号", asking(), _unbind, lambda user: bool(sign_on.bound(user))),
        Act("end-sessions", "结束登录", asking(), _end_sessions, lambda user: sessions.of(user.pk).exists()),
        Act("lock", "锁定", asking(), _lock, lambda user: user.is_active, grave=True),
        Act("unlock", "解除锁定", asking(), _unlock, there),
        Act(
            "leave",
            "离职注销",
            asking(lambda user: {"last": Day("最后一日", initial=timezone.localdate)}),
            _leave,
            there,
            grave=True,
        ),
    )


def _opening(actor: Actor) -> Act:
    def asked(_: Any) -> dict[str, forms.Field]:
        return {
            "username": forms.CharField(label="用户名", max_length=150),
            "full_name": forms.CharField(label="姓名", max_length=50),
            "agency": _agency(actor),
            "roles": roles_field(),
            "since": Day("任职日期", initial=timezone.localdate),
        }

    def take(by: Actor, why: str, _: Any, told: Told) -> str:
        made = User(username=told["username"], full_name=told["full_name"], agency=told["agency"])
        _made, once = personnel.open_account(by, why, made, map(Role, told["roles"]), since=told["since"])
        raise Once(once)

    return Act("open", "开立账号", asking(asked), take)


@staff
def people(request: StaffRequest) -> HttpResponse:
    """The people whom the security manager manages, found by name."""
    only(request.actor, Role.SECURITY, ROOM)
    typed = request.GET.get("q", "").strip()[:50]
    rows = personnel.people_of(request.actor).prefetch_related("appointments").exclude(username__startswith="sim-")
    rows = rows.annotate(proves_twice=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))
    if typed:
        named = Q(username__icontains=typed) | Q(full_name__icontains=typed) | Q(agency__name__icontains=typed)
        rows = rows.filter(named)
    page = paging.page(rows, "-date_joined", request.GET)
    return render(
        request, "web/people.html", {"page": page, "typed": typed, "rows": [(u, _held(u)) for u in page.rows]}
    )


def _held(user: User) -> str:
    today = timezone.localdate()
    held = (a for a in user.appointments.all() if a.since <= today and (a.until is None or today <= a.until))
    return "、".join(Role(one.role).label for one in held) or "没有任职"


@staff
def new_person(request: StaffRequest) -> HttpResponse:
    only(request.actor, Role.SECURITY, ROOM)
    act = _opening(request.actor).with_form(request.POST if request.method == "POST" else None, None)
    if request.method == "POST":
        try:
            act.taken(request.actor, None)
        except Once as once:
            return _once(request, str(once), act.filled.cleaned_data["username"])
    status = 422 if request.method == "POST" else 200
    return render(request, "web/new_person.html", {"act": act}, status=status)


def _once(request: HttpRequest, once: str, username: str) -> HttpResponse:
    user = User.objects.get(username=username)
    return render(request, "web/once.html", {"once": once, "user_told": user})


def _person(actor: Actor, user_id: int) -> User:
    only(actor, Role.SECURITY, ROOM)
    return get_object_or_404(personnel.people_of(actor), pk=user_id)


@staff
def person(request: StaffRequest, user_id: int) -> HttpResponse:
    return _shown(request, _person(request.actor, user_id))


def _shown(request: StaffRequest, user: User, tried: Act | None = None) -> HttpResponse:
    own = user.pk == request.actor.user_id
    told = {
        "person": user,
        "own": own,
        "appointments": [(Role(a.role).label, a) for a in user.appointments.order_by("-since", "role")],
        "rows": sessions.of(user.pk),
        "work": personnel.open_work(user),
        "factors": [second_factors.label(one) for one in second_factors.of(user)],
        "bound": sign_on.bound(user),
        "reset_asked": ResetAsked.objects.filter(user=user, at__gt=timezone.now() - ASKED_FOR)
        .select_related("by")
        .first(),
        "acts": [] if own else offered(_acts(request.actor), user, tried),
        "tried": tried,
    }
    return render(request, "web/person.html", told, status=200 if tried is None else 422)


@staff
def act_on_person(request: StaffRequest, user_id: int, act: str) -> HttpResponse:
    user = _person(request.actor, user_id)
    found = next((one for one in _acts(request.actor) if one.name == act), None)
    if found is None:
        raise Http404("没有这项操作。")
    if request.method != "POST":
        return redirect("person", user_id)
    tried = found.with_form(request.POST, user)
    try:
        said = tried.taken(request.actor, user)
    except Once as once:
        return _once(request, str(once), user.username)
    if said is None:
        return _shown(request, user, tried)
    messages.success(request, said)
    return redirect("person", user_id)
