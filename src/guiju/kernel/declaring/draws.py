"""A draw as a register of its own: its frame closed and published, then drawn from by chance; anybody may make it again.

``class FileDraw(Draw)`` with ``freezing(frame, …)`` and ``drawing(then)`` as steps is a register that draws; how it is drawn,
and why nobody can steer it, stands in ``keeping.lots``. The frame and the result are columns that hold the very texts that are
handed out. ``guiju redraw`` and the public page make it again.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils import timezone

from guiju.kernel.declaring import asks
from guiju.kernel.declaring.act import Act
from guiju.kernel.declaring.facts import Facts
from guiju.kernel.declaring.matters import Matter
from guiju.kernel.declaring.registry import registers
from guiju.kernel.declaring.steps import NEW, Clock, Gate, Once, Step
from guiju.kernel.keeping import lots, vault
from guiju.kernel.keeping.lots import Lot, Size
from guiju.kernel.offices.people import Role

SIZES = [(Size.ALL, "合计抽取"), (Size.EACH, "每家（类）抽取"), (Size.SHARE, "每家（类）按比例抽取（%）")]
SHOWN = ("title", "number", "source", "number_on", "frame_size", "frame_digest", "commitment", "size", "amount")
REVEALED = ("public_number", "secret", "seed", "drawn_on", "drawn_count")
"""What of a draw is public: from the closing of the frame on, and from the draw on."""


class Draw(Matter):
    """One draw: frozen → drawn, or void."""

    source = models.CharField("公开数字的来源", max_length=120)
    number_on = models.DateField("公开数字产生日期")
    size = models.CharField("抽取方式", max_length=6, choices=SIZES)
    amount = models.PositiveIntegerField("抽取数量")
    frame = models.TextField("目录", blank=True, editable=False)
    frame_size = models.PositiveIntegerField("目录数", default=0)
    frame_digest = models.CharField("目录摘要", max_length=64, blank=True)
    commitment = models.CharField("秘密数的承诺", max_length=64, blank=True)
    public_number = models.CharField("公开数字", max_length=80, blank=True)
    secret = models.CharField("秘密数", max_length=64, blank=True)
    seed = models.CharField("种子", max_length=64, blank=True)
    drawn = models.TextField("抽中", blank=True, editable=False)
    drawn_count = models.PositiveIntegerField("抽中数", default=0)
    drawn_on = models.DateField("抽取日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = True

    def told(self) -> lots.Told:
        """What is handed out of it."""
        names = ("frame", "frame_digest", "commitment", "secret", "seed", "size", "amount", "drawn")
        return lots.Told(public=self.public_number, **{name: getattr(self, name) for name in names})

    @property
    def lots_drawn(self) -> list[lots.Drawn]:
        """What was drawn, in order."""
        return lots.read_drawn(self.drawn)

    @property
    def keys(self) -> list[str]:
        """The keys drawn, in order."""
        return [one.lot.key for one in self.lots_drawn]

    def followed(self) -> list[str]:
        """What was made of the draw otherwise than it says, in words: a register that takes up what is drawn knows."""
        return []

    def next_after(self, taken: Iterable[str], stratum: str) -> str:
        """The key that follows those ``taken`` in its stratum; "" where there is none left."""
        return next(iter(self.following(stratum, taken, 1)), "")

    def following(self, stratum: str, taken: Iterable[str], count: int) -> list[str]:
        """So many keys that follow those ``taken`` in a stratum, by their tickets."""
        gone = set(taken)
        rest = [lot for lot in lots.read(self.frame) if lot.stratum == stratum and lot.key not in gone]
        return [lot.key for _, lot in lots.ranked(rest, self.seed)[:count]]


def secret_of(draw: Any, frame: str) -> str:
    """What the machine commits to: it follows from its key, so that it is kept nowhere and cannot be chosen twice."""
    said = f"{draw.register()}:{draw.pk.hex}:{lots.sha256(frame)}".encode()
    return hmac.new(vault.key_for("draws"), said, "sha256").hexdigest()


NUMBER_AGAIN = asks.words(
    "number_again", "公开数字（再填一次）", longest=80, help_text="照来源重新填写，不从上一栏复制。"
)
Frame = Callable[[Facts], Iterable[Lot]]


def freezing(frame: Frame, *asked: Any, label: str = "固定目录、公布抽取办法", **more: Any) -> Step:
    """The step that closes the frame and hands out its digest with the commitment. ``asked``: what else it asks."""

    def framed(facts: Facts) -> str:
        if "frame" not in facts.worked_out:
            facts.worked_out["frame"] = lots.framed(frame(facts))
        text: str = facts.worked_out["frame"]
        return text

    def something_there(facts: Facts) -> str | None:
        return None if framed(facts) else "目录是空的，没有可以抽取的。"

    gates = (
        *more.pop("gates", ()),
        Gate("house.draw_number_to_come", number_to_come, "number_on", "公开数字在目录固定之后产生"),
        Gate("house.draw_amount", amount_fits, "amount", "抽取数量大于零，比例不超过100%"),
        Gate("house.draw_frame", something_there, gist="目录中有可以抽取的"),
    )
    return Step(
        "freeze",
        label,
        since=NEW,
        to="frozen",
        asks=(*asked, Matter.title, Draw.source, asks.ahead(Draw.number_on), Draw.size, Draw.amount),
        sets={
            "frame": Once(framed),
            "frame_size": Once(lambda facts: framed(facts).count("\n")),
            "frame_digest": Once(lambda facts: lots.sha256(framed(facts))),
            "commitment": Once(lambda facts: lots.sha256(secret_of(facts.record, framed(facts)))),
        },
        gates=gates,
        publishes=True,
        decides=(Draw.source, Draw.number_on, Draw.size, Draw.amount),
        set_right_by=("void",),
        **more,
    )


def drawing(then: Callable[[Act], None] | None = None, *, label: str = "抽取", **more: Any) -> Step:
    """The step that is told the public number, shows the secret and draws; ``then`` makes something of what is drawn.

    Nothing takes a draw back, so the number is told twice: a slip of the finger would draw other files for good."""

    def seed(facts: Facts) -> str:
        draw: Any = facts.record
        return lots.seed(draw.frame, secret_of(draw, draw.frame), facts["public_number"])

    def drawn(facts: Facts) -> list[lots.Drawn]:
        draw: Any = facts.record
        return lots.select(lots.read(draw.frame), seed(facts), Size(draw.size), draw.amount)

    return Step(
        "draw",
        label,
        since="frozen",
        to="drawn",
        asks=(Draw.public_number, NUMBER_AGAIN),
        dates=(Draw.drawn_on,),
        sets={
            "secret": Once(lambda facts: secret_of(facts.record, facts["frame"])),
            "seed": Once(seed),
            "drawn": Once(lambda facts: "".join(f"{one}\n" for one in drawn(facts))),
            "drawn_count": Once(lambda facts: len(drawn(facts))),
        },
        gates=(
            Gate("house.draw_after_number", after_number, "public_number", "公开数字已经产生"),
            Gate("house.draw_secret", same_secret, gist="秘密数与公布的承诺相符"),
            Gate("house.draw_number", a_number, "public_number", "公开数字至少有6位数字或者字母"),
            Gate("house.draw_number_again", told_alike, "number_again", "公开数字两次填写一致"),
        ),
        publishes=True,
        then=then,
        decides=(Draw.public_number, NUMBER_AGAIN),
        help_text="按来源公布的原样填写公开数字；空格和标点不计。",
        **more,
    )


def voiding(**more: Any) -> Step:
    """Nothing of a draw is set right: it is made void, with the reason, and made anew. Once its number is there, whoever held
    the machine's key could see what it draws, and would void what they do not like: then it is drawn."""
    return Step(
        "void",
        "作废",
        since=("frozen",),
        to="void",
        by=(Role.HEAD,),
        asks=(asks.yes("no_number", "公开数字没有产生", help_text="已过产生日期的应当核实后勾选。"), asks.REASON),
        gates=(Gate("house.draw_void", still_unknown, "no_number", "公开数字尚未产生"),),
        withdraws=True,
        **more,
    )


