"""`onrecord log`: who did what, when and why; the signed head, and the whole log to be checked elsewhere."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from onrecord.cli import inputs, screen
from onrecord.errors import NotAllowed


@click.group(name="log", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Read the log of the record, sign its head, and export it. The log never expires."""


@command.command(name="list")
@inputs.db_option
@click.option(
    "--about", metavar="THING", help="Only entries about it, such as 'report KEY' or 'claim KEY:c3'."
)
@click.option("--since", type=int, default=1, metavar="N", help="Entries from number N on.")
@click.option("--last", type=int, metavar="N", help="Only the last N entries.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def show(db: str | None, about: str | None, since: int, last: int | None, form: str) -> int:
    """List entries, oldest first."""
    from onrecord import who
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        who.allow(record, "read-log")
        if last is not None:
            since = max(since, record.log.head().number - last + 1)
        for entry in who.view(record).log.entries(since, about):
            told = entry.told()
            click.echo(json.dumps(told, ensure_ascii=False) if form == "jsonl" else _line(told))
    return 0


@command.command(name="head")
@inputs.db_option
@click.option("--key", metavar="FILE", help="The private key. Default: $ONRECORD_KEY, else the user's own.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it. Default: standard output.")
def head(db: str | None, key: str | None, output: str | None) -> int:
    """Sign the last entry. Kept elsewhere, it shows later that nothing up to it was changed: `onrecord verify --head FILE`."""
    from onrecord import signing
    from onrecord.settings import key_path
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        last = record.log.head()
    signed = signing.sign(
        last.record, last.number, last.hash, datetime.now(UTC), Path(key) if key else key_path(os.environ)
    )
    _write(signed.as_json(), output)
    return 0


@command.command(name="export")
@inputs.db_option
@click.option("-o", "--output", metavar="FILE", help="Where to write it. Default: standard output.")
@click.option(
    "--bare", is_flag=True, help="The chain alone, without what entries say: for whoever may not read them."
)
def export(db: str | None, output: str | None, bare: bool) -> int:
    """Write the whole log, one entry a line: `onrecord verify --log FILE` checks it without the record."""
    from onrecord import who
    from onrecord.exported_log import lines
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        person = who.allow(record, "read-log")
        if not bare and who.view(record) is not record:
            raise NotAllowed(
                "log export", "a part of the log is restricted to groups that you are not in",
                "the chain alone, or a person who may see everything", "Export it with --bare, or ask an admin.",
            )  # fmt: skip
        record.acting(person.name).log.write("export", "log", None, {"format": "jsonl", "bare": bare})
        stream = open(output, "x", encoding="utf-8") if output else sys.stdout  # noqa: SIM115
        try:
            for line in lines(record.log.entries(), bare):
                stream.write(line + "\n")
        finally:
            if output:
                stream.close()
    return 0


@command.command(name="key")
@click.option("--key", metavar="FILE", help="Where to keep it. Default: $ONRECORD_KEY, else the user's own.")
def key(key: str | None) -> int:
    """Make the key that signs heads; its public half lies beside it and goes to whoever is to check them."""
    from onrecord import signing
    from onrecord.settings import key_path

    path = Path(key) if key else key_path(os.environ)
    public = signing.make_key(path)
    click.echo(f"Private key: {path} (for nobody else). Public key: {path}.pub, {public}")
    return 0


def _line(told: dict[str, Any]) -> str:
    at = str(told["at"])[:16].replace("T", " ")
    about = "(erased)" if told.get("erased") else str(told.get("about", ""))
    why = f": {told['why']}" if told.get("why") else ""
    act = told["after"].get("act", "") if isinstance(told.get("after"), dict) else ""
    what = f"{told['what']} {act}".strip()
    return screen.printable(f"{told['number']:>6}  {at} UTC  {told['by']}  {what}  {about}{why}")


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        Path(output).write_text(text, "utf-8")
    except OSError as error:
        raise click.UsageError(
            f"{output} cannot be written ({error.strerror}). Name another file with -o."
        ) from error
