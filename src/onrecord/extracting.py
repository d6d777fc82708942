"""One report through a pipeline: its claims, or the Failure that says why there are none.

Comes in: a report and the pipeline as a function. What happens to processes that do this is in workers.py.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence

from onrecord.logs import place_of
from onrecord.records import Claim, Failure, Report

Pipeline = Callable[[Report], Sequence[Claim]]
Extracted = Sequence[Claim] | Failure


def extracted(pipeline: Pipeline, report: Report) -> Extracted:
    try:
        return pipeline(report)
    except Exception as error:
        # Never the exception's message: it may quote the report.
        found = f"reading claims from it broke onrecord ({place_of(error)})"
        return _failure(report, "extraction-failed", found)


def worker_died(report: Report, exit_code: int | None) -> Failure:
    return _failure(
        report, "worker-died", f"the worker process that read claims from it died ({_death(exit_code)})"
    )


def worker_lost(report: Report) -> Failure:
    return _failure(report, "worker-died", "each worker of the cluster that read claims from it was lost")


def took_too_long(report: Report, seconds: float) -> Failure:
    return _failure(
        report, "took-too-long", f"reading claims from it took more than {seconds:,.0f} s, and was stopped"
    )


def _death(exit_code: int | None) -> str:
    if exit_code is None or exit_code >= 0:
        return f"exit code {exit_code}"
    if exit_code == -signal.SIGKILL:
        return "killed, for want of memory or by a person"
    return signal.Signals(-exit_code).name if -exit_code in set(signal.Signals) else f"signal {-exit_code}"


_NEXT = {
    "extraction-failed": "This is a fault of onrecord: report it with this line; the other reports are not affected.",
    "worker-died": "Check that memory is left (fewer --workers take less) and add it again; if it dies again, report this line.",
    "took-too-long": "Add it again while the machine is less busy; if it takes as long again, split it, and report this line.",
}


def _failure(report: Report, code: str, found: str) -> Failure:
    return Failure(
        source=report.source,
        where=f"report {report.id}",
        code=code,
        found=found,
        accepted="any text",
        next=_NEXT[code],
    )
