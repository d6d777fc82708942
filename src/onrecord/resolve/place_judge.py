"""The sentences of a report in, for every name in them the place that it means, or none.

First every place that a name may mean votes for its country; then each name is judged by those
votes, by the words beside it and by what else its sentence names, and what was chosen votes again.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.gazetteer_build import BY_HAND, UNPROVEN, USUAL, WORD
from onrecord.resolve.place_added import support_of_added
from onrecord.resolve.place_choice import BROAD, SMALL, bears_city, fitness, support_needed
from onrecord.resolve.place_context import NOUN, STRONG, Read, Support, Votes, Weights, support_of
from onrecord.resolve.place_far import firmly, is_namesake
from onrecord.resolve.place_names import Line, Stretch
from onrecord.resolve.place_outlet import Outlet
from onrecord.resolve.place_phrases import left_edge, link_between, right_edge
from onrecord.resolve.place_words import ADJECTIVES, CITY_NOUNS

LEAD = 3
"""Sentences at the start of a report that count double when its country is sought."""

OUTLET_VOTE = 4.0
"""Votes of an address's ending for its country; a place named with "in" in the lead has five."""

_DATELINE = re.compile(
    r"\W*[A-ZÀ-Þ][\w.,'’ /-]{2,60}?\s*\([A-Z][\w /.]{1,25}\)\s*(?:[-–—:]|$)"
    r"|\W*[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{3,30}(?:,\s[A-Z][\w.]+){0,2}\s[-–—]{1,2}\s"
)
"""A place and an agency at the head of a sentence: where the reporter sat, not where it happened."""
_IN_LISTS = (", ", " and ", ", and ", " or ", " ")


_A_TOWN = re.compile(r"\b(?:town|village|hamlet)\s+of\s+$", re.IGNORECASE)


def _is_a_town(read: Read, stretch: Stretch) -> bool:
    start = read.line.words[stretch.first].start
    return _A_TOWN.search(read.text, max(0, start - 20), start) is not None


