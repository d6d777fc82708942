"""Who did it: every doer that the report names, and which of them a claim means.

Comes in: a Story and a draft. Goes out: options, the first of them 'nobody is named'; choosing.py
takes one. A doer is named by grammar alone: the subject of a verb of attack, the one after 'by',
the side before a strike, the one who is blamed or claims it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.extract import actors_apart, hands, sides
from onrecord.extract.choosing import Features
from onrecord.extract.doers import UNSURE, Doer, can_do, doers, only_one_of, same_doer, words_of
from onrecord.extract.draft_words import victims
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.extract.voice_words import armed_teller
from onrecord.extract.words import ARMED, ARMED_NAMES, GROUP_OF, VERBS
from onrecord.records import Standing

_BACK = 6
"""Sentences before the claim in which its doer is looked for."""
_KINDS = (
    ("state", re.compile(r"\b(?:government|regime|army|assad|troops|soldiers|police|security|military|syrian arab|naval|state|authorities)\b", re.I)),
    ("armed", re.compile(r"\b(?:rebels?|militants?|terrorists?|insurgents?|isis|isil|daesh|islamic state|is|nusra|qaeda|taliban|guerrillas?|houthis?|militia\w*|gunmen|jihadists?|opposition|front)\b", re.I)),
    ("foreign", re.compile(r"\b(?:russian?s?|us|u\.s\.|american|coalition|nato|israeli?|turkish|french|saudi|led)\b", re.I)),
    ("bomber", re.compile(r"\b(?:bombers?|attackers?|assailants?|gunm[ae]n|man|woman|men)\b", re.I)),
    ("craft", re.compile(r"\b(?:war ?planes?|jets?|planes?|helicopters?|aircraft|drones?|tanks?)\b", re.I)),
)  # fmt: skip


def standing(question: Question, actor: str) -> Standing:
    """How the report names this doer for the claim: its own word first, then what is plainly stated."""
    told = [d for d in _near(question) if same_doer(d.text, actor)]
    kinds = {d.standing for d in told}
    if UNSURE.search(actor):
        return "suspected"
    for found in ("claimed", "stated", "blamed", "suspected"):
        if found in kinds:
            return found
    return "stated"


_UNIT = re.compile(
    r"\b(?:division|brigade|battalion|regiment|corps|command|navy|unit|wing|squadron|defen[cs]e)\b",
    re.IGNORECASE,
)


def fights(words: str, kind: str) -> bool:
    """Whether a source bears arms, or is a side's: 'the army', 'rebels', 'the division'; not 'the governor'."""
    if kind == "armed-group" or _UNIT.search(words):
        return True
    told = {singular(w) for w in re.findall(r"[\w-]+", words.lower())} | set(words.lower().split())
    return bool(told & (ARMED | ARMED_NAMES)) or any(GROUP_OF.get(w) == "combatant" for w in told)


def blamed(question: Question) -> str | None:
    """The one on whom it is blamed, or who claims it, in the sentence or beside it; None where several are."""
    if question.scope != "incident" or question.draft.kind not in (
        "killed",
        "injured",
        "missing",
        "abducted",
    ):
        return None
    here = question.draft.sentence
    found = [
        d
        for d in doers(question.story)
        if d.deed == "blame"
        and -1 <= d.sentence - here <= 1
        and not actors_apart.of_a_day_before(question.story, d)
    ]
    return found[0].text if len(_told_apart(found)) == 1 else None


def bound(question: Question) -> str | None:
    """The doer whom the harm's own verb names as its subject or after 'by', whoever else the report tells of; None where it names none.

    'Russia shelled Sumy after Ukraine killed five people': those five were killed by Ukraine.
    """
    parse, head = question.parse, _own_subject(question)
    if (whose := hands.whose(parse, question.draft.trigger)) is not None:
        return sides.named(parse, whose)
    if head is None:
        return _those_before(question)
    own = _doer_or_none(question.own)
    if own is not None:
        return None if _HANDS.search(own) and _claimed(question) else own
    subject, noun = parse[head], singular(parse[head].lower)
    words = parse.words(_first_word(parse, head), head)
    if (
        noun in sides.WEAPONS
        or head in parse.notes["places"]
        or subject.tag in ("NNP", "NNPS")
        or not can_do(words)
    ):
        return None
    # 'Police arrested 14 men after a mob killed two travellers': whoever it is, it is no side that is told of beside.
    return words if GROUP_OF.get(noun) or noun in _CROWDS else None


def _those_before(question: Question) -> str | None:
    """'Rebels raided Oicha. Hours later they killed a nurse': the only doers of the sentence before."""
    parse, verb = question.parse, question.draft.trigger
    theirs = [s for s in parse.subjects(verb) if parse[s].lower == "they" and s < verb]
    if (
        not theirs
        or parse[verb].pos != "VERB"
        or not parse.kids(verb, "dobj")
        or question.draft.kind not in _DONE_TO
    ):
        return None
    only = only_one_of(question.story, parse.sentence.index - 1)
    return only.text if only is not None and only.way == "subject" and only.standing == "stated" else None


