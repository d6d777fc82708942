"""Which of a report's places and days a claim takes: told later, told before, left unnamed, headed by a date.

Published on Wednesday 15 June 2022. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2022-06-15"

WHERE = [
    # the lead leaves the town unnamed, the next sentence names it
    ("A strike on a town in Donetsk province killed five people. The missile hit Bakhmut at dawn.", "killed", "Bakhmut"),
    ("Five people were killed in a raid on a village in Darfur. The attack on Kabkabiya was the third.", "killed", "Kabkabiya"),
    ("Shelling killed five people in the province of Kherson. The shells hit the town of Beryslav.", "killed", "Beryslav"),
    # but not where the sentence speaks of other harm
    ("Shelling killed five people in Kherson. Seven people were killed in the attack on Beryslav.", "killed", "Kherson|Beryslav"),
    # nor where the first is several places
    ("Five people were killed across the country. The attack on Kabul was claimed by nobody.", "killed", "Afghanistan"),
    # whose people come from where is not where they are
    ("A bomb killed five refugees from Homs in Tripoli.", "killed", "Tripoli"),
    ("Five people were killed when a bus carrying residents of Izium hit a mine near Lozova.", "killed", "Lozova"),
    # of two places one of which lies in the other, the narrower
    ("In Idlib province five people were killed in raids on Saraqib.", "killed", "Saraqib"),
    # where people fled from comes before where they fled to
    ("Some 500 people fled Bunia for Kampala.", "displaced", "Bunia"),
    ("Some 500 people fled to Kampala.", "displaced", "Kampala"),
    # a share has its own place, where it stands right behind the number
    ("Nine people were killed in Ukraine on Monday, including six in Kharkiv and three in Sumy.", "killed", "Ukraine|Kharkiv|Sumy"),
    # without a name
    ("Shells hit Kharkiv on Monday. Five people were killed in the east of the city.", "killed", "eastern Kharkiv"),
    ("Rebels hold parts of Sanaa, Yemen. A bomb killed five people in the centre of the capital.", "killed", "Sanaa"),
    ("Troops hold eastern Aleppo. The mayor said that five people had been killed in the east.", "killed", "eastern Aleppo"),
    # a line of a date and the town it was written in is the scene only where nothing else is named
    ("KHARKIV, Ukraine, June 14 - Five people were killed when a missile hit a bakery.", "killed", "Kharkiv"),
    ("BEIRUT, June 14 - Five people were killed when a missile hit a bakery.", "killed", "-"),
    # names that no gazetteer has
    ("Gunmen killed five people near Borokuna on Monday.", "killed", "Borokuna"),
    ("In Salamitu, a mine killed five people.", "killed", "Salamitu"),
    ("Five people were killed in Ramadan.", "killed", "-"),
    ("Five people died, Monday's edition of the Xinhua news agency said.", "killed", "-"),
    # those who speak of their own town, and those who do not
    ("Doctors in Nyala said that five people had been killed.", "killed", "Nyala"),
    ("Five people were killed in Nyala, a spokesman in Khartoum said.", "killed", "Nyala"),
    # the ground or sea of a country that an adjective names
    ("A boat that had left Sudan sank off the Yemeni coast on Friday; 40 people drowned.", "killed", "Yemen"),
    ("Shells fired from Syria killed a farmer on Turkish soil.", "killed", "Turkey"),
    # where a weapon or its owner stood is not where it struck
    ("Rockets fired from the Gaza Strip killed a woman in Ashkelon.", "killed", "Ashkelon"),
    ("Mortar bombs launched by militants stationed in Jobar hit houses in Bab Touma, killing three people.", "killed", "Bab Touma"),
    ("Five soldiers stationed in Jobar were killed.", "killed", "Jobar"),
    # where the wounded are cared for is where they were hurt only if nothing else is told
    ("A mortar shell hit the market of Komanda. Twelve wounded people were treated at the hospital in Bunia.", "injured", "Komanda"),
    ("Twelve wounded people were treated at the hospital in Bunia.", "injured", "Bunia"),
    # all of a country, and months of a war
    ("Troops hold Bakhmut. The agency says that 260,000 people have been uprooted inside the country, Ukraine.", "displaced", "Ukraine"),
    ("A bomb in Kandahar hurt nobody. The mission, whose seat is in Afghanistan, has documented 1,601 deaths of civilians from January to June 2021.", "killed", "Afghanistan"),
    # those who are carried away are told by where they were
    ("A plane carried seven patients and nine relatives from rebel-held Sanaa to Amman.", "evacuated", "Sanaa|Sanaa"),
    # what is crossed is a river, whatever town is called so
    ("Troops entered Snihurivka, Ukraine, after rebels withdrew across the Inhulets. A shell killed five people in the town.", "killed", "Snihurivka"),
    # a town on a line of its own heads what stands under it
    ("Shelling of Sumy went on in Ukraine.\n\n16:02 KHARKIV\nTwo people were killed at dawn.", "killed", "Kharkiv"),
    # not where a speaker's house, a foreign embassy or a foreign army is from
    ("A bomb went off outside the U.S. embassy in Nairobi, killing five people.", "killed", "Nairobi"),
    ("In East Africa, U.S. forces killed five militants.", "killed", "East Africa"),
    # told apart
    ("Six people were injured in a raid on Nyala. Separately, five people were killed in Goma.", "killed", "Goma"),
    # several at once
    ("Five people were killed in Goma, Bukavu and Uvira.", "killed", "Goma"),
]  # fmt: skip

WHEN = [
    # told around it
    ("A missile hit Kharkiv on Monday. Rescuers searched all day. Five people were killed.", "2022-06-13..2022-06-13"),
    # the only day that any harm of the report has
    ("A raid on Kharkiv on Monday wounded two people. One. Two. Three. Four. Five. Six. A mother said that five people had been killed in the raid.", "2022-06-13..2022-06-13"),
    # the day of the deed, not of the statement, which is only later; told apart, it has none of another's
    ("Militants shelled a checkpoint in Kidal on Friday. The governor said on Monday that five soldiers were killed.", "2022-06-10..2022-06-10"),
    ("Two were hurt in a raid on Tuesday in Nyala. Separately, five people were killed in Goma.", "None..None"),
    # since the day that the siege of the sentence before began
    ("The town of Bor has been shelled since 1 June. Over 750 people have been killed so far.", "2022-06-01..2022-06-15"),
    # a heading
    ("Monday, 13 June\n\nThe mayor spoke on television.\n\nFive people were killed in Goma.", "2022-06-13..2022-06-13"),
    # how long there was none is not when it was
    ("It was the first attack in Goma since 2019. Five people were killed on Monday.", "2022-06-13..2022-06-13"),
    ("Where they had lived until Monday, five people were killed.", "None..None"),
    # what has not come has no day of other harm
    ("Shells killed two soldiers in Goma on Monday. Villagers fear that five people will be killed.", "None..None"),
    # a total stands up to its day
    ("As of 12 June, 500 people had been killed in the war.", "None..2022-06-12"),
    ("In May, the UN put the death toll of the war at 3,800.", "None..2022-05-31"),
    ("Some 500 people have been killed in the conflict, which began in 2019.", "2019-01-01..2022-06-15"),
    ("The country has been at war since early 2011, when the army crushed protests. Since then, more than 5,000 people have been killed.", "2011-01-01..2022-06-15"),
    # nights of two days, and a day that was told before with its year
    ("Raiders killed five people during the night of Saturday to Sunday.", "2022-06-11..2022-06-12"),
    ("The operation in Moura in March last year began on March 27. Five people were killed on March 29.", "2021-03-29..2021-03-29"),
    # a time of the day that was told
    ("Troops stormed Goma on Monday. Five people had been killed by nightfall.", "2022-06-13..2022-06-13"),
    ("Before dawn, troops killed five people in Nablus.", "2022-06-15..2022-06-15"),
    # a stretch that was told before, and wire copy
    ("Since 1 February the junta has arrested 500 people. Over the same time 27 people have been killed.", "2022-02-01..2022-06-15"),
    ("FIVE PEOPLE WERE KILLED IN GOMA LAST WEEK, POLICE SAID.", "2022-06-06..2022-06-12"),
    # the day that opens an entry of a chronicle
    ("War in the hills: 3 March 2022: gunmen kill five people in Goma; 9 March 2022: a bomb kills nine in Bukavu.", "2022-03-09..2022-03-09"),
    ("A chronicle of the war.\n23 Dec 2021 - 44 people killed in twin car bomb attacks in Bukavu", "2021-12-23..2021-12-23"),
    # the period of a bulletin, and the words before a list
    ("Weekly report on violations\nNo. 9, 2 - 8 June 2022\n\nSummary\n- Two farmers were killed in the hills.", "2022-06-02..2022-06-08"),
    ("SITUATION REPORT\nReporting period: 2 to 8 June 2022\n\nHIGHLIGHTS\n• Two farmers were killed in the hills.", "2022-06-02..2022-06-08"),
    ("Daily log: Monday 13 June 2022\n\nGoma: two farmers were killed by gunfire.", "2022-06-13..2022-06-13"),
    ("The operations between 2 and 8 June had these results:\n\n1- Two rebels were killed in the hills.\n2- Four gunmen were killed at a farm.", "2022-06-02..2022-06-08"),
    # but not what has a day, nor the report of no bulletin
    ("Weekly report on violations\nNo. 9, 2 - 8 June 2022\n\nSummary\n- On Saturday, 4 June two farmers were killed.", "2022-06-04..2022-06-04"),
    ("Envoys met from 2 to 8 June in Geneva.\n\nNobody agreed. Two farmers were killed in the hills.", "None..None"),
    ("South Kivu, 2 - 8 June 2022\n\nTwo farmers were killed in the hills.", "2022-06-02..2022-06-08"),
]  # fmt: skip


def places_of(claims: list[Claim]) -> str:
    return "|".join(c.place.name if c.place is not None else "-" for c in claims)


@pytest.mark.parametrize(("text", "kind", "names"), WHERE)
def test_where(pipeline: Pipeline, text: str, kind: str, names: str) -> None:
    assert places_of([c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == kind]) == names


@pytest.mark.parametrize(("text", "days"), WHEN)
def test_when(pipeline: Pipeline, text: str, days: str) -> None:
    claim = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"][-1]
    assert (f"{claim.time.start}..{claim.time.end}" if claim.time else "None..None") == days


def test_several_places_are_no_more_exact_than_a_region(pipeline: Pipeline) -> None:
    (claim,) = claims_of(pipeline, "Five people were killed in Goma, Bukavu and Uvira.", PUBLISHED)
    assert claim.place is not None
    assert (claim.place.text, claim.place.precision) == ("Goma, Bukavu and Uvira", "region")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bomb went off in the Iraqi capital. Five people were killed.", "Baghdad"),
        ("A bomb in the Lebanese capital killed five people.", "Beirut"),
        ("A bomb in the capital of culture killed five people.", None),
    ],
)
def test_the_capital_is_that_of_the_country_named(pipeline: Pipeline, text: str, name: str | None) -> None:
    claim = next(c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed")
    assert (claim.place.name if claim.place else None) == name


def test_talks_are_held_where_people_meet(pipeline: Pipeline) -> None:
    text = "Peace talks in Geneva began on Monday. They are about the war in Yemen."
    (talks, *_) = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "talks"]
    assert talks.place is not None
    assert talks.place.name == "Geneva"
