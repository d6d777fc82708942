"""Which addresses are asked, and what a server's robots.txt says: without a network."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from onrecord import fetching
from onrecord.errors import FetchError
from onrecord.fetching import robots
from onrecord.fetching.reach import is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.69", "2606:4700:4700::1111", "2a00:1450:4001::8a"])
def test_public_machines_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "this machine"), ("127.8.9.1", "this machine"), ("::1", "this machine"), ("0.1.2.3", "this machine"),
        ("10.1.2.3", "its network"), ("172.16.0.9", "its network"), ("192.168.1.1", "its network"), ("fd12::1", "its network"),
        ("fec0::1", "its network, as it was written once"), ("100.64.0.7", "its provider's network"),
        ("169.254.169.254", "what tells a rented machine its secrets"), ("fe80::1", "the cable beside it"),
        ("224.0.0.1", "many"), ("ff02::1", "many"), ("255.255.255.255", "all"), ("240.0.0.1", "nobody"), ("192.0.2.1", "examples"),
        ("198.18.0.1", "measuring"), ("::ffff:127.0.0.1", "this machine, as IPv6"), ("::127.0.0.1", "this machine, as IPv6"),
        ("2002:7f00:1::1", "this machine, by 6to4"), ("2002:a01:203::1", "its network, by 6to4"),
        ("64:ff9b::a01:203", "its network, by a gateway"), ("64:ff9b:1::7f00:1", "this machine, by a gateway"),
    ],
)  # fmt: skip
def test_special_machines_are_not_asked(address: str, what: str) -> None:
    assert not is_public(ip_address(address)), what


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("ftp://news.example/a", "neither http:// nor https://"),
        ("file:///etc/hosts", "neither http:// nor https://"),
        ("javascript:alert(1)", "neither http:// nor https://"),
        ("https://", "names no server"),
        ("https://rosa:word@news.example/", "name or password"),
        ("https://rosa@news.example/", "name or password"),
        ("https://news.example:99999/", "cannot be read"),
        ("https://[::1/", "cannot be read"),
        ("https://news.example/" + "a" * 2000, "longer than"),
    ],
)
def test_what_is_no_address_of_a_page(url: str, found: str) -> None:
    with pytest.raises(FetchError) as refused:
        fetching.refuse(url)
    assert found in refused.value.found
    assert refused.value.code == "no-address"


@pytest.mark.parametrize("word", ["off", "OFF", "no", "0"])
def test_an_administrator_turns_fetching_off(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("ONRECORD_FETCH", word)
    with pytest.raises(FetchError) as refused:
        fetching.fetch("https://news.example/", may_reach=lambda address: True)
    assert refused.value.code == "fetching-is-off"


RULES = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*?print
Disallow: /end$

User-agent: Other
User-agent: onrecord  # us
Disallow: /ours/
Disallow:
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("somebody", "/", True),
        ("somebody", "/private", False),
        ("somebody", "/private/a", False),
        ("somebody", "/private/open/a", True),  # the longer rule counts
        ("somebody", "/story?print=1", False),
        ("somebody", "/story?page=1", True),
        ("somebody", "/end", False),
        ("somebody", "/ending", True),
        ("onrecord", "/private", True),  # a group that names us is the only one for us
        ("ONRECORD", "/ours/a", False),
        ("other", "/ours/a", False),
    ],
)
def test_what_robots_txt_allows(agent: str, path: str, allowed: bool) -> None:
    assert robots.allows(RULES, agent, path) is allowed


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("no rules at all", "/a", True),
        ("Disallow: /", "/a", True),  # of no group
        ("User-agent: *\nDisallow: /", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),  # as long: the one that allows
        ("User-agent: *\nDisallow: /حلب", "/%D8%AD%D9%84%D8%A8", False),
        ("User-agent: *\nDisallow: /" + "*a" * 3000 + "b", "/" + "a" * 3000, True),  # quick, whatever it says
        ("User-agent: *\nDisallow: /a*c$", "/abcbc", False),
        ("User-agent: *\nDisallow: /ab*bc$", "/abc", True),
    ],
)
def test_odd_files_of_robots(text: str, path: str, allowed: bool) -> None:
    assert robots.allows(text, "onrecord", path) is allowed
