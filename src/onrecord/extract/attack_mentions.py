"""Where a sentence speaks of an attack that happened: each mention with its doer, method, place and time.

Comes in: a Story and a parsed sentence. Goes out: mentions, one for each attack that the sentence tells of. Which mentions of
a report are one attack is decided in attacks.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.extract import attack_doers, method_words, modality, pronoun_sides, setting, sides, where
from onrecord.extract import attack_words as words
from onrecord.extract.attack_told import described, launched, noun_of, speaks_of_attack
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.part_places import SOME_OF
from onrecord.extract.story import Story
from onrecord.records import Place, When

Toll = tuple[str, int | None, int | None]
"""(kind of harm, low, high)"""


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack; `sentences` are those that speak of it, `trigger` the token of its first full mention."""

    sentence: int
    trigger: int
    method: str | None
    sure: bool
    actor: str | None
    place: Place | None
    own_place: bool
    when: When | None
    harm: bool
    definite: bool
    sentences: tuple[int, ...] = field(default=())
    the: bool = False
    """Whether it is told as 'the strike', with or without words that tell which."""
    headline: bool = False
    weak_time: bool = False
    placed_at: int = 0
    """The sentence that tells the place."""
    news: date | None = None
    """The day of publication, of what the lead tells without a day: it is what the report is written for."""
    again: bool = False
    """'Another attack', 'strikes also hit': told apart from the ones before by its own words."""
    several: bool = False
    """'Attacks on several districts': a sum of attacks that may be told one by one after it."""
    of_a_part: bool = False
    """'Fourteen of the victims died in raids on …': where some of the harm was done."""
    wide: bool = False
    """An offensive or operation, which holds attacks and is none of them."""
    figurative: bool = False
    """'Battle reaches climax': a headline's word that may be none of arms."""
    mutual: bool = False
    """Two sides are named who fought: neither is told to have done the harm."""
    tolls: frozenset[Toll] = frozenset()
    """The numbers of dead and injured told with it."""


def in_sentence(
    story: Story, parse: Parse, drafts: Sequence[Draft], same: Callable[[Attack, Attack], bool]
) -> Iterator[Attack]:
    """The attacks told in one sentence; `drafts` is its harm, `same` says whether two mentions are one."""
    seen: list[Attack] = []
    for token in parse.tokens:
        if not speaks_of_attack(parse, token.i) or not _happened(parse, token.i):
            continue
        mention = _mention(story, parse, token.i, drafts)
        # One clause names one attack with several words: 'car bomb', 'killed in airstrikes'.
        twin = next((k for k, s in enumerate(seen) if same(s, mention)), None)
        listed = next((k for k, s in enumerate(seen) if _listed_with(parse, s.trigger, token.i)), None)
        struck = next((k for k, s in enumerate(seen) if _of_one_deed(parse, s.trigger, token.i)), None)
        if struck is not None:
            # 'Rockets were fired at the town': by what it was done is told by the rockets.
            arms = seen[struck] if parse[token.i].pos == "VERB" else mention
            seen[struck] = replace(
                seen[struck], method=arms.method or seen[struck].method, sure=arms.sure or seen[struck].sure
            )
        elif listed is not None:
            seen[listed] = replace(
                seen[listed], method=mention.method, sure=mention.sure, several=mention.several
            )
        elif twin is None:
            seen.append(mention)
        elif not mention.definite and (
            comes(parse, seen[twin].trigger) or _told_behind(parse, seen[twin].trigger, token.i)
        ):
            # 'The attack comes a day after jets hit …': what is told anew, and not what was told before
            seen[twin] = mention
        elif mention.sure and not seen[twin].sure:
            seen[twin] = replace(seen[twin], method=mention.method, sure=True)
    yield from seen


def _listed_with(parse: Parse, one: int, other: int) -> bool:
    """'conducted a series of missile and drone strikes', where the strikes are read as another verb's."""
    what = launched(parse, one) if parse[one].pos == "VERB" else one
    between = parse.tokens[what + 1 : other] if what is not None else ()
    joined = [t.lower for t in between][:1] == ["and"] and 1 < len(between) < 4
    return joined and all(t.pos in ("NOUN", "ADJ", "VERB") for t in between[1:])


