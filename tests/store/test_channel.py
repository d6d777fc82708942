"""Bytes between two threads: in order, a little at a time, and nobody waits for an end that is gone."""

from __future__ import annotations

import threading

import pytest

from onrecord.store import channel as module
from onrecord.store.channel import Channel


def _thread(work) -> threading.Thread:  # type: ignore[no-untyped-def]
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_all_bytes_come_out_in_order_and_then_nothing() -> None:
    channel = Channel()
    parts = [bytes([n % 251]) * (n * 997 % 70_000) for n in range(80)]

    def write() -> None:
        for part in parts:
            channel.write(part)
        channel.end()

    thread, found = _thread(write), b""
    while data := channel.read(5000):
        assert len(data) <= 5000
        found += data
    thread.join(5)
    assert found == b"".join(parts)
    assert channel.read(1) == b""


def test_a_writer_waits_while_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    channel = Channel()
    channel.write(b"0123456789")
    thread = _thread(lambda: channel.write(b"next"))
    thread.join(0.05)
    assert thread.is_alive()
    assert channel.read(4) == b"0123"
    thread.join(5)
    assert not thread.is_alive()
    assert channel.read() == b"456789next"


def test_a_writer_whose_reader_gave_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 1)
    channel, told = Channel(), []

    def write() -> None:
        try:
            while True:
                channel.write(b"x")
        except BrokenPipeError:
            told.append(True)

    thread = _thread(write)
    channel.give_up()
    thread.join(5)
    assert told == [True]
