"""Which column of a corpus is the text, the title, the day …: given by hand, named by the header, or seen in its first rows.

Comes in: the names, some rows, and what the user gave. Goes out: a Choice, with the reason for each column and what is
not used. A column that bears the part's own name (`text`, `published`) is always that part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from onrecord.errors import ReadError
from onrecord.read.column_names import LAST_WORDS, NAMES, NEVER, bare_name
from onrecord.read.day_forms import DayOrder, day_in
from onrecord.read.given_columns import PARTS, GivenColumns

Row = Mapping[str, object]

GIVEN, NAMED = "given", "its name"
_FEWEST_WORDS = 3
"""On average; a column called 'story' or 'notes' with less in its cells holds no reports."""
_LONG_TEXT = 80
_MOST_SHOWN = 8
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class Choice:
    """Part of a report → its column; `why` says how each was found."""

    by_part: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    """Names that two columns or more bear."""
    order: DayOrder | None = None
    off: frozenset[str] = frozenset()
    """Parts that the user wants no column for."""
    may_fail: bool = True
    """Whether a day that cannot be read makes its row a failure."""

    def put(self, part: str, name: str, why: str) -> None:
        self.by_part[part], self.why[part] = name, why

    def fields(self, row: Row) -> dict[str, object]:
        """The parts of one report, as report_from takes them."""
        found = {part: row.get(name) for part, name in self.by_part.items()}
        if found.get("report") is None and self.why.get("report") != GIVEN and "report" not in self.off:
            found["id"] = row.get("id")
        for part in ("title", "outlet", "url", "report"):
            if self.why.get(part, "") not in ("", GIVEN):  # a guess never makes an entry fail
                found[part] = _in_words(found[part])
        found["published"] = self._day(found.get("published"))
        return found

    def _day(self, value: object) -> object:
        try:
            day = day_in(value, self.order)
        except ReadError as error:
            if not self.may_fail:
                return None
            error.next = error.next.replace("COLUMN", self.by_part["published"][:40])
            raise
        return day if self.may_fail or (isinstance(day, str) and _ISO.match(day)) else None

    def words(self) -> str | None:
        """'columns: text ← "body", …'; None where nothing was guessed, given or left over."""
        if not self.unused and not self.twice and not any(self.why.values()):
            return None
        used = [
            _shown(part, name, self.why[part]) for part, name in sorted(self.by_part.items(), key=_as_listed)
        ]
        left = [f'"{name[:40]}"' for name in self.unused[:_MOST_SHOWN]]
        if len(self.unused) > _MOST_SHOWN:
            left.append(f"{len(self.unused) - _MOST_SHOWN} more")
        parts = [f"columns: {', '.join(used) or 'none'}"]
        if left:
            parts.append(f"not used: {', '.join(left)}")
        parts += [f'of the columns "{name[:40]}" only the first is used' for name in self.twice[:_MOST_SHOWN]]
        return "; ".join([*parts, "--columns changes that"])


def _in_words(value: object) -> str | None:
    """A value of a guessed column; of {"id": …, "name": …} its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _as_listed(pair: tuple[str, str]) -> int:
    return ("text", "title", "published", "outlet", "url", "report").index(pair[0])


def _shown(part: str, name: str, why: str) -> str:
    return f'{part} ← "{name[:40]}"' + ("" if why in ("", GIVEN, NAMED) else f" ({why})")


def choose(names: Sequence[str], rows: Sequence[Row], given: GivenColumns | None, *, closed: bool) -> Choice:
    """`closed`: the names are all that there are, so that a given one which is missing is a mistake."""
    often = Counter(name for name in names if name.strip())
    names = list(often)
    choice = Choice(order=given.order if given else None)
    if closed:
        choice.twice = [name for name in names if often[name] > 1]
    if given:
        _take_given(choice, names, given, closed=closed)
    for part in PARTS:
        own = next((name for name in names if name.strip().lower() == part), None)
        if own is not None and part not in choice.by_part and part not in choice.off:
            choice.put(part, own, "")
    own_text = choice.why.get("text") == ""
    seen = _Seen(rows)
    for part in ("text", "published", "url", "title", "outlet", *(() if own_text else ("report",))):
        if part not in choice.by_part and part not in choice.off:
            _guess(choice, part, _free(names, choice), seen)
    if own_text and choice.why.get("published"):
        # The corpus could be read without the guess, so the guess may add days and must break nothing.
        choice.may_fail = choice.why["published"] == GIVEN
        if not choice.may_fail and not all(map(_is_one_day, seen.values(choice.by_part["published"]))):
            del choice.by_part["published"], choice.why["published"]
    kept = {"id"} if "report" not in choice.off and choice.why.get("report", "") == "" else set()
    choice.unused = [name for name in _free(names, choice) if name not in kept]
    return choice


def _free(names: Sequence[str], choice: Choice) -> list[str]:
    return [name for name in names if name not in choice.by_part.values()]


