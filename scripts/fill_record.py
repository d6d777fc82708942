# ruff: noqa: T201  it prints what it measured
"""A record of generated reports, linked, for measuring: `python scripts/fill_record.py FILE|ADDRESS CLAIMS`."""

from __future__ import annotations

import sys
import time

from onrecord import linking
from onrecord.bench.made import stream
from onrecord.store import open_record


def main() -> None:
    address, claims = sys.argv[1], int(sys.argv[2])
    began = time.monotonic()
    with open_record(address, create=True) as record:
        for n, made in enumerate(stream(claims, seed=4)):
            record.add(made.report, made.claims, "made")
            if n % 2000 == 0:
                print(f"{n:,} reports, {time.monotonic() - began:.0f} s", flush=True)
        linking.up_to_date(record)
        print(f"{record.counts()}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
