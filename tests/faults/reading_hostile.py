"""Reads every file of a folder by itself and tells on standard output what came of it, a line each; last how much memory was taken.

A program of its own, so that what it and its children take is nobody else's.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from onrecord.read import ReadOptions, read
from onrecord.read.reading_process import ReadingProcess
from onrecord.records import Failure, Report


def main(folder: Path) -> None:
    for path in sorted(folder.iterdir()):  # a folder of links is read as a folder
        begun = time.monotonic()
        found = list(read([str(path)], ReadOptions()))
        told = {
            "name": path.name,
            "seconds": time.monotonic() - begun,
            "found": [shown(one) for one in found],
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    ReadingProcess.end_all()
    peaks = {
        who: resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    }
    sys.stdout.write(
        json.dumps({"here": peaks[resource.RUSAGE_SELF], "apart": peaks[resource.RUSAGE_CHILDREN]}) + "\n"
    )


def shown(one: Report | Failure) -> dict[str, object]:
    if isinstance(one, Failure):
        return {
            "code": one.code,
            "source": one.source,
            "found": one.found,
            "accepted": one.accepted,
            "next": one.next,
        }
    words = [one.text, one.title, one.outlet, one.url]
    return {
        "id": one.id,
        "source": one.source,
        "words": "\n".join(word for word in words if word)[:20_000],
        "length": len(one.text),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
