"""法律咨询: what stands before each step. Each gate answers with a sentence, or None."""

from __future__ import annotations

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import four_eyes
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.offices.organs import Organ, organs_of


def by_legal_aid(facts: Facts) -> bool:
    """法律援助法 art. 23 binds the body of legal aid."""
    return Organ.LEGAL_AID in organs_of(facts.record.agency_id, facts.on)


def right_told(facts: Facts) -> str | None:
    return None if facts["aid_told"] else "法律援助机构解答咨询的，应当告知可以申请法律援助及其条件、程序，并勾选。"


def as_many(facts: Facts) -> str | None:
    told = len(facts["asker"])
    return None if told <= facts["people"] else f"填写了{told}名咨询人，咨询人数却是{facts['people']}人。"


def term_ahead(facts: Facts) -> str | None:
    return None if facts["answer_by"] >= facts.on else f"答复期限{facts['answer_by']}早于分派之日。"


def identified(facts: Facts) -> str | None:
    return None if facts["identified"] else "补发查询码以前，应当核对咨询人身份。"


def not_rated_by_self(facts: Facts) -> str | None:
    return "咨询人已经自行评价，以其评价为准。" if facts.before("rated_by_self") else None


def led_once(name: str, label: str) -> Gate:
    def reason(facts: Facts) -> str | None:
        before = facts.before(name)
        return f"已经转入{facts.named(before)}，有误的请更正。" if before is not None else None

    return Gate("house.consultation_led_once", reason, name, f"没有转入过{label}")


AS_MANY = Gate("house.consultation_people", as_many, "people", "咨询人数不少于填写的咨询人")
RIGHT_TOLD = Gate("consultation.right_told", right_told, "aid_told", holds=by_legal_aid)
TERM_AHEAD = Gate("house.consultation_term", term_ahead, "answer_by", "答复期限不早于分派之日")
IDENTIFIED = Gate("house.consultation_identified", identified, "identified", "核对咨询人身份")
CALLING = (
    Gate("house.consultation_self_rated", not_rated_by_self, gist="咨询人没有自行评价"),
    four_eyes("解答的人员不得自行回访。", "answer_at_once", "answer", "answer_again"),
)
