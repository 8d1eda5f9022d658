"""The ``guiju`` command: one group per kind of work, each in a file of this package."""

import os
import traceback
from typing import Any

import click

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")


class Lazy(click.Group):
    """A group whose commands are imported when called, so that ``guiju law`` never loads Django."""

    rooms = {
        "setup": "guiju.cli.demo:setup",
        "demo": "guiju.cli.demo:demo",
        "serve": "guiju.cli.serve:serve",
        "worker": "guiju.cli.worker:worker",
        "regions": "guiju.cli.people:regions",
        "agency": "guiju.cli.people:agency",
        "organ": "guiju.cli.people:organ",
        "user": "guiju.cli.people:user",
        "rename-agency": "guiju.cli.people:rename_agency",
        "dissolve-agency": "guiju.cli.people:dissolve_agency",
        "people": "guiju.cli.accounts:people",
        "appoint": "guiju.cli.accounts:appoint",
        "retire": "guiju.cli.accounts:retire",
        "move": "guiju.cli.accounts:move",
        "leave": "guiju.cli.accounts:leave",
        "lock": "guiju.cli.accounts:lock",
        "unlock": "guiju.cli.accounts:unlock",
        "reset-password": "guiju.cli.accounts:reset_password",
        "sessions": "guiju.cli.accounts:sessions",
        "reset-factor": "guiju.cli.credentials:reset_factor",
        "bind": "guiju.cli.credentials:bind",
        "unbind": "guiju.cli.credentials:unbind",
        "remove-demo": "guiju.cli.accounts:remove_demo",
        "reproduce": "guiju.cli.reproduce:reproduce",
        "reproduction": "guiju.cli.reproduction:reproduction",
        "figures": "guiju.cli.figures:figures",
        "prove": "guiju.cli.figures:prove",
        "redraw": "guiju.cli.redraw:redraw",
        "double-publicity": "guiju.cli.double_publicity:double_publicity",
        "sheets": "guiju.cli.sheets:sheets",
        "key": "guiju.cli.key:key",
        "backup": "guiju.cli.backup:backup",
        "restore": "guiju.cli.backup:restore",
        "verify": "guiju.cli.ledger:verify",
        "recount": "guiju.cli.ledger:recount",
        "checkpoint": "guiju.cli.ledger:checkpoint",
        "nightly": "guiju.cli.ledger:nightly",
        "registers": "guiju.cli.reference:registers",
        "glossary": "guiju.cli.reference:glossary",
        "law": "guiju.cli.law:law",
        "template": "guiju.cli.template:template",
        "astray": "guiju.cli.astray:astray",
        "reconcile": "guiju.cli.reconcile:reconcile",
        "read": "guiju.cli.read:read",
        "compare": "guiju.cli.read:compare",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.rooms)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        if cmd_name not in self.rooms:
            return None
        module, name = self.rooms[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong ends in one line, the particulars in GUIJU_HOME/error.log."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit):
            raise
        except Exception as error:
            raise click.ClickException(_in_one_line(error)) from error


def _in_one_line(error: Exception) -> str:
    from guiju.environment import NotUnderstood
    from guiju.home import NoHome, home

    if isinstance(error, (NoHome, NotUnderstood)):
        return str(error)
    from guiju.kernel.keeping import durable, unavailable

    if told := durable.refused(error) or unavailable.refused(error):
        return told
    words = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
    log = home() / "error.log"
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)) + "\n")
    except OSError as unkept:
        return f"{words}（详情不能记入 {log}：{unkept.strerror}）"
    return f"{words}（详情已记入 {log}）"


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="guiju")
def main() -> None:
    """规矩：法治政府建设台账、数据与年度报告。"""
