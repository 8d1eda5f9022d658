"""Commands on figures: list their values, prove a frozen one."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from guiju.cli.starting import start

if TYPE_CHECKING:
    from guiju.figures.models import Frozen


@click.command()
@click.option("--region", required=True, help="行政区划代码，如 431081")
@click.option("--year", required=True, type=int)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def figures(region: str, year: int, as_json: bool) -> None:
    """由台账汇总的全部数据，限制查看的事项不计在内。

    \b
    例：guiju figures --region 431081 --year 2020
    """
    start()
    from guiju.figures import across_regions, compute, declared, wording
    from guiju.figures.period import Period

    _check_region(region)
    compute.refresh()
    known = declared.figures()
    values = compute.recorded(known, region, Period.year(year))
    hidden = across_regions.kept_back(known, region, Period.year(year), values)
    told = {name: None if name in hidden else value for name, value in values.items()}
    if as_json:
        rows = [
            {"id": name, "label": known[name].concept.label, "value": None if value is None else float(value),
             "unit": known[name].concept.unit, "definition": known[name].concept.definition}
            for name, value in told.items()
        ]  # fmt: skip
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for name, value in values.items():
        words = wording.said(value, known[name].concept, kept_back=name in hidden)
        click.echo(f"{known[name].concept.label}：{words}    {name}")


@click.command()
@click.argument("figure", metavar="数据名或者账簿摘要")
@click.option("--region", help="行政区划代码（默认不限）")
@click.option("--year", type=int, help="年度（默认不限）")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def prove(figure: str, region: str | None, year: int | None, as_json: bool) -> None:
    """证明报告中冻结的数据仍由账簿得出，否则说明变了什么；给出账簿摘要时，出具该记录列入检查点的证明。

    \b
    例：guiju prove disputes_settled --region 431081 --year 2020
        guiju prove 5f0c…（64位摘要） > proof.json
    未证成时退出码为1。
    """
    start()
    from guiju.figures import declared, freezing
    from guiju.figures.models import Frozen
    from guiju.kernel.keeping.proofs import DIGEST

    if DIGEST.fullmatch(figure.lower()):
        click.echo(_proof_of_entry(figure))
        return
    if figure not in declared.figures():
        raise click.ClickException(f"没有数据“{figure}”：用 guiju figures --region … --year … 列出全部")
    rows = Frozen.objects.filter(figure=figure)
    rows = rows.filter(region=region) if region else rows
    rows = rows.filter(first__year=year) if year else rows
    if not rows.exists():
        raise click.ClickException(f"“{figure}”没有冻结的值：年度报告审定时冻结，请核对区划和年度")
    proofs = [freezing.prove(row) for row in rows]
    for proof in proofs:
        click.echo(json.dumps(_told(proof), ensure_ascii=False) if as_json else _said(proof))
    sys.exit(0 if all(proof.proven for proof in proofs) else 1)


def _proof_of_entry(digest: str) -> str:
    from guiju.kernel.keeping.proofs import Unproven, prove

    try:
        return json.dumps(prove(digest), indent=1, ensure_ascii=False)
    except Unproven as unproven:
        raise click.ClickException(str(unproven)) from unproven


def _told(proof: object) -> dict[str, object]:
    from guiju.figures.freezing import Proof

    assert isinstance(proof, Proof)
    hidden = _kept_back(proof.frozen)
    return {
        "figure": proof.frozen.figure,
        "region": proof.frozen.region,
        "year": proof.frozen.first.year,
        "proven": proof.proven,
        "kept_back": hidden,
        "frozen": None if hidden or proof.frozen.value is None else float(proof.frozen.value),
        "now": None if hidden or proof.value_now is None else float(proof.value_now),
        "records": None if hidden else proof.frozen.counted,
        "changed": [vars(change) for change in proof.changed],
        "faults": [fault.words for fault in proof.faults],
    }


def _said(proof: object) -> str:
    from guiju.figures import declared, wording
    from guiju.figures.freezing import Proof

    assert isinstance(proof, Proof)
    frozen, concept = proof.frozen, declared.figure(proof.frozen.figure).concept
    hidden = _kept_back(frozen)
    head = f"{concept.label}（{frozen.region}，{frozen.first.year}年）{wording.said(frozen.value, concept, kept_back=hidden)}"
    if proof.proven:
        counted = "" if hidden else f"{frozen.counted}条记录，"
        return f"已证成：{head}，{counted}冻结于{frozen.frozen_on}，与账簿一致。"
    lines = [f"未证成：{head}，现为{wording.said(proof.value_now, concept, kept_back=hidden)}。"]
    for change in proof.changed:
        now = "新计入" if change.counted_now else "不再计入"
        lines.append(f"  {now}：{change.title}；冻结后办理：{'、'.join(change.steps) or '无'}")
    lines += [f"  {fault.words}" for fault in proof.faults]
    return "\n".join(lines)


def _kept_back(frozen: Frozen) -> bool:
    """Whether the number is not told at a command, where nobody says who they are."""
    from guiju.figures import freezing
    from guiju.figures.models import Frozen

    return frozen.figure in freezing.kept_back(Frozen.objects.filter(matter_id=frozen.matter_id).defer("ids"))


def _check_region(region: str) -> None:
    from guiju.kernel.offices.regions import check

    try:
        check(region)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
