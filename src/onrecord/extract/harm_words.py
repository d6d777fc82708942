"""What befell people by a noun of harm or a word of state beside them: '12 deaths', 'the bodies of 12', '48 people dead'.

Comes in: a parsed sentence and a mention. Goes out: what befell the people, or None.
"""

from __future__ import annotations

import re

from onrecord.extract import counted, name_parts, names_harmed
from onrecord.extract.drafts import checked, fatal
from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import GATHERING, NOUNS, STATES


def state_after(parse: Parse, mention: Mention) -> Link | None:
    """'48 people dead', 'dozens more wounded', 'at least three killed', 'one person dead'."""
    j = mention.last + 1
    if parse.lower(j, j + 2) in (["war", "-"], ["weapon", "-"]):
        # '50 weapon-wounded'
        j += 2
    while j < len(parse) and parse[j].lower in _BETWEEN and j <= mention.last + 6:
        j += 1
    if j >= len(parse):
        return None
    word = parse[j].lower
    if (
        word == "in"
        and parse.lower(j + 1, j + 3)[:1] in (["hospital"], ["intensive"])
        and mention.figure is not None
        and "doctor" not in mention.groups
    ):
        # 'with another 26 in hospital'
        if (died := _died_elsewhere(parse, mention, j)) is not None:
            return checked(parse, "killed", died, None, mention)
        return (
            checked(parse, "injured", j + 1, None, mention)
            if mention.bare or parse.lower(mention.last + 1, j) == []
            else None
        )
    if (
        word in ("killed", "wounded", "injured", "hurt")
        and parse[j].tag == "VBD"
        and parse.kids(j, "dobj")
        and not mention.bare
        and not next_of_a_list(parse, j)
    ):
        return None
    if (
        word in ("dead", "killed", "wounded", "injured")
        and j + 1 < len(parse)
        and parse[j + 1].pos == "NOUN"
        and parse[j].pos == "ADJ"
    ):
        return None
    found = parse[j].dep == "ccomp" and parse[parse[j].head].lemma in ("find", "discover")
    if (
        word == "shot"
        and (parse[j].tag != "VBD" or found)
        and not parse.kids(j, "dobj")
        and j == mention.last + 1
    ):
        # 'had seen one protester shot in the head'
        return ("killed" if found or fatal(parse, j) else "injured"), j, "shooting"
    if word in ("flee", "flees") and mention.bare and j == mention.last + 1:
        # 'Twenty thousand flee town as rebels advance': a headline, whose verb the parser may take for a noun
        return "displaced", j, None
    kind = STATES.get(word)
    if kind is None:
        return None
    if kind == "missing" and word == "missing" and j + 1 < len(parse) and parse[j + 1].pos == "NOUN":
        return None
    if kind not in ("killed", "injured") and not (mention.named or mention.bare):
        return None
    return checked(parse, kind, j, None, mention)


def _died_elsewhere(parse: Parse, mention: Mention, there: int) -> int | None:
    """'Twelve died on the spot and two in hospital': the verb that tells where the first died tells of both."""
    joined = mention.first - 1
    verb = next((j for j in range(joined - 1, 0, -1) if parse[j].pos == "VERB"), None)
    apart = any(parse[j].pos in ("AUX", "VERB") for j in range(mention.first, there))
    if (
        joined < 2
        or apart
        or parse[joined].lower != "and"
        or verb is None
        or parse[verb].lemma not in ("die", "perish", "succumb")
    ):
        return None
    placed = parse.lower(verb + 1, verb + 2) and parse[verb + 1].lower in (
        "in",
        "on",
        "at",
        "near",
        "outside",
        "instantly",
        "immediately",
    )
    return verb if placed and joined - verb < 8 else None


_BETWEEN = {"were", "was", "have", "has", "had", "been", "be", "are", "is", "being", "reportedly", "also", "more", "others",
            "other", "and", "people", "believed", "to", "confirmed", "reported", "feared", "still", "left", "lay", "remain",
            "remained", "allegedly", "apparently", "so", "far", "already", "now", "seriously", "critically", "badly",
            "at", "least", "slightly", "lightly", "severely", "listed", "as", "presumed", "found", "then", "later",
            "internally", "forcibly", "newly", "instantly", "either", "themselves", "mistakenly", "summarily", ")", "got"} - {"and", "at", "least"}  # fmt: skip


