"""How much may be sent at once, looked at before anything of it is taken in.

Comes in: a form with files, as it begins to arrive. Goes out: nothing, or a refusal that Django turns into an answer (mishaps.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from onrecord import review
from onrecord.read.inputs import TEXT_LIMIT

ALL_AT_ONCE = 2 * TEXT_LIMIT
"""Bytes of all the files of one form."""
_OTHER_FORMS = 2_500_000
MEGABYTE = 1024 * 1024


class Limited(FileUploadHandler):
    """First of the handlers: refuses a form by the length that it states. Only who may add reports may send more than a little."""

    def handle_raw_input(
        self, input_data: Any, META: Mapping[str, str], content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:  # fmt: skip
        person = getattr(self.request, "person", None)
        many = person is not None and review.allows(person, "add-report")
        if content_length > (ALL_AT_ONCE if many else _OTHER_FORMS):
            raise RequestDataTooBig("the form is larger than is taken in at once")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
