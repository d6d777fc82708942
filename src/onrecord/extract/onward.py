"""People counted on after those that a report has told of: where the others are, how many came since, a list's next place.

Comes in: a sentence, its drafts and those of the sentences before. Goes out: further drafts, whose kind is that of the
people told of before. Nothing is found here where the sentence itself says what befell them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.governed import governing
from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import as_share, fits
from onrecord.extract.story import Story
from onrecord.extract.words import CARRIERS, NOUNS, STATES
from onrecord.records import Kind

_BACK = 3
"""Sentences over which people told of before are still spoken of."""
_LASTING = ("displaced", "evacuated", "detained", "abducted", "trapped", "missing", "returned")
"""What goes on: where such people are now is told with other verbs than what befell them."""
_THERE = {"be", "stay", "live", "sleep", "remain", "shelter", "settle", "gather", "reside", "find", "hide"}
_ON_THE_WAY = {"come", "arrive", "go", "reach", "cross", "enter", "follow", "pass", "walk", "head", "move", "get", "leave", "flee"}  # fmt: skip
_TAKING_IN = {"receive", "host", "shelter", "house", "accommodate", "take", "accept", "admit", "register", "record", "count", "absorb", "see", "welcome"}  # fmt: skip
_PLAIN = {"people", "persons", "individuals", "families", "households", "others", "more", "civilians", "residents", "refugees", "idps", "arrivals", "women",
          "children", "men", "villagers", "inhabitants", "souls", ""}  # fmt: skip
_MONEY = re.compile(r"[$€£]|\b(?:dollars?|euros?|usd|pounds|tonnes|tons|litres|hectares)\b", re.IGNORECASE)
_WHERE = ("in", "at", "near", "around", "outside", "from", "on", "inside", "with", "along", "to", "into")


def find(story: Story, parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """Drafts of the people of a sentence of whom nothing is said but where they are or that they are counted."""
    if (moved := _all_of_them(story, parse, drafts)) is not None:
        return [moved]
    taken = {d.mention.head for d in drafts} | {d.mention.first for d in drafts}
    free = [m for m in mentions.find(parse) if m.figure is not None and not {m.head, m.first} & taken]
    if not free or _MONEY.search(parse.plain, parse.sentence.start, parse.sentence.end):
        return []
    out = _next_places(parse, free, drafts)
    if not out:
        out = _entries(parse, free, earlier)
    told = [*earlier, *drafts]
    whole = _spoken_of(parse, told)
    for mention in free:
        if any(d.mention.first == mention.first for d in out):
            continue
        more = _told_on(parse, mention, whole) if whole is not None else None
        if more is None and _of_flight(story):
            more = _on_their_way(parse, mention)
        if more is None and told:
            more = _in_care(parse, mention, told)
            # The day on which they lay in hospital is not that on which they were hurt.
            if more is not None and story.times_in(parse.sentence.start, parse.sentence.end):
                more = None
        if more is not None:
            out.append(more)
    return out


def _all_of_them(story: Story, parse: Parse, drafts: list[Draft]) -> Draft | None:
    """'Some 200 people were in the shelter. All of them were brought to safety.': as many as the sentence before counts."""
    last = 2 if parse.lower(1, 3) == ["of", "them"] else 0
    before = story.parses.get(parse.sentence.index - 1)
    if before is None or drafts or parse[0].lower != "all" or parse[0].dep not in ("nsubj", "nsubjpass"):
        return None
    counted = [m for m in mentions.find(before) if m.figure is not None and not m.bare and m.named]
    if len(counted) != 1 or parse[last + 1].lower not in ("were", "was", "have", "had", "are"):
        return None
    whole = counted[0]
    mention = Mention(0, 0, last, whole.figure, whole.groups, whole.affiliation, noun=whole.noun, named=True)
    link = governing(parse, mention)
    if link is None or link[0] not in ("evacuated", "rescued", "returned", "killed"):
        return None
    return Draft(link[0], mention, link[1], parse.sentence.index, link[2], whole.figure, whole.groups)


_IN_CARE = re.compile(
    r"\s*(?:were|was|are|is|remain(?:ed|s)?|stayed?|have been)\s+"
    r"(?:(?:still )?(?:being )?treated (?:at|in|for)\b|(?:still )?in (?:the )?(?:hospital|intensive care)\b|hospitali[sz]ed\b)"
)


def _in_care(parse: Parse, mention: Mention, told: list[Draft]) -> Draft | None:
    """'52 people were still being treated at the hospital', in a report that has told of dead or wounded: wounded too."""
    i = _holder(parse, mention)
    verb = parse[parse[i].head]
    hurt = next((d for d in reversed(told) if d.kind in ("killed", "injured")), None)
    if (
        hurt is None
        or parse.sentence.index - hurt.sentence > _BACK
        or parse[i].dep not in ("nsubj", "nsubjpass")
    ):
        return None
    if verb.lemma not in ("treat", "be", "remain", "stay", "hospitalise", "hospitalize") or parse.kids(
        verb.i, "neg"
    ):
        return None
    if not _IN_CARE.match(parse.text, parse[mention.last].end, parse.sentence.end):
        return None
    return Draft("injured", mention, verb.i, parse.sentence.index, None, mention.figure, mention.groups)


_FLIGHT = re.compile(
    r"\b(?:displac\w+|refugees?|IDPs?|fle[ed]\w*|evacuat\w+|uprooted|asylum)\b", re.IGNORECASE
)
_ON_FOOT = {"come", "arrive", "go", "reach", "cross", "enter", "walk", "head", "move", "leave", "set", "travel", "trek", "stream", "pour", "gather", "mass",
            "camp", "hide", "land", "climb", "wade", "settle", "turn", "make", "follow"}  # fmt: skip
_NO_TRAVELLERS = {"delegates", "members", "supporters", "tourists", "pilgrims", "workers", "voters", "observers", "visitors", "students", "teachers", "drivers", "fans",
                  "prisoners", "detainees", "hostages", "bodies", "farmers", "shoppers", "guests", "protesters", "demonstrators", "mourners", "staff"}  # fmt: skip
_FEWEST_ON_FOOT = 50
"""Fewer people on their way, and no families, may be anybody."""


def _of_flight(story: Story) -> bool:
    """Whether the report speaks of people who flee or are brought away at all."""
    if "flight" not in story.notes:
        story.notes["flight"] = _FLIGHT.search(story.text) is not None
    return bool(story.notes["flight"])


def _on_their_way(parse: Parse, mention: Mention) -> Draft | None:
    """'61,400 Eritreans have reached the transit centre', '900 wait at the border', in a report that speaks of flight."""
    figure = mention.figure
    if (
        figure is None
        or mention.of_whole
        or mention.noun in _NO_TRAVELLERS
        or not set(mention.groups) <= _CIVIL
    ):
        return None
    if figure.unit != "family" and (figure.number or 0) < _FEWEST_ON_FOOT:
        return None
    i = _holder(parse, mention)
    verb = parse[parse[i].head]
    moves = (
        parse[i].dep == "nsubj"
        and verb.lemma in _ON_FOOT
        and verb.pos == "VERB"
        and not parse.kids(verb.i, "neg")
    )
    if not moves or not (
        _placed(parse, verb.i, mention) or parse[verb.head].lemma in ("let", "allow", "permit")
    ):
        return None
    behind = parse.lower(verb.i + 1, verb.i + 5)
    home = "home" in behind or behind[:1] == ["back"] or mention.noun == "returnees"
    kind: Kind = "returned" if home else "displaced"
    return Draft(kind, mention, verb.i, parse.sentence.index, None, figure, mention.groups)


_CIVIL = {"person", "civilian", "child", "woman", "elderly", "man"}


def _spoken_of(parse: Parse, told: list[Draft]) -> Draft | None:
    """The last whole with a figure that something lasting befell, if nothing else was told since."""
    for draft in reversed(told):
        if parse.sentence.index - draft.sentence > _BACK:
            return None
        if draft.share or draft.figure is None:
            continue
        return draft if draft.kind in _LASTING else None
    return None


def _told_on(parse: Parse, mention: Mention, whole: Draft) -> Draft | None:
    """'About 30,000 of them are in the north', 'another 15,000 have gone south', 'the town has received 9,300'."""
    if not (mention.bare or mention.of_whole or mention.others or mention.noun in _PLAIN):
        return None
    if ("combatant" in mention.groups) != ("combatant" in whole.groups) and mention.groups != ("person",):
        return None
    i = _holder(parse, mention)
    token, verb = parse[i], parse[parse[i].head]
    for lasting in parse.kids(verb.i, "xcomp") if verb.lemma in CARRIERS else []:
        # 'are thought to be still in the province'
        verb = parse[lasting] if parse[lasting].lemma in _THERE else verb
    placed = _placed(parse, verb.i, mention)
    subject = token.dep in ("nsubj", "nsubjpass")
    if whole.kind == "displaced":
        here = subject and verb.lemma in (_THERE | _ON_THE_WAY) and placed
        taken_in = token.dep == "dobj" and verb.lemma in _TAKING_IN and verb.pos == "VERB"
        registered = token.dep == "nsubjpass" and verb.lemma in _TAKING_IN
        if not (here or taken_in or registered):
            return None
    elif whole.kind in ("detained", "abducted", "trapped", "missing"):
        if not (subject and verb.lemma in _THERE and (placed or _still(parse, verb.i))) or parse.kids(
            verb.i, "attr", "acomp"
        ):
            return None
        if verb.lemma == "live" or (whole.kind == "missing" and not (mention.of_whole or mention.others)):
            # 'four are missing. About 600 still live there'
            return None
    elif not (subject and verb.lemma in _ON_THE_WAY and placed and (mention.bare or mention.others)):
        return None
    found = _as(parse, mention, whole, share=mention.of_whole)
    # 'the town has received 9,300 of them': where they are is told beside the verb
    return replace(found, trigger=verb.i) if token.dep == "dobj" else found


def _holder(parse: Parse, mention: Mention) -> int:
    """The word that stands in the sentence for the people: 'thousands' in 'thousands of them'."""
    head = mention.head
    for _ in range(3):
        token = parse[head]
        up = parse[token.head]
        if token.dep in ("nummod", "quantmod", "compound", "conj", "appos") and up.pos in (
            "NOUN",
            "NUM",
            "PROPN",
        ):
            head = up.i
        elif token.dep == "pobj" and up.lower in ("of", "than", "to", "over"):
            head = up.head if parse[up.head].pos in ("NOUN", "NUM", "ADJ") else head
            if head == token.i:
                break
        else:
            break
    return head


def _still(parse: Parse, verb: int) -> bool:
    return "still" in parse.lower(verb - 2, verb + 3)


def _placed(parse: Parse, verb: int, mention: Mention) -> bool:
    """Whether a place, named or not, stands behind the verb or the people."""
    places = parse.notes.get("places", ())
    for j in range(max(verb, mention.last) + 1, min(max(verb, mention.last) + 10, len(parse))):
        if parse[j].text in (";", ":"):
            return False
        named = parse[j].tag == "NNP" and parse[j].dep in ("pobj", "dobj") and parse[j].lower not in _DATES
        if j in places or named or singular(parse[j].lower) in _SITES:
            return True
    return False


_DATES = {*WEEKDAYS, *MONTH_NAMES}
_SITES = {
    "camp", "site", "settlement", "shelter", "school", "centre", "center", "village", "town", "city", "district", "province", "relative", "community",
    "family", "host", "border", "church", "mosque", "stadium", "region", "state", "county", "island", "bush", "forest", "tent", "facility", "prison",
    "custody", "jail", "detention", "captivity", "side", "north", "south", "east", "west", "country", "capital", "compound", "bank", "area", "hand",
}  # fmt: skip


def _as(parse: Parse, mention: Mention, model: Draft, share: bool) -> Draft:
    """What befell the model befell the people of the mention."""
    mention = (
        replace(mention, groups=model.groups, affiliation=model.mention.affiliation)
        if _same_people(mention, model)
        else mention
    )
    if share and fits(mention.figure, model.figure):
        return replace(as_share(model, mention, parse), part_of=model.key or None, key=0)
    trigger = mention.head if model.sentence != parse.sentence.index else model.trigger
    return Draft(
        model.kind, mention, trigger, parse.sentence.index, model.method, mention.figure, mention.groups
    )


def _same_people(mention: Mention, model: Draft) -> bool:
    unit = (mention.figure.unit if mention.figure else None) == (model.figure.unit if model.figure else None)
    return (
        unit
        and mention.groups == ("person",)
        and (mention.bare or mention.of_whole or mention.noun in ("others", "more", ""))
    )


def _next_places(parse: Parse, free: list[Mention], drafts: list[Draft]) -> list[Draft]:
    """'left six fighters dead in the port and four in the old town', '329,000 are in camps, 46,000 with families'."""
    out: list[Draft] = []
    for mention in sorted(free, key=lambda m: m.first):
        before = [d for d in [*drafts, *out] if d.mention.last < mention.first and d.figure is not None]
        if not before or not (mention.bare or mention.of_whole) or not _opens_a_place(parse, mention):
            continue
        model = max(before, key=lambda d: d.mention.last)
        between = parse.lower(model.mention.last + 1, mention.first)
        verbs = [
            j
            for j in range(model.mention.last + 1, mention.first)
            if parse[j].tag in ("VBD", "VBZ", "VBP")
            and j != model.trigger
            and parse[j].dep not in ("aux", "auxpass")
        ]
        if model.figure is not None and set(between) & set(_WHERE) and not verbs and not model.share:
            out.append(_as(parse, mention, model, share=False))
    return out


def _opens_a_place(parse: Parse, mention: Mention) -> bool:
    """'…, four in the old town': a number that a place follows at once, behind a comma or 'and'."""
    ahead = parse[mention.first - 1].lower if mention.first else ""
    behind = parse[mention.last + 1].lower if mention.last + 1 < len(parse) else ""
    if ahead not in (",", "and", ";", "-", "–") or behind not in _WHERE[:10]:
        return False
    places = parse.notes.get("places", ())
    near = range(mention.last + 2, min(mention.last + 7, len(parse)))
    return any(
        j in places
        or parse[j].pos == "PROPN"
        or singular(parse[j].lower)
        in _SITES | {"market", "port", "suburb", "street", "hospital", "field", "base", *WEEKDAYS}
        for j in near
    )


_HARM_WORD: dict[str, Kind] = {"arrivals": "displaced", "arrests": "detained", "kidnappings": "abducted", "abductions": "abducted", "deaths": "killed",
              "casualties": "injured", "injuries": "injured", "disappearances": "missing", "returns": "returned", "evacuations": "evacuated"}  # fmt: skip
_FEWEST = 2
"""Entries that make a list."""


def _entries(parse: Parse, free: list[Mention], earlier: list[Draft]) -> list[Draft]:
    """'By city: Kirkuk 12, Tikrit 19, Hawija 8': places with a number each, of what the line or the one before it counts."""
    found = [m for m in free if m.bare and _entry(parse, m)]
    if len(found) < _FEWEST:
        return []
    kind = _counted_in(parse, found[0].first)
    before = [
        d
        for d in earlier
        if 0 < parse.sentence.index - d.sentence <= 1 and d.figure is not None and not d.share
    ]
    if kind is None and len({d.kind for d in before}) != 1:
        return []
    whole = next((d for d in reversed(before) if kind in (None, d.kind)), None)
    kind = kind or (whole.kind if whole is not None else None)
    if kind is None:
        return []
    total = sum(m.figure.low or 0 for m in found if m.figure is not None)
    if whole is not None and whole.figure is not None and total <= (whole.figure.low or 0):
        return [_as(parse, m, whole, share=True) for m in found]
    return [
        Draft(kind, m, m.head, parse.sentence.index, None, m.figure, whole.groups if whole else m.groups)
        for m in found
    ]


def _entry(parse: Parse, mention: Mention) -> bool:
    i, j = mention.first - 1, mention.last + 1
    if i >= 0 and parse[i].text in (":", "-", "–", "("):
        i -= 1
    if i < 0 or not parse[i].text[:1].isupper():
        return False
    if j < len(parse) and parse[j].text not in (",", ";", ".", ")", "and"):
        return False
    return parse[i].pos == "PROPN" or i in parse.notes.get("places", ())


def _counted_in(parse: Parse, first: int) -> Kind | None:
    kinds = {
        k
        for t in parse.tokens[:first]
        if (k := _HARM_WORD.get(t.lower) or STATES.get(t.lower) or NOUNS.get(singular(t.lower)))
    }
    return kinds.pop() if len(kinds) == 1 else None


_AGAIN = re.compile(
    r"^\W*(?:(?:yesterday|today|last \w+|on \w+(?: \w+)?|by \w+(?: \w+)?|a (?:week|day|month|year) (?:ago|earlier)|\w+ (?:days|weeks|months|years) (?:ago|earlier)),? )?"
    r"(?:that |this |and |thus |but )*(?:it|that|this|(?:the|that|this|its|their) (?:figure|number|count|total|tally))(?:'s)? ?"
    r"(?:was|is|were|now|had|has|been|stood|stands|at|reached|reaches|compares|compared|with|to|rose|risen|rises|grew|grown|closer|passed|exceeded| )*$",
    re.IGNORECASE,
)


def counted_again(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """'Yesterday it was 71,000', 'that figure stood at 7,000': the people of the sentence before, counted on another day."""
    if drafts:
        return []
    whole = next(
        (
            d
            for d in reversed(earlier)
            if 0 < parse.sentence.index - d.sentence <= 1 and d.figure is not None and not d.share
        ),
        None,
    )
    first = next((m for m in mentions.find(parse) if m.figure is not None), None)
    if whole is None or first is None or not (first.bare or first.noun in ("people", "persons")):
        return []
    lead = parse.plain[parse.sentence.start : parse[first.first].start]
    if not _AGAIN.match(lead):
        return []
    mention = replace(first, groups=whole.groups, affiliation=whole.mention.affiliation)
    return [Draft(whole.kind, mention, first.head, parse.sentence.index, None, first.figure, whole.groups)]
