"""Who says it: the speakers of each stretch of the report, nearest first.

Comes in: a Story. Goes out: attributions, each a range of the text and the voices that answer for
it. Whose voice it is under other names is resolved in resolve/voices.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.parse import Parse
from onrecord.extract.quotes import quote_spans
from onrecord.extract.source_kinds import NO_NAME, kind_of, voice
from onrecord.extract.speaker_memory import PRONOUNS, Memory
from onrecord.extract.story import Story
from onrecord.extract.voice_words import OF_LISTS, SAYING, WEAK, Attribution, phrase
from onrecord.records import Voice

# Events 'claim' lives and 'show' force, but say nothing.
_MUTE = {
    "attack", "raid", "strike", "airstrike", "blast", "explosion", "bombing", "shelling", "violence", "war", "conflict", "clash", "fighting",
    "offensive", "operation", "toll", "number", "bomb", "battle", "bombardment", "assault", "fire", "rocket", "shell", "crackdown", "siege",
}  # fmt: skip


class Speakers:
    """All attributions of a report; `of` answers who stands behind one spot of it."""

    def __init__(self, story: Story) -> None:
        self._found: list[Attribution] = []
        memory = Memory()
        for parse in story.parses.values():
            here = list(_in_sentence(parse, memory))
            self._found += here
            for attribution in here:
                memory.heard(attribution, parse.sentence.index)
            if not here:
                memory.met(parse)
        self._quotes = _quotations(story, self._found)

    def of(self, start: int, end: int) -> tuple[Voice, ...]:
        covering = [a for a in self._found if a.start <= start and end <= a.end]
        if covering:
            return min(covering, key=lambda a: (-a.strength, a.end - a.start)).voices
        for quote in self._quotes:
            if quote.start <= start and end <= quote.end:
                return quote.voices
        return ()


def _in_sentence(parse: Parse, memory: Memory) -> Iterator[Attribution]:
    for token in parse.tokens:
        found = None
        if token.lower == "according":
            found = _according(parse, token.i)
        elif token.pos == "VERB" and token.lemma in SAYING:
            found = _said(parse, token.i, memory)
            if found is not None and NO_NAME.search(parse.text, parse.sentence.start, parse.sentence.end):
                found = replace(found, voices=tuple(_unnamed(v) for v in found.voices))
        elif token.lower in ("reports", "accounts", "allegations") and token.pos == "NOUN":
            found = _reports_of(parse, token.i)
        elif (
            token.lower in ("count", "tally", "estimate", "estimates", "figures", "bulletin")
            and token.pos == "NOUN"
        ):
            found = _by_count(parse, token.i)
        if found is not None:
            yield found


def _unnamed(voice: Voice) -> Voice:
    """'an official said on condition of anonymity': the words stand apart from the speaker's own."""
    return (
        replace(voice, anonymous=True)
        if voice.kind in ("official", "government", "un", "armed-group", "rescue", "other")
        else voice
    )


def _according(parse: Parse, i: int) -> Attribution | None:
    for j in range(i + 1, min(i + 3, len(parse))):
        if parse[j].lower == "to":
            objects = (
                parse.kids(j, "pobj")
                or [k for k in range(j + 1, min(j + 8, len(parse))) if parse[k].pos in ("NOUN", "PROPN")][:1]
            )
            if not objects:
                return None
            voices = _voices(parse, objects[0], j + 1)
            if voices:
                return Attribution(parse[0].start, parse[len(parse) - 1].end, parse[i].start, voices, 1)
    return None


def _said(parse: Parse, verb: int, memory: Memory) -> Attribution | None:
    token = parse[verb]
    if token.tag == "VBN" and token.dep == "acl" and parse.agent(verb) is None and token.lemma not in WEAK:
        # ', the UN rights office alleged on Tuesday,' read as 'the office (that is) alleged'.
        voices = _voices(parse, token.head, 0)
        if voices and voices[0].kind != "other":
            return Attribution(parse[0].start, parse[len(parse) - 1].end, token.start, voices, 1)
    if parse.kids(verb, "auxpass", "nsubjpass") or (token.tag == "VBN" and not parse.kids(verb, "aux")):
        return _said_by_agent(parse, verb)
    subjects = [s for s in parse.subjects(verb) if parse[s].dep == "nsubj" and parse[s].lemma not in _MUTE]
    if not subjects:
        return None
    content = parse.kids(verb, "ccomp", "xcomp") if token.lemma != "tell" else parse.kids(verb, "ccomp")
    objects = parse.kids(verb, "dobj")
    if token.lemma in WEAK and not content and not (objects and token.lemma in OF_LISTS):
        return None
    voices = _speaker(parse, subjects[0], memory)
    if voices and _too_much(voices[0].text):
        voices = _just_before(parse, verb)
    if not voices:
        return None
    if token.lemma in ("tell",):
        voices += _told(parse, verb)
    start, end, strength = _content(parse, verb, content, objects, subjects[0])
    return Attribution(start, end, token.start, voices, strength)


def _said_by_agent(parse: Parse, verb: int) -> Attribution | None:
    agent = parse.agent(verb)
    if agent is None or parse[verb].lemma not in (
        "report",
        "document",
        "record",
        "confirm",
        "announce",
        "verify",
        "claim",
        "quote",
        "cite",
    ):
        return None
    voices = _voices(parse, agent, 0)
    return (
        Attribution(parse[0].start, parse[len(parse) - 1].end, parse[verb].start, voices, 1)
        if voices
        else None
    )


