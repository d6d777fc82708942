"""When, by whom and with what: chosen for one claim among what its sentence and those before it name. Where: where.py."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extract import entry_days, part_places, sides
from onrecord.extract.attack_words import NOUNS
from onrecord.extract.clauses_apart import going_on, of_the_other_clause, of_what_came_before
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.said_days import back_from_the_saying, said_behind, said_on
from onrecord.extract.setting_causes import after_days_of, days_before, of_a_cause, of_later_deaths
from onrecord.extract.setting_spans import (
    compared_with,
    days_after,
    lasting_from,
    of_a_paper,
    of_the_sum,
    when_it_was,
)
from onrecord.extract.story import Story
from onrecord.extract.words import GROUP_OF
from onrecord.records import TimeMention, When


def distance(parse: Parse, trigger: int, start: int, end: int) -> float:
    """How far words stand from the trigger: over clause borders it counts more, behind it less than before."""
    i = parse.at(start)
    if i is None:
        return 1e6
    clause = parse.clause(trigger)
    inside = clause == parse.clause(i) or hangs_on(parse, i, clause)
    gap = start - parse[trigger].end if start >= parse[trigger].start else (parse[trigger].start - end) * 1.6
    return gap + (0 if inside else 60)


def hangs_on(parse: Parse, i: int, clause: int) -> bool:
    """Whether token i belongs to the clause and not to one with a subject of its own that only hangs on it."""
    for j in parse.up(i):
        if j == clause:
            return True
        if (
            parse[j].pos == "VERB"
            and parse[j].dep in ("conj", "advcl", "relcl", "ccomp")
            and parse.kids(j, "nsubj", "nsubjpass")
        ):
            return False
    return False


# --- when ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Timing:
    """When, and whether that is only the day of the statement ('said on Friday'), which anything better replaces."""

    when: When
    weak: bool


def time_for(
    story: Story, parse: Parse, trigger: int, cumulative: bool, own_clause: bool = False
) -> Timing | None:
    """The time named for the claim in its own sentence; with `own_clause` not in a clause beside the trigger's."""
    sentence = parse.sentence
    here = [m for m in story.times_in(sentence.start, sentence.end) if m.role != "published"]
    if (entry := entry_days.of_the_entry(story, here, sentence.start, parse[trigger].start)) is not None:
        return Timing(entry, False)
    if cumulative:
        here = [m for m in here if m.role == "since" and not _ranks(parse, m)] or here
    else:
        here = [m for m in here if m.role in ("when", "since")]
    here = [m for m in here if not _describes(parse, m) and not _of_what_is_to_come(parse, m, trigger)]
    here = [m for m in here if not _of_others_told_of(parse, m, trigger) and not _aside(parse, m, trigger)]
    here = [m for m in here if not days_before(parse, m, trigger) and not _of_a_share(parse, m, trigger)]
    here = [m for m in here if not _compared(parse, m, trigger) and not after_days_of(parse, m, trigger)]
    here = [m for m in here if not of_a_cause(parse, m, trigger) and not of_later_deaths(parse, m, trigger)]
    here = [m for m in here if cumulative or m.role == "since" or not _of_another_time(parse, m, trigger)]
    here = [m for m in here if m.when.start or m.when.end] or here
    here = [m for m in here if m.role != "since" or not _ranks(parse, m)]
    here = [m for m in here if not compared_with(parse, m) and not of_the_sum(parse, m, trigger)]
    here = [
        m
        for m in here
        if not of_the_other_clause(parse, m, trigger) and not of_what_came_before(parse, m, trigger)
    ]
    if (found := days_after(parse, here, trigger)) is not None:
        return Timing(found, False)
    if (struck := when_it_was(parse, here, trigger)) is not None:
        return Timing(struck, False)
    if own_clause:
        here = [m for m in here if m.role == "since" or not _beside(parse, m, trigger)]
    if not here:
        return _for_so_long(story, parse, trigger)
    ranked = sorted(
        here,
        key=lambda m: (
            distance(parse, trigger, m.start, m.end)
            + (200 if said_on(parse, m, trigger) else 0)
            + (40 if m.role == "since" else 0)
            - (40 if _right_on(parse, m, trigger) else 0)
        ),
    )
    best = ranked[0]
    if of_a_paper(parse, best):
        return None
    weak = said_on(parse, best, trigger) and _of_now(story, best.when)
    if weak and said_behind(parse, best, trigger):
        return None
    when = _of_a_total(story, parse, best) if cumulative else _up_to(parse, best, trigger)
    if when is best.when:
        when = lasting_from(parse, best)
    if when is best.when:
        published = story.report.published
        told = (
            m
            for m in story.times_in(sentence.start, sentence.end)
            if m is not best and said_behind(parse, m, trigger)
        )
        when = back_from_the_saying(
            going_on(parse, best, published, _goes_on(parse, parse.clause(trigger))), told, published
        )
    return Timing(when, weak)


