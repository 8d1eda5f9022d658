"""检测、延长、冻结决定书交付: what happens while something is held (行政强制法 arts. 25, 26, 31, 32)."""

from __future__ import annotations

from typing import Any

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import only_if
from guiju.kernel.declaring.steps import Clock, Gate, Step, Writes
from guiju.kernel.offices.people import Role
from guiju.registers.enforcement.compulsory_measure import gates
from guiju.registers.enforcement.compulsory_measure.choices import Contested, Kind
from guiju.registers.enforcement.compulsory_measure.columns import CompulsoryMeasureColumns as Of
from guiju.registers.enforcement.compulsory_measure.imposing import FIELDWORK, HEAD, RECORDED
from guiju.registers.enforcement.standing_annulled import annulled_on

OWN_TERM = "解除或者作出处理决定"
IMPOSING = ("impose", "impose_at_once")
TESTING = (("test", "test_over"), ("test", "test_runs_out"))
OVER = ("transfer",)


def own_term(facts: Facts) -> bool:
    """Whether the decision sets another term than the law's thirty days: a shorter one, or that of another law."""
    rule = gates.DURATION.get(Kind(facts["kind"]))
    limit = facts.rule(rule) if rule else None
    return bool(facts["term"]) and (limit is None or bool(facts["other_term_law"]) or facts["term"] != limit.length)


def by_the_law(*kinds: Kind) -> Any:
    return lambda facts: facts["kind"] in kinds and not facts["other_term_law"]


def running(facts: Facts) -> list[Any]:
    names = (OWN_TERM, *dict.fromkeys(gates.DURATION.values()))
    return [row for name in names if (row := facts.clock(name)) is not None and row.due_on is not None]


def term_runs(facts: Facts) -> str | None:
    """What has run out is not lengthened, nor set aside any more: it is lifted."""
    last = min((row.due_on for row in running(facts)), default=None)
    return f"期限已于{last}届满，应当解除或者作出处理决定。" if last is not None and facts.on > last else None


def only_goods(facts: Facts) -> str | None:
    return None if gates.of_goods(facts) else "只有查封、扣押的物品可以送检测、检验、检疫、鉴定而不计入期限。"


def none_tested(facts: Facts) -> str | None:
    since = facts["testing_since"]
    return f"检测、鉴定自{since}起尚未结束。" if since else None


def being_tested(facts: Facts) -> str | None:
    """Something was sent of which nothing has come back, whether its time is over or not; the system ends that first."""
    sent = facts.past("test", "test_over")
    if sent is None or sent.step == "test_over":
        return "没有送检测、鉴定的物品。"
    over = facts["testing_since"] is not None and facts.on > facts["test_until"]
    return f"期间已于{facts['test_until']}届满，由系统恢复计算期限以后再登记。" if over else None


def term_of_test_told(facts: Facts) -> str | None:
    clear = facts["informed"] and facts["test_until"] > facts.on
    return None if clear else "检测、检验、检疫、鉴定的期间应当明确（晚于开始之日），并书面告知当事人。"


def extension_told(facts: Facts) -> str | None:
    return None if facts["informed"] and facts["reason"] else "延长的决定应当及时书面告知当事人，并说明理由。"


def extended_once(rule: str) -> Any:
    """Arts. 25(1), 32(1): once, by at most so many days, unless another law says otherwise."""

    def reason(facts: Facts) -> str | None:
        limit = facts.rule(rule)
        if limit is None or limit.extension is None or facts["extension_law"]:
            return None
        if facts["extended_on"]:
            return f"已于{facts['extended_on']}延长，不得再次延长；法律、行政法规另有规定的，请写明。"
        most, asked = limit.extension.length, facts["extension_length"]
        return None if asked <= most else f"延长不得超过{most}日；法律、行政法规另有规定的，请写明。"

    return reason


def extension_by_law(facts: Facts) -> str | None:
    return None if facts["extension_law"] else "该类措施的延长，请写明规定延长的法律、行政法规及条款。"


def not_annulled(facts: Facts) -> str | None:
    """Arts. 8, 28: what was annulled or found unlawful is lifted; it is neither lengthened nor handed on."""
    since = annulled_on(facts, Contested.ANNULLED)
    if since is None:
        return None
    return f"措施已于{since}被{Contested.ANNULLED.label}，应当立即解除。"


