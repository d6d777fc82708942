"""Who speaks in a report: every mention of a source brought back to the fullest one.

Comes in: the words of a source, sentence by sentence. Goes out: a member of the cast, whose voice is known when the whole
report has been heard: 'he', 'the group', 'Colville' and 'the official' are somebody named before, 'a monitoring group'
may be named only later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.extract.cast_words import trimmed
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import NO_NAME, kind_of
from onrecord.extract.voice_words import phrase
from onrecord.extract.words import GROUP_OF
from onrecord.records import Voice, VoiceKind

PRONOUNS = {
    "he", "she", "it", "they", "who", "i", "we", "that", "which", "this", "one", "you", "what", "there", "him", "her", "them", "those",
    "everyone", "anyone", "nobody", "someone", "these",
}  # fmt: skip
NEAR = 6
"""Sentences over which a pronoun still means a speaker."""

_PERSON = re.compile(
    r"\b(?:spokes(?:man|woman|person)|head of|director|chief|minister|president|official|commander|resident|activist|man|woman|"
    r"doctor|colonel|general|mr|mrs|ms|governor|secretary|envoy|leader|officer|chairman|chairwoman|ambassador|analyst|professor|dr|"
    r"nurse|surgeon|fighter|soldier|policeman|policewoman|trader|farmer|student|driver|volunteer|priest|imam|elder|refugee|prisoner|relative|cousin|uncle|widow|mayor|coordinator|commissioner|witness|lawyer|teacher|father|mother|brother|sister|survivor|villager|diplomat|aide)\b",
    re.I,
)
_BODY = re.compile(
    r"\b(?:observatory|group|ministry|office|agency|army|media|organi[sz]ation|network|committee|cross|crescent|nations|union|forces?|government|council|"
    r"police|movement|party|command|front|radio|television|tv|news|statement|report|hospital|monitors?|service|centre|center|charity)\b",
    re.I,
)
_SHORT = re.compile(
    r"(?:the|this|that|these|those|both|his|her|its|their|an?)\s(?:[\w.'’-]+\s){0,3}?(group|organi[sz]ation|monitor|watchdog|agency|source|body|network|office|official|"
    r"spokesman|spokeswoman|spokesperson|ministry|minister|army|military|statement|report|bulletin|figure|video|footage|photograph|post|message|tweet|tally|count|toll|communiqu[eé]|update|force|forces|commander|doctor|resident|"
    r"activist|diplomat|council|police|hospital|medic|nurse|witness|governor|mayor|director|centre|center|charity|union|newspaper|paper|"
    r"website|radio|station|channel|envoy|president|general|colonel|officer|man|woman|couple|survivor|villager|observatory|committee|"
    r"movement|mission|commission|team|bureau|institute|company|government|coalition|authorities|officials|sources|residents|activists|witnesses|medics|doctors|monitors|chief|head|coordinator)s?",
    re.I,
)
_SPEAKING = ("government", "armed-group", "un", "rescue", "monitor")
_ISSUED = {
    "statement",
    "report",
    "bulletin",
    "communique",
    "communiqué",
    "update",
    "tally",
    "count",
    "toll",
    "figures",
    "figure",
    "video",
    "footage",
    "photograph",
    "post",
    "message",
    "tweet",
}
_BODIES = {
    "mission",
    "commission",
    "team",
    "group",
    "organization",
    "organisation",
    "body",
    "network",
    "agency",
    "office",
    "monitor",
    "watchdog",
    "charity",
    "force",
    "movement",
}
_SMALL = {
    "the",
    "a",
    "an",
    "of",
    "for",
    "in",
    "on",
    "at",
    "and",
    "its",
    "his",
    "her",
    "their",
    "by",
    "to",
    "mr",
    "mrs",
    "ms",
    "dr",
    "one",
    "s",
}


@dataclass(slots=True)
class Member:
    """One speaker: the fullest words for it so far, and the sentence where it was last heard of."""

    text: str
    words: set[str]
    person: bool
    kind: VoiceKind
    last: int
    spoke: bool
    anonymous: bool = False
    reason: str = ""
    same: Member | None = field(default=None)

    def voice(self, words: str = "") -> Voice:
        """The voice as some words of the report name it: a pronoun by the fullest words, other words beside them."""
        whole = self.whole()
        short = trimmed(words)
        if not short or short.lower() in PRONOUNS:
            short = whole.text
        full = whole.text if short.lower() != whole.text.lower() else ""
        return Voice(short, whole.kind, whole.anonymous, reason=whole.reason, full=full)

    def whole(self) -> Member:
        """The member that this one turned out to be."""
        return self if self.same is None else self.same.whole()


class Cast:
    """The speakers of one report, in the order in which they were heard of."""

    def __init__(self) -> None:
        self._members: list[Member] = []

    def member(self, parse: Parse, words: str, spoke: bool = True) -> Member | None:
        """Who the words of a source mean; None for a pronoun that means nobody heard of."""
        index = parse.sentence.index
        words = trimmed(words)
        if not words:
            return None
        found = self._known(words, index)
        if found is None:
            if words.lower() in PRONOUNS:
                return None
            found = Member(words, _content(words), _is_person(words), self._kind(words, index), index, spoke)
            self._members.append(found)
        else:
            found.last, found.spoke = index, found.spoke or spoke
            self._fuller(found, words)
        if spoke and found.kind in (
            "official",
            "government",
            "un",
            "armed-group",
            "rescue",
            "other",
            "witness",
        ):
            unnamed = NO_NAME.search(parse.text, parse.sentence.start, parse.sentence.end)
            if unnamed and words in parse.text[parse.sentence.start : parse.sentence.end]:
                found.anonymous = True
                found.reason = found.reason or _reason(parse, unnamed.end())
        return found

    def _kind(self, words: str, index: int) -> VoiceKind:
        """The kind that the words tell, else that of whose bulletin it is: 'the agency's noon bulletin'."""
        kind = kind_of(words)
        owner = re.match(
            r"(.+?)['’]s\s.*\b(?:bulletin|statement|report|spokes\w+|office|director|head|website)s?$", words
        )
        if kind in ("other", "official", "media") and owner:
            known = self._known(owner.group(1), index)
            return known.kind if known is not None else kind
        if kind == "official" and re.match(
            r"(?:its|their|the|an?)\s(?:\w+\s)?spokes\w+\b(?!\s(?:for|of|at|in))", words, re.I
        ):
            # 'its spokesman', 'a spokesman': of the body told of last
            bodies = [
                m
                for m in self._members
                if m.same is None and not m.person and index - m.last <= NEAR and m.kind in _SPEAKING
            ]
            return max(bodies, key=lambda m: m.last).kind if bodies else kind
        return kind

    def met(self, parse: Parse) -> None:
        """Keeps the subject of a sentence in which nobody speaks: it may be the 'he' or 'it' who says something next."""
        for token in parse.tokens:
            if token.dep == "nsubj" and parse[token.head].dep == "ROOT" and token.pos in ("NOUN", "PROPN"):
                words = phrase(parse, token.i, 0)
                person = (_is_person(words) and token.pos == "PROPN") or bool(_PERSON.search(words))
                body = kind_of(words) in ("un", "monitor", "rescue", "government", "armed-group", "media")
                if words and len(words.split()) < 15 and (person or body):
                    self.member(parse, words, spoke=False)

    def settle(self) -> None:
        """Once all is heard: 'a monitoring group' is the only monitor that the report names."""
        monitors = [m for m in self._members if m.same is None and m.kind == "monitor" and not m.person]
        named = sorted((m for m in monitors if _has_name(m.text)), key=lambda m: -len(m.words))
        if not named or any(not _names(named[0].text) & _names(m.text) for m in named):
            return
        for member in monitors:
            if not _has_name(member.text):
                member.same = named[0]

    def _known(self, words: str, index: int) -> Member | None:
        lower = words.lower()
        heard = sorted(
            (m for m in self._members if m.same is None), key=lambda m: (m.last, m.spoke), reverse=True
        )
        if lower in PRONOUNS:
            return _meant(lower, [m for m in heard if index - m.last <= NEAR])
        content = _content(words)
        for m in heard:
            if m.text.lower() == lower:
                return m
        short = _short_words(words)
        if short and lower.split()[0] not in ("a", "an"):
            # 'the Syrian group': a name for what it is, not of it
            plain = {singular(w.lower()) for w in re.findall(r"(?<![\w-])[a-z]+", words)} & content
            return _short(short.group(1).lower(), content, plain, heard, index)
        if lower.split()[0] in ("a", "an") and not any(w[:1].isupper() for w in words.split()[1:]):
            return None
        for m in heard:
            # 'Colville' of 'Rupert Colville, spokesman for …', and the other way round
            if (
                content
                and (content <= m.words or (m.words and m.words <= content))
                and _names(words) & _names(m.text)
            ):
                return m
        return None

    @staticmethod
    def _fuller(member: Member, words: str) -> None:
        if words.lower() in PRONOUNS or _short_words(words):
            return
        content = _content(words)
        if len(content) > len(member.words) and member.words <= content and len(words.split()) < 20:
            member.text, member.words, member.kind = words, content, kind_of(words)
            member.person = member.person or _is_person(words)


