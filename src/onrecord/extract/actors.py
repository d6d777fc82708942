"""Who did it: every doer that the report names, and which of them a claim means.

Comes in: a Story and a draft. Goes out: options, the first of them 'nobody is named'; choosing.py
takes one. A doer is named by grammar alone: the subject of a verb of attack, the one after 'by',
the side before a strike, the one who is blamed or claims it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.extract import setting
from onrecord.extract.attacks import ATTACK_NOUNS, ATTACK_VERBS
from onrecord.extract.choosing import Features
from onrecord.extract.draft_words import victims
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.words import VERBS
from onrecord.records import Standing

Way = Literal["subject", "agent", "side", "against", "blamed"]


@dataclass(frozen=True, slots=True)
class Doer:
    """One naming of a doer: words, the sentence and token, and by what grammar it is one."""

    text: str
    sentence: int
    token: int
    way: Way
    deed: str
    """'harm' (a verb of killing), 'attack' (a verb or noun of attack) or 'blame'."""
    standing: Standing = "stated"


_BACK, _AHEAD = 6, 2
"""Sentences before and behind the claim in which its doer is looked for."""
_STOP = {"the", "a", "an", "of", "and", "in", "its", "their", "forces", "group", "fighters", "members"}
_KINDS = (
    ("state", re.compile(r"\b(?:government|regime|army|assad|troops|soldiers|police|security|military|syrian arab|naval|state|authorities)\b", re.I)),
    ("armed", re.compile(r"\b(?:rebels?|militants?|terrorists?|insurgents?|isis|isil|daesh|islamic state|is|nusra|qaeda|taliban|guerrillas?|houthis?|militia\w*|gunmen|jihadists?|opposition|front)\b", re.I)),
    ("foreign", re.compile(r"\b(?:russian?s?|us|u\.s\.|american|coalition|nato|israeli?|turkish|french|saudi|led)\b", re.I)),
    ("bomber", re.compile(r"\b(?:bombers?|attackers?|assailants?|gunm[ae]n|man|woman|men)\b", re.I)),
    ("craft", re.compile(r"\b(?:war ?planes?|jets?|planes?|helicopters?|aircraft|drones?|tanks?)\b", re.I)),
)  # fmt: skip


def doers(story: Story) -> list[Doer]:
    """Every naming of a doer in the report, in order."""
    known: list[Doer] | None = story.notes.get("doers")
    if known is None:
        known = story.notes["doers"] = [d for parse in story.parses.values() for d in _in_sentence(parse)]
    return known


def _in_sentence(parse: Parse) -> Iterator[Doer]:
    for token in parse.tokens:
        for text, way, deed in (*_of_verb(parse, token.i), *_of_noun(parse, token.i), *_blamed(parse, token.i)):
            if text and _can_do(text):
                yield Doer(text, parse.sentence.index, token.i, way, deed, _standing(parse, token.i, text))


Named = list[tuple[str | None, Way, str]]


def _of_verb(parse: Parse, i: int) -> Named:
    token = parse[i]
    harms = token.lemma in VERBS and VERBS[token.lemma].object_harmed
    if token.pos != "VERB" or not (token.lemma in ATTACK_VERBS or harms):
        return []
    agent = parse.agent(i)
    if token.lemma in ("combat", "fight", "battle") and parse.kids(i, "dobj"):
        return [(setting.named(parse, obj), "against", "attack") for obj in parse.kids(i, "dobj")]
    head = agent if agent is not None else next(iter(parse.subjects(i)), None)
    if head is not None and (head in parse.notes.get("towns", ()) and parse[head].pos == "PROPN"):
        return []
    return [(setting.actor_of(parse, i), "agent" if agent is not None else "subject", "harm" if token.lemma in VERBS else "attack")]


def _of_noun(parse: Parse, i: int) -> Named:
    """'Russian air strikes', 'regime shelling', 'strikes by the coalition', 'clashes with regime troops'."""
    token = parse[i]
    if singular(token.lower) not in _DEEDS or token.tag not in ("NN", "NNS", "NNP", "VBG"):
        return []
    out: Named = [(setting.noun_actor(parse, i) or _side_before(parse, i), "side", "attack")]
    if i + 1 < len(parse) and parse[i + 1].lower == "by":
        # 'air strikes by the army', wherever the grammar hangs it
        out += [(setting.named(parse, obj), "agent", "attack") for obj in parse.kids(i + 1, "pobj")]
    for prep in parse.kids(i, "prep"):
        if parse[prep].lower in ("with", "against") and token.lower in _BATTLES:
            out += [(setting.named(parse, obj), "against", "attack") for obj in parse.kids(prep, "pobj")]
    return out


_DEEDS = ATTACK_NOUNS | {"fire", "massacre", "crackdown", "campaign", "bombs", "bombing", "strike", "hit", "airstrikes"}
_BATTLES = ("clash", "clashes", "fighting", "battle", "battles", "combat")


def _side_before(parse: Parse, i: int) -> str | None:
    """The side before a strike where the grammar lost it: 'regime shelling', 'government barrel bombs'."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if setting.is_side(parse[j].text):
            return parse[j].text
        if parse[j].pos not in ("NOUN", "ADJ", "PROPN") and parse[j].text != "-":
            return None
    return None


