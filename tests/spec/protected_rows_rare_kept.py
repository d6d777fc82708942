"""The other half of the passages with rare shapes: drawn by lot, unseen while the rules were made, read only to measure them.

The notation is that of protected_rows.py.
"""

from __future__ import annotations

RARE_KEPT: tuple[str, ...] = (
    "Umm Qasr is a port; {Umm Khalil|witness} is a grandmother from its old market, and it was {Abu Khalil|victim} whom the mine took.",
    "{Кравченко Ірина Петрівна|victim}, {34|age}, загинула на кухні, повідомила її сусідка.",
    "قُتل {محمد عبد الرحمن الخطيب|victim} وابنته {سارة|victim} في قصف على الحي مساء الأحد.",
    "Photo: {Nadia Sabbagh|relative} holds the jacket of her brother {Tarek|victim} outside the morgue in Homs.",
    "The {Haddads|victim} had moved to the cellar. When the beam fell it missed {Joumana Haddad|witness} and nobody else.",
    "{M. Tarawneh|victim} and {R. S. Qudah|victim} were pulled from the lift shaft on Friday.",
    "The smallest coffin was {Yasmin|minor}'s. Beside it lay {Zahra|minor} ({4|age}), {Hadi|minor} ({6|age}) and {Jawad|minor} ({9|age}).",
    "The grey Hilux, plate {Aleppo 714 220|plate}, was parked at {Building 6, Entrance B, Flat 41, Nile Street|address}.",
    "Her son's name was {Osama|victim}. He would have been {21|age} in spring.",
    "LIST OF THE DEAD\n1. {Marwan Ghazal|victim}\n2. {Bushra Ghazal|victim}\n3. {Infant Ghazal|minor}\n4. {Samiha Tlass|victim}",
    "Over tea {Bibi Sanober|witness} unwrapped the shell splinter. It is the size of a thumb, and it killed {Jamila|victim}.",
    "On the back of the photograph somebody had written: {Emmanuel|victim}, {Goretti|victim}, the twins, Easter 1993.",
    "{Viktor Pavlovych|witness} (he gives only the two names) sleeps in the boiler room with {Raya|relative}, his wife of forty years.",
    "The teacher's register still lists {Ayaan|minor}, {Hodan|minor} and {Liban|minor}; none of them came on Sunday.",
    "Hanging from the gate was the school bag of {Noor|minor}, who was in the second grade.",
)
