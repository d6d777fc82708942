"""Which doers are of another happening than a claim: told in an aside of another day, or at another place and on another day.

Comes in: a Story, the parse of a claim and a doer. Goes out: yes or no; who did what is chosen in actors.py.
"""

from __future__ import annotations

import re

from onrecord.extract import of_a_while
from onrecord.extract.attack_words import MINES, NOUNS, PLAIN_VERBS
from onrecord.extract.doers import Doer
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside
from onrecord.records import Place, Sentence, When

_ASIDE = re.compile(
    r"\b(?:hours?|days?|weeks?|fortnight|months?|years?) (?:after|before)\b(?! (?:that|this|then|it)\b)",
    re.IGNORECASE,
)


def behind_an_aside(parse: Parse, token: int) -> bool:
    """'… the mission reported, two days after bombers killed 80': what is told only to say when the rest was."""
    return any(
        ";" not in parse.text[m.end() : parse[token].start]
        for m in _ASIDE.finditer(parse.text, parse.sentence.start, parse[token].start)
    )


def of_a_day_before(story: Story, doer: Doer) -> bool:
    return behind_an_aside(story.parses[doer.sentence], doer.token)


def of_the_other_clause(parse: Parse, trigger: int, doer: Doer) -> bool:
    """'Rebel shelling killed four, while an air strike killed six': the strike is of nobody named, and the rebels' shelling did no more."""
    verb = parse.clause(trigger)
    own = parse.kids(verb, "nsubj")
    return (
        doer.sentence == parse.sentence.index
        and any(singular(parse[s].lower) in NOUNS | MINES for s in own)
        and any(parse[m].lower == "while" for m in parse.kids(verb, "mark"))
        and parse.clause(doer.token) != verb
    )


_ENTRY = re.compile(r"\W*(?:\d+[.)/]\s*)?[A-Z][\w'’ .-]{1,40}(?:\([^)]{1,40}\))?:\s")


_CAUSES = NOUNS | MINES | PLAIN_VERBS | {"shoot", "die"}
"""What an entry tells of its own, so that it goes on with nothing of the one before."""


def _entry(story: Story, sentence: int) -> bool:
    """'Rafah: three were shot dead': an entry of a list, headed by its place."""
    there = story.parses[sentence].sentence
    return _ENTRY.match(story.text, there.start, there.end) is not None


def of_another_setting(story: Story, parse: Parse, doer: Doer) -> bool:
    """Whether another entry of a list tells of the doer, or an earlier sentence at another place and on another day than the claim's
    own sentence names."""
    here = parse.sentence
    there = story.parses[doer.sentence].sentence
    if there.block == "headline" and here.block != "headline" and _apart(story, parse, there):
        return True
    of_another = doer.sentence != here.index and _entry(story, here.index) and _entry(story, doer.sentence)
    if of_another and any(t.lemma in _CAUSES or singular(t.lower) in _CAUSES for t in parse.tokens):
        return True
    if doer.sentence >= here.index:
        return False
    mine, theirs = (story.times_in(s.start, s.end) for s in (here, there))
    if not mine or not theirs or any(_days_meet(a.when, b.when) for a in mine for b in theirs):
        return False
    return _elsewhere(story, here, there)


def _apart(story: Story, parse: Parse, title: Sentence) -> bool:
    """Whether a sentence tells of another place than the title, or of what was lost in a while and not at once."""
    here = parse.sentence
    return _elsewhere(story, here, title) or of_a_while.lost_in_a_while(parse)


def _elsewhere(story: Story, here: Sentence, there: Sentence) -> bool:
    places, others = ([m.place for m in story.places_in(s.start, s.end)] for s in (here, there))
    return bool(places and others) and not any(_one_place(a, b) for a in places for b in others)


def _days_meet(a: When, b: When) -> bool:
    """Whether two times share a day; one without an end may."""
    if not a.start or not a.end or not b.start or not b.end:
        return True
    return a.start <= b.end and b.start <= a.end


def _one_place(a: Place, b: Place) -> bool:
    return inside(a, b) or inside(b, a) or (a.gazetteer == b.gazetteer and a.name == b.name)