def _take_given(choice: Choice, names: Sequence[str], given: GivenColumns, *, closed: bool) -> None:
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    for part, wanted in given.by_part:
        if not wanted:
            choice.off |= {part}
            continue
        name = by_name.get(wanted.casefold())
        if name is None and (closed or part == "text"):
            raise ReadError(
                "no-column",
                "",
                f"has no column '{wanted[:40]}', which --columns names as the {part}",
                f"the columns of the header: {', '.join(name[:40] for name in names[:_MOST_SHOWN])}",
                "Correct the name in --columns.",
            )
        choice.put(part, name if name is not None else wanted, GIVEN)


class _Seen:
    """What stands in the first rows."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def values(self, name: str) -> list[object]:
        found = [row.get(name) for row in self.rows]
        return [
            value for value in found if value is not None and (not isinstance(value, str) or value.strip())
        ]

    def texts(self, name: str) -> list[str]:
        """The values where all of them are words, else nothing."""
        values = self.values(name)
        texts = [value for value in values if isinstance(value, str)]
        return texts if len(texts) == len(values) else []

    def length(self, name: str) -> float:
        return mean(map(len, texts)) if (texts := self.texts(name)) else 0.0


def _guess(choice: Choice, part: str, names: Sequence[str], seen: _Seen) -> None:
    fitting = [name for name in names if _FITS[part](seen, name)]
    called = [name for name in fitting if _rank(part, name) is not None]
    if called:
        best = min(called, key=lambda name: _rank(part, name) or 0)
        if part == "text":  # of 'description' and 'content' the longer one is the report
            best = max(called, key=seen.length)
        choice.put(part, best, NAMED)
    elif part == "text":
        _guess_text(choice, names, fitting, seen)
    elif part in ("published", "url") and choice.why.get("text") != "":
        alone = [name for name in fitting if not NEVER & set(bare_name(name).split())]
        if len(alone) == 1 and len(seen.values(alone[0])) >= 3:
            choice.put(part, alone[0], "the only days" if part == "published" else "the only addresses")


def _guess_text(choice: Choice, names: Sequence[str], fitting: Sequence[str], seen: _Seen) -> None:
    """The column with by far the longest texts, where the first row is a header and not a report itself."""
    if not all(len(name) <= 40 and len(name.split()) <= 5 and not _ADDRESS.match(name) for name in names):
        return
    longest = sorted(fitting, key=seen.length, reverse=True)[:2]
    if not longest or (length := seen.length(longest[0])) < _LONG_TEXT:
        return
    if len(longest) == 1 or length >= 2 * seen.length(longest[1]):
        choice.put("text", longest[0], f"the longest texts, {length:.0f} characters on average")


def _rank(part: str, name: str) -> int | None:
    """How likely the name is one of the part's, 0 the likeliest; None where it is none."""
    bare = bare_name(name)
    if bare in NAMES[part]:
        return NAMES[part].index(bare)
    words = bare.split()
    if len(words) > 1 and words[-1] in LAST_WORDS[part] and not NEVER & set(words):
        return len(NAMES[part])
    return None


def _is_text(seen: _Seen, name: str) -> bool:
    texts = seen.texts(name)
    if not texts or mean(len(text.split()) for text in texts) < _FEWEST_WORDS:
        return False
    return not all(_ADDRESS.fullmatch(text.strip()) or _is_day(text) for text in texts)


def _is_title(seen: _Seen, name: str) -> bool:
    texts = seen.texts(name)
    return bool(texts) and not all(_ADDRESS.fullmatch(text.strip()) for text in texts)


def _is_outlet(seen: _Seen, name: str) -> bool:
    values = [value.get("name") if isinstance(value, dict) else value for value in seen.values(name)]
    texts = [value for value in values if isinstance(value, str)]
    return bool(texts) and len(texts) == len(values) and not any(map(_ADDRESS.match, texts))


def _is_published(seen: _Seen, name: str) -> bool:
    values = seen.values(name)
    return bool(values) and sum(map(_is_day, values)) >= 0.5 * len(values)


def _is_url(seen: _Seen, name: str) -> bool:
    texts = seen.texts(name)
    return bool(texts) and all(_ADDRESS.fullmatch(text.strip()) for text in texts)


def _is_id(seen: _Seen, name: str) -> bool:
    """Ids that differ; plain figures count the rows of this table and would name other reports elsewhere."""
    texts = [text.strip() for text in seen.texts(name)]
    return len(set(texts)) == len(texts) == len(seen.rows) > 0 and not all(text.isdigit() for text in texts)


def _is_day(value: object) -> bool:
    try:
        day = day_in(value)
    except ReadError:
        return True  # a day, though one of two
    return isinstance(day, str) and bool(_ISO.match(day))


def _is_one_day(value: object) -> bool:
    try:
        day = day_in(value)
    except ReadError:
        return False
    return isinstance(day, str) and bool(_ISO.match(day))


_FITS = {
    "text": _is_text,
    "title": _is_title,
    "outlet": _is_outlet,
    "published": _is_published,
    "url": _is_url,
    "report": _is_id,
}
