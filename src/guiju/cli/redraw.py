"""A draw made again: of this installation, or from the file that its public page hands out."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from guiju.cli.starting import start


@click.command()
@click.argument("draw", metavar="抽取编号或者文件")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def redraw(draw: str, as_json: bool) -> None:
    """重新抽取一次，核对随机抽取的结果：目录、承诺、公开数字、种子和抽中的案卷是否一致。

    \b
    例：guiju redraw 资司抽〔2026〕1号
        guiju redraw draw.json        # 从公开页面下载的文件，不需要数据库
    不一致时退出码为1。
    """
    faults, limits, about = _of_file(Path(draw)) if draw.endswith(".json") else _of_record(draw)
    if as_json:
        told = {**about, "proven": not faults, "faults": faults, "limits": limits}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo("  ".join(f"{label}：{value}" for label, value in about.items() if value not in (None, "")))
        for words in faults:
            click.echo(f"✗ {words}")
        for words in limits:
            click.echo(f"· {words}")
        click.echo("重新抽取的结果与公布的一致。" if not faults else f"发现{len(faults)}处不符。")
    sys.exit(1 if faults else 0)


Found = tuple[list[str], list[str], dict[str, Any]]


def _of_file(path: Path) -> Found:
    from guiju.kernel.keeping.lots import Told

    try:
        said = json.loads(path.read_text("utf-8"))
        told = Told(**said["draw"])
    except (OSError, UnicodeDecodeError, ValueError, LookupError, TypeError) as error:
        raise click.ClickException(f"“{path.name}”不是随机抽取的文件：请从公开页面重新下载。") from error
    if not told.drawn:
        raise click.ClickException("这一批还没有抽取，只有固定的目录。")
    about = {"名称": said.get("title"), "编号": said.get("number"), "种子": told.seed}
    return told.faults(), [], about


def _of_record(number: str) -> Found:
    start()
    from guiju.kernel.acting import draw_proofs
    from guiju.kernel.declaring.draws import drawing_registers

    found = [row for model in drawing_registers().values() for row in model.objects.filter(number=number)]
    if not found:
        raise click.ClickException(f"没有编号为“{number}”的抽取：编号载于抽取公告和公开页面。")
    [proof] = [draw_proofs.prove(row) for row in found[:1]]
    row = proof.draw
    if not row.drawn_on and not proof.faults:
        proof.limits.insert(0, "这一批还没有抽取，只核对了固定的目录。")
    about = {
        "名称": row.title,
        "编号": row.number,
        "目录": f"{row.frame_size}件",
        "抽中": f"{row.drawn_count}件",
        "种子": row.seed,
    }
    return proof.faults, proof.limits, about
