"""A report of our own that the tests write into every kind of document, and how much of it comes back."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.read import ReadOptions, read
from onrecord.records import Failure, Report

TITLE = "Grain silo burns after shelling of Marwa port"
PARAGRAPHS = (
    "MARWA, 4 May 2016 – Shells set fire to a grain silo in the port of Marwa on Tuesday and killed at least nine dockworkers,"
    " the harbour administration announced. Twenty-three people were taken to the municipal hospital with burns.",
    "The administration’s spokeswoman characterised the extinguishing of the flames as extraordinarily complicated: the pumping"
    " station in the south-eastern neighbourhood has been without electricity since mid-April.",
    "International humanitarian organisations, which keep approximately fourteen thousand tonnes of wheat in the neighbouring"
    " warehouses, called for an unconditional cessation of bombardment around storage installations.",
    "The government blamed an opposition brigade; the brigade’s communications office denied responsibility and said that its"
    " artillery was more than forty kilometres away. Independent verification was impossible on Wednesday.",
    "Residents of the waterfront said that they had counted between thirty and thirty-five explosions. “We carried my neighbour"
    " down six flights of stairs,” a schoolteacher told the radio station, “because the ambulance could not get through.”",
)
ARABIC = (
    "قال مسؤولون في الميناء إن القصف لا يزال مستمرا، وإن الأهالي غادروا الأحياء القريبة إلى الجنوب، وإن عدد القتلى بلغ 9 على الأقل"
    " خلال الليل. وأعلنت الإدارة أن الإطفاء انتهى."
)
ROWS = (("Quay", "Killed", "Injured"), ("North quay", "6", "14"), ("Fish market", "3", "9"))
FOOTNOTE = "The administration counts only those who worked in the harbour."


def words(text: str) -> list[str]:
    """Every word as it is written, and every figure."""
    return re.findall(r"\w+(?:[-’']\w+)*", text.replace("’", "'"))


def recall_precision(text: str, expected: Sequence[str]) -> tuple[float, float]:
    found, wanted = Counter(words(text)), Counter(words(" ".join(expected)))
    both = sum((found & wanted).values())
    return both / sum(wanted.values()), both / max(1, sum(found.values()))


def read_all(path: Path, options: ReadOptions | None = None) -> tuple[list[Report], list[Failure]]:
    found = list(read([str(path)], options or ReadOptions(), io.BytesIO()))
    return [item for item in found if isinstance(item, Report)], [
        item for item in found if isinstance(item, Failure)
    ]


def the_report(path: Path, options: ReadOptions | None = None) -> Report:
    found, failures = read_all(path, options)
    assert [failure.message() for failure in failures] == []
    (report,) = found
    return report


def the_failure(path: Path) -> Failure:
    found, (failure,) = read_all(path)
    assert found == []
    assert failure.found in failure.message()
    assert failure.accepted
    assert failure.next.endswith(".")
    return failure


def assert_well_read(text: str, expected: Sequence[str], floor: float = 0.95) -> None:
    recall, precision = recall_precision(text, expected)
    assert recall >= floor, f"recall {recall:.3f}"
    assert precision >= floor, f"precision {precision:.3f}"
