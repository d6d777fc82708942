"""Persons harmed who are called by name: 'the murder of Colonel Reyes', 'Amal Darwish was shot dead'.

Comes in: a parsed sentence. Goes out: one mention of one person for each name that stands where the
harmed stand. Organisations, armed sides and places are not persons; a claim keeps the name only
inside its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS, is_feast
from onrecord.extract.groups import singular
from onrecord.extract.name_parts import first_of, inside, listed_under
from onrecord.extract.names_harmed import PERSONAL, harmed
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, ARMED_NAMES, GROUP_OF, NOUNS, PAIRS, STATES, THINGS

TITLES = {
    "gen": "combatant", "col": "combatant", "lt": "combatant", "maj": "combatant", "capt": "combatant", "sgt": "combatant",
    "brig": "combatant", "major": "combatant", "captain": "combatant", "adm": "combatant", "admiral": "combatant",
    "sen": "official", "gov": "official", "rep": "official", "deputy": "official", "magistrate": "official",
    "attorney": "civilian", "father": "civilian", "msgr": "civilian", "monsignor": "civilian", "archbishop": "civilian",
    "bishop": "civilian", "reverend": "civilian", "rev": "civilian", "sister": "civilian", "imam": "civilian", "priest": "civilian",
    "sheikh": "civilian", "sheik": "civilian", "mr": "person", "mrs": "woman", "ms": "woman", "miss": "woman", "dr": "person", "prof": "civilian",
    "professor": "civilian", "chief": "official", "leader": "official", "secretary": "official", "inspector": "combatant",
    "agent": "combatant", "patrolman": "combatant", "corporal": "combatant", "cpl": "combatant", "head": "official", "director": "official", "chairman": "official",
    "justice": "official", "hopeful": "official", "rector": "civilian", "don": "person", "dona": "woman", "citizen": "civilian",
}  # fmt: skip
"""Words before or behind a name that say who the person is."""

_BODIES = {
    "party", "front", "ministry", "council", "university", "brigades", "committee", "association", "union", "agency", "court",
    "bank", "company", "club", "institute", "hospital", "church", "school", "congress", "parliament", "senate", "office",
    "organization", "organisation", "league", "federation", "corps", "command", "commission", "assembly", "department", "service",
    "states", "kingdom", "rights", "watch", "observatory", "nations", "state", "group", "center", "centre", "network", "media", "press", "monitor",
    "tv", "radio", "times", "post", "news", "reuters", "airlines", "street", "avenue", "square", "airport", "embassy", "house",
}  # fmt: skip


def heads(parse: Parse, taken: set[int]) -> Iterator[int]:
    """The last word of each name of a person who stands where the harmed stand."""
    for token in parse.tokens:
        if (
            ends_a_name(parse, token.i)
            and _counted_with(parse, token.i) is None
            and token.i not in taken
            and harmed(parse, token.i)
            and is_person(parse, token.i)
        ):
            yield token.i


_DATES = frozenset((*MONTH_NAMES, *WEEKDAYS, *(month[:3] for month in MONTH_NAMES), "sept"))
"""'Srinagar, Oct 21: Three militants were killed'"""


def ends_a_name(parse: Parse, i: int) -> bool:
    """Whether a word may be the last one of a person's name."""
    token = parse[i]
    # 'killed Georgians': many, whatever the tagger makes of them
    people = token.lower.endswith(("ians", "anis", "raqis", "emenis")) and not parse.kids(i, "compound")
    surname = (token.tag == "NNP" and not people) or (
        token.tag == "NNPS"
        and singular(token.lower) not in THINGS | NOUNS.keys()
        and not token.lower.endswith(("ans", "is", "ites"))  # 'Thirteen Palestinians', 'Four Israelis'
        and any(parse[c].tag == "NNP" and c == i - 1 for c in parse.kids(i, "compound"))
    )
    return (
        surname
        and token.lower.rstrip(".") not in _DATES
        and not is_feast(parse.lower(i - 1, i), token.lower)
        and not any(c < i for c in parse.kids(i, "nummod"))
        # 'Nine Houthis died'
        and not any(value(parse[c].lower) is not None for c in parse.kids(i, "compound"))
        and token.dep not in ("compound", "amod", "nmod")
        and token.text[:1].isupper()
    )


