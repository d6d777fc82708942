"""Who says it: the speakers of each stretch of the report, nearest first.

Comes in: a Story. Goes out: attributions, each a range of the text and the voices that answer for
it, found by the trained model (told.py) and, where it finds none, by rules of grammar. Whose voice it is under
other names is resolved in resolve/voices.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.extract import attribution_closing, attribution_found, attribution_rules
from onrecord.extract.attribution_learned import attributions, by_sentence
from onrecord.extract.cast import Cast, Member
from onrecord.extract.list_items import ITEM
from onrecord.extract.parse import Parse
from onrecord.extract.quotes import quote_spans
from onrecord.extract.source_kinds import is_bare_source, kind_of, voice
from onrecord.extract.story import Story
from onrecord.extract.voice_words import Attribution
from onrecord.records import Voice


@dataclass(frozen=True, slots=True)
class Answered:
    """A stretch of the text and who answers for it, nearest first."""

    start: int
    end: int
    at: int
    strength: int
    sources: tuple[tuple[Member, str], ...]
    """Each with the words that the report has for it here."""

    def voices(self) -> list[Voice]:
        return [member.voice(words) for member, words in self.sources]


_Pages = dict[int, list[tuple[int, Answered]]]
"""Page → what touches it, with its number among all."""


class Speakers:
    """All attributions of a report; `of` answers who stands behind one spot of it."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def _heard(self) -> tuple[Cast, tuple[_Pages, ...]]:
        """Everybody who speaks, and where, worked out when somebody first asks: of most reports of other news nobody does."""
        story = self._story
        rules: list[Answered] = []
        model: list[Answered] = []
        cast = Cast()
        closings = {i: attribution_closing.find(parse) for i, parse in story.parses.items()}
        ruled = {
            i: [*attribution_rules.in_sentence(parse), *attribution_found.in_sentence(parse)]
            for i, parse in story.parses.items()
        }
        learned = by_sentence(story, closings, ruled)
        for index, parse in story.parses.items():
            here: list[tuple[Attribution, bool]] = []
            sources: list[tuple[int, int, tuple[str, ...]]] = []
            closing = closings[index]
            for one in learned.get(index, ()):
                cue = one.stretch(one.told.cue)
                if closing is not None and cue[0] <= closing.at < cue[1]:
                    continue
                found = list(attributions(one))
                here += [(a, True) for a in found]
                sources += [(*cue, found[0].voices)] if found else []
            if closing is not None:
                here.append((closing, True))
            for a in ruled[index]:
                if closing is None or a.at != closing.at:
                    said = next((who for start, end, who in sources if start <= a.at < end), a.voices)
                    here.append((replace(a, voices=said), False))
            here = [h for h in here if not _not_borne_out(parse, h[0])]
            here += [(a, True) for a in _added(parse, [a for a, _ in here])]
            teller: tuple[str, ...] = ()
            for a, is_learned in sorted(here, key=lambda h: h[0].at):
                of_nobody = all(_NOBODYS.fullmatch(words) for words in a.voices)
                # 'The ministry said first reports indicated that eight had died': the ministry.
                teller = teller if of_nobody else a.voices
                members = () if _LABELS.match(story.text, a.at) else _members(cast, parse, teller or a.voices)
                if members:
                    start, end = _within(story.text, *_in_brackets(story.text, a), a.at)
                    answered = Answered(start, end, a.at, a.strength, members)
                    (model if is_learned else rules).append(answered)
            if not here:
                cast.met(parse)
        rules += _down_the_list(story, rules + model)
        cast.settle()
        quotes = _quotations(story, rules + model)
        return cast, tuple(_by_page(all_of) for all_of in (model, rules, quotes))

    def of(self, start: int, end: int) -> tuple[Voice, ...]:
        learned, ruled, quotes = (_on_pages(pages, start, end) for pages in self._heard[1])
        covering = [a for a in learned if _covers(a, start, end)]
        nearer = [
            a
            for a in ruled
            if a.strength > 1
            and a.start <= start
            and end <= a.end
            and _cuts_in(self._story.text, a, covering, start)
        ]
        if nearer:
            return _chain([min(nearer, key=lambda a: a.end - a.start)])
        if covering:
            return _chain(covering)
        covering = [a for a in ruled if a.start <= start and end <= a.end]
        if covering:
            return _chain([min(covering, key=lambda a: (-a.strength, a.end - a.start))])
        for quote in quotes:
            if quote.start <= start and end <= quote.end:
                return _chain([quote])
        return ()

    def named(self, parse: Parse, words: str) -> Voice:
        """The voice that some words of a sentence mean."""
        member = self._heard[0].member(parse, words)
        return member.voice(words) if member is not None else voice(words)


