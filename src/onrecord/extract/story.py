"""A report as the rules see it: its parsed sentences, and the places and times in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.extract import anaphors, buildings, names
from onrecord.extract.parse import Parse, plain
from onrecord.records import AnnotatedReport, Place, PlaceMention, Sentence, TimeMention

_YEAR = re.compile(r"\d{4}")
_LIVING = 100
"""Years before the news in which a year in brackets is still one of its own story."""
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
    if _OF_THE_STATE.search(text, max(0, mention.start - 30), mention.start) or _HOSPITALS.search(
        text, max(0, mention.start - 60), mention.start
    ):
        return True
    # 'the foundation País Sin Rejas'
    of_a_body = _BODY.search(text, max(0, mention.start - 20), mention.start)
    return of_a_body is not None and _MORE_OF_IT.match(text, mention.end) is not None


_OF_THE_STATE = re.compile(r"\bIslamic State (?:in|of) (?:Iraq and )?(?:the )?$")
"""'the Islamic State in Iraq and the Levant': its name, and no place where it did something."""
_HOSPITALS = re.compile(r"\b[Hh]ospitals?:? (?:(?:al|el|an|ar|as|ash|at|az)-[A-Z][\w’']+,? (?:and )?)+$")
"""'the hospitals al-Noor, al-Sham and al-Zahraa': what hospitals are called, after saints and quarters."""
_BODY = re.compile(
    r"\b(?:foundation|agency|organi[sz]ation|network|newspaper|daily|weekly|magazine|website|broadcaster|channel|charity) $"
)
_MORE_OF_IT = re.compile(r" [A-ZÀ-Þ][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the words of a report mean: `country` is the one it is mostly about, `scene` the town of its dateline, for claims that
    name no place."""

    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    country: Place | None = None
    scene: Place | None = None
    capitals: frozenset[str] = frozenset()
    """Gazetteer ids of the world's capitals: who sits in one speaks of the whole country."""


class Story:
    """`resolve` is called when a rule first asks for a place or a time: of most reports of other news none does."""

    def __init__(self, annotated: AnnotatedReport, resolve: Callable[[], Resolved]) -> None:
        self.annotated, self._resolve = annotated, resolve
        self.notes: dict[str, Any] = {}
        """What a rule has worked out for the report already."""
        self.report, self.text = annotated.report, annotated.report.text
        self.sentences = annotated.sentences

    @cached_property
    def _resolved(self) -> Resolved:
        return self._resolve()

    @cached_property
    def country(self) -> Place | None:
        country = self._resolved.country
        if country is None or len(self._with_name) == len(self._resolved.places):
            return country
        # What only seemed to be places told of no country either.
        told = {m.place.country for m in self._with_name}
        own = (
            m.place for m in self._with_name if m.place.precision == "country" and country.country not in told
        )
        return next(own, country)

    @property
    def capitals(self) -> frozenset[str]:
        return self._resolved.capitals

    @property
    def scene(self) -> Place | None:
        return self._resolved.scene

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Those with a name, and mentions like 'the city'."""
        return tuple(sorted((*self._with_name, *self._without_name), key=lambda m: m.start))

    @cached_property
    def _with_name(self) -> list[PlaceMention]:
        named = (m for m in self._resolved.places if not _in_a_name(self.text, m))
        ordered = sorted(named, key=lambda m: m.start)
        return list(
            buildings.in_towns(tuple(buildings.quarters_at_home(ordered, self._resolved.country)), self.scene)
        )

    @cached_property
    def _without_name(self) -> tuple[PlaceMention, ...]:
        towns = [m for m in self._with_name if not buildings.is_one(m.place)]
        return tuple(anaphors.found(self.text, self.sentences, towns))

    @cached_property
    def unnamed(self) -> frozenset[int]:
        """Where mentions like 'the city' begin."""
        return frozenset(m.start for m in self._without_name)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        return tuple(sorted((m for m in self._resolved.times if not self._counts(m)), key=lambda m: m.start))

    def _counts(self, mention: TimeMention) -> bool:
        """'Topic: War in Syria (1881)': a number of four digits in brackets, of a time long before the news, counts something."""
        published, year = self.report.published, mention.when.start
        return (
            self.text[max(0, mention.start - 1) : mention.end + 1] == f"({mention.when.text})"
            and _YEAR.fullmatch(mention.when.text) is not None
            and published is not None
            and year is not None
            and year.year < published.year - _LIVING
        )

    @cached_property
    def _place_starts(self) -> list[int]:
        return [m.start for m in self.places]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [m.start for m in self.times]

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
            parse.notes = _Notes(self, parse)
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


_NAMED = ("places", "towns", "settlements")


class _Notes(dict[str, Any]):
    """The notes of a sentence: the words that name places, and towns, are looked up when a rule first asks for them."""

    def __init__(self, story: Story, parse: Parse) -> None:
        super().__init__()
        self._story, self._parse = story, parse

    def __missing__(self, key: str) -> Any:
        if key not in _NAMED:
            raise KeyError(key)
        tokens, sentence = self._parse.tokens, self._parse.sentence
        here = self._story.places_in(sentence.start, sentence.end)
        if key == "towns":
            here = tuple(m for m in here if m.place.precision != "country")
        if key == "settlements":
            here = tuple(m for m in here if m.place.precision == "settlement")
        self[key] = found = {t.i for t in tokens for m in here if m.start <= t.start < m.end}
        return found

    def get(self, key: str, default: Any = None) -> Any:
        return self[key] if key in _NAMED else super().get(key, default)
