"""The picture of a page → its text, by the program tesseract where this machine has it.

Comes in: a page of pypdfium2. Goes out: the words, or a ReadError that says why there are none. The program is looked
for on PATH, called with fixed arguments and the languages that it has, and given two minutes for each page. A process that may
start no program (child.py) sets `elsewhere`, and has the one that it belongs to call it.
"""

from __future__ import annotations

import shutil
import subprocess  # nosec B404 # for the one program that reads pictures of text
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.wrapped_lines import unwrapped

PAGE_SECONDS = 120
_DOTS = 300
"""Per inch: what tesseract asks for."""
_MOST_DOTS = 40_000_000
_LANGUAGES = ("eng", "ara", "fra", "spa", "ukr", "rus", "heb", "fas", "tur", "amh", "mya")
_MOST_LANGUAGES = 4
"""Each language more makes a page slower: two take half as long again as one."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The program and the languages that it is told to look for."""

    program: str
    languages: str

    def words(self, page: Any) -> str:
        picture = _picture(page)
        return (elsewhere(picture) or "") if elsewhere else self.of_picture(picture)

    def of_picture(self, picture: bytes) -> str:
        done = _called([self.program, "stdin", "stdout", "-l", self.languages], picture)
        return unwrapped(done.decode("utf-8", "replace").replace("\f", ""))


elsewhere: Callable[[bytes], str | None] | None = None
"""Takes a picture and gives its words; for no bytes None where there is no program."""


def recogniser() -> Recogniser | None:
    """None where this machine has no tesseract, or one without a language."""
    if elsewhere:
        return Recogniser("", "") if elsewhere(b"") is not None else None
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = _called([program, "--list-langs"], b"").decode("utf-8", "replace").split("\n")
    except ReadError:
        return None
    has = {line.strip() for line in listed}
    known = [name for name in _LANGUAGES if name in has][:_MOST_LANGUAGES]
    return Recogniser(program, "+".join(known)) if known else None


def _called(words: list[str], given: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 # fixed arguments; the page goes in as a picture on standard input
            words, input=given, capture_output=True, check=False, timeout=PAGE_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _unread(f"took tesseract longer than {PAGE_SECONDS} seconds") from None
    except OSError as error:
        raise _unread(f"cannot be given to tesseract ({error.strerror or type(error).__name__})") from None
    if done.returncode:
        raise _unread(f"made tesseract end with code {done.returncode}")
    return done.stdout


def _unread(found: str) -> ReadError:
    return ReadError(
        "scanned",
        "",
        found,
        "pages with a text layer, or pictures that tesseract can read",
        "Run OCR over the file elsewhere, and add the file that it writes.",
    )


def _picture(page: Any) -> bytes:
    """The page in shades of grey, as a portable graymap (PGM): a format of a header and bare bytes."""
    width, height = page.get_size()
    scale = min(_DOTS / 72, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        kept = b"".join(
            rows[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
        )
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + kept
    finally:
        bitmap.close()