_UP_TO = re.compile(
    r"(?:as of|by)\b(?!.*\b(?:morning|noon|midday|afternoon|dusk|dawn|nightfall)\b)", re.IGNORECASE
)


def _up_to(parse: Parse, mention: TimeMention, trigger: int) -> When:
    """'By Friday, 40 had been killed': at any time up to then."""
    when = mention.when
    if mention.role != "when" or when.start is None or not _UP_TO.match(when.text):
        return when
    if when.text.lower().startswith("as of"):
        return replace(when, start=None)
    verb = parse.clause(trigger)
    before = {parse[c].lower for v in (trigger, verb) for c in parse.kids(v, "aux")} & {"had", "have", "has"}
    return replace(when, start=None) if before or parse[verb].lemma in _COUNTS else when


_NTH = re.compile(r"for (?:the|an?|its|their) \w+", re.IGNORECASE)


def _for_so_long(story: Story, parse: Parse, trigger: int) -> Timing | None:
    """'have been battling for nearly a week', 'for the third straight day': what goes on still, from its start to the news."""
    clause = parse.clause(trigger)
    for mention in story.times_in(parse.sentence.start, parse.sentence.end):
        i = parse.at(mention.end - 1)
        if (
            mention.role != "duration"
            or not mention.when.text.lower().startswith("for ")
            or i is None
            or mention.when.end is None
        ):
            continue
        near = parse.clause(i) == clause or hangs_on(parse, i, clause) or parse[i].head == trigger
        nth = (
            _NTH.match(mention.when.text) is not None
            and mention.when.text.split()[2][0].isalnum()
            and "day" in mention.when.text
        )
        if near and (
            nth
            or _goes_on(parse, clause)
            or {parse[c].lower for c in parse.kids(clause, "aux")} & {"have", "has"}
        ):
            return Timing(mention.when, False)
    return None


