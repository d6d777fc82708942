"""A figure said again with the same meaning is one claim: which mentions are the same, and which one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extract import names
from onrecord.extract.whereabouts import in_the_surroundings, inside, narrower
from onrecord.records import Claim, Figure, Kind, Place, Voice, When


@dataclass(frozen=True, slots=True)
class Raw:
    """A claim before numbering: `key` and `whole` name drafts, `attack` a position in the report's attacks."""

    claim: Claim
    sentence: int
    headline: bool
    key: int = 0
    whole: int | None = None
    attack: int | None = None
    others: bool = False
    weak_time: bool = False
    """The time is only that of the statement."""
    carried: bool = False
    """The time was taken over from other words of the report."""
    definite: bool = False
    """'the mayor': one person, perhaps told of before."""
    name: frozenset[str] = frozenset()
    """The words of the name, where the claim is about one named person."""
    own_place: bool = False
    """A share with a place of its own: '16 in Homs'."""
    pronoun: bool = False
    """'he', 'she': the person is named elsewhere."""
    threat: bool = False
    """Told as a threat to kill."""
    plural: bool = False
    """Several, of whom no number is told: one person is not all of them."""
    apart: bool = False
    """It has not come yet, or was done by their own hand: no time told of other harm is its time."""
    trigger: int = -1
    """The word of its sentence that tells it; -1 for what no sentence tells, as a table's cell."""


def merged(raws: list[Raw]) -> list[Raw]:
    """One claim for a figure said again with the same meaning; its fullest mention stands."""
    out: list[Raw] = []
    renamed: dict[int, int] = {}
    of_a_kind: dict[Kind, list[int]] = {}
    for raw in raws:
        alike = of_a_kind.setdefault(raw.claim.kind, [])
        for i in alike:
            old = out[i]
            if _same_claim(old, raw) or _same_share(old, raw, renamed):
                kept = raw if _fullness(raw) > _fullness(old) or _tells_anew(old, raw) else old
                other = raw if kept is old else old
                out[i] = replace(
                    kept,
                    name=kept.name | other.name,
                    claim=_completed(kept, other),
                    whole=kept.whole if kept.whole is not None else other.whole,
                    attack=kept.attack if kept.attack is not None else other.attack,
                )
                renamed[other.key] = kept.key
                break
        else:
            alike.append(len(out))
            out.append(raw)
    ended = [replace(r, whole=_final(renamed, r.whole)) for r in out]
    return [replace(r, whole=None) if r.whole == r.key else r for r in ended]


def _same_share(old: Raw, new: Raw, renamed: dict[int, int]) -> bool:
    """The same share of the same whole, told again."""
    a, b = old.claim, new.claim
    return (
        old.whole is not None
        and new.whole is not None
        and _final(renamed, old.whole) == _final(renamed, new.whole)
        and (a.kind, a.figure, a.groups) == (b.kind, b.figure, b.groups)
        and old.sentence != new.sentence
        and (not far_apart(a.place, b.place, old, new) or _close_by(a.place, b.place))
    )


def _final(renamed: dict[int, int], key: int | None) -> int | None:
    while key is not None and key in renamed:
        key = renamed[key]
    return key


def _completed(kept: Raw, other: Raw) -> Claim:
    """The fuller mention with what only the other one says."""
    k, o = kept.claim, other.claim
    groups = o.groups if kept.name and k.groups == ("person",) else k.groups
    return replace(
        k, groups=groups, affiliation=k.affiliation or o.affiliation, actor=k.actor or o.actor,
        actor_standing=k.actor_standing if k.actor else o.actor_standing, method=k.method or o.method, place=narrower(k.place, o.place),
        time=better_time(k.time, kept.weak_time, o.time, other.weak_time), said_by=k.said_by or o.said_by,
    )  # fmt: skip


def _tells_anew(old: Raw, raw: Raw) -> bool:
    """Of two tellings alike the later stands, unless it says the number or the people otherwise."""
    alike = _bounds(old.claim.figure) == _bounds(raw.claim.figure)
    return _fullness(raw) == _fullness(old) and alike and set(old.claim.groups) <= set(raw.claim.groups)


