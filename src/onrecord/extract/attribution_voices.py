"""Whose words they are: the voices that a verb of saying is told with.

Comes in: a parsed sentence and a noun or verb of it. Goes out: the words that name each source, none where nobody is named.
"""

from __future__ import annotations

import re

from onrecord.extract.cast import PRONOUNS
from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of
from onrecord.extract.voice_words import phrase


def speaker_of(parse: Parse, subject: int) -> tuple[str, ...]:
    token = parse[subject]
    if token.pos == "PRON" or token.lower in PRONOUNS:
        if token.lower in ("who", "which", "that"):
            noun = parse[parse[subject].head].head
            return voices_of(parse, noun, 0) if parse[parse[subject].head].dep == "relcl" else ()
        return _said_before(parse, subject) or (token.lower,)
    if (body := _whose(parse, subject)) is not None:
        return body
    return voices_of(parse, subject, 0)


def _whose(parse: Parse, subject: int) -> tuple[str, ...] | None:
    """'the Health Organization, whose representative said': it speaks by him; 'a man whose brother said': the brother does."""
    if not any(parse[c].lower == "whose" for c in parse.kids(subject, "poss")):
        return None
    verb = parse[parse[subject].head]
    of = voices_of(parse, verb.head, 0) if verb.dep == "relcl" else ()
    if of and kind_of(of[0]) not in ("other", "witness"):
        return of
    own = voices_of(parse, subject, 0)
    return tuple(w.removeprefix("whose ") for w in own)


def _said_before(parse: Parse, subject: int) -> tuple[str, ...]:
    """'Juba does not give its own losses; it speaks of 25 killed': it is Juba."""
    if parse[subject].lower != "it" or subject == 0 or parse[subject - 1].text != ";":
        return ()
    before = [t for t in parse.tokens[:subject] if t.dep == "nsubj" and t.pos == "PROPN"]
    return voices_of(parse, before[0].i, 0) if before else ()


def too_much(words: str) -> bool:
    """A 'speaker' that is half a sentence: the parser took the clause before for its subject."""
    return len(words.split()) > 14 or bool(
        re.search(r"\b(?:killed|wounded|injured|died|fled|displaced)\b", words)
    )


def just_before(parse: Parse, verb: int) -> tuple[str, ...]:
    """The words between the last comma and the verb of saying."""
    first = verb
    while (
        first > 0 and parse[first - 1].text not in (",", ";", ":", "-", '"', "“", "”") and verb - first < 12
    ):
        first -= 1
    if first == verb or verb - first >= 12:
        return ()
    words = parse.words(first, verb - 1)
    return () if too_much(words) or words.lower() in PRONOUNS else (words,)


def quoted(parse: Parse, verb: int) -> tuple[str, ...]:
    """The doctor of 'the agency quoted a doctor as saying'."""
    found = tuple(w for o in parse.kids(verb, "dobj") for w in voices_of(parse, o, 0))[:1]
    behind = next(
        (
            j
            for j in range(verb + 1, len(parse))
            if parse[j].lower == "as" and parse.lower(j + 1, j + 2) == ["saying"]
        ),
        None,
    )
    if (
        found
        and behind is not None
        and parse.words(verb + 1, behind - 1).startswith(found[0])
        and behind - verb < 14
    ):
        # 'a source at the police command', where 'at' is read with the verb
        return (parse.words(verb + 1, behind - 1),)
    return found


def heard_by(parse: Parse, subject: int) -> tuple[str, ...]:
    """The outlet of 'survivors interviewed by the daily', 'officers quoted by the agency'."""
    for child in parse.kids(subject, "acl"):
        agent = parse.agent(child)
        if agent is not None and parse[agent].lower in _LINES:
            return ()
        if agent is not None and parse[child].lemma in ("interview", "quote", "cite", "contact", "reach"):
            return voices_of(parse, agent, 0)
    return ()


_OWN_OUTLET = re.compile(
    r"(?:the|this|our(?: own)?) (?:news)?(?:paper|correspondent|reporter|magazine|website|writer)",
    re.IGNORECASE,
)
"""'told the newspaper': the outlet itself, which is no voice of its own report."""
_HEARERS = {
    "reporters",
    "journalists",
    "correspondents",
    "newsmen",
    "media",
    "press",
    "lawmakers",
    "deputies",
    "parliament",
}


_LINES = {"phone", "telephone", "e-mail", "email", "radio", "satellite", "message", "text"}


def told(parse: Parse, verb: int) -> tuple[str, ...]:
    """The outlet that somebody told it to: 'told Reuters'."""
    for child in parse.kids(verb, "dobj", "dative", "iobj"):
        if parse[child].pos in ("PROPN", "NOUN"):
            heard = phrase(parse, child, 0)
            if parse[child].lower in _HEARERS or _OWN_OUTLET.fullmatch(heard):
                return ()
            if kind_of(heard) == "media" or parse[child].pos == "PROPN":
                return (heard,)
    return ()


def voices_of(parse: Parse, head: int, least: int) -> tuple[str, ...]:
    """The voices of a noun phrase: two of them where two are joined by 'and'."""
    text = phrase(parse, head, least)
    if (
        not text
        or len(text) < 2
        or text.lower() in PRONOUNS
        or text.lower().startswith(("no ", "none ", "between ", "from "))
    ):
        return ()
    if parse[head].pos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
        return ()
    return (text,)