def _own_subject(question: Question) -> int | None:
    """The noun after 'by', or the subject of a verb of harm that has its victims behind it."""
    parse, verb, mention = question.parse, question.draft.trigger, question.draft.mention
    if parse[verb].lower == "dead" and parse[verb].dep in ("oprd", "acomp"):
        # 'before police shot him dead'
        verb = parse[verb].head
    harm = VERBS.get(parse[verb].lemma)
    if harm is None or not harm.object_harmed or question.draft.kind not in _DONE_TO:
        return None
    if parse[verb].pos != "VERB" or parse[verb].tag == "VBG":
        return None
    head = parse.agent(verb)
    if head is None:
        accused = parse.accused(verb)
        subjects = parse.kids(verb, "nsubj") or ([] if accused is None else [accused])
        subjects = subjects if parse.kids(verb, "dobj") else []
        if not subjects or mention.first < verb:
            # 'Five soldiers lost their lives': those who suffered it
            return None
        head = subjects[0]
    named = parse[head].pos in ("NOUN", "PROPN") and parse[head].tag not in ("WDT", "WP")
    return head if named and not mention.first <= head <= mention.last else None


def _claimed(question: Question) -> bool:
    """'Three bombers killed two people in an attack claimed by …': whose they were is told beside."""
    parse = question.parse
    return _CLAIMED.search(parse.text, parse.sentence.start, parse.sentence.end) is not None or any(
        d.deed == "blame" for d in _near(question)
    )


_CLAIMED = re.compile(r"\b(?:claimed (?:by|responsibility)|blamed on)\b", re.IGNORECASE)
_HANDS = re.compile(r"\b(?:bombers?|gunm[ae]n|attackers?|assailants?|militants?)\b", re.IGNORECASE)
_CROWDS = {
    "mob", "crowd", "gang", "band", "settler", "herder", "herdsman", "youth", "bandit", "raider", "pirate", "kidnapper", "hunter", "vigilante",
    "cartel", "clan", "tribe",
}  # fmt: skip


def _first_word(parse: Parse, head: int) -> int:
    before = ("det", "amod", "compound", "nummod", "poss", "nmod")
    return min([head, *(c for c in parse.kids(head, *before) if c < head)])


_DONE_TO = ("killed", "injured", "abducted", "detained", "sexual-violence")


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
    attack = None if _answered(question) is not None else _doer_or_none(question.attack)
    question = replace(question, own=_doer_or_none(question.own), attack=attack)
    rivals = _told_apart(_near(question))
    if question.own is not None and question.own.lower() not in sides.LABELS:
        # 'terrorist attacks by the group': what they are called, and who made them
        rivals = [found for found in rivals if any(d.text.lower() not in sides.LABELS for d in found)]
    losers = question.draft.mention.affiliation
    for text in (question.own, question.attack):
        if text and text != losers and not any(same_doer(text, found[0].text) for found in rivals):
            rivals.append([Doer(text, question.draft.sentence, question.draft.trigger, "subject", "harm")])
    times = [_times(question.story, {d.text for d in found}) for found in rivals]
    most = max(times, default=0)
    strong = most >= 2 and sum(t * 2 > most for t in times) == 1
    out: list[tuple[str | None, Features]] = [
        (None, _nobody(question, len(rivals)) | {f"nobody strong={strong}"})
    ]
    for found, told in zip(rivals, times, strict=True):
        key = frozenset(w for d in found for w in words_of(d.text))
        weight = "only" if len(rivals) == 1 else "strongest" if strong and told == most else "one of many"
        leads = any(d.sentence <= 1 for d in found)
        more = {
            f"weight={weight}",
            f"weight={weight} leads={leads}",
            f"weight={weight} scope={question.scope}",
        }
        out.append((_wording(question, found), _features(question, key, found, len(rivals)) | more))
    return out


def _times(story: Story, names: set[str]) -> int:
    """How often the report tells of a doer under one of its names, or under another that means it."""
    if "doers by words" not in story.notes:
        story.notes["doers by words"] = Counter(d.text for d in doers(story))
        story.notes["same doers"] = {}
    told: Counter[str] = story.notes["doers by words"]
    same: dict[str, frozenset[str]] = story.notes["same doers"]
    for name in names - same.keys():
        same[name] = frozenset(text for text in told if same_doer(text, name))
    return sum(told[text] for text in frozenset().union(*(same[name] for name in names)))


def _doer_or_none(text: str | None) -> str | None:
    return text if text is not None and can_do(text) else None


