"""Files that need a parser are read in a process of its own: one for all, with limits, that may open and start nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, html_page, read, sent
from onrecord.read import frames as wire
from onrecord.read.inputs import Input
from onrecord.read.reading_process import ReadingProcess
from onrecord.records import Failure, Report

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

from hostile import archives, pdfs
from hostile.building import PAGE, Member, packed, zip_of

FORM = pdfs.stream(
    b"/X1 Do " * 50,
    b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>",
)
HANGS = pdfs.one_page(pdfs.words() + b" /X1 Do", more=[FORM])
"""A drawing that draws itself fifty times: reading it never ends."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    ReadingProcess.end_all()
    yield
    ReadingProcess.end_all()


def found(*paths: Path) -> list[Report | Failure]:
    return list(read([str(path) for path in paths], ReadOptions()))


def codes(items: list[Report | Failure]) -> list[str]:
    return [item.code if isinstance(item, Failure) else item.id for item in items]


def processes() -> list[int]:
    return [one._process.pid for one in ReadingProcess._all]


def page(folder: Path, name: str, words: str = "market") -> Path:
    (folder / name).write_text(PAGE.replace("market", words))
    return folder / name


# --- one process for all --------------------------------------------------------------------------


def test_a_page_is_read_as_its_reader_reads_it(tmp_path: Path) -> None:
    (apart,) = found(page(tmp_path, "a.html"))
    raw = (tmp_path / "a.html").read_bytes()
    item = Input(str(tmp_path / "a.html"), "a", ".html", lambda: io.BytesIO(raw), len(raw))
    (here,) = html_page.read(item, ReadOptions())
    assert isinstance(apart, Report)
    assert isinstance(here, Report)
    assert (apart.id, apart.text, apart.title, apart.source, apart.raw_sha256, apart.raw) == (
        here.id, here.text, here.title, here.source, here.raw_sha256, raw,
    )  # fmt: skip


def test_one_process_serves_file_after_file(tmp_path: Path) -> None:
    first = found(page(tmp_path, "a.html"))
    served = processes()
    assert len(served) == 1
    second = found(page(tmp_path, "b.html", "bridge"), page(tmp_path, "c.html", "school"))
    assert processes() == served
    assert codes([*first, *second]) == ["a", "b", "c"]


def test_plain_text_needs_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two people were killed.")
    (tmp_path / "a.jsonl").write_text('{"text": "Three people were killed."}\n')
    assert codes(found(tmp_path / "a.txt", tmp_path / "a.jsonl")) == ["a", "a-1"]
    assert processes() == []


def test_what_was_sent_goes_through_it() -> None:
    (report,) = sent("upload/a.html", "a.html", PAGE.encode(), ReadOptions())
    assert isinstance(report, Report)
    assert report.source == "upload/a.html"
    assert len(processes()) == 1


def test_two_at_once_have_one_each(tmp_path: Path) -> None:
    done: dict[str, list[str]] = {}

    def work(name: str) -> None:
        done[name] = codes(found(page(tmp_path, f"{name}.html", name)))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("bridge", "school", "square")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert done == {"bridge": ["bridge"], "school": ["school"], "square": ["square"]}


def test_one_that_ended_meanwhile_is_replaced(tmp_path: Path) -> None:
    found(page(tmp_path, "a.html"))
    (pid,) = processes()
    os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert codes(found(page(tmp_path, "b.html"))) == ["b"]
    assert pid not in processes()


def test_who_stops_listening_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of(packed(f"{n}.txt", b"Two people died.") for n in range(50)))
    reading = read([str(tmp_path / "a.zip")], ReadOptions())
    next(reading)
    (pid,) = processes()
    reading.close()  # type: ignore[attr-defined]
    assert processes() == []
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


# --- limits ---------------------------------------------------------------------------------------


def test_what_takes_too_long_is_stopped_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_READ_SECONDS", "2")
    (tmp_path / "a.pdf").write_bytes(HANGS)
    failure, report = found(tmp_path / "a.pdf", page(tmp_path, "b.html"))
    assert isinstance(failure, Failure)
    assert (failure.code, failure.found) == ("too-slow", "took longer than 2 s and was stopped")
    assert isinstance(report, Report)


