"""Persons harmed who are called by name: 'the murder of Colonel Reyes', 'Amal Darwish was shot dead'.

Comes in: a parsed sentence. Goes out: one mention of one person for each name that stands where the
harmed stand. Organisations, armed sides and places are not persons; a claim keeps the name only
inside its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS, is_feast
from onrecord.extract.groups import INSIDE, singular
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
    "agent": "combatant", "patrolman": "combatant", "head": "official", "director": "official", "chairman": "official",
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
_DEADLY_NOUNS = {"murder", "assassination", "killing", "death", "execution", "slaying", "kidnapping", "abduction", "kidnap",
                 "disappearance", "beheading", "martyrdom", "arrest", "detention", "capture", "wounding", "murders",
                 "assassinations", "killings", "deaths", "body", "bodies", "corpse", "corpses", "remains", "hanging", "lynching",
                 "massacre", "massacres", "slaughter", "executions", "kidnappings", "abductions", "disappearances"}  # fmt: skip
_PERSONAL = {"kill", "shoot", "wound", "assassinate", "murder", "execute", "behead", "injure", "abduct", "kidnap", "detain",
             "arrest", "martyr", "slay", "hang", "machinegun", "gun", "imprison", "jail", "torture", "rape", "ambush"}  # fmt: skip
_SELF = {"die", "perish", "succumb", "drown", "disappear", "vanish"}


def heads(parse: Parse, taken: set[int]) -> Iterator[int]:
    """The last word of each name of a person who stands where the harmed stand."""
    for token in parse.tokens:
        if (
            ends_a_name(parse, token.i)
            and _counted_with(parse, token.i) is None
            and token.i not in taken
            and _harmed(parse, token.i)
            and is_person(parse, token.i)
        ):
            yield token.i


_DATES = frozenset((*MONTH_NAMES, *WEEKDAYS, *(month[:3] for month in MONTH_NAMES), "sept"))
"""'Srinagar, Oct 21: Three militants were killed'"""


def ends_a_name(parse: Parse, i: int) -> bool:
    """Whether a word may be the last one of a person's name."""
    token = parse[i]
    surname = token.tag == "NNP" or (
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
        if token.lower in ("he", "she", "him", "her") and token.tag == "PRP" and _harmed(parse, token.i):
            yield token.i


def they(parse: Parse) -> Iterator[int]:
    """'they', 'them' where the killed or the arrested stand."""
    for token in parse.tokens:
        if (
            token.lower in ("they", "them")
            and token.dep in ("nsubjpass", "dobj")
            and parse[token.head].lemma in _PERSONAL | {"massacre"}
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
    harmed = [i for i in found if _harmed(parse, i)]
    best = harmed or subjects or found
    return best[-1] if best else None


def _harmed(parse: Parse, i: int) -> bool:
    head = listed_under(parse, i)
    token = parse[head]
    governor = parse[token.head]
    if befell_before(parse, i) is not None or (head != i and _behind_colon(parse, head, i)):
        return True
    if token.dep in ("dobj", "nsubjpass"):
        held = governor.lemma in ("hold", "take", "keep", "seize") and bool(
            {"hostage", "hostages"} & set(parse.lower(governor.i, governor.i + 16))
        )
        return (
            held
            or governor.lemma in _PERSONAL
            or (governor.lemma == "find" and _dead_behind(parse, governor.i))
        )
    for child in [*parse.kids(i, "relcl", "acl"), *(parse.kids(head, "relcl", "acl") if head != i else ())]:
        passive = parse[child].dep == "acl" or bool(parse.kids(child, "auxpass"))
        if parse[child].lemma in _PERSONAL and parse[child].tag == "VBN" and passive:
            return True
    if (
        token.dep == "nsubj"
        and governor.lemma in ("suffer", "sustain", "receive")
        and any(
            parse[o].lower in ("injury", "injuries", "wound", "wounds", "burns")
            for o in parse.kids(governor.i, "dobj")
        )
    ):
        return True
    if token.dep == "pobj" and governor.lower == "including" and (_inside(parse, i) or i != head):
        # 'ten people, including the union's leader Ana Rivas': a share, where a whole stands before
        return not _lists_things(parse, governor.i)
    if token.dep in ("nsubj", "attr") and governor.lemma == "be" and _among_dead(parse, governor.i):
        return True
    if (
        token.dep == "nsubj"
        and governor.lemma in ("be", "remain")
        and any(parse[a].lower == "missing" for a in parse.kids(governor.i, "acomp"))
    ):
        return True
    if token.dep == "nsubj":
        return governor.lemma in _SELF or (
            governor.pos == "VERB"
            and governor.tag == "VBN"
            and governor.lemma in _PERSONAL
            and not parse.kids(governor.i, "dobj")
        )
    if token.dep == "pobj" and governor.lower == "of":
        return deadly_noun(parse, head) is not None
    if (
        token.dep == "pobj"
        and governor.lower == "with"
        and parse[governor.head].lower in ("along", "together")
    ):
        return any(
            parse[j].lemma in _PERSONAL
            or parse[j].lower == "dead"
            or (parse[j].lemma == "find" and _dead_behind(parse, j))
            for j in parse.up(governor.i)
        )
    if token.dep == "poss":
        noun = parse[token.head]
        return noun.lower in _DEADLY_NOUNS and not any(
            parse[c].lower == "of" for c in parse.kids(noun.i, "prep")
        )
    return False


def befell_before(parse: Parse, i: int) -> int | None:
    """'the murdered senator Ana Rivas': a participle before the name or its title; 'killed Georgians' are many."""
    if parse[i].tag != "NNP" or not parse.kids(i, "compound") or parse.kids(i, "nummod"):
        return None
    for word in (i, *_inside(parse, i)):
        for c in parse.kids(word, "amod"):
            counted = c > 0 and parse[c - 1].tag == "CD"
            if parse[c].lemma in _PERSONAL and parse[c].tag == "VBN" and not counted:
                return c
    return None


def _is_deadly(token: Token) -> bool:
    return token.lower in _DEADLY_NOUNS and token.pos != "VERB"


def _behind_colon(parse: Parse, deed: int, i: int) -> bool:
    """'the murders in July: Ana Rivas, Luis Soto and Diego Mora'"""
    plural = _is_deadly(parse[deed]) and parse[deed].tag in ("NNS", "NNPS")
    return plural and any(parse[j].text == ":" for j in range(deed + 1, first_of(parse, i)))


def _lists_things(parse: Parse, including: int) -> bool:
    """'in three villages, including Kona and Zaki': what stands right before the words is listed, and no people."""
    before = including - (2 if parse[including - 1].text == "," else 1)
    return before >= 0 and parse[before].tag == "NNS" and singular(parse[before].lower) in THINGS


def deadly_noun(parse: Parse, i: int) -> int | None:
    """The noun of harm that 'of' joins a name to, over a place between: 'the assassination in the capital of X'."""
    under = listed_under(parse, i)
    if under != i and _behind_colon(parse, under, i):
        return under
    for steps, j in enumerate(parse.up(under)):
        if _is_deadly(parse[j]):
            return j
        placed = parse[parse[j].head].lower in (
            "in",
            "at",
            "near",
            "on",
            "outside",
            "during",
            "over",
            "within",
        )
        if steps > 4 or parse[j].pos in ("VERB", "AUX") or (parse[j].pos == "NOUN" and not placed):
            return None
    return None


def listed_under(parse: Parse, i: int) -> int:
    """What a name stands in a list or behind a noun of: 'the lawyers' of 'the lawyers A, B and C'."""
    while parse[i].dep in ("conj", "appos") and parse[parse[i].head].pos in ("PROPN", "NOUN"):
        i = parse[i].head
    return i


def _among_dead(parse: Parse, verb: int) -> bool:
    """'X was among the dead'"""
    near = parse.lower(verb - 6, verb + 7)
    return "among" in near and bool(
        {
            "dead",
            "killed",
            "victims",
            "wounded",
            "injured",
            "martyrs",
            "casualties",
            "murdered",
            "kidnapped",
            "abducted",
        }
        & set(near)
    )


def _dead_behind(parse: Parse, verb: int) -> bool:
    return any(parse[c].lower in ("dead", "murdered", "killed", "shot") for c in parse.children[verb])


def is_person(parse: Parse, i: int) -> bool:
    """Whether a name is one of a person, as far as its own words tell."""
    words = [parse[j] for j in _inside(parse, i)] + [parse[i]]
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


def _set_behind(parse: Parse, i: int, first: int) -> bool:
    """'the teachers Ana Rivas and Luis Soto': a full name behind the noun that says what its bearers are."""
    return (
        parse[i].dep == "appos"
        and parse[i].head == first - 1
        and first < i
        and GROUP_OF.get(singular(parse[first - 1].lower)) not in (None, "person")
    )


def _inside(parse: Parse, i: int) -> list[int]:
    """The words before the last one of the name that belong to it: 'Colonel' and 'Tomas' of 'Colonel Tomas Reyes'."""
    direct = [c for c in parse.children[i] if c < i and parse[c].dep in INSIDE]
    return sorted(
        {*direct, *(k for c in direct for k in parse.children[c] if k < c and parse[k].dep == "compound")}
    )


def first_of(parse: Parse, i: int) -> int:
    """The first word of the name, its titles included."""
    return min([i, *_inside(parse, i)])


def key_of(parse: Parse, i: int) -> frozenset[str]:
    """What tells the person from others: the words of the name, without titles."""
    names = [c for c in _inside(parse, i) if parse[c].tag == "NNP" and not group_of_word(parse[c].lower)]
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
    for c in sorted(_inside(parse, i), reverse=True):
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