STAGES = {"frozen": "目录已固定", "drawn": "已抽取", "void": "已作废"}
ENDS = ("drawn", "void")
LEAST_DIGITS = 6


def waiting() -> Clock:
    """The draw is due on the day on which the number comes about."""
    return Clock(
        until=Draw.number_on,
        words="抽取",
        source="抽取办法",
        starts="freeze",
        met_by="draw",
        dropped_by="void",
    )


def number_to_come(facts: Facts) -> str | None:
    """A number that is there already when the frame is closed could be looked at first: what counts is the day on which the
    frame is closed here, whatever day is told. Only what is made up rebuilds the past."""
    day = facts["number_on"]
    frozen = facts.on if facts.record.simulated else max(facts.on, timezone.localdate())
    return None if day > frozen else f"公开数字产生日期{day}应当晚于固定目录之日{frozen}，补录的也不例外。"


def amount_fits(facts: Facts) -> str | None:
    amount, size = facts["amount"], facts["size"]
    if not amount:
        return "抽取数量应当大于零。"
    return "抽取比例不得超过100%。" if size == Size.SHARE and amount > 100 else None


def after_number(facts: Facts) -> str | None:
    day = facts["number_on"]
    return None if facts.on >= day else f"公开数字在{day}产生，此前不能抽取。"


def same_secret(facts: Facts) -> str | None:
    """With another master key the machine no longer knows what it has committed to."""
    committed = facts["commitment"]
    if not committed or lots.sha256(secret_of(facts.record, facts["frame"])) == committed:
        return None
    return "主密钥已经更换或者目录已被改动，不能揭示所承诺的秘密数，请恢复原来的密钥后再抽取。"


def still_unknown(facts: Facts) -> str | None:
    day = facts["number_on"]
    if facts.on < day or facts["no_number"]:
        return None
    return f"公开数字已在{day}产生，应当抽取，不得作废；确实没有产生的，勾选“公开数字没有产生”。"


def a_number(facts: Facts) -> str | None:
    told = lots.number(facts["public_number"])
    if len(told) >= LEAST_DIGITS:
        return None
    return f"公开数字只有{len(told)}位，至少应当有{LEAST_DIGITS}位，请按来源公布的全部数字填写。"


def told_alike(facts: Facts) -> str | None:
    """Blanks and signs do not count, as they do not count in the draw."""
    if lots.number(facts["public_number"]) == lots.number(facts["number_again"]):
        return None
    return "两次填写的公开数字不一致，请对照来源重新核对：抽取以后不能更正，也不能重抽。"


def drawing_registers() -> dict[str, Any]:
    """The registers whose records are draws, by name."""
    return {name: model for name, model in registers().items() if issubclass(model, Draw)}
