"""Commands for what people prove themselves by: a lost second factor, the account at a provider of sign-on."""

import click

from guiju.cli.accounts import user_named, why
from guiju.cli.people import said_plainly
from guiju.cli.starting import start


@click.command("reset-factor")
@click.argument("username")
@why
def reset_factor(username: str, why: str) -> None:
    """重设二次验证：手机、密钥和恢复码都不在的，由本人登录后重新设置。

    \b
    例：guiju reset-factor zhangsan --why 手机遗失
    """
    start()
    from guiju.kernel.acting import credentials

    with said_plainly():
        credentials.reset_factors(None, why, user_named(username))
    click.echo(f"已重设二次验证：{username}")


@click.command()
@click.argument("username")
@click.argument("way", type=click.Choice(["oidc", "cas"]), metavar="oidc|cas")
@click.argument("subject", metavar="账号标识")
@why
def bind(username: str, way: str, subject: str, why: str) -> None:
    """绑定统一认证账号：OIDC 的 sub、CAS 的用户名。

    \b
    例：guiju bind zhangsan oidc 110a-42 --why 启用统一认证
    """
    start()
    from django.conf import settings

    from guiju.kernel.acting import credentials

    provider = settings.OIDC_ISSUER if way == "oidc" else settings.CAS_SERVER_URL
    if not provider:
        raise click.ClickException("没有启用这种登录方式：先设 GUIJU_OIDC_ISSUER 或者 GUIJU_CAS_SERVER")
    with said_plainly():
        credentials.bind(None, why, user_named(username), provider, subject)
    click.echo(f"已绑定：{username}")


@click.command()
@click.argument("username")
@why
def unbind(username: str, why: str) -> None:
    """解除绑定统一认证账号。

    \b
    例：guiju unbind zhangsan --why 调离
    """
    start()
    from guiju.kernel.acting import credentials

    with said_plainly():
        credentials.unbind(None, why, user_named(username))
    click.echo(f"已解除绑定：{username}")
