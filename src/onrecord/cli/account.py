"""`onrecord account`: who may do what in the record, how they sign in, and the tokens of their programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from onrecord.cli import inputs, screen
from onrecord.cli.serve import need_server_extra
from onrecord.decisions import Role

if TYPE_CHECKING:
    from onrecord.store import Record

Command = TypeVar("Command", bound=Callable[..., object])
ROLES = ("viewer", "analyst", "reviewer", "admin")
SCOPES = ("read", "decide", "add-report", "export")


@click.group(name="account", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Make and change accounts. A record without any belongs to whoever may write its file; with some, this takes an admin
    (say who you are with ONRECORD_ACCOUNT)."""


@contextmanager
def _record(db: str | None) -> Iterator[Record]:
    need_server_extra()
    from onrecord import who
    from onrecord.web import opened
    from onrecord.web.settings import Serving, set_up

    set_up(Serving())

    # Whoever may write a record without accounts makes the first one; from then on it takes an admin.
    record = opened.open_for_pages(inputs.record_at(db), by=os.environ.get("ONRECORD_ACCOUNT"))
    try:
        who.allow(record, "accounts")
        yield record
    finally:
        opened.close()


def _changing(function: Command) -> Command:
    for option in (
        inputs.db_option,
        click.option("--why", default="", metavar="TEXT", help="The reason, for whoever reads the log."),
    ):
        function = option(function)
    return function


