"""Who may open which page of the administration, and who may send which of its forms."""

from __future__ import annotations

import pytest
from visiting import signed_in

from onrecord.store import Record

# page: who may open it
PAGES = [
    ("/admin", "reviewer admin"),
    ("/admin/people", "admin"),
    ("/admin/people?name=viewer", "admin"),
    ("/admin/groups", "admin"),
    ("/admin/groups?name=aleppo", "admin"),
    ("/admin/tokens", "admin"),
    ("/admin/jobs", "reviewer admin"),
    ("/admin/backups", "admin"),
    ("/admin/places", "admin"),
    ("/admin/voices", "viewer analyst reviewer admin"),
    ("/log", "reviewer admin"),
    ("/log?entry=1", "reviewer admin"),
]
# form: who may send it
FORMS = [
    ("/admin/people/add", "admin"),
    ("/admin/people/change", "admin"),
    ("/admin/people/second-factor", "admin"),
    ("/admin/groups/change", "admin"),
    ("/admin/tokens/add", "admin"),
    ("/admin/tokens/end", "admin"),
    ("/admin/backups/make", "admin"),
    ("/admin/places/add", "admin"),
    ("/admin/places/remove", "admin"),
    ("/log/verify", "reviewer admin"),
    ("/log/head", "reviewer admin"),
    ("/log/export", "reviewer admin"),
    ("/admin/jobs/link", "reviewer admin"),
]
ROLES = ("viewer", "analyst", "reviewer", "admin")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "may"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_opens_for_the_roles_that_may(record: Record, address: str, may: str, role: str) -> None:
    answer = signed_in(role).get(address)
    assert answer.status_code == (200 if role in may.split() else 403)
