"""What made-up stories and their damage are made of: parts of sentences, and the words and characters that readers stumble on."""

from __future__ import annotations

WHO = (
    "five civilians", "at least 12 people", "dozens of women and children", "a doctor", "20–30 soldiers", "1\u00a0200 families", "a mother and her two sons",
    "up to 40,000 residents", "several hundred fighters", "nobody", "more than half of them", "two of them", "Amina Yusuf, 34,", "some 3.5 million people",
    "between 20 and 30 miners", "the couple", "one in four of the 200 prisoners", "twenty-one policemen", "no fewer than a dozen", "both brothers",
    "an elderly man", "tens of thousands", "8 medics and 3 drivers", "all 14 of the crew", "a third of the town's people", "the 27", "they",
)  # fmt: skip
DONE = (
    "were killed", "were wounded and three killed", "fled", "have been trapped since 2014", "were evacuated by bus", "may have died", "were not hurt",
    "are missing", "were kidnapped", "will be evacuated", "shot dead", "killing one of them", "were feared dead", "had been detained", "were raped",
    "returned to their homes", "were pulled from the rubble", "died of their wounds", "were beheaded by gunmen", "drowned", "were denied water",
    "were among the 45 dead", "have been displaced by shelling", "did not die", "were said to have been killed or wounded", "were hit by mortar fire",
)  # fmt: skip
WHERE = (
    "in Kharkiv", "near Taiz", "in the besieged town of Madaya", "outside Goma, eastern Congo,", "in “الرقة”", "", "", "30 km north of Mosul",
    "between Homs and Hama", "at a hospital in Kunduz", "in Al-Bab's market", "along the road to Nyala", "in the province of Idlib", "in St. John's",
    "in the city's al-Shaar quarter", "on the border", "in a school in Khan Sheikhoun, Syria",
)  # fmt: skip
WHEN = (
    "on Tuesday", "last week", "since the war began", "at 10:30", "on 31 February", "", "", "on 13 December 2016", "in mid-November", "overnight",
    "between 3 and 5 May", "two days earlier", "on the first day of Ramadan", "in the past 24 hours", "since March 2011", "by 2050", "on 12/13/2016",
    "early on Sunday", "this week", "in the 1990s", "last year", "the day before Christmas", "at the weekend", "from Monday to Friday",
)  # fmt: skip
WHOSE = (
    ", the UN said.", ", according to “medics”.", ", he added.", " — most of them children.", ", including 3 children.", ", up from an earlier toll of 9.",
    ".", ".", ".", " ", "?!", "…", ", said Dr. A. B. Karim of the Red Crescent.", ", a source said on condition of anonymity.", ", state media reported",
    "; the army denied it.", ", two of them women, the group said in a statement.", ", most by snipers.", " (AFP)", ", which could not be verified.",
)  # fmt: skip
SITUATIONS = (
    "A truce began.", "Rebels captured the town of Sake.", "The hospital closed.", "The army shelled Nyala on Monday.", "He said: “We buried 30.”",
    "The evacuation of Homs was halted.", "Talks were held in Geneva.", "An air strike hit a market, killing at least 12 and wounding dozens.",
    "Of them, 4 were children.", "The death toll rose to 112 from 98.", "The group claimed responsibility for the blast.", "“Most of them are women,” she said.",
    "Killed: 12. Wounded: 40.", "- 3 dead in Aleppo\n- 5 dead in Homs", "The couple's son, 6, died too.", "Aid was delivered to 40,000 people.",
    "RUSSIAN JETS KILL 9 IN IDLIB", "DAMASCUS, 12 December (SANA) — Twelve people were killed.", "13 Dec 2016 - 44 people killed in Homs",
    "By Jane Doe", "Read more: 45 civilians killed in Mariupol", "Photo: Ali Hasan/AFP", "Advertisement", "(Reporting by A. Writer; editing by B. Editor)",
)  # fmt: skip

WORDS = (
    "and", "or", "of", "of them", "including", "between", "at least", "at most", "up to", "more than", "half", "half of", "a third of", "twice", "none", "no",
    "million", "hundred", "dozen", "dozens of", "billion", "percent", "km²", "-year-old", "said", "told", "according to", "claimed", "denied", "killed",
    "wounded", "dead", "dead and", "killing", "fled", "missing", "the", "he", "they", "who", "which", "whom", "that", "not", "if", "may", "would",
    "since", "until", "from", "to", "by", "in", "on", "near", "last", "next", "ago", "later", "earlier", "Monday", "February", "29 February", "31 April",
    "0", "00", "000", "-1", "1/0", "1/2", "½", "²", "①", "٣٤", "१२", "XII", "1e9", "0x1F", "1,2,3", "1.000.000", "12.5", "99999999999999999999",
    "1 January 0000", "31/12/9999", "9999-12-31", "0001-01-01", "year 0", "2016-02-30", "24:00", "25:61", "mid-", "late", "the 1st", "the 0th", "Q1",
    "Mr.", "Dr.", "U.S.", "St.", "al-", "Al", "-", "--", "|", "|||", "\t", "- ", "1. ", "• ", "http://", "@", "#", "Aleppo", "Syria", "Georgia", "Congo",
)  # fmt: skip
"""Words on which numbers, dates, shares and speakers turn, thrown in anywhere."""

STRANGE = (
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u200f", "\u202a", "\u202e", "\u202c", "\u2066", "\u2069", "\u0301", "\u0338",
    "\u20dd", "\u034f", "\ufe0f", "\u00a0", "\u202f", "\u3000", "\u180e", "\u0130", "\u1e9e", "\ufb01", "\u01c5", "\u1f88", "\u0149", "\u03c2", "\u212a", "\ufffd", "\ufffe",
    "\ue000", "🚑", "👨‍👩‍👧", "𝟏𝟐", "\U0010ffff", "\u0f00", "‘", "’", "“", "”", '"', "'", "«", "»", "„", "(", ")", "[", "]", "{", "<", ">", "&", "\\", "/",
)  # fmt: skip
BREAKS = (
    "\n", "\r", "\r\n", "\n\r", "\n\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029", "\x00", "\x01", "\x08", "\x1b", "\x7f",
)  # fmt: skip
MARKUP = (
    "&amp;", "&lt;", "&nbsp;", "&#8220;", "&#x202e;", "&#0;", "&#xD800;", "&bogus;", "<p>", "</p>", "<br/>", "<b>", "</div>", "<!--", "-->", "<![CDATA[",
    "<script>", "</script>", "<table><tr><td>", "</body>", "<h1>", "<time datetime='2016-13-45'>", "<li>", "<a href='", "<html>", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
)  # fmt: skip
LOOKALIKES = str.maketrans("aceiopxyABCEHKMOPTX0125", "асеіорхуАВСЕНКМОРТХ０１２５")
"""Latin letters and digits → Cyrillic ones and full-width digits that look the same."""
