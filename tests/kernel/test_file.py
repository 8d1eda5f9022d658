"""The file of a matter: what must lie in it, what is missing, and its list of contents in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.file import File, Filed


@dataclass
class Lying:
    kind: str
    title: str
    seq: int
    number: str = ""
    overtaken_by: int | None = None


@dataclass
class Entered:
    seq: int
    on: date


class Matter(dict[str, Any]):
    """As much of a matter's facts as its file looks at."""

    def __init__(self, *papers: Lying, **told: Any) -> None:
        super().__init__(told)
        self.papers = list(papers)
        self.entries = [Entered(n, date(2024, 3, n)) for n in range(1, 10)]


def facts(*papers: Lying, **told: Any) -> Facts:
    return cast(Facts, Matter(*papers, **told))


FILE = File(
    Filed("申请书", ("application", "registration"), lambda facts: True, "请上传"),
    Filed("证据", ("evidence",)),
    Filed("决定书", ("decision",), lambda facts: bool(facts["decided"])),
    cover="cover",
)


def test_what_is_owed_and_not_there_is_named_with_what_to_do() -> None:
    assert FILE.incomplete(facts(decided=True)) == "案卷尚缺申请书（请上传）、决定书。"
    assert FILE.incomplete(facts(decided=False)) == "案卷尚缺申请书（请上传）。"


def test_any_kind_of_a_place_will_do_and_what_is_as_need_be_is_not_asked_for() -> None:
    assert FILE.incomplete(facts(Lying("registration", "登记表", 1), decided=False)) is None


def test_what_answers_another_paper_is_no_older_than_it() -> None:
    file = File(Filed("签署后的协议书", ("signed",), lambda facts: True, of=("agreement", "change")))
    agreed, signed = Lying("agreement", "协议书", 2), Lying("signed", "扫描件", 3)
    assert file.incomplete(facts(agreed)) == file.incomplete(facts(agreed, signed, Lying("change", "变更书", 5)))
    assert file.incomplete(facts(agreed, signed)) is None
    assert file.incomplete(facts(agreed, signed, Lying("change", "变更书", 5), Lying("signed", "扫描件", 5))) is None


def test_a_paper_that_was_overtaken_is_not_in_the_file() -> None:
    overtaken = Lying("application", "申请书", 1, overtaken_by=4)
    assert FILE.incomplete(facts(overtaken, decided=False)) is not None
    assert FILE.contents(facts(overtaken, decided=False)) == []


def test_contents_follow_the_order_of_the_file_and_the_rest_comes_last() -> None:
    lying = facts(
        *(
            Lying("letter", "来函", 1),
            Lying("decision", "决定书", 5, "某决〔2024〕1号"),
            Lying("evidence", "证据乙", 4),
        ),
        *(Lying("cover", "封面", 6), Lying("evidence", "证据甲", 2), Lying("application", "申请书", 3)),
    )
    listed = [(line.n, line.title, line.name, line.on.day, line.number) for line in FILE.contents(lying)]
    assert listed == [
        (1, "申请书", "申请书", 3, ""),
        (2, "证据", "证据甲", 2, ""),
        (3, "证据", "证据乙", 4, ""),
        (4, "决定书", "决定书", 5, "某决〔2024〕1号"),
        (5, "其他材料", "来函", 1, ""),
    ]
