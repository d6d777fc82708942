"""A .json corpus → a Report per object: of an array, of an array inside an object ({"articles": […]}), or of JSON Lines.

The objects of an array are taken apart one by one, so that one without a text costs no other. What is no JSON from some
place on is a Failure that names the entry; those before it are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO

from onrecord.errors import ReadError
from onrecord.read import json_lines
from onrecord.read.corpus import Entry, chosen, first_entries, reports
from onrecord.read.decode import decode
from onrecord.read.entry import ReadOptions, refuse_empty
from onrecord.read.inputs import Input
from onrecord.records import Failure, Report

_ACCEPTED = "a JSON array of objects, an object that holds one, or JSON Lines"
_GAP = re.compile(r"[\s,]*")
_ITEMS = re.compile(
    r'\s*\{\s*(?:"[^"\\]{0,80}"\s*:\s*(?:"(?:[^"\\]|\\.){0,2000}"|[-\w.+]{1,40})\s*,\s*){0,20}"[^"\\]{1,80}"\s*:\s*\[\s*(?=\{)'
)
"""How an object begins whose first list is one of objects; a few short values may stand before it."""


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    text = decode(raw).lstrip("\ufeff")
    refuse_empty(text)
    start = _array(text)
    if start is None:
        same = Input(item.name, item.stem, ".jsonl", lambda: BytesIO(_on_one_line(text, raw)), None)
        yield from json_lines.read(same, options)
        return
    entries = _entries(item, text, start)
    first = first_entries(entries)
    if not first:
        raise ReadError("empty", "", "holds no entries", _ACCEPTED, "Fetch the corpus again.")
    yield from reports(item, first, entries, chosen(first, options), options)


def _array(text: str) -> int | None:
    """Where the first object of the array begins; None where there is no array of objects."""
    if text.lstrip().startswith("["):
        return text.index("[") + 1
    match = _ITEMS.match(text)
    if match and "\n" in text.strip() and _is_whole(text.strip().split("\n", 1)[0]):
        return None  # JSON Lines whose first entry holds a list
    return match.end() if match else None


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _on_one_line(text: str, raw: bytes) -> bytes:
    """One object spread over several lines, written on one; anything else as it came."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return raw
    return (
        json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        if "\n" in text.strip()
        else raw
    )


def _entries(item: Input, text: str, at: int) -> Iterator[Entry]:
    decoder = json.JSONDecoder()
    number = 0
    while (at := _after_gap(text, at)) < len(text) and text[at] != "]":
        number += 1
        where, source, id = f"entry {number}", f"{item.name}:{number}", f"{item.stem}-{number}"
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            wrong = f"is no JSON from character {at + 1} on, so that nothing after it is read"
            yield Entry(
                where,
                source,
                id,
                b"",
                ReadError("not-json", "", wrong, _ACCEPTED, "Mend the file, or fetch it again."),
            )
            return
        raw = text[at:end].encode("utf-8", "surrogatepass")
        at = end
        if isinstance(value, dict):
            yield Entry(where, source, id, raw, value)
        else:
            error = ReadError(
                "not-an-object", "", "is JSON but no object", _ACCEPTED, "Mend or remove the entry."
            )
            yield Entry(where, source, id, raw, error)
    if at >= len(text):
        wrong = "is cut off: the array is not closed"
        yield Entry(
            f"entry {number + 1}",
            item.name,
            item.stem,
            b"",
            ReadError("not-json", "", wrong, _ACCEPTED, "Fetch the file again."),
        )


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at
