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
    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"here": own_peak(), "apart": apart}) + "\n")


def own_peak() -> int:
    """In megabytes. Not by getrusage, which counts what whoever started this program held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


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
