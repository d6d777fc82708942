"""The bulletin as Markdown: headings, paragraphs, marks as [1], the list of sources at the end.

Comes in: a Bulletin. Goes out: UTF-8. What comes from reports is escaped, so that a name can become neither markup nor a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.bulletins import ENGLISH, Bulletin, Frame, Item, Section, Source
from onrecord.publish.bulletin.listing import WHOLE, entry, sentence, subtitle

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_MARK = re.compile(r"\\\[((?:\d+(?:–\d+)?|R)(?:, (?:\d+(?:–\d+)?|R))*)\\\]")


def as_bytes(found: Bulletin) -> bytes:
    return ("\n".join(_lines(found)) + "\n").encode("utf-8", "replace")


def is_own(data: bytes, frame: Frame = ENGLISH) -> bool:
    """Whether a bulletin in that language was written here: its last line says so, and it has a source for the record as a whole."""
    begins = b"# Bulletin: " if frame == ENGLISH else b"# "
    whole = f"\n- [{WHOLE}] ".encode() in data
    return whole and data.startswith(begins) and data.rstrip().endswith(b"\n" + frame.made.encode())


def escaped(words: str) -> str:
    """Inert in Markdown. Our own marks keep their brackets: no link definition is ever written for them."""
    return _MARK.sub(r"[\1]", _SPECIAL.sub(r"\\\1", words))


def _lines(found: Bulletin) -> Iterator[str]:
    numbers = found.numbers()
    yield f"# {escaped(found.title)}"
    yield ""
    yield f"{subtitle(found)} {escaped(found.standing)}"
    for section in found.sections:
        yield ""
        yield f"## {section.heading}"
        yield from _section(section, numbers)
    yield ""
    yield f"## {found.frame.sources}"
    yield ""
    yield f"- [{WHOLE}] {escaped(found.whole)}."
    for source in found.sources:
        yield from _source(source, numbers, found.frame)
    yield ""
    yield found.frame.made


def _section(section: Section, numbers: dict[str, int]) -> Iterator[str]:
    for part in section.parts:
        if part.heading:
            yield ""
            yield f"### {escaped(part.heading)}"
        for item in part.items:
            yield ""
            yield _item(item, numbers, section.key in ("corrections", "not-known", "method"))


def _item(item: Item, numbers: dict[str, int], one_by_one: bool) -> str:
    told = [escaped(sentence(s, numbers)) for s in item.statements]
    if item.heading:
        return f"**{escaped(item.heading)}.** {' '.join(told)}"
    return "\n".join(f"- {words}" for words in told) if one_by_one and len(told) > 1 else " ".join(told)


def _source(source: Source, numbers: dict[str, int], frame: Frame) -> Iterator[str]:
    yield f"- [{source.number}] {escaped(entry(source, numbers, frame))}"
    for claim, words in source.quotes:
        yield f"    - {escaped(claim)}: “{escaped(words)}”"
