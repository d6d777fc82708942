"""People who are counted with others, or told only to say whose they are: they make no claim of their own.

Comes in: a parsed sentence, a mention of people and what it is told with. Goes out: whether it is so.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.drafts import Draft
from onrecord.extract.governed import MANNED
from onrecord.extract.groups import describe, singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import GATHERING


def counted_together(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """'Some 900 rebels and their families were taken out by bus': the families are among the 900."""
    if draft.figure is not None or parse[draft.mention.head].dep != "conj":
        return False
    first = parse.first_conjunct(draft.mention.head)
    return any(
        d.mention.head == first
        and d.trigger == draft.trigger
        and d.figure is not None
        and set(draft.groups) < set(d.groups)
        for d in drafts
    )


def so_many(parse: Parse, mention: Mention) -> bool:
    """'a delegation of five': the five are told by their number."""
    behind = mention.head + 2
    return (
        singular(parse[mention.head].lower) in MANNED | GATHERING
        and (mention.figure is None or mention.figure.high == 1)
        and behind < len(parse)
        and parse[behind - 1].lower == "of"
        and parse[behind].tag == "CD"
        and parse[behind].dep == "pobj"
    )


def tells_whose(parse: Parse, mention: Mention, found: Sequence[Mention]) -> bool:
    """'the son of a baker': told only to say whose son it was."""
    above = parse[parse[mention.head].head]
    return (
        mention.named
        and parse[mention.head].dep == "pobj"
        and above.lower == "of"
        and any(
            m.head == above.head and m.named and m.figure is not None and m.figure.high == 1 and not m.bare
            for m in found
        )
    )


def of_things(parse: Parse, mention: Mention) -> bool:
    """'either village, both of which …', 'The two schools, both in the hands of the militia': two that are no people."""
    i = mention.head
    if parse[i].lower != "both":
        return False
    things = parse[parse[i].head] if parse[i].dep in ("appos", "conj") else None
    return parse.lower(i + 1, i + 3) == ["of", "which"] or (
        things is not None and things.tag.startswith("NN") and not describe(parse, things.i)[0]
    )


def of_one_of_them(parse: Parse, mention: Mention) -> bool:
    """'Five were wounded, one of them a child': the child is that one, who is told as a share."""
    if parse[mention.head].dep != "appos":
        return False
    first = mention.first - (parse[mention.first - 1].lower in ("a", "an")) if mention.first else 0
    return first > 2 and parse.lower(first - 2, first) in (["of", "them"], ["of", "whom"])


def of_which_some(parse: Parse, mention: Mention) -> bool:
    """'three of the 12 people wounded died', 'four of the crew of nine': what befell the three says nothing of the twelve."""
    of = parse[mention.head].head
    if parse[mention.head].dep == "pobj" and singular(parse[parse[of].head].lower) in MANNED | GATHERING:
        above = parse[parse[of].head]
        over = parse[above.head]
        if (
            parse[of].lower == over.lower == "of"
            and above.dep == "pobj"
            and parse[over.head].tag == "CD"
            and any(parse[c].lower == "the" for c in parse.kids(above.i, "det"))
        ):
            return True
    return (
        parse[mention.head].dep == "pobj"
        and parse[of].lower == "of"
        and parse[parse[of].head].tag == "CD"
        and mention.first > of
    )


def died_of_it(parse: Parse, mention: Mention, verb: int) -> bool:
    """'A policeman wounded in Sunday's attack died on Tuesday'"""
    return parse[verb].lemma in ("die", "succumb") and mention.head in parse.kids(verb, "nsubj")


def counts_others(parse: Parse, mention: Mention, trigger: int) -> bool:
    """'23 civilians killed, 11 abducted': the word right behind another number tells of those."""
    return (
        trigger - 2 > mention.last
        and parse[trigger - 1].tag == "CD"
        and parse[trigger].tag in ("VBN", "VBD", "JJ")
        and not _ages(parse.lower(mention.last + 1, trigger))
    )


def _ages(words: list[str]) -> bool:
    """'A woman of 52 died', 'pupils aged between six and eleven died'"""
    told = bool(words) and words[0] in ("of", "aged") and len(words) < 6
    return told and not {"the", "them", "whom", ","} & set(words)
