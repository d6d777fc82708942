"""Harder passages, of our own writing with invented names: names without a word beside them, damaged text, capitals, lists, rare shapes.

They were written after the rules and read once to measure them; the notation is that of protected_rows.py. Nothing is to be tuned on them.
"""

from __future__ import annotations

HARD: tuple[str, ...] = (
    "FATHER OF THREE SHOT AT CHECKPOINT\nBETHLEHEM, MAY 4 (LEVANT WIRE) -- {WALID SHAHEEN|victim}, {38|age}, WAS SHOT DEAD ON TUESDAY, HIS BROTHER {IMAD|relative} SAID.",
    "Grief in the Valley: {Umm Saif|witness} Buries Her Sons\n{Umm Saif|witness} would not leave the grave.",
    "At six the planes came back. {Shirin|witness} put the kettle down. She never picked it up again.",
    "Those taken that night: {Ko Aung Thein|victim}; {Ma Su Su|victim}; {U Tin Oo Lwin|victim}; two boys whose names nobody knew.",
    "{Hassan Jubran|victim} a {32|age} year old pharmacist was killed along with his wife {Rima|victim} activists said",
    "“Put down {Valeriy|witness}, just {Valeriy|witness},” the old man said, glancing at the soldiers.",
    "The court heard how {Witness K-14|witness}, identified in the village as {Stana Milić|witness}, had hidden in a cistern.",
    "{Rosa|victim}’s blood was still on the step. Nobody in Nebaj would say who had come for {Rosa|victim}.",
    "Neighbours pooled money for {Mrs. Adeyemi|relative}, whose boys {Tunde|victim} and {Segun|victim} were on the bus.",
    "In the corridor sat {Perpetua Ndayishimiye|witness}, waiting for news of the eleven.",
    "The couple, {Abdullahi and Hadiza Sani|victim}, had been married for two weeks.",
    "Soldiers had a photograph of {Nguyen Van Tam|victim} and asked the children where he slept.",
    "{Lieutenant Artem Hlushko|victim} is survived by his mother, {Liubov|relative}, of {12 Shevchenko Street|address}, Bila Tserkva.",
    "It was {Qudrat|witness} who counted the bodies: forty, then forty-one.",
    "We met {Leila H.|witness}, a former detainee, in a café whose name we were asked to leave out.",
    "{Dau Lum|victim}, {Hkawn Nu|victim} and a baby lay under one blanket in the Laiza clinic.",
    "The last message from {Yousef|victim}’s phone said: they are at the door.",
    "Elder {Deng Majok|witness} spread his hands. “All our cattle,” he said.",
    "Her lawyer said {Ms. Thida Khaing|victim}, who is {19|age}, was denied a doctor in Insein.",
    "{Miguel Ángel|minor}, who turned {11|age} last week, draws helicopters.",
    "{Sister Benedetta|victim} refused to leave the ward and was hit by the second shell.",
    "A man who introduced himself as {Abu Omar|witness} led us to the pit.",
    # Nothing to mark.
    "The Khalid ibn al-Walid Army and the Omar Brigade clashed near Tal Shihab and Wadi Barada.",
    "Merkel and Hollande pressed Putin, and Lavrov flew to Lausanne to meet Kerry.",
    "Lake Chad, Port Sudan, Fort Portal and Santa Marta are far from Juba; Jordan and Chad closed their borders.",
    "The Norwegian Refugee Council’s country director, Piet Hansen, said Hansen’s staff had left Geneina.",
    "Interior Minister Raúl Ortega said that Ortega’s own convoy had been hit; Operation Condor Shield goes on.",
    "The Nansen Prize and the Geneva Conventions bind Myanmar, said Law Professor Ingrid Soll.",
    "Victoria Hospital in Kandy and St. Mary’s Cathedral in Mannar gave shelter to Tamils.",
    "Radio Okapi reported that CODECO and the Mai-Mai Yakutumba attacked Fizi at dawn.",
)
