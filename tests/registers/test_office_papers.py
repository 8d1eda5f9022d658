"""A paper made by an office's own template: in the record with its version, corrected with the built-in one, not public."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from guiju import bounded
from guiju.documents import office_pdf, office_template
from guiju.kernel.acting import engine
from guiju.kernel.acting.office_papers import OfficePaper
from guiju.kernel.declaring import paper_values
from guiju.kernel.declaring.registry import registers
from guiju.kernel.keeping import digests, ledger, office_templates
from guiju.kernel.keeping.office_templates import Changed, Version
from guiju.kernel.keeping.papers import MARKUP, Paper
from guiju.kernel.keeping.sight import Use
from guiju.kernel.offices.people import User
from guiju.portal import public_papers
from guiju.registers.rulemaking.normative_document import NormativeDocument
from tests.documents.office_templates import BODY, lines_of, word
from tests.people import County, verified
from tests.reaching_back import corrected
from tests.registers.documents import DAYS, in_the_making
from tests.shares import each

ANNOUNCEMENT = ("{{ 标题 }}", "{{ 文号 }}", *BODY, "印发于{{ 事项.印发日期 }}，施行于{{ 本步.施行日期 }}")
WRITING = [
    pytest.param(model, step, id=f"{name}-{step.name}")
    for name, model in registers().items()
    for step in model.procedure.declared
    if step.writes is not None and not model.__module__.startswith("tests.")
]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(office_templates, "FOLDER", f"templates-{digests.of(request.node.name.encode())[:16]}")


def kept(county: County, content: bytes, since: date = date(2021, 1, 1), paper: str = "announcement") -> Version:
    digest = digests.of(content) if content else ""
    version = Version(
        county.department.pk, "normative_document", paper, since, digest, "公告.docx", "head", date(2021, 1, 1)
    )
    office_templates.keep(office_templates.files_of(version, content))
    return version


def announced(county: County) -> tuple[Any, list[Paper]]:
    case = in_the_making(county, "publish")
    return case, list(Paper.objects.filter(matter_id=case.record.pk, kind="announcement").order_by("id"))


def test_a_paper_is_made_by_the_template_and_the_record_says_so(county: County) -> None:
    version = kept(county, word(*ANNOUNCEMENT))
    case, (built_in, own) = announced(county)
    assert (built_in.media_type, built_in.by_template, own.by_template) == (MARKUP, "", version.digest)
    said = lines_of(own.content_for(Use.VERIFYING))
    assert said[0].startswith("关于") or case.record.title in said[0]
    assert said[-1] == "印发于2021年3月16日，施行于2021年4月1日"
    assert any(case.record.title in line for line in said)
    entry = next(entry for entry in ledger.history(case.record) if entry.step == "publish")
    papers = [paper for paper in entry.content["papers"] if paper["kind"] == "announcement"]
    assert papers[1] == {
        "kind": "announcement",
        "digest": own.digest,
        "size": own.size,
        "template": version.digest,
    }
    assert verified().sound


def test_it_is_filled_in_once_and_before_the_database_is_locked(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, seen, run = len(connection.atomic_blocks), list[int](), bounded.run

    def watched(function: Any, *given: Any, **bounds: Any) -> Any:
        if function is office_template.render:
            seen.append(len(connection.atomic_blocks) - outside)
        return run(function, *given, **bounds)

    monkeypatch.setattr(bounded, "run", watched)
    kept(county, word(*ANNOUNCEMENT))
    _, (_, own) = announced(county)
    assert seen == [0] and own.by_template and verified().sound


def test_one_that_runs_into_a_bound_stops_no_act_and_the_page_says_so(
    county: County, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = kept(county, word(*ANNOUNCEMENT))
    monkeypatch.setattr("guiju.kernel.acting.office_papers.MEGABYTES", 1)
    case, papers = announced(county)
    assert [paper.media_type for paper in papers] == [MARKUP]
    entry = next(entry for entry in ledger.history(case.record) if entry.step == "publish")
    [told] = entry.content["papers_not_made"]
    assert (told["kind"], told["template"]) == ("announcement", version.digest) and "超过上限" in told["why"]
    assert county.clerk
    client.force_login(
        User.objects.get(username=f"{county.department.pk}-clerk"), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(reverse("matter", args=["normative_document", case.record.pk])).content.decode()
    assert "未能按本机关模板制作" in page and "超过上限" in page
    assert verified().sound


def test_without_a_template_or_on_a_day_before_it_there_is_the_built_in_paper_alone(county: County) -> None:
    kept(county, word(*ANNOUNCEMENT), since=date(2021, 3, 20))
    _, papers = announced(county)
    assert [paper.media_type for paper in papers] == [MARKUP]


def test_versions_follow_one_another_and_none_is_lost(county: County) -> None:
    first = kept(county, word(*ANNOUNCEMENT))
    second = kept(county, word("新样式", *ANNOUNCEMENT), since=date(2021, 3, 1))
    same_day = kept(county, word("再改", *ANNOUNCEMENT), since=date(2021, 3, 1))
    kept(county, b"", since=date(2021, 6, 1))
    of = (county.department.pk, "normative_document", "announcement")
    held = [
        office_templates.current(*of, on)
        for on in (date(2020, 12, 31), date(2021, 2, 28), date(2021, 3, 1), date(2021, 6, 1))
    ]
    assert held == [None, first, same_day, None]
    assert len(office_templates.versions(*of)) == 4
    assert second.content, "an earlier version is kept"
    assert office_templates.current(county.bureau.pk, *of[1:], date(2021, 3, 1)) is None, "another agency's is not ours"


def test_a_template_whose_file_was_changed_stops_no_act_and_is_not_used(county: County) -> None:
    version = kept(county, word(*ANNOUNCEMENT))
    folder = office_templates._folder(version.agency, version.register, version.paper)
    (folder / f"{version.digest}.docx").write_bytes(word("伪造"))
    with pytest.raises(Changed):
        _ = version.content
    case, papers = announced(county)
    assert [paper.media_type for paper in papers] == [MARKUP]
    entry = next(entry for entry in ledger.history(case.record) if entry.step == "publish")
    assert entry.content["papers_not_made"][0]["template"] == version.digest
    assert "不予使用" in entry.content["papers_not_made"][0]["why"]


def test_a_correction_overtakes_both_and_both_are_made_anew(county: County) -> None:
    """What the template alone prints counts too: the day of signature stands in no line of the built-in paper."""
    kept(county, word(*ANNOUNCEMENT))
    case, _ = announced(county)
    record = corrected(case.record, "sign", county.clerk, county.head, on=date(2021, 3, 17))
    papers = Paper.objects.filter(matter_id=record.pk, kind="announcement")
    assert papers.exclude(overtaken_by=None).count() == 2
    entry = next(entry.seq for entry in ledger.history(record) if entry.step == "publish")
    engine.take("rewrite_paper", record, county.head, {"entry": entry, "reason": "更正"})
    fresh = papers.filter(overtaken_by=None)
    assert sorted(paper.by_template != "" for paper in fresh) == [False, True]
    assert lines_of(fresh.get(by_template__gt="").content_for(Use.VERIFYING))[-1].startswith("印发于2021年3月17日")
    assert verified().sound


def test_the_public_gets_the_built_in_paper(county: County) -> None:
    kept(county, word(*ANNOUNCEMENT))
    case, _ = announced(county)
    row: Any = NormativeDocument.objects.get(pk=case.record.pk)
    row.public_title = row.title
    shown = [public.paper for public in public_papers.papers(row) if public.paper.kind == "announcement"]
    assert [paper.by_template for paper in shown] == [""]


def test_what_was_typed_is_text_and_never_markup_or_a_template(county: County) -> None:
    kept(county, word(*ANNOUNCEMENT))
    title = "某市<w:p/>{{ 落款 }}&{% for %}办法"
    case = in_the_making(county, "publish", propose={"title": title})
    own = Paper.objects.get(matter_id=case.record.pk, kind="announcement", by_template__gt="")
    assert any(title in line for line in lines_of(own.content_for(Use.VERIFYING)))


@pytest.mark.parametrize("libreoffice", [True, False])
def test_the_page_offers_word_and_pdf(
    county: County, client: Client, monkeypatch: pytest.MonkeyPatch, libreoffice: bool
) -> None:
    kept(county, word(*ANNOUNCEMENT))
    case, (_, own) = announced(county)
    monkeypatch.setattr(office_pdf, "to_pdf", lambda content: b"%PDF-own" if libreoffice else None)
    assert county.clerk
    client.force_login(
        User.objects.get(username=f"{county.department.pk}-clerk"), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = client.get(reverse("matter", args=["normative_document", case.record.pk])).content.decode()
    assert "（本机关模板）" in page and own.by_template[:12] in page
    of = ["normative_document", case.record.pk, own.pk]
    assert client.get(reverse("paper", args=[*of, "original"])).content == own.content_for(Use.VERIFYING)
    pdf = client.get(reverse("paper", args=[*of, "pdf"])).content
    assert pdf[:5] == b"%PDF-" and (pdf == b"%PDF-own") is libreoffice, "without LibreOffice that of the built-in paper"
    assert client.get(reverse("paper", args=[*of, "docx"])).status_code == 404


@pytest.mark.parametrize(("model", "step"), each(6, WRITING))
def test_every_paper_has_a_specimen_that_a_plain_template_fits(model: Any, step: Any) -> None:
    required = paper_values.required(model, step)
    heads = [f"{{{{ {name} }}}}" for (name,) in required if "." not in name]
    content = word(*heads, *BODY[:3])
    assert ("正文.文字",) in required
    assert office_template.check(content, paper_values.specimen(model, step), required).faults == ()


def test_the_specimen_has_the_names_of_the_values(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """What passes the check is there when the paper is made, and nothing but words is."""
    seen: list[dict[str, Any]] = []

    def filled_in(own: OfficePaper) -> bytes:
        seen.append(own.values)
        return own.version.content

    monkeypatch.setattr(OfficePaper, "filled_in", filled_in)
    kept(county, word(*ANNOUNCEMENT))
    announced(county)
    [values] = seen
    specimen = paper_values.specimen(NormativeDocument, NormativeDocument.procedure.steps["publish"])
    assert set(values) == set(specimen)
    for name in ("事项", "本步", "机关"):
        assert set(values[name]) == set(specimen[name])
    assert _plain(values)


def _plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and _plain(inner) for key, inner in value.items())
    return all(_plain(one) for one in value) if type(value) is list else type(value) is str


def test_a_version_is_what_was_loaded(county: County) -> None:
    version = kept(county, word(*ANNOUNCEMENT))
    assert replace(version) == office_templates.all_versions()[0]
    assert DAYS["publish"] >= version.since
