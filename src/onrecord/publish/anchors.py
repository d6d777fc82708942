"""Ids of the page: one for each incident, report, claim and place, and the links to them.

An id is made from the record's own ids, so a link into a page still holds when the page is made again.
"""

from __future__ import annotations

import re
from hashlib import sha256

from onrecord.records import ClaimRef

PLAIN_REPORT = re.compile(r"[A-Za-z0-9_.-]+")
PLAIN_CLAIM = re.compile(r"[A-Za-z0-9_.]+")
"""Without the hyphen: the last hyphen of a claim's anchor then always parts report and claim."""


def incident_anchor(incident: str) -> str:
    return f"i-{_plain(incident, PLAIN_REPORT)}"


def report_anchor(report: str) -> str:
    return f"report-{_plain(report, PLAIN_REPORT)}"


def claim_anchor(ref: ClaimRef) -> str:
    return f"r-{_plain(ref[0], PLAIN_REPORT)}-{_plain(ref[1], PLAIN_CLAIM)}"


def _plain(name: str, allowed: re.Pattern[str]) -> str:
    """The name itself where it can be an id; else its plain letters and a digest, so that no two ids meet."""
    if allowed.fullmatch(name):
        return name
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return re.sub(r"[^A-Za-z0-9_.]+", "_", name)[:40] + "~" + digest
