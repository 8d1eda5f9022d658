"""Figures whose phrase does not say all: lists whose head is said once, chains that go on with an object, short forms."""

from collections.abc import Callable

import pytest

from guiju.reading import Reading

ReadingOf = Callable[[str], Reading]

# a passage, and the concepts of its figures in order ("" where none fits)
PASSAGES = [
    (  # the head 纠纷 is said once
        "调解矛盾纠纷800件。从类型看，婚姻家庭120件、邻里200件、合同60件、消费30件、其他390件。",
        "disputes_handled disputes_family disputes_neighbours disputes_contract disputes_consumer disputes_other",
    ),
    (
        "收到行政复议申请90件。从申请事项看，涉及行政处罚40件、政府信息公开12件、行政确认8件、行政征收3件。",
        "reconsideration_applications reconsideration_penalty reconsideration_disclosure reconsideration_confirmation "
        "reconsideration_levy",
    ),
    (
        "信访总量400件次，其中网上200件、来电80件、来信20件。",
        "petitions_received petition_online petition_calls petition_letters",
    ),
    (
        "建成公共法律服务中心8个、站20个、室180个。",
        "legal_service_centres legal_service_stations legal_service_rooms",
    ),
    ("登记司法鉴定机构3家、鉴定人25名。", "forensic_institutions forensic_experts"),
    (  # without any head, kinds of one thing name each other; two of them do not
        "婚姻家庭30件、邻里40件、山林土地10件、物业8件。",
        "disputes_family disputes_neighbours disputes_land disputes_property_service",
    ),
    ("邻里40件、物业8件。", " "),
    # what is done next takes its object from before
    ("排查重大隐患30项，销号28项。", "major_hazards major_hazards_rectified"),
    ("受理重复信访15件，化解12件。", "petition_repeated petition_repeated_resolved"),
    ("收到检察建议书10份，回复10份。", "procuratorial_suggestions procuratorial_suggestions_answered"),
    ("执法检查发现问题90个，整改85个，整改率94.4%。", "problems_found problems_rectified problem_rectification_rate"),
    ("执法检查发现隐患90处，整改85处，整改率94.4%。", "hazards_found hazards_rectified hazard_rectification_rate"),
    ("办理涉企行政复议案件19件，审结8件，调解3件。", "reconsideration_accepted_enterprise  "),
    # what ought to be done is not done; a rate counts nothing
    ("应述法45人，实际述法43人，述法率95.6%。", "duty_reports_due duty_reports_given duty_report_coverage"),
    ("道路交通事故30起，死亡5人，万车死亡率1.2。", "traffic_accidents traffic_accident_deaths "),
    ("发生生产安全事故3起，死亡2人。", "work_accidents work_accident_deaths"),
    ("移出失信名单12家。", "dishonest_entities_removed"),
    # short forms
    ("拆除违建30处，清理小广告5000张。", "illegal_buildings small_ads_cleared"),
    ("新领证执法人员20人，注销证件5个。", "officers_certified certificates_cancelled"),
    (
        "重大行政决策目录12项，听证2次，专家论证5次。",
        "major_decisions_listed decision_hearings decision_expert_reviews",
    ),
    (
        "县纪委监委立案50件，处分60人。审计机关提出建议20条。",
        "discipline_cases_filed discipline_persons_punished audit_suggestions",
    ),
    ("打掉犯罪团伙3个，破获刑事案件120起。", "gangs_destroyed criminal_cases_solved"),
    ("核发排污证12张、施工许可证30张。", "discharge_permits construction_permits"),
    ("律师事务所6家、律师80名，公证员6名。", "law_firms practising_lawyers notaries"),
]


@pytest.mark.parametrize(("text", "concepts"), PASSAGES)
def test_a_figure_is_named_by_what_stands_before_it(reading_of: ReadingOf, text: str, concepts: str) -> None:
    assert [figure.concept or "" for figure in reading_of(f"2024年，{text}").figures] == concepts.split(" ")