def _bounds(figure: Figure | None) -> tuple[int | None, int | None] | None:
    return (figure.low, figure.high) if figure is not None else None


def _fullness(raw: Raw) -> tuple[int, int, int]:
    c = raw.claim
    specific = (
        sum(x is not None for x in (c.place, c.time, c.actor, c.method))
        + bool(c.said_by)
        + (c.groups != ("person",))
        + 2 * bool(raw.name)
        - 2 * raw.definite
        - 6 * raw.pronoun
    )
    return (0 if raw.headline else 1, specific, 0 if raw.pronoun else len(raw.name))


def _same_claim(old: Raw, new: Raw) -> bool:
    a, b = old.claim, new.claim
    if a.kind != b.kind or a.figure is None or b.figure is None:
        return False
    if old.sentence == new.sentence:
        return _printed_twice(a, b)
    if (
        _THOSE.match(b.evidence.text)
        and (a.figure.low or 0) > 2
        and _bounds(a.figure) == _bounds(b.figure)
        and groups_meet(a, b)
        and (old.whole is None) == (new.whole is None)
    ):
        # 'the eight fighters', of whom it was told before
        return True
    if (
        a.evidence.text == b.evidence.text
        and a.figure == b.figure
        and a.groups == b.groups
        and len(a.evidence.text) > 40
    ):
        # The same words twice: a lead printed again.
        return True
    if _unlike(a.figure, b.figure) and not (old.headline or new.headline):
        return False
    if old.name and new.name:
        # A person is killed once, whoever tells of it; and two persons are two claims.
        return names.one_person(old.name, new.name) and (
            a.kind == "killed" or not days_differ(a.time, b.time)
        )
    if old.name and a.figure.number == 1 and not (old.headline or new.headline) and _another(old, new):
        return False
    if new.definite and a.figure.number == b.figure.number and (groups_meet(a, b) or old.name):
        return True
    if new.whole == old.key and old.key and _bounds(a.figure) == _bounds(b.figure) and groups_meet(a, b):
        # 'four of its soldiers', after 'four soldiers killed' in the headline
        return True
    if (old.whole is None) != (new.whole is None) and (
        a.groups != b.groups or old.key == new.whole or new.key == old.whole
    ):
        return False
    if (
        a.superseded != b.superseded
        or a.figure.number != b.figure.number
        or not groups_meet(a, b)
        or (a.scope != b.scope and not (old.headline or new.headline))
    ):
        return False
    few = (a.figure.number or 0) < _NO_CHANCE
    if old.others != new.others and few and not (old.headline or new.headline):
        return False
    if (
        a.figure.number == 1
        and a.groups != b.groups
        and not (old.headline or new.headline or old.sentence == 0)
    ):
        # One person here, a woman there: two, unless the headline or the lead tells of them.
        return False
    telling = (
        a.figure == b.figure
        and a.groups == b.groups
        and (a.figure.low or 0) > 10
        and (a.figure.low or 0) % 10 != 0
    )
    return (
        (voices_meet(a.said_by, b.said_by) or (telling and _kinds_meet(a.said_by, b.said_by)))
        and (old.weak_time or new.weak_time or not days_differ(a.time, b.time, 1 if telling else 0))
        and (
            not far_apart(a.place, b.place, old, new)
            or (telling and _close_by(a.place, b.place))
            or (not few and _lies_there(a.place, b.place))
        )
    )


def _another(named: Raw, new: Raw) -> bool:
    """Whether one who is not named is somebody else than the named one: 'his wife', 'one of their employees', 'the mayor of Abrego'."""
    if new.pronoun or new.name:
        return False
    if not new.definite or new.others:
        return True
    told = _OF_WHAT.search(new.claim.evidence.text)
    return told is not None and told[1].lower() not in named.claim.evidence.text.lower()


_OF_WHAT = re.compile(r"\bthe (?:[\w-]+ ){1,3}of (?:the |an? |his |her )?([\w-]+)", re.IGNORECASE)


