"""'…, killing 20 people, residents and an official said': the source that closes a sentence.

Comes in: a parsed sentence. Goes out: the attribution that closes it. The parser often takes what stands before such a source and
the source itself for one noun phrase, above all where commas are lost ('… in the town the rights group said'), so it is read
from the words: what stands between the last commas, else leftwards from the verb, as far as the words can be one source.
"""

from __future__ import annotations

import re

from onrecord.extract import attribution_rules, closing_words
from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import is_bare_source, is_country, kind_of
from onrecord.extract.voice_words import SAYS, Attribution
from onrecord.extract.words import GROUP_OF, STATES

_TELLING = {
    "adding",
    "noting",
    "citing",
    "quoting",
    "saying",
    "speaking",
    "contradicting",
    "which",
    "giving",
    "stressing",
    "pointing",
    "confirming",
    "explaining",
    "warning",
}
_TIMES = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "overnight", "earlier", "late", "early", "later",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "morning", "evening", "afternoon",
    "night", "alone", "ago",
}  # fmt: skip
_ROLES = re.compile(
    r"(?:spokes(?:man|woman|person)|head|director|chief|leader|commander|member|minister|president|official|officer|source|agency|activist|resident|doctor|medic|"
    r"reporter|correspondent|journalist|photographer|group|ministry|statement|report|coordinator|envoy|diplomat|governor|mayor|general|colonel|captain|organi[sz]ation|"
    r"network|centre|center|office|website|newspaper|channel|television|tv|radio|witness|police|army|command|committee|council|service|force|observatory|monitor|authority|department|"
    r"secretary|chairman|ambassador|analyst|lawyer|professor|nurse|surgeon|worker|union|media|news|state|security|medical|civil|defense|defence|rights|local|military|opposition)s?"
)  # fmt: skip
_LINKS = {"of", "for", "from", "in", "at"}


def find(parse: Parse) -> Attribution | None:
    """The attribution that closes the sentence, or stands between commas in it."""
    return _titled(parse) or _closing(parse) or _inverted(parse)


def _inverted(parse: Parse) -> Attribution | None:
    """'Two men were killed in Goma said the mayor': the source stands behind its verb, and no comma before it."""
    last = len(parse) - 1 - (parse[len(parse) - 1].text == ".")
    for verb in range(last - 1, 2, -1):
        token = parse[verb]
        if token.lemma in SAYS and token.tag in ("VBD", "VBZ", "VBP") and parse[verb - 1].text != ",":
            told = any(c < verb for c in parse.kids(verb, "ccomp")) and not parse.kids(
                verb, "nsubj", "auxpass"
            )
            words = parse.words(verb + 1, last)
            named = _is_phrase(parse, verb + 1, last) and (kind_of(words) != "other" or is_bare_source(words))
            return Attribution(*parse.whole, token.start, (words,), 3) if told and named else None
    return None


_HEADS = {":", "-", "–", "—"}


def _titled(parse: Parse) -> Attribution | None:
    """'12 dead in car bomb: rebels', 'Bomb kills one - radio', 'UN agency: 500 rescued', 'Clashes leave 16 dead (Emergency Centre)'."""
    n = len(parse)
    bracketed = _in_brackets_behind(parse)
    if bracketed is not None:
        return bracketed
    named_first = next((j for j in range(1, min(7, n)) if parse[j].text == ":"), 0)
    if named_first and n - named_first > 3 and _names_source(parse, 0, named_first - 1):
        # 'UN: 82 killed; truce agreed': the second half is the outlet's own.
        half = next(
            (parse[j].start for j in range(named_first + 1, n) if parse[j].text == ";"), parse[n - 1].end
        )
        return Attribution(
            parse[named_first + 1].start, half, parse[0].start, (parse.words(0, named_first - 1),), 3
        )
    if n < 4 or n > 30 or (parse[n - 1].text in (".", "!", "?") and parse.sentence.block != "headline"):
        return None
    end = n - 1 if parse[n - 1].text not in (".", "!") else n - 2
    whole = parse.whole
    for mark in range(1, n - 1):
        if parse[mark].text not in _HEADS or (
            parse[mark].start == parse[mark - 1].end and parse[mark].text != ":"
        ):
            continue
        if end - mark <= 6 and mark > 2 and _names_source(parse, mark + 1, end):
            return Attribution(
                whole[0], parse[mark].start, parse[mark + 1].start, (parse.words(mark + 1, end),), 3
            )
    return None


