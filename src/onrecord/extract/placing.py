"""Which of the places told in a report a claim is about, where the rules' own choice is not the likeliest.

Comes in: a Story and its claims with the places that the rules gave them (where.py, narrowed.py). Goes out: the claims, each with
the place that the trained choice takes among those that the report names near it, the rules' place and no place among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.extract import place_roles, where
from onrecord.extract.choosing import Chooser, Features, Traced
from onrecord.extract.merged import Raw
from onrecord.extract.parse import Parse
from onrecord.extract.setting import distance, hangs_on
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside
from onrecord.records import Place, PlaceMention

_BACK, _AHEAD = 8, 6
"""Sentences before and behind a claim whose places may be its own."""
_MOST = 14
"""Places that are weighed for one claim: the nearest of those named."""
_CLASSES = {
    "killed": "harm", "injured": "harm", "missing": "harm", "sexual-violence": "harm", "attack": "attack", "detained": "taken", "abducted": "taken",
    "displaced": "moved", "evacuated": "moved", "rescued": "moved", "returned": "moved", "trapped": "trapped", "control": "control",
}  # fmt: skip


@dataclass(slots=True)
class _Option:
    """One place with where it is named; `mentions` are those of the window, nearest first."""

    place: Place | None
    mentions: list[PlaceMention] = field(default_factory=list)
    rule: bool = False


def chosen(story: Story, raws: Sequence[Raw], chooser: Chooser) -> list[Raw]:
    """The claims with the likeliest place of each; a share keeps the place of its whole where the rules took it over."""
    report = _Named(story, raws)
    out = []
    for raw in raws:
        parse = story.parses.get(raw.sentence)
        if parse is None or raw.trigger < 0 or raw.claim.kind == "talks":
            out.append(raw)
            continue
        options = report.options(raw, parse)
        features = [report.features(raw, parse, o, options) for o in options]
        c = raw.claim
        figure = None if c.figure is None else (c.figure.low, c.figure.high)
        chooser.note(
            Traced(
                "place", c.kind, figure, c.evidence.start, c.evidence.end,
                tuple((o.place, f) for o, f in zip(options, features, strict=True)),
            )
        )  # fmt: skip
        best = options[chooser.best("place", features)]
        out.append(raw if best.rule else replace(raw, claim=replace(c, place=best.place)))
    return _shared(raws, out)


def _shared(before: Sequence[Raw], after: Sequence[Raw]) -> list[Raw]:
    """The shares with the places of their wholes, where both had one."""
    old = {r.key: r.claim.place for r in before if r.key > 0}
    new = {r.key: r.claim.place for r in after if r.key > 0}
    out = []
    for was, now in zip(before, after, strict=True):
        same = was.whole is not None and was.whole in old and was.claim.place == old[was.whole]
        out.append(replace(now, claim=replace(now.claim, place=new[was.whole])) if same and was.whole is not None else now)
    return out


def _key(place: Place | None) -> str:
    if place is None:
        return ""
    return place.gazetteer or place.name.lower()


class _Named:
    """The places of a report, and how often and where each is named."""

    def __init__(self, story: Story, raws: Sequence[Raw]) -> None:
        self.story, self.raws = story, raws
        self.sentence: dict[int, int] = {}
        self.count: dict[str, int] = {}
        index = 0
        for m in story.places:
            while index + 1 < len(story.sentences) and story.sentences[index].end <= m.start:
                index += 1
            self.sentence[m.start] = index
            self.count[_key(m.place)] = self.count.get(_key(m.place), 0) + 1
        self.most = max(self.count.values(), default=0)
        towns = [m for m in story.places if m.place.precision != "country"]
        self.first = _key(towns[0].place) if towns else ""
        self.attacks = {r.attack: r.claim.place for r in raws if r.claim.kind == "attack"}
        self.roles: dict[int, tuple[str, ...]] = {}

    def options(self, raw: Raw, parse: Parse) -> list[_Option]:
        """The rules' place first, then those named near, then none."""
        rule = _Option(raw.claim.place, rule=True)
        found = {_key(raw.claim.place): rule}
        home = [s.index for s in self.story.sentences[:2]]
        near = [
            m for m in self.story.places
            if -_BACK <= self.sentence[m.start] - raw.sentence <= _AHEAD or self.sentence[m.start] in home
        ]  # fmt: skip
        near.sort(key=lambda m: self._way(raw, parse, m))
        for m in near:
            option = found.get(_key(m.place))
            if option is None and len(found) < _MOST:
                option = found[_key(m.place)] = _Option(None)
            if option is not None:
                option.mentions.append(m)
        if self.story.country is not None:
            found.setdefault(_key(self.story.country), _Option(self.story.country))
        found.setdefault("", _Option(None))
        for option in found.values():
            if option.place is None and option.mentions and not option.rule:
                option.place = where.whole(self.story, option.mentions[0])
        return list(found.values())

    def _way(self, raw: Raw, parse: Parse, m: PlaceMention) -> tuple[float, float]:
        away = self.sentence[m.start] - raw.sentence
        if away == 0:
            return (0.0, distance(parse, raw.trigger, m.start, m.end))
        return (-away if away < 0 else 1.5 * away + 1, abs(m.start - raw.claim.evidence.start))

    def features(self, raw: Raw, parse: Parse, option: _Option, options: Sequence[_Option]) -> Features:
        kind = _CLASSES.get(raw.claim.kind, raw.claim.kind)
        told = set(self._told(raw, parse, option, options))
        return frozenset(told | {f"{kind} {f}" for f in told})

    def _told(self, raw: Raw, parse: Parse, option: _Option, options: Sequence[_Option]) -> Iterator[str]:
        if option.rule:
            yield "rule"
        place = option.place
        if place is None:
            yield "none"
            return
        yield f"is={place.kind or 'unknown'}"
        yield from self._of_the_report(raw, option, place)
        if not option.mentions:
            yield "unnamed here"
            return
        here = [m for m in option.mentions if self.sentence[m.start] == raw.sentence]
        before = [m for m in option.mentions if self.sentence[m.start] < raw.sentence]
        behind = [m for m in option.mentions if self.sentence[m.start] > raw.sentence]
        if here:
            yield from self._here(raw, parse, here, options)
        if before:
            away = min(raw.sentence - self.sentence[m.start] for m in before)
            yield f"before={min(away, 5)}"
            if not here:
                yield f"only before={min(away, 5)}"
                yield from (f"before {r}" for r in self._roles(before[0]))
        if behind:
            away = min(self.sentence[m.start] - raw.sentence for m in behind)
            yield f"behind={min(away, 4)}"
            if not here and not before:
                yield f"only behind={min(away, 4)}"
                yield from (f"behind {r}" for r in self._roles(behind[0]))
        # Whether another place is named nearer, in the sentence or in one between.
        first = next((o for o in options if o.mentions and o.place is not None and o.place.precision != "country"), None)
        yield "nearest" if first is option else "not nearest"

    def _of_the_report(self, raw: Raw, option: _Option, place: Place) -> Iterator[str]:
        key = _key(place)
        n = self.count.get(key, 0)
        yield f"named={min(n, 4)}"
        if n and n == self.most:
            yield "most named"
        if key == self.first:
            yield "first named"
        if raw.attack is not None and raw.claim.kind != "attack" and raw.attack in self.attacks:
            its = self.attacks[raw.attack]
            if its is not None:
                yield "of its attack" if _key(its) == key else "not of its attack"
        others = [r for r in self.raws if r is not raw and r.sentence == raw.sentence and r.claim.place is not None]
        if others:
            yield "of a claim beside" if any(_key(r.claim.place) == key for r in others) else "not of a claim beside"
        rule = raw.claim.place
        if rule is not None and not option.rule:
            if inside(place, rule):
                yield "in the rule's"
            elif inside(rule, place):
                yield "holds the rule's"
            if rule.kind == "country":
                yield "rule's is a country"
        home = self.story.country
        if home is not None and place.country not in (None, home.country):
            yield "abroad"
        if place.gazetteer is None:
            yield "in no gazetteer"

    def _here(self, raw: Raw, parse: Parse, here: Sequence[PlaceMention], options: Sequence[_Option]) -> Iterator[str]:
        m = here[0]
        yield "here"
        i = parse.at(m.start)
        if i is None:
            return
        clause = parse.clause(raw.trigger)
        yield "in its clause" if parse.clause(i) == clause or hangs_on(parse, i, clause) else "in another clause"
        yield "ahead of it" if i < raw.trigger else "behind it"
        yield f"way={_bucket(_steps(parse, i, raw.trigger))}"
        yield f"words={_bucket(abs(i - raw.trigger))}"
        between = range(min(i, raw.trigger) + 1, max(i, raw.trigger))
        if any(parse[j].tag == "CD" for j in between):
            yield "number between"
        if any(parse[j].lower in ("including", "among", "while", "whereas", ";") for j in between):
            yield "share between"
        yield f"by={_link(parse, m)}"
        yield from self._roles(m)
        if place_roles.speaker_place(parse, m, raw.trigger):
            yield "speaker's"
        rivals = [o for o in options if o.mentions and self.sentence[o.mentions[0].start] == raw.sentence]
        ranks = [o.mentions[0].start for o in rivals if o.place is not None and o.place.precision != "country"]
        if m.start in ranks:
            yield f"rank={min(ranks.index(m.start), 3)}"
        if len(ranks) == 1:
            yield "alone"
        its = m.place
        if any(o.place is not None and o.mentions[0].start != m.start and inside(o.place, its) for o in rivals):
            yield "holds another"
        if any(o.place is not None and o.mentions[0].start != m.start and inside(its, o.place) for o in rivals):
            yield "in another"

    def _roles(self, m: PlaceMention) -> tuple[str, ...]:
        if m.start not in self.roles:
            self.roles[m.start] = tuple(self._roles_of(m))
        return self.roles[m.start]

    def _roles_of(self, m: PlaceMention) -> Iterator[str]:
        story = self.story
        index = self.sentence[m.start]
        if m.start in story.unnamed:
            yield "nameless"
        if place_roles.dateline(story, m):
            yield "dateline"
        if story.sentences[index].block == "headline" or index == 0:
            yield "on top"
        if _BOUND.search(story.text, max(0, m.start - 40), m.start):
            yield "bound for"
        parse = story.parses.get(index)
        if parse is None:
            return
        if place_roles.comes_from(parse, m):
            yield "comes from"
        if place_roles.of_the_launch(parse, m):
            yield "launch"
        if place_roles.tells_of_another(parse, m):
            yield "tells of another"
        if place_roles.of_the_country(parse, m):
            yield "owner"
        if place_roles.of_the_care(parse, m):
            yield "care"
        yield f"under={_link(parse, m)}"


