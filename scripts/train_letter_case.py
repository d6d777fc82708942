"""Makes src/onrecord/data/letter_case.txt.xz again: which words English news writes small.

Counts, in the corpora named on the command line (JSON Lines with `text`), how often each word
stands in small letters where no sentence begins. The file holds single words in alphabetical
order, no text: small where they mostly are, with a capital where they mostly have one. Run

    python scripts/train_letter_case.py ../shared/gold/polnear/train.jsonl ../shared/gold/temporal/timebank.jsonl …

and copy the printed lines into src/onrecord/data/LETTER_CASE.md.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src/onrecord/data/letter_case.txt.xz"
LEAST_TIMES = 2
_WORD = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-z]+)\b")
"""A word behind another in small letters: not the first of a sentence, and not in a headline."""


def main() -> int:
    small: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for path in sys.argv[1:]:
        with Path(path).open(encoding="utf-8") as lines:
            words = [w for line in lines for w in _WORD.findall(json.loads(line).get("text") or "")]
        seen.update(w.lower() for w in words)
        small.update(w for w in words if w[0].islower())
    kept = sorted(w if 2 * small[w] >= n else w.title() for w, n in seen.items() if n >= LEAST_TIMES)
    OUT.write_bytes(lzma.compress("\n".join(kept).encode(), preset=9))
    digest = hashlib.sha256(OUT.read_bytes()).hexdigest()
    sys.stdout.write(f"words: {len(kept)}\nbytes: {OUT.stat().st_size}\nSHA-256: {digest}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
