"""Persons told one by one: 'three officials, Rojas, Salas and Vega, were murdered', 'the victims were identified as A, B and C'.

Comes in: a parsed sentence with its people and drafts, and the drafts before it. Goes out: a draft for each name, and for which
of them a number was told before, so that they are shares of it (shares.py).
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract import mentions, name_parts, names
from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import Pairs, as_share, fits
from onrecord.extract.voice_words import SAYING
from onrecord.extract.words import STATES, VERBS
from onrecord.records import Figure, Kind, Token

_OF_THE_HARMED: dict[str, Kind] = {
    "dead": "killed", "deceased": "killed", "bodies": "killed", "body": "killed", "corpses": "killed", "corpse": "killed", "fatalities": "killed",
    "martyrs": "killed", "wounded": "injured", "injured": "injured", "hostages": "abducted", "hostage": "abducted", "abductees": "abducted",
    "captives": "abducted", "detainees": "detained", "prisoners": "detained", "missing": "missing",
}  # fmt: skip
_NAMED_KINDS = ("killed", "injured", "abducted", "missing")
_TOLD_BY_NAME = {"identify", "name", "recognize", "recognise", "be", "include"}


def find(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """Drafts of those whom only a list names."""
    out: list[Draft] = []
    out += identified(parse, drafts, earlier)
    out += inverted(parse, [*drafts, *out])
    out += in_line(parse, [*drafts, *out])
    return out


def identified(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """'The victims were identified as Rojas and Salas', 'Those kidnapped are Rojas and Salas': a draft for each."""
    told = {d.mention.head for d in drafts}
    out: list[Draft] = []
    for token in parse.tokens:
        if (
            token.lemma not in _TOLD_BY_NAME
            or token.pos not in ("VERB", "AUX")
            or token.dep in ("aux", "auxpass")
        ):
            continue
        whom = parse.kids(token.i, "nsubj", "nsubjpass")
        if token.lemma in ("identify", "name", "recognize", "recognise"):
            whom = parse.kids(token.i, "nsubjpass", "dobj")
        listed = _listed(parse, token.i)
        found = next(
            ((s, kind) for s in whom if (kind := _befell(parse, s, earlier, len(listed))) is not None), None
        )
        if found is None:
            continue
        for i in listed:
            if i not in told:
                mention = of_name(parse, i)
                out.append(
                    Draft(
                        found[1],
                        mention,
                        found[0],
                        parse.sentence.index,
                        None,
                        mention.figure,
                        mention.groups,
                    )
                )
    return out


def in_line(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'killing Ana Rivas, 42; Luis Soto, 19, and Captain Mora': the names that follow the first one as entries of its list."""
    taken = {i for d in drafts for i in range(d.mention.first, d.mention.last + 1)}
    out: list[Draft] = []
    for draft in [d for d in drafts if d.mention.name and d.part_of is None]:
        last = draft.mention.last
        while (i := _next_in_line(parse, last, draft.trigger)) is not None:
            if not taken & set(range(name_parts.first_of(parse, i), i + 1)):
                mention = of_name(parse, i)
                of_all = draft.mention.first > 0 and parse[draft.mention.first - 1].tag == "NNS"
                if of_all and mention.groups == ("person",):
                    # 'the teachers Ana Rivas, Luis Soto …'
                    mention = replace(mention, groups=draft.groups)
                out.append(draft.befell(mention))
            last = i
        taken |= {d.mention.last for d in out}
    return out


