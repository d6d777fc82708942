"""People who move, are moved, come home or cannot leave, in the constructions of news: by the direction behind the verb, by who lets
them go, in the town that is besieged; and evacuations told by their vehicles, deals and phases.

Each class has rows that must be found and rows that look like them and tell nothing.
"""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS

KINDS = [*PEOPLE_KINDS, "evacuation"]

DISPLACED = [
    # a verb of going in crowds and where from; the people of a place need no number
    ("Residents poured out of Kherson on foot, by car and by bicycle.", ["displaced - civilian"]),
    ("People are streaming out of eastern Mosul.", ["displaced - person"]),
    ("About 300 Tamils waded across the lagoon to the army's lines.", ["displaced ~300 person"]),
    ("Tens of thousands walked out of the city along the railway.", ["displaced ~20000+ person"]),
    ("Over 4,000 people crossed in a single day, UNHCR said.", ["displaced 4000+ person"]),
    ("Most residents had already left by the time the shelling began.", ["displaced - civilian"]),
    (
        "Nearly 400,000 Kosovars are believed to have left since the bombing began.",
        ["displaced ~400000 person"],
    ),
    ("Supporters poured out of the stadium in Tripoli.", []),
    ("Thousands of protesters poured into Tahrir Square.", []),
    ("Some 400 lawyers crossed the floor to the new party.", []),
    # driven, by whatever verb
    (
        "Militiamen chased hundreds of Fur farmers off their land near Kabkabiya.",
        ["displaced ~200+ civilian"],
    ),
    ("Ethnic cleansing in the Krajina drove out 200,000 Serbs in four days.", ["displaced 200000 person"]),
    ("Settlers forced 15 Bedouin families off their land at Ein Samiya.", ["displaced 15:family civilian"]),
    ("The mayor was pushed out of office.", []),
    ("Voters drove the party out of office.", []),
    # a fraction of those who are counted, a plural with its total, a headline
    ("Half of Stepanakert's 50,000 inhabitants have fled.", ["displaced ~25000 civilian"]),
    ("Displacements from Blue Nile rose to 97,000 people in July.", ["displaced 97000 person"]),
    ("Twenty thousand flee Congo town as M23 advances", ["displaced 20000 person"]),
]

EVACUATED = [
    ("Around 1,300 people were led out of the Azovstal tunnels under UN escort.", ["evacuated ~1300 person"]),
    ("Some 30 sick children have been let out of Gaza for treatment in Jordan.", ["evacuated ~30 child"]),
    ("India brought home 6,700 nationals from Yemen in Operation Raahat.", ["evacuated 6700 person"]),
    ("About 500 people came out of the enclave on Sunday under the agreement.", ["evacuated ~500 person"]),
    ("The first busload of 40 elderly people arrived in Dnipro from Bakhmut.", ["evacuated 40 elderly"]),
    ("Employees were allowed out of the building at noon.", []),
    ("Prisoners were let out of jail in an amnesty.", []),
    ("Ministers were bused to the opening of the dam.", []),
]

RETURNED = [
    ("Residents trickled back to Bucha once the troops had gone.", ["returned - civilian"]),
    ("Displaced families began returning to the Hamdaniya quarter on Tuesday.", ["returned - civilian"]),
    ("Villagers who had fled to the bush have returned to Bossemtele.", ["returned - civilian"]),
    (
        "Twelve families have moved back into the ruins of Kobani's east side.",
        ["returned 12:family civilian"],
    ),
    ("Some 5,000 residents were allowed back into Gali on Friday.", ["returned ~5000 civilian"]),
    ("Returnees to Mosul numbered 900,000 by the end of the year, IOM said.", ["returned 900000 person"]),
    (
        "Of the 35,000 who fled Bentiu, 20,000 have since returned.",
        ["displaced 35000 person", "returned 20000 person < displaced 35000 person"],
    ),
    ("Residents went back to work on Monday.", []),
    ("People returned to the streets of Khartoum to protest.", []),
    ("The prime minister returned to Baghdad after talks in Ankara.", []),
    ("Families came home from the cinema.", []),
]

TRAPPED = [
    ("The siege of Deir ez-Zor, where 93,500 people live, entered its third year.", ["trapped 93500 person"]),
    ("Djibo, a town of 300,000, has been blockaded since February.", ["trapped 300000 person"]),
    ("The town is sealed off, with some 40,000 people inside.", ["trapped ~40000 person"]),
    (
        "Between 15,000 and 20,000 people are still believed to be in Lysychansk.",
        ["trapped 15000..20000 person"],
    ),
    ("Some 9,000 civilians are packed into the last pocket at Baghouz.", ["trapped ~9000 civilian"]),
    ("Women and children are still inside the plant.", ["trapped - child+woman"]),
    ("Residents were forbidden to leave the town.", ["trapped - civilian"]),
    (
        "An estimated 30,000 civilians are caught between the front lines in Sirte.",
        ["trapped ~30000 civilian"],
    ),
    ("Bor, home to 20,000 people, has a new bridge.", []),
    ("Investigators were trapped by their own assumptions.", []),
    ("Residents were caught between hope and fear.", []),
    ("Forty teachers remain in the union.", []),
]

EVACUATIONS = [
    ("The UN and the Red Cross resumed efforts to evacuate civilians from Azovstal.", ["evacuation resumed"]),
    ("Medical evacuations from Gaza have been at a standstill since Rafah closed.", ["evacuation halted"]),
    ("The second phase of the evacuation of Zabadani will start on Sunday.", ["evacuation planned"]),
    ("The evacuation deal for Qudsaya fell apart over the lists of names.", ["evacuation failed"]),
    ("A third attempt to open a corridor out of Mariupol collapsed on Sunday.", ["evacuation failed"]),
    ("The rebels' departure from Harasta was completed early on Saturday.", ["evacuation ended"]),
    ("An evacuation train left Pokrovsk for Lviv on Wednesday.", ["evacuation ongoing"]),
    ("Israel's army issued evacuation orders for five districts of Khan Younis.", ["evacuation planned"]),
    ("Turkey and Russia brokered an accord to let civilians and fighters out of eastern Aleppo.", ["evacuation agreed"]),
    ("An agreement on the exit of militants from Daraya was reached on Thursday.", ["evacuation agreed"]),
    ("Buses that were to fetch civilians from Izium turned back empty.", ["evacuation halted"]),
    ("The deal fell apart over the price of gas.", []),
    ("Ministers agreed to quit the coalition.", []),
    ("Buses lined up to take fans to the match.", []),
    ("The second phase of the election will start on Sunday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*DISPLACED, *EVACUATED, *RETURNED, *TRAPPED, *EVACUATIONS])
def test_movement(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=KINDS, published="2024-06-12") == sorted(expected)
