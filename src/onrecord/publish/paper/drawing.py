"""A picture of a page made to stand alone: with its own size, its own colours and no links, so that every renderer draws the same.

Comes in: an inline SVG. Goes out: a whole SVG document. The colours are those of pictures.css, light, as paper is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from onrecord.publish.markup import Html

_OPENING = re.compile(r"<svg\b([^>]*)>")
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HEIGHT = re.compile(r'\bheight="([\d.]+)"')
_LINK = re.compile(r"</?a\b[^>]*>")


@lru_cache(maxsize=1)
def _style() -> str:
    return files("onrecord").joinpath("publish", "paper", "pictures.css").read_text(encoding="utf-8")


def standing_alone(picture: Html, width: int) -> tuple[str, int, int]:
    """The SVG, its width and its height in pixels. ValueError where it is no SVG with a height."""
    opening = _OPENING.search(picture)
    if opening is None:
        raise ValueError("no picture")
    attributes = opening[1]
    view = _VIEW.search(attributes)
    tall = _HEIGHT.search(attributes)
    if view:
        height = round(width * float(view[2]) / float(view[1]))
    elif tall:
        height = round(float(tall[1]))
    else:
        raise ValueError("a picture without a height")
    kept = re.sub(r'\s(?:width|height|role|aria-label|tabindex|direction)="[^"]*"', "", attributes)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"{kept}><style>{_style()}</style>'
    inner = _LINK.sub("", picture[opening.end() :])
    return head + inner, width, height