def _of_one_deed(parse: Parse, one: int, other: int) -> bool:
    """Whether of two words one is the verb and the other what falls, is fired or goes off by it."""
    verb, noun = (one, other) if parse[one].pos == "VERB" else (other, one)
    what = parse.first_conjunct(noun)
    told = parse[verb].pos == "VERB" and noun_of(parse, noun) in words.PROJECTILES
    return told and parse[what].dep in ("nsubj", "nsubjpass", "dobj") and parse[what].head == verb


def _happened(parse: Parse, i: int) -> bool:
    told = modality.certainty(parse, i)
    if told == "feared" and parse[i].pos == "NOUN" and described(parse, i) & words.DOUBTED:
        told = modality.certainty(parse, parse.clause(i))
    if parse[i].pos == "VERB" and any(
        parse[s].lower in ("neither", "nobody", "none", "no-one") for s in parse.subjects(i)
    ):
        return False
    if parse[i].dep in ("xcomp", "pcomp") and parse[parse[i].head].lemma in _GIVEN_UP:
        return False
    often = any(parse[c].lower in _HABITUAL for c in parse.kids(parse.clause(i), "advmod"))
    return told == "asserted" and not often and not _attempted(parse, i)


_GIVEN_UP = {"stop", "cease", "halt", "suspend", "quit", "refrain", "avoid"}
"""'had stopped bombing the town': what is told is that there is none."""
_HABITUAL = {
    "regularly",
    "often",
    "frequently",
    "sometimes",
    "usually",
    "routinely",
    "occasionally",
    "sporadically",
    "typically",
    "rarely",
    "always",
}


def _attempted(parse: Parse, i: int) -> bool:
    """'tried to storm', 'failed to bomb', 'vowed to strike': nothing was struck."""
    token = parse[parse.first_conjunct(i)]
    return (
        token.pos == "VERB"
        and token.dep == "xcomp"
        and parse[token.head].lemma in ("try", "attempt", "fail", "seek", "vow", "intend", "refuse", "want", "prepare", "threaten")
    )  # fmt: skip


def _mention(story: Story, parse: Parse, i: int, drafts: Sequence[Draft]) -> Attack:
    timing = setting.time_for(story, parse, i, cumulative=False)
    own = _goal(story, parse, i) or where.of_the_words(story, parse, i, _about(parse, i))
    tolls = _tolls(parse, i, drafts)
    noun = launched(parse, i) if parse[i].lemma in words.LAUNCH else i
    method, sure = _method(parse, i if noun is None else noun)
    named = noun_of(parse, noun) if noun is not None else ""
    headline = parse.sentence.block == "headline" or _in_title(parse, i)
    own_actor = sides.actor_of(parse, i)
    both = attack_doers.both_sides(parse, i) if own_actor is None else None
    return Attack(
        sentence=parse.sentence.index,
        trigger=i,
        method=method,
        sure=sure,
        actor=own_actor
        or both
        or attack_doers.carried_out_by(parse, i)
        or attack_doers.told_apart(parse, i)
        or pronoun_sides.side_meant(story, parse, i),
        place=own or where.place_for(story, parse, i),
        own_place=own is not None or where.told_here(story, parse, i),
        when=timing.when if timing else None,
        harm=any(d.kind in ("killed", "injured") for d in drafts),
        definite=_definite(parse, i),
        the=any(parse[c].lower == "the" for c in parse.kids(i, "det")),
        sentences=(parse.sentence.index,),
        headline=headline,
        weak_time=timing is not None and timing.weak,
        placed_at=parse.sentence.index,
        news=story.report.published if timing is None and parse.sentence.index <= _LEAD else None,
        again=_again(parse, i),
        several=_several(parse, i),
        of_a_part=SOME_OF.match(story.text, parse.sentence.start) is not None,
        wide=named in words.WIDE or (named == "assault" and not tolls),
        figurative=headline and named in words.ONGOING,
        mutual=both is not None,
        tolls=tolls,
    )


_TAKING = {"retake", "recapture", "take", "capture", "regain", "seize", "recover"}
_SO_FAR = re.compile(r"(?:some |about )?\d[\d.,]* ?(?:km|kms|kilomet\w+|miles?)\b")