def _in_brackets_behind(parse: Parse) -> Attribution | None:
    """'Clashes leave 16 dead (Emergency Centre).'"""
    n = len(parse)
    end = n - 2 if n > 4 and parse[n - 1].text in (".", "!") else n - 1
    if n < 5 or parse[end].text != ")":
        return None
    start = next((j for j in range(end, 0, -1) if parse[j].text == "("), 0)
    if start < 3 or end - start > 8 or not _names_source(parse, start + 1, end - 1):
        return None
    return Attribution(
        parse[0].start, parse[start].start, parse[start + 1].start, (parse.words(start + 1, end - 1),), 3
    )


def _names_source(parse: Parse, first: int, last: int) -> bool:
    """Whether the words are a source and nothing else."""
    words = [t.text for t in parse.tokens[first : last + 1]]
    text = parse.words(first, last) if words else ""
    if words and (words[-1] in ("says", "say", "said") or is_country(text)):
        return False
    return bool(words) and _is_phrase(parse, first, last) and not any(t.tag == "CD" for t in parse.tokens[first : last + 1]) and (
        kind_of(text) != "other" or is_bare_source(text)
    )  # fmt: skip


def cited(parse: Parse) -> list[str]:
    """Whom the speaker rests on: '…, the agency reported, citing residents'."""
    for i in range(1, len(parse) - 1):
        if parse[i].lower in ("citing", "quoting"):
            last = i
            while (
                last + 1 < len(parse)
                and parse[last + 1].text not in (".", ",", ";", "”")
                and parse[last + 1].lower not in ("as", "who", "that", "which")
                and last - i < 12
            ):
                last += 1
            if last > i:
                return [parse.words(i + 1, last)]
    return []


def _closing(parse: Parse) -> Attribution | None:
    for verb in range(len(parse) - 1, 2, -1):
        token = parse[verb]
        # taken for nouns by the parser: '… the Observatory reports.', ', eyewitnesses allege,'
        last_word = (token.lower in ("reports", "claims") and verb + 2 >= len(parse)) or token.lower in (
            "allege",
            "insist",
            "recall",
        )
        if (
            not last_word
            and (token.lemma not in SAYS | {"inform"} or token.tag not in ("VBD", "VBZ", "VBP", "VBN"))
        ) or not _closes(parse, verb):
            continue
        if attribution_rules.denies_in_passing(parse, verb):
            return None
        if parse[verb - 1].lower in ("he", "she", "it", "they") and verb + 3 >= len(parse):
            return Attribution(*parse.whole, token.start, (parse[verb - 1].lower,), 1)
        if parse[verb - 1].lower in ("be", "was", "were", "been", "is", "are", "being", "to", "and", "or"):
            return None
        marked = any(parse[j].text in _MARKS for j in range(verb))
        first = _between_commas(parse, verb) if marked else _first(parse, verb)
        if (
            first is None
            or first < 2
            or not any(
                parse[j].pos == "VERB" or parse[j].lower in STATES for j in range(len(parse)) if j != verb
            )
        ):
            return None
        last = closing_words.before_brackets(parse, _last(parse, verb))
        words = parse.words(first, last)
        named = sum(parse[j].tag == "NNP" for j in range(first, verb))
        alone = not marked and closing_words.is_a_name(parse, first, last)
        if kind_of(words) == "other" and not is_bare_source(words) and named < 2 and not alone:
            return None
        name = None if marked else closing_words.named_before(parse, first)
        sources = [parse.words(*name)] if name is not None else _parties(parse, first, last)
        if token.lemma in _TO_SOMEBODY:
            heard = [
                j
                for j in range(verb + 1, min(verb + 6, len(parse)))
                if parse[j].pos in ("PROPN", "DET") or parse[j].lower in ("news", "agency")
            ]
            if heard and heard[0] == verb + 1 and any(parse[j].pos == "PROPN" for j in heard):
                last = verb
                while last + 1 in heard:
                    last += 1
                sources.append(parse.words(verb + 1, last))
        sources += cited(parse)
        return Attribution(*parse.whole, token.start, tuple(sources), 3)
    return None


