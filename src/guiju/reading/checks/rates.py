"""arithmetic_mismatch and part_exceeds_whole for rates: 92.1% of 1082 must be 996, and no share passes 100%."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ..lexicon import STAGES
from ..parts import same_unit
from ..record import Check, Figure
from .subject import Outcome, Subject, defect, question, shown, span

_NAME = re.compile(r"([\u4e00-\u9fff]{1,14}?)(?:率|满意度)(?!先|领)")
_CLAUSE = re.compile(r"[，,；;。：:\n]")
_GROWTH = re.compile(r"增长|增幅|升幅|上升|提高|同比|环比|回报|投资|超额|提速")
_UNCLEAR_BASE = re.compile(r"及时|按期|按时|法定|期限|限时|准时")
_SAME_STAGE = (
    ("审结", "办结", "结案"),
    ("化解", "调解成功", "调处成功", "调解", "调处"),
    ("报备", "备案"),
    ("满意",),
    ("合格", "通过"),
    ("参训", "培训"),
)
_DONE = re.compile(
    rf"{STAGES}|合格|规范|参考|参训|采纳|纠错|调解|和解|录入|送审|报备|覆盖|配备|达标|优秀|起诉|上诉|清偿|满意|出庭|到位|消除|回访|述法|答复|回复|批准|胜诉|败诉|修复|普及|建成|安置|优良|直接|持证"
)
# What a rate is a share of, by what it is named after.
_BASES = (
    ("整改|销号", "发现|查出|排查|隐患|问题"),
    ("审结|办结|结案|答复|办复", "受理|收到|新收|申请|来信|诉求|来电"),
    ("化解|调解成功|调处成功|调成", "受理|调解|排查|调处|纠纷"),
    ("回复|反馈|采纳|落实", "收到|发出|制发|提出|建议"),
    ("出庭", "应出庭|应当出庭|开庭"),
    ("述法", "应述法|应当述法"),
    ("败诉|胜诉|纠错|维持|调撤", "审结|判决|结案|办结"),
    ("合格|优秀|通过", "抽检|评查|抽查|参考|参加|考试|检查"),
    ("备案|报备", "应报备|应备案|制定|印发"),
    ("履行", "协议|达成"),
    ("满意", "评价|回访|参评"),
    ("持证", "执法人员"),
    ("参考|参训", "应考|应参|应训"),
)
_REALLY = re.compile("实|已|及时|按时|按期|完成")
_COVERED = re.compile("覆盖率|配备率|到位率|完成率|签约率|出勤率|参会率")
_QUALIFIED = re.compile("提前|当[日场天]|一次|首次|即时|直接|实质|主动|自动|全程|优秀|良好")
_AND = re.compile("[和与及]")
_ABOUT = Decimal("0.05")  # what 约 leaves open
SETTLES = "按原始统计表重新计算，改正比率或其中一个基数。"


def check(subject: Subject) -> Iterator[Outcome]:
    """Every rate: against 100%, and against the counts it should follow from."""
    figures = subject.figures
    for place, rate in enumerate(figures):
        if rate.unit != "%" or rate.value is None:
            continue
        if rate.change is not None:
            continue
        name = name_of(subject, rate)
        if rate.value > 100 and name and not _GROWTH.search(rate.phrase):
            message = f"“{name}”为{rate.text}，超过 100%。"
            yield defect(
                "part_exceeds_whole", span(rate), message, "说明基数；若是超额完成任务，应写明任务数与完成数。"
            )
        elif name:
            yield from _followed(subject, place, name)


def name_of(subject: Subject, rate: Figure) -> str:
    """The rate's name: what stands before 率 in its phrase, or in the clause before the number."""
    clause = _CLAUSE.split(subject.text[max(rate.sentence[0], rate.start - 24) : rate.start])[-1]
    found = _NAME.findall(rate.phrase) or _NAME.findall(clause)
    return str(found[-1]) + "率" if found else ""