def inverted(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'Also injured were a street vendor and Luis Soto', 'Among those killed was Ana Rivas'."""
    verb = next((t.i for t in parse.tokens[:14] if t.lower in ("was", "were", "is", "are")), None)
    if verb is None or verb == 0:
        return []
    ahead = [k for t in parse.tokens[:verb] if (k := _state(t)) is not None]
    if not ahead or any(
        t.tag in ("NN", "NNP", "PRP") and t.dep in ("nsubj", "nsubjpass") for t in parse.tokens[:verb]
    ):
        return []
    taken = {d.mention.head for d in drafts}
    roots = {
        j
        for r in parse.kids(verb, "nsubj", "nsubjpass", "attr", "dobj")
        if r > verb
        for j in conjuncts(parse, r)
    }
    return [
        Draft(ahead[0][0], m, ahead[0][1], parse.sentence.index, None, m.figure, m.groups)
        for m in [
            of_name(parse, j)
            if names.ends_a_name(parse, j) and names.is_person(parse, j)
            else _known(parse, j)
            for j in sorted(roots)
        ]
        if m is not None and m.figure is not None and m.head not in taken
    ]


def _state(token: Token) -> tuple[Kind, int] | None:
    """What a participle says befell people: 'injured', 'murdered', 'kidnapped'."""
    if token.tag not in ("VBN", "JJ", "VBD"):
        return None
    if token.lower in STATES:
        return STATES[token.lower], token.i
    harm = VERBS.get(token.lemma)
    told = harm is not None and harm.object_harmed and token.tag == "VBN"
    return (harm.kind, token.i) if harm is not None and told else None


def _known(parse: Parse, head: int) -> Mention | None:
    return next((m for m in mentions.find(parse) if m.head == head and m.named), None)


def conjuncts(parse: Parse, i: int) -> list[int]:
    """A word and all that are joined to it in a list."""
    out, stack = [], [i]
    while stack:
        j = stack.pop()
        out.append(j)
        stack += parse.kids(j, "conj")
    return out


def _next_in_line(parse: Parse, last: int, trigger: int) -> int | None:
    """The last word of the name that stands next in the list, behind an age and a comma."""
    i = last + 1
    if i + 1 < len(parse) and parse[i].text in (",", "(") and parse[i + 1].tag == "CD":
        i += 2
    apart = i
    while i < len(parse) and parse[i].text in (",", ";", "and", ")"):
        i += 1
    if i == apart or i >= len(parse):
        return None
    end = i
    while (
        end + 1 < len(parse)
        and end - i < 8
        and (parse[end].dep in ("compound", "amod", "nmod") or parse[end].tag == "NNP")
        and parse[end + 1].tag in ("NNP", "NNPS")
    ):
        end += 1
    whole = names.ends_a_name(parse, end) and name_parts.first_of(parse, end) == i and end > i
    if not whole or not names.is_person(parse, end) or i <= trigger <= end:
        return None
    own = parse[end].dep in ("nsubj", "nsubjpass") and parse[end].head not in (trigger, parse.clause(trigger))
    return None if own else end


def members(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """The names of those who are counted, each a share of the count."""
    out: Pairs = []
    for whole_noun, i in names.of_counted(parse):
        if _speaks(parse, i):
            continue
        whole = next((d for d in drafts if d.mention.head == whole_noun and d.figure is not None), None)
        if whole is not None and not whole.share:
            known = whole.groups if whole.groups != ("person",) else None
            out.append((whole, as_share(whole, of_name(parse, i), parse, known)))
    by_name = [d for d in drafts if d.mention.name and not d.share and d.trigger != d.mention.head]
    for trigger in {d.trigger for d in by_name if parse[d.trigger].pos != "VERB"}:
        listed = [d for d in by_name if d.trigger == trigger]
        counted = [d for d in earlier if _counts(parse, d, listed)]
        if counted and _named_as(parse, trigger):
            out += [(counted[-1], as_share(counted[-1], d.mention, parse)) for d in listed]
    return out


def _speaks(parse: Parse, i: int) -> bool:
    """'wounded four villagers, the head of the district, Ana Rivas, wrote': who stands before the verb of saying tells of them."""
    behind = next((t for t in parse.tokens[i + 1 : i + 3] if t.text != ","), None)
    return behind is not None and behind.lemma in SAYING and behind.tag in ("VBD", "VBZ", "VBP")


def _counts(parse: Parse, whole: Draft, listed: list[Draft]) -> bool:
    near = parse.sentence.index - whole.sentence <= 4 and whole.kind == listed[0].kind and not whole.share
    number = whole.figure.number if whole.figure is not None else None
    return (
        near
        and number is not None
        and number > 1
        and number >= len(listed)
        and fits(listed[0].figure, whole.figure)
    )


def _named_as(parse: Parse, subject: int) -> bool:
    return parse[parse[subject].head].lemma in _TOLD_BY_NAME


def of_name(parse: Parse, i: int) -> Mention:
    """The mention of a person by a name that ends with this word."""
    first = name_parts.first_of(parse, i)
    figure = Figure(1, 1, False, parse.words(first, i))
    return Mention(i, first, i, figure, (names.group_of(parse, i),), named=True, name=names.key_of(parse, i))


def _befell(parse: Parse, noun: int, earlier: list[Draft], names_told: int) -> Kind | None:
    """What befell those whom the subject means: 'the dead', 'the dead men', 'those kidnapped'; 'they' are as many as are named."""
    word = parse[noun].lower
    if word in _OF_THE_HARMED:
        return _OF_THE_HARMED[word]
    if word in ("they", "these") or (
        word in ("one", "other", "others", "person", "second") and _one_of_them(parse, noun)
    ):
        last = [
            d
            for d in earlier
            if 0 < parse.sentence.index - d.sentence <= 4 and d.figure is not None and d.kind in _NAMED_KINDS
        ]
        as_many = [d for d in last if d.figure is not None and d.figure.number == names_told > 1]
        counted = [
            d
            for d in last
            if d.figure is not None and d.figure.number != 1 and parse.sentence.index - d.sentence <= 2
        ]
        return (as_many or counted)[-1].kind if as_many or counted else None
    if word in ("victims", "victim"):
        last = [d for d in earlier if parse.sentence.index - d.sentence <= 4 and d.figure is not None]
        return last[-1].kind if last and last[-1].kind in ("killed", "injured", "abducted") else None
    if parse[noun].tag not in ("NNS", "DT", "NN"):
        return None
    for child in parse.kids(noun, "amod", "acl", "relcl"):
        verb = VERBS.get(parse[child].lemma)
        if parse[child].lower in STATES and (child < noun or parse[child].tag == "VBN"):
            return STATES[parse[child].lower]
        if (
            verb is not None
            and verb.object_harmed
            and parse[child].tag == "VBN"
            and not parse.kids(child, "dobj")
        ):
            return verb.kind
        if (
            verb is not None
            and verb.subject_harmed
            and parse[child].dep == "relcl"
            and not parse.passive(child)
        ):
            # 'the five students who disappeared'
            return verb.kind
    return None


def _one_of_them(parse: Parse, noun: int) -> bool:
    """'One of them is Ana Rivas', 'The other person is Luis Soto'"""
    near = parse.lower(noun - 2, noun + 3)
    return "them" in near or bool({"other", "second", "third"} & set(near))


def _listed(parse: Parse, verb: int) -> list[int]:
    """The names of the list that stands behind the verb."""
    roots = parse.kids(verb, "attr", "dobj", "oprd")
    if parse[verb].lemma != "be":
        roots = [] if parse[verb].lemma != "include" else roots
        roots += [
            o for p in parse.kids(verb, "prep") if parse[p].lower == "as" for o in parse.kids(p, "pobj")
        ]
    out, stack = [], [r for r in roots if r > verb]
    while stack:
        i = stack.pop()
        stack += parse.kids(i, "conj", "appos")
        if names.ends_a_name(parse, i) and names.is_person(parse, i):
            out.append(i)
    return sorted(out)
