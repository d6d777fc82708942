#!/usr/bin/env python3
"""Measures what a large file of added places costs: time and memory to load it, size, and the finder's speed and finds.

Comes in: how many rows, and folders or files of reports to find places in. A dump in GeoNames' 19-column layout is made up
(seed 7): names of Arabic syllables with heads (Khirbat, Tall …), one in fifty an English word or a first name, most without
people, as in a real dump. Goes out: figures. Nothing is left behind.

    python scripts/measure_added_places.py --rows 600000 examples/fall-of-aleppo
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

ROOTS = """
hass mar dar bab rum qal sab nah kaf tar zan sul mas hal bar nab qam fah ras har jab ram dum kar shad zab tam
hij waf lub gha sir nur had bas tul muk ber sal fay
"""
TAILS = """
a ah iyah an in un iyeh at eh i ayn ar ab us im ul
"""
HEADS = [
    "",
    "",
    "",
    "Khirbat ",
    "Tall ",
    "Kafr ",
    "Wadi ",
    "Ayn ",
    "Jabal ",
    "Bir ",
    "Dayr ",
    "Al ",
    "Umm ",
    "Qaryat ",
]
CODES = """
P PPL P PPL P PPL P PPL P PPL P PPL P PPLX H STM T MT T HLL L LCTY S DAM
"""


def odd_names() -> list[str]:
    """Words and first names, as villages and farms are called by them too."""
    from onrecord.resolve.added.index import small_words

    first = (files("onrecord") / "data" / "first_names.txt").read_text(encoding="utf-8")
    names = [n for line in first.splitlines() if not line.startswith("#") for n in line.split()]
    return sorted({word.capitalize() for word in [*small_words(), *names] if len(word) > 1})


def rows(count: int) -> Iterator[str]:
    draw, odd = random.Random(7), odd_names()  # noqa: S311 # no secret
    roots, tails, codes = ROOTS.split(), TAILS.split(), CODES.split()
    pairs = list(zip(codes[::2], codes[1::2], strict=True))
    for number in range(count):
        word = "".join(draw.choice(roots) for _ in range(draw.choice((1, 2, 2, 3)))) + draw.choice(tails)
        name = draw.choice(odd) if number % 50 == 0 else draw.choice(HEADS) + word.capitalize()
        other = [name.replace("a", "e"), draw.choice(HEADS) + word.replace("q", "k").capitalize() + "h"]
        sort, code = draw.choice(pairs)
        lat, lon = 32.4 + draw.random() * 4.8, 35.8 + draw.random() * 6.4
        people = draw.choice((0, 0, 0, 0, 0, 0, 0, 800, 3_000)) if sort == "P" else 0
        division = f"{draw.randint(1, 14):02d}"
        yield "\t".join(
            [str(90_000_000 + number), name, name, ",".join(other), f"{lat:.5f}", f"{lon:.5f}", sort, code, "SY", "",
             division, f"{division}{draw.randint(1, 6):02d}", "", "", str(people), "", "300", "Asia/Damascus", "2024-01-01"]
        )  # fmt: skip


def annotated(paths: list[Path]) -> list:  # type: ignore[type-arg]
    from onrecord.annotate import Annotator
    from onrecord.read import ReadOptions, read
    from onrecord.records import Report

    annotator = Annotator()
    given = read([str(path) for path in paths], ReadOptions())
    return [annotator.annotate(report) for report in given if isinstance(report, Report)]


def finds(reports: list, folder: Path) -> tuple[float, Counter[tuple[str, str, str]]]:  # type: ignore[type-arg]
    """Seconds for all reports by a finder newly opened, and what it found."""
    from onrecord.resolve.gazetteer import ensure_index
    from onrecord.resolve.places import PlaceFinder

    os.environ["ONRECORD_PLACES"] = str(folder)
    finder, found = PlaceFinder(ensure_index()), Counter()  # type: ignore[var-annotated]
    started = time.perf_counter()
    for report in reports:
        for mention in finder.find(report):
            found[report.report.id, mention.place.text, mention.place.gazetteer or ""] += 1
    return time.perf_counter() - started, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=600_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as temporary:
        folder, none = Path(temporary) / "added", Path(temporary) / "none"
        dump = Path(temporary) / "made-up.txt"
        with dump.open("w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in rows(options.rows))
        started = time.perf_counter()
        subprocess.run(  # noqa: S603 # our own command
            [sys.executable, "-m", "onrecord.cli.main", "places", "add", str(dump)], check=True,
            env=os.environ | {"ONRECORD_PLACES": str(folder)},
        )  # fmt: skip
        seconds = time.perf_counter() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak, busy = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        size = (folder / "places.sqlite").stat().st_size / 1e6
        out(
            f"load   {options.rows:,} rows in {seconds:.0f} s ({busy:.0f} s of one CPU), peak {peak:,.0f} MB; the file kept is {size:,.0f} MB\n"
        )
        reports = annotated(options.reports)
        words = sum(len(report.report.text.split()) for report in reports)
        ratios, with_added, without = [], Counter(), Counter()  # type: ignore[var-annotated]
        for _ in range(options.rounds):
            alone, without = finds(reports, none)
            both, with_added = finds(reports, folder)
            ratios.append((alone / both, words / both, words / alone))
        ratio, its, base = (statistics.median(column) for column in zip(*ratios, strict=True))
        out(
            f"finder {its:,.0f} words/s with them, {base:,.0f} without; speed with / without {ratio:.2f} (medians of "
            f"{options.rounds})\n"
        )
        more, fewer = with_added - without, without - with_added
        out(
            f"finds  {without.total():,} without; {more.total():,} more or other, {fewer.total():,} no longer so\n"
        )
        for (report, text, gid), number in more.most_common(12):
            out(f"       {report} {text!r} {gid} x{number}\n")


if __name__ == "__main__":
    main()
