"""Hard passages of our own writing with invented names, written before the rules of 2026-12 for rare shapes, and looked at while these were made.

The notation is that of protected_rows.py.
"""

from __future__ import annotations

RARE: tuple[str, ...] = (
    "In the hallway of the school {Olena Vasylivna|witness} was boiling water on two bricks. {Vasylivna|witness} has not slept since Monday.",
    "Среди погибших {Сергей Николаевич Дорошенко|victim} и его дочь {Алина|victim}.",
    "“{Biba|witness}”, as everyone at the mill calls her, ran back for the hens.",
    "{Rustam “the Goat” Alimov|victim} drove the bread van. The van was found at kilometre 9.",
    "Survivors told us that {Gul\nMakai|victim} had been carrying the youngest when the wall came down.",
    "{Dr. Hamza|witness} had done eleven amputations by midnight. The week before, {Hamza|witness} was still a dentist.",
    "She writes to us as {@lilly_of_kobani|account}; calls go to {0944 218 377|phone}, or {+963-11-555-0134|phone}.",
    "Four men were led away that evening: {Petro|victim}, {Mykola|victim}, old {Hryhoriy|victim} and the miller.",
    "{Achol Garang Deng|witness} counts on her fingers: {Nyandeng|victim}, {Abuk|victim}, {Deng|victim}. All three in one night.",
    "Nobody has heard from the {Mansour brothers|victim}, {Fadi and Rami|victim}, since they were stopped at the bridge.",
    "{Zeynep K.|witness}, {19|age}, still has the text message. “Stay under the stairs,” it says.",
    "A neighbour ({Ismail|witness}, he asked that we not give the rest) swept glass into a bucket.",
    "We buried {Thiri|victim} next to her mother, {Daw Khin Nwe|victim}. No monk dared to come.",
    "{Tesfalem Gebremeskel|victim}'s wife had set a plate for him every evening for two years.",
    "“{Lyosha|victim}!” the woman kept calling into the stairwell. “{Lyosha|victim}, answer me.”",
)