def _meant(pronoun: str, near: list[Member]) -> Member | None:
    """Who a pronoun means, the last heard of first."""
    if pronoun in ("he", "she", "him", "her"):
        return next((m for m in near if m.person), None) or next((m for m in near if not _no_person(m)), None)
    if pronoun in ("it", "this", "that", "which"):
        return next((m for m in near if not m.person and not _plural(m.text)), None)
    if pronoun in ("they", "them", "those"):
        return next((m for m in near if not m.person), None) or next(iter(near), None)
    if pronoun in ("i", "we"):
        return next((m for m in near if m.spoke), None)
    return None


_NO_PERSONS = ("un", "monitor", "media", "government", "armed-group", "rescue")
"""Kinds of bodies: 'he' is none of them, if an officer of one."""


def _no_person(member: Member) -> bool:
    """Whether 'he' cannot be meant: a body, unless it is somebody of it ('a military source', 'Inspector Jan Novak of the police')."""
    front = re.split(r"\s(?:of|for|from|at|with|in)\s|,", member.text, maxsplit=1)[0]
    of_it = _PERSON.search(member.text) or "source" in member.text.lower()
    named = _PERSONAL_NAME.match(front) and not _BODY.search(front) and kind_of(front) not in _NO_PERSONS
    return member.kind in _NO_PERSONS and not (of_it or named)