def _followed(subject: Subject, place: int, name: str) -> Iterator[Outcome]:
    rate, before = subject.figures[place], counts_before(subject, place)
    part = _named(subject, before, rate, name)
    part = part or _second_of_two(subject, before, rate, name)
    if part is None:
        yield from _complement(before, rate, name)
    if part is None or part.precision != "exact" or rate.precision not in ("exact", "nearly"):
        return
    bases = [figure for figure in before if may_hold(figure, part) and not _joined(subject, figure, part)]
    near = [base for base in bases if base.sentence == part.sentence]
    for base in near or bases:
        if gives(part, base, rate):
            yield held(part, base, rate, True)
            return
    over = _overtaken(before, part)
    meant = _meant(near, part, name)
    if meant:  # 当场整改198个 need not be all that the 整改率 counts
        sure = not _UNCLEAR_BASE.search(name) and not _QUALIFIED.search(part.phrase)
        yield from mismatch(part, meant, rate, certain=sure)
    elif near or over:
        # With several that could be its base, the text may mean another than the nearest.
        base = near[0] if near else over[0]
        apart = "；" in subject.text[base.end : part.start] or ";" in subject.text[base.end : part.start]
        said = subject.text[base.start : part.end]
        named = name.removesuffix("率") in said or not _QUALIFIED.match(name)
        due = "应" in base.phrase and any(word in part.phrase for word in _UNCLEAR_BASE.findall(name))
        clear = due or not _UNCLEAR_BASE.search(name)  # 应报40件，及时上报39件，及时率…: the base is told
        certain = named and clear and (due or len(near) < 2) and not apart
        yield from mismatch(part, base, rate, certain=certain)
    elif told := _told_before(subject, bases, part, name):
        yield from mismatch(part, told, rate, certain=not _UNCLEAR_BASE.search(name))
    elif not bases:
        yield from _baseless(part, rate, told=not _lost_between(subject, part, rate))


def _told_before(subject: Subject, bases: Sequence[Figure], part: Figure, name: str) -> Figure | None:
    """受理50件。办结40件，办结率…: the only count of the sentence before that the rate's name asks for."""
    asked = next((base for done, base in _BASES if re.search(done, name)), None)
    told = [one for one in bases if asked and re.search(asked, one.phrase) and one.part_of is None]
    whole = [one for one in bases if one.part_of is None]
    return told[0] if len(told) == 1 and len(whole) == 1 else None


def _complement(before: Sequence[Figure], rate: Figure, name: str) -> Iterator[Outcome]:
    """抽检600批次，不合格12批次，合格率…: the rest of the whole, where only what failed is counted."""
    stem = name.removesuffix("率")
    here = [figure for figure in before if figure.sentence == rate.sentence and figure.precision == "exact"]
    if len(here) != 2 or not any(no + stem in here[0].phrase for no in ("不", "未")) or len(stem) < 2:
        return
    failed, base = here
    if same_unit(failed.unit, base.unit) and (failed.value or 0) < (base.value or 0) and rate.precision == "exact":
        rest = Decimal(str(base.value)) - Decimal(str(failed.value))
        exact = rest * 100 / Decimal(str(base.value))
        formula = (
            f"({shown(base.value)} − {shown(failed.value)}) ÷ {shown(base.value)} = {exact:.2f}%（所写 {rate.text}）"
        )
        yield Check("arithmetic_mismatch", formula, prints(exact, rate), [span(failed), span(base), span(rate)])
        if not prints(exact, rate):
            message = (
                f"{base.text}中有{failed.text}{here[0].phrase[:1]}{stem}，{name}应为{exact:.2f}%，所写为{rate.text}。"
            )
            yield defect("arithmetic_mismatch", (base.start, rate.end), message, SETTLES)


def _meant(near: Sequence[Figure], part: Figure, name: str) -> Figure | None:
    """Of several counts that could be the base the one that the rate's name asks for, where it is the only one."""
    asked = next((base for done, base in _BASES if re.search(done, name)), None)
    told = [base for base in near if asked and re.search(asked, base.phrase) and not re.search("其中", base.phrase)]
    return told[0] if len(near) > 1 and len(told) == 1 and told[0] is not part else None


def _overtaken(counts: Sequence[Figure], part: Figure) -> list[Figure]:
    """The count right before the part, where the part is larger: 应当报备5件，实际报备6件."""
    earlier = [figure for figure in counts if figure.start < part.start and figure.sentence == part.sentence]
    base = earlier[0] if earlier else None
    fits = base is not None and same_unit(base.unit, part.unit) and base.precision == "exact"
    return [base] if base and fits and (base.value or 0) < (part.value or 0) else []


def counts_before(subject: Subject, place: int) -> list[Figure]:
    """The counts of the sentence before the rate and of the sentence before that, nearest first."""
    rate = subject.figures[place]
    earliest = subject.layout.before(rate.sentence[0])
    found: list[Figure] = []
    for figure in reversed(subject.figures[max(0, place - 12) : place]):
        if figure.start < earliest:
            break
        if figure.unit not in ("%", "元") and figure.value:
            found.append(figure)
    return found


def _named(subject: Subject, counts: Sequence[Figure], rate: Figure, name: str) -> Figure | None:
    """The count that the rate is named after: 调解成功率 after 调解成功996起, 结案率 after 审结15件.

    What stands in its own clause is no part but the whole: 12个断面优良率.
    """
    stem = name.removesuffix("率")
    for length in (4, 3, 2):
        words = {stem[-length:]} if len(stem) >= length else set()
        words |= {word for group in _SAME_STAGE for word in group if len(word) == length and stem.endswith(group)}
        words = {word for word in words if _DONE.search(word)}
        for figure in counts:
            apart = _CLAUSE.search(subject.text, figure.end, max(figure.end, rate.start))
            if apart and any(_affirmed(word, figure.phrase) for word in words):
                return figure
    return None


