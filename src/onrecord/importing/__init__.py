"""Others' tables of events, and other records' claims → reports, and for each the claims that its row makes.

Comes in: the path of a table. Goes out: what `ingest` takes: the reports one by one, and a pipeline that gives the claims of the one
that came last. Which table it is shows by its columns (LAYOUTS). How bytes become rows is read/tables.py's; nothing is extracted from text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.importing import acled, airwars, claims_file, ucdp
from onrecord.importing import hxl as hxl_table
from onrecord.importing.atlas import Atlas
from onrecord.importing.cells import Cells
from onrecord.importing.claiming import claims_of
from onrecord.importing.event import Composed, Event, composed
from onrecord.read.inputs import failure
from onrecord.read.tables import Head, Row, head_of, read_rows
from onrecord.records import Claim, Failure, Report
from onrecord.resolve.gazetteer import Gazetteer, ensure_index

__all__ = ["DECISIONS", "LAYOUTS", "Table", "kind_of", "open_table"]

Recognises = Callable[[Collection[str]], bool]
LAYOUTS: Mapping[str, Recognises] = {
    "acled": acled.recognises,
    "ucdp": ucdp.recognises,
    "airwars": airwars.recognises,
    "claims": claims_file.recognises,
}
"""Tables by their columns; one with HXL tags is told by its row of tags."""
HXL, DECISIONS = "hxl", "decisions"
MADE_BY = "import {} 1"
ACCEPTED = "a CSV file with act and about (decisions), or a table of ACLED, UCDP GED or Airwars, one with HXL tags, or claims that onrecord exported"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a table that does not say it itself."""

    outlet: str | None = None
    published: date | None = None
    casualties: Path | None = None
    """Airwars' table of casualties, which has neither days nor places."""


def kind_of(path: Path) -> str | None:
    """Which table a file is, by its columns; None where it is none that is known."""
    return _kind(head_of(path, ACCEPTED))


def _kind(head: Head) -> str | None:
    if head.tags:
        return HXL
    if {"act", "about"} <= set(head.columns):
        return DECISIONS
    return next((name for name, recognises in LAYOUTS.items() if recognises(head.columns)), None)


def open_table(path: Path, kind: str | None, given: Given) -> Table:
    """ReadError where it cannot be opened, or is no table that is known."""
    head = head_of(path, ACCEPTED)
    kind = kind or _kind(head)
    if kind is None and airwars.are_casualties(head.columns):
        raise ReadError(
            "casualties-alone", str(path), "it is Airwars' table of casualties, which has neither days nor places",
            "Airwars' table of incidents", f"Import the incidents, with `--casualties {path.name}`.",
        )  # fmt: skip
    if kind not in (*LAYOUTS, HXL):
        names = ", ".join(name for name in head.columns[:8] if name) or "none"
        raise ReadError(
            "columns", str(path), f"its columns are {names}{' …' if len(head.columns) > 8 else ''}",
            ACCEPTED, "Say which it is with --as, where it is one of these; else name the columns so.",
        )  # fmt: skip
    if kind == HXL and not head.tags:
        raise ReadError(
            "no-tags", str(path), "none of its first 25 rows holds HXL tags", "a row such as `#date,#adm1+name,#affected+killed` under the head",
            "Add the row of tags.",
        )  # fmt: skip
    return Table(path, kind, head, given)


