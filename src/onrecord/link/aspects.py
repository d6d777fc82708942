"""What two happenings of two reports have in common or apart, aspect by aspect: a name for what was found, and its reason in words.

Comes in: two profiles. Goes out: for each aspect (where, when, how …) one name out of a few. What each name weighs is likeness.py's.
"""

from __future__ import annotations

from onrecord.link.happenings import halves_differ, same_or_inside
from onrecord.link.profile import WIDE, Profile
from onrecord.records import Place
from onrecord.sides import rivals
from onrecord.sphere import kilometres

Aspect = tuple[str, str]
"""What was found, and why in words where it speaks for one happening."""

NEAR_KM, FAR_KM = 15, 40
_LAST = 6
_LEAST_NAME = 5
"""Letters of a name that may differ in one from another: shorter ones meet by chance."""


def family(a: Profile, b: Profile) -> Aspect:
    """There are fewer captures and truces on a day than attacks; of these, the kinds and phases say which is which."""
    if a.family == "violence":
        return "violence", ""
    if a.kind != b.kind and a.family in ("movement", "detention"):
        return f"{a.family}, another kind", ""
    if a.phases and b.phases:
        return f"{a.family}, {'same' if a.phases & b.phases else 'another'} phase", ""
    return a.family, ""


def main(a: Profile, b: Profile) -> Aspect:
    return ("neither main", "one main", "both main")[a.main + b.main], ""


def where(a: Profile, b: Profile) -> Aspect:
    pa, pb = a.place, b.place
    if pa is None or pb is None:
        return _named(a, b, "no place" if pa is None and pb is None else "one place")
    if halves_differ(pa, pb):
        return "two halves", ""
    if same_place(pa, pb):
        return f"same {_wider(pa, pb)}", f"same place ({pa.name})"
    if same_or_inside(pa, pb):
        name, words = _named(a, b, f"inside {_wider(pa, pb)}")
        return name, words or f"{pa.name} and {pb.name} contain one another"
    if _spelled_otherwise(a, b):
        return "other spelling", f"{pa.name} and {pb.name} may be one name"
    if pa.may_hold(pb) or pb.may_hold(pa):
        return _named(a, b, "may hold")
    shared = next((x for x in a.places for y in b.places if same_place(x, y)), None)
    if shared is not None:
        return "shared place", f"both name {shared.name}"
    apart = distance_km(pa, pb)
    if (
        apart is not None
        and not (pa.gazetteer and pb.gazetteer)
        and apart <= (pa.radius_km or 0) + (pb.radius_km or 0)
    ):
        return _named(a, b, "perhaps inside")
    if apart is not None and apart < NEAR_KM:
        name, words = _named(a, b, "near")
        return name, words or f"{pa.name} and {pb.name} lie {apart:.0f} km apart"
    if pa.precision in WIDE or pb.precision in WIDE:
        return _named(a, b, "apart, wide")
    return _named(a, b, "unknown apart" if apart is None else "far" if apart >= FAR_KM else "apart")


_WIDTHS = ("quarter", "settlement", "region", "country")


def _wider(a: Place, b: Place) -> str:
    return _WIDTHS[max(_width(a), _width(b))]


def _width(place: Place) -> int:
    if place.precision in ("exact", "district"):
        return 0
    return _WIDTHS.index(place.precision or "settlement")


def _named(a: Profile, b: Profile, what: str) -> Aspect:
    """Two places that are not one: each report may name the other's, as a landmark of its own or as another happening's."""
    if a.elsewhere & b.heard or b.elsewhere & a.heard:
        # One of the two tells both places, each with a happening of its own.
        return f"{what}, told apart", ""
    named = bool(a.heard & b.named) + bool(b.heard & a.named)
    if not named:
        return what, ""
    return (
        f"{what}, named",
        "each report names the other's place" if named == 2 else "one report names the other's place",
    )


def same_place(a: Place, b: Place) -> bool:
    if a.gazetteer and b.gazetteer:
        return a.gazetteer == b.gazetteer
    return a.name == b.name


