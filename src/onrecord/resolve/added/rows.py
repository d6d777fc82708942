"""What the readers of place files give: places as they stand in a file, and rows that cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.errors import EXIT_NOTHING_READ, EXIT_RECORD, OnrecordError

KINDS_OF_FILE = {
    "geonames": "a GeoNames dump",
    "pcode": "a table of p-codes",
    "own": "a table of one's own",
}
ACCEPTED = (
    "a GeoNames dump (19 columns parted by tabs; .txt, or .zip as GeoNames gives it), a table of p-codes with its codes in columns "
    "such as ADM1_PCODE (CSV or XLSX), or a CSV of one's own with a column `name`"
)


class PlacesFileError(OnrecordError):
    """A file of places that cannot be read."""

    exit_code = EXIT_NOTHING_READ


class AddedPlacesError(OnrecordError):
    """The file of added places cannot be read or written."""

    exit_code = EXIT_RECORD


@dataclass(slots=True)
class NewPlace:
    """One row of a file of places.

    `gid` is its id ('geonames:170063', 'pcode:SY0201', 'own:sites/3'), `kind` as in the supplement, `code` GeoNames'
    feature code where one is known. `country` is an ISO 3166-1 alpha-2 code or empty. `above` says what holds it: the
    administrative codes parted by dots in a dump ('SY.09'), an id in a table of p-codes, an id or a name in a table of
    one's own. WGS 84 degrees; `radius` in km.
    """

    line: int
    gid: str
    name: str
    others: tuple[str, ...]
    kind: str
    code: str = ""
    country: str = ""
    above: str = ""
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    people: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class Tally:
    """What became of the rows of a file."""

    read: int = 0
    new: int = 0
    joined: int = 0
    """Rows of a place that was known: they give it names and, where it had none of its own, a position."""
    bad: list[BadRow] = field(default_factory=list)
    n_bad: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows whose feature code is not loaded, by code."""

    MOST_BAD = 1_000
    """As many are kept with their reasons; the others are counted."""

    def spoil(self, line: int, reason: str) -> None:
        self.n_bad += 1
        if len(self.bad) < self.MOST_BAD:
            self.bad.append(BadRow(line, reason))


def position(lat: str, lon: str) -> tuple[float | None, float | None]:
    """Degrees as written, or nothing where both cells are empty; ValueError says what is wrong with them."""
    if not lat and not lon:
        return None, None
    try:
        y, x = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        raise ValueError(f"its position {lat!r}, {lon!r} is not two numbers in degrees") from None
    if not (-90 <= y <= 90 and -180 <= x <= 180):
        raise ValueError(f"its position {lat}, {lon} is not on the earth (degrees, latitude first)")
    if y == 0 and x == 0:
        raise ValueError("its position 0, 0 is what an empty cell becomes")
    return y, x


def distinct(names: Iterable[str], but: str) -> tuple[str, ...]:
    """Names without repetitions and without `but`, in their order."""
    return tuple(dict.fromkeys(n for n in (name.strip() for name in names) if n and n != but))
