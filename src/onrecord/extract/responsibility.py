"""Who says what about who did it: blame, denial, suspicion and claims of responsibility; and what could not be verified.

Comes in: a Story, its speakers and its claims. Goes out: the claims of people harmed and of attacks with what is said about
their doer, each with the one who says it, and with the report's own words where it says that nobody could verify them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract import sides
from onrecord.extract.attribution import Speakers
from onrecord.extract.doers import UNSURE, Doer, can_do, doers, same_doer
from onrecord.extract.groups import singular
from onrecord.extract.merged import Raw
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.voice_words import SAYING, phrase
from onrecord.records import Claim, Responsibility, Stance, Voice

_VIOLENT = ("killed", "injured", "missing", "abducted", "sexual-violence", "attack")
_BACK = 3
"""Sentences over which 'the army denied it' still speaks of the harm told before."""
_DEEDS = re.compile(
    r"\b(?:kill|shot|shoot|shell|bomb|attack|strike|struck|hit|fir(?:e|ed|ing)|massacr|murder|execut|rap(?:e|ing)|abduct|kidnap|captur|raid|tortur|behead|gas|"
    r"explo|detonat|target|burn|wound|injur|massacre|responsib|violat|crime|using|behind|plant|mine|drop)",
    re.I,
)
_RESPONSIBLE = {
    "responsibility",
    "involvement",
    "role",
    "part",
    "accusation",
    "allegation",
    "charge",
    "claim",
    "it",
    "this",
    "attack",
    "any",
}
_INVOLVED = {"behind", "responsible", "involved", "responsibility", "involvement", "role"}
_OWN = {"it", "its", "they", "their", "we", "our", "he", "his"}


@dataclass(frozen=True, slots=True)
class _Said:
    sentence: int
    actor: str
    stance: Stance
    by: Voice


def told(story: Story, speakers: Speakers, raws: Sequence[Raw]) -> list[Raw]:
    """The claims with who says what about their doer, and with what could not be verified."""
    out = list(raws)
    if not out:
        return out
    for said in _all(story, speakers):
        for i in _meant(out, said.sentence):
            claim = out[i].claim
            actor = said.actor or claim.actor
            own_deed = _told_by_the_doer(claim) and not same_doer(actor or "", claim.actor or "")
            if not actor or claim.certainty == "denied" or own_deed:
                continue
            new = Responsibility(actor, said.stance, said.by)
            if all((r.stance, r.by.text) != (new.stance, new.by.text) for r in claim.responsibility):
                out[i] = replace(out[i], claim=replace(claim, responsibility=(*claim.responsibility, new)))
    for i, raw in enumerate(out):
        claim = raw.claim
        if (
            claim.actor is not None
            and claim.actor_standing == "claimed"
            and claim.said_by
            and claim.kind in _VIOLENT
        ):
            own = Responsibility(claim.actor, "claims", claim.said_by[0])
            if all(r.stance != "claims" for r in claim.responsibility):
                out[i] = replace(raw, claim=replace(claim, responsibility=(own, *claim.responsibility)))
    notes = _notes(story)
    return [_noted(story, notes, _both_sides(story, raw)) for raw in out]


def _told_by_the_doer(claim: Claim) -> bool:
    """'The division said its artillery killed 17': told by whoever did it."""
    return bool(claim.actor and claim.said_by and same_doer(claim.actor, claim.said_by[0].text))


def _meant(raws: Sequence[Raw], sentence: int) -> list[int]:
    """The people harmed and the attacks of the sentence, else those of the nearest one before it that has any."""
    out = []
    for attacks in (False, True):
        told = [
            (i, r.sentence) for i, r in enumerate(raws)
            if r.claim.kind in _VIOLENT and (r.claim.kind == "attack") == attacks and r.claim.scope == "incident"
        ]  # fmt: skip
        near = [s for _, s in told if 0 <= sentence - s <= _BACK]
        out += [i for i, s in told if near and s == max(near)]
    return out


def _both_sides(story: Story, raw: Raw) -> Raw:
    """Where another denies it or blames somebody else, the claim's own speaker blames the doer whom the sentence names: medics who only
    count the dead blame nobody."""
    claim = raw.claim
    contested = any(r.stance in ("denies", "blames") for r in claim.responsibility)
    if not contested or claim.actor is None or not claim.said_by:
        return raw
    if any(r.by.text == claim.said_by[0].text or r.stance == "claims" for r in claim.responsibility):
        return raw
    here = story.sentences[raw.sentence]
    if claim.actor not in story.text[here.start : here.end]:
        return raw
    own = Responsibility(claim.actor, "claims" if _told_by_the_doer(claim) else "blames", claim.said_by[0])
    return replace(raw, claim=replace(claim, responsibility=(own, *claim.responsibility)))


def _all(story: Story, speakers: Speakers) -> Iterator[_Said]:
    last = ""
    named: dict[int, list[Doer]] = {}
    for doer in doers(story):
        named.setdefault(doer.sentence, []).append(doer)
    for index, parse in story.parses.items():
        for said in _in_sentence(parse, named.get(index, ()), speakers, last):
            last = said.actor if said.stance != "denies" and said.actor else last
            yield said


def _in_sentence(parse: Parse, named: Sequence[Doer], speakers: Speakers, last: str) -> Iterator[_Said]:
    index = parse.sentence.index
    for token in parse.tokens:
        i = token.i
        found: list[tuple[str, Stance, Voice]] = []
        if token.lemma in ("blame", "accuse", "suspect") and token.pos == "VERB":
            found = _blame(parse, i, speakers)
        elif token.lower == "responsibility" and parse[token.head].lemma in (
            "claim",
            "admit",
            "take",
            "accept",
        ):
            found = [(words, "claims", speakers.named(parse, words)) for words in _subject(parse, token.head)]
        elif (token.lower == "responsible" and parse[token.head].lemma in ("be", "hold")) or (
            token.lower == "behind" and parse[token.head].lemma == "be"
        ):
            found = _by_voice(parse, token.head, speakers)
        elif token.lemma in ("deny", "refute") and token.pos == "VERB":
            found = _denial(parse, i, speakers, last)
        elif token.lemma == "claim" and any(_DEEDS.search(parse[x].lower) for x in parse.kids(i, "xcomp")):
            found = [(words, "claims", speakers.named(parse, words)) for words in _subject(parse, i)]
        elif token.lemma in ("carry", "conduct", "stage", "launch", "mount", "fire", "plant") and parse[
            token.head
        ].lemma in SAYING - {"deny"}:
            found = _own_deed(parse, i, speakers)
        for actor, stance, by in found:
            yield _Said(index, actor, stance, by)
    for doer in named:
        if doer.deed == "blame":
            continue
        token = parse[doer.token]
        voices = speakers.of(token.start, token.end)
        if doer.standing == "claimed" and voices:
            yield _Said(index, doer.text, "claims", voices[0])
        elif UNSURE.search(doer.text) and voices:
            yield _Said(index, UNSURE.sub("", doer.text).strip(), "suspects", voices[0])


def _subject(parse: Parse, verb: int) -> list[str]:
    """The words of the verb's subject; of 'which' and 'who' what they stand for."""
    out = []
    if any(parse[c].dep == "neg" for c in parse.children[verb]):
        return []
    as_told = parse[verb].head
    if parse[as_told].lower == "as" and parse[parse[as_told].head].lemma in ("quote", "cite"):
        # 'quoted a general as denying it'
        return [phrase(parse, o, 0) for o in parse.kids(parse[as_told].head, "dobj", "nsubjpass")][:1]
    for s in parse.subjects(verb):
        if parse[s].lower in ("who", "which", "that"):
            s = parse[parse[s].head].head
        words = parse[s].lower if parse[s].pos == "PRON" else phrase(parse, s, 0)
        if (
            words
            and parse[s].lower not in ("no", "nobody", "none")
            and not words.lower().startswith(("no ", "neither "))
        ):
            out.append(words)
    return out[:1]


