"""A paper as PDF, and its drawings as PNG for the word processor, through typst (the extra `pdf`).

Comes in: a Paper. Goes out: bytes; the same paper gives the same bytes. All words go to the typesetter as data: none can be a command.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, cast

from onrecord.errors import OnrecordError
from onrecord.publish.markup import showable
from onrecord.publish.paper.nouns import Block, Drawing, Grid, Heading, Items, Paper, Paragraph, Quote

_ALONE = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: {width}pt)'


def as_bytes(paper: Paper) -> bytes:
    template = files("onrecord").joinpath("publish", "paper", "paper.typ").read_bytes()
    moment = datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC)
    data = json.dumps(_told(paper), ensure_ascii=False)
    made = _typst().compile(
        template, format="pdf", sys_inputs={"paper": data}, timestamp=int(moment.timestamp())
    )
    return cast(bytes, made)


def is_own(data: bytes) -> bool:
    """By its author, which typst writes as it is."""
    return data.startswith(b"%PDF-") and b"onrecord " in data[-200_000:]


def as_png(drawing: Drawing) -> bytes | None:
    """The drawing as pixels; None where typst is not installed."""
    try:
        typst = _typst()
    except OnrecordError:
        return None
    template = _ALONE.format(width=drawing.width).encode()
    return cast(bytes, typst.compile(template, format="png", ppi=144, sys_inputs={"svg": drawing.svg}))


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise OnrecordError(
            "PDF", "the typesetter is not installed", "an installation with the extra `pdf`",
            "pip install 'onrecord[pdf]', or choose html or docx.",
        ) from error  # fmt: skip
    return typst


def _told(paper: Paper) -> dict[str, Any]:
    pictures: list[str] = []
    blocks = [_block(one, pictures) for one in paper.blocks]
    told = {
        "title": paper.title, "subtitle": paper.subtitle, "standing": paper.standing, "generator": paper.generator, "blocks": blocks,
        "sources": [asdict(one) for one in paper.sources], "language": paper.language, "sources_heading": paper.sources_heading,
    }  # fmt: skip
    return cast(dict[str, Any], _showable(told)) | {"pictures": pictures}


def _block(one: Block, pictures: list[str]) -> dict[str, Any]:
    if isinstance(one, Drawing):
        pictures.append(one.svg)
        return {
            "sort": "drawing",
            "label": one.label,
            "caption": one.caption,
            "picture": len(pictures) - 1,
            "narrow": one.narrow,
        }
    sorts = {Heading: "heading", Paragraph: "paragraph", Items: "items", Quote: "quote", Grid: "grid"}
    return {"sort": sorts[type(one)]} | asdict(one)


def _showable(value: Any) -> Any:
    """Without what no typesetter can set."""
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, dict):
        return {key: _showable(one) for key, one in value.items()}
    return [_showable(one) for one in value] if isinstance(value, list | tuple) else value
