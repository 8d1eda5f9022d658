"""How a normative document is usually made, reviewed, published and filed; how it comes back, lapses or is renewed."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.kernel.declaring.life import Hand, Keeper, Life, Way, days, sometimes
from guiju.kernel.declaring.simulated import MARK
from guiju.kernel.declaring.telling import Telling, WhenThere, open_places
from guiju.kernel.offices.organs import Organ, organs_of
from guiju.kernel.offices.people import Role
from guiju.kernel.offices.regions import Level
from guiju.registers.governance.meeting import Meeting
from guiju.registers.governance.meeting.choices import Business, Verdict
from guiju.registers.rulemaking.normative_document import NormativeDocument
from guiju.registers.rulemaking.normative_document.choices import (
    Adoption,
    Evaluation,
    FairCompetition,
    Finding,
    Proposer,
    ReviewAdoption,
    Source,
    WaiverGround,
)
from guiju.registers.rulemaking.normative_document.choices import Meeting as MeetingKind
from guiju.registers.rulemaking.normative_document.making import REVIEWED
from guiju.registers.rulemaking.normative_document.proposals import ANSWERS
from guiju.registers.rulemaking.normative_document.titles import NEW_KINDS, OLD_KINDS, some_title

ADOPTIONS = (Adoption.ADOPTED, Adoption.ADOPTED, Adoption.PARTLY, Adoption.REFUSED)


def title(kinds: tuple[str, ...]) -> Any:
    return lambda at: f"{at.agency.region.name}{some_title(kinds, at['subject_class'], at.rng)}{MARK}"


def subject_class(at: Telling) -> str:
    return f"{at.rng.randint(1, 16):02d}"


def opinions(at: Telling) -> list[dict[str, str]]:
    """One to four opinions, each with what became of it."""
    return [
        {
            "source": at.rng.choice(list(Source)),
            "opinion": f"对条文的修改建议{MARK}",
            "adoption": at.rng.choice(ADOPTIONS),
            "reply": f"已说明理由{MARK}",
        }
        for _ in range(at.rng.randint(1, 4))
    ]


def answers(at: Telling) -> list[dict[str, Any]]:
    """What is found of each proposal that waits for it."""
    waiting = open_places(ANSWERS, at) if at.record is not None else range(len(at["proposals"]))
    return [{"nth": n, "finding": Finding.LAWFUL, "reply": f"已说明理由{MARK}"} for n in waiting]


def of_county_government(at: Telling) -> bool:
    """Whether the document is held to the procedure for rules besides (规章制定程序条例 art. 36)."""
    return len(at.agency.region_id) == Level.COUNTY and Organ.GOVERNMENT in organs_of(at.agency.pk, at.on)


def if_government(words: str) -> Any:
    return lambda at: words if of_county_government(at) else ""


def consultation_until(at: Telling) -> date:
    long = at["concerns_market"] or of_county_government(at)
    return at.day(30 if long else at.rng.randint(7, 20))


def effective_on(at: Telling) -> date:
    return at.day(31 if of_county_government(at) else at.rng.choice((1, 15, 30)))


def earlier(at: Telling) -> date:
    """A day of an earlier year."""
    return date(at.on.year - at.rng.randint(1, 3), at.rng.randint(1, 11), 8)


def old_number(at: Telling) -> str:
    return f"{at.agency.mark or at.agency.name}发〔{at['issued_on'].year}〕{at.rng.randrange(1, 200)}号"


def met(at: Telling) -> Any:
    """A meeting of the maker's, called for the day, with the document on its agenda and passed."""
    item = {
        "title": f"审议{at.record.title}",
        "business": Business.DOCUMENT,
        "document": at.record,
        "as_reviewed": True,
    }
    passed = [{"nth": 0, "verdict": Verdict.PASSED, "dissent": "无"}]
    return at.led(
        Meeting,
        {
            "plan": {"planned_on": at.on},
            "set_agenda": {"items": [item]},
            "hold": {},
            "resolve": {"verdicts": passed, "noted": []},
        },
    )


AT_A_MEETING = {"at_meeting": WhenThere(met), "meeting": "", "unregistered": "", "meeting_kind": ""}
BUREAU_CLERK = Hand(Role.CLERK, Organ.JUSTICE)
BUREAU_LEGAL = Hand(Role.LEGAL, Organ.JUSTICE)
DRAFTED = ("propose", "draft" @ days(3, 12))
CONSULTED = (
    *("consult" @ days(1, 3), sometimes(0.6, "record_opinions" @ days(3))),
    "end_consultation" @ days(1, 2, after="consultation_until"),
)
SUBMITTED = (*DRAFTED, *CONSULTED, "submit" @ days(1, 4))
ISSUED = ("review_competition" @ days(0, 2), "deliberate" @ days(2, 6), "sign" @ days(1, 3))
PUBLISHED = ("register" @ days(0, 3), "publish" @ days(1, 3))
FILED = (*ISSUED, *PUBLISHED, "file" @ days(1, 4))

