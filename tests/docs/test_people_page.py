"""docs/people.md says what the policy says: each action under the least role for it, and each scope of a token."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.review import MAY, ROLES
from onrecord.web.accounts import tokens

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "people.md").read_text("utf-8")


def test_the_table_of_roles_is_the_policy() -> None:
    told = {
        role: set(re.findall(r"`([\w-]+)`", acts))
        for role, acts in re.findall(r"^\| `(\w+)` \| (`.*) \|$", PAGE, re.MULTILINE)
    }
    assert told == {role: {action for action, least in MAY.items() if least == role} for role in ROLES}


def test_the_table_of_scopes_is_what_tokens_lend() -> None:
    told = dict(re.findall(r"^\| `([\w-]+)` \| (\w+) \| [^|]+ \|$", PAGE, re.MULTILINE))
    assert told == dict(tokens._TOP)
