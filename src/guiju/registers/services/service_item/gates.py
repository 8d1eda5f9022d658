"""What an item of public services must have before it is published. Gates answer with a sentence, or None."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.gates import each_row, only_if
from guiju.kernel.declaring.steps import Gate
from guiju.kernel.keeping.texts import spellings
from guiju.registers.services.power_item import PowerItem
from guiju.registers.services.service_item.choices import RESTS_ON, Kind, Verdict, Visits

ORDINARY, JOINT = "licence.decide.ordinary", "licence.decide.joint"


def of_kind(*kinds: Kind) -> Callable[[Facts], bool]:
    return lambda facts: facts["kind"] in kinds


def rests_on_a_power(facts: Facts) -> str | None:
    """Art. 40(1) of the regulation: what is in no list is not done. An office that has published none is asked for nothing."""
    item, kind = facts["power"], RESTS_ON.get(facts["kind"])
    if kind is None:
        return f"{Kind(facts['kind']).label}不对应权责清单事项，请不要选择。" if item is not None else None
    if item is None:
        theirs = PowerItem.objects.filter(agency=facts.record.agency_id, kind=kind, listed_on__lte=facts.on)
        return f"本机关已公布{kind.label}事项，请选择对应的一项。" if theirs.exists() else None
    facts.look_at([item])
    if item.agency_id != facts.record.agency_id:
        return f"“{item.title}”是{item.agency}的事项，请选择本机关的。"
    if item.kind != kind:
        return f"“{item.title}”是{item.get_kind_display()}事项，请选择{kind.label}事项。"
    return None if item.listed_by(facts.on) else f"“{item.title}”{item.why_not(facts.on)}，不能据以办理。"


def code_of_its_own(facts: Facts) -> str | None:
    register: Any = type(facts.record)
    alike = register.objects.filter(register.lasting(facts.on), code__in=spellings(facts["code"]))
    twins = alike.filter(agency=facts.record.agency_id).exclude(pk=facts.record.pk)
    twin = facts.look_at(twins[:1])
    return f"编码{facts['code']}已由本机关的“{twin[0].title}”使用。" if twin else None


def promised_within_law(facts: Facts) -> str | None:
    legal, promised = facts["legal_days"], facts["promised_days"]
    if legal is not None and promised > legal:
        return f"承诺时限{promised}个工作日长于法定时限{legal}个工作日。"
    if facts["at_once"] and promised:
        return "即办件的承诺时限填0。"
    return "承诺时限为0的，应当是即办件。" if not promised and not facts["at_once"] else None


def within(rule: str) -> Callable[[Facts], str | None]:
    """A licence is decided within the term of the licence law, unless another law or regulation sets one, which is named."""

    def reason(facts: Facts) -> str | None:
        limit, legal = facts.rule(rule), facts["legal_days"]
        if limit is None or facts["term_basis"]:
            return None
        if legal is None:
            return f"行政许可应当填写法定时限；法律、法规没有另行规定的，为{limit.length}个工作日。"
        if legal <= limit.length:
            return None
        return f"法定时限{legal}个工作日长于{limit.length}个工作日，法律、法规另有规定的，应当写明依据。"

    return reason


def zero_visits_online(facts: Facts) -> str | None:
    return "标注“一次不跑”的，应当网上可办。" if facts["visits"] == Visits.ZERO and not facts["online"] else None


def proof_has_basis(facts: Facts, told: dict[str, Any], row: Any) -> bool:
    return not told["is_proof"] or bool(told["basis"])


def papers_may_follow(facts: Facts) -> str | None:
    """What may follow is said paper by paper, and not every one of them may."""
    rows = facts["materials"] or [vars(row) for row in standing(facts)]
    follow = [row for row in rows if row["may_follow"]]
    if not facts["may_follow"]:
        return "有可以容缺后补的材料的，应当勾选“可以容缺受理”。" if follow else None
    if not follow:
        return "可以容缺受理的，应当逐项标明哪些材料可以后补。"
    return "不能全部材料都可以后补。" if len(follow) == len(rows) else None


def bundle_of_items(facts: Facts) -> str | None:
    """A bundle takes in at least two items that are published and are no bundles themselves; nothing else takes in any."""
    told = [row["item"] for row in facts["bundled"]]
    there = told or [row.item for row in told_last(facts.parts("bundled"))]
    if facts["kind"] != Kind.BUNDLE:
        return "只有“一件事”填写所含事项。" if told else None
    facts.look_at(there)
    if len({one.pk for one in there}) < 2:
        return "“一件事”至少包含两个不同的事项。"
    wrong = [one for one in there if one.kind in (Kind.BUNDLE, Kind.INTERMEDIARY) or not one.listed_by(facts.on)]
    return f"“{wrong[0].title}”不能列入：应当是已经公布的单个办理事项。" if wrong else None


def told_last(rows: list[Any]) -> list[Any]:
    """Of rows of which those told last hold, all together."""
    last = max(((row.since, row.seq) for row in rows), default=None)
    return [row for row in rows if (row.since, row.seq) == last]


def standing(facts: Facts) -> list[Any]:
    """The papers that hold, without what a clean-up has struck."""
    return [row for row in told_last(facts.parts("materials")) if row.verdict in ("", Verdict.KEPT)]


def of_material(row: Any) -> str:
    marks = "、".join(words for words, told in (("证明", row["is_proof"]), ("可容缺后补", row["may_follow"])) if told)
    basis = f"，依据：{row['basis']}" if row["basis"] else ""
    return f"{row['name']}{f'（{marks}）' if marks else ''}{basis}"


def said(facts: Facts) -> dict[str, Any]:
    """The columns that say the rows to the public, of those told anew; of the others, what was said holds on."""
    found: dict[str, Any] = {}
    if facts["materials"]:
        found["materials_named"] = "；".join(map(of_material, facts["materials"]))
    if facts["bundled"]:
        found["bundled_named"] = "；".join(f"{row['item'].title}（{row['item'].agency}）" for row in facts["bundled"])
    return found


def said_in_full(facts: Facts) -> str | None:
    for column, words in said(facts).items():
        most = facts.record._meta.get_field(column).max_length  # type: ignore[union-attr]
        if most is not None and len(words) > most:
            return f"“{facts.label(column)}”合计{len(words)}字，最多{most}字，请精简。"
    return None


def cleaned(facts: Facts) -> dict[str, Any]:
    """What the public reads of the papers once those are settled that this act settles."""
    verdicts = {told["id"]: told["verdict"] for told in facts["verdicts"]}
    left = [row for row in standing(facts) if verdicts.get(row.pk, Verdict.KEPT) == Verdict.KEPT]
    return {"materials_named": "；".join(of_material(vars(row)) for row in left), **anew(facts)}


def listed(facts: Facts) -> dict[str, Any]:
    return {**said(facts), **anew(facts)}


def anew(facts: Facts) -> dict[str, Any]:
    """In the list, in a new version."""
    record: Any = facts.record
    return {"listed": True, "edition": record.edition + 1}


def no_more_than_once(facts: Facts) -> str | None:
    there = {row.county for row in facts.parts("partners")}
    told = [row["county"] for row in facts["partners"]]
    twice = sorted({one for one in told if one in there or told.count(one) > 1})
    return f"已与{'、'.join(twice[:3])}签订协议，不重复登记。" if twice else None


def across(facts: Facts) -> str | None:
    return None if facts["across"] else "本事项没有标注“跨省通办”，请先修订事项。"


def delegated_before(facts: Facts) -> str | None:
    return None if facts["delegated"] else "本事项没有下放，无可收回。"


CODE_ONCE = Gate("house.service_code_once", code_of_its_own, "code", "编码不与本机关在册的其他事项相同")
ABOUT = (
    only_if(of_kind(Kind.LICENCE), Gate("licence.list_only", rests_on_a_power, "power")),
    only_if(
        lambda facts: facts["kind"] != Kind.LICENCE,
        Gate("house.service_power", rests_on_a_power, "power", "对应本机关公布在册的权责清单事项"),
    ),
    Gate("house.promised_term", promised_within_law, "promised_days", "承诺时限不长于法定时限"),
    only_if(of_kind(Kind.LICENCE), Gate(ORDINARY, within(ORDINARY), "legal_days")),
    only_if(of_kind(Kind.BUNDLE), Gate(JOINT, within(JOINT), "legal_days")),
    Gate("house.zero_visits", zero_visits_online, "visits", "“一次不跑”的网上可办"),
    Gate("house.papers_may_follow", papers_may_follow, "may_follow", "容缺受理的逐项标明可以后补的材料"),
    Gate("house.bundle_items", bundle_of_items, "bundled", "“一件事”包含两个以上已经公布的事项"),
    Gate("house.service_item_length", said_in_full, gist="各行合计不超过公布栏目的字数"),
    each_row(
        "services.proof_basis", "materials", proof_has_basis, "是证明材料，应当写明法律、法规或者国务院决定的依据。"
    ),
)
PARTNERS = (
    Gate("house.across_provinces", across, gist="事项可以跨省通办"),
    Gate("house.partner_once", no_more_than_once, "partners", "一县一次"),
)
DELEGATED = Gate("house.service_delegated", delegated_before, gist="事项已经下放")
