"""Which speakers are the outlet itself: they are left out of `said_by` (docs/claims.md, said_by)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.records import Claim
from onrecord.resolve import voices

_REPORTERS = (
    r"\s(?:own\s)?(?:(?:news|staff|special|war|local|field)\s)?(?:reporters?|correspondents?|journalists?|photographers?|crews?|teams?)"
    r"(?:\s(?:in|at|on|from|near|inside)\s.*)?$"
)
_OF_ITS_OWN = re.compile(r"(?:['’]s?)?" + _REPORTERS, re.I)
"""'a SANA reporter in Homs', 'the paper’s own correspondent'."""
_S_OF_ITS_OWN = re.compile(r"s" + _REPORTERS, re.I)
"""'SANAs reporter', its apostrophe lost."""
_THE_CORRESPONDENT = re.compile(r"(?:the|our|its)\s(?:own\s)?(?:reporter|correspondent|news\steam)", re.I)
"""'The correspondent added': whoever reports for the outlet. Somebody else's is named with it."""
_GENERIC = re.compile(
    r"\b(?:the|a|an|al|el|news|agency|network|channel|television|tv|radio|newspaper|paper|daily|weekly|website|online|english|arabic|com|net|org|www|co|uk)\b",
    re.I,
)
_LETTER = re.compile(r"[^\w]|_")


def resolved(outlet: str | None, claim: Claim) -> Claim:
    """The claim with a key for each voice that it rests on, the outlet not among them."""
    others = tuple(v for v in claim.said_by if not is_own(outlet, v.full or v.text))
    return voices.resolved(claim if len(others) == len(claim.said_by) else replace(claim, said_by=others))


def is_own(outlet: str | None, words: str) -> bool:
    """Whether a speaker's words name the outlet that published the report, or a reporter of it."""
    if not outlet:
        return False
    if _THE_CORRESPONDENT.fullmatch(words):
        return True
    plain, key = _names(outlet)
    for pattern in (_OF_ITS_OWN, _S_OF_ITS_OWN):
        own, of_own = _names(pattern.sub("", words))
        if (own and plain == own) or (key and key == of_own):
            return True
    return False


@lru_cache(maxsize=4096)
def _names(name: str) -> tuple[str, str]:
    """The letters of a name without what any outlet's may hold, and the key of the body that is called so."""
    plain = _plain(name)
    return plain, _keys().get(plain, "")


def _plain(name: str) -> str:
    spaced = re.sub(r"[-./]", " ", name)
    letters = _LETTER.sub("", _GENERIC.sub(" ", spaced)).casefold()
    # 'alaraby', as an address has it
    return letters[2:] if letters.startswith("al") and len(letters) > 5 else letters


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    return {_plain(name): known.key for known, names, _ in voices.listed() for name in names if _plain(name)}