def _goal(story: Story, parse: Parse, i: int) -> Place | None:
    """'opened an assault 90 km east of Gao to regain Ansongo': on Ansongo."""
    for verb in {i, parse[i].head, parse.clause(i)}:
        for aim in parse.kids(verb, "advcl", "xcomp", "acl"):
            to = any(parse[a].lower == "to" for a in parse.kids(aim, "aux"))
            if not to or aim < i or parse[aim].lemma not in _TAKING:
                continue
            far = any(_SO_FAR.match(m.place.text) for m in story.places_in(parse[i].start, parse[aim].start))
            words = {j for o in parse.kids(aim, "dobj") for j in parse.subtree(o)}
            if far and words:
                return where.of_the_words(story, parse, i, words)
    return None


_LEAD = 2
"""The first sentences, which tell the news."""


def _in_title(parse: Parse, i: int) -> bool:
    """Whether a word stands in a headline that runs on into the lead: 'Two Killed in Raid on Nyala Two people …'."""
    token = parse[i]
    if parse.sentence.index > _LEAD or i < 2 or not token.text[0].isupper():
        return False
    near = [t for t in parse.tokens[max(0, i - 4) : i] if t.text[0].isalpha() and len(t.text) > 3]
    return len(near) > 1 and all(t.text[0].isupper() for t in near)


def _tolls(parse: Parse, i: int, drafts: Sequence[Draft]) -> frozenset[Toll]:
    counted = [(d, d.figure) for d in drafts if d.kind in ("killed", "injured") and not d.share and d.figure]
    clause = parse.clause(i)
    own = [
        (d, f)
        for d, f in counted
        if parse.clause(d.trigger) == clause
        or (setting.hangs_on(parse, d.trigger, clause) and not _after_it(parse, d.trigger, clause))
    ]
    return frozenset((d.kind, f.low, f.high) for d, f in own or counted)


def _after_it(parse: Parse, trigger: int, clause: int) -> bool:
    """'hit a clinic, days after dozens were killed': those are not of this attack."""
    own = parse.clause(trigger)
    return (
        own != clause
        and parse[own].dep == "advcl"
        and any(parse[m].lower in ("after", "before", "since") for m in parse.kids(own, "mark"))
    )


def _method(parse: Parse, i: int) -> tuple[str | None, bool]:
    things = {singular(parse[o].lower) for o in parse.kids(i, "dobj", "nsubjpass")}
    if parse[i].lemma in ("shoot", "bring") and things & words.AIRCRAFT:
        # 'a helicopter was shot down': it did not strike.
        return "other", True
    if parse[i].lemma in _OF_ITS_OWN:
        return _OF_ITS_OWN[parse[i].lemma]
    if (
        parse[i].lemma == "set"
        and things.isdisjoint(words.PROJECTILES)
        and not _by_arms(parse, i)
        and "off" not in parse.lower(i, i + 3)
    ):
        # Houses are set on fire by whoever came with guns.
        return "other", True
    if parse[i].pos == "NOUN" and any(singular(parse[j].lower) == "drone" for j in parse.subtree(i)):
        # 'an explosive dropped by a drone'
        return "drone", True
    if things & {"grenade", "explosive", "dynamite"}:
        return "explosion", True
    return method_words.near(parse, i, wide=False)


def _by_arms(parse: Parse, i: int) -> bool:
    """'set on fire by drones'"""
    agent = parse.agent(i)
    return agent is not None and singular(parse[agent].lower) in words.AIRCRAFT | words.PROJECTILES


_OF_ITS_OWN: dict[str, tuple[str | None, bool]] = {
    "torch": ("other", True),
    "raze": ("other", True),
    "invade": ("ground-fighting", False),
}
"""Verbs that tell the method themselves."""


def _about(parse: Parse, i: int) -> set[int]:
    """The tokens that say what an attack was on: what hangs on the noun, or on the verb's object."""
    if parse[i].pos != "VERB":
        return {j for j in parse.subtree(i) if j > i}
    objects = parse.kids(i, "dobj", "nsubjpass")
    return {j for o in objects for j in parse.subtree(o)}


