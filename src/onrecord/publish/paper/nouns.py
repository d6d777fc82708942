"""A paper: what a person reads on paper or a screen, as blocks that each renderer sets in its own type. All frozen.

Comes in: nothing; dossier.py and the bulletin build papers. Goes out: web_page.py, word_file.py and typeset.py write them. A reference
is the number of a source at the end; every figure and quote has its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the numbers of the sources that they rest on."""

    words: str
    refs: tuple[int, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; items may have items of their own."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Item:
    runs: tuple[Run, ...]
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A report's own words, exactly, and who says them."""

    words: str
    by: Run


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `wide` are the relative widths of its columns. The first column heads its row."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]
    wide: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with what it shows in words; `svg` stands alone (drawing.py)."""

    label: str
    caption: str
    svg: str
    width: int
    height: int
    narrow: bool = False
    """Whether it is readable at less than the width of the page, as a map is."""


Block = Heading | Paragraph | Items | Quote | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    subtitle: str
    standing: str
    """How far it may be trusted and passed on; it stands under the title."""
    day: date
    """The day that the files carry as theirs: nothing in them tells when they were made."""
    generator: str
    """'onrecord dossier': by which a file is known to be ours."""
    blocks: tuple[Block, ...]
    sources: tuple[Run, ...]
    """In the order of their numbers, from 1."""
    language: str = "en"
    sources_heading: str = "Sources"


def line(words: str, *refs: int, strong: bool = False) -> Paragraph:
    return Paragraph((Run(words, refs, strong),))
