"""The table of known voices, searched on its page."""

from __future__ import annotations

import re

import pytest
from visiting import signed_in

from onrecord.resolve import voices
from onrecord.store import Record


def keys(page: str) -> list[str]:
    return re.findall(r"<td><code>([^<]+)</code></td>", page)


SEARCHED = [
    ("q=abdul-rahman+rami", lambda row: row.key == "sohr"),
    ("q=syrian+observatory", lambda row: row.key == "sohr"),
    ("q=%C5%9B%C3%BDrian+OBSERV", lambda row: row.key == "sohr"),
    ("kind=rescue", lambda row: row.kind == "rescue"),
    ("country=SY&kind=government", lambda row: (row.country, row.kind) == ("SY", "government")),
    ("side=united-arab-emirates", lambda row: row.side == "united-arab-emirates"),
]


@pytest.mark.parametrize(("query", "fits"), SEARCHED, ids=[row[0] for row in SEARCHED])
def test_rows_are_found(record: Record, query: str, fits: object) -> None:
    found = keys(signed_in("viewer").get(f"/admin/voices?{query}").content.decode())
    expected = [row.key for row in voices.known() if fits(row)]  # type: ignore[operator]
    assert 0 < len(expected) < 100
    assert found == expected


def test_the_whole_table_is_paged_and_nothing_is_left_out(record: Record) -> None:
    client, found, first = signed_in("viewer"), list[str](), 0
    while True:
        page = client.get(f"/admin/voices?from={first}")
        assert len(page.content) < 300_000
        found += keys(page.content.decode())
        if 'rel="next"' not in page.content.decode():
            break
        first += 100
    assert found == [row.key for row in voices.known()]


def test_what_is_not_there_says_what_follows(record: Record) -> None:
    page = signed_in("viewer").get("/admin/voices?q=nobody+ever").content.decode()
    assert "No row has all of that" in page
    assert keys(page) == []
