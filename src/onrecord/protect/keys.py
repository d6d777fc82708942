"""Keys of voices that are a report's own words ('said:…') → keys that tell nothing of them, so that what is published can still be joined.

Comes in: the claims of a record in their order, then those that are published. Goes out: the same with numbers in place of the words.
A number cannot be guessed back, as a digest of a name can. Only what is written out takes it: whatever looks for a voice needs the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.protect.published import View
from onrecord.records import OWN_WORDS, Claim, Voice


class Numbered:
    """Own words → their number in the order in which the record first has them: the same one in every export of the record."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._given: dict[str, str] = {}
        self.meet(claims)

    def meet(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            for voice in _voices(claim):
                self(voice.key)

    def __call__(self, key: str) -> str:
        """The key itself where it is that of a known voice."""
        if not key.startswith(OWN_WORDS):
            return key
        return self._given.setdefault(key, f"{key.partition(':')[0]}:{len(self._given) + 1}")


def with_numbers(view: View, keys: Numbered) -> View:
    """The view as it may be written out; made before it is assessed, so that origins have the keys of their voices."""
    return replace(view, claims={ref: _claim(c, keys) for ref, c in view.claims.items()})


def _claim(claim: Claim, keys: Numbered) -> Claim:
    return replace(
        claim,
        said_by=tuple(_voice(v, keys) for v in claim.said_by),
        responsibility=tuple(replace(r, by=_voice(r.by, keys)) for r in claim.responsibility),
    )


def _voice(voice: Voice, keys: Numbered) -> Voice:
    return replace(voice, key=keys(voice.key))


def _voices(claim: Claim) -> Iterator[Voice]:
    yield from claim.said_by
    yield from (r.by for r in claim.responsibility)