_role_option = click.option("--role", required=True, type=click.Choice(ROLES), help="What the person may do.")
_group_option = click.option("--group", "groups", multiple=True, metavar="GROUP", help="A group that the person is in; may be given again.")  # fmt: skip
_password_option = click.option("--password-file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), help="A file whose first line is the password; - is the standard input. Without it, it is asked for.")  # fmt: skip


@command.command(name="add")
@click.argument("name")
@_role_option
@_group_option
@_password_option
@_changing
def add(
    name: str, role: str, groups: tuple[str, ...], password_file: Path | None, why: str, db: str | None
) -> int:
    """Make an account. The first admin is made so."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        people.add(record, name, cast(Role, role), groups, _password(password_file), why)
        click.echo(f"account {name} is made, with the role {role}.")
    return 0


@command.command(name="role")
@click.argument("name")
@_role_option
@_changing
def set_role(name: str, role: str, why: str, db: str | None) -> int:
    """Give an account another role; it counts from the next request on."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        people.set_role(record, name, cast(Role, role), why)
        click.echo(f"account {name} has the role {role}.")
    return 0


@command.command(name="groups")
@click.argument("name")
@_group_option
@_changing
def set_groups(name: str, groups: tuple[str, ...], why: str, db: str | None) -> int:
    """Set the groups that an account is in: those named, and no others."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        people.set_groups(record, name, groups, why)
        click.echo(f"account {name} is in {', '.join(sorted(set(groups))) or 'no group'}.")
    return 0


@command.command(name="password")
@click.argument("name")
@_password_option
@_changing
def set_password(name: str, password_file: Path | None, why: str, db: str | None) -> int:
    """Set a new password; all sessions of the account end."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        ended = people.set_password(record, name, _password(password_file), why)
        click.echo(f"account {name} has a new password; {screen.count(ended, 'session')} ended.")
    return 0


@command.command(name="deactivate")
@click.argument("name")
@_changing
def deactivate(name: str, why: str, db: str | None) -> int:
    """Take an account out of use: its sessions and tokens end at once. What it decided stays."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        sessions, tokens = people.deactivate(record, name, _now(), why)
        told = f"{screen.count(sessions, 'session')} and {screen.count(tokens, 'token')} ended"
        click.echo(f"account {name} is out of use; {told}.")
    return 0


@command.command(name="activate")
@click.argument("name")
@_changing
def activate(name: str, why: str, db: str | None) -> int:
    """Take an account into use again. Its tokens stay ended."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        people.activate(record, name, why)
        click.echo(f"account {name} is in use.")
    return 0


@command.command(name="reset-mfa")
@click.argument("name")
@_changing
def reset_mfa(name: str, why: str, db: str | None) -> int:
    """Take away all second factors of an account, for a lost phone or key; its sessions end."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        had = people.reset_factors(record, name, why)
        click.echo(f"account {name} has no second factor any more; it had {', '.join(had) or 'none'}.")
    return 0


@command.command(name="list")
@inputs.db_option
def show(db: str | None) -> int:
    """List the accounts: name, role, groups, whether in use, whether with a second factor."""
    with _record(db) as record:
        from onrecord.web.accounts import people

        held = record.accounts.all()
        if not held:
            click.echo("There is no account. `onrecord account add NAME --role admin` makes the first one.")
        for one in held:
            factor = "second factor" if people.has_factor(one.person.name) else "no second factor"
            groups = ", ".join(sorted(one.person.groups)) or "no group"
            state = "" if one.active else "  (out of use)"
            click.echo(f"{one.person.name}  {one.person.role}  {groups}  {factor}{state}")
    return 0


@command.command(name="second-factor")
@click.argument("needed", type=click.Choice(["required", "optional"]))
@_changing
def second_factor(needed: str, why: str, db: str | None) -> int:
    """Say whether everybody needs a second factor; without this, everybody does."""
    with _record(db) as record:
        from onrecord.web.accounts import factors

        changed = factors.require(record, needed == "required", why)
        click.echo(f"a second factor is {needed}{'' if changed else ', as before'}.")
    return 0


@command.group(name="token")
def token() -> None:
    """Make and end the tokens by which programs use the API."""


@token.command(name="add")
@click.argument("owner")
@click.option("--for", "label", required=True, metavar="TEXT", help="What the token is for.")
@click.option("--scope", "scopes", multiple=True, required=True, type=click.Choice(SCOPES), help="What it may be used for; may be given again.")  # fmt: skip
@click.option("--until", required=True, type=inputs.Day(), metavar="YYYY-MM-DD", help="The last day on which it works; within a year.")  # fmt: skip
@inputs.db_option
def add_token(owner: str, label: str, scopes: tuple[str, ...], until: date, db: str | None) -> int:
    """Make a token of an account. Its secret is printed now and never again."""
    with _record(db) as record:
        from onrecord.web.accounts import tokens

        expires = datetime.combine(until, time.max, UTC)
        row, secret = tokens.make(record, owner, label, scopes, expires, _now())
        click.echo(f"token {row.name}, until {until}. Its secret, shown this once:", err=True)
        click.echo(secret)
    return 0


@token.command(name="list")
@inputs.db_option
def list_tokens(db: str | None) -> int:
    """List the tokens, ended ones too."""
    with _record(db):
        from onrecord.web.accounts import tokens

        for row in tokens.all_of():
            click.echo("  ".join(_told(row, sorted(tokens.scopes_of(row)))))
    return 0


@token.command(name="end")
@click.argument("name")
@_changing
def end_token(name: str, why: str, db: str | None) -> int:
    """End a token at once."""
    with _record(db) as record:
        from onrecord.web.accounts import tokens

        tokens.end(record, name, _now(), why)
        click.echo(f"token {name} is ended.")
    return 0


def _told(row: Any, scopes: list[str]) -> list[str]:
    used = f"last used {row.used:%Y-%m-%d}" if row.used else "never used"
    state = "ended" if row.ended else "expired" if row.expires <= _now() else "in use"
    return [
        row.name,
        row.account,
        ", ".join(scopes),
        f"until {row.expires:%Y-%m-%d}",
        used,
        state,
        screen.printable(row.label),
    ]


def _password(path: Path | None) -> str:
    if path is not None:
        words = sys.stdin.readline() if str(path) == "-" else path.read_text("utf-8")
        return words.split("\n", 1)[0].rstrip("\r")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def _now() -> datetime:
    return datetime.now(UTC)
