"""Whom attacks were aimed at: 'an attempt on the life of Judge Olmos', 'fired at two reporters', 'the mayor escaped unhurt'.

Comes in: a Story and its attacks. Goes out: for each attack the people that the report tells as its target, or as having come away
from it unharmed. Whom it killed or hurt is told by the claims about people (people.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from onrecord.extract import attack_words as words
from onrecord.extract import mentions, name_parts, names
from onrecord.extract.attack_mentions import Attack
from onrecord.extract.attack_told import speaks_of_attack
from onrecord.extract.attempts import an_attempt
from onrecord.extract.groups import INSIDE, describe, singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.words import ARMED
from onrecord.records import Aim, Figure

_AT = {"on", "against", "upon", "at", "targeting", "toward", "towards", "to"}
_OF_PERSONS = {
    "home", "house", "residence", "mansion", "apartment", "office", "car", "vehicle", "convoy", "motorcade", "limousine", "truck", "jeep", "helicopter",
    "plane", "farm", "ranch", "life", "lives", "boat", "bus", "van", "caravan", "entourage", "family", "delegation",
}  # fmt: skip
_UNHURT = {"unhurt", "unharmed", "uninjured", "unscathed", "safe", "alive"}
_COME_AWAY = {"escape", "emerge", "be", "survive", "come", "get", "walk", "remain"}
_SAVED_FROM = {
    "injury",
    "injuries",
    "death",
    "attempt",
    "attack",
    "ambush",
    "assassination",
    "unhurt",
    "unharmed",
}
_FAR = 2
"""Sentences behind an attack in which 'he escaped unhurt' still tells of it."""


def find(story: Story, attacks: Sequence[Attack]) -> dict[int, tuple[Aim, ...]]:
    """The people aimed at, by the position of the attack."""
    found: dict[int, list[Aim]] = {}
    seen: set[frozenset[str]] = set()
    first: dict[int, int] = {}
    for n, attack in enumerate(attacks):
        for sentence in attack.sentences:
            first.setdefault(sentence, n)
    for index, parse in story.parses.items():
        if (position := _attack_of(first, index)) is None:
            continue
        for head in in_sentence(parse):
            aim, key = _aim(parse, head)
            if any(names.one_person(key, other) for other in seen):
                continue
            seen.add(key)
            found.setdefault(position, []).append(aim)
    return {position: tuple(aims) for position, aims in found.items()}


def at_a_person(parse: Parse) -> bool:
    """Whether the sentence tells of an attack on somebody who is named or holds an office: a happening of its own, wherever it was."""
    return any(
        names.ends_a_name(parse, i) or describe(parse, i)[0] == ("official",) for i in in_sentence(parse)
    )


def _attack_of(first: Mapping[int, int], index: int) -> int | None:
    """The attack last told of; `first` has the first attack of each sentence that tells of one."""
    return next((first[s] for s in range(index, index - _FAR - 1, -1) if s in first), None)


def in_sentence(parse: Parse) -> list[int]:
    """The head words of the people that the sentence tells as aimed at, or as unharmed."""
    out: list[int] = []
    for token in parse.tokens:
        targets: Iterator[int] = iter(())
        if token.pos in ("NOUN", "PROPN", "VERB") and speaks_of_attack(parse, token.i):
            targets = chain(_targets(parse, token.i), _damaged(parse, token.i))
        elif token.pos in ("VERB", "AUX", "ADJ"):
            targets = chain(_unharmed(parse, token.i), _present(parse, token.i), _damaged(parse, token.i))
        out += [i for target in targets for i in _people(parse, target) if i not in out]
    return out


_NO_TARGET = {
    "open",
    "fire",
    "clash",
    "fight",
    "battle",
    "drop",
    "set",
    "throw",
    "exchange",
    "come",
    "explode",
    "detonate",
    "go",
    "blow",
} | words.LAUNCH
"""Verbs of attack whose object or subject is the arms."""
_DOES = {
    "make",
    "carry",
    "launch",
    "stage",
    "perpetrate",
    "commit",
    "throw",
    "hurl",
    "lob",
    "toss",
    "place",
    "plant",
    "detonate",
    "fire",
}
_BY = {
    "at",
    "in",
    "near",
    "outside",
    "inside",
    "by",
    "under",
    "on",
    "against",
    "beside",
    "behind",
    "opposite",
    "of",
    "from",
    "front",
    "to",
}


def _targets(parse: Parse, i: int) -> Iterator[int]:
    """The nouns that tell what was attacked."""
    token = parse[i]
    if token.pos == "VERB" and token.lemma not in _NO_TARGET:
        yield from parse.kids(i, "nsubjpass", "dobj")
    nodes = [i, *parse.kids(i, "dobj")] if token.pos == "VERB" else [i]
    if token.dep in ("nsubjpass", "nsubj", "dobj") and parse[token.head].lemma in _DOES | {"explode"}:
        nodes.append(token.head)
    for node in nodes:
        for prep in parse.kids(node, "prep", "acl"):
            if parse[prep].lower in _AT and not (parse[prep].lower == "to" and parse[node].pos == "NOUN"):
                yield from parse.kids(prep, "pobj", "dobj")
            yield from _homes_by(parse, prep, parse[node].pos == "VERB")
    for verb in parse.kids(i, "acl", "xcomp"):
        # 'an attempt to kill the judge'
        if an_attempt(parse, i):
            yield from parse.kids(verb, "dobj")


def _homes_by(parse: Parse, prep: int, of_verb: bool) -> Iterator[int]:
    """'exploded in front of the mayor's house', 'near the car of a judge'."""
    if not of_verb or parse[prep].lower not in _BY:
        return
    for noun in parse.kids(prep, "pobj", "prep", "pcomp"):
        if parse[noun].dep == "prep" or parse[noun].lower == "front":
            for inner in [noun, *parse.kids(noun, "prep")]:
                yield from _homes_by(parse, inner, True) if parse[inner].dep == "prep" else ()
        elif parse[noun].lower in _OF_PERSONS:
            yield noun