_TO_SOMEBODY = {"tell", "inform"}
_MARKS = {",", ";", ":", '"', "“", "”", "—", "–"}


def _last(parse: Parse, verb: int) -> int:
    """The last word of a source before the verb: no comma, no helping verb."""
    i = verb - 1
    while i > 0 and (
        parse[i].text == "," or parse[i].tag in ("RB", "MD") or parse[i].lower in ("has", "have", "had")
    ):
        i -= 1
    return i


def _between_commas(parse: Parse, verb: int) -> int | None:
    """The first word of '…, residents and an official said'; of '…, one resident, Modu Kolo, recalled' that of the phrase before."""
    last = _last(parse, verb)
    first = last
    while first > 0 and parse[first - 1].text not in _MARKS:
        first -= 1
    if not _is_phrase(parse, first, last):
        return None
    if parse[verb - 1].text == "," and first > 1:
        # A comma stands right before the verb: what it closes stands beside a phrase before it.
        before = first - 2
        while before > 0 and parse[before - 1].text not in _MARKS:
            before -= 1
        if _is_phrase(parse, before, first - 2) and parse[first - 1].text == ",":
            return before
        return None
    return first


def _is_phrase(parse: Parse, first: int, last: int) -> bool:
    """Whether the words can be one noun phrase: no verb of their own, a noun at the end of them."""
    words = parse.tokens[first : last + 1]
    return (
        0 < len(words) < 15
        and not any(t.tag in ("VBD", "VBZ", "VBP", "MD", "PRP", "WDT", "WP", "EX") for t in words)
        and words[0].tag not in ("IN", "CC", "VBG", "TO", "RB", "WRB")
        and any(t.tag.startswith("NN") for t in words)
    )


def _parties(parse: Parse, first: int, last: int) -> list[str]:
    """Two sources where 'and' joins two phrases: 'residents and a local health official'."""
    for i in range(first + 1, last):
        if (
            parse[i].lower == "and"
            and parse[parse[i].head].dep != "pobj"
            and parse[i + 1].pos in ("DET", "NOUN", "ADJ", "PROPN")
        ):
            one, other = parse.words(first, i - 1), parse.words(i + 1, last)
            if kind_of(one) != "other" and kind_of(other) != "other" and "," not in one + other:
                return [one, other]
    return [parse.words(first, last)]


def _closes(parse: Parse, verb: int) -> bool:
    """Whether only a time, a listener or another telling follows the verb."""
    after = [parse[j].lower for j in range(verb + 1, len(parse))]
    if after and after[0] == ",":
        # ', eyewitnesses allege,' within a sentence, or ', the agency reported, quoting …'
        return len(after) == 1 or after[1] in _TELLING or any(parse[j].text in _MARKS for j in range(verb))
    if parse[verb].lemma in _TO_SOMEBODY:
        return bool(after) and len(after) <= 9 and "that" not in after
    if not after or after[0] in (".", '"', "”") or closing_words.goes_on(after):
        return True
    if (
        after[0] in _TELLING
        or after[0] in _TIMES
        or (
            after[0] in ("on", "late", "early")
            and after[1:]
            and after[1] in _TIMES
            and "that" not in after[1:4]
        )
    ):
        return True
    return (
        after[0] in ("on", "in", "at", "by", "to", "late", "early", "through", "via")
        and len(after) <= 9
        and "that" not in after
    )


