"""A pipe that breaks: the reader of the output ends the run, any other pipe raises where it is written to."""

from __future__ import annotations

import os
import subprocess
import sys

_BREAKS = """
import os, signal
from onrecord.cli import main
signal.signal(signal.SIGPIPE, main._reader_gone)
here, there = os.pipe()
os.close(here)
try:
    os.write(there, b"words for a process that has died")
except BrokenPipeError:
    print("it was told")
"""


def test_a_pipe_to_another_process_that_breaks_ends_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", _BREAKS], capture_output=True, text=True, check=True)
    assert done.stdout == "it was told\n"


def test_a_reader_of_the_output_that_has_gone_ends_the_run() -> None:
    here, there = os.pipe()
    os.close(here)
    words = "import os, signal\nfrom onrecord.cli import main\nsignal.signal(signal.SIGPIPE, main._reader_gone)\nos.write(1, b'x')\nos._exit(7)"
    done = subprocess.run([sys.executable, "-c", words], stdout=there, stderr=subprocess.PIPE, check=False)
    os.close(there)
    assert done.returncode == 0
    assert done.stderr == b""
