"""Attributions that grammar tells: verbs of saying, 'according to', reports, counts.

Comes in: a parsed sentence. Goes out: stretches of the text with the words of the sources that answer for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.attack_words import DEED_NOUNS
from onrecord.extract.attribution_counts import by_count, owned
from onrecord.extract.attribution_voices import (
    heard_by,
    just_before,
    quoted,
    speaker_of,
    told,
    too_much,
    voices_of,
)
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of
from onrecord.extract.voice_words import MUTE, MUTE_OBJECTS, OF_LISTS, SAYING, SAYS, WEAK, Attribution

_NOT_SHOWN = {
    "sign", "interest", "restraint", "mercy", "willingness", "progress", "support", "resolve", "solidarity", "respect",
}  # fmt: skip
"""'have shown no signs of progress': nobody says anything."""


def claims_a_deed(parse: Parse, verb: int) -> bool:
    """'The group claimed the attack', 'an attack claimed by the group': who did it, and not who tells of it."""
    token = parse[verb]
    if token.lemma != "claim" or parse.kids(verb, "ccomp", "xcomp"):
        return False
    things = [*parse.kids(verb, "dobj", "nsubjpass"), *([token.head] if token.dep == "acl" else [])]
    return any(
        singular(parse[o].lower)
        in DEED_NOUNS | {"responsibility", "explosion", "killing", "murder", "kidnapping", "abduction"}
        for o in things
    )


def denies_in_passing(parse: Parse, verb: int) -> bool:
    """'said it had taken the town, a claim the rebels denied': the rebels do not say it."""
    return parse[verb].dep == "relcl" and parse[verb].lemma in ("deny", "reject", "dismiss", "dispute")


def in_sentence(parse: Parse) -> Iterator[Attribution]:
    for token in parse.tokens:
        found = None
        if token.lower == "according":
            found = _according(parse, token.i)
        elif (token.lemma == "speak" and token.pos == "VERB" and (told := _spoke_of(parse, token.i))) or (
            token.pos == "VERB" and token.lemma in _GIVING and (told := _gave(parse, token.i))
        ):
            found = told
        elif token.pos == "VERB" and (
            token.lemma in SAYING or (token.lemma in _WITH_A_CLAUSE and parse.kids(token.i, "ccomp"))
        ):
            found = _said(parse, token.i)
        elif token.lower == "report" and token.pos == "NOUN":
            found = _report_that(parse, token.i)
        elif token.lower in _PICTURES:
            found = _shown(parse, token.i)
        elif token.lower in ("reports", "accounts", "allegations") and token.pos == "NOUN":
            found = _reports_of(parse, token.i)
        elif (
            token.lower in ("count", "tally", "estimate", "estimates", "figures", "bulletin")
            and token.pos == "NOUN"
        ):
            found = by_count(parse, token.i) or owned(parse, token.i) or _given(parse, token.i)
        elif (
            token.lower in ("toll", "figure", "number", "list", "statement", "death") and token.pos == "NOUN"
        ):
            found = _given(parse, token.i)
        if found is not None:
            yield found


_PICTURES = {
    "footage", "video", "videos", "images", "photograph", "photographs", "photos", "photo", "pictures", "film", "recording",
}  # fmt: skip
_PUBLISHED = {
    "broadcast", "broadcasts", "aired", "airs", "released", "posted", "published", "shared", "showed", "shows", "carried",
    "circulated", "uploaded",
}  # fmt: skip


def _report_that(parse: Parse, i: int) -> Attribution | None:
    """'Local media report that …', where the parser took the verb for a noun."""
    before = parse[i - 1] if i else None
    if (
        before is None
        or parse.lower(i + 1, i + 2) != ["that"]
        or not (before.tag == "NNS" or before.lower in ("media", "police", "people"))
    ):
        return None
    first = i - 1
    while first > 0 and parse[first - 1].pos in ("NOUN", "PROPN", "ADJ", "DET"):
        first -= 1
    return Attribution(
        parse[i].end, parse[len(parse) - 1].end, parse[i].start, (parse.words(first, i - 1),), 2
    )


def _shown(parse: Parse, i: int) -> Attribution | None:
    """'State media broadcast footage of …', 'video released by the brigade showed …': who published the pictures answers for them."""
    whole = parse.whole
    for child in parse.kids(i, "acl"):
        agent = parse.agent(child)
        if agent is not None and parse[child].lower in _PUBLISHED and (voices := voices_of(parse, agent, 0)):
            return Attribution(*whole, parse[child].start, voices, 1)
    before = i - 1
    while (
        before > 0
        and parse[before].pos in ("ADJ", "DET", "NOUN")
        and parse[before].lower not in _PUBLISHED
        and i - before < 4
    ):
        before -= 1
    after = parse[i + 1].lower if i + 1 < len(parse) else ""
    if (
        before < 1
        or parse[before].lower not in _PUBLISHED
        or after not in ("of", "showing", "that", "purporting", "purportedly", "which")
    ):
        return None
    first = before
    while (first > 0 and parse[first - 1].pos in ("NOUN", "PROPN", "ADJ", "DET")) or (
        first > 0 and parse[first - 1].text in ("-", "'s", "’s")
    ):
        first -= 1
    if first == before or parse[before - 1].pos not in ("NOUN", "PROPN"):
        return None
    return Attribution(parse[i].start, whole[1], parse[before].start, (parse.words(first, before - 1),), 2)


def _according(parse: Parse, i: int) -> Attribution | None:
    for j in range(i + 1, min(i + 3, len(parse))):
        if parse[j].lower == "to":
            objects = (
                parse.kids(j, "pobj")
                or [k for k in range(j + 1, min(j + 8, len(parse))) if parse[k].pos in ("NOUN", "PROPN")][:1]
            )
            if not objects:
                return None
            voices = voices_of(parse, objects[0], j + 1)
            if voices:
                return Attribution(*parse.whole, parse[i].start, voices, 1)
    return None


def _said(parse: Parse, verb: int) -> Attribution | None:
    token = parse[verb]
    if denies_in_passing(parse, verb):
        return None
    if token.tag == "VBN" and token.dep == "acl" and parse.agent(verb) is None and token.lemma not in WEAK:
        # ', the UN rights office alleged on Tuesday,' read as 'the office (that is) alleged'.
        voices = voices_of(parse, token.head, 0)
        if voices and kind_of(voices[0]) != "other":
            return Attribution(*parse.whole, token.start, voices, 1)
    bare = token.tag == "VBN" and not parse.kids(verb, "aux")
    if parse.kids(verb, "auxpass", "nsubjpass") or (bare and not _tells(parse, verb)):
        return _said_by_agent(parse, verb)
    subjects = [s for s in parse.subjects(verb) if parse[s].dep == "nsubj" and parse[s].lemma not in MUTE]
    if not subjects or any(parse[c].dep == "neg" for c in parse.children[verb]):
        return None
    if {parse[o].lower for o in parse.kids(verb, "dobj")} & MUTE_OBJECTS.get(token.lemma, frozenset()):
        return None
    if claims_a_deed(parse, verb):
        return None
    if token.lemma == "show" and {singular(parse[o].lower) for o in parse.kids(verb, "dobj")} & _NOT_SHOWN:
        return None
    content = parse.kids(verb, "ccomp", "xcomp") if token.lemma != "tell" else parse.kids(verb, "ccomp")
    # 'Shells struck the harbour; the authorities reported 55 killed': another sentence before the semicolon
    content = [c for c in content if c > verb or all(t.text != ";" for t in parse.tokens[c:verb])]
    objects = parse.kids(verb, "dobj")
    if token.lemma in WEAK and not content and not (objects and token.lemma in OF_LISTS):
        return None
    behind = [s for s in subjects if s > verb and parse[s].pos == "PROPN"]
    voices = speaker_of(parse, behind[0] if behind else subjects[0])
    if voices and too_much(voices[0]):
        # 'two sources and a diplomat, all of whom asked not to be named, put the dead at more than 100'
        short = re.split(r", (?=(?:(?:all|both|some|one|none) of )?(?:which|whom?|whose)\b)", voices[0])[0]
        voices = just_before(parse, verb) if too_much(short) else (short,)
    if not voices:
        return None
    voices += heard_by(parse, subjects[0])
    if token.lemma in ("quote", "cite") or _as_saying(parse, verb):
        # 'The agency quoted a doctor as saying': the doctor says it, nearest of all.
        voices = (*quoted(parse, verb), *voices)
    if token.lemma == "tell":
        voices += told(parse, verb)
    start, end, strength = _content(parse, verb, content, objects, subjects[0])
    if token.lemma == "add" and token.dep == "conj" and token.head < subjects[0]:
        # 'Three died, and the source added that …': who adds something has said what stands before it.
        start = parse.whole[0]
    return Attribution(start, end, token.start, voices, strength)


def _tells(parse: Parse, verb: int) -> bool:
    """'Reports estimated up to 33 were killed', whose verb is read as a participle."""
    return parse[verb].head == verb and bool(parse.kids(verb, "nsubj") and parse.kids(verb, "ccomp"))


def _as_saying(parse: Parse, verb: int) -> bool:
    """'The agency reported villagers as saying …'"""
    behind = parse.lower(verb + 1, min(verb + 14, len(parse) - 1))
    return parse[verb].lemma == "report" and any(
        behind[n : n + 2] == ["as", "saying"] for n in range(len(behind) - 1)
    )


def _said_by_agent(parse: Parse, verb: int) -> Attribution | None:
    """'as reported by X', 'it was affirmed by X that', 'X was quoted by Y as saying'."""
    agent = parse.agent(verb)
    if agent is None or parse[verb].lemma not in SAYS or claims_a_deed(parse, verb):
        return None
    voices = voices_of(parse, agent, 0)
    if not voices or (kind_of(voices[0]) == "other" and parse[agent].pos != "PROPN"):
        return None
    if parse[verb].lemma in ("quote", "cite"):
        quoted = [w for s in parse.kids(verb, "nsubjpass") for w in voices_of(parse, s, 0)]
        voices = (*quoted[:1], *voices)
    return Attribution(*parse.whole, parse[verb].start, voices, 1)


_ON_REPORTS = {"reject", "dismiss", "deny", "confirm", "refute"}
_REVISING = {"raise", "lift", "lower", "revise", "cut", "reduce", "update", "increase"}
_GIVING = _ON_REPORTS | _REVISING | {"give", "accuse", "speak"}
_WITH_A_CLAUSE = SAYS - {"accord"}
_COUNTS = {"toll", "figure", "number", "count", "estimate", "tally", "breakdown"}


def _gave(parse: Parse, verb: int) -> Attribution | None:
    """'It had given a toll of 22', 'the opposition accused the army of killing 40', 'doctors spoke of 38 dead'."""
    if parse[verb].lemma in _REVISING:
        last = parse.extent(verb)[1]
        named = [o for o in parse.kids(verb, "dobj") if singular(parse[o].lower) in _COUNTS]
        reach = [(min(verb + 1, parse.extent(o)[0]), last) for o in named]
    elif parse[verb].lemma in _ON_REPORTS:
        reach = [
            parse.extent(o) for o in parse.kids(verb, "dobj")
            if singular(parse[o].lower) in ("report", "claim", "allegation", "accusation", "account") and parse.kids(o, "acl", "relcl", "prep")
        ]  # fmt: skip
    elif parse[verb].lemma in ("accuse", "speak"):
        reach = [
            parse.extent(p)
            for head in (verb, *parse.kids(verb, "dobj"))
            for p in parse.kids(head, "prep")
            if parse[p].lower == "of" and parse.kids(p, "pcomp", *(["pobj"] if head == verb else []))
        ]
    else:
        # 'gave the toll as 17 dead'
        last = parse.extent(verb)[1]
        reach = [
            (parse.extent(o)[0], last)
            for o in parse.kids(verb, "dobj")
            if singular(parse[o].lower) in _COUNTS
        ]
    subjects = parse.kids(verb, "nsubj") or parse.subjects(verb)
    if not reach or not subjects or parse.kids(verb, "nsubjpass"):
        return None
    voices = speaker_of(parse, subjects[0])
    if not voices or too_much(voices[0]):
        return None
    if parse[verb].lemma in _REVISING and (kind_of(voices[0]) == "other" or parse[verb].tag == "VBG"):
        # 'Two more deaths raised the toll to 54'
        return None
    return Attribution(parse[reach[0][0]].start, parse[reach[0][1]].end, parse[verb].start, voices, 2)


_HANDED = {
    "give", "issue", "provide", "release", "publish", "compile", "keep", "quote", "announce", "supply", "collect",
}  # fmt: skip


def _given(parse: Parse, i: int) -> Attribution | None:
    """'the toll given by the mayor', 'a tally kept by the network'."""
    for child in parse.kids(i, "acl"):
        agent = parse.agent(child)
        if agent is not None and parse[child].lemma in _HANDED and (voices := voices_of(parse, agent, 0)):
            return Attribution(*parse.whole, parse[child].start, voices, 1)
    return None


_OF_COUNTS = {
    "document",
    "report",
    "record",
    "count",
    "register",
    "list",
    "tally",
    "verify",
    "confirm",
    "announce",
}


def _content(
    parse: Parse, verb: int, content: list[int], objects: list[int], subject: int
) -> tuple[int, int, int]:
    """The stretch that the speaker answers for."""
    whole = parse.whole
    token = parse[verb]
    if content:
        spans = [parse.extent(c) for c in content]
        if token.lemma in _OF_COUNTS:
            # 'The mission documented 5,166 casualties: 1,601 people dead …'
            spans += [parse.extent(o) for o in objects if o > verb]
        first, last = min(s[0] for s in spans), max(s[1] for s in spans)
        if last > verb > first:
            return (*whole, 1)
        # What follows the content in the same sentence with 'and' is still the speaker's.
        for c in content:
            for k in parse.kids(c, "conj"):
                last = max(last, parse.extent(k)[1])
        if token.dep != "relcl" or parse[subject].tag in ("WP", "WDT"):
            # 'reports estimated up to 33 were killed'
            return parse[verb if first == verb + 1 else first].start, parse[last].end, 2
        # 'a raid that the union says killed 12': whoever else speaks in the sentence, this is the union's, and so is the raid.
        return parse[parse.extent(token.head)[0]].start, parse[last].end, 3
    if token.dep in ("relcl", "acl", "advcl"):
        lo, hi = parse.extent(verb)
        return parse[lo].start, parse[hi].end, 2
    if objects:
        lo, hi = parse.extent(verb)
        # 'India said five died; Beijing put the dead at 12': a sentence of its own behind the semicolon
        rival = token.lemma == "put" and any(t.text == ";" for t in parse.tokens[:subject])
        return parse[lo].start, parse[hi].end, 2 if rival else 1
    return (*whole, 1)


def _spoke_of(parse: Parse, i: int) -> Attribution | None:
    """'The syndicate spoke of 2,000 dead'"""
    of = next((p for p in parse.kids(i, "prep") if parse[p].lower == "of"), None)
    told = of is not None and any(parse[j].tag == "CD" for j in range(of + 1, min(of + 6, len(parse))))
    subjects = parse.kids(i, "nsubj")
    voices = speaker_of(parse, subjects[0]) if subjects and told else ()
    if of is None or not voices or too_much(voices[0]):
        return None
    return Attribution(parse[of].start, parse.whole[1], parse[i].start, voices, 2)


def _reports_of(parse: Parse, i: int) -> Attribution | None:
    """'There are reports of …': said, by nobody named."""
    after = parse[i + 1].lower if i + 1 < len(parse) else ""
    if after not in ("of", "that") or (i and parse[i - 1].lower in ("the", "had", "our")):
        return None
    if i > 1 and not any(
        parse[j].lower in ("there", "are", "were", "amid", "been") for j in range(max(0, i - 4), i)
    ):
        return None
    lo, hi = parse.extent(i)
    # 'reports of women raped in prisons that have a history of it': what the prisons have, the outlet says itself.
    named = {o for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj", "pcomp")}
    asides = [
        parse.extent(j)[0]
        for j in range(i, hi)
        if parse[j].dep == "relcl" and parse[j].head not in named | {i}
    ]
    hi = min([hi, *(a - 1 for a in asides if a > i)])
    return Attribution(parse[lo].start, parse[hi].end, parse[i].start, (parse[i].text,), 2)
