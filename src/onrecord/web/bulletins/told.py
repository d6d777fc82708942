"""A drafted bulletin in the language of the page: each of its sentences, headings and sources told anew, with what it cites as it was.

Comes in: a Bulletin in English whose names are set apart. Goes out: the same in the language; a sentence without a pattern stays in English,
and a test holds that none is made. What it says is decided in publish/bulletin/.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import get_language, get_language_bidi, override
from django.utils.translation import gettext as _

from onrecord.bulletins import ENGLISH, Bulletin, Frame, Item, Part, Piece, Section, Source, Statement
from onrecord.web.bulletins.messages import MESSAGES
from onrecord.web.bulletins.shapes import SHAPES
from onrecord.web.bulletins.spoken import TELLING, who
from onrecord.web.patterns import Patterns

SENTENCES = Patterns(MESSAGES, SHAPES, TELLING)


def told_in(language: str, found: Bulletin) -> Bulletin:
    """The bulletin in a language of the pages."""
    with override(language):
        return in_language(found)


def in_language(found: Bulletin) -> Bulletin:
    """The bulletin in the language that is set."""
    sections = tuple(_section(one) for one in found.sections)
    return replace(
        found, title=_words(found.title), place=bare(found.place) if found.place else None, sections=sections,
        sources=tuple(_source(one) for one in found.sources), whole=_words(found.whole), standing=_words(found.standing), frame=frame(),
    )  # fmt: skip


def bare(words: str) -> str:
    """Without what sets names apart."""
    return words.replace("\u2068", "").replace("\u2069", "")


def frame() -> Frame:
    if (get_language() or "en").startswith("en"):
        return ENGLISH
    return Frame(
        get_language() or "en", get_language_bidi(), _("Sources"), _("Contents"), _("Made by onrecord."), _("As known at the end of {day}."),
        _("{outlet}, {on}{title}. Report {report}{claims}.{repeats}"), _("day of publication not known"), _(", “{title}”"),
        _(", claim {claims}"), _(", claims {claims}"), _(" Repeats the text of [{number}]."), _(" Repeats the text of report {report}."),
        _("by hand"),
    )  # fmt: skip


def _section(found: Section) -> Section:
    return replace(found, heading=_words(found.heading), parts=tuple(_part(one) for one in found.parts))


def _part(found: Part) -> Part:
    items = tuple(_item(one) for one in found.items)
    return Part(_words(found.heading) if found.heading else None, items)


def _item(found: Item) -> Item:
    statements = tuple(_statement(one) for one in found.statements)
    return Item(_words(found.heading) if found.heading else None, statements)


def _statement(found: Statement) -> Statement:
    return replace(found, pieces=tuple(_piece(one) for one in found.pieces))


def _piece(found: Piece) -> Piece:
    return replace(found, words=_words(found.words))


def _source(found: Source) -> Source:
    return replace(found, outlet=who(found.outlet))


def _words(words: str) -> str:
    return SENTENCES.told(words) or words
