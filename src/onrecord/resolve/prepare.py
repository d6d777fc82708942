"""`python -m onrecord.resolve.prepare`: builds the gazetteer's index ahead of the first run."""

from __future__ import annotations

from onrecord.resolve.gazetteer import ensure_index

if __name__ == "__main__":
    ensure_index()
