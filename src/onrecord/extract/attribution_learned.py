"""Attributions that the trained model finds: which passages it is asked about, and what its marks amount to.

Comes in: a Story with what rules of grammar have found. Goes out: attributions by the sentence in which their cue stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract import attribution_closing, attribution_rules, attribution_voices, told
from onrecord.extract.cast import PRONOUNS
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.told import Span, Told
from onrecord.extract.voice_words import LIVES, SAYING_NOUNS, SAYS, Attribution, phrase, says_nothing
from onrecord.extract.words import GROUP_OF
from onrecord.records import Token

Spot = tuple[Parse, int]
"""A word: its sentence and where it stands in it."""


@dataclass(frozen=True, slots=True)
class Learned:
    """An attribution of the model with the words of its passage."""

    told: Told
    words: list[Spot]

    def stretch(self, span: Span) -> tuple[int, int]:
        """Offsets of the first and after the last of its words."""
        (a, i), (b, j) = self.words[span[0]], self.words[span[1]]
        return a[i].start, b[j].end


def by_sentence(
    story: Story, closings: dict[int, Attribution | None], ruled: dict[int, list[Attribution]]
) -> dict[int, list[Learned]]:
    """The model's attributions by the sentence in which their cue stands; what grammar tells plainly, it is not asked."""
    passages = [p for p in _passages(story) if not _plain(p, closings, ruled)]
    out: dict[int, list[Learned]] = {}
    laid = [[(parse, i) for parse in passage for i in range(len(parse))] for passage in passages]
    for one in told.shipped().find([[parse.tokens for parse in passage] for passage in passages], _reports):
        words = laid[one.passage]
        out.setdefault(words[one.cue[0]][0].sentence.index, []).append(Learned(one, words))
    return out


def _plain(
    passage: list[Parse], closings: dict[int, Attribution | None], ruled: dict[int, list[Attribution]]
) -> bool:
    """Whether nobody speaks in the passage, or one alone, without a quotation, in a sentence that the rules have read."""
    telling = [t for parse in passage for t in parse.tokens if _tells(t)]
    if not telling:
        return True
    if len(passage) > 1 or len(telling) > 1 or any(t.text in _MARKS for t in passage[0].tokens):
        return False
    index = passage[0].sentence.index
    closing = closings[index]
    if closing is not None:
        return closing.at == telling[0].start
    return [a.at for a in ruled[index]] == [telling[0].start]


def _passages(story: Story) -> list[list[Parse]]:
    """Sentences in turn; those that a quotation goes on over are one passage."""
    out: list[list[Parse]] = []
    is_open = False
    for parse in story.parses.values():
        before = out[-1][-1] if out else None
        goes_on = (
            before is not None and before.sentence.index + 1 == parse.sentence.index
            and before.sentence.paragraph == parse.sentence.paragraph and before.sentence.block == parse.sentence.block
            and (is_open or (len(parse) and parse[0].text in _MARKS)) and sum(map(len, out[-1])) + len(parse) < 150
        )  # fmt: skip
        if goes_on:
            out[-1].append(parse)
        else:
            out.append([parse])
            is_open = False
        if sum(t.text in _MARKS for t in parse.tokens) % 2:
            is_open = not is_open
    return out


_MARKS = {'"', "“", "”"}


def attributions(one: Learned) -> Iterator[Attribution]:
    cue = one.told.cue[0]
    nearest = sorted(one.told.source, key=lambda span: min(abs(span[0] - cue), abs(span[1] - cue)))
    named = [
        words
        for words in (list(_sources(one, span)) for span in nearest)
        if words and not _A_PLACE.match(words[0])
    ]
    sources = named[0] if named else []
    if not sources or _claims_lives(one) or _sets_free(one) or says_nothing(sources[0]):
        return
    parse, first = one.words[one.told.cue[0]]
    if any(
        p[i].lower in ("quoted", "cited") and p[i].tag == "VBN"
        for p, i in one.words[one.told.cue[0] : one.told.cue[1] + 1]
    ):
        # 'the office, quoted by the agency, said', 'was quoted by the agency as saying': grammar tells who speaks
        return
    last = one.words[one.told.cue[1]][1] if one.words[one.told.cue[1]][0] is parse else first
    if any(attribution_rules.denies_in_passing(parse, i) for i in range(first, last + 1)):
        return
    for i in range(first, last + 1):
        if parse[i].lemma == "tell":
            sources += attribution_voices.told(parse, i)
        quotes = parse[parse[i].head].head if parse.lower(i - 1, i + 1) == ["as", "saying"] else i
        if parse[quotes].lemma in ("quote", "cite") and parse[quotes].tag in ("VBD", "VBZ", "VBP"):
            heard = attribution_voices.quoted(parse, quotes)
            sources = [*heard, *(s for s in sources if s not in heard)]
    sources += [w for w in attribution_closing.cited(parse) if w not in sources]
    at = parse[first].start
    for span in one.told.content:
        start, end = one.stretch(span)
        yield Attribution(start, end, at, tuple(sources), 2)


