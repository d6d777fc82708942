"""Persons harmed who are called by name: one claim each, told once however often the report comes back to them."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS: list[tuple[str, list[str]]] = [
    ("Gunmen shot dead Amal Darwish in Taiz.", ["killed 1 person"]),
    ("The murder of Colonel Tomas Reyes shocked Medellin.", ["killed 1 combatant"]),
    ("Amina Yusuf was killed in Maiduguri on Monday.", ["killed 1 person"]),
    ("Rebels kidnapped the mayor of Zarzal, Julio Cantor, on Friday.", ["abducted 1 official"]),
    ("Judge Marta Olmos and the lawyer Luis Soto were shot to death.", ["killed 1 official", "killed 1 civilian"]),
    ("The body of Ana Rivas was found in a ditch near Izalco.", ["killed 1 person"]),
    # told again: once
    (
        "Colonel Tomas Reyes was murdered in Medellin. The killing of Reyes was condemned. He was shot dead outside his home.",
        ["killed 1 combatant"],
    ),
    # a share of a number
    (
        "The blast killed 10 people, including the union leader Ana Rivas.",
        ["killed 10 person", "killed 1 official < killed 10 person"],
    ),
    # lists
    (
        "The massacre of the teachers Ana Rivas, Luis Soto, Marta Olmos, Pedro Vega and Pablo Mora shocked Cali.",
        ["killed 1 civilian"] * 5,
    ),
    (
        "The bomb in Cali killed Ana Rivas, 42; Luis Soto, 19, and Captain Pablo Mora.",
        ["killed 1 combatant", "killed 1 person", "killed 1 person"],
    ),
    ("Union leader Ana Rivas and the radio announcer Luis Soto were shot dead in Cali.", ["killed 1 official", "killed 1 journalist"]),
    ("The murder of a judge and a police commander shocked Cali.", ["killed 1 combatant", "killed 1 official"]),
    ("Also injured were a street vendor and Luis Soto.", ["injured 1 civilian", "injured 1 person"]),
    (
        "Guerrillas in Cali are holding hostage the engineers Ana Rivas and Luis Soto.",
        ["abducted 1 civilian", "abducted 1 civilian"],
    ),
    # the names of those who are counted
    (
        "Five people died in the blast in Cali. The victims were identified as Ana Rivas and Luis Soto.",
        ["killed 5 person", "killed 1 person < killed 5 person", "killed 1 person < killed 5 person"],
    ),
    ("The wounded were identified as Ana Rivas and Luis Soto.", ["injured 1 person", "injured 1 person"]),
    # two persons who share a first name, and one who is called by part of his name
    ("Luis Carlos Soto was murdered in Cali. Days later Juan Carlos Mora was murdered in Cali.", ["killed 1 person", "killed 1 person"]),
    ("Luis Carlos Soto was murdered in Cali. The murder of Soto was condemned.", ["killed 1 person"]),
    # a deed that is spoken of has been done, whatever is said about it
    ("The lawyers resigned to protest the murder of Judge Marta Olmos.", ["killed 1 official"]),
    ("The army denied any part in the killing of Judge Marta Olmos.", ["killed 1 official"]),
    # hurt, then dead: once
    ("Mayor Julio Cantor was shot outside his home in Cali. The killing of Cantor was condemned.", ["killed 1 official"]),
    # one of a group is one
    ("A guerrilla member was killed in Cali.", ["killed 1 combatant"]),
    # threatened; tried in vain
    ("The editor Ana Rivas received death threats.", ["killed 1 civilian"]),
    ("The group threatened to kill Senator Luis Soto.", ["killed 1 official"]),
    ("Gunmen tried to kidnap Senator Luis Soto in Cali.", []),
    # told by age, people or trade
    ("A 14-year-old was shot in the leg near Nablus.", ["injured 1 child"]),
    ("Police arrested six Chadians and a Libyan in Agadez.", ["detained 6 person", "detained 1 person"]),
    ("Sana Idris, 9, was wounded by shrapnel in Homs.", ["injured 1 child"]),
    # a footnote, no age
    ("Sana Idris, ⁹, was wounded by shrapnel in Homs.", ["injured 1 person"]),
    # lists whose marks the grammar loses: semicolons, a colon, a span of time, the day before the name
    (
        "The bomb in Cali exploded at noon, killing Ana Rivas, 42; Marta Olmos, 19; a minor known as Luis; Efrain Soto Mora, and a guard.",
        ["killed 1 child", "killed 1 combatant", "killed 1 person", "killed 1 person", "killed 1 person"],
    ),
    (
        "They recalled the assassinations that took place in July in Cali: Ana Rivas, Luis Soto, and Dr Pablo Mora.",
        ["killed 1 person", "killed 1 person", "killed 1 person"],
    ),
    ("The killings during the past 72 hours of a judge and a teacher shocked Cali.", ["killed 1 civilian", "killed 1 official"]),
    ("They deplored the murder on the evening of 27 February of six villagers.", ["killed 6 civilian"]),
    ("On 3 March Ana Rivas was shot dead in Cali.", ["killed 1 person"]),
    # those taken, and what they are
    (
        "They left Cali, taking as hostages the engineers Ana Rivas, Luis Soto, and Pablo Mora.",
        ["abducted 1 civilian", "abducted 1 civilian", "abducted 1 civilian"],
    ),
    ("Gunmen kidnapped landowner Luis Soto in Cali.", ["abducted 1 civilian"]),
    ("The rebels are still holding Senator Luis Soto.", ["detained 1 official"]),
    # all whom one deed befell, and whose killers they are
    (
        "They condemned the murder of Luis Soto, his wife, and two others in Cali.",
        ["killed 1 person", "killed 1 woman", "killed 2 person"],
    ),
    ("The assassination of the mayor and two guards was condemned in Cali.", ["killed 1 official", "killed 2 combatant"]),
    ("They condemned the killing of the mayor and three of his guards.", ["killed 1 official", "killed 3 combatant"]),
    ("The killers of four nuns were never found.", ["killed 4 civilian"]),
    ("Gunmen killed a reporter's wife and son in Cali.", ["killed 1 person", "killed 1 woman"]),
    ("The blast took the life of Senator Luis Soto.", ["killed 1 official"]),
    # told in passing
    ("The party mourns the recently murdered senator Luis Soto.", ["killed 1 official"]),
    ("Among the teachers murdered in Cali was Father Luis Soto.", ["killed - civilian", "killed 1 civilian"]),
    ("Luis Soto, kidnapped 11 days ago in Cali, was released today.", ["abducted 1 person"]),
    ("They attended the funeral of six monks, five of them Spaniards, who were killed on Thursday.", ["killed 6 civilian"]),
    # wire copy in capitals
    ("A GUARD WAS WOUNDED IN THE ATTACK ON THE CUSTOMS HOUSE IN CALI.", ["injured 1 combatant"]),
    ("THE EXPLOSION IN CALI INJURED A PASSERBY.", ["injured 1 civilian"]),
    (
        "TWO WOMEN (A TEACHER AND A NURSE) WERE KILLED IN CALI.",
        ["killed 1 civilian < killed 2 woman", "killed 1 medic < killed 2 woman", "killed 2 woman"],
    ),
    ("CORPORAL LUIS SOTO IS MISSING NEAR CALI.", ["missing 1 combatant"]),
    (
        "ANA RIVAS, 20, AND JEFFREY BRENT BALL, 21, WERE MURDERED IN CALI WHEN THEY WERE WALKING HOME.",
        ["killed 1 person", "killed 1 person"],
    ),
    (
        "The committee condemned the recent murder in Guatemala of political leaders Ana Rivas and Luis Soto.",
        ["killed 1 official", "killed 1 official"],
    ),
    ("We will mention the murders that took place in July in Cali: Ana Rivas, and Luis Soto.", ["killed 1 person", "killed 1 person"]),
    ("The mayor of Cali was killed, as were his driver and a guard.", ["killed 1 civilian", "killed 1 combatant", "killed 1 official"]),
    ("Ana Rivas and Luis Soto, who were kidnapped in Cali in May, were freed.", ["abducted 1 person", "abducted 1 person"]),
    ("The murder by unknown gunmen of two nuns was condemned in Cali.", ["killed 2 civilian"]),
    (
        "Two people were killed and 35 hurt in Cali. The names of the two killed were given. They are Ana Rivas and policeman Luis Soto.",
        ["injured 35 person", "killed 1 combatant < killed 2 person", "killed 1 person < killed 2 person", "killed 2 person"],
    ),
    (
        "The two students who disappeared this week are Ana Rivas and Luis Soto.",
        ["missing 1 person", "missing 1 person", "missing 2 civilian"],
    ),
    # who somebody is, and no second person
    ("A driver, a resident of Homs, was killed.", ["killed 1 civilian"]),
    ("Gunmen killed a lawyer, an adviser to the mayor, in Homs.", ["killed 1 official"]),
    ("A police colonel, a judge, and a teacher were murdered in Cali.", ["killed 1 civilian", "killed 1 combatant", "killed 1 official"]),
    # none of those named before
    (
        "The mayor of Cali, Julio Cantor, was murdered by gunmen who fired at his car. The driver of the car was also killed.",
        ["killed 1 civilian", "killed 1 official"],
    ),
    (
        "Luis Soto was murdered in Cali. Days later came the murder of Pablo Mora, his wife and two others.",
        ["killed 1 person", "killed 1 person", "killed 1 woman", "killed 2 person"],
    ),
    # asides of editors
    ("TEN OTHERS [NOT FURTHER IDENTIFIED] WERE ALSO INJURED IN CALI.", ["injured 10 person"]),
    ("On 3 March Comrade Soto [name as heard], a party secretary in Cali, was killed.", ["killed 1 combatant"]),
    ("They condemned the murder [of six monks] in Cali.", ["killed 6 civilian"]),
    # no persons: organisations, places, armed sides
    ("The army attacked Raqqa and destroyed Hezbollah's depot.", []),
    ("The council condemned the killing of Reuters' hopes.", []),
    # somebody who is not named, of whom nothing else is told
    ("Soldiers found a teacher at home near Homs and killed him.", ["killed 1 civilian"]),
    ("The militia kidnapped a nurse in Homs and later killed her.", ["abducted 1 medic", "killed 1 medic"]),
    ("A teacher was killed in Homs by gunmen who shot him in the head.", ["killed 1 civilian"]),
    # nobody is named for the pronoun
    ("He was kidnapped on Friday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_named_persons(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
