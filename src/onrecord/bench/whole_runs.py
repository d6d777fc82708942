"""A corpus → what a person waits for: whole runs of the command as processes of their own, their memory, the record's size, start-up times."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess  # noqa: S404, RUF100 # only our own command is run
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.memory import Peak
from onrecord.bench.scoring import Json

COMMAND = (sys.executable, "-m", "onrecord.cli.main")
_ONE_REPORT = (
    "At least 12 people were killed in an air strike on the town of Idlib on Tuesday, the mayor said.\n"
)


@dataclass(frozen=True, slots=True)
class WholeRun:
    """`onrecord add` over the corpus into an empty record, linking included."""

    workers: int
    seconds: float
    cpu_seconds: float
    peak_mb: float | None
    """Of all its processes together, in MB of 10^6 bytes; None where the system does not tell."""
    record_bytes: int
    """Database and raw files."""

    def as_json(self, words: int, reports: int, text_bytes: int) -> Json:
        return {
            "workers": self.workers, "seconds": round(self.seconds, 2), "cpu_seconds": round(self.cpu_seconds, 2),
            "words_per_second": round(words / self.seconds), "reports_per_second": round(reports / self.seconds, 1),
            "peak_mb": self.peak_mb and round(self.peak_mb), "bytes_per_report": round(self.record_bytes / reports),
            "bytes_per_byte_of_text": round(self.record_bytes / text_bytes, 2),
        }  # fmt: skip


def added(corpus: Path, workers: int, folder: Path) -> WholeRun:
    record = folder / f"speed-{workers}.db"
    used, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(  # noqa: S603 # our own command
        [*COMMAND, "add", "--quiet", "--workers", str(workers), "--db", str(record), str(corpus)],
        env=environment(folder), stdout=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        peak = Peak(child.pid)
        peak.start()
        code = child.wait()
        peak_mb = peak.end()
    seconds, now = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        raise RuntimeError(f"onrecord add ended with {code}")
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return WholeRun(workers, seconds, cpu, peak_mb, size_of(folder, record.name))


def starts(folder: Path, times: int = 3) -> dict[str, Json]:
    """Seconds from the call to the end, each in a new process: the middle of several, and the processor's share."""
    file = folder / "one.txt"
    file.write_text(_ONE_REPORT, encoding="utf-8")
    return {
        name: _started(words, folder, times)
        for name, words in (("--version", ("--version",)), ("claims", ("claims", "--quiet", str(file))))
    }


def _started(words: tuple[str, ...], folder: Path, times: int) -> Json:
    seconds, cpu = [], []
    for _ in range(times):
        used, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(  # noqa: S603 # our own command
            [*COMMAND, *words], env=environment(folder), stdout=subprocess.DEVNULL, check=True
        )
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(time.perf_counter() - started)
        cpu.append(now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime)
    return {
        "seconds": round(statistics.median(seconds), 2),
        "cpu_seconds": round(statistics.median(cpu), 2),
    }


def environment(folder: Path) -> dict[str, str]:
    """This one, so that the same onrecord runs, with no record of the person's in it."""
    left_out = ("ONRECORD_DB", "ONRECORD_RAW", "ONRECORD_INDEX")
    return {key: value for key, value in os.environ.items() if key not in left_out} | {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)
    }


def size_of(folder: Path, name: str) -> int:
    """All files of a record, by its name."""
    return sum(
        file.stat().st_size
        for file in folder.rglob("*")
        if file.is_file() and file.relative_to(folder).parts[0].startswith(name)
    )
