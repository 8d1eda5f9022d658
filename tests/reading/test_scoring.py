"""The score counts what it says: a reading that is wrong in one way loses in one share."""

from dataclasses import replace

from guiju.figures.catalogue import Concept
from guiju.reading import Reading, read

from .marked_passages import Passage, marked
from .scoring import scored

BODY = "调解矛盾纠纷{120件|disputes_handled}，成功{118件|disputes_settled}，另有{一回|~|1回}。\n办结率98.%，会议次。\n"


def _passage() -> Passage:
    passage = marked(BODY)
    passage.defects, passage.friends = [("malformed_number", "98.%")], ["调解矛盾纠纷120件"]
    return passage


def _shares(reading: Reading) -> dict[str, tuple[int, int]]:
    return scored([(_passage(), reading)]).shares()


def test_each_share_falls_with_what_it_counts(catalogue: dict[str, Concept]) -> None:
    whole = read(_passage().text, catalogue=catalogue)
    good = _shares(whole)
    assert good["recall"] == (2, 2) and good["concept right"] == (2, 2) and good["true defects seen"] == (1, 1)
    assert good["announced defects true"][0] == 1 and good["false friends taken"] == (0, 1)
    first, *others = whole.figures
    assert _shares(replace(whole, figures=others))["recall"] == (1, 2)
    assert _shares(replace(whole, figures=[replace(first, unit="人"), *others]))["unit"] == (1, 2)
    wrong = _shares(replace(whole, figures=[replace(first, concept="mediators"), *others]))
    assert wrong["wrong names"] == (1, 2) and wrong["concept right"] == (1, 2)
    assert _shares(replace(whole, findings=[]))["true defects seen"] == (0, 1)


def test_what_is_announced_at_a_friend_is_taken(catalogue: dict[str, Concept]) -> None:
    whole = read(_passage().text, catalogue=catalogue)
    defect = next(finding for finding in whole.findings if finding.severity == "defect")
    false = replace(defect, start=0, end=6, kind="sum_mismatch")
    shares = _shares(replace(whole, findings=[false]))
    assert shares["false friends taken"] == (1, 1) and shares["announced defects true"] == (0, 1)
