"""What a reader stumbled over in a file, in words that a person can act on. Never the words of the exception: they may quote the file."""

from __future__ import annotations

from onrecord.errors import ReadError
from onrecord.raised import place_of


def fault(error: Exception) -> ReadError:
    return ReadError(
        "broken-file", "", f"cannot be taken apart ({place_of(error)})", "a whole file of the kind that its name says",
        "Fetch it again, or save its text as .txt. Where other programs open it, report this line as a fault of onrecord.",
    )  # fmt: skip


def too_deep() -> ReadError:
    return ReadError(
        "too-deep", "", "is nested more deeply than is read", "documents whose parts are nested as a person would nest them",
        "Save its text as .txt.",
    )  # fmt: skip


def too_slow(seconds: int) -> ReadError:
    return ReadError(
        "too-slow", "", f"took longer than {seconds} s and was stopped", f"reports that are read within {seconds} s",
        "Save its text as .txt, or allow more time with ONRECORD_READ_SECONDS.",
    )  # fmt: skip


def too_much_memory(megabytes: int) -> ReadError:
    return ReadError(
        "too-much-memory", "", f"needed more than {megabytes} MB of memory", f"reports that are read within {megabytes} MB of memory",
        "Save its text as .txt, split it, or allow more memory with ONRECORD_READ_MB.",
    )  # fmt: skip


def broke_reader(how: str) -> ReadError:
    return ReadError(
        "broke-reader", "", f"broke the program that takes it apart ({how})", "a whole file of the kind that its name says",
        "Fetch it again, or save its text as .txt. Nothing else is affected.",
    )  # fmt: skip


def not_started(how: str) -> ReadError:
    return ReadError(
        "reader-not-started", "", f"was not looked at: the program that takes files apart does not start ({how})",
        "enough memory for it to start, and an installation that is whole",
        "Raise ONRECORD_READ_MB if it is set; if it is not, install onrecord again.",
    )  # fmt: skip


def bad_setting(words: str) -> ReadError:
    return ReadError(
        "bad-setting",
        "",
        f"was not read: {words}",
        "a whole number from 1 to 9999999",
        "Mend the setting, or unset it.",
    )