_A_PLACE = re.compile(
    r"an? (?:[a-z-]+ ){0,3}(?:village|town|city|district|neighbou?rhood|area|suburb|camp|province|region)\b(?! (?:official|council))",
    re.I,
)
"""'"… at Jeb el-Kussa", a village south of Jarabulus, said the monitor': no place speaks."""


def _reports(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of speaking: the model marks hopes, plans and beliefs as well; 'has not claimed' says nothing."""
    return any(_tells(token) for token in cue) and not any(
        t.lower in ("not", "n't", "n’t", "never") for t in cue
    )


def _claims_lives(one: Learned) -> bool:
    parse, last = one.words[one.told.cue[1]]
    if attribution_rules.claims_a_deed(parse, last):
        return True
    return parse[last].lemma == "claim" and bool(LIVES & set(parse.lower(last + 1, last + 5)))


def _sets_free(one: Learned) -> bool:
    """'Rebels released 30 prisoners': nobody says anything."""
    parse, last = one.words[one.told.cue[1]]
    freed = parse.kids(last, "dobj") if parse[last].lemma == "release" else []
    return any(parse[o].tag == "CD" or GROUP_OF.get(singular(parse[o].lower)) for o in freed)


def _tells(token: Token) -> bool:
    return token.lemma in SAYS or token.lower in SAYING_NOUNS


def _sources(one: Learned, span: Span) -> Iterator[str]:
    """The words of a source; two of them where two are joined by 'and'."""
    words = one.words[span[0] : span[1] + 1]
    parse = words[0][0]
    first, last = words[0][1], max(i for p, i in words if p is parse)
    while first < last and parse[first].text in _MARKS | {",", "-", "("}:
        first += 1
    if first == last and parse[first].lower in PRONOUNS:
        if parse[first].lower in ("who", "which", "that") and parse[parse[first].head].dep == "relcl":
            yield phrase(parse, parse[parse[first].head].head, 0)
        else:
            yield parse[first].lower
        return
    who = next((i for i in range(first, last + 1) if parse[i].lower in ("who", "which", "whose")), last + 1)
    finite = [i for i in range(first, who) if parse[i].tag in ("VBD", "VBZ", "VBP", "MD")]
    if finite:
        # half a sentence: only its end is the source
        joints = [
            i for i in range(finite[-1], last) if parse[i].text in (",", "and") or parse[i].lower == "that"
        ]
        if not joints:
            return
        first = joints[-1] + 1
    else:
        first, last = _wider(parse, first, last)
    last = next(
        (
            i - 1
            for i in range(first + 1, last)
            if parse[i].lower in ("which", "whose") and parse[i - 1].text != ","
        ),
        last,
    )
    for a, b in _parties(parse, first, last):
        yield parse.words(a, b)


def _wider(parse: Parse, first: int, last: int) -> Span:
    """With what stands beside the name: 'Abdullah Othman' of 'Abdullah Othman, head of a rebel group'."""
    heads = [i for i in range(first, last + 1) if not first <= parse[i].head <= last]
    if len(heads) != 1:
        return first, last
    words = phrase(parse, heads[0], 0)
    inside = parse.words(first, last)
    at = words.find(inside)
    if at < 0 or words == inside or len(words.split()) > 18:
        return first, last
    start = parse.text.find(words, parse.sentence.start, parse.sentence.end)
    a, b = parse.at(start), parse.at(start + len(words) - 1)
    if (
        start < 0
        or a is None
        or b is None
        or any(parse[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(a, b + 1))
    ):
        return first, last
    return a, b


def _parties(parse: Parse, first: int, last: int) -> list[Span]:
    """'residents' and 'a local health official' of 'residents and a local health official'."""
    for i in range(first + 1, last):
        if parse[i].lower == "and" and parse[parse[i].head].dep != "pobj" and first <= parse[i].head < i:
            return [(first, i - 1), *_parties(parse, i + 1, last)]
    return [(first, last)]