def noun_of_harm(parse: Parse, mention: Mention) -> Link | None:
    """'12 deaths', '40 wounded', 'the bodies of 12 men', 'the death of eight', 'the killing of one person'."""
    token = parse[mention.head]
    kind = NOUNS.get(singular(token.lower))
    if (
        token.lower == "lives"
        and mention.figure is not None
        and (
            parse[_counted(parse, mention.head)].lemma in ("claim", "take", "cost")
            or _paid(parse, mention.head)
        )
    ):
        return "killed", mention.head, None
    if kind in ("abducted", "detained") and _of_the_dead(parse, mention.head):
        # 'the bodies of two hostages'
        kind = None
    if kind in ("detained", "abducted", "displaced", "evacuated") and {
        "former",
        "ex",
        "released",
        "freed",
        "returning",
    } & set(parse.lower(mention.first, mention.head)):
        # 'nine former detainees': what once befell them
        return None
    if kind in ("detained", "abducted", "displaced", "evacuated", "returned") and _tells(parse, mention.head):
        return None
    if kind in ("displaced", "returned") and token.lower in ("arrivals", "returns") and not _of_flight(parse):
        kind = None
    if kind is not None and mention.figure is not None and not mention.of_whole:
        if token.lower in ("killings", "murders", "deaths", "assassinations") and parse[
            mention.first
        ].lower in ("the", "these", "those", "both"):
            # 'the two killings': told of before.
            return None
        if kind == "killed" and token.lower in (
            "massacre",
            "massacres",
            "murder",
            "execution",
            "assassination",
        ):
            return None
        return checked(parse, kind, mention.head, None, mention)
    if mention.figure is not None and parse[mention.last].lower in ("dead", "wounded", "injured"):
        return checked(parse, STATES[parse[mention.last].lower], mention.last, None, mention)
    if mention.of_whole and parse[mention.last].lower in STATES:
        return checked(parse, STATES[parse[mention.last].lower], mention.last, None, mention)
    if (mention.name or _told_of_one(parse, mention)) and (
        noun := names_harmed.deadly_noun(parse, mention.head)
    ) is not None:
        kind = NOUNS.get(singular(parse[noun].lower))
        return checked(parse, kind, noun, None, mention) if kind is not None else None
    if _of_rape(parse, mention):
        return checked(parse, "sexual-violence", mention.head, None, mention)
    head = parse[parse.first_conjunct(mention.head)]
    hurt = head.i != mention.head and _wounded(parse, mention.last)
    if head.i != mention.head and not hurt and mention.figure is not None and _bodies_of(parse, head.i):
        return checked(parse, "killed", head.i, None, mention)
    if mention.figure is not None and mention.named and (unknown := _no_word_of(parse, head.i)) is not None:
        return checked(parse, "missing", unknown, None, mention)
    if (
        head.dep == "pobj"
        and parse[parse[head.head].head].lower == "whereabouts"
        and mention.figure is not None
    ):
        # 'The whereabouts of 60 fishermen are unknown.'
        return checked(parse, "missing", parse[head.head].head, None, mention)
    for _ in range(3):
        if (
            head.dep == "poss"
            and NOUNS.get(parse[head.head].lemma) == "killed"
            and mention.figure is not None
        ):
            return checked(parse, "killed", head.head, None, mention)
        if head.dep == "pobj" and parse[head.head].lower in ("of", "among", "to", "for") and not hurt:
            governor = parse[parse[head.head].head]
            if governor.pos == "VERB" and head.head and parse[head.head - 1].pos == "NOUN":
                # 'caused injuries to 200 others': the preposition belongs to the noun before it.
                governor = parse[head.head - 1]
            kind = NOUNS.get(singular(governor.lower)) or NOUNS.get(governor.lower)
            if (
                kind is not None
                and (parse[head.head].lower == "of" or (parse[head.head].lower == "to" and kind == "injured"))
                and governor.lower not in ("casualties", "prisoners", "hostages")
            ):
                return checked(parse, kind, governor.i, None, mention)
            if (
                governor.lower in ("loss", "losses")
                and parse[head.head].lower == "of"
                and mention.figure is not None
                and mention.named
            ):
                return "killed", governor.i, None
            if (
                governor.lower in ("throat", "throats")
                and parse[head.head].lower == "of"
                and mention.figure is not None
            ):
                return "killed", governor.i, "execution"
            if governor.lower in names_harmed.KILLERS and parse[head.head].lower == "of" and mention.named:
                return "killed", governor.i, None
            if governor.lower in ("lives", "life") and parse[governor.head].lemma in (
                "claim",
                "take",
                "cost",
                "end",
            ):
                return "killed", governor.i, None
            gathers = governor.pos == "NOUN" and (
                singular(governor.lower) in GATHERING or governor.lower in counted.COLLECTIVE
            )
            # 'the death of three of its fighters'
            if parse[head.head].lower == "of" and (gathers or (governor.tag == "CD" and mention.of_whole)):
                head = parse[parse.first_conjunct(governor.i)]
                continue
        break
    return None


def _tells(parse: Parse, head: int) -> bool:
    """'Six refugees told Reuters that …': who they are on whose word it is, and no count of refugees."""
    above = parse[parse.first_conjunct(head)]
    return above.dep == "nsubj" and parse[above.head].lemma in (
        "say",
        "tell",
        "describe",
        "recount",
        "recall",
        "speak",
    )


