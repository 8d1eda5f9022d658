"""``guiju worker``: what is done beside the pages."""

import click

from guiju.cli.starting import start


@click.command()
def worker() -> None:
    """办理后台任务：读报告、账簿核验、数据汇总和每日自动事项。

    guiju serve 自带一个；另设服务器或者任务多时另行运行，可以同时运行几个（serve 加 --no-worker）。

    \b
    例：guiju worker
    """
    start()
    from guiju.serving import worker as one

    one.alone()
