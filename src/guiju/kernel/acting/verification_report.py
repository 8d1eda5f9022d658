"""What a verification looked at, what it found, and what no verification can find."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. ``kind``: changed, missing, order, extra, head, tile, row, paper, guard,
    database, cell. ``rows``: the keys of those rows, where they are of no record."""

    kind: str
    words: str
    register: str = ""
    matter_id: str = ""
    rows: tuple[str, ...] = ()


@dataclass
class Report:
    """What a verification looked at and found. ``drawn``: by agency, series and year the last number that an entry drew."""

    entries: int = 0
    records: int = 0
    redacted: int = 0
    heads: int = 0
    after_head: int = 0
    faults: list[Fault] = field(default_factory=list)
    drawn: dict[tuple[int, str, int], int] = field(default_factory=dict)

    def fault(self, kind: str, words: str, register: str = "", matter_id: str = "", rows: tuple[str, ...] = ()) -> None:
        self.faults.append(Fault(kind, words, register, matter_id, rows))

    def take_in(self, part: Report) -> None:
        """What was found in a part of what is verified."""
        self.entries += part.entries
        self.records += part.records
        self.redacted += part.redacted
        self.heads += part.heads
        self.after_head += part.after_head
        self.faults += part.faults
        for series, n in part.drawn.items():
            self.drawn[series] = max(n, self.drawn.get(series, 0))

    def broken(self, register: str) -> set[str]:
        """The records of a register of which something was found so far."""
        return {fault.matter_id for fault in self.faults if fault.register == register}

    @property
    def sound(self) -> bool:
        return not self.faults

    @property
    def limits(self) -> list[str]:
        """What this verification cannot find, in plain words."""
        said = []
        if not self.heads:
            said.append(
                "没有已发布的检查点：整本账簿被重写、整个事项被抽走，无法发现。请先办理“guiju checkpoint”并把检查点交他人保存。"
            )
        elif self.after_head:
            said.append(f"最后一个检查点之后的{self.after_head}条记录尚未签名：其中被整体抽走的新事项无法发现。")
        if self.redacted:
            said.append(
                f"{self.redacted}条记录的内容已依法删除，原先所载内容无法再核对；删除以后的台账内容仍逐项核对。"
            )
        said.append(
            "能写数据库的人可以在账簿末尾补上格式完整的记录，连同台账一并改动，核验分辨不出；"
            "交他人保存的检查点只能证明它以前的记录没有插入、改写。"
        )
        said.append("录入时即不真实的内容，无法由账簿发现。")
        return said