def _spelled_otherwise(a: Profile, b: Profile) -> bool:
    """Whether two names, one of which no gazetteer knows, are the same but for how they are put into Latin letters."""
    pa, pb = a.place, b.place
    if pa is None or pb is None or (pa.gazetteer and pb.gazetteer):
        return False
    if a.heard & b.heard:
        return True
    return any(_alike(x, y) for x in _spoken(pa) for y in _spoken(pb))


def _spoken(place: Place) -> list[str]:
    return [w for w in place.name.lower().split() if len(w) >= _LEAST_NAME]


def _alike(x: str, y: str) -> bool:
    """One letter more, less or other."""
    if abs(len(x) - len(y)) > 1:
        return False
    short, long = sorted((x, y), key=len)
    n = next((i for i, (s, t) in enumerate(zip(short, long, strict=False)) if s != t), len(short))
    return short[n:] == long[n + 1 :] if len(short) < len(long) else short[n + 1 :] == long[n + 1 :]


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, None where a position is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def when(a: Profile, b: Profile) -> Aspect:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return ("no day" if not (a.told or b.told) else "one day"), ""
    if a.told and b.told:
        return _two_days(a.start, a.end, b.start, b.end)
    if a.told or b.told:
        return _day_and_issue(a.start, a.end, b.end) if a.told else _day_and_issue(b.start, b.end, a.end)
    return "untold", "same day" if a.end == b.end else ""


def _day_and_issue(start: int, end: int, published: int) -> Aspect:
    """A day that one report tells, and the day on which another came out that tells none."""
    if end - start > 2:
        return ("long, untold" if start <= published <= end + 2 else "long, not untold"), ""
    lag = published - end
    if lag < 0:
        return ("before" if lag < -1 else "a day before"), ""
    return (f"lag {lag}", "same day") if lag < 3 else ("lag more" if lag < 6 else "lag long", "")


def _two_days(a1: int, a2: int, b1: int, b2: int) -> Aspect:
    gap = max(a1 - b2, b1 - a2)
    if gap > 0:
        return f"gap {min(gap, _LAST)}", "one day apart" if gap == 1 else ""
    longer = max(a2 - a1, b2 - b1)
    if longer == 0:
        return "same day", "same day"
    if longer <= 2:
        return "same two days", "same day"
    return ("overlap week" if longer <= 10 else "overlap long"), "times overlap"


def issue(a: Profile, b: Profile) -> Aspect:
    if a.published is None or b.published is None:
        return "not dated", ""
    gap = abs(a.published - b.published)
    if gap >= 10 and (a.row or b.row):
        return "a table's day", ""
    if gap == 0:
        return "issue 0", "published the same day"
    if gap < 10:
        return (f"issue {gap}" if gap < 5 else "issue 5"), ""
    # A follow-up names the day that it comes back to.
    again = a.told and b.told and a.start == a.end == b.start == b.end
    return ("told again" if again else "issue 10"), ""


_KIN = (
    frozenset(["airstrike", "shelling", "explosion", "drone"]),
    frozenset(["ground-fighting", "shooting", "shelling"]),
)
"""Methods that one report takes for another."""


def how(a: Profile, b: Profile) -> Aspect:
    if not a.methods or not b.methods:
        return "method untold", ""
    shared = a.methods & b.methods
    if shared:
        common = shared & {"airstrike", "shelling"}
        return ("same method" if common else "same rare method"), f"same method ({', '.join(sorted(shared))})"
    kin = any(a.methods & k and b.methods & k for k in _KIN)
    return ("kin method" if kin else "other method"), ""


def figures(a: Profile, b: Profile) -> list[Aspect]:
    """Of the kinds of figures that both give, how near the nearest two are; equal ones by how rare they are."""
    shared = {kind for kind, _ in a.figures} & {kind for kind, _ in b.figures}
    if not shared:
        return []
    return [
        _nearest(a, b, kind, [k for k in a.figures if k[0] == kind], [k for k in b.figures if k[0] == kind])
        for kind in KINDS
        if kind in shared
    ]


KINDS = (
    "killed",
    "injured",
    "missing",
    "displaced",
    "evacuated",
    "returned",
    "rescued",
    "trapped",
    "detained",
    "abducted",
)