_BOUND = re.compile(r"\b(?:to|towards?|into|for)\s+(?:either\s+|the\s+)?(?:[\w’'-]+\s+){0,1}$")
_LINKS = {
    "in", "at", "near", "on", "to", "from", "of", "into", "around", "outside", "over", "between", "through", "by", "for", "with", "against", "inside",
    "across", "towards", "toward", "along", "after", "west", "east", "north", "south",
}  # fmt: skip


def _link(parse: Parse, m: PlaceMention) -> str:
    """What the place hangs on: the preposition, else its grammar."""
    here = [t.i for t in parse.tokens if m.start <= t.start < m.end]
    out = next((i for i in here if parse[i].head not in here), None)
    if out is None:
        return "nothing"
    token, head = parse[out], parse[parse[out].head]
    if token.dep == "pobj":
        return head.lower if head.lower in _LINKS else "preposition"
    if here and parse[here[0]].lower in _LINKS:
        return parse[here[0]].lower
    return token.dep


def _steps(parse: Parse, i: int, j: int) -> int:
    """Edges between two words in the tree."""
    up = {i: 0}
    for n, k in enumerate(parse.up(i), 1):
        up.setdefault(k, n)
    if j in up:
        return up[j]
    for n, k in enumerate(parse.up(j), 1):
        if k in up:
            return n + up[k]
    return 20


def _bucket(n: int) -> str:
    for most in (1, 2, 3, 4, 6, 9, 14, 20, 30):
        if n <= most:
            return str(most)
    return "far"