_BORNE_OUT = {"confirm", "verify", "acknowledge"}


def _not_borne_out(parse: Parse, a: Attribution) -> bool:
    """'a toll that the government has not confirmed': no word of the government's."""
    cue = parse.at(a.at)
    return cue is not None and parse[cue].lemma in _BORNE_OUT and bool(parse.kids(cue, "neg"))


_PAGE = 10_000
"""Characters: a report has one or two pages, a book hundreds, and who speaks on one speaks on no other."""


def _by_page(found: Sequence[Answered]) -> _Pages:
    out: _Pages = {}
    for number, one in enumerate(found):
        for page in range(one.start // _PAGE, one.end // _PAGE + 1):
            out.setdefault(page, []).append((number, one))
    return out


def _on_pages(pages: _Pages, start: int, end: int) -> list[Answered]:
    """What touches the pages of a stretch, in the order that all are in."""
    here = {n: one for page in range(start // _PAGE, end // _PAGE + 1) for n, one in pages.get(page, ())}
    return [here[number] for number in sorted(here)]


def _chain(found: Sequence[Answered]) -> tuple[Voice, ...]:
    """The speakers of what holds the rest first, each once."""
    out: list[Voice] = []
    for answered in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        out += [v for v in answered.voices() if all(v.text.lower() != o.text.lower() for o in out)]
    return tuple(out)


_NOBODYS = re.compile(
    r"(?:(?:the|first|early|initial|preliminary|some|latest|recent|unconfirmed|unverified|available)\s+)*(?:reports|indications|information|estimates|figures|accounts|findings)"
)


def _added(parse: Parse, said: Sequence[Attribution]) -> Iterator[Attribution]:
    """'…, the ministry said, adding that some 40 had died': the same speaker goes on."""
    for token in parse.tokens[1:]:
        if token.lower in ("adding", "noting", "stressing", "saying") and token.tag == "VBG":
            before = [a for a in said if a.at < token.start]
            if before and parse[token.i - 1].lower not in ("as", "by", "of", "is", "are", "was", "were"):
                speaker = max(before, key=lambda a: (a.at, a.strength))
                yield Attribution(token.start, parse[len(parse) - 1].end, token.start, speaker.voices[:1], 3)


def _in_brackets(text: str, a: Attribution) -> tuple[int, int]:
    """What is said in brackets is said of nothing outside them."""
    opened = text.rfind("(", a.start, a.at)
    if opened < 0 or text.find(")", opened, a.at) >= 0:
        return a.start, a.end
    closed = text.find(")", a.at, a.end)
    return (opened, closed) if closed >= 0 and text[opened:closed].count(" ") > 2 else (a.start, a.end)


def _within(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """'…, according to the Red Crescent; the army put it at two': up to the semicolon, where the words of saying stand inside."""
    if any(mark in text[start:end] for mark in '"“'):
        return start, end
    if not start <= at < end:
        between = text[end:at] if at >= end else text[at:start]
        return (start, start) if ";" in between else (start, end)
    if at - start < 25:
        # 'According to the team; the number has reached 236'
        return start, end
    before, after = text.rfind(";", start, at), text.find(";", at, end)
    if before >= 0 and _GOES_ON.match(text, before + 1):
        before = -1
    return (before + 1 if before >= 0 else start), (after if after >= 0 else end)


_GOES_ON = re.compile(r"\s*(?:in addition to|as well as|along with|besides|including|among them)\b")
"""'…; in addition to causing damage': no sentence of its own."""
_HEARD_BY = re.compile(r"\s(?:quoted|cited|interviewed|contacted|reached) by\s(?!(?:tele)?phone|e-?mail)")
_SECOND = re.compile(r"(?:an?|the|two|three|several|some|other|local|its|his|her)\s|\w+s\b", re.I)


def _two(words: str) -> list[str]:
    """'local sources' and 'a UN official' of both; 'the Ministry of Health and Population' is one."""
    parts = words.split(" and ")
    if len(parts) != 2 or "," in words or not _SECOND.match(parts[1]):
        return [words]
    told = [kind_of(p) != "other" or is_bare_source(p) for p in parts]
    return parts if all(told) and not re.search(r"\b(?:of|for|between) \w+$", parts[0]) else [words]


_BESIDE = re.compile(r"^(?:in )?the meantime |(?<=toll) \d.*$", re.IGNORECASE)
_RUN_ON = re.compile(
    r"(?:an?|this|last|service|days?|weeks?)\s(?:(?!(?:of|for|from|in|at|with|and)\b)[\w’'-]+\s){0,3}?(?P<own>(?:(?:security|medical|health|local|military|hospital|police|government|opposition|rescue|army|"
    r"tribal|intelligence|media|aid|rights|un|official)\s)?(?:sources|officials|activists|doctors|medics|witnesses|residents|rescuers|reports|locals))",
    re.IGNORECASE,
)


def _own_words(words: str) -> str:
    """'a minister security sources': where the comma was lost, only the last of two names said it."""
    run_on = _RUN_ON.fullmatch(words)
    return run_on["own"] if run_on is not None else words


_NAMES_A_PLACE = re.compile(
    r"(?:(?!(?:in|of|from|at|near|on)\b)[\w'’-]+ ){1,3}(?:quarter|district|neighbou?rhood|suburb|village|province)$",
    re.I,
)


_LABELS = re.compile(r"reported (?:killed|dead|injured|wounded|missing|detained|abducted|displaced)\s*:")
"""'Civilians reported killed: 12', an entry of a list: no civilian speaks."""
_NO_SPEAKER = re.compile(r"(?:an?|the) earlier version\b|(?:in )?total$|(?:an?|the)$", re.IGNORECASE)


def _members(cast: Cast, parse: Parse, sources: Sequence[str]) -> tuple[tuple[Member, str], ...]:
    out: list[tuple[Member, str]] = []
    for words in (w for source in sources for s in _HEARD_BY.split(source, maxsplit=1) for w in _two(s)):
        words = _own_words(_BESIDE.sub("", words))
        member = (
            None if _NAMES_A_PLACE.match(words) or _NO_SPEAKER.match(words) else cast.member(parse, words)
        )
        if member is not None and all(member is not m for m, _ in out):
            out.append((member, words))
    return tuple(out)


def _cuts_in(text: str, a: Answered, covering: Sequence[Answered], start: int) -> bool:
    """'The toll is 31, the agency said, but officials give a figure of 24': whose words of saying stand between the other's and the claim."""
    return bool(covering) and all(
        c.sources != a.sources
        and ((a.strength > 2 and c.at < a.start) or (c.at < a.at < start and _TURNS.search(text, c.at, a.at)))
        for c in covering
    )


_TURNS = re.compile(r"\b(?:but|while|whereas|though|although)\b|;")


def _covers(a: Answered, start: int, end: int) -> bool:
    """Whether most of the stretch is what the attribution is about."""
    return min(a.end, end) - max(a.start, start) > 0.6 * (end - start)


def _down_the_list(story: Story, found: Sequence[Answered]) -> list[Answered]:
    """'The network documented 40 deaths, as follows:' and its rows, each on a line: the network's, where a row names nobody."""
    out = []
    for i, sentence in enumerate(story.sentences):
        if not story.text[sentence.start : sentence.end].rstrip().endswith(":"):
            continue
        tellers = [a for a in found if sentence.start <= a.at < sentence.end]
        for row in story.sentences[i + 1 :] if tellers else ():
            line = story.text.rfind("\n", 0, row.start) + 1
            if not ITEM.match(story.text, line):
                break
            out.append(Answered(row.start, row.end, row.start, 0, tellers[-1].sources))
    return out


def _quotations(story: Story, found: Sequence[Answered]) -> list[Answered]:
    """Quotations that run over several sentences, each with the voice that stands beside one of its ends."""
    out = []
    for start, end in quote_spans(story.text):
        if end - start < 12:
            continue
        near = [a for a in found if start - 160 <= a.at <= start or end <= a.at <= end + 120]
        if not near:
            continue
        best = min(near, key=lambda a: min(abs(a.at - start), abs(a.at - end)))
        out.append(Answered(start, end, best.at, 1, best.sources))
    return out
