"""Installed from the wheel without the repository, every part of the program works: data, templates, pages, migrations, formats.

`make wheel` builds the wheel and runs this; it is no part of `make test`.
"""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from installing import ROOT, Installed

from onrecord import __version__
from onrecord.publish.formats import FORMATS

PAPER = """
#set text(size: 11pt)
= Shelling of the old market
Valley Gazette, 13 December 2016

Shelling of the old market of Azaz killed 14 civilians on Monday, the hospital of the town said. Another 30 people were
wounded, it said. The market was crowded in the morning, and the ambulances needed an hour to reach it.
"""


def test_it_runs_from_its_own_environment(whole: Installed) -> None:
    assert whole.call("--version").out == f"onrecord, version {__version__}\n"
    where = whole.python("import onrecord; print(onrecord.__file__)").out
    assert where.startswith(str(whole.programs.parent))
    assert str(ROOT) not in where


@pytest.mark.parametrize(
    "name", [pytest.param("levant-wire-1213.txt", id="text"), pytest.param("northern-courier-1220.html", id="page")]
)  # fmt: skip
def test_claims_of_a_file(whole: Installed, name: str) -> None:
    called = whole.call("claims", "--format", "jsonl", name)
    assert called.code == 0, called.err
    kinds = {json.loads(line)["kind"] for line in called.out.splitlines()}
    assert {"killed", "evacuated"} & kinds


def test_claims_of_a_pdf(whole: Installed) -> None:
    (whole.room / "paper.typ").write_text(PAPER)
    whole.python("import typst; typst.compile('paper.typ', output='paper.pdf')")
    called = whole.call("claims", "--format", "jsonl", "paper.pdf")
    assert called.code == 0, called.err
    claims = [json.loads(line) for line in called.out.splitlines()]
    assert [c["figure"]["low"] for c in claims if c["kind"] == "killed"] == [14]


def test_the_record_is_made_and_holds(whole: Installed, record: str) -> None:
    assert record in whole.call("incidents").out
    assert "eastern Aleppo" in whole.call("show", record).out
    for words in (("verify",), ("db", "check"), ("situation", "eastern Aleppo"), ("places", "show", "Azaz")):
        called = whole.call(*words)
        assert called.code == 0, f"{words}: {called.err}"
        assert called.out.strip()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written(whole: Installed, record: str, name: str) -> None:
    assert re.search(rf"^\s*{name}\b", whole.call("export", "--list").out, re.MULTILINE)
    for table in FORMATS[name].tables or ("",):
        file = f"out-{name}-{table}{FORMATS[name].suffix}"
        called = whole.call("export", name, *(["--table", table] if table else []), "-o", file)
        assert called.code == 0, called.err
        assert (whole.room / file).stat().st_size
        assert json.loads((whole.room / f"{file}.about.json").read_text())["onrecord"]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("dossier", "ID", "--format", "pdf"), b"%PDF-"),
        (("dossier", "ID", "--format", "docx"), b"PK"),
        (("dossier", "ID", "--format", "html"), b"<!doctype html>"),
        (("report",), b"<!doctype html>"),
        (("bulletin", "--from", "2016-12-13", "--to", "2016-12-16", "--format", "md"), b"#"),
        (("bulletin", "--from", "2016-12-13", "--to", "2016-12-16", "--format", "html"), b"<!doctype html>"),
        (("bulletin", "--from", "2016-12-13", "--to", "2016-12-16", "--format", "docx"), b"PK"),
        (("bulletin", "--from", "2016-12-13", "--to", "2016-12-16", "--format", "pdf"), b"%PDF-"),
    ],
    ids=lambda value: f"{value[0]}-{value[-1]}" if isinstance(value, tuple) else "",
)
def test_papers_are_written(whole: Installed, record: str, words: tuple[str, ...], begins: bytes) -> None:
    file = f"paper-{words[0]}-{words[-1].strip('-')}"
    called = whole.call(*(record if word == "ID" else word for word in words), "-o", file)
    assert called.code == 0, called.err
    assert (whole.room / file).read_bytes()[:40].lower().startswith(begins.lower())


def test_a_backup_comes_back(whole: Installed, record: str) -> None:
    assert whole.call("db", "backup", "monday.onrecord").code == 0
    assert whole.call("db", "restore", "monday.onrecord", "back.db").code == 0
    assert record in whole.call("incidents", "--db", "back.db").out


def test_the_pages_are_served(whole: Installed, record: str) -> None:
    with served(whole) as link:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(link) as home:
            page = home.read().decode()
        assert "<html" in page
        assert "onrecord" in page
        base = link.split("/enter/")[0]
        for path in (
            f"/incident?id={record}",
            "/map",
            "/situation?place=eastern%20Aleppo",
            "/inbox",
            "/admin",
        ):
            with browser.open(base + path) as answer:
                assert answer.status == 200, path
        for file in set(re.findall(r'"(/files/[^"?]+)', page)):
            with browser.open(base + file) as answer:
                assert answer.read(), file
        browser.addheaders = [("Accept-Language", "ar")]
        with browser.open(f"{base}/search") as answer:
            assert 'dir="rtl"' in answer.read().decode()


@contextmanager
def served(whole: Installed) -> Iterator[str]:
    words = [str(whole.programs / "onrecord"), "serve", "--port", "0"]
    with subprocess.Popen(
        words, cwd=whole.room, env=whole.surroundings | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    ) as server:  # fmt: skip
        assert server.stdout
        try:
            yield next(
                found[0] for line in server.stdout if (found := re.search(r"http://\S+/enter/\S+", line))
            )
        finally:
            server.terminate()


# --- without extras -------------------------------------------------------------------------------


def test_without_extras_a_record_is_made_and_published(bare: Installed) -> None:
    for words in (
        ("add", "--quiet", "levant-wire-1213.txt"), ("incidents",), ("verify",), ("report", "-o", "page.html"),
        ("export", "csv", "-o", "flat.csv"), ("export", "sqlite", "-o", "flat.sqlite"), ("db", "backup", "monday.onrecord"),
    ):  # fmt: skip
        called = bare.call(*words)
        assert called.code == 0, f"{words}: {called.err}"
    assert {"page.html", "flat.csv", "flat.sqlite", "monday.onrecord"} <= {
        p.name for p in bare.room.iterdir()
    }


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (("serve",), "server"),
        (("account", "list"), "server"),
        (("account", "add", "anna", "--role", "admin"), "server"),
        (("export", "parquet"), "tables"),
        (("dossier", "ID", "--format", "pdf"), "pdf"),
        (("bulletin", "--from", "2016-12-13", "--to", "2016-12-16", "--format", "pdf"), "pdf"),
        (("incidents", "--db", "postgresql://anna@db.example/record"), "postgres"),
        (
            ("add", "levant-wire-1213.txt", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:8786"),
            "cluster",
        ),
        (("db", "copy", "onrecord.db", "postgresql://anna@db.example/record"), "postgres"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else value,
)
def test_without_extras_what_lacks_says_which(bare: Installed, words: tuple[str, ...], extra: str) -> None:
    if not Path(bare.room, "onrecord.db").exists():
        bare.call("add", "--quiet", "levant-wire-1213.txt")
    found = re.search(r"\bi[0-9a-f]{10}\b", bare.call("incidents").out)
    assert found
    called = bare.call(*(found[0] if word == "ID" else word for word in words))
    assert called.code not in (0, 130)
    assert f"[{extra}]" in called.said
    assert "Traceback" not in called.said
