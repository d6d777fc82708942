"""Documents with bytes changed, lost or put in at random: reports or failures come out, never another error."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from document_files import MAKERS
from document_texts import PARAGRAPHS
from test_mails_and_saved_pages import ARTICLE, PAGE, book, mail
from test_workbooks_and_json import ENTRIES, REPORTS, workbook

from onrecord.read import ReadOptions, sent
from onrecord.records import Failure, Report

TIMES = 40


def pdf(path: Path) -> Path:
    typst = pytest.importorskip("typst", reason="typst is not installed")
    source = path.with_suffix(".typ")
    source.write_text("\n\n".join(PARAGRAPHS), "utf-8")
    path.write_bytes(typst.compile(str(source)))
    return path


def a_mail(path: Path) -> Path:
    message = mail("\n\n".join(PARAGRAPHS), PAGE)
    attached = MAKERS["docx"](path.with_suffix(".docx")).read_bytes()
    message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="a.docx")
    path.write_bytes(message.as_bytes())
    return path


def written(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


KINDS: dict[str, Callable[[Path], Path]] = {
    **MAKERS,
    "epub": book,
    "xlsx": lambda path: workbook(path, {"Reports": REPORTS}),
    "pdf": pdf,
    "eml": a_mail,
    "mhtml": written(mail(None, ARTICLE).as_bytes()),
    "json": written(json.dumps(ENTRIES).encode()),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40)) if len(out) > 40 else 0):
        at = chance.randrange(len(out) - 1)
        match chance.randrange(4):
            case 0:
                del out[at : at + chance.randrange(1, 20)]
            case 1:
                out[at:at] = chance.randbytes(chance.randrange(1, 10))
            case _:
                out[at] = chance.randrange(256)
    return bytes(out)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive damaged, the archive whole."""
    archive, out = zipfile.ZipFile(BytesIO(data)), BytesIO()
    spoilt = chance.choice(archive.namelist())
    with zipfile.ZipFile(out, "w") as new:
        for name in archive.namelist():
            part = archive.read(name)
            new.writestr(name, damaged(part, chance) if name == spoilt else part)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_document_gives_reports_or_failures(tmp_path: Path, kind: str) -> None:
    whole = KINDS[kind](tmp_path / f"a.{kind}").read_bytes()
    inside = zipfile.is_zipfile(BytesIO(whole))
    for n in range(TIMES):
        chance = random.Random(f"{kind} {n}")
        data = (damaged_inside if inside and n % 2 else damaged)(whole, chance)
        found = list(sent("upload", f"a.{kind}", data, ReadOptions()))
        assert found, n
        for item in found:
            assert isinstance(item, Report | Failure), n
            assert item.text.strip() if isinstance(item, Report) else item.next.endswith("."), n