def _first(parse: Parse, verb: int) -> int | None:
    """The first word of the source that ends before the verb; None where none can end there."""
    i = verb - 1
    while (i > 0 and parse[i].tag in ("RB", "MD")) or parse[i].lower in ("has", "have", "had"):
        i -= 1
    i = closing_words.before_brackets(parse, i)
    if parse[i].pos not in ("NOUN", "PROPN"):
        return None
    first = i
    while first > 0:
        left, here = parse[first - 1], parse[first]
        if left.lower in _TIMES and left.tag != "JJ":
            break
        if left.tag in ("DT", "PRP$") and left.lower not in ("all", "both"):
            first -= 1
            before = parse[first - 1] if first else None
            if before is not None and before.lower in _LINKS and _role(parse, first - 2):
                first -= 2
                continue
            break
        if left.lower in _LINKS or left.lower == "and":
            if (
                left.lower == "and"
                and first >= 2
                and parse[first - 2].pos in ("NOUN", "PROPN")
                and _role(parse, first - 2)
            ):
                first -= 2
                continue
            if left.lower != "and" and _role(parse, first - 2):
                first -= 2
                continue
            break
        if left.tag in ("HYPH", "POS") or left.text in ("-", "'s", "’s", "'"):
            first -= 2
            continue
        if left.lower == "without" and here.lower == "borders" and first > 1:
            first -= 2
            if first - 1 in parse.notes["places"]:
                break
            continue
        if left.tag not in ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBD", "VBG"):
            break
        if left.tag in ("VBN", "VBD", "VBG"):
            if first > 2 and parse[first - 2].text == "-":
                # 'London-based'
                first -= 3
                continue
            break
        if here.tag.startswith("NNP") and left.tag in ("NN", "NNS") and not _ROLES.fullmatch(left.lower):
            break
        if (
            not here.tag.startswith("NNP")
            and here.lower not in closing_words.WHOSE
            and left.tag.startswith("NNP")
            and not _belongs(parse, first - 1, verb)
        ):
            break
        if closing_words.of_a_place(parse, first - 1):
            break
        if _of_the_harmed(parse, first - 1) or (
            here.lower == parse[i].lower and _ends_a_place(parse, first - 1)
        ):
            break
        if left.tag == "NNS" and not _ROLES.fullmatch(left.lower) and left.lower not in closing_words.WHOSE:
            break
        first -= 1
    if (
        0 < first < i
        and parse[i].tag == "NNS"
        and parse[first - 1].lower in ("a", "an", "one", "each", "every")
    ):
        # 'from one family activists said': one family, and activists
        first += 1
    described = closing_words.with_its_clause(parse, first)
    return described if described is not None else first if first >= 0 else None


def _of_the_harmed(parse: Parse, i: int) -> bool:
    """'including the bride health officials said': the bride is no word for officials."""
    one = parse[i - 1].lower in ("the", "a", "an", "his", "her") if i else False
    return one and parse[i].tag == "NN" and GROUP_OF.get(parse[i].lower) in ("woman", "man", "child")


_BUILT = {"market", "mosque", "church", "hotel", "checkpoint", "bridge", "square", "street", "restaurant"}


def _ends_a_place(parse: Parse, i: int) -> bool:
    """'in blast at Lahore market police say': the market is the place's."""
    named = i > 1 and parse[i].tag == "NN" and parse[i - 1].tag == "NNP"
    return named and parse[i].lower in _BUILT and parse[i - 2].lower in ("in", "at", "near", "outside")


def _role(parse: Parse, i: int) -> bool:
    """Whether the word can be followed by what it speaks for: 'spokesman for', 'Observatory for', 'sources in'."""
    return (
        i >= 0
        and (bool(_ROLES.fullmatch(parse[i].lower)) or parse[i].tag.startswith("NNP"))
        and parse[i].lower not in ("state", "security")
    )


def _belongs(parse: Parse, i: int, verb: int) -> bool:
    """'SANA reporter', 'Observatory director', but not 'in Syria local sources'."""
    return (
        parse[i + 1].tag != "JJ"
        and (kind_of(parse[i].text) != "other" or parse[i].text.isupper())
        and parse[i - 1].lower not in ("in", "at", "near", "of")
    ) or parse[i].tag == "JJ"
