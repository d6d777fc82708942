"""The bulletin as PDF, through typst (the extra `pdf`); every sentence with the numbers of its sources.

Comes in: a Bulletin and its pictures. Goes out: bytes; the same bulletin gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.bulletins import Bulletin, Item, Section, Statement
from onrecord.publish.bulletin.listing import GENERATOR, WHOLE, entry, pieces, subtitle
from onrecord.publish.paper import nouns, typeset
from onrecord.publish.paper.nouns import Block, Drawing, Heading, Items, Paper, Paragraph, Run, line

_LISTS = ("corrections", "not-known", "method")


def as_bytes(found: Bulletin, pictures: Sequence[Drawing] = ()) -> bytes:
    return typeset.as_bytes(paper_of(found, pictures))


def paper_of(found: Bulletin, pictures: Sequence[Drawing] = ()) -> Paper:
    numbers = found.numbers()
    blocks: list[Block] = []
    for section in found.sections:
        blocks.append(Heading(section.heading))
        if section.key == "summary":
            blocks += [*_section(section, numbers), *pictures]
        else:
            blocks += _section(section, numbers)
    blocks.append(line(f"[{WHOLE}] {found.whole}."))
    sources = tuple(
        Run(entry(source, numbers, found.frame) + _quotes(source.quotes)) for source in found.sources
    )
    return Paper(
        found.title, subtitle(found), found.standing, found.known, GENERATOR, tuple(blocks), sources,
        found.frame.language, found.frame.sources,
    )  # fmt: skip


def _section(section: Section, numbers: dict[str, int]) -> Iterable[Block]:
    for part in section.parts:
        if part.heading:
            yield Heading(part.heading, 2)
        for item in part.items:
            yield from _item(item, numbers, section.key in _LISTS)


def _item(item: Item, numbers: dict[str, int], one_by_one: bool) -> Iterable[Block]:
    if item.heading:
        yield Heading(item.heading, 3)
    told = [tuple(_runs(statement, numbers)) for statement in item.statements]
    if one_by_one and len(told) > 1:
        yield Items(tuple(nouns.Item(runs) for runs in told))
    else:
        yield Paragraph(
            tuple(run for n, runs in enumerate(told) for run in ((Run(" "), *runs) if n else runs))
        )


def _runs(statement: Statement, numbers: dict[str, int]) -> Iterable[Run]:
    for words, marks, whole in pieces(statement, numbers):
        yield Run(words, tuple(n for first, last in marks for n in range(first, last + 1)))
        if whole:
            yield Run(f" [{WHOLE}]")
    yield Run(statement.stop)


def _quotes(quotes: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {claim}: “{words}”" for claim, words in quotes)