def of_counted(parse: Parse) -> Iterator[tuple[int, int]]:
    """'Three officials of the party, Rojas, Salas and Vega, were murdered': the counted noun, with each name of those counted."""
    for token in parse.tokens:
        if ends_a_name(parse, token.i):
            whole = _counted_with(parse, token.i)
            if whole is not None and is_person(parse, token.i):
                yield whole, token.i


def _counted_with(parse: Parse, i: int) -> int | None:
    """The counted noun that a name is set behind, by itself or in a list."""
    first = parse.first_conjunct(i)
    while parse[first].dep in ("compound", "nmod") and parse[first].head != first:
        first = parse[first].head
    if parse[first].dep != "appos":
        return None
    whole = parse[first].head
    numbered = any(
        parse[c].tag == "CD" and parse[c].lower not in ("one", "1") for c in parse.kids(whole, "nummod")
    )
    return (
        whole
        if (parse[whole].tag == "NNS" and numbered) or parse[whole].lower in ("couple", "pair")
        else None
    )


def described(parse: Parse, i: int) -> list[int]:
    """The nouns set behind a name, which tell who it is and no second person: 'Reyes, an officer and father of two'."""
    out = []
    first = first_of(parse, i)
    if first and parse[first - 1].tag == "NN" and group_of_word(parse[first - 1].lower):
        # 'The photographer Issam Qasim'
        out.append(first - 1)
    head = parse[parse[i].head]
    if parse[i].dep == "appos" and head.tag == "NN":
        # 'A teacher, Amina Yusuf, was shot'
        out.append(head.i)
    stack = parse.kids(i, "appos")
    while stack:
        j = stack.pop()
        if parse[j].tag == "NN":
            out.append(j)
            stack += parse.kids(j, "conj", "appos")
    return out


def pronouns(parse: Parse) -> Iterator[int]:
    """'he', 'she', 'him' where the harmed stand."""
    for token in parse.tokens:
        if token.lower in ("he", "she", "him", "her") and token.tag == "PRP" and harmed(parse, token.i):
            yield token.i


def they(parse: Parse) -> Iterator[int]:
    """'they', 'them' where the killed or the arrested stand."""
    for token in parse.tokens:
        if (
            token.lower in ("they", "them")
            and token.dep in ("nsubjpass", "dobj")
            and parse[token.head].lemma in PERSONAL | {"massacre"}
        ):
            yield token.i


def last_named(parse: Parse, before: int) -> int | None:
    """The last word of the person's name that a pronoun behind token `before` most likely stands for: a subject first."""
    found = [
        t.i
        for t in parse.tokens[:before]
        if t.tag == "NNP"
        and t.text[:1].isupper()
        and t.dep not in ("compound", "amod", "nmod")
        and is_person(parse, t.i)
    ]
    subjects = [i for i in found if parse[i].dep in ("nsubj", "nsubjpass")]
    hurt = [i for i in found if harmed(parse, i)]
    best = hurt or subjects or found
    return best[-1] if best else None


def is_person(parse: Parse, i: int) -> bool:
    """Whether a name is one of a person, as far as its own words tell."""
    words = [parse[j] for j in inside(parse, i)] + [parse[i]]
    titles = [
        n
        for n, w in enumerate(words[:-1])
        if w.lower in GROUP_OF
        or w.lower.rstrip(".") in TITLES
        or (w.tag == "NNS" and n + 2 < len(words) and singular(w.lower) in GROUP_OF)
    ]
    # 'the union leader Ana Rivas', 'radio announcer Diego Mora': what stands before the title tells of what.
    called = words[titles[-1] + 1 :] if titles else words
    if (i and parse[i - 1].lower in ("alias", "aka")) or any(
        w.lower in _BODIES | ARMED | ARMED_NAMES or singular(w.lower) in ARMED for w in called
    ):
        return False
    titled = bool(titles)
    if i + 2 < len(parse) and parse[i + 1].tag == "CD" and parse[i + 2].lower in STATES:
        # 'Kirkuk 23 killed': a place and its count
        return False
    if any(w.lower in ("the", "a", "an", "this", "that") for w in words) and not titled:
        return False
    if parse[i].text.isupper() and len(parse[i].text) > 1 and len(words) == 1:
        return False
    if len(words) == 1 and any(parse[c].lower == "of" for c in parse.kids(i, "prep")):
        return False
    first = first_of(parse, i)
    if first and parse[first - 1].tag == "NNS" and not titled and not _set_behind(parse, i, first):
        # 'wounded 25 others Ibrahim said': a comma was lost.
        return False
    return titled or not all(w.i in parse.notes.get("places", ()) for w in words)


