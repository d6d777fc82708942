"""Who did it and what contradicts what, as a bulletin tells them: who denies, what is denied, whose forces. All texts are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_bulletin import QASR, TUESDAY, WEDNESDAY, claim, draft, figure, report, told

from onrecord.bulletins import Bulletin
from onrecord.link import incidents
from onrecord.pipeline import Period, bulletin_of
from onrecord.records import Claim, Place, Report, Responsibility, Voice, When

WIRE = report("wire-0213", TUESDAY)
POST = report("post-0214", WEDNESDAY, "Harbour Post")
ARMY = Voice("the army", "government")
MINISTRY = Voice("the defence ministry", "government")
LAWYERS = Voice("the lawyers' union", "other")
TOWN = replace(QASR, radius_km=1.0)
ISLE = Place("Isle", "Isle", 34.9, 36.5, "made-up:2", "settlement", "SY", kind="settlement", radius_km=1.0)


def denied_by(voice: Voice, actor: str) -> tuple[Responsibility, ...]:
    return (Responsibility(actor, "denies", voice),)


def said(*claims: Claim, reports: tuple[Report, ...] = (WIRE, POST)) -> str:
    return told(draft(list(claims), list(reports)), "incidents")


def test_a_denial_of_the_deed_names_the_denier_and_what_is_denied() -> None:
    denier = Voice("the Rapid Support Forces", "armed-group", full="the lawyers' union")
    words = said(
        claim("wire-0213", "c1", "killed", figure(31, 31, "31"), actor="the Rapid Support Forces", said_by=(ARMY,)),
        claim(
            "post-0214", "c1", "killed", figure(31, 31, "31"), said_by=(LAWYERS,),
            responsibility=denied_by(denier, "the Rapid Support Forces"),
        ),
    )  # fmt: skip
    assert (
        "Who did it is disputed: the army laid it to the Rapid Support Forces [1]; the Rapid Support Forces denied responsibility [2]"
        in words
    )
    assert "was asserted by" not in words
    assert "and denied by" not in words
    assert "lawyers' union denied" not in words, "who counts the dead is not who denies"


def test_an_office_of_the_accused_denies_for_it() -> None:
    office = Voice("a Rapid Support Forces official", "armed-group")
    words = said(
        claim("wire-0213", "c1", "killed", figure(31, 31, "31"), actor="the Rapid Support Forces", said_by=(ARMY,)),
        claim(
            "post-0214", "c1", "killed", figure(31, 31, "31"), said_by=(LAWYERS,),
            responsibility=denied_by(office, "the Rapid Support Forces"),
        ),
    )  # fmt: skip
    _, lead, disputed = words.partition("Who did it is disputed: ")
    assert lead
    assert "denied that the Rapid Support Forces did it [2]" in disputed


def test_harm_itself_that_is_denied_is_told_as_before() -> None:
    words = said(
        claim("wire-0213", "c1", "killed", figure(3, 3, "three"), said_by=(LAWYERS,)),
        claim("post-0214", "c1", "killed", certainty="denied", said_by=(ARMY,)),
    )
    assert (
        "That people were killed was asserted by the lawyers' union [1] and denied by the army [2]" in words
    )


def test_a_part_above_its_whole_is_told_as_one_and_denied_by_nobody() -> None:
    words = said(
        claim("wire-0213", "c1", "killed", figure(4, 4, "four"), said_by=(LAWYERS,)),
        claim("wire-0213", "c2", "killed", figure(7, 7, "seven"), groups=("child",), part_of="c1", said_by=(LAWYERS,)),
        reports=(WIRE,),
    )  # fmt: skip
    assert (
        "A part of those killed is told as larger than the whole: seven children according to the lawyers' union [1]; "
        "four people in all according to the lawyers' union [1]" in words
    )
    assert "denied" not in words


@pytest.mark.parametrize(
    ("mine", "others", "words"),
    [
        (
            {"groups": ("combatant",)}, {"groups": ("civilian",)},
            "Accounts of who was killed contradict each other: combatants according to the army [1]; civilians according to the lawyers' union [2]",
        ),
        (
            {"method": "shelling"}, {"method": "shooting"},
            "Accounts of the means contradict each other: shelling according to the army [1]; shooting according to the lawyers' union [2]",
        ),
        (
            {"place": TOWN}, {"place": ISLE},
            "Accounts of where it happened contradict each other: Qasr according to the army [1]; Isle according to the lawyers' union [2]",
        ),
        (
            {"time": When("", TUESDAY, TUESDAY)}, {"time": When("", date(2024, 2, 11), date(2024, 2, 11))},
            "Accounts of the day contradict each other: 13 February 2024 according to the army [1]; 11 February 2024 according to the lawyers' union [2]",
        ),
    ],
)  # fmt: skip
def test_accounts_that_differ_are_no_denials(
    mine: dict[str, object], others: dict[str, object], words: str
) -> None:
    found = said(
        claim("wire-0213", "c1", "killed", figure(12, 12, "12"), said_by=(ARMY,), **mine),
        claim("post-0214", "c1", "killed", figure(12, 12, "12"), said_by=(LAWYERS,), **others),
    )
    assert "denied" not in found
    assert words in found


@pytest.mark.parametrize(
    ("actor", "voice", "words"),
    [
        ("its forces", MINISTRY, "The defence ministry said that its own forces did it [1]"),
        ("our own troops", MINISTRY, "The defence ministry said that its own forces did it [1]"),
        ("their neighbours", MINISTRY, None), ("they", MINISTRY, None), ("its forces", Voice("the nurse", "witness"), None),
    ],
)  # fmt: skip
def test_words_that_only_point_are_told_as_the_speaker_s_own_forces_or_not_at_all(
    actor: str, voice: Voice, words: str | None
) -> None:
    found = said(
        claim("wire-0213", "c1", "killed", figure(60, 60, "60"), actor=actor, said_by=(voice,)),
        reports=(WIRE,),
    )
    assert actor not in found
    assert "No report of it names who did it" not in found
    assert words is None or words in found


def test_the_name_of_a_source_has_one_article_in_the_reason_of_a_grade() -> None:
    party = Voice("the Rapid Support Forces", "armed-group")
    words = said(
        claim("wire-0213", "c1", "killed", figure(31, 31, "31"), actor="the Rapid Support Forces", said_by=(ARMY,)),
        claim(
            "post-0214", "c1", "killed", figure(5, 5, "five"), said_by=(party,),
            responsibility=denied_by(party, "the Rapid Support Forces"),
        ),
    )  # fmt: skip
    assert "contested (competing claims: laid to the Rapid Support Forces, denied by the accused)" in words
    assert "the the" not in words


# --- what was reviewed ------------------------------------------------------------------------------


def drafted(*reviewed: tuple[str, str]) -> Bulletin:
    claims = [
        claim("wire-0213", "c1", "killed", figure(3, 3, "three")),
        claim("post-0214", "c1", "injured", figure(9, 9, "nine")),
    ]
    reports = {r.id: r for r in (WIRE, POST)}
    by_ref = {c.ref: c for c in claims}
    period = Period(TUESDAY, WEDNESDAY)
    return bulletin_of(QASR, period, incidents(reports, claims), by_ref, reports, reviewed=reviewed)


def test_where_nobody_reviewed_a_claim_it_says_so() -> None:
    found = drafted()
    assert "from claims that nobody has reviewed" in found.standing
    assert "have not been reviewed by a person" in told(found, "method")


def test_where_persons_reviewed_claims_it_says_how_many_of_those_it_rests_on() -> None:
    found = drafted(("wire-0213", "c1"), ("elsewhere", "c9"))
    assert "from two claims, of which persons have reviewed one: read the reports" in found.standing
    assert "of the two claims that this bulletin rests on, persons have reviewed one" in told(found, "method")
    assert "nobody has reviewed" not in found.standing
    assert "not been reviewed" not in told(found, "method")
