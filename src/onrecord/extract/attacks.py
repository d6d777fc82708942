"""Attacks as such: each distinct one once, at its first full mention, and only where the text says it happened.

Comes in: a Story. Goes out: attacks with every sentence that speaks of them, so that harm can be
linked to the attack that did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.extract import method_words, setting, where
from onrecord.extract.groups import singular
from onrecord.extract.merged import better_time
from onrecord.extract.modality import certainty
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside, narrower
from onrecord.extract.words import STATES, VERBS
from onrecord.records import Place, When

ATTACK_VERBS = {
    "bomb", "shell", "bombard", "pound", "raid", "ambush", "storm", "assault", "attack", "detonate", "explode", "clash", "strike",
    "hit", "target", "fight", "battle", "fire", "open", "drop", "launch", "blow", "carry", "stage", "mount", "conduct",
    "wage", "burst", "rain", "lob", "rocket", "barrel", "hurl", "besiege", "strafe", "blast",
}  # fmt: skip
_LIGHT = {
    "open": {"fire"},
    "drop": {"bomb", "barrel", "bombs", "barrels", "explosives", "munitions", "gas", "shells"},
    "blow": {"up", "himself", "herself", "themselves"},
}
_LAUNCH = {"launch", "carry", "stage", "mount", "conduct", "wage"}
ATTACK_NOUNS = {
    "airstrike", "strike", "raid", "attack", "bombing", "blast", "explosion", "shelling", "bombardment", "clash", "fighting",
    "battle", "offensive", "assault", "ambush", "shooting", "massacre", "bomb", "gunfire", "barrage", "air-strike", "detonation",
    "crossfire", "rocket", "mortar", "sniping", "gunbattle", "firefight",
}  # fmt: skip
_WARLIKE = re.compile(r"\b(?:war ?planes?|jets?|helicopters?|forces?|troops?|army|militants?|rebels?|terrorists?|bombers?|gunm[ae]n|coalition|"
                      r"rockets?|missiles?|shells?|mortars?|bombs?|artillery|planes?|aircrafts?|strikes?|raids?|airstrikes?|drones?|"
                      r"fighters?|regime|military|police|tanks?|snipers?|militia\w*|insurgents?|soldiers?|attackers?|isis|daesh)\b", re.I)  # fmt: skip


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
    headline: bool = False
    weak_time: bool = False
    placed_at: int = 0
    """The sentence that tells the place."""


def find(story: Story) -> list[Attack]:
    """The distinct attacks of the report, in the order of their first full mention."""
    out: list[Attack] = []
    for parse in story.parses.values():
        for mention in _in_sentence(story, parse):
            _place_into(out, mention)
    body = [a for a in out if not a.headline]
    return body if body else out


def _place_into(out: list[Attack], new: Attack) -> None:
    parsed = new.sentence
    for i in range(len(out) - 1, -1, -1):
        old = out[i]
        if _same(old, new):
            # A headline only announces; the full mention is the first in the story itself.
            full = new if old.headline and not new.headline and not new.definite else old
            new = old if full is new else new
            place = _place_of_both(full, new)
            out[i] = replace(
                full,
                method=full.method if full.sure or not new.method else new.method,
                sure=full.sure or new.sure,
                actor=full.actor or new.actor,
                when=better_time(full.when, full.weak_time, new.when, new.weak_time),
                weak_time=full.weak_time and (new.weak_time or new.when is None),
                place=place,
                placed_at=full.placed_at if place is full.place else new.placed_at,
                own_place=full.own_place or new.own_place,
                harm=full.harm or new.harm,
                sentences=(*old.sentences, parsed),
            )
            return
    if _full(new):
        out.append(new)


def _place_of_both(full: Attack, other: Attack) -> Place | None:
    if full.own_place and other.own_place:
        return narrower(full.place, other.place)
    return full.place if full.own_place or not other.own_place else other.place


def _full(new: Attack) -> bool:
    return not new.definite and (new.own_place or new.when is not None or new.harm)


def _same(old: Attack, new: Attack) -> bool:
    near = new.sentence - old.sentences[-1] <= 4
    if new.definite and near and not _methods_clash(old, new):
        return not (new.when is not None and _when_differs(old, new))
    if _methods_clash(old, new) or _when_differs(old, new) or _actors_differ(old.actor, new.actor):
        return False
    if old.own_place and new.own_place and old.place is not None and new.place is not None:
        dated = old.when is not None and new.when is not None
        # A wider place told later, on no day, is that of other attacks too.
        near = near and not inside(old.place, new.place)
        return _places_meet(old.place, new.place) and (near or dated or old.place.name == new.place.name)
    return near or (old.when is not None and new.when is not None)


def _methods_clash(old: Attack, new: Attack) -> bool:
    return (
        old.sure
        and new.sure
        and old.method is not None
        and new.method is not None
        and old.method != new.method
    )


def _when_differs(old: Attack, new: Attack) -> bool:
    return _times_differ(old.when, new.when)


def _times_differ(a: When | None, b: When | None) -> bool:
    if a is None or b is None or a.start is None or b.start is None:
        return False
    a_end, b_end = a.end or a.start, b.end or b.start
    return a_end < b.start or b_end < a.start


def _actors_differ(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return False
    wa, wb = (set(re.findall(r"[a-z]{4,}", x.lower())) - _COMMON for x in (a, b))
    return bool(wa and wb and not wa & wb)


_COMMON = {"forces", "army", "fighters", "military", "warplanes", "troops", "group", "militants", "jets", "government", "regime", "syrian",
           "helicopters", "rebels", "suicide", "bomber", "terrorists"}  # fmt: skip


def _places_meet(a: Place, b: Place) -> bool:
    if a.name == b.name or a.name in b.name or b.name in a.name:
        return True
    return (
        bool(
            a.gazetteer
            and b.gazetteer
            and (a.gazetteer == b.gazetteer or a.gazetteer in b.within or b.gazetteer in a.within)
        )
        or inside(a, b)
        or inside(b, a)
    )


def _in_sentence(story: Story, parse: Parse) -> Iterator[Attack]:
    seen: list[Attack] = []
    for token in parse.tokens:
        if not _speaks_of_attack(parse, token.i):
            continue
        sure_of_it = certainty(parse, token.i)
        if sure_of_it != "asserted":
            continue
        mention = _mention(story, parse, token.i)
        # One clause names one attack with several words: 'car bomb', 'killed in airstrikes'.
        twin = next((k for k, s in enumerate(seen) if _same(s, mention)), None)
        if twin is None:
            seen.append(mention)
        elif mention.sure and not seen[twin].sure:
            seen[twin] = replace(seen[twin], method=mention.method, sure=True)
    yield from seen


def _mention(story: Story, parse: Parse, i: int) -> Attack:
    method, sure = method_words.near(parse, i, wide=False)
    here = [
        m for m in story.places_in(parse.sentence.start, parse.sentence.end) if m.start not in story.unnamed
    ]
    place = where.place_for(story, parse, i)
    timing = setting.time_for(story, parse, i, cumulative=False)
    harm = any(
        t.lower in STATES or (t.lemma in VERBS and VERBS[t.lemma].kind in ("killed", "injured"))
        for t in parse.tokens
    )
    return Attack(
        parse.sentence.index, i, method, sure, setting.actor_of(parse, i), place, bool(here), timing.when if timing else None, harm, _definite(parse, i),
        (parse.sentence.index,), parse.sentence.block == "headline", timing is not None and timing.weak, parse.sentence.index,
    )  # fmt: skip


def _definite(parse: Parse, i: int) -> bool:
    """'the attack', 'this bombing': one already spoken of, unless something behind tells which ('the attack on …')."""
    token = parse[i]
    if token.pos != "NOUN":
        return False
    determiners = {parse[c].lower for c in parse.kids(i, "det", "poss")}
    if not determiners & {"the", "this", "that", "these", "those"}:
        return False
    later = [parse[c] for c in parse.children[i] if c > i]
    telling = any(
        t.dep in ("prep", "acl", "relcl")
        and t.lower in ("on", "in", "at", "near", "against", "of", "carried", "launched", "that", "which")
        for t in later
    )
    before = [
        parse[c] for c in parse.children[i] if c < i and parse[c].dep in ("amod", "compound", "nmod", "poss")
    ]
    return not telling and not any(t.pos == "PROPN" or t.lower.endswith("day") for t in before)


def _speaks_of_attack(parse: Parse, i: int) -> bool:
    token = parse[i]
    if token.pos == "VERB" and token.lemma in ATTACK_VERBS and token.dep not in ("amod", "compound"):
        return _attacking_verb(parse, i)
    if token.pos in ("NOUN", "PROPN") and singular(token.lower) in ATTACK_NOUNS:
        return _attack_noun(parse, i)
    return False


def _attacking_verb(parse: Parse, i: int) -> bool:
    lemma = parse[i].lemma
    behind = {parse[j].lower for j in parse.subtree(i) if j > i and j < i + 10}
    if lemma in _LIGHT:
        return bool(behind & _LIGHT[lemma])
    if lemma in _LAUNCH:
        return any(singular(w) in ATTACK_NOUNS for w in behind)
    if lemma == "fire":
        return bool(
            behind
            & {
                "on",
                "at",
                "rocket",
                "rockets",
                "shells",
                "mortars",
                "missiles",
                "into",
                "shots",
                "mortar",
                "shell",
            }
        )
    if lemma in (
        "hit",
        "strike",
        "target",
        "rain",
        "barrel",
        "rocket",
        "carry",
        "burst",
        "storm",
        "blast",
        "fight",
    ):
        words = {parse[s].i for s in parse.subjects(i)}
        spoken = " ".join(parse.words(*parse.extent(w)) for w in words)
        agent = parse.agent(i)
        if agent is not None:
            spoken += " " + parse.words(*parse.extent(agent))
        return bool(_WARLIKE.search(spoken)) or lemma in ("storm", "rocket")
    if lemma == "explode":
        return True
    return True


def _attack_noun(parse: Parse, i: int) -> bool:
    token = parse[i]
    lemma = singular(token.lower)
    if (
        token.dep in ("compound", "amod", "nmod")
        and token.head != i
        and parse[token.head].pos in ("NOUN", "PROPN")
    ):
        # 'bomb attack' is one attack, told by its head; 'attack helicopters' is none.
        return False
    if lemma in ("rocket", "mortar", "bomb"):
        governor = parse[token.head]
        return (
            token.dep in ("nsubj", "nsubjpass", "pobj")
            and governor.pos in ("VERB", "ADP")
            and governor.lemma not in ("have", "be", "use", "include", "drop", "fire")
        )
    if (
        lemma in ("fighting", "battle", "offensive", "clash")
        and token.dep in ("pobj",)
        and parse[token.head].lower in ("of", "for", "from", "to")
    ):
        return parse[parse[token.head].head].lower in ("days", "day", "hours", "weeks", "result")
    governor = parse[token.head]
    if (
        governor.lemma
        in (
            "condemn",
            "stop",
            "end",
            "halt",
            "prevent",
            "avoid",
            "plan",
            "threaten",
            "investigate",
            "fear",
            "cease",
            "deny",
        )
        and token.dep == "dobj"
    ):
        return False
    if token.dep == "dobj" and governor.lemma in _LAUNCH | {"launch"}:
        return False
    return not (
        parse.kids(i, "neg")
        or any(
            parse[c].lower in ("no", "any", "every", "further", "future", "such")
            for c in parse.kids(i, "det", "amod")
        )
    )


def for_harm(
    found: list[Attack],
    sentence: int,
    trigger: int,
    method: str | None,
    place: Place | None,
    when: When | None,
) -> int | None:
    """The position of the attack that did the harm told at `sentence`: named in it, or spoken of just before."""
    best: tuple[int, int] | None = None
    for position, attack in enumerate(found):
        gaps = [sentence - s for s in attack.sentences if s <= sentence]
        if not gaps:
            continue
        gap = min(gaps)
        other_way = method is not None and attack.method is not None and attack.method != method
        if gap > 3 or (other_way and (attack.sure or method in ("execution", "torture", "chemical"))):
            continue
        if gap and (
            _times_differ(attack.when, when)
            or (place is not None and attack.place is not None and not _places_meet(place, attack.place))
        ):
            continue
        rank = gap * 100 + (abs(attack.trigger - trigger) if attack.sentence == sentence else 0)
        if best is None or rank < best[0]:
            best = (rank, position)
    return best[1] if best else None
