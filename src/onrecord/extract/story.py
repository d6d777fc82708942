"""A report as the rules see it: its parsed sentences, and the places and times in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any

from onrecord.extract import anaphors, names
from onrecord.extract.parse import Parse, plain
from onrecord.records import AnnotatedReport, Place, PlaceMention, Sentence, TimeMention

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,60})[”\"]")


def _in_a_name(text: str, mention: PlaceMention) -> bool:
    """'“Those Who Sign in Blood”': a word in the quoted name of a group or a work, all of whose words are written large."""
    for quoted in _QUOTED.finditer(text, max(0, mention.start - 62), mention.end + 62):
        if quoted.start() < mention.start and mention.end < quoted.end():
            words = [w for w in quoted[1].split() if len(w) > 3]
            return (
                len(quoted[1].split()) > 2
                and all(w[0].isupper() for w in words)
                and quoted[1] != text[mention.start : mention.end]
            )
    return False


class Story:
    def __init__(
        self,
        annotated: AnnotatedReport,
        places: tuple[PlaceMention, ...],
        times: tuple[TimeMention, ...],
        country: Place | None,
        scene: Place | None = None,
    ) -> None:
        self.annotated, self.country, self.scene = annotated, country, scene
        self.notes: dict[str, Any] = {}
        """What a rule has worked out for the report already."""
        self.report, self.text = annotated.report, annotated.report.text
        self.sentences = annotated.sentences
        named = sorted((m for m in places if not _in_a_name(self.text, m)), key=lambda m: m.start)
        unnamed = tuple(anaphors.found(self.text, self.sentences, named))
        self.unnamed = frozenset(m.start for m in unnamed)
        """Where mentions like 'the city' begin."""
        self.places = tuple(sorted((*named, *unnamed), key=lambda m: m.start))
        self.times = tuple(sorted(times, key=lambda m: m.start))
        self._place_starts = [m.start for m in self.places]
        self._time_starts = [m.start for m in self.times]

    @cached_property
    def parses(self) -> dict[int, Parse]:
        """Parsed sentences of the story by their index, captions left out."""
        plain_text = plain(self.text)
        found = {
            s.index: Parse(s, self.text, plain_text)
            for s in self.sentences
            if s.tokens and s.block in ("headline", "body")
        }
        for parse in found.values():
            here = self.places_in(parse.sentence.start, parse.sentence.end)
            parse.notes["places"] = {t.i for t in parse.tokens for m in here if m.start <= t.start < m.end}
            towns = [m for m in here if m.place.precision != "country"]
            parse.notes["towns"] = {t.i for t in parse.tokens for m in towns if m.start <= t.start < m.end}
        return found

    @cached_property
    def persons(self) -> dict[str, str]:
        """The group of each named person, by the words of the name, as the report's titles tell it."""
        found: dict[str, str] = {}
        for parse in self.parses.values():
            for token in parse.tokens:
                if (
                    token.tag == "NNP"
                    and token.dep not in ("compound", "amod", "nmod")
                    and names.is_person(parse, token.i)
                ):
                    group = names.group_of(parse, token.i)
                    if group != "person":
                        for word in names.key_of(parse, token.i):
                            found.setdefault(word, group)
        return found

    def places_in(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        return self.places[bisect_left(self._place_starts, start) : bisect_right(self._place_starts, end - 1)]

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        return self.times[bisect_left(self._time_starts, start) : bisect_right(self._time_starts, end - 1)]

    def words(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]
