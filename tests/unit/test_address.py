"""Addresses: which text is a file and which a server, and that a password is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.address import Server, address_of, shown


@pytest.mark.parametrize("text", ["onrecord.db", "/srv/onrecord.db", "postgresql", "postgres.db", "a/postgresql://x", "file:onrecord.db"])  # fmt: skip
def test_a_file(text: str) -> None:
    assert address_of(text) == Path(text)


@pytest.mark.parametrize("text", ["postgresql://h/n", "postgres://h/n", "postgresql:///n?host=/run", "POSTGRESQL://h/n", "postgresql:n"])  # fmt: skip
def test_a_server(text: str) -> None:
    assert address_of(text) == Server(text)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://h/n", "postgresql://h/n"),
        ("postgresql://ann@h:5433/n", "postgresql://ann@h:5433/n"),
        ("postgresql://ann:verborgen@h:5433/n", "postgresql://ann:***@h:5433/n"),
        ("postgresql://:verborgen@h/n", "postgresql://:***@h/n"),
        ("postgresql://ann:%76erborgen@[::1]:5433/n", "postgresql://ann:***@[::1]:5433/n"),
        ("postgresql:///n?host=/run&user=ann&password=verborgen", "postgresql:///n?host=/run&user=ann&password=***"),
        ("postgresql://h/n?sslpassword=verborgen&sslmode=require", "postgresql://h/n?sslpassword=***&sslmode=require"),
        ("postgresql://h/n?sslmod=x&passwort=verborgen", "postgresql://h/n?sslmod=***&passwort=***"),
        ("postgresql://h,i:5433/n?target_session_attrs=primary", "postgresql://h,i:5433/n?target_session_attrs=primary"),
        # A password with a character that must be written otherwise: nobody can say where it ends.
        ("postgresql://ann:verb/orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb@orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb#orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb:orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb?orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb orgen@h/n", "postgresql://…"),
        ("postgresql://ann:verb[orgen@h/n", "postgresql://…"),
        ("POSTGRESQL://ann:verborgen@h/n", "postgresql://…"),
        ("postgresql:ann:verborgen@h/n", "postgresql://…"),
    ],
)  # fmt: skip
def test_what_is_shown_of_an_address(address: str, expected: str) -> None:
    server = Server(address)
    assert shown(address) == str(server) == f"{server}" == expected
    for words in (str(server), repr(server)):
        assert not any(part in words for part in ("verb", "orgen"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("no such host: h", "no such host: h"),
        ("bad words s%40cret and s@cret", "bad words *** and ***"),
    ],
)
def test_a_password_is_taken_out_of_the_words_of_others(said: str, expected: str) -> None:
    assert Server("postgresql://ann:s%40cret@h/n").hidden_in(said) == expected
