"""An exception → where it was raised, without its message, which may quote what was read. For logs and for failures alike."""

from __future__ import annotations

import traceback


def place_of(error: BaseException) -> str:
    """An exception's type and the line it came from, without its message: 'ValueError in onrecord.assess:12'.

    The line is the deepest one of this program, which is where a person would look first;
    without one, the deepest of all.
    """
    frames = [(f.f_globals.get("__name__", "?"), line) for f, line in traceback.walk_tb(error.__traceback__)]
    # The first frame is only the one that caught it.
    ours = [frame for frame in frames[1:] if frame[0].partition(".")[0] == "onrecord"]
    kind = type(error).__name__
    return "{} in {}:{}".format(kind, *(ours or frames)[-1]) if frames else kind
