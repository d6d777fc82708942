"""The daily bulletin: what changed, what stands, what is not known, every sentence with its sources.

Comes in: BulletinInput. Goes out: a Bulletin, and each format of it as bytes; to add a format, add a file and a line here.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.bulletins import Bulletin
from onrecord.publish.bulletin import markdown, web_page, word_file
from onrecord.publish.bulletin.draft import bulletin
from onrecord.publish.bulletin.material import BulletinInput

FORMATS: dict[str, Callable[[Bulletin], bytes]] = {
    "md": markdown.as_bytes,
    "html": web_page.as_bytes,
    "docx": word_file.as_bytes,
}
OWN: dict[str, Callable[[bytes], bool]] = {
    "md": markdown.is_own,
    "html": web_page.is_own,
    "docx": word_file.is_own,
}
"""Whether a file of each format was written here, so that writing over it loses nothing."""

__all__ = ["FORMATS", "OWN", "BulletinInput", "bulletin"]
