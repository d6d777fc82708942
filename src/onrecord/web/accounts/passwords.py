"""Passwords that a list of common ones does not hold and that are guessed all the same.

Comes in: a password and its user. Goes out: nothing, or why it is refused. Django's list of common passwords is short of long
ones, since few people chose any: what counts is what is left when digits and repetitions are taken off.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_FEWEST = 5
"""Different characters that a password must have."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890")
_RUN = 6
"""So many characters in a row of the keyboard or the alphabet count as one."""


class Guessable(CommonPasswordValidator):
    def validate(self, password: str, user: Any = None) -> None:
        folded = password.casefold()
        name = str(getattr(user, "username", "")).casefold()
        if len(name) > 2 and name in folded:
            raise ValidationError(_("The password holds the name of the account."))
        letters = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
        if (
            len(set(folded)) < _FEWEST
            or _left(folded) < _FEWEST
            or any(w in self.passwords for w in (folded, letters, _once(letters)))
        ):
            raise ValidationError(_("The password is one of those that are tried first."))

    def get_help_text(self) -> str:
        return _("No common password, and none that is one with digits.")


def _once(word: str) -> str:
    """'passpass' → 'pass'."""
    found = re.fullmatch(r"(.+?)\1+", word)
    return found[1] if found else word


def _left(folded: str) -> int:
    """How many characters are left when rows of the keyboard and repetitions are taken for one each."""
    rest = _once(folded)
    for row in _ROWS:
        for way in (row, row[::-1]):
            for start in range(len(way) - _RUN + 1):
                for end in range(len(way), start + _RUN - 1, -1):
                    rest = rest.replace(way[start:end], "·")
    return len(rest)