def _right_on(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """Whether a time hangs on the verb itself: 'lost control last month', not on a noun of its subject."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    head = parse[i].head
    direct = parse[i].dep in ("npadvmod", "advmod") and head == trigger
    return direct or (
        parse[i].dep == "pobj"
        and parse[head].head == trigger
        and parse[head].lower in ("on", "in", "at", "during")
    )


_NEWS_DAYS = 4
"""What is said is news for so many days; a day further back is that of what happened ('reported an attack on 3 May')."""


def _of_now(story: Story, when: When) -> bool:
    published, day = story.report.published, when.end or when.start
    return published is None or day is None or (published - day).days <= _NEWS_DAYS


_OVER = re.compile(
    r"(?:from|between|over|during|within|since|for|in\s+(?:the\s+)?(?:past|last|first|\d{1,2}\s|\w+\s+(?:days|weeks|months|years)))\b",
    re.IGNORECASE,
)
_BEGAN = {"begin", "start", "erupt", "break", "flare", "open", "launch"}


def _of_a_total(story: Story, parse: Parse, mention: TimeMention) -> When:
    """The time of a running total: up to the day on which it stood, or since what began then; a span told as such stays."""
    when = mention.when
    if mention.role != "when" or _OVER.match(when.text):
        return when
    if re.match(r"(?:as of|up to|until|by)\b", when.text, re.IGNORECASE):
        return replace(when, start=None)
    i = parse.at(mention.end - 1)
    verb = parse.clause(i) if i is not None else None
    if verb is not None and parse[verb].lemma in _BEGAN:
        last = story.report.published
        return (
            replace(when, end=last)
            if last is not None and (when.start is None or when.start <= last)
            else when
        )
    counted = verb is not None and parse[verb].lemma in _COUNTS
    return replace(when, start=None) if counted and when.start != when.end else when


_COUNTS = {
    "put",
    "pass",
    "reach",
    "stand",
    "top",
    "exceed",
    "hit",
    "surpass",
    "estimate",
    "climb",
    "rise",
    "place",
    "count",
}


def _beside(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    clause = parse.clause(trigger)
    return parse.clause(i) != clause and not hangs_on(parse, i, clause)


def _ranks(parse: Parse, mention: TimeMention) -> bool:
    """'the first attack since the campaign began', 'the worst since 2011': how long there was none, not when it was."""
    before = parse.text[parse.sentence.start : mention.start].lower()
    return (
        re.search(
            r"\b(?:first|only|worst|deadliest|bloodiest|biggest|largest|the most|most \w+|highest)\b[^.;]{0,90}$",
            before,
        )
        is not None
    )


def _of_what_is_to_come(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'… had left and the operation should end on Wednesday': the day of another clause, which tells of the future."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    clause = parse.clause(i)
    if clause == parse.clause(trigger) or clause == trigger or not parse.kids(clause, "nsubj", "nsubjpass"):
        return False
    return any(parse[c].lower in ("will", "would", "should", "shall") for c in parse.kids(clause, "aux"))


def _of_others_told_of(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'fired on a funeral of three people who were killed on Friday, killing one': the day of those three."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    for j in parse.up(i):
        if parse[j].pos != "VERB":
            continue
        people = GROUP_OF.get(singular(parse[parse[j].head].lower)) is not None
        told = parse[j].dep in ("relcl", "acl") and parse[j].tag in ("VBD", "VBN") and people
        return (
            told
            and j != trigger
            and trigger not in set(parse.subtree(parse[j].head))
            and parse[parse[j].head].dep in ("pobj", "dobj")
        )
    return False


_COMPARED = re.compile(
    r"\b(?:(?:as (?:many|much|high|large|big|often) as|than) (?:in|at|during|on|it|they|he|she|the one|those)|compared (?:to|with)|unlike|(?:up|down) from|as (?:it|they) (?:did|was|were|had))\b[^.;:]*\Z",
    re.IGNORECASE,
)


def _compared(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'160,000 have taken refuge there, three times as many as in the war of 2008-2009': when the others did."""
    behind = parse[trigger].end
    return mention.start > behind and _COMPARED.search(parse.text, behind, mention.start) is not None


def _of_a_share(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'25,000 have fled, 2,500 of them since Wednesday': since when the 2,500 have."""
    i = parse.at(mention.start)
    if i is None or i < trigger:
        return False
    if part_places.of_others_beside(parse, trigger, i):
        return True
    return any(
        parse[j].lower == "of" and parse[j + 1].lower in ("them", "whom") and parse[j - 1].pos in ("NUM", "DET", "ADJ")
        and (mention.role == "since" or all(parse[k].text != "," for k in range(j, i)))
        for j in range(trigger + 1, i - 1)
    )  # fmt: skip


def _aside(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'shelling hit Jayrud, where the army says rebels killed a pilot on Friday': the day of what is told of the town beside."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    for j in (i, *parse.up(i)):
        token = parse[j]
        if token.pos == "VERB" and token.dep == "relcl":
            below = set(parse.subtree(j))
            relative = any(parse[k].lower == "where" for k in below if k < j) and not parse.kids(j, "expl")
            relative = relative or (mention.role == "since" and _of_the_place(parse, j))
            return (
                relative
                and trigger not in below
                and token.head != trigger
                and parse[token.head].lemma not in NOUNS
            )
    return False


def _of_the_place(parse: Parse, verb: int) -> bool:
    """'were killed in Harasta, which has been besieged since 2013': since when the town has been."""
    return parse[verb].head in parse.notes["places"] and any(
        parse[s].lower in ("which", "that") for s in parse.kids(verb, "nsubj", "nsubjpass")
    )


_WAYS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "near", "outside"}  # fmt: skip


def _of_another_time(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'controls the city after capturing it in 2015', 'where they had lived until Monday': a day of what came before."""
    if mention.when.text.lower().startswith(("until", "till")):
        return True
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    for subject in parse.subjects(parse.clause(trigger)) if mention.role == "since" else ():
        about = set(parse.subtree(subject))
        if i in about and trigger not in about and parse[subject].pos == "PROPN" and parse[i].head != subject:
            # 'Gaddafi, in power since 1969, lost control': of him, not of what he did.
            return True
    clause, own = parse.clause(i), parse.clause(trigger)
    if clause in (own, trigger) or not _goes_on(parse, own):
        return False
    if parse[clause].dep in ("relcl", "acl") and parse[clause].head == trigger:
        # 'press on with an assault that they began on Sunday'
        return False
    return parse[clause].tag in ("VBD", "VBN", "VBG")


def _goes_on(parse: Parse, verb: int) -> bool:
    """'controls the city', 'is engaged in a campaign': told of now."""
    helping = {parse[c].lower for c in parse.kids(verb, "aux", "auxpass")}
    return (parse[verb].tag in ("VBZ", "VBP") and not parse.kids(verb, "aux")) or helping in ({"is"}, {"are"})


def _describes(parse: Parse, mention: TimeMention) -> bool:
    """'the June 3 election': a date that only tells which election, unless what it tells is the attack itself."""
    i = parse.at(mention.end - 1)
    if i is None or re.match(
        r"(?:on|in|at|during|since|by|from|between|over|throughout|early|late|earlier|last)\b",
        mention.when.text,
        re.I,
    ):
        return False
    for j in (i, *parse.up(i)):
        token = parse[j]
        if token.start < mention.start or token.end > mention.end:
            if token.lower in _WAYS or parse.text[mention.end : token.start].strip() in ("-", "–", "—", ":"):
                # 'Wednesday morning southwest of Adra', '23 Dec 2011 - 44 people killed'
                return False
            return token.pos in ("NOUN", "PROPN") and singular(token.lower) not in sides.WEAPONS and parse[i].dep in (
                "compound", "nummod", "nmod") and token.start > mention.start  # fmt: skip
    return False