def _blame(parse: Parse, verb: int, speakers: Speakers) -> list[tuple[str, Stance, Voice]]:
    """'X blamed Y', 'X accused Y of …', 'Y was blamed by X', 'X suspects Y'."""
    if any(parse[c].dep == "neg" for c in parse.children[verb]):
        return []
    stance: Stance = "suspects" if parse[verb].lemma == "suspect" else "blames"
    agent = parse.agent(verb)
    heads = parse.kids(verb, "dobj", "nsubjpass")
    heads += [o for p in parse.kids(verb, "prep") if parse[p].lower == "on" for o in parse.kids(p, "pobj")]
    of = [k for p in parse.kids(verb, "prep") if parse[p].lower in ("of", "for") for k in parse.subtree(p)]
    if of and not _DEEDS.search(" ".join(parse[k].lower for k in sorted(of))):
        return []
    if agent is not None:
        by = speakers.named(parse, phrase(parse, agent, 0))
    elif parse.kids(verb, "nsubjpass"):
        voices = speakers.of(parse[verb].start, parse[verb].end)
        if not voices:
            return []
        by = voices[0]
    else:
        subjects = _subject(parse, verb)
        if not subjects:
            return []
        by = speakers.named(parse, subjects[0])
    return [(actor, stance, by) for h in heads if (actor := _doer(parse, h))][:1]


def _doer(parse: Parse, head: int) -> str:
    words = sides.named(parse, head) or (phrase(parse, head, 0) if parse[head].pos == "PROPN" else "")
    return words if words and can_do(words) else ""


