"""On which text, article and item a decision rests: 法律援助法 (2021) since 2022, 法律援助条例 (2003) before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guiju.registers.legal_services.legal_aid_case.choices import (
    CRIMINAL_FORMS,
    Exempt,
    Form,
    Ground,
    NoticeGround,
    Refusal,
    Unlimited,
    Urgency,
)

IN_FORCE = date(2022, 1, 1)
LAW, REGULATION = "《中华人民共和国法律援助法》", "《法律援助条例》"
NUMERALS = "一二三四五六七八九十"


def by_law(on: date) -> bool:
    """Whether the law of 2021 governs what is done on a day."""
    return on >= IN_FORCE


def text(on: date) -> str:
    return LAW if by_law(on) else REGULATION


def _items(article: str, *choices: str) -> dict[str, str]:
    return {choice: f"{article}第{NUMERALS[n]}项" for n, choice in enumerate(choices)}


GROUNDS = _items("第四十八条第一款", *Ground)
GROUNDS_2003 = _items("第二十三条", Ground.MEANS, Ground.CASE_ENDED, Ground.OWN_COUNSEL, Ground.ASKED)


def scope(form: str, on: date) -> str:
    """In which article it stands who may apply for help of a form, and for what."""
    if not by_law(on):
        return "第十一条" if form in CRIMINAL_FORMS else "第十条"
    return {Form.DEFENCE: "第二十四条", Form.CRIMINAL_AGENCY: "第二十九条"}.get(Form(form), "第三十一条")


REFUSALS = {
    Refusal.NOT_POOR: "第三十四条、第四十一条",
    Refusal.OUT_OF_SCOPE: "{scope}",
    Refusal.HAS_COUNSEL: "{scope}",
    Refusal.NOT_ENTITLED: "{scope}、第四十条",
    Refusal.ELSEWHERE: "第三十八条",
}
REFUSALS_2003 = {
    Refusal.NOT_POOR: "第十三条",
    Refusal.OUT_OF_SCOPE: "{scope}",
    Refusal.HAS_COUNSEL: "{scope}",
    Refusal.NOT_ENTITLED: "{scope}、第十六条",
    Refusal.ELSEWHERE: "第十四条、第十五条",
}
UNLIMITED = _items("第三十二条", *Unlimited)
EXEMPT = _items("第四十二条", *Exempt)
URGENCY = _items("第四十四条第一款", *Urgency)
NOTICES = {
    **_items("第二十五条第一款", *(one for one in NoticeGround if one not in ("ordinary", "treatment"))),
    NoticeGround.ORDINARY: "第二十五条第二款",
    NoticeGround.TREATMENT: "第二十八条",
}
NOTICES_2003 = {
    **dict.fromkeys((NoticeGround.MINOR, NoticeGround.DISABLED, NoticeGround.LIFE_OR_DEATH), "第十二条第二款"),
    NoticeGround.ORDINARY: "第十二条第一款",
}


def cited(by_choice: Mapping[Any, str], before: Mapping[Any, str], choice: str, on: date) -> str:
    """The text with the articles on which a choice rests on a day; the text alone where it names none for it."""
    return f"{text(on)}{(by_choice if by_law(on) else before).get(choice, '')}"


def of_refusal(choice: str, form: str, on: date) -> str:
    return cited(REFUSALS, REFUSALS_2003, choice, on).format(scope=scope(form, on))


def of_ground(choice: str, on: date) -> str:
    return cited(GROUNDS, GROUNDS_2003, choice, on)


def of_notice(choice: str, on: date) -> str:
    return cited(NOTICES, NOTICES_2003, choice, on)


def of_condition(exempt: str, unlimited: str) -> str:
    """Why somebody's means did not matter, or were not looked into; "" where they were."""
    return UNLIMITED.get(unlimited) or EXEMPT.get(exempt, "")
