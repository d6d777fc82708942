"""Which machines an address may lead to: public ones alone. Pure.

Comes in: an IP address. Goes out: whether it may be connected to. Names are resolved, and lines opened, in line.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that a gateway turns into the IPv4 address in their last 32 bits (RFC 6052, 8215)."""
_COMPATIBLE = ip_network("::/96")
"""The same in an older writing (RFC 4291)."""


def is_public(address: Address) -> bool:
    """Whether it is of a machine on the open network: not of this machine, its network, its provider's, or nobody's."""
    return all(_is_public(one) for one in (address, *_within(address)))


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    named = address.is_private or address.is_loopback or address.is_link_local or address.is_unspecified
    return address.is_global and not (named or address.is_multicast or address.is_reserved)


def _within(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries: what is sent to it may come out there."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in net for net in (*_NAT64, _COMPATIBLE)):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
