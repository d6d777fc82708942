"""Where the wounded are cared for, which is not where they were hurt.

Comes in: a parsed sentence and a place named in it. Goes out: whether it is only where they were treated or died of their wounds.
"""

from __future__ import annotations

from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.place_roles import outer
from onrecord.records import PlaceMention

_OF_WOUNDS = {"wounds", "injuries", "burns", "succumbed", "succumbing", "wounded", "injured"}
_CLINICS = {"hospital", "clinic", "infirmary"}
_CARED_FOR = {
    "treat",
    "rush",
    "admit",
    "receive",
    "bring",
    "take",
    "transfer",
    "seek",
    "evacuate",
    "operate",
    "attend",
    "carry",
    "move",
    "count",
    "see",
}


def of_the_care(parse: Parse, mention: PlaceMention) -> bool:
    """'were treated at the hospital in Bunia': where the wounded are cared for is not where they were hurt."""
    i = outer(parse, mention)
    if i is None:
        return False
    up = [i, *parse.up(i)]
    if _treated_in(parse, i):
        return True
    clinic = next((j for j in up[:6] if singular(parse[j].lower) in _CLINICS), None)
    if clinic is None and any(parse[j].lower in ("wounds", "injuries", "burns") for j in up):
        # 'succumbed to his wounds in Goma'
        return any(parse[j].lemma in ("die", "succumb") for j in up)
    above = list(parse.up(clinic))[:4] if clinic is not None else []
    if any(parse[j].lemma in ("die", "succumb", "pass") for j in above):
        # 'died at the hospital in Yala of her burns'
        return bool(_OF_WOUNDS & {t.lower for t in parse.tokens})
    bare = clinic is not None and not parse.kids(clinic, "det")
    return any(
        parse[j].lemma in _CARED_FOR or (parse[j].lemma in _LIES and (bare or parse[j].lemma != "be"))
        for j in above
    )


_LIES = {"remain", "stay", "lie", "recover", "be"}
"""'five remain in hospital in Kharkiv'"""


def _treated_in(parse: Parse, i: int) -> bool:
    """'four people injured in the blast were being treated in Jalalabad'"""
    prep = parse[parse[i].head]
    verb = parse[prep.head]
    if (
        parse[i].dep != "pobj"
        or prep.lower not in ("in", "at")
        or verb.lemma not in ("treat", "hospitalise", "hospitalize")
    ):
        return False
    return parse.passive(verb.i) and prep.i > verb.i
