"""Who holds the ground and what still works, told in more voices: passives, nouns, pronouns, relative clauses, names beside, verbs joined.

Each class has rows that must be found and rows that look like them and tell nothing.
"""

from __future__ import annotations

import pytest
from notation import claims_of, told

from onrecord.pipeline import Pipeline

CONTROL = [
    # 'which' stands for the ground before it
    ("The port, which fell to the rebels in March, is a ruin.", ["control gained"]),
    (
        "Fighters slipped back into Gudermes, which the army had held since May.",
        ["control gained", "control held"],
    ),
    ("The mayor, who fell to third place, lives in the town.", []),
    # what was done before something else was done
    ("After capturing Hajjah, the militia moved into the hills.", ["control gained"]),
    ("The army succeeded in retaking Sake on Monday.", ["control gained"]),
    ("The army hopes to end the war by capturing Sake.", []),
    # control itself is passed on, given, fought for
    ("Control of the Nassib crossing was handed to the army.", ["control gained"]),
    ("Control over the town was restored by nightfall.", ["control gained"]),
    ("The raid handed the insurgents control of the port of Palma.", ["control gained"]),
    ("The two militias are vying for control of the airport.", ["control contested"]),
    ("Fighting went on for control of the Karada district.", ["control contested"]),
    ("Security forces were said to have restored control over Palma.", ["control gained"]),
    ("Neither side has been able to take full control of the refinery.", ["control contested"]),
    ("Paramilitaries were in possession of the palace on Sunday.", ["control held"]),
    ("The goalkeeper took control of the ball in Bamako.", []),
    ("Officials lost control of the meeting in Abuja.", []),
    ("The government has no control over Tskhinvali.", []),
    ("Inflation is under control, the minister said in Kinshasa.", []),
    # a hold on a town slips or tightens
    ("The junta's hold on Lashio is slipping.", ["control lost"]),
    ("Marines won a foothold on the left bank of the river near Oleshky.", ["control gained"]),
    ("The gangs have tightened their grip on the port.", ["control gained"]),
    ("The company's hold on the market is slipping.", []),
    # settle in, cling to, fall back from
    ("Paramilitaries established themselves in the oil town of Heglig.", ["control gained"]),
    ("Children cling to the fence of the airport in Taiz.", []),
    ("Soldiers are clinging to the airport of Taiz.", ["control held"]),
    ("Rebels fell back from the ridge above Taiz.", ["control lost"]),
    ("The government no longer controls the north.", ["control lost"]),
    ("Islamists retook Adan after the army's withdrawal.", ["control gained", "control lost"]),
    ("A treaty calls for the army's withdrawal.", []),
    # outside its control, the town's capture, what lasts
    ("The bulk of the district remains outside government control.", ["control lost"]),
    ("The town's recapture was confirmed by the governor.", ["control gained"]),
    ("Some 18 percent of Georgia is occupied by Russia.", ["control held ~18:percent"]),
    ("Soldiers had cleared most of Baiji, a colonel said.", ["control gained"]),
    ("The army had cleared most of the mines by Friday.", []),
    ("The insurgents hold the entire left bank.", ["control held"]),
    ("Two robbers hold a bank in Goma.", []),
    ("The army and the rebels both claimed to control the airport.", ["control contested"]),
    ("A day after losing Mizda, the army took it back.", ["control gained", "control lost"]),
    # who is made to do something else
    ("The charity was forced to move its staff from Baidoa.", []),
    # a share of all there is
    ("The rebels hold all but three of the state's 17 townships.", ["control held"]),
    ("Militiamen surrendered the Wadi Amd springs to the rebels.", ["control lost"]),
    ("Burmese troops reoccupied the post at Nadi after two days.", ["control gained"]),
]

SERVICES = [
    # the name of a hospital that the noun explains
    ("Al-Quds, the city's largest hospital, went out of service.", ["service halted"]),
    # a further verb, a pronoun
    ("Engineers cleared the road and reopened it.", ["service resumed"]),
    # what does not work
    ("The clinics in Abyei are not functional.", ["service halted"]),
    ("The teaching hospital in Kadugli is only partially functional.", ["service ongoing"]),
    ("The water yard is out of order.", []),
    ("Communications with Geneina have been down since May.", ["service halted"]),
    ("The strikes plunged Sumy into darkness.", ["service halted"]),
    ("Some 300,000 children are out of school in Kasai.", ["service halted"]),
    ("Stocks of medicine have run out at the clinic.", ["service halted"]),
    ("The agency has run out of food in Abs.", ["service halted"]),
    ("The families had run out of food and water.", []),
    ("Half of the clinics in Amhara are not functioning.", ["service halted"]),
    ("Drinking water is unavailable in Mykolaiv.", ["service halted"]),
    ("Half of the hospital's wards are closed.", ["service halted"]),
    ("A total of 63 schools were closed in Djibo.", ["service halted 63:building"]),
    ("Mobile clinics began work in the camps of Pulka.", ["service started"]),
    ("Five water points in Malakal were damaged.", ["service destroyed 5:building"]),
    # set alight, burnt down
    ("The school in Bama was burnt to the ground.", ["service destroyed"]),
    ("Shells set a WFP warehouse ablaze.", ["service destroyed"]),
    ("The minister set the school a new task.", []),
    # ways
    ("Closure of the Karni crossing has left trucks stranded.", ["service halted"]),
    ("The army lifted its blockade of the road to Sarh.", ["service resumed"]),
    ("Protesters blocked the highway at Cauca.", ["service halted"]),
    ("Hospital shut, roads cut as fighting nears Sake", ["service halted"]),
    ("The port of Beira resumed operations.", ["service resumed"]),
    ("Residents fear the closure of the road.", []),
    # agencies and their goods
    ("The Red Cross delivered insulin to the ward in Sana'a.", ["service delivered"]),
    ("Tankers brought drinking water to 6,000 families in Mosul.", ["service delivered"]),
    ("The UN is to send a convoy to Foua on Thursday.", ["service planned"]),
    ("A convoy to Douma was postponed.", ["service halted"]),
    ("The army is to send a convoy to Foua on Thursday.", []),
    ("Oxfam has suspended its activities in Zamfara.", ["service halted"]),
    ("Civil defence teams could no longer get to the district.", ["service halted"]),
    ("No convoy has reached the camp in two months.", ["service halted"]),
    ("MSF said it was forced to halt its work in Haydan.", ["service halted"]),
    ("Oxfam, which has 40 staff in Kibumba, has halted its work.", ["service halted"]),
    ("The charity said it was ceasing operations in Ghouta.", ["service halted"]),
    ("The ICRC has been denied access to the prison.", ["service halted"]),
    ("Trains to the coast were halted by the strike.", ["service halted"]),
    ("A field hospital opened in Bambari.", ["service started"]),
    ("A school opened in Bambari.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*CONTROL, *SERVICES])
def test_ground_and_services(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=("control", "service"), published="2024-06-12") == sorted(expected)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Control of the Nassib crossing was handed to the army.", "the army"),
        ("The raid handed the insurgents control of the port of Palma.", "the insurgents"),
        ("The junta's hold on Lashio is slipping.", "The junta"),
    ],
)
def test_whose_ground_it_is(pipeline: Pipeline, text: str, side: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text, "2024-06-12") if c.kind == "control"]
    assert claim.actor == side


def test_a_day_does_nothing(pipeline: Pipeline) -> None:
    (claim,) = claims_of(pipeline, "By Friday the army had cleared most of Baiji.", "2024-06-12")
    assert claim.actor == "the army"
