"""A web address → the one report that its page holds, or a Failure that says why not.

Comes in: an address that a person gave. Goes out: a Report whose raw bytes are the server's headers and body as they came.
Fetching is fetching/'s, taking the page apart html_page.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord import fetching
from onrecord.errors import FetchError
from onrecord.fetching import Fetched
from onrecord.read import READERS, sent
from onrecord.read.entry import ReadOptions, sha256
from onrecord.read.inputs import failure
from onrecord.read.web_kinds import SUFFIXES, address_stem, readable
from onrecord.records import Failure, Report

Fetch = Callable[[str], Fetched]


def read_address(url: str, options: ReadOptions, fetch: Fetch = fetching.fetch) -> Iterator[Report | Failure]:
    source = url.strip().partition("#")[0]
    try:
        got = fetch(source)
        name = f"{address_stem(got.url)}{_suffix(got.kind)}"
    except FetchError as error:
        yield failure(source, error)
        return
    for found in sent(source, name, readable(got.kind, got.charset, got.body), options):
        if isinstance(found, Report):
            found = replace(found, url=got.url, raw=got.raw, raw_sha256=sha256(got.raw))
        yield found


def _suffix(kind: str) -> str:
    suffix = SUFFIXES.get(kind or "text/html", "")
    if suffix not in READERS:
        kinds = ", ".join(kind for kind, ending in SUFFIXES.items() if ending in READERS)
        raise FetchError(
            "unknown-kind", "", f"is no page of text but {kind[:60]}", kinds, "Save it in one of the kinds of file that are read, and add the file.",
        )  # fmt: skip
    return suffix
