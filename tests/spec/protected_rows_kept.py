"""The other half of the passages: written before the rules, unseen while they were made, read only to measure them.

The notation is that of protected_rows.py.
"""

from __future__ import annotations

KEPT: tuple[str, ...] = (
    "Gunmen executed {Khalil Barakat|victim} in front of his wife {Samar|relative} and their two boys.",
    "{Htay Htay Win|victim}, {34|age}, was hit by a stray bullet while hanging laundry, said {Daw Mya|relative}, her aunt.",
    "{Nyabol Deng|witness}, who fled Malakal with four children, said her neighbour {Achol|victim} had been raped at the river.",
    "“He was only {fourteen|age},” {Ghulam Sarwar|relative} said of his son {Idris|minor}, shot at a protest in Khost.",
    "A farmer, {Wilmer Restrepo|victim}, stepped on a mine outside Tumaco. {Restrepo|victim}’s widow received no help.",
    "Police arrested the lawyer {Selam Tekle|victim} and two students, {Dawit|victim} and {Yonas|victim}, in Mekelle.",
    "The dead include {Ahmed Salim Bawazir|victim} ({6|age}) and his grandmother {Hajja Nour|victim}, who was in her seventies.",
    "{Sergeant Bohdan Lys|victim} died of his wounds on Sunday; his wife {Halyna|relative} gave birth on Monday.",
    "The girl, {Marie-Claire|minor}, told nurses in Bukavu that armed men had held her for nine days.",
    "{Abdirahman Warsame|witness}, a shopkeeper in Bakara market, said the truck exploded beside his stall.",
    "{Ibtisam|witness}, {27|age}, a survivor of Sinjar, was sold four times before she escaped.",
    "Witness {Milan Petković|witness} told the court that he saw the buses leave. {Petković|witness} never saw his brothers again.",
    "“I heard a roar,” says {Puing Lum|witness}, {58|age}, sitting in a church hall in Mizoram.",
    "Twelve-year-old {Sami Odeh|minor} was pulled from under the stairs. His father {Odeh Odeh|relative} dug with a spoon.",
    "Three brothers, {Issa|victim}, {Musa|victim} and {Haruna Garba|victim}, were taken from a farm near Zamfara on Thursday.",
    "{Père Anatole Bisimwa|victim}, a parish priest, was found dead on the road to Beni.",
    "The volunteer medic {Anna Reznik|victim} was wounded in Avdiivka; {Reznik|victim} is {25|age}.",
    "{Juana Tum|relative} identified the remains of her sister by a shoe. {Tum|relative} had searched for 30 years.",
    "{Thangarajah Selvi|witness} lost three sons in Mullivaikkal. “I ask only for their bones,” {Selvi|witness} said.",
    "“My name is {Karim|witness} and I was in cell 9,” the former prisoner said.",
    "The family lives at {14 Olive Street|address}, and the car, plate {AB 1234 CD|plate}, was burned, neighbours said.",
    "The activist, known as {@homs_eye|handle}, was last seen on Tuesday, said his cousin {Tarek|relative}.",
    # Nothing to mark.
    "Lucinda Abara, the UN resident coordinator, said the convoy would leave on Sunday. Abara thanked the drivers.",
    "Prime Minister Goran Tesla told Parliament that the army had not entered Zvornik.",
    "The Syrian Observatory for Human Rights said 16 people were killed in Maarat al-Numan and Saraqeb.",
    "Brigadier Naseem Akhtar said that militants had attacked a post in North Waziristan.",
    "Arakan Army spokesman Khaing Thu Ra said its fighters had taken Paletwa.",
    "Islamic Jihad and Hamas said Beit Lahia and Jabalia were shelled on Friday.",
    "Médecins Sans Frontières said its clinic in Port-au-Prince treated 60 people.",
    "Secretary of State Harold Brandt flew to Amman, and King Faris received him.",
    "Prosecutor Ines Valverde charged former president Efrain Montoya with the massacre at Dos Ríos.",
    "In Lviv, Kharkiv and Odesa sirens sounded; Ukraine’s Air Force said it shot down 31 drones.",
    "Save the Children and Oxfam said that most of the dead in Hodeidah were children under 15.",
    "The Ahmed Zaki School in Taiz and the Fatima Clinic were closed in January.",
    "Bishop Conrad Mbele led the talks in Bamenda, and Bishop Mbele said both sides had agreed.",
    # Both in one passage.
    "UNICEF representative Hugo Maartens said {Layan|minor}, {8|age}, had been treated for burns; Maartens met her mother, {Rana Issa|relative}.",
    "Police chief Arturo Salcedo denied that {Luz Marina Ospina|victim} had been beaten in custody, but her cellmate {Yaneth|witness} said she saw it.",
    "The father of the bride, {Said Jalal|relative}, wept. Governor Rahim Wardak said the strike had missed its target.",
)
