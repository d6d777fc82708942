"""Files that commands write: whole or not at all, and never over something that onrecord did not write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import OnrecordError


def write_file(output: str, data: bytes, is_own: Callable[[bytes], bool], what: str) -> Path:
    """Writes the file and gives back its whole path; `is_own` tells whether an old one may be replaced."""
    path = Path(output)
    try:
        if path.is_file() and not is_own(path.read_bytes()):
            raise OnrecordError(
                output,
                f"it exists and is no {what} that onrecord wrote",
                f"a new file, or an earlier {what} of the same format",
                "Choose another file with -o.",
            )
        # Written beside and moved into place: a file half written never replaces a whole one.
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            out.write(data)
        os.chmod(out.name, 0o644)
        os.replace(out.name, path)
    except OSError as error:
        raise OnrecordError(
            output,
            f"it cannot be written ({error.strerror})",
            "a file in a folder you may write to",
            "Choose another file with -o.",
        ) from error
    return path.resolve()
