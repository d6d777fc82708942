"""What sounds like harm and is none: a drone that is shot down, a weapon capable of killing, precautions that nobody be hurt, a siege's picture words.

Comes in: a parsed sentence and a draft of it. Goes out: whether nobody was harmed by what it tells.
"""

from __future__ import annotations

import re

from onrecord.extract.attack_words import AIRCRAFT
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS

_ABLE = {"capable", "able", "likely", "designed", "meant", "intended"}
_PICTURES = {"asphyxiate", "strangle", "suffocate", "choke", "throttle"}
_ARMED = {
    "rebel",
    "fighter",
    "force",
    "insurgent",
    "militant",
    "army",
    "opposition",
    "economy",
    "city",
    "enclave",
}
_AVOIDED = {"avoid", "prevent", "allow", "let", "minimise", "minimize"}


def nobody_harmed(parse: Parse, draft: Draft) -> bool:
    if _of_the_verb_before(parse, draft):
        return True
    if draft.kind not in ("killed", "injured"):
        return False
    return (
        _machine(parse, draft)
        or _only_could(parse, draft)
        or _picture(parse, draft)
        or _not_allowed(parse, draft)
    )


def _machine(parse: Parse, draft: Draft) -> bool:
    """'A drone of the rebels was shot down', 'the navigator whose helicopter they brought down': the machine, and whose it was."""
    verb = draft.trigger
    down = parse[verb].lemma == "down" or (
        parse[verb].lemma in ("shoot", "bring")
        and any(parse[c].lower == "down" for c in parse.kids(verb, "prt", "advmod"))
    )
    things = parse.kids(verb, "dobj", "nsubjpass", "nsubj")
    return (
        down
        and any(singular(parse[o].lower) in AIRCRAFT for o in things)
        and draft.mention.head not in things
    )


def _only_could(parse: Parse, draft: Draft) -> bool:
    """'capable of causing widespread casualties', 'designed to kill dozens'"""
    for j in (draft.trigger, *parse.up(draft.trigger)):
        above = parse[parse[j].head]
        if (
            parse[j].dep in ("pcomp", "xcomp", "acl")
            and above.lower == "of"
            and parse[above.head].lower in ("capable", "incapable")
        ):
            return True
        if parse[j].pos == "VERB" and parse[j].dep != "pcomp":
            return (
                parse[j].dep == "xcomp"
                and above.lower in ("designed", "intended", "meant")
                and parse[j].tag == "VB"
            )
    return False


def _picture(parse: Parse, draft: Draft) -> bool:
    """'will be able to strangle the insurgents'"""
    verb = parse[draft.trigger]
    return (
        verb.lemma in _PICTURES
        and any(singular(parse[o].lower) in _ARMED for o in parse.kids(verb.i, "dobj"))
        and not parse.passive(verb.i)
    )


def _not_allowed(parse: Parse, draft: Draft) -> bool:
    """'takes precautions not to allow civilians hurt', 'neither to let anybody be harmed'"""
    for j in (draft.trigger, *parse.up(draft.trigger)):
        token = parse[j]
        if token.lemma in ("allow", "let") and token.tag == "VB":
            before = set(parse.lower(max(0, j - 4), j))
            return bool(before & {"not", "neither", "nor", "never"})
        if token.lemma in _AVOIDED - {"allow", "let"} and token.pos == "VERB" and token.tag in ("VB", "VBG"):
            return True
    return False


_QUANTITY = re.compile(
    r"\d[\d,]*|dozens?|scores|hundreds|thousands|several|many|one|two|three|four|five|six|seven|eight|nine|ten|others",
    re.IGNORECASE,
)


def _of_the_verb_before(parse: Parse, draft: Draft) -> bool:
    """'Rockets Kill 10 Civilians Injured Dozens', 'kidnapped 900 Executed 18': a comma was lost, and the ten are those who were killed."""
    first, last, verb = draft.mention.first, draft.mention.last, draft.trigger
    if first < 1 or not last < verb <= last + 1 or verb + 1 >= len(parse):
        return False
    before, harmed = parse[first - 1], parse[verb]
    active = before.lemma in VERBS or before.lemma.rstrip("s") in VERBS or before.lower.rstrip("s") in VERBS
    return (
        active
        and before.lower not in ("and", "or")
        and not parse.passive(before.i)
        and harmed.lower.endswith(("ed", "t"))
        and _QUANTITY.fullmatch(parse[verb + 1].text) is not None
    )
