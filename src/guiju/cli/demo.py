"""``guiju setup``, ``guiju demo``: an installation, the demo year."""

import logging
import random

import click

from guiju.cli.reproduce import show, telling
from guiju.cli.serve import listen
from guiju.cli.starting import start

YEAR = "zixing-2020"
SEED = 2026
"""Of what lies on the desks today."""


@click.command()
def setup() -> None:
    """建立或者更新数据库（不含任何数据）。

    \b
    例：GUIJU_HOME=/srv/guiju guiju setup
    """
    from guiju.home import home

    start(migrate=True)
    click.echo(f"数据库已就绪：{home()}")


@click.command()
@click.option("--serve/--no-serve", default=True, help="建好后是否启动服务")
@click.option("--port", default=8000, show_default=True)
def demo(serve: bool, port: int) -> None:
    """演示：重建资兴市2020年度，比较公布值，再续到今天在办的事项（全部为模拟数据），并打开工作台。

    \b
    例：guiju demo
        guiju demo --no-serve
    """
    start(migrate=True)
    from django.utils import timezone

    from guiju.home import mark_demonstration
    from guiju.kernel.keeping.ledger import Entry
    from guiju.kernel.offices.people import Agency, User
    from guiju.scenarios import desk, founding, published, rebuilding

    year = published.load(YEAR)
    accounts = []
    there, people = Entry.objects.exists(), User.objects.exclude(username__startswith="sim-")
    if there and not (
        User.objects.exclude(pk__in=people).exists() and Agency.objects.filter(region=year.region).exists()
    ):
        raise click.ClickException("本安装已有其他数据，不能装入演示年度：请另设 GUIJU_HOME")
    if not people.exists():
        mark_demonstration()
        click.echo("重建资兴市2020年度（模拟数据）……", err=True)
        with telling() as tell:
            place = founding.county_there(year) if there else rebuilding.rebuild(year, tell)
            accounts = rebuilding.open_accounts(place)
            desk.lay(place, timezone.localdate(), random.Random(SEED), tell)  # noqa: S311
    show(rebuilding.compared(year))
    click.echo(f"\n演示账号（口令均为 {rebuilding.DEMO_PASSWORD}）：")
    if accounts:
        for account in accounts:
            click.echo(f"  {account.username:8}  {account.who}")
    else:
        for user in people.order_by("id"):
            click.echo(f"  {user.username:8}  {user.full_name}")
    click.echo(f"工作台 http://127.0.0.1:{port}/    公开门户 http://127.0.0.1:{port}/public/")
    for record, code in desk.legal_aid.query_codes():
        click.echo(f"查询进度 http://127.0.0.1:{port}/public/mine/    查询码 {code}（{record}，验证码显示在本窗口）")
    if serve:
        logging.getLogger("guiju.access").setLevel(logging.WARNING)  # the codes are read in this window
        listen("127.0.0.1", port)