@pytest.mark.parametrize("kind", ["tar.xz", "pdf"])
def test_what_takes_too_much_memory_says_how_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Python says so itself (.tar.xz); a library in C breaks off (.pdf)."""
    monkeypatch.setenv("ONRECORD_READ_MB", "300")
    marks = pdfs.one_page(b"/P BMC " * 100_000 + pdfs.words())
    (tmp_path / f"a.{kind}").write_bytes(marks if kind == "pdf" else archives._claims_dictionary())
    failure, report = found(tmp_path / f"a.{kind}", page(tmp_path, "b.html"))
    assert isinstance(failure, Failure)
    assert (failure.code, failure.found) == ("too-much-memory", "needed more than 300 MB of memory")
    assert isinstance(report, Report)


def test_in_an_archive_reading_goes_on_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_READ_SECONDS", "2")
    good = [packed(f"{name}.txt", name.encode()) for name in ("one", "two", "three")]
    inner = zip_of([good[0], packed("inner.pdf", HANGS), good[1]])
    (tmp_path / "a.zip").write_bytes(
        zip_of([packed("../x.txt", b"x"), packed("hangs.pdf", HANGS), packed("in.zip", inner), good[2]])
    )
    items = found(tmp_path / "a.zip")
    assert codes(items) == ["path-traversal", "too-slow", "one", "too-slow", "two", "three"]
    slow = [item.source for item in items if isinstance(item, Failure) and item.code == "too-slow"]
    assert slow == [f"{tmp_path}/a.zip/hangs.pdf", f"{tmp_path}/a.zip/in.zip/inner.pdf"]


def test_after_some_stops_an_archive_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_READ_SECONDS", "1")
    monkeypatch.setattr("onrecord.read.apart.MOST_STOPS", 2)
    (tmp_path / "a.zip").write_bytes(zip_of(packed(f"{n}.pdf", HANGS) for n in range(5)))
    assert codes(found(tmp_path / "a.zip")) == ["too-slow", "too-slow", "too-many-stops"]


def test_one_that_is_killed_from_outside_is_a_failure_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(HANGS)

    def kill() -> None:
        while not any(one._ready for one in list(ReadingProcess._all)):
            time.sleep(0.02)
        time.sleep(0.5)
        os.kill(processes()[0], signal.SIGKILL)

    threading.Thread(target=kill).start()
    failure, report = found(tmp_path / "a.pdf", page(tmp_path, "b.html"))
    assert isinstance(failure, Failure)
    assert (failure.code, "SIGKILL" in failure.found) == ("broke-reader", True)
    assert isinstance(report, Report)


@pytest.mark.parametrize("variable", ["ONRECORD_READ_SECONDS", "ONRECORD_READ_MB"])
@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5"])
def test_a_limit_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, given: str
) -> None:
    monkeypatch.setenv(variable, given)
    (failure,) = found(page(tmp_path, "a.html"))
    assert isinstance(failure, Failure)
    assert failure.code == "bad-setting"
    assert variable in failure.found


def test_too_little_memory_to_start_with_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_READ_MB", "200")
    (failure,) = found(page(tmp_path, "a.html"))
    assert isinstance(failure, Failure)
    assert failure.code == "bad-setting"
    assert "from 300" in failure.found


def test_a_process_that_does_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    (failure,) = found(page(tmp_path, "a.html"))
    assert isinstance(failure, Failure)
    assert (failure.code, "exit code 1" in failure.found) == ("reader-not-started", True)


READS = """
import sys, threading, time
from onrecord.read import ReadOptions, read
from onrecord.read.reading_process import ReadingProcess
def tell():
    while not ReadingProcess._all:
        time.sleep(0.02)
    time.sleep(1)
    sys.stdout.write(str(next(iter(ReadingProcess._all))._process.pid) + "\\n")
    sys.stdout.flush()
threading.Thread(target=tell, daemon=True).start()
list(read(sys.argv[1:], ReadOptions()))
"""


def test_an_interrupt_ends_both_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(HANGS)
    with subprocess.Popen(
        [sys.executable, "-c", READS, str(tmp_path / "a.pdf")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,
    ) as reading:  # fmt: skip
        assert reading.stdout is not None
        apart = int(reading.stdout.readline())
        os.kill(apart, 0)
        begun = time.monotonic()
        reading.send_signal(signal.SIGINT)
        _, told = reading.communicate(timeout=20)
    assert time.monotonic() - begun < 5
    assert "KeyboardInterrupt" in told
    assert gone(apart)


def test_it_ends_with_a_program_that_was_killed(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zip_of(packed(f"{n}.txt", b"Two people died. " * 9_000) for n in range(300))
    )
    slowly = READS.replace("list(read(", "reading = read(").replace(
        "ReadOptions()))", "ReadOptions()); next(reading); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", slowly, str(tmp_path / "a.zip")], stdout=subprocess.PIPE, text=True
    ) as reading:
        assert reading.stdout is not None
        apart = int(reading.stdout.readline())
        reading.kill()
    assert gone(apart)


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if (
                Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
            ):  # ended, and waits for whoever adopted it
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


# --- what the process may not do ------------------------------------------------------------------

CONFINED = """
import json, os, socket, subprocess, sys
from lxml import etree
from onrecord.read import confine
confine.limit_memory(1500)
confine.close({})
def tried(what):
    try:
        what()
    except (OSError, etree.XMLSyntaxError) as error:
        return type(error).__name__
    return "done"
