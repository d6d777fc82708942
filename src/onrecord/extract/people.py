"""Mentions of people and words of harm → raw claims about people.

Comes in: a parsed sentence. Goes out: drafts (kind, mention, trigger); where, when, who says it and
what repeats an earlier claim are decided in the neighbouring files.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract import (
    aboard,
    as_many,
    cases,
    gapped,
    inside,
    joined,
    labels,
    mentions,
    modifying,
    phrases,
    reread,
    tolls,
)
from onrecord.extract.drafts import AFFILIATES, Draft, Link, checked, fit
from onrecord.extract.governed import MANNED, governing
from onrecord.extract.groups import singular
from onrecord.extract.harm_words import noun_of_harm, of_bodies, state_after
from onrecord.extract.mention import Mention
from onrecord.extract.nearby import as_well, beside, listed, made_up_of, passive_ahead
from onrecord.extract.parse import Parse
from onrecord.extract.people_roles import is_among_them, is_called_so, is_doer, is_one_who_speaks, is_speaker
from onrecord.extract.words import GATHERING, STATES, VERBS


def find(parse: Parse) -> list[Draft]:
    """All drafts of one sentence, in the order of their mentions."""
    out: list[Draft] = []
    found = list(mentions.find(parse))
    for mention in found:
        links = [] if _whose(parse, mention, found) or _so_many(parse, mention) else _links(parse, mention)
        for kind, trigger, method in links:
            out.append(
                Draft(kind, mention, trigger, parse.sentence.index, method, mention.figure, mention.groups)
            )
    out = [d for d in out if not _counted_together(parse, d, out)]
    out += as_well(parse, out)
    out += listed(parse, out)
    out += made_up_of(parse, out)
    out = [reread.taken_captive(parse, reread.of_the_second_verb(parse, d)) for d in out]
    out = [reread.under_it_still(parse, d) for d in out]
    out = [reread.by_authority(parse, reread.kept_in(parse, reread.men_of_an_army(parse, d))) for d in out]
    counts = [d for d in tolls.find(parse) if not any(reread.same_number(parse, d, e) for e in out)]
    # 'the number of people who fled rose to 900': those who fled are the 900.
    out = [
        d
        for d in out
        if d.figure is not None or not any(d.kind == c.kind and reread.number_of(parse, d, c) for c in counts)
    ]
    out += counts
    out = cases.numbered(parse, out)
    out = gapped.doers_apart(parse, tolls.risen(parse, out))
    out = labels.labelled(parse, out)
    out += as_many.find(parse, out)
    out = joined.tidied(parse, out)
    return out + joined.corrected(parse, out)


def _counted_together(parse: Parse, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """'Some 900 rebels and their families were taken out by bus': the families are among the 900."""
    if draft.figure is not None or parse[draft.mention.head].dep != "conj":
        return False
    first = parse.first_conjunct(draft.mention.head)
    return any(
        d.mention.head == first
        and d.trigger == draft.trigger
        and d.figure is not None
        and set(draft.groups) < set(d.groups)
        for d in drafts
    )


def _so_many(parse: Parse, mention: Mention) -> bool:
    """'a delegation of five': the five are told by their number."""
    behind = mention.head + 2
    return (
        singular(parse[mention.head].lower) in MANNED | GATHERING
        and (mention.figure is None or mention.figure.high == 1)
        and behind < len(parse)
        and parse[behind - 1].lower == "of"
        and parse[behind].tag == "CD"
        and parse[behind].dep == "pobj"
    )


def _whose(parse: Parse, mention: Mention, found: Sequence[Mention]) -> bool:
    """'the son of a baker': told only to say whose son it was."""
    above = parse[parse[mention.head].head]
    return (
        mention.named
        and parse[mention.head].dep == "pobj"
        and above.lower == "of"
        and any(
            m.head == above.head and m.named and m.figure is not None and m.figure.high == 1 and not m.bare
            for m in found
        )
    )


def _of_one_of_them(parse: Parse, mention: Mention) -> bool:
    """'Five were wounded, one of them a child': the child is that one, who is told as a share."""
    if parse[mention.head].dep != "appos":
        return False
    first = mention.first - (parse[mention.first - 1].lower in ("a", "an")) if mention.first else 0
    return first > 2 and parse.lower(first - 2, first) in (["of", "them"], ["of", "whom"])


def _of_which_some(parse: Parse, mention: Mention) -> bool:
    """'three of the 12 people wounded died', 'four of the crew of nine': what befell the three says nothing of the twelve."""
    of = parse[mention.head].head
    if parse[mention.head].dep == "pobj" and singular(parse[parse[of].head].lower) in MANNED | GATHERING:
        above = parse[parse[of].head]
        over = parse[above.head]
        if (
            parse[of].lower == over.lower == "of"
            and above.dep == "pobj"
            and parse[over.head].tag == "CD"
            and any(parse[c].lower == "the" for c in parse.kids(above.i, "det"))
        ):
            return True
    return (
        parse[mention.head].dep == "pobj"
        and parse[of].lower == "of"
        and parse[parse[of].head].tag == "CD"
        and mention.first > of
    )


def _links(parse: Parse, mention: Mention) -> list[Link]:
    """(kind, trigger token, method) of everything that happened to these people."""
    if mention.noun in ("bomber", "bombers") and {"destroyed", "down", "downed", "crashed"} & set(
        parse.lower(mention.last + 1, mention.last + 5)
    ):
        # 'Two bombers were destroyed on the ground': aircraft
        return []
    if is_doer(parse, mention) or is_speaker(parse, mention) or _of_one_of_them(parse, mention):
        return []
    if is_one_who_speaks(parse, mention) or is_among_them(parse, mention):
        return []
    found: list[Link] = []
    state = state_after(parse, mention)
    of_them = mention.first == 1 and parse[0].lower == "of"
    whole = _of_which_some(parse, mention)
    for link in (
        state,
        *modifying.told(parse, mention),
        None if of_them or whole else governing(parse, mention),
    ):
        # 'Two killed three injured': the word behind the number binds it, not the one before.
        if link is not None and mention.figure is None and _before_its_object(parse, mention, link[1]):
            # 'fire from rebels killed 14 people': those before the verb did it.
            continue
        if link is not None and _counts_others(parse, mention, link[1]):
            continue
        rival = (
            state is not None
            and link is not state
            and link is not None
            and link[0] in ("killed", "injured")
            and (mention.bare or state[0] != "missing")
            and not _died_of_it(parse, mention, link[1])
        )
        if link is not None and not rival and all(link[0] != f[0] for f in found):
            found.append(link)
    if not found and (link := passive_ahead(parse, mention) or _adjective(parse, mention)) is not None:
        found.append(link)
    found += [link for f in found for link in _also(parse, f, mention) if all(link[0] != g[0] for g in found)]
    noun = noun_of_harm(parse, mention)
    if (
        (
            any(parse[c].lower == "dead" for c in parse.kids(mention.head, "amod"))
            or singular(parse[mention.head].lower) in ("body", "corpse")
        )
        and found
        and found[0][0] == "injured"
    ):
        # 'burned 31 dead villagers'
        found = [("killed", found[0][1], found[0][2])]
    if (
        mention.of_whole
        and parse[mention.last].lower in ("wounded", "injured", "hurt")
        and any(f[0] == "killed" for f in found)
    ):
        # 'Three of the wounded succumbed'
        return [f for f in found if f[0] != "injured"]
    if any(f[0] == "killed" and parse[f[1]].lemma in ("die", "succumb") for f in found):
        # 'shot a boy, who later died of his wounds': told once, by how it ended.
        found = [f for f in found if f[0] != "injured"]
    if mention.figure is None and mention.noun.rstrip("s") in AFFILIATES:
        found = [f for f in found if f[0] not in ("displaced", "trapped", "evacuated")]
    if singular(parse[mention.head].lower) in ("body", "corpse"):
        found = [f for f in found if f[0] in ("killed", "missing")]
    if of_bodies(parse, mention.head):
        # 'the bodies of 12 people were brought out': what is done with the dead befalls nobody.
        found = [f for f in found if f[0] in ("killed", "missing")]
    # 'Evacuees', 'detainees' say what befell people only where nothing else in the sentence does.
    described = bool(found) and found[0][1] < mention.head and parse[found[0][1]].dep == "amod"
    if (
        noun is not None
        and not described
        and all(noun[0] != f[0] for f in found)
        and not (found and noun[1] == mention.head)
    ):
        found.append(noun)
    if any(f[0] == "killed" for f in found):
        # 'shot dead 17 who tried to flee'
        found = [
            f
            for f in found
            if f[0] != "displaced" or parse[parse[f[1]].head].lemma not in ("try", "attempt", "want")
        ]
    if mention.of_whole and any(f[0] == "killed" for f in found):
        # 'killing 117 of the 500 people who were sheltering there': where all of them were
        found = [f for f in found if f[0] not in ("displaced", "trapped") or parse[f[1]].dep != "relcl"]
        # 'Two of the 19 killed were shot by snipers'
        found = [f for f in found if f[0] != "injured" or parse[f[1]].lemma != "shoot"]
    if any(f[0] in ("killed", "rescued") for f in found):
        # 'three miners missing since Tuesday were found dead'
        found = [f for f in found if f[0] != "missing"]
    if any(f[0] == "missing" for f in found):
        # 'Some 640 men who fled the town are missing': which of them
        found = [f for f in found if f[0] != "displaced" or parse[f[1]].dep != "relcl"]
    if state is not None and state[0] == "killed":
        # 'Ambulances carried 11 dead and 30 wounded'
        found = [f for f in found if f[0] != "evacuated"]
    if any(f[0] == "returned" for f in found):
        # 'some 700 who had fled went back'
        found = [f for f in found if f[0] != "displaced"]
    if singular(parse[mention.head].lower) == "hostage":
        found = [("abducted" if f[0] == "detained" else f[0], f[1], f[2]) for f in found]
    if any(f[0] == "killed" and parse[f[1]].pos == "NOUN" for f in found):
        # 'the death of two reporters who were shot'
        found = [f for f in found if f[0] != "injured"]
    if any(f[0] == "evacuated" for f in found):
        # 'airlifted 30 of the wounded': what they are called says whom, as of 30 wounded soldiers
        found = [f for f in found if f[0] != "injured" or not is_called_so(parse, mention, f[1])]
        # 'a convoy of evacuees left'
        found = [f for f in found if f[0] != "displaced"]
    if not found and (link := aboard.told(parse, mention)) is not None:
        found.append(link)
    if not found and mention.bare and (link := _gapped(parse, mention)) is not None:
        found.append(link)
    if not found and mention.figure is not None and parse[mention.head].dep != "poss":
        link = beside(parse, mention)
        link = link or inside.told(parse, mention)
        if link is not None:
            found.append(link)
    return found


def _died_of_it(parse: Parse, mention: Mention, verb: int) -> bool:
    """'A policeman wounded in Sunday's attack died on Tuesday'"""
    return parse[verb].lemma in ("die", "succumb") and mention.head in parse.kids(verb, "nsubj")