_MANY = {"women", "men", "people", "children", "police", "locals"}


def _plural(text: str) -> bool:
    """'rebels', 'medics', but not 'the United Nations': 'it' is none of them."""
    front = re.split(r"\s(?:of|for|in|at|from|who|with|near|and)\s|,", text, maxsplit=1)[0].split()
    if not front:
        return False
    last = front[-1].lower()
    told = front[-1][:1].islower() or (len(front) == 1 and singular(last) in GROUP_OF)
    return last in _MANY or (told and last.endswith("s") and not last.endswith("ss"))


def _short_words(words: str) -> re.Match[str] | None:
    """'the group', 'the Syrian ministry'; 'the Sudan Doctors Network' is a name of its own."""
    found = _SHORT.fullmatch(words)
    named = found is not None and found.group(1)[:1].isupper()
    return None if named and sum(word[:1].isupper() for word in words.split()[1:]) > 2 else found


def _short(noun: str, content: set[str], plain: set[str], heard: list[Member], index: int) -> Member | None:
    """Who 'the group', 'the ministry', 'the statement' means."""
    noun = singular(noun)
    for m in heard:
        if content <= m.words and (len(content) > 1 or index - m.last <= 3 * NEAR):
            return m
    if len(plain) > 1 and not plain <= {
        noun,
        "monitoring",
        "rights",
        "based",
        "britain",
        "british",
        "uk",
        "london",
        "opposition",
        "human",
        "war",
    }:
        return None
    near = [m for m in heard if index - m.last <= NEAR]
    if noun in _ISSUED:
        return next((m for m in near if m.spoke and not _short_words(m.text)), None)
    if noun in ("monitor", "watchdog", "observatory") or "monitoring" in content:
        return next((m for m in heard if m.kind == "monitor" and not m.person), None)
    if noun in _BODIES:
        return next(
            (
                m
                for m in near
                if not m.person and m.kind in ("monitor", "armed-group", "rescue", "un", "other", "media")
            ),
            None,
        )
    return None


def _has_name(text: str) -> bool:
    """Whether the words hold a proper name: not 'a Britain-based monitoring group'."""
    return bool(
        re.search(
            r"\b[A-Z][\w’'.-]+(?![\w-]*-based)",
            re.sub(r"^(?:The|A|An|One)\s|\S+-based|\b[A-Z]\w+(?:ian|ish)\b", "", text),
        )
    )


def _content(words: str) -> set[str]:
    return {singular(w) for w in re.findall(r"\w+", words.lower()) if w not in _SMALL}


def _names(words: str) -> set[str]:
    """Words with a capital that are no titles, and the plain nouns of a source without any."""
    found = {w.lower() for w in re.findall(r"\b[A-Z][\w’'-]+", words)}
    return found or _content(words)


def _is_person(text: str) -> bool:
    front = re.split(r"\s(?:of|for|in|at|from|on|who|with|near|inside|under|by)\s|,|\(", text, maxsplit=1)[0]
    head = front.split()[-1] if front.split() else ""
    if _BODY.fullmatch(head):
        return False
    if _PERSON.search(head) or (_PERSON.search(text) and ("," in text or re.search(r"[A-Z]\w+$", front))):
        return True
    # 'Human Rights Watch' is written as a name is.
    return bool(_PERSONAL_NAME.match(text)) and not _BODY.search(text) and kind_of(text) not in _NO_PERSONS


_PERSONAL_NAME = re.compile(
    r"(?!\w+['’]s\b)[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|al-\w+|bin|ibn|de|van|von|da|el|abu|abdel)){1,4}(?:,|$)"
)


def _reason(parse: Parse, at: int) -> str:
    """'for fear of reprisals': why the source is not named, in the report's words."""
    rest = parse.text[at : parse.sentence.end]
    found = re.match(
        r"[^.;]{0,40}?\b((?:because|for fear|as (?:he|she|they|it|the)\b|since|due to|out of|citing|owing to|so as|in order|lest|given|for (?:security|safety|his|her|their))[^.;,\"”]*)",
        rest,
    )
    return found.group(1).strip() if found else ""