def _damaged(parse: Parse, i: int) -> Iterator[int]:
    """'The blast damaged the homes of two deputies', 'Senator Mora was the target of the attack'."""
    if parse[i].lemma in (
        "damage",
        "destroy",
        "burn",
        "shatter",
        "riddle",
        "strafe",
        "machinegun",
        "dynamite",
    ):
        yield from (o for o in parse.kids(i, "dobj", "nsubjpass") if singular(parse[o].lower) in _OF_PERSONS)
    if parse[i].lemma == "be":
        for one, other in (("attr", "nsubj"), ("nsubj", "attr")):
            # 'Senator Mora was the target of the attack', 'The target of the attack was Senator Mora'
            if any(_is_target(parse, told) for told in parse.kids(i, one)):
                yield from parse.kids(i, other)


def _is_target(parse: Parse, noun: int) -> bool:
    of = (o for p in parse.kids(noun, "prep") for o in parse.kids(p, "pobj"))
    return parse[noun].lower in ("target", "targets", "victim", "object") and any(
        speaks_of_attack(parse, o) for o in of
    )


def _unharmed(parse: Parse, i: int) -> Iterator[int]:
    token = parse[i]
    if token.lemma not in _COME_AWAY and token.lemma not in ("injure", "hurt", "wound", "harm"):
        return
    near = set(parse.lower(i + 1, i + 6))
    state = {parse[c].lower for c in parse.kids(i, "acomp", "oprd", "advmod", "dobj", "attr")}
    spared = state & (_UNHURT - {"safe", "alive"}) if token.lemma == "be" else near & _UNHURT
    if token.lemma in ("escape", "survive"):
        spared = spared or near & _SAVED_FROM
    if token.lemma in ("injure", "hurt", "wound", "harm"):
        none = any(parse[s].lower in ("none", "neither") for s in parse.kids(i, "nsubjpass"))
        spared = {"not"} if none or any(parse[k].dep == "neg" for k in parse.children[i]) else set()
    if spared:
        yield from parse.kids(i, "nsubj", "nsubjpass")


def _present(parse: Parse, i: int) -> Iterator[int]:
    """'Forty members were at the offices when the bomb went off': they were in the attack, hurt or not."""
    if parse[i].lemma not in _BEING_THERE:
        return
    for clause in parse.kids(i, "advcl"):
        when = any(parse[m].lower in ("when", "as", "while") for m in parse.kids(clause, "advmod", "mark"))
        at_once = when and any(
            parse[j].pos in ("NOUN", "VERB") and speaks_of_attack(parse, j) for j in parse.subtree(clause)
        )
        if at_once:
            yield from parse.kids(i, "nsubj")


