"""Lists of persons that the parser hangs in the wrong place: 'killing A, 42; B, 19; a minor; and C', 'taking as hostages A and B'.

Comes in: the tokens of a sentence. Goes out: the same, with the persons of the list where the list stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.records import Token

MONTHS = frozenset(MONTH_NAMES)
HELD = frozenset(("hostage", "hostages", "prisoner", "prisoners", "captive", "captives"))
SPANS = frozenset(("hours", "days", "weeks", "months", "years", "minutes", "week", "month", "year"))
SEIZES = frozenset(("kidnapped", "abducted", "arrested", "detained", "captured", "seized", "shot", "wounded", "injured", "murdered",
                    "killed", "assassinated", "executed", "jailed", "imprisoned"))  # fmt: skip
DEEDS = {"killing", "killings", "murder", "murders", "assassination", "assassinations", "death", "deaths", "execution", "executions",
          "kidnapping", "kidnappings", "abduction", "abductions", "slaying", "slayings"}  # fmt: skip
KIN = frozenset(("wife", "husband", "son", "daughter", "sons", "daughters", "brother", "sister", "brothers", "sisters", "mother",
                 "father", "child", "children", "baby", "family", "driver", "bodyguard", "bodyguards", "parents"))  # fmt: skip


def dates_apart(tokens: list[Token]) -> list[Token]:
    """'On 3 March Ana Soto was killed', read as one name after 'on': the day hangs on the verb, the name is its subject."""
    for on, day, month in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if on.lower != "on" or day.tag != "CD" or month.lower not in MONTHS or month.dep != "compound":
            continue
        name, verb = tokens[month.head], tokens[on.head]
        own = [t for t in tokens if t.head == verb.i]
        subjects = [t.i for t in own if t.dep in ("nsubj", "nsubjpass")]
        if name.i <= month.i or verb.i < name.i or not verb.tag.startswith("V"):
            continue
        if not (subjects == [name.i] or (name.dep == "pobj" and name.head == on.i and not subjects)):
            continue
        passive = any(t.dep == "auxpass" for t in own)
        tokens[month.i] = replace(month, dep="pobj", head=on.i)
        tokens[day.i] = replace(day, dep="nummod", head=month.i)
        tokens[name.i] = replace(name, dep="nsubjpass" if passive else "nsubj", head=verb.i)
    return tokens


def behind_semicolons(tokens: list[Token]) -> list[Token]:
    """'A, 42; B, 19; a minor known as C; D, and a guard': what begins behind a semicolon is the next of the list, not who the last one was."""
    for mark, after in pairwise(tokens):
        if mark.text != ";":
            continue
        head = next((t for t in tokens[after.i :] if t.head < mark.i), None)
        if head is None or head.tag[:1] not in "NJ" or not _begins(tokens, after.i, head.i):
            continue
        if head.tag == "JJ":
            head = replace(head, tag="NN", pos="NOUN")
        if head.dep == "appos":
            tokens[head.i] = replace(head, dep="conj")
        elif head.dep in ("npadvmod", "dobj", "dep"):
            first = next((t for t in tokens[: mark.i] if t.dep == "dobj" and t.head == head.head), None)
            if first is not None:
                tokens[head.i] = replace(head, dep="conj", head=first.i)
    return tokens


def behind_a_colon(tokens: list[Token]) -> list[Token]:
    """'recalled the murders in July: Ana Rivas, Luis Soto', read as those who recalled: the murdered."""
    colon = next((t.i for t in tokens if t.text == ":"), None)
    deeds = [t for t in tokens[: colon or 0] if t.lower in DEEDS and t.tag == "NNS"]
    if colon is None or not deeds or any(t.head == deeds[-1].i and t.lower == "of" for t in tokens):
        return tokens
    name = next((t for t in tokens[colon + 1 :] if t.head < colon), None)
    if name is not None and name.tag == "NNP" and name.dep == "appos" and _begins(tokens, colon + 1, name.i):
        tokens[name.i] = replace(name, head=deeds[-1].i)
    return tokens


def minor_as_noun(tokens: list[Token]) -> list[Token]:
    """'a minor were killed', read as what something is like."""
    for article, minor in pairwise(tokens):
        if minor.lower != "minor" or minor.tag != "JJ" or article.lower not in ("a", "the"):
            continue
        if minor.dep in ("conj", "appos", "nsubj", "nsubjpass", "dobj", "pobj"):
            tokens[minor.i] = replace(minor, tag="NN", pos="NOUN", lemma="minor")
    return tokens


def as_hostages(tokens: list[Token]) -> list[Token]:
    """'taking as hostages the engineers A and B', read as hostages that engineer them: whom they took."""
    for held in tokens[2:]:
        verb = tokens[held.i - 2]
        if held.lower not in HELD or tokens[held.i - 1].lower != "as":
            continue
        if verb.lemma not in ("take", "hold", "seize", "keep"):
            continue
        last = next((t for t in tokens[held.i + 1 :] if t.dep == "dobj"), None)
        between = tokens[held.i + 1 : last.i] if last is not None else []
        if last is None or any(t.tag[:1] not in "NJDC" and t.tag != "VBZ" for t in between):
            continue
        for t in between:
            tokens[t.i] = replace(t, dep="det" if t.tag == "DT" else "compound", head=last.i)
            if t.tag == "VBZ":
                # 'engineers' as what somebody does
                tokens[t.i] = replace(tokens[t.i], tag="NNS", pos="NOUN")
        tokens[last.i] = replace(last, head=verb.i)
        tokens[held.i - 1] = replace(tokens[held.i - 1], dep="prep", tag="IN", pos="ADP", head=verb.i)
        tokens[held.i] = replace(held, dep="pobj", tag="NNS", pos="NOUN", head=held.i - 1)
        for t in tokens:
            if t.head in {b.i for b in between} and t.i > last.i:
                tokens[t.i] = replace(t, head=verb.i)
    return tokens


def over_a_span(tokens: list[Token]) -> list[Token]:
    """'the killings in the past 72 hours of a judge', read as hours of a judge: whose killings."""
    for deed, when in pairwise(tokens):
        if deed.lower not in DEEDS or when.lower not in ("on", "in", "during", "over", "at", "within", "by"):
            continue
        of = (
            _behind_the_time(tokens, when.i + 1)
            if when.lower != "by"
            else _behind_the_doer(tokens, when.i + 1)
        )
        if of is None:
            continue
        first = next((t for t in tokens if t.head == of.i and t.dep == "pobj"), None)
        late = next((t for t in tokens if t.head == when.i and t.dep == "pobj" and t.i > of.i), None)
        time = tokens[of.i - 1]
        if first is not None and late is not None and first.i < late.i:
            # '26 February of Mayor Ana Rivas', read as one name
            tokens[first.i] = replace(first, dep="compound", head=late.i)
            tokens[late.i] = first = replace(late, head=of.i)
            tokens[time.i] = replace(time, dep="pobj", head=when.i)
        tokens[when.i] = replace(when, head=deed.i)
        tokens[of.i] = replace(of, head=deed.i)
        for t in tokens[of.i :]:
            if first is not None and t.head == deed.i and t.dep == "appos" and t.i > of.i:
                # 'of a judge, a police commander': no other word for the killings
                tokens[t.i] = replace(t, dep="conj", head=first.i)
    return tokens


def _behind_the_time(tokens: Sequence[Token], i: int) -> Token | None:
    """The 'of' behind 'in the past 72 hours', 'on the evening of 27 February', 'in Peru', where nothing but a time or a town stands."""
    start = i
    while i < len(tokens) and i - start < 9:
        token = tokens[i]
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        dated = after.isdecimal() or after in MONTHS
        before = tokens[i - 1]
        if token.lower == "of" and not dated:
            town = before.tag == "NNP" and tokens[start].tag == "NNP"
            return token if i > start and (town or before.lower in SPANS | MONTHS | _DAYS) else None
        timed = token.lower in _OF_TIME | SPANS | MONTHS | _DAYS or token.tag == "CD" or token.lower == "of"
        if not (timed or (token.tag == "NNP" and tokens[start].tag == "NNP")):
            return None
        i += 1
    return None


def _behind_the_doer(tokens: Sequence[Token], i: int) -> Token | None:
    """The 'of' behind 'by unknown gunmen', where a number says who follows."""
    for token in tokens[i : i + 4]:
        if token.lower == "of":
            counted = token.i + 1 < len(tokens) and tokens[token.i + 1].tag == "CD"
            return token if token.i > i and counted else None
        if token.tag[:1] not in "NJ":
            return None
    return None


_DAYS = frozenset((*WEEKDAYS, "evening", "morning", "night", "afternoon", "day"))
_OF_TIME = {
    "the",
    "past",
    "last",
    "early",
    "late",
    "few",
    "same",
    "less",
    "than",
    "about",
    "some",
    "previous",
}


def beside_its_bearer(tokens: list[Token]) -> list[Token]:
    """'kidnapped landowner Luis Mena', 'the murder of priests Luis Mena and Juan Soto', read as two objects: what he is, and his name."""
    for noun, name in pairwise(tokens):
        last = name
        while last.dep == "compound" and last.head > last.i:
            last = tokens[last.head]
        if noun.tag not in ("NN", "NNS") or name.tag != "NNP" or last.tag != "NNP" or last.i <= name.i:
            continue
        governor = tokens[noun.head]
        taken = noun.dep == "dobj" and governor.lower in SEIZES and governor.i == noun.i - 1
        of_a_deed = noun.dep == "pobj" and governor.lower == "of" and tokens[governor.head].lower in DEEDS
        if taken and last.head == governor.i and last.dep in ("npadvmod", "dobj"):
            tokens[last.i] = replace(last, dep="dobj")
        elif of_a_deed and last.head < governor.i and last.dep in ("npadvmod", "dobj", "appos"):
            tokens[last.i] = replace(last, dep="pobj", head=governor.i)
        else:
            continue
        for t in tokens:
            if t.head == noun.i and t.i < noun.i:
                tokens[t.i] = replace(t, head=last.i)
        tokens[noun.i] = replace(noun, dep="compound", head=last.i)
    return tokens


def object_behind_a_span(tokens: list[Token]) -> list[Token]:
    """'murdered in less than 48 hours, the judge Ana Soto', read as a time: whom they murdered."""
    for mark, after in pairwise(tokens):
        if mark.text != "," or not mark.i or tokens[mark.i - 1].lower not in SPANS:
            continue
        head = next((t for t in tokens[after.i :] if t.head < mark.i), None)
        if head is None or head.dep not in ("npadvmod", "dep") or not head.tag.startswith("NN"):
            continue
        verb = tokens[head.head]
        acts = verb.lower in SEIZES and verb.tag == "VBD"
        if acts and _begins(tokens, after.i, head.i) and not _has(tokens, verb.i, "dobj", "auxpass"):
            tokens[head.i] = replace(head, dep="dobj")
    return tokens


def between_commas(tokens: list[Token]) -> list[Token]:
    """'Luis Mena, kidnapped 11 days ago, was rescued', read as one who kidnapped: what stands between commas was done to him."""
    for mark, first in pairwise(tokens):
        if mark.text != "," or first.lower not in SEIZES or first.tag != "VBD" or first.head != first.i:
            continue
        own = [t for t in tokens if t.head == first.i and t.i != first.i]
        subject = next((t for t in own if t.dep == "nsubj" and t.i < mark.i), None)
        verb = next((t for t in own if t.i > first.i and t.dep == "conj" and t.tag.startswith("V")), None)
        if subject is None or verb is None or any(t.dep in ("dobj", "auxpass", "aux", "cc") for t in own):
            continue
        if tokens[verb.i - 1].text != "," and tokens[verb.i - 2].text != ",":
            continue
        if _has(tokens, verb.i, "nsubj", "nsubjpass"):
            continue
        passive = _has(tokens, verb.i, "auxpass")
        for t in own:
            if t.i > verb.i or (t.dep == "punct" and t.i > first.i):
                tokens[t.i] = replace(t, head=verb.i)
        tokens[verb.i] = replace(verb, dep="ROOT", head=verb.i)
        tokens[subject.i] = replace(subject, dep="nsubjpass" if passive else "nsubj", head=verb.i)
        tokens[first.i] = replace(first, dep="acl", tag="VBN", head=subject.i)
    return tokens


def kin_of_the_list(tokens: list[Token]) -> list[Token]:
    """'the murder of Juan Soto, his wife, and two others', read as who Soto was: the second of the list."""
    for whose, kin in pairwise(tokens):
        if kin.lower not in KIN or whose.tag != "PRP$" or kin.dep != "appos" or whose.i < 2:
            continue
        listed = [t for t in tokens if t.head == kin.i and t.dep == "conj" and t.i > kin.i]
        name = tokens[kin.head]
        if listed and name.tag in ("NNP", "NN") and tokens[whose.i - 1].text == ",":
            tokens[kin.i] = replace(kin, dep="conj")
    return tokens


def victims_of_a_deed(tokens: list[Token]) -> list[Token]:
    """'condemned the killing of the mayor and three of his guards', read as a killing and three: of the mayor and of three."""
    for deed in tokens:
        if deed.lower not in DEEDS:
            continue
        of = next((t for t in tokens if t.head == deed.i and t.lower == "of" and t.i == deed.i + 1), None)
        whom = next((t for t in tokens if of is not None and t.head == of.i and t.dep == "pobj"), None)
        if whom is None:
            continue
        for other in tokens[whom.i + 1 :]:
            joined = other.dep == "conj" and other.head == deed.i
            subject = (
                other.dep in ("nsubj", "nsubjpass") and other.dep == deed.dep and other.head == deed.head
            )
            counted = other.tag == "CD" or any(t.head == other.i and t.dep == "nummod" for t in tokens)
            first = min([other.i, *(t.i for t in tokens if t.head == other.i)])
            follows = tokens[first - 1].lower in (",", "and") and first > whom.i
            if other.lower in DEEDS or not follows or not (subject or (joined and counted)):
                continue
            tokens[other.i] = replace(other, dep="conj", head=whom.i)
    return tokens


def of_them(tokens: list[Token]) -> list[Token]:
    """'the funeral of six monks, five of them Spaniards, who were killed', read as Spaniards beside the funeral: the monks were killed."""
    for of, them in pairwise(tokens):
        if of.lower != "of" or them.lower != "them" or of.i < 3 or tokens[of.i - 2].text != ",":
            continue
        count, whole = tokens[of.i - 1], tokens[of.i - 3]
        part = tokens[count.head]
        if count.tag != "CD" or whole.tag not in ("NNS", "NNPS") or part.i != them.i + 1:
            continue
        if part.dep not in ("conj", "appos") or part.head == whole.i or part.head > whole.i:
            continue
        tokens[part.i] = replace(part, dep="appos", head=whole.i)
        for t in tokens[part.i + 1 :]:
            if t.head == part.i and t.dep == "relcl":
                tokens[t.i] = replace(t, head=whole.i)
    return tokens


def after_they_were(tokens: list[Token]) -> list[Token]:
    """'sent after six monks (five of Spain) and two women were killed', read as sent after six monks: whom the verb behind them befell."""
    for after in tokens:
        if after.lower not in ("after", "before") or after.dep != "prep":
            continue
        first = next((t for t in tokens if t.head == after.i and t.dep == "pobj"), None)
        verb = next(
            (
                t
                for t in tokens
                if t.head == after.head and t.dep == "conj" and t.tag == "VBN" and t.i > after.i
            ),
            None,
        )
        if first is None or verb is None or first.i > verb.i or not _has(tokens, verb.i, "auxpass"):
            continue
        last = next((t for t in tokens if t.head == verb.i and t.dep == "nsubjpass" and t.i > first.i), None)
        if last is None or any(t.tag.startswith("V") for t in tokens[first.i : last.i]):
            continue
        joins = [t for t in tokens[first.i : last.i] if t.lower == "and" and t.head == after.head]
        if len(joins) != 1:
            continue
        tokens[joins[0].i] = replace(joins[0], head=first.i)
        tokens[last.i] = replace(last, dep="conj", head=first.i)
        tokens[first.i] = replace(first, dep="nsubjpass", head=verb.i)
        tokens[after.i] = replace(after, dep="mark", head=verb.i)
        tokens[verb.i] = replace(verb, dep="advcl")
    return tokens


def one_by_one(tokens: list[Token]) -> list[Token]:
    """'a police colonel, a judge, and a teacher were murdered', read as a colonel who is a judge: one after the other."""
    for comma, article in pairwise(tokens):
        if comma.text != "," or article.lower not in ("a", "an"):
            continue
        second = tokens[article.head]
        first = tokens[second.head]
        if second.dep != "appos" or second.tag != "NN" or first.tag != "NN" or first.i > comma.i:
            continue
        indefinite = any(t.head == first.i and t.lower in ("a", "an") for t in tokens)
        behind = [t.lower for t in tokens[second.i + 1 : second.i + 4]]
        third = next(
            (
                t
                for t in tokens[second.i + 1 :]
                if (t.dep == "conj" and t.head in (first.i, second.i))
                or (t.dep, t.head) == (first.dep, first.head)
            ),
            None,
        )
        if indefinite and third is not None and behind[:2] == [",", "and"]:
            tokens[second.i] = replace(second, dep="conj")
            tokens[third.i] = replace(third, dep="conj", head=second.i)
    return tokens


def _begins(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether all words from the first up to the head belong to it."""
    return all(t.i == head or _under(tokens, t.i, head) for t in tokens[first:head])


def _under(tokens: Sequence[Token], i: int, head: int) -> bool:
    for _ in range(6):
        i = tokens[i].head
        if i == head:
            return True
    return False


def _has(tokens: Sequence[Token], verb: int, *deps: str) -> bool:
    return any(t.head == verb and t.dep in deps for t in tokens)