def _blamed(parse: Parse, i: int) -> Named:
    """'blamed the rebels', 'blamed on the army', 'the group claimed responsibility'."""
    token = parse[i]
    heads: list[int] = []
    if token.lemma in ("blame", "accuse", "suspect") and token.pos == "VERB":
        heads += parse.kids(i, "dobj", "nsubjpass")
        heads += [o for p in parse.kids(i, "prep") if parse[p].lower == "on" for o in parse.kids(p, "pobj")]
    elif (token.lower == "responsibility" and parse[token.head].lemma in ("claim", "admit", "take")) or (token.lower == "responsible" and parse[token.head].lemma in ("be", "hold")) or (token.lower == "behind" and parse[token.head].lemma == "be"):
        heads += parse.subjects(token.head)
    return [(setting.named(parse, head), "blamed", "blame") for head in heads]


_NOT_DOERS = re.compile(r"\b(?:people|persons?|civilians?|residents?|children|women|victims?|wounded|dead|killed)\b|^(?:at least|more than|\d)|\b(?:blast|attack|strike|raid|bombing|explosion|shelling)s?$", re.I)


def _can_do(text: str) -> bool:
    return not _NOT_DOERS.search(text) and bool(words_of(text))


_UNSURE = re.compile(r"\b(?:suspected|alleged|presumed|apparent|supposed)\b", re.I)


def _standing(parse: Parse, i: int, text: str) -> Standing:
    """Whether the doer is stated, blamed, suspected, or says so itself."""
    token = parse[i]
    if token.lemma in ("blame", "accuse"):
        return "blamed"
    if token.lower == "responsibility" or (token.lower == "responsible" and parse[token.head].lemma == "hold"):
        return "claimed" if token.lower == "responsibility" else "blamed"
    believed = any(parse[j].lemma in ("suspect", "believe", "think", "presume") for j in (i, *parse.up(i)) if parse[j].pos == "VERB")
    if _UNSURE.search(text) or token.lemma == "suspect" or (believed and token.lower in ("responsible", "behind")):
        return "suspected"
    return "stated"


def standing(question: Question, actor: str) -> Standing:
    """How the report names this doer for the claim: its own word first, then what is plainly stated."""
    told = [d for d in _near(question) if _same_doer(d.text, actor)]
    kinds = {d.standing for d in told}
    if _UNSURE.search(actor):
        return "suspected"
    for found in ("claimed", "stated", "blamed", "suspected"):
        if found in kinds:
            return found  # type: ignore[return-value]
    return "stated"


