"""What shapes and letters mean, for the map and the timeline.

Comes in: nothing. Goes out: for each family its shape as SVG, its words, and its kinds with their letters.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onrecord.publish.markup import Html, element
from onrecord.publish.timeline import SHAPES
from onrecord.publish.words import FAMILY_WORDS, KIND_TAGS, family
from onrecord.web.pictures.words import lane_words


@dataclass(frozen=True, slots=True)
class Entry:
    shape: Html
    words: str
    kinds: tuple[tuple[str, str], ...]
    """Letters and the kind that they stand for."""


def entries() -> list[Entry]:
    return [
        Entry(
            element(
                "svg", element("path", d=SHAPES[name], cls=f"shape {name}"), width=16, height=14, viewBox="-8 -7 16 14",
                aria_hidden="true",
            ),
            lane_words(name),
            tuple((tag, _(kind)) for kind, tag in KIND_TAGS.items() if family(kind) == name),
        )
        for name in FAMILY_WORDS
    ]  # fmt: skip
