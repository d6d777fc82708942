"""The daily bulletin: what changed, what stands, what is not known, every sentence with its sources.

Comes in: BulletinInput. Goes out: a Bulletin, and each format of it as bytes; to add a format, add a file and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from onrecord.bulletins import Bulletin
from onrecord.publish.bulletin import markdown, typeset, web_page, word_file
from onrecord.publish.bulletin.draft import bulletin
from onrecord.publish.bulletin.listing import GENERATOR
from onrecord.publish.bulletin.material import BulletinInput
from onrecord.publish.bulletin.pictures import pictures
from onrecord.publish.paper import is_own

FORMATS: dict[str, Callable[[Bulletin], bytes]] = {
    "md": markdown.as_bytes,
    "html": web_page.as_bytes,
    "docx": word_file.as_bytes,
}
"""Those that an issued bulletin is kept in; PDF is set from the others when it is asked for."""
OWN: dict[str, Callable[[bytes], bool]] = {
    "md": markdown.is_own,
    **{form: partial(is_own, form=form, generator=GENERATOR) for form in ("html", "docx", "pdf")},
}
"""Whether a file of each format was written here, so that writing over it loses nothing."""


def in_pictures(form: str, found: Bulletin, given: BulletinInput | None) -> bytes:
    """A bulletin with its map and timeline, where the format can hold them and what it was drafted from is given."""
    if form == "md":
        return markdown.as_bytes(found)
    write = {"html": web_page.as_bytes, "docx": word_file.as_bytes, "pdf": typeset.as_bytes}[form]
    return write(found, pictures(given) if given is not None else ())


__all__ = ["FORMATS", "OWN", "BulletinInput", "bulletin", "in_pictures"]
