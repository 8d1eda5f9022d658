"""``guiju serve``: the server."""

import errno

import click

from guiju.cli.starting import no_demonstration_accounts, start


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--worker/--no-worker", "with_worker", default=True, help="是否同时办理后台任务（默认是）")
def serve(host: str, port: int, workers: int, with_worker: bool) -> None:
    """启动服务。

    \b
    例：guiju serve --port 8000
        guiju serve --no-worker     # 后台任务由另行运行的 guiju worker 办理
    """
    start()
    no_demonstration_accounts()
    from django.conf import settings

    if settings.HTTPS and not settings.PROXIES:
        raise click.ClickException(
            "GUIJU_HTTPS=1 时由反向代理处理 TLS，请把 GUIJU_PROXIES 设为本服务器之前自有代理的层数（通常为1）。"
        )
    listen(host, port, workers, with_worker=with_worker)


def listen(host: str, port: int, workers: int = 1, *, with_worker: bool = True) -> None:
    """Serve at an address until stopped; says so where it cannot be had."""
    from guiju.serving import server, traces

    traces.wanted()
    try:
        listening = server.bound(host, port)
    except OSError as error:
        raise click.ClickException(_why(error, host, port)) from error
    click.echo(f"服务已启动：http://{host}:{port}/", err=True)
    server.run(listening, workers, with_worker=with_worker)


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口{port}已被占用：可能已有一个服务在运行，请先停止它，或者用 --port 另选端口。"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口{port}：请选1024以上的端口，由反向代理转来。"
    return f"不能在 {host}:{port} 启动服务：请检查 --host 和 --port（{error.strerror}）。"
