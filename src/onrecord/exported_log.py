"""A log written to a file, one entry a line, and checked there without the record.

Comes in: entries, or a file of them. Goes out: lines of JSON with number, body, hash and detail; what is wrong with a file.
An exported log holds what decisions say. With `bare` it holds the chain alone, which anybody may see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.chain import Entry, Fault, erased_in, faults
from onrecord.errors import SigningError
from onrecord.signing import SignedHead


def lines(entries: Iterable[Entry], bare: bool = False) -> Iterator[str]:
    for entry in entries:
        held = {"number": entry.number, "body": entry.body, "hash": entry.hash}
        yield json.dumps(held if bare else held | {"detail": entry.detail}, ensure_ascii=False)


def faults_of(path: Path, signed: SignedHead | None) -> tuple[list[Fault], str]:
    """What is wrong with an exported log, and, where nothing is, what it holds. SigningError where it cannot be read."""
    entries, bare = [], False
    for number, line in enumerate(_lines(path), 1):
        try:
            held = json.loads(line)
            bare = bare or "detail" not in held
            entries.append(
                Entry(int(held["number"]), str(held["body"]), str(held["hash"]), held.get("detail"))
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return [Fault(f"{path}, line {number}", "is no entry of a log")], ""
    found = list(faults(entries, {} if bare else erased_in(entries), bare))
    if signed is not None:
        at = next((entry for entry in entries if entry.number == signed.number), None)
        if at is None or at.hash != signed.hash:
            found.append(Fault(f"log entry {signed.number}", "is not the one that was signed"))
    return found, f"{len(entries):,} entries, the last one {entries[-1].hash if entries else 'none'}"


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from file
    except (OSError, ValueError) as error:
        raise SigningError(
            str(path), "it cannot be read", "a file that `onrecord log export` wrote", "Check the path."
        ) from error  # fmt: skip
