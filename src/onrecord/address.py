"""Where a record lies: the path of a file, or the address of a PostgreSQL database.

Comes in: what a person wrote. Goes out: a Path or a Server, which shows itself without its password.
Nothing is opened here; whether an address can be read is the store's to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

_SCHEME = re.compile(r"(?i)postgres(?:ql)?:")
# Characters with a meaning of their own in an address are written as %3A and the like, in a password above all.
_PARTS = re.compile(
    r"(?P<scheme>postgres(?:ql)?://)"
    r"(?:(?P<user>[^\s:/?#\[\]@]*)(?P<password>:[^\s:/?#\[\]@]*)?@)?"
    r"(?P<hosts>[^\s/?#@]*)"
    r"(?P<name>/[^\s/?#@]*)?"
    r"(?P<options>\?[^\s#@]*)?"
)
# Of other options the value is not shown: a password may be in one that is spelt wrong.
_OPEN = "host|hostaddr|port|user|dbname|service|options|application_name|connect_timeout|sslmode|target_session_attrs"
_HIDDEN_OPTION = re.compile(rf"([?&](?!(?:{_OPEN})=)[^=&]*=)[^&]*")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server. As text it has no password; `address` is for connecting alone."""

    address: str = field(repr=False)

    def __str__(self) -> str:
        return shown(self.address)

    def hidden_in(self, words: str) -> str:
        """Somebody else's words with the password out, as it was written and as it is meant."""
        parts = _PARTS.fullmatch(self.address)
        written = (parts["password"] or "")[1:] if parts else ""
        meant = re.sub("(?:%[0-9A-Fa-f]{2})+", lambda m: _decoded(m[0]), written)
        for secret in {written, meant} - {""}:
            words = words.replace(secret, "***")
        return words

    @property
    def readable(self) -> bool:
        return _PARTS.fullmatch(self.address) is not None


Address: TypeAlias = "Path | Server"


def address_of(text: str) -> Address:
    """A path, or a server where the text begins with `postgresql:` or `postgres:`."""
    return Server(text) if _SCHEME.match(text) else Path(text).expanduser()


def shown(address: str) -> str:
    """A server's address without its password; of one that cannot be read, where a password could be anywhere, nothing."""
    parts = _PARTS.fullmatch(address)
    if parts is None:
        return "postgresql://…"
    user = f"{parts['user']}{':***' if parts['password'] else ''}@" if parts["user"] is not None else ""
    options = _HIDDEN_OPTION.sub(r"\1***", parts["options"] or "")
    return f"{parts['scheme']}{user}{parts['hosts']}{parts['name'] or ''}{options}"


def _decoded(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("%", "")).decode("utf-8", "replace")
