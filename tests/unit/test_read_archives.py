"""Archives: what is in them is read by its kind, what is not is told with its reason, nothing is unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tarfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.read import READERS, ReadOptions, archives, read, sent
from onrecord.read.entry import sha256
from onrecord.read.inputs import Input
from onrecord.records import Failure, Report

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

from hostile.archives import answer, record
from hostile.building import PAGE, SAID, Member, bomb, packed, tar_member, tar_of, zip_of

TEXT = b"Two people were killed in Homs on 4 May 2015.\n"
HTML = PAGE.encode()
URL = "https://news.example/2018/market.html"


def inside(name: str, data: bytes, options: ReadOptions | None = None) -> list[Report | Failure]:
    """Read in this process: what it is read in is test_read_apart.py's matter."""
    suffix = next(kind for kind in sorted(archives.KINDS, key=len, reverse=True) if name.endswith(kind))
    item = Input(name, name.removesuffix(suffix), suffix, lambda: io.BytesIO(data), len(data))
    return list(READERS[suffix](item, options or ReadOptions()))


def reports(items: list[Report | Failure]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def failures(items: list[Report | Failure]) -> dict[str, str]:
    """Name in the archive → code."""
    return {item.source.partition("/")[2]: item.code for item in items if isinstance(item, Failure)}


TAR = tar_of([tar_member("d", type=tarfile.DIRTYPE), tar_member("d/a.html", HTML), tar_member("b.txt", TEXT)])
WARC = record("response", URL, answer(HTML)) + record(
    "response", "https://news.example/b.txt", answer(TEXT, kind="text/plain")
)
KINDS: dict[str, Callable[[], bytes]] = {
    "x.zip": lambda: zip_of([packed("d/", b""), packed("d/a.html", HTML), packed("b.txt", TEXT)]),
    "x.tar": lambda: TAR,
    "x.tar.gz": lambda: gzip.compress(TAR, mtime=0),
    "x.tgz": lambda: gzip.compress(TAR, mtime=0),
    "x.tar.bz2": lambda: bz2.compress(TAR),
    "x.tar.xz": lambda: lzma.compress(TAR),
    "x.warc": lambda: WARC,
    "x.warc.gz": lambda: b"".join(
        gzip.compress(b"WARC/1.0" + part, mtime=0) for part in WARC.split(b"WARC/1.0")[1:]
    ),
    "x.wacz": lambda: zip_of(
        [Member(b"archive/data.warc.gz", gzip.compress(WARC, mtime=0)), packed("pages/pages.jsonl", b"{}")]
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_in_it_is_read(name: str) -> None:
    items = inside(name, KINDS[name]())
    assert failures(items) == {}
    page, text = reports(items)
    assert page.title == "Shells hit a market"
    assert SAID in page.text
    assert text.text == TEXT.decode()
    assert (text.raw, text.raw_sha256) == (TEXT, sha256(TEXT))


@pytest.mark.parametrize("name", KINDS)
def test_it_is_read_through_the_process_apart_all_the_same(name: str, tmp_path: Path) -> None:
    data = KINDS[name]()
    (tmp_path / name).write_bytes(data)
    (here,) = ({report.text: report.id for report in reports(inside(name, data))},)
    apart = reports(list(read([str(tmp_path / name)], ReadOptions())))
    assert {report.text: report.id for report in apart} == here
    assert [report.source.startswith(f"{tmp_path / name}/") for report in apart] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_member_is_named_by_archive_and_path() -> None:
    assert [(r.id, r.source) for r in reports(inside("x.zip", KINDS["x.zip"]()))] == [
        ("a", "x.zip/d/a.html"),
        ("b", "x.zip/b.txt"),
    ]


def test_ids_are_made_distinct() -> None:
    parts = [
        packed("a.txt", b"One died."),
        packed("a.txt", b"Two died."),
        packed("d/a.txt", b"Three died."),
        packed("a-2.txt", b"Four died."),
    ]
    assert [report.id for report in reports(inside("x.zip", zip_of(parts)))] == ["a", "a-2", "a-3", "a-2-2"]


def test_a_corpus_in_an_archive_is_one() -> None:
    lines = b'{"text": "One died."}\n{"text": 2}\n{"text": "Three died.", "report": "own"}\n'
    items = inside("x.zip", zip_of([packed("c.jsonl", lines)]))
    assert [(r.id, r.source) for r in reports(items)] == [
        ("c-1", "x.zip/c.jsonl:1"),
        ("own", "x.zip/c.jsonl:3"),
    ]
    assert failures(items) == {"c.jsonl": "text-not-string"}


def test_options_go_along() -> None:
    (report,) = reports(
        inside("x.zip", zip_of([packed("a.txt", b"Two died.")]), ReadOptions(date(2018, 3, 4), "Desk"))
    )
    assert (report.published, report.published_by, report.outlet) == (date(2018, 3, 4), "given", "Desk")


@pytest.mark.parametrize(
    "name",
    ["a.png", "style.css", "a.js", "d/", ".hidden.txt", "__MACOSX/._a.txt", "d/.git/a.txt", "Thumbs.db"],
)
def test_what_is_plainly_no_report_is_left_out(name: str) -> None:
    items = inside("x.zip", zip_of([packed(name, b"x"), packed("a.txt", TEXT)]))
    assert failures(items) == {}
    assert len(items) == 1


REFUSED = {
    "../a.txt": "path-traversal", "/a.txt": "path-traversal", "a/../../b.txt": "path-traversal", "..\\a.txt": "path-traversal", "C:\\a.txt": "path-traversal",
    "CON.txt": "path-traversal", "a/nul": "path-traversal", "../a.png": "path-traversal", "a.exe": "unknown-kind", "a.mp4": "unknown-kind", "README": "unknown-kind",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_told_with_its_reason(name: str) -> None:
    items = inside("x.zip", zip_of([packed(name, TEXT), packed("good.txt", TEXT)]))
    assert list(failures(items).values()) == [REFUSED[name]]
    assert [report.id for report in reports(items)] == ["good"]


def test_refused_paths_say_that_nothing_was_written() -> None:
    (failure, _) = inside("x.zip", zip_of([packed("../a.txt", TEXT), packed("good.txt", TEXT)]))
    assert isinstance(failure, Failure)
    assert "Nothing was written" in failure.next


def test_links_and_devices_are_not_followed() -> None:
    data = tar_of([
        tar_member("l.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd"), tar_member("h.txt", type=tarfile.LNKTYPE, linkname="/etc/passwd"),
        tar_member("z.txt", type=tarfile.CHRTYPE), tar_member("p.txt", type=tarfile.FIFOTYPE), tar_member("good.txt", TEXT),
    ])  # fmt: skip
    items = inside("x.tar", data)
    assert set(failures(items).values()) == {"not-a-file"}
    assert len(failures(items)) == 4
    assert [report.id for report in reports(items)] == ["good"]
    assert failures(inside("x.zip", zip_of([packed("l.txt", b"/etc/passwd", mode=0o120777)]))) == {
        "l.txt": "not-a-file"
    }


def test_an_archive_in_an_archive_is_read_and_no_deeper() -> None:
    innermost = zip_of([packed("c.txt", TEXT)])
    inner = zip_of([packed("b.txt", TEXT), packed("deep.zip", innermost)])
    items = inside(
        "x.zip",
        zip_of([packed("in.zip", inner), packed("in.tar.gz", gzip.compress(TAR)), packed("in.warc", WARC)]),
    )
    assert [report.source for report in reports(items)] == [
        "x.zip/in.zip/b.txt", "x.zip/in.tar.gz/d/a.html", "x.zip/in.tar.gz/b.txt", f"x.zip/in.warc/{URL}", "x.zip/in.warc/https://news.example/b.txt",
    ]  # fmt: skip
    assert failures(items) == {"in.zip/deep.zip": "too-deep"}


def test_names_can_be_shown() -> None:
    data = zip_of(
        [Member("a\x1b[31m\n\u202eb.txt".encode(), TEXT, flags=0x800), packed("x" * 5000 + ".txt", TEXT)]
    )
    first, second = reports(inside("x.zip", data))
    assert first.source == "x.zip/a\ufffd[31m\ufffd\ufffdb.txt"
    assert len(second.source) < 400
    assert len(second.id) <= 150


# --- bombs and damage -----------------------------------------------------------------------------


def test_what_unpacks_without_end_is_given_up_and_what_came_before_is_kept() -> None:
    parts = [packed("a.txt", TEXT), *(bomb(f"{n}.txt", 40 << 20) for n in range(12)), packed("z.txt", TEXT)]
    items = inside("x.zip", zip_of(parts))
    assert [report.id for report in reports(items)] == ["a"]
    last = items[-1]
    assert isinstance(last, Failure)
    assert (last.source, last.code) == ("x.zip", "bomb")


def test_one_large_file_costs_no_other() -> None:
    items = inside("x.zip", zip_of([bomb("a.html", 60 << 20), packed("b.txt", TEXT)]))
    assert failures(items) == {"a.html": "too-large"}
    assert [report.id for report in reports(items)] == ["b"]


def test_more_members_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    items = inside("x.zip", zip_of(packed(f"{n}.txt", b"%d died." % n) for n in range(5)))
    assert [report.id for report in reports(items)] == ["0", "1", "2"]
    assert failures(items) == {"": "too-many-members"}


GOOD = packed("good.txt", TEXT)
DAMAGED = {
    "encrypted": (Member(b"a.txt", b"x" * 40, 8, 1, 99, flags=1), "encrypted"),
    "wrong sum": (Member(b"a.txt", GOOD.data, 8, 1, GOOD.size), "broken-archive"),
    "no deflate": (Member(b"a.txt", b"\xff" * 40, 8, 1, 99), "broken-archive"),
    "unknown method": (Member(b"a.txt", b"x", 99, 1, 1), "unknown-packing"),
    "no such place": (Member(b"a.txt", b"x", 0, 1, 1, at=0x7FFFFFF0), "broken-archive"),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_member_costs_no_other(what: str) -> None:
    member, code = DAMAGED[what]
    items = inside("x.zip", zip_of([member, GOOD]))
    assert failures(items) == {"a.txt": code}
    assert [report.id for report in reports(items)] == ["good"]


@pytest.mark.parametrize("name", [name for name in KINDS if name not in ("x.zip", "x.wacz")])
@pytest.mark.parametrize("left", [0.3, 0.6, 0.9])
def test_a_stream_that_was_cut_off_is_told(name: str, left: float) -> None:
    """What came before the cut is read."""
    data = KINDS[name]()
    items = inside(name, data[: int(len(data.rstrip(b"\0")) * left)])
    assert failures(items) != {}
    assert all(
        report.text in (TEXT.decode(), reports(inside(name, data))[0].text) for report in reports(items)
    )


def test_a_tar_that_ends_between_two_members_is_told() -> None:
    whole = tar_of([tar_member("b.txt", TEXT)])
    items = inside("x.tar", whole[:1024])
    assert failures(items) == {"": "truncated-archive"}
    assert [report.id for report in reports(items)] == ["b"]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\0" * 2000])
def test_what_is_no_archive_is_told(name: str, data: bytes) -> None:
    items = inside(name, data)
    assert reports(items) == []
    assert len(failures(items)) == 1


def test_an_archive_without_reports_says_so() -> None:
    assert failures(inside("x.zip", zip_of([packed("a.png", b"x")]))) == {"": "empty-archive"}


# --- web archives ---------------------------------------------------------------------------------


def test_a_page_has_the_address_and_the_day_that_it_was_taken() -> None:
    (page, text) = reports(inside("x.warc", WARC))
    assert (page.url, page.id) == (URL, "news.example-2018-market")
    assert (page.published, page.published_by) == (date(2018, 3, 3), "given")
    assert (text.url, text.id) == ("https://news.example/b.txt", "news.example-b.txt")


def test_what_the_page_says_of_its_day_comes_first() -> None:
    dated = HTML.replace(b"<title>", b'<meta property="article:published_time" content="2016-12-13"><title>')
    (page,) = reports(inside("x.warc", record("response", URL, answer(dated))))
    assert (page.published, page.published_by) == (date(2016, 12, 13), "metadata")
    lined = b"DAMASCUS, 12 May 2016 - Two people were killed in Homs.\n"
    (text,) = reports(inside("x.warc", record("response", URL, answer(lined, kind="text/plain"))))
    assert text.published is None, "the day is in the text, where it is found for every report alike"
    (given,) = reports(
        inside("x.warc", record("response", URL, answer(HTML)), ReadOptions(published=date(2017, 1, 2)))
    )
    assert given.published == date(2017, 1, 2)


@pytest.mark.parametrize(
    "left_out",
    [
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n"), record("response", URL, answer(HTML, status="404 Not Found")),
        record("response", URL, answer(b"", status="301 Moved")), record("response", URL, answer(b"x", kind="image/png")),
        record("response", URL, answer(b"x", kind="text/css")), record("response", URL, answer(b"{}", kind="application/json; charset=utf-8")),
        record("metadata", URL, b"x"), record("revisit", URL, answer(b"")),
    ],
)  # fmt: skip
def test_what_is_no_page_is_left_out(left_out: bytes) -> None:
    items = inside("x.warc", left_out + record("response", URL, answer(HTML)))
    assert failures(items) == {}
    assert len(items) == 1


def test_the_charset_of_the_server_counts() -> None:
    said = "قتل شخصان في حلب".encode("cp1256")
    (report,) = reports(
        inside("x.warc", record("response", URL, answer(said, kind="text/plain; charset=windows-1256")))
    )
    assert report.text == "قتل شخصان في حلب"
    assert report.raw == said


def test_packed_and_chunked_bodies_are_taken_apart() -> None:
    zipped = answer(gzip.compress(HTML), more="Content-Encoding: gzip\r\n")
    chunked = answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), more="Transfer-Encoding: chunked\r\n")
    items = inside("x.warc", record("response", URL, zipped) + record("response", URL, chunked))
    assert [report.raw for report in reports(items)] == [HTML, HTML]


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "file:///etc/passwd", "urn:x"])
def test_an_address_of_another_kind_is_no_link(uri: str) -> None:
    assert failures(inside("x.warc", record("response", uri, answer(HTML)))) == {"": "empty-archive"}
    resource = record("resource", uri, HTML).replace(b"application/http; msgtype=response", b"text/html")
    (report,) = reports(inside("x.warc", resource))
    assert report.url is None
    assert report.id == "record-1"


def test_a_record_that_was_cut_is_told() -> None:
    cut = WARC[: WARC.index(b"</article>")]
    assert failures(inside("x.warc", cut)) == {URL: "truncated-archive", "": "truncated-archive"}


# --- suffixes -------------------------------------------------------------------------------------


def test_the_stem_of_a_packed_tar_is_without_both_suffixes() -> None:
    found = list(sent("upload/x.tar.gz", "x.tar.gz", gzip.compress(TAR), ReadOptions()))
    assert [report.source for report in reports(found)] == [
        "upload/x.tar.gz/d/a.html",
        "upload/x.tar.gz/b.txt",
    ]
    (refused,) = sent("upload/x.gz", "x.gz", b"\x1f\x8b", ReadOptions())
    assert isinstance(refused, Failure)
    assert refused.code == "unknown-kind"


def test_a_link_that_leads_out_of_a_folder_is_told_and_one_within_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Nobody is to read this.")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Two people died.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "within.txt").symlink_to("a.txt")
    items = list(read([str(folder)], ReadOptions()))
    assert [report.id for report in reports(items)] == ["a", "within"]
    assert [item.code for item in items if isinstance(item, Failure)] == ["leads-out"]
