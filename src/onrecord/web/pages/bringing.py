"""Reports brought in: files, a pasted text, a web address, or again what could not be read. Each becomes a job of the queue.

Comes in: a form. Goes out: the page of the job, on which one sees it read; or the inbox as it was typed, with the reason of a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from onrecord import fetching, review
from onrecord.errors import NotInRecord, OnrecordError, ReadError
from onrecord.read import one_report
from onrecord.read.entry import day_of
from onrecord.read.inputs import TEXT_LIMIT
from onrecord.web import reading
from onrecord.web.api import relinking
from onrecord.web.asked import Asked
from onrecord.web.inbox import queue, working
from onrecord.web.inbox.queue import Brought
from onrecord.web.pages.inbox import shown

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_PATIENCE_S = 0.7
"""How long the answer to a pasted text waits, so that its first claims are on the very next page."""
_LONGEST_NAME = 200


@require_POST
def files(request: Asked) -> HttpResponse:
    review.allow(request.person, "add-report")
    typed = _typed(request, "outlet", "published")
    try:
        sent = list(request.FILES.getlist("files"))
        if not sent:
            raise OnrecordError(
                "the files", "none was chosen", "one file or more, of the kinds that the page names",
                "Choose files, or drop them on the field.",
            )  # fmt: skip
        day_of(typed.get("published"))
        things = [_file(one, typed) for one in sent]
    except OnrecordError as error:
        return shown(request, {f"files_{k}": v for k, v in typed.items()}, _named(error, "the files"))
    return _to(queue.put(request.person.name, things))


@require_POST
def text(request: Asked) -> HttpResponse:
    review.allow(request.person, "add-report")
    typed = _typed(request, "title", "outlet", "published", "url")
    # A form sends its lines as CR LF, whatever was pasted.
    words = request.POST.get("text", "").replace("\r\n", "\n")
    source = f"paste/{reading.id_of(words)}"
    try:
        one_report({"text": words, **typed}, "pasted", source, b"")
    except ReadError as error:
        return shown(
            request, {f"text_{k}": v for k, v in typed.items()} | {"text": words}, _named(error, "the text")
        )
    job = queue.put(
        request.person.name, [Brought("text", typed.get("title", ""), source, words.encode(), typed)]
    )
    return _to(job, _PATIENCE_S)


@require_POST
def address(request: Asked) -> HttpResponse:
    review.allow(request.person, "add-report")
    typed = _typed(request, "outlet", "published")
    url = request.POST.get("url", "").strip().partition("#")[0]
    try:
        fetching.refuse(url)
        day_of(typed.get("published"))
    except ReadError as error:
        return shown(
            request,
            {f"address_{k}": v for k, v in typed.items()} | {"url": url},
            _named(error, "the address"),
        )
    return _to(queue.put(request.person.name, [Brought("address", url, url, None, typed)]))


@require_POST
def retry(request: Asked) -> HttpResponse:
    review.allow(request.person, "add-report")
    source = request.POST.get("source", "")
    held = queue.again(source)
    if held is None and fetching.is_address(source):
        fetching.refuse(source)
        held = Brought("address", source, source)
    if held is None:
        raise OnrecordError(
            "what is to be read again", "nothing is kept of it here", "a file or text that was brought in on this page, or a web address",
            "Bring it in again, or add it where its file lies with `onrecord add`.",
        )  # fmt: skip
    job = queue.put(request.person.name, [held])
    queue.give_up(source, job)
    return _to(job)


@require_POST
def settle(request: Asked) -> HttpResponse:
    """A failure that nobody will try again goes from the list; the log says who took it off."""
    review.allow(request.person, "add-report")
    source = request.POST.get("source", "")
    if not request.record.resolve_failures(source):
        raise NotInRecord(
            "what was not read",
            "it is not on the list",
            "a failure of the list",
            "Open the list again: somebody was quicker.",
        )
    queue.give_up(source, "")
    return HttpResponseRedirect(reverse("inbox_failures"), status=303)


def _to(job: str, patience_s: float = 0.0) -> HttpResponse:
    working.wake(relinking.wake)
    if patience_s:
        working.wait_for(job, patience_s)
    return HttpResponseRedirect(f"{reverse('inbox_job')}?{urlencode({'id': job})}", status=303)


def _file(sent: UploadedFile[Any], told: Mapping[str, str]) -> Brought:
    name = _plain(sent.name or "")
    if (sent.size or 0) > TEXT_LIMIT:
        raise OnrecordError(
            name, f"it is {(sent.size or 0) / 1024 / 1024:.0f} MB large", f"files of up to {TEXT_LIMIT // 1024 // 1024} MB",
            "Split it, or add it on the machine of the record with `onrecord add`. None of the files was taken in.",
        )  # fmt: skip
    return Brought("file", name, f"upload/{name}", sent.read(), told)


def _plain(name: str) -> str:
    """A file's name without a path, or anything that is no letter of a name."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = re.sub(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", last)
    stem, suffix = PurePosixPath(kept).stem, PurePosixPath(kept).suffix
    return (stem[: _LONGEST_NAME - len(suffix)] + suffix) or "file"


def _typed(request: Asked, *names: str) -> dict[str, str]:
    return {name: given for name in names if (given := request.POST.get(name, "").strip())}


def _named(error: OnrecordError, where: str) -> OnrecordError:
    error.where = error.where or where
    return error
