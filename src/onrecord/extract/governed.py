"""What the verbs of a sentence say of people: those they govern, and those that hang on the people as clauses.

Comes in: a parsed sentence and a mention. Goes out: what befell the people, or None.
"""

from __future__ import annotations

from onrecord.extract import counted, fractions, moved, phrases, phrases_objects, phrases_rows
from onrecord.extract.drafts import checked, dead_or, fit, put_up
from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, ARMED_NAMES, CARRIERS, GATHERING, GROUP_OF, NOUNS, STATES, VERBS


def of_verb(parse: Parse, verb: int, mention: Mention, relative: bool) -> Link | None:
    token = parse[verb]
    if token.lemma == "commit" and any(parse[c].lower == "suicide" for c in parse.kids(verb, "dobj")):
        return "killed", verb, "other"
    harm = VERBS.get(token.lemma)
    if harm is not None:
        passive = parse.passive(verb)
        if relative and token.dep == "relcl":
            who = [
                s
                for s in parse.kids(verb, "nsubj", "nsubjpass")
                if parse[s].lower in ("who", "that", "which")
            ]
            passive = bool(parse.kids(verb, "auxpass", "nsubjpass"))
            if passive and not who and parse.kids(verb, "nsubjpass"):
                # 'a diplomat whose predecessor was expelled'
                return None
            if not who and not passive:
                # 'the man they killed': the relative stands for the object.
                return checked(parse, harm.kind, verb, harm.method, mention) if harm.object_harmed else None
        if relative and parse.has_lost_its_subject(verb):
            return None
        if relative and token.dep == "acl":
            passive = token.tag in ("VBN", "VBD") or token.lower in ("killed", "wounded", "injured")
        if (passive and harm.object_harmed) or (not passive and harm.subject_harmed):
            return fit(parse, verb, mention)
        if passive and harm.subject_harmed and not harm.object_harmed and not parse.kids(verb, "auxpass"):
            # 'migrants perished at sea', where the parser takes the verb for a participle
            return fit(parse, verb, mention)
        if not passive and harm.object_harmed and not relative:
            return None
    if (
        relative
        and token.lemma in ("take", "hold")
        and token.tag == "VBN"
        and mention.figure is not None
        and (by := parse.agent(verb)) is not None
    ):
        # 'of 20 people taken by the rebels'
        doer = {parse[j].lower for j in parse.subtree(by)}
        if (
            doer & (ARMED | ARMED_NAMES | {"authorities", "government"})
            or any(GROUP_OF.get(singular(w)) == "combatant" for w in doer)
            or parse[by].pos == "PROPN"
        ):
            return (
                (
                    "detained"
                    if doer & {"police", "army", "security", "authorities", "government"}
                    else "abducted"
                ),
                verb,
                None,
            )
    for child in parse.kids(verb, "xcomp", "ccomp", "oprd", "acomp", "conj", "advcl"):
        if parse[child].dep == "conj" and parse.kids(child, "nsubj", "nsubjpass"):
            continue
        if parse[child].dep in ("advcl", "ccomp") and token.lemma not in CARRIERS:
            continue
        if parse[child].dep in ("ccomp", "advcl") and parse.kids(child, "nsubj", "nsubjpass"):
            continue
        link = (
            of_verb(parse, child, mention, relative=False)
            if parse[child].pos in ("VERB", "ADJ", "NOUN")
            else None
        )
        if link is not None:
            return link
    return phrases.of_subject(parse, verb, mention) or _state_of(parse, verb, mention)


def _state_of(parse: Parse, verb: int, mention: Mention) -> Link | None:
    token = parse[verb]
    if token.lower in STATES and token.pos in ("ADJ", "VERB", "NOUN"):
        return checked(parse, STATES[token.lower], verb, None, mention)
    return None


