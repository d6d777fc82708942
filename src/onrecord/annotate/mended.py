"""What the parser often reads wrong and the words alone put right.

Comes in: the words of one sentence with their grammar. Goes out: the same words, a few of them hung elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.annotate import mended_lists as lists
from onrecord.annotate import mended_subjects as subjects
from onrecord.annotate.islamic_state import islamic_state
from onrecord.annotate.mended_verbs import (
    AFFILIATED,
    FLARES,
    HARMS,
    advanced,
    fighting,
    killed_and_burned,
    missing,
    of_the_affiliated,
    overrun,
)
from onrecord.records import Token

_REPUTED = {
    "said",
    "believed",
    "thought",
    "alleged",
    "reported",
    "suspected",
    "understood",
    "presumed",
    "known",
    "considered",
    "rumoured",
    "rumored",
}
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_FEASTS = {"good", "palm", "easter", "black", "bloody", "ash", "maundy", "whit", "shrove", "holy"}


def days_apart(tokens: list[Token]) -> list[Token]:
    """'captured Sarrin Monday', 'in Damascus Thursday', read as one name: the name takes the day's place, and the day hangs beside it."""
    for day in tokens:
        if day.lower not in _DAYS or day.i == 0 or day.head == day.i:
            continue
        name = tokens[day.i - 1]
        if name.head != day.i or name.dep != "compound" or name.tag != "NNP" or name.lower in _FEASTS:
            continue
        above = tokens[day.head]
        dep = (
            "dobj"
            if day.dep == "npadvmod" and above.tag.startswith("V") and not _has_object(tokens, day.head)
            else day.dep
        )
        verb = day.head
        while not tokens[verb].tag.startswith("V") and tokens[verb].head != verb:
            verb = tokens[verb].head
        tokens[name.i] = replace(name, dep=dep, head=day.head)
        for other in tokens:
            if other.head == day.i and other.i < name.i:
                tokens[other.i] = replace(other, head=name.i)
        tokens[day.i] = replace(day, dep="npadvmod", head=verb)
    return tokens


def reputed(tokens: list[Token]) -> list[Token]:
    """'Fighters said to be Russian killed 30 men', read as fighters who speak: what is 'said to be' so is told of, and the next verb is theirs."""
    for cue in tokens:
        i = cue.i
        if cue.lower not in _REPUTED or [t.lower for t in tokens[i + 1 : i + 3]] != ["to", "be"] or i == 0:
            continue
        own = [t for t in tokens if t.head == i and t.i != i]
        subject = next((t for t in own if t.dep == "nsubj" and t.i < i), None)
        verb = next(
            (t for t in own if t.i > i + 2 and t.tag in _FINITE and t.dep in ("ccomp", "conj", "dep")), None
        )
        if subject is None or verb is None or any(t.dep in ("aux", "auxpass") for t in own):
            continue
        for t in own:
            if t.i not in (subject.i, verb.i, i + 2):
                tokens[t.i] = replace(t, head=verb.i)
        for t in tokens:
            if t.head == verb.i and t.dep in ("nsubj", "nsubjpass") and t.i < verb.i and t.i != subject.i:
                tokens[t.i] = replace(t, dep="attr", head=i + 2)
        root = cue.head == i
        tokens[verb.i] = replace(verb, dep=cue.dep, head=verb.i if root else cue.head)
        tokens[subject.i] = replace(subject, head=verb.i)
        tokens[i] = replace(cue, dep="acl", tag="VBN", head=subject.i)
    return tokens


def shot_dead(tokens: list[Token]) -> list[Token]:
    """'Gunmen on a motorcycle shot dead a teacher', read as a noun with its adjective or as what befell the motorcycle: the verb."""
    for shot, dead in pairwise(tokens):
        if shot.lower != "shot" or dead.lower != "dead":
            continue
        if shot.tag == "NN":
            return _shot_as_verb(tokens, shot, dead)
        if shot.tag == "VBN" and shot.dep == "acl" and tokens[shot.head].dep == "pobj":
            return _shot_of_the_noun(tokens, shot, dead)
    return tokens


def _shot_as_verb(tokens: list[Token], shot: Token, dead: Token) -> list[Token]:
    inner = [t for t in tokens if t.dep in ("compound", "amod") and t.head == shot.i and t.i < shot.i]
    if not inner:
        return tokens
    root = next((t.i for t in tokens if t.head == t.i), dead.i)
    dep, head = ("ROOT", shot.i) if root in (dead.i, shot.i) else ("ccomp", root)
    for t in tokens:
        if t.i in (shot.i, dead.i, inner[-1].i):
            continue
        if t.head == shot.i:
            tokens[t.i] = replace(t, head=inner[-1].i if t.i < shot.i else shot.i)
        elif t.head == dead.i:
            tokens[t.i] = replace(t, head=shot.i)
    adjective = inner[-1].tag == "JJ"
    tokens[inner[-1].i] = replace(inner[-1], dep="acomp" if adjective else shot.dep, head=shot.head)
    tokens[shot.i] = replace(shot, tag="VBD", pos="VERB", lemma="shoot", dep=dep, head=head)
    tokens[dead.i] = replace(dead, dep="oprd", head=shot.i)
    return tokens