def _own_deed(parse: Parse, verb: int, speakers: Speakers) -> list[tuple[str, Stance, Voice]]:
    """'The group said one of its members had carried out the attack', 'it said it had fired the rockets'."""
    subjects = [s for s in parse.subjects(verb) if any(parse[k].lower in _OWN for k in parse.subtree(s))]
    tellers = _subject(parse, parse[verb].head)
    if not subjects or not tellers or any(parse[c].dep == "neg" for c in parse.children[verb]):
        return []
    by = speakers.named(parse, tellers[0])
    words = by.text if parse[subjects[0]].lower in _OWN else phrase(parse, subjects[0], 0)
    return [(words, "claims", by)] if by.kind in ("armed-group", "government") else []


def _by_voice(parse: Parse, verb: int, speakers: Speakers) -> list[tuple[str, Stance, Voice]]:
    """'Y is behind this, X said'."""
    voices = speakers.of(parse[verb].start, parse[verb].end)
    actors = [a for s in parse.subjects(verb) if (a := _doer(parse, s))]
    if not voices or not actors or any(parse[c].dep == "neg" for c in parse.children[verb]):
        return []
    return [(actors[0], "claims" if same_doer(actors[0], voices[0].text) else "blames", voices[0])]


def _denial(parse: Parse, verb: int, speakers: Speakers, last: str) -> list[tuple[str, Stance, Voice]]:
    """'X denied it', 'X denied responsibility', 'X denied that its troops had fired'."""
    subjects = _subject(parse, verb)
    if not subjects or any(parse[c].dep == "neg" for c in parse.children[verb]):
        return []
    by = speakers.named(parse, subjects[0])
    for c in (c for c in parse.kids(verb, "ccomp") if c > verb):
        below = {singular(parse[k].lower) for k in parse.subtree(c)}
        if parse[c].lemma == "be" and not below & _INVOLVED:
            # 'denied that any soldiers had been there': not what was done
            return []
        for s in parse.subjects(c):
            own = parse[s].lower in _OWN or any(parse[k].lower in _OWN for k in parse.children[s])
            words = phrase(parse, s, 0)
            actor = (
                "" if own else _doer(parse, s) or (words if parse[s].dep == "nsubj" and can_do(words) else "")
            )
            if own or actor:
                # 'its troops': those who were blamed before, where anybody was
                return [(actor or last or (by.text if parse[s].lower in _OWN else words), "denies", by)]
        return [(last, "denies", by)]
    objects = parse.kids(verb, "dobj", "xcomp")
    if objects and not any(
        (singular(parse[o].lower) in _RESPONSIBLE and not parse.kids(o, "acl", "relcl"))
        or parse[o].tag == "VBG"
        for o in objects
    ):
        return []
    return [(by.text if objects or not last else last, "denies", by)]


_UNVERIFIED = re.compile(
    r"(?:(?:the|this|that|these|those|their|his|her|its|either|neither|no|both)\s(?:[\w'’-]+\s){0,6}?)?(?:(?:\w+\s){0,3}?(?:could|can|has|have|had|was|were|been|is|are)\s(?:not|never)|couldn[’']t|cannot|unable to)\s"
    r"(?:(?:immediately|yet|possible|be|been|to|independently|also|itself|able|so|far)\s){0,6}(?:independently\s)?(?:verif(?:y|ied)|confirm(?:ed)?|corroborat(?:e|ed)|authenticat(?:e|ed)|substantiat(?:e|ed))(?:\s(?:independently|immediately|the (?:report|claim|figure|account|toll|number|video)s?|either (?:claim|report|account|side[’']s \w+)|(?:their|its|his|her) (?:claim|account|report)s?))?"
    r"|neither (?:claim|report|account|side[’']s \w+|figure|toll|version) could be (?:independently )?(?:verified|confirmed|corroborated)"
    r"|(?:there (?:was|is|has been) |with )?no independent (?:confirmation|verification|corroboration)(?: of [^.,;]+)?"
    r"|unconfirmed reports?|unverified (?:reports?|accounts?|claims?|footage|videos?)",
    re.I,
)


def _noted(story: Story, notes: dict[int, str], raw: Raw) -> Raw:
    """With the words of the sentence itself, or of one right behind it that speaks of what was told before."""
    for back in range(3):
        words = notes.get(raw.sentence + back)
        if words is None or story.sentences[raw.sentence + back].block != story.sentences[raw.sentence].block:
            continue
        if not back or not words.lower().startswith(("unconfirmed", "unverified")):
            return replace(raw, claim=replace(raw.claim, note=words))
    return raw


def _notes(story: Story) -> dict[int, str]:
    """The words that tell that something could not be verified, by sentence."""
    return {
        s.index: " ".join(found.group().split())
        for s in story.sentences
        if _VERIFYING.search(story.text, s.start, s.end)
        and (found := _UNVERIFIED.search(story.text, s.start, s.end))
    }


_VERIFYING = re.compile(r"verif|confirm|corroborat|authenticat|substantiat", re.I)