def _told_apart(found: list[Doer]) -> list[list[Doer]]:
    """The namings of each doer together: 'the Syrian army' and 'army units' are one."""
    out: list[list[Doer]] = []
    for doer in found:
        for other in out:
            if any(same_doer(doer.text, d.text) for d in other):
                other.append(doer)
                break
        else:
            out.append([doer])
    return out


def _wording(question: Question, found: list[Doer]) -> str:
    """The doer's words: those of the harm's own grammar, else the nearest, whole names before bare adjectives."""
    whole = [d for d in found if d.way != "side"]
    for text in (question.own, question.attack):
        if text and any(same_doer(text, d.text) for d in found) and (not whole or " " in text):
            return text
    return _nearest(question, whole or found).text


def _near(question: Question) -> list[Doer]:
    """Doers told of before the claim or with it; behind it only who is blamed or claims it.

    To name the wrong one is worse than to name nobody: whom a later sentence tells of may have done something else.
    """
    here, every = question.draft.sentence, doers(question.story)
    if "blamed" not in question.story.notes:
        question.story.notes["blamed"] = [n for n, d in enumerate(every) if d.deed == "blame"]
    # Never all doers, of which a book has thousands; they are in the order of their sentences.
    window = range(bisect_left(every, here - _BACK, key=_sentence), bisect_right(every, here, key=_sentence))
    lead = range(bisect_right(every, 0, key=_sentence) if here > 0 else 0)
    found = [every[n] for n in sorted({*question.story.notes["blamed"], *window, *lead})]
    if question.draft.kind not in _KEPT:
        found = [d for d in found if not d.keeps]
    found = actors_apart.of_the_same(question.story, question.parse, question.draft.trigger, found)
    if (answered := _answered(question)) is not None:
        found = [d for d in found if d.sentence == here and d.token in answered]
    side = _words_of_victims(question)
    own = question.own if question.own != question.draft.mention.affiliation else None
    return [d for d in found if not _of_side(d, side) or (own and same_doer(d.text, own))]


_KEPT = ("detained", "rescued", "evacuated", "returned", "trapped", "missing")
_ANSWERS = {"retaliation", "response", "reply", "revenge", "reprisal", "answer", "vengeance", "retribution", "avenge", "retaliate"}  # fmt: skip


def _answered(question: Question) -> set[int] | None:
    """The words of what is avenged: 'fired rockets in response to the killing of …', which was not done by those who fired."""
    parse = question.parse
    for j in parse.up(question.draft.trigger):
        if parse[j].lower in _ANSWERS or parse[j].lemma in _ANSWERS:
            return set(parse.subtree(j))
        if parse[j].pos == "VERB" and parse[j].dep == "ROOT":
            return None
    return None


def _sentence(doer: Doer) -> int:
    return doer.sentence


def _words_of_victims(question: Question) -> frozenset[str]:
    """The words for the victims and for their side."""
    mention, parse = question.draft.mention, question.parse
    if parse[question.draft.trigger].lemma in sides.SUFFERS:
        # 'The army said it lost 27 men': who lost them did not kill them.
        losers = parse.subjects(question.draft.trigger)
        teller = armed_teller(parse, question.draft.trigger)
        own = [*losers, *([teller] if teller is not None else [])]
        return frozenset().union(
            words_of(mention.affiliation or ""), *(words_of(parse.words(*parse.extent(j))) for j in own)
        )
    return words_of(mention.affiliation or "") | words_of(question.parse.words(mention.first, mention.last))


def _of_side(doer: Doer, side: frozenset[str]) -> bool:
    """Whether a doer is of the victims' own side: 'insurgents' where insurgents were killed."""
    words = words_of(doer.text)
    return bool(words) and words <= side


def _nearest(question: Question, found: list[Doer]) -> Doer:
    here = question.draft.sentence
    return min(
        found,
        key=lambda d: (
            abs(d.sentence - here),
            d.sentence > here,
            d.way == "side",
            abs(d.token - question.draft.trigger),
        ),
    )


def _nobody(question: Question, rivals: int) -> Features:
    out = {
        "nobody",
        f"nobody kind={question.draft.kind}",
        f"nobody method={question.method}",
        f"nobody rivals={min(rivals, 3)}",
    }
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
    return any(
        parse[s].lower in ("they", "it", "he", "she", "who", "which", "that") for s in parse.subjects(verb)
    )


def _features(question: Question, key: frozenset[str], found: list[Doer], rivals: int) -> Features:
    draft, parse = question.draft, question.parse
    near = _nearest(question, found)
    away = near.sentence - draft.sentence
    distance = "ahead" if away > 0 else {0: "here", -1: "one", -2: "two"}.get(away, "far")
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
    is_own = question.own is not None and any(same_doer(question.own, d.text) for d in found)
    is_attack = question.attack is not None and any(same_doer(question.attack, d.text) for d in found)
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
    if _words_of_victims(question) & key:
        out.add("of their own side")
    if draft.share:
        out.add("share")
    return frozenset(out)
