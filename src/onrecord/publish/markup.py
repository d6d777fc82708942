"""HTML and SVG written so that nothing from a report can become markup.

Comes in: text and already-safe `Html`. Goes out: `Html`. Everything that is not `Html` is escaped here,
once; nothing else in this room writes an angle bracket by hand around words of a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

VOID = frozenset({"meta", "br", "hr", "wbr"})
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_NOT_PLAIN = re.compile(UNSHOWABLE.pattern[:-1] + "&<>\"']")


class Html(str):
    """Text that is markup already."""

    __slots__ = ()

    def __html__(self) -> str:
        """What template engines ask for before they escape."""
        return self


Child = str | int | float | None | Iterable["Child"]


def text(words: object) -> Html:
    """Any value as inert text; what no browser may show becomes U+FFFD, so nothing goes missing unseen."""
    if isinstance(words, Html):
        return words
    given = str(words)
    # Most words need nothing of it, and a picture has thousands.
    return Html(escape(showable(given), quote=True) if _NOT_PLAIN.search(given) else given)


def showable(words: str) -> str:
    """With U+FFFD for what no browser, typesetter or XML can hold."""
    return UNSHOWABLE.sub("\ufffd", words)


def join(*children: Child) -> Html:
    """Children in order: `Html` as it is, other text escaped, None left out, lists opened."""
    return Html("".join(_pieces(children)))


def _pieces(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str | int | float):
            yield text(child)
        else:
            yield from _pieces(child)


def element(name: str, /, *children: Child, **attributes: object) -> Html:
    """One element. `cls` writes `class`; an underscore is written as a hyphen.

    An attribute that is None or False is left out, True is written bare.
    """
    start = f"<{name}{_attributes(attributes)}>"
    return Html(start) if name in VOID else Html(f"{start}{join(*children)}</{name}>")


def opening(name: str, /, **attributes: object) -> Html:
    """Only the start tag, for what is streamed."""
    return Html(f"<{name}{_attributes(attributes)}>")


def _attributes(attributes: dict[str, object]) -> str:
    out = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = "class" if key == "cls" else key.replace("_", "-")
        out.append(f" {name}" if value is True else f' {name}="{text(value)}"')
    return "".join(out)


def foreign(words: object, name: str = "span", /, **attributes: object) -> Html:
    """Words of a report or an outlet, in their own writing direction."""
    return element(name, str(words), dir="auto", **attributes)