LIFE = Life(
    NormativeDocument,
    keeper=Keeper.DEPARTMENT,
    ready="enter_existing",
    stands=lambda document, on: document.stage == "published",
    hands={"publish": BUREAU_CLERK, "answer_proposal": BUREAU_LEGAL, **dict.fromkeys(REVIEWED, BUREAU_LEGAL)},
    usual={
        "propose": {
            "subject_class": subject_class,
            "concerns_market": lambda at: at.rng.random() < 0.4,
            "emergency": False,
            "basis": f"上级有关规定{MARK}",
            "need": f"规范和加强相关工作{MARK}",
            "title": title(NEW_KINDS),
        },
        "consult": {"consultation_until": consultation_until, "contact": f"来信、电子邮件{MARK}"},
        "prolong_consultation": {
            "consultation_until": lambda at: at.day(20),
            "reason": f"应有关方面要求{MARK}",
        },
        "record_opinions": {"opinions": opinions},
        "end_consultation": {
            "feedback": f"意见已逐条研究{MARK}",
            "hearing": if_government(f"不涉及重大利益调整，不举行听证会{MARK}"),
        },
        "waive_consultation": {"waiver_ground": WaiverGround.EMERGENCY, "reason": f"应急需要{MARK}"},
        "submit": {
            "explanation": f"起草说明{MARK}",
            "coordination": if_government(f"有关部门均无不同意见{MARK}"),
            "signed_by": if_government(f"起草单位主要负责人{MARK}"),
        },
        "return_materials": {"reason": f"请补齐制定依据{MARK}"},
        "pass_review": {"opinion": f"内容合法{MARK}"},
        "ask_changes": {"opinion": f"部分条文需要修改{MARK}"},
        "fail_review": {"opinion": f"超越制定权限{MARK}"},
        "revise": {"review_adoption": ReviewAdoption.ALL, "revision": f"已按意见修改{MARK}"},
        "redraft": {"reason": f"按审核意见重新起草{MARK}"},
        "review_competition": {
            "fair_competition": FairCompetition.PASSED,
            "competition_opinion": f"不排除、限制竞争{MARK}",
        },
        "deliberate": {
            "meeting": f"集体审议会议{MARK}",
            "unregistered": f"审议时会议尚未登记{MARK}",
            "meeting_kind": if_government(MeetingKind.STANDING),
        },
        "publish": {"effective_on": effective_on, "summary": "模拟文件"},
        "file": {"filed_with": f"上一级人民政府{MARK}"},
        "evaluate": {"evaluation": Evaluation.KEEP},
        "receive_proposal": {
            "proposals": lambda at: [
                {
                    "received_on": at.on,
                    "letter": f"{at.on.year}年第{at.rng.randrange(1, 10_000)}件{MARK}",
                    "proposer": at.rng.choice(list(Proposer)),
                    "clauses": "第三条",
                    "grounds": f"认为增加了企业义务{MARK}",
                }
            ]
        },
        "answer_proposal": {"proposals_answered": answers},
        "renew": {"renewed_from": lambda at: at.day(1)},
        "enter_existing": {
            "subject_class": subject_class,
            "issued_on": earlier,
            "announced_on": lambda at: at["issued_on"],
            "effective_on": lambda at: at["issued_on"],
            "number": old_number,
            "summary": "模拟文件",
            "title": title(OLD_KINDS),
        },
    },
    ways={
        "made": Way("制定、公布、备案", *SUBMITTED, "pass_review" @ days(6, 13), *FILED, share=60),
        "changed": Way(
            "按审核意见修改后制定",
            *(*SUBMITTED, "ask_changes" @ days(6, 13), "revise" @ days(1, 3), *FILED),
            share=28,
        ),
        "redrafted": Way(
            "审核不合法，重新起草后制定",
            *(*SUBMITTED, "fail_review" @ days(6, 13), "redraft" @ days(2), "submit" @ days(3, 6)),
            *("pass_review" @ days(6, 13), *FILED),
            share=6,
        ),
        "emergency": Way(
            "应急制定",
            ("propose" @ days(0)).saying(concerns_market=False, emergency=True),
            *("draft" @ days(1, 2), "waive_consultation", "submit" @ days(0, 1), "pass_review" @ days(1, 2)),
            *FILED,
            share=6,
        ),
        "on_record": Way(
            "经登记的会议审议",
            *(*SUBMITTED, "pass_review" @ days(6, 13), "review_competition" @ days(0, 2)),
            *(("deliberate" @ days(2, 6)).saying(**AT_A_MEETING), "sign" @ days(1, 3), *PUBLISHED),
        ),
        "filed_late": Way(
            "逾期备案", *SUBMITTED, "pass_review" @ days(6, 13), *ISSUED, *PUBLISHED, "file" @ days(24, 28)
        ),
        "completed": Way(
            "补正材料后审核",
            *(*SUBMITTED, "return_materials" @ days(1, 3), "submit" @ days(2, 5), "pass_review" @ days(6, 13), *FILED),
        ),
        "sent_back": Way(
            "审议退回后再审",
            *(*SUBMITTED, "pass_review" @ days(6, 13), "send_back" @ days(2, 6), "submit" @ days(3, 6)),
            *("pass_review" @ days(6, 13), *FILED),
        ),
        "abandoned": Way("终止制定", *SUBMITTED, "abandon" @ days(2, 9)),
        "existing": Way("补录存量文件", "enter_existing"),
        "kept": Way("清理后继续有效", "enter_existing", "keep_valid" @ days(60, 200)),
        "renewed": Way("清理后重新公布", "enter_existing", "order_reissue" @ days(60, 200), "renew" @ days(5, 40)),
        "repealed": Way("废止", "enter_existing", "repeal" @ days(60, 200)),
        "proposed": Way(
            "答复审查建议", "enter_existing", "receive_proposal" @ days(60, 200), "answer_proposal" @ days(5, 40)
        ),
        "void": Way("宣布失效", "enter_existing", "declare_void" @ days(60, 200)),
    },
)
MAKING = ("made", "changed", "redrafted", "emergency")
"""The ways on which a document is made and filed in time."""