target = sys.argv[1]
tries = {
    "read": lambda: open(target),
    "write": lambda: open(target + ".new", "w"),
    "os.open": lambda: os.open(target, os.O_RDONLY),
    "list": lambda: os.listdir("/"),
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "start": lambda: subprocess.run(["true"]),
    "system": lambda: os.system("true"),
    "fork": lambda: os.fork(),
    "lxml file": lambda: etree.parse(target),
    "delete": lambda: os.remove(target),
}
print(json.dumps({name: tried(what) for name, what in tries.items()}))
import wave, json.tool
print(wave.__name__, open(os.__file__).read(6))
"""


def test_it_opens_connects_and_starts_nothing_but_loads_modules(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<a/>")
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, str(tmp_path / "secret.xml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told, modules = done.stdout.strip().splitlines()
    outcomes = json.loads(told)
    assert {name for name, outcome in outcomes.items() if outcome == "done"} == set()
    assert len(outcomes) == 10
    assert modules.startswith("wave ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.xml"]


def test_the_system_refuses_libraries_in_c_too(tmp_path: Path) -> None:
    """The limit on open files counts for whoever does not ask Python."""
    program = (
        "import ctypes, sys; libc = ctypes.CDLL(None, use_errno=True)\n"
        "from onrecord.read import confine; confine.limit_memory(1500); confine.close({})\n"
        "print(libc.open(sys.argv[1].encode(), 0), libc.socket(2, 1, 0))"
    )
    (tmp_path / "secret.txt").write_text("a")
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "secret.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["-1", "-1"], done.stderr


def test_it_knows_nothing_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_BACKUP_PASSPHRASE", "a-secret-of-the-environment")
    found(page(tmp_path, "a.html"))
    (pid,) = processes()
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"PYTHONPATH" in environment
    assert b"a-secret-of" not in environment


# --- what comes from it is not believed -----------------------------------------------------------

REPORT = {"id": "a", "text": "Two died.", "title": None, "outlet": None, "url": None, "source": "a.html", "published": None, "published_by": "unknown"}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"id": 7}, {"id": None}, {"text": ["a"]}, {"text": "a\0"}, {"text": "\ud800"}, {"title": {"a": 1}}, {"url": 3}, {"published": "2016-02-31"},
        {"published": 2016}, {"published_by": "guessed"}, {"published_by": None}, {"source": None},
    ],
)  # fmt: skip
def test_a_report_that_is_none_is_refused(change: dict[str, object]) -> None:
    assert wire.report_of(REPORT, b"x").text == "Two died."
    with pytest.raises((wire.BrokenFrame, ValueError, TypeError)):
        wire.report_of(REPORT | change, b"x")


@pytest.mark.parametrize(
    "told", [None, [], ["a"] * 5, ["a"] * 7, [1] * 6, [None, None, "c", "f", "a", "n"], {"source": "a"}]
)
def test_a_failure_that_is_none_is_refused(told: object) -> None:
    with pytest.raises(wire.BrokenFrame):
        wire.failure_of(told)


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">II", 0xFFFFFFFF, 0), struct.pack(">II", 2, 0xFFFFFFFF) + b"{}", struct.pack(">II", 2, 0) + b"[]",
        struct.pack(">II", 3, 0) + b"nul", struct.pack(">II", 90_000, 0) + b"[" * 90_000,
    ],
)  # fmt: skip
def test_a_frame_that_is_none_is_refused_before_it_is_held(data: bytes) -> None:
    with pytest.raises(wire.BrokenFrame):
        wire.receive(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"", b"\0\0", struct.pack(">II", 10, 0) + b"{}"])
def test_a_frame_that_was_cut_is_the_end(data: bytes) -> None:
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(data))


def test_bytes_are_hashed_on_this_side(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of([Member(b"a.txt", b"Two people died.")]))
    (report,) = found(tmp_path / "a.zip")
    assert isinstance(report, Report)
    assert report.raw == b"Two people died."
    assert report.raw_sha256 == hashlib.sha256(b"Two people died.").hexdigest()