def _lies_there(a: Place | None, b: Place | None) -> bool:
    """'west of Raqqa' and 'in Huneida', a village there."""
    if a is None or b is None:
        return False
    return inside(a, b) or inside(b, a) or in_the_surroundings(a, b) or in_the_surroundings(b, a)


_NO_CHANCE = 10
"""From this number on '20 others hurt' and '20 hurt' are the same people: others than the dead."""
_THOSE = re.compile(
    r"(?:all )?(?:[Tt]he|[Tt]hese|[Tt]hose) (?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)"
)


def _printed_twice(a: Claim, b: Claim) -> bool:
    """The same words twice in what is read as one sentence: a headline that runs on into its lead."""
    one, other = a.evidence.text, b.evidence.text
    same = a.figure == b.figure and a.groups == b.groups and a.figure is not None and (a.figure.low or 0) > 1
    apart = a.evidence.end <= b.evidence.start or b.evidence.end <= a.evidence.start
    return same and apart and min(len(one), len(other)) > 12 and (one in other or other in one)


_CLOSE = 0.3
"""Degrees, some 30 km: a city and its suburb."""


def _close_by(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < _CLOSE and abs(a.lon - b.lon) < _CLOSE


def _unlike(a: Figure, b: Figure) -> bool:
    """'about twenty' and 'more than twenty' contradict each other."""
    about, bounded = (a, b) if a.approximate and a.low == a.high else (b, a)
    return about.approximate and about.low == about.high and not bounded.approximate and bounded.high is None


def groups_meet(a: Claim, b: Claim) -> bool:
    return a.groups == b.groups or a.groups == ("person",) or b.groups == ("person",)


def voices_meet(a: tuple[Voice, ...], b: tuple[Voice, ...]) -> bool:
    """The same voice, or one mention that leaves it unsaid."""
    if not a or not b:
        return True
    if _unnamed(a[0]) or _unnamed(b[0]):
        return _kinds_meet(a, b)
    return (
        a[0].key == b[0].key
        if a[0].key and b[0].key
        else _alike(a[0].full or a[0].text, b[0].full or b[0].text) or a[0].kind == b[0].kind != "other"
    )


def _kinds_meet(a: tuple[Voice, ...], b: tuple[Voice, ...]) -> bool:
    """Voices of one kind, or one of whom nothing is known."""
    return a[0].kind == b[0].kind or "other" in (a[0].kind, b[0].kind)


def _unnamed(voice: Voice) -> bool:
    """'a monitoring group': nobody is named, so that it may be anyone of its kind."""
    return voice.text.lower().startswith(("a ", "an ")) and not any(
        w[:1].isupper() for w in voice.text.split()[1:]
    )


def _alike(a: str, b: str) -> bool:
    wa, wb = ({w.lower() for w in x.split() if w[:1].isupper()} for x in (a, b))
    return bool(wa & wb)


def better_time(kept: When | None, weak: bool, other: When | None, other_weak: bool) -> When | None:
    """Of two times of one happening the one told more exactly; a weak one is only that of the statement."""
    if kept is None or other is None:
        return kept or other
    return other if (weak and not other_weak) or within(other, kept) else kept


def within(narrow: When | None, wide: When | None) -> bool:
    """Whether one time is told more exactly than the other, which holds it: '18 July' and 'in July'."""
    if narrow is None or wide is None:
        return False
    if narrow.start is None or narrow.end is None or wide.start is None or wide.end is None:
        return False
    inside = wide.start <= narrow.start and narrow.end <= wide.end
    return inside and (narrow.end - narrow.start) < (wide.end - wide.start)


def days_differ(a: When | None, b: When | None, slack: int = 0) -> bool:
    """Whether two times are more than `slack` days apart."""
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return (b.start - (a.end or a.start)).days > slack or (a.start - (b.end or b.start)).days > slack


def far_apart(a: Place | None, b: Place | None, old: Raw, new: Raw) -> bool:
    if a is None or b is None or a.name == b.name or old.headline or new.headline:
        return False
    if a.precision == "country" or b.precision == "country" or a.name in b.name or b.name in a.name:
        return False
    if a.gazetteer and b.gazetteer:
        return not (a.gazetteer in b.within or b.gazetteer in a.within)
    return False
