"""参加考试: the page on which somebody sits their own examination, and the door by which what they answer is kept.

The time is the server's: a page that was away goes on with what is left. What is answered is kept every few seconds in one
statement; the page opened last is the one that keeps (``seat``), so that another device takes over by being opened.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guiju.kernel.acting import engine
from guiju.kernel.declaring.refused import Reason, Refused
from guiju.kernel.keeping import typed
from guiju.kernel.offices.people import SYSTEM, Actor
from guiju.registers.governance.exam import Exam, KeptAnswers, paper
from guiju.registers.governance.exam.gates import GRACE, now
from guiju.web.staff import StaffRequest, record_of, staff, today

EVERY = 15
"""Seconds between two keepings."""
MOMENT = "X-Moment"
OPEN = ("called", "sitting")
KEPT, TAKEN_OVER, OVER = 204, 409, 410


def address(exam: Any, seat: str = "") -> str:
    page = reverse("exam_sitting", args=[exam.pk])
    return f"{page}?{urlencode({'seat': seat})}" if seat else page


def mine(actor: Actor) -> list[Exam]:
    """The examinations that wait for somebody or that they sit."""
    if actor.user_id is None:
        return []
    return list(Exam.objects.filter(holder_id=actor.user_id, stage__in=OPEN).order_by("closes_on", "pk")[:5])


def way_in(record: Any, actor: Actor) -> str:
    """Where somebody sits their own examination; "" for any other record."""
    own = isinstance(record, Exam) and record.holder_id is not None and record.holder_id == actor.user_id
    return address(record) if own and record.stage in OPEN else ""


@staff
def sitting(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The paper, where one is under way on this page; else the rules, and the way in or on."""
    exam = own(request.actor, pk)
    if request.method == "POST":
        return ACTS.get(request.POST.get("act", ""), lobby)(request, exam)
    kept = KeptAnswers.objects.filter(exam=exam.pk).first() if exam.stage == "sitting" else None
    if kept is not None and kept.seat and kept.seat == request.GET.get("seat") and kept.ends_at > now():
        return sheet(request, exam, kept)
    return lobby(request, exam)


def own(actor: Actor, pk: UUID) -> Exam:
    """One's own examination. Raises as ``record_of``, and PermissionDenied for a colleague's."""
    exam: Exam = record_of(actor, Exam, pk)
    if exam.holder_id is None or exam.holder_id != actor.user_id:
        raise PermissionDenied("只能由本人用自己的账号参加考试。")
    return exam


def sheet(request: StaffRequest, exam: Exam, kept: KeptAnswers) -> HttpResponse:
    chosen = paper.told(kept.answers)
    items = [(item, chosen.get(item.place, "")) for item in paper.of(exam.round, exam.seed)]
    told = {"exam": exam, "items": items, "kept": kept, "left": kept.ends_at - now(), "every": EVERY}
    return render(request, "web/exam_paper.html", told)


def lobby(request: StaffRequest, exam: Exam, reasons: list[Reason] | None = None) -> HttpResponse:
    over = exam.stage == "sitting" and exam.ends_at is not None and exam.ends_at <= now()
    told = {"exam": exam, "led": exam.round, "reasons": reasons or [], "over": over}
    return render(request, "web/exam_lobby.html", told, status=422 if reasons else 200)


def begin(request: StaffRequest, exam: Exam) -> HttpResponse:
    if exam.stage == "sitting":  # pressed twice, or begun elsewhere: nothing is lost by going on
        return resume(request, exam)
    try:
        exam = engine.take("begin", exam, request.actor, {"began_at": now()}, today())
    except Refused as refused:
        return lobby(request, exam, refused.reasons)
    return resume(request, exam)


def resume(request: StaffRequest, exam: Exam) -> HttpResponse:
    """This page takes the seat: whatever page had it keeps no more."""
    seat = uuid4().hex
    taken = KeptAnswers.objects.filter(exam=exam.pk, person=request.user.pk, ends_at__gt=now()).update(seat=seat)
    return redirect(address(exam, seat if taken else ""))


def hand_in(request: StaffRequest, exam: Exam) -> HttpResponse:
    """Mark what the page tells; what comes too late, or from a page that was taken over, counts as it was kept."""
    if exam.stage != "sitting":
        messages.info(request, "本次考试已经交卷。")
        return redirect(address(exam))
    moment = now()
    if exam.ends_at is not None and moment > exam.ends_at + GRACE:
        return end(request, exam)
    if not KeptAnswers.objects.filter(exam=exam.pk, seat=request.POST.get("seat", "")).exists():
        messages.error(request, "考试已在其他页面继续，本页没有交卷。")
        return redirect(address(exam))
    told = {"answers": answered(request.POST), "handed_at": moment}
    try:
        done = engine.take("hand_in", exam, request.actor, told, today())
    except Refused as refused:
        return lobby(request, exam, refused.reasons)
    messages.success(request, f"已经交卷，成绩{done.last_score}分，{'合格' if done.passed else '未达到合格分数'}。")
    return redirect(address(exam))


def end(request: StaffRequest, exam: Exam) -> HttpResponse:
    """The time is over: the machine hands in what was kept."""
    try:
        done = engine.take("run_out", exam, SYSTEM, {}, today())
    except Refused as refused:
        return lobby(request, exam, refused.reasons)
    messages.info(request, f"答题时间已到，已按保存的答案计分：{done.last_score}分。")
    return redirect(address(exam))


ACTS = {"begin": begin, "resume": resume, "hand_in": hand_in, "end": end}


def answered(sent: QueryDict) -> str:
    """What the page's fields say, as a text: ``q3`` has one value for each letter that is ticked."""
    places = {name: typed.number(name[1:]) for name in sent if name[:1] == "q"}
    fields = {place: sent.getlist(name) for name, place in places.items() if place is not None}
    return paper.written(paper.told(" ".join(f"{place}{''.join(letters)}" for place, letters in fields.items())))


@staff
@require_POST
def keep(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Keep what is answered so far: one statement, which also says whether this page still has the seat and the time.

    The page knows when its time is over; what it asks again is the moment by the server's clock (``X-Moment``).
    """
    moment, seat = now(), request.POST.get("seat", "")
    mine = KeptAnswers.objects.filter(exam=pk, person=request.user.pk, ends_at__gt=moment - GRACE)
    if seat and mine.filter(seat=seat).update(answers=answered(request.POST)[: paper.LONGEST]):
        return HttpResponse(status=KEPT, headers={MOMENT: str(moment)})
    if mine.exists():
        return HttpResponse(status=TAKEN_OVER)
    if not Exam.objects.filter(pk=pk, holder_id=request.user.pk).exists():
        raise Http404
    return HttpResponse(status=OVER)
