"""Records filled with made reports, linked and indexed, and decisions about them: for tests of what is found, kept and hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord import assessing, deciding, finding, linking
from onrecord.bench.made import Made
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.finding import keeping
from onrecord.store import Record, open_record

HEAD = Person("head", "admin")
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


@contextmanager
def filled(folder: Path, made: Sequence[Made], patch: pytest.MonkeyPatch) -> Iterator[Record]:
    patch.setenv("ONRECORD_RAW", str(folder / "raw"))
    with open_record(folder / "onrecord.db", create=True) as record:
        for one in made:
            record.add(one.report, one.claims, "v1")
        up_to_date(record)
        yield record
    keeping.forget()
    assessing.forget()


def up_to_date(record: Record) -> None:
    linking.up_to_date(record)
    finding.up_to_date(record)


def decide(record: Record, act: Act, about: Subject, why: str, value: dict[str, object]) -> None:
    deciding.decide(record, Wish(act, about, value, why), HEAD, NOW)
