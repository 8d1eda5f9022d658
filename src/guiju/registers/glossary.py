"""The glossary: each English term of the code with its Chinese one, made from the registers, roles and figures themselves."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.figures import catalogue, declared
from guiju.figures.chapters import CHAPTERS
from guiju.kernel.declaring.registry import registers
from guiju.kernel.offices.organs import Organ
from guiju.kernel.offices.people import Role

GENERAL = {
    "register": "台账",
    "matter": "事项",
    "stock": "存量（人员、证件、组织）",
    "part": "事项的明细行",
    "step": "步骤",
    "gate": "关卡（前置条件）",
    "checklist": "逐项核对",
    "clock": "期限",
    "interruption": "中止",
    "extension": "延长",
    "ledger": "账簿",
    "entry": "账簿记录",
    "checkpoint, head": "检查点",
    "paper": "文书与附件",
    "party": "当事人",
    "publication": "公开",
    "redaction": "隐去、依法删除",
    "refusal": "被拒绝的操作",
    "look": "敏感信息查看记录",
    "agency": "机关",
    "region": "行政区划",
    "figure": "数据",
    "concept": "数据目录中的条目",
    "definition": "口径",
    "frozen": "冻结",
    "finding": "发现的问题",
    "annual report": "法治政府建设年度报告",
}


def lines() -> Iterator[str]:
    """The glossary in Markdown, line by line."""
    yield "# 术语对照 · Glossary\n"
    yield "Made by `guiju glossary`; a test holds it to the code.\n"
    yield from _table("通用 · General", GENERAL.items())
    yield from _table("角色 · Roles", ((role.value, role.label) for role in Role if role is not Role.SYSTEM))
    yield from _table("机关职能 · Organs", ((organ.value, organ.label) for organ in Organ))
    yield from _table("报告部分 · Chapters", CHAPTERS.items())
    for name, model in registers().items():
        if not model.__module__.startswith("guiju."):
            continue
        yield f"## {name} {model._meta.verbose_name}\n"
        steps = ((step.name, step.label) for step in model.procedure.declared)
        stages = ((stage, label) for stage, label in model.procedure.stages.items() if stage != "new")
        yield from _table("步骤 · Steps", steps, level=3)
        yield from _table("阶段 · Stages", stages, level=3)
    bound = sorted(declared.figures().keys() & catalogue.load().keys())
    known = ((name, declared.figure(name).concept.label) for name in bound)
    yield from _table("数据 · Figures", known)


def _table(title: str, pairs: object, level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {title}\n"
    yield "| English | 中文 |\n| --- | --- |"
    yield from (f"| {english} | {chinese} |" for english, chinese in pairs)  # type: ignore[attr-defined]
    yield ""
