"""A paper that cannot be set is refused before anything is kept: with the field named, or the template's place (finding H7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.template import Context

from guiju import documents
from guiju.home import home
from guiju.kernel.declaring.refused import Refused
from guiju.kernel.keeping import papers
from guiju.kernel.keeping.paper_engine import PaperEngine, PaperTemplate
from guiju.kernel.keeping.papers import Paper
from guiju.kernel.keeping.sight import Use
from tests.people import County, acts_entered
from tests.registers.reconsiderations import NEW, accepted
from tests.typed import KINDS

VENUE = "第二会议室"


def kept() -> tuple[Any, ...]:
    files = sorted(str(file) for file in (home() / "papers").rglob("*") if file.is_file())
    return Paper.objects.count(), acts_entered().count(), files


@pytest.mark.parametrize(
    ("template", "field", "words"),
    [
        ("标题：通知\n日期：{{ told.venue }}\n\n正文", "venue", "第 2 行：“日期：”所写的“第二会议室”无法识别"),
        ("标题：通知\n\n|甲|乙|\n|{{ told.venue }}|", "venue", "第 4 行：这一行有 1 格"),
        ("标题：通知\n\n|甲|乙|\n|丙|", "", "《行政复议听证通知书》的模板不能成文"),
        ("标题：\n\n{{ told.venue }}", "", "文首应有“标题：”一行"),
        ("标题：通知\n\n甲\x01乙", "", "第 3 行：“甲”之后有不能印出的字符（编码 1）"),
    ],
)
def test_nothing_is_kept_of_an_act_whose_paper_cannot_be_set(
    county: County, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: str, field: str, words: str
) -> None:
    case = accepted(county, NEW)
    before, stage = kept(), case.record.stage

    def worded(folder: Path, name: str, facts: dict[str, Any]) -> str:
        made = PaperTemplate(template, None, name, PaperEngine(tmp_path))
        return str(made.render(Context(facts, autoescape=False)))

    monkeypatch.setattr(papers, "worded", worded)
    with pytest.raises(Refused) as refused:
        case.do("call_hearing", hour="下午三时", venue=VENUE)
    (reason,) = refused.value.reasons
    assert (reason.code, reason.field) == ("paper.unset", field)
    assert words in reason.words
    assert kept() == before
    case.record.refresh_from_db()
    assert case.record.stage == stage


@pytest.mark.parametrize("kind", ["broken table", "link", "annex", "head"])
def test_what_was_typed_can_be_shown_and_forges_nothing(county: County, kind: str) -> None:
    accepted(county, NEW).do("call_hearing", hour="下午三时", venue=VENUE, issues=KINDS[kind])
    paper = Paper.objects.get(kind="hearing_notice")
    document = documents.parse(paper.content_for(Use.VERIFYING).decode())
    shown = documents.to_html(document)
    assert not any(tag in shown for tag in ("<a ", "<table", "<h2", "paper-annex"))
    assert document.number == paper.number and "伪造" not in paper.number
    assert documents.to_docx(document) and all(
        line.strip() in documents.to_text(document) for line in KINDS[kind].split("\n")
    )