def comes(parse: Parse, i: int) -> bool:
    """'The attack on the hospital comes two days after …': that just told of."""
    if parse[i].dep != "nsubj" or parse[parse[i].head].lemma != "come":
        return False
    return bool({parse[d].lower for d in parse.kids(i, "det")} & {"the", "this", "these"})


def _told_behind(parse: Parse, i: int, deed: int) -> bool:
    """'The attack took place when gunmen opened fire': the clause behind it tells the attack in full."""
    verb = parse[parse[i].head]
    happens = verb.lemma in ("happen", "occur") or (
        verb.lemma == "take" and any(parse[o].lower == "place" for o in parse.kids(verb.i, "dobj"))
    )
    clause = parse[parse.clause(deed)]
    return parse[i].dep == "nsubj" and happens and clause.dep == "advcl" and clause.head == verb.i


def _again(parse: Parse, i: int) -> bool:
    token = parse[i]
    if token.pos == "NOUN":
        if {parse[c].lower for c in parse.kids(i, "det")} & {"the", "this", "that"}:
            return False
        if described(parse, i) & words.AGAIN:
            return True
    verb = parse.clause(i)
    return any(parse[c].lower in ("also", "separately", "elsewhere") for c in parse.kids(verb, "advmod"))


def _several(parse: Parse, i: int) -> bool:
    noun = launched(parse, i) if parse[i].pos == "VERB" else i
    return noun is not None and parse[noun].tag in ("NNS", "NNPS")


def _definite(parse: Parse, i: int) -> bool:
    """'the attack', 'this bombing': one already spoken of, unless something behind tells which ('the attack on …')."""
    token = parse[i]
    if token.pos == "VERB":
        aimed = parse.kids(i, "nsubjpass")
        if aimed and {parse[d].lower for d in parse.kids(aimed[0], "det")} & {"these", "those"}:
            # 'These civilians were targeted in …'
            return True
        what = launched(parse, i) if token.lemma in words.LAUNCH else None
        return what is not None and _definite(parse, what)
    if token.pos != "NOUN":
        return False
    if comes(parse, i):
        return True
    determiners = {parse[c].lower for c in parse.kids(i, "det", "poss")}
    if not determiners & {"the", "this", "that", "these", "those"} or _ranked(parse, i):
        return False
    if determiners & {"this", "these", "those"}:
        return True
    later = [parse[c] for c in parse.children[i] if c > i]
    if _began(parse, i):
        return True
    telling = any(
        t.dep in ("acl", "relcl")
        or (
            t.dep == "prep"
            and t.lower in _WHICH_ONE
            and not any(
                _DAY.match(parse[o].lower) or parse[o].lower in _TIMES for o in parse.kids(t.i, "pobj")
            )
        )
        for t in later
    )
    before = [
        parse[c] for c in parse.children[i] if c < i and parse[c].dep in ("amod", "compound", "nmod", "poss")
    ]
    return not telling and not any(t.pos == "PROPN" or t.lower.endswith("day") for t in before)


_WHICH_ONE = ("on", "in", "at", "near", "against", "of", "by", "between")
"""What stands before the words that tell which attack is meant."""
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_TIMES = {"night", "morning", "evening", "afternoon", "dawn", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}  # fmt: skip
"""'The blast on Sunday night hit …': which blast, it does not tell."""


def _began(parse: Parse, i: int) -> bool:
    """'the fighting that began on Thursday': spoken of before, and only dated by it."""
    begun = [
        r for r in parse.kids(i, "relcl") if parse[r].lemma in ("begin", "start", "erupt", "break", "flare")
    ]
    return bool(begun) and not any(
        t.dep == "prep" and t.lower in _WHICH_ONE for t in (parse[c] for c in parse.children[i] if c > i)
    )


def _ranked(parse: Parse, i: int) -> bool:
    """'the bloodiest ambush yet', 'the first raid': one that is told here, not before."""
    return any(
        parse[c].tag in ("JJS", "RBS")
        or parse[c].lower.endswith("iest")
        or parse[c].lower in ("first", "second", "third", "latest", "last")
        for c in parse.kids(i, "amod")
    )