def _counts_others(parse: Parse, mention: Mention, trigger: int) -> bool:
    """'23 civilians killed, 11 abducted': the word right behind another number tells of those."""
    return (
        trigger - 2 > mention.last
        and parse[trigger - 1].tag == "CD"
        and parse[trigger].tag in ("VBN", "VBD", "JJ")
        and not _ages(parse.lower(mention.last + 1, trigger))
    )


def _ages(words: list[str]) -> bool:
    """'A woman of 52 died', 'pupils aged between six and eleven died'"""
    told = bool(words) and words[0] in ("of", "aged") and len(words) < 6
    return told and not {"the", "them", "whom", ","} & set(words)


def _also(parse: Parse, link: Link, mention: Mention) -> list[Link]:
    """'was kidnapped and killed': what the verbs joined to the first one say of the same people."""
    verb = link[1]
    if parse[verb].pos != "VERB" or not parse.kids(verb, "auxpass"):
        return []
    out = []
    for child in _joined(parse, verb):
        if parse[child].lemma == "have" and not parse.kids(child, "nsubj", "nsubjpass"):
            # 'were rounded up and had their throats cut'
            suffered = phrases.of_subject(parse, child, mention)
            if suffered is not None and suffered[0] == "killed":
                out.append(suffered)
            continue
        if (dead := _found_dead(parse, child)) is not None:
            out.append(("killed", dead, None))
            continue
        harm = VERBS.get(parse[child].lemma)
        if (
            harm is None
            or not harm.object_harmed
            or parse[child].tag not in ("VBN", "VBD")
            or parse.kids(child, "nsubj", "nsubjpass", "dobj", "aux")
            or {link[0], harm.kind} == {"killed", "injured"}
        ):
            continue
        more = (
            fit(parse, child, mention)
            if harm.kind == "injured"
            else checked(parse, harm.kind, child, harm.method, mention)
        )
        if more is not None:
            out.append(more)
    return out


