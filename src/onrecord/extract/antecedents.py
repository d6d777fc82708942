"""Whom 'them' and 'their members' mean: groups taken over from people named before.

Comes in: a sentence's drafts. Goes out: the same drafts with the groups of what their pronoun
stands for, where that is plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract import mentions, names
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import said_to_be
from onrecord.extract.source_kinds import kind_of
from onrecord.extract.story import Story

_PARTS = {"them", "those", "these", "whom"}
_GROUP_OF_BODY = {"rescue": "rescuer", "armed-group": "combatant"}


def resolved(story: Story, parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """The drafts with groups in place of pronouns; 'he' for whom nobody stands before makes no claim."""
    told = [*earlier, *drafts]
    found = [
        _person(story, parse, d, told) if d.mention.pronoun else _resolved(story, parse, d) for d in drafts
    ]
    return [_told_of_all(parse, _known(story, d)) for d in found if d is not None]


def _told_of_all(parse: Parse, draft: Draft) -> Draft:
    """'21 bodies, all of them children', 'Two of those killed were children': the group that is told of all of them."""
    mention = draft.mention
    if draft.figure is None or draft.groups != ("person",):
        return draft
    if mention.bare and mention.of_whole and draft.trigger <= mention.last:
        return draft.regrouped(said_to_be(parse, mention) or draft.groups, None)
    behind = _ALL.match(parse.plain, parse[mention.last].end)
    noun = parse.at(behind.end() - 1) if behind is not None else None
    groups = describe(parse, noun)[0] if noun is not None and parse[noun].tag == "NNS" else ()
    return draft.regrouped(groups, None) if groups and groups != ("person",) else draft


_ALL = re.compile(
    r"(?: (?:in|near|at|outside) (?:[A-Z][\w-]+ ?)+)? ?[,(-] ?all (?:of (?:them|whom) (?:were )?)?[a-z-]+\b(?= ?[,.;)]| in\b| at\b| near\b| from\b)"
)


def _known(story: Story, draft: Draft) -> Draft:
    """A name with the group that the report gives it anywhere: 'Colonel Reyes', later only 'Reyes'."""
    if draft.groups != ("person",) or not draft.mention.name:
        return draft
    found = [story.persons[word] for word in sorted(draft.mention.name) if word in story.persons]
    return draft.regrouped((found[0],), None) if found else draft


def _person(story: Story, parse: Parse, draft: Draft, told: list[Draft]) -> Draft | None:
    """'He was kidnapped': the person named last before, in this sentence or the two before it; or somebody of whom nothing is told
    yet, as in 'They found a teacher at home and shot him'."""
    if draft.figure is None:
        found = next(
            (m for m in _before(story, parse, draft.mention) if m.groups != ("person",) and not m.pronoun),
            None,
        )
        if found is None:
            return None
        here = found.last < draft.mention.first and found in mentions.find(parse) and found.figure is not None
        counted = replace(draft, figure=found.figure) if here else draft
        return counted.regrouped(found.groups, found.affiliation)
    if (one := _one_who_did_it(parse, draft.mention)) is not None:
        return draft.regrouped(one.groups, one.affiliation)
    index = parse.sentence.index
    for earlier in (parse, story.parses.get(index - 1), story.parses.get(index - 2)):
        if earlier is None:
            continue
        i = names.last_named(earlier, draft.mention.first if earlier is parse else len(earlier))
        if i is not None:
            groups = (names.group_of(earlier, i),)
            mention = replace(draft.mention, groups=groups, name=names.key_of(earlier, i))
            return replace(draft, groups=groups, mention=mention)
        if earlier is parse and (one := _somebody(parse, draft.mention, told)) is not None:
            return draft.regrouped(one.groups, one.affiliation)
    return None


def _somebody(parse: Parse, pronoun: Mention, told: list[Draft]) -> Mention | None:
    """The one person, not named, whom the same sentence tells nothing else of."""
    if parse[pronoun.head].dep == "pobj":
        # 'another whom they took along with him'
        return None
    here = [d for d in told if d.sentence == parse.sentence.index]
    harmed = {d.mention.head for d in here if d.kind not in ("detained", "abducted")}
    other = ("woman",) if parse[pronoun.head].lower in ("he", "him") else ("man",)
    before = [
        m
        for m in mentions.find(parse)
        if m.last < pronoun.first and m.figure is not None and m.figure.low == m.figure.high == 1 and m.named
    ]
    able = [
        m
        for m in before
        if not (m.name or m.pronoun or m.of_whole)
        and m.head not in harmed
        and m.groups != other
        and parse[m.head].dep in ("dobj", "pobj", "nsubjpass")
        and parse[m.head].head != parse[pronoun.head].head
    ]
    return able[0] if len(able) == 1 else None


def _one_who_did_it(parse: Parse, mention: Mention) -> Mention | None:
    """'A gunman wounded three people before guards shot him dead'"""
    verb = parse[mention.head].head
    ended = any(parse[m].lower in ("before", "until") for m in parse.kids(verb, "mark"))
    if parse[mention.head].dep != "dobj" or not ended:
        return None
    before = [m for m in mentions.find(parse) if m.last < mention.first and parse[m.head].dep == "nsubj"]
    alone = [
        m
        for m in before
        if m.groups == ("combatant",) and m.figure is not None and m.figure.high == 1 and not m.name
    ]
    return alone[0] if len(alone) == 1 and alone[0].head == before[0].head else None


def _resolved(story: Story, parse: Parse, draft: Draft) -> Draft:
    mention = draft.mention
    if draft.groups != ("person",):
        return draft
    words = set(parse.lower(mention.first, mention.last + 1))
    if mention.of_whole and words & _PARTS:
        named = [m for m in _before(story, parse, mention) if not _tells(m) and not _does_it(parse, draft, m)]
        counted = next((m for m in named if m.figure is not None and m.figure.high != 1), None)
        if "whom" in words and counted is not None:
            # 'Soldiers fired on a crowd, wounding ten, two of whom died': no soldiers
            named = [m for m in named if not _acts(parse, m)]
        people = (
            counted is not None and counted.noun in ("people", "persons") and counted.groups == ("person",)
        )
        if people and (draft.kind == "rescued" or "them" in words):
            # 'Bandits abducted 60 people; 12 of them were rescued', 'Rebels came. Nine people were shot. Two of them died'
            return draft
        found = next((m for m in named if m.groups != ("person",)), None)
        return draft.regrouped(found.groups, found.affiliation) if found is not None else draft
    if words & {"couple", "pair", "duo", "trio"} and words & {"the", "both"}:
        found = next((m for m in _before(story, parse, mention) if m.groups != ("person",)), None)
        return draft.regrouped(found.groups, found.affiliation) if found is not None else draft
    if words & {"members", "staff", "volunteers", "colleagues", "men"} and words & {"their", "its"}:
        body = _body_before(parse, mention)
        if body is not None:
            return draft.regrouped(*body)
    return draft


def _does_it(parse: Parse, draft: Draft, mention: Mention) -> bool:
    """Whoever does it to them: 'abducted 60 people and soldiers later rescued 12 of them'."""
    agent = parse.agent(draft.trigger)
    doers = (*parse.kids(draft.trigger, "nsubj"), *(() if agent is None else (agent,)))
    return draft.kind == "rescued" and any(mention.first <= d <= mention.last for d in doers)


def _acts(parse: Parse, mention: Mention) -> bool:
    """Those of whom no number is told and who do something in the sentence."""
    here = mention in mentions.find(parse) and mention.figure is None
    return here and parse[mention.head].dep == "nsubj"


def _tells(mention: Mention) -> bool:
    """Rescuers, medics and officials of whom no number is told are those who tell of it, not 'them'."""
    return mention.figure is None and mention.groups in (
        ("rescuer",),
        ("medic",),
        ("official",),
        ("journalist",),
    )


def _before(story: Story, parse: Parse, mention: Mention) -> Iterator[Mention]:
    """People named before, nearest first, back over two sentences."""
    here = [m for m in mentions.find(parse) if m.last < mention.first]
    yield from sorted(here, key=lambda m: -m.first)
    for index in range(parse.sentence.index - 1, max(-1, parse.sentence.index - 3), -1):
        earlier = story.parses.get(index)
        if earlier is not None:
            plural = [
                m
                for m in mentions.find(earlier)
                if (m.figure is None or m.figure.low != 1) and not (mention.of_whole and _among(earlier, m))
            ]
            # Who a sentence is about stands in its subject; the later words are what it says of them.
            yield from sorted(
                plural, key=lambda m: (earlier[m.head].dep not in ("nsubj", "nsubjpass"), -m.first)
            )


def _among(parse: Parse, mention: Mention) -> bool:
    """'92 people, among them 31 children. Six of them died': of the 92."""
    return bool({"including", "them", "whom"} & set(parse.lower(max(0, mention.first - 1), mention.first)))


def _body_before(parse: Parse, mention: Mention) -> tuple[tuple[str, ...], str] | None:
    """The organisation that 'their members' belongs to, named earlier in the sentence."""
    for token in reversed(parse.tokens[: mention.first]):
        if token.pos in ("PROPN", "NOUN") and token.dep in ("nsubj", "nsubjpass", "pobj", "appos", "poss"):
            kept = [
                j
                for j in parse.children[token.i]
                if j < token.i and parse[j].dep in ("compound", "amod", "nmod")
            ]
            words = parse.words(min([token.i, *kept]), token.i)
            group = _GROUP_OF_BODY.get(kind_of(words))
            if group is not None:
                return (group,), re.sub(r"^(?:the|The) ", "", words)
    return None
