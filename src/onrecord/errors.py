"""What can go wrong that a person can mend, and the exit code of each.

Every such error says where, what was found, what is accepted and what to do next, and shows no
traceback. Any other exception is a bug and keeps its traceback.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_SOME_FAILED = 1
"""The run finished, but some inputs could not be read; each is listed with its reason."""
EXIT_USAGE = 2
"""The command line itself is wrong (click's own code)."""
EXIT_NOTHING_READ = 3
"""Nothing at all could be read."""
EXIT_RECORD = 4
"""The record (the database) cannot be used."""
EXIT_GATE = 5
"""A quality floor was not reached."""
EXIT_CONFLICT = 6
"""Somebody else decided about the same thing in the meantime; nothing was changed."""
EXIT_NOT_ALLOWED = 7
"""The person's role or groups do not allow it."""
INTERRUPTED = 130
"""Ctrl-C; what was finished is kept."""


class OnrecordError(Exception):
    """An error that a person can mend."""

    exit_code = EXIT_SOME_FAILED
    http_status = 400

    def __init__(self, where: str, found: str, accepted: str, next: str) -> None:
        self.where, self.found, self.accepted, self.next = where, found, accepted, next
        super().__init__(f"{where}: {found}. Accepted: {accepted}. {next}")


class ReadError(OnrecordError):
    """An input that cannot be read; readers turn it into a stored Failure. `code` is its short name."""

    def __init__(self, code: str, where: str, found: str, accepted: str, next: str) -> None:
        self.code = code
        super().__init__(where, found, accepted, next)


class FetchError(ReadError):
    """A web page that is not fetched, or not given by its server. `passing`: it may be had at another time."""

    def __init__(
        self, code: str, where: str, found: str, accepted: str, next: str, passing: bool = False
    ) -> None:
        self.passing = passing
        super().__init__(code, where, found, accepted, next)


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""

    exit_code = EXIT_RECORD
    http_status = 503


class BackupError(OnrecordError):
    """A backup that cannot be written, opened or trusted."""

    exit_code = EXIT_RECORD
    http_status = 503


class NotInRecord(OnrecordError):
    """An id that the record does not hold."""

    exit_code = EXIT_NOTHING_READ
    http_status = 404


class GateError(OnrecordError):
    """A measured quality fell below its floor."""

    exit_code = EXIT_GATE


class AccountError(OnrecordError):
    """An account, password or token that cannot be made or changed as it was asked for."""

    exit_code = EXIT_NOTHING_READ
    http_status = 422


class SecretsError(OnrecordError):
    """A second factor that cannot be encrypted or opened, since its key is not at hand."""

    exit_code = EXIT_RECORD
    http_status = 503


class ServeError(OnrecordError):
    """A record that cannot be served as it was asked for."""

    exit_code = EXIT_USAGE


class DecisionError(OnrecordError):
    """A decision that cannot be taken as it was asked for."""

    exit_code = EXIT_NOTHING_READ
    http_status = 422


class AlreadySo(DecisionError):
    """A decision that would change nothing."""

    http_status = 409


class NotAllowed(DecisionError):
    """Something that the person's role or groups do not allow."""

    exit_code = EXIT_NOT_ALLOWED
    http_status = 403


class Conflict(DecisionError):
    """Somebody else decided about the same thing in the meantime. `seen` and `now` are its two versions."""

    exit_code = EXIT_CONFLICT
    http_status = 409

    def __init__(self, where: str, found: str, accepted: str, next: str, seen: object, now: object) -> None:
        self.seen, self.now = seen, now
        super().__init__(where, found, accepted, next)


class JudgementError(DecisionError):
    """A decision about incidents that cannot be taken."""


class SigningError(OnrecordError):
    """A key or a signed head that cannot be used, or that does not fit."""

    exit_code = EXIT_RECORD


class Erased(OnrecordError):
    """A report that was erased on request and is added again."""

    def __init__(self, report_id: str) -> None:
        super().__init__(
            report_id, "this report was erased on request, and is not taken in again", "a report that was not erased",
            "`onrecord log list --about 'report ID'` says who erased it, when and why.",
        )  # fmt: skip


def a_field(name: str) -> str:
    """'a `text`', 'an `outlet`': a field or column as messages call it ('a `url`' as it is said)."""
    return f"{'an' if name[:1].lower() in tuple('aeio') else 'a'} `{name}`"