class Judge:
    """Decides over one report at a time; holds nothing of it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def supported(self, text: str, line: Line) -> Read:
        supports = [support_of(self.gazetteer, text, line, s) for s in line.stretches]
        if line.words:
            dateline = _DATELINE.match(text, line.words[0].start, line.words[-1].after)
            for stretch, support in zip(line.stretches, supports, strict=True):
                if dateline and line.words[stretch.last].end <= dateline.end():
                    support.refused = "dateline"
        read = Read(line, text, supports)
        self._share_nouns(read)
        for stretch, support in zip(line.stretches, supports, strict=True):
            if support.noun == "county":
                self._as_county(stretch)
        count = range(len(line.stretches))
        read.follower = [self._follower(read, number) for number in count]
        read.held = [self._held(read, number) for number in count]
        demonyms = self.gazetteer.demonyms
        heads = (word.low.partition("-")[0] for word in line.words if word.capital)
        read.demonyms = [demonyms[head] for head in heads if head in demonyms]
        return read

    def _as_county(self, stretch: Stretch) -> None:
        """Adds the counties that "Harlan" means in "Harlan and Bell counties"."""
        known = {place for place, _ in stretch.places}
        for noun in ("county", "parish"):
            found = self.gazetteer.named(f"{stretch.key} {noun}")
            stretch.places += tuple((p, how) for p, how in found if p not in known)

    @staticmethod
    def _share_nouns(read: Read) -> None:
        """ "The towns of Nubl and Zahraa", "Homs and Hama provinces": a plural noun is for every name listed."""
        pairs = list(zip(read.line.stretches, read.supports, strict=True))
        for (left, one), (right, other) in [*pairwise(pairs), *list(pairwise(pairs))[::-1]]:
            if read.gap(left, right) not in _IN_LISTS:
                continue
            for giver, taker in ((one, other), (other, one)):
                if giver.plural and giver.noun and taker.noun is None and not taker.refused:
                    taker.noun, taker.plural, taker.strength = giver.noun, True, NOUN

    def first_weights(self, reads: list[Read], outlet: Outlet) -> Weights:
        """Before anything is decided every place that a name may mean gets its part of a vote."""
        votes = Votes()
        for number, read in enumerate(reads):
            lead = 2.0 if number < LEAD else 1.0
            self._demonyms(read, votes, lead)
            for stretch, support in zip(read.line.stretches, read.supports, strict=True):
                if stretch.given or support.refused not in ("organisation", "person", "part of a name"):
                    self._vote(stretch, support, votes, lead)
                elif support.refused == "organisation":
                    self._seat_votes(stretch, votes, lead)
        if outlet.country:
            votes.countries[outlet.country] += OUTLET_VOTE
        weights = votes.weights()
        weights.outlet, weights.cover = outlet, self._cover(reads)
        return weights

    def _seat_votes(self, stretch: Stretch, votes: Votes, lead: float) -> None:
        """A body named after a division tells that the report is about it: "Kentucky State Police"."""
        entries = [self.gazetteer.entry(place) for place, _ in stretch.places]
        divisions = [e for e in entries if e.kind in ("division", "county")]
        if len(divisions) == 1:
            votes.add(divisions[0], self.gazetteer.above(divisions[0]), 0.5 * lead)

    def _cover(self, reads: list[Read]) -> dict[int, float]:
        """For each division how many different names may lie in it; a name that twenty may hold counts a twentieth."""
        cover: dict[int, float] = {}
        seen: set[str] = set()
        for read in reads:
            for stretch, support in zip(read.line.stretches, read.supports, strict=True):
                if stretch.key in seen or (support.refused and not stretch.given):
                    continue
                seen.add(stretch.key)
                holders = {
                    above.id
                    for place, how in stretch.places
                    if how & (USUAL | BY_HAND)
                    for above in self.gazetteer.above(self.gazetteer.entry(place))
                    if above.kind == "division"
                }
                for holder in holders:
                    cover[holder] = cover.get(holder, 0.0) + 1 / len(holders)
        return cover

    def _vote(self, stretch: Stretch, support: Support, votes: Votes, lead: float) -> None:
        entries = [
            (self.gazetteer.entry(p), how)
            for p, how in stretch.places
            if not how & UNPROVEN or support.strength >= STRONG
        ]
        if support.building and not any(how & USUAL for _, how in entries):
            # 'al-Thawra hospital' tells of no Tabqa, which is also called so.
            return
        countries = [e for e, _ in entries if e.kind == "country"]
        if countries and all(e.people <= countries[0].people for e, _ in entries):
            votes.add(countries[0], (), lead * (2.5 if support.sure else 1.0))
            return
        doubtful = self.gazetteer.word(stretch.key) or support.lonely
        vote = lead * (0.3 if doubtful else 1.0) * (1.5 if support.strength >= STRONG else 0.5)
        weighed = [(entry, (entry.people + 500) * (3 if how else 1)) for entry, how in entries]
        total = sum(weight for _, weight in weighed)
        for entry, weight in weighed:
            if weight > 0.02 * total:
                # While it is not clear which is meant, no division may gather votes from a mere namesake.
                above = self.gazetteer.above(entry) if weight > 0.9 * total else ()
                votes.add(entry, above, vote * weight / total)

    def _demonyms(self, read: Read, votes: Votes, lead: float) -> None:
        for code in read.demonyms:
            votes.countries[code] += 0.8 * lead

    def weights(self, reads: list[Read], before: Weights) -> Weights:
        """What the places chosen say the report is about; what holds for the whole report is taken over."""
        votes = Votes()
        told: dict[str, int] = {}
        for number, read in enumerate(reads):
            lead = 2.0 if number < LEAD else 1.0
            self._demonyms(read, votes, lead)
            for stretch, support, entry in zip(read.line.stretches, read.supports, read.chosen, strict=True):
                if entry is None and support.refused == "organisation":
                    self._seat_votes(stretch, votes, lead)
                if entry is not None:
                    weight = 2.5 if support.sure else 1.5 if entry.kind != "country" else 1.0
                    scene = support.sure or entry.kind != "country"
                    votes.add(entry, self.gazetteer.above(entry), lead * weight, scene)
            told.update(read.told)
        if before.outlet.country:
            votes.countries[before.outlet.country] += OUTLET_VOTE
        weights = votes.weights()
        weights.outlet, weights.cover, weights.told = before.outlet, before.cover, told
        weights.firm, weights.alone, weights.spots = firmly(reads)
        return weights

    def main_country(self, weights: Weights) -> Entry | None:
        if not weights.countries:
            return None
        code = max(
            sorted(weights.countries), key=lambda c: (weights.scenes.get(c, 0.0), weights.countries[c])
        )
        number = self.gazetteer.country_ids.get(code)
        return self.gazetteer.entry(number) if number is not None else None

    def choose(self, read: Read, weights: Weights, persons: set[str]) -> None:
        """Twice over a sentence: what is sure in it helps to choose the rest."""
        for _ in range(2 if read.supports else 0):
            before = read.named
            read.chosen = [
                self._choice(read, number, weights, persons) for number in range(len(read.supports))
            ]
            read.named = frozenset(e.id for e in read.chosen if e)
            if read.named == before:
                break

    def _choice(self, read: Read, number: int, weights: Weights, persons: set[str]) -> Entry | None:
        stretch, support = read.line.stretches[number], read.supports[number]
        if support.refused and not (stretch.given or support.refused == "dateline"):
            return None
        held, strength = read.held[number], support.strength
        best, best_score, best_how = None, float("-inf"), 0
        read.inside.pop(number, None)
        for place, how in stretch.places:
            entry = self.gazetteer.entry(place)
            if len(stretch.places) == 1:
                best, best_how = entry, how
                break
            score = fitness(self.gazetteer, entry, how, stretch, support, weights, read.named)
            score += 10.0 if place in held else 0.0
            score += 6.0 if weights.told.get(stretch.key) == place else 0.0
            if score > best_score:
                best, best_score, best_how = entry, score, how
        best = self._territory(read, number, best)
        if best is not None and best.id not in held and self._merely_described(read, number):
            return None
        if best is not None and best.id in held:
            read.told[stretch.key] = best.id
        elif holder := self._outside(read, number, best):
            read.inside[number] = holder
            return None
        if best is None or stretch.given:
            return best
        if best.id not in held and is_namesake(best, best_how, weights, _is_a_town(read, stretch)):
            return None
        if (
            support.building
            and not best_how & (USUAL | BY_HAND)
            and best.people < 100_000
            and weights.cities - {best.id}
        ):
            # 'Kirov market': a town that was once called so is not meant where another is spoken of.
            return None
        if best.id in held:
            strength = max(strength + 1, NOUN)
        elif strength < STRONG and best.country and self._listed(read, number, best):
            strength = STRONG
        need = support_needed(self.gazetteer, best, best_how, stretch, support, weights)
        need = max(need, support_of_added(read, stretch, support, best, best_how))
        if support.lonely and " " not in stretch.key and self.gazetteer.word(stretch.key) & WORD:
            need = max(need, NOUN)
        if stretch.key in persons and best.kind not in ("country", "division"):
            need = max(need, NOUN)
        return best if strength >= need else None

    def _follower(self, read: Read, number: int) -> str | None:
        """The words between a name and the next one, where those say that the second holds the first."""
        stretches, words = read.line.stretches, read.line.words
        if number + 1 >= len(stretches):
            return None
        here, following = stretches[number], stretches[number + 1]
        right, _ = right_edge(read.text, words, here.last, following.first)
        left = left_edge(self.gazetteer, read.text, words, following.first, right + 1)
        if link_between(read.text, words[right].after, words[left].start) != "in":
            return None
        return read.gap(here, following)

    def _held(self, read: Read, number: int) -> frozenset[int]:
        """Places that this name may mean and that lie in what the next name may mean: "Tripoli, Lebanon"."""
        if read.follower[number] is None:
            return frozenset()
        here, following = read.line.stretches[number : number + 2]
        holders = {p for p, _ in following.places}
        if self._alike(here, following):
            return frozenset()
        return frozenset(
            p
            for p, _ in here.places
            if any(above.id in holders for above in self.gazetteer.above(self.gazetteer.entry(p)))
        )

    def _outside(self, read: Read, number: int, best: Entry | None) -> Entry | None:
        """The place that the next words say holds this name, where none that the name may mean lies there.

        "Grant Mills, Ohio": the gazetteer's only Grant Mills lies elsewhere, so this is another one, in Ohio.
        """
        stretch = read.line.stretches[number]
        if holder := self._town_of_building(read, number):
            return holder
        if best is not None and (best.people >= 100_000 or best.kind in BROAD or best.kind == "division"):
            return None
        gap = read.follower[number]
        if gap is None or number + 1 >= len(read.chosen):
            return None
        holder = read.chosen[number + 1]
        if holder is None or holder.kind in SMALL or self._alike(stretch, read.line.stretches[number + 1]):
            return None
        closed = read.text[read.line.words[read.line.stretches[number + 1].last].after :][:1] in (
            "",
            ",",
            ".",
            ";",
            ")",
            "\n",
        )
        if best is None:
            return holder if stretch.given else None
        told = read.supports[number]
        village = told.noun == "city" and told.strength >= NOUN and gap.lstrip(" ,").startswith("in ")
        if village and best.country and holder.country and best.country != holder.country:
            # 'the village of Kourou in Mali', where the only Kourou that is known lies in French Guiana
            return holder
        return holder if gap == ", " and closed and holder.kind in ("division", "country", "county") else None

    def _merely_described(self, read: Read, number: int) -> bool:
        """'the Old City of Damascus' is no Old City elsewhere."""
        stretch, gap = read.line.stretches[number], read.follower[number]
        words = read.line.words[stretch.first : stretch.last + 1]
        return (
            gap is not None
            and gap.strip() == "of"
            and all(w.low in ADJECTIVES or w.low in CITY_NOUNS for w in words)
        )

    def _territory(self, read: Read, number: int, town: Entry | None) -> Entry | None:
        """Bare 'Gaza' is the Strip; 'the city of Gaza', and 'Gaza' in a list with Rafah, a town of the Strip, is its city."""
        stretch = read.line.stretches[number]
        if town is None or not bears_city(town, stretch) or read.supports[number].noun == "city":
            return town
        wide = next((self.gazetteer.entry(p) for p, _ in stretch.places if p == town.parent), None)
        for left, right in ((number - 1, number), (number, number + 1)) if wide else ():
            other = left if right == number else right
            beside = read.chosen[other] if 0 <= other < len(read.chosen) else None
            if (
                beside is None
                or beside.id == town.id
                or read.gap(*read.line.stretches[left : right + 1]) not in _IN_LISTS[:4]
            ):
                continue
            if any(p.id == town.parent for p in self.gazetteer.above(beside)):
                return town
        return wide or town

    def _town_of_building(self, read: Read, number: int) -> Entry | None:
        """'al-Aqsa hospital in Deir al-Balah': a building of that name stands in the town told behind it."""
        gap = read.follower[number]
        if gap is None or not read.supports[number].building or not gap.rstrip().endswith(" in"):
            return None
        holder = read.chosen[number + 1] if number + 1 < len(read.chosen) else None
        return holder if holder is not None and holder.kind == "settlement" else None

    def _alike(self, here: Stretch, following: Stretch) -> bool:
        """Whether both may be countries, or divisions of one: "China, Japan" is a list, no place in Japan."""
        for place, _ in here.places:
            one = self.gazetteer.entry(place)
            for other_place, _ in following.places if one.kind in ("country", "division") else ():
                other = self.gazetteer.entry(other_place)
                if one.kind == other.kind and one.id != other.id and one.parent == other.parent:
                    return True
        return False

    def _listed(self, read: Read, number: int, entry: Entry) -> bool:
        """Whether the name stands in a list with a sure one of the same country: "Azaz, Marea and Anadan"."""
        stretches = read.line.stretches
        for left, right in ((number - 1, number), (number, number + 1)):
            other = left if right == number else right
            if not 0 <= other < len(read.chosen):
                continue
            sure = read.chosen[other]
            if (
                sure
                and sure.country == entry.country
                and read.gap(stretches[left], stretches[right]) in _IN_LISTS
            ):
                return True
        return False