NOT_ANNULLED = Gate("house.measure_stands", not_annulled, gist="措施没有被撤销、确认违法")
TERM_RUNS = Gate("house.measure_term_runs", term_runs, gist="期限尚未届满")
STEPS = (
    Step(
        "deliver_freeze",
        "交付冻结决定书",
        since=("imposed", "unapproved", "to_lift", "ended", "transferred"),
        asks=(asks.words("received_by", "签收人和交付方式", longest=200),),
        dates=(Of.delivered_on,),
        gates=(
            Gate(
                "house.measure_frozen",
                lambda facts: None if gates.of_money(facts) else "只有冻结决定书另行交付。",
                gist="措施是冻结",
            ),
        ),
        **FIELDWORK,
    ),
    Step(
        "test",
        "送检测、检验、检疫、鉴定",
        since="imposed",
        asks=(
            asks.words("tested", "检测、鉴定的物品和项目", longest=500),
            asks.words("tested_by", "检测、鉴定机构", longest=100),
            asks.ahead(Of.test_until),
            asks.yes("informed", "已书面告知当事人期间", help_text="应当确认。"),
        ),
        dates=(Of.testing_since,),
        gates=(
            Gate("house.measure_tested", only_goods, gist="措施是查封、扣押"),
            Gate("house.measure_testing", none_tested, gist="没有正在进行的检测、鉴定"),
            Gate("compulsory.test_period_notice", term_of_test_told, "test_until"),
            TERM_RUNS,
            NOT_ANNULLED,
            RECORDED,
        ),
        writes=Writes("testing", "检测（检验、检疫、鉴定）期间告知书"),
        decides=(Of.test_until,),
        set_right_by=("test_over", "test"),
        help_text="所需期间不计入查封、扣押的期限，费用由本机关承担；期间届满自动恢复计算，仍需检测的另行告知。",
        **FIELDWORK,
    ),
    Step(
        "test_over",
        "登记检测、鉴定结束",
        since="imposed",
        asks=(asks.words("test_result", "检测、鉴定结果", longest=500),),
        sets={"testing_since": None},
        gates=(Gate("house.measure_under_test", being_tested, gist="送检测、鉴定的结果尚未登记"),),
        **FIELDWORK,
    ),
    Step(
        "test_runs_out",
        "检测、鉴定期间届满",
        since="imposed",
        sets={"testing_since": None},
        by=(Role.SYSTEM,),
    ),
    Step(
        "extend",
        "延长期限",
        since="imposed",
        asks=(
            asks.number("extension_length", "延长日数", least=1, most=365),
            asks.reason("延长的理由"),
            asks.yes("informed", "已书面告知当事人并说明理由", help_text="应当确认。"),
            asks.maybe(
                asks.words("extension_law", "另行规定延长的法律、行政法规及条款", longest=200),
                "再次延长、延长超过三十日的，应当填写。",
            ),
        ),
        dates=(Of.extended_on,),
        gates=(
            *(
                gates.of_kinds(rule, extended_once(rule), "extension_length", *kinds)
                for rule, kinds in (
                    ("compulsory.seizure.duration", gates.GOODS),
                    ("compulsory.freeze.duration", (Kind.FREEZE,)),
                )
            ),
            gates.of_kinds("compulsory.seizure_extension_notice", extension_told, "informed", *gates.GOODS),
            gates.of_kinds("compulsory.freeze_extension_notice", extension_told, "informed", Kind.FREEZE),
            only_if(
                lambda facts: facts["kind"] not in gates.DURATION,
                Gate("house.measure_extension_law", extension_by_law, "extension_law", "延长有法律规定"),
            ),
            TERM_RUNS,
            NOT_ANNULLED,
            RECORDED,
        ),
        writes=Writes("extension", "延长强制措施期限决定书"),
        decides=("extension_length", "reason"),
        set_right_by=("extend", "end"),
        help_text="情况复杂的，经负责人批准可以延长，不得超过三十日。",
        **HEAD,
    ),
)
CLOCKS = (
    Clock(
        "compulsory.measure.emergency_report",
        starts="impose_at_once",
        met_by=("approve_after", "disapprove"),
    ),
    *(
        Clock(
            rule,
            starts=IMPOSING,
            met_by="end",
            pauses=TESTING,
            extended_by="extend",
            dropped_by=OVER,
            when=by_the_law(*kinds),
        )
        for rule, kinds in (
            ("compulsory.seizure.duration", gates.GOODS),
            ("compulsory.freeze.duration", (Kind.FREEZE,)),
        )
    ),
    Clock(
        lasts=Of.term,
        unit="calendar_day",
        words=OWN_TERM,
        source="行政强制措施决定书",
        starts=IMPOSING,
        met_by="end",
        pauses=TESTING,
        extended_by="extend",
        dropped_by=OVER,
        when=own_term,
    ),
    Clock(
        "compulsory.freeze.deliver_decision",
        starts=IMPOSING,
        met_by="deliver_freeze",
        when=gates.of_money,
    ),
    Clock(
        until=Of.test_until,
        words="完成检测、检验、检疫、鉴定",
        source="检测（检验、检疫、鉴定）期间告知书",
        starts="test",
        met_by="test_over",
        dropped_by=("test_runs_out", "end", *OVER),
    ),
)
