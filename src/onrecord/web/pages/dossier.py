"""One incident as a paper to take along: HTML, DOCX or PDF, the same as `onrecord dossier` writes.

Comes in: an incident's id, a format. Goes out: a file. Protected names and exact places of sensitive claims are left out of it, as of all
that leaves the record; the log keeps who took it.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onrecord import loaded, review
from onrecord.errors import NotInRecord, OnrecordError
from onrecord.publish.formats import Asked
from onrecord.publish.paper import FORMATS, TYPES
from onrecord.web.asked import Asked as Request


@require_safe
def incident_dossier(request: Request) -> HttpResponse:
    review.allow(request.person, "export")
    form, id = request.GET.get("format", "html"), request.GET.get("id", "")
    if form not in FORMATS:
        raise OnrecordError(
            "the dossier",
            "there is no such format",
            ", ".join(FORMATS),
            "Use the links of the incident's page.",
        )
    name = request.seen.links.moved_to(id)
    paper = loaded.paper_of(loaded.of_incidents(request.seen, [name]), name, Asked())
    if paper is None:
        raise NotInRecord(
            id,
            "no incident of that id in the record",
            "the id of an incident",
            "Look for it on the page Search.",
        )
    data = FORMATS[form](paper)
    request.record.log.write("export", "dossier", None, {"form": form, "incident": name, "with_names": False})
    answer = HttpResponse(data, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="dossier-{name}.{form}"'
    return answer
