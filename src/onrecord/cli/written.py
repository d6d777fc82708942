"""Files that commands write: whole or not at all, and never over something that onrecord did not write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import OnrecordError


def write_file(
    output: str, write: Callable[[BinaryIO], object], is_own: Callable[[Path], bool], what: str
) -> Path:
    """Writes the file and gives back its whole path; `is_own` tells whether an old one may be replaced."""
    path = Path(output)
    try:
        if path.is_file() and not is_own(path):
            raise OnrecordError(
                output,
                f"it exists and is no {what} that onrecord wrote",
                f"a new file, or an earlier {what}",
                "Choose another file with -o.",
            )
        # Written beside and moved into place: a file half written never replaces a whole one.
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            write(cast(BinaryIO, out))
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