def _nearest(
    a: Profile, b: Profile, kind: str, mine: list[tuple[str, int]], others: list[tuple[str, int]]
) -> Aspect:
    what = kind if kind in ("killed", "injured") else "people"
    shared = [k for k in mine if k in b.figures]
    if shared:
        key = max(shared, key=lambda k: (k[1] >= 12 and k[1] % 10 != 0, k[1]))
        n = key[1]
        rare = "few" if n < 5 else "plain" if n < 12 or n % 10 == 0 else "rare"
        voice = ", on the same word" if same_voice(a.figures[key], b.figures[key]) else ""
        return f"{what}: {rare} in both{voice and ', one voice'}", f"{n:,} {kind} in both{voice}"
    less, more = min(
        ((min(x[1], y[1]), max(x[1], y[1])) for x in mine for y in others),
        key=lambda p: (p[1] + 1) / (p[0] + 1),
    )
    if more <= 4:
        return f"{what}: few", ""
    ratio = (more + 1) / (less + 1)
    if ratio <= 1.27 and less >= 5:
        return f"{what}: close", f"{less:,} and {more:,} {kind}"
    return f"{what}: " + (
        "within 1.6"
        if ratio < 1.6
        else "within 2.2"
        if ratio < 2.2
        else "within 4"
        if ratio < 4
        else "within 8"
        if ratio < 8
        else "far"
    ), ""


def same_voice(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x & y) or any(p.startswith(q + ":") or q.startswith(p + ":") for p in x for q in y)


def parts(a: Profile, b: Profile) -> Aspect:
    shared = a.parts & b.parts
    if shared:
        kind, group, n = max(shared, key=lambda p: (p[2], p))
        return (
            "a part of 5 or more in both" if n > 4 else "a small part in both"
        ), f"{n:,} {kind} ({group}) in both"
    groups = {p[:2] for p in a.parts} & {p[:2] for p in b.parts}
    return ("other parts" if groups else "no parts"), ""


def doers(a: Profile, b: Profile) -> Aspect:
    if not a.actors or not b.actors:
        return "doers untold", ""
    share = len(a.actors & b.actors) / min(len(a.actors), len(b.actors))
    if share > 0.5:
        return "same doers", "the same named as doers"
    if a.sides & b.sides:
        return "same side", "doers of one side"
    if rivals(a.sides, b.sides):
        return "rival doers", ""
    return "other doers", ""


def harmed(a: Profile, b: Profile) -> Aspect:
    fighters = ("combatant" in a.groups) + ("combatant" in b.groups)
    civilians = "civilian" in a.groups or "civilian" in b.groups
    if fighters == 2:
        return "fighters in both", ""
    if fighters == 1:
        return ("fighters and civilians" if civilians else "fighters in one"), ""
    return ("civilians in both" if "civilian" in a.groups & b.groups else "people"), ""


def text(a: Profile, b: Profile) -> list[Aspect]:
    """Names and words around the claims, and names of the whole reports. A table's words are its coder's: how far they differ tells nothing."""
    near = len(a.names & b.names) / max(3, min(len(a.names), len(b.names)))
    words = len(a.words & b.words) / max(5, min(len(a.words), len(b.words)))
    whole = len(a.named & b.named) / max(4, min(len(a.named), len(b.named)))
    around = "the same names and words around" if near > 0.5 or words > 0.5 else ""
    found = [
        (f"names {_fifth(near)}", around),
        (f"words {_fifth(words)}", ""),
        (f"named {_fifth(whole)}", ""),
    ]
    if a.row or b.row:
        return [("a table's words", ""), *(one for one in found if one[0][-1] in "45")]
    return found


def _fifth(share: float) -> int:
    return min(5, int(share * 5 + 0.5))


def total(a: Profile, b: Profile) -> Aspect:
    """Whether two running totals are one number: nothing else tells one total from the next."""
    shared = a.figures.keys() & b.figures.keys()
    if not shared:
        return "another total", ""
    kind, n = max(shared, key=lambda k: (k[1], k))
    voice = ", on the same word" if same_voice(a.figures[kind, n], b.figures[kind, n]) else ""
    return "same total" if n >= 12 else "same small total", f"{n:,} {kind} in both{voice}"
