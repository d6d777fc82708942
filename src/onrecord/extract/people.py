"""Mentions of people and words of harm → raw claims about people.

Comes in: a parsed sentence. Goes out: drafts (kind, mention, trigger); where, when, who says it and
what repeats an earlier claim are decided in the neighbouring files.
"""

from __future__ import annotations

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
    names_harmed,
    persons_listed,
    phrases,
    reread,
    tolls,
)
from onrecord.extract.drafts import AFFILIATES, Draft, checked, fit
from onrecord.extract.governed import governing
from onrecord.extract.groups import singular
from onrecord.extract.harm_words import noun_of_harm, of_bodies, state_after
from onrecord.extract.mention import Link, Mention
from onrecord.extract.nearby import as_well, beside, listed, made_up_of, passive_ahead
from onrecord.extract.parse import Parse
from onrecord.extract.people_counted import (
    counted_together,
    counts_others,
    died_of_it,
    of_one_of_them,
    of_things,
    of_which_some,
    so_many,
    tells_whose,
)
from onrecord.extract.people_roles import is_among_them, is_called_so, is_doer, is_one_who_speaks, is_speaker
from onrecord.extract.words import STATES, VERBS


def find(parse: Parse) -> list[Draft]:
    """All drafts of one sentence, in the order of their mentions."""
    out: list[Draft] = []
    found = list(mentions.find(parse))
    for mention in found:
        links = (
            []
            if tells_whose(parse, mention, found) or so_many(parse, mention) or of_things(parse, mention)
            else _links(parse, mention)
        )
        for kind, trigger, method in links:
            out.append(
                Draft(kind, mention, trigger, parse.sentence.index, method, mention.figure, mention.groups)
            )
    out = [d for d in out if not counted_together(parse, d, out)]
    out += as_well(parse, out)
    out += listed(parse, out)
    out += made_up_of(parse, out)
    out += persons_listed.further(parse, out)
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


def _links(parse: Parse, mention: Mention) -> list[Link]:
    """(kind, trigger token, method) of everything that happened to these people."""
    if mention.noun in ("bomber", "bombers") and {"destroyed", "down", "downed", "crashed"} & set(
        parse.lower(mention.last + 1, mention.last + 5)
    ):
        # 'Two bombers were destroyed on the ground': aircraft
        return []
    if is_doer(parse, mention) or is_speaker(parse, mention) or of_one_of_them(parse, mention):
        return []
    if is_one_who_speaks(parse, mention) or is_among_them(parse, mention):
        return []
    found: list[Link] = []
    state = state_after(parse, mention)
    of_them = mention.first == 1 and parse[0].lower == "of"
    whole = of_which_some(parse, mention)
    for link in (
        state,
        *modifying.told(parse, mention),
        None if of_them or whole else governing(parse, mention),
    ):
        # 'Two killed three injured': the word behind the number binds it, not the one before.
        if link is not None and mention.figure is None and _before_its_object(parse, mention, link[1]):
            # 'fire from rebels killed 14 people': those before the verb did it.
            continue
        if link is not None and counts_others(parse, mention, link[1]):
            continue
        rival = (
            state is not None
            and link is not state
            and link is not None
            and link[0] in ("killed", "injured")
            and (mention.bare or state[0] != "missing")
            and not died_of_it(parse, mention, link[1])
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
    if any(parse[f[1]].lower in names_harmed.KILLERS for f in found):
        # 'The killers of two nuns were arrested'
        found = [f for f in found if f[0] == "killed"]
    if parse[mention.head].lower in names_harmed.KILLERS:
        # 'whose killers were never found'
        found = [f for f in found if f[0] != "missing"]
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
    let_out = parse[parse[mention.head].head].lemma == "let" and parse[mention.head].dep in ("dobj", "nsubj")
    if mention.name and (slain := names_harmed.befell_before(parse, mention.head)) is not None:
        # 'the recently murdered senator Ana Rivas'
        harm = VERBS.get(parse[slain].lemma)
        return checked(parse, harm.kind, slain, harm.method, mention) if harm is not None else None
    for child in parse.kids(mention.head, "amod"):
        if let_out and STATES.get(parse[child].lower) == "trapped":
            # 'has let 900 trapped residents out'
            continue
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
