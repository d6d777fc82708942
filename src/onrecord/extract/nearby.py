"""Where grammar fails: what befell people, from the words around their number."""

from __future__ import annotations

import re

from onrecord.extract import mentions, phrases
from onrecord.extract.drafts import Draft, checked, dead_or, fit
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS
from onrecord.records import Kind

_WITH = (["along", "with"], ["together", "with"])


def as_well(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'killed 28 soldiers as well as 41 civilians': what befell the first befell the others."""
    taken = {d.mention.head for d in drafts}
    out = []
    for mention in mentions.find(parse):
        first = mention.first - (mention.first > 0 and parse[mention.first - 1].tag in ("PRP$", "DT"))
        lead = parse.lower(first - 3, first)
        if mention.head in taken or mention.figure is None or not mention.named:
            continue
        # 'along with his wife and two daughters': the list's first stands behind the words.
        root = parse[parse.first_conjunct(mention.head)]
        listed = root.dep == "pobj" and parse.lower(root.head - 1, root.head + 1) in _WITH
        # 'was killed, as were his driver and a guard'
        likewise = root.dep in ("nsubj", "attr") and parse.lower(root.head - 1, root.head + 1) in _AS_WERE
        if (
            lead in (["as", "well", "as"], ["in", "addition", "to"])
            or lead[-2:] in _WITH
            or likewise
            or (listed and root.i != mention.head)
        ):
            before = [d for d in drafts if 0 < mention.first - d.mention.last < 16]
            if before:
                near = before[-1]
                out.append(near.befell(mention))
    return out


_AS_WERE = (["as", "was"], ["as", "were"])
_MAKING_UP = {"comprising", "including", "among", "consisting"}


def made_up_of(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'Six villagers, comprising three women and three children, who were taken': what befell the list befell its whole."""
    taken = {d.mention.head for d in drafts}
    out: list[Draft] = []
    for mention in mentions.find(parse):
        if mention.head in taken or mention.figure is None or not mention.named:
            continue
        i = mention.last + 1
        while i < len(parse) and parse[i].text in (",", "-", "("):
            i += 1
        if i >= len(parse) or parse[i].lower not in _MAKING_UP:
            continue
        behind = [d for d in drafts if i < d.mention.first < i + 16 and d.mention.last < d.trigger]
        told = [
            d
            for d in behind
            if (parse.kids(d.trigger, "auxpass") or _without_verb(parse, mention, d))
            and not parse.kids(d.trigger, "dobj")
        ]
        if told and (told[-1].figure is None or (told[-1].figure.low or 0) <= (mention.figure.low or 0)):
            out.append(told[-1].befell(mention))
    return out


def _without_verb(parse: Parse, whole: Mention, part: Draft) -> bool:
    """'5 Syrians including 2 women killed in a raid': a headline leaves 'were' out."""
    said = parse[part.trigger].tag in ("VBN", "VBD") and part.trigger == part.mention.last + 1
    return said and parse[whole.head].dep == "ROOT"


def listed(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'with five officers and a dozen militants left dead': people in one list share what is said behind its end."""
    taken = {d.mention.head for d in drafts}
    out: list[Draft] = []
    for mention in reversed([m for m in mentions.find(parse) if m.figure is not None and m.named]):
        if mention.head in taken or mention.of_whole or mention.pronoun or _listed_share(parse, mention):
            continue
        gap = mention.last + 1
        while gap < len(parse) and (parse[gap].lower in ("and", ",", "plus") or parse[gap].dep == "cc"):
            gap += 1
        for near in [*drafts, *out]:
            behind = near.trigger > near.mention.last and parse[near.trigger].pos in ("VERB", "ADJ")
            if (
                near.mention.first == gap
                and behind
                and near.kind in ("killed", "injured")
                and near.mention.named
            ):
                out.append(near.befell(mention))
                break
    return out


def _listed_share(parse: Parse, mention: Mention) -> bool:
    """'21 civilians, including 11 children, and dozens more wounded': a share, not an entry of the list."""
    return any(
        parse[j].lower in ("including", "among", "whom", "them")
        for j in range(max(0, mention.first - 3), mention.first)
    )


def beside(parse: Parse, mention: Mention) -> Link | None:
    """Where grammar fails: the words just before or behind the number."""
    before = parse.lower(mention.first - 3, mention.first)
    text = parse.lower(mention.last + 1, mention.last + 14)
    if (
        "nowhere" in text
        and {"have", "has", "had", "with"} & set(text[: text.index("nowhere")])
        and (mention.named or mention.bare)
    ):
        return checked(parse, "trapped", mention.last + 1 + text.index("nowhere"), None, mention)
    if {"fallen", "fell"} & set(text[:3]) and {"victim", "victims"} & set(text[1:4]):
        return checked(parse, "killed", mention.head, None, mention)
    ahead = passive_ahead(parse, mention)
    if ahead is not None:
        return ahead
    behind = parse[mention.last + 1] if mention.last + 1 < len(parse) else None
    if (
        mention.bare
        and behind is not None
        and behind.tag in ("VBD", "VBN")
        and behind.lemma not in VERBS
        and behind.pos == "VERB"
    ):
        # '412 killed, 1,033 surrendered': the word behind the number tells of them.
        return None
    for back, word in enumerate(reversed(before), 1):
        lemma = parse[mention.first - back].lemma
        harm = VERBS.get(lemma)
        token = parse[mention.first - back]
        if word in _PARTICIPLES and token.pos != "VERB" and (mention.named or mention.bare):
            return checked(parse, _PARTICIPLES[word], token.i, None, mention)
        if (
            harm is not None
            and harm.object_harmed
            and token.pos == "VERB"
            and not parse.kids(token.i, "auxpass")
            and (mention.named or mention.bare or not harm.strict)
            and (harm.kind in ("killed", "injured"))
        ):
            return dead_or(parse, token.i, mention)
        if word in (",", "at", "least", "the", "a"):
            continue
        break
    return None


_PARTICIPLES: dict[str, Kind] = {"killing": "killed", "wounding": "injured", "injuring": "injured"}


_ASIDE = re.compile(
    r", (?:(?:most|many|some|several|all|half|both|none|\w+) of (?:them|whom)|mostly|mainly|among them|including) [^,.;:]{1,50}, (?:were|was|have been|had been|has been|are|is)"
    r"(?: (?:also|reportedly|later|then))? (?P<verb>\w+)"
)


def passive_ahead(parse: Parse, mention: Mention) -> Link | None:
    """'some 3,000 civilians and more than 40 wounded people, children among them, had been brought out'."""
    if not mention.named:
        return None
    aside = _ASIDE.match(parse.text, parse[mention.last].end, parse.sentence.end)
    if (
        aside is not None
        and mention.figure is not None
        and (verb := parse.at(aside.start("verb"))) is not None
    ):
        # 'nine people, most of them passers-by, were killed', whatever grammar makes of the aside
        harm = VERBS.get(parse[verb].lemma)
        if harm is not None and harm.object_harmed and parse[verb].tag == "VBN":
            return fit(parse, verb, mention)
    for j in range(mention.last + 1, min(mention.last + 16, len(parse))):
        token = parse[j]
        if token.pos == "VERB":
            if not parse.kids(j, "auxpass"):
                return None
            if any(
                s > mention.last and parse[s].tag == "CD" and mention.head not in set(parse.subtree(s))
                for s in parse.kids(j, "nsubjpass")
            ):
                # 'including two policemen, and 15 were wounded': others were.
                return None
            harm = VERBS.get(token.lemma)
            if harm is not None and harm.object_harmed:
                return fit(parse, j, mention)
            told = phrases.of_subject(parse, j, mention)
            its_own = parse.first_conjunct(mention.head) in parse.kids(j, "nsubjpass")
            # 'The supplies, meant to help 300 people, were handed over'
            return told if told is None or told[0] != "returned" or its_own else None
        if token.lower in ("whose", "whom", "which"):
            return None
        listed = (
            token.pos in ("NOUN", "NUM", "CCONJ", "ADJ", "DET", "AUX", "PRON", "ADV") or token.text == ","
        )
        if not listed and token.lower not in ("than", "among", "including", "of", "wounded"):
            return None
    return None


def one_more(parse: Parse, draft: Draft) -> bool:
    """'The driver was also killed': one more than those told of before."""
    one = draft.figure is not None and draft.figure.number == 1 and not draft.mention.name
    return one and any(parse[c].lower == "also" for c in parse.kids(draft.trigger, "advmod"))
