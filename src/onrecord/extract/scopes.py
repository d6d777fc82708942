"""One happening or a running total: the features by which the trained choice tells them apart."""

from __future__ import annotations

import re

from onrecord.extract.choosing import Features
from onrecord.extract.draft_words import size
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.modality import RECORD, told_until
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.records import Scope, TimeMention
from onrecord.scanning import lowered

_WORDS = (
    ("war", r"\b(?:wars?|conflict|uprising|revolt|insurgency|crisis|revolution|unrest|civil war|crackdown)\b"),
    ("since", r"\bsince (?:the|its|then|it|19|20|last|mid|early|late)\b"),
    ("total", r"\b(?:total(?:s|ling|ing)?|in all|altogether|overall|so far|to date|already|by now)\b"),
    ("span", r"\b(?:past|last|previous) (?:\w+ ){0,2}(?:days|weeks|months|years|decades?|year|month|week)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years) of\b"),
    ("hours", r"\b(?:\d+|[a-z]+)[ -]hours?\b"),
    ("year", r"\b(?:years?|months?|this year|annual\w*)\b"),
    ("offensive", r"\b(?:offensive|siege|campaign|battle for|operation|blockade)\b"),
    ("toll", r"\b(?:death toll|toll|number of)\b"),
    ("day", r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|this morning)\b"),
    ("un", r"\b(?:united nations|u\.?n\.?|according to figures|statistics|figures|estimates?)\b"),
    ("began", r"\b(?:began|started|erupted|broke out)\b"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _WORDS)


def options(story: Story, parse: Parse, draft: Draft, rule: Scope) -> list[tuple[Scope, Features]]:
    """What the rule says, and the other; all features stand with 'cumulative'."""
    if rule == "incident" and draft.kind in _MOVEMENTS and _of_a_short_operation(story, parse):
        return [("incident", frozenset())]
    if _of_a_history(parse, draft.trigger):
        return [("cumulative", frozenset())]
    if rule == "incident" and _of_one_attack(parse, draft.trigger):
        return [("incident", frozenset())]
    found: list[tuple[Scope, Features]] = [
        ("incident", frozenset()),
        ("cumulative", _features(story, parse, draft, rule)),
    ]
    return sorted(found, key=lambda option: option[0] != rule)


def _of_a_history(parse: Parse, trigger: int) -> bool:
    """'a long history of torture': no one happening."""
    over = parse[trigger].head
    of_it = parse[over].lower == "of" and parse[parse[over].head].lower in ("history", "pattern", "record")
    return parse[trigger].pos == "NOUN" and parse[trigger].dep == "pobj" and of_it


_ONE_ATTACK = {
    "bombing",
    "bomb",
    "blast",
    "explosion",
    "airstrike",
    "raid",
    "attack",
    "ambush",
    "massacre",
    "shooting",
}


def _of_one_attack(parse: Parse, trigger: int) -> bool:
    """'The bombings have killed more than 200 people': named as what did it, and no war, no campaign."""
    subjects = parse.kids(trigger, "nsubj") if parse[trigger].pos == "VERB" else []
    return any(
        singular(parse[s].lower) in _ONE_ATTACK
        and any(parse[c].lower in ("the", "a", "an", "two", "twin") for c in parse.kids(s, "det", "nummod"))
        for s in subjects
    )


_MOVEMENTS = ("evacuated", "displaced", "returned")


def _of_a_short_operation(story: Story, parse: Parse) -> bool:
    """'evacuated since Thursday': a total of days is still one happening (docs/claims.md)."""
    times = story.times_in(parse.sentence.start, parse.sentence.end)
    days = [m.when.length_days for m in times if m.role == "since" and m.when.length_days is not None]
    return bool(days) and max(days) < 10


def _features(story: Story, parse: Parse, draft: Draft, rule: Scope) -> Features:
    end = told_until(parse, draft.trigger)
    text = lowered(RECORD.sub("", story.text[parse.sentence.start : end]))
    verb = parse.clause(draft.trigger)
    first, last = parse.extent(verb)
    clause = lowered(parse.words(first, last)) if parse[verb].dep != "ROOT" else text
    helping = {parse[c].lower for v in (draft.trigger, verb) for c in parse.kids(v, "aux")}
    present = bool(helping & {"has", "have", "'ve"})
    perfect = present or "had" in helping
    how_many = size(draft)
    out = {
        "bias", f"rule={rule}", f"size={how_many}", f"kind={draft.kind}", f"kind={draft.kind} size={how_many}",
        f"perfect={perfect}", f"present={present} size={how_many}",
    }  # fmt: skip
    told = [name for name, pattern in _PATTERNS if pattern.search(text)]
    here = told if clause is text else [name for name, pattern in _PATTERNS if pattern.search(clause)]
    out |= {f"clause {name}" for name in here} | {f"sentence {name}" for name in told if name not in here}
    if present:
        out |= {f"present {name}" for name in told}
    times = story.times_in(parse.sentence.start, end)
    spans = {_span(m) for m in times if m.role != "published"}
    out |= {f"time={span}" for span in spans} or {"time=none"}
    if any(s in spans for s in ("day", "few")) and not spans & {
        "since weeks",
        "since long",
        "since open",
        "long",
    }:
        out.add(f"time only days size={how_many}")
    if not spans:
        out.add(f"no time size={how_many}")
    if parse.sentence.index <= 1:
        out.add("lead")
    if draft.share:
        out.add("share")
    figure = draft.figure
    if figure is not None and figure.vague:
        out.add(f"vague size={how_many}")
    return frozenset(out)


def _span(mention: TimeMention) -> str:
    """'day', 'few' (days), 'weeks' or 'long'; 'since' before it where the time runs up to the report."""
    length = _length(mention.when.start, mention.when.end)
    return length if mention.role == "when" else f"{mention.role} {length}"


def _length(start: object, end: object) -> str:
    from datetime import date

    if not isinstance(start, date) or not isinstance(end, date):
        return "open"
    days = (end - start).days
    return "day" if days < 1 else "few" if days < 5 else "weeks" if days < 32 else "long"
