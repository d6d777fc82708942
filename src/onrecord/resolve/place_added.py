"""How places added from a file stand beside the pack's: a person's own before them, small ones of a dump behind.

A dump brings hundreds of thousands of hamlets, streams and hills, whose names meet other words by chance: these count only
where the sentence speaks of a place. Those called by an ordinary word or a person's name stand apart in the index and are
asked for only where a place noun says that a place is named ("the village of Of").
"""

from __future__ import annotations

from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.gazetteer_build import OWN, UNPROVEN
from onrecord.resolve.place_context import NONE, NOUN, STRONG, Read, Support
from onrecord.resolve.place_names import Stretch, joined
from onrecord.resolve.place_words import INSIDE_NAMES, PLACE_NOUNS

WIDE = ("country", "region", "continent", "water")
_SORTS: dict[str | None, tuple[str, ...]] = {
    "district": ("neighbourhood", "area", "division"), "site": ("site",), "camp": ("camp",),
}  # fmt: skip


def worth_added(how: int, kind: str) -> float:
    """What is added to the fitness of a place; a stream or a hill is no river or region that all know."""
    if how & OWN:
        return 6.0
    if not how & UNPROVEN:
        return 0.0
    return -9.0 if kind in WIDE else -2.0


def support_of_added(read: Read, stretch: Stretch, support: Support, entry: Entry, how: int) -> int:
    """How sure the words beside a small place's name must be, whatever else is said for it."""
    if not how & UNPROVEN:
        return NONE
    return NOUN + 1 if _goes_on(read, stretch) or not fits_exactly(entry, support.noun) else STRONG


def fits_exactly(entry: Entry, noun: str | None) -> bool:
    """Whether a small place is of the sort that the noun says: "Hilaliyah roundabout" is no village of that name."""
    return entry.kind in _SORTS[noun] if noun in _SORTS else True


def _goes_on(read: Read, stretch: Stretch) -> bool:
    """Whether the name may be the beginning of a longer one: "Marat" of "Marat al Noman"."""
    words, at = read.line.words, stretch.last + 1
    if at >= len(words) or not joined(read.text, words[stretch.last], words[at]):
        return False
    following = words[at]
    if following.capital:
        return following.low not in PLACE_NOUNS
    return (
        following.low in INSIDE_NAMES
        and at + 1 < len(words)
        and words[at + 1].capital
        and len(following.low) == 2
    )


def named_by_noun(gazetteer: Gazetteer, name: str, noun: str | None, about: dict[str, float]) -> Entry | None:
    """The added place with a word's name that a noun calls a place, in the country that the report is most about."""
    known = (gazetteer.entry(place) for place in gazetteer.called_by_word(name))
    found = [entry for entry in known if fits_exactly(entry, noun)]
    best = max(found, key=lambda e: (about.get(e.country or "", 0.0), e.people, -e.id), default=None)
    return best if best and about.get(best.country or "", 0.0) > 0 else None