def _shot_of_the_noun(tokens: list[Token], shot: Token, dead: Token) -> list[Token]:
    root = next((t for t in tokens if t.head == t.i), None)
    victim = next(
        (t for t in tokens if t.i > dead.i and t.tag in ("NN", "NNS") and t.dep in ("pobj", "dobj", "appos")),
        None,
    )
    if root is None or root.i > shot.i or not root.tag.startswith("NN") or victim is None:
        return tokens
    for t in tokens:
        if t.head == root.i and t.i > shot.i:
            tokens[t.i] = replace(t, head=shot.i)
    tokens[root.i] = replace(root, dep="nsubj", head=shot.i)
    tokens[victim.i] = replace(victim, dep="dobj", head=shot.i)
    tokens[shot.i] = replace(shot, tag="VBD", dep="ROOT", head=shot.i)
    return tokens


def and_shot(tokens: list[Token]) -> list[Token]:
    """'were taken off a bus and shot', read as a bus and a shot."""
    for joined, shot in pairwise(tokens):
        if shot.lower != "shot" or shot.tag != "NN" or joined.lower != "and" or shot.dep != "conj":
            continue
        verb = tokens[tokens[shot.head].head]
        if not any(t.head == verb.i and t.dep == "auxpass" for t in tokens) or tokens[shot.head].dep not in (
            "dobj",
            "pobj",
        ):
            continue
        tokens[joined.i] = replace(joined, head=verb.i)
        tokens[shot.i] = replace(shot, tag="VBN", pos="VERB", lemma="shoot", head=verb.i)
    return tokens


def laid_by(tokens: list[Token]) -> list[Token]:
    """'A bomb dropped by a plane hit a bus', read as a bomb that dropped: what has a doer after 'by' tells of the noun before it."""
    for first in tokens:
        i = first.i
        if first.tag != "VBD" or not any(t.head == i and t.dep == "agent" for t in tokens):
            continue
        own = [t for t in tokens if t.head == i and t.i != i]
        subject = next((t for t in own if t.dep == "nsubj" and t.i < i), None)
        verb = next(
            (t for t in own if t.i > i and t.tag == "VBD" and t.dep in ("conj", "ccomp", "dep")), None
        )
        if subject is None or verb is None or any(t.dep in ("aux", "auxpass", "cc", "dobj") for t in own):
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
            continue
        for t in own:
            if t.dep != "agent" and t.i > verb.i:
                tokens[t.i] = replace(t, head=verb.i)
        tokens[verb.i] = replace(verb, dep=first.dep, head=verb.i if first.head == i else first.head)
        tokens[subject.i] = replace(subject, head=verb.i)
        tokens[i] = replace(first, dep="acl", tag="VBN", head=subject.i)
    return tokens


def of_the_verb(tokens: list[Token]) -> list[Token]:
    """'25 men were lined up', where the men are read as the subject of 'were' alone."""
    for t in tokens:
        above = tokens[t.head]
        if t.dep == "nsubj" and above.dep in ("aux", "auxpass") and t.i < above.i < above.head:
            tokens[t.i] = replace(t, dep="nsubjpass" if above.dep == "auxpass" else "nsubj", head=above.head)
    return tokens


def aid_as_noun(tokens: list[Token]) -> list[Token]:
    """'Aid deliveries have stopped', read as somebody who aids deliveries: the first word only says what is delivered."""
    if len(tokens) < 3 or tokens[0].lower != "aid" or tokens[0].tag not in ("VB", "VBP"):
        return tokens
    aid, noun = tokens[:2]
    if aid.dep in ("compound", "amod") and aid.head == 1 and noun.tag.startswith("NN"):
        tokens[0] = replace(aid, lemma="aid", pos="NOUN", tag="NN", dep="compound")
        return tokens
    if not noun.tag.startswith("NN") or noun.head != 0 or aid.dep not in ("csubj", "csubjpass"):
        return tokens
    passive = any(t.head == aid.head and t.dep == "auxpass" for t in tokens)
    for token in tokens[2:]:
        if token.head == 0:
            tokens[token.i] = replace(token, head=1)
    tokens[1] = replace(noun, dep="nsubjpass" if passive else "nsubj", head=aid.head)
    tokens[0] = replace(aid, lemma="aid", pos="NOUN", tag="NN", dep="compound", head=1)
    return tokens


_SAYS = {"say", "claim", "allege", "insist", "believe"}