def _told_of_one(parse: Parse, mention: Mention) -> bool:
    """'the killings in the past 72 hours of a judge and a police commander': told of as one who has a name is."""
    head = name_parts.listed_under(parse, mention.head)
    return (
        mention.figure is not None
        and mention.figure.high == 1
        and parse[head].dep == "pobj"
        and parse[parse[head].head].lower == "of"
    )


_RAPE = re.compile(r"(?:rape|sexual (?:violence|assault|abuse))\b", re.IGNORECASE)


def _of_rape(parse: Parse, mention: Mention) -> bool:
    """'71 rape victims', '46 survivors of sexual violence'"""
    if mention.figure is None or parse[mention.head].lower not in ("victims", "survivors", "women", "girls"):
        return False
    behind = parse.text[parse[mention.last].end : parse.sentence.end]
    inside = parse.words(mention.first, mention.head)
    return bool(
        _RAPE.search(inside)
        or re.match(rf"\W*(?:of|following|after) (?:\w+ )?{_RAPE.pattern}", behind, re.IGNORECASE)
    )


_FLIGHT = re.compile(
    r"\b(?:refugee|displac|regist|recorded|UNHCR|IOM|DTM|camps?\b|border|fle[ed]|transit|shelter|households|famil|conflict)",
    re.IGNORECASE,
)


def _of_flight(parse: Parse) -> bool:
    """Whether 'arrivals' and 'returns' in the sentence are of people who flee and go home, not of tourists or goods."""
    return bool(_FLIGHT.search(parse.plain, parse.sentence.start, parse.sentence.end))


def _no_word_of(parse: Parse, head: int) -> int | None:
    """The word that says that nothing is known of these people: 'contact was lost with four', 'the fate of 27', 'no word of six'."""
    up = parse[head].head
    if parse[head].dep != "pobj" or parse[up].lower not in ("with", "of", "from", "to", "about"):
        return None
    governor = parse[parse[up].head]
    if governor.pos == "VERB" and up and parse[up - 1].pos == "NOUN":
        governor = parse[up - 1]
    verb = parse[parse.clause(governor.i)]
    words = {parse[j].lower for s in parse.subjects(verb.i) for j in (s, *parse.kids(s, "det"))} | set(
        parse.lower(governor.i - 2, governor.i + 1)
    )
    if "contact" in words | {governor.lower} and (
        verb.lemma == "lose" or "no" in words or governor.lower == "lost"
    ):
        return governor.i
    if governor.lower == "fate" and {"unknown", "unclear", "known", "uncertain"} & {
        t.lower for t in parse.tokens[head:]
    }:
        return governor.i
    if governor.lower in ("word", "news", "sign", "trace", "information") and {"no", "without"} & words:
        return governor.i
    if governor.pos == "VERB" and {"trace", "sign", "word", "news"} & words and "no" in words:
        return governor.i
    if {"nothing", "little"} & words and governor.lemma in ("hear", "know"):
        return governor.i
    return None


def _paid(parse: Parse, head: int) -> bool:
    """'bombed the town at a cost of 12 civilian lives'"""
    of = parse[parse[head].head]
    return (
        parse[head].dep == "pobj"
        and of.lower == "of"
        and parse[of.head].lower in ("cost", "expense", "price")
    )


def of_bodies(parse: Parse, head: int) -> bool:
    first = parse.first_conjunct(head)
    if first != head and _wounded(parse, head):
        return False
    if first != head and _bodies_of(parse, first):
        # 'The bodies of a couple and their three children were recovered'
        return True
    up = parse[parse[first].head]
    return up.lower == "of" and singular(parse[up.head].lower) in ("body", "corpse", "remain")


def _wounded(parse: Parse, i: int) -> bool:
    """'the bodies of eight people and 20 wounded'"""
    return bool({"wounded", "injured"} & set(parse.lower(i, i + 2)))


def _bodies_of(parse: Parse, noun: int) -> bool:
    return singular(parse[noun].lower) in ("body", "corpse") and any(
        parse[p].lower == "of" for p in parse.kids(noun, "prep")
    )


def _of_the_dead(parse: Parse, head: int) -> bool:
    up = parse[parse[head].head]
    return up.lower == "of" and NOUNS.get(singular(parse[up.head].lower)) == "killed"


def _counted(parse: Parse, head: int) -> int:
    """What governs 'lives' in '12 lives' and in 'hundreds of lives'."""
    up = parse[head].head
    return parse[parse[up].head].head if parse[up].lower == "of" else up


def next_of_a_list(parse: Parse, verb: int) -> bool:
    """'Eight civilians killed 20 injured': the object of 'killed' is the next entry of a list without commas."""
    for j in parse.kids(verb, "dobj"):
        after = j + 1
        if (
            parse[j].tag == "CD"
            and (j == verb + 1 or parse.lower(verb + 1, j) == ["/"])
            and after < len(parse)
            and parse[after].lower in ("injured", "wounded", "hurt", "missing")
        ):
            return after + 1 == len(parse) or parse[after + 1].pos not in ("NOUN", "PROPN")
    return False
