"""A report as the rules see it: its parsed sentences, and the places and times in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from onrecord.extract.parse import Parse, plain
from onrecord.records import AnnotatedReport, Place, PlaceMention, Sentence, TimeMention


class Story:
    def __init__(
        self,
        annotated: AnnotatedReport,
        places: tuple[PlaceMention, ...],
        times: tuple[TimeMention, ...],
        country: Place | None,
    ) -> None:
        self.annotated, self.country = annotated, country
        self.report, self.text = annotated.report, annotated.report.text
        self.sentences = annotated.sentences
        self.places = tuple(sorted(places, key=lambda m: m.start))
        self.times = tuple(sorted(times, key=lambda m: m.start))
        self._place_starts = [m.start for m in self.places]
        self._time_starts = [m.start for m in self.times]

    @cached_property
    def parses(self) -> dict[int, Parse]:
        """Parsed sentences of the story by their index, captions left out."""
        plain_text = plain(self.text)
        return {
            s.index: Parse(s, self.text, plain_text)
            for s in self.sentences
            if s.tokens and s.block in ("headline", "body")
        }

    def places_in(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        return self.places[bisect_left(self._place_starts, start) : bisect_right(self._place_starts, end - 1)]

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        return self.times[bisect_left(self._time_starts, start) : bisect_right(self._time_starts, end - 1)]

    def words(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]