class Table:
    """A table on its way into the record: give `items()` and `claims` to ingest, in one run."""

    def __init__(self, path: Path, kind: str, head: Head, given: Given) -> None:
        self.path, self.kind, self.head, self.given = path, kind, head, given
        self.made_by = MADE_BY.format(kind)
        self._gazetteer: Gazetteer | None = None
        self._atlas: Atlas | None = None
        self._held: tuple[str, Composed | tuple[Claim, ...]] = ("", ())
        self._seen: dict[int, int] = {}
        """Id → text of the reports so far, as numbers: two rows of one id are told, not kept as versions of each other."""

    @property
    def gazetteer(self) -> Gazetteer:
        # Loaded at the first row that is new: importing what is known is quick.
        self._gazetteer = self._gazetteer or Gazetteer(ensure_index())
        return self._gazetteer

    def claims(self, report: Report) -> Sequence[Claim]:
        """The claims of the report that `items` gave last."""
        id, row = self._held
        if id != report.id:
            raise LookupError("claims are asked for of another report than the last one")
        if isinstance(row, tuple):
            return row
        self._atlas = self._atlas or Atlas(self.gazetteer)
        return claims_of(row, self._atlas)

    def items(self) -> Iterator[Report | Failure]:
        """Row after row, nothing held back; a bad one is a Failure with its line."""
        found = False
        for item in self._claimed() if self.kind == "claims" else self._events():
            found = True
            if isinstance(item, Report) and (taken := self._taken(item)) is not None:
                yield taken
            else:
                yield item
        if not found:
            yield failure(
                str(self.path),
                ReadError(
                    "empty", "", "holds a head and no rows", "a table with rows", "Fetch the table again."
                ),
            )

    def _taken(self, report: Report) -> Failure | None:
        id, text = (
            int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest())
            for words in (report.id, report.text)
        )
        if self._seen.setdefault(id, text) == text:
            return None
        line = report.source.rpartition(":")[2]
        return failure(str(self.path), ReadError(
            "duplicate-id", f"line {line}", f"has the id '{report.id}' again, with other cells", "one row for each id", "Take one of the two out.",
        ))  # fmt: skip

    def _events(self) -> Iterator[Report | Failure]:
        read = self._reader()
        for row in read_rows(self.path, self.head):
            if isinstance(row, Failure):
                yield row
                continue
            try:
                made = composed(
                    read(Cells(row.cells)), f"{self.path}:{row.line}", row.raw, self.given.published
                )
            except ReadError as error:
                yield self._failed(error, row)
                continue
            self._held = made.report.id, made
            yield made.report

    def _reader(self) -> Callable[[Cells], Event]:
        outlet = self.given.outlet
        if self.kind == HXL:
            tagged = hxl_table.Tagged(self.head.columns, self.head.tags)
            return lambda cells: hxl_table.event(cells, outlet, tagged)
        if self.kind == "airwars":
            beside = _casualties(self.given.casualties) if self.given.casualties else {}
            return lambda cells: airwars.event(cells, outlet, beside.get(airwars.code_of(cells), ()))
        read = acled.event if self.kind == "acled" else ucdp.event
        return lambda cells: read(cells, outlet)

    def _claimed(self) -> Iterator[Report | Failure]:
        held: list[claims_file.Told] = []
        for row in read_rows(self.path, self.head):
            if isinstance(row, Failure):
                yield row
                continue
            try:
                one = claims_file.told(row, self.gazetteer)
            except ReadError as error:
                yield self._failed(error, row)
                continue
            if held and held[0].claim.report != one.claim.report:
                yield self._report_of(held)
                held = []
            held.append(one)
        if held:
            yield self._report_of(held)

    def _report_of(self, lines: Sequence[claims_file.Told]) -> Report:
        report, claims = claims_file.grouped(lines, str(self.path), self.given.outlet, self.given.published)
        self._held = report.id, claims
        return report

    def _failed(self, error: ReadError, row: Row) -> Failure:
        error.where = f"line {row.line}"
        return failure(str(self.path), error)


def _casualties(path: Path) -> dict[str, list[Cells]]:
    """The rows of Airwars' table of casualties by the code of their incident."""
    head = head_of(path)
    if not airwars.are_casualties(head.columns):
        raise ReadError(
            "columns", str(path), "it is not Airwars' table of casualties", "a table with code, casualty_type_name, killed_min and so on",
            "Give the table of casualties with --casualties.",
        )  # fmt: skip
    out: dict[str, list[Cells]] = {}
    for row in read_rows(path, head):
        if isinstance(row, Row):
            cells = Cells(row.cells)
            out.setdefault(airwars.code_of(cells), []).append(cells)
    return out
