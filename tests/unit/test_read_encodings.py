"""Bytes of a file to text: each encoding told apart, nothing changed, damage named."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.read.decode import decode

STORY = "“Twelve\u00a0people died,” the mayor of Orléans said — ‘no more’.\r\nRescuers left.\n"
PLAIN = "Twelve people died, the mayor said.\n" * 3
ARABIC = "قتل 12 شخصا في حلب، قال المرصد.\n" * 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode(), STORY),
        (codecs.BOM_UTF8 + STORY.encode(), STORY),
        (codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"), STORY),
        (codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), STORY),
        (codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"), STORY),
        (STORY.encode("utf-16-le"), STORY),
        (STORY.encode("utf-16-be"), STORY),
        (ARABIC.encode("utf-16-le"), ARABIC),
        (ARABIC.encode("utf-16-be"), ARABIC),
        (ARABIC.encode(), ARABIC),
        (STORY.encode("cp1252"), STORY),
        ("One said ‘no’".encode("cp1252"), "One said ‘no’"),
        ("They met in a café".encode("cp1252"), "They met in a café"),
        (PLAIN.encode(), PLAIN),
        (b"", ""),
    ],
)
def test_each_encoding_gives_the_text_exactly(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "code", "byte"),
    [
        # cut off in mid-character
        ("Two people died in Orléans, “no more".encode() + b"\xe2\x80", "truncated-utf-8", 39),
        (PLAIN.encode() + b"\xe2\x80", "truncated-utf-8", len(PLAIN)),
        (b"The bombing of Alepp\xc3", "truncated-utf-8", 20),
        # one damaged character among whole ones
        ("é … é".encode() + b" \xe2\x80 " + "— ’".encode(), "truncated-utf-8", 10),
        # UTF-16 cut in the middle of a unit
        (codecs.BOM_UTF16_LE + "Two died".encode("utf-16-le")[:-1], "truncated-utf-16", 16),
        (("Two died. " * 20).encode("utf-16-be")[:-1], "truncated-utf-16", 398),
        (codecs.BOM_UTF8 + b"Two died \xff.", "truncated-utf-8", 12),
    ],
)
def test_damaged_text_is_refused_at_its_byte(data: bytes, code: str, byte: int) -> None:
    with pytest.raises(ReadError) as refused:
        decode(data)
    assert refused.value.code == code
    assert f"byte {byte} " in refused.value.found


def test_two_encodings_in_one_file_are_refused() -> None:
    line = "“They left,” he said — the café stayed open for the ‘others’ in the town. "
    data = line.encode() + (line * 2).encode("cp1252")
    with pytest.raises(ReadError) as refused:
        decode(data)
    assert refused.value.code == "mixed-encoding"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"{\\rtf1\\ansi Twelve people died}", "Rich Text"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "RIFF"),
        (b"Twelve\x00people died in the town", "NUL"),
        (bytes(range(256)) * 8, "NUL"),
        (b"\x01\x02\x03\x04 twelve \x05\x06", "control characters"),
    ],
)
def test_a_binary_file_is_named_by_kind(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as refused:
        decode(data)
    assert refused.value.code == "binary"
    assert words in refused.value.found


@pytest.mark.parametrize("encoding", ["cp1256", "cp1251"])
def test_another_8_bit_encoding_is_not_read_as_windows_1252(encoding: str) -> None:
    words = ARABIC if encoding == "cp1256" else "Двенадцать человек погибли в городе. " * 3
    with pytest.raises(ReadError) as refused:
        decode(words.encode(encoding))
    assert refused.value.code == "unknown-encoding"


LETTERS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=60)


@given(LETTERS)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@given(LETTERS.filter(lambda text: len(text.encode()) > len(text)), st.integers(0, 1000))
def test_utf8_cut_inside_a_character_is_never_read_as_something_else(text: str, where: int) -> None:
    data = ("Orléans – " + text).encode()
    cuts = [i for i in range(11, len(data)) if data[i] & 0xC0 == 0x80]
    with pytest.raises(ReadError) as refused:
        decode(data[: cuts[where % len(cuts)]])
    assert refused.value.code == "truncated-utf-8"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        outcome = decode(data)
    except ReadError as error:  # and nothing else is raised
        outcome = error.code
    assert isinstance(outcome, str)