def _second_of_two(subject: Subject, counts: Sequence[Figure], rate: Figure, name: str) -> Figure | None:
    """应述45人，实际述43人，覆盖率…: the second of the only two counts of a sentence, where the rate is one of what was done."""
    here = [figure for figure in counts if figure.sentence == rate.sentence]
    if len(here) != 2 or not same_unit(here[0].unit, here[1].unit) or (here[0].value or 0) > (here[1].value or 0):
        return None
    follows = len(_CLAUSE.findall(subject.text, here[0].end, rate.start)) == 1
    if not follows:  # another rate stands between
        return None
    if "应" in here[1].phrase or (_COVERED.search(name) and _REALLY.search(here[0].phrase)):
        return here[0]
    apart = _CLAUSE.search(subject.text, here[1].end, here[0].start)
    other = "满意" in name or re.search("[不差未]", here[0].phrase) or rate.value == 100
    return here[0] if apart and _DONE.search(name) and not other else None


def _affirmed(word: str, phrase: str) -> bool:
    """Whether a phrase says a word and does not deny it: 合格 is not 不合格."""
    at = phrase.find(word)
    return at >= 0 and phrase[at - 1 : at] not in ("不", "未", "应") and phrase[max(0, at - 2) : at] != "应当"


def may_hold(base: Figure, part: Figure) -> bool:
    return (
        base is not part
        and same_unit(base.unit, part.unit)
        and base.precision == "exact"
        and base.start < part.start
        and (base.value or 0) >= (part.value or 0)
    )


def gives(part: Figure, base: Figure, rate: Figure) -> bool:
    exact = Decimal(str(part.value)) * 100 / Decimal(str(base.value))
    return prints(exact, rate)


def prints(exact: Decimal, rate: Figure) -> bool:
    """Whether a rate prints as it does when rounded or cut to its decimals."""
    printed = Decimal(str(rate.value))
    if rate.precision == "nearly":
        return bool(abs(exact - printed) <= max(printed * _ABOUT, Decimal(1)))
    step = Decimal(1).scaleb(-_decimals(rate))
    return printed in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))


def _decimals(rate: Figure) -> int:
    found = re.search(r"\.(\d+)", rate.text)
    return len(found[1]) if found else 0


def held(part: Figure, base: Figure, rate: Figure, holds: bool) -> Check:
    exact = 100 * Decimal(str(part.value)) / Decimal(str(base.value))
    formula = f"{shown(part.value)} ÷ {shown(base.value)} = {exact:.2f}%（所写 {rate.text}）"
    return Check("arithmetic_mismatch", formula, holds, [span(part), span(base), span(rate)])


def mismatch(part: Figure, base: Figure, rate: Figure, *, certain: bool) -> Iterator[Outcome]:
    yield held(part, base, rate, False)
    exact = 100 * Decimal(str(part.value)) / Decimal(str(base.value))
    message = f"{part.text}占{base.text}应为{exact:.2f}%，所写为{rate.text}。"
    make = defect if certain else question
    yield make("arithmetic_mismatch", (min(part.start, base.start), rate.end), message, SETTLES)


def _joined(subject: Subject, base: Figure, part: Figure) -> bool:
    """27个部门和9个街道全部述法: both are counted together, and neither is a share of the other."""
    between = subject.text[base.end : part.start]
    return _AND.search(between) is not None and not _CLAUSE.search(between)


def _lost_between(subject: Subject, part: Figure, rate: Figure) -> bool:
    """Whether a number is gone between a count and its rate: it may have been the base."""
    place = bisect_left(subject.lost, (part.start, part.end))
    return place < len(subject.lost) and subject.lost[place][0] < rate.start


def _baseless(part: Figure, rate: Figure, *, told: bool) -> Iterator[Outcome]:
    """A rate whose base is not stated may still be impossible: no whole number gives 84.6% of 182."""
    decimals, count, printed = _decimals(rate), Decimal(str(part.value)), Decimal(str(rate.value))
    if not decimals or not printed or printed >= 100 or count >= 10 ** (decimals + 2):
        return
    half = Decimal(1).scaleb(-decimals) / 2
    if not _whole_between(count, printed - half, printed + half):
        cut = _whole_between(count, printed, printed + 2 * half)
        hint = "，只有截去尾数时才可能" if cut else ""
        message = f"没有一个整数基数能使{part.text}占{rate.text}{hint}。"
        make = question if cut or not told else defect
        yield make("arithmetic_mismatch", (part.start, rate.end), message, "写明总数，按四舍五入重算比率。")


def _whole_between(count: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether 100 count / n lies in [low, high) for a whole n."""
    least = 100 * count / high
    first = int(least) + 1
    return first >= count and 100 * count / first >= low
