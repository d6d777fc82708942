"""Mentions of people and words of harm → raw claims about people.

Comes in: a parsed sentence. Goes out: drafts (kind, mention, trigger); where, when, who says it and
what repeats an earlier claim are decided in the neighbouring files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extract import mentions
from onrecord.extract.mentions import Mention
from onrecord.extract.modality import superseded
from onrecord.extract.parse import Parse
from onrecord.extract.words import CARRIERS, GATHERING, GROUP_OF, NOUNS, STATES, VERBS
from onrecord.records import Figure, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: `trigger` is the token of harm, `sentence` its index in the report."""

    kind: Kind
    mention: Mention
    trigger: int
    sentence: int
    method: str | None = None
    figure: Figure | None = None
    groups: tuple[str, ...] = ()
    key: int = 0
    """Names the draft within its report, so that shares can point at their whole."""
    superseded: bool = False
    part_of: int | None = None
    """The key of the whole of which this is a share."""
    share: bool = False
    both: bool = False
    """'killed or wounded N': one figure over two kinds."""
    shared: bool = False
    """'N killed and wounded': the text gives no figure of its own to each kind."""


def find(parse: Parse) -> list[Draft]:
    """All drafts of one sentence, in the order of their mentions."""
    out: list[Draft] = []
    for mention in mentions.find(parse):
        links = _links(parse, mention)
        for kind, trigger, method in links:
            out.append(
                Draft(kind, mention, trigger, parse.sentence.index, method, mention.figure, mention.groups)
            )
    out += [d for d in _tolls(parse) if not any(_same_number(parse, d, e) for e in out)]
    out = _tidied(parse, out)
    return out + corrected(parse, out)


