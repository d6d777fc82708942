"""The words of a source without what hangs on them by accident.

Comes in: words as they stand in a report. Goes out: the noun phrase that names somebody.
"""

from __future__ import annotations

import re

from onrecord.extract.source_kinds import kind_of


def trimmed(words: str) -> str:
    """The words without marks around them and without a clause that hangs on; where commas are lost, only the last noun phrase."""
    words = " ".join(words.split()).strip(" \"“”'‘’,;:-–—()[]")
    words = re.sub(r",?\s(?:which|whose|who|that|where)\b.*$", "", words)
    words = words.strip(" ,;:-–—(")
    for cut in re.finditer(r"(?<=\s)(?:the|an?|one)\s", words, re.I):
        if (
            cut.start() == len(words.split()[0]) + 1
            and words[0].isupper()
            and words[cut.end() : cut.end() + 1].isupper()
        ):
            # 'Save the Children'
            continue
        before = words[: cut.start()].split()[-1]
        if before.lower() not in _BEFORE_THE and not before.endswith((",", "-", "–", "ing")):
            front = words[: cut.start()].strip()
            # 'the Policy Centre an NGO': what stands beside a name; 'in the town a medic': another phrase.
            beside = (
                words[cut.start()] in "aA"
                and len(re.findall(r"\b[A-Z][\w’'-]+", front)) > 1
                and kind_of(front) != "other"
            )
            words = front if beside else words[cut.start() :]
            break
    return re.sub(r"['’]s$", "", words)


_BEFORE_THE = {
    "of", "for", "in", "at", "to", "from", "by", "with", "and", "on", "near", "inside", "outside", "under", "behind", "or", "about", "into", "over",
    "against", "that", "like", "after", "as", "than", "between", "within", "across", "both", "all", "half", "known", "called",
}  # fmt: skip