def blamed(question: Question) -> str | None:
    """The one on whom it is blamed, or who claims it, in the sentence or beside it; None where several are."""
    if question.scope != "incident" or question.draft.kind not in ("killed", "injured", "missing", "abducted"):
        return None
    here = question.draft.sentence
    found = [d for d in doers(question.story) if d.deed == "blame" and -1 <= d.sentence - here <= 1]
    return found[0].text if len(_told_apart(found)) == 1 else None


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of the claim when its doer is asked for."""

    story: Story
    parse: Parse
    draft: Draft
    scope: str
    method: str | None
    own: str | None
    """The doer by the grammar of the harm itself."""
    attack: str | None
    """The doer of the attack that did it."""


def options(question: Question) -> list[tuple[str | None, Features]]:
    """'Nobody is named', and each doer near enough, told apart by their words; with the features of each."""
    question = replace(question, own=_doer_or_none(question.own), attack=_doer_or_none(question.attack))
    rivals = _told_apart(_near(question))
    for text in (question.own, question.attack):
        if text and not any(_same_doer(text, found[0].text) for found in rivals):
            rivals.append([Doer(text, question.draft.sentence, question.draft.trigger, "subject", "harm")])
    all_told = doers(question.story)
    times = [sum(any(_same_doer(d.text, f.text) for f in found) for d in all_told) for found in rivals]
    most = max(times, default=0)
    strong = most >= 2 and sum(t * 2 > most for t in times) == 1
    out: list[tuple[str | None, Features]] = [(None, _nobody(question, len(rivals)) | {f"nobody strong={strong}"})]
    for found, told in zip(rivals, times, strict=True):
        key = frozenset(w for d in found for w in words_of(d.text))
        weight = "only" if len(rivals) == 1 else "strongest" if strong and told == most else "one of many"
        leads = any(d.sentence <= 1 for d in found)
        more = {f"weight={weight}", f"weight={weight} leads={leads}", f"weight={weight} scope={question.scope}"}
        out.append((_wording(question, found), _features(question, key, found, len(rivals)) | more))
    return out


def _doer_or_none(text: str | None) -> str | None:
    return text if text is not None and _can_do(text) else None


def _told_apart(found: list[Doer]) -> list[list[Doer]]:
    """The namings of each doer together: 'the Syrian army' and 'army units' are one."""
    out: list[list[Doer]] = []
    for doer in found:
        for other in out:
            if any(_same_doer(doer.text, d.text) for d in other):
                other.append(doer)
                break
        else:
            out.append([doer])
    return out


_NATION = re.compile(r".{3,}(?:ian|ish|ese|an|ch)$|^(?:us|u\.s\.|iraqi|israeli|yemeni|saudi)$")


@lru_cache(maxsize=10_000)
def _same_doer(a: str, b: str) -> bool:
    wa, wb = words_of(a), words_of(b)
    if wa <= wb or wb <= wa:
        return True
    # Both sides of a civil war are Syrian.
    return bool({w for w in wa if not _NATION.match(w)} & {w for w in wb if not _NATION.match(w)})


def _wording(question: Question, found: list[Doer]) -> str:
    """The doer's words: those of the harm's own grammar, else the nearest, whole names before bare adjectives."""
    whole = [d for d in found if d.way != "side"]
    for text in (question.own, question.attack):
        if text and any(_same_doer(text, d.text) for d in found) and (not whole or " " in text):
            return text
    return _nearest(question, whole or found).text


@lru_cache(maxsize=10_000)
def words_of(text: str) -> frozenset[str]:
    """What tells a doer from others, plural or not."""
    return frozenset(singular(w) for w in re.findall(r"[\w.]+", text.lower().replace("-", " ")) if w not in _STOP)


def _near(question: Question) -> list[Doer]:
    here = question.draft.sentence
    return [
        d
        for d in doers(question.story)
        if -_BACK <= d.sentence - here <= _AHEAD or d.sentence == 0 or d.deed == "blame"
    ]


def _nearest(question: Question, found: list[Doer]) -> Doer:
    here = question.draft.sentence
    return min(
        found,
        key=lambda d: (abs(d.sentence - here), d.sentence > here, d.way == "side", abs(d.token - question.draft.trigger)),
    )


def _nobody(question: Question, rivals: int) -> Features:
    out = {"nobody", f"nobody kind={question.draft.kind}", f"nobody method={question.method}", f"nobody rivals={min(rivals, 3)}"}
    out.add(f"nobody scope={question.scope}")
    out.add(f"nobody own={question.own is not None} attack={question.attack is not None}")
    if _by_pronoun(question):
        out.add("nobody pronoun")
    out.add(f"nobody groups={victims(question.draft)}")
    if question.draft.share:
        out.add("nobody share")
    return frozenset(out)


def _by_pronoun(question: Question) -> bool:
    """'They executed 15 detainees': somebody told of before."""
    parse, trigger = question.parse, question.draft.trigger
    verb = trigger if parse[trigger].pos == "VERB" else parse.clause(trigger)
    if question.own is not None or parse.kids(verb, "auxpass"):
        return False
    return any(parse[s].lower in ("they", "it", "he", "she", "who", "which", "that") for s in parse.subjects(verb))


def _features(question: Question, key: frozenset[str], found: list[Doer], rivals: int) -> Features:
    draft, parse = question.draft, question.parse
    near = _nearest(question, found)
    away = near.sentence - draft.sentence
    distance = "ahead" if away > 0 else "here" if away == 0 else "one" if away == -1 else "two" if away == -2 else "far"
    same_clause = away == 0 and parse.clause(near.token) == parse.clause(draft.trigger)
    out = {
        "named",
        f"away={distance}",
        f"away={distance} way={near.way}",
        f"deed={near.deed} away={distance}",
        f"scope={question.scope} away={distance}",
        f"rivals={min(rivals, 4)}",
        f"times={min(len(found), 4)}",
        f"kind={draft.kind} away={distance}",
    }
    is_own = question.own is not None and any(_same_doer(question.own, d.text) for d in found)
    is_attack = question.attack is not None and any(_same_doer(question.attack, d.text) for d in found)
    out.add(f"own={is_own} attack={is_attack}")
    out.add(f"own={is_own} attack={is_attack} away={distance}")
    if away == 0:
        out.add(f"clause={same_clause}")
        gap = abs(near.token - draft.trigger)
        out.add(f"gap={'touching' if gap < 4 else 'close' if gap < 9 else 'wide'}")
        out.add(f"before={near.token < draft.trigger}")
    if _by_pronoun(question):
        out |= {f"pronoun away={distance}", f"pronoun way={near.way}"}
    if any(d.deed == "blame" for d in found):
        out.add("blamed")
    if any(d.sentence == 0 for d in found):
        out.add("leads")
    text = " ".join(d.text for d in found)
    whom = victims(question.draft)
    for name, pattern in _KINDS:
        if pattern.search(text):
            out |= {f"is={name}", f"is={name} victims={whom}", f"is={name} method={question.method}"}
    side = words_of(draft.mention.affiliation or "") | words_of(parse.words(draft.mention.first, draft.mention.last))
    if side & key:
        out.add("of their own side")
    if draft.share:
        out.add("share")
    return frozenset(out)