def is_called(parse: Parse, i: int) -> bool:
    """Whether a name is told to be a person's by a title, an office or a trade: 'Senator Ana Rivas', no town."""
    return ends_a_name(parse, i) and is_person(parse, i) and group_of(parse, i) != "person"


def _set_behind(parse: Parse, i: int, first: int) -> bool:
    """'the teachers Ana Rivas and Luis Soto': a full name behind the noun that says what its bearers are."""
    return (
        parse[i].dep == "appos"
        and parse[i].head == first - 1
        and first < i
        and GROUP_OF.get(singular(parse[first - 1].lower)) not in (None, "person")
    )


def key_of(parse: Parse, i: int) -> frozenset[str]:
    """What tells the person from others: the words of the name, without titles."""
    names = [c for c in inside(parse, i) if parse[c].tag == "NNP" and not group_of_word(parse[c].lower)]
    return frozenset(parse[j].lower for j in [*names, i] if len(parse[j].lower) > 2)


def one_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names are of one person: one holds the other, or they share two words; a first name or a surname alone many have."""
    common = a & b
    return bool(common) and (len(common) >= 2 or common in (a, b))


def group_of_word(word: str) -> str | None:
    """The group that a title or a trade names: 'Colonel' → combatant."""
    word = word.rstrip(".")
    return TITLES.get(word) or GROUP_OF.get(singular(word))


def group_of(parse: Parse, i: int) -> str:
    """Who the named person is, by the words before the name and those set behind it; 'person' where none tells."""
    for c in sorted(inside(parse, i), reverse=True):
        before = parse[c - 1].lower if c else ""
        found = PAIRS.get((before, parse[c].lower)) or group_of_word(parse[c].lower)
        if found == "official" and before == "police":
            found = "combatant"
        if found and found != "person":
            return found
    first = first_of(parse, i)
    trade = group_of_word(parse[first - 1].lower) if first and parse[first - 1].tag == "NN" else None
    if trade and trade != "person":
        return trade
    age = next((parse[j] for j in (i + 1, i + 2) if j < len(parse) and parse[j].tag == "CD"), None)
    if (
        age is not None
        and age.text.isdecimal()  # a raised "²" is a digit too, but no number
        and int(age.text) < 18
        and (age.i == i + 1 or parse[i + 1].text in (",", "("))
    ):
        after = parse[age.i + 1] if age.i + 1 < len(parse) else None
        if after is None or after.text in (",", ")", ".", ";") or after.pos in ("VERB", "AUX"):
            return "child"
    above = [parse[i].head] if parse[i].dep == "appos" else []
    if parse[listed_under(parse, i)].tag == "NNS":
        above.append(listed_under(parse, i))
    if above and parse[above[0]].dep == "pobj" and parse[parse[above[0]].head].lower == "of":
        # 'the governor of West Darfur, Khamis Abakar'
        above.append(parse[parse[above[0]].head].head)
    for c in (*parse.kids(i, "appos"), *above):
        before = parse[c - 1].lower if c else ""
        found = PAIRS.get((before, parse[c].lower)) or group_of_word(parse[c].lower)
        if found == "official" and before in ("police", "army", "military", "rebel", "guerrilla"):
            found = "combatant"
        if found and found != "person":
            return found
    return "person"