_BEING_THERE = {
    "be",
    "sleep",
    "travel",
    "ride",
    "drive",
    "work",
    "meet",
    "stay",
    "rest",
    "walk",
    "eat",
    "dine",
    "sit",
    "stand",
    "wait",
    "live",
    "play",
}


def _people(parse: Parse, i: int) -> list[int]:
    """The heads of the persons that a noun and its list name, or whose home or vehicle they are."""
    out, stack, steps = [], [i], 0
    while stack and steps < 60:
        steps += 1
        j = stack.pop()
        stack += parse.kids(j, "conj")
        if parse[j].lower in ("none", "neither", "both", "all"):
            stack += [
                o for p in parse.kids(j, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")
            ]
        if singular(parse[j].lower) in _OF_PERSONS or parse[j].lower in _OF_PERSONS:
            stack += [
                o
                for p in parse.kids(j, "prep")
                if parse[p].lower in ("of", "carrying")
                for o in parse.kids(p, "pobj")
            ]
            stack += [
                o
                for v in parse.kids(j, "acl")
                if parse[v].lemma in ("carry", "transport")
                for o in parse.kids(v, "dobj")
            ]
            stack += parse.kids(j, "poss")
        elif _is_person(parse, j):
            out.append(j)
        else:
            # 'the head of the secret police, General Mora'
            stack += parse.kids(j, "appos")
    return sorted(out)


def _is_person(parse: Parse, i: int) -> bool:
    token = parse[i]
    if names.ends_a_name(parse, i):
        first = name_parts.first_of(parse, i)
        titled = names.group_of(parse, i) != "person"
        return first != i and (titled or parse[first].lower not in _OF_PLACES) and names.is_person(parse, i)
    if token.pos not in ("NOUN", "PROPN") or token.lower in ARMED or token.lower == "staff":
        return False
    groups, _, named = describe(parse, i)
    if {parse[c].lower for c in parse.children[i] if c < i} == {"the"} and not parse.kids(
        i, "prep", "acl", "relcl", "appos"
    ):
        # 'the candidate': told of before, by name or by more words
        return False
    alone = token.tag in ("NNS", "NNPS") and groups == ("person",) and not parse.kids(i, "nummod")
    return (
        bool(groups)
        and named
        and (groups != ("combatant",) or _on_guard(parse, i))
        and not alone
        and not any(parse[c].lower in ("no", "any") for c in parse.kids(i, "det"))
    )


def _on_guard(parse: Parse, i: int) -> bool:
    """Police, guards and escorts, and fighters whose number is told; a side that fights is no target by itself."""
    counted = bool(parse.kids(i, "nummod")) or any(
        parse[c].lower in ("a", "an") for c in parse.kids(i, "det")
    )
    return counted or singular(parse[i].lower) in (
        "policeman",
        "policewoman",
        "guard",
        "bodyguard",
        "escort",
        "sentry",
        "watchman",
    )


_OF_PLACES = {"el", "la", "los", "las", "san", "santa", "santo", "barrio", "finca", "villa", "fort", "camp", "mount", "puerto", "rio", "cerro", "hacienda",
              "colonia", "al", "deir", "tel", "tell", "jebel", "wadi", "bab", "khan", "kafr", "beit", "umm", "ras"}  # fmt: skip
"""How names of places begin, which a report attacks far oftener than it does a person without any title."""


def _aim(parse: Parse, i: int) -> tuple[Aim, frozenset[str]]:
    """The target, and what tells it from the others."""
    figure: Figure | None
    groups: tuple[str, ...]
    if names.ends_a_name(parse, i):
        first, key, groups = (
            name_parts.first_of(parse, i),
            names.key_of(parse, i),
            (names.group_of(parse, i),),
        )
        figure = Figure(1, 1, False, parse.words(first, i))
    else:
        known = next((m for m in mentions.find(parse) if m.head == i), None)
        groups, first, figure = describe(parse, i)[0], i, None
        if known is not None:
            first, figure = known.first, known.figure
        else:
            first = min([i, *[c for c in parse.kids(i, *INSIDE) if c < i]])
        if figure is None and parse[i].tag == "NN" and known is None:
            figure = Figure(1, 1, False, parse.words(first, i))
        key = frozenset({f"{parse[i].lower} {figure.number if figure else ''}"})
    return Aim(parse[first].start, parse[i].end, parse.words(first, i), figure, groups), key