def _found_dead(parse: Parse, verb: int) -> int | None:
    """'was abducted and later found dead', 'was kidnapped and his body was found': the word that says so."""
    if parse[verb].lemma not in ("find", "discover", "recover"):
        return None
    dead = next((c for c in parse.kids(verb, "oprd", "acomp") if parse[c].lower == "dead"), None)
    if dead is not None and not parse.kids(verb, "nsubj", "nsubjpass", "dobj"):
        return dead
    bodies = parse.kids(verb, "nsubjpass")
    theirs = any(
        singular(parse[b].lower) == "body"
        and any(parse[p].lower in ("his", "her", "their") for p in parse.kids(b, "poss"))
        for b in bodies
    )
    return verb if theirs else None


def _joined(parse: Parse, verb: int) -> list[int]:
    """The verbs joined to one, and those joined to these."""
    out = parse.kids(verb, "conj")
    return [*out, *(c for v in out for c in parse.kids(v, "conj"))]


def _before_its_object(parse: Parse, mention: Mention, trigger: int) -> bool:
    """Whether people without a number stand right before a verb of harm that has a number behind it."""
    token = parse[trigger]
    harm = VERBS.get(token.lemma)
    harms = harm is not None and harm.object_harmed and token.tag in ("VBD", "VBN")
    if not harms or parse.kids(trigger, "auxpass") or not 0 <= trigger - mention.last - 1 <= 1:
        return False
    behind = [parse[j].tag for j in range(trigger + 1, min(trigger + 5, len(parse)))]
    return "CD" in behind and any(parse[o].i > trigger for o in parse.kids(trigger, "dobj"))


