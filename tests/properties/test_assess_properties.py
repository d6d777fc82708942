"""What holds of any incident's assessment: leaving an origin out by the short way gives what counting the others anew gives."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.assess.ranges import bare_ranges, bare_without, families
from onrecord.assess.told import Told
from onrecord.records import Claim, Figure, Span, Voice

DAY = date(2024, 2, 13)
GROUPS = (("person",), ("civilian",), ("combatant",), ("child",), ("woman",), ("woman", "child"), ())


def _told(luck: Random) -> list[Told]:
    """Claims of a few reports: of one origin or of several, wholes and shares, above their wholes too, and small parts beside large tolls."""
    out = []
    for n in range(luck.randint(1, 6)):
        own = luck.choice(["a", "b", "c", "d"])
        for m in range(1, luck.randint(1, 6)):
            number = luck.choice([1, 2, 5, 12, 14, 90, 700])
            claim = Claim(
                f"r{n}", f"c{m}", luck.choice(["killed", "killed", "injured"]), Span(10 * m, 10 * m + 4, "dead"),
                figure=luck.choice([None, Figure(number, luck.choice([number, None]), luck.random() < 0.2, str(number))]),
                groups=luck.choice(GROUPS), certainty=luck.choice(["asserted", "asserted", "feared", "denied"]),
                said_by=luck.choice([(), (Voice("the army", "military", side="government"),)]),
                scope=luck.choice(["incident", "incident", "cumulative"]), superseded=luck.random() < 0.1,
                part_of=luck.choice([None, None, f"c{luck.randint(1, 3)}"]),
            )  # fmt: skip
            origin = own if luck.random() < 0.8 else luck.choice(["a", "b", "c", "d"])
            out.append(Told(claim, origin, luck.choice([None, DAY, DAY + timedelta(days=2)])))
    return out


@given(st.integers(0, 2**32 - 1).map(Random).map(_told))
@settings(max_examples=400)
def test_ranges_without_an_origin_are_those_of_the_others(told: list[Told]) -> None:
    for family in families(told):
        short = dict(bare_without(family))
        assert short == {o: bare_ranges([t for t in family.told if t.origin != o]) for o in short}
        assert short.keys() == {t.origin for t in family.told}
