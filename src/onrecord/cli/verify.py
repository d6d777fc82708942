"""`onrecord verify`: holds the record against its log, and the log against a signed head kept elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.chain import Fault
from onrecord.cli import inputs, screen
from onrecord.errors import EXIT_OK, EXIT_RECORD

if TYPE_CHECKING:
    from onrecord.signing import SignedHead
    from onrecord.store import Record

_MOST = 100
"""Faults told one by one; the rest are counted, and --all tells them."""


@click.command(name="verify")
@inputs.db_option
@inputs.quiet_option
@click.option("--head", "head", metavar="FILE", help="A signed head: the log must go on from it.")
@click.option("--key", metavar="FILE", help="The public key that the head must be signed with.")
@click.option("--log", "exported", metavar="FILE", help="An exported log, checked in place of a record's.")
@click.option("--all", "everything", is_flag=True, help=f"Tell every fault, also beyond {_MOST}.")
def command(
    db: str | None, quiet: bool, head: str | None, key: str | None, exported: str | None, everything: bool
) -> int:
    """Find what was changed behind the log's back: entries, reports, claims, decisions, rights.

    Ends with 0 where everything is as it was written, with 4 where something is not; each fault is told with its place.
    """
    signed = _signed(head, key)
    if exported is not None:
        from onrecord.exported_log import faults_of

        found, told = faults_of(Path(exported), signed)
        return _tell(found, told, everything)
    from onrecord.store import open_record

    with open_record(inputs.record_at(db)) as record:
        progress = screen.Progress("verifying", quiet)
        found = list(record.log.verify(lambda what, n: progress.tell(n, note=what)))
        progress.done()
        if signed is not None:
            found += _against(record, signed)
        last = record.log.head() if not found else None
    told = f"{last.number:,} entries in the log, the last one {last.hash}" if last else ""
    return _tell(found, told, everything)


def _tell(found: list[Fault], told: str, everything: bool) -> int:
    for fault in found if everything else found[:_MOST]:
        click.echo(f"{screen.printable(fault.where)}: {screen.printable(fault.found)}")
    if len(found) > _MOST and not everything:
        click.echo(f"… and {len(found) - _MOST:,} more; --all tells them.")
    if found:
        screen.tell("not as the log says: ", "red", screen.count(len(found), "fault"))
        return EXIT_RECORD
    click.echo(f"Everything is as it was written: {told}.")
    return EXIT_OK


def _signed(head: str | None, key: str | None) -> SignedHead | None:
    from onrecord import signing
    from onrecord.errors import SigningError

    if head is None:
        if key is not None:
            raise click.UsageError(
                "--key says whose signature --head must bear. Name a signed head with --head."
            )
        return None
    try:
        text = Path(head).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise SigningError(
            head, "it cannot be read", "a file that `onrecord log head` wrote", "Check the path."
        ) from error
    found = signing.read_head(text, head)
    signing.check(found, head, Path(key) if key else None)
    return found


def _against(record: Record, signed: SignedHead) -> list[Fault]:
    last = record.log.head()
    if last.record != signed.record:
        return [Fault("the signed head", "is of another record")]
    entry = next(iter(record.log.entries(signed.number)), None)
    if entry is None or entry.number != signed.number:
        return [Fault(f"log entry {signed.number}", "is gone: it was signed as the last one")]
    if entry.hash != signed.hash:
        return [Fault(f"log entry {signed.number}", "is another than the one that was signed")]
    return []
