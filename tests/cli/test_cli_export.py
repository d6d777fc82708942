"""`onrecord export`: a file in a format of the field, what it loses beside it, and an entry of the log with its digest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import Onrecord
from pyarrow import parquet

from onrecord.publish.formats import FORMATS


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def about(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.with_name(path.name + ".about.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_with_what_it_loses_beside_it(filled: Onrecord, form: str) -> None:
    done = filled("export", form, "-o", "out")
    path = filled.folder / "out"
    assert done.code == 0, done.said
    assert str(path) in done.err
    told = about(path)
    assert told["format"] == form
    assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert told["lost"], "there is no format that holds all"


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_export_of_the_same_record_is_the_same_to_the_byte(filled: Onrecord, form: str) -> None:
    for name in ("one", "two"):
        assert filled("export", form, "-q", "-o", name).code == 0
    assert (filled.folder / "one").read_bytes() == (filled.folder / "two").read_bytes()
    assert about(filled.folder / "one") == about(filled.folder / "two")


def test_the_log_has_the_filter_and_the_digest(filled: Onrecord) -> None:
    filled(
        "export",
        "csv",
        "-q",
        "-o",
        "out.csv",
        "--kind",
        "killed",
        "--from",
        "2016-12-12",
        "--on",
        "2016-12-16",
    )
    assert filled("log", "export", "-o", "log.jsonl").code == 0
    last = next(
        line for line in (filled.folder / "log.jsonl").read_text("utf-8").splitlines() if "2016-12-12" in line
    )
    assert about(filled.folder / "out.csv")["sha256"] in last  # type: ignore[operator]
    assert all(word in last for word in ("killed", "2016-12-12", "2016-12-16"))


def test_figures_are_those_of_the_incidents(filled: Onrecord) -> None:
    filled("export", "csv", "-q", "-o", "out.csv", "--with-names", "--exact-places")
    told = {
        one["incident"]: one for one in map(json.loads, filled("incidents", "--format", "jsonl", "-q").lines)
    }
    found = rows(filled.folder / "out.csv")
    assert {row["incident"] for row in found} == set(told)
    for row in found:
        for harm in told[row["incident"]]["assessment"]["ranges"]:
            if harm["group"] is None:
                shown = [row[f"{harm['kind'].replace('-', '_')}_{end}"] for end in ("low", "best", "high")]
                assert shown == [
                    "" if harm[end] is None else str(harm[end]) for end in ("low", "best", "high")
                ]


@pytest.mark.parametrize(
    ("words", "keeps"),
    [
        (("--kind", "ceasefire"), lambda row: "Ceasefire" in row["title"]),
        (("--grade", "weak"), lambda row: row["grade"] == "weak"),
        (("--from", "2016-12-16"), lambda row: row["end"] >= "2016-12-16"),
        (("--to", "2016-12-12"), lambda row: row["start"] <= "2016-12-12"),
    ],
)
def test_a_filter_narrows_it(filled: Onrecord, words: tuple[str, ...], keeps: object) -> None:
    filled("export", "csv", "-q", "-o", "all.csv")
    assert filled("export", "csv", "-q", "-o", "some.csv", *words).code == 0
    some = rows(filled.folder / "some.csv")
    assert 0 < len(some) < len(rows(filled.folder / "all.csv"))
    assert all(keeps(row) for row in some)  # type: ignore[operator]
    assert about(filled.folder / "some.csv")["filter"] == {words[0].removeprefix("--"): words[1]}


def test_a_place_has_what_lies_in_it(filled: Onrecord) -> None:
    filled("export", "csv", "-q", "--table", "claims", "-o", "some.csv", "--place", "eastern Aleppo")
    found = rows(filled.folder / "some.csv")
    assert any(row["place_name"] == "eastern Aleppo" for row in found)
    done = filled("export", "csv", "-q", "-o", "none.csv", "--place", "Nowhere at all")
    assert done.code == 3
    assert "Accepted" in done.said


def test_as_known_on_a_day_counts_what_came_later(filled: Onrecord) -> None:
    filled("export", "csv", "-q", "--table", "reports", "-o", "then.csv", "--on", "2016-12-13")
    assert {row["published"] for row in rows(filled.folder / "then.csv")} == {"2016-12-13"}
    assert about(filled.folder / "then.csv")["left_out"]["published_later"] > 0  # type: ignore[index]


def test_a_file_of_somebody_else_is_never_written_over(filled: Onrecord) -> None:
    (filled.folder / "mine.csv").write_text("my own work", encoding="utf-8")
    done = filled("export", "csv", "-o", "mine.csv")
    assert done.code == 1
    assert "no export that onrecord wrote" in done.said
    assert (filled.folder / "mine.csv").read_text("utf-8") == "my own work"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export",), "Which format?"),
        (("export", "word97"), "Accepted: csv"),
        (("export", "csv", "--table", "nothing"), "Accepted: incidents"),
        (("export", "csv", "--on", "yesterday"), "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_said(filled: Onrecord, words: tuple[str, ...], said: str) -> None:
    done = filled(*words)
    assert done.code == 2
    assert said in done.said


def test_names_of_victims_stay_in(onrecord: Onrecord) -> None:
    text = "ALEPPO, Dec 13, 2016 — Shelling killed Mariam Haddad, a nurse, and two of her children on Monday, her brother Omar Haddad said."
    (onrecord.folder / "one.txt").write_text(text, encoding="utf-8")
    assert onrecord("add", "-q", "one.txt").code == 0
    for form in FORMATS:
        for table in FORMATS[form].tables or ("",):
            chosen = ("--table", table) if table else ()
            assert onrecord("export", form, "-q", "-o", "out", *chosen).code == 0
            assert b"Haddad" not in (onrecord.folder / "out").read_bytes()
            (onrecord.folder / "out").unlink()
    assert onrecord("export", "csv", "-q", "--table", "claims", "-o", "named", "--with-names").code == 0
    assert b"Haddad" in (onrecord.folder / "named").read_bytes(), "the test would see a name where one is"


WITNESSES = """PORT BASSA, April 4, 2023 — Shelling killed 14 people in the market of El Geneina on Monday, Mariam Said Haddad, a nurse, said.
Nadir Tahir Osman, a resident, said 9 people were killed in the shelling of the market.
"""
NAMES = (b"mariam", b"haddad", b"nadir", b"osman")
NEVER = ("reports", "contradictions", "captures", "flee", "idmc")
"""Formats and tables that tell of no witness by name, whoever asks."""


def test_no_part_of_a_witness_name_stands_in_any_export(onrecord: Onrecord) -> None:
    """Keys of voices among it: a name comes in small letters there, and without its middle word."""
    (onrecord.folder / "one.txt").write_text(WITNESSES, encoding="utf-8")
    assert onrecord("add", "-q", "one.txt").code == 0
    for form in FORMATS:
        for table in FORMATS[form].tables or ("",):
            for names in ((), ("--with-names",)):
                chosen = (*(("--table", table) if table else ()), *names)
                assert onrecord("export", form, "-q", "-o", "out", *chosen).code == 0
                found = b"\n".join(unpacked((onrecord.folder / "out").read_bytes())).lower()
                there = [name for name in NAMES if name in found]
                shown = bool(names) and not {form, table} & set(NEVER)
                assert bool(there) == shown, (form, table, names, there)
                (onrecord.folder / "out").unlink()


def unpacked(held: bytes) -> Iterator[bytes]:
    """What a file holds, whatever it is packed in."""
    if zipfile.is_zipfile(io.BytesIO(held)):
        with zipfile.ZipFile(io.BytesIO(held)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    elif held.startswith(b"PAR1"):
        yield json.dumps(parquet.read_table(io.BytesIO(held)).to_pylist(), default=str).encode()
    else:
        yield held


def test_keys_without_names_still_tell_who_said_what(onrecord: Onrecord) -> None:
    (onrecord.folder / "one.txt").write_text(WITNESSES, encoding="utf-8")
    assert onrecord("add", "-q", "one.txt").code == 0
    assert onrecord("export", "jsonl", "-q", "-o", "incidents", "--table", "incidents").code == 0
    onrecord("export", "csv", "-q", "-o", "claims.csv", "--table", "claims")
    lines = (onrecord.folder / "incidents").read_text("utf-8").splitlines()
    held = [json.loads(line)["assessment"] for line in lines]
    keys = {one["key"] for assessment in held for one in assessment["origins"]}
    assert keys == {"said:1", "said:2"}
    assert {one["origin"] for assessment in held for one in assessment["without"]} == keys
    said = [json.loads(row["said"]) for row in rows(onrecord.folder / "claims.csv")]
    assert {voice["key"] for voices in said for voice in voices} == keys
    onrecord("export", "csv", "-q", "-o", "some.csv", "--table", "claims", "--kind", "killed")
    again = [json.loads(row["said"]) for row in rows(onrecord.folder / "some.csv")]
    assert {voice["key"] for voices in again for voice in voices} <= keys