def _gapped(parse: Parse, mention: Mention) -> Link | None:
    """'Six died in the raid and three in hospital': the verb is said once."""
    token = parse[mention.last]
    governor = parse[token.head]
    harm = VERBS.get(governor.lemma)
    placed = mention.last + 1 < len(parse) and parse[mention.last + 1].lower in (
        "in",
        "at",
        "near",
        "on",
        "outside",
    )
    if (
        token.dep != "conj"
        or governor.pos != "VERB"
        or harm is None
        or not placed
        or governor.i > mention.first
    ):
        return None
    passive = bool(parse.kids(governor.i, "auxpass"))
    return (
        checked(parse, harm.kind, governor.i, harm.method, mention)
        if passive or harm.subject_harmed
        else None
    )


def _adjective(parse: Parse, mention: Mention) -> Link | None:
    """'200 wounded people', where nothing else is said to have befallen them."""
    if mention.figure is None or (
        mention.of_whole
        and not {parse[c].lower for c in parse.kids(mention.head, "amod")} & {"dead", "wounded"}
    ):
        return None
    for child in parse.kids(mention.head, "amod"):
        if mention.figure.high == 1 and STATES.get(parse[child].lower) in (
            "displaced",
            "trapped",
            "evacuated",
        ):
            # 'a displaced man told us'
            continue
        if parse[child].lower == "unaccompanied" and mention.groups == ("child",):
            return checked(parse, "displaced", child, None, mention)
        if child < mention.head and parse[child].lower in STATES and parse[child].lower != "missing":
            return checked(parse, STATES[parse[child].lower], child, None, mention)
    return None
