"""A seed → texts that nobody wrote, each read and its claims drawn, and all that breaks: `run`.

Comes in: a pipeline, and texts of one's own to be damaged along with made-up ones. Goes out: counts, and Findings, each with the number of
its file (the same seed and number give the same file), a place in the code, and a text made as small as it still shows the fault.
A file holds one text of any length, or many short ones as its paragraphs: a report costs as much to begin as two sentences do.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from random import Random
from types import FrameType

from onrecord.bench.fuzz import holds, stories
from onrecord.bench.fuzz.damage import SHORT, damaged
from onrecord.bench.fuzz.smaller import smaller
from onrecord.logs import place_of
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, sent
from onrecord.records import Report

PUBLISHED = date(2022, 6, 15)
AGAIN = 50
"""One file in so many is read twice."""
ALONE = 0.4
"""Files that hold one text: what is said of a whole report (capitals, a heading, its first line) is seen in these."""
TOGETHER = range(8, 33)
"""Short texts in each of the others."""
_FIRST = "Five people were killed in Homs on Monday, the UN said. They were civilians."
_SHOWN = 3
"""Findings of one place that are made small and kept; the others are counted."""


class TooSlow(BaseException):
    """No Exception: readers of hostile files catch those. Its words say where the work was."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file of a run: its number, and the text or texts that are read from it."""

    number: int
    text: str
    suffix: str
    texts: int = 1

    def raw(self) -> bytes:
        return stories.file_of(self.text, self.suffix, Random(self.number))  # noqa: S311 # no secret


@dataclass(frozen=True, slots=True)
class Finding:
    case: Case
    what: str
    """'ValueError in onrecord.extract.numbers:12', or what does not hold."""
    small: str


@dataclass(slots=True)
class Fuzzed:
    """What a run did, counted as it goes on."""

    texts: int = 0
    files: int = 0
    characters: int = 0
    claims: int = 0
    unread: int = 0
    """Reports that readers refused with a reason, which is no fault."""
    seconds: float = 0.0
    slowest: float = 0.0
    """Computing time of the slowest file, in seconds."""
    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def cases(seed: int, own: Sequence[str] = ()) -> Iterator[Case]:
    """Without end."""
    number = 0
    while True:
        yield case(seed, number, own)
        number += 1


def case(seed: int, number: int, own: Sequence[str] = ()) -> Case:
    chance = Random(f"{seed} {number}")  # noqa: S311 # no secret
    alone = chance.random() < ALONE
    told = [_alone(chance, own)] if alone else [_short(chance, own) for _ in range(chance.choice(TOGETHER))]
    suffix = chance.choices(stories.SUFFIXES, (20, 2, 2, 1))[0]
    return Case(number, "\n\n".join(told), suffix, len(told))


def _alone(chance: Random, own: Sequence[str]) -> str:
    text, other = (
        _stretch(chance, chance.choice(own)) if own and chance.random() < 0.25 else stories.story(chance)
        for _ in range(2)
    )
    return damaged(chance, text, other)


def _short(chance: Random, own: Sequence[str]) -> str:
    text, other = (
        chance.choice(chance.choice(own).split("\n\n"))
        if own and chance.random() < 0.1
        else stories.sentence(chance)
        for _ in range(2)
    )
    return damaged(chance, text, other, SHORT)


def _stretch(chance: Random, text: str) -> str:
    """A few paragraphs of one's own text, most of the time."""
    paragraphs = text.split("\n\n")
    start = chance.randrange(len(paragraphs))
    return "\n\n".join(paragraphs[start : start + chance.choice((1, 1, 2, len(paragraphs)))])


def run(
    pipeline: Pipeline,
    seed: int = 1,
    texts: int | None = None,
    seconds: float | None = None,
    own: Sequence[str] = (),
    tell: Callable[[Fuzzed], None] = lambda done: None,
    first: int = 0,
) -> Fuzzed:
    """Until so many texts are read, or so many seconds have passed; the last file is read whole."""
    _warm(pipeline)
    done, started = Fuzzed(), time.monotonic()
    while (texts is None or done.texts < texts) and (seconds is None or done.seconds < seconds):
        one = case(seed, first + done.files, own)
        what = _fault(pipeline, one, done)
        if what is not None:
            done.counts[what] += 1
            if done.counts[what] <= _SHOWN:
                done.findings.append(Finding(one, what, _small(pipeline, one, what)))
        done.texts, done.files = done.texts + one.texts, done.files + 1
        done.characters += len(one.text)
        done.seconds = time.monotonic() - started
        tell(done)
    return done


def _warm(pipeline: Pipeline) -> None:
    """What is loaded with the first text is no part of its time."""
    for suffix in stories.SUFFIXES:
        for found in sent("sent", f"text{suffix}", Case(0, _FIRST, suffix).raw(), ReadOptions(PUBLISHED)):
            if isinstance(found, Report):
                pipeline.claims(found)


def _small(pipeline: Pipeline, one: Case, what: str) -> str:
    """Slow texts stay as long as they are: each try would cost all of the time that it has."""
    if what.startswith(TooSlow.__name__):
        return one.text

    def shows(text: str) -> bool:
        return _fault(pipeline, Case(one.number, text, one.suffix), Fuzzed()) == what

    return smaller(one.text, shows)


def _fault(pipeline: Pipeline, one: Case, done: Fuzzed) -> str | None:
    """What is wrong with the reading of a text, in words that are the same for the same fault."""
    raw, started = one.raw(), time.process_time()
    try:
        with _no_longer_than(allowed(len(raw))):
            _read(pipeline, one, raw, done)
    except holds.Broken as broken:
        return str(broken)
    except TooSlow as slow:
        return str(slow)
    except Exception as error:  # every error of a reader is what is looked for
        return place_of(error)
    finally:
        done.slowest = max(done.slowest, time.process_time() - started)
    return None


def allowed(size: int) -> float:
    """Seconds of computing for a file of so many bytes: three, and ten for each million."""
    return 3 + size / 100_000


def _read(pipeline: Pipeline, one: Case, raw: bytes, done: Fuzzed) -> None:
    source = raw.decode() if one.suffix == ".txt" and "\0" not in one.text else None
    for found in sent("sent", f"text{one.suffix}", raw, ReadOptions(PUBLISHED)):
        if not isinstance(found, Report):
            if found.code == "broken-page":
                raise holds.Broken(f"{found.found}")
            done.unread += 1
            continue
        holds.of_report(found, source)
        claims = pipeline.claims(found)
        holds.of_claims(found, claims)
        if one.number % AGAIN == 0 and pipeline.claims(found) != claims:
            raise holds.Broken("other claims at the second reading")
        done.claims += len(claims)


def _ours(frame: FrameType | None) -> str:
    """The function of this program that was at work."""
    while frame is not None and not frame.f_globals.get("__name__", "").startswith("onrecord."):
        frame = frame.f_back
    return f"{frame.f_globals['__name__']}.{frame.f_code.co_name}" if frame else "no place"


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raises TooSlow in the middle of the work, in a regular expression too."""

    def over(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"{TooSlow.__name__} in {_ours(frame)}")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
