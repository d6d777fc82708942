"""An .eml file → a Report of the mail itself, and one of each attachment that there is a reader for.

The subject is the title, the day that it was sent the day of publication, the sender's name (else its domain) the outlet.
Text is preferred to HTML; words that are quoted or forwarded are kept, their marks (>) are not. Pictures are left out,
other attachments that cannot be read are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decode import decode
from onrecord.read.entry import EARLIEST_YEAR, LATEST_YEAR, ReadOptions, whole_report
from onrecord.read.html_page import page_source
from onrecord.read.inputs import Input, failure, sent_input
from onrecord.read.markup_text import markup_text, markup_tree
from onrecord.read.wrapped_lines import unwrapped
from onrecord.records import Failure, Report

_ACCEPTED = "one mail with its headers and text, as a mail program saves it"
_DEEPEST = 4
"""Mails attached to mails attached to mails."""
_MOST_ATTACHED = 1_000
_HEADER = re.compile(
    rb"\A\s*(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*[ \t]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}"
)
_QUOTED = re.compile(r"^(?:>[ >]*)", re.MULTILINE)
_STUB_WORDS = 25
"""Fewer words than this beside a long HTML part say no more than 'your program shows no HTML'."""


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    message = parsed(raw)
    attached = list(_attached(message))
    text = _text(message)
    if text.strip():
        yield whole_report(
            item.name,
            item.stem,
            text,
            raw,
            options,
            title=header(message, "subject") or None,
            outlet=_outlet(message),
            metadata=_day(message),
        )
    elif not attached:
        raise ReadError("empty", "", "is a mail without text", _ACCEPTED, "Fetch the mail again.")
    for number, part in enumerate(attached, 1):
        if number > _MOST_ATTACHED:
            yield failure(item.name, _too_many())
            return
        yield from _attachment(item, number, part, options)


def _too_many() -> ReadError:
    return ReadError(
        "too-many-members", "", f"has more than {_MOST_ATTACHED:,} files attached; those after them were not read",
        f"mails with up to {_MOST_ATTACHED:,} files attached", "Save them by themselves, and add them.",
    )  # fmt: skip


def parsed(raw: bytes) -> EmailMessage:
    """Serves saved pages (.mht) too, which are mails in form."""
    if not _HEADER.match(raw[:100_000]):
        raise ReadError(
            "broken-document",
            "",
            "does not begin with the headers of a mail",
            _ACCEPTED,
            "Save the mail again.",
        )
    try:
        return BytesParser(policy=policy.default).parsebytes(raw)
    except (RecursionError, ValueError, LookupError) as error:
        raise ReadError(
            "broken-document", "", f"is a mail that cannot be taken apart ({type(error).__name__})", _ACCEPTED, "Save the mail again."
        ) from None  # fmt: skip


def header(message: EmailMessage, name: str) -> str:
    """Its words, empty where there are none or they are past reading."""
    try:
        return " ".join(str(message.get(name, "")).split()).replace("\0", "")
    except Exception:  # the library's parser of headers fails on hostile ones in many ways
        return ""


def part_text(part: EmailMessage) -> str:
    """A text part in the encoding that it names, else in the one that its bytes show."""
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        charset = part.get_content_charset()
        if charset and charset not in ("us-ascii", "ascii"):
            return raw.decode(charset, "replace").replace("\0", "")
    except (LookupError, ValueError, UnicodeError):
        pass  # a charset that nobody knows
    if part.get_content_subtype() == "html":
        return page_source(raw)
    try:
        return decode(raw)
    except ReadError:
        return raw.decode("utf-8", "replace").replace("\0", "")


def _text(message: EmailMessage) -> str:
    plain, marked = (_body(message, kind) for kind in ("plain", "html"))
    words = unwrapped(_flowed(plain, part_text(plain))) if plain is not None else ""
    if marked is None or len(words.split()) >= _STUB_WORDS:
        return words
    other = _page_text(part_text(marked))
    return other if len(other.split()) > 2 * len(words.split()) else words


def _flowed(part: EmailMessage, words: str) -> str:
    """Without quotation marks at line starts; lines of format=flowed that end in a space go on."""
    words = _QUOTED.sub("", words.replace("\r\n", "\n"))
    if str(part.get_param("format", "")).lower() == "flowed":
        words = re.sub(r"(?<!^--) \n(?=\S)", " ", words, flags=re.MULTILINE)
    return words


def _page_text(source: str) -> str:
    """All of a mail's HTML: what looks like furniture of a page may be the report in a newsletter."""
    tree = markup_tree(source) if source.strip() else None
    return markup_text(tree) if tree is not None else ""


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        found: Any = message.get_body((kind,))
    except (AttributeError, KeyError, ValueError):
        return None
    return found if isinstance(found, EmailMessage) else None


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        parts = list(message.iter_attachments())
    except (AttributeError, KeyError, TypeError, ValueError):
        return  # one part alone, or a multipart that is none
    for part in parts:
        if isinstance(part, EmailMessage) and part.get_content_maintype() != "image":
            yield part


def _attachment(
    item: Input, number: int, part: EmailMessage, options: ReadOptions
) -> Iterator[Report | Failure]:
    from onrecord.read import READERS  # here: the mail is one of them

    name, data = _name(part, number), _bytes(part)
    source = f"{item.name}/{name}"
    if source.lower().count(".eml/") > _DEEPEST:
        yield failure(source, ReadError("too-deep", "", f"lies more than {_DEEPEST} mails deep", "mails attached to mails, not deeper", "Save it by itself, and add it."))  # fmt: skip
        return
    try:
        inner = sent_input(source, name, data, READERS)
        stem = f"{item.stem}-{inner.stem}"
        yield from READERS[inner.suffix](Input(source, stem, inner.suffix, inner.open, inner.size), options)
    except ReadError as error:
        yield failure(source, error)


def _name(part: EmailMessage, number: int) -> str:
    """The attachment's file name without folders; a mail in the mail has none."""
    try:
        given = part.get_filename() or ""
    except Exception:  # see header()
        given = ""
    name = PurePosixPath(given.replace("\\", "/").replace("\0", "")).name
    if part.get_content_type() == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"attached-{number}.eml"
    return (
        name
        or f"attached-{number}.{'html' if part.get_content_subtype() == 'html' else 'txt' if part.get_content_maintype() == 'text' else 'bin'}"
    )


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        inner = inner[0] if isinstance(inner, list) and inner else inner
        try:
            return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        except (ValueError, LookupError, KeyError, UnicodeError):
            return b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _outlet(message: EmailMessage) -> str | None:
    name, address = parseaddr(header(message, "from"))
    return name.strip() or address.rpartition("@")[2].strip(" >").lower() or None


def _day(message: EmailMessage) -> date | None:
    """The day that the sender's clock showed, in the sender's time zone."""
    try:
        found = getattr(message.get("date"), "datetime", None)
    except Exception:  # see header()
        return None
    return found.date() if found is not None and EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
