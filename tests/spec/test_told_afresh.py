"""Who says it, where and when it was, in wordings of ordinary news: claims with place, days and first source.

Published on Wednesday 10 June 2015. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import ATTACKS, PEOPLE, told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2015-06-10"


def at(claim: Claim) -> str:
    return f"@ {claim.place.name if claim.place else '-'}"


def on(claim: Claim) -> str:
    when = claim.time
    if when is None or (when.start is None and when.end is None):
        return "on -"
    return f"on {when.start}" if when.start == when.end else f"on {when.start or '…'}..{when.end or '…'}"


def by(claim: Claim) -> str:
    return f"by {claim.said_by[0].text if claim.said_by else '-'}"


# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    # who is quoted in a relative clause answers for it
    ('Lawmakers debated sanctions over a March raid that the African Union says killed more than 60 people in Tigray.',
     ['attack @ Tigray on - by the African Union', 'killed 60+ person @ Tigray on - by the African Union']),
    ('Ministers asked parliament to approve strikes over a gas attack the United States says killed 140 people in Nyala.',
     ['attack @ Nyala on - by Ministers', 'killed 140 person @ Nyala on - by the United States']),
    ('The opposition has accused government forces of killing well over 100 civilians in Khartoum.',
     ['killed 100+ civilian @ Khartoum on - by The opposition']),
    ('Three people died of suffocation in Aden, and the source added that the gas was chlorine.',
     ['killed 3 person @ Aden on - by the source']),
    ('Unverified reports estimated 40 villagers might have died in Kharkiv.',
     ['killed ~40 civilian @ Kharkiv on - by Unverified reports']),
    ("A rocket led to the death of one person in Tyre and the injury of 40 others; in addition to causing great damage, the agency's correspondent added, quoting state television.",
     ["injured 40 person @ Tyre on - by the agency's correspondent", "killed 1 person @ Tyre on - by the agency's correspondent"]),
    # who hears it and by what wire is no voice
    ('Police spokesman Ali Khan told reporters that 11 people were killed in Bannu on Thursday.',
     ['killed 11 person @ Bannu on 2015-06-04 by Police spokesman Ali Khan']),
    ('The colonel, reached by phone in Bukavu, said 20 rebels were killed in Fizi.',
     ['killed 20 combatant @ Fizi on - by The colonel, reached by phone in Bukavu']),
    ('Locals reached over the phone said a drone killed six people of a family in Spera.',
     ['killed 6 civilian @ Spera on - by Locals reached over the phone']),
    ('Aid workers reckon that 300 civilians were killed in Bor.',
     ['killed 300 civilian @ Bor on - by Aid workers']),
    ('State news agency SANA, quoting a military source, said three civilians were killed in shelling of Jaramana.',
     ['attack @ Jaramana on - by State news agency SANA', 'killed 3 civilian @ Jaramana on - by State news agency SANA']),
    ('The column was ambushed near Hpakant, according to a resistance fighter there. He said around 20 soldiers had been captured.',
     ['attack @ Hpakant on - by a resistance fighter there', 'detained ~20 combatant @ Hpakant on - by a resistance fighter there']),
    ('Khartoum denies it. Juba does not give its own losses; it speaks of 25 civilians killed in Malakal.',
     ['killed 25 civilian @ Malakal on - by Juba']),
    # counts and their revisions
    ('The mission documented 5,166 civilian casualties in Helmand: 1,601 people dead and 3,565 injured.',
     ['injured 3565 civilian @ Helmand province on - by The mission < injured 5166 civilian', 'injured 5166 civilian @ Helmand province on - by The mission', 'killed 1601 civilian @ Helmand province on - by The mission < injured 5166 civilian']),
    ('A Houthi-run ministry later raised the toll in Taiz to 54.',
     ['killed 54 person @ Taiz on - by A Houthi-run ministry']),
    ('Two more deaths raised the toll in Taiz to 54.',
     ['killed 2 person @ Taiz on - by -', 'killed 54 person @ Taiz on - by -']),
    ('The network recorded 40 civilian deaths in Syria on Monday, as follows:\nHoms: Five people were killed by shelling.\nAleppo: A mine killed three children in Anadan.',
     ['attack @ Aleppo on 2015-06-08 by The network', 'attack @ Homs on 2015-06-08 by The network', 'killed 3 child @ Aleppo on 2015-06-08 by The network', 'killed 40 civilian @ Syria on 2015-06-08 by The network', 'killed 5 person @ Homs on 2015-06-08 by The network']),
    # where: locals who tell of their own town; scenes and what lies in them
    ('A warplane bombed Kidal on Monday, killing four. In Gao, residents said two people were shot dead.',
     ['attack @ Gao on 2015-06-08 by residents', 'attack @ Kidal on 2015-06-08 by -', 'killed 2 person @ Gao on 2015-06-08 by residents', 'killed 4 person @ Kidal on 2015-06-08 by -']),
    ('In Geneva, the UN said 300 people were killed in Bor last month.',
     ['killed 300 person @ Bor on 2015-05-01..2015-05-31 by the UN']),
    ('A missile hit a market in Kramatorsk on Sunday. Eight people died there, the prosecutor said, adding that the rocket had been fired from Makiivka.',
     ['attack @ Kramatorsk on 2015-06-07 by -', 'killed 8 person @ Kramatorsk on 2015-06-07 by the prosecutor']),
    ('Mourners in the northern Yemeni city of Saada buried dozens of schoolboys killed on Monday when a warplane hit their bus in a market in Dahyan.',
     ['attack @ Dahyan on 2015-06-08 by -', 'killed ~24+ child @ Dahyan on 2015-06-08 by -']),
    ('In Khan Younis, medics pulled three bodies out of the rubble of Abasan, a village on the fence.',
     ['killed 3 person @ Abasan on - by -']),
    ('In Mosul, three rockets hit the Zuhour quarter on Monday. Six people died.',
     ['attack @ Zuhour on 2015-06-08 by -', 'killed 6 person @ Zuhour on 2015-06-08 by -']),
    ('In Mykolaiv, two missiles fell on Monday in the Inhulskyi district. Six people died.',
     ['attack @ Inhulskyi on 2015-06-08 by -', 'killed 6 person @ Inhulskyi on 2015-06-08 by -']),
    ('A truck bomb killed 80 people in the Kabul district of Karte Char.',
     ['attack @ Karte Char on - by -', 'killed 80 person @ Karte Char on - by -']),
    ('The strike killed 17 people in Yarmouk, a densely populated neighbourhood of southern Khartoum.',
     ['killed 17 person @ Yarmouk on - by -']),
    ('Fighters clashed with soldiers and allied Mai-Mai at Sake, a crossroads town 27 kilometres away. Sake was shelled on Monday.',
     ['attack @ Sake on - by -', 'attack @ Sake on 2015-06-08 by -']),
    ("KATHMANDU — Nepal's Maoist rebels overran the town of Beni on Monday and killed 14 soldiers. Thirty people were wounded in Beni.",
     ['injured 30 person @ Beni on 2015-06-08 by -', 'killed 14 combatant @ Beni on 2015-06-08 by -']),
    ('Shells fell on the capital of Tigray, Mekelle, killing six people.',
     ['attack @ Mekelle on - by -', 'killed 6 person @ Mekelle on - by -']),
    ('The capital of North Darfur has been shelled by the rebels, killing nine people.',
     ['attack @ El Fasher on - by -', 'killed 9 person @ El Fasher on - by -']),
    ('Rebels pushed west from Bunia on Thursday and clashed with soldiers at Komanda. Four people were shot in the crossfire.',
     ['attack @ Komanda on 2015-06-04 by -', 'attack @ Komanda on 2015-06-04 by -', 'injured 4 person @ Komanda on 2015-06-04 by -']),
    ('Separatists who burst into Gudermes on Tuesday still hold the centre. Seventy servicemen have been killed, the ministry said.',
     ['killed 70 combatant @ Gudermes on - by the ministry']),
    ("A French soldier was killed in northern Burkina Faso, France's presidency said.",
     ["killed 1 combatant @ northern Burkina Faso on - by France's presidency"]),
    ('The monitor documented 40 deaths on Monday: 20 in Homs, 15 in Aleppo.',
     ['killed 15 person @ Aleppo on 2015-06-08 by The monitor < killed 40 person', 'killed 20 person @ Homs on 2015-06-08 by The monitor < killed 40 person', 'killed 40 person @ Syria on 2015-06-08 by The monitor']),
    ('Ukraine says 40 Russians died near Bakhmut; Moscow puts its dead at three.',
     ['killed 3 combatant @ Bakhmut on - by Moscow', 'killed 40 person @ Bakhmut on - by Ukraine']),
    ('MARAWI — Troops killed nine fighters on Monday after a lieutenant succumbed to wounds in Cagayan de Oro. Another 16 troops were wounded.',
     ['injured 16 combatant @ Marawi City on 2015-06-08 by -', 'killed 1 combatant @ Marawi City on 2015-06-08 by -', 'killed 9 combatant @ Marawi City on 2015-06-08 by -']),
    ('The Syrian capital, Damascus, was shelled on Monday, killing two people.',
     ['attack @ Damascus on 2015-06-08 by -', 'killed 2 person @ Damascus on 2015-06-08 by -']),
    ('Shells fell on the North Darfur capital on Monday, killing six people.',
     ['attack @ El Fasher on 2015-06-08 by -', 'killed 6 person @ El Fasher on 2015-06-08 by -']),
    ('The Observatory, which is based in London, said rebels shelled Qusayr on Monday. Nine people were killed in the city, it said.',
     ['attack @ Qusayr on 2015-06-08 by The Observatory', 'killed 9 person @ Qusayr on 2015-06-08 by The Observatory']),
    ('Russia fired missiles at Ukraine on Sunday. A man was killed in the village of Zolochiv. Officials in Poltava reported one death.',
     ['attack @ Ukraine on 2015-06-07 by -', 'killed 1 man @ Zolochiv on 2015-06-07 by -', 'killed 1 person @ Poltava on 2015-06-07 by Officials in Poltava']),
    # when: totals, comparisons, spans
    ('A truce began in Sanaa on Friday, two days after one of the worst shellings in eight months of war killed 21 people.',
     ['attack @ Sanaa on 2015-06-03 by -', 'killed 21 person @ Sanaa on 2015-06-03 by -']),
    ('A clinic in Saqba was bombed for the second time in a week on Tuesday.',
     ['attack @ Saqba on 2015-06-09 by -']),
    ('Nine people have been pulled out alive since Saturday, when the block in Chasiv Yar was struck.',
     ['attack @ Chasiv Yar on 2015-06-06 by -', 'rescued 9 person @ Chasiv Yar on 2015-06-06..2015-06-10 by -']),
    ('The ministry said 37 people had been killed in Rafah over the past day, bringing the toll since the war began to 33,800.',
     ['killed 33800 person @ Rafah on …..2015-06-10 by The ministry', 'killed 37 person @ Rafah on 2015-06-09..2015-06-10 by The ministry']),
    ('The country lost 45 soldiers in Mali, 12 of them in a crash in 2013.',
     ['killed 12 combatant @ Mali on - by - < killed 45 combatant', 'killed 45 combatant @ Mali on - by -']),
    ('As of Monday, 457,000 people were displaced in Marawi.',
     ['displaced 457000 person @ Marawi City on …..2015-06-08 by -']),
    ('In the past fortnight 40 people have died in Ituri.',
     ['killed 40 person @ Ituri on 2015-05-27..2015-06-10 by -']),
    ('On the fifth, bombs fell on the town of Zliten, killing 12.',
     ['attack @ Zliten on 2015-06-05 by -', 'killed 12 person @ Zliten on 2015-06-05 by -']),
    ('In Barda, workers were digging in the remains of a building struck in the small hours of Sunday. Ten people died there.',
     ['killed 10 person @ Barda on 2015-06-07 by -']),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_who_where_and_when(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, at, on, by, kinds=(*PEOPLE, *ATTACKS), published=PUBLISHED) == expected
