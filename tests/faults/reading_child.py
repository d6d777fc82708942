"""Reads the vast texts whose names come as arguments, each in a process of its own; a line of JSON of what each took goes out.

What is measured begins when the parser and the gazetteer are loaded. A text that takes more than its computing time is ended by the system.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import date

from vast_texts import VAST

from onrecord.bench.run import peak_mb
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, sent
from onrecord.records import Claim, Failure, Report

OPTIONS = ReadOptions(date(2022, 6, 15))
FIRST = "Five people were killed in Homs on Monday, the UN said. They were civilians."


def claims_of(pipeline: Pipeline, suffix: str, text: str) -> Iterator[tuple[Report, Claim] | Failure]:
    for found in sent("sent", f"text{suffix}", text.encode(), OPTIONS):
        if isinstance(found, Report):
            yield from ((found, claim) for claim in pipeline.claims(found))
        else:
            yield found


def read_one(pipeline: Pipeline, name: str, seconds: int) -> None:
    suffix, made = VAST[name]
    text = made()
    used = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds + 1, int(used) + seconds + 2))
    found = list(claims_of(pipeline, suffix, text))
    used = time.process_time() - used
    claims = [one for one in found if not isinstance(one, Failure)]
    wrong = [
        claim.id
        for report, claim in claims
        if report.text[claim.evidence.start : claim.evidence.end] != claim.evidence.text
    ]
    told = {
        "name": name,
        "seconds": round(used, 2),
        "peak_mb": round(peak_mb()),
        "claims": len(claims),
        "wrong": wrong,
    }
    failures = [one.code for one in found if isinstance(one, Failure)]
    _tell(told | {"failures": failures})


def _tell(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def main(seconds: int, names: list[str]) -> None:
    pipeline = Pipeline()
    for suffix in (".txt", ".html"):
        list(
            claims_of(
                pipeline, suffix, FIRST if suffix == ".txt" else f"<html><body><p>{FIRST}</p></body></html>"
            )
        )
    for name in names:
        child = os.fork()
        if child == 0:
            try:
                read_one(pipeline, name, seconds)
            except Exception:  # the line is missing then, and this says why
                traceback.print_exc()
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            _tell({"name": name, "ended": os.WTERMSIG(status)})


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:] or list(VAST))