def corrected(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'rose to 57, up from 52': the earlier figure, as a draft of its own beside the one that replaces it."""
    out: list[Draft] = []
    taken = {d.mention.first for d in drafts}
    for mention in mentions.find(parse):
        if (
            not mention.bare
            or mention.figure is None
            or mention.first in taken
            or not superseded(parse, mention.first)
        ):
            continue
        before = [
            d for d in drafts if d.mention.last < mention.first and not d.share and d.figure is not None
        ]
        if before:
            now = before[-1]
            out.append(
                replace(now, mention=mention, figure=mention.figure, trigger=mention.head, superseded=True)
            )
    return out


def _same_number(parse: Parse, a: Draft, b: Draft) -> bool:
    return a.mention.first <= b.mention.last and b.mention.first <= a.mention.last


Link = tuple[Kind, int, str | None]


def _links(parse: Parse, mention: Mention) -> list[Link]:
    """(kind, trigger token, method) of everything that happened to these people."""
    if _is_doer(parse, mention) or _is_speaker(parse, mention):
        return []
    found: list[Link] = []
    state = _state_after(parse, mention)
    for link in (state, *_modifying(parse, mention), _governing(parse, mention)):
        # 'Two killed three injured': the word behind the number binds it, not the one before.
        rival = (
            state is not None and link is not state and link is not None and link[0] in ("killed", "injured")
        )
        if link is not None and not rival and all(link[0] != f[0] for f in found):
            found.append(link)
    if not found and (state := _adjective(parse, mention)) is not None:
        found.append(state)
    noun = _noun_of_harm(parse, mention)
    # 'Evacuees', 'detainees' say what befell people only where nothing else in the sentence does.
    if noun is not None and all(noun[0] != f[0] for f in found) and not (found and noun[1] == mention.head):
        found.append(noun)
    if not found and mention.figure is not None:
        link = _nearby(parse, mention)
        if link is not None:
            found.append(link)
    return found


def _is_speaker(parse: Parse, mention: Mention) -> bool:
    """'…, a Syrian official told reporters': one who speaks of the harm."""
    if mention.groups != ("official",) or mention.first == 0 or parse[mention.first - 1].text != ",":
        return False
    for j in range(mention.last + 1, min(mention.last + 9, len(parse))):
        if parse[j].pos == "VERB":
            if parse[j].lemma in ("say", "tell", "report", "add"):
                return True
            if parse[j].tag == "VBD" and not any(parse[k].lower == "who" for k in range(mention.last + 1, j)):
                return False
    return False


def _is_doer(parse: Parse, mention: Mention) -> bool:
    """'by two gunmen', 'three bombers killed …': who did it, not whom it befell."""
    token = parse[parse.first_conjunct(mention.head)]
    if token.dep in ("pobj",) and parse[token.head].lower == "by" and parse[token.head].dep == "agent":
        return True
    if token.dep == "nsubj" and parse[token.head].pos in ("VERB",):
        verb = parse[token.head]
        harm = VERBS.get(verb.lemma)
        has_object = bool(parse.kids(verb.i, "dobj"))
        if harm and harm.object_harmed and not harm.subject_harmed and has_object:
            return True
    return False


def _state_after(parse: Parse, mention: Mention) -> Link | None:
    """'48 people dead', 'dozens more wounded', 'at least three killed', 'one person dead'."""
    j = mention.last + 1
    while j < len(parse) and parse[j].lower in _BETWEEN and j <= mention.last + 6:
        j += 1
    if j >= len(parse):
        return None
    word = parse[j].lower
    if (
        word in ("killed", "wounded", "injured", "hurt")
        and parse[j].tag == "VBD"
        and parse.kids(j, "dobj")
        and not mention.bare
    ):
        return None
    if (
        word in ("dead", "killed", "wounded", "injured")
        and j + 1 < len(parse)
        and parse[j + 1].pos == "NOUN"
        and parse[j].pos == "ADJ"
    ):
        return None
    kind = STATES.get(word)
    if kind is None:
        return None
    if kind == "missing" and word == "missing" and j + 1 < len(parse) and parse[j + 1].pos == "NOUN":
        return None
    if kind not in ("killed", "injured") and not (mention.named or mention.bare):
        return None
    return _checked(parse, kind, j, None, mention)


_BETWEEN = {"were", "was", "have", "has", "had", "been", "be", "are", "is", "being", "reportedly", "also", "more", "others",
            "other", "and", "people", "believed", "to", "confirmed", "reported", "feared", "still", "left", "lay", "remain",
            "remained", "allegedly", "apparently", "so", "far", "already", "now", "seriously", "critically", "badly",
            "at", "least", "slightly", "lightly", "severely", "listed", "as", "presumed", "found", "then", "later",
            "instantly", "either", "themselves", "mistakenly", "summarily"} - {"and", "at", "least"}  # fmt: skip


def _noun_of_harm(parse: Parse, mention: Mention) -> Link | None:
    """'12 deaths', '40 wounded', 'the bodies of 12 men', 'the death of eight', 'the killing of one person'."""
    token = parse[mention.head]
    kind = NOUNS.get(mentions.singular(token.lower))
    if (
        token.lower == "lives"
        and mention.figure is not None
        and parse[token.head].lemma in ("claim", "take", "cost")
    ):
        return "killed", mention.head, None
    if kind is not None and mention.figure is not None and not mention.of_whole:
        if kind == "killed" and token.lower in (
            "massacre",
            "massacres",
            "murder",
            "execution",
            "assassination",
        ):
            return None
        return _checked(parse, kind, mention.head, None, mention)
    if mention.figure is not None and parse[mention.last].lower in ("dead", "wounded", "injured"):
        return _checked(parse, STATES[parse[mention.last].lower], mention.last, None, mention)
    if mention.of_whole and parse[mention.last].lower in STATES:
        return _checked(parse, STATES[parse[mention.last].lower], mention.last, None, mention)
    head = parse[parse.first_conjunct(mention.head)]
    for _ in range(3):
        if (
            head.dep == "poss"
            and NOUNS.get(parse[head.head].lemma) == "killed"
            and mention.figure is not None
        ):
            return _checked(parse, "killed", head.head, None, mention)
        if head.dep == "pobj" and parse[head.head].lower in ("of", "among", "to", "for"):
            governor = parse[parse[head.head].head]
            if governor.pos == "VERB" and head.head and parse[head.head - 1].pos == "NOUN":
                # 'caused injuries to 200 others': the preposition belongs to the noun before it.
                governor = parse[head.head - 1]
            kind = NOUNS.get(mentions.singular(governor.lower))
            if (
                kind is not None
                and (parse[head.head].lower == "of" or (parse[head.head].lower == "to" and kind == "injured"))
                and governor.lower not in ("casualties", "prisoners", "hostages")
            ):
                return _checked(parse, kind, governor.i, None, mention)
            if governor.lower in ("lives", "life") and parse[governor.head].lemma in (
                "claim",
                "take",
                "cost",
                "end",
            ):
                return "killed", governor.i, None
            if (
                governor.pos == "NOUN"
                and parse[head.head].lower == "of"
                and mentions.singular(governor.lower) in GATHERING
            ):
                head = parse[parse.first_conjunct(governor.i)]
                continue
        break
    return None


def _modifying(parse: Parse, mention: Mention) -> list[Link | None]:
    """What a participle or a relative clause says of the people: 'people killed in …', 'who were killed'."""
    out: list[Link | None] = []
    for child in parse.children[mention.head]:
        token = parse[child]
        if (
            token.dep == "acl"
            and token.tag == "VBN"
            and token.lemma in ("leave", "remain")
            and not parse.kids(child, "dobj", "oprd", "acomp")
            and _left_in(parse, child)
        ):
            # 'the 100,000 civilians left in the city'
            out.append(
                _checked(parse, "trapped", child, None, mention)
                if mention.figure is not None and "combatant" not in mention.groups
                else None
            )
        elif token.dep in ("acl", "relcl") and child > mention.head:
            out.append(_of_verb(parse, child, mention, relative=True))
    return out


def _adjective(parse: Parse, mention: Mention) -> Link | None:
    """'200 wounded people', where nothing else is said to have befallen them."""
    if mention.figure is None or mention.of_whole:
        return None
    for child in parse.kids(mention.head, "amod"):
        if child < mention.head and parse[child].lower in STATES and parse[child].lower != "missing":
            return _checked(parse, STATES[parse[child].lower], child, None, mention)
    return None


def _left_in(parse: Parse, verb: int) -> bool:
    """'civilians left in the city', but not 'residents left in 24 hours' and not behind a comma."""
    after = [parse[j].lower for j in range(verb + 1, min(verb + 4, len(parse)))]
    if (
        not after
        or after[0] not in ("in", "inside", "behind", "into", "at", "under", "there")
        or parse[verb - 1].text == ","
    ):
        return False
    return not any(parse[j].tag == "CD" for j in range(verb + 1, min(verb + 4, len(parse))))


def _of_verb(parse: Parse, verb: int, mention: Mention, relative: bool) -> Link | None:
    token = parse[verb]
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
            if not who and not passive:
                # 'the man they killed': the relative stands for the object.
                return _checked(parse, harm.kind, verb, harm.method, mention) if harm.object_harmed else None
        if relative and token.dep == "acl":
            passive = token.tag in ("VBN", "VBD") or token.lower in ("killed", "wounded", "injured")
        if (passive and harm.object_harmed) or (not passive and harm.subject_harmed):
            return _fit(parse, verb, mention)
        if not passive and harm.object_harmed and not relative:
            return None
    for child in parse.kids(verb, "xcomp", "ccomp", "oprd", "acomp", "conj", "advcl"):
        if parse[child].dep == "conj" and parse.kids(child, "nsubj", "nsubjpass"):
            continue
        if parse[child].dep in ("advcl", "ccomp") and token.lemma not in CARRIERS:
            continue
        if parse[child].dep in ("ccomp", "advcl") and parse.kids(child, "nsubj", "nsubjpass"):
            continue
        link = (
            _of_verb(parse, child, mention, relative=False)
            if parse[child].pos in ("VERB", "ADJ", "NOUN")
            else None
        )
        if link is not None:
            return link
    return _phrasal(parse, verb, mention) or _state_of(parse, verb, mention)


def _state_of(parse: Parse, verb: int, mention: Mention) -> Link | None:
    token = parse[verb]
    if token.lower in STATES and token.pos in ("ADJ", "VERB", "NOUN"):
        return _checked(parse, STATES[token.lower], verb, None, mention)
    return None


def _fit(parse: Parse, verb: int, mention: Mention) -> Link | None:
    harm = VERBS[parse[verb].lemma]
    if parse[verb].lemma == "shoot" and any(
        parse[j].lower == "dead" for j in range(verb + 1, min(verb + 4, len(parse)))
    ):
        return "killed", verb, "shooting"
    if harm.strict and not (mention.named or mention.bare):
        return None
    return _checked(parse, harm.kind, verb, harm.method, mention)


def _governing(parse: Parse, mention: Mention) -> Link | None:
    """The verb whose object or subject these people are."""
    head = _role_holder(parse, mention.head)
    token = parse[head]
    if token.head == token.i and token.pos != "VERB":
        return None
    verb = token.head
    governor = parse[verb]
    if token.dep in ("dobj", "dative", "oprd", "attr") or (
        token.dep == "nsubj" and governor.dep in ("ccomp",) and governor.lower in STATES
    ):
        harm = VERBS.get(governor.lemma)
        if harm is not None and harm.object_harmed:
            return _dead_or(parse, verb, mention)
        if governor.lemma in ("leave", "find", "keep", "see", "shoot", "render"):
            for child in (
                *parse.kids(verb, "acomp", "oprd", "ccomp", "xcomp", "advcl"),
                *parse.kids(token.i, "amod", "acl"),
            ):
                if parse[child].lower in STATES:
                    return _checked(parse, STATES[parse[child].lower], child, None, mention)
        joined = parse[governor.head]
        if governor.dep == "conj" and joined.pos == "VERB" and not parse.kids(joined.i, "dobj"):
            # 'killed and crucified five civilians'
            shared = VERBS.get(joined.lemma)
            if shared is not None and shared.object_harmed:
                return _dead_or(parse, joined.i, mention)
        if governor.lemma == "include":
            for subject in parse.kids(verb, "nsubj"):
                if parse[subject].lemma in NOUNS:
                    return _checked(parse, NOUNS[parse[subject].lemma], subject, None, mention)
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
        if governor.lemma == "lose" and mention.figure is not None and mention.groups == ("combatant",):
            return "killed", verb, None
        if governor.lemma in ("force", "compel", "drive", "prompt", "send", "oblige", "cause"):
            return _forced(parse, verb, mention)
        if governor.lemma == "take" and _has_word(parse, verb, ("hostage", "captive", "prisoner")):
            return ("abducted" if _has_word(parse, verb, ("hostage",)) else "detained"), verb, None
        return _phrasal_object(parse, verb, mention)
    if token.dep in ("nsubjpass",) or (token.dep == "nsubj"):
        link = _of_subject(parse, verb, token.dep, mention)
        if link is not None:
            return link
    return None


def _role_holder(parse: Parse, head: int) -> int:
    """The noun that stands in the sentence for these people: the first of a list, the crowd in 'a crowd of …'."""
    for _ in range(4):
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
                or mentions.singular(parse[parse[token.head].head].lower) in GATHERING
                or parse[parse[token.head].head].lower
                in mentions.COLLECTIVE | {"many", "most", "several", "all", "some", "both", "half"}
            )
        ):
            head = parse[token.head].head
        else:
            break
    return head


def _of_subject(parse: Parse, verb: int, dep: str, mention: Mention) -> Link | None:
    governor = parse[verb]
    harm = VERBS.get(governor.lemma)
    if harm is not None:
        passive = dep == "nsubjpass" or bool(parse.kids(verb, "auxpass"))
        if any(parse[c].lemma == "have" for c in parse.kids(verb, "aux")) and not parse.kids(verb, "auxpass"):
            passive = False
        headline = (
            dep == "nsubj"
            and not parse.kids(verb, "dobj")
            and governor.tag in ("VBD", "VBN")
            and harm.object_harmed
        )
        if (
            (passive and harm.object_harmed)
            or (harm.subject_harmed and not passive)
            or (headline and (mention.figure is not None) and not parse.kids(verb, "aux"))
        ):
            return _fit(parse, verb, mention)
    if governor.lower in STATES and governor.lower not in ("dead", "killed") and harm is None:
        return _state_of(parse, verb, mention)
    if governor.lemma == "be":
        for child in parse.kids(verb, "acomp", "attr", "prep", "advmod", "ccomp"):
            if parse[child].lower in STATES:
                return _checked(parse, STATES[parse[child].lower], child, None, mention)
            if parse[child].lower == "among":
                for obj in parse.kids(child, "pobj"):
                    if parse[obj].lower in STATES or parse[obj].lower in ("victims", "casualties", "martyrs"):
                        kind = STATES.get(parse[obj].lower, "killed")
                        return _checked(parse, kind, obj, None, mention)
                    for kid in parse.kids(obj, "acl", "relcl"):
                        if parse[kid].lower in STATES:
                            return _checked(parse, STATES[parse[kid].lower], kid, None, mention)
    link = _phrasal(parse, verb, mention)
    if link is not None:
        return link
    if governor.lemma in CARRIERS or harm is not None:
        for child in parse.kids(verb, "xcomp", "ccomp", "oprd", "acomp"):
            if parse.kids(child, "nsubj", "nsubjpass"):
                continue
            if parse[child].pos in ("VERB", "ADJ", "NOUN", "AUX"):
                link = _of_subject(
                    parse, child, "nsubjpass" if parse[child].tag == "VBN" else "nsubj", mention
                ) or _state_of(parse, child, mention)
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


def _dead_or(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """'shot dead two men' kills, 'shot four' injures."""
    harm = VERBS[parse[verb].lemma]
    if parse[verb].lemma == "shoot" and any(
        parse[c].lower == "dead" for c in range(verb, min(verb + 5, len(parse)))
    ):
        return "killed", verb, "shooting"
    return _fit(parse, verb, mention) if harm.object_harmed else None


def _forced(parse: Parse, verb: int, mention: Mention) -> Link | None:
    for child in parse.kids(verb, "xcomp", "ccomp", "advcl", "prep", "relcl", "acl"):
        if parse[child].pos == "VERB" and (
            parse[child].lemma in ("flee", "leave", "evacuate", "abandon", "escape", "quit", "seek", "cross")
        ):
            return "displaced", child, None
        away = parse[child].lower in ("from", "out", "into") and (mention.named or mention.bare)
        if away and any(parse[j].lower in _HOMES for j in parse.subtree(child)):
            return "displaced", verb, None
    if any(parse[c].lower == "out" for c in parse.kids(verb, "prt")) and parse[verb].lemma in (
        "force",
        "drive",
    ):
        return "displaced", verb, None
    if mention.named and _has_word(parse, verb, ("fleeing",)):
        return "displaced", verb, None
    return None


_HOMES = {"home", "homes", "houses", "village", "villages", "city", "town", "area", "areas", "country", "land", "streets",
          "neighbourhoods", "neighborhoods", "districts", "camps", "region"}  # fmt: skip


def _has_word(parse: Parse, verb: int, words: tuple[str, ...]) -> bool:
    return any(parse[j].lower in words for j in parse.subtree(verb) if abs(j - verb) < 12)


def _phrasal_object(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """Objects of everyday verbs that harm or move: 'gunned down 12', 'pulled three from the rubble'."""
    lemma = parse[verb].lemma
    near = [parse[j].lower for j in range(verb + 1, min(verb + 16, len(parse)))]
    if lemma in ("gun", "mow") and "down" in near[:8]:
        return "killed", verb, "shooting"
    if lemma in ("round",) and "up" in near[:6] and mention.named:
        return "detained", verb, None
    if lemma in ("pull", "dig", "save", "free") and mention.named:
        if "bodies" in near or "body" in near or "dead" in near:
            return "killed", verb, None
        if lemma == "free":
            return None
        if lemma == "save" or "rubble" in near or "debris" in near or "alive" in near:
            return "rescued", verb, None
    if (
        lemma in ("keep", "hold")
        and mention.named
        and {"hostage", "captive", "prisoner", "shields", "custody", "detention"} & set(near)
    ):
        return ("abducted" if "hostage" in near else "detained"), verb, None
    if lemma == "take" and mention.named and {"hostage", "captive", "prisoner", "custody"} & set(near):
        return ("abducted" if "hostage" in near else "detained"), verb, None
    if lemma == "seize" and mention.named:
        return "abducted", verb, None
    return None


_PLACE_WORDS = _HOMES | {
    "fighting",
    "front",
    "lines",
    "zone",
    "enclave",
    "border",
    "east",
    "west",
    "north",
    "south",
    "district",
    "neighbourhood",
    "neighborhood",
}


def _phrasal(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """Subjects of everyday verbs that mean harm or movement: 'lost their lives', 'left the city', 'suffered burns'."""
    lemma = parse[verb].lemma
    if not (mention.named or mention.bare):
        return None
    span = [parse[j].lower for j in sorted(parse.subtree(verb)) if verb < j < verb + 14]
    if lemma == "lose" and ("lives" in span[:4] or "life" in span[:4]):
        return "killed", verb, None
    if lemma in ("suffer", "sustain", "receive") and set(span[:9]) & _INJURIES:
        chemical = set(span[:9]) & {"suffocation", "breathing", "asphyxiation", "choking"}
        return "injured", verb, "chemical" if chemical else None
    if lemma in ("leave", "quit", "abandon", "vacate", "exit"):
        return _left(parse, verb, mention, span)
    if (
        lemma in ("pour", "stream", "flood", "flock", "spill", "move")
        and set(span[:4]) & {"out", "into", "across", "from", "towards", "toward"}
        and "combatant" not in mention.groups
        and mention.figure is not None
    ):
        return "displaced", verb, None
    if (
        lemma in ("seek", "take")
        and set(span[:5]) & {"refuge", "shelter", "asylum"}
        and mention.figure is not None
    ):
        return "displaced", verb, None
    if (
        lemma in ("walk", "trek", "cross", "march")
        and "combatant" not in mention.groups
        and GROUP_OF.get(mentions.singular(parse[mention.head].lower)) == "civilian"
        and mentions.singular(parse[mention.head].lower) in ("refugee", "evacuee")
    ):
        return "displaced", verb, None
    if lemma in ("remain", "stay", "live", "wait") and (mention.figure is not None):
        words = set(span)
        if words & {"trapped", "besieged", "siege", "stranded", "stuck", "encircled", "blockade"}:
            return (
                "trapped",
                verb,
                "siege" if words & {"besieged", "siege", "blockade", "encircled"} else None,
            )
        if (
            lemma == "remain"
            and words & {"in", "inside", "at", "behind", "there", "under"}
            and "combatant" not in mention.groups
        ):
            return "trapped", verb, None
    if (lemma == "have" and {"nowhere"} & set(span[:4])) or (
        lemma == "have" and "way" in span and "no" in span and "out" in span
    ):
        return "trapped", verb, None
    if (
        lemma == "take"
        and parse.kids(verb, "auxpass")
        and {
            "warehouses",
            "camps",
            "prison",
            "prisons",
            "detention",
            "jail",
            "custody",
            "hostage",
            "captive",
            "centres",
            "centers",
        }
        & set(span)
    ):
        return ("abducted" if "hostage" in span else "detained"), verb, None
    if (
        lemma in ("hold", "keep")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and {"hostage", "captive", "custody", "detention", "prison", "jail", "shields", "prisons"} & set(span)
    ):
        return ("abducted" if "hostage" in span else "detained"), verb, None
    if (
        lemma in ("affect", "treat")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and set(span) & {"gas", "chlorine", "sarin", "symptoms", "injuries", "wounds", "burns", "breathing"}
        and mention.figure is not None
    ):
        return "injured", verb, "chemical" if set(span) & {"gas", "chlorine", "sarin"} else None
    if (
        lemma in ("pull", "dig", "save", "recover")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and (set(span) & {"rubble", "debris", "alive"})
        and mention.figure is not None
    ):
        return (
            ("killed" if mentions.singular(parse[mention.head].lower) in ("body", "corpse") else "rescued"),
            verb,
            None,
        )
    if (
        lemma in ("force", "drive", "push", "chase")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and set(span[:6]) & {"from", "out"}
        and set(span) & _HOMES
    ):
        return "displaced", verb, None
    if lemma in ("bring", "take", "move", "transfer", "carry", "ferry") and parse.kids(
        verb, "auxpass", "nsubjpass"
    ):
        moved = set(span) & {
            "bus",
            "buses",
            "ambulance",
            "ambulances",
            "convoy",
            "convoys",
            "boats",
            "helicopters",
            "helicopter",
        }
        if mention.figure is not None and moved and set(span[:4]) & {"out", "to", "away", "from", "in", "by"}:
            return "evacuated", verb, None
    if lemma == "lose" and set(span[:4]) & {
        "leg",
        "legs",
        "arm",
        "arms",
        "limb",
        "limbs",
        "eye",
        "eyes",
        "sight",
        "hand",
        "hands",
        "foot",
    }:
        return "injured", verb, None
    if lemma == "round" and "up" in span[:3] and parse.kids(verb, "auxpass", "nsubjpass"):
        return "detained", verb, None
    if lemma == "go" and "missing" in span[:2]:
        return "missing", verb, None
    if lemma == "go" and set(span[:2]) & {"back", "home"} and mention.figure is not None:
        return "returned", verb, None
    if lemma == "cut" and "off" in span[:2] and parse.kids(verb, "auxpass", "nsubjpass"):
        return "trapped", verb, None
    if (
        lemma == "cross"
        and set(span[:8]) & {"border", "borders", "frontier", "river"}
        and mention.figure is not None
        and "combatant" not in mention.groups
    ):
        return "displaced", verb, None
    if lemma == "be" and "unable" in span[:2] and set(span) & {"leave", "flee", "escape"}:
        return "trapped", verb, None
    if lemma == "bury" and _rubble(parse, verb):
        return "missing", verb, None
    if lemma in ("lie", "lay", "litter") and mentions.singular(parse[mention.head].lower) in (
        "body",
        "corpse",
    ):
        return "killed", verb, None
    return None


_INJURIES = {"injuries", "injury", "wounds", "wound", "burns", "suffocation", "breathing", "asphyxiation", "choking",
             "shrapnel", "concussion", "fractures", "symptoms"}  # fmt: skip


def _to_safety(parse: Parse, mention: Mention, span: list[str]) -> bool:
    """'195 survivors were transferred to a camp', 'taken to shelters': moved for their good, not held."""
    words = set(span)
    kind = mentions.singular(parse[mention.head].lower)
    helped = words & {
        "shelter",
        "shelters",
        "safety",
        "help",
        "aid",
        "humanitarian",
        "reception",
    } or kind in ("survivor", "refugee", "evacuee")
    return mention.figure is not None and "to" in span[:3] and bool(helped)


def _left(parse: Parse, verb: int, mention: Mention, span: list[str]) -> Link | None:
    """'had left east Aleppo' is flight; 'left 12 dead' and 'the 100,000 civilians left' are not."""
    if "combatant" in mention.groups or set(span[:8]) & set(STATES):
        return None
    objects = parse.kids(verb, "dobj")
    placed = any(
        parse[o].pos == "PROPN" or mentions.singular(parse[o].lower) in _PLACE_WORDS for o in objects
    )
    via = set(span[:3]) & {"from", "for", "through", "via", "by", "on"} and not objects
    if mention.figure is not None and "hours" in span[:4] and "in" in span[:2]:
        placed = True
    if (not placed and not via) or (parse.passive(verb) and not placed):
        return None
    if mention.figure is None and not placed:
        return None
    arranged = (
        set(span) & {"bus", "buses", "ambulances", "convoy", "convoys"}
        or _speaks_of_evacuation(parse)
        or ({"deal", "agreement", "evacuation"} & set(span))
    )
    return ("evacuated" if arranged else "displaced"), verb, None


def _speaks_of_evacuation(parse: Parse) -> bool:
    return "evacuat" in parse.text[parse.sentence.start : parse.sentence.end].lower()


def _nearby(parse: Parse, mention: Mention) -> Link | None:
    """Where grammar fails: the words just before or behind the number."""
    before = [parse[j].lower for j in range(max(0, mention.first - 3), mention.first)]
    text = [parse[j].lower for j in range(mention.last + 1, min(mention.last + 14, len(parse)))]
    if (
        "nowhere" in text
        and {"have", "has", "had", "with"} & set(text[: text.index("nowhere")])
        and (mention.named or mention.bare)
    ):
        return _checked(parse, "trapped", mention.last + 1 + text.index("nowhere"), None, mention)
    ahead = _passive_ahead(parse, mention)
    if ahead is not None:
        return ahead
    for back, word in enumerate(reversed(before), 1):
        lemma = parse[mention.first - back].lemma
        harm = VERBS.get(lemma)
        token = parse[mention.first - back]
        if word in _PARTICIPLES and token.pos != "VERB" and (mention.named or mention.bare):
            return _checked(parse, _PARTICIPLES[word], token.i, None, mention)
        if (
            harm is not None
            and harm.object_harmed
            and token.pos == "VERB"
            and not parse.kids(token.i, "auxpass")
            and (mention.named or mention.bare or not harm.strict)
            and (harm.kind in ("killed", "injured"))
        ):
            return _dead_or(parse, token.i, mention)
        if word in (",", "at", "least", "the", "a"):
            continue
        break
    return None


_PARTICIPLES: dict[str, Kind] = {"killing": "killed", "wounding": "injured", "injuring": "injured"}


def _passive_ahead(parse: Parse, mention: Mention) -> Link | None:
    """'some 3,000 civilians and more than 40 wounded people, children among them, had been brought out'."""
    if not mention.named:
        return None
    for j in range(mention.last + 1, min(mention.last + 16, len(parse))):
        token = parse[j]
        if token.pos == "VERB":
            if not parse.kids(j, "auxpass"):
                return None
            harm = VERBS.get(token.lemma)
            return (
                _fit(parse, j, mention)
                if harm is not None and harm.object_harmed
                else _phrasal(parse, j, mention)
            )
        listed = (
            token.pos in ("NOUN", "NUM", "CCONJ", "ADJ", "DET", "AUX", "PRON", "ADV") or token.text == ","
        )
        if not listed and token.lower not in ("than", "among", "including", "of", "wounded"):
            return None
    return None


def _checked(parse: Parse, kind: Kind, trigger: int, method: str | None, mention: Mention) -> Link | None:
    """Guards that hold for every pattern."""
    if (
        mention.groups == ("combatant",)
        and kind in ("displaced", "evacuated", "trapped", "returned")
        and mention.figure is None
    ):
        return None
    if (
        kind == "missing"
        and parse[trigger].lower == "missing"
        and parse[trigger].dep == "amod"
        and mention.figure is None
    ):
        return None
    if _rubble(parse, trigger) and kind == "trapped":
        kind = "missing"
    if (
        kind in ("returned", "evacuated", "rescued")
        and mention.figure is None
        and parse[trigger].dep == "xcomp"
    ):
        # 'attempting to evacuate' tells of the operation, not of people moved.
        return None
    if kind == "returned" and mention.figure is None:
        return None
    return kind, trigger, method


def _rubble(parse: Parse, trigger: int) -> bool:
    return any(
        parse[j].lower in ("rubble", "debris", "ruins", "wreckage")
        for j in range(trigger, min(trigger + 6, len(parse)))
    )


_TOLL = re.compile(
    r"\b(?:toll|number (?:of )?(?:the )?(?:dead|deaths|people killed|those killed|killed|victims|martyrs|fatalities))\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\bnumber of (?:the )?(?:injured|wounded|injuries|people (?:injured|wounded))\b", re.IGNORECASE
)


_GONE = re.compile(
    r"\bnumber of (?:the )?(?:displaced|refugees|people (?:displaced|uprooted|who fled)|internally displaced)\b",
    re.IGNORECASE,
)


def _tolls(parse: Parse) -> list[Draft]:
    """'the death toll has risen to 85', 'put the toll at 16', 'the number of wounded reached 40'."""
    text = parse.text[parse.sentence.start : parse.sentence.end]
    out = []
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_TOLL, "killed"),
        (_HURT, "injured"),
        (_GONE, "displaced"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            trigger = parse.at(parse.sentence.start + match.end() - 1)
            if trigger is None:
                continue
            best = _toll_number(parse, trigger)
            if best is not None:
                out.append(Draft(kind, best, trigger, parse.sentence.index, None, best.figure, best.groups))
    return out


_BROUGHT = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|push(?:es|ed|ing)?)\s+to\s+",
    re.IGNORECASE,
)
_REACHING = {
    "to", "at", "of", "reached", "reach", "exceed", "rise", "passed", "was", "is", "stands", "stood", "exceeded", "surpassed",
    "hit", "climbed", "rose", "topped", "as", "put",
}  # fmt: skip


def _toll_number(parse: Parse, trigger: int) -> Mention | None:
    """The number that a toll has reached: behind it, or before it in 'bringing to 45 the number of dead'."""
    numbered = [m for m in mentions.find(parse) if m.figure is not None and not _one_person(parse, m)]
    before = [m for m in numbered if trigger - 8 <= m.last < trigger]
    if before and _BROUGHT.search(parse.text[parse.sentence.start : parse[before[-1].first].start][-14:]):
        return before[-1]
    for mention in numbered:
        if not trigger < mention.first <= trigger + 24:
            continue
        gap = [parse[j].lower for j in range(trigger + 1, mention.first)]
        if any(w in ("who", "while", "including", "among", "since") for w in gap):
            return None
        if len(gap) > 13 and gap[-1] not in ("to", "reached", "at"):
            return None
        lead = mention.figure.text.lower() if mention.figure else ""
        if set(gap) & _REACHING or not gap or lead.startswith(("pass", "exceed", "surpass", "topp")):
            return mention
    return None


def _one_person(parse: Parse, mention: Mention) -> bool:
    """'an AFP correspondent' behind a toll is no toll."""
    figure = mention.figure
    return figure is not None and figure.high == 1 and parse[mention.first].lower != "one"


def _tidied(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """One figure over two kinds, shared figures, and the elliptical groups of bare numbers."""
    out: list[Draft] = []
    for draft in drafts:
        joined = _joined_kind(parse, draft)
        if joined == "or":
            out.append(replace(draft, kind="injured", both=True))
        elif joined == "and":
            out.append(replace(draft, shared=True))
            other: Kind = "injured" if draft.kind == "killed" else "killed"
            out.append(replace(draft, kind=other, shared=True))
        else:
            out.append(draft)
    return out


def _joined_kind(parse: Parse, draft: Draft) -> str | None:
    """'killed or wounded N' → 'or'; 'N were killed and injured' → 'and'."""
    if draft.kind not in ("killed", "injured"):
        return None
    t = draft.trigger
    for step in (1, -1):
        j = t + 2 * step
        if 0 <= j < len(parse) and parse[t + step].lower in ("or", "and"):
            other = STATES.get(parse[j].lower)
            if other in ("killed", "injured") and other != draft.kind:
                after = max(t, j) + 1
                if (
                    parse[t + step].lower == "and"
                    and after < len(parse)
                    and _number_follows(parse, after, draft)
                ):
                    return None
                return parse[t + step].lower
    return None


def _number_follows(parse: Parse, i: int, draft: Draft) -> bool:
    return any(
        parse[j].tag == "CD" and not draft.mention.first <= j <= draft.mention.last
        for j in range(i, min(i + 3, len(parse)))
    )


def _speaks_of_same(draft: Draft, model: Draft | None) -> bool:
    """Whether a number with no noun of its own counts people like those named before it.

    'Six others' and 'wounding 10' do, 'six other people' do not; and of whom children or women were, others need not be.
    """
    if model is None or draft.groups != ("person",) or draft.share or draft.mention.of_whole:
        return False
    figure = draft.figure
    vague_more = draft.mention.others and figure is not None and figure.high is None and figure.approximate
    if model.groups not in (
        ("civilian",),
        ("combatant",),
        ("rescuer",),
        ("medic",),
        ("journalist",),
        ("official",),
    ):
        return False
    return (draft.mention.bare or draft.mention.noun == "others") and not (vague_more and draft.mention.bare)


def inherit(drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """A bare number takes the groups of the people named before it: 'killing one mourner and wounding 10'.

    'Six others' looks back over a sentence's border too. A share is no model for what follows it.
    """
    out: list[Draft] = []
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.mention.first):
        if draft.figure is None and not draft.mention.bare:
            out.append(draft)
            continue
        model = last
        if model is None and draft.mention.others:
            before = [d for d in earlier if not d.share and 0 < draft.sentence - d.sentence <= 1]
            model = before[-1] if before else None
        if model is not None and _speaks_of_same(draft, model):
            draft = replace(
                draft,
                groups=model.groups,
                mention=replace(draft.mention, groups=model.groups, affiliation=model.mention.affiliation),
            )
        elif not draft.share and (not draft.mention.of_whole or draft.groups != ("person",)):
            last = draft
        out.append(draft)
    return out