def governing(parse: Parse, mention: Mention) -> Link | None:
    """The verb whose object or subject these people are."""
    head = _role_holder(parse, mention.head)
    token = parse[head]
    if head != mention.head and singular(token.lower) in ("body", "corpse", "remain"):
        # 'returned the bodies of 12 soldiers': what is done with bodies befalls nobody.
        return None
    if token.dep == "pobj" and mention.first <= token.head and parse[parse[token.head].head].pos == "VERB":
        # 'wounded over 5,000': the preposition belongs to the number.
        verb = parse[token.head].head
        harm = VERBS.get(parse[verb].lemma)
        return dead_or(parse, verb, mention) if harm is not None and verb < mention.first else None
    if token.head == token.i and token.pos != "VERB":
        return None
    verb = token.head
    governor = parse[verb]
    if (
        token.dep in ("attr", "nsubj")
        and governor.lemma == "be"
        and (link := _among(parse, verb, mention)) is not None
    ):
        return link
    if token.dep in ("dobj", "dative", "oprd", "attr") or (
        token.dep == "nsubj" and governor.dep in ("ccomp",) and governor.lower in STATES
    ):
        harm = VERBS.get(governor.lemma)
        if harm is not None and harm.object_harmed:
            return dead_or(parse, verb, mention)
        if governor.lemma in ("leave", "find", "keep", "see", "shoot", "render"):
            for child in (
                *parse.kids(verb, "acomp", "oprd", "ccomp", "xcomp", "advcl"),
                *parse.kids(token.i, "amod", "acl"),
            ):
                if parse[child].lower in STATES:
                    return checked(parse, STATES[parse[child].lower], child, None, mention)
        joined = parse[governor.head]
        if governor.dep == "conj" and joined.pos == "VERB" and not parse.kids(joined.i, "dobj"):
            # 'killed and crucified five civilians'
            shared = VERBS.get(joined.lemma)
            if shared is not None and shared.object_harmed:
                return dead_or(parse, joined.i, mention)
        if governor.lemma == "include":
            for subject in parse.kids(verb, "nsubj"):
                if parse[subject].lemma in NOUNS:
                    return checked(parse, NOUNS[parse[subject].lemma], subject, None, mention)
        if governor.lemma == "leave" and mention.figure is not None:
            far = next(
                (
                    j
                    for j in range(mention.last + 1, min(mention.last + 12, len(parse)))
                    if parse[j].lower in ("dead", "wounded", "injured")
                ),
                None,
            )
            if far is not None and (
                parse[far].dep in ("oprd", "acomp", "xcomp", "ccomp", "advcl") or parse[far].head == verb
            ):
                return STATES[parse[far].lower], far, None
            near = parse.lower(mention.last + 1, mention.last + 6)
            if near[:1] == ["with"] and phrases_rows.INJURIES & set(near):
                return "injured", verb, None
        if (
            governor.lemma == "cost"
            and mention.figure is not None
            and {"lives", "life"} & set(parse.lower(mention.last + 1, mention.last + 4))
        ):
            # 'cost four policemen their lives'
            return "killed", verb, None
        if (
            governor.lemma == "cost"
            and token.dep == "dobj"
            and mention.groups in (("man",), ("combatant",))
            and _costs_an_army(parse, verb)
        ):
            return "killed", verb, None
        if governor.lemma == "lose" and mention.figure is not None and kin(parse, mention):
            return "killed", verb, None
        if (
            governor.lemma == "lose"
            and mention.figure is not None
            and (mention.groups == ("combatant",) or _of_an_army(parse, verb, mention))
        ):
            return "killed", verb, None
        if governor.lemma in ("force", "compel", "drive", "prompt", "send", "oblige", "cause"):
            driven = phrases_objects.forced(parse, verb, mention)
            if driven is not None or governor.lemma not in ("send", "drive"):
                return driven or moved.of_people(parse, verb, mention, True)
        if governor.lemma == "take" and (held := phrases_objects.taken_as(parse, verb)) is not None:
            return held, verb, None
        return phrases_objects.of_object(parse, verb, mention)
    if token.dep == "pobj" and parse[verb].lower == "for" and mention.named and mention.figure is not None:
        # 'were handed over in exchange for 40 rebels': these too
        above = parse[parse[verb].head]
        if above.lower == "exchange" and parse[above.head].lower == "in":
            return "returned", above.i, None
    if token.dep == "pobj" and parse[verb].lower == "with" and mention.named and mention.figure is not None:
        taker = parse[parse[verb].head]
        if taker.lemma in ("go", "make", "leave", "flee", "run") and {"away", "off"} & set(
            parse.lower(taker.i + 1, verb)
        ):
            # 'The kidnappers went away with 17 residents'
            return "abducted", taker.i, None
    if token.dep == "pobj" and governor.lower == "on" and mention.figure is not None and mention.named:
        # 'Surgeons operated on 40 people'
        surgery = parse[governor.head]
        if surgery.lemma == "operate" and surgery.pos == "VERB" and "combatant" not in mention.groups:
            return "injured", surgery.i, None
    if token.dep in ("nsubjpass",) or (token.dep == "nsubj"):
        link = _of_subject(parse, verb, token.dep, mention)
        if link is not None:
            return link
        # 'were disarmed and taken to a prison camp'
        for then in (
            parse.kids(verb, "conj") if token.dep == "nsubjpass" or parse.kids(verb, "auxpass") else ()
        ):
            if parse.kids(then, "nsubj", "nsubjpass", "aux", "dobj"):
                continue
            if put_up(parse, then):
                # 'were lined up and shot'
                return fit(parse, then, mention)
            if parse[then].tag == "VBN" and token.dep == "nsubjpass":
                link = phrases.of_subject(parse, then, mention, passive=True)
                if link is not None:
                    return link
    return None


