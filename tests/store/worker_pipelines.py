"""Pipelines for the workers of the tests: a worker is a new process, which imports what it runs by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from making_records import claims_of

from onrecord.records import Claim, Report

Pipeline = Callable[[Report], Sequence[Claim]]


def quick() -> Pipeline:
    return claims_of


def slow_at_first() -> Pipeline:
    """The earlier a report, the longer it takes: workers finish in another order than they began."""

    def claims(report: Report) -> Sequence[Claim]:
        number = int(report.id.partition("-")[2])
        time.sleep(max(0.0, 0.3 - number / 10))
        return claims_of(report)

    return claims


def troubled() -> Pipeline:
    """Does what a report's text tells it to do."""

    def claims(report: Report) -> Sequence[Claim]:
        if report.text == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if report.text == "be killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if report.text == "leave":
            os._exit(7)
        if report.text == "break":
            raise LookupError("no such word")
        if report.text.startswith("hang"):
            time.sleep(600)
        if report.text.startswith("stand still"):
            os.kill(os.getpid(), signal.SIGSTOP)
        return claims_of(report)

    return claims


def telling_its_process() -> Pipeline:
    """No claims, and a file in the folder that the text names, called after the report and the process that read it."""

    def claims(report: Report) -> Sequence[Claim]:
        time.sleep(0.05)
        Path(report.text).joinpath(f"{report.id}.{os.getpid()}").touch()
        return ()

    return claims


def broken_at_loading() -> Pipeline:
    os._exit(3)


def one_second(report: Report) -> float:
    """How long a report may take."""
    return 1.0


def steady() -> Pipeline:
    """Takes its time, so that a run has a middle."""

    def claims(report: Report) -> Sequence[Claim]:
        time.sleep(0.04)
        return claims_of(report)

    return claims


def killing_its_worker() -> Pipeline:
    """Where the text says so, the process that started this one is killed: in a cluster, the worker."""

    def claims(report: Report) -> Sequence[Claim]:
        if report.text == "kill the worker":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        return claims_of(report)

    return claims
