"""Texts in which nothing is to be marked: public persons, by-lines, places and bodies, some of them named as persons are.

They were written before the rules for rare shapes.
"""

from __future__ import annotations

PUBLIC: tuple[str, ...] = (
    "Secretary-General António Guterres condemned the strike and called on President Volodymyr Zelensky and President Vladimir Putin to talk.",
    "Foreign Minister Sergey Lavrov met his Turkish counterpart, Hakan Fidan, in Antalya; Lavrov left without a statement.",
    "Bashar al-Assad's forces entered Maarat al-Numan. Assad said that the army would go on to Saraqib.",
    "The spokesman of the Israeli army, Daniel Hagari, said that a commander of Hamas had been the target in Khan Younis.",
    "Abu Bakr al-Baghdadi, the leader of the Islamic State, was killed in Barisha, said Donald Trump, then president.",
    "Abu Mohammed al-Golani, head of Hayat Tahrir al-Sham, spoke in Idlib's Bab al-Hawa.",
    "Rami Abdulrahman, director of the Syrian Observatory for Human Rights, put the toll at 14.",
    "Mykolaiv's governor, Vitaliy Kim, said on Telegram that two people were hurt in Voznesensk and Bashtanka.",
    "Aung San Suu Kyi's party won in 2020; General Min Aung Hlaing took power the next February.",
    "Tedros Adhanom Ghebreyesus, director-general of the World Health Organization, called the attack on the hospital in Al Fashir appalling.",
    "The towns of Umm Ruwaba, Abu Jubaiha and Um Dafok were cut off, the United Nations said; Abu Kamal lies far from there.",
    "Kamal Adwan Hospital, Al-Shifa and the Martin Luther King Street clinic had no fuel.",
    "Mayor Ihor Terekhov said that Saltivka and the Shevchenko district of Kharkiv were shelled; Terekhov asked people to stay in.",
    "Médecins Sans Frontières, the Red Crescent and Save the Children halted work in El Geneina and Zalingei.",
    "Mohamed Hamdan Dagalo, known as Hemedti, commands the Rapid Support Forces; Hemedti and Abdel Fattah al-Burhan fell out in 2023.",
    "UN envoy Geir Pedersen briefed the Security Council, and US Secretary of State Antony Blinken flew to Amman and Doha.",
    "By Karim Fahim in Beirut. Additional reporting by Zakaria Zakaria. Photo: Delil Souleiman/AFP.",
    "The Martyr Soleimani Brigade and the Abu Fadl al-Abbas battalion fought near Sayyida Zeinab and Jobar.",
    "Президент Владимир Зеленский и министр обороны Алексей Резников посетили Харьков.",
    "قال الرئيس بشار الأسد إن الجيش دخل مدينة حلب، وقال وزير الخارجية وليد المعلم إن الهدنة انتهت.",
)