def _content(
    parse: Parse, verb: int, content: list[int], objects: list[int], subject: int
) -> tuple[int, int, int]:
    """The stretch that the speaker answers for."""
    whole = parse[0].start, parse[len(parse) - 1].end
    token = parse[verb]
    if content:
        spans = [parse.extent(c) for c in content]
        first, last = min(s[0] for s in spans), max(s[1] for s in spans)
        if last > verb > first:
            return (*whole, 1)
        # What follows the content in the same sentence with 'and' is still the speaker's.
        for c in content:
            for k in parse.kids(c, "conj"):
                last = max(last, parse.extent(k)[1])
        return parse[first].start, parse[last].end, 2
    if token.dep in ("relcl", "acl", "advcl"):
        lo, hi = parse.extent(verb)
        return parse[lo].start, parse[hi].end, 2
    if objects:
        lo, hi = parse.extent(verb)
        return parse[lo].start, parse[hi].end, 1
    return (*whole, 1)


def _speaker(parse: Parse, subject: int, memory: Memory) -> tuple[Voice, ...]:
    token = parse[subject]
    if token.pos == "PRON" or token.lower in PRONOUNS:
        if token.lower in ("who", "which", "that"):
            noun = parse[parse[subject].head].head
            return _voices(parse, noun, 0) if parse[parse[subject].head].dep == "relcl" else ()
        known = memory.recall(token.lower, parse.sentence.index)
        return (known,) if known is not None else ()
    voices = _voices(parse, subject, 0)
    if voices and re.fullmatch(
        r"the (?:group|organi[sz]ation|monitor|monitoring group|agency|source|body|network|office)",
        voices[0].text.lower(),
    ):
        known = memory.body[0] if memory.body else None
        if known is not None:
            return (replace(voices[0], kind=known.kind),)
    if (
        voices
        and re.fullmatch(r"[A-Z][\w'-]+|(?:mr|mrs|ms|dr|gen|col) [\w'-]+", voices[0].text, re.I)
        and memory.person is not None
        and voices[0].text.split()[-1].lower() in memory.person[0].text.lower()
    ):
        # 'Colville' after 'Rupert Colville, spokesman for …' is the same person.
        return (memory.person[0],)
    return voices


def _too_much(words: str) -> bool:
    """A 'speaker' that is half a sentence: the parser took the clause before for its subject."""
    return len(words.split()) > 14 or bool(
        re.search(r"\b(?:killed|wounded|injured|died|fled|displaced)\b", words)
    )


def _just_before(parse: Parse, verb: int) -> tuple[Voice, ...]:
    """The words between the last comma and the verb of saying."""
    first = verb
    while (
        first > 0 and parse[first - 1].text not in (",", ";", ":", "-", '"', "“", "”") and verb - first < 12
    ):
        first -= 1
    if first == verb or verb - first >= 12:
        return ()
    words = parse.words(first, verb - 1)
    return () if _too_much(words) or words.lower() in PRONOUNS else (voice(words),)


def _told(parse: Parse, verb: int) -> tuple[Voice, ...]:
    for child in parse.kids(verb, "dobj", "dative", "iobj"):
        if parse[child].pos in ("PROPN", "NOUN"):
            heard = voice(phrase(parse, child, 0))
            if heard.kind == "media" or parse[child].pos == "PROPN":
                return (replace(heard, kind="media"),)
    return ()


def _voices(parse: Parse, head: int, least: int) -> tuple[Voice, ...]:
    """The voices of a noun phrase: two of them where two are joined by 'and'."""
    text = phrase(parse, head, least)
    if not text or len(text) < 2 or text.lower() in PRONOUNS:
        return ()
    if parse[head].pos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
        return ()
    return (voice(text),)


def _reports_of(parse: Parse, i: int) -> Attribution | None:
    """'There are reports of …': said, by nobody named."""
    after = parse[i + 1].lower if i + 1 < len(parse) else ""
    if after not in ("of", "that") or (i and parse[i - 1].lower in ("the", "had", "our")):
        return None
    if not any(parse[j].lower in ("there", "are", "were", "amid", "been") for j in range(max(0, i - 4), i)):
        return None
    lo, hi = parse.extent(i)
    return Attribution(parse[lo].start, parse[hi].end, parse[i].start, (Voice(parse[i].text, "other"),), 2)


def _by_count(parse: Parse, i: int) -> Attribution | None:
    """'by a U.N. count', 'by the ministry's tally'."""
    head = parse[parse[i].head]
    if (
        parse[i].dep != "pobj"
        or head.lower not in ("by", "in")
        or (parse[i].lower == "bulletin" and head.lower != "in")
    ):
        return None
    names = [c for c in parse.children[i] if parse[c].dep in ("compound", "poss", "nmod", "amod")]
    if not names:
        return None
    text = re.sub(r"['’]s?$", "", parse.words(min(names), max(names)))
    if kind_of(text) == "other":
        return None
    return Attribution(parse[0].start, parse[len(parse) - 1].end, parse[i].start, (voice(text),), 1)


def _quotations(story: Story, found: list[Attribution]) -> list[Attribution]:
    """Quotations that run over several sentences, each with the voice that stands beside one of its ends."""
    out = []
    for start, end in quote_spans(story.text):
        if end - start < 30:
            continue
        near = [a for a in found if start - 160 <= a.at <= start or end <= a.at <= end + 120]
        if not near:
            continue
        best = min(near, key=lambda a: min(abs(a.at - start), abs(a.at - end)))
        out.append(Attribution(start, end, best.at, best.voices, 1))
    return out
