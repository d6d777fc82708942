"""Passages for protection, of our own writing, with invented names: the half that the rules were written on.

`{words|who}` must be marked, all else must not. `who` is whose name it is, or, for a detail, what it is.
"""

from __future__ import annotations

SEEN: tuple[str, ...] = (
    # Named dead, with ages and kin.
    "{Amal Darwish|victim} was shot dead at the checkpoint on Monday, her brother {Nabil|relative} said.",
    "The shell killed {Yusuf al-Hariri|minor}, {12|age}, and his sister {Lina|minor}, {9|age}, in their home in Douma.",
    "Umm Qasr was quiet. “We hid in the cellar,” said {Umm Khaled|witness}, a mother of three who fled the Sukkari district.",
    "The body of {Ko Zaw Lin Htut|victim}, a {23|age}-year-old student, was returned to his family in Bago with burns on both arms.",
    "A nurse who gave only her first name, {Halima|witness}, said the ward in El Fasher had no lights.",
    "{Oksana Petrenko|victim}, {41|age}, and her son {Danylo|minor}, {7|age}, died when the flat in Chuhuiv collapsed. Neighbours carried {Petrenko|victim}'s coat to the morgue.",
    "“They took my husband at night,” said {Rosa Ixquiac|witness}, a weaver. Her husband, {Mateo|victim}, has been missing since May.",
    "The schoolgirl {Zainab Bukar|minor} was abducted from the hostel in Borno with sixty others.",
    "{Mohammed|minor}, {12|age}, lost both legs. “I want to walk,” {Mohammed|minor} said.",
    "Soldiers detained {Jean-Pierre Mugenzi|victim}, a teacher, and {Espérance Kavira|victim}, who sells charcoal, near Rutshuru.",
    "Relatives named the dead as {Saw Eh Doh|victim}, {Naw Paw Wah|victim} and {Saw Ler Moo|victim}.",
    "{Abu Malek al-Shamri|witness}, a resident of the rebel-held quarter, said bodies lay in the streets.",
    "The villager {Tesfaye Gebremariam|witness} told reporters that the men came at dawn. {Tesfaye|witness} buried four of them.",
    "{Fatmata|victim}, whose surname is withheld, said she was raped by three soldiers in the forest outside Kailahun.",
    "Among the wounded was {Dragan Savić|victim}, a baker; {Savić|victim} lost an eye.",
    "{Dr. Hazem Rifai|witness}, a surgeon at the field hospital, said 14 people had died of chlorine. “We have no oxygen,” {Rifai|witness} said.",
    "The driver, {Gulab Khan|victim}, was killed when the bus struck a mine in Helmand; the conductor, {Noor Agha|victim}, lived.",
    "“My daughter {Ayesha|minor} is {five|age},” said the man, who asked not to be named.",
    "{María Elena Quispe|witness} recalled how the patrol burned the chapel. {Quispe|witness} was then a girl of {ten|age}.",
    "Call the family on {+963 944 123 456|phone} or write to {nabil.d@example.org|email}, the post said.",
    "{Bintou Traoré|victim} and her baby drowned as the pirogue sank off Mopti. The mother of {Traoré|victim} waited on the bank.",
    # Public voices, bodies and places: nothing to mark.
    "Ivor Lindqvist, spokesman for the UN refugee agency, said 4,000 people had crossed. Lindqvist called it a disgrace.",
    "President Anselm Okoye and Defence Minister Pavel Dorin met in Geneva on Tuesday.",
    "Gen. Thiha Aung, the commander of the northern force, denied that his troops had fired on Myitkyina.",
    "Human Rights Watch and Amnesty International said the Saraya Brigade shelled Khan Younis and Deir al-Balah.",
    "The Abdul Rahman Mosque and the Martyr Kamal Hospital in Saada were hit on Friday, the Health Ministry said.",
    "Senior analyst Dorothea Finch of the Harrow Institute said the front had not moved.",
    "The Red Crescent said 12 people died in Al Hudaydah. Doctors Without Borders treated 40.",
    "Moscow said it had opened a corridor. Kyiv denied it, and Washington urged restraint.",
    "Judge Marta Kellner sentenced General Ratimir Vuk to twenty years for the killings in Brezovo.",
    "Rafik Menad, head of the Oran Observatory, said 82 civilians had been executed. “There could be more,” said Menad.",
    "On Wednesday, Eastern Ghouta was struck by the Syrian Air Force; many feared that Jaish al-Nasr would retaliate.",
    "Foreign Secretary Lionel Hart told Parliament that Britain had seen the reports from Aden.",
    "The Tatmadaw said 12 terrorists were killed in Kachin State. Radio Free Kachin said they were villagers.",
    "MSF treated 31 people in Bentiu, Unity State, in April and May, when the White Nile flooded.",
    # Both in one passage.
    "Mayor Viktor Holub said that {Iryna Kovalchuk|victim}, {62|age}, had died in her kitchen. Her daughter, {Olena|relative}, stood by him.",
    "Al-Noor TV correspondent Wissam Idris reported that {Hassan Abbas|victim}, a farmer, was killed while picking olives near Bint Jbeil.",
    "Col. Musa Dhlakama said nothing of the arrest of {Ernesto Machava|victim}, an election observer {aged 29|age}.",
)
