"""'The killings of a governor, a judge and the police commander of Cali': persons one by one in a list that grammar loses after the first.

Comes in: a parsed sentence and the drafts found in it. Goes out: a draft of each further person of the list.
"""

from __future__ import annotations

from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.voice_words import SAYING

_KINDS = ("killed", "injured", "abducted", "detained")
_MARKS = {",", ";", "and", "as", "well"}
_NAME = 6
_FAR = 12
"""Words between two persons of a list: a name, an age, a town."""


def further(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    listing = [d for d in drafts if _may_list(d)]
    if not listing:
        return []
    taken = {d.mention.head for d in drafts}
    free = sorted(
        (m for m in mentions.find(parse) if m.head not in taken and _is_one(m)), key=lambda m: m.first
    )
    out: list[Draft] = []
    for draft in listing:
        chain: list[Mention] = []
        before, joined = draft.mention, False
        for mention in free:
            if mention.first <= before.last:
                continue
            between = range(before.last + 1, mention.first)
            if not _goes_on(parse, before, between):
                break
            if _is_its_name(parse, before, mention):
                before = mention
                continue
            joined = joined or any(parse[j].lower == "and" for j in between)
            chain.append(mention)
            before = mention
        joined = joined or "and" in parse.lower(before.last + 1, before.last + _NAME)
        if joined and chain and not _speaks_or_acts(parse, chain, parse[draft.trigger].pos == "NOUN"):
            out += [draft.befell(m) for m in chain]
            free = [m for m in free if m not in chain]
    return out


def _may_list(draft: Draft) -> bool:
    told = draft.kind in _KINDS and not draft.share
    return told and draft.trigger <= draft.mention.first and _is_one(draft.mention)


def _is_one(mention: Mention) -> bool:
    """One person, no group and no number of people."""
    alone = mention.figure is None or (mention.figure.low == mention.figure.high == 1)
    return (
        alone
        and mention.named
        and not (mention.bare or mention.others or mention.of_whole or mention.pronoun)
    )


def _goes_on(parse: Parse, before: Mention, between: range) -> bool:
    """Whether only commas, the name, the age and the town of the one before stand between two persons."""
    if not between or len(between) > _FAR or not any(parse[j].text in _MARKS for j in between):
        return False
    own = set(parse.subtree(before.head))
    return all(
        parse[j].lower in _MARKS
        or parse[j].tag in ("NNP", "NNPS", "CD")
        or (j in own and parse[j].pos not in ("VERB", "AUX"))
        for j in between
    )


def _is_its_name(parse: Parse, before: Mention, mention: Mention) -> bool:
    """'a judge, Ana Vega, and a teacher': one person by office and name."""
    named = (
        parse[mention.head].tag == "NNP"
        and parse[before.head].tag == "NN"
        and not parse.kids(mention.head, "det")
    )
    beside = mention.first == before.last + 2 and parse[before.last + 1].text == ","
    return named and beside and mention.last + 1 < len(parse) and parse[mention.last + 1].text == ","


def _speaks_or_acts(parse: Parse, chain: list[Mention], of_a_noun: bool) -> bool:
    """'killed a judge, a policeman and a witness said': the last two did something else. 'The murder of a priest and a nun shocked the
    town' tells of the murder."""
    last = chain[-1].last + 1
    behind = parse[last] if last < len(parse) else None
    acts = behind is not None and behind.pos in ("VERB", "AUX") and behind.tag != "VBN"
    if of_a_noun:
        return acts and behind is not None and behind.lemma in SAYING
    return acts or any(parse[m.head].dep == "nsubj" for m in chain)
