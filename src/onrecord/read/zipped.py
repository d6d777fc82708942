"""The files inside a document that is a ZIP archive (ODT, XLSX, EPUB), read by name; nothing is unpacked to disk.

Goes out: bytes, or a parsed tree. XML with a document type is refused, as no office program writes one: entities,
outside files and the network are then no matter.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from onrecord.errors import ReadError

_HEAD = 4096
_MOST_UNPACKED = 512 * 1024**2
"""What a document says that all its parts hold; a part gives no more than it says. Ten times the largest file that is read."""


class Zipped:
    """`what` names the kind of document in messages: 'an OpenDocument text'."""

    def __init__(self, raw: bytes, what: str) -> None:
        self.what = what
        try:
            self._archive = zipfile.ZipFile(BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.broken("it is no ZIP archive, or a damaged one") from None
        self.names = self._archive.namelist()
        if sum(part.file_size for part in self._archive.infolist()) > _MOST_UNPACKED:
            raise ReadError(
                "bomb", "", f"unpacks to more than {_MOST_UNPACKED // 1024**2} MB", f"documents that unpack to at most {_MOST_UNPACKED // 1024**2} MB",
                "Save its text as .txt if you trust it.",
            )  # fmt: skip

    def bytes_of(self, name: str, most: int = -1) -> bytes:
        try:
            with self._archive.open(name) as part:
                return part.read(most)
        except KeyError:
            raise self.broken(f"its part {name[:60]} is missing") from None
        except RuntimeError:  # the library's word for an archive with a password
            raise encrypted(self.what) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise self.broken(f"its part {name[:60]} is damaged") from None

    def tree(self, name: str) -> Any:
        return safe_tree(self.bytes_of(name), self.what)

    def refuse_document_types(self) -> None:
        """For libraries that parse the parts by themselves."""
        for name in self.names:
            if name.lower().endswith((".xml", ".rels")):
                _refuse_document_type(self.bytes_of(name, _HEAD), self.what)

    def broken(self, why: str) -> ReadError:
        return broken(self.what, why)


def safe_tree(data: bytes, what: str) -> Any:
    """The tree of an XML part, parsed without entities, outside files or network."""
    from lxml import etree

    _refuse_document_type(data[:_HEAD], what)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise broken(what, "its text is no XML") from None


def _refuse_document_type(head: bytes, what: str) -> None:
    plain = head.replace(b"\0", b"").upper()  # UTF-16 has a NUL beside each letter
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise broken(what, "it declares a document type, which may hide what is not to be opened")


def broken(what: str, why: str) -> ReadError:
    return ReadError(
        "broken-document",
        "",
        f"is not {what} that can be opened ({why})",
        "whole files as the office program or the server wrote them",
        "Fetch the file again, or save it anew in a program that opens it.",
    )


def encrypted(what: str) -> ReadError:
    return ReadError(
        "encrypted",
        "",
        f"is {what} that asks for a password",
        "documents without a password",
        "Open it with the password, and save it without one.",
    )
