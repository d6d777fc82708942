"""A program that adds made reports to the record named on its command line, to be killed while it does.

It prints a line after each report that is committed. `python adding_child.py RECORD HOW_MANY`
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from making_records import a_report, claims_of

from onrecord.ingest import Progress, ingest
from onrecord.records import Failure, Report
from onrecord.store import open_record

BROKEN = Failure("corpus.jsonl", "line 3", "no-json", "this is no JSON", "one object a line", "Mend the line")


def items(how_many: int) -> Iterator[Report | Failure]:
    for number in range(how_many):
        if number == 3:
            yield BROKEN
        yield a_report(number)


def _print(progress: Progress) -> None:
    print(progress.done, flush=True)  # noqa: T201  the parent waits for these lines


if __name__ == "__main__":
    with open_record(sys.argv[1], create=True) as record:
        ingest(items(int(sys.argv[2])), record, claims_of, "v1", _print)