def _among(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """'Among the dead were four children': what the words ahead of the verb count them with."""
    if mention.figure is None or mention.first < verb:
        return None
    for prep in parse.kids(verb, "prep"):
        for obj in parse.kids(prep, "pobj") if parse[prep].lower == "among" and prep < verb else ():
            kind = STATES.get(parse[obj].lower) or NOUNS.get(singular(parse[obj].lower))
            for verb_of in parse.kids(obj, "acl") if parse[obj].lower in ("those", "people") else ():
                # 'Among those captured are 60 wounded soldiers'
                harm = VERBS.get(parse[verb_of].lemma)
                kind = harm.kind if harm is not None and harm.object_harmed else kind
            if kind is not None:
                return checked(parse, kind, obj, None, mention)
    return None


def _role_holder(parse: Parse, head: int) -> int:
    """The noun that stands in the sentence for these people: the first of a list, the crowd in 'a crowd of …'."""
    for _ in range(_LONGEST_LIST):
        token = parse[head]
        if (token.dep == "conj" and parse[token.head].pos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ")) or (
            token.dep in ("appos", "nmod", "nummod", "quantmod", "compound")
            and token.head != token.i
            and parse[token.head].pos in ("NOUN", "NUM", "PROPN")
        ):
            head = token.head
        elif (
            token.dep == "pobj"
            and parse[token.head].lower == "of"
            and (
                parse[parse[token.head].head].tag == "CD"
                or singular(parse[parse[token.head].head].lower) in GATHERING
                or (token.tag == "CD" and singular(parse[parse[token.head].head].lower) in MANNED)
                or parse[parse[token.head].head].lower
                in counted.COLLECTIVE | fractions.NOUNS | {"many", "most", "several", "all", "some", "both"}
            )
        ):
            head = parse[token.head].head
        else:
            break
    return head


MANNED = {"crew", "patrol", "squad", "unit", "delegation", "household", "congregation"}
"""'its crew of four'"""
_LONGEST_LIST = 40
"""Steps from the last of a list to what governs its first: each entry of the list is one."""
_FOUND_DEAD = {"shot", "hanged", "beheaded", "executed", "decapitated"}


_KIN = {"child", "son", "daughter", "husband", "wife", "brother", "sister", "mother", "father", "parent", "relative", "grandchild", "nephew", "niece",
        "cousin", "uncle", "aunt", "sibling", "baby", "grandson", "granddaughter"}  # fmt: skip


def _costs_an_army(parse: Parse, verb: int) -> bool:
    """'The fall of the town cost the army 1,500 men'"""
    return any(parse[o].lower in ARMED or parse[o].tag == "NNS" for o in parse.kids(verb, "dative"))


def kin(parse: Parse, mention: Mention) -> bool:
    """'A woman lost four of her six children': kin who are lost are dead."""
    return singular(parse[mention.head].lower) in _KIN or singular(mention.noun) in _KIN


def _of_an_army(parse: Parse, verb: int, mention: Mention) -> bool:
    """'The army lost 12 men': the men of those who fight are fighters."""
    if mention.groups not in (("man",), ("person",)) or not mention.named:
        return False
    return any(
        parse[s].lower in ARMED
        or (parse[s].lower in ("it", "they") and mention.groups == ("man",))
        or GROUP_OF.get(singular(parse[s].lower)) == "combatant"
        for s in parse.subjects(verb)
    )


_SAID_TO_BE = {"feared", "believed", "presumed", "reported", "confirmed", "thought", "said", "found"}


def _of_subject(parse: Parse, verb: int, dep: str, mention: Mention) -> Link | None:
    governor = parse[verb]
    if governor.lemma == "find" and dep == "nsubjpass":
        near = range(verb + 1, min(verb + 3, len(parse)))
        dead = next((j for j in near if parse[j].lower in _FOUND_DEAD), None)
        if dead is not None and mention.named:
            # 'were found shot', 'was found hanged': found dead
            return "killed", dead, "shooting" if parse[dead].lower == "shot" else "execution"
    harm = VERBS.get(governor.lemma)
    if harm is not None:
        passive = dep == "nsubjpass" or bool(parse.kids(verb, "auxpass"))
        if any(parse[c].lemma == "have" for c in parse.kids(verb, "aux")) and not parse.kids(verb, "auxpass"):
            passive = False
        headline = (
            governor.lemma != "shoot"
            and dep == "nsubj"
            and not parse.kids(verb, "dobj")
            and governor.tag in ("VBD", "VBN")
            and harm.object_harmed
        )
        if (
            (passive and harm.object_harmed)
            or (harm.subject_harmed and not passive)
            or (headline and (mention.figure is not None) and not parse.kids(verb, "aux"))
        ):
            return fit(parse, verb, mention)
    if governor.lower in STATES and governor.lower not in ("dead", "killed") and harm is None:
        return _state_of(parse, verb, mention)
    if governor.lemma == "be":
        for child in parse.kids(verb, "acomp"):
            # 'were on Monday feared killed'
            for state in (
                parse.kids(child, "acl", "oprd", "xcomp", "ccomp", "acomp")
                if parse[child].lower in _SAID_TO_BE
                else ()
            ):
                if parse[state].lower in STATES:
                    return checked(parse, STATES[parse[state].lower], state, None, mention)
        for child in parse.kids(verb, "acomp", "attr", "prep", "advmod", "ccomp"):
            if parse[child].dep == "ccomp" and child < verb:
                # 'A pensioner was killed; her neighbour is in hospital': a sentence of its own before a semicolon
                continue
            if parse[child].lower in STATES:
                return checked(parse, STATES[parse[child].lower], child, None, mention)
            if parse[child].lower == "among" and mention.figure is not None:
                for obj in parse.kids(child, "pobj"):
                    if parse[obj].tag == "NNS" and any(
                        parse[k].lower in STATES for k in parse.kids(obj, "acl")
                    ):
                        # 'was among four officials killed by a bomb'
                        state = next(k for k in parse.kids(obj, "acl") if parse[k].lower in STATES)
                        return checked(parse, STATES[parse[state].lower], state, None, mention)
                    if parse[obj].lower in STATES or parse[obj].lower in ("victims", "casualties", "martyrs"):
                        kind = STATES.get(parse[obj].lower, "killed")
                        return checked(parse, kind, obj, None, mention)
                    for kid in parse.kids(obj, "acl", "relcl"):
                        if parse[kid].lower in STATES:
                            return checked(parse, STATES[parse[kid].lower], kid, None, mention)
    link = phrases.of_subject(parse, verb, mention)
    if link is not None:
        return link
    if governor.lemma in CARRIERS or harm is not None:
        for child in parse.kids(verb, "xcomp", "ccomp", "oprd", "acomp"):
            if parse.kids(child, "nsubj", "nsubjpass"):
                continue
            if parse[child].dep in ("oprd", "acomp") and parse.kids(verb, "dobj"):
                # 'soldiers shot dead 100 men': the dead are its object.
                continue
            if parse[child].pos in ("VERB", "ADJ", "NOUN", "AUX"):
                own = VERBS.get(parse[child].lemma)
                # 'are feared drowned': what nobody does to another
                by_itself = own is not None and own.subject_harmed and not own.object_harmed
                passive = parse[child].tag == "VBN" and not by_itself
                link = _of_subject(parse, child, "nsubjpass" if passive else "nsubj", mention) or _state_of(
                    parse, child, mention
                )
                if link is not None:
                    return link
    for child in parse.kids(verb, "conj", "xcomp", "advcl"):
        if (
            parse[child].pos == "VERB"
            and not parse.kids(child, "nsubj", "nsubjpass")
            and not (harm is not None)
        ) and parse[child].dep == "conj":
            link = _of_subject(
                parse, child, "nsubjpass" if parse.kids(child, "auxpass") else "nsubj", mention
            )
            if link is not None:
                return link
    return None
