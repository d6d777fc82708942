"""Sentences that were made in English, told in the language of the page: each is found among patterns, and its pieces are told by their sort.

Comes in: patterns with pieces, what a piece of a sort looks like, and how it is told. Goes out: a sentence in the page's language, or None
where it is none of the patterns. Which sentences there are is said in sentences.py and bulletins/told.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

Telling = Mapping[str, Callable[[str], str]]


@dataclass(frozen=True)
class Patterns:
    messages: Iterable[str]
    """Of two that fit the first counts."""
    shapes: Mapping[str, str]
    """Sort → the regular expression of its pieces; `other_` and `third_` before a name are pieces of the same sort."""
    telling: Telling

    def told(self, words: str) -> str | None:
        found = self.fitting(words)
        if found is None:
            return None
        message, pieces = found
        return _(message) % {name: self.telling[sort(name)](piece) for name, piece in pieces.items()}

    def fitting(self, words: str) -> tuple[str, dict[str, str]] | None:
        """The pattern that a sentence is one of, and its pieces."""
        for message, pattern in self._compiled:
            if (match := pattern.fullmatch(words)) is not None:
                return message, {name: piece or "" for name, piece in match.groupdict().items()}
        return None

    @cached_property
    def _compiled(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((message, re.compile(self._pattern(message), re.DOTALL)) for message in self.messages)

    def _pattern(self, message: str) -> str:
        pieces = re.split(r"%\((\w+)\)s", message)
        return "".join(
            re.escape(piece) if n % 2 == 0 else f"(?P<{piece}>{self.shapes[sort(piece)]})"
            for n, piece in enumerate(pieces)
        )


def sort(name: str) -> str:
    return name.removeprefix("other_").removeprefix("third_")