def says_it_did(tokens: list[Token]) -> list[Token]:
    """'a raid the government says killed 12', where the killing is read as another verb's: it is what the government says."""
    for says, verb in pairwise(tokens):
        if says.dep != "relcl" or says.lemma not in _SAYS or verb.tag not in _FINITE or verb.head == says.i:
            continue
        if verb.head == verb.i or any(t.head == says.i and t.dep == "ccomp" for t in tokens):
            continue
        tokens[verb.i] = replace(verb, dep="ccomp", head=says.i)
    return tokens


_ASKED = {"reach", "contact", "interview", "quote", "cite", "ask", "question"}


def asked_over_the_phone(tokens: list[Token]) -> list[Token]:
    """'Locals reached over the phone said', read as locals who reached something: they were reached, and said it."""
    for noun, first in pairwise(tokens):
        verb = tokens[first.head]
        if first.tag != "VBD" or first.lemma not in _ASKED or noun.head != first.i or noun.dep != "nsubj":
            continue
        if verb.i <= first.i or not verb.tag.startswith("V") or _has_object(tokens, first.i):
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
            continue
        tokens[noun.i] = replace(noun, head=verb.i)
        tokens[first.i] = replace(first, tag="VBN", dep="acl", head=noun.i)
    return tokens


def capitals_as_name(tokens: list[Token]) -> list[Token]:
    """'State news agency SANA, quoting a source, said', where the name in capitals is read as a verb."""
    if all(t.text.isupper() for t in tokens if t.text.isalpha()):
        return tokens
    for noun, name in pairwise(tokens):
        verb = tokens[name.head]
        if not (
            name.text.isupper() and name.text.isalpha() and len(name.text) > 1 and name.tag.startswith("V")
        ):
            continue
        if noun.head != name.i or noun.dep != "nsubj" or verb.i <= name.i or not verb.tag.startswith("V"):
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
            continue
        for t in tokens:
            if t.head == name.i and t.i != noun.i:
                tokens[t.i] = replace(t, head=verb.i)
        tokens[noun.i] = replace(noun, dep="compound", head=name.i)
        tokens[name.i] = replace(name, tag="NNP", pos="PROPN", lemma=name.text, dep="nsubj", head=verb.i)
    return tokens


def put_right(tokens: list[Token]) -> tuple[Token, ...]:
    """All of them, each where its words stand; what would leave no tree is left as it was read."""
    words = {t.lower for t in tokens}
    tags = {t.dep for t in tokens}
    for mend, wanted in (
        (days_apart, _DAYS & words), (of_the_verb, "aux" in tags or "auxpass" in tags), (shot_dead, {"shot", "dead"} <= words), (and_shot, {"and", "shot"} <= words),
        (reputed, "to" in words and _REPUTED & words), (subjects.ending, "acl" in tags), (laid_by, "agent" in tags), (islamic_state, "is" in words), (aid_as_noun, "aid" in words),
        (says_it_did, "relcl" in tags), (capitals_as_name, "nsubj" in tags), (asked_over_the_phone, "nsubj" in tags),
        (subjects.so_many, "between" in words), (subjects.behind_the_comma, "appos" in tags), (subjects.counted_object, "npadvmod" in tags), (subjects.before_a_colon, ":" in words or "):" in words),
        (lists.dates_apart, "on" in words and lists.MONTHS & words), (lists.as_hostages, "as" in words and lists.HELD & words), (lists.over_a_span, lists.DEEDS & words),
        (lists.object_behind_a_span, lists.SPANS & words and lists.SEIZES & words), (lists.between_commas, lists.SEIZES & words), (lists.minor_as_noun, "minor" in words),
        (lists.behind_semicolons, ";" in words), (lists.behind_a_colon, ":" in words and lists.DEEDS & words), (lists.kin_of_the_list, lists.KIN & words),
        (lists.of_them, "them" in words), (lists.one_by_one, "appos" in tags and "and" in words), (lists.beside_its_bearer, (lists.SEIZES | lists.DEEDS) & words), (lists.victims_of_a_deed, lists.DEEDS & words), (lists.after_they_were, ("after" in words or "before" in words) and "auxpass" in tags),
        (overrun, "overrun" in words), (advanced, "advanced" in words), (fighting, FLARES & words), (missing, "missing" in words),
        (of_the_affiliated, AFFILIATED & words), (killed_and_burned, HARMS & words and "and" in words),
    ):  # fmt: skip
        if wanted:
            changed = mend(list(tokens))
            if changed != tokens and _is_tree(changed):
                tokens = changed
    return tuple(tokens)


def _is_tree(tokens: Sequence[Token]) -> bool:
    """Whether every word hangs, over others, on one that hangs on itself."""
    known: set[int] = set()
    for token in tokens:
        i, way = token.i, set[int]()
        while i not in known and i not in way:
            way.add(i)
            if tokens[i].head == i:
                break
            i = tokens[i].head
        else:
            if i in way:
                return False
        known |= way
    return True


_FINITE = ("VBD", "VBZ", "VBP")


def _has_object(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep in ("dobj", "auxpass") for t in tokens)
